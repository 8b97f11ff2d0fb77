package main

import (
	"context"
	"encoding/json"
	"io"
	"maps"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/parquet-go/parquet-go"

	"github.com/blamelint/blamelint/analyzer/audit"
	"github.com/blamelint/blamelint/reporter"
	"github.com/blamelint/blamelint/reporter/records"
)

func init() {
	register.DoFn4x1[context.Context, []byte, func(*audit.Aggregate) bool, func(*audit.Promise) bool, error](&report{})
}

// report writes what all documents add up to.
type report struct {
	Output string `json:"output"`
	Format string `json:"format"`
}

// ProcessElement is called once, with the sum and the repeated promises.
func (f *report) ProcessElement(ctx context.Context, _ []byte, sums func(*audit.Aggregate) bool, promises func(*audit.Promise) bool) error {
	var total audit.Aggregate
	for g := (audit.Aggregate{}); sums(&g); g = (audit.Aggregate{}) {
		total.Merge(&g)
	}
	var list []audit.Promise
	for p := (audit.Promise{}); promises(&p); p = (audit.Promise{}) {
		list = append(list, p)
	}
	slices.SortFunc(list, audit.ComparePromises)
	return f.write(ctx, &total, list)
}

func (f *report) write(ctx context.Context, total *audit.Aggregate, promises []audit.Promise) error {
	shown := promises[:min(len(promises), audit.PromiseLength)]
	overview := audit.NewReport(total, allRules(), shown, int64(len(promises)))
	for _, file := range []struct {
		name  string
		write func(io.Writer) error
	}{
		{"aggregates." + f.Format, func(w io.Writer) error { return writeRows(w, f.Format, rowsOf(total)) }},
		{"promises." + f.Format, func(w io.Writer) error { return writeRows(w, f.Format, promises) }},
		{"aggregate.json", func(w io.Writer) error { return json.NewEncoder(w).Encode(total) }},
		{"overview.txt", func(w io.Writer) error { return records.WriteOverview(w, overview, reporter.Plain) }},
	} {
		if err := create(ctx, f.Output+"/"+file.name, file.write); err != nil {
			return err
		}
	}
	return nil
}

// An aggregateRow is one line of the aggregates: all documents, an area or a
// quarter. Nobody's name is in it.
type aggregateRow struct {
	Kind        string        `json:"kind" parquet:"kind,dict"` // total, area, quarter
	Name        string        `json:"name" parquet:"name"`      // of the area or quarter; empty for documents without a date
	Documents   int64         `json:"documents" parquet:"documents"`
	Unreadable  int64         `json:"unreadable" parquet:"unreadable"`
	Clean       int64         `json:"clean" parquet:"clean"`
	Words       int64         `json:"words" parquet:"words"`
	Findings    int64         `json:"findings" parquet:"findings"`
	PerThousand float64       `json:"findingsPerThousandWords" parquet:"findings_per_thousand_words"`
	Suppressed  int64         `json:"suppressed" parquet:"suppressed"`
	Actions     int64         `json:"actions" parquet:"actions"`
	Done        int64         `json:"done" parquet:"done"`
	Open        int64         `json:"open" parquet:"open"`
	Owner       int64         `json:"openWithOwner" parquet:"open_with_owner"`
	Tracked     int64         `json:"openTracked" parquet:"open_tracked"`
	Bounded     int64         `json:"openBounded" parquet:"open_bounded"`
	Rules       []ruleRow     `json:"rules" parquet:"rules,list"`
	Strength    []strengthRow `json:"strength" parquet:"strength,list"` // of open items
}

type ruleRow struct {
	Rule      string `json:"rule" parquet:"rule,dict"`
	Findings  int64  `json:"findings" parquet:"findings"`
	Documents int64  `json:"documents" parquet:"documents"`
}

type strengthRow struct {
	Rung  string `json:"rung" parquet:"rung,dict"`
	Items int64  `json:"items" parquet:"items"`
}

// rowsOf are the total, then the areas and the quarters by name.
func rowsOf(g *audit.Aggregate) []aggregateRow {
	rows := []aggregateRow{rowOf("total", "", &g.Total)}
	for _, name := range slices.Sorted(maps.Keys(g.Areas)) {
		rows = append(rows, rowOf("area", name, g.Areas[name]))
	}
	for _, name := range slices.Sorted(maps.Keys(g.Quarters)) {
		rows = append(rows, rowOf("quarter", name, g.Quarters[name]))
	}
	return rows
}

func rowOf(kind, name string, c *audit.Count) aggregateRow {
	a := &c.Actions
	r := aggregateRow{
		Kind: kind, Name: name, Documents: c.Documents, Unreadable: c.Unreadable, Clean: c.Clean, Words: c.Words, Findings: c.Findings, PerThousand: c.PerThousand(),
		Suppressed: c.Suppressed, Actions: a.Items, Done: a.Done, Open: a.Open(), Owner: a.Owner, Tracked: a.Tracked, Bounded: a.Bounded, Rules: []ruleRow{}, Strength: []strengthRow{},
	}
	for _, id := range slices.Sorted(maps.Keys(c.Rules)) {
		r.Rules = append(r.Rules, ruleRow{id, c.Rules[id].Findings, c.Rules[id].Documents})
	}
	for _, rung := range audit.Rungs {
		if n := a.Rungs[rung]; n > 0 {
			r.Strength = append(r.Strength, strengthRow{rung, n})
		}
	}
	return r
}

// writeRows writes rows in one of the two forms.
func writeRows[T any](w io.Writer, format string, rows []T) error {
	if format == formatParquet {
		p := parquet.NewGenericWriter[T](w)
		if _, err := p.Write(rows); err != nil {
			return err
		}
		return p.Close()
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i := range rows {
		if err := enc.Encode(rows[i]); err != nil {
			return err
		}
	}
	return nil
}

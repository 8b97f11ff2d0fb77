package records

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"github.com/blamelint/blamelint/analyzer/audit"
)

func someRecord(i int) *audit.Record {
	return &audit.Record{
		Path: fmt.Sprintf("d/%d.md", i), Area: "d", Title: "=1+1, \"quoted\"\nline", Hash: "abc", Date: "2024-02-29", DateFrom: audit.FromGit, Severity: 2, Words: 500,
		Findings: []audit.Finding{
			{Rule: "hindsight", Group: "language", Severity: "warning", Line: 3, Column: 4, EndLine: 3, EndColumn: 9, Start: 20, End: 25, Section: "timeline", Excerpt: "-ünder <b>", Message: "m", Advice: "a", Key: "k"},
			{Rule: "late-review", Group: "structure", Severity: "note", Line: 1, Column: 1, EndLine: 1, EndColumn: 2, End: 1, Doc: true, Section: "other", Message: "n", Key: "l"},
		},
		Suppressed: 1,
		Actions: []audit.Action{
			{Text: "@do it", Line: 9, Owner: true, Bounded: true, Actionable: true, Strength: "guard", State: audit.Done, Due: "2024-03-01", Key: "p"},
			{Text: "do that", Line: 10, Tracked: true, Specific: true, PeopleFix: true, Strength: "train"},
		},
		Merits: []audit.Merit{{Kind: audit.Blameless, Text: "Well."}},
		Help:   audit.Help{Score: 7, Why: "Because."},
	}
}

func bare() *audit.Record { return &audit.Record{Path: "x.md", Area: ".", Error: "no"} }

func TestParquetReadsBack(t *testing.T) {
	var b bytes.Buffer
	w := NewParquet(&b)
	const n = rowsPerGroup + 20
	for i := range n {
		if err := w.Write(someRecord(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Write(bare()); err != nil {
		t.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	rows, err := parquet.Read[parquetRow](bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil || len(rows) != n+1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, row := range rows[:n] {
		if !reflect.DeepEqual(row, parquetOf(someRecord(i))) {
			t.Fatalf("row %d is %+v", i, row)
		}
	}
	if last := rows[n]; last.Error != "no" || last.Date != nil || len(last.Findings) != 0 {
		t.Errorf("got %+v", last)
	}
	if day := time.Unix(int64(*rows[0].Date)*24*60*60, 0).UTC().Format(time.DateOnly); day != "2024-02-29" {
		t.Errorf("the date is %s", day)
	}
}

func TestEmptyParquet(t *testing.T) {
	var b bytes.Buffer
	if err := NewParquet(&b).Flush(); err != nil {
		t.Fatal(err)
	}
	if rows, err := parquet.Read[parquetRow](bytes.NewReader(b.Bytes()), int64(b.Len())); err != nil || len(rows) != 0 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}

// TestParquetHasAll: no field of a record is forgotten.
func TestParquetHasAll(t *testing.T) {
	for _, pair := range [][2]any{{audit.Record{}, parquetRow{}}, {audit.Finding{}, parquetFinding{}}, {audit.Action{}, parquetAction{}}, {audit.Merit{}, parquetMerit{}}} {
		want, got := reflect.TypeOf(pair[0]).NumField(), reflect.TypeOf(pair[1]).NumField()
		if _, record := pair[0].(audit.Record); record {
			want++ // Help is two columns
		}
		if got != want {
			t.Errorf("%T has %d columns for %d fields of %T", pair[1], got, want, pair[0])
		}
	}
}

func TestCSV(t *testing.T) {
	for name, c := range map[string]struct {
		open func(*bytes.Buffer) *CSV
		rows int
		want map[string]string
	}{
		"documents": {func(b *bytes.Buffer) *CSV { return NewDocumentsCSV(b) }, 2, map[string]string{"title": "'=1+1, \"quoted\"\nline", "actions_open": "1", "open_with_owner": "0",
			"findings_per_1000_words": "4.00", "language": "1", "done_well": "Well.", "open_changing_the_system": "0", "incident_severity": "2"}},
		"findings": {func(b *bytes.Buffer) *CSV { return NewFindingsCSV(b) }, 2, map[string]string{"excerpt": "'-ünder <b>", "line": "3", "rule": "hindsight"}},
		"actions":  {func(b *bytes.Buffer) *CSV { return NewActionsCSV(b) }, 2, map[string]string{"text": "'@do it", "has_owner": "true", "state": "done", "due": "2024-03-01"}},
	} {
		var b bytes.Buffer
		w := c.open(&b)
		for _, r := range []*audit.Record{someRecord(1), bare()} {
			if err := w.Write(r); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll() // also sees to it that all rows are as long as the header
		if err != nil || len(rows) != 1+c.rows {
			t.Errorf("%s: %d rows, %v", name, len(rows), err)
			continue
		}
		for i, column := range rows[0] {
			if want, ok := c.want[column]; ok && rows[1][i] != want {
				t.Errorf("%s: %s is %q, want %q", name, column, rows[1][i], want)
			}
			delete(c.want, column)
		}
		if len(c.want) > 0 {
			t.Errorf("%s: no column for %v", name, c.want)
		}
	}
}

func TestJSONLine(t *testing.T) {
	want, got := someRecord(1), &audit.Record{}
	b, err := JSONLine(want)
	if err != nil || bytes.Count(b, []byte("\n")) != 1 || !bytes.HasSuffix(b, []byte("\n")) {
		t.Fatalf("%q, %v", b, err)
	}
	if err := json.Unmarshal(b, got); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v", got, err)
	}
	if !bytes.Contains(b, []byte("<b>")) {
		t.Error("text is escaped as if it were HTML")
	}
}

func TestOverview(t *testing.T) {
	g := &audit.Aggregate{}
	for i := range 1200 {
		r := someRecord(i)
		r.Date = audit.Day(fmt.Sprintf("20%02d-01-01", 20+i%3))
		r.Help.Score = i
		g.Add(r)
	}
	g.Add(bare())
	var b strings.Builder
	safe := func(s string) string { return "<" + s + ">" }
	if err := WriteOverview(&b, audit.NewReport(g, nil, nil, 0), safe); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	well, half := strings.Index(text, "1,200  documents tell what happened without blaming anybody"), strings.Index(text, "Where half an hour of review helps most\n   1. <d/1199.md>")
	if well < 0 || half < well {
		t.Errorf("what is done well comes first, and then where to help:\n%s", text)
	}
	for _, want := range []string{"1,201 documents, 600,000 words\ndated from 2020-01-01 to 2022-01-01\n1 could not be read", "Action items: 2,400, 1,200 of them done",
		"  of the open ones, 0 % have an owner, 100 % a ticket or date", "train 100 %", "2021                       400"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
}

func TestNumbers(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1234: "-1,234", -123: "-123"} {
		if got := Grouped(n); got != want {
			t.Errorf("Grouped(%d) = %q", n, got)
		}
	}
	if got := Percent(1, 0) + Percent(1, 3) + Percent(2, 3); got != "–33 %67 %" {
		t.Errorf("got %q", got)
	}
}

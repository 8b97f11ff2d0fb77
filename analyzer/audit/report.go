package audit

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// A Report is what a community of reviewers reads of an audit: first what is
// done well, then where help is needed.
type Report struct {
	Aggregate *Aggregate `json:"-"`

	Total    Count     `json:"total"`
	First    Day       `json:"first,omitempty"` // of all dates
	Last     Day       `json:"last,omitempty"`
	Dates    []Named   `json:"dates"`    // documents by DateSource, in the order in which they are asked; "none" last
	Merits   []Praise  `json:"merits"`   // most frequent first
	Rules    []RuleRow `json:"rules"`    // most findings first; rules without one, last
	Areas    []Row     `json:"areas"`    // most documents first
	Years    []Row     `json:"years"`    // ascending, years without a document included; documents without a date, last, under ""
	Quarters []Row     `json:"quarters"` // the same
	Rungs    []Named   `json:"rungs"`    // open items by rung, in the order of Rungs
	Promises []Promise `json:"promises"` // most often repeated first; at most PromiseLength
	Repeated int64     `json:"repeated"` // how many promises stand in more than one document
	Queue    []Queued  `json:"queue"`    // best first; at most QueueLength
}

// Named is a number with its name.
type Named struct {
	Name  string `json:"name"`
	Count int64  `json:"count"`
}

// Praise says how many documents do something well.
type Praise struct {
	Kind      MeritKind `json:"kind"`
	Text      string    `json:"text"` // completes "12 documents …"
	Documents int64     `json:"documents"`
}

// A RuleRow is one rule over all documents.
type RuleRow struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Summary string `json:"summary"`
	Group   string `json:"group"`
	RuleHits
	PerThousand float64 `json:"perThousand"` // findings per 1,000 words
}

// A Row is one area or period.
type Row struct {
	Name string `json:"name"`
	Count
}

// NewReport arranges what was added up. rules are those that may have run.
func NewReport(g *Aggregate, rules []*analyzer.Rule, promises []Promise, repeated int64) *Report {
	r := &Report{
		Aggregate: g, Total: g.Total, First: g.First, Last: g.Last,
		Merits: praise(&g.Total), Rules: ruleRows(&g.Total, rules), Areas: areaRows(g.Areas),
		Quarters: periodRows(g.Quarters, nextQuarter), Years: periodRows(years(g.Quarters), nextYear),
		Queue: g.Queue.All(g.Last), Promises: promises, Repeated: repeated,
	}
	for _, s := range DateSources {
		r.Dates = append(r.Dates, Named{string(s), g.Dates[s]})
	}
	r.Dates = append(r.Dates, Named{"none", g.Dates[""]})
	for _, name := range Rungs {
		r.Rungs = append(r.Rungs, Named{name, g.Total.Actions.Rungs[name]})
	}
	return r
}

func praise(c *Count) []Praise {
	var out []Praise
	for kind, n := range c.Merits {
		out = append(out, Praise{kind, kind.Plural(), n})
	}
	slices.SortFunc(out, func(a, b Praise) int {
		return cmp.Or(cmp.Compare(b.Documents, a.Documents), cmp.Compare(a.Kind.rank(), b.Kind.rank()), cmp.Compare(a.Kind, b.Kind))
	})
	return out
}

func ruleRows(c *Count, rules []*analyzer.Rule) []RuleRow {
	var out []RuleRow
	listed := map[string]bool{}
	for _, rule := range rules {
		listed[rule.ID] = true
		out = append(out, RuleRow{rule.ID, rule.Name, rule.Summary, string(rule.Group), c.Rules[rule.ID], c.RulePerThousand(rule.ID)})
	}
	for id, hits := range c.Rules {
		if !listed[id] {
			out = append(out, RuleRow{ID: id, Name: id, RuleHits: hits, PerThousand: c.RulePerThousand(id)})
		}
	}
	slices.SortFunc(out, func(a, b RuleRow) int { return cmp.Or(cmp.Compare(b.Findings, a.Findings), cmp.Compare(a.ID, b.ID)) })
	return out
}

func areaRows(m map[string]*Count) []Row {
	out := make([]Row, 0, len(m))
	for name, c := range m {
		out = append(out, Row{name, *c})
	}
	slices.SortFunc(out, func(a, b Row) int { return cmp.Or(cmp.Compare(b.Documents, a.Documents), cmp.Compare(a.Name, b.Name)) })
	return out
}

// periodRows orders periods and fills the gaps between them.
func periodRows(m map[string]*Count, next func(string) string) []Row {
	var out []Row
	const endless = 500 // years 0001 and 9999 in one corpus are a mistake, and no reason for a long table
	for _, name := range slices.Sorted(maps.Keys(m)) {
		if name == "" {
			continue
		}
		if len(out) > 0 {
			gap := next(out[len(out)-1].Name)
			for n := 0; gap < name && n < endless; n++ {
				out = append(out, Row{Name: gap})
				gap = next(gap)
			}
		}
		out = append(out, Row{name, *m[name]})
	}
	if c := m[""]; c != nil {
		out = append(out, Row{"", *c})
	}
	return out
}

func years(quarters map[string]*Count) map[string]*Count {
	out := map[string]*Count{}
	for name, c := range quarters {
		year, _, _ := strings.Cut(name, "-")
		mergeCounts(&out, map[string]*Count{year: c})
	}
	return out
}

func nextYear(name string) string {
	t := Day(name + "-01-01").Time()
	return DayOf(t.AddDate(1, 0, 0)).Year()
}

func nextQuarter(name string) string {
	year, quarter, _ := strings.Cut(name, "-Q")
	if quarter == "4" {
		return nextYear(year) + "-Q1"
	}
	return year + "-Q" + string(quarter[0]+1)
}

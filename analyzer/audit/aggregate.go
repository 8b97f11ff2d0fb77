package audit

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// An Aggregate is what records add up to. Add and Merge may be called in any
// order and grouping: the result is the same. Its size depends on the number
// of rules, areas and periods, not on that of documents. The zero value is
// ready. It is used by one goroutine at a time, and survives JSON unchanged.
type Aggregate struct {
	Total    Count                `json:"total"`
	Areas    map[string]*Count    `json:"areas,omitempty"`
	Quarters map[string]*Count    `json:"quarters,omitempty"` // key: Day.Quarter; empty for documents without a date
	Dates    map[DateSource]int64 `json:"dates,omitempty"`    // documents by the source of their date; empty for none
	First    Day                  `json:"first,omitempty"`
	Last     Day                  `json:"last,omitempty"`
	Queue    Queue                `json:"queue"`
}

// A Count is what some documents add up to. All numbers are sums.
type Count struct {
	Documents  int64               `json:"documents"` // with those that could not be read
	Unreadable int64               `json:"unreadable"`
	Clean      int64               `json:"clean"` // read, and without a finding of severity warning or error
	Words      int64               `json:"words"`
	Findings   int64               `json:"findings"`
	Suppressed int64               `json:"suppressed"`
	Severities map[string]int64    `json:"severities,omitempty"` // findings
	Groups     map[string]int64    `json:"groups,omitempty"`     // findings
	Rules      map[string]RuleHits `json:"rules,omitempty"`
	Sections   map[string]int64    `json:"sections,omitempty"` // language findings by kind of section
	Merits     map[MeritKind]int64 `json:"merits,omitempty"`   // documents
	Actions    ActionCount         `json:"actions"`
}

// RuleHits are the findings of one rule, and the documents that have one.
type RuleHits struct {
	Findings  int64 `json:"findings"`
	Documents int64 `json:"documents"`
}

// An ActionCount says how many action items have what makes them likely to be
// kept. All but Items, Done and Documents count open items only.
type ActionCount struct {
	Documents int64            `json:"documents"` // that have an item
	Items     int64            `json:"items"`
	Done      int64            `json:"done"`
	Told      int64            `json:"told"` // items of which the document says whether they are open or done
	Owner     int64            `json:"owner"`
	Tracked   int64            `json:"tracked"`
	Bounded   int64            `json:"bounded"`
	PeopleFix int64            `json:"peopleFix"`
	Rungs     map[string]int64 `json:"rungs,omitempty"` // open items by Strength
}

// Open is the number of items that are not known to be done.
func (c *ActionCount) Open() int64 { return c.Items - c.Done }

// Add takes in one record.
func (g *Aggregate) Add(r *Record) {
	t := tallies.Get().(*tally)
	t.of(r)
	t.addTo(&g.Total)
	t.addTo(countIn(&g.Areas, r.Area))
	if !r.Unreadable() {
		t.addTo(countIn(&g.Quarters, r.Date.Quarter()))
		addTo(&g.Dates, r.DateFrom, 1)
		g.span(r.Date, r.Date)
		g.Queue.add(r)
	}
	tallies.Put(t)
}

// hit adds to the findings of a rule.
func (c *Count) hit(id string, h RuleHits) {
	was, known := c.Rules[id]
	if c.Rules == nil {
		c.Rules = map[string]RuleHits{}
	}
	if !known {
		id = strings.Clone(id) // as in addTo
	}
	c.Rules[id] = RuleHits{was.Findings + h.Findings, was.Documents + h.Documents}
}

func one(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// addTo adds n under k. A new key is copied, so that it does not keep the
// memory of a whole record alive.
func addTo[K ~string](m *map[K]int64, k K, n int64) {
	if *m == nil {
		*m = map[K]int64{}
	}
	was, known := (*m)[k]
	if !known {
		k = K(strings.Clone(string(k)))
	}
	(*m)[k] = was + n
}

// Merge takes in what other records add up to. o is not changed, and nothing
// of it is kept.
func (g *Aggregate) Merge(o *Aggregate) {
	g.Total.merge(&o.Total)
	mergeCounts(&g.Areas, o.Areas)
	mergeCounts(&g.Quarters, o.Quarters)
	mergeSums(&g.Dates, o.Dates)
	g.span(o.First, o.Last)
	g.Queue.merge(&o.Queue)
}

// span widens the time that the documents are of.
func (g *Aggregate) span(first, last Day) {
	if first != "" && (g.First == "" || first < g.First) {
		g.First = first
	}
	g.Last = max(g.Last, last)
}

func mergeCounts(into *map[string]*Count, from map[string]*Count) {
	for k, c := range from {
		countIn(into, k).merge(c)
	}
}

// countIn is the count under k, which is made if need be.
func countIn(m *map[string]*Count, k string) *Count {
	if *m == nil {
		*m = map[string]*Count{}
	}
	c := (*m)[k]
	if c == nil {
		c = &Count{}
		(*m)[strings.Clone(k)] = c // as in addTo
	}
	return c
}

func mergeSums[K ~string](into *map[K]int64, from map[K]int64) {
	for k, n := range from {
		addTo(into, k, n)
	}
}

func (c *Count) merge(o *Count) {
	c.Documents += o.Documents
	c.Unreadable += o.Unreadable
	c.Clean += o.Clean
	c.Words += o.Words
	c.Findings += o.Findings
	c.Suppressed += o.Suppressed
	mergeSums(&c.Severities, o.Severities)
	mergeSums(&c.Groups, o.Groups)
	mergeSums(&c.Sections, o.Sections)
	mergeSums(&c.Merits, o.Merits)
	for id, h := range o.Rules {
		c.hit(id, h)
	}
	c.Actions.merge(&o.Actions)
}

func (c *ActionCount) merge(o *ActionCount) {
	c.Documents += o.Documents
	c.Items += o.Items
	c.Done += o.Done
	c.Told += o.Told
	c.Owner += o.Owner
	c.Tracked += o.Tracked
	c.Bounded += o.Bounded
	c.PeopleFix += o.PeopleFix
	mergeSums(&c.Rungs, o.Rungs)
}

// PerThousand is the number of findings per 1,000 words; 0 if there are no
// words.
func (c *Count) PerThousand() float64 { return perThousand(c.Findings, c.Words) }

// RulePerThousand is that of one rule.
func (c *Count) RulePerThousand(id string) float64 { return perThousand(c.Rules[id].Findings, c.Words) }

// LanguagePerThousand is that of the rules on language alone.
func (c *Count) LanguagePerThousand() float64 { return perThousand(c.Groups[languageGroup], c.Words) }

func perThousand(findings, words int64) float64 {
	if words == 0 {
		return 0
	}
	return 1000 * float64(findings) / float64(words)
}

// byCount orders the keys of a map by number, largest first, then by name.
func byCount[K cmp.Ordered](m map[K]int64) []K {
	return slices.SortedFunc(maps.Keys(m), func(a, b K) int { return cmp.Or(cmp.Compare(m[b], m[a]), cmp.Compare(a, b)) })
}

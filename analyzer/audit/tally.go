package audit

import "sync"

// A tally is what one record adds to each of its counts, worked out once. Its
// lists are short, so that going through them is faster than hashing.
type tally struct {
	count                                                 Count // without maps
	severities, groups, rules, sections, merits, strength shares
}

// shares are numbers by name, in the order in which the names came.
type shares []share

type share struct {
	name string
	n    int64
}

func (s *shares) add(name string) {
	for i := range *s {
		if (*s)[i].name == name {
			(*s)[i].n++
			return
		}
	}
	*s = append(*s, share{name, 1})
}

// tallies are used again, with their lists.
var tallies = sync.Pool{New: func() any { return &tally{} }}

// of works out what r adds.
func (t *tally) of(r *Record) {
	*t = tally{severities: t.severities[:0], groups: t.groups[:0], rules: t.rules[:0], sections: t.sections[:0], merits: t.merits[:0], strength: t.strength[:0]}
	c := &t.count
	c.Documents, c.Words, c.Findings, c.Suppressed = 1, int64(r.Words), int64(len(r.Findings)), int64(r.Suppressed)
	if r.Unreadable() {
		c.Unreadable = 1
		return
	}
	c.Clean = 1
	for i := range r.Findings {
		f := &r.Findings[i]
		t.severities.add(f.Severity)
		t.groups.add(f.Group)
		t.rules.add(f.Rule)
		if f.Group == languageGroup {
			t.sections.add(f.Section)
		}
		if f.Severity == "error" || f.Severity == "warning" {
			c.Clean = 0
		}
	}
	for _, m := range r.Merits {
		t.merits.add(string(m.Kind))
	}
	t.items(r.Actions)
}

func (t *tally) items(items []Action) {
	a := &t.count.Actions
	a.Documents, a.Items = one(len(items) > 0), int64(len(items))
	for i := range items {
		it := &items[i]
		a.Told += one(it.State != Unsaid)
		if !it.Open() {
			a.Done++
			continue
		}
		a.Owner += one(it.Owner)
		a.Tracked += one(it.Tracked)
		a.Bounded += one(it.Bounded)
		a.PeopleFix += one(it.PeopleFix)
		t.strength.add(it.Strength)
	}
}

// addTo adds the tally to a count.
func (t *tally) addTo(c *Count) {
	c.merge(&t.count)
	addShares(&c.Severities, t.severities)
	addShares(&c.Groups, t.groups)
	addShares(&c.Sections, t.sections)
	addShares(&c.Merits, t.merits)
	addShares(&c.Actions.Rungs, t.strength)
	for _, s := range t.rules {
		c.hit(s.name, RuleHits{s.n, 1})
	}
}

func addShares[K ~string](m *map[K]int64, list shares) {
	for _, s := range list {
		addTo(m, K(s.name), s.n)
	}
}

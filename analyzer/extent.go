package analyzer

import (
	"cmp"
	"slices"
)

// Scope says how much of the service an incident took away.
type Scope uint8

// The scopes. The zero value says that the document does not tell.
const (
	UnclearScope Scope = iota
	PartialScope       // some users, some requests, one feature, slow
	FullScope          // nobody was served
)

var scopeNames = [...]string{"unclear", "partial", "full"}

// String is the name used in reports: unclear, partial or full.
func (s Scope) String() string { return scopeNames[s] }

// Evidence is a run of words that shows how far the impact went.
type Evidence struct {
	First, End int    // tokens; End is exclusive
	Scope      Scope  // PartialScope or FullScope
	Shows      string // what the words show: "that a share was affected"
	Slow       bool   // the service was slower or flakier, not gone
	weight     int
}

// An Extent is how far the impact of the incident that a document describes
// went, and the words that show it.
type Extent struct {
	Scope Scope
	// Evidence is what speaks for Scope, the strongest first. It is empty if
	// something failed and no words say that everything did: Scope is then
	// PartialScope by inference.
	Evidence []Evidence
}

// Extent reads the document for the extent of its incident. It weighs words
// by where they stand: title, summary and impact count most; lessons and
// action items do not count. The answer is computed once.
func (d *Document) Extent() Extent {
	if d.facts.extent == nil {
		r := extentReader{d: d, lead: leadEnd(d), title: titleSection(d)}
		r.read()
		e := r.verdict()
		d.facts.extent = &e
	}
	return *d.facts.extent
}

// An extentReader collects evidence.
type extentReader struct {
	d        *Document
	lead     int      // tokens before this one open the document
	title    *Section // may be nil
	evidence []Evidence
}

// leadSentences is how many sentences at the start of a document tell what
// happened, whatever their headings are.
const leadSentences = 12

// leadEnd is the token after the opening sentences. Table cells and short
// fields are no sentences.
func leadEnd(d *Document) int {
	n := 0
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.Block.Kind != Cell && s.End-s.First > 4 {
			n++
		}
		if n > leadSentences {
			return s.First
		}
	}
	return len(d.Tokens)
}

// Weights of a place.
const (
	noPlace   = 0
	sidePlace = 1
	bodyPlace = 2
	mainPlace = 4
)

// place weighs where token i stands.
func (r *extentReader) place(i int) int {
	b := r.d.BlockOf(i)
	switch {
	case b.Quote > 0:
		return sidePlace
	case b.Section == r.title:
		return mainPlace
	}
	for s := b.Section; s != nil && s != r.title; s = s.Parent {
		switch s.Kind {
		case ActionItems, Lessons, People, WentWrong, Lucky:
			return noPlace
		case Summary, Impact:
			return mainPlace
		case WentWell, Timeline, External:
			return sidePlace
		}
	}
	if i < r.lead {
		return mainPlace
	}
	return bodyPlace
}

// titleSection is the section of the document's title: the first heading, if
// none of a higher level follows. What kind its words suggest says nothing.
func titleSection(d *Document) *Section {
	var title *Section
	for _, s := range d.Sections {
		switch {
		case s.Level == 0 || s.Level >= boldLevel:
		case title == nil:
			title = s
		case s.Level < title.Level:
			return nil
		}
	}
	if title != nil && title.Level > 1 && title.Kind != Other {
		return nil
	}
	return title
}

// add notes the tokens from first up to, not including, end.
func (r *extentReader) add(first, end int, scope Scope, strength int, shows string, slow bool) {
	w := r.place(first) * strength
	if w == 0 || r.hypothetical(first) || r.elsewhere(first) {
		return
	}
	r.evidence = append(r.evidence, Evidence{First: first, End: end, Scope: scope, Shows: shows, Slow: slow, weight: w})
}

// verdict weighs what was found.
func (r *extentReader) verdict() Extent {
	slices.SortFunc(r.evidence, func(a, b Evidence) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(b.End, a.End))
	})
	r.evidence = slices.CompactFunc(r.evidence, func(next, prev Evidence) bool {
		return next.First < prev.End && next.Scope == prev.Scope
	})
	var sum, best [3]int
	slow := 0
	for _, e := range r.evidence {
		w := min(e.weight, 24)
		if e.Slow {
			w = min(w, maxSlow-slow)
			slow += w
		}
		sum[e.Scope] += w
		best[e.Scope] = max(best[e.Scope], w)
	}
	out := Extent{Scope: r.decide(sum, best)}
	for _, e := range r.evidence {
		if e.Scope == out.Scope {
			out.Evidence = append(out.Evidence, e)
		}
	}
	slices.SortStableFunc(out.Evidence, func(a, b Evidence) int { return cmp.Compare(b.weight, a.weight) })
	return out
}

// maxSlow bounds what words for slowness weigh together: a service that is
// gone is often slow before and after.
const maxSlow = 10

// decide compares what speaks for a part and for the whole.
func (r *extentReader) decide(sum, best [3]int) Scope {
	part, full := sum[PartialScope]+best[PartialScope], sum[FullScope]+best[FullScope]
	switch {
	case full > part && best[FullScope] >= mainPlace:
		return FullScope
	case part > 0 || r.impaired():
		return PartialScope
	}
	return UnclearScope
}

// impaired reports whether the main places tell of something that went wrong.
func (r *extentReader) impaired() bool {
	for i := range r.d.Each(impairedWords) {
		if r.place(i) >= bodyPlace {
			return true
		}
	}
	for i := range r.d.Each(brokenWords) {
		if r.place(i) >= bodyPlace && (!helpers.Has(r.d.Tokens[i].Word) || denials.Has(r.at(i, i+1))) {
			return true
		}
	}
	return false
}

var brokenWords = Words("bug bugs panic panicked leaked exposed stopped cannot corrupted duplicate duplicated twice misrouted overloaded overload incident crashed disconnected", helpers)

var helpers = Words("could did was were had does do")

// hypothetical reports whether token i tells of a risk, a plan or a rule
// rather than of what happened.
func (r *extentReader) hypothetical(i int) bool {
	d, s := r.d, r.d.SentenceOf(i)
	for j := i - 1; j >= max(s.First, i-12); j-- {
		w := d.Tokens[j].Word
		switch {
		case w == wSemi || w == wColon || w == wEmDash:
			return false
		case riskModals.Has(w):
			return true
		case couldWords.Has(w) && j+1 < s.End && d.Tokens[j+1].Word == wHave:
			return true
		}
	}
	return false
}

var (
	riskModals = Words("would should will if unless shall 'll prevent avoid planned scheduled expected suppose whenever")
	couldWords = Words("could")
	wHave      = W("have")
)

// elsewhere reports whether the sentence of token i speaks of another
// incident.
func (r *extentReader) elsewhere(i int) bool {
	d, s := r.d, r.d.SentenceOf(i)
	for j := s.First; j < min(s.End, s.First+60)-1; j++ {
		if otherTimes.Has(d.Tokens[j].Word) && incidentNouns.Has(d.Tokens[j+1].Word) {
			return true
		}
	}
	return false
}

var (
	otherTimes    = Words("previous past prior earlier last similar other future another unrelated older")
	incidentNouns = Words("incident incidents outage outages event events postmortem postmortems occurrence failure failures")
)

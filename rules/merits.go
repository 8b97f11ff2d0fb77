package rules

import (
	"fmt"
	"slices"

	"github.com/blamelint/blamelint/analyzer"
)

// AddMerits fills in r.Merits: what the document does well, a sentence each, in
// the order in which a reader meets it. Praise has to be earned, so only what
// can be counted is named, and nothing that a finding speaks against. It needs
// r.Document; a page that is no postmortem gets none.
func AddMerits(r *analyzer.Result) {
	defer func() {
		if v := recover(); v != nil {
			r.Faults = append(r.Faults, fmt.Sprintf("merits: %v", v))
		}
	}()
	if r.Document == nil || !isReport(&analyzer.Pass{Document: r.Document}) {
		return
	}
	m := merits{Document: r.Document, flagged: map[string]bool{}}
	for i := range r.Findings {
		m.flagged[r.Findings[i].Rule] = true
	}
	m.blameless()
	m.figures()
	m.timeline()
	m.factors()
	m.wentWell()
	m.actions()
	r.Merits = m.list
}

type merits struct {
	*analyzer.Document
	flagged map[string]bool // rules with findings
	list    []string
}

func (m *merits) add(format string, args ...any) {
	m.list = append(m.list, fmt.Sprintf(format, args...))
}

// without reports whether none of the rules has a finding.
func (m *merits) without(rules ...string) bool {
	return !slices.ContainsFunc(rules, func(id string) bool { return m.flagged[id] })
}

// longEnough is the number of tokens from which on it means something that
// nothing was flagged.
const longEnough = 250

func (m *merits) blameless() {
	if len(m.Tokens) < longEnough {
		return
	}
	for _, r := range All() {
		if r.Group == analyzer.Language && m.flagged[r.ID] {
			return
		}
	}
	m.add("It tells what happened without blaming anybody.")
}

func (m *merits) figures() {
	p := &analyzer.Pass{Document: m.Document}
	for _, s := range m.SectionsOf(analyzer.Impact) {
		if quantified(p, s) == hasFigure {
			m.add("The impact is given in figures.")
			return
		}
	}
}

func (m *merits) timeline() {
	t := m.Timeline()
	const enough = 4 // moments
	if t == nil || len(t.Entries) < enough || !t.Ordered || m.flagged["timeline-order"] {
		return
	}
	zone := ""
	if !t.ZoneAt.Empty() {
		zone = ", with their time zone"
	}
	m.add("The timeline gives %d moments in order%s.", len(t.Entries), zone)
	links := 0
	for _, l := range m.Links {
		if slices.ContainsFunc(t.Sections, func(s *analyzer.Section) bool { return m.within(l, s) }) {
			links++
		}
	}
	if links >= 2 {
		m.add("The timeline links to %d pieces of evidence.", links)
	}
}

func (m *merits) within(l analyzer.Link, s *analyzer.Section) bool {
	return s.First < s.End && l.TextStart >= int(m.Tokens[s.First].Start) && l.TextEnd <= int(m.Tokens[s.End-1].End)
}

// factors counts the outermost items under causes.
func (m *merits) factors() {
	if !m.without("root-cause", "single-cause", "human-error") {
		return
	}
	n := 0
	for _, it := range m.Items {
		if it.Depth == 0 && it.Quote == 0 && it.Section.Within(analyzer.Causes) && !it.Section.Within(analyzer.ActionItems) {
			n++
		}
	}
	if n >= 3 {
		m.add("It looks for more than one cause: %d of them are listed.", n)
	}
}

func (m *merits) wentWell() {
	if m.flagged["empty-section"] {
		return
	}
	for _, s := range m.SectionsOf(analyzer.WentWell) {
		if s.Head != nil && s.End-s.TitleEnd >= 8 {
			m.add("It also says what went well.")
			return
		}
	}
}

func (m *merits) actions() {
	var open, owned, tracked, strong int
	for _, a := range m.Actions() {
		if a.Done {
			continue
		}
		open++
		if len(a.Owners) > 0 {
			owned++
		}
		if a.Tracked() {
			tracked++
		}
		if a.Strength >= analyzer.ByGuard {
			strong++
		}
	}
	if open < 2 {
		return
	}
	switch {
	case owned == open && tracked == open:
		m.add("Every one of the %d open action items has an owner and a ticket or date.", open)
	case owned == open:
		m.add("Every one of the %d open action items has an owner.", open)
	case tracked == open:
		m.add("Every one of the %d open action items has a ticket or date.", open)
	}
	if strong >= 2 {
		m.add("%d action items change the system, so that it helps whoever is on duty next.", strong)
	}
}

package facilitate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// blaming are the rules on language.
var blaming = [...]string{"counterfactual", "omission", "human-error", "hindsight", "judgment", "fault", "team-blame", "why-who", "negativity"}

// checklist is the review before publishing. A box is ticked only for what the
// text shows.
func (w *writer) checklist() {
	t := w.d.Timeline()
	add := func(text string, state State, note string) {
		w.brief.Checklist = append(w.brief.Checklist, Check{text, state, note})
	}
	w.checkTimeline(t, add)
	w.checkFound(add, "Abbreviations are explained where they first stand", w.jargonAsked(), "", "", "undefined-acronym")
	add("Jargon is explained: a reader from another team understands every sentence", ForPeople, "")
	w.checkFound(add, "What happened stands apart from how to fix it", true, "no plan or promise found in the account", "", "fix-in-narrative")
	w.checkOutage(add)
	w.checkNames(add)
	w.checkFound(add, "Nobody is shamed: no passage blames or judges, or tells the story from its end", true, "no such passage found", "", blaming[:]...)
	w.checkFound(add, "More than one contributing factor is told", len(w.items(analyzer.Causes)) > 1, "", "", "root-cause", "single-cause")
	w.checkImpact(add)
	w.checkActions(add)
	if len(w.d.SectionsOf(analyzer.External)) > 0 {
		w.checkFound(add, "The external message is short and names no person, host or internal tool", true, "", "", "external-message")
	}
	add("Those who were there have read it and find themselves fairly told", ForPeople, "")
}

type addCheck func(text string, state State, note string)

// jargonAsked reports whether the rule on abbreviations ran. It is off in the
// recommended preset, and silence then says nothing.
func (w *writer) jargonAsked() bool { return w.strict }

// checkFound ticks a line if no rule found anything.
func (w *writer) checkFound(add addCheck, text string, ran bool, clean, advice string, rules ...string) {
	n, lines := w.rulesFound(func(f *analyzer.Finding) bool { return slices.Contains(rules, f.Rule) })
	switch {
	case n > 0:
		note := places(lines)
		if advice != "" {
			note += "; " + advice
		}
		add(text, NotYet, note)
	case !ran:
		add(text, ForPeople, "")
	default:
		add(text, Seen, clean)
	}
}

// maxLines is how many lines a note names.
const maxLines = 5

// places writes "lines 3, 7 and 12".
func places(lines []int) string {
	slices.Sort(lines)
	if len(lines) == 1 {
		return fmt.Sprintf("line %d", lines[0])
	}
	var s []string
	for _, n := range lines[:min(len(lines), maxLines)] {
		s = append(s, fmt.Sprint(n))
	}
	if more := len(lines) - maxLines; more > 0 {
		return "lines " + strings.Join(s, ", ") + fmt.Sprintf(" and %d more", more)
	}
	return "lines " + strings.Join(s[:len(s)-1], ", ") + " and " + s[len(s)-1]
}

func (w *writer) checkTimeline(t *analyzer.TimelineFacts, add addCheck) {
	const order, zone, duration = "The timeline is in order", "The timeline says in which time zone it is", "Timeline and text agree on how long it took"
	if t == nil || len(t.Entries) == 0 {
		add("There is a timeline", NotYet, "")
		return
	}
	if t.Ordered || t.Newest {
		add(order, Seen, fmt.Sprintf("%s read", count(len(t.Entries), "moment", "moments")))
	} else {
		var lines []int
		for _, i := range t.Disorder {
			lines = append(lines, w.moment[i].line)
		}
		add(order, NotYet, places(lines))
	}
	if t.Zone.Name != "" {
		add(zone, Seen, t.Zone.Name)
	} else {
		add(zone, NotYet, "")
	}
	if n, lines := w.rulesFound(func(f *analyzer.Finding) bool { return f.Rule == "duration-mismatch" }); n > 0 {
		add(duration, NotYet, places(lines))
	} else if w.d.Meta().Duration > 0 {
		add(duration, Seen, "")
	}
	add("The times are right, and nothing that matters is missing between them", ForPeople, "ask those who were there")
}

// checkNames looks for names in the account, and in the timeline also for
// accounts that the rules are not sure of.
func (w *writer) checkNames(add addCheck) {
	const text = "Nobody is named in the account"
	_, lines := w.rulesFound(func(f *analyzer.Finding) bool { return f.Rule == "named-individual" })
	for _, p := range w.cast.People {
		for i := range w.moment {
			if e := w.moment[i].e; w.cast.Within(p, e.First, e.End) && !slices.Contains(lines, w.moment[i].line) {
				lines = append(lines, w.moment[i].line)
			}
		}
	}
	if len(lines) > 0 {
		add(text, NotYet, places(lines)+"; write the role instead")
		return
	}
	add(text, Seen, "no name found outside the fields for owners, authors and attendees")
}

func (w *writer) checkOutage(add addCheck) {
	const text = "The word “outage” is kept for the time when nobody was served"
	_, lines := w.rulesFound(func(f *analyzer.Finding) bool { return f.Rule == "outage" })
	has := strings.Contains(strings.ToLower(w.d.Text), "outage")
	switch {
	case len(lines) > 0:
		add(text, NotYet, places(lines))
	case !has:
		add(text, Seen, "the word does not occur")
	case w.d.Extent().Scope == analyzer.FullScope:
		add(text, Seen, "the document shows a full outage")
	default:
		add(text, ForPeople, "the word occurs; the text does not say how much was down")
	}
}

func (w *writer) checkImpact(add addCheck) {
	const text = "The impact is given in figures"
	if slices.Contains(w.r.Merits, "The impact is given in figures.") {
		add(text, Seen, "")
		return
	}
	_, lines := w.rulesFound(func(f *analyzer.Finding) bool { return f.Rule == "impact-unquantified" })
	if len(lines) > 0 {
		add(text, NotYet, places(lines))
		return
	}
	add(text, ForPeople, "")
}

func (w *writer) checkActions(add addCheck) {
	const text = "Every open action item has an owner and a ticket or date"
	var lines []int
	open := 0
	for _, a := range w.d.Actions() {
		if a.Done {
			continue
		}
		open++
		if len(a.Owners) == 0 || !a.Tracked() {
			lines = append(lines, a.Line)
		}
	}
	switch {
	case len(lines) > 0:
		add(text, NotYet, places(lines))
	case open > 0:
		add(text, Seen, count(open, "item", "items"))
	case len(w.d.Actions()) > 0:
		add(text, Seen, "all are done")
	default:
		add("There are action items", NotYet, "")
	}
}

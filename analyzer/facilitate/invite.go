package facilitate

import (
	"slices"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/pseudonym"
)

// maxSeats bounds the list: a meeting of more does not talk.
const maxSeats = 10

// invite lists whom the meeting needs, by role.
func (w *writer) invite() {
	seats := []Seat{{"a facilitator", "took no part in the response, so that everybody who did can talk"}}
	unnamed, authors := 0, 0
	for _, p := range w.cast.People {
		why := "is listed in the document"
		switch {
		case p.Given && !p.Told() && leads(p.Role):
			seats[0] = Seat{p.Phrase(), "leads the meeting"}
			continue
		case p.Author() && !p.Told() && !p.Given:
			authors++
			continue
		case !p.Given && !p.Shares():
			unnamed++
			continue
		case p.Author() && !p.Told():
			why = "wrote the document, and keeps the notes"
		case p.Told():
			why = w.presence(p)
		}
		seats = append(seats, Seat{p.Phrase(), why})
	}
	if authors > 0 {
		seats = slices.Insert(seats, 1, Seat{"the authors", "wrote the document; one of them keeps the notes"})
	}
	if unnamed > 0 {
		seats = append(seats, Seat{count(unnamed, "further person", "further people") + " whom the document names without a role", "ask them which part they had, and write that in place of the name"})
	}
	seats = append(seats, w.teams()...)
	seats = append(seats, w.spokenOf(seats)...)
	if s := affected(w.d, seats); s != "" {
		seats = append(seats, Seat{s, "heard from those affected"})
	}
	w.brief.Invite = seats[:min(len(seats), maxSeats)]
}

// leads reports whether a role is that of whoever leads the meeting.
func leads(role string) bool {
	return has(role, "facilitator", "moderator") || role == "chair" || strings.HasSuffix(role, " chair")
}

// presence says at which moments of the timeline a person is told of.
func (w *writer) presence(p *pseudonym.Person) string {
	var at []string
	for i := range w.moment {
		if e := w.moment[i].e; e.HasClock && w.cast.Within(p, e.First, e.End) {
			at = append(at, w.moment[i].stamp)
		}
	}
	switch {
	case len(at) == 0:
		return "is told of in the text"
	case len(at) == 1:
		return "can tell of " + at[0]
	case len(at) > 3:
		return "can tell of " + at[0] + " and later"
	}
	return "can tell of " + strings.Join(at[:len(at)-1], ", ") + " and " + at[len(at)-1]
}

// teams are those whom the text speaks about, so that they can speak for
// themselves, and those who own open action items.
func (w *writer) teams() []Seat {
	var out []Seat
	seen := map[string]bool{}
	add := func(name, why string) {
		key := strings.TrimSuffix(strings.TrimPrefix(strings.ToLower(name), "the "), " team")
		if name == "" || seen[key] {
			return
		}
		seen[key] = true
		out = append(out, Seat{name, why})
	}
	for i := range w.r.Findings {
		if f := &w.r.Findings[i]; f.Rule == "team-blame" {
			if k := w.tokenAt(f.Span.Start); k >= 0 {
				m := &matter{first: w.d.SentenceOf(k).First, end: w.d.SentenceOf(k).End}
				add(w.read(m, f).who, "is spoken about in the text, and should speak for itself")
			}
		}
	}
	for _, a := range w.d.Actions() {
		for _, o := range a.Owners {
			if _, person := w.cast.Bare(o); person || a.Done || len(o) > 40 || strings.HasPrefix(o, "@") || len(o) < 2 || pronoun(o) {
				continue
			}
			add(w.cast.Plain(o), "owns open action items")
		}
	}
	return out
}

// spokenOf are roles that the text says something about without a name ("the
// reviewer should have seen it"), and that have no seat yet.
func (w *writer) spokenOf(seats []Seat) []Seat {
	var out []Seat
	for i := range w.r.Findings {
		f := &w.r.Findings[i]
		k := w.tokenAt(f.Span.Start)
		if f.Rule != "omission" && f.Rule != "counterfactual" || k < 0 {
			continue
		}
		s := w.d.SentenceOf(k)
		who := w.read(&matter{first: s.First, end: s.End}, f).who
		role, ok := strings.CutPrefix(who, "the ")
		if !ok || strings.HasSuffix(role, "s") || len(strings.Fields(role)) > 4 || slices.ContainsFunc(slices.Concat(seats, out), func(x Seat) bool {
			return strings.Contains(strings.ToLower(x.Role), strings.ToLower(role))
		}) {
			continue
		}
		out = append(out, Seat{who, "is spoken about in the text, and knows how it looked from there"})
	}
	return out
}

func pronoun(s string) bool {
	switch strings.ToLower(s) {
	case "me", "us", "we", "i", "all", "everyone", "everybody", "tbd", "you":
		return true
	}
	return false
}

// affected is a group that stands near those affected, if the text names one.
func affected(d *analyzer.Document, seats []Seat) string {
	words := [...]struct{ word, seat string }{
		{"support", "somebody from support"}, {"helpdesk", "somebody from the help desk"}, {"customer service", "somebody from customer service"},
		{"service desk", "somebody from the service desk"}, {"help line", "somebody from the help line"}, {"contact centre", "somebody from the contact centre"},
		{"help desk", "somebody from the help desk"}, {"hotline", "somebody from the hotline"},
	}
	low := strings.ToLower(d.Text)
	for _, x := range words {
		i := strings.Index(low, x.word+" ")
		if i < 0 || i > 0 && low[i-1] != ' ' && low[i-1] != '\n' || x.word == "support" && !strings.Contains(low, "support received") && !strings.Contains(low, "support team") && !strings.Contains(low, "customer support") {
			continue
		}
		if slices.ContainsFunc(seats, func(s Seat) bool { return strings.Contains(strings.ToLower(s.Role), x.word) }) {
			return ""
		}
		return x.seat
	}
	return ""
}

// rulesFound counts the findings of rules and gives the lines of the first few.
func (w *writer) rulesFound(match func(*analyzer.Finding) bool) (n int, lines []int) {
	for i := range w.r.Findings {
		f := &w.r.Findings[i]
		if !match(f) {
			continue
		}
		n++
		if line := f.Start.Line; !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return n, lines
}

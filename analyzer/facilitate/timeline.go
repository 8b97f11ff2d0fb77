package facilitate

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/blamelint/blamelint/analyzer"
)

// timeline is the part that goes through what happened. It takes the matters
// that belong to a moment out of w.matter.
func (w *writer) timeline() Part {
	p := Part{Name: "timeline", Title: "Timeline", Minutes: 15,
		Aim: "Go through it moment by moment, with the eyes of those who were there: what could be seen, what it meant then, what was done with it."}
	t := w.d.Timeline()
	if t == nil || len(w.moment) == 0 {
		p.Notes = append(p.Notes, "The document has no timeline yet. Build one together: first sign, first person who saw it, first step, turning point, end.")
		p.Notes = append(p.Notes, w.toldTimes()...)
		p.Questions = []Question{
			{Ask: "What was the first sign, and where did it appear?"},
			{Ask: "At which moment did the picture become clear, and what made it clear?"},
		}
		return p
	}
	p.Notes = append(p.Notes, w.lengths(t)...)
	at := map[int]*Moment{}
	var rest []*matter
	for _, m := range w.matter {
		i, told := w.placeOf(m)
		if i < 0 && told.End == 0 {
			rest = append(rest, m)
			continue
		}
		q, ok := w.ask(m)
		if !ok {
			continue
		}
		if i >= 0 {
			if w.d.BlockOf(m.first) == w.moment[i].e.Block || sameRow(w.d.BlockOf(m.first), w.moment[i].e.Block) {
				q.Quote = "" // the moment says it
			}
			if q.Quote == w.moment[i].text {
				q.Quote = ""
			}
			w.momentAt(at, i).Questions = append(w.momentAt(at, i).Questions, q)
			continue
		}
		x := w.toldMoment(at, told)
		if q.Quote == x.Text {
			q.Quote = ""
		}
		x.Questions = append(x.Questions, q)
	}
	w.matter = rest
	w.turningPoint(at)
	w.gaps(t, at)
	p.Moments = sorted(at)
	p.LeftOut = trimMoments(&p.Moments)
	return p
}

// maxTold is how many sentences begin a timeline where there is none.
const maxTold = 8

// toldTimes are the sentences that name a time of day, in the order of the text,
// which knows the days: what a document without a timeline has of one.
func (w *writer) toldTimes() []string {
	var out []string
	seen := map[time.Duration]bool{}
	d := w.d
	for k := range d.Sentences {
		s := &d.Sentences[k]
		if b := d.BlockOf(s.First); b.Quote > 0 || b.Kind == analyzer.Heading || inKinds(b.Section, []analyzer.Kind{analyzer.ActionItems, analyzer.People}) || d.Instruction(b) {
			continue
		}
		for i := s.First; i < min(s.End, s.First+80) && len(out) < maxTold; i++ {
			c, ok := d.ClockAt(i, s.End)
			if !ok {
				continue
			}
			if !seen[c.Since()] {
				out = append(out, fmt.Sprintf("%02d:%02d: %s", c.Hour, c.Minute, cut(w.cast.Text(s.First, s.End), maxStatement)))
			}
			seen[c.Since()] = true
			break
		}
	}
	if len(out) == 0 {
		return nil
	}
	return append([]string{"The text tells of these times, which may serve as a start."}, out...)
}

// momentAt is the moment of an entry.
func (w *writer) momentAt(at map[int]*Moment, i int) *Moment {
	x := at[2*i+2]
	if x == nil {
		e := &w.moment[i]
		x = &Moment{Line: e.line, Stamp: e.stamp, Text: e.text, at: 2*i + 2}
		at[x.at] = x
	}
	return x
}

// toldMoment is a moment that the text tells and the timeline does not have.
func (w *writer) toldMoment(at map[int]*Moment, c analyzer.Clock) *Moment {
	key := 2*w.before(c) + 1
	if at[key] == nil {
		s := w.d.SentenceOf(c.First)
		at[key] = &Moment{Line: w.d.Lines.Line(w.d.TokensSpan(c.First, c.End).Start), Stamp: oneLine(w.d.TokensText(c.First, c.End)),
			Text: cut(w.cast.Text(s.First, s.End), maxQuote), Told: true, at: key}
	}
	return at[key]
}

func sorted(at map[int]*Moment) []Moment {
	var out []Moment
	for _, x := range at {
		out = append(out, *x)
	}
	slices.SortFunc(out, func(a, b Moment) int { return cmp.Compare(a.at, b.at) })
	return out
}

// maxAtMoment is how many questions one moment takes.
const maxAtMoment = 2

// trimMoments keeps what fits into the time and says how many questions do not.
func trimMoments(list *[]Moment) (left int) {
	var all []Question
	for i := range *list {
		x := &(*list)[i]
		kept, n := trim(x.Questions, maxAtMoment)
		x.Questions = kept
		left += n
		all = append(all, kept...)
	}
	kept, n := trim(all, maxMoments)
	left += n
	keep := map[string]bool{}
	for _, q := range kept {
		keep[q.Ask] = true
	}
	for i := range *list {
		x := &(*list)[i]
		x.Questions = slices.DeleteFunc(x.Questions, func(q Question) bool { return !keep[q.Ask] })
	}
	*list = slices.DeleteFunc(*list, func(x Moment) bool { return len(x.Questions) == 0 })
	return left
}

// lengths are what the timeline says about time.
func (w *writer) lengths(t *analyzer.TimelineFacts) []string {
	var out []string
	first, last := w.span()
	n := fmt.Sprintf("%s in the timeline", count(len(w.moment), "moment", "moments"))
	if x := last.Sub(first); x > 0 {
		n += ", over " + spell(x)
	}
	out = append(out, n+".")
	p := t.Phases(w.d)
	if x, ok := p.ToDetect(); ok && x >= time.Minute {
		out = append(out, fmt.Sprintf("From the start to the first signal: %s.", spell(x)))
	}
	if x, ok := p.ToResolve(); ok && x >= time.Minute && x != last.Sub(first) {
		out = append(out, fmt.Sprintf("From the start to the end: %s.", spell(x)))
	}
	return out
}

// span is the time from the earliest to the latest entry.
func (w *writer) span() (first, last time.Time) {
	for i := range w.moment {
		at := w.moment[i].e.Time
		if at.IsZero() {
			continue
		}
		if first.IsZero() || at.Before(first) {
			first = at
		}
		if at.After(last) {
			last = at
		}
	}
	return first, last
}

// A gap is a silence after an entry.
type gap struct {
	after  int
	length time.Duration
	kind   gapKind
}

type gapKind uint8

const (
	silence  gapKind = iota
	hidden           // between the start and the first signal
	reaction         // between the first signal and the next entry
	unknown          // the timeline does not say when the first signal came
)

// shortest is the silence from which on it is worth a question.
const shortest = 10 * time.Minute

// overNight is the silence that no response has, so that nobody knew yet.
const overNight = 6 * time.Hour

// gaps asks about the longest silences.
func (w *writer) gaps(t *analyzer.TimelineFacts, at map[int]*Moment) {
	first, last := w.span()
	least := max(shortest, last.Sub(first)/8)
	phases := t.Phases(w.d)
	var found []gap
	before := -1
	for i := range w.moment {
		e := w.moment[i].e
		if w.moment[i].late || e.Time.IsZero() || !e.HasClock && !e.Relative {
			continue
		}
		if before >= 0 && w.moment[before].e.Sequence == e.Sequence {
			g := gap{after: before, length: e.Time.Sub(w.moment[before].e.Time)}
			switch {
			case phases.Detected == w.moment[before].e:
				g.kind = reaction
			case phases.Detected == nil && g.length < overNight:
				g.kind = unknown
			case phases.Detected == nil, e.Time.Before(phases.Detected.Time) || phases.Detected == e:
				g.kind = hidden
			}
			over := phases.Resolved != nil && !e.Time.Before(phases.Resolved.Time) && phases.Resolved != e
			if g.length >= least && !over || g.kind == reaction && g.length >= shortest/2 {
				found = append(found, g)
			}
		}
		before = i
	}
	slices.SortStableFunc(found, func(a, b gap) int { return cmp.Compare(b.length, a.length) })
	found = found[:min(len(found), maxGaps)]
	slices.SortFunc(found, func(a, b gap) int { return cmp.Compare(a.after, b.after) })
	silent := 0
	for _, g := range found {
		q := Question{rank: 28}
		how := spell(g.length)
		switch g.kind {
		case hidden:
			q.Ask = fmt.Sprintf("%s pass until the next entry. What could already be seen in that time, and where?", upper(how))
		case reaction:
			q.Ask = fmt.Sprintf("%s pass until the next entry. What happens to a signal like this on its way to somebody who can act on it?", upper(how))
		case unknown:
			q.Ask = fmt.Sprintf("%s pass until the next entry. What was there to be seen in that time, and what was done with it?", upper(how))
		default:
			q.Ask = fmt.Sprintf(silences[silent%len(silences)], upper(how))
			silent++
		}
		x := w.momentAt(at, g.after)
		x.Questions = append(x.Questions, q)
	}
}

var silences = [...]string{
	"%s pass until the next entry. What was tried, ruled out or waited for in that time?",
	"Then %s without an entry. What did people see meanwhile, and what did it tell them?",
	"%s until the next entry. What belongs in between, so that a reader can follow?",
}

func upper(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return string(s[0]-'a'+'A') + s[1:]
}

// turningPoint asks about the entry at which something was found, unless it has
// its question.
func (w *writer) turningPoint(at map[int]*Moment) {
	if w.used[foundForms[0].ask] {
		return
	}
	for i := range w.moment {
		e := w.moment[i].e
		for k := e.First; k < min(e.End, e.First+20); k++ {
			if !turned(w.d.Word(k)) || i == 0 {
				continue
			}
			w.used[foundForms[0].ask] = true
			x := w.momentAt(at, i)
			x.Questions = append(x.Questions, Question{Ask: foundForms[0].ask, rank: 24})
			return
		}
	}
}

// turned reports whether a word says that the matter became clear.
func turned(w string) bool {
	switch w {
	case "identified", "identifies", "found", "finds", "discovered", "discovers", "realised", "realized", "realises", "realizes", "understood", "traced", "traces", "pinpointed", "names":
		return true
	}
	return false
}

package facilitate

import (
	"fmt"
	"sort"
	"strings"
	"time"

	"github.com/blamelint/blamelint/analyzer"
)

// An entry is one moment of the timeline.
type entry struct {
	e     *analyzer.TimelineEntry
	stamp string
	text  string
	line  int
	stems map[string]bool
	late  bool // it is earlier than the entry before it
}

// entries reads the timeline.
func (w *writer) entries() {
	t := w.d.Timeline()
	if t == nil {
		return
	}
	t.Anchor(w.d)
	late := map[int]bool{}
	for _, i := range t.Disorder {
		late[i] = !t.Newest
	}
	for i := range t.Entries {
		e := &t.Entries[i]
		x := entry{e: e, line: w.d.Lines.Line(e.Stamp(w.d).Start), late: late[i], stamp: cut(oneLine(w.d.TokensText(e.StampFirst, e.StampEnd)), 40)}
		if c := e.Clock; e.HasClock && (c.First < e.StampFirst || c.End > e.StampEnd) && c.End > c.First {
			x.stamp += " " + oneLine(w.d.TokensText(c.First, c.End)) // of another column
		}
		x.text = cut(w.cast.Text(e.First, e.End), maxQuote)
		if !e.Source.Empty() {
			x.stamp = fmt.Sprintf("%02d:%02d", e.Clock.Hour, e.Clock.Minute)
			x.text = cut(w.cast.Plain(oneLine(string(w.d.Source[e.Source.Start:e.Source.End]))), maxQuote)
		}
		x.stems = w.stems(e.First, e.End)
		if x.text == "" {
			x.text = w.below(t, i)
		}
		w.moment = append(w.moment, x)
	}
	w.days(t)
}

// below is the first sentence under a heading that is a time and nothing else.
func (w *writer) below(t *analyzer.TimelineFacts, i int) string {
	d, at := w.d, t.Entries[i].StampEnd
	for at < len(d.Tokens) && d.Tokens[at].Kind == analyzer.PunctToken {
		at++
	}
	end := t.Entries[i].Section.End
	if i+1 < len(t.Entries) {
		end = t.Entries[i+1].StampFirst
	}
	if at >= min(end, len(d.Tokens)) || d.BlockOf(at).Kind == analyzer.Heading {
		return ""
	}
	s := d.SentenceOf(at)
	return cut(w.cast.Text(max(at, s.First), min(s.End, end)), maxQuote)
}

// days adds the day to times of a timeline of several days that do not say it,
// as where the days are headings.
func (w *writer) days(t *analyzer.TimelineFacts) {
	if first, last := w.span(); !t.Dated || last.Sub(first) < 24*time.Hour {
		return
	}
	for i := range w.moment {
		x := &w.moment[i]
		e := x.e
		if !e.HasClock || e.Time.IsZero() || e.Clock.First > e.StampFirst || e.Clock.End < e.StampEnd || !e.Source.Empty() {
			continue
		}
		local, zone := e.Time, e.Zone
		if !zone.Known {
			zone = t.Zone
		}
		if zone.Known {
			local = local.Add(zone.Offset)
		}
		x.stamp = local.Format(time.DateOnly) + " " + x.stamp
	}
}

// maxEntries bounds the timelines that passages are compared with word by word.
const maxEntries = 300

// stems are the words of tokens that carry a subject, without their endings.
func (w *writer) stems(first, end int) map[string]bool {
	out := map[string]bool{}
	for i := first; i < min(end, first+60); i++ {
		t := &w.d.Tokens[i]
		word := strings.ToLower(w.d.Word(i))
		switch {
		case t.Kind == analyzer.CodeToken, t.Kind == analyzer.IdentToken && len(word) > 3:
			out[word] = true
		case t.Kind == analyzer.WordToken && len(word) > 3 && !filler(word) && !w.d.PersonName(i):
			out[stem(word)] = true
		}
	}
	return out
}

func stem(w string) string {
	for _, end := range [...]string{"ing", "ed", "es", "s"} {
		if s, ok := strings.CutSuffix(w, end); ok && len(s) > 3 {
			return s
		}
	}
	return w
}

// filler are words that two sentences may share without being about the same.
func filler(w string) bool {
	const list = " about after again against also another because been before being between both could does down during each even every first from have having " +
		"here hour hours into just last later least less like made make many minute minutes more most much must next nobody none only other over same should since some " +
		"still such than that their them then there these they this those through time under until upon very were what when where which while whole will with within " +
		"without would your team engineer everyone everybody anyone incident production system service right wrong left still took take needed "
	return strings.Contains(list, " "+w+" ")
}

// placeOf is the index of the entry that a matter belongs to; told is a time
// that the text gives and the timeline does not have. Both are -1 and zero if
// the sentence belongs to no moment.
func (w *writer) placeOf(m *matter) (at int, told analyzer.Clock) {
	d := w.d
	for i := range w.moment {
		e := w.moment[i].e
		if e.Block == nil || e.Source.Empty() && e.Block != d.BlockOf(m.first) && !sameRow(e.Block, d.BlockOf(m.first)) {
			continue
		}
		k := w.tokenAt(m.findings[0].Span.Start)
		if k >= min(e.First, e.StampFirst) && k < max(e.End, e.StampEnd) {
			return i, told
		}
	}
	if w.within(m, analyzer.Timeline) {
		// What stands under the heading of a moment belongs to it.
		for i := len(w.moment) - 1; i >= 0; i-- {
			if e := w.moment[i].e; e.Source.Empty() && e.StampFirst <= m.first {
				return i, told
			}
		}
	}
	if len(w.moment) == 0 || !w.aboutCourse(m) {
		return -1, told
	}
	if at, told = w.byClock(m); at >= 0 || told.End > 0 {
		return at, told
	}
	return w.byWords(m), told
}

func sameRow(a, b *analyzer.Block) bool { return a.Row != nil && a.Row == b.Row }

// aboutCourse reports whether a passage can tell of the course of the incident:
// what was good or bad about it, why, and what follows is for later.
func (w *writer) aboutCourse(m *matter) bool {
	s := w.d.BlockOf(m.first).Section
	for _, k := range [...]analyzer.Kind{analyzer.WentWell, analyzer.WentWrong, analyzer.Causes, analyzer.ActionItems, analyzer.Lessons, analyzer.Impact, analyzer.Lucky, analyzer.People} {
		if s.Within(k) {
			return false
		}
	}
	return true
}

// byClock finds the entry of the time of day that the sentence, or the one
// before it in the paragraph, names.
func (w *writer) byClock(m *matter) (at int, told analyzer.Clock) {
	d := w.d
	b := d.BlockOf(m.first)
	k := int(d.Tokens[m.first].Sentence)
	for n := range 2 {
		if k-n < b.FirstSentence {
			break
		}
		s := &d.Sentences[k-n]
		for i := s.First; i < min(s.End, s.First+80); i++ {
			c, ok := d.ClockAt(i, s.End)
			if !ok {
				continue
			}
			if at := w.atClock(c); at >= 0 {
				return at, told
			}
			if n == 0 || told.End == 0 {
				told = c
			}
		}
		if told.End > 0 {
			break
		}
	}
	return -1, told
}

// atClock is the first entry at a time of day, or -1. Twelve hours are as good
// as twenty-four where the text leaves the half of the day out.
func (w *writer) atClock(c analyzer.Clock) int {
	for i := range w.moment {
		e := w.moment[i].e
		if e.HasClock && e.Clock.Minute == c.Minute && (e.Clock.Hour == c.Hour || e.Clock.Hour == c.Hour+12 && c.Hour < 12) {
			return i
		}
	}
	return -1
}

// byWords is the one entry that shares enough of its words with the sentence,
// or -1.
func (w *writer) byWords(m *matter) int {
	if len(w.moment) > maxEntries {
		return -1
	}
	mine := w.stems(m.first, m.end)
	best, bestScore, second := -1, 0, 0
	for i := range w.moment {
		score := 0
		for s := range w.moment[i].stems {
			if mine[s] {
				score++
			}
		}
		switch {
		case score > bestScore:
			best, bestScore, second = i, score, bestScore
		case score > second:
			second = score
		}
	}
	least := 2
	if w.within(m, analyzer.Summary) {
		least = 3 // a summary tells of everything
	}
	if bestScore < least || bestScore == second {
		return -1
	}
	return best
}

// before is the number of entries that are not later than a time of day that
// the timeline does not have.
func (w *writer) before(c analyzer.Clock) int {
	return sort.Search(len(w.moment), func(i int) bool {
		e := w.moment[i].e
		return e.HasClock && !w.moment[i].late && e.Clock.Since() > c.Since()
	})
}

// spell writes a length of time as people say it.
func spell(x time.Duration) string {
	m := int(x.Round(time.Minute).Minutes())
	switch {
	case m >= 48*60:
		return count(m/60/24, "day", "days")
	case m < 60:
		return count(m, "minute", "minutes")
	case m%60 == 0:
		return count(m/60, "hour", "hours")
	case m >= 10*60:
		return fmt.Sprintf("about %d hours", (m+30)/60)
	}
	return count(m/60, "hour", "hours") + " and " + count(m%60, "minute", "minutes")
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

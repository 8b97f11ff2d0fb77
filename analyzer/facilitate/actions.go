package facilitate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// actions is the part that settles what follows.
func (w *writer) actions() Part {
	p := Part{Name: "action-items", Title: "Action items", Minutes: 15,
		Aim: "Leave with few items that change something, each with one owner, a result and a date. What nobody takes is better dropped aloud than kept."}
	var open, done, ready, weak, judged int
	for _, a := range w.d.Actions() {
		if a.Done {
			done++
			continue
		}
		open++
		if a.Strength != analyzer.UnknownStrength {
			judged++
		}
		if a.Strength.Weak() {
			weak++
		}
		it := w.item(a)
		if len(it.Settle) == 0 && it.Ask == "" {
			ready++
			continue
		}
		p.Items = append(p.Items, it)
	}
	p.Notes = actionNotes(open, done, ready)
	if open > 1 && weak == judged && judged == open {
		p.Questions = append(p.Questions, Question{Ask: "Every open item rests on people who remember, read or find out. Which of them could the system take over?"})
	}
	if open == 0 {
		p.Questions = append(p.Questions, Question{Ask: "What is the one change after which this could not happen in the same way?"},
			Question{Ask: "What shortens an incident like this, and what shows it sooner?"})
	}
	qs := w.take(func(*matter) bool { return true })
	kept, left := trim(qs, 1)
	p.Questions = append(p.Questions, kept...)
	if n := len(p.Items) - maxItems; n > 0 {
		slices.SortStableFunc(p.Items, func(a, b Item) int { return cmp.Compare(len(b.Settle), len(a.Settle)) })
		p.Items = p.Items[:maxItems]
		slices.SortFunc(p.Items, func(a, b Item) int { return cmp.Compare(a.Line, b.Line) })
		left += n
	}
	p.LeftOut = left
	return p
}

// actionNotes says how the list stands.
func actionNotes(open, done, ready int) []string {
	if open+done == 0 {
		return []string{"The document has no action items yet. Collect them on a wall while the meeting runs, and settle them here."}
	}
	var out []string
	s := fmt.Sprintf("%s open", count(open, "item is", "items are"))
	if done > 0 {
		s += fmt.Sprintf(", %d done", done)
	}
	out = append(out, s+".")
	switch {
	case ready > 0 && ready == open:
		out = append(out, "Each has an owner, an end and a ticket or date: read them out and ask whether anything is missing.")
	case ready > 0:
		out = append(out, fmt.Sprintf("%s nothing but a nod: owner, end and ticket or date are there.", count(ready, "needs", "need")))
	}
	return out
}

// item says what is to be settled about an open action item.
func (w *writer) item(a *analyzer.ActionItem) Item {
	it := Item{Line: a.Line, Text: cut(w.cast.Plain(oneLine(a.Text)), maxStatement)}
	if a.Topic != "" && it.Text != "" {
		it.Text = cut(w.cast.Plain(oneLine(a.Topic))+": "+it.Text, maxStatement)
	}
	if it.Text == "" {
		it.Text = cut(w.cast.Plain(oneLine(string(w.d.Source[a.Words.Start:a.Words.End]))), maxStatement)
	}
	if len(a.Owners) == 0 {
		it.Settle = append(it.Settle, "an owner")
	}
	if a.NotActionable.Found() || a.Vague.Found() {
		it.Settle = append(it.Settle, "a result")
	}
	if a.Unbounded.Found() {
		it.Settle = append(it.Settle, "an end")
	}
	if !a.Tracked() {
		it.Settle = append(it.Settle, "a date or ticket")
	}
	it.Ask = w.once(itemAsk(a))
	return it
}

// once passes over questions that another item has asked already.
func (w *writer) once(list []string) string {
	for _, s := range list {
		if !w.used[s] {
			w.used[s] = true
			return s
		}
	}
	return ""
}

// itemAsk are questions about the weakest side of an item.
func itemAsk(a *analyzer.ActionItem) []string {
	kinds := []analyzer.FlawKind{a.PeopleFix.Kind, a.NotActionable.Kind, a.Vague.Kind, a.Unbounded.Kind}
	if a.Unbounded.Kind == analyzer.Ongoing {
		kinds = []analyzer.FlawKind{a.PeopleFix.Kind, a.Unbounded.Kind}
	}
	for _, k := range kinds {
		if list := flawAsks(k, a); len(list) > 0 {
			return list
		}
	}
	return nil
}

func flawAsks(k analyzer.FlawKind, a *analyzer.ActionItem) []string {
	object := ""
	if s := strings.TrimSpace(oneLine(a.Object)); s != "" && len([]rune(s)) <= 40 && !strings.ContainsAny(s, "“”\"@") {
		object = s
	}
	switch k {
	case analyzer.Care, analyzer.Behaviour:
		return []string{"What made the slip easy, and what can the system do so that nobody has to be careful?", "Which step asks for this care, and what could make it safe to be tired there?"}
	case analyzer.Training, analyzer.Reminder, analyzer.Talk:
		return []string{"What will hold for somebody who joins next month and has not heard the reminder?", "What could show this at the moment it matters, in place of a training?"}
	case analyzer.NoVerb, analyzer.Wish, analyzer.OnlyLink:
		return []string{"What will be there afterwards that is not there today?", "What is the first thing that somebody would do for this on Monday?"}
	case analyzer.WeakVerb:
		return []string{"Which decision does this prepare, by when, and where will the answer be written down?", "Which question has to be answered, and what follows from a yes or a no?"}
	case analyzer.Comparative:
		if object != "" && k == a.Vague.Kind {
			return []string{"From what to what, and how will we know that it is done?", fmt.Sprintf("Which one change to “%s” helps in a case like this?", object)}
		}
		return []string{"From what to what, and how will we know that it is done?", "Which number, page or alert will be different?"}
	case analyzer.Hedge, analyzer.Broad:
		return []string{"What is in, what is out, and what of it comes first?", "Which one case of it matters for this incident?"}
	case analyzer.Ongoing:
		return []string{"What could do this without anybody having to remember it?", "On which day can this be ticked off, and by what?"}
	case analyzer.OpenEnded:
		return []string{"Which answer ends this, and by when is it good enough?"}
	}
	return nil
}

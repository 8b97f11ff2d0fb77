package facilitate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

// take removes the matters that f wants from w.matter and asks about them.
func (w *writer) take(f func(*matter) bool) []Question {
	var out []Question
	w.matter = slices.DeleteFunc(w.matter, func(m *matter) bool {
		if !f(m) {
			return false
		}
		if q, ok := w.ask(m); ok {
			out = append(out, q)
		}
		return true
	})
	return out
}

func (w *writer) within(m *matter, kinds ...analyzer.Kind) bool {
	s := w.d.BlockOf(m.first).Section
	return slices.ContainsFunc(kinds, func(k analyzer.Kind) bool { return s.Within(k) })
}

func byRule(m *matter, rules ...string) bool { return slices.Contains(rules, m.findings[0].Rule) }

// impact is the part about those affected.
func (w *writer) impact() Part {
	p := Part{Name: "impact", Title: "Impact", Minutes: 5, Aim: "Agree on what it was like for those affected, in numbers, before anything else."}
	p.Notes = w.statements(3, analyzer.Impact)
	qs := w.take(func(m *matter) bool {
		return byRule(m, "outage", "impact-unquantified", "duration-mismatch", "negativity") && !w.within(m, analyzer.Timeline, analyzer.WentWell, analyzer.ActionItems) ||
			w.within(m, analyzer.Impact) && byRule(m, "judgment", "empty-section")
	})
	if len(p.Notes) == 0 && !w.used["impact-unquantified"] && len(qs) < maxImpact {
		qs = append(qs, Question{Ask: "How many people or requests were affected, for how long, and how do we know?", rank: 30})
	}
	if len(qs) < maxImpact {
		qs = append(qs, Question{Ask: "What did those affected see, in their own words, and what did they do about it?"})
	}
	p.Questions, p.LeftOut = trim(dedupe(qs), maxImpact)
	return p
}

func dedupe(list []Question) []Question {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(q Question) bool {
		again := seen[q.Ask]
		seen[q.Ask] = true
		return again
	})
}

// maxStatement bounds a statement that is read out, in code points.
const maxStatement = 160

// statements are the first items or sentences of the sections of a kind, with
// roles in place of names.
func (w *writer) statements(n int, kinds ...analyzer.Kind) []string {
	var out []string
	for _, it := range w.items(kinds...) {
		if len(out) == n {
			return out
		}
		out = append(out, it.text)
	}
	if len(out) > 0 {
		return out
	}
	d := w.d
	for _, b := range d.Blocks {
		if b.Kind != analyzer.Paragraph || b.Item != nil || b.Quote > 0 || b.Section == nil || b.Section.Head == b && !b.Section.Lead || !inKinds(b.Section, kinds) || d.Instruction(b) {
			continue
		}
		first := b.FirstToken
		if b.Section.Head == b {
			first = b.Section.TitleEnd
		}
		for k := b.FirstSentence; k < b.EndSentence && len(out) < n; k++ {
			s := &d.Sentences[k]
			if s.End-max(s.First, first) < 4 {
				continue
			}
			out = append(out, cut(strings.TrimLeft(w.cast.Text(max(s.First, first), s.End), ".:– "), maxStatement))
		}
	}
	return out
}

func inKinds(s *analyzer.Section, kinds []analyzer.Kind) bool {
	return slices.ContainsFunc(kinds, func(k analyzer.Kind) bool { return s.Within(k) })
}

// A point is a list item of the document, or a row of a table of two columns.
type point struct {
	text string
	line int
	at   *analyzer.Block
}

// items are the outermost list items, and the rows of tables, of the sections
// of some kinds.
func (w *writer) items(kinds ...analyzer.Kind) []point {
	d := w.d
	var out []point
	add := func(b *analyzer.Block, first, end int) {
		if end-first < 3 || b.Quote > 0 || d.Instruction(b) || !inKinds(b.Section, kinds) || inKinds(b.Section, []analyzer.Kind{analyzer.ActionItems}) {
			return
		}
		if innermost(b.Section, kinds) {
			return
		}
		out = append(out, point{cut(w.cast.Text(first, end), maxStatement), d.Lines.Line(b.Span.Start), b})
	}
	for _, it := range d.Items {
		if it.Depth > 0 && outer(it, kinds) || len(it.Blocks) == 0 || it.Section == nil || it.Section.Head == it.Blocks[0] {
			continue
		}
		b := it.Blocks[0]
		add(b, b.FirstToken, firstSentences(d, b))
	}
	if len(out) > 0 {
		return out
	}
	for _, t := range d.Tables {
		for _, r := range t.Rows {
			if r.Header || len(r.Cells) < 2 || len(r.Cells) > 3 || r.Cells[0].EndToken == r.Cells[0].FirstToken {
				continue
			}
			last := r.Cells[len(r.Cells)-1]
			if !inKinds(r.Cells[0].Section, kinds) || last.EndToken == last.FirstToken {
				continue
			}
			text := w.cast.Text(r.Cells[0].FirstToken, r.Cells[0].EndToken) + ": " + w.cast.Text(r.Cells[1].FirstToken, r.Cells[1].EndToken)
			out = append(out, point{cut(text, maxStatement), d.Lines.Line(r.Span.Start), r.Cells[0]})
		}
	}
	return out
}

// innermost reports whether a section says what went well, and is asked for as
// part of a larger one: lessons hold both.
func innermost(s *analyzer.Section, kinds []analyzer.Kind) bool {
	return inKinds(s, []analyzer.Kind{analyzer.WentWell, analyzer.Lucky}) && !slices.Contains(kinds, analyzer.WentWell) && !slices.Contains(kinds, analyzer.Lucky)
}

// outer reports whether an item around this one belongs to the same sections.
func outer(it *analyzer.Item, kinds []analyzer.Kind) bool {
	for p := it.Parent; p != nil; p = p.Parent {
		if inKinds(p.Section, kinds) && len(p.Blocks) > 0 && p.Section.Head != p.Blocks[0] {
			return true
		}
	}
	return false
}

// firstSentences is the token after as many whole sentences of a block as make
// up a statement.
func firstSentences(d *analyzer.Document, b *analyzer.Block) int {
	const enough = 24 // tokens
	for k := b.FirstSentence; k < b.EndSentence; k++ {
		if end := d.Sentences[k].End; end-b.FirstToken >= enough || k == b.EndSentence-1 {
			return end
		}
	}
	return b.EndToken
}

// wentWell is the part about what helped.
func (w *writer) wentWell() Part {
	p := Part{Name: "went-well", Title: "What went well", Minutes: 5, Aim: "Find out what helped, so that it is there the next time by design and not by luck."}
	// Whom the praise is for is no question for the group.
	w.matter = slices.DeleteFunc(w.matter, func(m *matter) bool {
		return byRule(m, "named-individual") && w.within(m, analyzer.WentWell, analyzer.Lucky)
	})
	qs := w.take(func(m *matter) bool { return w.within(m, analyzer.WentWell, analyzer.Lucky) })
	points := w.items(analyzer.WentWell)
	for _, x := range points[:min(len(points), 3)] {
		p.Notes = append(p.Notes, x.text)
	}
	if len(points) == 0 {
		p.Notes = w.statements(2, analyzer.WentWell)
	}
	switch {
	case len(p.Notes) > 1:
		qs = append(qs, Question{Ask: "What made these possible, and what keeps them possible the next time?", rank: 12})
	case len(p.Notes) > 0:
		qs = append(qs, Question{Ask: "What made this possible, and what keeps it possible the next time?", rank: 12})
	default:
		p.Notes = append(p.Notes, "The document does not say yet what went well; write down what the group names.")
		qs = append(qs, Question{Ask: "What helped: which tool, which habit, which thing that somebody happened to know?", rank: 12})
	}
	if lucky := w.items(analyzer.Lucky); len(lucky) > 0 {
		qs = append(qs, Question{Ask: "What is needed so that we do not depend on this luck?", Quote: lucky[0].text, Line: lucky[0].line, rank: 11})
	} else {
		qs = append(qs, Question{Ask: "Where were we lucky, and what is needed so that we do not depend on it?"})
	}
	p.Questions, p.LeftOut = trim(qs, maxWell)
	return p
}

// wentWrong is the part about what did not go well: everything that belongs to
// no moment, and the factors that the document lists.
func (w *writer) wentWrong() Part {
	p := Part{Name: "went-wrong", Title: "What did not go well", Minutes: 15,
		Aim: "Look for conditions, not for culprits: what made it possible, what let it spread, what kept it hidden. There are always several."}
	qs := w.take(func(m *matter) bool { return !w.within(m, analyzer.ActionItems) })
	factors := w.items(analyzer.Causes)
	hurdles := w.items(analyzer.WentWrong, analyzer.Lessons)
	p.Notes = append(p.Notes, start(len(factors), len(hurdles))...)
	if len(qs) < maxWrong-1 {
		asked := map[int]bool{}
		for _, q := range qs {
			asked[q.Line] = true
		}
		qs = append(qs, w.factorQuestions(factors, hurdles, asked, min(3, maxWrong-len(qs)))...)
	}
	for len(qs) < 2 {
		q := Question{}
		if q.Ask, q.Then, _ = w.choose(slices.Concat(causeForms, anyForms), words{}); q.Ask == "" {
			break
		}
		qs = append(qs, q)
	}
	p.Questions, p.LeftOut = trim(qs, maxWrong)
	return p
}

// start says what of the document the part can start from.
func start(factors, hurdles int) []string {
	switch {
	case factors > 0 && hurdles > 0:
		return []string{fmt.Sprintf("The document lists %s and %s that did not go well. Put them on the wall and ask what is missing.", count(factors, "contributing factor", "contributing factors"), count(hurdles, "thing", "things"))}
	case factors > 0:
		return []string{fmt.Sprintf("The document lists %s. Put %s on the wall and ask what is missing.", count(factors, "contributing factor", "contributing factors"), them(factors))}
	case hurdles > 0:
		return []string{fmt.Sprintf("The document lists %s that did not go well. Put %s on the wall and ask what is missing.", count(hurdles, "thing", "things"), them(hurdles))}
	}
	return []string{"The document lists no contributing factors yet. Collect them in silence first, one a note, before anybody speaks."}
}

func them(n int) string {
	if n == 1 {
		return "it"
	}
	return "them"
}

// isStep reports whether a point tells what to do, as a recipe under the causes
// does: nothing is to be asked about that.
func (w *writer) isStep(x point) bool {
	if x.at == nil || x.at.EndToken == x.at.FirstToken {
		return false
	}
	tag := w.d.Tag(x.at.FirstToken)
	return tag == tagger.VB || tag == tagger.VBP
}

var (
	factorForms = []form{
		{"How long has this been so, and where else is it so today?", ""},
		{"What is this good for on an ordinary day, so that we do not lose it with a repair?", ""},
		{"What is the smallest change after which this could not add to an incident any more?", ""},
		{"What lets us notice this before it matters?", ""},
	}
	// absentForms are about what is not there.
	absentForms = []form{
		{"What stands in the way of having it, and what is its smallest useful form?", ""},
		{"How long has this been so, and where else is it so today?", ""},
		{"What lets us notice this before it matters?", ""},
	}
)

// isAbsent reports whether a point says that something is not there, or took
// long: neither is good for anything.
func isAbsent(text string) bool {
	low := strings.ToLower(text)
	for _, start := range [...]string{"no ", "nothing", "lack", "missing", "there is no", "there was no", "there were no", "it took", "we could not", "we had no"} {
		if strings.HasPrefix(low, start) {
			return true
		}
	}
	return strings.Contains(low, " not ") || strings.Contains(low, "n't ") || strings.Contains(low, " no ") || strings.Contains(low, " passed until ") || strings.Contains(low, "wrong")
}

// factorQuestions asks about points of the document that nothing was found in.
func (w *writer) factorQuestions(factors, hurdles []point, asked map[int]bool, n int) []Question {
	var out []Question
	for _, x := range slices.Concat(factors, hurdles) {
		if len(out) == n {
			break
		}
		if asked[x.line] || w.isStep(x) {
			continue
		}
		forms := factorForms
		if isAbsent(x.text) {
			forms = absentForms
		}
		if ask, _, _ := w.choose(forms, words{}); ask != "" {
			out = append(out, Question{Ask: ask, Quote: x.text, Line: x.line, rank: 5})
		}
	}
	return out
}

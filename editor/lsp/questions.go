package lsp

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// questionsFor opens an inquiry where the words of a finding close it: what a
// facilitator would ask instead, the most general question first. They ask what
// and how, never why or who.
func questionsFor(rule string) []string {
	switch rule {
	case "counterfactual":
		return []string{"What made the step that was taken the sensible one at that moment?", "What would the screen, the runbook or the alert have had to show for another step to come to mind?"}
	case "omission":
		return []string{"What was being looked at at that moment, and what drew the attention there?", "How would anybody in that place have come to know of it?"}
	case "human-error":
		return []string{"What did the tools show before and after this step?", "What in the system let one step have this effect?"}
	case "root-cause":
		return []string{"What else had to be true at the same time?", "What kept it from being seen, or stopped, earlier?"}
	case "hindsight":
		return []string{"What was known at that moment, and from which source?", "What else could these signs have meant at the time?"}
	case "judgment":
		return []string{"What was the goal, and what stood against it: time, load, other work?"}
	case "fault":
		return []string{"What were the conditions under which this could happen?", "What will hold the next time, whoever is on duty?"}
	case "team-blame":
		return []string{"What had the team been told, by which route, and what did it do with it?", "Where did the hand-over leave a gap?"}
	case "why-who":
		return []string{"What was seen, what was expected, and how did the two differ?", "How did this come to look like the right moment for it?"}
	case "named-individual":
		return []string{"What could have led anybody in this role to the same action?"}
	case "outage":
		return []string{"Which part of the requests or users was affected, and how was that measured?"}
	case "negativity":
		return []string{"How many were affected, for how long, and by what?"}
	}
	return nil
}

// question offers to put a better question after the sentence of a finding. It
// stands in the text itself, so that somebody will answer it.
func (b *actionBuilder) question(f *analyzer.Finding) {
	if f.Doc || f.Span.Empty() {
		return
	}
	for _, q := range questionsFor(f.Rule) {
		if !wants(b.only, rewrite) {
			return
		}
		var at int
		b.sn.withModel(func(d *analyzer.Document) { at = endOfThought(d, f.Span) })
		if at < 0 {
			return
		}
		b.add(codeAction{Title: "Ask instead: " + q, Kind: rewrite, Diagnostics: b.diagnostics(f)},
			[]analyzer.Edit{{Span: analyzer.Span{Start: at, End: at}, New: " *" + q + "*"}})
	}
}

// endOfThought is where a sentence can be added after the one that a span lies
// in; -1 if none can, as in a heading.
func endOfThought(d *analyzer.Document, s analyzer.Span) int {
	b := d.BlockAt(s.Start)
	if b == nil || b.Kind == analyzer.Heading || b.Kind == analyzer.Code || b.Kind == analyzer.HTML {
		return -1
	}
	for i := b.FirstSentence; i < b.EndSentence; i++ {
		span := d.SentenceSpan(&d.Sentences[i])
		if span.End <= s.Start {
			continue
		}
		// Emphasis or a link may end after the last word: take its marks along.
		rest := string(d.Source[span.End:max(span.End, b.Span.End)])
		marks := len(rest) - len(strings.TrimLeft(rest, "*_)]\"'’”`"))
		if marks < len(rest) && !strings.ContainsRune(" \t\r\n|", rune(rest[marks])) {
			return b.Span.End
		}
		return span.End + marks
	}
	return b.Span.End
}

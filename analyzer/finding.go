package analyzer

import (
	"cmp"
	"slices"
)

// A Finding is data: a place, what a reader may conclude from the words there,
// and perhaps what to write instead. It carries all that a reporter needs, so
// that no reporter has to hold lint logic or the document.
type Finding struct {
	Rule     string   // the rule's ID
	Severity Severity // as configured for this file
	Span     Span     // bytes of the source
	Start    Position // of Span.Start
	End      Position // of Span.End, exclusive
	Text     string   // the source bytes of Span
	Sentence string   // the sentence around it as a reader sees it, spaces folded; empty for findings about the document
	Section  string   // title of the innermost section, or empty
	Message  string   // one sentence that quotes the writer's words and says what a reader may conclude
	Advice   string   // what to write instead, one sentence; may be empty
	Fixes    []Fix    // rewrites, best first
	Related  []Related
	Topic    string // what findings of the rule have in common for a reader, such as a person's name; mostly empty
	Doc      bool   // about the document or a section rather than about words in it
	Changed  bool   // its sentence is new in what is being reviewed; false if nobody asked

	// Suppressed says why a suppression comment silenced the finding; empty if
	// none did. Suppressed findings stand in Result.Suppressed only.
	Suppressed string
}

// Related is a place that explains a finding, such as the words that show that
// an "outage" was partial.
type Related struct {
	Span       Span
	Start, End Position
	Text       string // the source bytes of Span
	Message    string
}

// A Fix is one way to rewrite a finding's words.
type Fix struct {
	Message string // what the rewrite does: "Name the role instead"
	Edits   []Edit // ascending, not overlapping
	Safe    bool   // the meaning cannot change; applied by --fix
}

// An Edit replaces the bytes of Span by New.
type Edit struct {
	Span Span
	New  string
}

// Fix adds a rewrite that replaces the finding's own span, and returns the
// finding.
func (f *Finding) Fix(safe bool, message, text string) *Finding {
	return f.FixEdits(safe, message, Edit{f.Span, text})
}

// FixEdits adds a rewrite of several edits, and returns the finding. Edits are
// put into ascending order.
func (f *Finding) FixEdits(safe bool, message string, edits ...Edit) *Finding {
	slices.SortFunc(edits, func(a, b Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	f.Fixes = append(f.Fixes, Fix{Message: message, Edits: edits, Safe: safe})
	return f
}

// Relate adds a place that explains the finding, and returns the finding.
func (f *Finding) Relate(s Span, message string) *Finding {
	f.Related = append(f.Related, Related{Span: s, Message: message})
	return f
}

// About says what the finding has in common with others of its rule, which a
// report may then show as one. Case does not matter.
func (f *Finding) About(topic string) *Finding {
	f.Topic = topic
	return f
}

// Suggest sets the advice: what to write instead, in one sentence.
func (f *Finding) Suggest(advice string) *Finding {
	f.Advice = advice
	return f
}

// Compare orders findings by place, then rule, then message, so that the same
// input gives the same bytes.
func Compare(a, b Finding) int {
	return cmp.Or(
		cmp.Compare(a.Span.Start, b.Span.Start),
		cmp.Compare(a.Span.End, b.Span.End),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Message, b.Message),
	)
}

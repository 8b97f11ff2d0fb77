package analyzer

import "fmt"

// A Rule is a value: what it is called, why it matters, examples, and one
// function. Rules are constant after start-up and hold no state, so they may
// be used by many goroutines at once.
type Rule struct {
	ID       string   // "human-error"; the file is human_error.go
	Name     string   // a title in a few words: "Human error as the explanation"
	Summary  string   // one line: what is flagged
	Doc      string   // Markdown: why it matters and what to write instead
	Sources  []Source // where the claim of Doc comes from
	Group    Group    // language, action items or structure
	Severity Severity // in the recommended preset; Off is allowed
	Strict   Severity // in the strict preset; zero means the same as Severity
	Examples []Example
	Silent   []string // passages that resemble the problem and are fine
	Options  any      // pointer to a struct of defaults, or nil
	Check    func(*Pass)
}

// Group says what a rule reads.
type Group string

// The groups of rules.
const (
	Language  Group = "language"
	Action    Group = "action items"
	Structure Group = "structure"
)

// A Source is a work that a rule's claim rests on.
type Source struct {
	Title string // "Dekker, The Field Guide to Understanding 'Human Error'"
	URL   string // may be empty
}

// An Example is a passage that the rule flags and its rewrite, on which the
// rule must be silent. In Bad, «marks» stand around exactly what is flagged;
// they are taken out before the passage is read. Both are Markdown documents.
type Example struct {
	Bad  string
	Good string
}

// A Pass is one rule looking at one document. It is used by one goroutine.
type Pass struct {
	*Document
	Rule     *Rule
	Severity Severity  // the severity configured for this file
	Settings *Settings // never nil
	options  any
	findings []Finding
}

// Options returns the options of a pass's rule: the configured value, or the
// rule's defaults. T is the struct that Rule.Options points to.
func Options[T any](p *Pass) T {
	if o, ok := p.options.(*T); ok {
		return *o
	}
	return *p.Rule.Options.(*T)
}

// Report adds a finding over s with the rule's severity. The pointer is valid
// until the next Report. An empty span at a place is allowed for findings
// about a document or section.
func (p *Pass) Report(s Span, format string, args ...any) *Finding {
	if p.findings == nil {
		p.findings = make([]Finding, 0, 16)
	}
	p.findings = append(p.findings, Finding{
		Rule: p.Rule.ID, Severity: p.Severity, Span: s, Message: fmt.Sprintf(format, args...),
	})
	return &p.findings[len(p.findings)-1]
}

// Note lowers the finding to a note if it is graver: what the guide calls
// "may", on which reasonable reviewers differ.
func (f *Finding) Note() *Finding {
	f.Severity = min(f.Severity, Note)
	return f
}

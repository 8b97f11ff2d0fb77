// Package ruletest runs the examples that a rule carries as its test.
package ruletest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
)

// Run checks one rule against its own examples: in every Bad passage exactly
// the «marked» bytes are flagged; every Good and Silent passage stays silent;
// safe rewrites silence the rule and change nothing else.
func Run(t *testing.T, r *analyzer.Rule) {
	t.Helper()
	if len(r.Examples) == 0 || len(r.Silent) == 0 {
		t.Errorf("%s: a rule needs examples and passages on which it is silent", r.ID)
	}
	for i, ex := range r.Examples {
		t.Run(fmt.Sprintf("example%d", i+1), func(t *testing.T) {
			text, want := Unmark(ex.Bad)
			if len(want) == 0 {
				t.Fatalf("no «marks» in %q", ex.Bad)
			}
			findings := Findings(t, r, text)
			compare(t, text, want, findings)
			checkFixes(t, r, text, findings)
			silent(t, r, ex.Good)
		})
	}
	for i, text := range r.Silent {
		t.Run(fmt.Sprintf("silent%d", i+1), func(t *testing.T) { silent(t, r, text) })
	}
}

// Findings are what rule r alone finds in text, graded at least as a note.
func Findings(t *testing.T, r *analyzer.Rule, text string) []analyzer.Finding {
	t.Helper()
	sev := r.Severity
	if sev == analyzer.Off {
		sev = max(r.Strict, analyzer.Note)
	}
	s := &analyzer.Settings{Severity: map[string]analyzer.Severity{r.ID: sev}}
	e := analyzer.NewEngine([]*analyzer.Rule{r}, func(string) *analyzer.Settings { return s })
	res := e.Analyze("example.md", []byte(text))
	for _, f := range res.Faults {
		t.Errorf("fault: %s", f)
	}
	return res.Findings
}

// Unmark takes the «marks» out of a passage and returns the ranges between
// them, in bytes of the unmarked text.
func Unmark(s string) (text string, spans []analyzer.Span) {
	var b strings.Builder
	start := -1
	for _, r := range s {
		switch r {
		case '«':
			start = b.Len()
		case '»':
			spans = append(spans, analyzer.Span{Start: start, End: b.Len()})
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), spans
}

func compare(t *testing.T, text string, want []analyzer.Span, got []analyzer.Finding) {
	t.Helper()
	mark := func(s analyzer.Span) string { return fmt.Sprintf("%q at %d", text[s.Start:s.End], s.Start) }
	for _, w := range want {
		found := false
		for _, f := range got {
			found = found || f.Span == w
		}
		if !found {
			t.Errorf("not flagged: %s in %q", mark(w), text)
		}
	}
	for _, f := range got {
		found := false
		for _, w := range want {
			found = found || f.Span == w
		}
		if !found {
			t.Errorf("flagged without a mark: %s in %q", mark(f.Span), text)
		}
	}
}

func silent(t *testing.T, r *analyzer.Rule, text string) {
	t.Helper()
	for _, f := range Findings(t, r, text) {
		t.Errorf("flagged %q in %q: %s", f.Text, text, f.Message)
	}
}

// checkFixes applies each safe rewrite by itself.
func checkFixes(t *testing.T, r *analyzer.Rule, text string, findings []analyzer.Finding) {
	t.Helper()
	for _, f := range findings {
		for _, fix := range f.Fixes {
			if !fix.Safe {
				continue
			}
			after := Apply(text, fix)
			for _, g := range Findings(t, r, after) {
				if g.Span.Start <= f.Span.Start && f.Span.Start < g.Span.End {
					t.Errorf("the safe rewrite of %q is flagged again in %q", f.Text, after)
				}
			}
		}
	}
}

// Apply makes the edits of a fix.
func Apply(text string, fix analyzer.Fix) string {
	var b strings.Builder
	at := 0
	for _, e := range fix.Edits {
		b.WriteString(text[at:e.Span.Start])
		b.WriteString(e.New)
		at = e.Span.End
	}
	b.WriteString(text[at:])
	return b.String()
}

package review

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/blamelint/blamelint/analyzer"
)

// A suggestion is new text for the lines of a comment.
type suggestion struct {
	text    string // lines with their ends; empty if the lines go
	applied map[*analyzer.Finding]bool
	safe    bool // none of its rewrites can change the meaning
}

// maxSuggestion bounds a suggestion, in bytes. Whoever would have to compare more
// is better served by the remarks alone.
const maxSuggestion = 16 << 10

// suggest rewrites the lines from first to last; nil if there is no rewrite for
// them, or if they are not text, or too long.
func (d *document) suggest(items []item, first, last int) *suggestion {
	start, end := d.lines.LineSpan(first).Start, d.lines.LineSpan(last).End
	if end-start > maxSuggestion {
		return nil
	}
	var findings []analyzer.Finding
	owners := map[int]*analyzer.Finding{}
	for _, it := range items {
		if it.rewrite {
			owners[len(findings)] = it.finding
			findings = append(findings, moved(it.finding, -start))
		}
	}
	out := analyzer.ApplyFixes(d.Source[start:end], findings, true)
	if len(out.Applied) == 0 {
		return nil
	}
	s := &suggestion{applied: map[*analyzer.Finding]bool{}, safe: true}
	for _, r := range out.Applied {
		at := slices.IndexFunc(findings, func(f analyzer.Finding) bool { return analyzer.Compare(f, *r.Finding) == 0 })
		s.applied[owners[at]] = true
		s.safe = s.safe && r.Fix.Safe
	}
	// Lines of a comment end with "\n". Which ends a file gets for them is up to the
	// host.
	s.text = strings.ReplaceAll(string(out.Source), "\r\n", "\n")
	if s.text != "" || first == last {
		s.text += "\n"
	}
	if len(s.text) > maxSuggestion || !utf8.ValidString(s.text) {
		return nil
	}
	return s
}

// moved is a finding with its first fix alone, whose edits are in a part of the
// document.
func moved(f *analyzer.Finding, by int) analyzer.Finding {
	out := *f
	fix := f.Fixes[0]
	fix.Edits = slices.Clone(fix.Edits)
	for i := range fix.Edits {
		fix.Edits[i].Span.Start += by
		fix.Edits[i].Span.End += by
	}
	out.Fixes = []analyzer.Fix{fix}
	return out
}

// block is the suggestion as a code block that the host offers to take. Its
// fence is longer than any run of backticks in the text.
func (s *suggestion) block() string {
	fence := "```"
	for run := range strings.FieldsFuncSeq(s.text, func(r rune) bool { return r != '`' }) {
		if len(run) >= len(fence) {
			fence = strings.Repeat("`", len(run)+1)
		}
	}
	return fence + "suggestion\n" + s.text + fence + "\n"
}

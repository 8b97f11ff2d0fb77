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

// suggest rewrites the lines from first to last; nil if there is no rewrite for
// them, or if they are not text.
func (d *document) suggest(items []item, first, last int) *suggestion {
	var findings []analyzer.Finding
	owners := map[int]*analyzer.Finding{}
	for _, it := range items {
		if it.rewrite {
			f := *it.finding
			f.Fixes = f.Fixes[:1]
			owners[len(findings)] = it.finding
			findings = append(findings, f)
		}
	}
	if len(findings) == 0 {
		return nil
	}
	out := analyzer.ApplyFixes(d.Source, findings, true)
	if len(out.Applied) == 0 {
		return nil
	}
	s := &suggestion{applied: map[*analyzer.Finding]bool{}, safe: true}
	for _, r := range out.Applied {
		at := slices.IndexFunc(findings, func(f analyzer.Finding) bool { return sameFinding(&f, r.Finding) })
		s.applied[owners[at]] = true
		s.safe = s.safe && r.Fix.Safe
	}
	s.text = d.rewritten(out.Source, first, last)
	if !utf8.ValidString(s.text) {
		return nil
	}
	return s
}

func sameFinding(a, b *analyzer.Finding) bool { return analyzer.Compare(*a, *b) == 0 }

// rewritten are the lines from first to last as they are in the new text, all
// of whose changes are within these lines. They end with "\n", which the host
// turns into the file's own line ends.
func (d *document) rewritten(source []byte, first, last int) string {
	start := d.lines.LineSpan(first).Start
	rest := len(d.Source) - d.lines.LineSpan(last).End
	text := strings.ReplaceAll(string(source[start:len(source)-rest]), "\r\n", "\n")
	if text == "" && first < last {
		return ""
	}
	return text + "\n"
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

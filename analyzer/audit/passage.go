package audit

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// A Passage is the prose of one section, for a search. Names of persons are
// masked, so that nobody can search for a person.
type Passage struct {
	Line    int    // 1-based, of the heading or the first text
	Kind    string // of the section: "timeline", "impact", …; "other"
	Heading string // empty for what stands before any heading
	Text    string // without the heading and subsections; a line for each block
}

// PassagesOf are the sections of a document that hold text, in order.
func PassagesOf(d *analyzer.Document) []Passage {
	var out []Passage
	var at *analyzer.Section
	var text strings.Builder
	names := NewMasker(d)
	end := func() {
		if n := len(out); n > 0 {
			out[n-1].Text = names.Mask(strings.TrimSpace(text.String()))
			if out[n-1].Text == "" && out[n-1].Heading == "" {
				out = out[:n-1]
			}
		}
		text.Reset()
	}
	for _, b := range d.Blocks {
		s := headed(b.Section)
		if s != at || len(out) == 0 {
			end()
			at = s
			out = append(out, Passage{Line: d.Lines.Position(b.Span.Start).Line, Kind: sectionKind(d, b.Span.Start), Heading: names.Mask(fold(titleOf(s)))})
		}
		if s == nil || b != s.Head || s.Lead {
			text.WriteString(fold(d.BlockText(b)))
			text.WriteByte('\n')
		}
	}
	end()
	return out
}

// headed is the section with a heading of its own around s: fields and
// lead-ins of a line are no sections to a reader.
func headed(s *analyzer.Section) *analyzer.Section {
	const boldHeading = 7
	for s != nil && s.Level > boldHeading && s.Parent != nil {
		s = s.Parent
	}
	return s
}

func titleOf(s *analyzer.Section) string {
	if s == nil {
		return ""
	}
	return s.Title
}

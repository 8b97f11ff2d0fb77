package reporter

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/blamelint/blamelint/analyzer"
)

// rdjsonl writes reviewdog's diagnostic format, one diagnostic a line. Lines
// and columns are 1-based, columns count bytes of UTF-8, ends are exclusive.
// error is ERROR, warning WARNING, note INFO. Paths are as given: reviewdog
// makes them relative to the repository itself.
//
// https://github.com/reviewdog/reviewdog/blob/v0.21.0/proto/rdf/reviewdog.proto
type rdjsonl struct{ w io.Writer }

func newRDJSONL(w io.Writer, _ Options) Reporter { return rdjsonl{w} }

type rdDiagnostic struct {
	Message     string         `json:"message"`
	Location    rdLocation     `json:"location"`
	Severity    string         `json:"severity"`
	Source      rdSource       `json:"source"`
	Code        rdCode         `json:"code"`
	Suggestions []rdSuggestion `json:"suggestions,omitempty"`
	Original    string         `json:"original_output"`
	Related     []rdRelated    `json:"related_locations,omitempty"`
}

type rdLocation struct {
	Path  string  `json:"path"`
	Range rdRange `json:"range"`
}

type rdRange struct {
	Start rdPosition `json:"start"`
	End   rdPosition `json:"end"`
}

type rdPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

type rdSource struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

type rdCode struct {
	Value string `json:"value"`
	URL   string `json:"url"`
}

type rdSuggestion struct {
	Range rdRange `json:"range"`
	Text  string  `json:"text"`
}

type rdRelated struct {
	Message  string     `json:"message"`
	Location rdLocation `json:"location"`
}

var rdSeverities = [...]string{analyzer.Error: "ERROR", analyzer.Warning: "WARNING", analyzer.Note: "INFO"}

// maxRDLine is the longest line, in bytes, that reviewdog reads; a longer one
// would end its reading, without an error.
const maxRDLine = 64<<10 - 2

func (j rdjsonl) Report(r *analyzer.Result) error {
	p := places{source: r.Source}
	for i := range r.Findings {
		if _, err := j.w.Write(rdLine(r, &r.Findings[i], &p)); err != nil {
			return err
		}
	}
	return nil
}

func (j rdjsonl) Close(Summary) error { return nil }

func rdLine(r *analyzer.Result, f *analyzer.Finding, p *places) []byte {
	d := toRD(r, f, p)
	line := encode(d)
	if len(line) > maxRDLine {
		d.Suggestions, d.Related = nil, nil
		line = encode(d)
	}
	return append(line, '\n')
}

func toRD(r *analyzer.Result, f *analyzer.Finding, p *places) *rdDiagnostic {
	path := filepath.ToSlash(r.Path)
	message := statement(f)
	d := &rdDiagnostic{
		Message:  apart(message, '@', "\u200b"), // it becomes a comment on a pull request
		Location: rdLocation{path, p.rdRange(f.Span)},
		Severity: rdSeverities[f.Severity],
		Source:   rdSource{"blamelint", home},
		Code:     rdCode{f.Rule, ruleURL(f.Rule)},
		Original: fmt.Sprintf("%s:%d:%d: %s: %s (%s)", clean(path), f.Start.Line, f.Start.Column, f.Severity, message, f.Rule),
	}
	for _, fix := range f.Fixes {
		if e, ok := merge(r.Source, fix.Edits); ok {
			d.Suggestions = append(d.Suggestions, rdSuggestion{p.rdRange(e.Span), e.New})
		}
	}
	for _, rel := range f.Related {
		d.Related = append(d.Related, rdRelated{short(clean(rel.Message), maxMessage), rdLocation{path, p.rdRange(rel.Span)}})
	}
	return d
}

func (p *places) rdRange(s analyzer.Span) rdRange {
	return rdRange{p.rdPosition(s.Start), p.rdPosition(s.End)}
}

func (p *places) rdPosition(offset int) rdPosition {
	x := p.index()
	line := x.Line(offset)
	return rdPosition{line, 1 + offset - x.LineSpan(line).Start}
}

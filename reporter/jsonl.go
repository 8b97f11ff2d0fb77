package reporter

import (
	"encoding/json"
	"io"

	"github.com/blamelint/blamelint/analyzer"
)

// jsonl writes one JSON object a line for each finding. Lines and columns are
// 1-based, columns count code points, ends are exclusive; bytes are 0-based
// offsets into the file. Bytes that are not UTF-8 become U+FFFD.
type jsonl struct{ enc *json.Encoder }

func newJSONL(w io.Writer, _ Options) Reporter {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return jsonl{enc}
}

type jsonFinding struct {
	Path     string `json:"path"`
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	jsonRange
	Text     string        `json:"text"`
	Message  string        `json:"message"`
	Advice   string        `json:"advice,omitempty"`
	Section  string        `json:"section,omitempty"`
	Sentence string        `json:"sentence,omitempty"`
	Fixes    []jsonFix     `json:"fixes,omitempty"`
	Related  []jsonRelated `json:"related,omitempty"`
}

type jsonRange struct {
	Line      int `json:"line"`
	Column    int `json:"column"`
	EndLine   int `json:"endLine"`
	EndColumn int `json:"endColumn"`
	StartByte int `json:"startByte"`
	EndByte   int `json:"endByte"`
}

type jsonFix struct {
	Message string     `json:"message"`
	Safe    bool       `json:"safe"`
	Edits   []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	jsonRange
	New string `json:"new"`
}

type jsonRelated struct {
	jsonRange
	Text    string `json:"text"`
	Message string `json:"message"`
}

func (j jsonl) Close(Summary) error { return nil }

func (j jsonl) Report(r *analyzer.Result) error {
	p := places{source: r.Source}
	for i := range r.Findings {
		if err := j.enc.Encode(toJSON(r.Path, &r.Findings[i], &p)); err != nil {
			return err
		}
	}
	return nil
}

func toJSON(path string, f *analyzer.Finding, p *places) *jsonFinding {
	out := &jsonFinding{
		Path: path, Rule: f.Rule, Severity: f.Severity.String(), jsonRange: rangeOf(f.Span, f.Start, f.End),
		Text: f.Text, Message: f.Message, Advice: f.Advice, Section: f.Section, Sentence: f.Sentence,
	}
	for _, fix := range f.Fixes {
		edits := make([]jsonEdit, len(fix.Edits))
		for i, e := range fix.Edits {
			edits[i] = jsonEdit{p.rangeOf(e.Span), e.New}
		}
		out.Fixes = append(out.Fixes, jsonFix{fix.Message, fix.Safe, edits})
	}
	for _, r := range f.Related {
		out.Related = append(out.Related, jsonRelated{rangeOf(r.Span, r.Start, r.End), r.Text, r.Message})
	}
	return out
}

func rangeOf(s analyzer.Span, start, end analyzer.Position) jsonRange {
	return jsonRange{start.Line, start.Column, end.Line, end.Column, s.Start, s.End}
}

// places converts spans that carry no positions yet. The index of lines is made
// for the first one; most documents need none.
type places struct {
	source []byte
	lines  *analyzer.LineIndex
}

func (p *places) rangeOf(s analyzer.Span) jsonRange {
	if p.lines == nil {
		p.lines = analyzer.NewLineIndex(p.source)
	}
	return rangeOf(s, p.lines.Position(s.Start), p.lines.Position(s.End))
}

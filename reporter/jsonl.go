package reporter

import (
	"encoding/json"
	"io"
	"strconv"
	"unicode/utf8"

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
	Path     string `json:"path" jsonschema_description:"The document, as its path was given."`
	Rule     string `json:"rule" jsonschema_description:"The rule's ID."`
	Severity string `json:"severity" jsonschema:"enum=error,enum=warning,enum=note"`
	jsonRange
	Text        string        `json:"text" jsonschema_description:"The words, as they stand in the file."`
	Message     string        `json:"message" jsonschema_description:"One sentence: what a reader may conclude from the words."`
	Advice      string        `json:"advice,omitempty" jsonschema_description:"One sentence: what to write instead."`
	Section     string        `json:"section,omitempty" jsonschema_description:"Title of the innermost section."`
	Sentence    string        `json:"sentence,omitempty" jsonschema_description:"The sentence around the words as a reader sees it. Missing for findings about the document."`
	Fixes       []jsonFix     `json:"fixes,omitempty" jsonschema_description:"Rewrites, best first."`
	Related     []jsonRelated `json:"related,omitempty" jsonschema_description:"Places that explain the finding."`
	Changed     bool          `json:"changed,omitempty" jsonschema_description:"The sentence is new in what is being reviewed."`
	Fingerprint string        `json:"fingerprint" jsonschema:"pattern=^[0-9a-f]{32}-[1-9][0-9]*$" jsonschema_description:"Rule and sentence, and the number of the finding among those in the document that share both. It stays the same when text moves or is reflowed."`
	Suppressed  string        `json:"suppressed,omitempty" jsonschema_description:"The reason that the silencing comment gives."`
}

type jsonRange struct {
	Line      int `json:"line" jsonschema:"minimum=1" jsonschema_description:"1-based."`
	Column    int `json:"column" jsonschema:"minimum=1" jsonschema_description:"1-based, in Unicode code points; an invalid byte counts as one."`
	EndLine   int `json:"endLine" jsonschema:"minimum=1" jsonschema_description:"1-based."`
	EndColumn int `json:"endColumn" jsonschema:"minimum=1" jsonschema_description:"1-based, exclusive."`
	StartByte int `json:"startByte" jsonschema:"minimum=0" jsonschema_description:"Offset into the file, 0-based."`
	EndByte   int `json:"endByte" jsonschema:"minimum=0" jsonschema_description:"Exclusive."`
}

type jsonFix struct {
	Message string     `json:"message" jsonschema_description:"What the rewrite does."`
	Safe    bool       `json:"safe" jsonschema_description:"The meaning cannot change."`
	Edits   []jsonEdit `json:"edits" jsonschema_description:"In the order of their places, not overlapping."`
}

type jsonEdit struct {
	jsonRange
	New string `json:"new" jsonschema_description:"What stands there instead."`
}

type jsonRelated struct {
	jsonRange
	Text    string `json:"text" jsonschema_description:"The words there."`
	Message string `json:"message" jsonschema_description:"What they have to do with the finding."`
}

func (j jsonl) Close(Summary) error { return nil }

func (j jsonl) Report(r *analyzer.Result) error {
	p, keys := places{source: r.Source}, analyzer.KeyCounter{}
	for i := range r.Findings {
		if err := j.enc.Encode(toJSON(r.Path, &r.Findings[i], &p, &keys)); err != nil {
			return err
		}
	}
	return nil
}

func toJSON(path string, f *analyzer.Finding, p *places, keys *analyzer.KeyCounter) *jsonFinding {
	out := &jsonFinding{
		Path: path, Rule: f.Rule, Severity: f.Severity.String(), jsonRange: rangeOf(f.Span, f.Start, f.End),
		Text: f.Text, Message: f.Message, Advice: f.Advice, Section: f.Section, Sentence: f.Sentence,
		Changed: f.Changed, Fingerprint: fingerprint(f, keys), Suppressed: f.Suppressed,
	}
	for _, fix := range f.Fixes {
		edits := make([]jsonEdit, len(fix.Edits))
		for i, e := range fix.Edits {
			edits[i] = jsonEdit{p.rangeOf(f, e.Span), e.New}
		}
		out.Fixes = append(out.Fixes, jsonFix{fix.Message, fix.Safe, edits})
	}
	for _, r := range f.Related {
		out.Related = append(out.Related, jsonRelated{rangeOf(r.Span, r.Start, r.End), r.Text, r.Message})
	}
	return out
}

// fingerprint is the key of a finding and its occurrence.
func fingerprint(f *analyzer.Finding, keys *analyzer.KeyCounter) string {
	key := f.Key()
	return key + "-" + strconv.Itoa(keys.Next(key))
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

func (p *places) rangeOf(f *analyzer.Finding, s analyzer.Span) jsonRange {
	return rangeOf(s, p.position(f, s.Start), p.position(f, s.End))
}

// position converts an offset, which is mostly near the finding: to count from
// there, and not from the start of the line, keeps a document of one endless
// line from being read anew for each rewrite.
func (p *places) position(f *analyzer.Finding, offset int) analyzer.Position {
	x := p.index()
	line, at, known := x.Line(offset), f.Span.Start, f.Start
	if line != known.Line {
		at, known = f.Span.End, f.End
	}
	switch {
	case line != known.Line:
		return x.Position(offset)
	case offset < at:
		return analyzer.Position{Line: line, Column: known.Column - utf8.RuneCount(p.source[offset:at])}
	}
	return analyzer.Position{Line: line, Column: known.Column + utf8.RuneCount(p.source[at:offset])}
}

func (p *places) index() *analyzer.LineIndex {
	if p.lines == nil {
		p.lines = analyzer.NewLineIndex(p.source)
	}
	return p.lines
}

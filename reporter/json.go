package reporter

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/blamelint/blamelint/analyzer"
)

// schemaVersion is that of docs/findings.schema.json. It grows when a program
// that reads the report could break: a member goes, or means something else.
const schemaVersion = 1

// jsonReport writes one JSON document, a finding a line, which
// docs/findings.schema.json describes. Findings are those of jsonl.
type jsonReport struct {
	w          io.Writer
	o          Options
	begun, any bool
	suppressed []*jsonFinding
}

func newJSON(w io.Writer, o Options) Reporter { return &jsonReport{w: w, o: o} }

// jsonDocument is the whole report, for the schema; it is written in pieces.
type jsonDocument struct {
	SchemaVersion int           `json:"schemaVersion" jsonschema:"const=1" jsonschema_description:"Version of this schema."`
	Tool          jsonTool      `json:"tool" jsonschema_description:"What wrote the report."`
	Findings      []jsonFinding `json:"findings" jsonschema_description:"In the order of the documents, and within one of their places."`
	Suppressed    []jsonFinding `json:"suppressed" jsonschema_description:"Findings that comments have silenced, if the run was asked for them (--suppressed)."`
	Failures      []jsonFailure `json:"failures" jsonschema_description:"What could not be read in full."`
	Summary       jsonSummary   `json:"summary" jsonschema_description:"Counts of the whole run."`
}

type jsonTool struct {
	Name    string `json:"name" jsonschema_description:"Always blamelint."`
	Version string `json:"version" jsonschema_description:"Version of the program; empty if it is not known."`
}

type jsonFailure struct {
	Path   string `json:"path" jsonschema_description:"The document; empty if the reason names what could not be read."`
	Reason string `json:"reason" jsonschema_description:"Why it could not be read."`
}

type jsonSummary struct {
	Files      int `json:"files" jsonschema:"minimum=0" jsonschema_description:"Documents read."`
	Flagged    int `json:"flagged" jsonschema:"minimum=0" jsonschema_description:"Documents with findings."`
	Errors     int `json:"errors" jsonschema:"minimum=0"`
	Warnings   int `json:"warnings" jsonschema:"minimum=0"`
	Notes      int `json:"notes" jsonschema:"minimum=0"`
	Suppressed int `json:"suppressed" jsonschema:"minimum=0" jsonschema_description:"Findings that comments have silenced."`
	Failed     int `json:"failed" jsonschema:"minimum=0" jsonschema_description:"Documents that could not be read in full."`
}

func (j *jsonReport) Report(r *analyzer.Result) error {
	if err := j.begin(); err != nil {
		return err
	}
	p, keys := places{source: r.Source}, analyzer.KeyCounter{}
	for i := range r.Findings {
		if err := j.finding(toJSON(r.Path, &r.Findings[i], &p, &keys)); err != nil {
			return err
		}
	}
	if j.o.Suppressed {
		for i := range r.Suppressed {
			j.suppressed = append(j.suppressed, toJSON(r.Path, &r.Suppressed[i], &p, &keys))
		}
	}
	return nil
}

func (j *jsonReport) begin() error {
	if j.begun {
		return nil
	}
	j.begun = true
	_, err := fmt.Fprintf(j.w, "{\n\"schemaVersion\": %d,\n\"tool\": %s,\n\"findings\": [", schemaVersion, encode(jsonTool{"blamelint", j.o.version()}))
	return err
}

func (j *jsonReport) finding(f *jsonFinding) error {
	sep := ",\n"
	if !j.any {
		j.any, sep = true, "\n"
	}
	_, err := fmt.Fprintf(j.w, "%s%s", sep, encode(f))
	return err
}

func (j *jsonReport) Close(s Summary) error {
	if err := j.begin(); err != nil {
		return err
	}
	var b bytes.Buffer
	endList(&b, j.any)
	list(&b, "suppressed", j.suppressed)
	failures := make([]jsonFailure, len(s.Failures))
	for i, f := range s.Failures {
		failures[i] = jsonFailure{f.Path, f.Reason}
	}
	list(&b, "failures", failures)
	fmt.Fprintf(&b, "\"summary\": %s\n}\n", encode(jsonSummary{s.Files, s.Flagged, s.Errors, s.Warnings, s.Notes, s.Suppressed, s.Failed}))
	_, err := b.WriteTo(j.w)
	return err
}

// list writes a member that is a list, an element a line.
func list[T any](b *bytes.Buffer, name string, elements []T) {
	fmt.Fprintf(b, "%q: [", name)
	for i, e := range elements {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		b.Write(encode(e))
	}
	endList(b, len(elements) > 0)
}

func endList(b *bytes.Buffer, any bool) {
	if any {
		b.WriteByte('\n')
	}
	b.WriteString("],\n")
}

// encode is the JSON of v in one line. The types of this package can always be
// encoded; invalid UTF-8 becomes U+FFFD.
func encode(v any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic(err) // a mistake in the types
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

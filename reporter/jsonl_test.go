package reporter

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
)

func TestJSONL(t *testing.T) {
	source := "# Naïve\n\n名前 \xff was to blame <b>\n"
	f := at(source, "to blame", 1, warning)
	f.Advice, f.Section, f.Sentence = "Leave it out.", "Naïve", "It was to blame."
	f.Fixes = []analyzer.Fix{{Message: "Name a factor", Safe: true, Edits: []analyzer.Edit{{Span: f.Span, New: "one factor"}}}}
	f.Related = []analyzer.Related{{Span: analyzer.Span{Start: 2, End: 8}, Start: analyzer.Position{Line: 1, Column: 3}, End: analyzer.Position{Line: 1, Column: 8}, Text: "Naïve", Message: "the title"}}
	second := at(source, "was", 1, warning)

	var b bytes.Buffer
	r, err := New("jsonl", &b, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Report(&analyzer.Result{Path: "a \"b\".md", Source: []byte(source), Findings: []analyzer.Finding{f, second}}); err != nil {
		t.Fatal(err)
	}
	if err := r.Close(Summary{}); err != nil {
		t.Fatal(err)
	}
	want := `{"path":"a \"b\".md","rule":"fault","severity":"warning","line":3,"column":10,"endLine":3,"endColumn":18,"startByte":23,"endByte":31,` +
		`"text":"to blame","message":"It says who is guilty.","advice":"Leave it out.","section":"Naïve","sentence":"It was to blame.",` +
		`"fixes":[{"message":"Name a factor","safe":true,"edits":[{"line":3,"column":10,"endLine":3,"endColumn":18,"startByte":23,"endByte":31,"new":"one factor"}]}],` +
		`"related":[{"line":1,"column":3,"endLine":1,"endColumn":8,"startByte":2,"endByte":8,"text":"Naïve","message":"the title"}],"fingerprint":"` + f.Key() + `-1"}` + "\n" +
		`{"path":"a \"b\".md","rule":"fault","severity":"warning","line":3,"column":6,"endLine":3,"endColumn":9,"startByte":19,"endByte":22,"text":"was","message":"It says who is guilty.","fingerprint":"` + second.Key() + `-1"}` + "\n"
	if got := b.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Every line is one JSON value, whatever the document holds.
func TestJSONLIsAlwaysJSON(t *testing.T) {
	source := "a\x00\x1b\xff\u2028\"\\</script> to blame\n"
	f := at(source, strings.TrimSpace(source), 1, warning)
	f.Message = source
	var b bytes.Buffer
	r, _ := New("jsonl", &b, Options{})
	if err := r.Report(&analyzer.Result{Path: "x\n.md", Source: []byte(source), Findings: []analyzer.Finding{f}}); err != nil {
		t.Fatal(err)
	}
	if strings.Count(b.String(), "\n") != 1 {
		t.Fatalf("not one line: %q", b.String())
	}
	var v map[string]any
	if err := json.Unmarshal(b.Bytes(), &v); err != nil {
		t.Fatal(err)
	}
	if got, want := v["text"], strings.ToValidUTF8(strings.TrimSpace(source), "\uFFFD"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

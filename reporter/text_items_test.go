package reporter

import (
	"bytes"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
)

// What is said about one action item shows the item once, the gravest first.
func TestFindingsOfOneItem(t *testing.T) {
	at := func(line int, rule string, s analyzer.Severity) analyzer.Finding {
		return analyzer.Finding{Rule: rule, Severity: s, Span: analyzer.Span{Start: 0, End: 4}, Start: analyzer.Position{Line: line, Column: 1},
			End: analyzer.Position{Line: line, Column: 5}, Text: "Look", Message: rule + " said."}
	}
	var out bytes.Buffer
	r, err := New("text", &out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	res := &analyzer.Result{Path: "x.md", Source: []byte("Look into it\n\nLook again\n"), Findings: []analyzer.Finding{
		at(1, "action-no-owner", analyzer.Note), at(1, "action-vague", analyzer.Warning), at(1, "omission", analyzer.Warning), at(3, "action-vague", analyzer.Warning),
	}}
	if err := r.Report(res); err != nil {
		t.Fatal(err)
	}
	text := out.String()
	if n := strings.Count(text, "1 │ Look"); n != 2 {
		t.Errorf("line 1 is shown %d times, want once for the item and once for the other rule:\n%s", n, text)
	}
	vague, owner := strings.Index(text, "action-vague said."), strings.Index(text, "+ action-no-owner: action-no-owner said.")
	if vague < 0 || owner < vague {
		t.Errorf("the gravest does not come first:\n%s", text)
	}
}

package rules

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
)

// TestPostmortems compares what the recommended preset finds in the realistic
// postmortems with what was found, read and agreed to before; "go test ./rules
// -run TestPostmortems -update" writes it anew, to be read in the diff. What a
// careful reader marked as "must" beforehand has to be among it.
func TestPostmortems(t *testing.T) {
	files, err := filepath.Glob("../testdata/postmortems/*.md")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d postmortems: %v", len(files), err)
	}
	engine := analyzer.NewEngine(All(), nil)
	for _, f := range append(files, "../testdata/sample.md") {
		t.Run(filepath.Base(f), func(t *testing.T) {
			src, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			res := engine.Analyze(f, src)
			compareGolden(t, strings.TrimSuffix(f, ".md")+".golden", findingLines(res))
			for _, m := range missedMarks(t, strings.TrimSuffix(f, ".md")+".expect.json", string(src), res) {
				t.Error(m)
			}
		})
	}
}

// findingLines is one line a finding: place, severity, rule, words.
func findingLines(res *analyzer.Result) string {
	var b strings.Builder
	for _, f := range res.Findings {
		fmt.Fprintf(&b, "%d:%d %s %s %q\n", f.Start.Line, f.Start.Column, f.Severity, f.Rule, f.Text)
	}
	return b.String()
}

func compareGolden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil || string(want) != got {
		t.Errorf("%s differs (%v); it is now:\n%s", path, err, got)
	}
}

// missedMarks lists the marks of a careful reader that no finding touches.
func missedMarks(t *testing.T, path, src string, res *analyzer.Result) (missed []string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var marks struct {
		Mentions []struct {
			Line                 int
			Text, Rule, Strength string
		}
	}
	if err := json.Unmarshal(data, &marks); err != nil {
		t.Fatal(err)
	}
	x := analyzer.NewLineIndex([]byte(src))
	for _, m := range marks.Mentions {
		line := x.LineSpan(m.Line)
		at := strings.Index(src[line.Start:line.End], m.Text)
		s := analyzer.Span{Start: line.Start + at, End: line.Start + at + len(m.Text)}
		hit := false
		for _, f := range res.Findings {
			hit = hit || f.Rule == m.Rule && f.Span.Overlaps(s)
		}
		if !hit && m.Strength == "must" {
			missed = append(missed, fmt.Sprintf("missed %s %q on line %d", m.Rule, m.Text, m.Line))
		}
	}
	return missed
}

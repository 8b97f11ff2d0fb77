package rules

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/ruletest"
)

// TestPassages runs each rule over the lines of its file in
// testdata/passages; see the README there.
func TestPassages(t *testing.T) {
	byID := map[string]*analyzer.Rule{}
	for _, r := range All() {
		byID[r.ID] = r
	}
	files, err := filepath.Glob("../testdata/passages/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no passages: %v", err)
	}
	for _, file := range files {
		id := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(id, func(t *testing.T) {
			r := byID[id]
			if r == nil {
				t.Fatalf("no rule %s", id)
			}
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(string(b)) {
				checkPassage(t, r, strings.ReplaceAll(strings.TrimSpace(line), `\n`, "\n"))
			}
		})
	}
}

func checkPassage(t *testing.T, r *analyzer.Rule, line string) {
	t.Helper()
	text, must := ruletest.Unmark(strings.NewReplacer("‹", "", "›", "").Replace(line))
	_, marked := ruletest.Unmark(strings.NewReplacer("‹", "«", "›", "»").Replace(line))
	found := ruletest.Findings(t, r, text+"\n")
	for _, m := range must {
		if !overlaps(m, found) {
			t.Errorf("missed %q in %q", text[m.Start:m.End], text)
		}
	}
	for _, f := range found {
		if !overlaps(f.Span, spansOf(marked)) {
			t.Errorf("false alarm %q in %q", f.Text, text)
		}
	}
}

func spansOf(spans []analyzer.Span) (out []analyzer.Finding) {
	for _, s := range spans {
		out = append(out, analyzer.Finding{Span: s})
	}
	return out
}

func overlaps(s analyzer.Span, fs []analyzer.Finding) bool {
	for _, f := range fs {
		if f.Span.Overlaps(s) {
			return true
		}
	}
	return false
}

package rules

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
)

// TestClean demands silence on postmortems that need no change: every false
// alarm ends up here as a document or a sentence.
func TestClean(t *testing.T) {
	files, err := filepath.Glob("../testdata/clean/*.md")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d clean documents: %v", len(files), err)
	}
	engine := analyzer.NewEngine(All(), nil)
	for _, f := range append(files, "../testdata/sample-rewritten.md") {
		t.Run(filepath.Base(f), func(t *testing.T) {
			src, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			res := engine.Analyze(f, src)
			for _, x := range res.Findings {
				t.Errorf("%d:%d %s: %q in %q", x.Start.Line, x.Start.Column, x.Rule, x.Text, x.Sentence)
			}
			for _, x := range res.Faults {
				t.Error(x)
			}
		})
	}
}

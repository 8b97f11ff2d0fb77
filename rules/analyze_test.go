package rules

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
)

// strictEngine runs every rule, also those that are off by default.
func strictEngine() *analyzer.Engine {
	severity := map[string]analyzer.Severity{}
	for _, r := range All() {
		severity[r.ID] = analyzer.Note
	}
	s := &analyzer.Settings{Strict: true, Severity: severity}
	return analyzer.NewEngine(All(), func(string) *analyzer.Settings { return s })
}

// FuzzAnalyze demands that no document breaks a rule, that findings come in
// order and lie in the source, and that a second reading gives the same.
func FuzzAnalyze(f *testing.F) {
	for _, pattern := range []string{"../testdata/*.md", "../testdata/clean/*.md", "../testdata/postmortems/*.md"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			f.Fatalf("no documents in %s", pattern)
		}
		for _, name := range files {
			src, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(src)
		}
	}
	for _, name := range []string{"counterfactual", "omission", "named-individual", "mixed"} {
		data, err := os.ReadFile("../testdata/challenge/" + name + ".jsonl")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	engine := strictEngine()
	f.Fuzz(func(t *testing.T, src []byte) {
		res := engine.Analyze("x.md", src)
		for _, fault := range res.Faults {
			t.Error(fault)
		}
		checkFindings(t, res)
		again := engine.Analyze("x.md", src)
		if len(again.Findings) != len(res.Findings) {
			t.Errorf("%d findings, then %d", len(res.Findings), len(again.Findings))
		}
	})
}

func checkFindings(t *testing.T, res *analyzer.Result) {
	t.Helper()
	if !slices.IsSortedFunc(res.Findings, analyzer.Compare) {
		t.Error("findings are not in order")
	}
	for _, f := range res.Findings {
		if f.Span.Start < 0 || f.Span.End > len(res.Source) || f.Span.Start > f.Span.End || f.Text != string(res.Source[f.Span.Start:f.Span.End]) {
			t.Errorf("%s: span %v", f.Rule, f.Span)
		}
		if f.Message == "" || f.Start.Line < 1 || f.Start.Column < 1 {
			t.Errorf("%s: %+v", f.Rule, f)
		}
		for _, fix := range f.Fixes {
			last := 0
			for _, e := range fix.Edits {
				if e.Span.Start < last || e.Span.End < e.Span.Start || e.Span.End > len(res.Source) {
					t.Errorf("%s: edits %v", f.Rule, fix.Edits)
				}
				last = e.Span.End
			}
		}
	}
}

package rules

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/ruletest"
)

// fixTexts are the documents that rewrites are tried on: the examples of all
// rules, the passages, the challenge set and the sample postmortems.
func fixTexts(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, r := range All() {
		for _, ex := range r.Examples {
			text, _ := ruletest.Unmark(ex.Bad)
			texts[r.ID+": "+text] = text
		}
	}
	for _, pattern := range []string{"../testdata/passages/*.txt", "../testdata/sample.md", "../testdata/postmortems/*.md"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(files), err)
		}
		for _, file := range files {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			text, _ := ruletest.Unmark(string(raw))
			if filepath.Ext(file) != ".txt" {
				texts[file] = text
				continue
			}
			for line := range strings.Lines(strings.NewReplacer("‹", "", "›", "").Replace(text)) {
				texts[file+": "+line] = strings.ReplaceAll(line, `\n`, "\n")
			}
		}
	}
	files, err := filepath.Glob("../testdata/challenge/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatalf("no challenge files: %v", err)
	}
	for _, file := range files {
		for _, p := range readPassages(t, file) {
			texts[p.ID] = p.Text + "\n"
		}
	}
	return texts
}

// TestSafeFixes: a safe rewrite takes away its finding, adds none of its rule,
// and applied again changes nothing.
func TestSafeFixes(t *testing.T) {
	tried := 0
	for name, text := range fixTexts(t) {
		for _, r := range All() {
			findings := ruletest.Findings(t, r, text)
			before := quotes(findings)
			for i := range findings {
				got := analyzer.ApplyFixes([]byte(text), findings[i:i+1], false)
				if len(got.Left) > 0 {
					t.Errorf("%s, %s: the rewrite of %q is broken", name, r.ID, findings[i].Text)
				}
				if len(got.Applied) == 0 {
					continue
				}
				tried++
				want := slices.Delete(slices.Clone(before), i, i+1)
				if after := quotes(ruletest.Findings(t, r, string(got.Source))); !slices.Equal(after, want) {
					t.Errorf("%s, %s: after the rewrite of %q to %q there are %q, want %q", name, r.ID, findings[i].Text, got.Source, after, want)
				}
			}
		}
	}
	t.Logf("%d safe rewrites", tried)
	if tried < 5 {
		t.Errorf("only %d safe rewrites were tried", tried)
	}
}

// TestFixesTogether: all rewrites of all rules at once leave none of those that
// were applied, and repeated runs come to an end.
func TestFixesTogether(t *testing.T) {
	engine := analyzer.NewEngine(All(), nil)
	for _, unsafe := range []bool{false, true} {
		for name, text := range fixTexts(t) {
			source := []byte(text)
			for pass := 0; ; pass++ {
				got := analyzer.ApplyFixes(source, engine.Analyze(name, source).Findings, unsafe)
				if len(got.Applied) == 0 {
					break
				}
				if pass == 5 {
					t.Errorf("%s, unsafe %v: still rewriting after %d runs: %q", name, unsafe, pass, source)
					break
				}
				source = got.Source
			}
		}
	}
}

func quotes(findings []analyzer.Finding) []string {
	out := make([]string, len(findings))
	for i, f := range findings {
		out[i] = f.Text
	}
	return out
}

package rules

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
)

// corpus reads the project's own documents; BLAMELINT_BENCH names another
// folder.
func corpus(tb testing.TB) (docs [][]byte, size int64) {
	tb.Helper()
	dir := os.Getenv("BLAMELINT_BENCH")
	if dir == "" {
		dir = "../testdata"
	}
	err := filepath.WalkDir(dir, func(p string, e os.DirEntry, err error) error {
		if err != nil || filepath.Ext(p) != ".md" {
			return err
		}
		src, err := os.ReadFile(p)
		docs, size = append(docs, src), size+int64(len(src))
		return err
	})
	if err != nil || len(docs) == 0 {
		tb.Fatalf("no documents in %s: %v", dir, err)
	}
	return docs, size
}

// analyze is one run of the engine over the corpus.
func analyze(b *testing.B, rules []*analyzer.Rule) {
	docs, size := corpus(b)
	engine := analyzer.NewEngine(rules, nil)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, src := range docs {
			engine.Analyze("x.md", src).Release()
		}
	}
}

// BenchmarkEngine runs all rules.
func BenchmarkEngine(b *testing.B) { analyze(b, All()) }

// BenchmarkRule runs each rule alone. "none" is what all of them stand on: the
// document model and the suppressions. What a rule is the first to ask for
// (tags, clauses, names) counts as its own.
func BenchmarkRule(b *testing.B) {
	b.Run("none", func(b *testing.B) { analyze(b, nil) })
	for _, r := range All() {
		b.Run(r.ID, func(b *testing.B) { analyze(b, []*analyzer.Rule{r}) })
	}
}

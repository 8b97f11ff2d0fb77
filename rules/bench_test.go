package rules

import (
	"testing"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/ruletest/corpus"
)

// analyze is one run of the engine over the corpus.
func analyze(b *testing.B, rules []*analyzer.Rule) {
	docs, size := corpus.Read(b, "../testdata")
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

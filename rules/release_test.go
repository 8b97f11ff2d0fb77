package rules

import (
	"reflect"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/ruletest/corpus"
)

// TestRelease demands that what a document leaves in its memory shows in no
// other: findings are the same in fresh memory and in that of the document
// before.
func TestRelease(t *testing.T) {
	docs, _ := corpus.Read(t, "../testdata")
	engine := analyzer.NewEngine(All(), nil)
	var fresh [][]analyzer.Finding
	for _, src := range docs {
		fresh = append(fresh, engine.Analyze("x.md", src).Findings)
	}
	for round := range 2 {
		for i := range docs {
			// Long after short, and short after long.
			if round == 1 {
				i = len(docs) - 1 - i
			}
			res := engine.Analyze("x.md", docs[i])
			res.Release()
			if res.Document != nil {
				t.Fatal("a released result still has its document")
			}
			res.Release() // nothing happens
			if !reflect.DeepEqual(res.Findings, fresh[i]) {
				t.Errorf("document %d has other findings in memory that another left", i)
			}
		}
	}
}

package rules

import (
	"testing"

	"github.com/blamelint/blamelint/analyzer"
)

// TestNoTagsWithoutReason: tags cost more than all else that a rule can ask
// for, so prose that gives no rule a reason is read without them.
func TestNoTagsWithoutReason(t *testing.T) {
	calm := "# Slow search on the loyalty page\n\n## Summary\n\nSearch took up to nine seconds for 4 % of the requests between 10:02 and 10:40 UTC.\n\n" +
		"## Timeline\n\n- 10:02 UTC: the queue grows to 40,000 entries.\n- 10:40 UTC: the queue is empty again.\n"
	engine := analyzer.NewEngine(All(), nil)
	if n := engine.Analyze("x.md", []byte(calm)).Document.TaggedSentences(); n != 0 {
		t.Errorf("%d sentences were tagged", n)
	}
	loud := calm + "\nWe should have noticed it.\n"
	if n := engine.Analyze("x.md", []byte(loud)).Document.TaggedSentences(); n != 1 {
		t.Errorf("%d sentences were tagged, where one has a reason", n)
	}
}

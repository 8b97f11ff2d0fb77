//go:build !vocabulary

package vocabulary

import (
	"os/exec"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
	_ "github.com/blamelint/blamelint/rules"
)

// TestVocabulary makes sure that start-up finds all it asks for in the table.
func TestVocabulary(t *testing.T) {
	words, sets := analyzer.Unprepared()
	for _, w := range words {
		t.Errorf("the word %q is not in analyzer/vocabulary.bin: run make docs", w)
	}
	for _, s := range sets {
		t.Errorf("the set %.60q is not in analyzer/vocabulary.bin: run make docs", s)
	}
}

// TestTable makes the table anew, in a program in which nothing is prepared,
// and compares.
func TestTable(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "go", "test", "-count=1", "-tags", "vocabulary", "-run", "^TestImage$", ".").CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

//go:build vocabulary

package vocabulary

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
	_ "github.com/blamelint/blamelint/rules"
)

var update = flag.Bool("update", false, "write the table")

const table = "../../../analyzer/vocabulary.bin"

// TestImage compares the table, byte by byte, with what the calls would make;
// with -update it writes it.
func TestImage(t *testing.T) {
	want := analyzer.VocabularyImage()
	if *update {
		if err := os.WriteFile(table, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(table)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("analyzer/vocabulary.bin is not what the rules ask for: run make docs")
	}
}

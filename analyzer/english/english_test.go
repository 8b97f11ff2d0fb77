package english_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/blamelint/blamelint/analyzer/english"
	"github.com/blamelint/blamelint/analyzer/english/internal/build"
)

func TestKnown(t *testing.T) {
	for _, w := range []string{"engineer", "Clients", "harvest", "WITHDRAWAL", "backlog", "reopened"} {
		if !english.Known(w) {
			t.Errorf("Known(%q) is false", w)
		}
	}
	for _, w := range []string{"", "Tomasz", "Pär", "Zsófia", "Kwabena", "kubectl"} {
		if english.Known(w) {
			t.Errorf("Known(%q) is true", w)
		}
	}
}

// TestCurrent demands that the filter is the one its word lists make.
func TestCurrent(t *testing.T) {
	want, err := build.Filter(os.DirFS("../names/data/import"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("english.bin")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("english.bin is not current: run go generate ./analyzer/english")
	}
}

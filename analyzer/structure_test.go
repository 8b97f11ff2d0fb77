package analyzer

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// expectation is the part of a "*.expect.json" file that is about structure.
type expectation struct {
	Document struct {
		Sections        []string `json:"sections"`
		TimelineOrdered *bool    `json:"timeline_ordered"`
	} `json:"document"`
}

// expectations calls f with each document of testdata that a reviewer has read.
func expectations(t *testing.T, f func(t *testing.T, d *Document, e expectation)) {
	t.Helper()
	files, err := filepath.Glob("../testdata/postmortems/*.expect.json")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range append(files, "../testdata/sample.expect.json") {
		name := strings.TrimSuffix(file, ".expect.json") + ".md"
		t.Run(filepath.Base(name), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var e expectation
			if err := json.Unmarshal(raw, &e); err != nil {
				t.Fatal(err)
			}
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			f(t, Parse(name, src, nil), e)
		})
	}
}

// scored are the kinds that the expectations name.
const scored = KindSet(1<<Summary | 1<<Impact | 1<<Timeline | 1<<Causes | 1<<WentWell | 1<<WentWrong | 1<<ActionItems)

func sectionNames(d *Document) []string {
	var have KindSet
	for _, s := range d.Sections {
		have |= s.Kinds
	}
	var out []string
	for _, k := range (have & scored).Kinds() {
		out = append(out, k.String())
	}
	slices.Sort(out)
	return out
}

func TestExpectedSections(t *testing.T) {
	expectations(t, func(t *testing.T, d *Document, e expectation) {
		slices.Sort(e.Document.Sections)
		if got := sectionNames(d); !slices.Equal(got, e.Document.Sections) {
			t.Errorf("sections %v, want %v", got, e.Document.Sections)
		}
	})
}

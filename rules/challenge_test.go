package rules

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
)

// passage is one line of testdata/challenge; see its README.
type passage struct {
	ID     string `json:"id"`
	Text   string `json:"text"`
	Expect []struct {
		Rule     string `json:"rule"`
		Strength string `json:"strength"`
		Text     string `json:"text"`
	} `json:"expect"`
}

// TestChallenge demands that every passage of the project's own challenge set
// is wholly right: each "must" is flagged, and nothing else but a "may".
func TestChallenge(t *testing.T) {
	files, err := filepath.Glob("../testdata/challenge/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatalf("no challenge files: %v", err)
	}
	engine := analyzer.NewEngine(All(), nil)
	n := 0
	for _, f := range files {
		for _, p := range readPassages(t, f) {
			n++
			t.Run(p.ID, func(t *testing.T) { p.check(t, engine) })
		}
	}
	if n < 400 {
		t.Errorf("only %d passages were read", n)
	}
}

func readPassages(t *testing.T, path string) (out []passage) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		var p passage
		if err := json.Unmarshal(sc.Bytes(), &p); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		out = append(out, p)
	}
	return out
}

func (p passage) check(t *testing.T, e *analyzer.Engine) {
	res := e.Analyze(p.ID+".md", []byte(p.Text+"\n"))
	language := res.Findings[:0:0]
	for _, f := range res.Findings {
		if isLanguage(f.Rule) {
			language = append(language, f)
		}
	}
	for _, w := range p.Expect {
		at := strings.Index(p.Text, w.Text)
		if at < 0 {
			t.Fatalf("%q is not in the passage", w.Text)
		}
		s := analyzer.Span{Start: at, End: at + len(w.Text)}
		hit := false
		for i := 0; i < len(language); i++ {
			if language[i].Rule == w.Rule && language[i].Span.Overlaps(s) {
				hit = true
				language = append(language[:i], language[i+1:]...)
				i--
			}
		}
		if !hit && w.Strength == "must" {
			t.Errorf("missed %s %q in %q", w.Rule, w.Text, p.Text)
		}
	}
	for _, f := range language {
		t.Errorf("false alarm %s %q in %q", f.Rule, f.Text, p.Text)
	}
}

func isLanguage(id string) bool {
	for _, r := range All() {
		if r.ID == id {
			return r.Group == analyzer.Language
		}
	}
	return false
}

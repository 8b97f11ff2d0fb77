package rules

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
)

var update = flag.Bool("update", false, "write the generated pages instead of comparing them")

const docsDir = "../docs/rules"

// TestDocs keeps docs/rules equal to what the rules say: "make docs" writes
// the pages, this test fails when one is stale, missing or left over.
func TestDocs(t *testing.T) {
	want := map[string]string{"README.md": index(All())}
	for _, r := range All() {
		want[r.ID+".md"] = r.Page()
	}
	if *update {
		writePages(t, want)
		return
	}
	have, err := os.ReadDir(docsDir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range have {
		if _, ok := want[e.Name()]; !ok {
			t.Errorf("docs/rules/%s belongs to no rule: run make docs", e.Name())
		}
	}
	for name, text := range want {
		got, err := os.ReadFile(filepath.Join(docsDir, name))
		if err != nil || string(got) != text {
			t.Errorf("docs/rules/%s is not current: run make docs (%v)", name, err)
		}
	}
}

func writePages(t *testing.T, pages map[string]string) {
	t.Helper()
	if err := os.RemoveAll(docsDir); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(docsDir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range pages {
		if err := os.WriteFile(filepath.Join(docsDir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// index is the table of all rules.
func index(all []*analyzer.Rule) string {
	var b strings.Builder
	b.WriteString("# Rules\n\nGenerated from the rules by `make docs`.\n")
	for _, g := range []analyzer.Group{analyzer.Language, analyzer.Action, analyzer.Structure} {
		b.WriteString("\n## " + strings.ToUpper(string(g[:1])) + string(g[1:]) + "\n\n| Rule | What it flags | recommended | strict |\n| --- | --- | --- | --- |\n")
		for _, r := range all {
			if r.Group == g {
				b.WriteString("| [" + r.ID + "](" + r.ID + ".md) | " + strings.ReplaceAll(r.Summary, "|", "\\|") + " | " +
					r.Severity.String() + " | " + r.SeverityIn(&analyzer.Settings{Strict: true}).String() + " |\n")
			}
		}
	}
	return b.String()
}

// TestNames demands one name in all its spellings: the ID, the file, the page.
func TestNames(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range All() {
		if seen[r.ID] {
			t.Errorf("%s is listed twice", r.ID)
		}
		seen[r.ID] = true
		file := strings.ReplaceAll(r.ID, "-", "_") + ".go"
		src, err := os.ReadFile(file)
		if err != nil {
			t.Errorf("%s: %v", r.ID, err)
			continue
		}
		if !strings.Contains(string(src), "var "+camel(r.ID)+" = &analyzer.Rule{") {
			t.Errorf("%s does not declare %s", file, camel(r.ID))
		}
		if r.Name == "" || r.Summary == "" || r.Doc == "" || len(r.Sources) == 0 || r.Check == nil || r.Group == "" {
			t.Errorf("%s lacks a name, summary, doc, source, group or check", r.ID)
		}
	}
}

func camel(id string) string {
	parts := strings.Split(id, "-")
	for i, p := range parts[1:] {
		parts[i+1] = strings.ToUpper(p[:1]) + p[1:]
	}
	return strings.Join(parts, "")
}

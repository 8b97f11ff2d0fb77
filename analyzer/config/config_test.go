package config

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/blamelint/blamelint/analyzer"
)

type limits struct {
	Max     int           `yaml:"max"`
	Words   []string      `yaml:"words"`
	Share   float64       `yaml:"share"`
	Strict  bool          `yaml:"strict"`
	Horizon time.Duration `yaml:"horizon"`
	hidden  int
}

func testRules() []*analyzer.Rule {
	return []*analyzer.Rule{
		{ID: "human-error", Severity: analyzer.Warning, Strict: analyzer.Error},
		{ID: "outage", Severity: analyzer.Note},
		{ID: "too-many", Severity: analyzer.Off, Strict: analyzer.Note,
			Options: &limits{Max: 10, Words: []string{"one"}, Share: 0.5, hidden: 1}},
	}
}

func mustParse(t *testing.T, source string) *Config {
	t.Helper()
	c, err := Parse("c.yaml", "/base", []byte(source), testRules())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestErrors holds one mistake a line; each must be named with its place.
func TestErrors(t *testing.T) {
	for _, test := range []struct{ name, source, want string }{
		{"unknown key", "preset: strict\nruels: {}\n", `c.yaml:2:1: unknown key "ruels" – did you mean "rules"?`},
		{"far from any key", "colour: red\n", `c.yaml:1:1: unknown key "colour" (one of preset, include, exclude, rules, overrides, sections, people, roles, products)`},
		{"unknown rule", "rules:\n  human-eror: error\n", `c.yaml:2:3: unknown rule "human-eror" – did you mean "human-error"?`},
		{"unknown severity", "rules:\n  outage: wrning\n", `c.yaml:2:11: unknown severity "wrning" – did you mean "warning"?`},
		{"unknown preset", "preset: lax\n", `c.yaml:1:9: unknown preset "lax" (one of recommended, strict)`},
		{"empty severity", "rules:\n  outage:\n", `c.yaml:2:10: want one of off, note, warning, error, not nothing`},
		{"severity is a list", "rules: {outage: [error]}\n", `c.yaml:1:17: want a severity or a mapping, not a list`},
		{"unknown option", "rules: {too-many: {maximum: 3}}\n", `c.yaml:1:20: unknown option of too-many "maximum" (one of severity, max, words, share, strict, horizon)`},
		{"option of a rule without any", "rules: {outage: {max: 3}}\n", `c.yaml:1:18: unknown option of outage "max" (one of severity)`},
		{"unexported field", "rules: {too-many: {hidden: 3}}\n", `c.yaml:1:20: unknown option of too-many "hidden" (one of severity, max, words, share, strict, horizon)`},
		{"not a number", "rules: {too-many: {max: ten}}\n", `c.yaml:1:25: want a whole number, not the text "ten"`},
		{"not whole", "rules: {too-many: {max: 1.5}}\n", `c.yaml:1:25: want a whole number, not 1.5`},
		{"not a bool", "rules: {too-many: {strict: 3}}\n", `c.yaml:1:28: want true or false, not 3`},
		{"not a duration", "rules: {too-many: {horizon: soon}}\n", `c.yaml:1:29: want a duration such as "36h", not the text "soon"`},
		{"not a list", "rules: {too-many: {words: one}}\n", `c.yaml:1:27: want a list, not the text "one"`},
		{"gap in a list", "roles: [sre, ]\nproducts:\n  -\n", `c.yaml:3:4: want a text, not nothing`},
		{"empty text", "roles: [\" \"]\n", `c.yaml:1:9: want a text, not an empty one`},
		{"unknown section", "sections: {time-line: [Log]}\n", `c.yaml:1:12: unknown section kind "time-line" – did you mean "timeline"?`},
		{"person without a name", "people:\n  - role: scribe\n", `c.yaml:2:5: want a name or a handle`},
		{"glob", "include: [\"a[\"]\n", `c.yaml:1:11: malformed glob "a["`},
		{"glob upward", "exclude: [../x]\n", `c.yaml:1:11: a glob cannot lead out of the directory of this file: "../x"`},
		{"twice", "preset: strict\npreset: recommended\n", `c.yaml:2:1: "preset" is given twice, first in line 1`},
		{"not a mapping", "- a\n", `c.yaml:1:1: want a mapping, not a list`},
		{"column in code points", "{é: 1, preset: lax}\n", "c.yaml:1:2: unknown key \"é\" (one of preset, include, exclude, rules, overrides, sections, people, roles, products)\nc.yaml:1:16: unknown preset \"lax\" (one of recommended, strict)"},
		{"syntax", "rules: [1,\n", `c.yaml:2:1: not valid YAML: did not find expected node content`},
		{"unknown anchor", "rules: *x\n", `c.yaml:1:8: not valid YAML: unknown anchor 'x' referenced`},
		{"two documents", "preset: strict\n---\npreset: strict\n", `c.yaml:2:1: a second YAML document; only one is read`},
		{"override", "overrides:\n  - paths: [a]\n    rule: {}\n", `c.yaml:3:5: unknown key "rule" – did you mean "rules"?`},
		{"override without paths", "overrides:\n  - rules: {outage: off}\n", `c.yaml:2:5: an override needs paths`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Parse("c.yaml", "/base", []byte(test.source), testRules())
			if err == nil {
				t.Fatalf("no error; want %s", test.want)
			}
			if got := err.Error(); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestEmptyFilesAreDefaults(t *testing.T) {
	for _, source := range []string{"", "# nothing yet\n", "---\n", "rules:\n", "null\n", "\ufeff# with a byte order mark\n"} {
		c := mustParse(t, source)
		if s := c.Settings("/base/x.md"); s.Strict || s.Severity["human-error"] != analyzer.Warning {
			t.Errorf("%q: got %+v, want the recommended preset", source, s)
		}
	}
}

func TestSettings(t *testing.T) {
	c := mustParse(t, `
preset: strict
rules:
  outage: {severity: error}
  too-many: &limits {max: 5, words: [a, b], horizon: 36h}
overrides:
  - paths: [archive]
    rules: {outage: off, too-many: {max: 99}}
  - paths: ["archive/**/2019-*.md"]
    rules: {too-many: {severity: warning, share: 1}}
sections: {timeline: [Chronology, "What we saw"], other: [Impact factor]}
people: ["Ada Lovelace", "@grace", {name: Alan, handle: "@alan", role: incident commander}]
roles: [triage lead]
products: [Otto]
`)
	plain := c.Settings("/base/x.md")
	if !plain.Strict || plain.Severity["human-error"] != analyzer.Error || plain.Severity["outage"] != analyzer.Error {
		t.Errorf("severities: %v", plain.Severity)
	}
	want := &limits{Max: 5, Words: []string{"a", "b"}, Share: 0.5, Horizon: 36 * time.Hour, hidden: 1}
	if got := plain.Options["too-many"]; !reflect.DeepEqual(got, want) {
		t.Errorf("options %+v, want %+v", got, want)
	}
	archived := c.Settings("/base/archive/2020/2019-x.md")
	if archived.Severity["outage"] != analyzer.Off || archived.Severity["too-many"] != analyzer.Warning {
		t.Errorf("severities in the archive: %v", archived.Severity)
	}
	want.Max, want.Share = 99, 1
	if got := archived.Options["too-many"]; !reflect.DeepEqual(got, want) {
		t.Errorf("options in the archive %+v, want %+v", got, want)
	}
	people := []analyzer.PersonEntry{{Name: "Ada Lovelace"}, {Handle: "grace"}, {Name: "Alan", Handle: "alan", Role: "incident commander"}}
	if !reflect.DeepEqual(plain.People, people) {
		t.Errorf("people %+v, want %+v", plain.People, people)
	}
	if got := plain.Aliases["timeline"]; !reflect.DeepEqual(got, []string{"Chronology", "What we saw"}) {
		t.Errorf("aliases %q", got)
	}
	if plain.Roles[0] != "triage lead" || plain.Products[0] != "Otto" {
		t.Errorf("roles %q, products %q", plain.Roles, plain.Products)
	}
	if c.Settings("/base/y.md") != plain {
		t.Error("files under the same overrides do not share their settings")
	}
}

// Options that came from the file must not leak into the rule's defaults.
func TestDefaultsStayUntouched(t *testing.T) {
	rules := testRules()
	c, err := Parse("c.yaml", "/base", []byte("rules: {too-many: {max: 1, words: [x, y]}}"), rules)
	if err != nil {
		t.Fatal(err)
	}
	c.Settings("/base/x.md")
	if got := rules[2].Options.(*limits); got.Max != 10 || got.Words[0] != "one" {
		t.Errorf("the rule's defaults became %+v", got)
	}
}

func TestGlob(t *testing.T) {
	for _, test := range []struct {
		glob, path string
		want       bool
	}{
		{"*.md", "a.md", true},
		{"*.md", "deep/down/a.md", true},
		{"drafts", "drafts/a.md", true},
		{"drafts", "x/drafts/y/a.md", true},
		{"drafts", "x/drafts-old/a.md", false},
		{"docs/drafts", "docs/drafts/a.md", true},
		{"docs/drafts", "x/docs/drafts/a.md", false},
		{"/a.md", "a.md", true},
		{"/a.md", "x/a.md", false},
		{"docs/*.md", "docs/a.md", true},
		{"docs/*.md", "docs/x/a.md", false},
		{"docs/**/*.md", "docs/x/y/a.md", true},
		{"**/postmortem-*.{md,mdx}", "x/postmortem-1.mdx", true},
		{"**/postmortem-*.{md,mdx}", "x/runbook.md", false},
		{"*.md", "../elsewhere/a.md", true},
	} {
		if got := Glob(test.glob).Match(test.path); got != test.want {
			t.Errorf("%q matches %q: %v, want %v", test.glob, test.path, got, test.want)
		}
	}
}

func TestIncludes(t *testing.T) {
	c := mustParse(t, "include: [postmortems/]\nexclude: [templates, \"*.draft.md\"]\n")
	for path, want := range map[string]bool{
		"/base/postmortems/a.md":             true,
		"/base/readme.md":                    false,
		"/base/postmortems/templates/t.md":   false,
		"/base/postmortems/templates/x/t.md": false,
		"/base/postmortems/b.draft.md":       false,
	} {
		if got := c.Includes(path); got != want {
			t.Errorf("Includes(%q) = %v, want %v", path, got, want)
		}
	}
	if !c.Prunes("/base/postmortems/templates") || c.Prunes("/base/docs") {
		t.Error("Prunes must hold for excluded directories alone")
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestLoaderTakesTheNearest(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, ".blamelint.yaml"), "preset: strict")
	write(t, filepath.Join(dir, "a", "b", ".blamelint.yml"), "rules: {outage: error}")
	l := NewLoader(testRules())
	for path, want := range map[string]string{
		"x.md":         ".blamelint.yaml",
		"a/x.md":       ".blamelint.yaml",
		"a/b/x.md":     "a/b/.blamelint.yml",
		"a/b/c/d/x.md": "a/b/.blamelint.yml",
	} {
		c, err := l.For(filepath.Join(dir, path))
		if err != nil {
			t.Fatal(err)
		}
		if c.Path != filepath.Join(dir, want) {
			t.Errorf("%s is configured by %q, want %q", path, c.Path, want)
		}
	}
	again, _ := l.For(filepath.Join(dir, "a", "y.md"))
	first, _ := l.For(filepath.Join(dir, "x.md"))
	if again != first {
		t.Error("a configuration was read twice")
	}
}

func TestLoaderGivesOneErrorForAllFiles(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, ".blamelint.yaml"), "preset: lax")
	l := NewLoader(testRules())
	_, err1 := l.For(filepath.Join(dir, "x.md"))
	_, err2 := l.For(filepath.Join(dir, "sub", "y.md"))
	var es Errors
	if !errors.As(err1, &es) || len(es) != 1 || es[0].Line != 1 {
		t.Fatalf("got %v, want one error in line 1", err1)
	}
	if err1.Error() != err2.Error() {
		t.Errorf("two files, two errors: %v and %v", err1, err2)
	}
}

func TestLoaderFixed(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "team.yaml")
	write(t, file, "preset: strict\nexclude: [drafts/x]")
	t.Chdir(dir)
	l, err := NewFixedLoader(file, testRules())
	if err != nil {
		t.Fatal(err)
	}
	c, err := l.For("/anywhere/else/x.md")
	if err != nil || c.File.Preset != Strict {
		t.Fatalf("got %v, %v", c, err)
	}
	if c.Path != "team.yaml" || c.Includes("drafts/x/a.md") {
		t.Errorf("globs of --config are not relative to the working directory (path %s)", c.Path)
	}
	if _, err := NewFixedLoader(filepath.Join(dir, "missing.yaml"), nil); err == nil || !strings.Contains(err.Error(), "missing.yaml: no such file") {
		t.Errorf("a missing file: %v", err)
	}
}

func TestTooLarge(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, ".blamelint.yaml"), strings.Repeat("# x\n", maxSize/4+1))
	if _, err := NewLoader(nil).For(filepath.Join(dir, "x.md")); err == nil || !strings.Contains(err.Error(), "larger than 1 MiB") {
		t.Errorf("got %v", err)
	}
}

// Every section kind that the analyzer knows can be given further titles.
func TestSectionKinds(t *testing.T) {
	for i, name := range sectionKinds {
		if _, ok := analyzer.ParseKind(name); !ok {
			t.Errorf("kind %d, %q, is unknown to the analyzer", i, name)
		}
	}
	defer func() {
		if recover() == nil {
			t.Errorf("the analyzer has more kinds than %d", len(sectionKinds))
		}
	}()
	_ = analyzer.Kind(len(sectionKinds)).String()
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"rules: {outage: off}", "a: &x [*x]", "people: [{name: x}]", "overrides: [{paths: [a], rules: {too-many: {max: 1}}}]", "? [a]\n: b", "<<: {preset: strict}"} {
		f.Add([]byte(s))
	}
	rules := testRules()
	f.Fuzz(func(t *testing.T, source []byte) {
		c, err := Parse("c.yaml", "/base", source, rules)
		if (c == nil) == (err == nil) {
			t.Fatalf("got %v and %v, want one of them", c, err)
		}
		if c != nil {
			c.Settings("/base/a.md")
		}
	})
}

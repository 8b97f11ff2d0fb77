package reporter

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/invopop/jsonschema"
	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/blamelint/blamelint/analyzer"
)

const schemaFile = "../docs/findings.schema.json"

// TestFindingsSchema keeps the schema that programs read equal to the types
// that are written: "make docs" writes it.
func TestFindingsSchema(t *testing.T) {
	want := findingsSchema(t, true)
	if *update {
		if err := os.WriteFile(schemaFile, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(schemaFile)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not current: run make docs (%v)", schemaFile, err)
	}
}

// findingsSchema describes jsonDocument. Readers must allow members that are
// not in it, which may come without a new version.
func findingsSchema(t testing.TB, open bool) []byte {
	t.Helper()
	r := jsonschema.Reflector{ExpandedStruct: true, Anonymous: true, AllowAdditionalProperties: open, Namer: exportedName}
	s := r.Reflect(&jsonDocument{})
	s.ID = home + "/blob/main/docs/findings.schema.json"
	s.Title = "blamelint findings"
	s.Description = "What blamelint --format json writes. Each line of --format jsonl is one element of findings. New members may come without a new version."
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestJSONFollowsSchema validates reports against the schema in its strict
// form, in which every member has to be described.
func TestJSONFollowsSchema(t *testing.T) {
	schema := compile(t, "findings.schema.json", findingsSchema(t, false))
	asked := sampleOptions()
	asked.Suppressed = true
	for name, out := range map[string]string{
		"sample":     report(t, "json", sampleOptions(), sample(t)),
		"suppressed": report(t, "json", asked, sample(t)),
		"nothing":    report(t, "json", Options{}, trial{}),
		"evil":       report(t, "json", Options{}, evil()),
	} {
		if err := schema.Validate(parseJSON(t, out)); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
	if err := schema.Validate(parseJSON(t, strings.Replace(report(t, "json", Options{}, sample(t)), `"warning"`, `"worry"`, 1))); err == nil {
		t.Error("the schema takes any severity")
	}
}

// TestJSONHoldsTheLinesOfJSONL: a finding is the same in both formats.
func TestJSONHoldsTheLinesOfJSONL(t *testing.T) {
	doc := report(t, "json", sampleOptions(), sample(t))
	lines := report(t, "jsonl", sampleOptions(), sample(t))
	for line := range strings.Lines(lines) {
		if !strings.Contains(doc, "\n"+strings.TrimSpace(line)) {
			t.Errorf("not in the document: %s", line)
		}
	}
}

func TestJSONSuppressed(t *testing.T) {
	o := sampleOptions()
	for _, asked := range []bool{false, true} {
		o.Suppressed = asked
		var doc jsonDocument
		if err := json.Unmarshal([]byte(report(t, "json", o, sample(t))), &doc); err != nil {
			t.Fatal(err)
		}
		if got := len(doc.Suppressed) == 1; got != asked {
			t.Errorf("asked %v, got %v", asked, doc.Suppressed)
		}
		if asked && doc.Suppressed[0].Suppressed != "it is the page's own message" {
			t.Errorf("the reason is %q", doc.Suppressed[0].Suppressed)
		}
		if len(doc.Findings) != 5 || doc.Summary.Suppressed != 1 {
			t.Errorf("asked %v: %d findings, %d suppressed", asked, len(doc.Findings), doc.Summary.Suppressed)
		}
	}
}

func compile(t testing.TB, name string, schema []byte) *validator.Schema {
	t.Helper()
	c := validator.NewCompiler()
	if err := c.AddResource(name, parseJSON(t, string(schema))); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func parseJSON(t testing.TB, s string) any {
	t.Helper()
	v, err := validator.UnmarshalJSON(strings.NewReader(s))
	if err != nil {
		t.Fatalf("%v in %s", err, s)
	}
	return v
}

// exportedName is a type's name in the schema: jsonFinding is Finding.
func exportedName(t reflect.Type) string { return strings.TrimPrefix(t.Name(), "json") }

// evil is a run whose documents hold what could break a format.
func evil() trial {
	words := "\x1b]0;t\x07\r\n::error file=a::b\r##[error]c\u2028%0A::set-output name=x::y ]]> --> </script> ``` | @everyone #1 \u202e\x01\x7f\xff\xed\xa0\x80\ufffe\U0001F4A9{0} [a](b) \"'\\ " + strings.Repeat("long ", 40000)
	source := "::warning::\n" + words + "\n" + words
	f := at(source, words, 1, analyzer.Finding{
		Rule: "fault", Severity: analyzer.Error, Message: words, Advice: words, Section: words, Sentence: words,
		Related: []analyzer.Related{{Text: words, Message: words, Start: analyzer.Position{Line: 1, Column: 1}, End: analyzer.Position{Line: 1, Column: 2}}},
	})
	f.Fixes = []analyzer.Fix{{Message: words, Edits: []analyzer.Edit{{Span: f.Span, New: words}}}, {Message: "nothing"}}
	silenced := f
	silenced.Suppressed = words
	return trial{
		results: []*analyzer.Result{
			{Path: "::error::\n##[error]%\x1b\xff,:@a.md", Source: []byte(source), Findings: []analyzer.Finding{f, f}, Suppressed: []analyzer.Finding{silenced}, Faults: []string{words}},
			{Path: "", Source: nil},
		},
		failures: []Failure{{Path: words, Reason: words}, {}},
	}
}

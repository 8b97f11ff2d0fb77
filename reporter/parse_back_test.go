package reporter

import (
	"bufio"
	"encoding/json"
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/blamelint/blamelint/analyzer"
)

// readers read a report back, each with a parser that is not ours, and count
// the findings in it.
var readers = map[string]func(t testing.TB, out string) int{
	"checkstyle": func(t testing.TB, out string) int { return countElements(t, out, "error") },
	"github": func(t testing.TB, out string) int {
		n := 0
		for _, c := range runnerCommands(t, out) {
			if c.properties["line"] != "" {
				n++
			}
		}
		return n
	},
	"gitlab": func(t testing.TB, out string) int {
		var list []gitlabIssue
		readJSON(t, out, &list)
		return len(list)
	},
	"html": countRemarks,
	"json": func(t testing.TB, out string) int {
		var doc jsonDocument
		readJSON(t, out, &doc)
		return len(doc.Findings)
	},
	"jsonl": func(t testing.TB, out string) int { return countLines[jsonFinding](t, out) },
	"junit": func(t testing.TB, out string) int {
		return countElements(t, out, "failure") + countElements(t, out, "system-out")
	},
	"markdown": func(t testing.TB, out string) int { return readMarkdown(t, out).findings },
	"rdjsonl":  func(t testing.TB, out string) int { return countLines[rdDiagnostic](t, out) },
	"sarif": func(t testing.TB, out string) int {
		n := 0
		for _, r := range readSARIF(t, out).Results {
			if len(r.Suppressions) == 0 {
				n++
			}
		}
		return n
	},
}

// TestReadersAreComplete: a new format gets a reader, or a reason why not.
func TestReadersAreComplete(t *testing.T) {
	for _, name := range Names() {
		if readers[name] == nil && name != "text" && name != "diff" { // see TestTextIsSafeForTerminals, TestDiffParsesBack
			t.Errorf("no reader for %s", name)
		}
	}
}

// TestEvilDocuments: whatever a document holds, a format stays well-formed and
// says as much as for any other.
func TestEvilDocuments(t *testing.T) {
	for name, read := range readers {
		for what, run := range map[string]trial{"sample": sample(t), "evil": evil(), "nothing": {}} {
			want := 0
			for _, r := range run.results {
				want += len(r.Findings)
			}
			out := report(t, name, sampleOptions(), run)
			if !utf8.ValidString(out) {
				t.Errorf("%s, %s: not UTF-8", name, what)
			}
			if got := read(t, out); got != want {
				t.Errorf("%s, %s: %d findings, want %d", name, what, got, want)
			}
		}
	}
}

// FuzzFormats feeds text to all places of a finding that a document can reach.
func FuzzFormats(f *testing.F) {
	for _, r := range evil().results {
		f.Add(r.Path, short(string(r.Source), 200))
	}
	f.Add("a.md", "::error::x")
	f.Add("]]>", "</failure>\x00\xff")
	f.Add("%41 b?c#d", "##[set-env name=x]y ```\n\n# h")
	f.Fuzz(func(t *testing.T, path, text string) {
		run := trial{results: []*analyzer.Result{{Path: path, Source: []byte(text)}}, failures: []Failure{{Path: path, Reason: text}}}
		finding := at(text, text, 1, analyzer.Finding{
			Rule: "fault", Severity: analyzer.Warning, Message: text, Advice: text, Section: text, Sentence: text,
		})
		finding.Related = []analyzer.Related{{Span: finding.Span, Start: finding.Start, End: finding.End, Text: text, Message: text}}
		finding.FixEdits(true, text, analyzer.Edit{Span: finding.Span, New: text})
		run.results[0].Findings = []analyzer.Finding{finding}
		finding.Suppressed = "because"
		run.results[0].Suppressed = []analyzer.Finding{finding}
		o := sampleOptions()
		o.Suppressed = true
		for name, read := range readers {
			out := report(t, name, o, run)
			if !utf8.ValidString(out) {
				t.Errorf("%s: not UTF-8: %q", name, out)
			}
			if got := read(t, out); got != 1 {
				t.Errorf("%s: %d findings in %q", name, got, out)
			}
		}
	})
}

func readJSON(t testing.TB, s string, v any) {
	t.Helper()
	if err := json.Unmarshal([]byte(s), v); err != nil {
		t.Errorf("%v in %q", err, short(s, 1000))
	}
}

// countLines reads lines as reviewdog does, which gives up on longer ones.
func countLines[T any](t testing.TB, out string) int {
	t.Helper()
	n := 0
	s := bufio.NewScanner(strings.NewReader(out))
	if _, reviewdog := any(*new(T)).(rdDiagnostic); !reviewdog {
		s.Buffer(nil, len(out)+1)
	}
	for ; s.Scan(); n++ {
		readJSON(t, s.Text(), new(T))
	}
	if s.Err() != nil {
		t.Error(s.Err())
	}
	return n
}

func countElements(t testing.TB, out, name string) int {
	t.Helper()
	n := 0
	d := xml.NewDecoder(strings.NewReader(out))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return n
		}
		if err != nil {
			t.Errorf("%v in %q", err, short(out, 1000))
			return -1
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == name {
			n++
		}
	}
}

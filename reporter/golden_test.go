package reporter

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
)

var update = flag.Bool("update", false, "write the golden outputs instead of comparing them")

// TestGolden compares what each format makes of the sample run with
// testdata/NAME.golden; go test ./reporter -run TestGolden -update writes them.
func TestGolden(t *testing.T) {
	for _, name := range Names() {
		t.Run(name, func(t *testing.T) {
			got := report(t, name, sampleOptions(), sample(t))
			file := filepath.Join("testdata", name+".golden")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s differs; got\n%s", file, got)
			}
		})
	}
}

// A trial is the input of a report.
type trial struct {
	results  []*analyzer.Result
	failures []Failure
}

// report runs a whole report and gives its bytes.
func report(t testing.TB, format string, o Options, run trial) string {
	t.Helper()
	var b bytes.Buffer
	r, err := New(format, &b, o)
	if err != nil {
		t.Fatal(err)
	}
	s := Summary{Failed: len(run.failures), Failures: run.failures}
	for _, res := range run.results {
		s.Add(res)
		if err := r.Report(res); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Close(s); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func sampleOptions() Options {
	return Options{
		Version: func() string { return "v1.2.3" },
		FailOn:  analyzer.Warning,
		RepositoryPath: func(path string) string {
			if strings.HasPrefix(path, "/") {
				return path
			}
			return "docs/" + path
		},
		Precision: func(rule string) (float64, bool) {
			share, ok := map[string]float64{"human-error": 0.97, "judgment": 0.9}[rule]
			return share, ok
		},
		Rules: []*analyzer.Rule{
			{
				ID: "human-error", Name: "Human error as the explanation", Summary: "human error, named as the cause",
				Doc: "It ends the inquiry at a *person*.", Group: analyzer.Language, Severity: analyzer.Error,
				Examples: []analyzer.Example{{Bad: "It was «human error».", Good: "Both screens look alike."}},
				Silent:   []string{"We avoid the term human error."},
				Sources:  []analyzer.Source{{Title: "Dekker, The Field Guide to Understanding 'Human Error'"}},
			},
			{ID: "judgment", Name: "Judgment of people", Summary: "a verdict on somebody", Doc: "It judges.", Group: analyzer.Language, Severity: analyzer.Warning},
			{ID: "action-no-owner", Name: "No owner", Summary: "an action item without an owner", Doc: "Nobody does it.", Group: analyzer.Action, Severity: analyzer.Note},
			{ID: "missing-section", Name: "Missing section", Summary: "a section that is not there", Doc: "Readers look for it.", Group: analyzer.Structure, Severity: analyzer.Off, Strict: analyzer.Note},
		},
	}
}

// sample is a small run with all that a format has to show: two findings of one
// rule in one line, words over two lines, rewrites, a related place, a finding
// about the document, a silenced one, a document without findings in a path
// that needs escapes, one that could not be read.
func sample(t testing.TB) trial {
	t.Helper()
	data, err := os.ReadFile("testdata/ferry.md")
	if err != nil {
		t.Fatal(err)
	}
	source := string(data)
	human := analyzer.Finding{
		Rule: "human-error", Severity: analyzer.Error, Section: "Summary", Sentence: "It was human error, and 面倒な human error 🚢 at that.",
		Message: `"human error" ends the story at a person.`, Advice: "Say what the screen showed.",
	}
	first, second := at(source, "human error", 1, human), at(source, "human error", 2, human)
	first.Related = []analyzer.Related{{
		Span: analyzer.Span{Start: 2, End: 7}, Start: analyzer.Position{Line: 1, Column: 3}, End: analyzer.Position{Line: 1, Column: 8},
		Text: "Ferry", Message: "This is what it was about.",
	}}
	wasHuman := at(source, "It was human error", 1, human).Span
	first.Fixes = []analyzer.Fix{
		{Message: "Ask for conditions", Edits: []analyzer.Edit{{Span: wasHuman, New: "Both screens look alike"}}},
		{Message: "Leave it out", Safe: true, Edits: []analyzer.Edit{
			{Span: analyzer.Span{Start: wasHuman.Start, End: wasHuman.Start + 6}, New: "There were"},
			{Span: first.Span, New: "conditions"},
		}},
	}
	careless := at(source, "was\ncareless", 1, analyzer.Finding{
		Rule: "judgment", Severity: analyzer.Warning, Section: "Causes", Sentence: "The release was careless.", Changed: true,
		Message: `"was careless" judges; see [the plan](https://example.org).`,
	})
	owner := at(source, `Ask Ada "::error::" & <b>why</b> ]]>`, 1, analyzer.Finding{
		Rule: "action-no-owner", Severity: analyzer.Note, Section: "Actions", Sentence: `Ask Ada "::error::" & why ]]>`,
		Message: `"Ask Ada "::error::" & <b>why</b> ]]>" is for @ada alone.`,
	})
	about := analyzer.Finding{
		Rule: "missing-section", Severity: analyzer.Note, Doc: true, Section: "Ferry bookings took no cards, 4 May",
		Span: analyzer.Span{Start: 2, End: 2}, Start: analyzer.Position{Line: 1, Column: 3}, End: analyzer.Position{Line: 1, Column: 3},
		Message: "There is no timeline.",
	}
	silenced := at(source, "refused", 1, analyzer.Finding{
		Rule: "judgment", Severity: analyzer.Warning, Section: "Summary", Sentence: "The booking page refused cards for 40 minutes.",
		Message: `"refused" judges.`, Suppressed: "it is the page's own message",
	})
	return trial{
		results: []*analyzer.Result{
			{Path: "ferry.md", Source: data, Document: analyzer.Parse("ferry.md", data, nil), Findings: []analyzer.Finding{about, first, second, careless, owner}, Suppressed: []analyzer.Finding{silenced},
				Merits: []string{"The impact is given in figures."}},
			{Path: "2024/50% über & <so>.md", Source: []byte("# Calm\n"), Merits: []string{"It also says what went well.", "Every one of the 2 open action items has an owner."}},
		},
		failures: []Failure{{Path: "gone.md", Reason: "no such file or directory"}, {Reason: ".blamelint.yaml:3:1: unknown key \"rule\""}},
	}
}

// TestFormatsAreDocumented: each format has its row in docs/formats.md, and
// each row its format.
func TestFormatsAreDocumented(t *testing.T) {
	page, err := os.ReadFile("../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, m := range regexp.MustCompile("(?m)^\\| `(\\w+)` \\|").FindAllStringSubmatch(string(page), -1) {
		rows = append(rows, m[1])
	}
	slices.Sort(rows)
	if !slices.Equal(rows, Names()) {
		t.Errorf("docs/formats.md has %v, and there are %v", rows, Names())
	}
}

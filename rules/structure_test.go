package rules

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/ruletest"
	"github.com/blamelint/blamelint/analyzer/ruletest/corpus"
)

func structureRules() []*analyzer.Rule {
	var out []*analyzer.Rule
	for _, r := range All() {
		if r.Group == analyzer.Structure {
			out = append(out, r)
		}
	}
	return out
}

var allStrict = func(string) *analyzer.Settings { return &analyzer.Settings{Strict: true} }

// TestCleanStructure demands that no rule about structure has a word to say on
// the clean postmortems, even in the strict preset, save that one of them has
// authors and no owner.
func TestCleanStructure(t *testing.T) {
	e := analyzer.NewEngine(structureRules(), allStrict)
	files, err := filepath.Glob("../testdata/clean/*.md")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		res := e.Analyze(name, src)
		for _, f := range res.Findings {
			if f.Rule != noOwner.ID {
				t.Errorf("%s:%d: %s: %s", name, f.Start.Line, f.Rule, f.Message)
			}
		}
		for _, f := range res.Faults {
			t.Errorf("%s: %s", name, f)
		}
	}
}

// structures are documents by what the rules about structure say of them in
// the strict preset.
var structures = []struct {
	name, text string
	rule       *analyzer.Rule
	want       int
}{
	{"only the summary and impact", "# A\n\n## Summary\n\nB.\n\n## Impact\n\n12.\n", missingSection, 1},
	{"five placeholders", "# A\n\n## Summary\n\nTBD\n\n## Impact\n\n_To be added._\n\n## Timeline\n\n...\n\n## Causes\n\n<describe the causes>\n\n## Next steps\n\n- [ ] TODO\n", emptySection, 5},
	{"lorem ipsum", "# A\n\n## Impact\n\nLorem ipsum dolor sit amet.\n", emptySection, 1},
	{"answers that are short", "# A\n\n## Impact\n\nNone.\n\n## Where we got lucky\n\nNothing to note.\n\n## Causes\n\nUnknown (we lost the logs).\n", emptySection, 0},
	{"a step back in each of five entries", "## Timeline\n\n- 15:00 A\n- 14:50 B\n- 15:10 C\n- 15:05 D\n- 15:20 E\n- 15:15 F\n- 15:30 G\n- 15:25 H\n", timelineOrder, 3},
	{"duration and range", "**Duration:** 90 minutes\n\n## Timeline\n\n- 10:00 A\n- 10:20-11:30 B\n- 10:40 C\n", durationMismatch, 0},
	{"duration over midnight", "**Duration:** 2 h\n\n## Timeline\n\n- 23:10 A\n- 23:20 B\n- 01:10 C\n", durationMismatch, 0},
	{"figure in words", "## Impact\n\nHalf of the calls failed.\n", impactUnquantified, 0},
	{"a date is no figure", "## Impact\n\nOn 3 May 2024 customers saw errors.\n", impactUnquantified, 1},
	{"a version is no figure", "## Impact\n\nCustomers on 4.1.2 saw errors.\n", impactUnquantified, 1},
	{"one factor in a field", "# A\n\n| Field | |\n|---|---|\n| Summary | It stopped. |\n| Root cause | Rust. |\n", singleCause, 1},
	{"cause and trigger", "# A\n\n- Summary: It stopped.\n- Root cause: Rust.\n- Trigger: Rain.\n", singleCause, 0},
	{"plans in three places", "## Timeline\n\n- 10:00 A. We'll add an alert.\n\n## Causes\n\nThe disk. We should really monitor the disk.\n\n## Impact\n\nWe plan to improve the page.\n", fixInNarrative, 3},
	{"six abbreviations, five reported", "The QFG, BKZ, PLR, MXO, TQW and VBN stopped.", undefinedAcronym, 5},
	{"a weekend in between", "- Incident date: 2024-05-10\n- Published: 2024-05-15\n- Severity: 1\n", lateReview, 0},
	{"four business days, severity 1", "- Incident date: 2024-05-10\n- Published: 2024-05-16\n- Severity: 1\n", lateReview, 1},
	{"long message", "## External message\n\nA b. C d. E f. G h. I j. K l. M n. O p. Q r.\n", externalMessage, 1},
	{"addresses", "## Public statement\n\nThe host 10.1.2.3 and @ops were slow.\n", externalMessage, 2},
	{"zones are mixed but written", "## Timeline\n\n- 10:00 UTC A\n- 10:20 B\n", timelineTimezone, 0},
}

func TestStructures(t *testing.T) {
	for _, c := range structures {
		t.Run(c.rule.ID+"/"+c.name, func(t *testing.T) {
			found := ruletest.Findings(t, c.rule, c.text)
			if len(found) != c.want {
				t.Errorf("%d findings, want %d: %v", len(found), c.want, found)
			}
		})
	}
}

func TestTemplates(t *testing.T) {
	for name, kinds := range templates {
		for _, k := range kinds {
			if kind, ok := analyzer.ParseKind(k); !ok || kindTitles[kind] == "" {
				t.Errorf("template %s asks for %q", name, k)
			}
		}
	}
	text := "# A\n\n## What happened?\n\nB.\n\n## What went wrong and why?\n\nC.\n\n## How did we respond?\n\nD.\n\n## How are we making incidents like this less likely?\n\nE.\n"
	for template, want := range map[string]int{"azure": 0, "sre": 1, "": 1} {
		s := &analyzer.Settings{Severity: map[string]analyzer.Severity{missingSection.ID: analyzer.Note},
			Options: map[string]any{missingSection.ID: &missingSectionOptions{Required: []string{"impact"}, Template: template}}}
		res := analyzer.NewEngine([]*analyzer.Rule{missingSection}, func(string) *analyzer.Settings { return s }).Analyze("a.md", []byte(text))
		if len(res.Findings) != want {
			t.Errorf("template %q: %v", template, res.Findings)
		}
	}
}

func FuzzStructure(f *testing.F) {
	for _, c := range structures {
		f.Add(c.text)
	}
	for _, r := range structureRules() {
		for _, s := range r.Silent {
			f.Add(s)
		}
	}
	e := analyzer.NewEngine(structureRules(), allStrict)
	f.Fuzz(func(t *testing.T, text string) {
		for _, fault := range e.Analyze("x.md", []byte(text)).Faults {
			t.Error(fault)
		}
	})
}

// BenchmarkStructure runs the rules about structure alone, on the documents
// that BLAMELINT_BENCH names or on the project's own; the floor is in analyzer.
func BenchmarkStructure(b *testing.B) {
	docs, size := corpus.Read(b, "../testdata")
	for name, settings := range map[string]func(string) *analyzer.Settings{"strict": allStrict, "recommended": nil, "none": func(string) *analyzer.Settings { return noRules() }} {
		e := analyzer.NewEngine(structureRules(), settings)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(size)
			b.ReportAllocs()
			for b.Loop() {
				for _, src := range docs {
					e.Analyze("x.md", src)
				}
			}
		})
	}
}

func noRules() *analyzer.Settings {
	s := &analyzer.Settings{Severity: map[string]analyzer.Severity{}}
	for _, r := range All() {
		s.Severity[r.ID] = analyzer.Off
	}
	return s
}

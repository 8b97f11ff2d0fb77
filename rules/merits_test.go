package rules

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
)

func meritsOf(source string) []string {
	r := analyzer.NewEngine(All(), nil).Analyze("x.md", []byte(source))
	AddMerits(r)
	return r.Merits
}

const wellWritten = `# Empty shelves in the library app, 3 June 2025

## Impact

412 of 1,900 readers saw an empty shelf for 50 minutes.

## Timeline (UTC)

- 9:02 The index job starts ([log](https://example.org/1)).
- 9:10 The first reader calls the desk.
- 9:31 The on-call engineer opens the [dashboard](https://example.org/2).
- 9:52 The old index is back.

## Contributing factors

- The job reports success when it has read nothing.
- The app shows an empty answer and an error alike.
- The alert looks at errors alone.

## What went well

- The desk had the number of the on-call engineer at hand.

## Action items

| Action | Owner | Ticket |
|---|---|---|
| Refuse an index with fewer than 1,000 titles | Search team | LIB-12 |
| Block the release when the index check fails | Search team | LIB-13 |
`

func TestMerits(t *testing.T) {
	want := []string{
		"The impact is given in figures.",
		"The timeline gives 4 moments in order, with their time zone.",
		"The timeline links to 2 pieces of evidence.",
		"It looks for more than one cause: 3 of them are listed.",
		"It also says what went well.",
		"Every one of the 2 open action items has an owner and a ticket or date.",
		"2 action items change the system, so that it helps whoever is on duty next.",
	}
	if got := meritsOf(wellWritten); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestMeritsAreEarned: each change to the document takes one merit away.
func TestMeritsAreEarned(t *testing.T) {
	for merit, change := range map[string][2]string{
		"in figures":          {"412 of 1,900 readers saw an empty shelf for 50 minutes.", "Some readers saw an empty shelf."},
		"moments in order":    {"- 9:10", "- 10:10"},
		"time zone":           {" (UTC)", ""},
		"evidence":            {"[dashboard](https://example.org/2)", "dashboard"},
		"more than one cause": {"- The alert looks at errors alone.\n", ""},
		"went well":           {"The desk had the number of the on-call engineer at hand.", "TBD"},
		"and a ticket":        {"LIB-13", ""},
		"change the system":   {"Refuse an index with fewer", "Write a runbook page about an index with fewer"},
	} {
		poorer := strings.Replace(wellWritten, change[0], change[1], 1)
		if poorer == wellWritten {
			t.Fatalf("%q is not in the document", change[0])
		}
		if got := strings.Join(meritsOf(poorer), "\n"); strings.Contains(got, merit) {
			t.Errorf("%q is still said without reason:\n%s", merit, got)
		}
	}
}

func TestNoMeritsForOtherPages(t *testing.T) {
	for _, source := range []string{"", "# Shopping\n\n- milk\n- tea\n- salt\n", "# Release notes\n\n## Timeline\n\n- 9:00 a\n- 9:01 b\n- 9:02 c\n- 9:03 d\n"} {
		if got := meritsOf(source); len(got) > 0 {
			t.Errorf("%q: %v", source, got)
		}
	}
}

// TestMeritsOfCleanDocuments: who writes well hears so.
func TestMeritsOfCleanDocuments(t *testing.T) {
	files, err := filepath.Glob("../testdata/clean/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal("no documents", err)
	}
	praised := 0
	for _, f := range files {
		source, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if len(meritsOf(string(source))) > 0 {
			praised++
		}
	}
	if praised*2 < len(files) {
		t.Errorf("of %d clean documents, %d are praised", len(files), praised)
	}
}

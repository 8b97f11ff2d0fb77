package baseline

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
)

func TestFormat(t *testing.T) {
	entries := []Entry{
		{"b.md", "root-cause", "the root cause was a disk", 1},
		{"a.md", "root-cause", "the root cause was a disk", 1},
		{"a.md", "fault", "it was <her> \"fault\"\x01\xff", 2},
		{"b.md", "root-cause", "the root cause was a disk", 1},
	}
	want := `{
  "version": 1,
  "note": "Findings that are known and not reported. \"blamelint baseline --help\" tells more.",
  "findings": [
    {"path": "a.md", "rule": "fault", "sentence": "it was <her> \"fault\"\u0001�", "count": 2},
    {"path": "a.md", "rule": "root-cause", "sentence": "the root cause was a disk"},
    {"path": "b.md", "rule": "root-cause", "sentence": "the root cause was a disk", "count": 2}
  ]
}
`
	got := Format(entries)
	if string(got) != want || !json.Valid(got) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	slices.Reverse(entries)
	if again := Format(entries); string(again) != want {
		t.Errorf("in another order:\n%s", again)
	}
	read, err := Read(got)
	if err != nil || string(Format(read)) != want {
		t.Errorf("read back: %v, %v", read, err)
	}
	empty := Format(nil)
	if read, err := Read(empty); err != nil || len(read) != 0 || !strings.HasSuffix(string(empty), "\"findings\": []\n}\n") {
		t.Errorf("empty: %q, %v, %v", empty, read, err)
	}
}

// TestReadMerged: lines that git has merged from two branches are added up.
func TestReadMerged(t *testing.T) {
	line := `{"path": "a.md", "rule": "fault", "sentence": "s"}`
	got, err := Read([]byte(`{"version": 1, "findings": [` + line + `, {"path": "A.md", "rule": "fault", "sentence": "s"}, ` + line + `]}`))
	want := []Entry{{"A.md", "fault", "s", 1}, {"a.md", "fault", "s", 2}}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %v", got, err)
	}
}

func TestReadErrors(t *testing.T) {
	for text, want := range map[string]string{
		`{"version": 2, "entries": []}`: "made by a newer blamelint (version 2 of the file, this one reads 1)",
		`{}`:                            `not a baseline: it has no "version"`,
		"{\n<<<<<<< main\n":             "line 2: invalid character '<' looking for beginning of object key string",
		"":                              "line 1: unexpected end of JSON input",
		`{"version": 1, "findings": [{"path": "a", "rul": "b"}]}`:               `json: unknown field "rul"`,
		`{"version": 1, "findings": [{"path": "a.md"}]}`:                        `an entry for "a.md" has no rule, or a count below 1`,
		`{"version": 1, "findings": [{"path": "a", "rule": "b", "count": -1}]}`: `an entry for "a" has no rule, or a count below 1`,
		`{"version": 1, "findings": []} {}`:                                     "line 1: invalid character '{' after top-level value",
		"{\"version\": 1,\n\"findings\": 7}":                                    "line 2: json: cannot unmarshal number into Go struct field .findings of type []baseline.jsonEntry",
	} {
		if _, err := Read([]byte(text)); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}

// matching runs documents, in order, against entries. A finding is written
// "path sentence"; the result lists those that are new. Documents that are not
// mentioned do not exist.
func matching(t *testing.T, entries []Entry, docs map[string]string, findings ...string) (news []string, m *Matcher) {
	t.Helper()
	m = NewMatcher(entries, func(path string) (string, bool) {
		text, ok := docs[path]
		return analyzer.Normalise(text), ok
	})
	for _, f := range findings {
		path, sentence, _ := strings.Cut(f, " ")
		list := []analyzer.Finding{{Rule: "fault", Sentence: sentence}}
		if strings.HasPrefix(sentence, "!") {
			list = []analyzer.Finding{{Rule: "fault", Message: sentence, Doc: true}}
		}
		if kept, match := m.Split(path, list); len(kept)+match.Known() != 1 {
			t.Fatalf("%d kept, %d known", len(kept), match.Known())
		} else if len(kept) == 1 {
			news = append(news, f)
		}
	}
	return news, m
}

func TestMatcher(t *testing.T) {
	entries := []Entry{{"a.md", "fault", "it was his fault", 2}, {"a.md", "judgment", "it was her fault", 1}, {"b.md", "fault", "no title", 1}}
	for name, c := range map[string]struct {
		docs     map[string]string
		findings []string
		want     string
	}{
		"as before":        {map[string]string{"a.md": "It was his fault."}, []string{"a.md It was his fault.", "a.md It *was*\nhis fault"}, ""},
		"one more":         {map[string]string{"a.md": "It was his fault."}, []string{"a.md It was his fault.", "a.md It was his fault.", "a.md It was his fault."}, "a.md It was his fault."},
		"another sentence": {nil, []string{"a.md It was all his fault."}, "a.md It was all his fault."},
		"another rule":     {nil, []string{"a.md It was her fault."}, "a.md It was her fault."},
		"file renamed":     {map[string]string{"0.md": "It was his fault."}, []string{"0.md It was his fault."}, ""},
		"passage moved":    {map[string]string{"0.md": "It was his fault.", "a.md": "It was not his fault."}, []string{"0.md It was his fault."}, ""},
		"passage copied":   {map[string]string{"0.md": "It was his fault.", "a.md": "So it was his fault."}, []string{"0.md It was his fault.", "a.md It was his fault."}, "0.md It was his fault."},
		"document":         {map[string]string{"b.md": "x"}, []string{"b.md !No title"}, ""},
		"same of another":  {map[string]string{"b.md": "x", "a.md": "x"}, []string{"a.md !No title", "b.md !No title"}, "a.md !No title"},
		"document renamed": {map[string]string{"a.md": "x"}, []string{"a.md !No title"}, ""},
	} {
		news, _ := matching(t, entries, c.docs, c.findings...)
		if got := strings.Join(news, "; "); got != c.want {
			t.Errorf("%s: new are %q, want %q", name, got, c.want)
		}
	}
}

func TestMatcherEntries(t *testing.T) {
	entries := []Entry{{"a.md", "fault", "it was his fault", 3}, {"a.md", "fault", "gone", 2}, {"b.md", "fault", "kept", 1}}
	_, m := matching(t, entries, nil, "a.md It was his fault.", "c.md It was his fault.")
	got, dropped := m.Entries(func(e Entry) bool { return e.Path == "a.md" })
	want := []Entry{{"a.md", "fault", "it was his fault", 1}, {"b.md", "fault", "kept", 1}, {"c.md", "fault", "it was his fault", 1}}
	if !slices.Equal(got, want) || dropped != 3 {
		t.Errorf("%v, %d dropped", got, dropped)
	}
}

func TestUndo(t *testing.T) {
	m := NewMatcher([]Entry{{"a.md", "fault", "s", 1}}, func(string) (string, bool) { return "", false })
	list := func() []analyzer.Finding { return []analyzer.Finding{{Rule: "fault", Sentence: "s"}} }
	kept, match := m.Split("a.md", list())
	if len(kept) != 0 {
		t.Fatal("not known")
	}
	m.Undo(match)
	if kept, _ := m.Split("a.md", list()); len(kept) != 0 {
		t.Error("not known any more")
	}
	if kept, _ := m.Split("a.md", list()); len(kept) != 1 {
		t.Error("known twice")
	}
	if entries, dropped := m.Entries(func(Entry) bool { return true }); fmt.Sprint(entries, dropped) != "[{a.md fault s 1}] 0" {
		t.Errorf("%v, %d dropped", entries, dropped)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(string(Format([]Entry{{"a.md", "fault", "s", 2}})))
	f.Add(`{"version": 1, "findings": [{"path": "\ud800", "rule": "b", "count": 1e3}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		entries, err := Read([]byte(text))
		if err != nil {
			return
		}
		again, err := Read(Format(entries))
		if err != nil || !slices.Equal(entries, again) {
			t.Errorf("%v, %v, from %v", again, err, entries)
		}
	})
}

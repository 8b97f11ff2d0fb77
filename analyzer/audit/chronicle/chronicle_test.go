package chronicle

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/blamelint/blamelint/analyzer/audit"
)

func record(path string, rules ...string) *audit.Record {
	r := &audit.Record{Path: path, Area: "a", Title: "Title of " + path, Hash: path + strings.Join(rules, ","), Words: 100, Date: "2024-01-02"}
	for i, rule := range rules {
		r.Findings = append(r.Findings, audit.Finding{Rule: rule, Group: "language", Severity: "warning", Line: i + 1, Column: 1, Key: rule})
	}
	return r
}

type entry struct {
	*audit.Record
	passages []audit.Passage
}

// run adds a run of the entries, and finishes it if finish.
func run(t *testing.T, h *DB, finish bool, entries ...entry) {
	t.Helper()
	r, err := h.Begin("test", []string{"docs"})
	if err != nil {
		t.Fatal(err)
	}
	g := &audit.Aggregate{}
	for _, e := range entries {
		g.Add(e.Record)
		b, _ := e.AppendBinary(nil)
		if err := r.Add(KeyOf(string(b)), e.Record, e.passages); err != nil {
			t.Fatal(err)
		}
	}
	if finish {
		if err := r.Finish(g, time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
}

func create(t *testing.T) *DB {
	t.Helper()
	h, err := Create(filepath.Join(t.TempDir(), "audit #1?.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.Close() })
	return h
}

// TestTwoAtOnce: of two audits that would add to one history at once, the second
// is told so, and the first is not disturbed.
func TestTwoAtOnce(t *testing.T) {
	h := create(t)
	first, err := h.Begin("test", []string{"a"})
	if err != nil {
		t.Fatal(err)
	}
	other, err := Create(h.path)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if _, err := other.Begin("test", []string{"b"}); !errors.Is(err, ErrBusy) || !strings.Contains(err.Error(), h.path) {
		t.Fatalf("a second run begins with %v", err)
	}
	rec := record("a.md", "fault")
	if err := errors.Join(first.Add(Key{1}, rec, nil), first.Finish(&audit.Aggregate{}, time.Now()), first.Close()); err != nil {
		t.Fatal(err)
	}
	run(t, other, true, entry{Record: rec})
	runs, err := h.Runs()
	if err != nil || len(runs) != 2 {
		t.Errorf("%d runs, %v", len(runs), err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(h.path), "*-lock*")); len(left) > 0 && runtime.GOOS != "windows" {
		t.Errorf("%q is left", left)
	}
}

// TestLostRun: a run whose place another one has taken does not end as if it
// were whole.
func TestLostRun(t *testing.T) {
	h := create(t)
	r, err := h.Begin("test", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, err := h.db.Exec("DELETE FROM run"); err != nil {
		t.Fatal(err)
	}
	if err := r.Finish(&audit.Aggregate{}, time.Now()); !errors.Is(err, ErrBusy) {
		t.Errorf("it ends with %v", err)
	}
}

func TestCompare(t *testing.T) {
	h := create(t)
	run(t, h, true, entry{Record: record("same.md", "hindsight")}, entry{Record: record("better.md", "hindsight", "fault", "fault")},
		entry{Record: record("worse.md")}, entry{Record: record("gone.md")}, entry{Record: record("swapped.md", "fault")})
	run(t, h, false, entry{Record: record("better.md")}) // one that was stopped
	run(t, h, true, entry{Record: record("same.md", "hindsight")}, entry{Record: record("better.md", "hindsight")},
		entry{Record: record("worse.md", "omission")}, entry{Record: record("new.md")}, entry{Record: record("swapped.md", "outage")})
	runs, err := h.Runs()
	if err != nil || len(runs) != 2 {
		t.Fatalf("%d runs, %v", len(runs), err)
	}
	was, now, err := Pick(runs, "LAST")
	if err != nil {
		t.Fatal(err)
	}
	c, err := h.Compare(was, now)
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprint(c.Better, c.Worse, c.New, c.Gone, c.MostBetter, c.MostWorse, c.NewOnes, c.GoneOnes)
	want := "1 1 1 1 [{better.md 2 0 [fault]}] [{worse.md 0 1 [omission]}] [new.md] [gone.md]"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	var rules []string
	for _, r := range c.Rules {
		rules = append(rules, fmt.Sprint(r.Rule, r.Was, r.Now))
	}
	if got, want := fmt.Sprint(rules), "[fault3 0 omission0 1 outage0 1]"; got != want {
		t.Errorf("rules %s, want %s", got, want)
	}
}

func TestPick(t *testing.T) {
	runs := []RunInfo{{ID: 2}, {ID: 5}, {ID: 7}}
	for which, want := range map[string]int64{"LAST": 5, "2": 2, "5": 5} {
		if was, now, err := Pick(runs, which); err != nil || was.ID != want || now.ID != 7 {
			t.Errorf("Pick(%s) = %d and %d, %v", which, was.ID, now.ID, err)
		}
	}
	for _, which := range []string{"7", "3", "last week", ""} {
		if _, _, err := Pick(runs, which); err == nil {
			t.Errorf("Pick(%q) gives a run", which)
		}
	}
	if _, _, err := Pick(runs[:1], "LAST"); !errors.Is(err, ErrNoRun) {
		t.Errorf("got %v", err)
	}
}

func incidents() []entry {
	var list []entry
	add := func(path, text string, actions ...audit.Action) {
		r := record(path)
		r.Actions = actions
		list = append(list, entry{r, []audit.Passage{{Line: 1, Heading: "Summary", Kind: "summary", Text: text}}})
	}
	add("cert.md", "The certificate of the gateway expired during the night.", audit.Action{Line: 9, Text: "Renew certificates 30 days before they expire", Strength: "guard"},
		audit.Action{Line: 10, Text: "Replace the expired certificate", State: audit.Done})
	add("certs2.md", "All expired certificates were renewed by hand at the gateway.")
	add("disk.md", "The disk of the primary was full; the importer wrote its batches twice.", audit.Action{Line: 4, Text: "Alert on a full disk", State: audit.Open, Owner: true})
	add("disk2.md", "The importer filled the disk with batches again, and the primary stopped.")
	for i := range 60 {
		add(fmt.Sprintf("other%02d.md", i), fmt.Sprintf("Something else, a matter of queue number %d and its consumers.", i))
	}
	return list
}

func TestSearch(t *testing.T) {
	h := create(t)
	old := incidents()
	old[0].passages[0].Text += " An earlier text about a zebra."
	old[0].Hash = "old"
	run(t, h, true, old...)
	run(t, h, true, incidents()...)
	for _, c := range []struct {
		query, want string
		loose       bool
	}{
		{"certificate expiry", "cert.md certs2.md", false},
		{"Certificate EXPIRATION", "cert.md certs2.md", false},
		{`"certificate expiry"`, "", false},
		{"certificate expired", "cert.md certs2.md", false},
		{`"expired certificates"`, "certs2.md", false},
		{"certificates EXPIRING gateway night", "cert.md", false},
		{`it's "unclosed`, "", true},
		{"zebra", "", false},
		{"* ( ) -", "", false},
		{"alert disk", "disk.md", false},
	} {
		f, err := h.Search(c.query, 10)
		if err != nil {
			t.Errorf("%s: %v", c.query, err)
			continue
		}
		var paths []string
		for _, hit := range f.Hits {
			paths = append(paths, hit.Path)
		}
		slices.Sort(paths)
		if f.Loose != c.loose || c.want != "" && strings.Join(paths, " ") != c.want {
			t.Errorf("%s: %v, loose %v; want %s", c.query, paths, f.Loose, c.want)
		}
	}
	f, err := h.Search("certificate expired", 10)
	if err != nil {
		t.Fatal(err)
	}
	if few, err := h.Search("certificate expiry", 1); err != nil || len(few.Hits) != 1 || !few.More || f.More {
		t.Errorf("%d of 2, more %v, %v", len(few.Hits), few.More, err)
	}
	i := slices.IndexFunc(f.Hits, func(x Hit) bool { return x.Path == "cert.md" })
	hit := f.Hits[i]
	if len(hit.Actions) != 1 || hit.Actions[0].Line != 9 {
		t.Errorf("open items %v", hit.Actions)
	}
	if got := hit.Passages[0].Text; got != "The «certificate» of the gateway «expired» during the night." {
		t.Errorf("passage %q", got)
	}
}

func TestSimilar(t *testing.T) {
	h := create(t)
	run(t, h, true, incidents()...)
	hits, err := h.Similar([]audit.Passage{{Text: "A full disk: the importers had written a batch, and the primary stopped. [name] saw it."}}, "", 5)
	if err != nil {
		t.Fatal(err)
	}
	if len(hits) != 2 || hits[0].Path != "disk2.md" && hits[0].Path != "disk.md" || hits[1].Path == "cert.md" {
		t.Fatalf("%+v", hits)
	}
	if !slices.Contains(hits[0].Terms, "importers") || slices.Contains(hits[0].Terms, "name") {
		t.Errorf("terms %v", hits[0].Terms)
	}
	skipped, err := h.Similar([]audit.Passage{{Text: "A full disk: the importers had written a batch, and the primary stopped."}}, hits[0].hash(t, h), 5)
	if err != nil || len(skipped) != 1 || skipped[0].Path == hits[0].Path {
		t.Errorf("the document itself is not left out: %+v, %v", skipped, err)
	}
}

func (x *Hit) hash(t *testing.T, h *DB) (hash string) {
	t.Helper()
	if err := h.db.QueryRow("SELECT hash FROM document WHERE id = ?", x.document).Scan(&hash); err != nil {
		t.Fatal(err)
	}
	return hash
}

// TestOtherFiles: nothing is written to a file that is something else.
func TestOtherFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notes.txt")
	text := strings.Repeat("no database\n", 500)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(path); !errors.Is(err, ErrOther) {
		t.Errorf("got %v", err)
	}
	if b, _ := os.ReadFile(path); string(b) != text {
		t.Error("the file was changed")
	}
	if _, err := Open(path + ".missing"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

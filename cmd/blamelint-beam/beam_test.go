package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/log"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"
	"github.com/parquet-go/parquet-go"

	"github.com/blamelint/blamelint/analyzer/audit"
	"github.com/blamelint/blamelint/analyzer/audit/audittest"
)

// TestMain is a worker, too: the runner in this process starts none of its own.
func TestMain(m *testing.M) {
	flag.Parse()
	beam.Init()
	log.SetupLogging("error", "text")
	os.Exit(m.Run())
}

// corpus writes postmortems, and files that no one can read as such.
func corpus(t *testing.T, documents int) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "postmortems")
	c := audittest.Corpus{Shapes: os.DirFS("../../testdata/postmortems"), Documents: documents, Seed: 9}
	if err := c.Write(dir); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"empty.md": "", "odd/latin1.md": "# Flood, 3 May 2024\n\nThe p\xf4rt was closed. Ada forgot to say so.\n", "odd/nul.md": "a\x00b", "odd/utf16.md": "\xff\xfe#\x00", "odd/notes.txt": "no postmortem",
		".hidden/x.md": "# Nobody forgot this\n",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	large := filepath.Join(dir, "odd", "large.md")
	if err := os.WriteFile(large, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(large, 33<<20); err != nil {
		t.Fatal(err)
	}
	return dir
}

// pipeline runs in this process, on Prism, and returns the folder it wrote.
func pipeline(t *testing.T, o options) string {
	t.Helper()
	o.Output = filepath.ToSlash(filepath.Join(t.TempDir(), "out"))
	o.Format, o.Shards = cmp.Or(o.Format, formatJSONL), max(o.Shards, 1)
	p, err := build(o)
	if err != nil {
		t.Fatal(err)
	}
	if err := beamx.Run(t.Context(), p); err != nil {
		t.Fatal(brief(err.Error()))
	}
	return o.Output
}

// blamelint is the command, built from this repository.
var blamelint = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "blamelint-beam")
	if err != nil {
		return "", err
	}
	bin := filepath.Join(dir, "blamelint")
	cmd := exec.Command("go", "build", "-C", "../..", "-o", bin, "./cmd/blamelint")
	cmd.Stderr = os.Stderr
	return bin, cmd.Run()
})

// auditOf runs "blamelint audit" and returns its records and its overview.
func auditOf(t *testing.T, dir string, args ...string) (lines, overview []byte) {
	t.Helper()
	bin, err := blamelint()
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "records.jsonl")
	cmd := exec.Command(bin, append([]string{"audit", "--no-git", "--no-cache", "--jsonl", out, dir}, args...)...)
	cmd.Stderr = os.Stderr
	if overview, err = cmd.Output(); err != nil {
		t.Fatal(err)
	}
	return read0(t, out), overview
}

func read0(t *testing.T, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func recordsOf(t *testing.T, lines []byte) []audit.Record {
	t.Helper()
	var out []audit.Record
	for line := range bytes.Lines(lines) {
		var r audit.Record
		if err := json.Unmarshal(line, &r); err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b audit.Record) int { return cmp.Compare(a.Path, b.Path) })
	return out
}

// same compares what a pipeline wrote with an audit of the same files: each
// record, what they add up to, the promises, and the words of the overview.
func same(t *testing.T, out string, lines, overview []byte) []audit.Record {
	t.Helper()
	want := recordsOf(t, lines)
	got := recordsOf(t, read0(t, out+"/records.jsonl"))
	if len(got) != len(want) {
		t.Fatalf("%d records, the audit has %d", len(got), len(want))
	}
	var total audit.Aggregate
	var promises audit.PromiseCounter
	defer promises.Close()
	for i := range want {
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Errorf("%s: the record differs:\ngot  %+v\nwant %+v", want[i].Path, got[i], want[i])
		}
		total.Add(&want[i])
		if err := promises.Add(&want[i]); err != nil {
			t.Fatal(err)
		}
	}
	var sum audit.Aggregate
	if err := json.Unmarshal(read0(t, out+"/aggregate.json"), &sum); err != nil {
		t.Fatal(err)
	}
	if a, b := asJSON(t, sum), asJSON(t, total); a != b {
		t.Errorf("the aggregates differ:\ngot  %s\nwant %s", a, b)
	}
	if a := string(read0(t, out+"/overview.txt")); a != string(overview) {
		t.Errorf("the overview differs:\ngot\n%s\nwant\n%s", a, overview)
	}
	_, repeated, err := promises.Promises()
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(read0(t, out+"/promises.jsonl"), []byte("\n")); int64(n) != repeated {
		t.Errorf("%d repeated promises, the audit has %d", n, repeated)
	}
	return want
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestSameAsAudit: a pipeline says of a folder what "blamelint audit" says.
func TestSameAsAudit(t *testing.T) {
	dir := corpus(t, 300)
	lines, overview := auditOf(t, dir, "--no-config")
	records := same(t, pipeline(t, options{Patterns: []string{dir}}), lines, overview)
	unreadable := 0
	for i := range records {
		if records[i].Unreadable() {
			unreadable++
		}
	}
	if len(records) < 300 || unreadable != 3 {
		t.Errorf("%d records, %d of them of files that cannot be read", len(records), unreadable)
	}
}

// TestSameWithConfig: the settings reach the workers.
func TestSameWithConfig(t *testing.T) {
	dir := corpus(t, 40)
	file := filepath.Join(t.TempDir(), "house.yaml")
	text := "preset: strict\nrules:\n  negativity: error\n  outage: off\npeople: [\"Ottilie Great\"]\nexclude: [\"**/odd/**\"]\n"
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	wd, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	lines, overview := auditOf(t, dir, "--config", file)
	same(t, pipeline(t, options{Patterns: []string{dir}, House: house{Text: []byte(text), Name: file, Base: wd}}), lines, overview)
	plain, _ := auditOf(t, dir, "--no-config")
	if bytes.Equal(plain, lines) {
		t.Error("the configuration makes no difference to the audit")
	}
}

// TestShards: records in several files and as Parquet are the same records.
func TestShards(t *testing.T) {
	dir := corpus(t, 60)
	lines, _ := auditOf(t, dir, "--no-config")
	want := recordsOf(t, lines)

	out := pipeline(t, options{Patterns: []string{dir}, Shards: 3})
	files, err := filepath.Glob(out + "/records-*-of-00003.jsonl")
	if err != nil || len(files) != 3 {
		t.Fatalf("%q, %v", files, err)
	}
	var all []byte
	for _, f := range files {
		all = append(all, read0(t, f)...)
	}
	if got := recordsOf(t, all); !reflect.DeepEqual(got, want) {
		t.Errorf("%d records in shards differ from the %d of the audit", len(got), len(want))
	}

	out = pipeline(t, options{Patterns: []string{dir}, Format: formatParquet})
	type row struct {
		Path     string `parquet:"path"`
		Words    int32  `parquet:"words"`
		Findings []struct {
			Rule string `parquet:"rule"`
		} `parquet:"findings,list"`
	}
	rows, err := parquet.ReadFile[row](out + "/records.parquet")
	if err != nil || len(rows) != len(want) {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, r := range rows {
		if r.Path != want[i].Path || int(r.Words) != want[i].Words || len(r.Findings) != len(want[i].Findings) {
			t.Errorf("row %d: %+v, want %s with %d words and %d findings", i, r, want[i].Path, want[i].Words, len(want[i].Findings))
		}
	}
	var total audit.Aggregate
	for i := range want {
		total.Add(&want[i])
	}
	sums, err := parquet.ReadFile[aggregateRow](out + "/aggregates.parquet")
	if err != nil {
		t.Fatal(err)
	}
	if a, b := asJSON(t, sums), asJSON(t, rowsOf(&total)); strings.ReplaceAll(a, "null", "[]") != b {
		t.Errorf("aggregates\n%s\nwant\n%s", a, b)
	}
	if _, err := parquet.ReadFile[audit.Promise](out + "/promises.parquet"); err != nil {
		t.Error(err)
	}
}

// TestPatterns: globs, single files, and a file that is not there.
func TestPatterns(t *testing.T) {
	dir := filepath.ToSlash(corpus(t, 5))
	out := pipeline(t, options{Patterns: []string{dir + "/odd/*.md", dir + "/empty.md", dir + "/missing.md"}})
	var got []string
	for _, r := range recordsOf(t, read0(t, out+"/records.jsonl")) {
		state := "read"
		if r.Unreadable() {
			state = r.Error
		}
		got = append(got, strings.TrimPrefix(r.Path, dir+"/")+" "+r.Area+": "+state)
	}
	want := []string{
		"empty.md .: read", "missing.md .: no such file or directory", "odd/large.md .: larger than 32 MiB; a document of this size is not linted", "odd/latin1.md .: read",
		"odd/nul.md .: a NUL byte in line 1; this is not a text file", "odd/utf16.md .: UTF-16 text; save it as UTF-8",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestNothing: no document is an empty report, not none.
func TestNothing(t *testing.T) {
	out := pipeline(t, options{Patterns: []string{filepath.ToSlash(t.TempDir()) + "/*.md"}})
	var sum audit.Aggregate
	if err := json.Unmarshal(read0(t, out+"/aggregate.json"), &sum); err != nil || sum.Total.Documents != 0 {
		t.Errorf("%+v, %v", sum.Total, err)
	}
}

// TestNamesNobody: what all documents add up to holds no name.
func TestNamesNobody(t *testing.T) {
	out := pipeline(t, options{Patterns: []string{corpus(t, 80)}})
	owners := audittest.Owners()
	if len(owners) < 5 {
		t.Fatalf("only %d owners", len(owners))
	}
	for _, name := range []string{"aggregate.json", "aggregates.jsonl", "overview.txt", "promises.jsonl", "records.jsonl"} {
		text := string(read0(t, out+"/"+name))
		for _, o := range owners {
			if strings.Contains(text, o) {
				t.Errorf("%s names %s", name, o)
			}
		}
	}
}

func TestOptions(t *testing.T) {
	good := options{Patterns: []string{"x"}, Output: "out", Format: formatJSONL, Shards: 1}
	for want, change := range map[string]func(*options){
		"":                          func(*options) {},
		"Name a folder with":        func(o *options) { o.Output = "" },
		"which postmortems?":        func(o *options) { o.Patterns = nil },
		"--format: unknown value":   func(o *options) { o.Format = "csv" },
		"--shards must be":          func(o *options) { o.Shards = 0 },
		`house.yaml:1:1: unknown k`: func(o *options) { o.House = house{Text: []byte("prest: strict\n"), Name: "house.yaml"} },
	} {
		o := good
		change(&o)
		_, err := build(o)
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	if err := run(context.Background(), nil); err == nil {
		t.Error("a run without flags does not complain")
	}
	if got := brief("job failed:\nbundle " + strings.Repeat("x", 2000) + "\n\tthe cause"); got != "job failed: the cause" {
		t.Errorf("brief: %q", got)
	}
}

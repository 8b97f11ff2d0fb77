package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/audit"
	"github.com/blamelint/blamelint/analyzer/audit/audittest"
	"github.com/blamelint/blamelint/rules"
)

func corpus(t testing.TB, documents int) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "postmortems")
	c := audittest.Corpus{Shapes: os.DirFS("../../testdata/postmortems"), Documents: documents, Seed: 4}
	if err := c.Write(dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

// An auditRun is an audit with all of its outputs in a folder of their own.
type auditRun struct {
	out            string
	kept           int // documents that were not analysed
	stdout, stderr bytes.Buffer
	err            error
}

func runAudit(t *testing.T, ctx context.Context, dir, cache string) *auditRun {
	t.Helper()
	r := &auditRun{out: t.TempDir()}
	a := &app{stdout: &r.stdout, stderr: &r.stderr}
	f := &auditFlags{lintFlags: newLintFlags(), cache: cache, noCache: cache == ""}
	f.noGit, f.noConfig, f.jobs = true, true, 3
	f.csv, f.findingsCSV, f.actionsCSV = filepath.Join(r.out, "d.csv"), filepath.Join(r.out, "f.csv"), filepath.Join(r.out, "a.csv")
	f.jsonl, f.parquet = filepath.Join(r.out, "d.jsonl"), filepath.Join(r.out, "d.parquet")
	au, err := a.newAuditor(ctx, newRootCommand(a), f, []string{dir})
	if err != nil {
		t.Fatal(err)
	}
	r.err = au.run([]string{dir})
	r.kept = au.kept
	if err := au.close(); err != nil {
		t.Error(err)
	}
	return r
}

// files are the reports by name, and what was printed.
func (r *auditRun) files(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{"stdout": r.stdout.String()}
	entries, err := os.ReadDir(r.out)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		b, err := os.ReadFile(filepath.Join(r.out, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name()] = string(b)
	}
	return out
}

func same(t *testing.T, got, want *auditRun) {
	t.Helper()
	if got.err != nil || want.err != nil {
		t.Fatal(got.err, want.err)
	}
	a, b := got.files(t), want.files(t)
	if len(a) != len(b) || len(b) < 6 {
		t.Errorf("%d files, want %d", len(a), len(b))
	}
	for name, text := range b {
		if a[name] != text {
			t.Errorf("%s differs", name)
		}
	}
}

// TestAuditCache: what comes from the cache is what would have been found out,
// byte by byte, after a small change, too.
func TestAuditCache(t *testing.T) {
	dir, cache, ctx := corpus(t, 150), t.TempDir(), context.Background()
	first := runAudit(t, ctx, dir, cache)
	same(t, first, runAudit(t, ctx, dir, ""))
	if first.kept != 0 {
		t.Errorf("%d documents were known to an empty cache", first.kept)
	}
	all, err := filepath.Glob(filepath.Join(dir, "*", "*.md"))
	if err != nil || len(all) != 150 {
		t.Fatal(len(all), err)
	}
	if err := os.WriteFile(all[70], []byte("# Another\n\nThe root cause was a full disk.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(all[80]); err != nil {
		t.Fatal(err)
	}
	second := runAudit(t, ctx, dir, cache)
	if second.kept != 148 {
		t.Errorf("%d documents came from the cache, want 148", second.kept)
	}
	same(t, second, runAudit(t, ctx, dir, ""))
}

// A countdown is a context that ends after so many questions.
type countdown struct {
	context.Context
	left atomic.Int64
}

func (c *countdown) Err() error {
	if c.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// TestAuditGoesOn: a run that is stopped leaves no report, and the next one
// does not do its work again.
func TestAuditGoesOn(t *testing.T) {
	dir, cache := corpus(t, 150), t.TempDir()
	stop := &countdown{Context: context.Background()}
	stop.left.Store(120)
	stopped := runAudit(t, stop, dir, cache)
	if stopped.err == nil || !strings.Contains(stopped.err.Error(), "the same command goes on from there") {
		t.Fatalf("got %v", stopped.err)
	}
	if files := stopped.files(t); len(files) != 1 || files["stdout"] != "" {
		t.Errorf("half an audit has left %d files", len(files))
	}
	var done int
	if _, err := fmt.Sscanf(stopped.err.Error(), "stopped after %d documents", &done); err != nil || done < 20 || done > 120 {
		t.Fatalf("%q (%v)", stopped.err, err)
	}
	next := runAudit(t, context.Background(), dir, cache)
	if next.kept != done {
		t.Errorf("%d documents were kept, and %d had been done", next.kept, done)
	}
	same(t, next, runAudit(t, context.Background(), dir, ""))
}

// TestAuditNamesNobody: no output holds the name of a person whom a document
// names as an owner or in its prose.
func TestAuditNamesNobody(t *testing.T) {
	dir, out := corpus(t, 300), t.TempDir()
	path := func(name string) string { return filepath.Join(out, name) }
	var stdout, stderr bytes.Buffer
	code := run([]string{"audit", dir, "--no-git", "--no-config", "--no-cache", "--csv", path("d.csv"), "--findings-csv", path("f.csv"), "--actions-csv", path("a.csv"),
		"--jsonl", path("d.jsonl"), "--sqlite", path("audit.db")}, nil, &stdout, &stderr)
	if code != exitClean {
		t.Fatalf("exit code %d: %s", code, stderr.String())
	}
	files := (&auditRun{out: out, stdout: stdout}).files(t)
	if len(files) != 6 {
		t.Errorf("%d outputs", len(files))
	}
	if !strings.Contains(files["f.csv"], audit.Masked) {
		t.Error("no name had to be masked, so this tests nothing")
	}
	for name, text := range files {
		for _, person := range audittest.Owners() {
			for part := range strings.FieldsSeq(person) {
				if i := strings.Index(text, strings.TrimPrefix(part, "@")); i >= 0 {
					t.Errorf("%s names %s: …%q…", name, person, text[max(0, i-60):min(len(text), i+60)])
					break
				}
			}
		}
	}
}

// TestMeritKinds: every praise of the rules is counted under a name.
func TestMeritKinds(t *testing.T) {
	seen := map[audit.MeritKind]bool{}
	engine := analyzer.NewEngine(allRules(), nil)
	paths, _ := filepath.Glob(filepath.Join(corpus(t, 300), "*", "*.md"))
	more, _ := filepath.Glob("../../testdata/*.md")
	for _, path := range append(paths, more...) {
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		res := engine.Analyze(path, source)
		rules.AddMerits(res)
		for _, text := range res.Merits {
			kind := audit.MeritKindOf(text)
			seen[kind] = true
			if kind == audit.OtherMerit {
				t.Errorf("%q has no kind", text)
			}
		}
	}
	if len(seen) < 7 {
		t.Errorf("only %d kinds were met: %v", len(seen), seen)
	}
}

// BenchmarkAudit is an audit of 1,000 documents: the first, with an empty
// cache, and the next, with a full one.
func BenchmarkAudit(b *testing.B) {
	dir := corpus(b, 1000)
	audit := func(b *testing.B, cache string) {
		b.Helper()
		if code := run([]string{"audit", "-q", "--no-git", "--no-config", "--cache", cache, dir}, nil, io.Discard, os.Stderr); code != exitClean {
			b.Fatalf("exit code %d", code)
		}
	}
	b.Run("first", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			audit(b, b.TempDir())
		}
	})
	b.Run("next", func(b *testing.B) {
		b.ReportAllocs()
		cache := b.TempDir()
		audit(b, cache)
		for b.Loop() {
			audit(b, cache)
		}
	})
}

// TestAuditParquetAlone: the Parquet file does not depend on what else is
// written.
func TestAuditParquetAlone(t *testing.T) {
	dir := corpus(t, 20)
	both := runAudit(t, context.Background(), dir, "")
	path := filepath.Join(t.TempDir(), "x.parquet")
	var stdout, stderr bytes.Buffer
	if code := run([]string{"audit", dir, "-q", "--no-git", "--no-config", "--no-cache", "--parquet", path}, nil, &stdout, &stderr); code != exitClean {
		t.Fatalf("exit code %d: %s", code, stderr.String())
	}
	alone, err := os.ReadFile(path)
	if err != nil || string(alone) != both.files(t)["d.parquet"] || len(alone) < 1000 {
		t.Errorf("%d bytes alone, %d with the others, %v", len(alone), len(both.files(t)["d.parquet"]), err)
	}
}

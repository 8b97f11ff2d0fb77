package auditpage_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/audit"
	"github.com/blamelint/blamelint/analyzer/audit/audittest"
	"github.com/blamelint/blamelint/reporter"
	"github.com/blamelint/blamelint/reporter/auditpage"
)

// wordRule is a rule that flags some words wherever they stand; the rules of
// blamelint itself are not for this package to know.
func wordRule(id, name string, severity analyzer.Severity, words string) *analyzer.Rule {
	set := strings.Fields(words)
	return &analyzer.Rule{ID: id, Name: name, Doc: "Why **this** matters.", Group: analyzer.Language, Severity: severity,
		Check: func(p *analyzer.Pass) {
			for i := range p.Tokens {
				if slices.Contains(set, strings.ToLower(p.Word(i))) {
					p.Report(p.TokensSpan(i, i+1), "%q reads as a judgment.", p.Word(i)).Suggest("Say what was seen.")
				}
			}
		}}
}

var testRules = []*analyzer.Rule{
	wordRule("omission", "What people left undone", analyzer.Warning, "forgot failed missed"),
	wordRule("hindsight", "The outcome made to look plain", analyzer.Note, "easily obvious obviously"),
	wordRule("human-error", "Human error as the explanation", analyzer.Error, "error"),
	{ID: "ownerless", Name: "An action item without an owner", Doc: "Nobody does it.", Group: analyzer.Action, Severity: analyzer.Note, Check: func(p *analyzer.Pass) {
		for _, a := range p.Actions() {
			if len(a.Owners) == 0 {
				p.Report(a.Words, "Nobody owns %q.", a.Text)
			}
		}
	}},
	{ID: "silent", Name: "A rule that says nothing", Doc: "Nothing.", Group: analyzer.Structure, Severity: analyzer.Note, Check: func(*analyzer.Pass) {}},
}

var testOptions = auditpage.Options{Reporter: reporter.Options{Rules: testRules, Version: func() string { return "0.0.test" }}}

// A corpus is documents with what an audit says of them.
type corpus struct {
	sources map[string]string
	records []*audit.Record
	read    atomic.Int64 // calls of Result
}

func group(id string) analyzer.Group {
	for _, r := range testRules {
		if r.ID == id {
			return r.Group
		}
	}
	return ""
}

// newCorpus audits documents, given by path.
func newCorpus(sources map[string]string) *corpus {
	c := &corpus{sources: sources}
	for path := range sources {
		res, _ := c.analyze(path)
		c.records = append(c.records, audit.NewRecord(res, audit.Context{Root: ".", Group: group}))
		res.Release()
	}
	slices.SortFunc(c.records, func(a, b *audit.Record) int { return strings.Compare(a.Path, b.Path) })
	return c
}

func (c *corpus) analyze(path string) (*analyzer.Result, error) {
	source, ok := c.sources[path]
	if !ok {
		return nil, fs.ErrNotExist
	}
	res := analyzer.NewEngine(testRules, nil).Analyze(path, []byte(source))
	if t := res.Document.Timeline(); t != nil && t.Ordered {
		res.Merits = append(res.Merits, "The timeline gives moments in order.")
	}
	if len(res.Document.SectionsOf(analyzer.WentWell)) > 0 {
		res.Merits = append(res.Merits, "It also says what went well.")
	}
	if len(res.Document.SectionsOf(analyzer.Impact)) > 0 {
		res.Merits = append(res.Merits, "The impact is given in figures.")
	}
	return res, nil
}

// material is what a command would hand over.
func (c *corpus) material() *audit.Material {
	var sum audit.Aggregate
	items := map[string][]audit.Promised{}
	for _, r := range c.records {
		sum.Add(r)
		for _, a := range r.Actions {
			if a.Key != "" {
				items[a.Key] = append(items[a.Key], audit.Promised{Path: r.Path, Line: a.Line, Date: r.Date, State: a.State, Text: a.Text})
			}
		}
	}
	var promises []audit.Promise
	for key, places := range items {
		if p, ok := audit.NewPromise(key, places); ok {
			promises = append(promises, p)
		}
	}
	slices.SortFunc(promises, audit.ComparePromises)
	return &audit.Material{
		Report: audit.NewReport(&sum, testRules, promises[:min(len(promises), audit.PromiseLength)], int64(len(promises))),
		Records: func() iter.Seq2[*audit.Record, error] {
			return func(yield func(*audit.Record, error) bool) {
				for _, r := range c.records {
					if !yield(r, nil) {
						return
					}
				}
			}
		},
		Result: func(r *audit.Record) (*analyzer.Result, error) {
			c.read.Add(1)
			return c.analyze(r.Path)
		},
	}
}

func (c *corpus) write(t testing.TB, dir string) {
	t.Helper()
	if err := auditpage.Write(t.Context(), dir, c.material(), testOptions); err != nil {
		t.Fatal(err)
	}
}

// many is how many documents the large corpus has, beside one that cannot be
// read.
const many = 2000

// generated is the large corpus; it is made once.
var generated = sync.OnceValues(func() (*corpus, error) {
	dir, err := os.MkdirTemp("", "auditpage")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	shapes := os.DirFS(filepath.Join("..", "..", "testdata", "postmortems"))
	if err := (&audittest.Corpus{Shapes: shapes, Documents: many, Seed: 1}).Write(dir); err != nil {
		return nil, err
	}
	sources := map[string]string{}
	err = fs.WalkDir(os.DirFS(dir), ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(dir, path))
		sources[path] = string(b)
		return err
	})
	if err != nil {
		return nil, err
	}
	c := newCorpus(sources)
	c.records = append(c.records, audit.NewUnreadable("zebra/locked.md", ".", errors.New("permission denied")))
	return c, nil
})

// site is the report on the large corpus; it is written once.
var site = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "auditpage")
	if err != nil {
		return "", err
	}
	c, err := generated()
	if err != nil {
		return "", err
	}
	scratch = dir
	return dir, auditpage.Write(context.Background(), dir, c.material(), testOptions)
})

var scratch string // a folder to remove in the end

func TestMain(m *testing.M) {
	code := m.Run()
	if scratch != "" {
		_ = os.RemoveAll(scratch) // what is left lies among other temporary files
	}
	os.Exit(code)
}

// largeSite is the folder of the report on the large corpus.
func largeSite(t testing.TB) string {
	t.Helper()
	dir, err := site()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func large(t testing.TB) *corpus {
	t.Helper()
	c, err := generated()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// small is a corpus of a few documents of the same kind.
func small(t testing.TB, n int) *corpus {
	c := large(t)
	out := &corpus{sources: c.sources}
	for i := 0; i < n; i++ {
		out.records = append(out.records, c.records[i*len(c.records)/n])
	}
	return out
}

// files are the files below a folder, by name.
func files(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(dir, path))
		out[path] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// difference names a file in which two folders differ.
func difference(a, b map[string]string) string {
	for name, text := range a {
		if other, ok := b[name]; !ok {
			return name + " is in one alone"
		} else if other != text {
			return fmt.Sprintf("%s differs", name)
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			return name + " is in the other alone"
		}
	}
	return ""
}

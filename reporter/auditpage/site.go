// Package auditpage writes an audit as a folder of pages that a browser opens
// from the disk: an overview, a list to search, sort and filter, the action
// items, and a page for each document. Nothing in it asks a server.
//
// Memory does not grow with the number of documents, but for the few bytes that
// name a page: pages are written one by one, the list in parts, and the index of words is
// gathered on the disk.
package auditpage

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"iter"
	"runtime"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/audit"
	"github.com/blamelint/blamelint/reporter"
)

// Options are what a report knows besides its material.
type Options struct {
	Reporter reporter.Options // Rules, Version and RepositoryPath are used
	Jobs     int              // documents that are read at once; less than 1: as many as there are processors

	// Progress is told how many documents are done; nil if nobody asks. It is
	// called by one goroutine at a time.
	Progress func(done int)
}

//go:embed assets
var assets embed.FS

// Write writes the report into the folder dir, which is made if it is missing.
// A folder that holds anything but an earlier report is left alone, and that is
// an error. The same material and options give the same files. If ctx ends, so
// does Write; what it had written lies there without an overview.
func Write(ctx context.Context, dir string, m *audit.Material, o Options) error {
	f, err := openFolder(dir)
	if err != nil {
		return err
	}
	s := &site{folder: f, m: m, o: o, pages: map[uint64]bool{}, promises: map[string]bool{}}
	for i := range m.Report.Promises {
		s.promises[m.Report.Promises[i].Key] = true
	}
	if o.Reporter.Version != nil {
		s.version = o.Reporter.Version()
	}
	if err := s.assets(); err != nil {
		return err
	}
	if err := s.documents(ctx); err != nil {
		return err
	}
	if err := s.folder.sweep(s.keeps); err != nil {
		return err
	}
	return s.overviews()
}

// A site is a report in the making.
type site struct {
	folder  *folder
	m       *audit.Material
	o       Options
	version string
	look    string // names the style, the scripts and what else all pages share

	pages    map[uint64]bool // that this report has: see pageID
	promises map[string]bool // keys of the repeated promises that the report lists
	rules    map[string]int  // index of each rule in the list's data
	lists    int             // parts of the list
	index    *index
	examples examples
	missing  []missing // the first documents that could not be read
}

// missing is a document that could not be read, or not in full.
type missing struct{ path, reason string }

// maxMissing is how many of those the overview lists.
const maxMissing = 50

func (s *site) assets() error {
	hash := sha256.New()
	write := func(name, data string) error {
		fmt.Fprintf(hash, "%s %d\n%s", name, len(data), data)
		return s.folder.write("assets/"+name, []byte(data))
	}
	if err := write("page.css", reporter.PageStyle()); err != nil {
		return err
	}
	if err := write("page.js", reporter.PageScript()); err != nil {
		return err
	}
	list, err := fs.ReadDir(assets, "assets")
	if err != nil {
		return err
	}
	for _, e := range list {
		data, err := assets.ReadFile("assets/" + e.Name())
		if err != nil {
			return err
		}
		if err := write(e.Name(), string(data)); err != nil {
			return err
		}
	}
	fmt.Fprintf(hash, "%s %d", s.version, pageVersion)
	for _, r := range s.o.Reporter.Rules {
		fmt.Fprintf(hash, " %s %s", r.ID, r.Name)
	}
	s.look = hex.EncodeToString(hash.Sum(nil))
	return nil
}

// made is what becomes of one record.
type made struct {
	rec      *audit.Record
	page     string // its address without ".html"; empty if it has none
	sections []section
	err      error
}

// documents writes the pages, the parts of the list and the index.
func (s *site) documents(ctx context.Context) error {
	jobs := s.o.Jobs
	if jobs < 1 {
		jobs = runtime.GOMAXPROCS(0)
	}
	var readErr error
	s.index = newIndex(s.folder)
	l := s.newLister()
	done := 0
	err := ordered(s.records(&readErr), jobs, func(r *audit.Record) made { return s.document(ctx, r) }, func(d made) error {
		if d.err != nil {
			return d.err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if d.page != "" {
			s.pages[pageID(d.page)] = true
		}
		if d.rec.Error != "" && len(s.missing) < maxMissing {
			s.missing = append(s.missing, missing{d.rec.Path, d.rec.Error})
		}
		s.examples.add(d.rec, d.page)
		if err := s.index.add(done, d.sections); err != nil {
			return err
		}
		done++
		if s.o.Progress != nil {
			s.o.Progress(done)
		}
		return l.add(d.rec, d.page)
	})
	if err == nil {
		err = readErr
	}
	if err != nil {
		return err
	}
	if err := l.close(); err != nil {
		return err
	}
	return s.index.close()
}

// records are the records alone; an error ends them and is kept.
func (s *site) records(failed *error) iter.Seq[*audit.Record] {
	return func(yield func(*audit.Record) bool) {
		for r, err := range s.m.Records() {
			if err != nil {
				*failed = err
				return
			}
			if !yield(r) {
				return
			}
		}
	}
}

// pageName is where the page of a document lies, without ".html": it depends on
// the path alone, so that links stay right from run to run.
func pageName(path string) string {
	sum := sha256.Sum256([]byte(path))
	id := hex.EncodeToString(sum[:5])
	base := path[strings.LastIndexByte(path, '/')+1:]
	if i := strings.LastIndexByte(base, '.'); i > 0 {
		base = base[:i]
	}
	return "pages/" + id[:2] + "/" + slug(base) + "-" + id
}

// slug keeps the letters and digits of ASCII, in lower case.
func slug(s string) string {
	const most = 48
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case b.Len() >= most:
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	if s := strings.Trim(b.String(), "-"); s != "" {
		return s
	}
	return "document"
}

func pageID(page string) uint64 {
	sum := sha256.Sum256([]byte(page))
	var n uint64
	for _, b := range sum[:8] {
		n = n<<8 | uint64(b)
	}
	return n
}

// keeps reports whether a file of the folder of pages belongs to this report.
func (s *site) keeps(name string) bool {
	for _, end := range [...]string{".html", ".js"} {
		if page, ok := strings.CutSuffix(name, end); ok && s.pages[pageID(page)] {
			return true
		}
	}
	return false
}

// keyOf names what a page is made from.
func (s *site) keyOf(r *audit.Record) (string, error) {
	data, err := r.AppendBinary(nil)
	if err != nil {
		return "", err
	}
	hash := sha256.New()
	hash.Write([]byte(s.look))
	hash.Write(data)
	for i := range r.Actions {
		fmt.Fprintf(hash, " %t", s.promises[r.Actions[i].Key])
	}
	return hex.EncodeToString(hash.Sum(nil)[:16]), nil
}

// rule finds a rule; nil if it is not known.
func (s *site) rule(id string) *analyzer.Rule {
	for _, r := range s.o.Reporter.Rules {
		if r.ID == id {
			return r
		}
	}
	return nil
}

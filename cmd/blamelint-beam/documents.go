package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/audit"
	"github.com/blamelint/blamelint/analyzer/config"
	"github.com/blamelint/blamelint/analyzer/plaintext"
	"github.com/blamelint/blamelint/rules"
)

func init() {
	register.DoFn3x1[context.Context, string, func(document), error](&find{})
	register.DoFn3x0[context.Context, document, func(audit.Record)](&analyse{})
	register.Emitter1[document]()
	beam.RegisterType(typeOf[document]())
}

// A document is a file to read.
type document struct {
	Path string // as the pattern gives it
	Root string // the folder of the pattern before its first wildcard
}

// A house is the configuration of a run, as it travels to the workers.
type house struct {
	Text []byte `json:"text"` // of the file; empty for the built-in settings
	Name string `json:"name"` // what errors call it
	Base string `json:"base"` // the folder that its globs are relative to
}

// config reads it; nil for the built-in settings.
func (h *house) config() (*config.Config, error) {
	if len(h.Text) == 0 {
		return nil, nil
	}
	return config.Parse(h.Name, h.Base, h.Text, allRules())
}

// find lists the files that a pattern matches.
type find struct {
	House house `json:"house"`

	config *config.Config // nil: the built-in settings
}

// Setup reads the configuration.
func (f *find) Setup() (err error) {
	f.config, err = f.House.config()
	return err
}

// ProcessElement takes one pattern. A local folder stands for the Markdown files
// below it that the configuration includes; symbolic links and .gitignore files
// are not followed.
func (f *find) ProcessElement(ctx context.Context, pattern string, emit func(document)) error {
	if info, err := os.Stat(pattern); err == nil && info.IsDir() {
		return f.walk(filepath.Clean(pattern), emit)
	}
	fsys, err := filesystem.New(ctx, pattern)
	if err != nil {
		return err
	}
	defer fsys.Close()
	files, err := fsys.List(ctx, pattern)
	if err != nil {
		return err
	}
	if len(files) == 0 && !strings.ContainsAny(pattern, "*?[") {
		files = []string{pattern} // to be told as a file that cannot be read
	}
	for _, path := range files {
		emit(document{Path: path, Root: rootOf(pattern)})
	}
	return nil
}

// walk goes through a local folder.
func (f *find) walk(root string, emit func(document)) error {
	return filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && path != root && (e.Name() == ".git" || f.config != nil && f.config.Prunes(path)):
			return filepath.SkipDir
		case e.Type().IsRegular() && isMarkdown(path) && (f.config == nil || f.config.Includes(path)):
			emit(document{Path: path, Root: root})
		}
		return nil
	})
}

func isMarkdown(path string) bool {
	return slices.Contains([]string{".md", ".markdown", ".mdx"}, strings.ToLower(filepath.Ext(path)))
}

// rootOf is the folder of a pattern before its first wildcard.
func rootOf(pattern string) string {
	if i := strings.IndexAny(pattern, "*?["); i >= 0 {
		pattern = pattern[:i]
	}
	if i := strings.LastIndexByte(pattern, '/'); i > 0 {
		return pattern[:i]
	}
	return "."
}

// analyse makes the record of a document.
type analyse struct {
	House house `json:"house"`

	engine *analyzer.Engine
}

// engines are shared by all bundles of this process with the same
// configuration: to load the model takes longer than to read a document.
var engines sync.Map

// Setup readies the engine.
func (f *analyse) Setup() error {
	key := f.House.Name + "\x00" + f.House.Base + "\x00" + string(f.House.Text)
	if e, ok := engines.Load(key); ok {
		f.engine = e.(*analyzer.Engine)
		return nil
	}
	e, err := newEngine(&f.House)
	if err != nil {
		return err
	}
	engines.Store(key, e)
	f.engine = e
	return nil
}

// newEngine has all rules, with the settings of a configuration file or the
// built-in ones.
func newEngine(h *house) (*analyzer.Engine, error) {
	c, err := h.config()
	if err != nil {
		return nil, err
	}
	if c == nil {
		return analyzer.NewEngine(allRules(), nil), nil
	}
	return analyzer.NewEngine(allRules(), c.Settings), nil
}

// allRules are the rules that can be configured.
var allRules = sync.OnceValue(func() []*analyzer.Rule {
	list := rules.All()
	if !slices.Contains(list, analyzer.SuppressionRule) {
		list = append(list, analyzer.SuppressionRule)
	}
	return list
})

// groups are the groups of the rules.
var groups = sync.OnceValue(func() map[string]analyzer.Group {
	out := map[string]analyzer.Group{}
	for _, r := range allRules() {
		out[r.ID] = r.Group
	}
	return out
})

var (
	documentsRead = beam.NewCounter("blamelint", "documents")
	unreadable    = beam.NewCounter("blamelint", "unreadable")
)

// ProcessElement reads and analyses one document. A file that cannot be read is
// a record with the reason, and no failure.
func (f *analyse) ProcessElement(ctx context.Context, d document, emit func(audit.Record)) {
	documentsRead.Inc(ctx, 1)
	source, err := read(ctx, d.Path)
	if err == nil {
		err = plaintext.Check(source)
	}
	if err != nil && !errors.As(err, new(plaintext.NotUTF8)) {
		unreadable.Inc(ctx, 1)
		emit(*audit.NewUnreadable(d.Path, d.Root, bare(err)))
		return
	}
	res := f.engine.Analyze(d.Path, source)
	defer res.Release()
	rules.AddMerits(res)
	r := audit.NewRecord(res, audit.Context{Root: d.Root, Group: func(id string) analyzer.Group { return groups()[id] }})
	if err != nil {
		r.Error = err.Error()
	}
	emit(*r)
}

func read(ctx context.Context, path string) ([]byte, error) {
	fsys, err := filesystem.New(ctx, path)
	if err != nil {
		return nil, err
	}
	defer fsys.Close()
	r, err := fsys.OpenRead(ctx, path)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return plaintext.Read(r, 0)
}

// bare is the cause of a file error without the operation and the path.
func bare(err error) error {
	var pe *os.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

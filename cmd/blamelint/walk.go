package main

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/blamelint/blamelint/analyzer/config"
	"github.com/blamelint/blamelint/analyzer/suggest"
)

// extensions are those of Markdown, in lower case.
var extensions = []string{".md", ".markdown", ".mdx"}

func isMarkdown(name string) bool {
	return slices.Contains(extensions, strings.ToLower(filepath.Ext(name)))
}

// A walker turns the paths of a command line into documents.
type walker struct {
	loader   *config.Loader
	commands []string // names that a mistyped path may have meant
	stdin    string   // what standard input is called

	// forceExclude leaves out what the settings leave out, even if it is named.
	forceExclude bool

	// byRealPath makes each file come once even if several links lead to it.
	byRealPath bool

	yield   func(input) bool // false: stop
	stopped bool
	files   map[string]bool // absolute paths already yielded, if there are several arguments
	dirs    map[string]bool // real paths of directories already walked
	links   []link          // symbolic links met on the way, looked at when a tree is done
	root    string          // the argument under way
}

// A link is a symbolic link in a directory that was walked.
type link struct {
	path, abs string
	dirReal   string // the real path of the directory it stands in
	rules     ignoreRules
}

// inputs yields the documents that the paths stand for, each once: a named
// file, or the Markdown files of a directory in the order of their names,
// followed by what symbolic links in it lead to.
func (w *walker) inputs(paths []string) iter.Seq[input] {
	return func(yield func(input) bool) {
		w.yield, w.dirs = yield, map[string]bool{}
		if len(paths) > 1 || w.byRealPath {
			w.files = map[string]bool{}
		}
		for _, p := range paths {
			if w.stopped {
				return
			}
			w.argument(p)
		}
	}
}

func (w *walker) send(in input) {
	in.root = w.root
	if !w.stopped && !w.yield(in) {
		w.stopped = true
	}
}

func (w *walker) fail(path string, err error) { w.send(input{path: path, err: bareError(err)}) }

func (w *walker) file(path, abs string) {
	if w.files != nil {
		if real, err := filepath.EvalSymlinks(abs); err == nil && w.byRealPath {
			abs = real
		}
		if w.files[abs] {
			return
		}
		w.files[abs] = true
	}
	w.send(input{path: path})
}

func (w *walker) argument(path string) {
	if path == "-" {
		if name := w.stdin; !w.files["-"] && !w.leftOut(name) {
			if w.files != nil {
				w.files["-"] = true
			}
			w.send(input{path: name, stdin: true})
		}
		return
	}
	if path == "" { // more likely an unset variable than the current directory
		w.send(input{path: `""`, err: errors.New("an empty path")})
		return
	}
	clean := filepath.Clean(path)
	w.root = clean
	info, err := os.Stat(clean)
	if err != nil {
		w.fail(path, w.missing(path, err))
		return
	}
	abs, err := filepath.Abs(clean)
	if err != nil {
		w.fail(path, err)
		return
	}
	if !info.IsDir() {
		if !w.leftOut(clean) {
			w.file(clean, abs)
		}
		return
	}
	real, err := filepath.EvalSymlinks(abs)
	if err != nil {
		w.fail(path, err)
		return
	}
	w.walk(clean, abs, real, above(abs))
	w.follow()
}

// leftOut reports whether a file that is named is not to be read. What is wrong
// with its settings is said when it is.
func (w *walker) leftOut(path string) bool {
	if !w.forceExclude || path == stdinName {
		return false
	}
	cfg, err := w.loader.For(path)
	return err == nil && !cfg.Includes(path)
}

// missing says of a path that is not there which command may have been meant.
func (w *walker) missing(path string, err error) error {
	if os.IsNotExist(err) && !strings.ContainsAny(path, `./\`) {
		if near := suggest.Nearest(path, w.commands); near != "" {
			return fmt.Errorf("%w – did you mean the command %q?", bareError(err), near)
		}
	}
	return err
}

// walk goes through one directory, which is called path, stands at abs, and
// really is real.
func (w *walker) walk(path, abs, real string, rules ignoreRules) {
	if w.dirs[real] || w.stopped {
		return
	}
	w.dirs[real] = true
	cfg, err := w.loader.ForDir(abs)
	if err != nil {
		w.fail(path, err)
		return
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		w.fail(path, err) // what could be read is still walked
	}
	rules = rules.enter(abs)
	for _, e := range entries {
		if e.Name() == ".git" || w.stopped {
			continue
		}
		w.entry(e, link{filepath.Join(path, e.Name()), filepath.Join(abs, e.Name()), real, rules}, cfg)
	}
}

func (w *walker) entry(e fs.DirEntry, at link, cfg *config.Config) {
	if at.rules.ignored(at.abs, e.IsDir()) {
		return
	}
	switch {
	case e.IsDir():
		if !cfg.Prunes(at.abs) {
			w.walk(at.path, at.abs, filepath.Join(at.dirReal, e.Name()), at.rules)
		}
	case e.Type()&fs.ModeSymlink != 0:
		w.links = append(w.links, at)
	case e.Type().IsRegular() && isMarkdown(e.Name()) && cfg.Includes(at.abs):
		w.file(at.path, at.abs)
	}
}

// follow looks at the links met so far, and at those met meanwhile. They come
// after the tree itself, so that a file is reported under its own name; and as
// no directory is walked twice, links cannot lead round in circles.
func (w *walker) follow() {
	for len(w.links) > 0 && !w.stopped {
		l := w.links[0]
		w.links = w.links[1:]
		w.followOne(l)
	}
}

func (w *walker) followOne(l link) {
	info, err := os.Stat(l.path)
	if err != nil {
		if isMarkdown(l.path) {
			w.fail(l.path, err) // a document that is promised and not there
		}
		return
	}
	real, err := filepath.EvalSymlinks(l.abs)
	if err != nil {
		w.fail(l.path, err)
		return
	}
	cfg, err := w.loader.For(l.abs)
	if err != nil {
		return // said when the directory was walked
	}
	switch {
	case info.IsDir() && (l.dirReal == real || strings.HasPrefix(l.dirReal, real+string(filepath.Separator))):
		w.send(input{path: l.path, err: fmt.Errorf("a loop: this link leads to %s, which it stands in", real)})
	case info.IsDir():
		if !cfg.Prunes(l.abs) {
			w.walk(l.path, l.abs, real, l.rules)
		}
	case isMarkdown(l.path) && cfg.Includes(l.abs) && !w.walked(real):
		w.file(l.path, l.abs)
	}
}

// walked reports whether a document was met under its own name.
func (w *walker) walked(real string) bool {
	return w.dirs[filepath.Dir(real)] && isMarkdown(real)
}

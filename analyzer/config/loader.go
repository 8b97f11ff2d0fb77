package config

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/blamelint/blamelint/analyzer"
)

// Names are the file names of a configuration, the first one first.
var Names = []string{".blamelint.yaml", ".blamelint.yml"}

// A Loader finds the configuration of a file: the nearest one upward from it.
// Each directory is looked at once and each file read once. A Loader is safe
// for concurrent use; to see changed files, make a new one.
type Loader struct {
	rules []*analyzer.Rule
	fixed *result // for every path, when the search is off

	mu   sync.Mutex
	dirs map[string]*result // by absolute directory
}

type result struct {
	config *Config
	err    error
}

// NewLoader searches upward from each file.
func NewLoader(rules []*analyzer.Rule) *Loader {
	return &Loader{rules: rules, dirs: map[string]*result{}}
}

// NewFixedLoader gives the configuration in file to every path; its globs are
// relative to the working directory, as everything on a command line is.
func NewFixedLoader(file string, rules []*analyzer.Rule) (*Loader, error) {
	base, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	c, err := read(file, base, rules)
	if err != nil {
		return nil, err
	}
	return &Loader{fixed: &result{config: c}}, nil
}

// NewDefaultLoader gives the built-in defaults to every path.
func NewDefaultLoader(rules []*analyzer.Rule) *Loader {
	return &Loader{fixed: &result{config: newConfig(rules)}}
}

// For returns the configuration for the file at path, which need not exist.
// The error is of type Errors, and names the configuration's own file; every
// path that a broken configuration is for gets the same error.
func (l *Loader) For(path string) (*Config, error) {
	return l.ForDir(filepath.Dir(path))
}

// ForDir returns the configuration for the files of a directory; see For.
func (l *Loader) ForDir(dir string) (*Config, error) {
	if l.fixed != nil {
		return l.fixed.config, l.fixed.err
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, Errors{{File: dir, Message: err.Error()}}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	r := l.search(abs)
	return r.config, r.err
}

func (l *Loader) search(dir string) *result {
	if r, ok := l.dirs[dir]; ok {
		return r
	}
	r := l.readIn(dir)
	if r == nil {
		if parent := filepath.Dir(dir); parent != dir {
			r = l.search(parent)
		} else {
			r = &result{config: newConfig(l.rules)}
		}
	}
	l.dirs[dir] = r
	return r
}

// readIn reads the configuration of one directory, or returns nil if there is
// none.
func (l *Loader) readIn(dir string) *result {
	for _, name := range Names {
		path := filepath.Join(dir, name)
		info, err := os.Stat(path)
		if errors.Is(err, fs.ErrNotExist) || err == nil && info.IsDir() {
			continue
		}
		if errors.Is(err, fs.ErrPermission) {
			continue // a directory above that we may not look into cannot configure us
		}
		c, err := read(path, dir, l.rules)
		return &result{c, err}
	}
	return nil
}

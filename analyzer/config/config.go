package config

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"github.com/blamelint/blamelint/analyzer"
)

// maxSize bounds a configuration file, in bytes.
const maxSize = 1 << 20

// A Config is a configuration file that has been read and found right, or the
// built-in defaults. It is safe for concurrent use.
type Config struct {
	Path string // of the file; empty for the defaults
	File File

	base  string // directory that globs are relative to
	rules []*analyzer.Rule

	mu       sync.Mutex
	settings map[string]*analyzer.Settings // by which overrides apply
}

func newConfig(rules []*analyzer.Rule) *Config {
	return &Config{rules: rules, settings: map[string]*analyzer.Settings{}}
}

// Parse reads a configuration. Globs are relative to the directory base; file
// is what errors call it. The error, if any, is of type Errors.
func Parse(file, base string, source []byte, rules []*analyzer.Rule) (*Config, error) {
	d := &decoder{file: file, rules: rules}
	c := newConfig(rules)
	c.Path, c.base = file, base
	root, err := parseYAML(file, source)
	if err != nil {
		return nil, err
	}
	if root != nil {
		d.value(root, reflect.ValueOf(&c.File).Elem())
	}
	if len(d.errs) > 0 {
		return nil, d.errs.sorted()
	}
	return c, nil
}

// parseYAML returns the root node, or nil for a file that holds only comments.
func parseYAML(file string, source []byte) (*yaml.Node, error) {
	loader, err := yaml.NewLoader(strings.NewReader(string(source)))
	if err != nil {
		return nil, Errors{{File: file, Message: err.Error()}}
	}
	var doc, more yaml.Node
	switch err := loader.Load(&doc); {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		return nil, yamlErrors(file, err)
	}
	if err := loader.Load(&more); err == nil {
		return nil, Errors{{file, more.Line, more.Column, "a second YAML document; only one is read"}}
	} else if !errors.Is(err, io.EOF) {
		return nil, yamlErrors(file, err)
	}
	if len(doc.Content) == 0 || isNull(doc.Content[0]) {
		return nil, nil
	}
	return doc.Content[0], nil
}

// yamlErrors puts the library's errors into our form.
func yamlErrors(file string, err error) Errors {
	list := []*yaml.LoadError{}
	var one *yaml.LoadError
	var many *yaml.LoadErrors
	switch {
	case errors.As(err, &many):
		list = many.Errors
	case errors.As(err, &one):
		list = append(list, one)
	default:
		return Errors{{File: file, Message: err.Error()}}
	}
	var es Errors
	for _, e := range list {
		es = append(es, Error{file, e.Mark.Line, e.Mark.Column, "not valid YAML: " + e.Message})
	}
	return es
}

// read reads a configuration file; base as in Parse. Errors call it by the
// shortest name that works from here.
func read(path, base string, rules []*analyzer.Rule) (*Config, error) {
	path = fromHere(path)
	f, err := os.Open(path)
	if err != nil {
		return nil, Errors{{File: path, Message: reason(err)}}
	}
	defer f.Close()
	source, err := io.ReadAll(io.LimitReader(f, maxSize+1))
	switch {
	case err != nil:
		return nil, Errors{{File: path, Message: reason(err)}}
	case len(source) > maxSize:
		return nil, Errors{{File: path, Message: "larger than 1 MiB; this is not a configuration of blamelint"}}
	}
	return Parse(path, base, source, rules)
}

// fromHere is path relative to the working directory if it lies in it.
func fromHere(path string) string {
	if here, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(here, path); err == nil && filepath.IsLocal(rel) {
			return rel
		}
	}
	return path
}

// reason is the bare cause of a file error: the path is said before it.
func reason(err error) string {
	var pe *os.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

// rel is the path relative to the base of globs, with slashes.
func (c *Config) rel(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return filepath.ToSlash(path)
	}
	rel, err := filepath.Rel(c.base, abs)
	if err != nil {
		return filepath.ToSlash(abs)
	}
	return filepath.ToSlash(rel)
}

// Includes reports whether a file found in a directory is to be linted. Which
// file names are Markdown at all is for the caller to say.
func (c *Config) Includes(path string) bool {
	if len(c.File.Include) == 0 && len(c.File.Exclude) == 0 {
		return true
	}
	rel := c.rel(path)
	return (len(c.File.Include) == 0 || matchAny(c.File.Include, rel)) && !matchAny(c.File.Exclude, rel)
}

// Prunes reports whether a directory and all below it are left out.
func (c *Config) Prunes(dir string) bool {
	return len(c.File.Exclude) > 0 && matchAny(c.File.Exclude, c.rel(dir))
}

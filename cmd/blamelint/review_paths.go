package main

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// inputLines are the lines of an input of the action, without those that are
// empty.
func inputLines(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// A selection is what the input "paths" chooses.
type selection struct {
	roots             []string // files and folders to walk
	patterns, without []string // with slashes; a folder stands for what is in it
}

// selectPaths reads the lines of the input. What does not exist is handed to
// missing: a folder for postmortems may be there only when the first one is
// written.
func selectPaths(text string, missing func(line string)) (*selection, error) {
	s := &selection{}
	for _, line := range inputLines(text) {
		pattern, out := strings.CutPrefix(line, "!")
		pattern = path.Clean(filepath.ToSlash(strings.TrimSpace(pattern)))
		_, err := os.Lstat(filepath.FromSlash(pattern))
		literal := err == nil
		switch {
		case !literal && !doublestar.ValidatePattern(pattern):
			return nil, fmt.Errorf("paths: %q is not a pattern", line)
		case out:
			s.without = append(s.without, quoteIf(literal, pattern))
		case literal:
			s.add(pattern, quoteIf(true, pattern))
		case pattern == doublestarBase(pattern):
			missing(line)
		default:
			if base := doublestarBase(pattern); !absent(base) {
				s.add(base, pattern)
			}
		}
	}
	if len(s.patterns) == 0 && len(inputLines(text)) == len(s.without) {
		s.add(".", "**")
	}
	return s, nil
}

func (s *selection) add(root, pattern string) {
	if pattern == "." {
		pattern = "**"
	}
	if root == "-" { // which would be standard input
		root = "./-"
	}
	s.roots = append(s.roots, filepath.FromSlash(root))
	s.patterns = append(s.patterns, pattern)
}

// doublestarBase is the folder that all that a pattern matches lies in, or a
// pattern without wildcards itself.
func doublestarBase(pattern string) string {
	if !strings.ContainsAny(pattern, `*?[{\`) {
		return pattern
	}
	base, _ := doublestar.SplitPattern(pattern)
	return base
}

func absent(p string) bool {
	_, err := os.Stat(filepath.FromSlash(p))
	return errors.Is(err, fs.ErrNotExist)
}

// quoteIf makes a pattern of a name.
func quoteIf(literal bool, name string) string {
	if !literal {
		return name
	}
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`, "]", `\]`, "{", `\{`, "}", `\}`).Replace(name)
}

// has reports whether the selection holds a file.
func (s *selection) has(file string) bool {
	file = path.Clean(filepath.ToSlash(file))
	return matchesAny(s.patterns, file) && !matchesAny(s.without, file)
}

// matchesAny reports whether a pattern matches the file or a folder that it
// lies in.
func matchesAny(patterns []string, file string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		for at := file; ; at = path.Dir(at) {
			if ok, err := doublestar.Match(pattern, at); ok && err == nil {
				return true
			}
			if at == "." || at == "/" || at == path.Dir(at) {
				return false
			}
		}
	})
}

// inputs yields the documents that the action is to read. Links that lead out of
// the repository, or to what git keeps in it, are handed to astray: a pull
// request must not make us quote files of the machine.
func (s *selection) inputs(w *walker, astray func(path string)) iter.Seq[input] {
	return func(yield func(input) bool) {
		if len(s.roots) == 0 {
			return
		}
		w.byRealPath = true
		leads := newLinkCheck()
		for in := range w.inputs(s.roots) {
			switch {
			case in.err == nil && !s.has(in.path):
			case in.err == nil && leads(in.path):
				astray(in.path)
			case !yield(in):
				return
			}
		}
	}
}

// newLinkCheck gives what reports whether a path within the repository around
// the working directory leads out of it, or to its git folder.
func newLinkCheck() func(path string) bool {
	dir, err := os.Getwd()
	if err != nil {
		dir = "."
	}
	root := repositoryRoot(dir)
	if root == "" {
		root = dir
	}
	realRoot, err := filepath.EvalSymlinks(root)
	if err != nil {
		realRoot = root
	}
	return func(path string) bool {
		abs, err := filepath.Abs(path)
		if err != nil || !within(root, abs) {
			return false // where the workflow itself has sent us
		}
		real, err := filepath.EvalSymlinks(abs)
		return err != nil || !within(realRoot, real) || within(filepath.Join(realRoot, ".git"), real)
	}
}

func within(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && filepath.IsLocal(rel)
}

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/changed"
)

// newBase reads --diff-base and --patch; nil if neither is given.
func (a *app) newBase(f *lintFlags, paths []string) (changed.Base, error) {
	switch {
	case f.diffBase != "" && f.patch != "":
		return nil, errors.New("--diff-base and --patch exclude each other")
	case f.diffBase != "":
		return newGitBase(f, paths)
	case f.patch == "-" && slices.Contains(paths, "-"):
		return nil, errors.New(`standard input is either the patch or a document; give "--patch" or "-" a file`)
	case f.patch != "":
		return a.newPatchBase(f)
	}
	return nil, nil
}

// newGitBase looks for the revision in the repository of every path, so that a
// wrong one is told even if there is nothing to lint.
func newGitBase(f *lintFlags, paths []string) (changed.Base, error) {
	base := changed.NewGit(f.diffBase, repositoryRoot)
	for _, path := range paths {
		if path == "-" {
			path = f.stdinFilename
		}
		if !isDir(path) {
			path = filepath.Dir(path)
		}
		if err := base.Check(path); err != nil {
			return nil, fmt.Errorf("--diff-base: %w", err)
		}
	}
	return base, nil
}

func (a *app) newPatchBase(f *lintFlags) (changed.Base, error) {
	r := a.stdin
	if f.patch != "-" {
		file, err := os.Open(f.patch)
		if err != nil {
			return nil, fmt.Errorf("--patch: %s: %w", f.patch, bareError(err))
		}
		defer file.Close()
		r = file
	}
	patch, err := readPatch(r, f.stdinFilename)
	if err != nil {
		return nil, fmt.Errorf("--patch: %w", err)
	}
	return patch, nil
}

// readPatch reads a patch whose names are relative to the root of the
// repository, as git writes them, or to the working directory.
func readPatch(r io.Reader, stdinFilename string) (*changed.Patch, error) {
	dir, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	dirs := []string{dir}
	if root := repositoryRoot(dir); root != "" && root != dir {
		dirs = []string{root, dir}
	}
	patch, err := changed.ReadPatch(r, dirs, func(path string) bool {
		info, err := os.Stat(path)
		return err == nil && !info.IsDir() || stdinFilename != "" && path == filepath.Join(dir, stdinFilename)
	})
	if err != nil {
		return nil, err
	}
	if at := slices.IndexFunc(patch.Missing(), isMarkdown); at >= 0 {
		return nil, fmt.Errorf("there is no %s here; run blamelint at the root of what the patch is for, and make the patch with the usual a/ and b/",
			patch.Missing()[at])
	}
	return patch, nil
}

// An earlier is the version of a document that it is compared with.
type earlier struct {
	text []byte
	ok   bool // there was one
}

// unchanged reports whether a document need not be read.
func (l *linter) unchanged(in input) (bool, error) {
	if l.base == nil || in.stdin {
		return false, nil
	}
	return l.base.Same(in.path)
}

// before is the earlier version of a document; nil if nobody asked for what is
// new.
func (l *linter) before(in input, source []byte) (*earlier, error) {
	if l.base == nil {
		return nil, nil
	}
	text, ok, err := l.base.Before(in.path, source)
	return &earlier{text, ok}, err
}

// keepNew drops what is not new in a result.
func (l *linter) keepNew(res *analyzer.Result, was *earlier) {
	if !was.ok {
		changed.Keep(res, nil)
		return
	}
	before := l.engine.Analyze(res.Path, was.text)
	changed.Keep(res, before)
	before.Release()
}

// plainBaseError is the text of an error about a whole repository, which is
// told once.
func plainBaseError(err error) string {
	var base changed.BaseError
	if errors.As(err, &base) {
		return strings.TrimSpace("--diff-base: " + base.Error())
	}
	return ""
}

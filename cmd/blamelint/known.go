package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/baseline"
)

// knownFindings are those of a baseline file. A nil one knows nothing.
type knownFindings struct {
	file    string // as it was given
	dir     string // the absolute folder of the file, which the paths in it are relative to
	data    []byte // what the file holds; nil if there is none
	matcher *baseline.Matcher

	path, text string // of the document whose text was asked for last
}

// openKnown reads a baseline.
func openKnown(file string) (*knownFindings, error) {
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: there is no such baseline; \"blamelint baseline write\" makes one", file)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, bareError(err))
	}
	return newKnown(file, data)
}

// newKnown reads the content of a baseline; nil data is an empty one.
func newKnown(file string, data []byte) (*knownFindings, error) {
	abs, err := filepath.Abs(file)
	if err != nil {
		return nil, err
	}
	var entries []baseline.Entry
	if data != nil {
		if entries, err = baseline.Read(data); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	k := &knownFindings{file: file, dir: filepath.Dir(abs), data: data}
	k.matcher = baseline.NewMatcher(entries, k.textOf)
	return k, nil
}

// pathOf is the path of a document as the baseline has it.
func (k *knownFindings) pathOf(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	rel, err := filepath.Rel(k.dir, abs)
	if err != nil {
		rel = abs // another drive
	}
	return strings.ToValidUTF8(filepath.ToSlash(rel), "\uFFFD")
}

// absolute is where the document of an entry lies.
func (k *knownFindings) absolute(path string) string {
	path = filepath.FromSlash(path)
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(k.dir, path)
}

// textOf is the text of a document in normal form. One that cannot be read is
// there all the same, but holds nothing.
func (k *knownFindings) textOf(path string) (normal string, ok bool) {
	if path == k.path {
		return k.text, true
	}
	source, err := os.ReadFile(k.absolute(path))
	if errors.Is(err, fs.ErrNotExist) {
		return "", false
	}
	if err != nil || len(source) > maxFileSize {
		return "", true
	}
	d := analyzer.Parse(path, source, nil)
	k.path, k.text = path, analyzer.Normalise(d.Text)
	d.Release()
	return k.text, true
}

// split drops the known findings from a result.
func (k *knownFindings) split(r *analyzer.Result) (match baseline.Match) {
	if k != nil {
		r.Findings, match = k.matcher.Split(k.pathOf(r.Path), r.Findings)
	}
	return match
}

// undo forgets a match; see Matcher.Undo.
func (k *knownFindings) undo(match baseline.Match) {
	if k != nil {
		k.matcher.Undo(match)
	}
}

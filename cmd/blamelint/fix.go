package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// checkFixFlags finds flags that make no sense together.
func checkFixFlags(f *lintFlags, paths []string) error {
	if f.fix && !f.diff && slices.Contains(paths, "-") {
		return errors.New("--fix cannot rewrite standard input; --diff shows the rewrites")
	}
	if f.unsafe && !f.fix && !f.diff && !wantsDiff(f.formats) {
		return errors.New("--unsafe says which rewrites --fix, --diff or --format diff take; give one of them")
	}
	return nil
}

func wantsDiff(formats []string) bool {
	for _, spec := range formats {
		if name, _, _ := strings.Cut(spec, "="); name == "diff" {
			return true
		}
	}
	return false
}

// A fixer rewrites documents and counts what it does.
type fixer struct {
	unsafe         bool
	files, applied int // documents written, rewrites in them
	met            int // rewrites that others stood in the way of
}

// fix applies the rewrites of one outcome to its file, puts the findings of the
// result in the place of the old ones, and reports whether it did. If the file
// cannot be written, the old ones stand.
func (l *linter) fix(o *outcome) bool {
	r := analyzer.ApplyFixes(o.result.Source, o.result.Findings, l.fixer.unsafe)
	if len(r.Applied) == 0 {
		return false
	}
	if err := replaceFile(o.in.path, o.result.Source, r.Source); err != nil {
		o.err = errors.Join(o.err, bareError(err))
		return false
	}
	l.fixer.files++
	l.fixer.applied += len(r.Applied)
	for _, left := range r.Left {
		if left.By != nil {
			l.fixer.met++
		}
	}
	o.result = l.analyze(o.in, r.Source, o.was)
	return true
}

// said is what became of the rewrites, in a sentence or two.
func (x *fixer) said() string {
	if x.applied == 0 {
		return "no rewrite to apply"
	}
	s := fmt.Sprintf("%s applied in %s", countOf(x.applied, "rewrite", "rewrites"), countOf(x.files, "file", "files"))
	if x.met > 0 {
		s += fmt.Sprintf("; %d more met one of them and must wait: run --fix again", x.met)
	}
	return s
}

// countOf is a number with its noun.
func countOf(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

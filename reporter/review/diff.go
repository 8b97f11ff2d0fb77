package review

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bluekeyes/go-gitdiff/gitdiff"
)

// A Diff is what a pull request changes: for each file, by its new name, the
// lines that can have a comment.
type Diff map[string][]hunk

// A hunk is a run of lines of a file's new version.
type hunk struct {
	first int      // 1-based number of the first line
	lines []string // without their ends
}

// Has reports whether the diff shows lines of a file.
func (d Diff) Has(path string) bool { return len(d[path]) > 0 }

// Add adds a file by its hunks, which begin with "@@", as code hosts give them.
// A file without hunks, such as a binary one, or one that is too large for the
// host to show, has no line that can have a comment.
func (d Diff) Add(path, patch string) error {
	if patch == "" {
		return nil
	}
	// The parser wants a header. The name in it does not matter, and a name from
	// outside could break it.
	files, _, err := gitdiff.Parse(strings.NewReader("--- a/x\n+++ b/x\n" + strings.TrimSuffix(patch, "\n") + "\n"))
	if err != nil {
		return fmt.Errorf("the diff of %q cannot be read: %w", path, err)
	}
	for _, f := range files {
		for _, fragment := range f.TextFragments {
			d.addFragment(path, fragment)
		}
	}
	return nil
}

func (d Diff) addFragment(path string, fragment *gitdiff.TextFragment) {
	h := hunk{first: int(fragment.NewPosition)}
	for _, l := range fragment.Lines {
		if l.Op != gitdiff.OpDelete {
			h.lines = append(h.lines, strings.TrimRight(l.Line, "\r\n"))
		}
	}
	if len(h.lines) > 0 {
		d[path] = append(d[path], h)
	}
}

// A lineIndex knows where lines stand in runs of lines.
type lineIndex struct {
	runs [][]string
	at   map[string][]linePlace
}

type linePlace struct{ run, line int }

func newLineIndex(runs ...[]string) *lineIndex {
	x := &lineIndex{runs, map[string][]linePlace{}}
	for n, run := range runs {
		for i, line := range run {
			x.at[line] = append(x.at[line], linePlace{n, i})
		}
	}
	return x
}

// only is the one place where lines stand in a run; ok is false if there is
// none, or more than one.
func (x *lineIndex) only(lines []string) (place linePlace, ok bool) {
	for _, p := range x.at[lines[0]] {
		if rest := x.runs[p.run][p.line:]; len(rest) < len(lines) || !slices.Equal(rest[:len(lines)], lines) {
			continue
		}
		if ok {
			return p, false
		}
		place, ok = p, true
	}
	return place, ok
}

package review

import (
	"fmt"
	"iter"
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

// find gives the number that a run of lines has in the new version of the file,
// if it stands wholly within one hunk. What was linted may be the merge of a
// pull request, in which lines have other numbers than in its own last commit;
// so a run that is not at its number is looked for. It is taken if it stands in
// one place of the diff, and of the document, which once tells.
func find(hunks []hunk, run []string, at int, once func() bool) (int, bool) {
	found, count := 0, 0
	for _, h := range hunks {
		for i := range places(h.lines, run) {
			if h.first+i == at {
				return at, true
			}
			found = h.first + i
			count++
		}
	}
	return found, count == 1 && once()
}

// places yields the indexes at which a run stands in lines.
func places(lines, run []string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i+len(run) <= len(lines); i++ {
			if slices.Equal(lines[i:i+len(run)], run) && !yield(i) {
				return
			}
		}
	}
}

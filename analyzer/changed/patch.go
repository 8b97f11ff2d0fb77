package changed

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bluekeyes/go-gitdiff/gitdiff"
)

// Patch is a Base that takes a unified diff back from the documents that it
// leads to.
type Patch struct {
	files   map[string]*gitdiff.File // by real absolute path
	missing []string
}

// ReadPatch reads a unified diff of git, diff -u or a code host. Its names are
// looked for in dirs, in that order, with and without a first folder such as
// "b/". exists reports whether a document is there; nil asks the file system.
func ReadPatch(r io.Reader, dirs []string, exists func(path string) bool) (*Patch, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	list, preamble, err := gitdiff.Parse(bytes.NewReader(withPrefixes(text)))
	if err != nil {
		return nil, fmt.Errorf("not a unified diff: %s", strings.TrimPrefix(err.Error(), "gitdiff: "))
	}
	if combined(text) {
		return nil, errors.New(`a combined diff of a merge does not say what was there before; make it with "git diff BASE...HEAD"`)
	}
	if len(list) == 0 && strings.TrimSpace(preamble) != "" {
		return nil, errors.New("there is no diff in it")
	}
	if exists == nil {
		exists = func(path string) bool {
			info, err := os.Stat(path)
			return err == nil && !info.IsDir()
		}
	}
	p := &Patch{files: map[string]*gitdiff.File{}}
	for _, f := range list {
		if f.IsDelete {
			continue
		}
		if path := find(f.NewName, dirs, exists); path != "" {
			p.files[path] = f
		} else {
			p.missing = append(p.missing, f.NewName)
		}
	}
	return p, nil
}

// Missing are the names in the patch of files that are not there.
func (p *Patch) Missing() []string { return p.missing }

// combined reports whether there is a diff of a merge commit, which the parser
// takes for text between files.
func combined(text []byte) bool {
	for _, begin := range []string{"diff --cc ", "diff --combined "} {
		if bytes.HasPrefix(text, []byte(begin)) || bytes.Contains(text, []byte("\n"+begin)) {
			return true
		}
	}
	return false
}

// withPrefixes adds the "a/" and "b/" that git leaves out if diff.noPrefix is
// set, and that the parser takes for granted. Such a patch is known by a header
// that names the same file twice.
func withPrefixes(text []byte) []byte {
	if !slices.ContainsFunc(slices.Collect(bytes.Lines(text)), func(line []byte) bool { return twice(line) != "" }) {
		return text
	}
	var out []byte
	header := false
	for line := range bytes.Lines(text) {
		name := twice(line)
		switch {
		case name != "":
			line = []byte(gitHeader + prefixed("a/", name) + " " + prefixed("b/", name) + "\n")
			header = true
		case bytes.HasPrefix(line, []byte(gitHeader)):
			header = true
		case bytes.HasPrefix(line, []byte("@@")):
			header = false
		case header && !bytes.HasSuffix(line, []byte(" /dev/null\n")):
			if rest, ok := bytes.CutPrefix(line, []byte("--- ")); ok {
				line = []byte("--- " + prefixed("a/", string(rest)))
			} else if rest, ok := bytes.CutPrefix(line, []byte("+++ ")); ok {
				line = []byte("+++ " + prefixed("b/", string(rest)))
			}
		}
		out = append(out, line...)
	}
	return out
}

const gitHeader = "diff --git "

// twice is the name in a header of git that holds it two times.
func twice(line []byte) string {
	names, ok := bytes.CutPrefix(bytes.TrimRight(line, "\r\n"), []byte(gitHeader))
	if half := len(names) / 2; ok && len(names)%2 == 1 && names[half] == ' ' && bytes.Equal(names[:half], names[half+1:]) {
		return string(names[:half])
	}
	return ""
}

func prefixed(prefix, name string) string {
	if rest, ok := strings.CutPrefix(name, `"`); ok {
		return `"` + prefix + rest
	}
	return prefix + name
}

// find gives the real path of the file that a name in a patch stands for.
func find(name string, dirs []string, exists func(string) bool) string {
	names := []string{name}
	if _, rest, ok := strings.Cut(name, "/"); ok {
		names = append(names, rest)
	}
	for _, name := range names {
		for _, dir := range dirs {
			path := filepath.FromSlash(name)
			if !filepath.IsAbs(path) {
				path = filepath.Join(dir, path)
			}
			if !exists(path) {
				continue
			}
			if real, err := realPath(path); err == nil {
				return real
			}
		}
	}
	return ""
}

// Same reports whether the patch leaves the file alone.
func (p *Patch) Same(path string) (bool, error) {
	real, err := realPath(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, err
	}
	return p.files[real] == nil, nil
}

// Before takes the patch back from the document. It need not be of the very
// version that the patch was made for, as long as the lines of each hunk stand
// in it.
func (p *Patch) Before(path string, text []byte) (before []byte, ok bool, err error) {
	real, err := realPath(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, false, err
	}
	f := p.files[real]
	if f == nil {
		return text, true, nil
	}
	if f.IsNew || f.IsBinary { // of a binary file it does not say what was there
		return nil, false, nil
	}
	before, err = takeBack(text, f.TextFragments)
	return before, err == nil, err
}

// takeBack replaces the new lines of each hunk by its old ones.
func takeBack(text []byte, hunks []*gitdiff.TextFragment) ([]byte, error) {
	lines := slices.Collect(bytes.Lines(text))
	var out []byte
	at, drift := 0, 0
	for _, h := range hunks {
		after := side(h, gitdiff.OpDelete)
		want := int(h.NewPosition) - 1
		if h.NewLines == 0 {
			want++ // numbered by the line before
		}
		place := nearest(lines, after, at, want+drift)
		if place < 0 {
			return nil, fmt.Errorf("the patch does not fit this file (its lines %d to %d are not there); make it for the version that is linted",
				h.NewPosition, h.NewPosition+max(h.NewLines, 1)-1)
		}
		drift = place - want
		out = append(out, bytes.Join(lines[at:place], nil)...)
		for _, line := range side(h, gitdiff.OpAdd) {
			out = append(out, line...)
		}
		at = place + len(after)
	}
	return append(out, bytes.Join(lines[at:], nil)...), nil
}

// side are the lines of a hunk without those of one operation.
func side(h *gitdiff.TextFragment, without gitdiff.LineOp) []string {
	var out []string
	for _, l := range h.Lines {
		if l.Op != without {
			out = append(out, l.Line)
		}
	}
	return out
}

// nearest finds the place in lines, from low on, that holds want and is closest
// to at; -1 if there is none.
func nearest(lines [][]byte, want []string, low, at int) int {
	high := len(lines) - len(want)
	at = min(max(at, low), max(high, low))
	for d := 0; at-d >= low || at+d <= high; d++ {
		if p := at - d; p >= low && p <= high && matches(lines[p:], want) {
			return p
		}
		if p := at + d; p <= high && matches(lines[p:], want) {
			return p
		}
	}
	return -1
}

// matches compares lines but for their ends, which git may have converted.
func matches(lines [][]byte, want []string) bool {
	for i, w := range want {
		if string(bytes.TrimRight(lines[i], "\r\n")) != strings.TrimRight(w, "\r\n") {
			return false
		}
	}
	return true
}

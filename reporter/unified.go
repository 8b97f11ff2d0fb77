package reporter

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"

	"github.com/blamelint/blamelint/analyzer"
)

// contextLines is how many unchanged lines a hunk shows on each side.
const contextLines = 3

// A hunk is a run of changed lines with the unchanged lines around it.
type hunk struct {
	oldStart, newStart int // 1-based numbers of the first lines
	oldLines, newLines int // how many lines of each side
	lines              []diffLine
	causes             causes
}

// causes are the rewrites in a part of a document, each once, in the order of
// their places.
type causes struct {
	list []analyzer.Rewrite
	seen map[*analyzer.Finding]bool
}

func (c *causes) add(list ...analyzer.Rewrite) {
	if c.seen == nil {
		c.seen = map[*analyzer.Finding]bool{}
	}
	for _, r := range list {
		if !c.seen[r.Finding] {
			c.seen[r.Finding] = true
			c.list = append(c.list, r)
		}
	}
}

// A diffLine is one line of a hunk, with its line end if it has one.
type diffLine struct {
	op   diffmatchpatch.Operation
	text string
}

// hunks compares a document with what rewrites, whose edits do not overlap,
// make of it. Only lines that an edit touches are compared, each run of them by
// itself: a document in which every line changes takes no longer than its
// length. A line ends at "\n", as for every program that applies a patch.
func hunks(source []byte, rewrites []analyzer.Rewrite) []hunk {
	starts := lineStarts(source)
	var out []hunk
	for _, r := range regions(source, starts, rewrites) {
		for _, c := range r.changes(source, starts) {
			if n := len(out) - 1; n >= 0 && c.first-contextLines <= out[n].oldEnd()+contextLines {
				out[n].extend(source, starts, c)
			} else {
				out = append(out, newHunk(source, starts, out, c))
			}
		}
	}
	for i := range out {
		out[i].context(source, starts, out[i].oldEnd(), out[i].oldEnd()+contextLines)
	}
	return out
}

// lineStarts are the offsets of the first bytes of all lines, and the length.
func lineStarts(source []byte) []int {
	if len(source) == 0 {
		return []int{0}
	}
	starts := []int{0}
	for i, c := range source {
		if c == '\n' && i+1 < len(source) {
			starts = append(starts, i+1)
		}
	}
	return append(starts, len(source))
}

// A region is a run of lines that one or more edits touch.
type region struct {
	first, end int // 0-based lines, end exclusive
	edits      []analyzer.Edit
	causes     causes
}

func regions(source []byte, starts []int, rewrites []analyzer.Rewrite) []region {
	type one struct {
		edit  analyzer.Edit
		cause analyzer.Rewrite
	}
	var all []one
	for _, r := range rewrites {
		for _, e := range r.Edits {
			all = append(all, one{e, r})
		}
	}
	slices.SortStableFunc(all, func(a, b one) int { return cmp.Compare(a.edit.Span.Start, b.edit.Span.Start) })
	lineOf := func(offset int) int {
		i, found := slices.BinarySearch(starts, min(offset, len(source)-1))
		if !found {
			i--
		}
		return max(i, 0)
	}
	var out []region
	for _, o := range all {
		first, end := lineOf(o.edit.Span.Start), lineOf(o.edit.Span.End)+1
		if n := len(out) - 1; n < 0 || first >= out[n].end {
			out = append(out, region{first: first, end: end})
		}
		r := &out[len(out)-1]
		r.end = max(r.end, end)
		r.edits = append(r.edits, o.edit)
		r.causes.add(o.cause)
	}
	return out
}

// A lineChange replaces the lines from first up to end, 0-based and exclusive.
type lineChange struct {
	first, end int
	new        []string
	causes     []analyzer.Rewrite
}

// changes compares the lines of a region.
func (r *region) changes(source []byte, starts []int) []lineChange {
	from, to := starts[r.first], starts[min(r.end, len(starts)-1)]
	var b strings.Builder
	at := from
	for _, e := range r.edits {
		b.Write(source[at:e.Span.Start])
		b.WriteString(e.New)
		at = e.Span.End
	}
	b.Write(source[at:to])
	var out []lineChange
	line, open := r.first, false
	for _, d := range diffLines(string(source[from:to]), b.String()) {
		texts := splitLines(d.Text)
		if d.Type == diffmatchpatch.DiffEqual {
			line, open = line+len(texts), false
			continue
		}
		if !open {
			out, open = append(out, lineChange{first: line, end: line, causes: r.causes.list}), true
		}
		c := &out[len(out)-1]
		if d.Type == diffmatchpatch.DiffDelete {
			line += len(texts)
			c.end = line
		} else {
			c.new = append(c.new, texts...)
		}
	}
	return out
}

// diffLines compares two texts line by line.
func diffLines(before, after string) []diffmatchpatch.Diff {
	d := diffmatchpatch.New()
	d.DiffTimeout = 0 // what it finds must not depend on the clock
	a, b, lines := d.DiffLinesToRunes(before, after)
	return d.DiffCharsToLines(d.DiffMainRunes(a, b, false), lines)
}

func splitLines(s string) []string {
	return slices.Collect(strings.Lines(s))
}

func newHunk(source []byte, starts []int, before []hunk, c lineChange) hunk {
	h := hunk{oldStart: max(0, c.first-contextLines) + 1}
	h.newStart = h.oldStart
	if n := len(before); n > 0 {
		last := &before[n-1]
		h.newStart += last.newStart + last.newLines - last.oldStart - last.oldLines
	}
	h.extend(source, starts, c)
	return h
}

// oldEnd is the 0-based line after the hunk.
func (h *hunk) oldEnd() int { return h.oldStart - 1 + h.oldLines }

// extend adds a change, and the unchanged lines before it.
func (h *hunk) extend(source []byte, starts []int, c lineChange) {
	h.context(source, starts, h.oldEnd(), c.first)
	for i := c.first; i < c.end; i++ {
		h.add(diffmatchpatch.DiffDelete, string(source[starts[i]:starts[i+1]]))
	}
	for _, text := range c.new {
		h.add(diffmatchpatch.DiffInsert, text)
	}
	h.causes.add(c.causes...)
}

func (h *hunk) context(source []byte, starts []int, from, to int) {
	for i := from; i < min(to, len(starts)-1); i++ {
		h.add(diffmatchpatch.DiffEqual, string(source[starts[i]:starts[i+1]]))
	}
}

func (h *hunk) add(op diffmatchpatch.Operation, text string) {
	h.lines = append(h.lines, diffLine{op, text})
	if op != diffmatchpatch.DiffInsert {
		h.oldLines++
	}
	if op != diffmatchpatch.DiffDelete {
		h.newLines++
	}
}

// ranges is the first part of a hunk's header. A side without lines is numbered
// by the line before it.
func (h *hunk) ranges() string {
	side := func(start, lines int) string {
		switch lines {
		case 0:
			return fmt.Sprintf("%d,0", start-1)
		case 1:
			return fmt.Sprint(start)
		}
		return fmt.Sprintf("%d,%d", start, lines)
	}
	return fmt.Sprintf("@@ -%s +%s @@", side(h.oldStart, h.oldLines), side(h.newStart, h.newLines))
}

// patchName writes the name of a file in a patch as git does: in double quotes
// and with escapes if it holds a quote, a backslash, a control character or
// bytes that are not UTF-8.
func patchName(prefix, path string) string {
	name := prefix + path
	if utf8.ValidString(name) && !strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7F || r == '"' || r == '\\' }) {
		return name
	}
	var b bytes.Buffer
	b.WriteByte('"')
	for i := range len(name) {
		switch c := name[i]; {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c < ' ' || c >= 0x7F:
			fmt.Fprintf(&b, `\%03o`, c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

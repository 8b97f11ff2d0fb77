package analyzer

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

// Span is a half-open range of bytes, [Start, End), in Document.Source.
type Span struct{ Start, End int }

// Len is the length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Overlaps reports whether both spans share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Contains reports whether o lies wholly within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Position is a place as people and most formats count it: Line and Column
// are 1-based, Column counts Unicode code points (an invalid byte counts as
// one). Positions are made only at the edge, from spans, by a LineIndex.
type Position struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

// A LineIndex turns byte offsets into lines and columns. A line ends after
// "\n", "\r\n" or a "\r" that stands alone. It is safe for concurrent use.
type LineIndex struct {
	src    []byte
	starts []int // byte offset of each line's first byte
}

// NewLineIndex indexes the line starts of src, which it keeps.
func NewLineIndex(src []byte) *LineIndex { return newLineIndex(src, nil) }

// newLineIndex uses the memory of starts.
func newLineIndex(src []byte, starts []int) *LineIndex {
	starts = append(emptied(starts, 2+len(src)/32), 0)
	if bytes.IndexByte(src, '\r') >= 0 {
		return &LineIndex{src: src, starts: startsWithCR(src, starts)}
	}
	for at := 0; ; {
		n := bytes.IndexByte(src[at:], '\n')
		if n < 0 {
			break
		}
		at += n + 1
		starts = append(starts, at)
	}
	return &LineIndex{src: src, starts: starts}
}

func startsWithCR(src []byte, starts []int) []int {
	for i, c := range src {
		if c == '\n' || c == '\r' && (i+1 == len(src) || src[i+1] != '\n') {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// Lines is the number of lines; an empty file has one.
func (x *LineIndex) Lines() int { return len(x.starts) }

// Line is the 1-based line that holds the byte at offset.
func (x *LineIndex) Line(offset int) int {
	return sort.SearchInts(x.starts, offset+1)
}

// LineSpan is the range of the 1-based line without its line end. A line out
// of range yields an empty span at the nearest end of the source.
func (x *LineIndex) LineSpan(line int) Span {
	if line < 1 {
		return Span{}
	}
	if line > len(x.starts) {
		return Span{len(x.src), len(x.src)}
	}
	s := Span{x.starts[line-1], len(x.src)}
	if line < len(x.starts) {
		s.End = x.starts[line]
	}
	for s.End > s.Start && (x.src[s.End-1] == '\n' || x.src[s.End-1] == '\r') {
		s.End--
	}
	return s
}

// Position converts a byte offset; offsets out of range are clamped.
func (x *LineIndex) Position(offset int) Position {
	offset = min(max(offset, 0), len(x.src))
	line := x.Line(offset)
	return Position{line, 1 + utf8.RuneCount(x.src[x.starts[line-1]:offset])}
}

// A Cursor converts offsets that mostly ascend, without counting the columns of
// a long line anew each time. It is used by one goroutine.
type Cursor struct {
	x      *LineIndex
	offset int
	pos    Position
}

// Cursor starts at the beginning of the source.
func (x *LineIndex) Cursor() *Cursor { return &Cursor{x: x, pos: Position{1, 1}} }

// Position converts a byte offset; offsets out of range are clamped.
func (c *Cursor) Position(offset int) Position {
	offset = min(max(offset, 0), len(c.x.src))
	line := c.x.Line(offset)
	if line == c.pos.Line && offset >= c.offset {
		c.pos.Column += utf8.RuneCount(c.x.src[c.offset:offset])
	} else {
		c.pos = c.x.Position(offset)
	}
	c.offset = offset
	return c.pos
}

// UTF16 converts a byte offset to the 0-based line and 0-based column in
// UTF-16 code units that editors use.
func (x *LineIndex) UTF16(offset int) (line, column int) {
	offset = min(max(offset, 0), len(x.src))
	n := x.Line(offset)
	for _, r := range string(x.src[x.starts[n-1]:offset]) {
		column++
		if r > 0xFFFF {
			column++
		}
	}
	return n - 1, column
}

// Offset converts a Position back to a byte offset; a column past the end of
// its line is clamped to the line's end.
func (x *LineIndex) Offset(p Position) int {
	s := x.LineSpan(p.Line)
	at := s.Start
	for c := 1; c < p.Column && at < s.End; c++ {
		_, n := utf8.DecodeRune(x.src[at:s.End])
		at += n
	}
	return at
}

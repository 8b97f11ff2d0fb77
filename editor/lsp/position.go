package lsp

import (
	"unicode/utf8"

	"github.com/blamelint/blamelint/analyzer"
)

// An encoding says in which units a client counts the characters of a line.
type encoding string

// The encodings of LSP. UTF-16 is the one that every client knows.
const (
	utf8Units  encoding = "utf-8"
	utf16Units encoding = "utf-16"
	utf32Units encoding = "utf-32"
)

// chooseEncoding takes bytes if the client can count them, since that is what
// the analyzer counts; else the client's first choice that is known.
func chooseEncoding(offered []string) encoding {
	chosen := encoding("")
	for _, o := range offered {
		switch e := encoding(o); e {
		case utf8Units:
			return e
		case utf16Units, utf32Units:
			if chosen == "" {
				chosen = e
			}
		}
	}
	if chosen == "" {
		return utf16Units
	}
	return chosen
}

// units is the length of a rune, which takes size bytes.
func (e encoding) units(r rune, size int) int {
	switch {
	case e == utf8Units:
		return size
	case e == utf16Units && r > 0xFFFF:
		return 2
	}
	return 1
}

// A ruler converts between byte offsets of a text and a client's positions.
// Offsets that mostly ascend are converted without counting the characters of a
// long line anew each time; that makes it a tool for one goroutine.
type ruler struct {
	text  []byte
	lines *analyzer.LineIndex
	enc   encoding

	line   int // 0-based, of offset
	offset int
	column int
}

func newRuler(text []byte, lines *analyzer.LineIndex, enc encoding) *ruler {
	return &ruler{text: text, lines: lines, enc: enc, line: -1}
}

// position converts a byte offset; offsets out of range are clamped.
func (r *ruler) position(offset int) position {
	offset = min(max(offset, 0), len(r.text))
	line := r.lines.Line(offset) - 1
	if line != r.line || offset < r.offset {
		r.line, r.column = line, 0
		r.offset = r.lines.LineSpan(line + 1).Start
	}
	for r.offset < offset {
		c, size := utf8.DecodeRune(r.text[r.offset:])
		if r.offset+size > offset {
			break // within a character: its start
		}
		r.column += r.enc.units(c, size)
		r.offset += size
	}
	return position{line, r.column}
}

func (r *ruler) textRange(s analyzer.Span) textRange {
	start := r.position(s.Start)
	return textRange{start, r.position(s.End)}
}

// at converts a position to a byte offset. A line or a character out of range
// means the nearest end, a position within a character means its start.
func (r *ruler) at(p position) int {
	if p.Line < 0 {
		return 0
	}
	s := r.lines.LineSpan(p.Line + 1)
	if r.enc == utf8Units {
		at := min(s.Start+max(p.Character, 0), s.End)
		for at > s.Start && at < s.End && !utf8.RuneStart(r.text[at]) {
			at--
		}
		return at
	}
	at := s.Start
	for column := 0; at < s.End; {
		c, size := utf8.DecodeRune(r.text[at:s.End])
		if column += r.enc.units(c, size); column > p.Character {
			break
		}
		at += size
	}
	return at
}

// span converts a range; one that is the wrong way round is turned.
func (r *ruler) span(t textRange) analyzer.Span {
	start, end := r.at(t.Start), r.at(t.End)
	return analyzer.Span{Start: min(start, end), End: max(start, end)}
}

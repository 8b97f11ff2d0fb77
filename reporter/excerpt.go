package reporter

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"github.com/blamelint/blamelint/analyzer"
)

// An excerpt is part of one line of a document, safe for a terminal: some
// words and what stands around them.
type excerpt struct {
	before, words, after string
}

// reach bounds how many bytes of a line are looked at on each side of the
// words, so that a document of one endless line is not read for each finding.
const reach = 1 << 10

// cutLine is the excerpt of the line of src around s, at most width columns
// wide. s must lie within one line. What is cut off is marked by "…".
func cutLine(src []byte, s analyzer.Span, width int) excerpt {
	return cutText(lineBefore(src, s.Start), string(src[s.Start:s.End]), lineAfter(src, s.End), width)
}

func lineBefore(src []byte, at int) string {
	from := max(0, at-reach)
	if i := bytes.LastIndexAny(src[from:at], "\r\n"); i >= 0 {
		return strings.TrimLeft(string(src[from+i+1:at]), " \t")
	}
	for from > 0 && from < at && !utf8.RuneStart(src[from]) {
		from++
	}
	return string(src[from:at])
}

func lineAfter(src []byte, at int) string {
	to := min(len(src), at+reach)
	if i := bytes.IndexAny(src[at:to], "\r\n"); i >= 0 {
		return strings.TrimRight(string(src[at:at+i]), " \t")
	}
	for to < len(src) && to > at && !utf8.RuneStart(src[to]) {
		to--
	}
	return string(src[at:to])
}

// cutText fits the three parts into width columns. The words come first, then
// what stands before them up to a third of the room that is left.
func cutText(before, words, after string, width int) excerpt {
	e := excerpt{clean(before), clean(words), clean(after)}
	room := width - columns(e.words)
	if room < 8 {
		return excerpt{"", displaywidth.TruncateString(e.words, width, "…"), ""}
	}
	b, a := columns(e.before), columns(e.after)
	if b+a <= room {
		return e
	}
	if keep := max(room/3, room-a); b > keep {
		e.before = cutLeft(e.before, keep)
		b = columns(e.before)
	}
	if a > room-b {
		e.after = cutRight(e.after, room-b)
	}
	return e
}

// cutRight keeps the beginning of s, up to a space if one is near the cut.
func cutRight(s string, width int) string {
	s = displaywidth.TruncateString(s, width-1, "")
	if i := strings.LastIndexByte(s, ' '); i >= 0 && columns(s[i:]) <= 16 {
		s = s[:i+1]
	}
	return s + "…"
}

// cutLeft keeps the end of s, from a space on if one is near the cut.
func cutLeft(s string, width int) string {
	excess := columns(s) - (width - 1)
	g := displaywidth.StringGraphemes(s)
	for excess > 0 && g.Next() {
		excess -= g.Width()
		s = s[len(g.Value()):]
	}
	if i := strings.IndexByte(s, ' '); i >= 0 && i < len(s)-1 && columns(s[:i]) <= 16 {
		s = s[i:]
	}
	return "…" + s
}

// columns is how many terminal columns s takes.
func columns(s string) int { return displaywidth.String(s) }

// Plain makes text that may come from a document or a file name safe for a
// terminal.
func Plain(s string) string { return clean(s) }

// clean makes text from a document safe for a terminal: control characters
// become visible, line breaks and tabs become spaces, and characters that turn
// the direction of writing, which could make a line read as something else,
// become U+FFFD, as do invalid bytes.
func clean(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] >= ' ' && s[i] < 0x7F
	}
	if plain {
		return s
	}
	return strings.Map(cleanRune, s)
}

func cleanRune(r rune) rune {
	switch {
	case r == '\t' || r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' || r == '\u0085':
		return ' '
	case r < ' ':
		return '\u2400' + r // ␀ to ␟
	case r == 0x7F:
		return '␡'
	case r < 0xA0 && r > 0x7F:
		return utf8.RuneError
	case r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069' || r == '\u200E' || r == '\u200F' || r == '\u061C':
		return utf8.RuneError
	case r == '\uFEFF':
		return -1
	}
	return r
}

// wrap breaks text at spaces into lines of at most width columns; a longer
// word stands alone.
func wrap(text string, width int) []string {
	var lines []string
	var line strings.Builder
	used := 0
	for word := range strings.FieldsSeq(text) {
		w := columns(word)
		if used > 0 && used+1+w > width {
			lines = append(lines, line.String())
			line.Reset()
			used = 0
		}
		if used > 0 {
			line.WriteByte(' ')
			used++
		}
		line.WriteString(word)
		used += w
	}
	if used > 0 {
		lines = append(lines, line.String())
	}
	return lines
}

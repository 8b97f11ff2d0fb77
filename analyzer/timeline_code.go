package analyzer

import (
	"bytes"
	"strings"
	"time"
)

// code reads a timeline that is set as code, or by accident indented so far
// that Markdown takes it for code: a line is an entry if it begins with a time.
func (r *timelineReader) code(b *Block) {
	src := r.d.Source
	for at := b.Span.Start; at < b.Span.End; {
		end := b.Span.End
		if n := bytes.IndexByte(src[at:end], '\n'); n >= 0 {
			end = at + n + 1
		}
		line := strings.TrimRight(string(src[at:end]), "\r\n")
		if s, ok := lineStamp(line); ok {
			i := r.add(b, s, 0)
			indent := len(line) - len(strings.TrimLeft(line, " \t"))
			e := &r.f.Entries[i]
			e.First, e.End, e.StampFirst, e.StampEnd = 0, 0, 0, 0
			e.Source = Span{at + indent, at + len(line)}
		}
		at = end
	}
}

// lineStamp reads "2024-05-01 10:20 UTC pager" and "[10:20] pager" at the start
// of a line without words of Markdown.
func lineStamp(line string) (s stamp, ok bool) {
	f := strings.Fields(strings.TrimLeft(line, " \t[(-*"))
	if len(f) > 0 && isISODate(f[0]) && isDigits(f[0][5:7]) && isDigits(f[0][8:10]) {
		if s.date, s.hasDate = (Date{}).parse(f[0][:10]); !s.hasDate {
			return s, false
		}
		if f[0] = strings.TrimLeft(f[0][10:], "T"); f[0] == "" {
			f = f[1:]
		}
	}
	if len(f) == 0 {
		return s, false
	}
	var c Clock
	m, ok := c.parse(strings.TrimRight(f[0], "]),:;"))
	if !ok || m.bare {
		return s, false
	}
	for _, w := range f[1:min(len(f), 3)] {
		w = strings.ToLower(strings.Trim(w, "]),:;"))
		switch off, zone := zoneOffsets[w]; {
		case w == "pm":
			c.Hour = c.Hour%12 + 12
		case w == "am":
			c.Hour %= 12
		case zone:
			c.Zone = Zone{strings.ToUpper(w), time.Duration(off) * time.Minute, true}
		}
	}
	s.clock, s.hasClock = c, c.Hour <= 24
	return s, s.hasClock
}

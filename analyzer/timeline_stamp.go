package analyzer

import (
	"strings"
	"time"
)

// A stamp is what stands in front of a timeline's entry: a time, a date, both,
// or something to count from.
type stamp struct {
	first, end int // Document.Tokens; end is after the marks that follow
	last       int // the token after the last one of the time or date itself
	clock      Clock
	date       Date
	pair       [2]int // of "03-26": month and day in either order
	weekday    int    // 1 for Monday; 0 if none is named
	day        int    // of "Day 2"
	next       bool   // "the next day"
	relative   time.Duration
	hasClock   bool
	hasDate    bool // a full date, or one without a year
	isRelative bool
}

func (s *stamp) dated() bool {
	return s.hasDate || s.pair[0] > 0 || s.weekday > 0 || s.day > 0 || s.next
}
func (s *stamp) any() bool { return s.hasClock || s.isRelative || s.dated() }

var (
	stampOpeners = Words("[ ( ~ * • ≈ < > \" “ ' ` · → # - – — . ,")
	stampSkips   = Words("at on around about approximately approx ca circa c by from between since before after until till early late the of roughly shortly just on-or-about in and")
	stampLabels  = Words("time date when timestamp start started begin began at")
	stampClosers = Words(") ] : - – — | , . * \" ” ' ; >")
	dayNames     = [...]Set{Words("monday mon"), Words("tuesday tue tues"), Words("wednesday wed"), Words("thursday thu thur thurs"), Words("friday fri"), Words("saturday sat"), Words("sunday sun")}
	dayWords     = Words("", dayNames[:]...)
	stampFirsts  = Words("", stampSkips, monthWords, dayWords)
	wDay         = W("day")
	wNext        = Words("next following")
	dayParts     = Words("day morning afternoon evening night")
	wT           = W("t")
	elapsedUnits = Words("m min mins minute minutes h hr hrs hour hours sec secs second seconds")
)

// maxStamp is how many tokens a stamp may have, marks included.
const maxStamp = 24

// stampAt reads the stamp that begins at token i and ends before end.
func (d *Document) stampAt(i, end int) (s stamp, ok bool) {
	end = min(end, i+maxStamp)
	s.first = -1
	j := i
	for j < end {
		next := d.stampPart(&s, j, end)
		if next > j {
			if s.first < 0 {
				s.first = j
			}
			s.last, j = next, next
			if s.hasClock && s.hasDate || s.isRelative {
				break
			}
			continue
		}
		if next = d.stampGap(&s, j, end); next == j {
			break
		}
		j = next
	}
	if !s.any() {
		return stamp{}, false
	}
	s.end = s.last
	for s.end < end && d.Tokens[s.end].Kind == PunctToken && stampClosers.Has(d.Tokens[s.end].Word) {
		s.end++
	}
	return s, true
}

// stampGap passes over what may stand before or between the parts of a stamp.
func (d *Document) stampGap(s *stamp, j, end int) int {
	t := &d.Tokens[j]
	switch {
	case t.Kind == PunctToken && stampOpeners.Has(t.Word) && (!s.hasClock || !d.endsEntryTime(j)):
		return j + 1
	case stampSkips.Has(t.Word) && j+1 < end:
		return j + 1
	case !s.any() && stampLabels.Has(t.Word) && j+1 < end && d.Tokens[j+1].Word == wColon:
		return j + 2
	case !s.any() && d.outlineNumber(j, end):
		return j + 1
	case !s.any() && t.Kind == PunctToken && t.Word == 0:
		// An emoji or another mark.
		return j + 1
	}
	return j
}

// outlineNumber reports whether the number at token j counts the lines of a
// report and a time follows: "4.12 10:05".
func (d *Document) outlineNumber(j, end int) bool {
	if d.Tokens[j].Kind != NumberToken || j+1 >= end || !d.clockLike(j+1) {
		return false
	}
	a, b, ok := strings.Cut(d.Word(j), ".")
	return ok && len(a) <= 2 && len(b) <= 2 && isDigits(a) && isDigits(b)
}

// endsEntryTime reports whether the mark at j parts a time from what happened.
func (d *Document) endsEntryTime(j int) bool {
	return d.Tokens[j].Word != wComma && d.Tokens[j].Word != wOpen
}

// stampPart reads one part of a stamp at token j and returns the token after
// it, or j.
func (d *Document) stampPart(s *stamp, j, end int) int {
	t := &d.Tokens[j]
	switch t.Kind {
	case NumberToken, CodeToken:
		if !s.any() && d.outlineNumber(j, end) {
			return j
		}
		return d.numberPart(s, j, end)
	case WordToken:
		return d.wordPart(s, j, end)
	case PunctToken:
		if t.Word == wPlusSign && !s.any() {
			return d.elapsed(s, j, end)
		}
	}
	return j
}

func (d *Document) numberPart(s *stamp, j, end int) int {
	if !s.hasDate && s.pair[0] == 0 {
		if x, ok := d.dayAt(j, end); ok {
			s.date, s.hasDate = x, true
			if c, ok := d.timeOfDay(j); ok && !s.hasClock {
				s.clock, s.hasClock = c, true
			}
			return x.End
		}
		if d.pairAt(s, j, end) {
			return j + 1
		}
	}
	if d.Tokens[j].Kind == CodeToken {
		return d.codePart(s, j)
	}
	if !s.hasClock {
		if c, ok := d.ClockAt(j, end); ok {
			s.clock, s.hasClock = c, true
			return c.End
		}
	}
	return j
}

// dayAt reads a date that names a day. "Feb 7 1506 UTC" names a time, not the
// year 1506.
func (d *Document) dayAt(j, end int) (Date, bool) {
	x, ok := d.DateAt(j)
	if !ok || x.Day == 0 && !x.Ambiguous || x.End > end {
		return Date{}, false
	}
	if k := x.End - 1; x.Year > 0 && k > j && len(d.Word(k)) == 4 {
		if _, next := d.zoneAt(x.End, end); next > x.End {
			x.Year, x.End = 0, k
		}
	}
	return x, true
}

// opensEntry reports whether a heading begins with a day or a time.
func (d *Document) opensEntry(b *Block) bool {
	s, ok := d.stampAt(b.FirstToken, b.EndToken)
	return ok && s.any()
}

// bracketed finds a stamp between brackets: "Fix deployed (24 August, 18:30)".
func (d *Document) bracketed(first, end int) (s stamp, ok bool) {
	for j := first; j < end; j++ {
		if w := d.Tokens[j].Word; w != wOpen && w != wBracket {
			continue
		}
		s, ok = d.stampAt(j+1, end)
		if ok && (s.hasClock || s.hasDate) && s.last < end && (d.Tokens[s.last].Word == wClose || d.Tokens[s.last].Word == wBracketClose || d.Tokens[s.last].Word == wHyphen || d.Tokens[s.last].Word == wEnDash) {
			return s, true
		}
	}
	return stamp{}, false
}

// timeOfDay reads the time within a token such as "2019-10-20T00:55Z".
func (d *Document) timeOfDay(j int) (c Clock, ok bool) {
	s := d.Word(j)
	at := strings.IndexAny(s, "Tt")
	if at < 0 {
		return c, false
	}
	m, ok := c.parse(s[at+1:])
	if !ok {
		return Clock{}, false
	}
	c.First, c.End = j, j+1
	if off, known := zoneOffsets[m.suffix]; known && m.suffix != "" {
		c.Zone = Zone{strings.ToUpper(m.suffix), time.Duration(off) * time.Minute, true}
		if m.suffix == "z" {
			c.Zone.Name = "UTC"
		}
	}
	return c, true
}

// codePart reads a stamp set as code: "`10:20`", "`2024-05-01 10:20`".
func (d *Document) codePart(s *stamp, j int) int {
	text := strings.TrimSpace(d.Word(j))
	if isISODate(text) && isDigits(text[5:7]) && isDigits(text[8:10]) {
		x, ok := Date{First: j, End: j + 1}.parse(text[:10])
		if !ok {
			return j
		}
		s.date, s.hasDate = x, true
		text = strings.TrimLeft(text[10:], " Tt")
	}
	text, _, _ = strings.Cut(text, " ")
	var c Clock
	if m, ok := c.parse(text); ok && !m.bare && !s.hasClock {
		c.First, c.End = j, j+1
		s.clock, s.hasClock = c, true
	}
	if s.hasClock || s.hasDate {
		return j + 1
	}
	return j
}

// pairAt reads "03-26" and "26/3" in front of a time: a month and a day, in an
// order that the rest of the timeline tells.
func (d *Document) pairAt(s *stamp, j, end int) bool {
	a, b, ok := strings.Cut(d.Word(j), "-")
	if !ok {
		if a, b, ok = strings.Cut(d.Word(j), "/"); !ok {
			return false
		}
	}
	if !isDigits(a) || !isDigits(b) || len(a) > 2 || len(b) > 2 || parseDigits(a) == 0 || parseDigits(b) == 0 || parseDigits(a) > 31 || parseDigits(b) > 31 {
		return false
	}
	k := j + 1
	for k < end && d.Tokens[k].Kind == PunctToken && stampOpeners.Has(d.Tokens[k].Word) {
		k++
	}
	if _, ok := d.ClockAt(k, end); !ok && !s.hasClock {
		return false
	}
	s.pair = [2]int{parseDigits(a), parseDigits(b)}
	return true
}

func (d *Document) wordPart(s *stamp, j, end int) int {
	t := &d.Tokens[j]
	switch {
	case s.weekday == 0 && dayWords.Has(t.Word) && (t.Is(Capital) || d.numberNext(j, end)):
		for n, set := range dayNames {
			if set.Has(t.Word) {
				s.weekday = n + 1
			}
		}
		if j+1 < end && d.Tokens[j+1].Word == wDot {
			return j + 2
		}
		return j + 1
	case !s.hasDate && monthWords.Has(t.Word) && t.Is(Capital):
		if x, ok := d.dayAt(j, end); ok {
			s.date, s.hasDate = x, true
			return x.End
		}
	case t.Word == wDay && j+1 < end && d.Tokens[j+1].Kind == NumberToken && isDigits(d.Word(j+1)) && len(d.Word(j+1)) < 3:
		s.day = parseDigits(d.Word(j + 1))
		return j + 2
	case wNext.Has(t.Word) && j+1 < end && dayParts.Has(d.Tokens[j+1].Word):
		s.next = true
		return j + 2
	case !s.hasClock && (t.Word == wNoon || t.Word == wMidnight || t.Word == wMidday):
		if c, ok := d.ClockAt(j, end); ok {
			s.clock, s.hasClock = c, true
			return c.End
		}
	case t.Word == wT && j+1 < end && !d.Tokens[j+1].Is(SpaceBefore) && !s.any():
		return d.elapsed(s, j+1, end)
	}
	return j
}

// numberNext tells "tue 16:05" and "wed: quiet" from "sat" the verb.
func (d *Document) numberNext(j, end int) bool {
	if j+1 >= end {
		return false
	}
	n := &d.Tokens[j+1]
	return n.Kind == NumberToken || n.Word == wColon || n.Word == wDot && !n.Is(SpaceBefore) && j+2 < end && d.Tokens[j+2].Kind == NumberToken
}

// elapsed reads "+5m" and "+00:05" at the sign; T+ may stand before it.
func (d *Document) elapsed(s *stamp, j, end int) int {
	sign := time.Duration(1)
	switch d.Tokens[j].Word {
	case wPlusSign:
	case wHyphen, wMinus, wEnDash:
		sign = -1
	default:
		return j
	}
	if j+1 >= end || d.Tokens[j+1].Kind != NumberToken || d.Tokens[j+1].Is(SpaceBefore) {
		return j
	}
	text := strings.ToLower(d.Word(j + 1))
	next := j + 2
	if isDigits(text) && next < end && elapsedUnits.Has(d.Tokens[next].Word) {
		text += strings.TrimSuffix(strings.ToLower(d.Word(next)), "s")
		next++
	}
	x, ok := parseElapsed(text)
	if !ok {
		return j
	}
	s.relative, s.isRelative = sign*x, true
	return next
}

// parseElapsed reads "5m", "1h20m", "90s", "5min", "0:05", "12".
func parseElapsed(s string) (time.Duration, bool) {
	var c Clock
	if m, ok := c.parse(s); ok && !m.bare && m.suffix == "" {
		return c.Since(), true
	}
	if isDigits(s) && len(s) <= 4 {
		return time.Duration(parseDigits(s)) * time.Minute, true
	}
	s = strings.NewReplacer("minute", "m", "min", "m", "hour", "h", "hr", "h", "second", "s", "sec", "s").Replace(s)
	x, err := time.ParseDuration(s)
	return x, err == nil
}

package analyzer

import (
	"strings"
	"time"
)

// A Clock is a time of day as somebody wrote it.
type Clock struct {
	First, End           int // Document.Tokens[First:End], with "PM" and the zone
	Hour, Minute, Second int
	Until                time.Duration // since midnight, of "10:40-10:55"; zero if it is no range
	Zone                 Zone
}

// Since is the time since midnight.
func (c Clock) Since() time.Duration {
	return time.Duration(c.Hour)*time.Hour + time.Duration(c.Minute)*time.Minute + time.Duration(c.Second)*time.Second
}

// A Zone is a time zone as somebody wrote it. Offset is east of Greenwich;
// Known is false for names that stand for several zones or for none, such as
// "local", "ET" or "IST".
type Zone struct {
	Name   string // "UTC", "CEST", "UTC+2"; empty if none was written
	Offset time.Duration
	Known  bool
}

// zoneOffsets are the abbreviations that mean one offset, in minutes. The
// American and Australian ones are those of their own standard; "BST" is
// British summer time, as in nearly every incident report in English.
var zoneOffsets = map[string]int{
	"utc": 0, "gmt": 0, "z": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "mez": 60, "wat": 60, "cest": 120, "mesz": 120, "eet": 120, "cat": 120, "sast": 120,
	"eest": 180, "eat": 180, "msk": 180, "trt": 180, "gst": 240, "pkt": 300, "npt": 345, "wib": 420, "ict": 420, "sgt": 480, "hkt": 480, "awst": 480, "pht": 480,
	"jst": 540, "kst": 540, "acst": 570, "aest": 600, "acdt": 630, "aedt": 660, "nzst": 720, "nzdt": 780,
	"nst": -210, "ndt": -150, "brt": -180, "art": -180, "adt": -180, "edt": -240, "est": -300, "cdt": -300, "mdt": -360, "pdt": -420, "mst": -420, "pst": -480, "akdt": -480, "akst": -540, "hst": -600,
}

// vagueZones name a zone without its offset: "ET" is EST or EDT, "IST" Indian,
// Irish or Israeli.
var (
	zoneWords  = Words(`utc gmt z wet west bst cet mez wat cest mesz eet cat sast eest eat msk trt gst pkt npt wib ict sgt hkt awst pht jst kst acst aest acdt aedt nzst nzdt nst ndt brt art adt edt est cdt mdt pdt mst pst akdt akst hst`)
	vagueZones = Words("et ct mt pt ist cst ast local eastern pacific central mountain uk zulu")
	wPlusSign  = W("+")
	wTime      = W("time")
	wMinus     = W("−")
	beforeNoon = Words("am a.m a.m.")
	afterNoon  = Words("pm p.m p.m.")
	clockUnits = Words("uhr hrs hours h o'clock")
	wNoon      = W("noon")
	wMidnight  = W("midnight")
	wMidday    = W("midday")
)

// ClockAt reads the time of day that begins at token i and ends before token
// end; ok is false if none does. A bare number is a time only with "am", "pm"
// or a zone after it.
func (d *Document) ClockAt(i, end int) (c Clock, ok bool) {
	if i < 0 || i >= end || end > len(d.Tokens) {
		return Clock{}, false
	}
	t := &d.Tokens[i]
	c = Clock{First: i, End: i + 1}
	var mark clockMark
	switch {
	case t.Word == wNoon || t.Word == wMidday:
		c.Hour = 12
	case t.Word == wMidnight:
	case t.Kind == NumberToken || t.Kind == CodeToken:
		mark, ok = c.parse(strings.TrimSpace(d.Word(i)))
		if !ok {
			return Clock{}, false
		}
	default:
		return Clock{}, false
	}
	return d.finishClock(c, mark, end)
}

// A clockMark is what a token said about its time besides the numbers.
type clockMark struct {
	suffix string // letters after the digits: "pm", "UTC", "h"
	bare   bool   // no minutes, or a dot, or four digits: needs words to prove that it is a time
	until  string // what stands after the "-" of a range
}

// parse reads "10:20", "9:05:33.1", "10:45a", "16h30", "1506", "9am" and
// "10:20-10:35".
func (c *Clock) parse(s string) (m clockMark, ok bool) {
	n := digitsEnd(s)
	switch {
	case n == 4:
		c.Hour, c.Minute, m.bare = parseDigits(s[:2]), parseDigits(s[2:4]), true
		s = s[4:]
	case n == 1 || n == 2:
		c.Hour = parseDigits(s[:n])
		s = s[n:]
		if s, ok = c.minutes(s, &m); !ok {
			return m, false
		}
	default:
		return m, false
	}
	if c.Hour > 24 || c.Minute > 59 || c.Second > 59 || c.Hour == 24 && c.Minute > 0 {
		return m, false
	}
	if at := strings.IndexByte(s, '-'); at >= 0 {
		s, m.until = s[:at], s[at+1:]
	}
	m.suffix = strings.ToLower(s)
	return m, len(s) <= 5 && isLetters(s)
}

// minutes reads what follows the hour.
func (c *Clock) minutes(s string, m *clockMark) (rest string, ok bool) {
	if s == "" || s[0] != ':' && s[0] != '.' && (s[0] != 'h' || len(s) < 3) {
		m.bare = true
		return s, true
	}
	m.bare = s[0] == '.'
	if s = s[1:]; digitsEnd(s) != 2 {
		return s, false
	}
	c.Minute, s = parseDigits(s[:2]), s[2:]
	if len(s) > 2 && s[0] == ':' && digitsEnd(s[1:]) == 2 {
		c.Second, s = parseDigits(s[1:3]), s[3:]
		if len(s) > 1 && (s[0] == '.' || s[0] == ',') {
			s = s[1+digitsEnd(s[1:]):]
		}
	}
	return s, true
}

func digitsEnd(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

func isLetters(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// finishClock reads the words after the numbers: "PM", a zone, the end of a
// range.
func (d *Document) finishClock(c Clock, m clockMark, end int) (Clock, bool) {
	proven := !m.bare
	switch m.suffix {
	case "":
		proven = d.meridiem(&c, end) || proven
	case "a", "am":
		c.Hour %= 12
		proven = true
	case "p", "pm":
		c.Hour = c.Hour%12 + 12
		proven = true
	case "h", "hrs", "uhr":
		proven = true
	default:
		off, ok := zoneOffsets[m.suffix]
		if !ok {
			return c, false
		}
		c.Zone, proven = Zone{strings.ToUpper(m.suffix), time.Duration(off) * time.Minute, true}, true
	}
	if c.End < end && clockUnits.Has(d.Tokens[c.End].Word) {
		c.End++
		proven = true
	}
	d.until(&c, m, end)
	if c.Zone.Name == "" {
		if z, next := d.zoneAt(c.End, end); next > c.End {
			c.Zone, c.End, proven = z, next, true
		}
	}
	return c, proven && c.Hour <= 24
}

// meridiem reads "AM" and "PM" after the numbers.
func (d *Document) meridiem(c *Clock, end int) bool {
	if c.End >= end || c.Hour > 12 {
		return c.End < end && beforeNoon.Has(d.Tokens[c.End].Word) && d.skip(c)
	}
	switch w := d.Tokens[c.End].Word; {
	case beforeNoon.Has(w):
		c.Hour %= 12
	case afterNoon.Has(w):
		c.Hour = c.Hour%12 + 12
	default:
		return false
	}
	return d.skip(c)
}

func (d *Document) skip(c *Clock) bool {
	c.End++
	return true
}

var (
	rangeMarks = Words("- – — to until till")
)

// until reads the end of a range: "10:40 - 10:55", "10:40-10:55".
func (d *Document) until(c *Clock, m clockMark, end int) {
	var u Clock
	if m.until != "" {
		if _, ok := u.parse(m.until); ok {
			c.Until = u.Since()
		}
		return
	}
	i, zone := c.End, c.Zone
	if z, next := d.zoneAt(i, end); next > i && next < end && rangeMarks.Has(d.Tokens[next].Word) {
		zone, i = z, next
	}
	if i+1 >= end || !rangeMarks.Has(d.Tokens[i].Word) || d.Tokens[i+1].Kind != NumberToken || strings.IndexByte(d.Word(i+1), ':') < 0 {
		return
	}
	if u, ok := d.ClockAt(i+1, end); ok {
		c.Until, c.End, c.Zone = u.Since(), u.End, zone
		if c.Zone.Name == "" {
			c.Zone = u.Zone
		}
	}
}

// zoneAt reads a time zone at token i: "UTC", "(CET)", "UTC+2", "+02:00",
// "Eastern time". It returns the token after it, or i if there is none.
func (d *Document) zoneAt(i, end int) (Zone, int) {
	open := i < end && (d.Tokens[i].Word == wOpen || d.Tokens[i].Word == wBracket)
	j := i
	if open {
		j++
	}
	if j >= end {
		return Zone{}, i
	}
	z, next := d.zoneName(j, end)
	if next == j {
		return Zone{}, i
	}
	if open {
		if next >= end || d.Tokens[next].Word != wClose && d.Tokens[next].Word != wBracketClose {
			return Zone{}, i
		}
		next++
	}
	return z, next
}

func (d *Document) zoneName(i, end int) (Zone, int) {
	t := &d.Tokens[i]
	switch {
	case zoneWords.Has(t.Word) && (t.Is(AllCaps) || t.Word == wZulu || t.Word == wUTC || t.Word == wGMT):
		name := strings.ToUpper(d.Word(i))
		off := time.Duration(zoneOffsets[strings.ToLower(name)]) * time.Minute
		if o, next, ok := d.offsetAt(i+1, end); ok && off == 0 {
			return Zone{name + d.TokensText(i+1, next), o, true}, next
		}
		return Zone{name, off, true}, i + 1
	case vagueZones.Has(t.Word):
		next := i + 1
		if next < end && d.Tokens[next].Word == wTime {
			next++
		} else if !t.Is(AllCaps) {
			return Zone{}, i
		}
		return Zone{Name: d.TokensText(i, next)}, next
	case t.Word == wPlusSign && !t.Is(SpaceBefore) || t.Word == wPlusSign && i+1 < end && strings.IndexByte(d.Word(i+1), ':') == 2:
		if o, next, ok := d.offsetAt(i, end); ok {
			return Zone{d.TokensText(i, next), o, true}, next
		}
	}
	return Zone{}, i
}

var (
	wUTC  = W("utc")
	wGMT  = W("gmt")
	wZulu = W("z")
)

// offsetAt reads "+2", "+02:00", "-0500".
func (d *Document) offsetAt(i, end int) (time.Duration, int, bool) {
	if i+1 >= end || d.Tokens[i+1].Kind != NumberToken || d.Tokens[i+1].Is(SpaceBefore) {
		return 0, i, false
	}
	sign := time.Duration(1)
	switch d.Tokens[i].Word {
	case wPlusSign:
	case wHyphen, wEnDash, wMinus:
		sign = -1
	default:
		return 0, i, false
	}
	s := strings.ReplaceAll(d.Word(i+1), ":", "")
	if !isDigits(s) || len(s) > 4 {
		return 0, i, false
	}
	hours, minutes := parseDigits(s), 0
	if len(s) > 2 {
		hours, minutes = parseDigits(s[:len(s)-2]), parseDigits(s[len(s)-2:])
	}
	if hours > 14 || minutes > 59 {
		return 0, i, false
	}
	return sign * (time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute), i + 2, true
}

package analyzer

import (
	"strings"
	"time"

	"github.com/itlightning/dateparse"
)

// A Date is a calendar date as somebody wrote it: often without a year,
// sometimes only a month, a quarter or a half-year. What was not written is
// zero.
type Date struct {
	First, End int // Document.Tokens[First:End]
	Year       int
	Month      time.Month // the last month of a quarter or half-year
	Day        int
	Ambiguous  bool // "03/04/2024": the day and the month could be either; both are then zero
}

var (
	january   = Words("january jan")
	february  = Words("february feb")
	march     = Words("march mar")
	april     = Words("april apr")
	may       = Words("may")
	june      = Words("june jun")
	july      = Words("july jul")
	august    = Words("august aug")
	september = Words("september sep sept")
	october   = Words("october oct")
	november  = Words("november nov")
	december  = Words("december dec")

	monthSets  = [...]Set{january, february, march, april, may, june, july, august, september, october, november, december}
	monthWords = Words("", monthSets[:]...)
)

// dateJoins stand between a day, the name of a month and a year without spaces.
var dateJoins = Words(". - /")

// monthOf is the month that w names, or 0.
func monthOf(w Word) time.Month {
	if !monthWords.Has(w) {
		return 0
	}
	for i, s := range monthSets {
		if s.Has(w) {
			return time.Month(i + 1)
		}
	}
	return 0
}

// DateAt reads the date that begins at token i; ok is false if none does. A
// month or a year alone is a date only with a neighbour ("March 2024"); the
// word "May" must have one.
func (d *Document) DateAt(i int) (x Date, ok bool) {
	if i < 0 || i >= len(d.Tokens) {
		return Date{}, false
	}
	switch t := &d.Tokens[i]; {
	case t.Kind == NumberToken:
		x, ok = d.numericDate(i)
		if !ok {
			x, ok = d.dayMonth(i)
		}
	case monthOf(t.Word) != 0:
		x, ok = d.monthDay(i)
	case t.Kind == WordToken || t.Kind == IdentToken:
		x, ok = d.quarter(i)
	}
	x.First = i
	return x, ok
}

// numericDate reads "2024-03-15", "15.03.2024" and "3/15/24", one token each.
func (d *Document) numericDate(i int) (Date, bool) {
	s := d.Word(i)
	year, month, day := leadingDate(s)
	if day == "" {
		return d.yearQuarter(i)
	}
	x := Date{End: i + 1}
	switch {
	case len(year) == 4 && strings.HasPrefix(s, year):
		return x.parse(year + "-" + month + "-" + day)
	case strings.Contains(s, "."):
		// With dots, the day comes first wherever such dates are written.
		return x.parse(longYear(year) + "-" + month + "-" + day)
	case monthSized(month) && monthSized(day) && month != day:
		x.Year, x.Ambiguous = parseDigits(longYear(year)), true
		return x, true
	case monthSized(day):
		return x.parse(longYear(year) + "-" + day + "-" + month)
	}
	return x.parse(longYear(year) + "-" + month + "-" + day)
}

// leadingDate splits a token of three numbers into a year, a month and a day.
// For slashes month and day are as in "15/3/2024", to be swapped by whoever
// knows better.
func leadingDate(s string) (year, month, day string) {
	if t := strings.IndexAny(s, "Tt"); t > 0 {
		s = s[:t]
	}
	sep := strings.IndexAny(s, "-./")
	if sep < 1 || sep > 4 {
		return "", "", ""
	}
	mark := s[sep : sep+1]
	a := s[:sep]
	b, c, ok := strings.Cut(s[sep+1:], mark)
	if !ok || !isDigits(a) || !isDigits(b) || !isDigits(c) || len(b) > 2 {
		return "", "", ""
	}
	switch {
	case len(a) == 4 && len(c) <= 2:
		return a, b, c
	case len(a) <= 2 && len(c) == 4, len(a) == 2 && len(b) == 2 && len(c) == 2 && mark != "-", len(c) == 2 && mark == "/" && len(a) <= 2:
		return c, b, a
	}
	return "", "", ""
}

// parse reads "2024-3-15" by the library, which knows the lengths of months.
func (x Date) parse(s string) (Date, bool) {
	t, err := dateparse.ParseStrict(s)
	if err != nil {
		t, err = dateparse.ParseStrict(padded(s))
	}
	if err != nil {
		return Date{}, false
	}
	x.Year, x.Month, x.Day = t.Year(), t.Month(), t.Day()
	return x, true
}

// padded writes the month and the day of "2024-3-5" with two digits.
func padded(s string) string {
	parts := strings.Split(s, "-")
	for i, p := range parts {
		if len(p) == 1 {
			parts[i] = "0" + p
		}
	}
	return strings.Join(parts, "-")
}

// dayMonth reads "15 March", "15th of March 2024", "14. May", "15-Mar-2024".
func (d *Document) dayMonth(i int) (Date, bool) {
	day := d.ordinal(i)
	if day == "" {
		return Date{}, false
	}
	j := i + 1
	for j < len(d.Tokens) && (dateJoins.Has(d.Tokens[j].Word) && !d.Tokens[j].Is(SpaceBefore) || d.Tokens[j].Word == wOf) && j < i+3 {
		j++
	}
	if !d.sameBlock(i, j) {
		return Date{}, false
	}
	m := monthOf(d.Tokens[j].Word)
	switch {
	case m != 0:
		return d.withYear(Date{End: j + 1}, day, m)
	case j == i+2 && dateJoins.Has(d.Tokens[i+1].Word):
		return d.monthYear(j, day)
	}
	return Date{}, false
}

// monthYear reads the rest of "15-Mar-2024", whose last two parts are one token.
func (d *Document) monthYear(j int, day string) (Date, bool) {
	name, year, ok := strings.Cut(d.Word(j), "-")
	m := monthOf(lookupWord(name))
	if !ok || m == 0 || !isDigits(year) || len(year) != 4 && len(year) != 2 {
		return Date{}, false
	}
	return Date{End: j + 1}.parse(longYear(year) + "-" + twoDigits(int(m)) + "-" + day)
}

// monthDay reads "March 15", "Mar. 15, 2024" and "March 2024".
func (d *Document) monthDay(i int) (Date, bool) {
	m := monthOf(d.Tokens[i].Word)
	j := i + 1
	if d.sameBlock(i, j) && d.Tokens[j].Word == wDot {
		j++
	}
	if d.sameBlock(i, j) && d.Tokens[j].Kind == NumberToken {
		if y := d.Word(j); len(y) == 4 && isDigits(y) && y[0] != '0' {
			return Date{Year: parseDigits(y), Month: m, End: j + 1}, true
		}
		if day := d.ordinal(j); day != "" {
			return d.withYear(Date{End: j + 1}, day, m)
		}
	}
	if may.Has(d.Tokens[i].Word) && !d.Tokens[i].Is(Capital) {
		return Date{}, false
	}
	return Date{Month: m, End: i + 1}, true
}

// withYear adds a year that follows at x.End and checks the day.
func (d *Document) withYear(x Date, day string, m time.Month) (Date, bool) {
	j := d.otherDay(x.End)
	if d.sameBlock(j-1, j) && (d.Tokens[j].Word == wComma || dateJoins.Has(d.Tokens[j].Word) && !d.Tokens[j].Is(SpaceBefore)) {
		j++
	}
	year := ""
	if d.sameBlock(j-1, j) && d.Tokens[j].Kind == NumberToken {
		if y := d.Word(j); len(y) == 4 && isDigits(y) && (y[0] == '1' || y[0] == '2') {
			year = y
		}
	}
	if year == "" {
		// Any leap year will do to see whether there is such a day.
		y, ok := x.parse("2000-" + twoDigits(int(m)) + "-" + day)
		y.Year = 0
		return y, ok
	}
	x.End = j + 1
	return x.parse(year + "-" + twoDigits(int(m)) + "-" + day)
}

// otherDay is where "–7" ends in "July 6–7, 2024", whose first day is read; j
// if no day and year follow.
func (d *Document) otherDay(j int) int {
	if !d.sameBlock(j-1, j+2) || !dayJoins.Has(d.Tokens[j].Word) || d.ordinal(j+1) == "" {
		return j
	}
	year := j + 2
	if d.Tokens[year].Word == wComma {
		year++
	}
	if !d.sameBlock(j, year) || len(d.Word(year)) != 4 || !isDigits(d.Word(year)) {
		return j
	}
	return j + 2
}

// dayJoins stand between two days of a month.
var dayJoins = Words("– — - / to and & through")

// ordinal is the day of the month at token i: "5", "05", "5th"; the first of
// "5-6", which is one token.
func (d *Document) ordinal(i int) string {
	s := strings.TrimRight(strings.ToLower(d.Word(i)), "stndrh")
	if a, b, ok := strings.Cut(s, "-"); ok && len(b) <= 2 && isDigits(b) {
		s = a
	}
	if len(s) < 1 || len(s) > 2 || !isDigits(s) || s == "00" || s == "0" {
		return ""
	}
	return s
}

// quarter reads "Q3", "Q3 2024", "2024-Q3", "H1".
func (d *Document) quarter(i int) (Date, bool) {
	x, ok := quarterOf(d.Word(i))
	if !ok {
		return Date{}, false
	}
	x.End = i + 1
	j := i + 1
	if d.sameBlock(i, j) && (d.Tokens[j].Word == wSlash || d.Tokens[j].Word == wOf) {
		j++
	}
	if x.Year == 0 && d.sameBlock(i, j) && d.Tokens[j].Kind == NumberToken {
		if y := d.Word(j); len(y) == 4 && isDigits(y) {
			x.Year, x.End = parseDigits(y), j+1
		}
	}
	return x, true
}

// yearQuarter reads "2024Q3" and "2024-Q3", which is three tokens.
func (d *Document) yearQuarter(i int) (Date, bool) {
	s := d.Word(i)
	x, ok := quarterOf(s)
	x.End = i + 1
	if !ok && len(s) == 4 && isDigits(s) && d.sameBlock(i, i+2) && d.Tokens[i+1].Word == wHyphen && !d.Tokens[i+2].Is(SpaceBefore) {
		x, ok = quarterOf(d.Word(i + 2))
		x.Year, x.End = parseDigits(s), i+3
	}
	return x, ok
}

// quarterOf reads one token: "Q3", "2024Q3", "Q3-2024", "Q3FY25", "H2".
func quarterOf(s string) (Date, bool) {
	if len(s) < 2 || len(s) > 8 {
		return Date{}, false
	}
	at := strings.IndexAny(s, "QqHh")
	if at < 0 || at+1 >= len(s) {
		return Date{}, false
	}
	n, last := int(s[at+1]-'0'), 4
	step := 3
	if s[at] == 'H' || s[at] == 'h' {
		last, step = 2, 6
	}
	before, after := strings.Trim(s[:at], "-/'"), strings.Trim(s[at+2:], "-/'")
	if n < 1 || n > last || before != "" && after != "" {
		return Date{}, false
	}
	x := Date{Month: time.Month(n * step)}
	if y := before + after; y != "" {
		if !isDigits(y) || len(y) != 4 && len(y) != 2 {
			return Date{}, false
		}
		x.Year = parseDigits(longYear(y))
	}
	return x, true
}

// sameBlock reports whether tokens i and j exist and stand in one block.
func (d *Document) sameBlock(i, j int) bool {
	return j < len(d.Tokens) && d.BlockOf(i) == d.BlockOf(j)
}

// Last is the last day that x covers, at 0:00 UTC. A missing year is taken
// from near: the year that puts the date nearest to it, with a leaning to the
// future, since near is the day of an incident and dates after it are plans.
// ok is false if x is ambiguous, or has no year and near is the zero time.
func (x Date) Last(near time.Time) (t time.Time, ok bool) {
	if x.Ambiguous || x.Month == 0 || x.Year == 0 && near.IsZero() {
		return time.Time{}, false
	}
	if x.Year != 0 {
		return x.in(x.Year), true
	}
	t = x.in(near.Year())
	switch gap := t.Sub(near); {
	case gap < -60*24*time.Hour:
		t = x.in(near.Year() + 1)
	case gap > 305*24*time.Hour:
		t = x.in(near.Year() - 1)
	}
	return t, true
}

func (x Date) in(year int) time.Time {
	if x.Day == 0 {
		return time.Date(year, x.Month+1, 0, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(year, x.Month, x.Day, 0, 0, 0, 0, time.UTC)
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// monthSized reports whether a number of up to two digits could be a month.
func monthSized(s string) bool { return parseDigits(s) <= 12 }

// parseDigits reads a few digits; whoever calls it has checked that they are digits.
func parseDigits(s string) (n int) {
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

func twoDigits(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }

// longYear writes "23" as "2023".
func longYear(y string) string {
	if len(y) == 2 {
		return "20" + y
	}
	return y
}

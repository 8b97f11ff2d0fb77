package analyzer

import (
	"strings"
	"time"
)

// A Length is a duration as somebody wrote it.
type Length struct {
	First, End int // Document.Tokens[First:End]
	Value      time.Duration
	Unit       time.Duration // the smallest unit named: how exact the words are
}

var (
	dayUnits    = Words("day days d")
	hourUnits   = Words("hour hours hr hrs h")
	minuteUnits = Words("minute minutes min mins m")
	secondUnits = Words("second seconds sec secs s")
)

func unitOf(w Word) time.Duration {
	switch {
	case dayUnits.Has(w):
		return 24 * time.Hour
	case hourUnits.Has(w):
		return time.Hour
	case minuteUnits.Has(w):
		return time.Minute
	case secondUnits.Has(w):
		return time.Second
	}
	return 0
}

// LengthAt reads a duration that begins at token i and ends before end: "5 h
// 25 min", "2h7m", "18-minute", "one and a half hours" is not read. ok is false
// if none begins there.
func (d *Document) LengthAt(i, end int) (x Length, ok bool) {
	x.First, x.End = i, i
	for j := i; j < end && j < i+10; {
		v, unit, next := d.lengthPart(j, end)
		if next == j || x.Unit != 0 && unit >= x.Unit {
			break
		}
		x.Value, x.Unit, x.End = x.Value+v, unit, next
		j = next
		for j < end && (d.Tokens[j].Word == wComma || d.Tokens[j].Word == wAndJoin) && j < next+2 {
			j++
		}
	}
	return x, x.End > i
}

var wAndJoin = W("and")

// lengthPart reads one number and its unit.
func (d *Document) lengthPart(j, end int) (v, unit time.Duration, next int) {
	t := &d.Tokens[j]
	if t.Kind != NumberToken {
		return 0, 0, j
	}
	s := strings.ToLower(d.Word(j))
	n := digitsEnd(s)
	frac := time.Duration(0)
	rest := s[n:]
	if n > 0 && n < 5 && len(rest) > 1 && rest[0] == '.' {
		if k := digitsEnd(rest[1:]); k == 1 {
			frac, rest = time.Duration(rest[1]-'0'), rest[2:]
		}
	}
	if n == 0 || n > 4 {
		return 0, 0, j
	}
	num := time.Duration(parseDigits(s[:n]))
	if rest == "" {
		k := j + 1
		if k+1 < end && d.Tokens[k].Word == wHyphen && !d.Tokens[k].Is(SpaceBefore) {
			k++
		}
		if k >= end {
			return 0, 0, j
		}
		if unit = unitOf(d.Tokens[k].Word); unit == 0 {
			return 0, 0, j
		}
		return num*unit + frac*unit/10, unit, k + 1
	}
	return attached(num, frac, rest, j)
}

// attached reads "5h", "2h7m", "45min" after the first number.
func attached(num, frac time.Duration, rest string, j int) (v, unit time.Duration, next int) {
	for {
		n := 0
		for n < len(rest) && rest[n] >= 'a' && rest[n] <= 'z' {
			n++
		}
		u := unitOf(lookupWord(rest[:n]))
		if u == 0 || unit != 0 && u >= unit {
			return 0, 0, j
		}
		v, unit, rest = v+num*u+frac*u/10, u, rest[n:]
		if rest == "" {
			return v, unit, j + 1
		}
		k := digitsEnd(rest)
		if k == 0 || k > 4 || k == len(rest) {
			return 0, 0, j
		}
		num, frac, rest = time.Duration(parseDigits(rest[:k])), 0, rest[k:]
	}
}

package auditpage

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/blamelint/blamelint/analyzer/audit"
	"github.com/blamelint/blamelint/reporter"
)

func esc(s string) string { return reporter.EscapeHTML(s) }

// thousands writes 12345 as "12,345".
func thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}

func plural(n int64, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + many
}

func postmortems(n int64) string { return plural(n, "postmortem", "postmortems") }

// outOf writes a share in per cent, so that only all are 100 % and only none
// are 0 %.
func outOf(n, total int64) string {
	if total == 0 {
		return "–"
	}
	p := math.Round(100 * float64(n) / float64(total))
	switch {
	case n > 0 && p == 0:
		return "under 1 %"
	case n < total && p == 100:
		return "over 99 %"
	}
	return fmt.Sprintf("%.0f %%", p)
}

// shorten cuts a text to n characters.
func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)
	return strings.TrimRight(string(r[:n-1]), " ,;:") + "…"
}

// longDay writes a day as "12 March 2025"; empty if it is not known.
func longDay(d audit.Day) string {
	t := d.Time()
	if t.IsZero() {
		return ""
	}
	return t.Format("2 January 2006")
}

func longMonth(d audit.Day) string {
	t := d.Time()
	if t.IsZero() {
		return ""
	}
	return t.Format("January 2006")
}

// quarterName writes "2024-Q1" as "2024 Q1", and years as they are.
func quarterName(s string) string { return strings.Replace(s, "-", " ", 1) }

// titleOf is what a document is called: its title, or else its path.
func titleOf(title, path string) string {
	if t := strings.TrimSpace(title); t != "" {
		return t
	}
	return path
}

// areaName says which folder or service it is.
func areaName(s string) string {
	if s == "." || s == "" {
		return "(top folder)"
	}
	return s
}

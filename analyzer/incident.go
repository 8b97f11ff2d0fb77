package analyzer

import (
	"strings"
	"time"
)

// IncidentDay is the day of the incident as far as the document tells: from
// its fields or title, its file name, or the first full date in it, in this
// order; the zero time if there is none.
func (d *Document) IncidentDay() time.Time {
	if !d.facts.dayRead {
		d.facts.dayRead = true
		d.facts.day = d.incidentDay()
	}
	return d.facts.day
}

func (d *Document) incidentDay() time.Time {
	if t := d.Meta().Incident; !t.IsZero() {
		return t
	}
	if t, ok := nameDay(d.Path); ok {
		return t
	}
	for _, s := range d.Sections {
		if s.Head != nil && s.Level <= 2 {
			if t, ok := d.firstDay(s.Head.FirstToken, s.Head.EndToken); ok {
				return t
			}
		}
	}
	t, _ := d.firstDay(0, len(d.Tokens))
	return t
}

// firstDay is the first date with a year and a day among the tokens.
func (d *Document) firstDay(first, end int) (time.Time, bool) {
	for i := first; i < end; i++ {
		if k := d.Tokens[i].Kind; k != NumberToken && !monthWords.Has(d.Tokens[i].Word) {
			continue
		}
		if x, ok := d.DateAt(i); ok && x.Year != 0 && x.Day != 0 && x.End <= end {
			return x.Last(time.Time{})
		}
	}
	return time.Time{}, false
}

// nameDay reads "2024-03-15" or "20240315" in a file's name.
func nameDay(path string) (time.Time, bool) {
	name := path[strings.LastIndexAny(path, `/\`)+1:]
	for i := 0; i+8 <= len(name); i++ {
		if i > 0 && name[i-1] >= '0' && name[i-1] <= '9' {
			continue
		}
		for _, layout := range [...]string{"2006-01-02", "2006_01_02", "2006.01.02", "20060102"} {
			if n := len(layout); i+n <= len(name) && (i+n == len(name) || name[i+n] < '0' || name[i+n] > '9') {
				if t, err := time.Parse(layout, name[i:i+n]); err == nil && t.Year() > 1990 && t.Year() < 2100 {
					return t, true
				}
			}
		}
	}
	return time.Time{}, false
}

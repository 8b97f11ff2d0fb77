package audit

import (
	"fmt"
	"time"
)

// A Day is a date in the form 2006-01-02, so that days compare as strings do;
// empty if it is not known.
type Day string

// DayOf is the day of t in t's own zone; empty for the zero time.
func DayOf(t time.Time) Day {
	if t.IsZero() {
		return ""
	}
	return Day(t.Format(time.DateOnly))
}

// Time is midnight UTC of the day; the zero time if it is not known.
func (d Day) Time() time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

// Year is "2024", or empty.
func (d Day) Year() string {
	if len(d) < len(time.DateOnly) {
		return ""
	}
	return string(d[:4])
}

// Quarter is "2024-Q1", or empty.
func (d Day) Quarter() string {
	if len(d) < len(time.DateOnly) {
		return ""
	}
	month := int(d[5]-'0')*10 + int(d[6]-'0')
	return fmt.Sprintf("%s-Q%d", d[:4], (month+2)/3)
}

// DateSource says where a record's date was read.
type DateSource string

// The sources, in the order in which they are asked.
const (
	FromFrontMatter DateSource = "front matter"
	FromField       DateSource = "field" // a "Date:" line, a table of fields, the title
	FromFileName    DateSource = "file name"
	FromText        DateSource = "text" // the first full date in its headings or sentences
	FromGit         DateSource = "git"  // the first commit that has the file
)

// DateSources are all sources, in the order in which they are asked.
var DateSources = [...]DateSource{FromFrontMatter, FromField, FromFileName, FromText, FromGit}

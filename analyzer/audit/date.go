package audit

import (
	"strings"
	"time"

	"github.com/itlightning/dateparse"

	"github.com/blamelint/blamelint/analyzer"
)

// dateOf is the day of a document and where it was read: in front matter, in
// the fields of the text or its title, in the file's name, in a field that says
// when it was published, in its sentences, or from git, in this order. A commit comes last: it may be years later, as when
// old documents are moved into a repository.
func dateOf(d *analyzer.Document, git Day) (Day, DateSource) {
	m := d.Meta()
	if day := DayOf(m.Incident); day != "" && !d.FrontMatter.Empty() && d.FrontMatter.Contains(m.IncidentAt) {
		return day, FromFrontMatter
	}
	if day := frontDay(d, m); day != "" {
		return day, FromFrontMatter
	}
	if day := DayOf(m.Incident); day != "" {
		return day, FromField
	}
	if t, ok := analyzer.NameDay(d.Path); ok {
		return DayOf(t), FromFileName
	}
	if day := DayOf(m.Published); day != "" {
		return day, FromField
	}
	if day := plausible(d.IncidentDay()); day != "" {
		return day, FromText
	}
	if git != "" {
		return git, FromGit
	}
	return "", ""
}

// dayKinds are the fields of front matter that tell the day, best first.
var dayKinds = [...]analyzer.FieldKind{analyzer.IncidentField, analyzer.DateField, analyzer.PublishedField, analyzer.ReviewField}

func frontDay(d *analyzer.Document, m *analyzer.Meta) Day {
	if d.FrontMatter.Empty() {
		return ""
	}
	for _, kind := range dayKinds {
		for i := range m.Fields {
			f := &m.Fields[i]
			if f.Kind != kind || !d.FrontMatter.Contains(f.NameAt) {
				continue
			}
			if day := parseDay(f.Value); day != "" {
				return day
			}
		}
	}
	return ""
}

// parseDay reads a date or a time in front matter. What could be either the
// third of April or the fourth of March is no date.
func parseDay(s string) Day {
	s = strings.TrimSpace(s)
	if len(s) >= len(time.DateOnly) {
		if t, err := time.Parse(time.DateOnly, s[:len(time.DateOnly)]); err == nil {
			return plausible(t)
		}
	}
	if len(s) < 6 { // a bare year or a number
		return ""
	}
	t, err := dateparse.ParseStrict(s)
	if err != nil {
		return ""
	}
	return plausible(t)
}

func plausible(t time.Time) Day {
	if t.Year() <= 1990 || t.Year() >= 2100 {
		return ""
	}
	return DayOf(t)
}

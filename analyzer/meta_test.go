package analyzer

import (
	"testing"
	"time"
)

var metas = []struct {
	name, text          string
	incident, published string
	severity            int
	duration            time.Duration
	owner               bool
	authors             int
}{
	{"nothing", "Some text about a leak.", "", "", 0, 0, false, 0},
	{"lines", "# Leak\n\n**Incident date:** 2024-05-14\n**Published:** 2024-05-16\n**Author:** Jo Reed\n**Severity:** SEV-2\n", "2024-05-14", "2024-05-16", 2, 0, true, 1},
	{"hard breaks", "**Date**: 6th November, 2022  \n**Authors**: Ann, Bo (ops), Cy\\\n**Status**: done", "2022-11-06", "", 0, 0, false, 3},
	{"one line", "Date: 2024-09-11 · Author: Ann Oak · Severity: 3\n", "2024-09-11", "", 3, 0, true, 1},
	{"items", "- Report owner: Ann Oak\n- Date of incident: 22 December 2023\n- Date of report: 29 December 2023\n- Duration: 5 h 25 min\n", "2023-12-22", "2023-12-29", 0, 5*time.Hour + 25*time.Minute, true, 0},
	{"table", "| Field | |\n|---|---|\n| Severity | P1 |\n| Outage start | 2024-05-14 10:00 |\n| Duration | 2h7m |\n| Owner | TBD |\n", "2024-05-14", "", 1, 2*time.Hour + 7*time.Minute, false, 0},
	{"HTML table", "<table><tr><td><b>Date</b></td><td>30 April 2021</td></tr><tr><td>Report owner</td><td>S. Okon</td></tr></table>\n", "2021-04-30", "", 0, 0, true, 0},
	{"headings", "# Leak\n\n## Date\n\n2025-03-26\n\n## Authors\n\n* Ann\n", "2025-03-26", "", 0, 0, true, 1},
	{"heading lines", "## Leak\n\n## Date: 12th March 2023\n\n## Time: 05:13\n", "2023-03-12", "", 0, 0, false, 0},
	{"front matter", "---\ntitle: Leak\nincident_date: 2023-02-13\npublishedAt: \"2023-02-20\"\nseverity: 2\nauthors:\n  - Ann\n  - Bo\n---\n\nText.\n", "2023-02-13", "2023-02-20", 2, 0, false, 2},
	{"date in front matter is the page's", "---\ndate: 2023-02-13\n---\n\nText.\n", "", "", 0, 0, false, 0},
	{"incident in front matter", "---\ntitle: Leak\nincident: 2023-02-13\n---\n\nText.\n", "2023-02-13", "", 0, 0, false, 0},
	{"number in front matter", "---\ntitle: Leak\nincident: INC-20230213\n---\n\nText.\n", "", "", 0, 0, false, 0},
	{"TOML", "+++\ntitle = \"Leak\"\nauthors = [\"Ann\"]\n\n[extra]\nowner = \"x\"\n+++\n\nText.\n", "", "", 0, 0, true, 1},
	{"broken front matter", "---\n: : :\n\t- {\n---\n\nText.\n", "", "", 0, 0, false, 0},
	{"title", "# 2021-06-03: Database full\n\nText.\n", "2021-06-03", "", 0, 0, false, 0},
	{"days in a title", "# Leak at the quay, July 6–7, 2024\n\nText.\n", "2024-07-06", "", 0, 0, false, 0},
	{"days in a title, in words", "# Leak of June 29 and 30, 2024\n\nText.\n", "2024-06-29", "", 0, 0, false, 0},
	{"days in a field", "Incident date: March 3 to 5, 2024\n\nText.\n", "2024-03-03", "", 0, 0, false, 0},
	{"days in a title, one word", "# Leak of 6-7 July 2024\n\nText.\n", "2024-07-06", "", 0, 0, false, 0},
	{"days of two months", "# Leak of March 30 – April 2, 2024\n\nText.\n", "2024-04-02", "", 0, 0, false, 0},
	{"ambiguous", "Incident date: 03/04/2024\n\nPublished: 25/04/2024\n", "", "2024-04-25", 0, 0, false, 0},
	{"placeholders", "Date: [DATE]\n\nAuthor: <your name>\n\nOwner: TBD\n\nSeverity: [SEV-1 | SEV-2]\n", "", "", 0, 0, false, 1},
	{"no fields", "The lesson: a date: 2024-01-01. It hurt the weekly downtime limit: 40 minutes.\n", "", "", 0, 0, false, 0},
	{"severity in words", "Severity: Critical (all customers)\n", "", "", 1, 0, false, 0},
}

func TestMeta(t *testing.T) {
	for _, c := range metas {
		t.Run(c.name, func(t *testing.T) {
			m := Parse("x.md", []byte(c.text), nil).Meta()
			if got := dayString(m.Incident); got != c.incident {
				t.Errorf("incident %q, want %q", got, c.incident)
			}
			if got := dayString(m.Published); got != c.published {
				t.Errorf("published %q, want %q", got, c.published)
			}
			if m.Severity != c.severity || m.Duration != c.duration || m.Owner != c.owner {
				t.Errorf("severity %d, duration %v, owner %v; want %d, %v, %v", m.Severity, m.Duration, m.Owner, c.severity, c.duration, c.owner)
			}
			if c.name != "placeholders" && m.Authors != c.authors {
				t.Errorf("%d authors, want %d", m.Authors, c.authors)
			}
		})
	}
}

func dayString(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func TestLengths(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"5 h 25 min": 325 * time.Minute, "2h7m": 127 * time.Minute, "18-minute gap": 18 * time.Minute, "3 hours and 13 minutes": 193 * time.Minute, "1.5 hours": 90 * time.Minute,
		"2 days, 3 hours": 51 * time.Hour, "40 mins": 40 * time.Minute, "90s": 90 * time.Second, "4 engineers": 0, "20 % of users": 0, "10:20": 0, "3 hours, 4 days": 3 * time.Hour, "5m3": 0,
	} {
		d := Parse("x.md", []byte(text), nil)
		if x, _ := d.LengthAt(0, len(d.Tokens)); x.Value != want {
			t.Errorf("%q is %v, want %v", text, x.Value, want)
		}
	}
}

func FuzzMeta(f *testing.F) {
	for _, c := range metas {
		f.Add([]byte(c.text))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		d := Parse("x.md", src, nil)
		for _, x := range d.Meta().Fields {
			if x.ValueAt.End > len(src) || x.NameAt.End > len(src) || x.First > x.End {
				t.Errorf("field %q at %v and %v of %d bytes", x.Name, x.NameAt, x.ValueAt, len(src))
			}
		}
	})
}

package analyzer

import (
	"strings"
	"testing"
	"time"
)

// timelines are timelines as teams write them, by the times that a reader sees
// in them: hours and minutes since the first entry.
var timelines = []struct{ name, text, want string }{
	{"list", "- 10:00 A\n- 10:20 B\n- 11:05 C", "0:00 0:20 1:05"},
	{"bold", "- **10:00** - A\n- **10:20 UTC**: B", "0:00 0:20"},
	{"bold with zone", "- **10:00 UTC** A\n- **11:20 CEST** B", "0:00 -0:40!"},
	{"numbered lines", "4.1 **10:00** A\n4.2 **10:20** B\n4.3 11:05 C", "0:00 0:20 1:05"},
	{"seconds", "- 10:00:05 A\n- 10:00:50.25 B\n- 10:02:05 C", "0:00 0:00 0:02"},
	{"dash and tilde", "- ~10:00 – A\n- ca. 10:20 – B\n- around 10:30, C", "0:00 0:20 0:30"},
	{"sentences", "At 10:00 UTC the pager rang. At 10:20 the valve was closed. By 11:00 UTC all was dry.", "0:00 0:20 1:00"},
	{"twelve hours", "- 9:50 AM A\n- 11:58 am B\n- 12:10 PM C\n- 1:05pm D\n- 5 pm E", "0:00 2:08 2:20 3:15 7:10"},
	{"short meridiem", "- 10:45a A\n- 12:29p B", "0:00 1:44"},
	{"midnight", "- 23:50 A\n- 00:10 B\n- 07:00 C", "0:00 0:20 7:10"},
	{"a night in between", "- 16:40 A\n- 09:00 B", "0:00 16:20"},
	{"a step back", "- 13:30 A\n- 13:10 B\n- 14:00 C", "0:00 -0:20! 0:30"},
	{"ISO", "- 2024-05-01T10:00Z A\n- 2024-05-01 10:20 UTC B\n- 2024-05-02T00:00:00Z C", "0:00 0:20 14:00"},
	{"day and month", "- 1 May 2024, 10:00 A\n- 1 May 2024, 10:20 B\n- 2 May, 10:00 C", "0:00 0:20 24:00"},
	{"month and day", "- May 1, 10:00 A\n- May 1, 5:48 PM B\n- May 2 0:10 C", "0:00 7:48 14:10"},
	{"time then day", "- 10:00 UTC on 1 May: A\n- 10:20 UTC, 2 May: B", "0:00 24:20"},
	{"ordinals", "- May 1st, 2023 at 10:00 (UTC) A\n- 10:20 B\n- May 2nd 00:03 C", "0:00 0:20 14:03"},
	{"new year", "- Dec 31, 23:00 A\n- Jan 1, 01:00 B", "0:00 2:00"},
	{"weekdays", "- Mon 16:00 A\n- Tue 08:00 B\n- Thursday, 08:00 C", "0:00 16:00 64:00"},
	{"weekdays in lower case", "- tue 14. may 15:50: A\n- tue 16:10: B\n- wed: quiet\n- thu 09:30: C", "0:00 0:20 - 41:40"},
	{"days", "- Day 1, 10:00 A\n- Day 2, 09:00 B", "0:00 23:00"},
	{"next day", "- 10:00 A\n- next day 09:00 B", "0:00 23:00"},
	{"elapsed", "- T+0 A\n- T+5m B\n- T+1h20m C", "0:00 0:05 1:20"},
	{"elapsed in minutes", "- +0:05 A\n- +0:25 B\n- +0:15 C", "0:00 0:20 0:10!"},
	{"four digits with a zone", "- Feb 7 1506 UTC: A\n- 1936 UTC: B\n- Feb 8 0117 UTC: C", "0:00 4:30 10:11"},
	{"dots with a zone", "- 12.39UTC A\n- 13.05 UTC B", "0:00 0:26"},
	{"hours in words", "- 16h30 A\n- 17h B\n- 18:00 Uhr C", "0:00 0:30 1:30"},
	{"ranges", "- 10:00-10:15 A\n- 10:15 - 10:30 B\n- 10:30–11:00 C", "0:00 0:15 0:30"},
	{"brackets", "- [05-01 10:00] A\n- [05-01 10:20] B\n- [05-13 10:20] C", "0:00 0:20 288:20"},
	{"stamps at the end", "- Fix written (1 May, ~15:00 UTC)\n- Fix deployed (2 May, 16:00 UTC)", "0:00 25:00"},
	{"day before month", "- 04-03-2026 10:00 A\n- 05-03-2026 09:00 B\n- 13-03-2026 09:00 C", "0:00 23:00 215:00"},
	{"either order of day and month", "- 03/04 10:00 A\n- 04/04 09:00 B", "0:00 743:00"},
	{"table", "| Time (UTC) | Event |\n|---|---|\n| 10:00 | A |\n| 10:20 | B |", "0:00 0:20"},
	{"table with a date column", "| Date | Time | Event |\n|---|---|---|\n| 1 May | 10:00 | A |\n| | 10:20 | B |\n| 2 May | 09:00 | C |", "0:00 0:20 23:00"},
	{"table of moments", "| Moment | Time |\n|---|---|\n| Start | 10:00 |\n| Detected | 10:20 |", "0:00 0:20"},
	{"headings", "### 10:00\n\nA at 9 of 12 gates.\n\n### 10:20\n\nAt 09:50 somebody had seen it.", "0:00 0:20"},
	{"headings of the same level", "## 1 May\n\n- 10:00 A\n\n## 2 May\n\n- 09:00 B", "- 10:00 - 33:00"},
	{"bold days", "**1 May**\n\n10:00 A\\\n10:20 B\n\n**2 May**\n\n09:00 C", "- 10:00 10:20 - 33:00"},
	{"lines", "10:00 A  \n10:20 B  \n10:40 C", "0:00 0:20 0:40"},
	{"soft lines", "10:00: A\n10:20: B\nand it rained\n10:40: C", "0:00 0:20 0:40"},
	{"br", "10:00 A<br>\n10:20 B<br/>\n10:40 C", "0:00 0:20 0:40"},
	{"nested", "- 10:00 A\n  - 10:05 A1\n  - 10:30 A2\n- 10:20 B", "0:00 0:05 0:30 0:20"},
	{"code", "- `10:00` A\n- `2000-01-03 10:20` B", "0:00 0:20"},
	{"fence", "```\n10:00 A\n10:20 B\nand so on\n10:40 C\n```", "0:00 0:20 0:40"},
	{"a log is no timeline", "- 10:00 A\n\n```\n09:00:01 ERROR x\n```\n\n- 10:20 B", "0:00 0:20"},
	{"labels", "Time: 10:00\\\nA bell rang.\n\nTime: 10:20\\\nIt stopped.", "0:00 0:20"},
	{"noon and midnight", "- 11:00 A\n- noon B\n- midnight C", "0:00 1:00 13:00"},
	{"definition", "10:00\n:   A\n\n10:20\n:   B", "0:00 0:20"},
	{"dates only", "- **1 May 2024**: A\n- **3 May 2024**: B\n- **2 May 2024**: C", "- - -!"},
	{"backwards", "- 11:00 C\n- 10:20 B\n- 10:00 A", "0:00 -0:40! -1:00!"},
	{"offset", "- 10:00 UTC+2 A\n- 08:30 UTC B\n- 11:00 (UTC+02:00) C", "0:00 0:30 1:00"},
	{"zones", "- 10:00 PDT A\n- 17:30 UTC B", "0:00 0:30"},
	{"numbers that are no times", "- 4 engineers join\n- 10.5 % of requests\n- 1.31.0 released\n- 12 May is a holiday", "-"},
}

// readTimes renders the entries as the table does: a "!" marks what is out of
// order, a "-" a day without a time.
func readTimes(f *TimelineFacts) string {
	var out []string
	var first time.Time
	for i, e := range f.Entries {
		s := "-"
		if e.HasClock || e.Relative {
			if first.IsZero() && i == 0 {
				first = e.Time
			} else if first.IsZero() {
				first = e.Time.Truncate(24 * time.Hour)
			}
			s = clockString(e.Time.Sub(first))
		}
		for _, n := range f.Disorder {
			if n == i {
				s += "!"
			}
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func clockString(x time.Duration) string {
	sign := ""
	if x < 0 {
		sign, x = "-", -x
	}
	m := int(x / time.Minute)
	return sign + itoa(m/60) + ":" + twoDigits(m%60)
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}

func TestTimelines(t *testing.T) {
	for _, c := range timelines {
		t.Run(c.name, func(t *testing.T) {
			d := Parse("x.md", []byte("# Flood\n\n## Timeline\n\n"+c.text+"\n\n## Causes\n\nRain at 09:00.\n"), nil)
			f := d.Timeline()
			if f == nil {
				t.Fatal("no timeline")
			}
			if got := readTimes(f); got != c.want {
				t.Errorf("times %q, want %q", got, c.want)
			}
			for _, e := range f.Entries {
				if s := e.Stamp(d); s.Empty() || !f.Sections[0].Span.Contains(s) {
					t.Errorf("a stamp at %v is not in the section at %v", s, f.Sections[0].Span)
				}
			}
		})
	}
}

func TestNoTimeline(t *testing.T) {
	for _, s := range []string{"", "# Flood\n\n10:00 A\n\n10:20 B\n", "## Timeline\n\nSee the [status page](https://status.example).\n"} {
		if f := Parse("x.md", []byte(s), nil).Timeline(); f != nil {
			t.Errorf("a timeline of %d entries in %q", len(f.Entries), s)
		}
	}
}

func TestTimelineZone(t *testing.T) {
	for text, want := range map[string]string{
		"## Timeline (UTC)\n\n- 10:00 A\n":                                  "UTC",
		"## Timeline\n\nAll times are in CET.\n\n- 10:00 A\n":               "CET",
		"## Timeline (all times UK time)\n\n- 10:00 A\n":                    "UK time",
		"## Timeline\n\n- 10:00 A\n- 10:20 B\n":                             "",
		"## Timeline\n\n- 10:00 we est. two hours\n":                        "",
		"## Timeline\n\n- 10:00 PST A\n":                                    "PST",
		"## Timeline\n\n| When (Europe, CEST) | What |\n|--|--|\n|10:00|A|": "CEST",
		"## Timeline\n\n- 2024-05-01T10:00Z A\n":                            "UTC",
	} {
		f := Parse("x.md", []byte(text), nil).Timeline()
		if f == nil || f.Zone.Name != want {
			t.Errorf("zone %+v in %q, want %q", f, text, want)
		}
	}
}

func TestExpectedTimelines(t *testing.T) {
	expectations(t, func(t *testing.T, d *Document, e expectation) {
		f, want := d.Timeline(), e.Document.TimelineOrdered
		if (f == nil) != (want == nil) || f != nil && f.Ordered != *want {
			t.Errorf("timeline %+v", f)
		}
	})
}

func FuzzTimeline(f *testing.F) {
	for _, c := range timelines {
		f.Add("## Timeline\n\n" + c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := Parse("x.md", []byte(text), nil)
		if f := d.Timeline(); f != nil {
			for _, e := range f.Entries {
				e.Stamp(d)
				e.Text(d)
			}
		}
	})
}

func TestPhases(t *testing.T) {
	for _, c := range []struct{ text, detect, resolve string }{
		{"- 09:00 Release 4 goes out\n- 10:00 Alert fires\n- 10:20 Rollback begins\n- 10:30 Errors are back to normal", "1:00", "1:30"},
		{"- 10:00 Alert fires\n- 10:20 Fix tried, not resolved\n- 10:40 Over lunch we wait\n- 11:00 Service restored", "0:00", "1:00"},
		{"- 10:00 The queue grows\n- 10:20 It grows still\n- 10:40 It shrinks", "", ""},
		{"- 10:00 Checkout pages fail\n- 10:20 The desk pages the on-call engineer\n- 10:40 All clear", "0:20", "0:40"},
	} {
		d := Parse("x.md", []byte("## Timeline\n\n"+c.text+"\n"), nil)
		p := d.Timeline().Phases(d)
		if got := known(p.ToDetect()); got != c.detect {
			t.Errorf("%q: detected after %q, want %q", c.text, got, c.detect)
		}
		if got := known(p.ToResolve()); got != c.resolve {
			t.Errorf("%q: resolved after %q, want %q", c.text, got, c.resolve)
		}
	}
}

func known(x time.Duration, ok bool) string {
	if !ok {
		return ""
	}
	return clockString(x)
}

// TestTimedSection: four times in a row make a timeline of a section whose title
// could be a summary's.
func TestTimedSection(t *testing.T) {
	entries := "**14:02** – The pump stops.\n\n**14:05** – The alarm rings.\n\n**14:09** – The crew is at the pump.\n\n**14:30** – It runs again.\n"
	for text, want := range map[string]bool{
		"# Pump\n\n## In short\n\nIt stopped.\n\n## What happened\n\nAll times are local.\n\n" + entries: true,
		"# Pump\n\n## What happened\n\n" + entries:                                                       true,
		"# Pump\n\n## What happened\n\nAt 14:02 the pump stopped. At 14:30 it ran again.\n":              false,
		"# Pump\n\n## Impact\n\n" + entries:                                                              false,
	} {
		d := Parse("x.md", []byte(text), nil)
		if got := d.Timeline(); (got != nil && len(got.Entries) == 4) != want {
			t.Errorf("%v in %q", got, text)
		}
	}
}

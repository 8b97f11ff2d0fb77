package rules

import "github.com/blamelint/blamelint/analyzer"

var timelineTimezone = &analyzer.Rule{
	ID:      "timeline-timezone",
	Name:    "Times without a time zone",
	Summary: "a timeline that does not say in which time zone its times are",
	Doc: `Whoever compares the timeline with a graph, a log or another team's report has to know the zone, and the author is seldom there to
ask. Teams that work across borders have moved entries by an hour for want of three letters. One remark is enough: "All times are UTC", in the heading,
under it or in the table's header.

Dates alone, and times counted from the start ("T+5m"), need no zone.`,
	Sources:  []analyzer.Source{pdHow, sreTmpl},
	Group:    analyzer.Structure,
	Severity: analyzer.Off,
	Strict:   analyzer.Note,
	Examples: []analyzer.Example{{
		Bad:  "## «Timeline»\n\n- 10:00 Pager\n- 10:20 Rollback\n",
		Good: "## Timeline (UTC)\n\n- 10:00 Pager\n- 10:20 Rollback\n",
	}, {
		Bad:  "# Slow tills\n\n**«How it unfolded»**\n\n| Time | Event |\n|---|---|\n| 9:00 | Queue |\n| 9:40 | No queue |\n",
		Good: "# Slow tills\n\n**How it unfolded**\n\n| Time (CET) | Event |\n|---|---|\n| 9:00 | Queue |\n| 9:40 | No queue |\n",
	}, {
		Bad:  "## «Timeline»\n\nAt 9:50 AM the desk was called. At 10:05 AM the lift ran.\n",
		Good: "## Timeline\n\nAll times are local time in Oslo. At 9:50 AM the desk was called. At 10:05 AM the lift ran.\n",
	}},
	Silent: []string{
		"## Timeline\n\nAll times in UTC.\n\n- 10:00 Pager\n- 10:20 Rollback\n",
		"## Timeline\n\n- 10:00 UTC Pager\n- 10:20 Rollback\n",
		"## Timeline\n\n- 2024-05-01T10:00Z Pager\n- 2024-05-01T10:20Z Rollback\n",
		"## Timeline\n\n- T+0 Pager\n- T+5m Rollback\n",
		"## Timeline\n\n- 3 May: rollout\n- 4 May: first call\n",
		"# Lift\n\nAll times are CET.\n\n## Timeline\n\n- 10:00 Pager\n- 10:20 Rollback\n",
		"## Timeline\n\n- 10:00 Pager\n",
		"## Timeline\n\n- 10:00+02:00 Pager\n- 10:20 Rollback\n",
	},
	Check: checkTimelineTimezone,
}

var (
	timesWords = analyzer.Words("times clock timezone time-zone")
	zoneNames  = analyzer.Words("utc gmt cet cest bst pst pdt est edt cst cdt mst mdt ist jst sgt aest aedt local pacific eastern central et pt ct mt time")
)

func checkTimelineTimezone(p *analyzer.Pass) {
	t := p.Timeline()
	if t == nil || t.Zone.Name != "" || clocks(t) < 2 || declaresZone(p) {
		return
	}
	s := t.Sections[0]
	f := about(p, sectionSpan(p, s), "The times under %q have no time zone, so a reader cannot lay them beside a graph or a log.", s.Title)
	f.Suggest(`Say once which zone it is, in the heading or under it: "All times are UTC."`)
}

// clocks counts the entries with a time of day.
func clocks(t *analyzer.TimelineFacts) (n int) {
	for i := range t.Entries {
		if t.Entries[i].HasClock {
			n++
		}
	}
	return n
}

// declaresZone looks for "all times are CET" anywhere in the document.
func declaresZone(p *analyzer.Pass) bool {
	for i := range p.Each(timesWords) {
		s := p.SentenceOf(i)
		for j := max(s.First, i-6); j < min(s.End, i+8); j++ {
			if j != i && zoneNames.Has(p.Tokens[j].Word) {
				return true
			}
		}
	}
	return false
}

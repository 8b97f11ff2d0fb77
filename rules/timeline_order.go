package rules

import "github.com/blamelint/blamelint/analyzer"

var timelineOrder = &analyzer.Rule{
	ID:      "timeline-order",
	Name:    "A timeline that goes back in time",
	Summary: "an entry of the timeline that is earlier than the one before it",
	Doc: `Readers use the timeline to find out who knew what when. An entry out of order makes a decision look as if it had been made with
knowledge that came later, which is how hindsight gets into a report without a word of blame. Most often it is a slip: a wrong day, an entry added at the
end, two time zones.

The rule knows clocks of twelve and twenty-four hours, days that are inherited from the entry or heading before, and midnight. A date that can be read in
two ways is out of order only if both readings are. A timeline that runs backwards throughout, newest first, is left alone.`,
	Sources:  []analyzer.Source{pdHow, etsy},
	Group:    analyzer.Structure,
	Severity: analyzer.Warning,
	Examples: []analyzer.Example{{
		Bad:  "## Timeline\n\n- 15:00 The valve is closed.\n- 15:10 The alarm sounds.\n- «15:01» The desk is called.\n- 15:29 The valve is opened.\n",
		Good: "## Timeline\n\n- 15:00 The valve is closed.\n- 15:01 The desk is called.\n- 15:10 The alarm sounds.\n- 15:29 The valve is opened.\n",
	}, {
		Bad:  "## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 3 May 10:00 | Rollout |\n| «2 May 11:30» | First call |\n",
		Good: "## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 2 May 11:30 | First call |\n| 3 May 10:00 | Rollout |\n",
	}, {
		Bad:  "## Timeline\n\n**11:55** Pager.\\\n**12:15** Rollback.\\\n**«12:05»** Rollback asked for.\n",
		Good: "## Timeline\n\n**11:55** Pager.\\\n**12:05** Rollback asked for.\\\n**12:15** Rollback.\n",
	}},
	Silent: []string{
		"## Timeline\n\n- 23:50 Pager\n- 00:10 Rollback\n- 07:30 Morning shift\n",
		"## Timeline\n\n- 11:50 AM Pager\n- 12:10 PM Rollback\n- 1:05 PM Over\n",
		"## Timeline\n\n- 16:40 Rollout\n- 09:00 First call, the next morning\n",
		"## Timeline\n\n- 11:00 Over\n- 10:20 Rollback\n- 10:00 Pager\n",
		"## Timeline\n\n- 10:00 UTC Pager\n- 12:20 CEST Rollback\n",
		"## Timeline\n\n- 04-03-2026 10:00 Pager\n- 05-03-2026 09:00 Rollback\n",
		"## Timeline\n\n- 10:00 Search begins\n  - 10:05 in the logs\n  - 10:30 on the disk\n- 10:20 Second engineer joins\n",
		"## Timeline\n\n- Dec 31, 23:50 Pager\n- Jan 1, 00:20 Rollback\n",
		"The desk was called at 15:10, after the alarm of 15:01.",
		"## Timeline (ours)\n\n- 10:00 Pager\n- 11:00 Over\n\n## Timeline (vendor)\n\n- 9:30 Rollout\n",
	},
	Check: checkTimelineOrder,
}

// maxDisorder is how many entries are reported: beyond that the order is not a
// slip but a style.
const maxDisorder = 3

func checkTimelineOrder(p *analyzer.Pass) {
	t := p.Timeline()
	if t == nil || t.Ordered || t.Newest {
		return
	}
	for n, i := range t.Disorder {
		if n == maxDisorder {
			return
		}
		e, before := &t.Entries[i], latestBefore(t, i)
		stamp := string(p.Source[e.Stamp(p.Document).Start:e.Stamp(p.Document).End])
		prev := string(p.Source[before.Stamp(p.Document).Start:before.Stamp(p.Document).End])
		f := about(p, e.Stamp(p.Document), "%q stands after %q, so a reader may think that what is told here was known later than it was.", stamp, prev)
		f.Suggest("Move the entry to its place, or correct its day or time zone.").Relate(before.Stamp(p.Document), "the later entry before it")
	}
}

// latestBefore is the entry before i, of the same depth if there is one, that
// is later than it.
func latestBefore(t *analyzer.TimelineFacts, i int) *analyzer.TimelineEntry {
	for j := i - 1; j >= 0; j-- {
		if e := &t.Entries[j]; e.Time.After(t.Entries[i].Time) && e.Depth <= t.Entries[i].Depth {
			return e
		}
	}
	return &t.Entries[max(i-1, 0)]
}

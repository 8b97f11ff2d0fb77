package rules

import "github.com/blamelint/blamelint/analyzer"

var timelineStartsLate = &analyzer.Rule{
	ID:      "timeline-starts-late",
	Name:    "A timeline that begins with the alert",
	Summary: "the first entry of the timeline is the alert or the first report",
	Doc: `The alert is where the responders came in, not where the incident began. A timeline that begins there leaves out the change, the
growing queue, the decision that made sense on Tuesday: everything in which the conditions could be seen forming. It also hides how long nobody could see
the problem, which is the time to detect.

Begin before the incident: with the deploy, the last good state, the first error in the logs, even if that was found out much later.`,
	Sources:  []analyzer.Source{pdHow, etsy, dekker},
	Group:    analyzer.Structure,
	Severity: analyzer.Off,
	Strict:   analyzer.Note,
	Examples: []analyzer.Example{{
		Bad:  "## Timeline\n\n- «10:00» Pager: queue depth over 5,000.\n- 10:20 The consumer is restarted.\n- 10:40 The queue is empty.\n",
		Good: "## Timeline\n\n- 09:12 Release 4.1 doubles the size of each message.\n- 10:00 Pager: queue depth over 5,000.\n- 10:40 The queue is empty.\n",
	}, {
		Bad:  "## Timeline\n\n| Time | Event |\n|---|---|\n| «9:31» | A customer reports blank invoices |\n| 9:50 | The template is put back |\n",
		Good: "## Timeline\n\n| Time | Event |\n|---|---|\n| 8:02 | The new template goes live |\n| 9:31 | A customer reports blank invoices |\n| 9:50 | The template is put back |\n",
	}, {
		Bad:  "## Timeline\n\n**«14:02 UTC»** - Alert fires for the error rate.\n\n**14:10 UTC** - Incident declared.\n",
		Good: "## Timeline\n\n**13:55 UTC** - Certificate expires.\n\n**14:02 UTC** - Alert fires for the error rate.\n",
	}},
	Silent: []string{
		"## Timeline\n\n- 09:12 Release 4.1 goes out.\n- 10:00 Alert fires.\n",
		"## Timeline\n\n- 09:12 First errors in the log.\n- 10:00 Alert fires.\n",
		"## Timeline\n\n- 09:12 The alert rule is removed by a clean-up job.\n- 10:00 A user reports it.\n",
		"## Timeline\n\n- 10:00 Alert fires.\n",
		"The alert fired at 10:00, and at 10:20 the consumer was restarted.",
		"## Timeline\n\n- 09:00 Deploy starts; the pager is quiet.\n- 09:30 Alert fires.\n",
		"## Timeline\n\n- 09:00 Reports job begins its nightly run.\n- 09:30 Alert fires.\n",
	},
	Check: checkTimelineStartsLate,
}

var (
	alertNouns = analyzer.Words("alert alerts alarm alarms pager page pagerduty opsgenie monitor monitoring monitors datadog nagios pingdom alertmanager")
	alertVerbs = analyzer.Words("fires fired fire triggers triggered triggers alerts alerted pages paged sounds sounded rings rang detects detected goes went raised received")
	reportVerb = analyzer.Words("report reports reported reporting notice notices noticed complain complains complained notify notifies notified contacts contacted tweets tweeted rings calls called asks discovers discovered")
	firstWords = 7
)

func checkTimelineStartsLate(p *analyzer.Pass) {
	t := p.Timeline()
	if t == nil || len(t.Entries) < 2 {
		return
	}
	e := firstTold(t)
	if e == nil || !detects(p, e) {
		return
	}
	f := about(p, e.Stamp(p.Document), "The timeline begins when the incident was noticed, so a reader cannot see how it came about or how long it went unseen.")
	f.Suggest("Begin before it: the change, the last good state, or the first error in the logs, even if these were found out later.")
}

// firstTold is the first entry that tells something.
func firstTold(t *analyzer.TimelineFacts) *analyzer.TimelineEntry {
	for i := range t.Entries {
		if e := &t.Entries[i]; e.End > e.First && (e.HasClock || e.Relative) {
			return e
		}
	}
	return nil
}

// detects reports whether an entry's first words are an alert or a report.
func detects(p *analyzer.Pass, e *analyzer.TimelineEntry) bool {
	alert := -1
	for i := e.First; i < min(e.End, e.First+firstWords); i++ {
		w := p.Tokens[i].Word
		switch {
		case alertNouns.Has(w):
			if i == e.First && i+1 < e.End && (p.Tokens[i+1].Kind == analyzer.PunctToken || e.End-e.First == 1) {
				return true
			}
			alert = i
		case alert >= 0 && alertVerbs.Has(w):
			return true
		case i > e.First && reportVerb.Has(w) && p.Subject(i).Agent != analyzer.SystemAgent:
			return true
		case stopsClause(p, i):
			return false
		}
	}
	return false
}

func stopsClause(p *analyzer.Pass, i int) bool {
	w := p.Word(i)
	return w == "." || w == ";"
}

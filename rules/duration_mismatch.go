package rules

import (
	"slices"
	"time"

	"github.com/blamelint/blamelint/analyzer"
)

var durationMismatch = &analyzer.Rule{
	ID:      "duration-mismatch",
	Name:    "A duration that the timeline does not bear out",
	Summary: "the stated duration of the incident differs from every span of the timeline",
	Doc: `Durations are what is copied: into the status page, the yearly figures, the contract's credits. When the text says three hours and no
two entries of the timeline are three hours apart, one of them is wrong, and readers will pick the one that suits them. Often the start was moved when the
first error was found in the logs and the summary was not.

The rule compares what the text states as the duration of the incident with the differences between all entries of the timeline, give or take a tenth or five
minutes, and speaks up only if none fits. It needs a timeline with at least three times.`,
	Sources:  []analyzer.Source{pdHow, sreTmpl},
	Group:    analyzer.Structure,
	Severity: analyzer.Warning,
	Examples: []analyzer.Example{{
		Bad:  "**Duration:** «3 hours»\n\n## Timeline\n\n- 10:00 Errors begin.\n- 10:20 Pager.\n- 11:10 Rollback; errors end.\n",
		Good: "**Duration:** 70 minutes\n\n## Timeline\n\n- 10:00 Errors begin.\n- 10:20 Pager.\n- 11:10 Rollback; errors end.\n",
	}, {
		Bad:  "## Summary\n\nThe incident lasted «45 minutes».\n\n## Timeline\n\n- 10:00 Errors begin.\n- 10:20 Pager.\n- 12:10 Errors end.\n",
		Good: "## Summary\n\nThe incident lasted 2 hours and 10 minutes.\n\n## Timeline\n\n- 10:00 Errors begin.\n- 10:20 Pager.\n- 12:10 Errors end.\n",
	}, {
		Bad:  "| Field | |\n|---|---|\n| Duration | «5 h 25 min» |\n\n## Timeline\n\n- 2:45 PM First desk.\n- 3:35 PM Third desk.\n- 5:10 PM Over.\n",
		Good: "| Field | |\n|---|---|\n| Duration | 2 h 25 min |\n\n## Timeline\n\n- 2:45 PM First desk.\n- 3:35 PM Third desk.\n- 5:10 PM Over.\n",
	}},
	Silent: []string{
		"**Duration:** about 2 hours\n\n## Timeline\n\n- 10:00 Errors begin.\n- 10:20 Pager.\n- 12:10 Errors end.\n",
		"**Duration:** 50 minutes\n\n## Timeline\n\n- 9:00 Release.\n- 10:20 Pager.\n- 11:10 Errors end.\n",
		"## Summary\n\nThe rebuild lasted 40 minutes.\n\n## Timeline\n\n- 10:00 Errors begin.\n- 10:20 Pager.\n- 12:10 Errors end.\n",
		"**Duration:** 3 hours\n\n## Timeline\n\n- 10:00 Errors begin.\n- 10:20 Errors end.\n",
		"**Duration:** unknown\n\n## Timeline\n\n- 10:00 Errors begin.\n- 10:20 Pager.\n- 12:10 Errors end.\n",
		"**Duration:** 26 hours\n\n## Timeline\n\n- 1 May: errors begin.\n- 2 May: pager.\n- 3 May: errors end.\n",
		"The incident lasted 40 minutes.",
		"## Summary\n\nAn outage of 30 minutes would have been within the budget.\n\n## Timeline\n\n- 10:00 Errors begin.\n- 10:20 Pager.\n- 12:10 Errors end.\n",
	},
	Check: checkDurationMismatch,
}

var (
	lastedWords  = analyzer.Words("lasted")
	incidentHead = analyzer.Words("incident outage disruption event interruption degradation downtime impact issue")
	minClocks    = 3
)

func checkDurationMismatch(p *analyzer.Pass) {
	stated := statedDurations(p)
	if len(stated) == 0 {
		return
	}
	t := p.Timeline()
	if t == nil || clocks(t) < minClocks {
		return
	}
	times := clockTimes(t)
	for _, x := range stated {
		if x.length.Value <= 0 || fits(times, x.length) {
			continue
		}
		all := times[len(times)-1].Sub(times[0])
		f := p.Report(x.at, "The text says %q, but no two entries of the timeline are that far apart; from the first to the last it is %s.", p.TokensText(x.length.First, x.length.End), spoken(all))
		f.Suggest("Correct the one that is wrong; the start may have moved when earlier errors were found.")
		return
	}
}

// A statement is a duration with its place.
type statement struct {
	length analyzer.Length
	at     analyzer.Span
}

// statedDurations finds the duration of the incident in fields and in "the
// incident lasted …".
func statedDurations(p *analyzer.Pass) []statement {
	var out []statement
	for i := range p.Each(lastedWords) {
		if i == 0 || !incidentHead.Has(p.Tokens[i-1].Word) || p.BlockOf(i).Quote > 0 {
			continue
		}
		s := p.SentenceOf(i)
		for j := i + 1; j < min(s.End, i+4); j++ {
			if x, ok := p.LengthAt(j, s.End); ok {
				out = append(out, statement{x, p.TokensSpan(x.First, x.End)})
				break
			}
		}
	}
	if !durationField(p) {
		return out
	}
	for _, f := range p.Meta().Fields {
		if f.Kind != analyzer.DurationField {
			continue
		}
		for j := f.First; j < min(f.End, f.First+4); j++ {
			if x, ok := p.LengthAt(j, f.End); ok {
				out = append(out, statement{x, p.TokensSpan(x.First, x.End)})
				break
			}
		}
	}
	return out
}

// durationField is a cheap test for a field that states a duration.
func durationField(p *analyzer.Pass) bool {
	for i := range p.Each(durationNames) {
		if b := p.BlockOf(i); b.Kind == analyzer.Cell || b.Kind == analyzer.Heading || i+1 == b.EndToken || p.Word(i+1) == ":" || p.Word(i+1) == "(" {
			return true
		}
	}
	return false
}

var durationNames = analyzer.Words("duration length downtime")

func clockTimes(t *analyzer.TimelineFacts) []time.Time {
	var out []time.Time
	for i := range t.Entries {
		e := &t.Entries[i]
		if !e.HasClock && !e.Relative {
			continue
		}
		out = append(out, e.Time)
		if u := e.Clock.Until; u > e.Clock.Since() {
			out = append(out, e.Time.Add(u-e.Clock.Since()))
		}
	}
	slices.SortFunc(out, time.Time.Compare)
	return out
}

// fits reports whether two of the times, in order, are as far apart as x says.
func fits(times []time.Time, x analyzer.Length) bool {
	slack := max(x.Value/10, 5*time.Minute, x.Unit/2)
	for i, j := 0, 0; j < len(times); {
		switch gap := times[j].Sub(times[i]); {
		case gap < x.Value-slack:
			j++
		case gap > x.Value+slack && i < j:
			i++
		case gap > x.Value+slack:
			return false
		default:
			return true
		}
	}
	return false
}

// spoken is a duration as people write it: "2 h 10 min".
func spoken(x time.Duration) string {
	h, m := int(x/time.Hour), int(x%time.Hour/time.Minute)
	switch {
	case h >= 48:
		return plural(h/24, "day")
	case h == 0:
		return plural(m, "minute")
	case m == 0:
		return plural(h, "hour")
	}
	return plural(h, "hour") + " and " + plural(m, "minute")
}

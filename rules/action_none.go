package rules

import "github.com/blamelint/blamelint/analyzer"

var actionNone = &analyzer.Rule{
	ID:      "action-none",
	Name:    "No action item",
	Summary: "a postmortem from which nothing follows: no list item, check box or table row that proposes work",
	Doc: `A review that changes nothing has taught its readers that reviews change nothing. If there was something to learn, there is something to do:
a missing alert, a step that could be taken away, a runbook that would have saved an hour.

Prose about good intentions is easily missed; an item in a list can be owned, tracked and ticked. If you have decided with good reason that nothing
is worth doing, say so under the heading, with the reason, and silence this rule there.`,
	Sources:  []analyzer.Source{pagerDutyActions, sreBook},
	Group:    analyzer.Action,
	Severity: analyzer.Note,
	Strict:   analyzer.Warning,
	Examples: []analyzer.Example{{
		Bad:  "# Slow search on 4 May\n\n## Summary\n\nSearch was slow for an hour.\n\n## Timeline\n\n- 10:00 slow\n\n## «Action items»\n\nWe will put the index size on the dashboard and ask the search team for a way to rebuild it.",
		Good: "# Slow search on 4 May\n\n## Summary\n\nSearch was slow for an hour.\n\n## Timeline\n\n- 10:00 slow\n\n## Action items\n\n- Add the index size to the search dashboard (Kim, #12)",
	}, {
		Bad:  "# «Slow search on 4 May»\n\n## Summary\n\nSearch was slow for an hour.\n\n## Impact\n\nNobody could find a recipe.",
		Good: "# Slow search on 4 May\n\n## Summary\n\nSearch was slow for an hour. Action item: add the index size to the search dashboard (Kim, #12).\n\n## Impact\n\nNobody could find a recipe.",
	}, {
		Bad:  "# Slow search\n\n## Summary\n\nSlow.\n\n## Timeline\n\n- 10:00 slow\n\n## «Follow-ups»\n\n- None",
		Good: "# Slow search\n\n## Summary\n\nSlow.\n\n## Timeline\n\n- 10:00 slow\n\n## Follow-ups\n\n- [x] Rebuild the index (Kim, #12)",
	}},
	Silent: []string{
		"# Notes\n\n- buy milk",
		"# How we write postmortems\n\nBegin with the timeline.",
		"# Slow search\n\n## Summary\n\nSlow.\n\n## Timeline\n\n| Time | Event |\n|---|---|\n| 10:00 | slow |\n\n| Action item | Owner |\n|---|---|\n| Rebuild the index | Kim |",
	},
	Check: checkActionNone,
}

func checkActionNone(p *analyzer.Pass) {
	if len(p.Actions()) > 0 || !isReport(p) {
		return
	}
	at, prose := titleSpan(p), false
	for _, s := range p.SectionsOf(analyzer.ActionItems) {
		if s.TitleEnd > s.TitleFirst {
			at, prose = p.TokensSpan(s.TitleFirst, s.TitleEnd), s.End-s.TitleEnd > minProse
			break
		}
	}
	if prose {
		about(p, at, "What is promised here stands in running text: nobody can own, track or tick it.").
			Suggest("Make each promise an item of a list: \"___ (a verb) ___ so that ___ (owner: ___, #___)\".")
		return
	}
	about(p, at, "No action item follows from this incident: what was learnt here can be lost.").
		Suggest("List what will change, one item each: \"___ (a verb) ___ so that ___ (owner: ___, #___)\"; or say why nothing is worth doing.")
}

// minProse is the number of tokens from which on a section without items is
// taken to hold promises.
const minProse = 12

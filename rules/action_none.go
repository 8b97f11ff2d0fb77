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
		Bad:  "# Slow search on 4 May\n\n## Summary\n\nSearch was slow for an hour.\n\n## Timeline\n\n- 10:00 slow\n\n## «Action items»\n\nWe will try to do better.",
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

// reviewSections are sections of which a document needs two to be taken for a
// postmortem.
var reviewSections = [...]analyzer.Kind{
	analyzer.Summary, analyzer.Impact, analyzer.Timeline, analyzer.Causes, analyzer.WentWell, analyzer.WentWrong, analyzer.ActionItems, analyzer.Detection, analyzer.Resolution,
}

func checkActionNone(p *analyzer.Pass) {
	if len(p.Actions()) > 0 {
		return
	}
	n := 0
	for _, k := range reviewSections {
		if len(p.SectionsOf(k)) > 0 {
			n++
		}
	}
	if n < 2 {
		return
	}
	at, ok := actionHeading(p)
	if !ok {
		at, ok = firstHeading(p)
	}
	if ok {
		f := p.Report(at, "No action item follows from this incident: what was learnt here can be lost.")
		f.Doc = true
		f.Suggest("List what will change, one item each: \"___ (a verb) ___ so that ___ (owner: ___, #___)\"; or say why nothing is worth doing.")
	}
}

// actionHeading is the heading of the section for action items.
func actionHeading(p *analyzer.Pass) (analyzer.Span, bool) {
	for _, s := range p.SectionsOf(analyzer.ActionItems) {
		if s.TitleEnd > s.TitleFirst {
			return p.TokensSpan(s.TitleFirst, s.TitleEnd), true
		}
	}
	return analyzer.Span{}, false
}

// firstHeading is the title of the document.
func firstHeading(p *analyzer.Pass) (analyzer.Span, bool) {
	for _, s := range p.Sections {
		if s.TitleEnd > s.TitleFirst {
			return p.TokensSpan(s.TitleFirst, s.TitleEnd), true
		}
	}
	return analyzer.Span{}, false
}

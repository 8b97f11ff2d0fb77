package rules

import "github.com/blamelint/blamelint/analyzer"

var actionNoPriority = &analyzer.Rule{
	ID:      "action-no-priority",
	Name:    "No action item comes first",
	Summary: "several open items, and none is marked as critical or high",
	Doc: `When all items are equal, the easiest are done first. Mark the one or two that would have changed this incident most: they are the reason why
the review was held. "P1", "High", "Priority: critical" or a column will do.

This is a matter of house style, so the rule is off unless you ask for the strict preset or turn it on.`,
	Sources:  []analyzer.Source{lunneyActions, pagerDutyActions},
	Group:    analyzer.Action,
	Severity: analyzer.Off,
	Strict:   analyzer.Note,
	Examples: []analyzer.Example{{
		Bad:  "## «Action items»\n\n- Cap the retries of the importer at 3\n- Add a lock to the deploy script\n- Delete the old importer",
		Good: "## Action items\n\n- **High:** Cap the retries of the importer at 3\n- Add a lock to the deploy script\n- Delete the old importer",
	}},
	Silent: []string{
		"## Action items\n\n- Cap the retries of the importer at 3\n- Add a lock to the deploy script",
		"## Actions\n\n| Action | Prio |\n|---|---|\n| Cap the retries | P1 |\n| Add a lock | P2 |\n| Delete the importer | P3 |",
	},
	Check: checkActionNoPriority,
}

func checkActionNoPriority(p *analyzer.Pass) {
	open := openItems(p)
	if len(open) < 3 {
		return
	}
	for _, a := range open {
		if a.Priority >= analyzer.HighPriority {
			return
		}
	}
	aboutActions(p, "None of the %d open items is marked as the one to do first.", len(open)).
		Suggest("Mark the one or two that would have changed this incident most: \"P1\", \"High\".")
}

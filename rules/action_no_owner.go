package rules

import "github.com/blamelint/blamelint/analyzer"

var actionNoOwner = &analyzer.Rule{
	ID:      "action-no-owner",
	Name:    "An action item without an owner",
	Summary: "open items for which no person or team is named",
	Doc: `What belongs to all is done by nobody in particular: each reader may think that somebody else has it. An owner does not have to do the work;
the owner is the one whom others ask, who says when it is late, and who gives it back if it cannot be done.

A person, a role or a team will do: in a column, as "Owner: …", as @handle, in brackets, as "Ann to …", or once in the heading or the sentence over the
list. "Everyone", "all" and "tbd" are no owners.`,
	Sources:  []analyzer.Source{pagerDutyActions, sreBook, lunneyActions},
	Group:    analyzer.Action,
	Severity: analyzer.Note,
	Examples: []analyzer.Example{{
		Bad:  "## Action items\n\n- «Cap the retries of the importer at 3»\n- Add a lock to the deploy script (Ann)",
		Good: "## Action items\n\n- Cap the retries of the importer at 3 (data team)\n- Add a lock to the deploy script (Ann)",
	}, {
		Bad:  "## Actions\n\n| Action | Owner | Due |\n|---|---|---|\n| «Label the cables in cabinet 4» | tbd | 2 May |",
		Good: "## Actions\n\n| Action | Owner | Due |\n|---|---|---|\n| Label the cables in cabinet 4 | site crew | 2 May |",
	}, {
		Bad:  "## Next steps\n\n- everyone: «move your cron jobs to the scheduler»",
		Good: "## Next steps\n\n- @kim: move the cron jobs of all teams to the scheduler",
	}},
	Silent: []string{
		"## Action items\n\n- Cap the retries of the importer at 3. Owner: data team",
		"## Action items\n\n- @kim Cap the retries of the importer at 3",
		"## Action items\n\n- Kim and Oleg to cap the retries of the importer at 3",
		"## Action items\n\nThe storage team will do the following:\n\n- Cap the retries of the importer at 3",
		"## Action items\n\n### Storage team\n\n- Cap the retries of the importer at 3",
		"## Action items\n\n- storage team\n  - [ ] Cap the retries of the importer at 3",
		"## Action items\n\n- Cap the retries of the importer at 3\n  - Oleg will do it",
		"Action item (storage): cap the retries of the importer at 3.",
		"## Action items\n\n- [x] Cap the retries of the importer at 3",
		"## Timeline\n\n- Cap the retries of the importer at 3",
	},
	Check: checkActionNoOwner,
}

func checkActionNoOwner(p *analyzer.Pass) {
	for _, a := range openItems(p) {
		if len(a.Owners) == 0 {
			p.Report(a.Words, "Nobody is named for this item: each reader may think that somebody else has it.").
				Suggest("Add who answers for it, a person or a team: \"(owner: ___)\".").About("items without an owner")
		}
	}
}

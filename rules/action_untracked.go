package rules

import "github.com/blamelint/blamelint/analyzer"

var actionUntracked = &analyzer.Rule{
	ID:      "action-untracked",
	Name:    "An action item that nothing brings back",
	Summary: "open items with neither a ticket nor a due date",
	Doc: `A postmortem is read in the week of the incident and then seldom again. An item that lives only there is forgotten, in good faith, as soon as the
next incident comes. A ticket stands on the board where the work is chosen; a date makes somebody ask.

One of both is enough: a link or key of an issue, task or pull request, or a date ("by 3 May", "Q3", "within two weeks"), with the item or once in its
heading. "Soon", "ongoing" and "tbd" are no dates.`,
	Sources:  []analyzer.Source{pagerDutyActions, sreBook, lunneyActions},
	Group:    analyzer.Action,
	Severity: analyzer.Note,
	Examples: []analyzer.Example{{
		Bad:  "## Action items\n\n- «Cap the retries of the importer at 3» (data team)\n- Add a lock to the deploy script (OPS-881)",
		Good: "## Action items\n\n- Cap the retries of the importer at 3 (data team, by 3 May)\n- Add a lock to the deploy script (OPS-881)",
	}, {
		Bad:  "## Actions\n\n| Action | Owner | Due |\n|---|---|---|\n| «Label the cables in cabinet 4» | site crew | asap |",
		Good: "## Actions\n\n| Action | Owner | Due |\n|---|---|---|\n| Label the cables in cabinet 4 | site crew | 2 May |",
	}, {
		Bad:  "## Next steps\n\n- «Warn in the console when a certificate expires» within 30 days @kim",
		Good: "## Next steps\n\n- Warn in the console when a certificate expires within 30 days (#412) @kim",
	}},
	Silent: []string{
		"## Action items\n\n- [#412](https://git.example/ops/issues/412): Cap the retries of the importer at 3",
		"## Action items\n\n- Cap the retries of the importer at 3 before the end of August",
		"## Action items\n\n- Cap the retries of the importer at 3 – Kim – Q3",
		"## Action items\n\n- Cap the retries of the importer at 3; goes out with release 8.1 on 3 June",
		"## Action items\n\n- Cap the retries of the importer at 3\n  - mail/importer#14, Kim will review it",
		"## Action items (by 30 June)\n\n- Cap the retries of the importer at 3",
		"## Action items\n\n- Cap the retries of the importer at 3\n  - Owner: Kim\n  - Due: 2024-05-03",
		"## Action items\n\n- Cap the retries of the importer at 3 (done)",
	},
	Check: checkActionUntracked,
}

func checkActionUntracked(p *analyzer.Pass) {
	for _, a := range openItems(p) {
		if !a.Tracked() {
			p.Report(a.Words, "Neither a ticket nor a date will bring this item back to mind.").
				Suggest("Link its ticket, or say by when: \"(#___)\", \"by ___\".").About("items without a ticket")
		}
	}
}

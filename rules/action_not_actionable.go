package rules

import "github.com/blamelint/blamelint/analyzer"

var actionNotActionable = &analyzer.Rule{
	ID:      "action-not-actionable",
	Name:    "An action item without an act",
	Summary: `items that name a thing, a wish or a thought instead of an act with a result: "better alerts", "investigate", "X should be Y"`,
	Doc: `Whoever picks up "Better alerts" three weeks later has to guess what was meant, and whoever picks up "Investigate the proxy" can close it after
ten minutes or never. Items of this kind stay open longest, and when they are closed nothing has changed.

Begin with a verb that leaves something behind: add, remove, limit, replace, write, measure. Where you do not know yet what to change, make the answer
itself the result: who will write down what, where, by when. A wish ("the script should ask first") becomes an act when you say who changes what.

The rule reads the first words of each item that is still open, after its label and without owner, ticket and date. A verb of thinking is fine when
something follows it ("investigate and fix", "review the limits and lower those over ___").`,
	Sources:  []analyzer.Source{pagerDutyActions, lunneyActions, workbook},
	Group:    analyzer.Action,
	Severity: analyzer.Warning,
	Examples: []analyzer.Example{{
		Bad:  "## Action items\n\n- «Better alerts on the mail queue»\n- «Investigate» the proxy's timeouts",
		Good: "## Action items\n\n- Alert the mail team when the oldest message is over 10 minutes old\n- Log the proxy's timeouts with the name of the upstream",
	}, {
		Bad:  "## Follow-ups\n\n| Action | Owner |\n| --- | --- |\n| The import script «should ask» before it deletes | Data team |",
		Good: "## Follow-ups\n\n| Action | Owner |\n| --- | --- |\n| Make the import script ask before it deletes | Data team |",
	}, {
		Bad:  "## Next steps\n\n1. We «need a» better way to restore tenants\n2. «Discuss» the on-call rota with the other sites",
		Good: "## Next steps\n\n1. Write a script that restores one tenant from a snapshot\n2. Agree on an on-call rota with the other sites and publish it",
	}, {
		Bad:  "## To do\n\n- [ ] «https://git.example/ops/issues/12»",
		Good: "## To do\n\n- [ ] Give the exporter its own database user (https://git.example/ops/issues/12)",
	}},
	Silent: []string{
		"## Action items\n\n- Add an alert for the age of the oldest message",
		"## Action items\n\n- **Oldest message:** page the mail team at 10 minutes",
		"## Action items\n\n- Ana to move the cron jobs off the bastion host",
		"## Action items\n\n- Investigate and fix the leak in the gateway",
		"## Action items\n\n- [x] Better alerts",
		"## Action items\n\n- The deploy script will refuse to run without a ticket",
		"## Action items\n\n- Rewriting the importer so that it resumes where it stopped",
		"## Timeline\n\n- Investigating the proxy\n- Better after the restart",
		"## Action items\n\n- Decide whether to keep the second importer",
	},
	Check: checkActionNotActionable,
}

func checkActionNotActionable(p *analyzer.Pass) {
	for _, a := range openItems(p) {
		f := a.NotActionable
		if !f.Found() {
			continue
		}
		if a.PeopleFix.Found() {
			// action-people-fix has told the graver weakness, and what to do.
			p.Report(f.Span, "%q leaves nothing to do that could be finished.", f.Text).Note()
			continue
		}
		switch f.Kind {
		case analyzer.WeakVerb:
			p.Report(f.Span, "%q ends in a thought: nothing has to be different when this item is closed.", f.Text).
				Suggest("Name what will be there afterwards: " + scaffold(a) + ".")
		case analyzer.OnlyLink:
			p.Report(f.Span, "A bare link: a reader has to open it to learn what was promised.").
				Suggest(`Say in one line what will be done, and keep the link: "___ (a verb) ___ so that ___".`)
		case analyzer.NoVerb:
			p.Report(f.Span, "%q names a thing, not an act: whoever takes this item has to guess what to do.", f.Text).
				Suggest("Begin with a verb: " + scaffold(a) + ".")
		default:
			p.Report(f.Span, "%q says how things ought to be, and leaves open who changes what.", f.Text).
				Suggest("Begin with the act: " + scaffold(a) + ".")
		}
	}
}

package rules

import "github.com/blamelint/blamelint/analyzer"

var actionVague = &analyzer.Rule{
	ID:      "action-vague",
	Name:    "An action item of open scope",
	Summary: `items from which nobody can tell what is in and what is out: "improve monitoring", "add tests", "various fixes", "etc."`,
	Doc: `"Improve monitoring" can mean one threshold or a year of work. Two people who read it will do two different things, the estimate is a guess,
and in the next review each remembers another promise.

Say which thing, and from what to what: the queue, the alert, the number. If there are several things, list them as items of their own; "etc." hides
the ones that matter. A comparison ("better", "more", "faster") needs what it is measured by.

The rule reads the first sentence of each open item. "Better" and its like pass where a number, a name in code, a condition or the means ("by adding …")
pins them down.`,
	Sources:  []analyzer.Source{pagerDutyActions, lunneyActions},
	Group:    analyzer.Action,
	Severity: analyzer.Warning,
	Examples: []analyzer.Example{{
		Bad:  "## Action items\n\n- «Improve our dashboards»\n- Fix «various» warnings of the build",
		Good: "## Action items\n\n- Add queue age and consumer count to the mail dashboard\n- Fix the three deprecation warnings of the build",
	}, {
		Bad:  "## Remediation\n\n1. «Add tests»\n2. Clean up feature flags, cron jobs, «etc»",
		Good: "## Remediation\n\n1. Add a test that restores a snapshot with two tenants\n2. Delete the 14 feature flags that are on everywhere",
	}, {
		Bad:  "## Follow-ups\n\n| What | Who |\n|---|---|\n| «Scalability» | Platform |",
		Good: "## Follow-ups\n\n| What | Who |\n|---|---|\n| Let the scheduler start a second writer over 500 jobs | Platform |",
	}},
	Silent: []string{
		"## Action items\n\n- Improve the search's p99 from 900 ms to 300 ms",
		"## Action items\n\n- Strengthen the login by requiring a second factor for `admin` roles",
		"## Action items\n\n- Add tests that restore a snapshot with two tenants",
		"## Action items\n\n- Look into why the standby did not take over",
		"## Action items\n\n- ~~Improve monitoring~~",
		"## Action items\n\n- Page when more than 5 % of the calls fail",
		"## Lessons learned\n\n- Better dashboards would help.",
	},
	Check: checkActionVague,
}

func checkActionVague(p *analyzer.Pass) {
	for _, a := range openItems(p) {
		v := a.Vague
		var f *analyzer.Finding
		switch v.Kind {
		case analyzer.NoFlaw:
			continue
		case analyzer.Hedge:
			f = p.Report(v.Span, "%q leaves open what else is meant: nobody can say what is in and what is out.", v.Text).
				Suggest("List what is meant, one item each, and leave the rest out.")
		case analyzer.Comparative:
			f = p.Report(v.Span, "%q does not say from what to what: two readers would do two different things.", v.Text).
				Suggest("Name the one thing that changes and how it is measured: " + scaffold(a) + ".")
		case analyzer.Wish:
			f = p.Report(v.Span, "%q says what nobody wants to see again, not what will be changed.", v.Text).
				Suggest("Take one contributing factor and change it: " + `"Change ___ so that ___ can no longer ___".`)
		case analyzer.OnlyLink:
			f = p.Report(v.Span, "Behind a bare link the scope cannot be seen.").
				Suggest("Say in one line what is in and what is out, and keep the link.")
		case analyzer.Broad:
			f = p.Report(v.Span, "%q is as wide as the whole service: a reader cannot tell what is in and what is out.", v.Text).
				Suggest("Narrow it to one thing: " + scaffold(a) + ".")
		default:
			f = p.Report(v.Span, "%q means something else to everybody: nobody can tell when enough is done.", v.Text).
				Suggest("Name a change to what people work with: " + systemInstead(a) + ".")
		}
		if a.NotActionable.Found() || a.PeopleFix.Found() {
			// The graver weakness is told already.
			f.Note()
		}
	}
}

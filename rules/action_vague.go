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
		"## Action items\n\n- Reduce the noise of the disk alert by raising its limit to 90 %",
		"## Action items\n\n- ~~Improve monitoring~~",
		"## Action items\n\n- Page when more than 5 % of the calls fail",
		"## Lessons learned\n\n- Better dashboards would help.",
	},
	Check: checkActionVague,
}

func checkActionVague(p *analyzer.Pass) {
	for _, a := range openItems(p) {
		v := a.Vague
		if !v.Found() {
			continue
		}
		f := p.Report(v.Span, vagueWhy[v.Kind], v.Text)
		switch {
		case a.NotActionable.Found() || a.PeopleFix.Found():
			// A graver weakness of the item is told already, with a better wording.
			f.Note()
		case v.Kind == analyzer.Hedge:
			f.Suggest("Say which, or how many; what is several things is several items.")
		case v.Kind == analyzer.Comparative:
			f.Suggest("Name the one thing that changes and how it is measured: " + scaffold(a) + ".")
		default:
			f.Suggest("Narrow it to one thing: " + scaffold(a) + ".")
		}
	}
}

var vagueWhy = map[analyzer.FlawKind]string{
	analyzer.Hedge:       "%q leaves the reader to guess what is in and what is out.",
	analyzer.Comparative: "%q does not say from what to what: two readers would do two different things.",
	analyzer.Wish:        "%q says what nobody wants to see again, not what will be changed.",
	analyzer.OnlyLink:    "%.0sBehind a bare link the scope of this item cannot be seen.",
	analyzer.Broad:       "%q is as wide as the whole service: a reader cannot tell what is in and what is out.",
	analyzer.Care:        "%q means something else to everybody: nobody can tell when enough is done.",
	analyzer.Training:    "%q does not say who will be able to do what afterwards.",
	analyzer.Talk:        "%q means something else to everybody: nobody can tell when enough is done.",
}

package rules

import "github.com/blamelint/blamelint/analyzer"

var actionAllWeak = &analyzer.Rule{
	ID:      "action-all-weak",
	Name:    "Only weak actions",
	Summary: "all items train, remind, document or inquire; none changes the system",
	Doc: `Actions differ in how well they hold. From strong to weak: take the hazard away or make the slip impossible; let a machine do it or guard it;
detect it early; write down how to do it; teach and remind. The lower rungs rest on somebody reading, remembering and having time, and so they fail
on the same kind of day as the one under review. Safety engineers call this the hierarchy of controls.

A document from which only the lower rungs follow leaves the incident free to come back. Runbooks and training may stay; add at least one item that
changes what the system does. The command ` + "`blamelint actions`" + ` shows the rung of each item.`,
	Sources:  []analyzer.Source{hierarchy, dekker, cook, workbook},
	Group:    analyzer.Action,
	Severity: analyzer.Warning,
	Examples: []analyzer.Example{{
		Bad:  "## «Action items»\n\n- Write a runbook for restoring a tenant\n- Remind the on-call engineers to check the target host\n- Investigate the proxy's timeouts",
		Good: "## Action items\n\n- Write a runbook for restoring a tenant\n- Refuse a restore into a tenant that is in use",
	}, {
		Bad:  "## «Follow-ups»\n\n| What | Who |\n|---|---|\n| Document the failover of the broker | Kim |\n| Training for new operators | Oleg |",
		Good: "## Follow-ups\n\n| What | Who |\n|---|---|\n| Document the failover of the broker | Kim |\n| Fail the broker over automatically when it misses 3 heartbeats | Oleg |",
	}},
	Silent: []string{
		"## Action items\n\n- Write a runbook for restoring a tenant",
		"## Action items\n\n- Document the failover\n- Remind the sites of the freeze\n- Alert on failed restores",
		"## Action items\n\n- Document the failover\n- Remind the sites of the freeze\n- [x] Delete the old broker",
	},
	Check: checkActionAllWeak,
}

func checkActionAllWeak(p *analyzer.Pass) {
	items := p.Actions()
	if len(items) < 2 {
		return
	}
	best := analyzer.ByTraining
	for _, a := range items {
		if !a.Strength.Weak() {
			return
		}
		best = max(best, a.Strength)
	}
	aboutActions(p, "None of the %d items changes the system: the strongest would %s.", len(items), weakRungs[best]).
		Suggest("Add one that takes the hazard away, guards it or detects it: \"Make ___ impossible by ___\", \"Stop ___ when ___\", \"Alert ___ when ___\".")
}

var weakRungs = map[analyzer.Strength]string{
	analyzer.ByTraining: "train or remind people",
	analyzer.ByDocument: "write something down",
	analyzer.ByInquiry:  "look into something",
}

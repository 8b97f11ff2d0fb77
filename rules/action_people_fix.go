package rules

import "github.com/blamelint/blamelint/analyzer"

var actionPeopleFix = &analyzer.Rule{
	ID:      "action-people-fix",
	Name:    "Fixing people instead of what they work with",
	Summary: `items that ask people to be better: training, reminders, "be more careful", "communicate better", "double-check"`,
	Doc: `The people involved were careful, trained and trying to do it right when it happened; so will the next ones be. An item that asks them for more
care leaves the trap where it is, and says between the lines that they were the cause. Reminders wear off in weeks, training is forgotten where it is
not used, and those who join next month have heard neither.

Ask what made it easy to go wrong and hard to notice, and change that: take the step away, let a machine do it, make the wrong choice impossible or at
least visible, give the information at the moment of the decision. Where people really lack knowledge, training can stand beside such a change, not in
its place.`,
	Sources:  []analyzer.Source{dekker, cook, hierarchy, sreBook},
	Group:    analyzer.Action,
	Severity: analyzer.Warning,
	Examples: []analyzer.Example{{
		Bad:  "## Action items\n\n- «Be more careful» with bulk deletes\n- «Remind everyone» to check the target host",
		Good: "## Action items\n\n- Ask for the number of rows before a bulk delete runs\n- Show the target host in the prompt, in red for production",
	}, {
		Bad:  "## Follow-ups\n\n| Action | Owner |\n|---|---|\n| «Refresher» training for all shift leads | Plant |\n| Shift leads must «follow» the procedure | Plant |",
		Good: "## Follow-ups\n\n| Action | Owner |\n|---|---|\n| Let the panel refuse a start while the guard is open | Plant |\n| Put the four steps of the procedure on the panel itself | Plant |",
	}, {
		Bad:  "## Next steps\n\n- «Better communication» between the sites\n- «Double-check» the zone file before each reload",
		Good: "## Next steps\n\n- Post each site's change calendar into the shared channel at 7:00\n- Run the zone checker in the reload script and stop on an error",
	}},
	Silent: []string{
		"## Action items\n\n- Train the spam model on the new samples",
		"## Action items\n\n- Add a canary stage to the release train",
		"## Action items\n\n- Let the siren test switch the gate lock back on at its end",
		"## Action items\n\n- Read the columns by name and stop on an unknown one",
		"## Action items\n\n- Take care of the nine open permits",
		"## Action items\n\n- Notify the affected customers by e-mail",
		"## Action items\n\n- Send a reminder to the owner of a certificate 30 days before it expires",
		"## Action items\n\n- Ask the vendor for a firmware that reports its state",
		"## What went wrong\n\n- Nobody had been trained on the new panel.",
	},
	Check: checkActionPeopleFix,
}

func checkActionPeopleFix(p *analyzer.Pass) {
	for _, a := range openItems(p) {
		f := a.PeopleFix
		if !f.Found() {
			continue
		}
		p.Report(f.Span, peopleFixWhy[f.Kind], f.Text).
			Suggest("Ask what made it easy to go wrong and hard to notice, and change that: " + systemInstead(a) + ".")
	}
}

var peopleFixWhy = map[analyzer.FlawKind]string{
	analyzer.Care:      "%q asks people to try harder; they were trying when it happened.",
	analyzer.Training:  "%q relies on what people will remember on a bad day; those who come later have not heard it.",
	analyzer.Reminder:  "%q wears off in weeks, and those who come later have not heard it.",
	analyzer.Talk:      "%q asks people to be better at talking, and leaves as it was what kept the news from them.",
	analyzer.Amends:    "%q deals with a person, and leaves as it was what made it easy to go wrong.",
	analyzer.Behaviour: "%q asks people to act otherwise, and leaves as it was what made them act so.",
}

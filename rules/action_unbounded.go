package rules

import "github.com/blamelint/blamelint/analyzer"

var actionUnbounded = &analyzer.Rule{
	ID:      "action-unbounded",
	Name:    "An action item without an end",
	Summary: `items of which nobody can tell when they are finished: "keep an eye on", "continue to", "always", "regularly", "monitor the situation"`,
	Doc: `An item that has no end is never done: it stays open until somebody closes it because it is old, and the list loses its worth. What is meant
to go on for ever is not a task but a habit, and habits need a machine, a calendar or a rota to keep them.

Turn the lasting conduct into the one-time work that makes it last: not "check the backups regularly" but "run the restore test every Monday in CI
and page when it fails". For an inquiry, write down the question and where its answer will stand.

Periods are fine where a machine keeps them, and "always" is fine in what the change brings about ("… so that the newest version always wins").`,
	Sources:  []analyzer.Source{pagerDutyActions, lunneyActions},
	Group:    analyzer.Action,
	Severity: analyzer.Note,
	Strict:   analyzer.Warning,
	Examples: []analyzer.Example{{
		Bad:  "## Action items\n\n- «Keep an eye on» the queue length\n- «Regularly» rotate the signing keys",
		Good: "## Action items\n\n- Page the mail team when the queue is longer than 2,000 for 5 minutes\n- Add a job that rotates the signing keys on the first of each month",
	}, {
		Bad:  "## Next steps\n\n1. «Continue» to move services to the new hosts\n2. «Monitor» the error rate of the importer",
		Good: "## Next steps\n\n1. Move the four services of the billing group to the new hosts\n2. Alert when more than 1 % of the imports fail within an hour",
	}, {
		Bad:  "## Follow-ups\n\n- «Explore» other message brokers",
		Good: "## Follow-ups\n\n- Try the restore of one topic with two other brokers and write up the times",
	}},
	Silent: []string{
		"## Action items\n\n- Keep the last five versions of each package",
		"## Action items\n\n- Lock the row so that two workers never pick the same job",
		"## Action items\n\n- Run the restore test in CI on every merge",
		"## Action items\n\n- Continue the import at the next row after a bad one",
		"## Action items\n\n- Add a weekly job that restores the newest snapshot",
		"## Action items\n\n- Find out whether the scanners can sync over the office network",
		"## Action items\n\n- Monitor the queue and page when it is over 2,000",
		"## Action items\n\n- [x] Keep an eye on the queue",
	},
	Check: checkActionUnbounded,
}

func checkActionUnbounded(p *analyzer.Pass) {
	for _, a := range openItems(p) {
		u := a.Unbounded
		if !u.Found() {
			continue
		}
		f := p.Report(u.Span, unboundedWhy(u.Kind), u.Text)
		switch {
		case a.NotActionable.Found() || a.Vague.Found() || a.PeopleFix.Found():
			// A graver weakness of the item is told already, with a better wording.
			f.Note()
		case u.Kind == analyzer.Ongoing:
			f.Suggest("Make it the one-time work that keeps it up: \"Add ___ (a job, a check, an alert) that ___ and tells ___ when ___\".")
		default:
			f.Suggest("Say what will be there when it is done: " + scaffold(a) + ".")
		}
	}
}

func unboundedWhy(k analyzer.FlawKind) string {
	switch k {
	case analyzer.OnlyLink:
		return "%.0sBehind a bare link nobody can see when this item is finished."
	case analyzer.Ongoing:
		return "%q has no end: this item can only be closed at whim."
	case analyzer.OpenEnded:
		return "%q can go on for ever: no answer ends it."
	case analyzer.Comparative, analyzer.Broad, analyzer.Hedge, analyzer.Wish:
		return "%q can always go further: there is no point at which it is done."
	}
	return "%q asks for conduct that has no last day: this item can never be closed."
}

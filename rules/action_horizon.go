package rules

import (
	"time"

	"github.com/blamelint/blamelint/analyzer"
)

type actionHorizonOptions struct {
	Days int `yaml:"days" help:"days after the incident within which the most urgent items should be due"`
}

var actionHorizon = &analyzer.Rule{
	ID:      "action-horizon",
	Name:    "Items that are all near or all far",
	Summary: "due dates of which none is near, or none is far, and urgent items due late",
	Doc: `What is due soon stops the bleeding; what is due later removes the cause. A list with only near dates has patched the hole, a list with only
far ones leaves everybody exposed until then. An item of the highest priority that is due in half a year is either not urgent or not planned.

Dates are reckoned from the day of the incident as the document gives it. Dates that could be read in two ways, such as 03/04, are left out.

This is a matter of house style, so the rule is off unless you ask for the strict preset or turn it on.`,
	Sources:  []analyzer.Source{pagerDutyActions, lunneyActions},
	Group:    analyzer.Action,
	Severity: analyzer.Off,
	Strict:   analyzer.Note,
	Options:  &actionHorizonOptions{Days: 30},
	Examples: []analyzer.Example{{
		Bad:  "# Incident of 2024-05-01\n\n## «Action items»\n\n- Cap the retries at 3 by 2024-05-03\n- Add a lock by 2024-05-10\n- Label the cables by 2024-05-12",
		Good: "# Incident of 2024-05-01\n\n## Action items\n\n- Cap the retries at 3 by 2024-05-03\n- Add a lock by 2024-05-10\n- Replace the importer by 2024-09-30",
	}, {
		Bad:  "# Incident of 2024-05-01\n\n## Action items\n\n- Cap the retries at 3 by 2024-05-03\n- P1: «Replace the importer» by 2024-09-30",
		Good: "# Incident of 2024-05-01\n\n## Action items\n\n- P1: Cap the retries at 3 by 2024-05-03\n- P2: Replace the importer by 2024-09-30",
	}},
	Silent: []string{
		"# Incident of 2024-05-01\n\n## Action items\n\n- Cap the retries at 3 by 03/04/2024\n- Add a lock by 04/05/2024\n- Label the cables by 05/06/2024",
		"## Action items\n\n- Cap the retries at 3 by 3 May\n- Add a lock by 10 May\n- Label the cables by 12 May",
		"# Incident of 2024-05-01\n\n## Action items\n\n- Cap the retries at 3\n- Add a lock by 2024-05-10",
	},
	Check: checkActionHorizon,
}

// minDated is the number of dated items from which on their spread says
// something.
const minDated = 3

func checkActionHorizon(p *analyzer.Pass) {
	start := p.IncidentDay()
	if start.IsZero() {
		return
	}
	days := analyzer.Options[actionHorizonOptions](p).Days
	limit := start.Add(time.Duration(days) * 24 * time.Hour)
	near, far := 0, 0
	for _, a := range openItems(p) {
		day, ok := p.DueDay(a)
		switch {
		case !ok:
			continue
		case !day.After(limit):
			near++
			continue
		}
		far++
		if a.Priority >= analyzer.HighPriority {
			p.Report(a.Words, "Marked as urgent, and due on %s, more than %d days after the incident.", day.Format(time.DateOnly), days).
				Suggest("Split off what can be done within " + `___ days, or lower the priority.`)
		}
	}
	switch {
	case near+far < minDated:
	case near == 0:
		aboutActions(p, "No item is due within %d days of the incident: until then nothing is different.", days).
			Suggest("Add a small item that helps at once: \"___ by ___\".")
	case far == 0:
		aboutActions(p, "All items are due within %d days: nothing removes what lies deeper.", days).
			Suggest("Add the item that would make the others unnecessary: \"___ by ___\".")
	}
}

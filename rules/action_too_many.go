package rules

import "github.com/blamelint/blamelint/analyzer"

type actionTooManyOptions struct {
	Limit int `yaml:"limit" help:"most open items that are still thought to be done"`
}

var actionTooMany = &analyzer.Rule{
	ID:      "action-too-many",
	Name:    "More action items than anybody will do",
	Summary: "a list of open items that is longer than a limit (15)",
	Doc: `Too many items are as bad as none: the few that would prevent the next incident drown among those that were merely thought of, and when most
of them are still open after a quarter, the list is no longer believed.

Choose the few that change most, and say so by their priority. The others can go to the backlog of the team that owns them, or be left out: a review
is not obliged to repair all that it saw.`,
	Sources:  []analyzer.Source{lunneyActions, sreBook},
	Group:    analyzer.Action,
	Severity: analyzer.Note,
	Options:  &actionTooManyOptions{Limit: 15},
	Examples: []analyzer.Example{{
		Bad:  "## «Action items»\n\n" + manyItems(16),
		Good: "## Action items\n\n" + manyItems(3),
	}},
	Silent: []string{
		"## Action items\n\n" + manyItems(15),
		"## Timeline\n\n" + manyItems(16),
	},
	Check: checkActionTooMany,
}

// manyItems writes a list of n items for the examples.
func manyItems(n int) string {
	hosts := [...]string{"mail", "search", "billing", "login", "cart", "stock", "depot", "label"}
	out := ""
	for i := range n {
		verb := "Limit the retries of the "
		if i >= len(hosts) {
			verb = "Rotate the key of the "
		}
		out += "- " + verb + hosts[i%len(hosts)] + " service\n"
	}
	return out
}

func checkActionTooMany(p *analyzer.Pass) {
	limit := analyzer.Options[actionTooManyOptions](p).Limit
	if n := len(openItems(p)); n > limit {
		aboutActions(p, "%d open items are more than a team will do: the few that matter drown among the others.", n).
			Suggest("Keep the ones that change most, with a priority each, and move the rest to the owners' backlogs.")
	}
}

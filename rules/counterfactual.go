package rules

import "github.com/blamelint/blamelint/analyzer"

var counterfactual = &analyzer.Rule{
	ID:      "counterfactual",
	Name:    "What people did not do, told as an explanation",
	Summary: `"should have", "could have", "if only": a world that did not happen`,
	Doc: `A counterfactual tells of a world that did not exist. It feels like an explanation, and explains nothing: it says what
people did not do instead of what they did and why that made sense to them then. Say what happened, and what the people involved saw, knew and
were trying to do.`,
	Sources:  []analyzer.Source{dekker, pagerDuty, allspaw, kerth},
	Group:    analyzer.Language,
	Severity: analyzer.Warning,
	Examples: []analyzer.Example{{
		Bad:  "The on-call engineer «should have checked» the replication lag first.",
		Good: "The on-call engineer promoted the replica; the runbook does not mention the replication lag.",
	}},
	Silent: []string{
		"Users would have seen errors for another hour.",
	},
	Check: checkCounterfactual,
}

var (
	wShould = analyzer.W("should")
	wHave   = analyzer.W("have")
	should  = analyzer.Words("should")
)

func checkCounterfactual(p *analyzer.Pass) {
	for i := range p.Each(should) {
		end, ok := p.Follows(i, wShould, wHave)
		if !ok || p.Mentioned(i) {
			continue
		}
		f := p.Report(p.TokensSpan(i, end+1), "%q describes a world that did not happen.", p.TokensText(i, end+1))
		if !p.Subject(i).Agent.Human() {
			f.Note()
		}
	}
}

package rules

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

var counterfactual = &analyzer.Rule{
	ID:      "counterfactual",
	Name:    "What people did not do, told as an explanation",
	Summary: `"should have", "could have", "if only": a world that did not happen`,
	Doc: `A counterfactual tells of a world that did not exist. It feels like an explanation, and explains nothing: it says what people
did not do instead of what they did and why that made sense to them at the time. Dekker calls it the first sign that a review has
stopped looking: "they should have checked" ends the question that "what did they see, and what were they trying to do?" begins.

Write what happened, what the people involved knew at that moment, and what made the other way hard to see or to take. If a check would
have helped, it belongs among the action items, as something that can be built.

A person or team as the agent is a warning. Software that did not behave as intended ("the alert should have fired") and a check that did
not exist ("a linter would have caught it") are notes. What might have followed ("this could have led to data loss") is a risk, and
silent; so are doubts about the past ("may have been caused by") and duties ("we would have to").`,
	Sources:  []analyzer.Source{dekker, pagerDuty, allspaw, kerth},
	Group:    analyzer.Language,
	Severity: analyzer.Warning,
	Examples: []analyzer.Example{{
		Bad:  "The night operator «should have compared» the two gauges before opening the gate.",
		Good: "The night operator opened the gate on the reading of gauge 1; the card for the gate does not mention gauge 2.",
	}, {
		Bad:  "«Had we opened» the second tray, the jam «would have been found» in seconds.",
		Good: "The second tray stayed shut, because the guide asks for the first one only.",
	}, {
		Bad:  "«If only» we had rehearsed it. The switch-over «could have been done» in ten minutes.",
		Good: "The switch-over took an hour. It had not been rehearsed, since the test site has one feed.",
	}, {
		Bad:  "The night operator «was supposed to» read the valve out loud.",
		Good: "The checklist asks the night operator to read the valve out loud; it was lying in the other room.",
	}},
	Silent: []string{
		"Users would have seen errors for another hour.",
		"It might have ended worse; the second pump runs on the same feed.",
		"The leak could have led to the loss of both copies.",
		"The restart may have come from the watchdog or from a brown-out.",
		"To clear the queue we would have to drop 900 jobs.",
		"Every service should have two owners and should have automated tests.",
		"Had the disk filled up as well, the archive would have gone read-only.",
		"If only the spare key fits, the drawer stays shut.",
		"The importer is supposed to skip empty rows.",
		"We checked if we had enough spares.",
		"Nobody could have known that from the screen.",
		"By now you should have received a letter from us.",
	},
	Check: checkCounterfactual,
}

func checkCounterfactual(p *analyzer.Pass) {
	for i := range p.Each(modals) {
		checkModal(p, i)
	}
	for i := range p.Each(presentModal) {
		checkModal(p, i)
	}
	for i := range p.Each(expectations) {
		checkExpected(p, i)
	}
	for i := range p.Each(haveWords) {
		checkWasToHave(p, i)
	}
	for i := range p.Each(hadWords) {
		checkHad(p, i)
	}
	for i := range p.Each(ifWords) {
		checkIf(p, i)
	}
	for i := range p.Each(wishWords) {
		checkWish(p, i)
	}
}

var (
	expectations = analyzer.Words("supposed meant expected")
	hadWords     = analyzer.Words("had")
	ifWords      = analyzer.Words("if")
	wishWords    = analyzer.Words("wish wishes wished")
)

// A grade is what a rule makes of a trigger.
type grade uint8

const (
	silent grade = iota
	note
	warning
)

// reportCounterfactual reports the tokens from first up to end.
func reportCounterfactual(p *analyzer.Pass, first, end int, g grade, s analyzer.Subject, format string) {
	if g == silent || quotedOrMentioned(p, first) {
		return
	}
	f := p.Report(p.TokensSpan(first, end), format, p.TokensText(first, end))
	if g == note {
		f.Note()
	}
	if g == warning && s.Agent == analyzer.SystemAgent {
		s = analyzer.Subject{} // people stand behind it
	}
	f.Suggest(adviceFor(p, s))
}

// The messages, by construction; %q is the writer's words.
const (
	saysOmitted  = "%q says what people did not do; a reader learns neither what they did nor why it made sense to them then."
	saysWrong    = "%q judges what people did by how it ended; a reader learns neither how it looked to them then nor why it made sense."
	saysBetter   = "%q imagines a better course; a reader learns nothing about the one that was taken."
	saysUnreal   = "%q opens a world that did not happen; a reader may take it for the explanation and stop asking."
	saysExpected = "%q measures people by a plan; a reader may conclude that the plan was known, possible and ignored."
	saysSystem   = "%q tells how a system was meant to behave; a reader still does not know how it did behave, and why."
	saysAbsent   = "%q credits a check that was not there; a reader may hear that somebody left it out."
	saysWish     = "%q wishes for another past; a reader learns nothing about this one."
)

// adviceFor says what to write instead of a sentence with subject s, by the
// role that the writer gives.
func adviceFor(p *analyzer.Pass, s analyzer.Subject) string {
	const rest = " saw and knew at that moment, what was done next, and what the other way would have needed."
	switch s.Agent {
	case analyzer.WeAgent:
		return "Say what you" + rest
	case analyzer.PersonAgent, analyzer.TeamAgent:
		if w := p.Tokens[s.Head].Word; s.End-s.First < 6 && !analyzer.Somebody.Has(w) && (analyzer.RoleNouns.Has(w) || s.Agent == analyzer.TeamAgent) {
			return "Say what " + roleText(p, s) + rest
		}
	case analyzer.SystemAgent:
		return "Say what happened instead, and which setting, input or limit led to it; put the missing part among the action items."
	}
	return "Say what those involved" + rest
}

// roleText is the writer's name for a role, as it stands within a sentence.
func roleText(p *analyzer.Pass, s analyzer.Subject) string {
	text := p.TokensText(s.First, s.End)
	if analyzer.Determiners.Has(p.Tokens[s.First].Word) {
		return strings.ToLower(text[:1]) + text[1:]
	}
	return text
}

// checkModal judges the modal at token i.
func checkModal(p *analyzer.Pass, i int) {
	g, ok := readModal(p, i)
	if !ok {
		checkCouldBe(p, i)
		return
	}
	if continued(p, i) {
		return
	}
	m := modalJudge{p: p, g: g, s: around(p, i)}
	m.subject()
	var v grade
	switch g.mood {
	case shouldMood:
		v = m.should()
	case couldMood:
		v = m.could()
	case wouldMood:
		v = m.would()
	case mightMood:
		v = m.might()
	}
	reportCounterfactual(p, g.first, g.end, v, m.agent, m.message(v))
}

// message says what a reader may conclude from the group.
func (m *modalJudge) message(v grade) string {
	people := v == warning
	switch should := m.g.mood == shouldMood; {
	case should && people && m.g.negated:
		return saysWrong
	case should && people:
		return saysOmitted
	case should:
		return saysSystem
	case people:
		return saysUnreal
	case m.g.been || m.g.asked.End > 0 || m.agent.Agent != analyzer.SystemAgent:
		return saysBetter
	}
	return saysAbsent
}

// continued reports whether an earlier modal has taken the one at i into its
// group: "could, and should, have".
func continued(p *analyzer.Pass, i int) bool {
	s := around(p, i)
	for j := i - 1; j >= max(s.First, i-5); j-- {
		w := p.Tokens[j].Word
		if modals.Has(w) && p.Tokens[j].Kind == analyzer.WordToken && w != wordHadD {
			g, ok := readModal(p, j)
			return ok && g.have > i
		}
	}
	return false
}

// checkCouldBe judges "this could be avoided if we would have asked": the past
// in the tense of the present. Without such a condition it is a proposal.
func checkCouldBe(p *analyzer.Pass, i int) {
	s := around(p, i)
	be := i + 1
	for be < s.End && adverb(p, be) {
		be++
	}
	v := be + 1
	for v < s.End && adverb(p, v) {
		v++
	}
	if modalMoods[p.Tokens[i].Word] != couldMood || v >= s.End || p.Tokens[be].Word != wordBe || !preventing.Has(p.Tokens[v].Word) {
		return
	}
	condition := false
	for j := v + 1; j < s.End; j++ {
		switch w := p.Tokens[j].Word; {
		case w == wordIf:
			condition = true
		case condition && unrealHave.Has(w):
			reportCounterfactual(p, i, v+1, warning, analyzer.Subject{}, saysUnreal)
			return
		}
	}
}

var unrealHave = analyzer.Words("had have 've")

package rules

import "github.com/blamelint/blamelint/analyzer"

// could judges "could have": a way not taken, or a danger.
func (m *modalJudge) could() grade {
	g := &m.g
	if g.asked.End > 0 {
		return m.askedCould()
	}
	v := m.verb()
	if g.negated || m.noneBefore() || m.you() || m.risk() || v == swornWord {
		return silent
	}
	switch {
	case m.p.Tokens[g.first].Word == canWord:
		// As some write "could": "all this can have been avoided". Else it is present.
		return m.when(g.passive && preventingPassive.Has(v), warning)
	case g.lone:
		return m.when(m.measured() || m.human(), warning)
	case g.been && !g.passive:
		return m.couldHaveBeen()
	case g.passive && m.agent.Agent == analyzer.AffectedAgent:
		return silent
	case g.passive && (preventingPassive.Has(v) || working.Has(v) || m.near(sooner, 5)):
		return warning
	case g.passive:
		return silent
	case m.anybody():
		return m.when(attending.Has(v) && !m.has(secrets), warning)
	case m.human() && (!harming.Has(v) || v == gotWord && m.near(betterWords, 3)) && !m.harm():
		return warning
	case m.agent.Dropped && attending.Has(v):
		return warning
	case m.agent.Agent == analyzer.AffectedAgent:
		return silent
	case goingVerbs.Has(v) && m.near(betterWords, 3), checkVerbs.Has(v) && m.agent.Agent == analyzer.SystemAgent:
		return m.unlessPlanned(note)
	}
	return m.absentCheck()
}

var (
	contrasts  = analyzer.Words("not than")
	checkVerbs = analyzer.Words("asked phoned rung telephoned pinged checked looked verified validated reviewed tested consulted compared noticed")
	gotWord    = analyzer.W("got")
	canWord    = analyzer.W("can")
	swornWord  = analyzer.W("sworn") // "I could have sworn" tells what somebody believed
	sooner     = analyzer.Words("earlier sooner faster quicker ago beforehand upfront")
	goingVerbs = analyzer.Words("gone been worked run performed handled")
)

func (m *modalJudge) when(cond bool, v grade) grade {
	if cond {
		return v
	}
	return silent
}

// unlessPlanned is silent in action items, where "this would have caught it"
// is the reason for a change, and in headings.
func (m *modalJudge) unlessPlanned(v grade) grade {
	b := m.p.BlockOf(m.g.first)
	if b.Kind == analyzer.Heading || b.Section.Within(analyzer.ActionItems) {
		return silent
	}
	return v
}

// harm is "we could have seen a total loss", "could have gone down".
func (m *modalJudge) harm() bool {
	switch m.verb() {
	case goneWord:
		return m.near(goneWrong, 2)
	case ranWord:
		return m.near(goneWrong, 1) || m.after(0) == intoWord
	}
	if preventing.Has(m.verb()) {
		return false
	}
	for i := m.g.end; i < min(m.s.End, m.g.end+5); i++ {
		if harmNouns.Has(m.p.Tokens[i].Word) && !m.p.Tokens[i].Is(analyzer.Quoted) {
			return seenVerbs.Has(m.verb())
		}
	}
	return false
}

var (
	goneWord  = analyzer.W("gone")
	ranWord   = analyzer.W("run")
	intoWord  = analyzer.W("into")
	seenVerbs = analyzer.Words("seen had experienced caused faced taken made created produced suffered introduced")
)

// anybody is "anyone could have downloaded it": a stranger, unless the verb
// says what careful people do.
func (m *modalJudge) anybody() bool {
	return m.agent.End > m.agent.First && (strangers.Has(m.p.Tokens[m.agent.Head].Word) || m.p.Tokens[m.agent.First].Word == anyWord)
}

var (
	strangers = analyzer.Words("anyone anybody someone somebody everyone everybody they people")
	anyWord   = analyzer.W("any")
	secrets   = analyzer.Words(`data secret secrets token tokens credential credentials password passwords file files record records key keys private
		personal sensitive bucket account accounts funds contents repository database`)
)

// harmfulSubject is "the bug would have prevented": what hinders, not a check.
func (m *modalJudge) harmfulSubject() bool {
	for i := m.agent.First; i < m.agent.End; i++ {
		if w := m.p.Tokens[i].Word; harmNouns.Has(w) || faultNouns.Has(w) {
			return true
		}
	}
	return false
}

var faultNouns = analyzer.Words("bug bugs defect defects fault faults exception crash problem issue issues attack overload regression misconfiguration")

// hindersPeople is "would have prevented customers from": the impact.
func (m *modalJudge) hindersPeople() bool {
	ph := m.p.PhraseAt(m.g.end)
	return ph.End > ph.First && ph.End <= m.s.End && m.p.Class(ph) == analyzer.AffectedAgent
}

// couldHaveBeen judges "could have been" without a participle.
func (m *modalJudge) couldHaveBeen() grade {
	switch {
	case m.able():
		return m.when(m.human() && !m.anybody() && !m.you(), warning)
	case m.measured():
		return warning
	case m.within(worseWords) || m.worse(4):
		return silent
	case m.within(betterWords) || m.near(betterWords, 2):
		if m.agent.Agent.Human() {
			return warning
		}
		return m.unlessPlanned(note)
	}
	return silent
}

// able is "would have been able to detect": what people could not do.
func (m *modalJudge) able() bool {
	i := m.g.end
	return m.within(ableWords) && i+1 < m.s.End && m.p.Tokens[i].Word == wordTo && caring.Has(m.p.Tokens[i+1].Word)
}

var ableWords = analyzer.Words("able possible")

// askedCould judges questions: "couldn't we have tested it?" answers itself,
// "could this have been prevented?" asks.
func (m *modalJudge) askedCould() grade {
	g := &m.g
	switch {
	case g.negated && (m.human() || g.passive):
		return warning
	case m.p.BlockOf(g.first).Kind == analyzer.Heading || !endsAsQuestion(m.p, g.first):
		return silent
	case g.passive && preventing.Has(m.verb()):
		return note
	case m.human() && !g.passive && !m.you() && (attending.Has(m.verb()) || preventing.Has(m.verb())):
		return warning
	}
	return silent
}

// might judges "might have": mostly a doubt about the past.
func (m *modalJudge) might() grade {
	g := &m.g
	v := m.verb()
	switch {
	case g.negated || g.lone || g.asked.End > 0 || m.you() || m.risk() || m.noneBefore():
		return silent
	case !preventing.Has(v) && !(g.passive && preventingPassive.Has(v)):
		return silent
	case m.agent.Agent == analyzer.AffectedAgent || m.harmfulSubject() || m.hindersPeople():
		return silent
	case m.human() && !g.passive:
		return warning
	case g.passive:
		return warning
	}
	return m.unlessPlanned(note)
}

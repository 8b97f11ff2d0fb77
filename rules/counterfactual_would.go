package rules

import (
	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

// would judges "would have": the imagined deed of a person or check that was
// not there, or what would have followed.
func (m *modalJudge) would() grade {
	g := &m.g
	v := m.verb()
	switch {
	case g.lone || g.asked.End > 0 || m.you() || m.agent.Agent == analyzer.AffectedAgent:
		return silent
	case m.inCondition():
		return m.when(!harming.Has(v) && (m.human() && !m.you() || g.passive && (working.Has(v) || preventingPassive.Has(v)) || !m.agent.Agent.Human() && handsOn.Has(v)), warning)
	case g.negated || m.noneBefore():
		return m.wouldNot()
	case m.before(idealWords, 8) && !m.worse(6):
		if m.human() {
			return warning
		}
		return note
	case g.been && !g.passive:
		return m.wouldHaveBeen()
	case g.passive:
		return m.wouldHaveBeenDone()
	case m.agent.Agent.Human() && seenVerbs.Has(v) && m.crowd() && m.near(spanWords, 14):
		return silent // "tellers at 40 branches would have seen a blank page from 10:02"
	case m.agent.Agent.Human() && v == wordHad && m.after(0) == wordTo:
		return m.when(attending.Has(m.after(1)) || caring.Has(m.after(1)), warning) // "would have had to test"
	case m.agent.Agent.Human():
		return m.when(!opinions.Has(v) && (attending.Has(v) || working.Has(v)) && !m.harm() && !m.worse(4), warning)
	}
	return m.absentCheck()
}

var handsOn = analyzer.Words("done made tested checked reviewed verified rolled staged")

// inCondition is "if we would have tested", as many speakers put "if we had".
func (m *modalJudge) inCondition() bool {
	first := m.g.first
	if m.agent.End > m.agent.First && !m.agent.Passive {
		first = m.agent.First
	}
	for i := first - 1; i >= max(m.s.First, m.g.first-8); i-- {
		w := m.p.Tokens[i].Word
		if w == wordIf {
			return true
		}
		if m.p.Tokens[i].Kind == analyzer.PunctToken || analyzer.Auxiliary.Has(w) {
			return false
		}
	}
	return false
}

// crowd reports whether the subject is a bare plural: many who bore the
// impact, rather than one who was not asked.
func (m *modalJudge) crowd() bool {
	a := m.agent
	w := m.p.Tokens[a.First].Word
	return a.Agent == analyzer.PersonAgent && !determiners.Has(w) && m.p.Tag(a.Head) == tagger.NNS
}

var spanWords = analyzer.Words("from between during until till since throughout for")

// "We would have thought" is modesty.
var opinions = analyzer.Words("thought guessed expected assumed liked preferred hoped wanted")

var idealWords = analyzer.Words("ideally ideal perfect")

// wouldNot judges "would not have": people who would not have made the change
// (had they known), and an incident that would not have happened.
func (m *modalJudge) wouldNot() grade {
	v := m.verb()
	switch {
	case m.agent.Agent.Human() && !m.noneBefore():
		return m.when(changing.Has(v) && !m.you(), warning)
	case !m.g.passive && happening.Has(v):
		return m.unlessPlanned(note)
	}
	return silent
}

var (
	enoughWords = analyzer.Words("enough sufficient better wiser prudent safer useful helpful wise preferable sensible")
	plainWords  = analyzer.Words("easy trivial simple obvious clear visible straightforward")
)

// wouldHaveBeen judges "would have been enough", "would have been wiser".
func (m *modalJudge) wouldHaveBeen() grade {
	switch {
	case m.within(worseWords) || m.worse(3):
		return silent
	case m.able():
		if m.agent.Agent.Human() {
			return m.when(!m.anybody() && !m.you(), warning)
		}
		return m.unlessPlanned(note)
	case m.agent.Agent.Human():
		return m.when(m.within(betterWords) || m.near(betterWords, 2), warning)
	case m.course() && m.after(0) == wordTo:
		return warning
	case m.within(enoughWords), m.within(plainWords) && m.near(toVerb, 6):
		return m.unlessPlanned(note)
	}
	return silent
}

var toVerb = analyzer.Words("to")

// course reports whether the subject is the course that should have been taken:
// "the right move would have been to stop".
func (m *modalJudge) course() bool {
	a := m.agent
	return a.End > a.First && courses.Has(m.p.Tokens[a.Head].Word) && anyWithin(m.p, a.Head, a.First, a.Head, rightWords)
}

var (
	courses    = analyzer.Words("move thing step call choice way approach course decision reaction response reflex plan option answer action")
	rightWords = analyzer.Words("right correct proper better best sensible safer safest wiser prudent smart smarter sane reasonable responsible natural first")
)

// wouldHaveBeenDone judges "would have been caught".
func (m *modalJudge) wouldHaveBeenDone() grade {
	v := m.verb()
	switch {
	case m.agent.Agent == analyzer.AffectedAgent || m.has(attackWords):
		return silent
	case !preventing.Has(v) && !foundVerbs.Has(v):
		return m.when(working.Has(v) && m.near(sooner, 5), note)
	case m.worse(4):
		return silent
	case m.agent.Agent == analyzer.SystemAgent && m.agent.End > m.agent.First && controls.Has(m.p.Tokens[m.agent.Head].Word) && !eyes.Has(m.p.Tokens[m.agent.Head].Word):
		return m.unlessPlanned(note)
	}
	return warning
}

var (
	foundVerbs = analyzer.Words("found identified discovered seen stopped")
	eyes       = analyzer.Words("look glance eyes eye call phone walk question check review drill rehearsal")
)

// What a check might do besides preventing; only said of checks, since a
// fault, too, "would have stopped the service".
var checking = analyzer.Words(`stopped blocked shown told reduced limited cut halved fired tripped rejected refused found seen known identified
	raised sufficed isolated capped bounded saved contained indicated triggered pointed confirmed
	proved proven demonstrated exercised covered bought`)

// absentCheck judges "a schema check would have caught it".
func (m *modalJudge) absentCheck() grade {
	v := m.verb()
	head := analyzer.Word(0)
	if m.agent.End > m.agent.First {
		head = m.p.Tokens[m.agent.Head].Word
	}
	person := eyePairs.Has(head)
	switch {
	case m.harmfulSubject() || m.hindersPeople() || m.has(attackWords) && !preventing.Has(v) || m.worse(5):
		return silent
	case v == takenWord && m.opens(allWord):
		return warning // "all it would have taken was a look"
	case person && (preventing.Has(v) || checking.Has(v)):
		return warning
	case preventing.Has(v):
		return m.unlessPlanned(note)
	case checking.Has(v) && controls.Has(head) && !m.harm():
		return m.unlessPlanned(note)
	case granting.Has(v) && m.near(analyzer.WePronouns, 1):
		return m.unlessPlanned(note)
	}
	return silent
}

var (
	takenWord = analyzer.W("taken")
	allWord   = analyzer.Words("all")
	eyePairs  = analyzer.Words("eyes pair look glance eye phone")
	granting  = analyzer.Words("allowed enabled let saved spared given helped told shown bought")
)

// opens reports whether the clause of the group begins with one of the words.
func (m *modalJudge) opens(set analyzer.Set) bool {
	for i := m.g.first - 1; i >= max(m.s.First, m.g.first-4); i-- {
		if set.Has(m.p.Tokens[i].Word) {
			return true
		}
	}
	return false
}

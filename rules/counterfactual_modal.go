package rules

import (
	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

// A modalJudge decides what a modal group says, from who acts and what is
// done.
type modalJudge struct {
	p     *analyzer.Pass
	g     modalGroup
	s     analyzer.Sentence
	agent analyzer.Subject
}

func (m *modalJudge) subject() {
	if m.g.asked.End > 0 {
		m.agent = analyzer.Subject{Phrase: m.g.asked, Agent: m.p.Class(m.g.asked)}
		if m.g.passive {
			m.agent = analyzer.Subject{Passive: true}
		}
		return
	}
	m.agent = m.p.Subject(m.g.first)
}

func (m *modalJudge) verb() analyzer.Word {
	if m.g.verb < 0 {
		return 0
	}
	return m.p.Tokens[m.g.verb].Word
}

// after is the word n tokens after the group, or 0.
func (m *modalJudge) after(n int) analyzer.Word {
	if i := m.g.end + n; i < m.s.End {
		return m.p.Tokens[i].Word
	}
	return 0
}

// near reports whether one of the n tokens after the group is in the set,
// before the clause ends.
func (m *modalJudge) near(set analyzer.Set, n int) bool {
	for i := m.g.end; i < min(m.s.End, m.g.end+n); i++ {
		w := m.p.Tokens[i].Word
		if set.Has(w) {
			return true
		}
		if m.p.Tokens[i].Kind == analyzer.PunctToken && w != wordComma {
			return false
		}
	}
	return false
}

// has reports whether the sentence holds one of the words.
func (m *modalJudge) has(set analyzer.Set) bool {
	for i := m.s.First; i < m.s.End; i++ {
		if set.Has(m.p.Tokens[i].Word) {
			return true
		}
	}
	return false
}

// before reports whether one of the n tokens before the group is in the set.
func (m *modalJudge) before(set analyzer.Set, n int) bool {
	for i := m.g.first - 1; i >= max(m.s.First, m.g.first-n); i-- {
		if set.Has(m.p.Tokens[i].Word) {
			return true
		}
	}
	return false
}

// noneBefore reports whether the clause of the group denies its subject:
// "nothing we could have done", "nobody could have known".
func (m *modalJudge) noneBefore() bool {
	for i := m.g.first - 1; i >= max(m.s.First, m.g.first-8); i-- {
		switch w := m.p.Tokens[i].Word; {
		case nones.Has(w):
			return true
		case m.p.Tokens[i].Kind == analyzer.PunctToken, analyzer.Subordinators.Has(w) && w != wordThat:
			return false
		}
	}
	return false
}

// human reports whether people act: as the subject, or unnamed in a passive.
func (m *modalJudge) human() bool {
	return m.agent.Agent.Human() || m.agent.Agent == analyzer.OrgAgent || theyAct(m.p, m.agent, m.verb())
}

// theyAct reports whether the subject is a "they" of which nothing is known
// but that it does what only people do.
func theyAct(p *analyzer.Pass, s analyzer.Subject, verb analyzer.Word) bool {
	return s.End > s.First && p.Tokens[s.Head].Word == theyWord && s.Agent == analyzer.SystemAgent &&
		(attending.Has(verb) || working.Has(verb))
}

var theyWord = analyzer.W("they")

// unnamed is a passive without "by", or a note without a subject.
func (m *modalJudge) unnamed() bool {
	return m.g.passive && m.agent.Agent == analyzer.NoAgent || !m.g.passive && m.agent.Dropped
}

var (
	nones        = analyzer.Words("nobody none nothing neither no noone no-one little hardly few")
	machinelike  = analyzer.Words("automatically automagically")
	nowWords     = analyzer.Words("now already meanwhile")
	comingWords  = analyzer.Words("next tomorrow")
	letterVerbs  = analyzer.Words("received got gotten seen noticed heard had been")
	clearAdverbs = analyzer.Words("obvious clear apparent evident plain visible known")
	harmNouns    = analyzer.Words(`loss losses outage outages failure failures corruption error errors damage damages downtime impact spike disruption incident incidents delay delays
		exposure breach leak disaster catastrophe fatality fatalities casualties meltdown crash crashes backlog`)
	worseWords   = analyzer.Words("worse longer bigger larger later higher costlier wider deeper graver louder")
	attackWords  = analyzer.Words("attacker attackers malicious exploit exploits exploited exploiter adversary arbitrary unauthorized unauthorised hacker hackers thief thieves intruder intruders fraudster fraudsters compromised attack attacks")
	doubtWords   = analyzer.Words("unclear unknown possibly perhaps either uncertain unsure hypothesis theory suspect suspected suspicion guess whether speculate speculated possible")
	byWord       = analyzer.Words("by")
	orWord       = analyzer.Words("or")
	betterWords  = analyzer.Words("better faster quicker smoother earlier sooner clearer shorter simpler safer wiser cleaner calmer tighter more less fewer well smoothly quicker differently earlier cheaper easier")
	measureWords = analyzer.Words("as than")
	goneWrong    = analyzer.Words("wrong down offline dark bankrupt unnoticed undetected up missing out bad badly south awry")
)

// should judges "should have": people who did not, or a system that did not
// behave as intended.
func (m *modalJudge) should() grade {
	p, g := m.p, &m.g
	switch {
	case wordAt(p, g.first, g.first-1) == wordWho && contrasts.Has(wordAt(p, g.first, g.first-2)):
		return silent // "what made sense, not who should have done what"
	case g.asked.End > 0 && !g.negated && !endsAsQuestion(p, g.first):
		return silent // "Should the job have failed, run it again."
	case g.asked.End > 0 && p.BlockOf(g.first).Kind == analyzer.Heading:
		return silent
	case g.asked.End > 0 && !g.negated:
		return note
	case m.near(comingWords, 8) || m.near(nowWords, 6) && !g.passive || m.before(nowWords, 3) && !m.human():
		return silent // an expectation about the present
	case m.you() && (letterVerbs.Has(m.verb()) || m.near(nowWords, 8)):
		return silent // a letter to those who bore the impact
	case g.needed && !m.human():
		return silent // a technical precondition
	case m.agent.Agent == analyzer.AffectedAgent || m.near(machinelike, 3) || m.within(machinelike):
		return note
	case m.human() || m.unnamed():
		return warning
	case g.been && !g.passive && m.within(clearAdverbs):
		return warning // "it should have been obvious"
	}
	return note
}

// within reports whether a word of the set stands inside the group.
func (m *modalJudge) within(set analyzer.Set) bool {
	for i := m.g.first; i < m.g.end; i++ {
		if set.Has(m.p.Tokens[i].Word) {
			return true
		}
	}
	return false
}

// you reports whether the reader is spoken to.
func (m *modalJudge) you() bool {
	return m.agent.End > m.agent.First && m.p.Tokens[m.agent.Head].Word == youWord
}

var youWord = analyzer.W("you")

// risk reports what speaks of dangers and doubts rather than of people: an
// attacker, two candidates, an open question.
func (m *modalJudge) risk() bool {
	switch {
	case m.has(attackWords) && !preventing.Has(m.verb()):
		return true
	case m.worse(6) && !m.measured():
		return true
	case m.has(doubtWords) && !m.agent.Agent.Human():
		return true
	}
	return m.near(byWord, 6) && m.near(orWord, 14)
}

// worse reports whether one of the n tokens after the group says that it went
// on longer or worse; "a longer soak" is a thing.
func (m *modalJudge) worse(n int) bool {
	for i := m.g.end; i < min(m.s.End, m.g.end+n); i++ {
		if worseWords.Has(m.p.Tokens[i].Word) && !analyzer.Determiners.Has(m.p.Tokens[i-1].Word) {
			return true
		}
	}
	return false
}

// measured is "not as well as it could have been", "longer than it should".
func (m *modalJudge) measured() bool { return m.before(measureWords, 4) }

// could judges "could have": a way not taken, or a danger.
func (m *modalJudge) could() grade {
	g := &m.g
	if g.asked.End > 0 {
		return m.askedCould()
	}
	if g.negated || m.noneBefore() || m.you() || m.risk() {
		return silent
	}
	v := m.verb()
	switch {
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
	case m.within(enoughWords), m.within(plainWords) && m.near(toVerb, 6):
		return m.unlessPlanned(note)
	}
	return silent
}

var toVerb = analyzer.Words("to")

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

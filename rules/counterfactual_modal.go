package rules

import "github.com/blamelint/blamelint/analyzer"

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
	return m.agent.Agent.Human() || m.agent.Agent == analyzer.OrgAgent || theyAct(m.p, m.agent, m.verb()) ||
		attending.Has(m.verb()) && fewOfThem(m.p, m.agent)
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
	alreadyWord  = analyzer.Words("already") // "we should have paused at noon already"
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
	case m.near(comingWords, 8) || m.near(nowWords, 6) && !g.passive && !(m.human() && m.near(alreadyWord, 6)) || m.before(nowWords, 3) && !m.human():
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

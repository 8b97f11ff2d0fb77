package rules

import "github.com/blamelint/blamelint/analyzer"

// Consequences for people.
var (
	punishVerbs = analyzer.Words(`fired sacked dismissed terminated suspended demoted reprimanded punished penalised penalized disciplined scolded chastised
		berated admonished rebuked castigated blacklisted shamed censured fined benched`)
	// Those that happen to people only.
	punishOnly   = analyzer.Words("sacked reprimanded punished disciplined scolded chastised berated admonished rebuked castigated censured penalised penalized")
	punishActive = analyzer.Words("punish punishes punishing reprimand reprimands reprimanding discipline disciplining fire fires firing sack sacks sacking scold scolding penalise penalize")
	disciplinary = analyzer.Words("disciplinary")
	disciplines  = analyzer.Words(`action actions measure measures procedure procedures proceeding proceedings process hearing hearings conversation talk talks
		meeting step steps consequence consequences letter letters note notes warnings cases panel panels board talk talks interviews file files route routes warning case interview sanction sanctions matter review inquiry investigation
		penalty penalties leave suspension response file`)
	scapegoats  = analyzer.Words("scapegoat scapegoats scapegoated scapegoating")
	letWords    = analyzer.Words("let")
	wGo         = analyzer.W("go")
	warnings    = analyzer.Words("warning warnings")
	formal      = analyzer.Words("written formal verbal final official")
	gaveWords   = analyzer.Words("received receive receives given gave got issued give gets was were")
	rollWords   = analyzer.Words("heads")
	punishments = analyzer.Words("punishment punishments reprimand reprimands dismissal")
	giveWords   = analyzer.Words("received receive receives given gave got issued give gets face faces faced facing deserve deserves deserved")
)

func checkConsequences(p *analyzer.Pass) {
	for i := range p.Each(punishVerbs) {
		punishedAt(p, i)
	}
	for i := range p.Each(punishActive) {
		punishing(p, i)
	}
	for i := range p.Each(disciplinary) {
		if (disciplines.Has(wordAt(p, i, i+1)) || clauseEnd(p, i, i+1)) && !deniedBefore(p, i, 6) && !forbidden(p, i) && !anyWithin(p, i, i-12, i, sparing) {
			charge(p, i, i+1, person)
		}
	}
	for i := range p.Each(scapegoats) {
		if !deniedBefore(p, i, 6) && !refusals.Has(wordAt(p, i, skipLeft(p, i-1, blameLinks))) {
			charge(p, i, i+1, person)
		}
	}
	for i := range p.Each(letWords) {
		letGo(p, i)
	}
	for i := range p.Each(warnings) {
		warningAt(p, i)
	}
	for _, i := range consequenceIndex.starts(p) {
		consequenceAt(p, i)
	}
	for i := range p.Each(punishments) {
		if j := skipLeft(p, skipLeft(p, i-1, formal), mistakeModifiers); giveWords.Has(wordAt(p, i, j)) && p.GrammaticalSubject(j).Agent.Human() && !faultDenied(p, j) {
			charge(p, i, i+1, person)
		}
	}
	for i := range p.Each(rollWords) {
		if anyWithin(p, i, i+1, i+4, rolls) {
			charge(p, i, i+1, person)
		}
	}
}

// warningAt is "received a written warning", "got a warning from the director".
func warningAt(p *analyzer.Pass, i int) {
	first := i
	if formal.Has(wordAt(p, i, i-1)) {
		first--
	} else if w := wordAt(p, i, i+1); w != wFrom && w != wBy || !anyWithin(p, i, i+2, i+5, superiors) {
		return
	}
	j := skipLeft(p, first-1, mistakeModifiers)
	if gaveWords.Has(wordAt(p, i, j)) && p.GrammaticalSubject(j).Agent.Human() && !deniedBefore(p, i, 6) {
		charge(p, first, i+1, person)
	}
}

var superiors = analyzer.Words("hr personnel human-resources management manager boss superior superiors director supervisor employer principal")

// What is done to those who are held guilty, besides the reprisals of
// fault_idioms.go: more than the subject decides about these.
var consequenceIdioms = idioms(false,
	"stripped of",
	"answered|answer|answers|answering for",
	"owe|owes|owed everybody|everyone|us|me? an apology|explanation",
)

var consequenceIndex = indexIdioms(consequenceIdioms)

// consequenceAt judges the idioms above by whom they happen to.
func consequenceAt(p *analyzer.Pass, i int) {
	end, ok := firstIdiom(p, i, consequenceIdioms)
	if !ok || formOf(p, i).denied || conditional(p, i) || faultDenied(p, i) || answering.Has(p.Tokens[i].Word) && !answersForMishap(p, end-1) {
		return
	}
	who := p.GrammaticalSubject(i)
	v := verdictOn(p, who)
	switch {
	case v == ours && owing.Has(p.Tokens[i].Word): // "we owe everyone an apology"
	case v > component && who.Agent != analyzer.AffectedAgent:
		charge(p, i, end, v)
	case anyWithin(p, i, end, end+5, privileges) && theirWords.Has(wordAt(p, i, end)):
		charge(p, i, end, person)
	}
}

var (
	owing      = analyzer.Words("owe owes owed")
	privileges = analyzer.Words("right rights access privilege privileges permission permissions role title rank badge keys bit")
	theirWords = analyzer.Words("his her their")
)

var answering = analyzer.Words("answered answer answers answering")

// answersForMishap is "answer for the loss", and not "for the on-call line";
// token i is "for".
func answersForMishap(p *analyzer.Pass, i int) bool {
	if w := wordAt(p, i, i+1); (w == wThis || w == wThat || w == wIt) && clauseEnd(p, i, i+2) {
		return true
	}
	ph := phraseIn(p, i, i+1)
	return ph.End > ph.First && (mishaps.Has(p.Tokens[ph.Head].Word) || anyWithin(p, i, ph.First, ph.Head, lostWords) || actNouns.Has(p.Tokens[ph.Head].Word))
}

var (
	lostWords = analyzer.Words("lost missing broken ruined wrong failed late")
	actNouns  = analyzer.Words("act acts action actions conduct decision decisions choice choices doing doings behaviour behavior")
)

// forbidden reports whether the sentence is a rule against what stands at token
// i: "the debrief must not apportion guilt or propose sanctions".
func forbidden(p *analyzer.Pass, i int) bool {
	s := p.SentenceOf(i)
	for j := i - 1; j > max(s.First, i-24); j-- {
		if innerDenials.Has(p.Tokens[j].Word) && ruleModals.Has(p.Tokens[j-1].Word) {
			return true
		}
	}
	return false
}

// sparing words keep the consequences away: "protects staff from disciplinary
// measures".
var sparing = analyzer.Words("protects protect protected protecting shields shield exempt exempts free spared spare immune without")

var ruleModals = analyzer.Words("shall must may should can will do does")

var rolls = analyzer.Words("roll rolled rolling")

// punishedAt reports what was done to a person; alerts fire and processes are
// terminated.
func punishedAt(p *analyzer.Pass, i int) {
	if faultDenied(p, i) || deniedBefore(p, i, 4) {
		return
	}
	s := p.Subject(i)
	if !s.Passive {
		if bareObject(p, i) {
			punishing(p, i)
		} else if s.Dropped && opensBlock(p, i) {
			return
		}
		return
	}
	who := p.GrammaticalSubject(i)
	v := verdictOn(p, who)
	if who.End > who.First && (culprits.Has(p.Tokens[who.Head].Word) || whoWords.Has(p.Tokens[who.Head].Word)) {
		v = person
	}
	if v > component && (who.Agent != analyzer.AffectedAgent || punishOnly.Has(p.Tokens[i].Word)) {
		charge(p, i, i+1, v)
	}
}

// bareObject reports whether the verb at i has an object right after it.
func bareObject(p *analyzer.Pass, i int) bool {
	return inSentence(p, i, i+1) && p.Tokens[i+1].Kind != analyzer.PunctToken
}

// punishing is the active verb: "we fired the contractor", "to punish the
// driver".
func punishing(p *analyzer.Pass, i int) {
	if faultDenied(p, i) || deniedBefore(p, i, 4) || !bareObject(p, i) {
		return
	}
	ph := phraseIn(p, i, i+1)
	if ph.End <= ph.First {
		return
	}
	a := p.Class(ph)
	if a == analyzer.PersonAgent || a == analyzer.NameAgent || a == analyzer.TeamAgent && punishOnly.Has(p.Tokens[i].Word) {
		if v := verdictOn(p, analyzer.Subject{Phrase: ph, Agent: a}); v > component && !attackers.Has(p.Tokens[ph.Head].Word) {
			charge(p, i, i+1, v)
		}
	}
}

// letGo is "was let go", of a person.
func letGo(p *analyzer.Pass, i int) {
	if wordAt(p, i, i+1) != wGo || wordAt(p, i, i+2) == wOf || faultDenied(p, i) || !p.Subject(i).Passive {
		return
	}
	who := p.GrammaticalSubject(i)
	if who.Agent.Human() {
		charge(p, i, i+2, verdictOn(p, who))
	}
}

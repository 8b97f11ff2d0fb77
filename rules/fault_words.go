package rules

import (
	"github.com/blamelint/blamelint/analyzer"
)

// Responsibility for what went wrong.
var (
	responsibles = analyzer.Words("responsible accountable answerable")
	wResponsible = analyzer.W("responsible")
	// What somebody can be guilty of, as against what he may own.
	mishaps = analyzer.Words(`incident incidents outage outages failure failures crash crashes breakage mistake mistakes error errors bug disruption downtime
		loss leak breach mess disaster delay delays accident accidents regression damage degradation shutdown blackout fault faults fiasco problem
		problems interruption corruption deletion collapse derailment spill fire flood explosion mishap debacle chaos omission defect lapse event
		mix-up collision overdose misdelivery trouble issue harm`)
	wThis = analyzer.W("this")
	wThat = analyzer.W("that")
	wIt   = analyzer.W("it")

	responsibility = analyzer.Words("responsibility accountability")
	wholeWords     = analyzer.Words("full complete sole personal total entire ultimate all")
	takingWords    = analyzer.Words("take takes took taken taking accept accepts accepted accepting assume assumes assumed bear bears bore own owns owned")
	heldWords      = analyzer.Words("hold holds held holding")
)

func checkResponsible(p *analyzer.Pass) {
	for i := range p.Each(responsibles) {
		responsibleAt(p, i)
	}
	for i := range p.Each(responsibility) {
		responsibilityAt(p, i)
	}
}

func responsibleAt(p *analyzer.Pass, i int) {
	if j := i - 1; heldWords.Has(wordAt(p, i, skipLeft(p, j, degrees))) || anyWithin(p, i, i-7, i, heldWords) {
		heldAt(p, i)
		return
	}
	if p.Tokens[i].Word == wAnswerable {
		return
	}
	end, ok := forMishap(p, i)
	switch {
	case ok:
		charge(p, i, end, responsibleWho(p, i))
	case p.Tokens[i].Word == wResponsible && thoseBefore(p, i) && wordAt(p, i, i+1) != wFor:
		charge(p, i, i+1, person)
	}
}

var wAnswerable = analyzer.W("answerable")

// forMishap is "for the incident", "for this", "for taking down": what somebody
// is guilty of, and not what he owns.
func forMishap(p *analyzer.Pass, i int) (end int, ok bool) {
	if wordAt(p, i, i+1) != wFor {
		return 0, false
	}
	if w := wordAt(p, i, i+2); (w == wThis || w == wThat || w == wIt) && clauseEnd(p, i, i+3) {
		return i + 3, true
	}
	ph := phraseIn(p, i, i+2)
	for k := i + 2; k < min(ph.End, i+9); k++ {
		if mishaps.Has(p.Tokens[k].Word) {
			return k + 1, k == ph.End-1 && !mishapThings.Has(wordAt(p, i, k+1))
		}
	}
	return 0, false
}

var mishapThings = analyzer.Words("response reporting handling management communication communications review reviews tracking detection analysis tolerance budget domain")

func clauseEnd(p *analyzer.Pass, of, i int) bool {
	return !inSentence(p, of, i) || clauseWords.Has(wordAt(p, of, i))
}

// responsibleWho weighs the noun before "responsible", or the subject of "is
// responsible". A thing that is responsible is a plain account of causes.
func responsibleWho(p *analyzer.Pass, i int) verdict {
	if denialWords.Has(wordAt(p, i, skipLeft(p, i-1, degrees2))) {
		return acquitted
	}
	j := skipLeft(p, i-1, degrees2)
	switch w := wordAt(p, i, j); {
	case opensBlock(p, i), whoWords.Has(w):
		return person
	case wasBeen.Has(w) || beAlso.Has(w):
		if whoWords.Has(wordAt(p, i, j-1)) {
			return person
		}
		return humanOnly(verdictOn(p, p.GrammaticalSubject(j)))
	case inSentence(p, i, j):
		return humanOnly(endingVerdict(p, j))
	}
	return acquitted
}

var (
	degrees2 = analyzer.Words("entirely partly partially largely mainly mostly solely wholly directly clearly also personally ultimately primarily fully thus indirectly")
	beAlso   = analyzer.Words("'s 'm 're am feel feels felt")
	whoWords = analyzer.Words("who whoever those person persons people one individual individuals somebody someone")
)

// thoseBefore is "those responsible", "the person responsible".
func thoseBefore(p *analyzer.Pass, i int) bool {
	w := wordAt(p, i, i-1)
	return whoWords.Has(w) && w != wWho && w != wOne && clauseOrVerb(p, i)
}

func clauseOrVerb(p *analyzer.Pass, i int) bool {
	return clauseEnd(p, i, i+1) && !opensBlock(p, i-1) || inSentence(p, i, i+1) && isVerbTag(p.Tag(i+1))
}

// heldAt is "held accountable", "hold them responsible". Holding an owner
// accountable for finishing something is no guilt.
func heldAt(p *analyzer.Pass, i int) {
	s := p.SentenceOf(i)
	for j := i - 1; j >= max(s.First, i-7); j-- {
		w := p.Tokens[j].Word
		if clauseWords.Has(w) {
			return
		}
		if !heldWords.Has(w) {
			continue
		}
		if faultDenied(p, j) || blameDenied(p, j) || dueWork(p, i) || ruleOfConduct(p, j) {
			return
		}
		v := person
		if j < i-1 && !degrees2.Has(wordAt(p, i, j+1)) {
			v = blamed(p, i, j+1)
		} else if sub := p.GrammaticalSubject(j); sub.Agent == analyzer.WeAgent {
			v = ours
		}
		if v > component {
			charge(p, j, i+1, v)
		}
		return
	}
}

// ruleOfConduct is a rule that is quoted: "whoever hides an incident shall be
// held accountable". Token i is "held".
func ruleOfConduct(p *analyzer.Pass, i int) bool {
	return wordAt(p, i, i-1) == wBe && wordAt(p, i, skipLeft(p, i-2, denialWords)) == wShall
}

var (
	wShall = analyzer.W("shall")
	wBe    = analyzer.W("be")
)

// dueWork is "for finishing the action items", "to the deadline".
func dueWork(p *analyzer.Pass, i int) bool {
	return wordAt(p, i, i+1) == wFor && anyWithin(p, i, i+2, i+8, workWords)
}

var workWords = analyzer.Words("completing completion finishing closing delivering delivery items item actions action follow-ups follow-up due deadline deadlines slo slos sla slas uptime improving improvement progress")

// responsibilityAt is "take full responsibility", "the responsibility for the
// outage lies with".
func responsibilityAt(p *analyzer.Pass, i int) {
	j := skipLeft(p, i-1, wholeWords)
	if wordAt(p, i, j) == wThe {
		j = skipLeft(p, j-1, wholeWords)
	}
	if takingWords.Has(wordAt(p, i, j)) {
		takesResponsibility(p, i, j)
		return
	}
	end, ok := forMishap(p, i)
	if !ok || !lieWords.Has(wordAt(p, i, end)) {
		return
	}
	for k := end; k < end+4; k++ {
		if w := wordAt(p, i, k); w == wWith || w == wOn {
			if v := blamed(p, i, k+1); v > component {
				charge(p, i, i+1, v)
			}
			return
		}
	}
}

func takesResponsibility(p *analyzer.Pass, i, j int) {
	_, mishap := forMishap(p, i)
	full := j < i-1
	if !full && !mishap && !clauseEnd(p, i, i+1) || faultDenied(p, j) || dueWork(p, i) {
		return
	}
	s := p.Subject(j)
	switch {
	case s.Agent == analyzer.WeAgent && !meSubject(p, s), s.Agent == analyzer.OrgAgent, s.Dropped:
		noteApology(p, j, i+1)
	case s.Agent == analyzer.WeAgent:
		charge(p, j, i+1, ours)
	case s.Agent == analyzer.AffectedAgent:
	case s.Agent.Human(), full:
		// Nothing but a person takes full responsibility.
		charge(p, j, i+1, person)
	}
}

func meSubject(p *analyzer.Pass, s analyzer.Subject) bool { return p.Tokens[s.Head].Word == wI }

var wI = analyzer.W("i")

// noteApology notes an organisation's words to its customers.
func noteApology(p *analyzer.Pass, first, end int) {
	if spokenOf(p, first, end) {
		return
	}
	p.Report(p.TokensSpan(first, end), "%s is fair to say to customers; in a review it stands where the explanation would.", quoted(p.TokensText(first, end))).Note().
		Suggest("Keep it in the message to customers, and say here what will be different.")
}

// Idioms of blame.
var (
	fingers2   = analyzer.Words("finger fingers")
	wFingers   = analyzer.W("fingers")
	pointWords = analyzer.Words("point points pointed pointing")
	fingerNoun = analyzer.Words("finger-pointing fingerpointing finger-pointed")
	hookWords  = analyzer.Words("hook")
	busWords   = analyzer.Words("bus")
	wUnder     = analyzer.W("under")
	throwWords = analyzer.Words("throw throws threw thrown throwing")
	badWords   = analyzer.Words("bad")
	badAfter   = analyzer.Words("sorry for that as and folks on here all guys everyone team . , ; : ! ) — – - … ... again but because since though")
	culpa      = analyzer.Words("culpa")
	wMea       = analyzer.W("mea")
)

func checkFaultIdioms(p *analyzer.Pass) {
	for i := range p.Each(fingers2) {
		fingerAt(p, i)
	}
	for i := range p.Each(fingerNoun) {
		if !deniedBefore(p, i, 6) && !refusals.Has(wordAt(p, i, i-1)) && !anyWithin(p, i, i+1, i+4, denialWords) {
			chargeLightly(p, i, i+1)
		}
	}
	for i := range p.Each(hookWords) {
		if w := wordAt(p, i, i-2); wordAt(p, i, i-1) == wThe && w == wOn && wasBeen.Has(wordAt(p, i, i-3)) && !faultDenied(p, i-2) {
			if v := verdictOn(p, p.GrammaticalSubject(i-3)); v > component {
				charge(p, i-2, i+1, v)
			}
		}
	}
	for i := range p.Each(onWords) {
		oneIsOn(p, i)
	}
	for i := range p.Each(busWords) {
		if wordAt(p, i, i-2) == wUnder && anyWithin(p, i, i-9, i-2, throwWords) && !deniedBefore(p, i, 12) {
			charge(p, i-2, i+1, person)
		}
	}
	for i := range p.Each(badWords) {
		if w := wordAt(p, i, i-1); (w == wMy || w == wOur) && (!inSentence(p, i, i+1) || badAfter.Has(wordAt(p, i, i+1))) && !faultDenied(p, i-1) {
			chargeLightly(p, i-1, i+1)
		}
	}
	for i := range p.Each(culpa) {
		if wordAt(p, i, i-1) == wMea {
			chargeLightly(p, i-1, i+1)
		}
	}
	checkGuiltIdioms(p)
	for i := range p.Each(whoRel) {
		checkTheOne(p, i)
	}
	for i := range p.Each(rightNouns) {
		checkRights(p, i)
	}
}

// oneIsOn is "this one is on the contractor", "that's on us".
func oneIsOn(p *analyzer.Pass, i int) {
	j := i - 1
	if w := wordAt(p, i, j); squarely.Has(w) {
		squarelyOn(p, i, j)
		return
	}
	if w := wordAt(p, i, j); w != wSuffix && !wasBeen.Has(w) {
		return
	}
	k := j - 1
	if wordAt(p, i, k) == wOne {
		k--
	}
	if w := wordAt(p, i, k); w != wThis && w != wThat || faultDenied(p, i) || k > p.SentenceOf(i).First && p.Tokens[k-1].Kind == analyzer.WordToken {
		laidOn(p, i, j)
		return
	}
	w := wordAt(p, i, i+1)
	ph := phraseIn(p, i, i+1)
	if !meWords.Has(w) && (ph.End <= ph.First || !clauseEnd(p, i, ph.End) || !p.Class(ph).Human() && p.Class(ph) != analyzer.OrgAgent) {
		return
	}
	if meWords.Has(w) {
		chargeLightly(p, k, i+1)
		return
	}
	charge(p, k, i+1, person)
}

// squarelyOn is "the late alarm was squarely on the night desk".
func squarelyOn(p *analyzer.Pass, i, j int) {
	ph := phraseIn(p, i, i+1)
	be := j - 1
	if w := wordAt(p, i, be); w != wSuffix && !wasBeen.Has(w) || ph.End <= ph.First || !p.Class(ph).Human() || !clauseEnd(p, i, ph.End) {
		return
	}
	if g := p.GrammaticalSubject(be); g.End > g.First && !g.Agent.Human() && !lightNouns.Has(p.Tokens[g.Head].Word) && !onusWords.Has(p.Tokens[g.Head].Word) {
		charge(p, be, i+1, verdictOn(p, analyzer.Subject{Phrase: ph, Agent: p.Class(ph)}))
	}
}

var squarely = analyzer.Words("squarely entirely solely wholly")

// laidOn is "the lost crate is squarely on the loading crew", "the flood is on
// the porter, nobody else". The verb is at j; without a word of emphasis a lamp
// is on a desk.
func laidOn(p *analyzer.Pass, i, j int) {
	ph := phraseIn(p, i, i+1)
	if ph.End <= ph.First || !p.Class(ph).Human() || inSentence(p, i, ph.End) && p.Tokens[ph.End].Word == wSuffix {
		return
	}
	g := p.GrammaticalSubject(j)
	if g.End <= g.First || g.Agent.Human() || lightNouns.Has(p.Tokens[g.Head].Word) || faultDenied(p, i) || denialWords.Has(wordAt(p, i, i-1)) {
		return
	}
	if !nobodyElse(p, i, ph.End) {
		return
	}
	charge(p, j, i+1, verdictOn(p, analyzer.Subject{Phrase: ph, Agent: p.Class(ph)}))
}

// nobodyElse is ", nobody else", ", full stop", "alone" at token k.
func nobodyElse(p *analyzer.Pass, of, k int) bool {
	if aloneWords.Has(wordAt(p, of, k)) {
		return wordAt(p, of, k+1) != wTo
	}
	if w := wordAt(p, of, k); w != wordComma && w != wAnd && wordAt(p, of, k) != wDash {
		return false
	}
	k++
	if wordAt(p, of, k) == wAnd {
		k++
	}
	switch w := wordAt(p, of, k); {
	case nobodyWords.Has(w), w == wNoWord && wordAt(p, of, k+1) == wOne:
		return true
	case w == wFull:
		return wordAt(p, of, k+1) == wStop
	}
	return fullStops.Has(wordAt(p, of, k))
}

var (
	aloneWords = analyzer.Words("alone entirely squarely solely only")
	fullStops  = analyzer.Words("period alone entirely squarely")
	lightNouns = analyzer.Words("focus call calls pager pressure emphasis spotlight ball eyes eye light decision turn bet money lamp")
	wFull      = analyzer.W("full")
	wStop      = analyzer.W("stop")
	wDash      = analyzer.W("–")
)

var onWords = analyzer.Words("on")

// fingerAt is "pointed the finger at", "pointed fingers".
func fingerAt(p *analyzer.Pass, i int) {
	if wPointed := i + 2; p.Tokens[i].Word == wFingers && wasBeen.Has(wordAt(p, i, i+1)) {
		// "fingers were pointed at the kitchen"
		for wasBeen.Has(wordAt(p, i, wPointed)) || adverb(p, wPointed) {
			wPointed++
		}
		if pointWords.Has(wordAt(p, i, wPointed)) && wordAt(p, i, wPointed+1) == wAt && !faultDenied(p, i) {
			if v := blamed(p, i, wPointed+2); v > component {
				charge(p, i, wPointed+2, v)
			}
			return
		}
	}
	j := skipLeft(p, i-1, fingerMods)
	if !pointWords.Has(wordAt(p, i, j)) || faultDenied(p, j) || deniedBefore(p, j, 4) || anyWithin(p, i, i+1, i+4, denialWords) {
		return
	}
	switch {
	case wordAt(p, i, i+1) == wAt:
		charge(p, j, i+2, blamed(p, i, i+2))
	case p.Tokens[i].Word == wFingers:
		chargeLightly(p, j, i+1)
	}
}

var fingerMods = analyzer.Words("the a an their his her our")

// chargeLightly notes words that blame nobody in particular.
func chargeLightly(p *analyzer.Pass, first, end int) {
	if spokenOf(p, first, end) {
		return
	}
	p.Report(p.TokensSpan(first, end), "%s turns the talk to guilt before it has reached the conditions.", quoted(p.TokensText(first, end))).Note().
		Suggest("Say what was done, what it was meant to do, and which conditions let it do harm.")
}

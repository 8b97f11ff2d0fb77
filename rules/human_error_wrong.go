package rules

import "github.com/blamelint/blamelint/analyzer"

// Slips that are told by what was wrong: "one wrong click", "a wrong value
// typed by the clerk", "a slip of the finger", "mixed up the two panels".
var (
	handActs  = analyzer.Words("click clicks keystroke keystrokes keypress key button tap swipe move turn character digit letter word line flag checkbox")
	wrongOnes = analyzer.Words("one single a")

	wrongInputs = analyzer.Words(`input inputs command commands entry entries value values setting settings parameter parameters argument arguments
		selection choice number figure date amount address option query statement edit change assumption configuration`)
	wrongKinds  = analyzer.Words("wrong erroneous incorrect faulty mistaken")
	givenBy     = analyzer.Words("typed entered issued run executed given sent made chosen set keyed submitted applied used pasted")
	mixedWords  = analyzer.Words("mixed mixing")
	confusing   = analyzer.Words("confused mistook")
	slipWords2  = analyzer.Words("slip slips")
	limbs       = analyzer.Words("finger fingers hand hands pen keyboard mouse thumb wrist mind memory attention concentration")
	causeEnders = analyzer.Words("and , — – - : away from was is later too that")
)

func checkWrong(p *analyzer.Pass) {
	for i := range p.Each(wrongKinds) {
		oneWrong(p, i)
		wrongBy(p, i)
	}
	for i := range p.Each(mixedWords) {
		if wordAt(p, i, i+1) == wUp {
			mixedUp(p, i, i+2)
		}
	}
	for i := range p.Each(confusing) {
		if anyWithin(p, i, i+2, i+10, withFor) {
			mixedUp(p, i, i+1)
		}
	}
	for i := range p.Each(slipWords2) {
		if wordAt(p, i, i+1) == wOf && anyWithin(p, i, i+2, i+4, limbs) && !deniedBefore(p, i, 4) {
			reportSlip(p, i, i+2)
		}
	}
}

var withFor = analyzer.Words("with for")

// mixedUp reports a verb of confusion with a human subject and an object.
func mixedUp(p *analyzer.Pass, i, end int) {
	s := p.Subject(i)
	f := formOf(p, i)
	if !s.Agent.Human() || s.Passive || f.unreal() || f.now() || conditional(p, i) || nobodySubject(p, s) || !inSentence(p, i, end) {
		return
	}
	reportSlip(p, i, end)
}

// oneWrong is "one wrong click", told as the cause.
func oneWrong(p *analyzer.Pass, i int) {
	if !handActs.Has(wordAt(p, i, i+1)) || !wrongOnes.Has(wordAt(p, i, i-1)) || deniedBefore(p, i, 4) || conditional(p, i) || !clickOrTold(p, i+1) {
		return
	}
	reportSlip(p, i, i+2)
}

// clickOrTold tells a slip that happened from one that may happen and from a
// wrong letter in a name: what follows tells who did it or what came of it.
func clickOrTold(p *analyzer.Pass, i int) bool {
	if _, ok := ownerAfter(p, i); ok {
		return true
	}
	return !anyWithin(p, i, i-6, i+8, riskWords) && causeEnders.Has(wordAt(p, i, i+1)) || causesAfter.Has(wordAt(p, i, i+1))
}

// wrongBy is "a wrong value by the clerk", "an erroneous command typed by the
// night crew".
func wrongBy(p *analyzer.Pass, i int) {
	n := i + 1
	for n < i+3 && inSentence(p, i, n) && !wrongInputs.Has(p.Tokens[n].Word) {
		n++
	}
	if !wrongInputs.Has(wordAt(p, i, n)) {
		return
	}
	by := n + 1
	for by < n+3 && wordAt(p, i, by) != wBy && givenBy.Has(wordAt(p, i, by)) {
		by++
	}
	if wordAt(p, i, by) == wBy && humanAt(p, i, by+1) && !deniedBefore(p, i, 4) {
		reportSlip(p, i, n+1)
	}
}

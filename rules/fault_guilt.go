package rules

import (
	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

func checkGuilt(p *analyzer.Pass) {
	for i := range p.Each(faultWords) {
		faultAt(p, i)
	}
	for i := range p.Each(guiltyWords) {
		guiltyAt(p, i)
	}
	for i := range p.Each(guilts) {
		if !blameDenied(p, i) {
			theBlame(p, i)
		}
	}
	for i := range p.Each(culprits) {
		culpritAt(p, i)
	}
	for i := range p.Each(atFaultWords) {
		charge(p, i, i+1, phraseVerdict(p, i, i+1))
	}
}

var atFaultWords = analyzer.Words("at-fault")

// faultAt looks at "fault": at fault, the fault of, somebody's fault, the fault
// lies with.
func faultAt(p *analyzer.Pass, i int) {
	if p.Tokens[i].Word == wFaults || faultThings.Has(wordAt(p, i, i+1)) {
		return
	}
	j := skipLeft(p, i-1, faultDegrees)
	before := wordAt(p, i, j)
	switch {
	case before == wAt && j == i-1:
		atFault(p, i)
	case before == wWhose:
		charge(p, j, i+1, person)
	case ourWords.Has(before):
		possessedFault(p, i, j)
	case before == wSuffix && !(nounAfter(p, i) && !wasBeen.Has(wordAt(p, i, i+1))):
		charge(p, i, i+1, faultOwner(p, i, j))
	case before == wThe, opensBlock(p, i), j < p.SentenceOf(i).First:
		theFault(p, i, j)
	}
}

var faultDegrees = analyzer.Words("own entire whole partial")

// possessedFault is "my fault", "his fault".
func possessedFault(p *analyzer.Pass, i, j int) {
	if faultDenied(p, j) || nounAfter(p, i) && !wasBeen.Has(wordAt(p, i, i+1)) && !greetWords.Has(wordAt(p, i, i+1)) {
		return
	}
	v := person
	switch w := p.Tokens[j].Word; {
	case w == wMy || w == wOur:
		v = ours
	case w == wTheir && p.Class(analyzer.Phrase{First: j, End: j + 1, Head: j}) == analyzer.SystemAgent:
		v = component
	}
	charge(p, j, i+1, v)
}

var (
	wTheir     = analyzer.W("their")
	greetWords = analyzer.Words("folks guys all everyone team people sorry here really though")
)

// faultOwner weighs "the driver's fault".
func faultOwner(p *analyzer.Pass, i, j int) verdict {
	if nobodyWords.Has(wordAt(p, i, j-1)) || wordAt(p, i, j-1) == wOne {
		return acquitted
	}
	instead := insteadOf(p, i+1)
	if faultDenied(p, i) {
		return instead
	}
	k := j - 1
	for k > j-6 && inSentence(p, i, k-1) && !faultStops.Has(p.Tokens[k-1].Word) && p.Tokens[k-1].Kind != analyzer.PunctToken {
		k--
	}
	if faultDenied(p, k) {
		return instead
	}
	ph := analyzer.Phrase{First: k, End: j, Head: j - 1}
	v := verdictOn(p, analyzer.Subject{Phrase: ph, Agent: p.Class(ph)})
	if v == component && inSentence(p, i, i+1) && p.IsVerb(i+1) && !wasBeen.Has(wordAt(p, i, k-1)) {
		return acquitted // "the pump's fault cleared itself", a defect
	}
	return v
}

// insteadOf is ours or another's in "not the supplier's fault; ours": whom a
// denial makes guilty in the end. Token i comes after "fault".
func insteadOf(p *analyzer.Pass, i int) verdict {
	for k := i; k < i+4 && k < len(p.Tokens) && p.BlockOf(k) == p.BlockOf(i-1); k++ {
		switch w := p.Tokens[k].Word; {
		case oursWords.Has(w):
			return ours
		case theirsWords.Has(w):
			return person
		case p.Tokens[k].Kind != analyzer.PunctToken && !butIt.Has(w):
			return acquitted
		}
	}
	return acquitted
}

var (
	oursWords   = analyzer.Words("ours mine")
	theirsWords = analyzer.Words("theirs his hers yours")
	butIt       = analyzer.Words("but it was is 's rather only")
)

var faultStops = analyzer.Words("is was are were be been not n't 's all and or but that it this")

// theFault is "the fault of the lead", "the fault lies with Rasmus".
func theFault(p *analyzer.Pass, i, j int) {
	k := i + 1
	switch w := wordAt(p, i, k); {
	case w == wOf:
		if v := blamed(p, i, k+1); v > component && !faultDenied(p, j) {
			charge(p, j, k+1, v)
		}
	case lieWords.Has(w):
		for k < i+4 && (lieWords.Has(wordAt(p, i, k)) || degrees.Has(wordAt(p, i, k))) {
			k++
		}
		if w := wordAt(p, i, k); w == wWith || w == wOn {
			if v := blamed(p, i, k+1); v > component {
				charge(p, i, i+1, v)
			}
		}
	}
}

// atFault weighs who is at fault: the object of "found … at fault", the noun
// before it, or the subject.
func atFault(p *analyzer.Pass, i int) {
	j := skipLeft(p, i-2, degrees)
	if faultDenied(p, i-1) || blameDenied(p, i-1) {
		return
	}
	v := component
	switch w := wordAt(p, i, j); {
	case w == wWho || w == wParty || w == wParties:
		v = person
	case wasBeen.Has(w) || w == wSuffix:
		v = verdictOn(p, p.GrammaticalSubject(j))
		if wordAt(p, i, j-1) == wWho {
			v = person
		}
	case inSentence(p, i, j):
		v = endingVerdict(p, j)
	}
	charge(p, i-1, i+1, v)
}

// endingVerdict weighs the noun phrase whose last token is j.
func endingVerdict(p *analyzer.Pass, j int) verdict {
	first := j
	for first > j-5 && inSentence(p, j, first-1) && p.Tokens[first-1].Kind == analyzer.WordToken && !isVerbTag(p.Tag(first-1)) {
		first--
	}
	ph := analyzer.Phrase{First: first, End: j + 1, Head: j}
	return verdictOn(p, analyzer.Subject{Phrase: ph, Agent: p.Class(ph)})
}

func isVerbTag(t analyzer.Tag) bool {
	switch t {
	case tagger.VB, tagger.VBD, tagger.VBG, tagger.VBN, tagger.VBP, tagger.VBZ, tagger.MD:
		return true
	}
	return false
}

// faultDenied reports whether what stands right before token i denies it: "not
// the driver's fault", "through no fault of".
func faultDenied(p *analyzer.Pass, i int) bool {
	j := skipLeft(p, i-1, faultLinks)
	return denialWords.Has(wordAt(p, i, j))
}

var faultLinks = analyzer.Words("the a an really entirely solely anybody anyone anybody's anyone's any all in being be 's")

// guiltyAt tells guilt from the plea on a form.
func guiltyAt(p *analyzer.Pass, i int) {
	after := wordAt(p, i, i+1)
	if p.Tokens[i].Is(analyzer.Quoted) || faultDenied(p, i) {
		return
	}
	v := component
	switch {
	case after == wParty || after == wParties || after == wOne:
		v = person
	case wasBeen.Has(after) && opensBlock(p, i):
		v = phraseVerdict(p, i, i+2) // "Guilty is the porter."
	default:
		v = max(guiltyNoun(p, i), guiltySubject(p, i))
	}
	if v > component {
		charge(p, i, i+1, v)
	}
}

func guiltyNoun(p *analyzer.Pass, i int) verdict {
	if !inSentence(p, i, i+1) || p.Tokens[i+1].Kind != analyzer.WordToken {
		return acquitted
	}
	return phraseVerdict(p, i, i+1)
}

// guiltySubject weighs whose state "is guilty", "felt guilty", "found guilty"
// tells.
func guiltySubject(p *analyzer.Pass, i int) verdict {
	j := skipLeft(p, i-1, degrees)
	if !guiltVerbs.Has(wordAt(p, i, j)) {
		return acquitted
	}
	return verdictOn(p, p.GrammaticalSubject(j))
}

var guiltVerbs = analyzer.Words("feel feels felt feeling found proven plead pleaded", wasBeen, analyzer.Words("'m 're 's am"))

// culpritAt tells a culprit of flesh and blood from a stale entry.
func culpritAt(p *analyzer.Pass, i int) {
	if wordAt(p, i, i-1) == wNoWord || errorThings.Has(wordAt(p, i, i+1)) || errorDenied(p, i, i+1) || deniedBefore(p, i, 6) {
		return
	}
	charge(p, i, i+1, max(component, culpritWho(p, i)))
}

var wNoWord = analyzer.W("no")

// culpritWho looks at what stands beside the word: "the culprit was X", "X was
// the culprit", "the culprit, X,", "the culprit has left".
func culpritWho(p *analyzer.Pass, i int) verdict {
	j := i + 1
	if wordAt(p, i, j) == wOf {
		j = max(j, phraseIn(p, i, j+1).End) // "the villain of the evening was"
	}
	from := j
	for j < from+5 && (wasBeen.Has(wordAt(p, i, j)) || turnWords.Has(wordAt(p, i, j))) {
		j++
	}
	v := acquitted
	if j > from {
		v = humanOnly(phraseVerdict(p, i, j))
	}
	if w := wordAt(p, i, j); leaveWords.Has(w) {
		return person
	}
	k := skipLeft(p, i-1, culpritMods)
	if wasBeen.Has(wordAt(p, i, k)) {
		v = max(v, humanOnly(verdictOn(p, p.GrammaticalSubject(k))))
	}
	return v
}

// humanOnly keeps a verdict that concerns people.
func humanOnly(v verdict) verdict {
	if v == component {
		return acquitted
	}
	return v
}

var (
	turnWords   = analyzer.Words("turned out to be as , : ( — – - soon found identified later quickly who has have")
	leaveWords  = analyzer.Words("left resigned admitted apologised apologized confessed fired sacked denied wrote refused")
	culpritMods = analyzer.Words("the a main real true likely only likeliest biggest usual obvious actual probable first second also")
)

package rules

import (
	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

// Adjectives that do not stand behind their verb: in questions, before the
// clause, and in sentences without a verb.

// outOfOrder judges the adjective at i in one of these places.
func (j *judge) outOfOrder(i int, isPersonal bool) bool {
	ok := j.asked(i, isPersonal) || j.howAsked(i) || j.fronted(i, isPersonal) || j.verbless(i, isPersonal)
	if ok {
		j.report(i, i+1, false, judgesPerson, advisePerson)
	}
	return ok
}

// beforeDegrees is the token left of the adverbs of degree before token i.
func (j *judge) beforeDegrees(i int) int {
	s := j.SentenceOf(i)
	k := i - 1
	for k >= s.First && (juDegrees.Has(j.Tokens[k].Word) || adverb(j.Pass, k) && !denialWords.Has(j.Tokens[k].Word)) {
		k--
	}
	return k
}

// asked is "was it careless to …?", "were we naive?", unless the next sentence
// answers no.
func (j *judge) asked(i int, isPersonal bool) bool {
	if !endsAsQuestion(j.Pass, i) || j.answeredWithNo(i) {
		return false
	}
	s := j.SentenceOf(i)
	end := j.beforeDegrees(i) + 1
	for be := end - 2; be >= max(s.First, end-6); be-- {
		if !analyzer.BeForms.Has(j.Tokens[be].Word) || !clauseStart(j.Pass, be) {
			continue
		}
		first := be + 1
		if w := j.Tokens[first].Word; w == wNotAbbr || w == wNotWord {
			first++
		}
		ph := phraseIn(j.Pass, i, first)
		if ph.End < end || end <= ph.First {
			return false
		}
		if ph.End > end {
			ph = analyzer.Phrase{First: ph.First, End: end, Head: end - 1} // "the crew complacent" is no phrase
		}
		if analyzer.Somebody.Has(j.Tokens[ph.Head].Word) {
			return false
		}
		next := wordAt(j.Pass, i, i+1)
		dummy := dummies.Has(j.Tokens[ph.Head].Word) && (isPersonal || next == wTo || next == wOf)
		return dummy || j.Class(ph).Human() && !weakly.Has(j.Tokens[i].Word)
	}
	return false
}

// answeredWithNo reports whether the sentence after that of token i, in its
// block, begins with "no".
func (j *judge) answeredWithNo(i int) bool {
	next := j.SentenceOf(i).End
	return next < j.BlockOf(i).EndToken && (j.Tokens[next].Word == wNoWord || j.Tokens[next].Word == wNotWord)
}

var askingModals = analyzer.Words("can could must do does did has have need should would")

// howAsked is "how careless can one be", "how careless were they".
func (j *judge) howAsked(i int) bool {
	if k := j.beforeDegrees(i); wordAt(j.Pass, i, k) != wHowWord && wordAt(j.Pass, i, k+1) != wHowWord {
		return false
	}
	next := wordAt(j.Pass, i, i+1)
	human := func(at int) (end int, ok bool) {
		if w := wordAt(j.Pass, i, at); w == wOne || w == youWord {
			return at + 1, true
		}
		ph := phraseIn(j.Pass, i, at)
		return ph.End, ph.End > ph.First && j.Class(ph).Human()
	}
	switch {
	case analyzer.BeForms.Has(next):
		_, ok := human(i + 2)
		return ok
	case askingModals.Has(next):
		end, ok := human(i + 2)
		return ok && anyWithin(j.Pass, i, end, end+4, analyzer.BeForms)
	}
	return false
}

// opensClause reports whether only adverbs and adjectives stand between token i
// and the start of the sentence.
func (j *judge) opensClause(i int) bool {
	return j.beforeDegrees(i) < j.SentenceOf(i).First
}

// fronted is "careless as ever, the porter …", "hasty and tired, the mate …",
// "ill-judged was the order".
func (j *judge) fronted(i int, isPersonal bool) bool {
	next := wordAt(j.Pass, i, i+1)
	if next == wAsWord && j.beforeDegrees(i) >= j.SentenceOf(i).First {
		return asEver.Has(wordAt(j.Pass, i, i+2)) && j.apposed(i)
	}
	if !j.opensClause(i) {
		return false
	}
	k := i + 1
	if tooAlso.Has(next) {
		k++
	}
	if analyzer.BeForms.Has(wordAt(j.Pass, i, k)) {
		ph := phraseIn(j.Pass, i, k+1)
		return ph.End > ph.First && (isPersonal && !thingNouns.Has(j.Tokens[ph.Head].Word) || j.Class(ph).Human())
	}
	if next != wAsWord && next != wAnd && next != wordComma {
		return false
	}
	for k := i + 1; k < i+8 && inSentence(j.Pass, i, k); k++ {
		if j.Tokens[k].Word != wordComma {
			continue
		}
		ph := phraseIn(j.Pass, i, k+1)
		if ph.End <= ph.First {
			return false
		}
		return j.Class(ph).Human() || isPersonal && next == wAsWord && !nobodySubject(j.Pass, analyzer.Subject{Phrase: ph}) && !codeNouns.Has(j.Tokens[ph.Head].Word)
	}
	return false
}

var (
	asEver  = analyzer.Words("ever always usual")
	tooAlso = analyzer.Words("too also")
)

// apposed reports whether people stand before the comma left of token i: "the
// porter, lazy as ever, …".
func (j *judge) apposed(i int) bool {
	k := j.beforeDegrees(i)
	return wordAt(j.Pass, i, k) == wordComma && inSentence(j.Pass, i, k-1) && endingVerdict(j.Pass, k-1) > component
}

var (
	extents    = analyzer.Words("from beyond")
	ofConduct  = analyzer.Words("on of from beyond by in to for at with if")
	partOrSide = analyzer.Words("part side behalf")
)

// verbless is "utterly careless on the part of the crew", "sloppy from start to
// finish": a verdict and nothing else.
func (j *judge) verbless(i int, isPersonal bool) bool {
	next := wordAt(j.Pass, i, i+1)
	if !j.opensClause(i) || !ofConduct.Has(next) || onlyPeople.Has(j.Tokens[i].Word) {
		return false
	}
	if !isPersonal && !extents.Has(next) && !anyWithin(j.Pass, i, i+2, i+6, partOrSide) {
		return false
	}
	s := j.SentenceOf(i)
	for k := i + 1; k < min(s.End, i+16); k++ {
		if clauseStops.Has(j.Tokens[k].Word) {
			return true
		}
		switch j.Tag(k) {
		case tagger.VBD, tagger.VBZ, tagger.VBP, tagger.MD:
			return false
		}
	}
	return true
}

package rules

import (
	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

// checkHad judges "Had we opened a notice, …".
func checkHad(p *analyzer.Pass, i int) {
	if !inSentence(p, i, i+1) || !unrealAround(p, i) || !invertedHad(p, i) {
		return
	}
	c, ok := readCondition(p, i+1, i)
	if !ok || c.plain {
		return
	}
	reportCounterfactual(p, i, c.end, c.grade(p), c.subject, saysUnreal)
}

// unrealAround reports whether the sentence, or the next one of the block,
// says what would have followed.
func unrealAround(p *analyzer.Pass, i int) bool {
	s := around(p, i)
	for j := s.First; j < s.End; j++ {
		if unrealModals.Has(p.Tokens[j].Word) || p.Tokens[j].Word == wNeed && anyWithin(p, j, j+1, j+4, haveWords) {
			return true
		}
	}
	return false
}

// unrealPerfect reports whether the sentence says what would have followed, in
// the past.
func unrealPerfect(p *analyzer.Pass, i int) bool {
	s := around(p, i)
	for j := s.First; j < s.End; j++ {
		if modals.Has(p.Tokens[j].Word) {
			if _, ok := readModal(p, j); ok {
				return true
			}
		}
	}
	return false
}

var (
	wNeed     = analyzer.W("need") // "need not have happened"
	haveWords = analyzer.Words("have")
)

var unrealModals = analyzer.Words("would could might wouldn't couldn't 'd should")

// invertedHad reports whether "had" at i opens a clause. In the middle of a
// sentence only a subject pronoun after it shows that.
func invertedHad(p *analyzer.Pass, i int) bool {
	if clauseStart(p, i) {
		return true
	}
	if w := p.Tokens[i-1].Word; analyzer.Auxiliary.Has(w) || w == wordTo {
		return false
	}
	if !subjectPronouns.Has(p.Tokens[i+1].Word) && !analyzer.Determiners.Has(p.Tokens[i+1].Word) {
		return false
	}
	s := around(p, i)
	for j := i - 1; j >= max(s.First, i-16); j-- {
		if modals.Has(p.Tokens[j].Word) {
			_, ok := readModal(p, j)
			return ok || p.Tokens[j].Word != wordHadD
		}
	}
	return false
}

var subjectPronouns = analyzer.Words("i we he she they anyone anybody someone somebody nobody there it this that")

// checkIf judges "if we had looked", "if only".
func checkIf(p *analyzer.Pass, i int) {
	s := around(p, i)
	if i+1 >= s.End {
		return
	}
	if p.Tokens[i+1].Word == wordOnly {
		checkIfOnly(p, i)
		return
	}
	if asksWhether(p, i) {
		return
	}
	c, ok := readCondition(p, i+1, -1)
	if !ok {
		return
	}
	if c.plain && !unrealPerfect(p, i) {
		return // "it would be better if we had a second site"
	}
	reportCounterfactual(p, i, c.end, c.grade(p), c.subject, saysUnreal)
}

// asksWhether reports whether "if" at i is "whether", or part of "as if" and
// "even if".
func asksWhether(p *analyzer.Pass, i int) bool {
	s := around(p, i)
	for j := i - 1; j >= max(s.First, i-2); j-- {
		if askingWords.Has(p.Tokens[j].Word) {
			return true
		}
	}
	for j := i - 1; j >= max(s.First, i-5); j-- {
		if p.Tokens[j].Kind == analyzer.PunctToken {
			return false
		}
		if askedVerbs.Has(p.Tokens[j].Word) {
			return true
		}
	}
	return false
}

// These take an object before the question: "asked the vendor if".
var askedVerbs = analyzer.Words("ask asks asked asking tell check")

var askingWords = analyzer.Words(`as even check checks checked checking see sees saw seeing ask asks asked asking wonder wonders wondered wondering know knows
	knew unsure sure certain unclear clear determine determined verify verified verifying tell doubt doubted matter test tests decide confirm
	confirmed find out question remember recall recalled only`)

// checkIfOnly judges "if only": a regret, unless it limits a condition.
func checkIfOnly(p *analyzer.Pass, i int) {
	c, ok := readCondition(p, i+2, -1)
	if ok && c.subject.Agent != analyzer.AffectedAgent {
		g := warning
		if !c.subject.Agent.Human() && !c.passive && !c.there {
			g = note
		}
		reportCounterfactual(p, i, i+2, g, c.subject, saysWish)
		return
	}
	ph := p.PhraseAt(i + 2)
	if end := around(p, i).End; ph.End > i+2 && ph.End < end && p.Class(ph).Human() {
		w := p.Tokens[ph.End].Word
		if unrealModals.Has(w) || wereWord.Has(w) || p.Tag(ph.End) == tagger.VBD {
			reportCounterfactual(p, i, i+2, warning, analyzer.Subject{Phrase: ph, Agent: p.Class(ph)}, saysWish)
		}
	}
}

var wereWord = analyzer.Words("were did")

// checkWish judges "I wish we had tested".
func checkWish(p *analyzer.Pass, i int) {
	j := i + 1
	s := around(p, i)
	if j < s.End && p.Tokens[j].Word == wordThat {
		j++
	}
	c, ok := readCondition(p, j, -1)
	if !ok || c.plain || c.subject.First != j {
		return
	}
	if p.GrammaticalSubject(i).Agent == analyzer.AffectedAgent {
		return
	}
	reportCounterfactual(p, i, c.end, c.grade(p), c.subject, saysWish)
}

func when(cond bool, g grade) grade {
	if cond {
		return g
	}
	return silent
}

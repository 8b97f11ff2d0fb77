package rules

import "github.com/blamelint/blamelint/analyzer"

// checkExpected judges "was supposed to": a plan by which people are
// measured. In the present tense it describes how things work.
func checkExpected(p *analyzer.Pass, i int) {
	s := around(p, i)
	if i+1 >= s.End || p.Tokens[i+1].Word != wordTo {
		return
	}
	if wordAt(p, i, i+2) == wordBe && (i+3 >= s.End || p.Tokens[i+3].Kind == analyzer.PunctToken) {
		return // "it was never meant to be": what a thing is for
	}
	be := -1
	for j := i - 1; j >= max(s.First, i-9); j-- {
		if pastBe.Has(p.Tokens[j].Word) {
			be = j
			break
		}
		if p.Tokens[j].Kind == analyzer.WordToken && analyzer.Auxiliary.Has(p.Tokens[j].Word) {
			return
		}
	}
	if be < 0 || !expectedGap(p, be, i) {
		return
	}
	subject := p.GrammaticalSubject(be)
	format := saysExpected
	g := expectedGrade(p, i, subject)
	if !subject.Agent.Human() {
		format = saysSystem
	}
	reportCounterfactual(p, be, i+2, g, subject, format)
}

// checkWasToHave judges "was to have signed": a plan, told with its failure.
func checkWasToHave(p *analyzer.Pass, i int) {
	be := i - 2
	if wordAt(p, i, i-1) != wordTo || !pastBe.Has(wordAt(p, i, be)) || !inSentence(p, i, i+1) || !participle(p, i+1) {
		return
	}
	end := i + 2
	if p.Tokens[i+1].Word == wordBeen && inSentence(p, i, end) && participle(p, end) {
		end++
	}
	s := p.GrammaticalSubject(be)
	switch {
	case s.Agent.Human() || s.Agent == analyzer.OrgAgent:
		reportCounterfactual(p, be, end, warning, s, saysExpected)
	case end > i+2 && working.Has(p.Tokens[end-1].Word):
		reportCounterfactual(p, be, end, note, s, saysExpected)
	}
}

var (
	pastBe       = analyzer.Words("was were been")
	supposedWord = analyzer.W("supposed")
	expectedWord = analyzer.W("expected")
	idleVerbs    = analyzer.Words("last take begin start end finish be arrive remain stay mean")
	wordBe       = analyzer.W("be")
)

// expectedGap allows adverbs, an insertion between commas and the subject of
// a question between "was" and "supposed".
func expectedGap(p *analyzer.Pass, be, i int) bool {
	j := be + 1
	for j < i && (adverb(p, j) || wordsNot.Has(p.Tokens[j].Word) || p.Tokens[j].Word == wordBeen) {
		j++
	}
	if j == i {
		return true
	}
	if p.Tokens[j].Word == wordComma || p.Tokens[j].Word == wordOpen {
		return p.Tokens[i-1].Kind == analyzer.PunctToken
	}
	if !clauseStart(p, be) {
		return false
	}
	ph := p.PhraseAt(j)
	return ph.End > j && ph.End <= i
}

func expectedGrade(p *analyzer.Pass, i int, s analyzer.Subject) grade {
	end := around(p, i).End
	verb := analyzer.Word(0)
	if i+2 < end {
		verb = p.Tokens[i+2].Word
	}
	supposed := p.Tokens[i].Word == supposedWord
	switch {
	case s.Agent.Human() || s.Agent == analyzer.OrgAgent:
		if p.Tokens[i].Word == expectedWord {
			return note
		}
		return warning
	case s.Agent == analyzer.AffectedAgent || !supposed:
		return silent
	case verb == wordBe && i+3 < end && working.Has(p.Tokens[i+3].Word):
		return warning // "was supposed to be reviewed"
	case verb == wordBe && i+3 < end && participle(p, i+3):
		return note
	case idleVerbs.Has(verb) || verb == 0:
		return silent
	}
	return note
}

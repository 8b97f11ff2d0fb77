package rules

import "github.com/blamelint/blamelint/analyzer"

// Words that announce words: "the phrase should have", "terms like debacle".
var wordsAboutWords = analyzer.Words(`word words term terms phrase phrases wording expression expressions vocabulary adjective adjectives
	adverb adverbs euphemism idiom saying`)

// quotedOrMentioned reports whether the word at token i is somebody else's,
// part of a template, or spoken of rather than used. On such words the rules
// that use it are silent: the author cannot rewrite what another person said.
func quotedOrMentioned(p *analyzer.Pass, i int) bool {
	if p.Reported(i) || p.Instruction(p.BlockOf(i)) {
		return true
	}
	return announced(p, i) || blamelessSentence(p, around(p, i)) || answeredNo(p, i) || notToBeRead(p, i)
}

// notToBeRead is "nothing here may be read as a finding of negligence": the
// author forbids the reading that the rule would warn of.
func notToBeRead(p *analyzer.Pass, i int) bool {
	s := around(p, i)
	for j := i - 1; j > max(s.First, i-16); j-- {
		if believes.Has(p.Tokens[j].Word) && wordAt(p, i, j+1) == wThat && denialWords.Has(wordAt(p, i, j-1)) && !anyWithin(p, i, j+2, i, denialWords) {
			return true // "we do not accept that it was a matter of …"
		}
		if j <= i-12 {
			continue
		}
		if p.Tokens[j].Word == wAsWord && anyWithin(p, i, max(s.First, j-8), j, readings) || filedUnder.Has(p.Tokens[j].Word) && anyWithin(p, i, max(s.First, j-4), j, filings) {
			return anyWithin(p, i, max(s.First, j-12), j, denialWords)
		}
	}
	return false
}

var (
	wAsWord    = analyzer.W("as")
	believes   = analyzer.Words("accept believe think agree find conclude hold consider feel say mean claim suggest")
	filedUnder = analyzer.Words("under as down to")
	filings    = analyzer.Words("file files filed filing put puts book books booked record recorded log logged class classed classify classified list listed count counted label labelled labeled treat treated chalk chalked write")
	readings   = analyzer.Words("read taken understood construed interpreted meant seen regarded treated")
)

// announced reports whether a word about words brings in the one at token i
// ("the phrase X", "terms such as X and Y") or takes it up ("X is a phrase").
func announced(p *analyzer.Pass, i int) bool {
	s := around(p, i)
	gap := true // only marks and "such as" since the word
	for j := i - 1; j >= max(s.First, i-8); j-- {
		t := &p.Tokens[j]
		switch {
		case wordsAboutWords.Has(t.Word) && gap && !schoolTerm(p, j):
			return true
		case listWords.Has(t.Word):
			gap = true
		case t.Kind != analyzer.PunctToken && !joiners.Has(t.Word) && t.Word != suchWord:
			gap = false
		}
	}
	for j := i + 1; j < min(s.End, i+6); j++ {
		if wordsAboutWords.Has(p.Tokens[j].Word) {
			return anyWithin(p, i, i+1, j, analyzer.BeForms)
		}
	}
	return false
}

var (
	listWords = analyzer.Words("like as including")
	suchWord  = analyzer.W("such")
)

// schoolTerm tells "for two terms" and "in terms of" from "the term".
func schoolTerm(p *analyzer.Pass, j int) bool {
	return termWords.Has(p.Tokens[j].Word) && (termBefore.Has(wordAt(p, j, j-1)) || j > 0 && p.Tokens[j-1].Kind == analyzer.NumberToken)
}

var (
	termWords  = analyzer.Words("term terms")
	termBefore = analyzer.Words("in two three four five six first second third last next each every long longer short shorter spring autumn winter summer school whole")
)

var blamelessWords = analyzer.Words("blameless blamelessly blamelessness blame-free no-blame blame-aware just-culture")

// blamelessSentence reports whether a sentence explains how the review is
// held.
func blamelessSentence(p *analyzer.Pass, s analyzer.Sentence) bool {
	for j := s.First; j < s.End; j++ {
		if blamelessWords.Has(p.Tokens[j].Word) {
			return true
		}
	}
	return false
}

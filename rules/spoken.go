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
	s := p.SentenceOf(i)
	for j := max(s.First, i-6); j < min(s.End, i+4); j++ {
		if wordsAboutWords.Has(p.Tokens[j].Word) {
			return true
		}
	}
	return blamelessSentence(p, s)
}

var blamelessWords = analyzer.Words("blameless blamelessly blamelessness blame-free no-blame blame-aware just-culture")

// blamelessSentence reports whether a sentence explains how the review is
// held.
func blamelessSentence(p *analyzer.Pass, s *analyzer.Sentence) bool {
	for j := s.First; j < s.End; j++ {
		if blamelessWords.Has(p.Tokens[j].Word) {
			return true
		}
	}
	return false
}

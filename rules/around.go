package rules

import "github.com/blamelint/blamelint/analyzer"

// sentenceReach bounds how far a rule looks from a trigger, in tokens: no
// writer's sentence is that long, and a document of one endless sentence must
// not cost the square of its length.
const sentenceReach = 80

// around is the sentence of token i, cut to sentenceReach tokens on either
// side.
func around(p *analyzer.Pass, i int) analyzer.Sentence {
	s := *p.SentenceOf(i)
	s.First, s.End = max(s.First, i-sentenceReach), min(s.End, i+sentenceReach)
	return s
}

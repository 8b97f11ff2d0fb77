package rules

import (
	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

var (
	needlessWords = analyzer.Words("needless unnecessary")
	lossNouns     = analyzer.Words(`loss losses incident incidents accident accidents death deaths injury injuries suffering pain harm outage disruption evacuation crisis disaster
		tragedy mess downtime damage upset drama scare panic anguish misery hardship`)
	lossThings = analyzer.Words("precision accuracy quality information function rate heat energy power water pressure signal packets")
)

// checkNeedless judges "a needless loss": one that somebody need not have
// caused. Unnecessary retries are a matter of design.
func checkNeedless(p *analyzer.Pass, i int) {
	next := i + 1
	for next < i+3 && inSentence(p, i, next) && !lossNouns.Has(p.Tokens[next].Word) {
		if t := p.Tag(next); t != tagger.JJ && t != tagger.NN {
			return
		}
		next++
	}
	if !lossNouns.Has(wordAt(p, i, next)) || wordAt(p, i, next+1) == wOf && lossThings.Has(wordAt(p, i, next+2)) {
		return
	}
	if conditional(p, i) || deniedBefore(p, i, 5) || quotedOrMentioned(p, i) {
		return
	}
	if w := wordAt(p, i, i-1); i > p.SentenceOf(i).First && !analyzer.Determiners.Has(w) && !strengthWords.Has(w) && !adverb(p, i-1) && w != wAnd {
		return // "covers needless damage": any
	}
	first := i
	if strengthWords.Has(wordAt(p, i, i-1)) {
		first--
	}
	reportHindsight(p, first, i+1, false, looksEasy, sayMissing)
}

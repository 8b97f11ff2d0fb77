package rules

import (
	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

var (
	livePlaces = analyzer.Words("prod production live primary master customers")
	cleftStart = analyzer.Words("it")
	cleftBe    = analyzer.Words("was is 's were")
)

// wrongPlace judges "tried the purge on production instead of the sandbox".
func (b *teamFinder) wrongPlace(i int) {
	if wordAt(b.Pass, i, i+1) != wOf || !livePlaces.Has(wordAt(b.Pass, i, i-1)) {
		return
	}
	for k := i - 2; k >= max(b.SentenceOf(i).First, i-10) && !sentenceBreaks.Has(b.Tokens[k].Word); k-- {
		if b.Tag(k) != tagger.VBD {
			continue
		}
		if s := b.Subject(k); b.told(k) && s.Agent == analyzer.TeamAgent && !s.Passive {
			b.accuse(s, k)
		}
		return
	}
}

// cleft judges "it was Catering that left the door open": whatever the act, the
// sentence is built to say who.
func (b *teamFinder) cleft(i int) {
	s := b.SentenceOf(i)
	if i < s.First+3 || i > s.First+8 || !cleftStart.Has(b.Tokens[s.First].Word) || !cleftBe.Has(b.Tokens[s.First+1].Word) || !inSentence(b.Pass, i, i+1) {
		return
	}
	ph := phraseIn(b.Pass, i, s.First+2)
	if ph.End != i || b.Class(ph) != analyzer.TeamAgent {
		return
	}
	if b.Shared(ph) && machinePast.Has(b.Tokens[i+1].Word) {
		return // "it was Payments that returned 503", a service
	}
	if t := b.Tag(i + 1); (t == tagger.VBD || t == tagger.VBN) && !helpfulActs.Has(b.Tokens[i+1].Word) && !anyWithin(b.Pass, i, i+2, i+9, undoing) {
		b.name(ph, analyzer.TeamAgent, i+1)
	}
}

// machinePast is what services do.
var machinePast = analyzer.Words("returned served timed failed crashed threw dropped rejected restarted emitted lagged leaked flapped paged exhausted saturated queued stalled")

// undoing tells of an act that put things right: "switched it back on".
var undoing = analyzer.Words("back again first")

// helpfulActs are what a team is singled out for in thanks.
var helpfulActs = analyzer.Words(`found noticed spotted fixed saved helped restored recovered caught solved identified detected reported suggested resolved discovered raised rang
	called saw heard felt opened offered alerted told warned asked pointed traced isolated rolled reverted stopped wrote built rescued brought kept was were did had`)

package rules

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

var irregularParticiples = analyzer.Words(`been had done gone taken given seen known told made found caught sent kept left let put set read run built
	brought bought thought taught sought fought got gotten written driven ridden spoken broken chosen frozen stolen woken shown grown thrown
	drawn flown blown become begun come held heard hit hurt cut shut split spread lost met paid said sold slept spent stood understood
	overseen overridden overwritten undone rewritten reset withdrawn foreseen forgotten fallen fed felt led meant rung sung sunk
	swum worn torn sworn bitten hidden beaten eaten proven shaken stuck struck swept won wound withheld upheld laid lain dealt dug burnt learnt
	spelt crept leapt bent lent rebuilt rerun redone bound borne bid bet cast cost forbidden forgiven mistaken misread misled
	misunderstood outgrown overtaken overthrown quit rid risen sped spun spat sprung stung swung thrust trodden undertaken
	woven wrung arisen awoken dreamt leant lit rethought reread rebound retold`)

// Words in -ed that are no participles.
var falseParticiples = analyzer.Words("need speed feed seed embed breed bleed indeed hundred red bed shed weed deed greed creed proceed succeed exceed unneeded reed steed kindred sacred")

// Participles that stand before a noun as adjectives: "we should have
// automated tests" asks for tests, "we should have automated the test" blames.
var adjectival = analyzer.Words(`automated dedicated distributed improved increased limited detailed shared defined written agreed documented managed
	combined isolated scheduled required tested dedicated reduced standardised standardized centralised centralized trusted
	signed encrypted enforced planned layered structured integrated versioned replicated tiered named separated added specialised
	specialized monitored approved verified fixed hardened unified enhanced advanced broken paid skilled trained experienced pinned staged
	gated read set cut split put`)

var (
	determiners    = analyzer.Words("", analyzer.Determiners, analyzer.WePronouns, analyzer.PersonPronouns, analyzer.SystemPronouns, analyzer.Somebody)
	readCompanions = analyzer.Words("access permission permissions replica replicas only rights limits boundaries hours times piece list lists options point points value values")
)

// participle reports whether token i is a past participle.
func participle(p *analyzer.Pass, i int) bool {
	t := &p.Tokens[i]
	switch {
	case t.Kind != analyzer.WordToken || falseParticiples.Has(t.Word):
		return false
	case irregularParticiples.Has(t.Word):
		return true
	case t.End-t.Start > 3 && strings.HasSuffix(strings.ToLower(p.Word(i)), "ed"):
		return true
	}
	return p.Tag(i) == tagger.VBN
}

// perfect reports whether token i, which stands after "have", is the
// participle of a perfect rather than an adjective before what is had.
func perfect(p *analyzer.Pass, i int) bool {
	if !participle(p, i) {
		return false
	}
	t := &p.Tokens[i]
	next := i + 1
	if !adjectival.Has(t.Word) || next >= p.SentenceOf(i).End {
		return true
	}
	n := &p.Tokens[next]
	if n.Kind != analyzer.WordToken || determiners.Has(n.Word) || analyzer.Prepositions.Has(n.Word) || analyzer.Subordinators.Has(n.Word) {
		return true
	}
	if readCompanions.Has(n.Word) {
		return false
	}
	switch p.Tag(next) {
	case tagger.NN, tagger.NNS, tagger.JJ, tagger.NNP:
		return shortParticiples.Has(t.Word)
	}
	return true
}

// Before a bare noun these are verbs more often than adjectives: "should have
// read logs", "should have tested failover".
var shortParticiples = analyzer.Words("read set cut put tested monitored verified fixed planned reduced added approved split increased documented defined limited")

// adverb reports whether token i is an adverb, without asking the tagger.
func adverb(p *analyzer.Pass, i int) bool {
	t := &p.Tokens[i]
	return analyzer.Adverbs.Has(t.Word) || t.Kind == analyzer.WordToken && t.End-t.Start > 4 && strings.HasSuffix(strings.ToLower(p.Word(i)), "ly")
}

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
	return analyzer.Adverbs.Has(t.Word) || t.Kind == analyzer.WordToken && t.End-t.Start > 4 && endsInLy(p.Word(i)) && !falseAdverbs.Has(t.Word)
}

func endsInLy(w string) bool { return w[len(w)-1]|0x20 == 'y' && w[len(w)-2]|0x20 == 'l' }

// falseAdverbs end like adverbs.
var falseAdverbs = analyzer.Words("reply apply supply comply rely imply multiply tally rally bully family assembly anomaly july italy resupply reapply misapply butterfly")

// Base forms of what people do, for places where the tagger takes a verb for a
// noun: "did the trainer skip slide 9".
var bareVerbs = analyzer.Words(`accept access acknowledge act activate add address adjust admit agree alert allow announce answer apply approve archive arrange arrive
	ask assign assume attempt attend authorise authorize avoid back ban begin believe block blow boot bother break bring build bump bury buy
	bypass call cancel care carry catch change charge check choose clean clear click climb close code come comment commit compare complain
	complete confirm confuse connect consider contact continue copy correct cover crash create cut cycle deactivate deal decide declare
	decline delay delegate delete deliver deny depend deploy destroy detach detect disable discard disconnect discover discuss dismiss
	dispatch do document double-check download drain drive drop dump edit eject email enable end enforce engage enter escalate examine
	execute expect explain export extend fail fall fear feed feel fetch file fill find finish fire fix flag flip flush follow forget forward
	freeze get give go grab grant guess halt handle hang hear help hide hit hold hope hurry ignore import inform initiate insert insist
	inspect install invite involve issue join jump keep kick kill know launch lead leak learn leave let lie lift limit link list listen live
	load lock log look lose lower mail maintain make manage mark match mean measure merge message migrate miss mistake mistype mix modify
	monitor move mute name need neglect note notice notify object obey offer omit open operate order overlook override overwrite own page
	park pass patch pause pay persist phone pick pin ping place plan play plug point post postpone practise practice prefer prepare press
	proceed promote provision publish pull pump purge push put question quit radio raise react read realise realize reassign reboot rebuild
	receive recognise recognize recommend reconfigure record recover reduce refer refresh refuse reject release rely remember remind remove
	rename renew reopen repeat replace reply report request require reset resign resize resolve respond restart restore resume retry return
	reuse revert review revoke rewrite ring roll rotate run rush save say scale scan schedule scroll see sell send separate serve set share
	ship shout show shut sign silence sit skip sleep speak spend split spot stand start state stay step stick stop store struggle submit
	suggest suppose suspect swap switch take talk tell test think throttle throw tick time touch trace train transfer trigger trip trust try
	turn tweak type uninstall unlock unplug unmute update upgrade upload use validate verify view visit vote wait wake walk want warn watch
	wipe withdraw wonder work worry write yell`)

package rules

import (
	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

var (
	wBothering = analyzer.W("bothering")
	wWithout   = analyzer.W("without")
)

// botheredAt judges "didn't bother to", "never bothered", "nobody bothered".
func botheredAt(p *analyzer.Pass, i int) (o omittedAct, ok bool) {
	f := formOf(p, i)
	o = omittedAct{first: i, end: i + 1, kind: failedKind, by: p.Subject(i)}
	nobody := nobodySubject(p, o.by)
	without := p.Tokens[i].Word == wBothering && wordAt(p, i, i-1) == wWithout
	if !f.denied && !nobody && !without || f.modal || f.infinitive || conditional(p, i) {
		return o, false
	}
	switch {
	case nobody && o.by.End > i-4:
		o.first = o.by.First
	case without:
		o.first = i - 1
	case f.denied:
		o.first = deniedFrom(p, i)
	}
	if wordAt(p, i, i+1) == wTo {
		o.end = i + 2
	}
	return o, somebodyActs(p, o.by) || o.by.Dropped && !f.present || without && nobodyKnown(o.by)
}

// deniedFrom is the first token of the denial before the verb at i, with its
// auxiliary: "did n't bother", "never bothered".
func deniedFrom(p *analyzer.Pass, i int) int {
	s, first := p.SentenceOf(i), i
	for j := i - 1; j >= max(s.First, i-4); j-- {
		w := p.Tokens[j].Word
		switch {
		case innerDenials.Has(w) || analyzer.DoForms.Has(w):
			first = j
		case !adverb(p, j) && !analyzer.HaveForms.Has(w):
			return first
		}
	}
	return first
}

var doneWords = analyzer.Words("done performed conducted completed")

var sawWords = analyzer.Words("saw seen spotted")

var neverBetween = analyzer.Words("been being had have has even ever really once actually")

// neverAt judges "never checked" and "was never tested".
func neverAt(p *analyzer.Pass, i int) (o omittedAct, ok bool) {
	v := i + 1
	for v < i+5 && inSentence(p, i, v) && (adverb(p, v) || neverBetween.Has(p.Tokens[v].Word)) {
		v++
	}
	w := wordAt(p, i, v)
	o = omittedAct{first: i, end: v + 1, kind: neverKind}
	if sawWords.Has(w) {
		return o, false // "we never saw more than 20": a figure
	}
	habit := habits.Has(w) && !attended.Has(w)
	if !attended.Has(w) && !attendedTo.Has(w) && !habit && !doneWords.Has(w) || conditional(p, i) {
		return o, false
	}
	f := formOf(p, v)
	if f.modal || f.infinitive {
		return o, false
	}
	o.by = p.Subject(v)
	if habit {
		return o, !o.by.Passive && acting(o.by) && !p.Shared(o.by.Phrase)
	}
	switch {
	case nobodyKnown(o.by):
		return o, !f.now() && (attendedTo.Has(w) && !subjectHas(p, v, codeNouns) || doneWords.Has(w) && subjectHas(p, v, stepNouns))
	case acting(o.by):
		return o, o.by.Passive || attended.Has(w) && !(p.Shared(o.by.Phrase) && o.by.Agent != analyzer.TeamAgent && objectHas(p, v, codeNouns))
	case o.by.Dropped:
		return o, attendedTo.Has(w)
	}
	return o, headline(p, v, o.by) && !analyzer.Determiners.Has(p.Tokens[o.by.First].Word) && attendedTo.Has(w) && !codeNouns.Has(p.Tokens[o.by.Head].Word)
}

var (
	nobodyPronouns = analyzer.Words("nobody noone no-one")
	wNone          = analyzer.W("none")
	wNeither       = analyzer.W("neither")
	wNo            = analyzer.W("no")
	wNotWord       = analyzer.W("not")
	wOneWord       = analyzer.W("one")
	wCommaMark     = analyzer.W(",")
	singleWords    = analyzer.Words("a one single")
	watching       = analyzer.Words("monitoring reading checking looking expected reads checks looks")
	// planned are changes that are meant to pass unnoticed.
	planned = analyzer.Words(`switch switchover switch-over failover fail-over handover restart restarts reboot cutover cut-over blip hiccup dip pause
		interruption move swap transition migration reload wobble bump flap flicker stutter`)
)

// nobodyAt judges "nobody noticed", "no one on the desk looked", "none of us
// asked", "not a single reviewer saw", "not once did the crew look".
func nobodyAt(p *analyzer.Pass, i int) (o omittedAct, ok bool) {
	if o, ok = notOnceAt(p, i); ok {
		return o, true
	}
	v, end := nobodyVerb(p, i)
	if v < 0 {
		return o, false
	}
	o = omittedAct{first: i, end: v + 1, kind: nobodyKind, by: p.Subject(v)}
	if o.by.Passive || !acting(o.by) || o.by.Head < i || o.by.First > end {
		return o, false
	}
	f := formOf(p, v)
	if f.modal || f.infinitive || conditional(p, i) || planned.Has(objectWord(p, v)) {
		return o, false
	}
	o.note = f.now()
	return o, !seesImpact(p, v)
}

// seesImpact is "nobody saw an error page", "no one felt any delay": what was
// spared, not what was overlooked.
func seesImpact(p *analyzer.Pass, v int) bool {
	if !feltWords.Has(p.Tokens[v].Word) {
		return false
	}
	w := wordAt(p, v, v+1)
	return (w == wA || w == wAn || w == wAnyWord) && anyWithin(p, v, v+2, v+5, sparedWords)
}

var (
	feltWords   = analyzer.Words("saw felt seen")
	sparedWords = analyzer.Words("error errors delay delays difference outage downtime interruption interruptions disruption slowdown impact effect effects glitch blip loss gap empty blank change")
	wAnyWord    = analyzer.W("any")
)

// objectWord is the main noun of the object of the verb at v, or 0.
func objectWord(p *analyzer.Pass, v int) analyzer.Word {
	if o := objectOf(p, v); o.End > o.First {
		return p.Tokens[o.Head].Word
	}
	return 0
}

// nobodyVerb finds the verb of attention whose subject begins with the denial
// at i and ends before token end.
func nobodyVerb(p *analyzer.Pass, i int) (v, end int) {
	w := p.Tokens[i].Word
	end = i + 1
	if !anyWithin(p, i, i+1, i+12, attended) && !anyWithin(p, i, i+1, i+12, watching) {
		return -1, 0
	}
	switch {
	case nobodyPronouns.Has(w), w == wNone, w == wNeither:
	case w == wNo, w == wNotWord && singleWords.Has(wordAt(p, i, i+1)):
		ph := p.PhraseAt(i + 1)
		if ph.End <= ph.First || w == wNo && wordAt(p, i, i+1) != wOneWord && !p.Class(ph).Human() {
			return -1, 0
		}
		end = ph.End
	default:
		return -1, 0
	}
	for v = end; v < min(p.SentenceOf(i).End, i+12); v++ {
		x := p.Tokens[v].Word
		if attended.Has(x) || watching.Has(x) {
			return v, end
		}
		if unable.Has(x) && wordAt(p, i, v+1) == wTo {
			return -1, 0 // "nobody was able to book": impact
		}
		if clauseStops.Has(x) && x != wCommaMark {
			break
		}
	}
	return -1, 0
}

var (
	wOnceOnly  = analyzer.W("once")
	wPointWord = analyzer.W("point")
	wTimeWord  = analyzer.W("time")
	wAtWord    = analyzer.W("at")
	didWords   = analyzer.Words("did")
)

var unable = analyzer.Words("able allowed permitted entitled")

// notOnceAt judges "not once did the operators open the panel", "at no point
// did anybody ask".
func notOnceAt(p *analyzer.Pass, i int) (o omittedAct, ok bool) {
	did := i + 1
	if w := wordAt(p, i, i+1); w == wOnceOnly || w == wPointWord || w == wTimeWord {
		did = i + 2
	}
	if !didWords.Has(wordAt(p, i, did)) {
		return o, false
	}
	_, main := p.VerbGroup(did)
	o = omittedAct{first: i, end: main + 1, kind: neverKind, by: p.Subject(did)}
	if wordAt(p, i, i-1) == wAtWord {
		o.first = i - 1
	}
	return o, main > did && o.by.First > did && acting(o.by)
}

var (
	withoutBetween = analyzer.Words("to any even so much as first the a an due proper adequate sufficient prior anyone anybody us them ever code peer second formal")
	unchecked      = analyzer.Words(`checking testing verifying reviewing validating looking reading asking confirming telling informing notifying consulting
		announcing double-checking doublechecking documenting considering measuring monitoring warning communicating coordinating
		co-ordinating rehearsing inspecting questioning comparing noticing realising realizing thinking discussing escalating understanding
		alerting watching waiting making taking studying listening following proofreading retesting examining auditing cross-checking backing
		knowing opening inquiring enquiring counting weighing re-reading rereading glancing checksumming researching investigating analysing analyzing reporting mentioning paying giving updating completing signing logging recording obtaining seeking conferring`)
	// uncheckedBase are the same verbs as speakers of other languages put them:
	// "without to test".
	uncheckedBase = analyzer.Words(`check test verify review validate look read ask confirm tell inform notify consult announce document consider measure
		monitor warn communicate coordinate inspect question compare notice think discuss escalate understand wait listen know report mention`)
	// released are verbs of things that are acts of people: "the fix went out".
	released = analyzer.Words("went go goes shipped landed reached made rolled left passed launched entered moved got came released deployed hit")
)

// withoutAt judges "without checking", "without testing".
func withoutAt(p *analyzer.Pass, i int) (o omittedAct, ok bool) {
	v := i + 1
	for v < i+4 && inSentence(p, i, v) && (adverb(p, v) || withoutBetween.Has(p.Tokens[v].Word)) {
		v++
	}
	if !unchecked.Has(wordAt(p, i, v)) && anyWithin(p, i, i+2, i+26, unchecked) {
		if ph := phraseIn(p, i, i+1); ph.End > ph.First && unchecked.Has(wordAt(p, i, ph.End)) && p.Class(ph).Human() {
			v = ph.End // "without the guard checking the doors"
		}
	}
	o = omittedAct{first: i, end: v + 1, kind: withoutKind}
	approval := approvals.Has(wordAt(p, i, v))
	unsaid := unchecked.Has(wordAt(p, i, v)) || wordAt(p, i, i+1) == wTo && uncheckedBase.Has(wordAt(p, i, v))
	if p.BlockOf(i).Section.Within(analyzer.WentWell) {
		return o, false // praise: "opened the gates without asking anybody"
	}
	if !unsaid && !approval || inSentence(p, i, v+1) && p.Word(v+1) == "-" || conditional(p, i) {
		return o, false
	}
	gov, _ := p.Governor(v)
	if approval {
		gov = mainVerbBefore(p, i)
		o.note = true
	}
	if gov < 0 {
		// A terse note without a finite verb: "Deployed without testing".
		gov = actBefore(p, i)
		o.by = analyzer.Subject{Dropped: true}
		o.note = o.note || gov >= 0 && p.Tag(gov) == tagger.VBG
		return o, gov >= 0
	}
	o.by = p.Subject(v)
	if approval {
		o.by = p.Subject(gov)
	}
	f := formOf(p, gov)
	if f.unreal() || nobodySubject(p, p.GrammaticalSubject(gov)) {
		return o, false
	}
	present := f.now() || !f.perfect && presentVerb(p, gov)
	switch {
	case acting(o.by):
		o.note = o.note || present
		return o, !(p.Shared(o.by.Phrase) && present)
	case present:
		return o, false
	case nobodyKnown(o.by):
		return o, true
	case o.by.Dropped:
		return o, participle(p, gov) || p.Tag(gov) == tagger.VBD
	}
	return o, released.Has(p.Tokens[gov].Word)
}

// mainVerbBefore is the last verb left of token i in its clause, -1 if there is
// none.
func mainVerbBefore(p *analyzer.Pass, i int) int {
	s := p.SentenceOf(i)
	for j := i - 1; j >= max(s.First, i-14) && !clauseStops.Has(p.Tokens[j].Word); j-- {
		switch p.Tag(j) {
		case tagger.VBD, tagger.VBN, tagger.VBZ, tagger.VBP, tagger.VBG:
			return j
		}
	}
	return -1
}

// approvals are what work is done without, as nouns.
var approvals = analyzer.Words("review reviews approval approvals verification sign-off signoff consultation rehearsal code-review peer-review")

// presentVerb reports whether the verb at i is a present tense without
// auxiliary.
func presentVerb(p *analyzer.Pass, i int) bool {
	switch p.Tag(i) {
	case tagger.VBP, tagger.VBZ, tagger.VB:
		return !participle(p, i)
	}
	return false
}

// actBefore is the participle or gerund left of "without" in a note that has
// no finite verb; -1 if there is none.
func actBefore(p *analyzer.Pass, i int) int {
	s := p.SentenceOf(i)
	for j := i - 1; j >= max(s.First, i-8); j-- {
		if clauseStops.Has(p.Tokens[j].Word) {
			return -1
		}
		if t := p.Tag(j); participle(p, j) || t == tagger.VBG || t == tagger.VBD {
			return j
		}
	}
	return -1
}

var shortness = analyzer.Words("length brevity clarity readability page report write-up writeup summary appendix post document")

// leftWord judges "left the tank unchecked", "left out the other nodes".
func leftWord(p *analyzer.Pass, i int) (o omittedAct, ok bool) {
	f := formOf(p, i)
	o = omittedAct{first: i, end: i + 1, kind: failedKind, by: p.Subject(i)}
	if f.unreal() || conditional(p, i) || nobodySubject(p, o.by) {
		return o, false
	}
	if wordAt(p, i, i+1) == wOutWord {
		o.end = i + 2
		switch {
		case nobodyKnown(o.by):
			return o, !f.now() && subjectHas(p, i, stepNouns)
		case o.by.Passive:
			return o, acting(o.by)
		}
		obj := objectOf(p, i)
		if anyWithin(p, i, i+2, i+14, shortness) {
			return o, false // "left out the traces for length"
		}
		return o, acting(o.by) && obj.End > obj.First && !writtenMatter(p, obj)
	}
	for j := i + 1; j < min(p.SentenceOf(i).End, i+9) && !clauseStops.Has(p.Tokens[j].Word); j++ {
		if !untended.Has(p.Tokens[j].Word) {
			continue
		}
		if j <= i+3 {
			o.end = j + 1
		}
		o.note = nobodyKnown(o.by)
		return o, acting(o.by) || o.note && !f.now()
	}
	return o, false
}

// writtenMatter reports whether a phrase is part of the text itself: "we left
// out names", "we left out the usual "root cause"".
func writtenMatter(p *analyzer.Pass, ph analyzer.Phrase) bool {
	for i := ph.First; i < ph.End; i++ {
		if p.Tokens[i].Is(analyzer.Quoted) || textNouns.Has(p.Tokens[i].Word) {
			return true
		}
	}
	return inSentence(p, ph.End-1, ph.End) && ph.End+1 < len(p.Tokens) && p.Tokens[ph.End+1].Is(analyzer.Quoted)
}

var textNouns = analyzer.Words("name names detail details term terms word words wording phrase phrases section sections heading headings paragraph chapter footnote")

var (
	wOutWord = analyzer.W("out")
	untended = analyzer.Words(`unmonitored unattended unpatched unreviewed unchecked unanswered unaddressed unacknowledged unmaintained unfixed unread
		unguarded unsupervised untended untested undocumented unverified unwatched unstaffed unmanned`)
)

var (
	wAskVerb   = analyzer.W("ask")
	wNotAbbr   = analyzer.W("n't")
	hadBefore  = analyzer.Words("had 'd")
	wereWords  = analyzer.Words("was were been")
	attendBase = analyzer.Words(`notice realise realize spot catch check test verify review read monitor tell inform notify announce warn communicate
		escalate consult ask document rehearse inspect double-check question anticipate recognise recognize`)
	plainAttended   = analyzer.Words("noticed realised realized spotted caught checked tested verified reviewed read monitored fixed patched addressed updated replaced renewed told informed notified announced warned escalated consulted asked rehearsed inspected anticipated")
	attentive       = analyzer.Words("check notice realise realize test ask tell read look")
	toldWords       = analyzer.Words("told informed notified warned consulted asked trained briefed")
	plainAttendedTo = analyzer.Words("noticed tested checked reviewed verified rehearsed inspected announced communicated spotted anticipated")
)

// negatedAt judges plain reports of what people did not do: "we did not
// notice", "was not reviewed". They are notes.
func negatedAt(p *analyzer.Pass, i int) (o omittedAct, ok bool) {
	v := i + 1
	for v < i+4 && inSentence(p, i, v) && (adverb(p, v) || neverBetween.Has(p.Tokens[v].Word)) {
		v++
	}
	w, aux := wordAt(p, i, v), wordAt(p, i, i-1)
	o = omittedAct{first: i, end: v + 1, kind: negatedKind, note: true}
	if w == wAskVerb && wordAt(p, i, v+1) == wFor && clauseEnd(p, i, v+3) {
		return o, false // "we did not ask for that": nobody wanted it
	}
	if p.Tokens[i].Word == wNotAbbr {
		o.first = i - 1
	}
	did := didWords.Has(aux) && attendBase.Has(w)
	had := hadBefore.Has(aux) && plainAttended.Has(w)
	was := wereWords.Has(aux) && (plainAttendedTo.Has(w) || toldWords.Has(w))
	if !did && !had && !was || conditional(p, i) || endsAsQuestion(p, i) {
		return o, false
	}
	o.by = p.Subject(v)
	if o.by.Passive {
		if toldWords.Has(w) {
			return o, nobodyKnown(o.by) && acting(p.GrammaticalSubject(v))
		}
		return o, was && (nobodyKnown(o.by) || acting(o.by)) && !subjectHas(p, v, codeNouns)
	}
	if o.by.Dropped {
		return o, did && attentive.Has(w)
	}
	return o, (did || had) && acting(o.by) && !(p.Shared(o.by.Phrase) && o.by.Agent != analyzer.TeamAgent)
}

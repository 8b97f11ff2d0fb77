package rules

import (
	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

var (
	legalNouns = analyzer.Words("claim claims lawsuit lawsuits insurance suit suits case cases law clause clauses cover")
)

// character judges nouns such as "carelessness" and "haste".
func (j *judge) character(i int) {
	if deniedBefore(j.Pass, i, 14) || onlySaid(j.Pass, i) || endsAsQuestion(j.Pass, i) || conditional(j.Pass, i) || legalNouns.Has(wordAt(j.Pass, i, i+1)) || j.imagined(i) {
		return
	}
	if j.Tokens[i].Is(analyzer.Capital) && i > j.SentenceOf(i).First && !isHeading(j.BlockOf(i)) && !j.Tokens[i].Is(analyzer.LineStart) && j.Tokens[i-1].Kind == analyzer.WordToken {
		return // a name
	}
	if measures.Has(wordAt(j.Pass, i, i+1)) || butWords.Has(wordAt(j.Pass, i, i+1)) {
		return // "the carelessness index"
	}
	first := i
	if w := wordAt(j.Pass, i, i-1); grossWords.Has(w) {
		first = i - 1
	}
	j.report(first, i+1, false, judgesLack, adviseLack)
}

var butWords = analyzer.Words("but yet though") // "in haste but correctly"

var measures = analyzer.Words("index indices score scores scale rate rates level levels metric metrics flag flags field fields model models parameter penalty factor coefficient column test tests question questions")

// imagined is "it would be negligence": a modal stands before, in the clause.
func (j *judge) imagined(i int) bool {
	for k := i - 1; k >= max(j.SentenceOf(i).First, i-4) && !clauseStops.Has(j.Tokens[k].Word); k-- {
		if unrealMods.Has(j.Tokens[k].Word) {
			return true
		}
	}
	return false
}

var grossWords = analyzer.Words("gross sheer utter criminal wilful willful")

// insult judges nouns such as "idiot".
func (j *judge) insult(i int) {
	if deniedBefore(j.Pass, i, 4) || conditional(j.Pass, i) {
		return
	}
	j.report(i, i+1, false, judgesPerson, advisePerson)
}

var (
	lackWords    = analyzer.Words("lack lacks lacked lacking absence want failure dearth deficit insufficient inadequate little no too")
	lackOf       = analyzer.Words("lack absence want failure dearth deficit")
	lackVerbs    = analyzer.Words("lack lacks lacked lacking")
	lackAdjs     = analyzer.Words("insufficient inadequate")
	wLittle      = analyzer.W("little")
	wNoLack      = analyzer.W("no")
	wTooLack     = analyzer.W("too")
	experience   = analyzer.Words("experience skill skills focus interest engagement concern respect leadership")
	traitFollows = analyzer.Words("mechanism mechanisms head heads layer layers weights metadata record records field fields bit bits check checks file files plan plans package packages")
	wSense       = analyzer.W("sense")
	senseOf      = analyzer.Words("urgency ownership responsibility duty proportion purpose pride")
	wCommon      = analyzer.W("common")
)

// lack judges "a lack of diligence", "lacked the discipline", "insufficient
// care", "no discipline", "too little care".
func (j *judge) lack(i int) {
	w := j.Tokens[i].Word
	k := i + 1
	switch {
	case lackOf.Has(w) && wordAt(j.Pass, i, i+1) == wOf:
		k = i + 2
	case lackVerbs.Has(w), lackAdjs.Has(w):
	case w == wNoLack:
	case w == wTooLack && wordAt(j.Pass, i, i+1) == wLittle:
		k = i + 2
	default:
		return
	}
	if w == wLackingAdj && j.wanting(i) {
		return
	}
	t, ok := j.traitAt(i, k)
	if !ok || conditional(j.Pass, i) {
		return
	}
	noun := j.Tokens[t].Word
	switch {
	case w == wNoLack:
		if (!bareTraits.Has(noun) || t != i+1) && wordAt(j.Pass, i, i+1) != wSense {
			return
		}
	case deniedBefore(j.Pass, i, 3):
		return
	}
	if experience.Has(noun) && j.thingLacks(i, t) {
		return
	}
	j.report(i, t+1, false, judgesLack, adviseLack)
}

// wanting judges "diligence was lacking".
func (j *judge) wanting(i int) bool {
	be, ok := j.copulaBefore(i)
	if !ok {
		return false
	}
	g := j.GrammaticalSubject(be)
	if g.End <= g.First || nobodySubject(j.Pass, g) {
		return false
	}
	h := j.Tokens[g.Head].Word
	if bareTraits.Has(h) || h == wSense && wordAt(j.Pass, g.Head, g.Head-1) == wCommon {
		j.report(g.First, i+1, false, judgesLack, adviseLack)
		return true
	}
	return false
}

var wLackingAdj = analyzer.W("lacking")

// traitAt finds the trait that is lacking among the words from k on; nothing
// but adjectives and joined traits may stand before it.
func (j *judge) traitAt(i, k int) (t int, ok bool) {
	s := j.SentenceOf(i)
	if !anyWithin(j.Pass, i, k, i+8, traitWords) {
		return 0, false
	}
	for ; k < min(s.End, i+8); k++ {
		w := j.Tokens[k].Word
		switch {
		case w == wSense && k > 0 && j.Tokens[k-1].Word == wCommon:
			return k, true
		case w == wSense:
			if wordAt(j.Pass, i, k+1) == wOf && senseOf.Has(wordAt(j.Pass, i, k+2)) {
				return k + 2, true
			}
			return 0, false
		case traits.Has(w):
			if n := k + 1; n < s.End && (traitFollows.Has(j.Tokens[n].Word) || j.Word(n) == "-" || isNounTag(j.Tag(n)) && j.Tokens[n].Kind == analyzer.WordToken && !analyzer.Prepositions.Has(j.Tokens[n].Word)) {
				return 0, false
			}
			return k, true
		case analyzer.Determiners.Has(w), analyzer.Coordinators.Has(w), j.Tag(k) == tagger.JJ, adverb(j.Pass, k), j.Word(k) == ",", lackNeighbours.Has(w):
		default:
			return 0, false
		}
	}
	return 0, false
}

// traitWords are those without which traitAt finds nothing.
var traitWords = analyzer.Words("sense", traits)

// lackNeighbours are nouns that may stand before the trait: "a lack of
// engineering discipline".
var lackNeighbours = analyzer.Words("engineering review operational security safety team management due training communication organisational organizational professional domain hands-on basic technical process")

// thingLacks reports whether it is a thing that lacks: "the page lacks focus".
func (j *judge) thingLacks(i, t int) bool {
	if !lackVerbs.Has(j.Tokens[i].Word) || j.Tag(i) == tagger.NN {
		return false
	}
	s := j.Subject(i)
	return !s.Agent.Human() && !s.Dropped
}

func isNounTag(t analyzer.Tag) bool {
	return t == tagger.NN || t == tagger.NNS || t == tagger.NNP || t == tagger.NNPS
}

var (
	rankWords = analyzer.Words(`poor bad terrible horrible awful questionable wrong dubious regrettable weak dreadful worst unfortunate disastrous faulty flawed lapse
		error lapses misguided`)
	choices    = analyzer.Words("decision decisions judgment judgement judgments judgements choice choices decision-making decision-maker decision-makers discipline attitude attitudes workmanship leadership work-ethic")
	moves      = analyzer.Words("call move idea bet gamble")
	systemCall = analyzer.Words("system api function method phone video conference service to")
	lapses     = analyzer.Words("lapse lapses error")
)

// decision judges "a poor decision", "bad judgement", "a bad call", "a lapse of
// judgement".
func (j *judge) decision(i int) {
	if deniedBefore(j.Pass, i, 3) || conditional(j.Pass, i) || j.imagined(i) {
		return
	}
	w := j.Tokens[i].Word
	if lapses.Has(w) {
		if x := wordAt(j.Pass, i, i+1); (x == wOf || x == wInLapse) && judgmentNouns.Has(wordAt(j.Pass, i, i+2)) {
			j.report(i, i+3, false, judgesAct, adviseAct)
		}
		return
	}
	if be, ok := j.copulaBefore(i); ok && !rankThings.Has(w) {
		g := j.GrammaticalSubject(be)
		if who := ownerOf(j.Pass, g.Head); who.End > who.First && classOwner(j.Pass, who) == analyzer.SystemAgent {
			return
		}
		if g.End > g.First && judgeable.Has(j.Tokens[g.Head].Word) && !nobodySubject(j.Pass, g) && !formOf(j.Pass, be).denied {
			j.report(i, i+1, false, judgesAct, adviseAct)
			return
		}
	}
	k := i + 1
	for k < i+3 && inSentence(j.Pass, i, k) && (j.Tag(k) == tagger.JJ || j.Tokens[k].Word == wAnd || decisionKinds.Has(j.Tokens[k].Word)) && !choices.Has(j.Tokens[k].Word) {
		k++
	}
	n := wordAt(j.Pass, i, k)
	after := wordAt(j.Pass, i, k+1)
	switch {
	case choices.Has(n) && after != wMaking && j.ofThing(i, k):
	case choices.Has(n) && !decisionThings.Has(after), misspelt(j.Pass, i, k) && after == wMaking:
		end := k + 1
		if after == wMaking {
			end++
		}
		if after == wSupport {
			return
		}
		j.report(i, end, false, judgesAct, adviseAct)
	case n == wCallNoun && w == wWrongRank && !anyWithin(j.Pass, i, i-4, i, makeWords):
	case n == wCallNoun && w == wPoorIdea && !j.madeCall(i, k):
	case moves.Has(n) && (w != wPoorIdea || n != wIdea) && (!systemCall.Has(after) || after == wTo && j.dummyCall(i)) && !systemCall.Has(wordAt(j.Pass, i, i-1)):
		if n == wIdea {
			if be, ok := j.copulaBefore(max(i-1, j.SentenceOf(i).First)); ok && after == wTo && dummyOrAct(j, be) {
				j.report(i, k+1, true, judgesAct, adviseAct)
			}
			return
		}
		j.report(i, k+1, false, judgesAct, adviseAct)
	}
}

var (
	wCallNoun      = analyzer.W("call")
	wWrongRank     = analyzer.W("wrong")
	makeWords      = analyzer.Words("made make makes making")
	wInLapse       = analyzer.W("in")
	judgmentNouns  = analyzer.Words("judgment judgement attention concentration discipline")
	decisionThings = analyzer.Words("table tables tree trees log logs record records boundary boundaries support engine node nodes")
	decisionKinds  = analyzer.Words("technical management engineering architectural design business staffing tactical strategic operational")
	wMaking        = analyzer.W("making")
	wSupport       = analyzer.W("support")
	wIdea          = analyzer.W("idea")
	wPoorIdea      = analyzer.W("poor")
)

// madeCall tells "a poor call" that somebody made from poor calls on the line:
// an article before it, no noun after it.
func (j *judge) madeCall(i, k int) bool {
	if !anyWithin(j.Pass, i, i-3, i, analyzer.Determiners) {
		return false
	}
	return !inSentence(j.Pass, i, k+1) || j.Tokens[k+1].Kind != analyzer.WordToken || !isNounTag(j.Tag(k+1))
}

// dummyCall is "it was a bad call to leave", as against a bad call to the API.
func (j *judge) dummyCall(i int) bool {
	be, ok := j.copulaBefore(i)
	return ok && dummyOrAct(j, be)
}

// ofThing reports whether the decision or judgment at k is a thing's: "poor
// judgement of freshness", "the classifier's wrong decision", "bad decision
// rows".
func (j *judge) ofThing(i, k int) bool {
	if n := k + 1; inSentence(j.Pass, i, n) {
		if j.Tokens[n].Kind == analyzer.WordToken && !moves.Has(j.Tokens[n].Word) && isNounTag(j.Tag(n)) && !analyzer.Prepositions.Has(j.Tokens[n].Word) && !j.IsVerb(n) {
			return true
		}
		if j.Tokens[n].Word == wOf && !choiceWords.Has(j.Tokens[k].Word) {
			if ph := phraseIn(j.Pass, i, n+1); ph.End > ph.First && j.Class(ph) == analyzer.SystemAgent {
				return true
			}
		}
	}
	if who := ownerOf(j.Pass, i); who.End > who.First && classOwner(j.Pass, who) == analyzer.SystemAgent {
		return true
	}
	v := mainVerbBefore(j.Pass, i)
	if v < 0 || !showWords.Has(j.Tokens[v].Word) {
		return false
	}
	g := j.Subject(v)
	return g.Agent == analyzer.SystemAgent && !j.gerundSubject(g) && !deeds.Has(j.Tokens[g.Head].Word)
}

var (
	choiceWords = analyzer.Words("choice choices")
	showWords   = analyzer.Words("show shows showed shown exercised exercises displayed displays used uses returned returns")
)

// dummyOrAct reports whether the subject of the copula at be is "it", "that" or
// an act.
func dummyOrAct(j *judge, be int) bool {
	g := j.GrammaticalSubject(be)
	return g.End > g.First && (dummies.Has(j.Tokens[g.Head].Word) || j.gerundSubject(g)) && !formOf(j.Pass, be).unreal()
}

var (
	rankThings = analyzer.Words("unfortunate weak faulty flawed")
	judgeable  = analyzer.Words("decision decisions judgment judgement choice choices leadership attitude discipline workmanship")
)

// misspelt is "decission": a word that begins like "decision", before "making".
func misspelt(p *analyzer.Pass, i, k int) bool {
	return inSentence(p, i, k) && len(p.Word(k)) > 6 && (p.Word(k)[:4] == "deci" || p.Word(k)[:4] == "desi") && p.Tokens[k].Word == 0
}

var misjudged = analyzer.Words("misjudged misjudging underestimated underestimating overestimated overestimating miscalculated")

// misjudged notes "misjudged" and "underestimated": verbs that measure a
// judgment by its outcome.
func (j *judge) misjudged(i int) {
	f := formOf(j.Pass, i)
	if f.unreal() || conditional(j.Pass, i) || beforeNoun(j.Pass, i) || endsAsQuestion(j.Pass, i) {
		return
	}
	s := j.Subject(i)
	if nobodySubject(j.Pass, s) {
		return
	}
	if s.Agent.Human() || s.Agent == analyzer.OrgAgent || nobodyKnown(s) || s.Dropped && participle(j.Pass, i) {
		j.report(i, i+1, true, judgesAct, "Say which figures were known at the time, where the estimate came from, and when the difference began to show.")
	}
}

var (
	carefulWords = analyzer.Words("competent qualified experienced disciplined professional conscientious careful thorough diligent vigilant attentive rigorous prudent cautious acceptable smart clever wise sensible mature alert responsible")
)

// careful judges "not careful enough", "was not diligent", "anything but
// professional"; and notes "not acceptable".
func (j *judge) careful(i int) {
	if conditional(j.Pass, i) {
		return
	}
	first, degree, ok := j.weakened(i)
	if !ok {
		return
	}
	if j.Tokens[i].Word == wAcceptable {
		j.notAcceptable(i)
		return
	}
	if j.opensClause(first) && conductTraits.Has(j.Tokens[i].Word) && inSentence(j.Pass, i, i+1) && j.Tokens[i+1].Kind == analyzer.PunctToken {
		j.report(first, i+1, false, judgesAct, adviseAct)
		return // "Hardly professional, this."
	}
	be, ok := j.copulaBefore(first)
	if !ok {
		return
	}
	if j.Tokens[first].Word == wNotAbbr {
		first = be
	}
	g, f := j.GrammaticalSubject(be), formOf(j.Pass, be)
	if f.modal || f.infinitive || nobodySubject(j.Pass, g) {
		return
	}
	head := analyzer.Word(0)
	if g.End > g.First {
		head = j.Tokens[g.Head].Word
	}
	next := wordAt(j.Pass, i, i+1)
	switch {
	case next == wTo && toSenses.Has(j.Tokens[i].Word), next == wFor && j.Tokens[i].Word == wResponsible, cleverWords.Has(j.Tokens[i].Word) && !wasForms.Has(j.Tokens[be].Word):
	case g.Agent.Human(), g.Agent == analyzer.OrgAgent && conductTraits.Has(j.Tokens[i].Word):
		j.report(first, i+1, false, judgesPerson, advisePerson)
	case !conductTraits.Has(j.Tokens[i].Word) || !wasForms.Has(j.Tokens[be].Word):
	case dummies.Has(head) && (degree || next == wTo || next == wOf), deeds.Has(head) && !thingNouns.Has(head), conductNouns.Has(head):
		j.report(first, i+1, false, judgesAct, adviseAct)
	}
}

// cleverWords tell in the present what somebody is like, or a device with a name:
// "she is not smart about ties". What is judged lies in the past.
var cleverWords = analyzer.Words("smart clever wise sensible mature alert")

// toSenses are open to a thing: "alert to the smell".
var toSenses = analyzer.Words("alert sensible")

// conductTraits are said of acts as well as of people.
var conductTraits = analyzer.Words("professional careful diligent prudent conscientious rigorous thorough smart clever wise sensible mature")

// weakened finds the words that deny the adjective at i or take it back: "not
// very", "less than", "anything but"; degree tells "not very" from "not".
func (j *judge) weakened(i int) (first int, degree, ok bool) {
	k := i - 1
	for k >= max(j.SentenceOf(i).First, i-3) && (juDegrees.Has(j.Tokens[k].Word) || limitingWords.Has(j.Tokens[k].Word) || adverb(j.Pass, k) && !weakWords.Has(j.Tokens[k].Word)) {
		k, degree = k-1, true
	}
	w, before := wordAt(j.Pass, i, k), wordAt(j.Pass, i, k-1)
	switch {
	case weakWords.Has(w):
		return k, degree || faintWords.Has(w), true
	case w == wThan && before == wLessThan, w == wButWord && before == wAnything, w == wFrom && before == wFarWord, w == wNoneWord:
		if w == wNoneWord {
			return k, true, degree
		}
		return k - 1, true, true
	}
	return 0, false, false
}

var (
	weakWords     = analyzer.Words("not n't hardly scarcely barely never")
	limitingWords = analyzer.Words("exactly particularly overly terribly always sufficiently")
	wLessThan     = analyzer.W("less")
	wButWord      = analyzer.W("but")
	wAnything     = analyzer.W("anything")
	wFarWord      = analyzer.W("far")
	wNoneWord     = analyzer.W("none")
)

// notAcceptable notes "this is not acceptable"; what a parser accepts is a fact.
func (j *judge) notAcceptable(i int) {
	be, ok := j.copulaBefore(j.beforeDenial(i))
	if !ok || formOf(j.Pass, be).modal || j.Tokens[i].Is(analyzer.Capital) {
		return
	}
	g := j.GrammaticalSubject(be)
	if g.Agent == analyzer.AffectedAgent || g.End > g.First && (limitNouns.Has(j.Tokens[g.Head].Word) || anyWithin(j.Pass, i, g.First, g.End, limitNouns)) {
		return
	}
	if w := wordAt(j.Pass, i, i+1); w == wTo || w == wFor {
		if ph := phraseIn(j.Pass, i, i+2); ph.End > ph.First && j.Class(ph) == analyzer.SystemAgent {
			return
		}
	}
	j.report(i, i+1, true, judgesOwn, adviseOwn)
}

// beforeDenial is the denial before the adjective at i.
func (j *judge) beforeDenial(i int) int {
	first, _, _ := j.weakened(i)
	return first
}

var (
	seriousWord = analyzer.Words("seriously")
	poorlyWord  = analyzer.Words("poorly badly")
	takeForms   = analyzer.Words("take took taken taking takes")
	handledBy   = analyzer.Words("thought planned handled managed communicated coordinated prepared rehearsed supervised judged organised organized")
)

// seriously judges "did not take the alarm seriously".
func (j *judge) seriously(i int) {
	for k := i - 1; k >= max(j.SentenceOf(i).First, i-9) && !clauseStops.Has(j.Tokens[k].Word); k-- {
		if !takeForms.Has(j.Tokens[k].Word) {
			continue
		}
		f, s := formOf(j.Pass, k), j.Subject(k)
		if (f.denied || nobodySubject(j.Pass, s)) && !f.modal && !f.infinitive && (acting(s) || nobodyKnown(s)) && !conditional(j.Pass, k) {
			j.report(k, i+1, false, judgesPerson, advisePerson)
		}
		return
	}
}

// poorly notes "the move was poorly planned": acts of people alone.
func (j *judge) poorly(i int) {
	if handledBy.Has(wordAt(j.Pass, i, i+1)) && !j.denied(i) {
		j.report(i, i+2, true, judgesAct, adviseAct)
	}
}

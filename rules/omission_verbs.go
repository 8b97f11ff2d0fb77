package rules

import (
	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

var (
	wFail     = analyzer.W("fail")
	wFails    = analyzer.W("fails")
	wFailures = analyzer.W("failures")
)

// failedAt judges "failed to", "failing to".
func failedAt(p *analyzer.Pass, i int) (o omittedAct, ok bool) {
	to := failedTo(p, i)
	if to < 0 {
		return o, false
	}
	verb := p.Tokens[afterAdverbs(p, to+1)].Word
	o = omittedAct{first: i, end: to + 1, kind: failedKind}
	if to > i+2 {
		o.end = i + 1
	}
	f := formOf(p, i)
	base := p.Tokens[i].Word == wFail || p.Tokens[i].Word == wFails
	if f.denied || f.modal || base && (f.infinitive || conditional(p, i)) || hypothetical(p, i) {
		return o, false
	}
	o.by = p.Subject(i)
	switch {
	case deniedSubject(p, i, o.by):
		return o, false
	case acting(o.by):
		if p.Shared(o.by.Phrase) && machineVerbs.Has(verb) {
			return o, false
		}
		o.note = attemptVerbs.Has(verb)
		return o, true
	case o.by.Dropped && !base, nobodyKnown(o.by):
		return o, humanVerbs.Has(verb) && !machineVerbs.Has(verb) && !conditional(p, i) && !objectHas(p, afterAdverbs(p, to+1), machineData)
	}
	if o.by.End > o.by.First && analyzer.RoleNouns.Has(p.Tokens[o.by.Head].Word) && spokenVerbs.Has(verb) {
		return o, true // a broker or a proposer that discloses is a person
	}
	return o, o.by.End > o.by.First && institutions.Has(p.Tokens[o.by.Head].Word) && humanVerbs.Has(verb) && !machineVerbs.Has(verb)
}

// spokenVerbs are acts of people alone, even where the agent may be software.
var spokenVerbs = analyzer.Words(`disclose apologise apologize consult appreciate realise realize document escalate foresee rehearse mention tell ask
	consider anticipate discuss coordinate understand explain`)

// institutions are places that stand for the people in them when they do what
// people do: "the school failed to notify".
var institutions = analyzer.Words(`school schools hospital hospitals university universities college colleges clinic clinics ward wards registry archive library
	museum hotel airport port station depot studio newsroom parish town city county state village laboratory lab pharmacy nursery prison
	theatre theater club church monastery embassy ministry shop store branch warehouse yard shipyard refinery mill brewery bakery farm`)

// failedTo is the "to" of "failed to", "failed, once again, to" and "failed at
// every step to"; -1 if there is none.
func failedTo(p *analyzer.Pass, i int) int {
	if !anyWithin(p, i, i+1, i+8, toWord) {
		return -1
	}
	if to := afterAdverbs(p, i+1); wordAt(p, i, to) == wTo {
		if !inSentence(p, i, to+1) {
			return -1
		}
		return to
	}
	if failedAway.Has(wordAt(p, i, i+1)) {
		return -1
	}
	for k := i + 1; k < i+8 && inSentence(p, i, k+1); k++ {
		w := p.Tokens[k].Word
		switch {
		case w == wTo:
			if v := p.Tokens[afterAdverbs(p, k+1)].Word; humanVerbs.Has(v) && !machineVerbs.Has(v) {
				return k
			}
			return -1
		case p.Tokens[k].Kind == analyzer.PunctToken && w != wCommaMark || analyzer.Coordinators.Has(w) || isVerbTag(p.Tag(k)):
			return -1
		}
	}
	return -1
}

var failedAway = analyzer.Words("over back out up")

// failureAt judges "the failure to notify", "Marketing's failure to announce",
// "a failure by the crew to ring".
func failureAt(p *analyzer.Pass, i int) (o omittedAct, ok bool) {
	o = omittedAct{first: i, end: i + 1, kind: failedKind}
	who, to := failedOne(p, i)
	if wordAt(p, i, to) != wTo || !inSentence(p, i, to+1) || deniedBefore(p, i, 3) || conditional(p, i) {
		return o, false
	}
	verb := p.Tokens[afterAdverbs(p, to+1)].Word
	if to == i+1 {
		o.end = to + 1
		who = ownerOf(p, i)
	}
	if unready.Has(p.Tokens[i].Word) {
		o.note = true
		if who.End <= who.First {
			return o, false
		}
	}
	if who.End > who.First {
		o.by = analyzer.Subject{Phrase: who, Agent: classOwner(p, who)}
		return o, acting(o.by) && !(p.Shared(who) && machineVerbs.Has(verb))
	}
	return o, p.Tokens[i].Word != wFailures && humanVerbs.Has(verb) && !machineVerbs.Has(verb) && !objectHas(p, afterAdverbs(p, to+1), machineData)
}

// unready are nouns that tell an omission only of those whose they are: "the
// crew's inability to see".
var unready = analyzer.Words("inability refusal reluctance unwillingness")

// failedOne reads "failure of X", "failure by X on the desk", and gives the
// token after it.
func failedOne(p *analyzer.Pass, i int) (who analyzer.Phrase, next int) {
	next = i + 1
	for hops := 0; hops < 3 && inSentence(p, i, next+1); hops++ {
		w := p.Tokens[next].Word
		if w != wBy && w != wOf && !(who.End > who.First && analyzer.Prepositions.Has(w) && w != wTo) {
			break
		}
		ph := p.PhraseAt(next + 1)
		if ph.End <= ph.First {
			break
		}
		if who.End <= who.First {
			who = ph
		}
		next = ph.End
	}
	return who, next
}

// ownerOf is the possessor before the noun at i: "Marketing's failure", "our
// failure", "the operator's repeated failure"; empty if there is none.
func ownerOf(p *analyzer.Pass, i int) analyzer.Phrase {
	s := p.SentenceOf(i)
	for j := i - 1; j >= max(s.First, i-4); j-- {
		t := &p.Tokens[j]
		switch {
		case weOwners.Has(t.Word) || otherOwners.Has(t.Word):
			return analyzer.Phrase{First: j, End: j + 1, Head: j}
		case j > s.First && (t.Word == wGenitive || apostrophe(p, j)):
			return phraseUpTo(p, j-1)
		case t.Kind != analyzer.WordToken || analyzer.Prepositions.Has(t.Word) || analyzer.Coordinators.Has(t.Word) || analyzer.Auxiliary.Has(t.Word):
			return analyzer.Phrase{}
		}
	}
	return analyzer.Phrase{}
}

// classOwner classes a possessor, which may be "our" or "their".
func classOwner(p *analyzer.Pass, who analyzer.Phrase) analyzer.Agent {
	switch w := p.Tokens[who.Head].Word; {
	case weOwners.Has(w):
		return analyzer.WeAgent
	case otherOwners.Has(w):
		return analyzer.PersonAgent
	}
	return p.Class(who)
}

var (
	weOwners    = analyzer.Words("my our")
	otherOwners = analyzer.Words("his her your their")
	wGenitive   = analyzer.W("'s")
)

func apostrophe(p *analyzer.Pass, j int) bool {
	w := p.Word(j)
	return (w == "'" || w == "’") && !p.Tokens[j].Is(analyzer.SpaceBefore)
}

// phraseUpTo is the noun phrase that ends with token last.
func phraseUpTo(p *analyzer.Pass, last int) analyzer.Phrase {
	s := p.SentenceOf(last)
	best := analyzer.Phrase{}
	for first := last; first >= max(s.First, last-5); first-- {
		if q := p.PhraseAt(first); q.End <= last {
			break
		}
		best = analyzer.Phrase{First: first, End: last + 1, Head: last}
		if analyzer.Determiners.Has(p.Tokens[first].Word) {
			break
		}
	}
	return best
}

var (
	wForget     = analyzer.W("forget")
	wForgets    = analyzer.W("forgets")
	wForgotten  = analyzer.W("forgotten")
	wForgetting = analyzer.W("forgetting")
	wAbout      = analyzer.W("about")
)

// forgotAt judges "forgot", "had forgotten", "was forgotten", "forgetting to".
func forgotAt(p *analyzer.Pass, i int) (o omittedAct, ok bool) {
	w, next := p.Tokens[i].Word, wordAt(p, i, i+1)
	o = omittedAct{first: i, end: i + 1, kind: forgotKind}
	if next == wTo {
		o.end = i + 2
	}
	secret := anyWithin(p, i, i+1, i+4, userSecrets)
	if w == wForgetting && !forgetsWhat(p, i) {
		return o, false
	}
	f := formOf(p, i)
	o.by = p.Subject(i)
	base := w == wForget || w == wForgets
	if f.denied || f.modal || hypothetical(p, i) || f.infinitive && !told(p, i) || base && (conditional(p, i) || o.by.Dropped) || deniedSubject(p, i, o.by) {
		return o, false
	}
	if w == wForgotten && next != wTo && beforeNoun(p, i) {
		o.note = true
		return o, !secret && p.Word(i+1) != "-"
	}
	switch {
	case acting(o.by) || !secret && somebodyActs(p, o.by):
		return o, true
	case secret:
		return o, false
	case nobodyKnown(o.by):
		return o, !f.now()
	case o.by.Dropped:
		return o, true
	}
	return o, w == wForgotten && headline(p, i, o.by)
}

// forgetsWhat tells the act ("by forgetting to ring") from the noun
// ("catastrophic forgetting").
func forgetsWhat(p *analyzer.Pass, i int) bool {
	n := wordAt(p, i, i+1)
	return n == wTo || n == thatWord || n == wAbout || analyzer.Determiners.Has(n)
}

var (
	neglectWords = analyzer.Words("neglected neglecting neglect neglects")
	wOverlook    = analyzer.W("overlook")
	wOverlooked  = analyzer.W("overlooked")
	wNeglect     = analyzer.W("neglect")
	wNeglects    = analyzer.W("neglects")
	easeWords    = analyzer.Words("easily easy readily quickly")
)

// easyTo is "easily overlooked", "easy to miss": about the thing, not about
// people.
func easyTo(p *analyzer.Pass, i int) bool { return anyWithin(p, i, i-3, i, easeWords) }

// overlookedAt judges "overlooked" and "neglected".
func overlookedAt(p *analyzer.Pass, i int) (o omittedAct, ok bool) {
	w := p.Tokens[i].Word
	neglects := neglectWords.Has(w)
	o = omittedAct{first: i, end: i + 1, kind: missedKind}
	if neglects {
		o.kind = failedKind
		if wordAt(p, i, i+1) == wTo {
			o.end = i + 2
		}
	}
	f := formOf(p, i)
	base := w == wOverlook || w == wNeglect || w == wNeglects
	if f.denied || f.modal || hypothetical(p, i) || f.infinitive && !told(p, i) || base && conditional(p, i) || easyTo(p, i) ||
		o.end == i+1 && beforeNoun(p, i) || w == wNeglect && p.Tag(i) == tagger.NN {
		return o, false
	}
	o.by = p.Subject(i)
	switch {
	case deniedSubject(p, i, o.by):
		return o, false
	case somebodyActs(p, o.by):
		return o, true
	case nobodyKnown(o.by):
		return o, !f.now()
	case o.by.Dropped:
		return o, !base && (w == wOverlooked || o.end == i+2)
	}
	return o, w == wOverlooked && headline(p, i, o.by)
}

// gaveAMiss is the verb of "gave the drill a miss", of which token i is "miss";
// -1 if it is none.
func gaveAMiss(p *analyzer.Pass, i int) int {
	if p.Tokens[i].Word != wMiss || wordAt(p, i, i-1) != wA {
		return -1
	}
	for v := i - 2; v > i-8 && inSentence(p, i, v) && p.Tokens[v].Kind != analyzer.PunctToken; v-- {
		if gaveIt.Has(p.Tokens[v].Word) {
			return v
		}
	}
	return -1
}

var gaveIt = analyzer.Words("gave given give giving")

var (
	wMissed    = analyzer.W("missed")
	wMiss      = analyzer.W("miss")
	wMisses    = analyzer.W("misses")
	goalReview = analyzer.Words("review renewal")
)

// missedAt judges "missed": a step, a sign, a bug; not a heartbeat.
func missedAt(p *analyzer.Pass, i int) (o omittedAct, ok bool) {
	w := p.Tokens[i].Word
	o = omittedAct{first: i, end: i + 1, kind: missedKind}
	if v := gaveAMiss(p, i); v >= 0 {
		o.first, o.by = v, p.Subject(v)
		return o, acting(o.by) && !formOf(p, v).unreal() && !nobodySubject(p, o.by) && !conditional(p, v)
	}
	if w == wMissed && beforeNoun(p, i) && !(opensBlock(p, i) && p.IsVerb(i)) || w == wMiss && (p.Tag(i) == tagger.NN || conditional(p, i)) {
		return o, false
	}
	f := formOf(p, i)
	if f.denied || f.modal || hypothetical(p, i) || f.infinitive && !told(p, i) || easyTo(p, i) {
		return o, false
	}
	o.by = p.Subject(i)
	switch {
	case deniedSubject(p, i, o.by):
		return o, false
	case wordAt(p, i, i+1) == wTo:
		return o, w == wMissed && (acting(o.by) || o.by.Dropped)
	case o.by.Passive:
		return o, missedPassive(p, i, f, o.by)
	case w == wMisses:
		return o, acting(o.by) && !p.Shared(o.by.Phrase) && (p.IsVerb(i) || analyzer.RoleNouns.Has(wordAt(p, i, i-1))) && (objectHas(p, i, signNouns) || objectHas(p, i, taskNouns))
	case somebodyActs(p, o.by):
		lost := journeys
		if p.Shared(o.by.Phrase) {
			lost = lossyData
		}
		o.note = objectHas(p, i, goalNouns) && !objectHas(p, i, goalReview)
		return o, o.note || !objectHas(p, i, lost)
	case o.by.Dropped:
		return o, w == wMissed && missedBare(p, i)
	}
	h := p.Tokens[o.by.Head].Word
	return o, w == wMissed && headline(p, i, o.by) && (signNouns.Has(h) || stepNouns.Has(h))
}

// missedPassive judges "was missed": by people, or a sign or step by nobody in
// particular.
func missedPassive(p *analyzer.Pass, i int, f verbForm, by analyzer.Subject) bool {
	if by.Agent != analyzer.NoAgent {
		return acting(by)
	}
	return !f.now() && (subjectHas(p, i, signNouns) || subjectHas(p, i, taskNouns))
}

// missedBare judges a note without subject: "Missed the second page".
func missedBare(p *analyzer.Pass, i int) bool {
	o := objectOf(p, i)
	if o.End <= o.First || goalNouns.Has(p.Tokens[o.Head].Word) || objectHas(p, i, lossyData) || objectHas(p, i, journeys) {
		return false
	}
	return objectHas(p, i, signNouns) || p.Tokens[o.Head].Kind == analyzer.WordToken && p.Tag(o.Head) != tagger.NNS
}

var (
	baseSkips = analyzer.Words("skip omit omits")
	omitWords = analyzer.Words("omitted omitting omit omits")
	wSkipping = analyzer.W("skipping")
	wOmitting = analyzer.W("omitting")
)

// skippedAt judges "skipped" and "omitted".
func skippedAt(p *analyzer.Pass, i int) (o omittedAct, ok bool) {
	w := p.Tokens[i].Word
	o = omittedAct{first: i, end: i + 1, kind: failedKind}
	f := formOf(p, i)
	if f.denied || f.modal || hypothetical(p, i) || f.infinitive && !told(p, i) || baseSkips.Has(w) && conditional(p, i) || beforeNoun(p, i) {
		return o, false
	}
	o.by = p.Subject(i)
	if deniedSubject(p, i, o.by) || baseSkips.Has(w) && !acting(o.by) {
		return o, false
	}
	omits := omitWords.Has(w)
	if omits && wordAt(p, i, i+1) == wTo {
		o.end = i + 2
		return o, acting(o.by) || o.by.Dropped || o.by.End > o.by.First && workNouns.Has(p.Tokens[o.by.Head].Word)
	}
	switch {
	case acting(o.by) && o.by.Passive:
		return o, omits || subjectHas(p, i, taskNouns)
	case acting(o.by):
		return o, omits && (o.by.Agent != analyzer.WeAgent || !editorial(p, i)) || objectHas(p, i, taskNouns) || objectHas(p, i, signNouns)
	case nobodyKnown(o.by):
		return o, !f.now() && w != wSkipping && (subjectHas(p, i, stepNouns) || omits && subjectHas(p, i, taskNouns))
	case o.by.Dropped:
		return o, w != wSkipping && w != wOmitting && objectHas(p, i, stepNouns)
	}
	return o, headline(p, i, o.by) && stepNouns.Has(p.Tokens[o.by.Head].Word) && !f.present
}

// editorial reports whether the authors left out something of their text: "we
// omitted the log lines for brevity", "names are omitted".
func editorial(p *analyzer.Pass, i int) bool {
	return anyWithin(p, i, i+1, i+14, editWords) || p.Tokens[p.BlockOf(i).EndToken-1].Word == wColonMark
}

var (
	wColonMark = analyzer.W(":")
	editWords  = analyzer.Words(`brevity clarity privacy readability here below above simplicity confidentiality name names detail details line lines log logs output
		outputs hostname hostnames address addresses screenshot screenshots paragraph section sections text page word words figure figures
		report document diagram graph trace traces email emails identifier identifiers personal sensitive irrelevant rest purposes example
		examples code`)
)

var (
	duly         = analyzer.Words("safely correctly properly rightly silently automatically")
	getWords     = analyzer.Words("get gets got")
	dismissWords = analyzer.Words("dismissed dismissing")
	asWords      = analyzer.Words("as")
	// voiced are signs that somebody gave by word: they are dismissed by people,
	// while an alert is dismissed by a click.
	voiced     = analyzer.Words("concern concerns complaint complaints advice recommendation recommendations objection objections doubt doubts suggestion suggestions comment comments report reports question questions finding findings plea pleas request")
	disregards = analyzer.Words("disregarded disregarding")
	wIgnore    = analyzer.W("ignore")
	wIgnores   = analyzer.W("ignores")
	wIgnored   = analyzer.W("ignored")
	wIgnoring  = analyzer.W("ignoring")
)

// ignoredAt judges "ignored", "dismissed" and "disregarded".
func ignoredAt(p *analyzer.Pass, i int) (o omittedAct, ok bool) {
	w := p.Tokens[i].Word
	o = omittedAct{first: i, end: i + 1, kind: ignoredKind}
	f := formOf(p, i)
	base := w == wIgnore || w == wIgnores
	if f.denied || f.modal || hypothetical(p, i) || f.infinitive && !told(p, i) || base && conditional(p, i) || beforeNoun(p, i) || anyWithin(p, i, i-3, i+3, duly) {
		return o, false
	}
	o.by = p.Subject(i)
	switch {
	case deniedSubject(p, i, o.by):
		return o, false
	case o.by.Passive && dismissWords.Has(w) && p.GrammaticalSubject(i).Agent.Human():
		return o, false // they lost their jobs, which is the rule fault's
	case acting(o.by) && o.by.Passive:
		return o, true
	case somebodyActs(p, o.by):
		sign := objectHas(p, i, signNouns)
		sure := !p.Shared(o.by.Phrase) || o.by.Agent == analyzer.TeamAgent
		return o, sign || (sure || disregards.Has(w)) && !dismissWords.Has(w) || dismissWords.Has(w) && sure && anyWithin(p, i, i+1, i+7, asWords)
	case nobodyKnown(o.by):
		return o, ignoredSign(p, i, f) && (!dismissWords.Has(w) || anyWithin(p, i, i+1, i+5, asWords) || subjectHas(p, i, voiced))
	case o.by.Dropped:
		return o, !base && w != wIgnoring && objectHas(p, i, signNouns)
	}
	return o, w == wIgnored && headline(p, i, o.by) && signNouns.Has(p.Tokens[o.by.Head].Word)
}

// ignoredSign judges a passive without agent: "the warnings were ignored",
// "she asked and was ignored"; "the field is ignored" is software.
func ignoredSign(p *analyzer.Pass, i int, f verbForm) bool {
	g := p.GrammaticalSubject(i)
	if g.End <= g.First {
		return false
	}
	return g.Agent.Human() || signNouns.Has(p.Tokens[g.Head].Word) && (!f.now() || anyWithin(p, i, i-4, i, getWords))
}

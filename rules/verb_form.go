package rules

import (
	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

// Questions about a verb and those who act, shared by the rules that judge
// acts.

// acting reports whether a subject is somebody who can leave a thing undone: a
// person, a team, an organisation; not software, not those who bore the impact.
func acting(s analyzer.Subject) bool { return s.Agent.Human() || s.Agent == analyzer.OrgAgent }

// somebodyActs is acting for verbs that only people and organisations do: then
// a name that nobody knows is one of them, too.
func somebodyActs(p *analyzer.Pass, s analyzer.Subject) bool {
	return acting(s) || fewOfThem(p, s) || unknownAgent(p, s.Phrase, s.Agent)
}

// restWords stand for people where the verb is one of people only: "the rest
// didn't bother", "both forgot".
var restWords = analyzer.Words("rest others other both most many few some neither either one")

// fewOfThem reports whether a subject is one of restWords and no more.
func fewOfThem(p *analyzer.Pass, s analyzer.Subject) bool {
	return s.Agent == analyzer.SystemAgent && s.End > s.First && s.End-s.First <= 2 && restWords.Has(p.Tokens[s.Head].Word)
}

// unknownAgent reports whether a phrase is nothing but a name that no list
// knows.
func unknownAgent(p *analyzer.Pass, ph analyzer.Phrase, a analyzer.Agent) bool {
	if a != analyzer.SystemAgent || ph.End <= ph.First || !p.UnknownName(ph.Head) {
		return false
	}
	for k := ph.First; k < ph.Head; k++ {
		if !p.Tokens[k].Is(analyzer.Capital) {
			return false
		}
	}
	return true
}

// nobodyKnown reports whether a passive names no agent.
func nobodyKnown(s analyzer.Subject) bool { return s.Passive && s.Agent == analyzer.NoAgent }

// A verbForm is the tense and mood of a verb group.
type verbForm struct {
	modal, infinitive, present, perfect, denied bool
}

// unreal reports whether the verb tells of nothing that happened.
func (f verbForm) unreal() bool { return f.modal || f.infinitive || f.denied }

// now reports whether the verb stands in the present: a state or a rule.
func (f verbForm) now() bool { return f.present && !f.perfect }

var (
	pastHelpers    = analyzer.Words("had has have 've 'd was were did been got having")
	presentHelpers = analyzer.Words("is are am do does 're 'm get gets")
	modalHelpers   = analyzer.Words("will would shall may might can could should must ca wo sha 'll cannot")
	innerDenials   = analyzer.Words("not n't never cannot hardly no nobody none neither nor")
)

// formOf reads the auxiliaries before the verb at i.
func formOf(p *analyzer.Pass, i int) (f verbForm) {
	first, _ := p.VerbGroup(i)
	s := p.SentenceOf(i)
	for j := first; j < i; j++ {
		w := p.Tokens[j].Word
		f.modal = f.modal || modalHelpers.Has(w) && p.Tokens[j].Kind == analyzer.WordToken
		f.perfect = f.perfect || pastHelpers.Has(w)
		f.present = f.present || presentHelpers.Has(w)
		f.denied = f.denied || innerDenials.Has(w)
	}
	j := first - 1
	for ; j >= s.First && (adverb(p, j) || innerDenials.Has(p.Tokens[j].Word)); j-- {
		f.denied = f.denied || innerDenials.Has(p.Tokens[j].Word)
	}
	f.infinitive = j >= s.First && p.Tokens[j].Word == wTo
	return f
}

var noSubjects = analyzer.Words("no nobody none neither nothing noone no-one not")

// nobodySubject reports whether a subject denies its verb: "nobody forgot", "no
// step was skipped".
func nobodySubject(p *analyzer.Pass, s analyzer.Subject) bool {
	if s.End <= s.First {
		return false
	}
	for j := max(s.First-1, p.SentenceOf(s.First).First); j < s.End; j++ {
		if noSubjects.Has(p.Tokens[j].Word) {
			return true
		}
	}
	return false
}

// deniedSubject is nobodySubject for a verb that may be passive: "no alert was
// ignored".
func deniedSubject(p *analyzer.Pass, i int, s analyzer.Subject) bool {
	return nobodySubject(p, s) || s.Passive && nobodySubject(p, p.GrammaticalSubject(i))
}

// askedOnly reports whether token i stands in a question that asks whether or
// what, rather than why: "did we forget a host?".
func askedOnly(p *analyzer.Pass, i int) bool {
	s := p.SentenceOf(i)
	last := s.End - 1
	for last > i && endQuotes.Has(p.Tokens[last].Word) {
		last--
	}
	return p.Word(last) == "?" && !anyWithin(p, i, s.First, i, reasonWords)
}

var endQuotes = analyzer.Words(`" ” ’ '`)

var reasonWords = analyzer.Words("why how who whose")

var (
	conditionWords = analyzer.Words("if unless whenever lest whether ensure ensures ensuring prevent prevents preventing avoid avoids avoiding")
	clauseStops    = analyzer.Words(", ; : . ! ? — –")
	soWord         = analyzer.W("so")
	thatWord       = analyzer.W("that")
	caseWord       = analyzer.W("case")
	inWord         = analyzer.W("in")
)

// conditional reports whether the verb at i is only imagined: "if somebody
// forgets", "in case we miss it", "so that nothing is skipped".
func conditional(p *analyzer.Pass, i int) bool {
	s := p.SentenceOf(i)
	for j := i - 1; j >= max(s.First, i-16); j-- {
		switch w := p.Tokens[j].Word; {
		case conditionWords.Has(w):
			return true
		case w == soWord && wordAt(p, i, j+1) == thatWord, w == caseWord && wordAt(p, i, j-1) == inWord:
			return true
		case clauseStops.Has(w):
			return false
		}
	}
	return false
}

// hypothetical is conditional for a past tense: "if QA had missed it".
func hypothetical(p *analyzer.Pass, i int) bool {
	s := p.SentenceOf(i)
	for j := i - 1; j >= max(s.First, i-16); j-- {
		w := p.Tokens[j].Word
		if ifLike.Has(w) || w == caseWord && wordAt(p, i, j-1) == inWord {
			return true
		}
		if clauseStops.Has(w) {
			return false
		}
	}
	return false
}

// onlySaid reports whether the words at i are those that a reader is warned
// of: "it would be easy to say that somebody was careless".
func onlySaid(p *analyzer.Pass, i int) bool {
	s := p.SentenceOf(i)
	for j := i - 1; j >= max(s.First, i-14); j-- {
		if claimWords.Has(p.Tokens[j].Word) && wordAt(p, i, j-1) == wTo && temptWords.Has(wordAt(p, i, j-2)) {
			return true
		}
	}
	return false
}

var (
	claimWords = analyzer.Words("say blame call conclude think point write argue claim assume speak read")
	temptWords = analyzer.Words("easy tempting convenient simple comfortable natural wrong unfair unjust simplistic cheap")
)

// deniedThought is "we do not think that anyone was negligent".
func deniedThought(p *analyzer.Pass, i int) bool {
	s := p.SentenceOf(i)
	for j := i - 1; j >= max(s.First, i-12); j-- {
		if thoughtWords.Has(p.Tokens[j].Word) {
			return deniedBefore(p, j, 4)
		}
	}
	return false
}

var thoughtWords = analyzer.Words("think thinks believe believes suggest suggests say says claim claims mean means imply implies find finds found conclude concluded thought believed call calls calling")

var ifLike = analyzer.Words("if unless whenever lest whether")

var toldVerbs = analyzer.Words(`managed decided chose caused led continued opted preferred proceeded tended elected seemed appears appeared agreed choosing deciding
	continues causing leading causes kept`)

// told reports whether the infinitive at i is told as done: "chose to ignore",
// "caused us to miss".
func told(p *analyzer.Pass, i int) bool {
	s := p.SentenceOf(i)
	for j := i - 1; j >= max(s.First, i-6); j-- {
		w := p.Tokens[j].Word
		if toldVerbs.Has(w) {
			return true
		}
		if clauseStops.Has(w) {
			return false
		}
	}
	return false
}

// afterAdverbs is the first token from i on that is no adverb; i if there are
// many.
func afterAdverbs(p *analyzer.Pass, i int) int {
	for j := i; j < i+3 && inSentence(p, i-1, j); j++ {
		if !adverb(p, j) {
			return j
		}
	}
	return i
}

// beforeNoun reports whether the participle at i stands before its noun: "a
// missed step".
func beforeNoun(p *analyzer.Pass, i int) bool {
	if !inSentence(p, i, i+1) || analyzer.RoleNouns.Has(wordAt(p, i, i-1)) {
		return false
	}
	switch p.Tag(i + 1) {
	case tagger.NN, tagger.NNS, tagger.NNP, tagger.JJ:
	default:
		return false
	}
	if !inSentence(p, i, i-1) {
		return true
	}
	before := &p.Tokens[i-1]
	switch p.Tag(i - 1) {
	case tagger.JJ, tagger.PRPS:
		return true
	}
	return analyzer.Determiners.Has(before.Word) || before.Kind == analyzer.NumberToken || analyzer.Prepositions.Has(before.Word)
}

// headline reports whether a thing is the subject of a verb that only people
// do, and no object follows, as in a terse note: "Renewal overlooked".
func headline(p *analyzer.Pass, i int, s analyzer.Subject) bool {
	if s.Passive || s.Agent != analyzer.SystemAgent || s.End <= s.First || s.End < i-2 {
		return false
	}
	if inSentence(p, i, s.First-1) && p.Tokens[s.First-1].Kind == analyzer.WordToken {
		return false
	}
	if !inSentence(p, i, i+1) {
		return true
	}
	t := &p.Tokens[i+1]
	return t.Word != thatWord && (t.Kind == analyzer.PunctToken || analyzer.Prepositions.Has(t.Word) || analyzer.Coordinators.Has(t.Word) || adverb(p, i+1))
}

var skippedBefore = analyzer.Words("of out over")

// objectOf is the noun phrase after the verb at i; empty if there is none.
func objectOf(p *analyzer.Pass, i int) analyzer.Phrase {
	j := i + 1
	for j < i+3 && inSentence(p, i, j) && (adverb(p, j) || skippedBefore.Has(p.Tokens[j].Word)) {
		j++
	}
	if !inSentence(p, i, j) {
		return analyzer.Phrase{}
	}
	return p.PhraseAt(j)
}

// objectHas reports whether a word of set stands in the object of the verb at
// i.
func objectHas(p *analyzer.Pass, i int, set analyzer.Set) bool {
	o := objectOf(p, i)
	return anyWithin(p, i, o.First, o.End, set)
}

// subjectHas reports whether the main noun of the grammatical subject of the
// verb at i is in set.
func subjectHas(p *analyzer.Pass, i int, set analyzer.Set) bool {
	g := p.GrammaticalSubject(i)
	return g.End > g.First && (set.Has(p.Tokens[g.Head].Word) || p.Tokens[g.Head].Kind == analyzer.NumberToken && anyWithin(p, i, g.First, g.End, set))
}

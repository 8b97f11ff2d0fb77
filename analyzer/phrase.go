package analyzer

import "github.com/blamelint/blamelint/analyzer/tagger"

// PhraseAt is the noun phrase that begins at token i; empty if none does.
func (d *Document) PhraseAt(i int) Phrase {
	if i < 0 || i >= len(d.Tokens) {
		return Phrase{}
	}
	return d.phraseAt(i, d.SentenceOf(i).End, -1)
}

// maxPhrase bounds a phrase, in tokens.
const maxPhrase = 24

// phraseAt is the noun phrase from token i, up to at most end; the token stop
// belongs to none.
func (d *Document) phraseAt(i, end, stop int) Phrase {
	head, k := -1, i
	for ; k < end && k != stop && k < i+maxPhrase && d.inPhrase(k); k++ {
		if head >= 0 && d.beginsAnother(k, head) {
			break
		}
		if d.mayHead(k, i) {
			head = k
			if d.closed(head) {
				break
			}
		}
	}
	if head < 0 {
		return Phrase{}
	}
	return Phrase{i, head + 1, head}
}

// closed reports whether nothing can follow the head within its phrase: a
// pronoun.
func (d *Document) closed(head int) bool {
	w := d.Tokens[head].Word
	return pronouns.Has(w) && !possessives.Has(w) && !(head+1 < len(d.Tokens) && d.possessive(head+1))
}

var (
	soloPronouns = Words("it itself what whatever nothing everything something anything there")
	pronouns     = Words("", WePronouns, PersonPronouns, Somebody, soloPronouns)
	phraseHeads  = Words("", humans, soloPronouns)
	linkWords    = Words("", Coordinators, Prepositions, Relatives, Auxiliary)
)

// beginsAnother reports whether token k begins a phrase of its own after the
// noun at head.
func (d *Document) beginsAnother(k, head int) bool {
	w := d.Tokens[k].Word
	if d.Tokens[k].Kind == PunctToken || d.possessive(k) {
		return false
	}
	genitive := d.possessive(k - 1)
	if k == head+1 && calendarNouns.Has(d.Tokens[head].Word) && d.Tokens[k].Kind == WordToken && d.Tokens[k].Is(Capital) && !timeNouns.Has(w) {
		return true // "on Tuesday Platform Engineering …"
	}
	if Determiners.Has(w) && !genitive || WePronouns.Has(w) || PersonPronouns.Has(w) && !genitive || possessives.Has(w) || Somebody.Has(w) {
		return true
	}
	switch d.pos(k) {
	case tagger.VBN, tagger.VBD, tagger.VBP, tagger.VBZ:
		return !genitive
	case tagger.VBG:
		// "the load testing team", but not "the engineer running jobs".
		next := k + 1
		compound := next < len(d.Tokens) && d.Tokens[next].Sentence == d.Tokens[k].Sentence && d.pos(next) == tagger.NN && !humanWord(d.Tokens[head].Word)
		return !compound && !genitive
	case tagger.JJ, tagger.JJR, tagger.JJS:
		// An adjective after a noun begins nothing unless a noun follows.
		return false
	}
	return false
}

// links reports whether token i, one of linkWords, ends a noun phrase.
func (d *Document) links(i int) bool {
	t := &d.Tokens[i]
	return Coordinators.Has(t.Word) || Prepositions.Has(t.Word) && !t.Is(Capital|AllCaps) && !d.afterArticle(i) || Relatives.Has(t.Word) && t.Word != wThat && t.Word != wWhich && t.Word != wWhose || Auxiliary.Has(t.Word) && !d.nounAux(i)
}

// inPhrase reports whether token i can stand within a noun phrase.
func (d *Document) inPhrase(i int) bool {
	t := &d.Tokens[i]
	switch t.Kind {
	case CodeToken, IdentToken, HandleToken, NumberToken, URLToken:
		return true
	case PunctToken:
		return d.joiner(i)
	}
	if t.Word == wHas {
		return d.possessive(i)
	}
	if linkWords.Has(t.Word) && d.links(i) {
		return false
	}
	if humans.Has(t.Word) {
		return true
	}
	if t.Word == wNotFull || t.Word == wNot || asides.Has(t.Word) {
		return false
	}
	switch tag := d.pos(i); tag {
	case tagger.JJ, tagger.JJR, tagger.JJS, tagger.PRPS, tagger.PDT, tagger.DT, tagger.VBN, tagger.VBG, tagger.WDT, tagger.WP, tagger.WPS, tagger.Dollar:
		return true
	case tagger.VBD, tagger.VBP, tagger.VBZ, tagger.VB, tagger.MD:
		return false
	case tagger.RB, tagger.RBR, tagger.RBS, tagger.IN:
		return Determiners.Has(t.Word) && !Adverbs.Has(t.Word) || tag == tagger.RB && d.degree(i)
	default:
		return isNoun(tag) || Determiners.Has(t.Word) || d.nominal(i) || d.afterArticle(i)
	}
}

// asides are words of chat that stand before a note and belong to nothing.
var asides = Words("fyi btw lol tbh tl;dr tldr imo imho afaik iirc ok okay oh hey yes yeah nope sorry please well anyway meh sigh oops")

// afterArticle reports whether "the" or "a" stands before token i, so that a
// preposition there is a noun: "the till".
func (d *Document) afterArticle(i int) bool {
	if i == 0 {
		return false
	}
	w := d.Tokens[i-1].Word
	return (w == wThe || w == wA || w == wAn) && i+1 < len(d.Tokens) && !Determiners.Has(d.Tokens[i+1].Word)
}

// degree is an adverb between a determiner and its adjective: "the newly hired
// engineer", "a very tired operator".
func (d *Document) degree(i int) bool {
	if i == 0 || i+1 >= len(d.Tokens) || !Determiners.Has(d.Tokens[i-1].Word) {
		return false
	}
	if timely.Has(d.Tokens[i].Word) {
		return true
	}
	n := d.pos(i + 1)
	return n == tagger.JJ || n == tagger.VBN || n == tagger.VBG
}

// timely are adjectives that look like adverbs: "the nightly build".
var timely = Words("nightly daily weekly monthly hourly yearly quarterly early only likely friendly costly")

// nounAux reports whether the word at i only looks like an auxiliary: "Will",
// "May", "a can".
func (d *Document) nounAux(i int) bool {
	return d.Tokens[i].Kind == WordToken && isNoun(d.Tag(i)) && (d.Tokens[i].Is(Capital) || i > 0 && Determiners.Has(d.Tokens[i-1].Word))
}

// joiner is a mark within a phrase: a hyphen or slash without spaces, a
// genitive.
func (d *Document) joiner(i int) bool {
	t := &d.Tokens[i]
	if t.Word == wHas {
		return d.possessive(i)
	}
	tight := !t.Is(SpaceBefore) && i+1 < len(d.Tokens) && !d.Tokens[i+1].Is(SpaceBefore)
	switch {
	case t.Word == wHyphen || t.Word == wSlash || t.Word == wAmpersand:
		return tight
	case t.Word == wApostrophe || t.Word == wApostrophe2:
		return d.possessive(i)
	case t.Word == wPercent:
		return true
	}
	return false
}

var (
	wAmpersand   = W("&")
	wApostrophe  = W("'")
	wApostrophe2 = W("’")
	wPercent     = W("%")
)

// possessive reports whether token i is a genitive: 's that is neither "is"
// nor "has", or the apostrophe after a plural.
func (d *Document) possessive(i int) bool {
	if i <= 0 || i >= len(d.Tokens) {
		return false
	}
	t := &d.Tokens[i]
	switch t.Word {
	case wHas:
		return d.Tag(i) == tagger.POS
	case wApostrophe, wApostrophe2:
		return !t.Is(SpaceBefore|Quoted) && d.Tokens[i-1].Kind == WordToken && d.pluralNoun(i-1) &&
			i+1 < len(d.Tokens) && d.Tokens[i+1].Is(SpaceBefore) && d.Tokens[i+1].Kind == WordToken
	}
	return false
}

func (d *Document) pluralNoun(i int) bool {
	w := d.Word(i)
	return w[len(w)-1] == 's'
}

// mayHead reports whether token i can be the main noun of a phrase that begins
// at first.
func (d *Document) mayHead(i, first int) bool {
	t := &d.Tokens[i]
	switch t.Kind {
	case CodeToken, IdentToken, HandleToken, URLToken:
		return true
	case PunctToken:
		return false
	}
	if t.Word == wHas {
		return false
	}
	if phraseHeads.Has(t.Word) || SystemPronouns.Has(t.Word) && !(i > first && t.Word == wThat) {
		return !possessives.Has(t.Word)
	}
	if possessives.Has(t.Word) {
		return false
	}
	if partitives.Has(t.Word) && i+1 < len(d.Tokens) && d.Tokens[i+1].Word == wOf {
		return true
	}
	switch tag := d.pos(i); tag {
	case tagger.DT:
		return i == first && t.Word != wNo && t.Word != wThe && t.Word != wA && t.Word != wAn
	default:
		return isNoun(tag) || d.nominal(i)
	}
}

var (
	wThe = W("the")
	wA   = W("a")
	wAn  = W("an")
)

// nominal catches nouns that the tagger takes for adjectives or participles: a
// capitalised word in the middle of a sentence, a word after a determiner.
func (d *Document) nominal(i int) bool {
	t := &d.Tokens[i]
	if t.Kind != WordToken {
		return false
	}
	if t.Is(Capital) && i > d.SentenceOf(i).First && !pastForms.Has(t.Word) {
		return true
	}
	if t.Is(Capital) && TeamNames.Has(t.Word) && d.teamName(i) {
		return true
	}
	tag := d.Tag(i)
	return (tag == tagger.JJ || tag == tagger.VBG) && i > 0 && (Determiners.Has(d.Tokens[i-1].Word) || d.possessive(i-1))
}

// stamp skips a point in time in front of a note ("14:02 UTC", "2024-03-15
// 09:10"), which is no part of any phrase, and returns the token after it; i
// if there is none.
func (d *Document) stamp(i, end int) int {
	if !d.clock(i) {
		return i
	}
	i++
	for i < end && (d.clock(i) || zones.Has(d.Tokens[i].Word) && d.Tokens[i].Kind == WordToken) {
		i++
	}
	return i
}

var zones = Words(`utc gmt cet cest pst pdt est edt mst mdt cst cdt bst ist jst aest aedt eet eest msk wet sgt hkt am pm a.m. p.m. z
	h hrs hours o'clock`)

// clock reports whether token i is a time of day or a date in figures.
func (d *Document) clock(i int) bool {
	if d.Tokens[i].Kind != NumberToken {
		return false
	}
	w := d.Word(i)
	marks := 0
	for k := range len(w) {
		switch w[k] {
		case ':':
			return true
		case '-', '/', '.':
			marks++
		}
	}
	return marks == 2
}

// timePhrase reports whether a phrase tells when, so that it is no subject:
// "last night", "Monday morning".
func (d *Document) timePhrase(p Phrase) bool {
	return timeNouns.Has(d.Tokens[p.Head].Word) || d.Tokens[p.Head].Kind == NumberToken && d.clock(p.Head)
}

var calendarNouns = Words(`monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
	october november december yesterday today tomorrow tonight`)

var timeNouns = Words(`monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays
	january february march april may june july august september october november december today yesterday tomorrow tonight
	morning afternoon evening night noon midnight week weeks month months year years day days hour hours minute minutes second seconds
	time times weekend moment jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun quarter sprint`)

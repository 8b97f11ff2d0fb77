package analyzer

import (
	"strings"
	"sync"
)

// verbForm is how a verb is inflected.
type verbForm uint8

const (
	noVerb verbForm = iota
	baseForm
	thirdForm
	pastForm
	ingForm
	sameForm // "put", "set": base and past alike
)

// finite reports whether the form can follow a singular subject at once.
func (f verbForm) finite() bool { return f == thirdForm || f == pastForm || f == sameForm }

// irregulars leads from an irregular past or participle to its verb. Only what
// writes the table of words asks; the table has the answers.
var irregulars = sync.OnceValue(makeIrregulars)

// Every irregular form is a word, so that the table knows it.
var _ = Words(irregularForms)

type irregular struct {
	base Word
	form verbForm
}

func makeIrregulars() map[string]irregular {
	m := map[string]irregular{}
	for entry := range strings.SplitSeq(irregularForms, ";") {
		forms := strings.Fields(entry)
		base := lookupWord(forms[0])
		for _, f := range forms[1:] {
			form := pastForm
			if f == forms[0] {
				form = sameForm
			}
			m[f] = irregular{base, form}
		}
	}
	return m
}

// actVerb finds the verb of people's acts that token i is a form of. base is 0
// if it is none.
func (d *Document) actVerb(i int) (base Word, form verbForm) {
	t := &d.Tokens[i]
	switch {
	case t.Kind != WordToken || t.Is(AllCaps):
		return 0, noVerb
	case t.Word != 0:
		return t.Word.verb()
	}
	return rareVerb(d.Word(i))
}

// rareVerb is spelledVerb of a word, in any case, that is not in the vocabulary:
// no base form and no irregular one, so its ending decides.
func rareVerb(text string) (base Word, form verbForm) {
	switch text[len(text)-1] | 0x20 {
	case 's', 'd', 'g':
	default:
		if strings.IndexByte(text, '-') < 0 {
			return 0, noVerb
		}
	}
	return spelledVerb(strings.ToLower(text))
}

// spelledVerb finds the verb of people's acts that a lower-case word is a form
// of by the lists and by its ending. base is 0 if it is none.
func spelledVerb(text string) (base Word, form verbForm) {
	if base, form = stemVerb(text); base == 0 {
		// "force-pushed", "re-sent": the last part decides.
		if k := strings.LastIndexByte(text, '-'); k > 0 {
			base, form = stemVerb(text[k+1:])
		}
	}
	return base, form
}

func actWord(s string) Word {
	if w := lookupWord(s); actVerbs.Has(w) {
		return w
	}
	return 0
}

func stemVerb(s string) (Word, verbForm) {
	if w := lookupWord(s); w != 0 {
		if _, ok := w.known(); ok {
			return w.verb()
		}
		if r, ok := irregulars()[s]; ok {
			return r.base, r.form
		}
		if actVerbs.Has(w) {
			return w, baseForm
		}
	}
	for _, end := range [...]struct {
		suffix, with string
		form         verbForm
	}{
		{"ies", "y", thirdForm}, {"es", "", thirdForm}, {"s", "", thirdForm},
		{"ied", "y", pastForm}, {"ed", "", pastForm}, {"ed", "e", pastForm}, {"'d", "", pastForm},
		{"ing", "", ingForm}, {"ing", "e", ingForm},
	} {
		stem, ok := strings.CutSuffix(s, end.suffix)
		if !ok || len(stem) < 2 {
			continue
		}
		if w := actWord(stem + end.with); w != 0 {
			return w, end.form
		}
		if n := len(stem); end.with == "" && n > 2 && stem[n-1] == stem[n-2] && end.form != thirdForm {
			if w := actWord(stem[:n-1]); w != 0 {
				return w, end.form
			}
		}
	}
	return 0, noVerb
}

// verbWeight says how surely the subject of a verb is a person.
type verbWeight uint8

const (
	noAct    verbWeight = iota
	anyAct              // a verb that is in no list
	workAct             // engineers, and machines at times
	speakAct            // persons, and organisations
	handAct             // wants hands
	mindAct             // wants a mind
	stateAct            // "was paged", "was asleep"
)

// listedWeight is actWeight by the lists.
func listedWeight(base Word) verbWeight {
	switch {
	case mindVerbs.Has(base):
		return mindAct
	case handVerbs.Has(base):
		return handAct
	case speechVerbs.Has(base):
		return speakAct
	case opsVerbs.Has(base):
		return workAct
	case base != 0:
		return speakAct
	}
	return noAct
}

// predicate is what follows a possible subject.
type predicate struct {
	weight verbWeight
	verb   int  // the token of its main verb
	aux    bool // an auxiliary stands before it
	form   verbForm
}

// predicateAt reads the verb group that begins at token i of a sentence that
// ends at end; weight is noAct if none does, or if its verb is in no list.
func (d *Document) predicateAt(i, end int) predicate {
	p := predicate{verb: i}
	be := false
	for ; i < end && i < p.verb+8; i++ {
		t := &d.Tokens[i]
		switch {
		case t.Kind != WordToken || t.Is(Capital) && (i > p.verb || !d.capitalVerb(i)):
			return p.bare(be)
		case BeForms.Has(t.Word) || GetForms.Has(t.Word) && d.nextIsParticiple(i, end):
			be, p.aux = true, true
			continue
		case Auxiliary.Has(t.Word) && !d.mainDo(i, end):
			p.aux = true
			continue
		case Negations.Has(t.Word) || d.plainAdverb(i):
			continue
		}
		if be && personStates.Has(t.Word) {
			return predicate{stateAct, i, true, pastForm}
		}
		base, form := d.actVerb(i)
		if base != 0 && (form.finite() || p.aux && !be || be && form == ingForm) {
			if form == thirdForm && d.nounAfterAll(i, end) {
				return predicate{}
			}
			return predicate{actWeight(base), i, p.aux, form}
		}
		if base != 0 && be && form == pastForm {
			return predicate{anyAct, i, true, form}
		}
		if p.aux {
			return p.bare(true)
		}
		if form == baseForm {
			return predicate{noAct, i, false, form}
		}
		if w := d.Word(i); !be && len(w) > 4 && strings.HasSuffix(w, "ed") && !t.Is(AllCaps) {
			return predicate{anyAct, i, p.aux, pastForm} // a verb in no list
		}
		return predicate{verb: i}
	}
	return p.bare(be)
}

// capitalVerb reports whether a capitalised word is a past tense all the same:
// "[10:05] Ada Restarted the hub".
func (d *Document) capitalVerb(i int) bool {
	base, form := d.actVerb(i)
	return base != 0 && form == pastForm && !d.newLine(i)
}

// bare is a predicate of auxiliaries alone.
func (p predicate) bare(be bool) predicate {
	if be || p.aux {
		p.weight, p.form = anyAct, pastForm
	}
	return p
}

func (d *Document) nextIsParticiple(i, end int) bool {
	if i+1 >= end {
		return false
	}
	base, form := d.actVerb(i + 1)
	return base != 0 && (form == pastForm || form == sameForm) || personStates.Has(d.Tokens[i+1].Word)
}

// mainDo tells "did the failover" and "had a look" from the auxiliaries.
func (d *Document) mainDo(i, end int) bool {
	w := d.Tokens[i].Word
	if !DoForms.Has(w) && !HaveForms.Has(w) || i+1 >= end {
		return false
	}
	n := d.Tokens[i+1].Word
	return Determiners.Has(n)
}

// plainAdverb recognises adverbs without the tagger.
func (d *Document) plainAdverb(i int) bool {
	t := &d.Tokens[i]
	if Adverbs.Has(t.Word) {
		return true
	}
	w := d.Word(i)
	return t.Kind == WordToken && !t.Is(Capital) && len(w) > 5 && strings.HasSuffix(w, "ly")
}

// nounAfterAll tells "builds" in "the builds were red" from the verb: an
// auxiliary or "of" follows at once.
func (d *Document) nounAfterAll(i, end int) bool {
	if i+1 >= end {
		return false
	}
	n := &d.Tokens[i+1]
	if n.Word == wOf || BeForms.Has(n.Word) || Modals.Has(n.Word) || HaveForms.Has(n.Word) || DoForms.Has(n.Word) && n.Word != wDoing {
		return true
	}
	return false
}

var wDoing = W("doing")

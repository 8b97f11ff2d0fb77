package analyzer

import "github.com/blamelint/blamelint/analyzer/names"

// wordLore is what a word of the vocabulary is known as, whatever document it
// stands in: the lists of names and the endings of verbs are asked when the
// table is written, not once a run. The table holds it in loreSize bytes: 4 of
// base, 2 of kind, 1 of form and 1 of weight.
type wordLore struct {
	base   Word       // of the verb of people's acts that the word is a form of, or 0
	kind   names.Kind // as nameKind gives it
	form   verbForm
	weight verbWeight // of the word itself
}

// known is the word's place in the lore of the table, or false if it has none.
func (w Word) known() (at int, ok bool) { return loreSize * w.number(), w.number() < prepared.words }

// nameKind is what the word is known as; see lookupName. Its case does not
// matter, because no word of the vocabulary is unknown.
func (w Word) nameKind() names.Kind {
	if at, ok := w.known(); ok {
		return names.Kind(load2(prepared.lore[at+4:]))
	}
	return lookupName(w.String())
}

// verb finds the verb of people's acts that the word is a form of; base is 0 if
// it is none.
func (w Word) verb() (base Word, form verbForm) {
	if at, ok := w.known(); ok {
		return Word(load4(prepared.lore[at:])), verbForm(prepared.lore[at+6])
	}
	return spelledVerb(w.String())
}

// actWeight says how surely the subject of a verb, given in its base form, is a
// person.
func actWeight(base Word) verbWeight {
	if at, ok := base.known(); ok {
		return verbWeight(prepared.lore[at+7])
	}
	return listedWeight(base)
}

// lore asks the lists.
func (w Word) lore() wordLore {
	base, form := spelledVerb(w.String())
	return wordLore{base, lookupName(w.String()), form, listedWeight(w)}
}

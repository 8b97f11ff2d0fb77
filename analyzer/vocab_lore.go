package analyzer

import "github.com/blamelint/blamelint/analyzer/names"

// What a word of the vocabulary is known as stands in the table of words: the
// lists of names and the endings of verbs are asked when it is written, not once
// a run. A word has loreSize bytes: 4 of the verb that it is a form of, 2 of
// nameKind, 1 of the form and 1 of the word's own weight as a verb.

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

package analyzer

import "github.com/blamelint/blamelint/analyzer/names"

// nameKind is what the word at token i is known as; see lookupName. A document
// names the same people and products over and over, so answers are kept.
func (d *Document) nameKind(i int) names.Kind {
	if w := d.Tokens[i].Word; w != 0 {
		return w.nameKind()
	}
	text := d.Word(i)
	kinds := d.facts.people.kinds
	k, ok := kinds[text]
	if !ok {
		if kinds == nil {
			kinds = map[string]names.Kind{}
			d.facts.people.kinds = kinds
		}
		k = lookupName(text)
		kinds[text] = k
	}
	return k
}

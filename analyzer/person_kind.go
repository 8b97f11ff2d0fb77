package analyzer

import (
	"sync"
	"sync/atomic"

	"github.com/blamelint/blamelint/analyzer/names"
)

// nameKind is what the word at token i is known as; see lookupName. A document
// names the same people and products over and over, and most capitals are those
// of common words at the start of a sentence, so answers are kept: for words of
// the vocabulary for good, for others with the document.
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

// vocabularyKinds hold a names.Kind and, above it, that it is known, by Word.
var vocabularyKinds = sync.OnceValue(func() []atomic.Uint32 { return make([]atomic.Uint32, vocabularySize()) })

const kindKnown = 1 << 16

// nameKind is lookupName of the word, whose case does not matter: no word of
// the vocabulary is unknown to it.
func (w Word) nameKind() names.Kind {
	slot := &vocabularyKinds()[w.number()]
	if v := slot.Load(); v != 0 {
		return names.Kind(v & (kindKnown - 1))
	}
	k := lookupName(w.String())
	slot.Store(kindKnown | uint32(k))
	return k
}

//go:build vocabulary

package analyzer

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

	"github.com/blamelint/blamelint/analyzer/names"
)

// With the build tag "vocabulary" nothing is prepared, so that everything is
// recorded and can be written.
const vocabularyImage = ""

// VocabularyImage is the table of all words and sets that the packages of this
// program ask for.
func VocabularyImage() []byte {
	v := vocabularyWriter{sets: append([]madeSet{{}}, made.sets...)}
	order := v.usedFirst()
	v.giveRows(order)
	return v.image(order)
}

// A vocabularyWriter gives the sets the numbers that they have here, from that of
// the empty one on: in the order of their declarations, what one file asks about
// a word lies together.
type vocabularyWriter struct {
	sets  []madeSet
	in    [][]byte // which sets a word is in, by its number here: a bit for each
	words []Word   // the new Word, by its number here
	rows  []string // distinct elements of in, by row
}

// usedFirst orders the words by the number of sets that they are in, so that
// what is read most lies together, and notes the sets.
func (v *vocabularyWriter) usedFirst() (order []Word) {
	uses := make([]int, vocabularySize())
	v.in = make([][]byte, vocabularySize())
	for i := range v.in {
		v.in[i] = make([]byte, rowSize)
	}
	for i, s := range v.sets {
		for _, w := range s.words {
			uses[w]++
			v.in[w][i/8] |= 1 << (i % 8)
		}
	}
	for w := 1; w < vocabularySize(); w++ {
		order = append(order, Word(w))
	}
	slices.SortStableFunc(order, func(a, b Word) int { return cmp.Compare(uses[b], uses[a]) })
	return order
}

// giveRows numbers the words anew, in the order given, and what distinguishes
// them in the sets; row 0 is of no set.
func (v *vocabularyWriter) giveRows(order []Word) {
	rows := map[string]int{}
	rowOf := func(in []byte) int {
		row, ok := rows[string(in)]
		if !ok {
			row = len(v.rows)
			rows[string(in)] = row
			v.rows = append(v.rows, string(in))
		}
		return row
	}
	v.words = make([]Word, vocabularySize())
	rowOf(v.in[0])
	for i, w := range order {
		v.words[w] = Word(rowOf(v.in[w])<<16 | (i + 1))
	}
}

func powerOfTwo(n int) int {
	p := 1
	for p < n {
		p *= 2
	}
	return p
}

func (v *vocabularyWriter) image(order []Word) []byte {
	le := binary.LittleEndian
	slots := v.slots(order)
	ends, text := v.text(order)
	setSlots := v.setSlots()
	sets, lists := v.lists()
	lore := v.lore(order)
	header := make([]byte, vocabularyHeader)
	for i, n := range []int{vocabularySize(), len(slots) / slotSize, len(v.rows), len(v.sets), len(setSlots) / 2, len(text)} {
		le.PutUint32(header[4*i:], uint32(n))
	}
	return slices.Concat(header, []byte(strings.Join(v.rows, "")), slots, ends, lore, text, setSlots, sets, lists)
}

func (v *vocabularyWriter) slots(order []Word) []byte {
	le := binary.LittleEndian
	out := make([]byte, slotSize*powerOfTwo(3*len(order)))
	for _, w := range order {
		word := made.words[w-1]
		f := foldAt(word, 0, len(word))
		h := f.hash(word, len(word))
		slot := free(out, h, slotSize, func(slot []byte) bool { return le.Uint32(slot[8:]) == 0 })
		le.PutUint64(slot, f.text)
		le.PutUint32(slot[8:], uint32(v.words[w]))
		le.PutUint32(slot[12:], uint32(h>>32))
	}
	return out
}

// free is the first free slot of a hash table from that of the hash on.
func free(table []byte, hash uint64, size int, isFree func(slot []byte) bool) []byte {
	for i := hash; ; i++ {
		at := i & uint64(len(table)/size-1)
		if slot := table[int(at)*size:][:size]; isFree(slot) {
			return slot
		}
	}
}

func (v *vocabularyWriter) text(order []Word) (ends []byte, text []byte) {
	le := binary.LittleEndian
	ends = le.AppendUint32(nil, 0)
	for _, w := range order {
		text = append(text, made.words[w-1]...)
		ends = le.AppendUint32(ends, uint32(len(text)))
	}
	return ends, text
}

func (v *vocabularyWriter) lore(order []Word) []byte {
	out := make([]byte, loreSize, loreSize*vocabularySize())
	for _, w := range order {
		l := w.lore()
		out = binary.LittleEndian.AppendUint32(out, uint32(v.words[l.base]))
		out = binary.LittleEndian.AppendUint16(out, uint16(l.kind))
		out = append(out, byte(l.form), byte(l.weight))
	}
	return out
}

func (v *vocabularyWriter) setSlots() []byte {
	le := binary.LittleEndian
	out := make([]byte, 2*powerOfTwo(2*len(v.sets)))
	for i, s := range v.sets[1:] {
		slot := free(out, s.key, 2, func(slot []byte) bool { return le.Uint16(slot) == 0 })
		le.PutUint16(slot, uint16(i+1))
	}
	return out
}

func (v *vocabularyWriter) lists() (sets, lists []byte) {
	le := binary.LittleEndian
	for _, s := range v.sets {
		sets = le.AppendUint64(sets, s.key)
		sets = le.AppendUint32(sets, uint32(len(lists)/4))
		sets = le.AppendUint32(sets, uint32(len(s.words)))
		for _, w := range s.words {
			lists = le.AppendUint32(lists, uint32(v.words[w]))
		}
	}
	return sets, lists
}

// wordLore is what the table says of a word; see vocab_lore.go.
type wordLore struct {
	base   Word       // of the verb of people's acts that the word is a form of, or 0
	kind   names.Kind // as nameKind gives it
	form   verbForm
	weight verbWeight // of the word itself
}

// lore asks the lists.
func (w Word) lore() wordLore {
	base, form := spelledVerb(w.String())
	return wordLore{base, lookupName(w.String()), form, listedWeight(w)}
}

//go:build vocabulary

package analyzer

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// With the build tag "vocabulary" nothing is prepared, so that everything is
// recorded and can be written.
const vocabularyImage = ""

// VocabularyImage is the table of all words and sets that the packages of this
// program ask for.
func VocabularyImage() []byte {
	order, number := usedFirst()
	var w vocabularyWriter
	w.slots = make([]uint32, powerOfTwo(3*len(order)))
	w.ends = []uint32{0}
	w.folds = []uint64{0}
	for i, word := range order {
		w.add(Word(i+1), word)
	}
	w.setSlots = make([]byte, setSlotSize*powerOfTwo(2*len(made.sets)))
	for _, s := range made.sets {
		var words []Word
		for old := range s.All() {
			words = append(words, number[old])
		}
		packed := pack(words)
		packed.key = s.key
		w.set(packed)
	}
	return w.image()
}

// usedFirst orders the words by the number of sets that they are in, so that
// what is read most lies together. number leads from the old Word to the new.
func usedFirst() (order []string, number []Word) {
	uses := make([]int, len(made.words)+1)
	for _, s := range made.sets {
		for w := range s.All() {
			uses[w]++
		}
	}
	words := make([]Word, len(made.words))
	for i := range words {
		words[i] = Word(i + 1)
	}
	slices.SortStableFunc(words, func(a, b Word) int { return cmp.Compare(uses[b], uses[a]) })
	number = make([]Word, len(uses))
	for i, w := range words {
		number[w] = Word(i + 1)
		order = append(order, made.words[w-1])
	}
	return order, number
}

type vocabularyWriter struct {
	slots    []uint32
	folds    []uint64
	ends     []uint32
	text     []byte
	sets     int
	setSlots []byte
	rest     []byte
}

func powerOfTwo(n int) int {
	p := 1
	for p < n {
		p *= 2
	}
	return p
}

func (v *vocabularyWriter) add(w Word, word string) {
	v.text = append(v.text, word...)
	v.ends = append(v.ends, uint32(len(v.text)))
	f := foldAt(word, 0, len(word))
	v.folds = append(v.folds, f.text)
	h, mask := f.hash(word, len(word)), uint64(len(v.slots)-1)
	i := h & mask
	for v.slots[i] != 0 {
		i = (i + 1) & mask
	}
	v.slots[i] = uint32(h>>48)<<16 | uint32(w)
}

func (v *vocabularyWriter) set(s Set) {
	le := binary.LittleEndian
	mask := uint64(len(v.setSlots)/setSlotSize - 1)
	for i := s.key & mask; ; i = (i + 1) & mask {
		slot := v.setSlots[setSlotSize*i:]
		switch le.Uint64(slot) {
		case s.key:
			return
		case 0:
			v.sets++
			le.PutUint64(slot, s.key)
			le.PutUint32(slot[8:], uint32(len(v.rest)))
			le.PutUint16(slot[12:], s.first)
			le.PutUint16(slot[14:], uint16(len(s.bits)))
			le.PutUint16(slot[16:], uint16(len(s.words)/2))
			v.rest = append(append(v.rest, s.words...), s.bits...)
			return
		}
	}
}

func (v *vocabularyWriter) image() []byte {
	le := binary.LittleEndian
	var out []byte
	for _, n := range []int{len(v.ends), len(v.slots), v.sets, len(v.setSlots) / setSlotSize, len(v.text)} {
		out = le.AppendUint32(out, uint32(n))
	}
	for _, n := range v.slots {
		out = le.AppendUint32(out, n)
	}
	for _, f := range v.folds {
		out = le.AppendUint64(out, f)
	}
	for _, n := range v.ends {
		out = le.AppendUint32(out, n)
	}
	out = append(append(out, v.text...), v.setSlots...)
	return append(out, v.rest...)
}

package analyzer

import "strings"

// A vocabularyTable is what Words and W would make at start-up, made once and
// read in place: ten thousand words and two thousand sets cost as much time as
// linting a short postmortem. It is generated from the calls themselves (make
// docs). A word or set that it does not hold yet is made at start-up, which is
// slower and right all the same; TestVocabulary asks for it to be generated
// anew.
//
// Its parts, numbers with the low byte first:
//
//	header   words, slots, sets, set slots, size of the text: 4 bytes each
//	slots    hash table of words: 16 bits of hash above 16 of Word; 0 is free
//	folds    the beginning of each Word: 8 bytes
//	ends     where each Word ends in the text: 4 bytes each
//	text     the words
//	sets     hash table of sets: 8 bytes of key, then 4 where the set lies,
//	         2 each of its first number, its bytes of bits and its words
//	rest     the sets: words, then bits
type vocabularyTable struct {
	words    int // with number 0
	mask     uint64
	setMask  uint64
	slots    string
	folds    string
	ends     string
	text     string
	setSlots string
	rest     string
}

const (
	vocabularyHeader = 20
	setSlotSize      = 18
)

// prepared is the table that came with the program; it is empty while it is
// being generated.
var prepared = readVocabulary(vocabularyImage)

func readVocabulary(image string) (v vocabularyTable) {
	if image == "" {
		return vocabularyTable{words: 1, slots: "\x00\x00\x00\x00", folds: "\x00\x00\x00\x00\x00\x00\x00\x00", setSlots: strings.Repeat("\x00", setSlotSize)}
	}
	field := func(i int) int { return int(load4(image[4*i:])) }
	cut := vocabularyHeader
	part := func(size int) string {
		cut += size
		return image[cut-size : cut]
	}
	v.words, v.mask, v.setMask = field(0), uint64(field(1)-1), uint64(field(3)-1)
	v.slots = part(4 * field(1))
	v.folds = part(8 * v.words)
	v.ends = part(4 * v.words)
	v.text = part(field(4))
	v.setSlots = part(setSlotSize * field(3))
	v.rest = image[cut:]
	return v
}

// word is the text of w, which must not be 0.
func (v *vocabularyTable) word(w Word) string {
	if w == 0 {
		return ""
	}
	return v.text[load4(v.ends[4*int(w)-4:]):load4(v.ends[4*int(w):])]
}

// lookup finds the Word of text[start:end], which may be in any ASCII case.
func (v *vocabularyTable) lookup(text string, start, end int) Word {
	f := foldAt(text, start, end)
	h := f.hash(text, end)
	for i := h & v.mask; ; i = (i + 1) & v.mask {
		s := load4(v.slots[4*i:])
		if s == 0 {
			return 0
		}
		w := Word(s)
		if s>>16 == uint32(h>>48) && load8(v.folds[8*int(w):]) == f.text && (!f.odd || equalFoldASCII(v.word(w), text[start:end])) {
			return w
		}
	}
}

// set finds the set with the key. That its words are those of the key is for
// the test to say.
func (v *vocabularyTable) set(key uint64) (Set, bool) {
	for i := key & v.setMask; ; i = (i + 1) & v.setMask {
		slot := v.setSlots[setSlotSize*i:]
		switch load8(slot) {
		case 0:
			return Set{}, false
		case key:
			at, first := int(load4(slot[8:])), load2(slot[12:])
			bits, words := int(load2(slot[14:])), 2*int(load2(slot[16:]))
			return Set{key: key, first: first, words: v.rest[at : at+words], bits: v.rest[at+words : at+words+bits]}, true
		}
	}
}

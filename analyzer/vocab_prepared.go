package analyzer

import (
	"iter"
	"strings"
	"unsafe"
)

// A vocabularyTable is what Words and W would make at start-up, made once and
// read in place: ten thousand words and two thousand sets cost as much time as
// linting a short postmortem. It is generated from the calls themselves (make
// docs). A word or set that it does not hold yet is made at start-up, which is
// slower and right all the same; TestVocabulary asks for it to be generated
// anew.
//
// Its parts, numbers with the low byte first:
//
//	header     words, slots, rows, sets, set slots, size of the text: 4 bytes each,
//	           and 8 more, so that rows and slots lie in as few lines of the cache
//	           as they can
//	rows       which sets the words are in: a bit for the number of each set
//	slots      hash table of words: 8 bytes of fold, 4 of Word, 4 of hash; Word 0
//	           is free
//	ends       where each word ends in the text, by number: 4 bytes each
//	lore       what is known of each word as a name and as a verb, by number; see
//	           vocab_lore.go
//	text       the words
//	set slots  hash table of sets: 2 bytes of number each; 0 is free
//	sets       8 bytes of key, then 4 where its words lie and 4 how many they are,
//	           by number
//	lists      the words of the sets: 4 bytes each
type vocabularyTable struct {
	rows     string
	slots    string
	mask     uint64
	words    int // with number 0
	ends     string
	lore     string
	text     string
	setSlots string
	setMask  uint64
	sets     string
	lists    string
}

const (
	vocabularyHeader = 32
	rowSize          = 224 // bytes: room for eight times as many sets, with number 0
	slotSize         = 16
	setSize          = 16
	loreSize         = 8
)

// prepared is the table that came with the program; it is empty while it is
// being generated.
var prepared = readVocabulary(vocabularyImage)

// setRows are the rows of the table, and rowShift what leads from a Word to
// its row: 16 if all sets are prepared. Otherwise the rows are a copy, one for
// each word, by number, and rowShift is 0.
var setRows, rowShift = readRows(prepared.rows)

func readRows(rows string) ([]byte, uint8) {
	if rows == "" {
		return make([]byte, rowSize), 0
	}
	// In place: they are copied before they are written to.
	return unsafe.Slice(unsafe.StringData(rows), len(rows)), 16
}

func readVocabulary(image string) (v vocabularyTable) {
	if image == "" {
		return vocabularyTable{words: 1, slots: strings.Repeat("\x00", slotSize), setSlots: "\x00\x00", lore: strings.Repeat("\x00", loreSize), sets: strings.Repeat("\x00", setSize)}
	}
	field := func(i int) int { return int(load4(image[4*i:])) }
	cut := vocabularyHeader
	part := func(size int) string {
		cut += size
		return image[cut-size : cut]
	}
	v.words, v.mask, v.setMask = field(0), uint64(field(1)-1), uint64(field(4)-1)
	v.rows = part(rowSize * field(2))
	v.slots = part(slotSize * field(1))
	v.ends = part(4 * v.words)
	v.lore = part(loreSize * v.words)
	v.text = part(field(5))
	v.setSlots = part(2 * field(4))
	v.sets = part(setSize * field(3))
	v.lists = image[cut:]
	return v
}

// word is the text of w.
func (v *vocabularyTable) word(w Word) string {
	if w == 0 {
		return ""
	}
	at := 4 * w.number()
	return v.text[load4(v.ends[at-4:]):load4(v.ends[at:])]
}

// lookup finds the Word of text[start:end], which may be in any ASCII case.
func (v *vocabularyTable) lookup(text string, start, end int) Word {
	f := foldAt(text, start, end)
	h := f.hash(text, end)
	for i := h; ; i++ {
		slot := v.slots[slotSize*(i&v.mask):][:slotSize]
		w := Word(load4(slot[8:]))
		if load8(slot) == f.text && (!f.odd || load4(slot[12:]) == uint32(h>>32) && equalFoldASCII(v.word(w), text[start:end])) || w == 0 {
			return w
		}
	}
}

// allWords ranges over the words, in no order.
func (v *vocabularyTable) allWords() iter.Seq[Word] {
	return func(yield func(Word) bool) {
		for i := 0; i < len(v.slots); i += slotSize {
			if w := Word(load4(v.slots[i+8:])); w != 0 && !yield(w) {
				return
			}
		}
	}
}

// setCount is how many sets there are, with number 0.
func (v *vocabularyTable) setCount() int { return len(v.sets) / setSize }

// set finds the set with the key. That its words are those of the key is for
// the test to say.
func (v *vocabularyTable) set(key uint64) (Set, bool) {
	for i := key; ; i++ {
		n := int(load2(v.setSlots[2*(i&v.setMask):]))
		if n == 0 {
			return Set{}, false
		}
		if s := setNumbered(n); v.key(s) == key {
			return s, true
		}
	}
}

func (v *vocabularyTable) key(s Set) uint64 { return load8(v.sets[setSize*s.number():]) }

// list is the words of s, four bytes each.
func (v *vocabularyTable) list(s Set) string {
	of := v.sets[setSize*s.number():][:setSize]
	return v.lists[4*load4(of[8:]):][:4*load4(of[12:])]
}

package analyzer

import (
	"math"
	"strings"
)

// made holds the words and sets that are not prepared. It is filled by
// package-level variables only, before main starts, and only read afterwards,
// so reading needs no lock.
var made vocabularyMaker

type vocabularyMaker struct {
	numbers map[string]Word
	words   []string  // from number prepared.words on; in the prepared row 0, that of no set
	sets    []madeSet // from number prepared.setCount on
	byKey   map[uint64]Set
	asked   []string // what each set was asked for
}

type madeSet struct {
	key   uint64
	words []Word
}

func (m *vocabularyMaker) lookup(text string) Word { return m.numbers[strings.ToLower(text)] }

func (m *vocabularyMaker) word(word string) Word {
	if w, ok := m.numbers[word]; ok {
		return w
	}
	if m.numbers == nil {
		m.numbers = map[string]Word{}
	}
	n := prepared.words + len(m.words)
	if n > math.MaxUint16 {
		panic("the vocabulary is full: widen Word")
	}
	m.numbers[word] = Word(n)
	m.words = append(m.words, word)
	if rowShift == 0 {
		setRows = append(setRows, make([]byte, rowSize)...)
	}
	return Word(n)
}

func (m *vocabularyMaker) set(key uint64, words string, more []Set) Set {
	if s, ok := m.byKey[key]; ok {
		return s
	}
	if m.byKey == nil {
		m.byKey = map[uint64]Set{}
	}
	n := prepared.setCount() + len(m.sets)
	if n >= 8*rowSize {
		panic("too many sets: make rowSize greater")
	}
	rowForEach()
	out, s := setNumbered(n), madeSet{key: key}
	add := func(w Word) {
		if !out.Has(w) {
			setRows[w.number()*rowSize+int(out.at)] |= out.mask
			s.words = append(s.words, w)
		}
	}
	for word := range strings.FieldsSeq(words) {
		add(W(word))
	}
	for _, set := range more {
		for w := range set.All() {
			add(w)
		}
	}
	m.byKey[key] = out
	m.sets = append(m.sets, s)
	m.asked = append(m.asked, words)
	return out
}

// rowForEach gives each word a row of its own: words that are in the same sets
// need not be in the same sets that are made.
func rowForEach() {
	if rowShift == 0 {
		return
	}
	rows := make([]byte, rowSize*vocabularySize())
	for w := range prepared.allWords() {
		copy(rows[w.number()*rowSize:], setRows[int(w>>16)*rowSize:][:rowSize])
	}
	setRows, rowShift = rows, 0
}

// at is the set that s stands for, or nil if that is prepared or empty.
func (m *vocabularyMaker) at(s Set) *madeSet {
	if n := s.number() - prepared.setCount(); n >= 0 {
		return &m.sets[n]
	}
	return nil
}

// setOf is the set of words that are numbered already. Call it in package-level
// variables only.
func setOf(words []Word) Set {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.String())
		b.WriteByte(' ')
	}
	return Words(b.String())
}

// Unprepared lists words that the program asks about and that are not in its
// table yet, and the sets that are not. The table is complete if there are
// none.
func Unprepared() (words, sets []string) { return made.words, made.asked }

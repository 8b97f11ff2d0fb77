package analyzer

import (
	"encoding/binary"
	"math"
	"strings"
)

// made holds the words and sets that are not prepared. It is filled by
// package-level variables only, before main starts, and only read afterwards,
// so reading needs no lock.
var made vocabularyMaker

type vocabularyMaker struct {
	numbers map[string]Word
	words   []string // from Word prepared.words on
	sets    []Set
	asked   []string // what each set was asked for
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
	return Word(n)
}

func (m *vocabularyMaker) set(key uint64, words string, more []Set) Set {
	var list []Word
	for word := range strings.FieldsSeq(words) {
		list = append(list, W(word))
	}
	for _, s := range more {
		for w := range s.All() {
			list = append(list, w)
		}
	}
	s := pack(list)
	s.key = key
	m.sets = append(m.sets, s)
	m.asked = append(m.asked, words)
	return s
}

// pack writes a set as the table holds it.
func pack(list []Word) Set {
	if len(list) == 0 {
		return Set{}
	}
	low, high := list[0], list[0]
	for _, w := range list {
		low, high = min(low, w), max(high, w)
	}
	first := int(low) &^ 7
	bits := make([]byte, (int(high)-first)/8+1)
	words := make([]byte, 0, 2*len(list))
	for _, w := range list {
		at, bit := (int(w)-first)/8, byte(1)<<(w&7)
		if bits[at]&bit == 0 {
			bits[at] |= bit
			words = binary.LittleEndian.AppendUint16(words, uint16(w))
		}
	}
	return Set{bits: string(bits), words: string(words), first: uint16(first)}
}

// setOf makes a set of words that are numbered already.
func setOf(words []Word) Set {
	s := pack(words)
	s.key = hashText(s.words)
	return s
}

// Unprepared lists words that the program asks about and that are not in its
// table yet, and the sets that are not. The table is complete if there are
// none.
func Unprepared() (words, sets []string) { return made.words, made.asked }

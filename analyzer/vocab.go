package analyzer

import (
	"iter"
	"math/bits"
)

// A Word is a lower-cased word of the vocabulary: the words that the analyzer
// and the rules ask about. Zero stands for every other word.
//
// Its lower half is its number, its upper half its row in the prepared table of
// sets; words that are in the same sets share one.
type Word uint32

// number is the same for no other word. Numbers are dense, from 1 on.
func (w Word) number() int { return int(uint16(w)) }

// String is the word in lower case.
func (w Word) String() string {
	if n := w.number(); n >= prepared.words {
		return made.words[n-prepared.words]
	}
	return prepared.word(w)
}

// W is one lower-case word. Call it in package-level variables only.
// Contractions are two words, "did" and "n't"; a hyphenated word is one.
func W(word string) Word {
	if w := prepared.lookup(word, 0, len(word)); w != 0 {
		return w
	}
	return made.word(word)
}

// lookupWord is the Word of text, in any ASCII case, or 0 if nobody asked for
// it at start-up.
func lookupWord(text string) Word { return lookupAt(text, 0, len(text)) }

// lookupAt is lookupWord of text[start:end].
func lookupAt(text string, start, end int) Word {
	if w := prepared.lookup(text, start, end); w != 0 || len(made.words) == 0 {
		return w
	}
	return made.lookup(text[start:end])
}

// vocabularySize is one more than the greatest number of a Word.
func vocabularySize() int { return prepared.words + len(made.words) }

// A Set is a set of words. Its zero value is empty. Sets are made at start-up
// and only read afterwards.
//
// It is a bit of the rows of setRows, so small that all sets of the program
// lie in a few lines of the cache.
type Set struct {
	at   uint16 // byte of the row
	mask uint8  // its bit, or 0 if the set is empty
}

func setNumbered(n int) Set { return Set{uint16(n / 8), 1 << (n % 8)} }

// number is 0 for the empty set, and the same for no other set.
func (s Set) number() int {
	if s.mask == 0 {
		return 0
	}
	return int(s.at)*8 + bits.TrailingZeros8(s.mask)
}

// Words is the set of space-separated lower-case words and the members of
// further sets. Call it in package-level variables only: each run of the
// program pays for it, so sets are prepared; see vocab_prepared.go.
func Words(words string, more ...Set) Set {
	key := setKey(words, more)
	if s, ok := prepared.set(key); ok {
		return s
	}
	return made.set(key, words, more)
}

// setKey names the set that Words makes of its arguments.
func setKey(words string, more []Set) uint64 {
	key := hashText(words)
	for _, s := range more {
		key = (key ^ s.key()) * 0x9e3779b97f4a7c15
		key ^= key >> 29
	}
	return key
}

func (s Set) key() uint64 {
	if m := made.at(s); m != nil {
		return m.key
	}
	return prepared.key(s)
}

// All ranges over the words in the order in which they were put in.
func (s Set) All() iter.Seq[Word] {
	return func(yield func(Word) bool) {
		if m := made.at(s); m != nil {
			for _, w := range m.words {
				if !yield(w) {
					return
				}
			}
			return
		}
		for list := prepared.list(s); list != ""; list = list[4:] {
			if !yield(Word(load4(list))) {
				return
			}
		}
	}
}

// Has reports whether w is in the set. It is asked a hundred times of each word
// of a document, and nearly always says no: so it looks at one bit, the same way
// for all sets. It is small enough to be inlined.
func (s Set) Has(w Word) bool {
	return setRows[int(uint16(w>>(rowShift&31)))*rowSize+int(s.at)]&s.mask != 0
}

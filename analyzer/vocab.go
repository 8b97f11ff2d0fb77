package analyzer

import (
	"iter"
)

// A Word is the number of a lower-cased word in the vocabulary: the words that
// the analyzer and the rules ask about. Zero stands for every other word.
type Word uint16

// String is the word in lower case.
func (w Word) String() string {
	if int(w) < prepared.words {
		return prepared.word(w)
	}
	return made.words[int(w)-prepared.words]
}

// W is the number of one lower-case word. Call it in package-level variables
// only. Contractions are two words, "did" and "n't"; a hyphenated word is one.
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

// vocabularySize is one more than the greatest Word.
func vocabularySize() int { return prepared.words + len(made.words) }

// A Set is a set of words. Its zero value is empty. Sets are made at start-up
// and only read afterwards.
type Set struct {
	bits  string // a bit for each word from number first on
	words string // the numbers of the words, two bytes each, low byte first
	key   uint64 // hash of what it was made of
	first uint16 // a multiple of eight
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
	for i := range more {
		key = (key ^ more[i].key) * 0x9e3779b97f4a7c15
		key ^= key >> 29
	}
	return key
}

// All ranges over the words in the order in which they were put in.
func (s Set) All() iter.Seq[Word] {
	return func(yield func(Word) bool) {
		for i := 0; i < len(s.words); i += 2 {
			if !yield(Word(load2(s.words[i:]))) {
				return
			}
		}
	}
}

// Has reports whether w is in the set.
func (s Set) Has(w Word) bool {
	i := uint(w) - uint(s.first)
	return i>>3 < uint(len(s.bits)) && s.bits[i>>3]>>(i&7)&1 != 0
}

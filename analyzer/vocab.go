package analyzer

import (
	"iter"
	"slices"
	"strings"
)

// A Word is the number of a lower-cased word in the vocabulary: the words that
// the analyzer and the rules ask about, collected at start-up. Zero stands for
// every other word.
type Word uint32

// vocabulary is an open-addressing table from word to Word. It is filled by
// package-level variables only (W, Words), before main starts, and only read
// afterwards, so reading needs no lock.
var vocabulary = vocabTable{slots: make([]Word, 1<<14), words: []string{""}}

type vocabTable struct {
	slots []Word   // power of two; 0 is free
	words []string // by Word
}

const (
	hashSeed  = 14695981039346656037
	hashPrime = 1099511628211
)

// hashByte is one step of FNV-1a; the tokenizer runs it while it reads a word.
func hashByte(h uint64, c byte) uint64 { return (h ^ uint64(c)) * hashPrime }

func hashString(s string) uint64 {
	h := uint64(hashSeed)
	for i := range len(s) {
		h = hashByte(h, s[i])
	}
	return h
}

func fold(h uint64) uint64 { return h ^ h>>29 }

// lookup finds the Word of text, which may be in any ASCII case; h is the hash
// of its lower-case form.
func (v *vocabTable) lookup(text string, h uint64) Word {
	mask := uint64(len(v.slots) - 1)
	for i := fold(h) & mask; ; i = (i + 1) & mask {
		w := v.slots[i]
		if w == 0 {
			return 0
		}
		if equalFoldASCII(v.words[w], text) {
			return w
		}
	}
}

func (v *vocabTable) add(word string) Word {
	h := hashString(word)
	if w := v.lookup(word, h); w != 0 {
		return w
	}
	if len(v.words)*2 > len(v.slots) {
		v.grow()
	}
	v.words = append(v.words, word)
	w := Word(len(v.words) - 1)
	v.put(w, h)
	return w
}

func (v *vocabTable) put(w Word, h uint64) {
	mask := uint64(len(v.slots) - 1)
	i := fold(h) & mask
	for v.slots[i] != 0 {
		i = (i + 1) & mask
	}
	v.slots[i] = w
}

func (v *vocabTable) grow() {
	v.slots = make([]Word, 2*len(v.slots))
	for w, s := range v.words[1:] {
		v.put(Word(w+1), hashString(s))
	}
}

// equalFoldASCII compares lower, which is in lower case, with text in any
// ASCII case.
func equalFoldASCII(lower, text string) bool {
	if len(lower) != len(text) {
		return false
	}
	for i := range len(text) {
		c := text[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != lower[i] {
			return false
		}
	}
	return true
}

// String is the word in lower case.
func (w Word) String() string { return vocabulary.words[w] }

// W puts one lower-case word into the vocabulary and returns its number. Call
// it in package-level variables only. Contractions are two words, "did" and
// "n't"; a hyphenated word is one.
func W(word string) Word { return vocabulary.add(word) }

// lookupWord is the Word of text, or 0 if nobody asked for it at start-up.
func lookupWord(text string) Word {
	return vocabulary.lookup(text, hashString(strings.ToLower(text)))
}

// A Set is a set of words. Its zero value is empty. Sets are made at start-up
// and only read afterwards.
type Set struct {
	bits []uint64
	list []Word
}

// Words makes a set of space-separated lower-case words and the members of
// further sets. Call it in package-level variables only.
func Words(words string, more ...Set) Set {
	var s Set
	for w := range strings.FieldsSeq(words) {
		s.add(W(w))
	}
	for _, m := range more {
		for _, w := range m.list {
			s.add(w)
		}
	}
	return s
}

func (s *Set) add(w Word) {
	if s.Has(w) {
		return
	}
	for int(w>>6) >= len(s.bits) {
		s.bits = append(s.bits, make([]uint64, int(w>>6)+1-len(s.bits))...)
	}
	s.bits[w>>6] |= 1 << (w & 63)
	s.list = append(s.list, w)
}

// All ranges over the words in the order in which they were put in.
func (s Set) All() iter.Seq[Word] { return slices.Values(s.list) }

// Has reports whether w is in the set.
func (s Set) Has(w Word) bool {
	i := int(w >> 6)
	return w != 0 && i < len(s.bits) && s.bits[i]>>(w&63)&1 != 0
}

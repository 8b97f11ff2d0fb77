package analyzer

import (
	"iter"
	"slices"
)

// A Word is the number of a lower-cased word in the vocabulary: the words that
// the analyzer and the rules ask about, collected at start-up. Zero stands for
// every other word.
type Word uint32

// vocabulary is an open-addressing table from word to Word. It is filled by
// package-level variables only (W, Words), before main starts, and only read
// afterwards, so reading needs no lock. It begins large enough not to grow:
// each run of the program pays for what happens here.
var vocabulary = vocabTable{slots: make([]uint32, 1<<15), words: make([]string, 1, 10<<10)}

type vocabTable struct {
	slots []uint32 // power of two; 0 is free; otherwise a Word below, 16 bits of its hash above
	words []string // by Word
}

const wordMask = 1<<16 - 1

// hashWord is the same for every ASCII case of s. It reads eight bytes at a
// time, and words are short.
func hashWord(s string) uint64 {
	const (
		lower = 0x2020202020202020 // ASCII capitals become small letters
		k1    = 0x9e3779b97f4a7c15
		k2    = 0xd6e8feb86659fd93
	)
	var head, tail uint64
	n := len(s)
	switch {
	case n >= 8:
		tail = load8(s[n-8:])
		head = load8(s) | lower
		for ; len(s) > 16; s = s[8:] {
			head = (head ^ head>>29) * k2
			head ^= load8(s[8:]) | lower
		}
	case n >= 4:
		head = (uint64(load4(s))<<32 | uint64(load4(s[n-4:]))) | lower
	case n > 0:
		head = (uint64(s[0])<<16 | uint64(s[n/2])<<8 | uint64(s[n-1])) | lower
	}
	h := (head ^ uint64(n)) * k1
	h = (h ^ h>>32 ^ (tail | lower)) * k2
	return h ^ h>>32
}

func load8(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func load4(s string) uint32 {
	_ = s[3]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// lookup finds the Word of text, which may be in any ASCII case.
func (v *vocabTable) lookup(text string) Word {
	h := hashWord(text)
	mask := uint64(len(v.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		s := v.slots[i]
		if s == 0 {
			return 0
		}
		if s>>16 == uint32(h>>48) && equalFoldASCII(v.words[s&wordMask], text) {
			return Word(s & wordMask)
		}
	}
}

func (v *vocabTable) add(word string) Word {
	if w := v.lookup(word); w != 0 {
		return w
	}
	if len(v.words)*2 > len(v.slots) {
		v.grow()
	}
	if len(v.words) > wordMask {
		panic("the vocabulary is full: widen its slots")
	}
	v.words = append(v.words, word)
	w := Word(len(v.words) - 1)
	v.put(w, hashWord(word))
	return w
}

func (v *vocabTable) put(w Word, h uint64) {
	mask := uint64(len(v.slots) - 1)
	i := h & mask
	for v.slots[i] != 0 {
		i = (i + 1) & mask
	}
	v.slots[i] = uint32(h>>48)<<16 | uint32(w)
}

func (v *vocabTable) grow() {
	v.slots = make([]uint32, 2*len(v.slots))
	for w, s := range v.words[1:] {
		v.put(Word(w+1), hashWord(s))
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

// lookupWord is the Word of text, in any ASCII case, or 0 if nobody asked for
// it at start-up.
func lookupWord(text string) Word { return vocabulary.lookup(text) }

// A Set is a set of words. Its zero value is empty. Sets are made at start-up
// and only read afterwards.
type Set struct {
	bits  []uint64
	first int // bits begin at word 64*first
	list  []Word
}

// Words makes a set of space-separated lower-case words and the members of
// further sets. Call it in package-level variables only.
func Words(words string, more ...Set) Set { return sets.make(words, more) }

// setOf makes a set of words that are numbered already.
func setOf(words []Word) Set {
	sets.words = append(sets.words[:0], words...)
	return sets.set()
}

// sets makes Sets at start-up. There are more than a thousand, so they share
// slabs of memory instead of growing two slices each.
var sets setMaker

type setMaker struct {
	words []Word // of the set being made
	bits  []uint64
	list  []Word
}

func (m *setMaker) make(words string, more []Set) Set {
	m.words = m.words[:0]
	for i := 0; i < len(words); i++ {
		start := i
		for i < len(words) && words[i] > ' ' {
			i++
		}
		if i > start {
			m.words = append(m.words, vocabulary.add(words[start:i]))
		}
	}
	for _, s := range more {
		m.words = append(m.words, s.list...)
	}
	return m.set()
}

func (m *setMaker) set() Set {
	if len(m.words) == 0 {
		return Set{}
	}
	low, high := int(slices.Min(m.words)>>6), int(slices.Max(m.words)>>6)
	s := Set{first: low, bits: carve(&m.bits, high-low+1), list: carve(&m.list, len(m.words))[:0]}
	for _, w := range m.words {
		if !s.Has(w) {
			s.bits[int(w>>6)-low] |= 1 << (w & 63)
			s.list = append(s.list, w)
		}
	}
	return s
}

// carve takes n elements, all zero, from a slab.
func carve[T any](slab *[]T, n int) []T {
	const size = 4096
	if n > len(*slab) {
		*slab = make([]T, max(n, size))
	}
	part := (*slab)[:n:n]
	*slab = (*slab)[n:]
	return part
}

// All ranges over the words in the order in which they were put in.
func (s Set) All() iter.Seq[Word] { return slices.Values(s.list) }

// Has reports whether w is in the set.
func (s Set) Has(w Word) bool {
	i := uint(int(w>>6) - s.first)
	return i < uint(len(s.bits)) && s.bits[i]>>(w&63)&1 != 0
}

// Package english knows which words are ordinary English ones, so that a
// capital at the start of a sentence is not taken for a name.
package english

import _ "embed"

//go:generate go run gen.go

// filter is a Bloom filter over the word lists of SCOWL beside package names:
// twelve bits and eight hashes a word. It is read in place.
//
//go:embed english.bin
var filter string

// Hashes is how many bits of the filter a word sets.
const Hashes = 8

// Known reports whether word is an English word, in any case and inflection
// that the lists hold. About one in three hundred other words is taken for one.
// Words with letters outside A to Z are none; an apostrophe is passed over.
func Known(word string) bool {
	h, ok := Hash(word)
	if !ok {
		return false
	}
	n := uint64(len(filter)) * 8
	a, b := h, h>>32|1
	for range Hashes {
		bit := a % n
		if filter[bit>>3]>>(bit&7)&1 == 0 {
			return false
		}
		a += b
	}
	return true
}

// Hash is FNV-1a over the lower-case letters of a word. ok is false if it holds
// anything but ASCII letters, or nothing.
func Hash(word string) (h uint64, ok bool) {
	h = 14695981039346656037
	for i := range len(word) {
		c := word[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c == '\'':
			continue
		case c < 'a' || 'z' < c:
			return 0, false
		}
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h ^ h>>31, len(word) > 0
}

package tagger

import (
	"unicode"
	"unicode/utf8"

	"github.com/blamelint/blamelint/analyzer/tagger/internal/weights"
)

// A word is what the table says about one word: its rows for every place it
// can have in a window. prose looks a word up as it is written for its tag
// (fixed), its first byte and its ending, and in a normalized form for the rest.
type word struct {
	fixed    Tag // its tag, if neighbours do not matter; else 0
	first    byte
	ending   weights.Row
	pairs    weights.Pairs
	rows     [weights.Places]weights.Row
	suffixes [weights.SuffixPlaces]weights.Row
}

// read fills w for a word of the text.
func (w *word) read(text string) {
	*w = word{}
	if text == "" {
		return
	}
	h, bytes := scan(text)
	found := table.Word(h, text)
	w.fixed = Tag(table.Fixed(found))
	if w.fixed == 0 {
		w.fixed = form(text, bytes)
	}
	w.first = text[0]
	table.Suffix(suffix(text), &w.suffixes)
	w.ending = w.suffixes[weights.SuffixHere]
	switch class := class(text, bytes); {
	case class != "":
		w.look(class)
	case bytes.lower():
		w.use(found)
	default:
		w.lookLower(text)
	}
}

// alone is the tag of a word that neighbours do not matter for, or 0.
func alone(text string) Tag {
	if text == "" {
		return 0
	}
	h, bytes := scan(text)
	if tag := Tag(table.Fixed(table.Word(h, text))); tag != 0 {
		return tag
	}
	return form(text, bytes)
}

// edge fills w for what stands before or behind the words.
func (w *word) edge(key string) {
	*w = word{}
	w.look(key)
}

// look fills in the rows for a normalized word.
func (w *word) look(key string) {
	w.use(table.Word(weights.Sum(key), key))
	w.suffixes = [weights.SuffixPlaces]weights.Row{}
	table.Suffix(suffix(key), &w.suffixes)
}

func (w *word) use(found weights.Word) {
	if found != 0 {
		w.pairs = table.Rows(found, &w.rows)
	}
}

// lookLower fills in the rows for text in small letters, the same as
// strings.ToLower makes of it, but without asking for memory.
func (w *word) lookLower(text string) {
	var buf [weights.LongestKey + utf8.UTFMax]byte
	lower := buf[:0]
	for _, r := range text {
		if len(lower) > weights.LongestKey {
			// No word of the table is this long, so only its ending matters: drop
			// the rest, but keep it longer than any key.
			lower = append(buf[:0], lower[len(lower)-weights.LongestKey:]...)
		}
		lower = utf8.AppendRune(lower, unicode.ToLower(r))
	}
	w.suffixes = [weights.SuffixPlaces]weights.Row{}
	table.Suffix(string(lower[max(0, len(lower)-3):]), &w.suffixes)
	if len(lower) <= weights.LongestKey {
		key := string(lower)
		w.use(table.Word(weights.Sum(key), key))
	}
}

// class returns the word that prose puts in place of numbers and compounds, or "".
func class(text string, bytes byteSet) string {
	switch {
	case bytes.has('-') && text[0] != '-':
		return "!HYPHEN"
	case len(text) == 4 && isInteger(text):
		return "!YEAR"
	case isDigit(text[0]):
		return "!DIGITS"
	}
	return ""
}

// isInteger reports whether text, which is not empty, is decimal digits after
// at most one sign.
func isInteger(text string) bool {
	if text[0] == '+' || text[0] == '-' {
		text = text[1:]
	}
	for i := range len(text) {
		if !isDigit(text[i]) {
			return false
		}
	}
	return text != ""
}

// suffix returns the last three bytes, or all.
func suffix(s string) string { return s[max(0, len(s)-3):] }

// scan returns the hash of text and the bytes that occur in it.
func scan(text string) (weights.Hash, byteSet) {
	h, set := weights.HashStart, byteSet{}
	for i := range len(text) {
		b := text[i]
		h = h.Add(b)
		set[b>>6] |= 1 << (b & 63)
	}
	return h, set
}

// A byteSet is a set of bytes.
type byteSet [4]uint64

func (s byteSet) has(b byte) bool { return s[b>>6]>>(b&63)&1 != 0 }

// lower reports whether strings.ToLower leaves a word of these bytes alone.
func (s byteSet) lower() bool {
	const capitals = (1<<26 - 1) << ('A' - 64)
	return s[1]&capitals|s[2]|s[3] == 0
}

package analyzer

import (
	"hash/fnv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Key names a finding by its rule and its sentence, as 32 hexadecimal digits,
// so that it can be recognised in a later run. Lines, columns, the path and the
// headings around it do not count; nor do case, punctuation and white space, so
// a key survives reflow, moved paragraphs and renamed files. Findings of one
// rule in equal sentences have equal keys: see KeyCounter.
func (f *Finding) Key() string {
	h := fnv.New128a()
	name := make([]byte, 0, 256)
	name = append(append(append(name, f.Rule...), 0), f.Anchor()...)
	_, _ = h.Write(name) // a hash takes everything
	const digits = "0123456789abcdef"
	var out [32]byte
	for i, b := range h.Sum(nil) {
		out[2*i], out[2*i+1] = digits[b>>4], digits[b&15]
	}
	return string(out[:])
}

// Anchor is what names a finding beside its rule: its sentence, normalised. A
// finding without a sentence, which is mostly one about the document, is named
// by its message, without the figures in it: "12 items" and "13 items" are one
// complaint.
func (f *Finding) Anchor() string {
	if f.Sentence != "" {
		return Normalise(f.Sentence)
	}
	if f.Message == "" {
		return Normalise(f.Text)
	}
	return Normalise(strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return ' '
		}
		return r
	}, f.Message))
}

// Normalise keeps the letters and digits of s, in lower case, with one space
// between the runs of them: two sentences that a writer would call the same
// have the same normal form, whatever has been done to the layout.
func Normalise(s string) string {
	out := make([]byte, 0, len(s))
	gap := false
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			i++
			switch low := normalASCII[c]; {
			case low == apostrophe:
			case low == 0:
				gap = true
			default:
				out, gap = appendGap(out, gap), false
				out = append(out, low)
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			out, gap = appendGap(out, gap), false
			out = utf8.AppendRune(out, unicode.ToLower(r))
		case r == '’':
			// "didn't" is one word, however its apostrophe is written
		default:
			gap = true
		}
	}
	return string(out)
}

func appendGap(out []byte, gap bool) []byte {
	if gap && len(out) > 0 {
		return append(out, ' ')
	}
	return out
}

// apostrophe marks what a word may hold and its normal form does not.
const apostrophe = '\''

// normalASCII is what becomes of a character: its small letter, the apostrophe,
// or 0 for what parts words.
var normalASCII = [utf8.RuneSelf]byte{
	'\'': apostrophe,
	'0':  '0', '1': '1', '2': '2', '3': '3', '4': '4', '5': '5', '6': '6', '7': '7', '8': '8', '9': '9',
	'a': 'a', 'b': 'b', 'c': 'c', 'd': 'd', 'e': 'e', 'f': 'f', 'g': 'g', 'h': 'h', 'i': 'i', 'j': 'j', 'k': 'k', 'l': 'l', 'm': 'm',
	'n': 'n', 'o': 'o', 'p': 'p', 'q': 'q', 'r': 'r', 's': 's', 't': 't', 'u': 'u', 'v': 'v', 'w': 'w', 'x': 'x', 'y': 'y', 'z': 'z',
	'A': 'a', 'B': 'b', 'C': 'c', 'D': 'd', 'E': 'e', 'F': 'f', 'G': 'g', 'H': 'h', 'I': 'i', 'J': 'j', 'K': 'k', 'L': 'l', 'M': 'm',
	'N': 'n', 'O': 'o', 'P': 'p', 'Q': 'q', 'R': 'r', 'S': 's', 'T': 't', 'U': 'u', 'V': 'v', 'W': 'w', 'X': 'x', 'Y': 'y', 'Z': 'z',
}

// A KeyCounter tells the findings of one document apart whose keys are equal.
// The zero value is ready.
type KeyCounter struct{ seen map[string]int }

// Next is the 1-based occurrence of a key.
func (c *KeyCounter) Next(key string) int {
	if c.seen == nil {
		c.seen = map[string]int{}
	}
	c.seen[key]++
	return c.seen[key]
}

package analyzer

import (
	"hash/fnv"
	"strings"
	"unicode"
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
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z' && !gap:
			b.WriteByte(byte(r))
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		case r == '\'' || r == '’':
			// "didn't" is one word, however its apostrophe is written
		default:
			gap = true
		}
	}
	return b.String()
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

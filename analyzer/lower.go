package analyzer

import (
	"strings"
	"unicode/utf8"
)

// A lowerBuffer lowers words without asking for memory, for look-ups in maps:
// m[string(b)] copies nothing.
type lowerBuffer [48]byte

// lower is strings.ToLower of s; it is valid until the buffer is used again.
func (b *lowerBuffer) lower(s string) []byte {
	out := append(b[:0], s...)
	for i, c := range out {
		if c >= utf8.RuneSelf {
			return []byte(strings.ToLower(s))
		}
		if 'A' <= c && c <= 'Z' {
			out[i] = c + 'a' - 'A'
		}
	}
	return out
}

// holdsFold reports whether s holds lower, which is in lower-case ASCII, in any
// case.
func holdsFold(s, lower string) bool {
	for ; len(s) >= len(lower); s = s[1:] {
		if equalFoldASCII(lower, s[:len(lower)]) {
			return true
		}
	}
	return false
}

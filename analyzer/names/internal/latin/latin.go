// Package latin folds words in the Latin script to lower-case ASCII, so that a
// name is found with and without its diacritics.
package latin

import "unicode/utf8"

// Fold writes the lower-case ASCII folding of word to dst and returns its
// length in bytes. It returns 0 if the folding does not fit or word holds
// something without one: another script, a control character, invalid UTF-8.
// accented reports whether a letter changed other than in case. Fold does not
// allocate.
func Fold(dst []byte, word string) (n int, accented bool) {
	for i := 0; i < len(word); {
		c := word[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(word[i:])
			i += size
			s, ok := foldRune(r)
			if !ok || n+len(s) > len(dst) {
				return 0, false
			}
			n += copy(dst[n:], s)
			accented = accented || s != "'" && s != "-" && s != " "
			continue
		}
		if n == len(dst) || c < ' ' || c == 0x7f {
			return 0, false
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		dst[n] = c
		n++
		i++
	}
	return n, accented
}

// foldRune returns the folding of a rune outside ASCII; ok is false if it has
// none.
func foldRune(r rune) (s string, ok bool) {
	switch r {
	case '’', '‘', 'ʼ', 'ʻ', 'ʿ', 'ʾ':
		return "'", true
	case '‐', '‑':
		return "-", true
	case '\u00a0':
		return " ", true
	}
	if 0x300 <= r && r <= 0x36f { // combining marks
		return "", true
	}
	if s = spelledOut(r); s != "" {
		return s, true
	}
	return base(r)
}

// base returns the base letter of an accented one.
func base(r rune) (s string, ok bool) {
	var i int
	switch {
	case 0xc0 <= r && r <= 0x24f:
		i = int(r - 0xc0)
	case 0x1e00 <= r && r <= 0x1eff:
		i = int(r-0x1e00) + 0x250 - 0xc0
	default:
		return "", false
	}
	if bases[i] == '.' {
		return "", false
	}
	return bases[i : i+1], true
}

// spelledOut returns the spelling of the letters that stand for two and of
// those that bases does not reach, "" for any other.
func spelledOut(r rune) string {
	switch r {
	case 'ß', 'ẞ':
		return "ss"
	case 'æ', 'Æ', 'ǽ', 'Ǽ', 'ǣ', 'Ǣ':
		return "ae"
	case 'œ', 'Œ':
		return "oe"
	case 'þ', 'Þ':
		return "th"
	case 'ĳ', 'Ĳ':
		return "ij"
	case 'ǆ', 'Ǆ', 'ǅ', 'ǳ', 'Ǳ', 'ǲ':
		return "dz"
	case 'ǉ', 'Ǉ', 'ǈ':
		return "lj"
	case 'ǌ', 'Ǌ', 'ǋ':
		return "nj"
	case 'ə': // small letters outside bases: Azerbaijani, Hausa
		return "e"
	case 'ɓ':
		return "b"
	case 'ɗ':
		return "d"
	}
	return ""
}

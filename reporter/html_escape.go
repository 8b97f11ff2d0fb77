package reporter

import (
	"strings"
	"unicode/utf8"
)

// htmlEscape makes text from a document safe in the text of an element and in a
// quoted attribute. Control characters and those that turn the direction of
// writing are treated as by clean, but line ends and tabs stay.
func htmlEscape(s string) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/16)
	from := 0
	for i, r := range s {
		to := ""
		size := 1
		switch r {
		case '&':
			to = "&amp;"
		case '<':
			to = "&lt;"
		case '>':
			to = "&gt;"
		case '"':
			to = "&#34;"
		case '\'':
			to = "&#39;"
		case '\n', '\t':
			continue
		default:
			if r >= ' ' && r < 0x7F {
				continue
			}
			c := cleanRune(r)
			if c == r && r != utf8.RuneError {
				continue
			}
			_, size = utf8.DecodeRuneInString(s[i:])
			if c >= 0 {
				to = string(c)
			}
		}
		b.WriteString(s[from:i])
		b.WriteString(to)
		from = i + size
	}
	b.WriteString(s[from:])
	return b.String()
}

// isWebLink reports whether a link may be followed from the page: no script, no
// data, no file.
func isWebLink(url string) bool {
	for _, scheme := range [...]string{"https://", "http://", "mailto:"} {
		if len(url) > len(scheme) && strings.EqualFold(url[:len(scheme)], scheme) {
			return true
		}
	}
	return false
}

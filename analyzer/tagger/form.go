package tagger

import (
	"strings"
	"unicode/utf8"
)

// form returns the tag of a word that shows it by its form, or 0. The patterns
// are prose's, which asks the regular expressions LinkPattern and EmailPattern
// of github.com/mingrammer/commonregex v1.0.1 whether they match anywhere in
// the word; each function here answers the same in one pass.
func form(text string, bytes byteSet) Tag {
	switch {
	case bytes.has('.') && isLink(text),
		bytes.has('@') && (text[0] == '@' || isEmail(text)):
		return NN
	case text == "0", text[0] == '*' && isTrace(text):
		return None
	case text[0] == '-' && isBracket(text):
		return Verbatim
	}
	return 0
}

// isTrace is \*[\w?]\*|\*\-\d{1,3}|\*[A-Z]+\*\-\d{1,3}|\* for a text that
// starts with a star.
func isTrace(text string) bool {
	rest := text[1:]
	if rest == "" {
		return true
	}
	if len(rest) == 2 && rest[1] == '*' && (isLetter(rest[0]) || isDigit(rest[0]) || rest[0] == '_' || rest[0] == '?') {
		return true
	}
	if name, number, ok := strings.Cut(rest, "*"); ok {
		if name == "" || !isCapitals(name) {
			return false
		}
		rest = number
	}
	number, ok := strings.CutPrefix(rest, "-")
	return ok && isDigits(number) && len(number) <= 3
}

// isBracket is \-[A-Z]{3}\-.
func isBracket(text string) bool {
	return len(text) == 5 && text[0] == '-' && text[4] == '-' && isCapitals(text[1:4])
}

// isLink is LinkPattern: a host character and a dot, then at least one
// character or group in parentheses, then a group or a character that does not
// end a sentence. Its beginning (https://) is optional, so it decides nothing.
func isLink(text string) bool {
	for i := 1; i < len(text); {
		if text[i] != '.' || !isHost(text[i-1]) {
			i++
			continue
		}
		found, next := linkTail(text, i+1)
		if found {
			return true
		}
		i = next
	}
	return false
}

// linkTail reads a link on from the dot before text[from]. If it fails, it
// returns where the next dot may do better: a dot that it has passed sees only
// what this one saw, unless it is in a group, and reading it all again would
// take quadratic time.
func linkTail(text string, from int) (found bool, next int) {
	i := from
	for i < len(text) {
		end, closes := unit(text, i)
		if end == i {
			break
		}
		if i > from && closes {
			return true, 0
		}
		i = end
	}
	if from < len(text) && text[from] == '(' {
		return false, from
	}
	return false, i
}

// unit returns the end of the character or group at text[i], i itself if
// neither is part of a link, and whether a link can close with it.
func unit(text string, i int) (end int, closes bool) {
	switch c := text[i]; {
	case c >= utf8.RuneSelf:
		_, size := utf8.DecodeRuneInString(text[i:])
		return i + size, true
	case c == '(':
		return group(text, i), true
	case !inLink(c):
		return i, false
	default:
		return i + 1, strings.IndexByte("![]{};:'\".,?", c) < 0
	}
}

// group returns the end of the group in parentheses that begins at text[i], or
// i if it is not closed. A group may hold groups that hold none.
func group(text string, i int) int {
	for j := i + 1; j < len(text); {
		switch c := text[j]; {
		case c == ')':
			return j + 1
		case c == '(':
			inner := j + 1
			for j = inner; j < len(text) && inLink(text[j]); j++ {
			}
			if j == inner || j == len(text) || text[j] != ')' {
				return i
			}
			j++
		case inLink(c):
			j++
		default:
			return i
		}
	}
	return i
}

// inLink is [^\s()<>].
func inLink(c byte) bool {
	switch c {
	case '\t', '\n', '\f', '\r', ' ', '(', ')', '<', '>':
		return false
	}
	return true
}

// isHost is [a-z0-9.\-].
func isHost(c byte) bool { return c-'a' < 26 || isDigit(c) || c == '.' || c == '-' }

// isEmail is EmailPattern: a character of a mailbox, @, a domain label, a dot
// and the beginning of a label.
func isEmail(text string) bool {
	for {
		box, domain, found := strings.Cut(text, "@")
		if !found {
			return false
		}
		if isBox(box) && isDomain(domain) {
			return true
		}
		text = domain
	}
}

// isBox reports whether s ends as a mailbox does.
func isBox(s string) bool {
	r, size := utf8.DecodeLastRuneInString(s)
	return size > 0 && (isLabel(r) || strings.ContainsRune("!#$%&'*+/=?^_{|.}~-", r))
}

// isDomain reports whether s begins with a label, a dot and one more label.
func isDomain(s string) bool {
	var last rune
	for i, r := range s {
		switch {
		case isLabel(r), r == '-' && i > 0:
			last = r
		case r == '.' && isLabel(last):
			next, _ := utf8.DecodeRuneInString(s[i+1:])
			return isLabel(next)
		default:
			return false
		}
	}
	return false
}

// isLabel is (?i)[a-z0-9], which by Unicode's case folding takes in the long s
// and the Kelvin sign.
func isLabel(r rune) bool {
	if r >= utf8.RuneSelf {
		return r == 'ſ' || r == '\u212a'
	}
	return isLetter(byte(r)) || isDigit(byte(r))
}

func isLetter(c byte) bool { return c|0x20-'a' < 26 }

func isCapitals(s string) bool {
	for i := range len(s) {
		if s[i]-'A' >= 26 {
			return false
		}
	}
	return true
}

func isDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

func isDigit(c byte) bool { return c-'0' < 10 }

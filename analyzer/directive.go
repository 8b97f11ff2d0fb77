package analyzer

import (
	"strings"
	"unicode"
)

// A directive is a suppression comment as it was written:
//
//	<!-- blamelint-VERB RULE[, RULE …] -- reason -->
//
// Without rules it is about all of them. A dash of any length parts the reason
// from the rules, because editors turn two hyphens into one dash.
type directive struct {
	comment Comment
	verb    string   // "disable-line"
	rules   []string // as written
	reason  string
}

// directivePrefix marks a comment as meant for us.
const directivePrefix = "blamelint-"

// The verbs of directives.
const (
	disableBlock = "disable-next-block"
	disableNext  = "disable-next-line"
	disableLine  = "disable-line"
	disableFile  = "disable-file"
	disableFrom  = "disable"
	enableAgain  = "enable"
)

var directiveVerbs = []string{disableBlock, disableNext, disableLine, disableFile, disableFrom, enableAgain}

// parseDirective reads a comment; ok is false if it is none of ours.
func parseDirective(c Comment) (dir directive, ok bool) {
	rest, ok := strings.CutPrefix(c.Text, directivePrefix)
	if !ok {
		return directive{}, false
	}
	dir = directive{comment: c}
	head, reason := splitReason(rest)
	words := strings.FieldsFunc(head, func(r rune) bool { return r == ',' || unicode.IsSpace(r) })
	if len(words) > 0 {
		dir.verb, dir.rules = words[0], words[1:]
	}
	dir.reason = strings.TrimSpace(reason)
	return dir, true
}

// splitReason parts "disable-line fault -- why" at the first dash that stands
// between spaces.
func splitReason(s string) (head, reason string) {
	for i, r := range s {
		if r != '-' && r != '–' && r != '—' || i == 0 || !isSpaceByte(s[i-1]) {
			continue
		}
		after := strings.TrimLeft(s[i:], "-–—")
		if after == "" || isSpaceByte(after[0]) {
			return s[:i], after
		}
	}
	return s, ""
}

func isSpaceByte(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// String is the directive without its reason, as messages quote it.
func (dir directive) String() string {
	s := directivePrefix + dir.verb
	if len(dir.rules) > 0 {
		s += " " + strings.Join(dir.rules, ", ")
	}
	return s
}

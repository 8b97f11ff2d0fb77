package reporter

import (
	"strings"
	"unicode/utf8"

	"github.com/blamelint/blamelint/analyzer"
)

// maxMessage bounds a message in a report for a machine, in bytes. Code hosts
// cut longer ones, or refuse them.
const maxMessage = 4 << 10

// statement is what a finding says, in one line: the message and the advice.
func statement(f *analyzer.Finding) string {
	s := f.Message
	if f.Advice != "" {
		s += " " + f.Advice
	}
	return short(clean(s), maxMessage)
}

// short cuts s to at most n bytes, with "…" for what is left out.
func short(s string, n int) string {
	const mark = "…"
	if len(s) <= n {
		return s
	}
	n -= len(mark)
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + mark
}

// apart puts something invisible between mark and the word after it, to keep
// code hosts from reading "@name" as a call for that person's attention, or
// "#1" as a link: a linter must not summon people to read about themselves.
func apart(s string, mark byte, invisible string) string {
	if strings.IndexByte(s, mark) < 0 {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		b.WriteByte(s[i])
		if s[i] == mark && i+1 < len(s) && isASCIIWord(s[i+1]) {
			b.WriteString(invisible)
		}
	}
	return b.String()
}

func isASCIIWord(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-'
}

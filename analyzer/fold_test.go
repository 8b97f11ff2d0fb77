package analyzer

import (
	"strings"
	"testing"
)

func TestJoinWords(t *testing.T) {
	for _, s := range []string{"", " ", "a", " a", "a ", "a\n b", "a\u00a0\tb  c\n", "\xff\xfe x\x80 \x80", "é\u2003ü", "x\x85y"} {
		if got, want := joinWords(s), strings.Join(strings.Fields(s), " "); got != want {
			t.Errorf("joinWords(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestLower(t *testing.T) {
	var b lowerBuffer
	for _, s := range []string{"", "Ada", "ÉCOLE", "K", strings.Repeat("Long", 40), "x\xffY", "İx"} {
		if got, want := string(b.lower(s)), strings.ToLower(s); got != want {
			t.Errorf("lower(%q) = %q, want %q", s, got, want)
		}
	}
	for _, s := range []string{"TimeLine of it", "the timeline", "tımeline", "timelin", ""} {
		if got, want := holdsFold(s, "timeline"), strings.Contains(strings.ToLower(s), "timeline"); got != want {
			t.Errorf("holdsFold(%q) = %v", s, got)
		}
	}
}

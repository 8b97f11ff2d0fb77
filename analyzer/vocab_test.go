package analyzer

import (
	"strings"
	"testing"
)

// TestLookup: a word is found in any ASCII case, wherever it stands, and
// nothing else is.
func TestLookup(t *testing.T) {
	words := []string{"the", "should", "responsibility", "n't", "[", "“", "—", "'s", "on-call", "broker-dealer", "{", "_"}
	for _, w := range words {
		word := W(w)
		for _, text := range []string{w, strings.ToUpper(w), " " + w + " and more text", w + "."} {
			start := strings.Index(strings.ToLower(text), w)
			if got := lookupAt(text, start, start+len(w)); got != word {
				t.Errorf("%q in %q is %v, not %v", w, text, got, word)
			}
		}
		if word.String() != w {
			t.Errorf("%q is spelled %q", w, word)
		}
	}
	near := func(b byte) byte { return b ^ 0x20 }
	for _, w := range words {
		for i := range len(w) {
			other := []byte(w)
			other[i] = near(other[i])
			got, want := lookupWord(string(other)), W(w)
			if same := equalFoldASCII(w, string(other)); (got == want) != same {
				t.Errorf("%q is taken for %v", other, got)
			}
		}
		for _, longer := range []string{w + "x", "x" + w, w + "\x00", w + w} {
			if lookupWord(longer) == W(w) {
				t.Errorf("%q is taken for %q", longer, w)
			}
		}
	}
	if lookupWord("") != 0 || lookupWord("\xfb\xff") != 0 {
		t.Error("no word is one")
	}
}

func FuzzLookup(f *testing.F) {
	for _, s := range []string{"The", "n'T", "shoulD", "responsibilities", "[", "\x0d", "É", "\xfb\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if w := lookupWord(s); w != 0 && !equalFoldASCII(w.String(), s) {
			t.Errorf("%q is taken for %q", s, w)
		}
	})
}

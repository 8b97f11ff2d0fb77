package tagger

import (
	"strconv"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer/tagger/internal/weights"
)

// normalize is prose's own function, letter by letter.
func normalize(word string) string {
	if word == "" {
		return word
	}
	first := string(rune(word[0]))
	if strings.Contains(word, "-") && first != "-" {
		return "!HYPHEN"
	} else if _, err := strconv.Atoi(word); err == nil && len(word) == 4 {
		return "!YEAR"
	} else if _, err := strconv.Atoi(first); err == nil {
		return "!DIGITS"
	}
	return strings.ToLower(word)
}

// checkRead fails unless read finds the rows of the word that prose would ask
// for.
func checkRead(t *testing.T, text string) {
	var got, want, ending word
	got.read(text)
	want.look(normalize(text))
	ending.look(text)
	want.fixed, want.ending = got.fixed, ending.suffixes[weights.SuffixHere]
	if text != "" {
		want.first = text[0]
	}
	if got != want {
		t.Errorf("%q, %q for prose, is read as %+v, not %+v", text, normalize(text), got, want)
	}
}

func TestReadNormalizes(t *testing.T) {
	for _, text := range forms() {
		checkRead(t, text)
	}
	for _, key := range vocabulary() {
		checkRead(t, key)
		checkRead(t, strings.ToUpper(key))
	}
	checkRead(t, "")
	// A Kelvin sign is three bytes, its small form one: long words may be short.
	checkRead(t, strings.Repeat("\u212a", 16))
	checkRead(t, "\u212a\u212a\u212aew")
	checkRead(t, "boo\u212a")
}

func FuzzRead(f *testing.F) {
	for _, text := range forms() {
		f.Add(text)
	}
	f.Fuzz(checkRead)
}

package names_test

import (
	"testing"

	"github.com/blamelint/blamelint/analyzer/names"
)

func TestLookup(t *testing.T) {
	for _, tt := range []struct {
		word     string
		has, not names.Kind
		atLeast  names.Grade
	}{
		{word: "Mary", has: names.GivenName, not: names.EnglishWord, atLeast: names.Common},
		{word: "MARK", has: names.GivenName | names.EnglishWord, atLeast: names.Common},
		{word: "Kafka", has: names.Product, not: names.GivenName},
		{word: "Travis", has: names.Product, atLeast: names.Common},
		{word: "May", has: names.Calendar, atLeast: names.Known},
		{word: "dependabot", has: names.Bot, not: names.GivenName},
		{word: "xqzzt"},
		{word: ""},
		{word: "x"},
		{word: "a word of more bytes than any key may have"},
	} {
		k := names.Lookup(tt.word)
		if tt.has != 0 && k&tt.has != tt.has {
			t.Errorf("Lookup(%q) = %v, want all of %v", tt.word, k, tt.has)
		}
		if k.Has(tt.not) {
			t.Errorf("Lookup(%q) = %v, want none of %v", tt.word, k, tt.not)
		}
		if tt.has == 0 && tt.atLeast == 0 && k != 0 {
			t.Errorf("Lookup(%q) = %v, want none", tt.word, k)
		}
		if k.Grade() < tt.atLeast {
			t.Errorf("Lookup(%q) = %v, want grade %d", tt.word, k, tt.atLeast)
		}
	}
}

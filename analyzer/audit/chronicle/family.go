package chronicle

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer/english"
)

// The index cuts off inflections: Porter's stemmer makes "expires" and
// "expired" one word. It does not join a verb with all nouns that are made from
// it, "expiry" and "expired" or "deploy" and "deployment". A search does that
// by looking for the others as well.

// nounEndings make a noun from a verb. Those that the stemmer cuts off by
// itself, such as "-ation" and "-al", are not among them.
var nounEndings = [...]string{"y", "ment", "ure"}

// minBase is how many letters a verb must have, without a final "e": with fewer,
// too many words are alike by chance ("story" and "stored").
const minBase = 4

// family are a word in lower case and the words of its verb or its nouns that
// are English ones, each with another stem.
func family(w string) []string {
	out := []string{w}
	add := func(s string) {
		if s != w && english.Known(s) {
			out = append(out, s)
		}
	}
	for _, end := range nounEndings {
		if base, ok := strings.CutSuffix(w, end); ok {
			if past := pastOf(base, end); past != "" {
				add(past)
				for _, other := range nounEndings {
					add(base + other)
				}
				return out
			}
		}
	}
	for _, base := range basesOf(w) {
		for _, end := range nounEndings {
			if pastOf(base, end) != "" {
				add(base + end)
			}
		}
	}
	return out
}

// pastOf is the past of the verb of which base, with an ending, makes a noun;
// empty if there is no such verb.
func pastOf(base, ending string) string {
	least := minBase
	if ending == "y" {
		least++ // one letter says little
	}
	if past := base + "ed"; len(base) >= least && english.Known(past) {
		return past
	}
	return ""
}

// basesOf are what w may be an inflection of, without a final "e".
func basesOf(w string) []string {
	out := []string{w}
	for _, end := range [...]string{"ed", "ing", "es", "s", "e"} {
		if base, ok := strings.CutSuffix(w, end); ok {
			out = append(out, base)
		}
	}
	return out
}

package build

import (
	"fmt"
	"strings"

	"github.com/blamelint/blamelint/analyzer/tagger/internal/weights"
)

// A row is what one feature says about every label.
type row map[string]float64

// features are the model's features sorted by what they look at.
type features struct {
	bias     row
	previous map[string]row    // "i-1 tag"
	second   map[string]row    // "i-2 tag"
	tagPairs map[[2]string]row // "i tag+i-2 tag": i-1, i-2
	first    map[string]row    // "i pref1"
	words    map[string]*wordRecord
	suffixes map[string]*[weights.SuffixPlaces]row
}

type wordRecord struct {
	fixed string
	rows  [weights.Places]row
	pairs map[string]row // "i-1 tag+i word", by tag
}

func (f *features) word(key string) *wordRecord {
	if f.words[key] == nil {
		f.words[key] = &wordRecord{pairs: map[string]row{}}
	}
	return f.words[key]
}

func (f *features) suffix(key string) *[weights.SuffixPlaces]row {
	if f.suffixes[key] == nil {
		f.suffixes[key] = new([weights.SuffixPlaces]row)
	}
	return f.suffixes[key]
}

// templates are prose's features, each with the place where its weights go. A
// feature's name is the template's and its arguments, joined by blanks; tags
// have no blank, so only the last argument can hold one. No template's name
// with its blank is the beginning of another's.
var templates = []struct {
	name string
	put  func(f *features, arg string, r row)
}{
	{"i-1 tag ", func(f *features, tag string, r row) { f.previous[tag] = r }},
	{"i-2 tag ", func(f *features, tag string, r row) { f.second[tag] = r }},
	{"i tag+i-2 tag ", func(f *features, arg string, r row) {
		p1, p2, _ := strings.Cut(arg, " ")
		f.tagPairs[[2]string{p1, p2}] = r
	}},
	{"i-1 tag+i word ", func(f *features, arg string, r row) {
		tag, word, _ := strings.Cut(arg, " ")
		f.word(word).pairs[tag] = r
	}},
	{"i pref1 ", func(f *features, first string, r row) { f.first[first] = r }},
	{"i word ", func(f *features, w string, r row) { f.word(w).rows[weights.Here] = r }},
	{"i-1 word ", func(f *features, w string, r row) { f.word(w).rows[weights.Before] = r }},
	{"i-2 word ", func(f *features, w string, r row) { f.word(w).rows[weights.Before2] = r }},
	{"i+1 word ", func(f *features, w string, r row) { f.word(w).rows[weights.After] = r }},
	{"i+2 word ", func(f *features, w string, r row) { f.word(w).rows[weights.After2] = r }},
	{"i suffix ", func(f *features, s string, r row) { f.suffix(s)[weights.SuffixHere] = r }},
	{"i-1 suffix ", func(f *features, s string, r row) { f.suffix(s)[weights.SuffixBefore] = r }},
	{"i+1 suffix ", func(f *features, s string, r row) { f.suffix(s)[weights.SuffixAfter] = r }},
}

func sortFeatures(m model) (*features, error) {
	f := &features{
		bias:     m.weights["bias"],
		previous: map[string]row{}, second: map[string]row{}, tagPairs: map[[2]string]row{}, first: map[string]row{},
		words: map[string]*wordRecord{}, suffixes: map[string]*[weights.SuffixPlaces]row{},
	}
	for name, weight := range m.weights {
		if len(weight) == 0 || name == "bias" {
			continue
		}
		if !f.put(name, weight) {
			return nil, fmt.Errorf("feature %q is of no known kind", name)
		}
	}
	return f, f.fix(m)
}

func (f *features) put(name string, weight row) bool {
	for _, t := range templates {
		if arg, ok := strings.CutPrefix(name, t.name); ok {
			t.put(f, arg, weight)
			return true
		}
	}
	return false
}

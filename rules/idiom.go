package rules

import (
	"slices"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// An idiom is a fixed run of words with choices: "only|just a matter of time".
// A word that ends in "?" may be absent. Between two words up to two adverbs
// may stand.
type idiom struct {
	steps []idiomStep
	note  bool // reasonable reviewers differ
}

type idiomStep struct {
	words    analyzer.Set
	optional bool
}

// idioms makes idioms of patterns. Call it in package-level variables only.
func idioms(note bool, patterns ...string) (out []idiom) {
	for _, pattern := range patterns {
		d := idiom{note: note}
		for f := range strings.FieldsSeq(pattern) {
			name, optional := strings.CutSuffix(f, "?")
			d.steps = append(d.steps, idiomStep{analyzer.Words(strings.ReplaceAll(name, "|", " ")), optional})
		}
		out = append(out, d)
	}
	return out
}

// An idiomIndex finds idioms by their rarest word, since many begin with the
// commonest words of the language.
type idiomIndex struct {
	words  analyzer.Set
	idioms map[analyzer.Word][]idiom
}

// indexIdioms prepares idioms for searching. Call it in package-level variables
// only.
func indexIdioms(lists ...[]idiom) idiomIndex {
	x := idiomIndex{idioms: map[analyzer.Word][]idiom{}}
	var all []analyzer.Set
	for _, l := range lists {
		for _, d := range l {
			anchor := d.anchor()
			all = append(all, anchor)
			for w := range anchor.All() {
				x.idioms[w] = append(x.idioms[w], d)
			}
		}
	}
	x.words = analyzer.Words("", all...)
	return x
}

// anchor is the step that is met least often: the one whose shortest word is
// longest, since short words are common.
func (d idiom) anchor() analyzer.Set {
	best, longest := d.steps[0].words, 0
	for _, st := range d.steps {
		shortest := 99
		for w := range st.words.All() {
			shortest = min(shortest, len(w.String()))
		}
		if !st.optional && shortest > longest {
			best, longest = st.words, shortest
		}
	}
	return best
}

// starts ranges over the tokens at which an idiom begins, each once.
func (x idiomIndex) starts(p *analyzer.Pass) func(yield func(i int) bool) {
	return func(yield func(int) bool) {
		var seen []int
		for i := range p.Each(x.words) {
			for _, d := range x.idioms[p.Tokens[i].Word] {
				j, ok := d.around(p, i)
				if !ok || slices.Contains(seen, j) {
					continue
				}
				seen = append(seen, j)
				if !yield(j) {
					return
				}
			}
		}
	}
}

// around finds the idiom that token i is a part of, and where it begins.
func (d idiom) around(p *analyzer.Pass, i int) (start int, ok bool) {
	for j := max(p.SentenceOf(i).First, i-3*len(d.steps)); j <= i; j++ {
		w := p.Tokens[j].Word
		if !d.steps[0].words.Has(w) && !(d.steps[0].optional && d.steps[1].words.Has(w)) {
			continue
		}
		if end, ok := d.at(p, j); ok && end > i {
			return j, true
		}
	}
	return i, false
}

// at reports whether the idiom begins at token i, and the token after it. An
// idiom that is denied in the middle is none.
func (d idiom) at(p *analyzer.Pass, i int) (end int, ok bool) {
	last := p.SentenceOf(i).End
	j := i
	for k, st := range d.steps {
		at := j
		for skip := 0; k > 0 && at < last && skip < 2 && !st.words.Has(p.Tokens[at].Word) && adverb(p, at) && !denialWords.Has(p.Tokens[at].Word); skip++ {
			at++
		}
		switch {
		case at < last && st.words.Has(p.Tokens[at].Word):
			j = at + 1
		case !st.optional:
			return i, false
		}
	}
	return j, true
}

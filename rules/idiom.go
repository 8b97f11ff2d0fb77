package rules

import (
	"slices"
	"strings"
	"sync"

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
	words    stepWords
	optional bool
}

// stepWords are the words that may stand at one place of an idiom: a list
// rather than an analyzer.Set, since there are hundreds of them, they are short,
// and they are asked only where a rarer word of the idiom stands.
type stepWords []analyzer.Word

func (ws stepWords) Has(w analyzer.Word) bool { return slices.Contains(ws, w) }

// idioms makes idioms of patterns. Call it in package-level variables only.
func idioms(note bool, patterns ...string) (out []idiom) {
	out = make([]idiom, len(patterns))
	for i, pattern := range patterns {
		out[i] = idiom{make([]idiomStep, 0, strings.Count(pattern, " ")+1), note}
		all := make(stepWords, 0, strings.Count(pattern, "|")+cap(out[i].steps))
		for f := range strings.FieldsSeq(pattern) {
			name, optional := strings.CutSuffix(f, "?")
			if name == "" { // the mark itself
				name, optional = f, false
			}
			first := len(all)
			for w := range strings.SplitSeq(name, "|") {
				all = append(all, analyzer.W(w))
			}
			out[i].steps = append(out[i].steps, idiomStep{all[first:], optional})
		}
	}
	return out
}

// An idiomIndex finds idioms by their rarest word, since many begin with the
// commonest words of the language.
type idiomIndex struct {
	words analyzer.Set // of all anchors
	lists [][]idiom
	built sync.Once
	by    map[analyzer.Word][]idiom
}

// indexIdioms prepares idioms for searching. Call it in package-level variables
// only.
func indexIdioms(lists ...[]idiom) *idiomIndex {
	var all strings.Builder
	for _, l := range lists {
		for _, d := range l {
			for _, w := range d.anchor() {
				all.WriteString(w.String())
				all.WriteByte(' ')
			}
		}
	}
	return &idiomIndex{words: analyzer.Words(all.String()), lists: lists}
}

// build fills the map from anchors to idioms, when it is asked for the first
// time.
func (x *idiomIndex) build() {
	x.by = map[analyzer.Word][]idiom{}
	for _, l := range x.lists {
		for _, d := range l {
			for _, w := range d.anchor() {
				x.by[w] = append(x.by[w], d)
			}
		}
	}
}

// anchor is the step that is met least often: the one whose shortest word is
// longest, since short words are common.
func (d idiom) anchor() stepWords {
	best, longest := d.steps[0].words, 0
	for _, st := range d.steps {
		shortest := 99
		for _, w := range st.words {
			shortest = min(shortest, len(w.String()))
		}
		if !st.optional && shortest > longest {
			best, longest = st.words, shortest
		}
	}
	return best
}

// starts are the tokens at which an idiom begins, each once, in the order of the
// document.
func (x *idiomIndex) starts(p *analyzer.Pass) []int {
	x.built.Do(x.build)
	var found []int
	for i := range p.Each(x.words) {
		for _, d := range x.by[p.Tokens[i].Word] {
			if j, ok := d.around(p, i); ok {
				found = append(found, j)
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
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

package rules

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// An idiom is a fixed run of words with choices: "only|just a matter of time".
// A word that ends in "?" may be absent. Between two words up to two adverbs
// may stand. It is found by the words of its first element.
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

// idiomStarts is the set of the words that idioms begin with.
func idiomStarts(lists ...[]idiom) analyzer.Set {
	var all []analyzer.Set
	for _, l := range lists {
		for _, d := range l {
			all = append(all, d.steps[0].words)
		}
	}
	return analyzer.Words("", all...)
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

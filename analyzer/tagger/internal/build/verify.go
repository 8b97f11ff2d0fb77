package build

import (
	"fmt"
	"math"

	"github.com/blamelint/blamelint/analyzer/tagger/internal/weights"
)

// verify asks the table, by the tagger's own code, for every feature that the
// words, endings, bytes and tags it knows can form, and compares the answer
// with the model's: the same weights where the model has some, none where it
// has none. It counts what it met, so that no feature of the model is left out.
func verify(t weights.Table, f *features, m model) error {
	v := &verifier{table: t, model: m}
	for n := range weights.Tags {
		v.tags = append(v.tags, t.Name(uint8(n)))
	}
	v.checkTags()
	for b := range 256 {
		v.check("i pref1 "+string(rune(b)), t.First(byte(b)))
	}
	for key, r := range f.words {
		v.checkWord(key, r.fixed)
	}
	for key := range f.suffixes {
		v.checkSuffix(key)
	}
	if want := countFeatures(m); v.err == nil && v.met != want {
		return fmt.Errorf("met %d features, not %d", v.met, want)
	}
	return v.err
}

// countFeatures counts the features that have weights.
func countFeatures(m model) int {
	n := 0
	for _, r := range m.weights {
		if len(r) > 0 {
			n++
		}
	}
	return n
}

type verifier struct {
	table weights.Table
	model model
	tags  []string // by number
	met   int      // features with weights
	err   error    // the first one
}

func (v *verifier) fail(format string, args ...any) {
	if v.err == nil {
		v.err = fmt.Errorf(format, args...)
	}
}

// add adds the model's weights of a feature to s.
func (v *verifier) add(s *weights.Scores, feature string) {
	r := v.model.weights[feature]
	for i, tag := range v.tags[1 : weights.Labels+1] {
		s[i] += int32(math.Round(r[tag] * 1000))
	}
	if len(r) > 0 {
		v.met++
	}
}

func (v *verifier) check(feature string, r weights.Row) {
	var want, got weights.Scores
	v.add(&want, feature)
	if v.table.Add(&got, r); got != want {
		v.fail("the weights of %q differ", feature)
	}
}

func (v *verifier) checkTags() {
	for p1, first := range v.tags {
		v.check("i-1 tag "+first, v.table.Previous(uint8(p1)))
		for p2, second := range v.tags {
			v.check("i tag+i-2 tag "+first+" "+second, v.table.PairOfTags(uint8(p1), uint8(p2)))
		}
		var want, got weights.Scores
		v.add(&want, "bias")
		v.add(&want, "i-2 tag "+first)
		if v.table.Start(&got, uint8(p1)); got != want {
			v.fail("the weights of i-2 tag %q differ", first)
		}
	}
	v.met -= len(v.tags) - 1 // the bias was met once for each tag
}

func (v *verifier) checkWord(key, fixed string) {
	w := v.table.Word(weights.Sum(key), key)
	if w == 0 {
		v.fail("the word %q is missing", key)
		return
	}
	if v.tags[v.table.Fixed(w)] != fixed {
		v.fail("the fixed tag of %q differs", key)
	}
	var rows [weights.Places]weights.Row
	pairs := v.table.Rows(w, &rows)
	v.check("i word "+key, rows[weights.Here])
	v.check("i-1 word "+key, rows[weights.Before])
	v.check("i-2 word "+key, rows[weights.Before2])
	v.check("i+1 word "+key, rows[weights.After])
	v.check("i+2 word "+key, rows[weights.After2])
	for n, tag := range v.tags {
		v.check("i-1 tag+i word "+tag+" "+key, v.table.Pair(pairs, uint8(n)))
	}
}

func (v *verifier) checkSuffix(key string) {
	var rows [weights.SuffixPlaces]weights.Row
	v.table.Suffix(key, &rows)
	v.check("i suffix "+key, rows[weights.SuffixHere])
	v.check("i-1 suffix "+key, rows[weights.SuffixBefore])
	v.check("i+1 suffix "+key, rows[weights.SuffixAfter])
}

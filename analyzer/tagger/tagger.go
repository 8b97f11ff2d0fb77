package tagger

import (
	_ "embed"
	"slices"

	"github.com/blamelint/blamelint/analyzer/tagger/internal/weights"
)

//go:embed weights.bin
var table weights.Table

// A Tagger tags words. The zero value is ready, costs nothing, and may be used
// by several goroutines at once.
type Tagger struct{}

// Tag returns the tags of the words of one sentence or passage, one a word, in
// out's memory if that is large enough; otherwise it allocates. Words are the
// tokens of the text, in their own spelling, with punctuation apart and
// contractions split as the Penn Treebank does ("did", "n't"); they may hold
// any bytes. It takes time in proportion to the bytes of words.
func (Tagger) Tag(words []string, out []Tag) []Tag {
	out = slices.Grow(out[:0], len(words))
	var w window
	w.open(words)
	p1, p2 := start, start2
	for i := range words {
		w.load(words, i+2)
		tag := w.at(i).fixed
		if tag == 0 && words[i] != "" {
			scores := w.score(i, p1, p2)
			tag = Tag(scores.Best())
		}
		out = append(out, tag)
		p1, p2 = tag, p1
	}
	return out
}

// A window holds what the model knows about the five words around the one that
// is being tagged, each at its number modulo the length.
type window [8]word

func (w *window) at(i int) *word { return &w[uint(i)%uint(len(w))] }

// open puts the window before the first word.
func (w *window) open(words []string) {
	w.at(-2).edge("-START-")
	w.at(-1).edge("-START2-")
	w.load(words, 0)
	w.load(words, 1)
}

// load reads word number i, or what stands behind the last word.
func (w *window) load(words []string, i int) {
	switch i - len(words) {
	case 0:
		w.at(i).edge("-END-")
	case 1:
		w.at(i).edge("-END2-")
	default:
		if i < len(words) {
			w.at(i).read(words[i])
		}
	}
}

// score sums what each feature of word i says; p1 and p2 are the tags of the
// words before it.
func (w *window) score(i int, p1, p2 Tag) weights.Scores {
	var s weights.Scores
	here, before, after := w.at(i), w.at(i-1), w.at(i+1)
	table.Start(&s, uint8(p2))
	table.Add(&s, table.Previous(uint8(p1)))
	table.Add(&s, table.PairOfTags(uint8(p1), uint8(p2)))
	table.Add(&s, table.First(here.first))
	table.Add(&s, table.Pair(here.pairs, uint8(p1)))
	table.Add(&s, here.rows[weights.Here])
	table.Add(&s, before.rows[weights.Before])
	table.Add(&s, w.at(i - 2).rows[weights.Before2])
	table.Add(&s, after.rows[weights.After])
	table.Add(&s, w.at(i + 2).rows[weights.After2])
	table.Add(&s, here.ending)
	table.Add(&s, before.suffixes[weights.SuffixBefore])
	table.Add(&s, after.suffixes[weights.SuffixAfter])
	return s
}

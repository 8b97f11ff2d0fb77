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
// out's memory if that is large enough. Words are the
// tokens of the text, in their own spelling, with punctuation apart and
// contractions split as the Penn Treebank does ("did", "n't"); they may hold
// any bytes. It takes time in proportion to the bytes of words.
func (Tagger) Tag(words []string, out []Tag) []Tag {
	out = slices.Grow(out[:0], len(words))[:len(words)]
	clear(out)
	var r Reader
	r.Open(len(words), func(i int) string { return words[i] }, out)
	r.tag(0, len(words))
	return out
}

// A Reader tags single words of a passage, the same as Tag tags them. Most
// words depend on few others, so that it costs less than Tag if few are asked
// for. It is not safe for concurrent use.
type Reader struct {
	n        int
	word     func(i int) string
	tags     []Tag
	w        window
	from, to int // the words that w holds, but for those that were overwritten
}

// Open begins a passage of n words; word gives each. tags, one a word, hold what
// is known: 0 at first, and left to At.
func (r *Reader) Open(n int, word func(i int) string, tags []Tag) {
	r.n, r.word, r.tags, r.from, r.to = n, word, tags, -2, -2
}

// At is the tag of word i.
func (r *Reader) At(i int) Tag {
	if r.known(i) {
		return r.tags[i]
	}
	first := i
	for first > 0 && !(r.known(first-1) && (first == 1 || r.known(first-2))) {
		first--
	}
	r.tag(first, i+1)
	return r.tags[i]
}

// known reports whether the tag of word i needs no neighbours, or has been
// found before.
func (r *Reader) known(i int) bool {
	switch {
	case r.tags[i] != 0:
	case r.holds(i):
		r.tags[i] = r.w.at(i).fixed
	default:
		r.tags[i] = alone(r.word(i))
	}
	return r.tags[i] != 0
}

func (r *Reader) holds(i int) bool { return max(r.from, r.to-len(r.w)) <= i && i < r.to }

// tag tags words [first, end). The two words before are known.
func (r *Reader) tag(first, end int) {
	if !r.holds(first - 2) {
		r.from, r.to = first-2, first-2
	}
	p1, p2 := r.before(first-1), r.before(first-2)
	for i := first; i < end; i++ {
		for ; r.to <= i+2; r.to++ {
			r.load(r.to)
		}
		tag := r.w.at(i).fixed
		if tag == 0 && r.word(i) != "" {
			scores := r.w.score(i, p1, p2)
			tag = Tag(scores.Best())
		}
		r.tags[i] = tag
		p1, p2 = tag, p1
	}
}

// before is the tag of word i, or of what stands before the words.
func (r *Reader) before(i int) Tag {
	switch i {
	case -1:
		return start
	case -2:
		return start2
	}
	return r.tags[i]
}

// load reads word number i, or what stands before and behind the words.
func (r *Reader) load(i int) {
	switch {
	case i == -2:
		r.w.at(i).edge("-START-")
	case i == -1:
		r.w.at(i).edge("-START2-")
	case i == r.n:
		r.w.at(i).edge("-END-")
	case i == r.n+1:
		r.w.at(i).edge("-END2-")
	case i < r.n:
		r.w.at(i).read(r.word(i))
	}
}

// A window holds what the model knows about the five words around the one that
// is being tagged, each at its number modulo the length.
type window [8]word

func (w *window) at(i int) *word { return &w[uint(i)%uint(len(w))] }

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

package analyzer

import "strings"

// A KindSet is a set of kinds: "Root cause and resolution" is both.
type KindSet uint32

func kindSet(k Kind) KindSet { return 1 << k }

// Has reports whether k is in the set. Other is in no set.
func (s KindSet) Has(k Kind) bool { return k != Other && s>>k&1 != 0 }

// Kinds lists the kinds of the set in the order of their declaration.
func (s KindSet) Kinds() []Kind {
	var out []Kind
	for k := Other + 1; int(k) < len(kindNames); k++ {
		if s.Has(k) {
			out = append(out, k)
		}
	}
	return out
}

// first is the kind that a section goes by if it has several: the order of the
// words in the title is not kept, so the narrower kinds come first.
func (s KindSet) first() Kind {
	for _, k := range [...]Kind{ActionItems, WentWrong, WentWell, Timeline, Impact, Causes, Summary, Lucky, Detection, Resolution, Lessons, External, People} {
		if s.Has(k) {
			return k
		}
	}
	return Other
}

// clauses are patterns or phrases of one kind, as written in section_words.go.
type clauses struct {
	kind  Kind
	lines string
}

// A clausePattern matches the words of a clause from its start.
type clausePattern struct {
	kind  Kind
	elems []clauseElem
}

type clauseElem struct {
	words    []Word // alternatives; empty for a gap
	optional bool
}

// maxGap is how many words a "*" may stand for, save at the end of a pattern.
const maxGap = 5

// compileClauses reads patterns, one a line, and groups them by their first
// word so that most headings are compared with a few of them only.
func compileClauses(groups ...clauses) []clausePattern {
	var out []clausePattern
	for _, g := range groups {
		for line := range strings.SplitSeq(g.lines, "\n") {
			var p clausePattern
			p.kind = g.kind
			for f := range strings.FieldsSeq(line) {
				e := clauseElem{optional: f[0] == '?'}
				if f != "*" {
					for w := range strings.SplitSeq(strings.TrimPrefix(f, "?"), "|") {
						e.words = append(e.words, W(w))
					}
				}
				p.elems = append(p.elems, e)
			}
			if len(p.elems) > 0 {
				out = append(out, p)
			}
		}
	}
	return out
}

// clausePrefix are the words with which a pattern may begin; a clause that
// begins with none of them is compared with those that begin with a gap only.
func clausePrefix(patterns []clausePattern) (first Set, gaps []clausePattern) {
	var words []Word
	for _, p := range patterns {
		for _, e := range p.elems {
			if len(e.words) == 0 {
				gaps = append(gaps, p)
				break
			}
			words = append(words, e.words...)
			if !e.optional {
				break
			}
		}
	}
	return setOf(words), gaps
}

var (
	clauseFirst, clauseGaps = clausePrefix(clausePatterns)
	weakFirst, _            = clausePrefix(weakClauses)
)

// match tries the pattern's elements from i on against the words and returns
// how many words they cover, or -1. A gap at the end covers all.
func (p *clausePattern) match(words []Word, i int) int {
	if i == len(p.elems) {
		return 0
	}
	e := &p.elems[i]
	if len(e.words) == 0 {
		if i == len(p.elems)-1 {
			return len(words)
		}
		for n := min(maxGap, len(words)); n >= 0; n-- {
			if m := p.match(words[n:], i+1); m >= 0 {
				return n + m
			}
		}
		return -1
	}
	if len(words) > 0 && hasWord(e.words, words[0]) {
		if m := p.match(words[1:], i+1); m >= 0 {
			return m + 1
		}
	}
	if e.optional {
		return p.match(words, i+1)
	}
	return -1
}

func hasWord(list []Word, w Word) bool {
	if w == 0 {
		return false
	}
	for _, x := range list {
		if x == w {
			return true
		}
	}
	return false
}

// A nounPhrase is the end of a heading's noun phrase; before are the words
// left of the last one, nearest first.
type nounPhrase struct {
	kind   Kind
	before []Word
}

// compileNouns groups the phrases by their last word, longest first.
func compileNouns(groups ...clauses) map[Word][]nounPhrase {
	out := map[Word][]nounPhrase{}
	for _, g := range groups {
		for phrase := range strings.SplitSeq(g.lines, "|") {
			f := strings.Fields(phrase)
			p := nounPhrase{kind: g.kind}
			for i := len(f) - 2; i >= 0; i-- {
				p.before = append(p.before, W(f[i]))
			}
			last := W(f[len(f)-1])
			list := append(out[last], p)
			for i := len(list) - 1; i > 0 && len(list[i].before) > len(list[i-1].before); i-- {
				list[i], list[i-1] = list[i-1], list[i]
			}
			out[last] = list
		}
	}
	return out
}

// titleKinds is what a title says: the kinds that it names, and those that it
// may mean if no other section does.
type titleKinds struct {
	kinds, weak KindSet
}

func (r titleKinds) none() bool { return r.kinds == 0 && r.weak == 0 }

// maxTitleWords bounds what is read of a heading; nobody needs more to say
// what a section is for.
const maxTitleWords = 24

// readTitle reads the tokens of a title. strict wants every word known, for
// places where a sentence may stand: the document's own title, text before a
// colon, a table cell.
func (d *Document) readTitle(first, end int, strict bool) titleKinds {
	var r titleReader
	r.strict = strict
	r.read(d, first, end)
	return r.out
}

type titleReader struct {
	strict bool
	failed bool // a clause was not understood
	words  [maxTitleWords]Word
	n      int
	out    titleKinds
}

var (
	titleJoins = Words("and & / , + | or plus")
	titleCuts  = Words(": - – — --")
	whys       = Words("whys why why's")
	numbered   = Words("section part step phase appendix annex chapter stage number")
)

// read cuts the title into clauses at conjunctions and into parts at colons
// and dashes. A part after the first is read only if those before said
// nothing, as in "Appendix A: Timeline".
func (r *titleReader) read(d *Document, first, end int) {
	depth := 0
	for i := skipShortcode(d, first, end); i < end; i++ {
		t := &d.Tokens[i]
		w := t.Word
		switch {
		case w == wOpen || w == wBracket || w == wBrace:
			depth++
		case w == wClose || w == wBracketClose || w == wBraceClose:
			depth--
		case depth > 0:
		case titleJoins.Has(w) || w == wSemi && spaceAfter(d, i, end):
			r.clause()
		case titleCuts.Has(w) && (w == wColon || t.Is(SpaceBefore)):
			if r.part() {
				return
			}
		case t.Kind == PunctToken || r.n == 0 && d.ordinalMark(i, end):
		case d.clockLike(i):
			// "10:40 Root cause found" is an entry of the timeline.
			r.out = titleKinds{}
			return
		case r.n == maxTitleWords:
			r.failed = true
		default:
			r.words[r.n] = w
			r.n++
		}
	}
	r.clause()
	r.settle()
}

// settle drops what the whole title does not bear out. "Action items & owners"
// is not about people.
func (r *titleReader) settle() {
	if r.strict && r.failed {
		r.out = titleKinds{}
	}
	if r.out.kinds != 0 {
		r.out.weak = 0
	}
	if rest := r.out.kinds &^ kindSet(People); rest != 0 {
		r.out.kinds = rest
	}
}

// part ends a part of the title and reports whether the rest does not matter.
func (r *titleReader) part() bool {
	label := r.n > 0 && numbered.Has(r.words[0])
	r.clause()
	switch {
	case !r.out.none():
		r.settle()
		return true
	case r.strict && r.failed && !label:
		return true
	}
	r.failed = false
	return false
}

// ordinalMark reports whether token i is a number, a letter or a Roman numeral
// in front of a title, or the letter after "Appendix".
func (d *Document) ordinalMark(i, end int) bool {
	t := &d.Tokens[i]
	next := Word(0)
	if i+1 < end {
		next = d.Tokens[i+1].Word
	}
	if t.Kind == NumberToken {
		return !d.clockLike(i) && !whys.Has(next)
	}
	return t.Kind == WordToken && t.End-t.Start <= 4 && (next == wDot || next == wClose)
}

// clockLike reports whether token i is written as a time of day, "10:40".
func (d *Document) clockLike(i int) bool {
	t := &d.Tokens[i]
	return t.Kind == NumberToken && strings.IndexByte(d.Text[t.Start:t.End], ':') > 0
}

var (
	wBracket      = W("[")
	wBracketClose = W("]")
	wBrace        = W("{")
	wBraceClose   = W("}")
)

func spaceAfter(d *Document, i, end int) bool {
	return i+1 >= end || d.Tokens[i+1].Is(SpaceBefore)
}

// skipShortcode passes over an emoji in its ":name:" form.
func skipShortcode(d *Document, first, end int) int {
	if first+2 < end && d.Tokens[first].Word == wColon && d.Tokens[first+2].Word == wColon && !d.Tokens[first+1].Is(SpaceBefore) {
		return first + 3
	}
	return first
}

// clause reads the words collected so far and forgets them.
func (r *titleReader) clause() {
	words := r.words[:r.n]
	r.n = 0
	for len(words) > 0 && titleArticles.Has(words[0]) {
		words = words[1:]
	}
	if len(words) == 0 {
		return
	}
	if r.contextual(words) {
		return
	}
	got, known := readClause(words)
	if r.strict && !known {
		got = titleKinds{}
	}
	r.failed = r.failed || got.none() && !allGeneric(words)
	r.out.kinds |= got.kinds
	r.out.weak |= got.weak
}

// contextual reads clauses that live on the one before: "What went well / not
// so well", "What happened and why".
func (r *titleReader) contextual(words []Word) bool {
	switch {
	case r.out.kinds.Has(WentWell) && len(words) <= 4 && badly.Has(words[0]):
		r.out.kinds |= kindSet(WentWrong)
	case r.out.kinds.Has(Summary) && len(words) == 1 && words[0] == wWhen:
		r.out.kinds |= kindSet(Timeline)
	default:
		return false
	}
	return true
}

var (
	badly = Words("wrong poorly badly bad not n't less didn't did worse")
	wWhen = W("when")
)

func allGeneric(words []Word) bool { return len(skipGeneric(words)) == 0 }

func skipGeneric(words []Word) []Word {
	for len(words) > 0 && titleGeneric.Has(words[0]) {
		words = words[1:]
	}
	return words
}

// readClause reads one clause; known reports whether every word of it was
// understood.
func readClause(words []Word) (got titleKinds, known bool) {
	patterns := clausePatterns
	if !clauseFirst.Has(words[0]) {
		patterns = clauseGaps
	}
	if k, rest, ok := matchClause(patterns, words); ok {
		return titleKinds{kinds: kindSet(k) &^ 1}, allGeneric(rest)
	}
	kinds, known := readNoun(words)
	if kinds != 0 {
		return titleKinds{kinds: kinds}, known
	}
	if weakFirst.Has(words[0]) {
		if k, rest, ok := matchClause(weakClauses, words); ok {
			return titleKinds{weak: kindSet(k)}, allGeneric(rest)
		}
	}
	return titleKinds{}, false
}

// matchClause finds the first pattern that covers the words, or covers them up
// to a preposition or a verb that begins the rest, or to words that add
// nothing.
func matchClause(patterns []clausePattern, words []Word) (Kind, []Word, bool) {
	for i := range patterns {
		p := &patterns[i]
		n := p.match(words, 0)
		if n < 0 {
			continue
		}
		rest := words[n:]
		if after := skipGeneric(rest); len(after) > 0 && !titleBreaks.Has(after[0]) && !titleBreaks.Has(rest[0]) {
			continue
		}
		if last := p.elems[len(p.elems)-1]; len(last.words) == 0 {
			rest = words[min(len(p.elems)-1, len(words)):]
		}
		return p.kind, rest, true
	}
	return Other, nil, false
}

// readNoun reads a noun phrase: the last noun before the first preposition
// names the section.
func readNoun(words []Word) (kinds KindSet, known bool) {
	end := 1
	for end < len(words) && !titleBreaks.Has(words[end]) {
		end++
	}
	kinds, known = readHead(words[:end])
	known = known && allGeneric(words[end:])
	if end+1 < len(words) && titleCarriers.Has(words[end-1]) {
		object := words[end+1:]
		for len(object) > 0 && titleArticles.Has(object[0]) {
			object = object[1:]
		}
		if len(object) > 0 {
			if k, ok := readNoun(object); k != 0 {
				return k, ok && allGeneric(words[:end-1])
			}
		}
	}
	return kinds, known
}

// readHead finds the phrase at the end of the words, over words that may
// follow it.
func readHead(words []Word) (KindSet, bool) {
	for end := len(words); end > 0; end-- {
		for _, p := range headNouns[words[end-1]] {
			if n := len(p.before); n < end && p.fits(words[:end-1]) {
				start := end - 1 - n
				if start > 0 && titleVoid[words[end-1]].Has(words[start-1]) {
					return 0, false
				}
				return kindSet(p.kind), allGeneric(words[:start])
			}
		}
		if !titleTails.Has(words[end-1]) {
			return 0, false
		}
	}
	return 0, false
}

func (p *nounPhrase) fits(left []Word) bool {
	for i, w := range p.before {
		if left[len(left)-1-i] != w {
			return false
		}
	}
	return true
}

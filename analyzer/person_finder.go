package analyzer

import (
	"slices"
	"sort"

	"github.com/blamelint/blamelint/analyzer/names"
)

// nameClass is what a capitalised word or phrase may be, by the lists alone.
type nameClass uint8

const (
	unknownClass nameClass = iota
	cleanGiven             // a given name and nothing else
	wordGiven              // a given name and an English word: Grace, Mark
	thingGiven             // a given name and a product, place or the like: Jordan
	surnameClass           // a family name, or the name of a law's author
	wordClass              // an English word
	thingClass             // a product, company or place
	fullName               // several words that fit together
	handleClass
	bareClass     // an account name without "@"
	initialsClass // JW
)

// A candidate is a run of tokens that may name a person.
type candidate struct {
	first, end int // tokens, title and initials included
	key        int // the token of the given name, or of the only name
	class      nameClass
	kind       names.Kind // of the key
	mid        bool       // the capital is not owed to the sentence's start
	titled     bool       // after Mr, Dr …
	initials   int        // how many initials stand in it
	roleBefore bool       // a role stands right before it: "Engineer Ada"
	score      int        // evidence; sure and more is a person
	context    int        // the part of the score that does not come from the lists
	term       bool       // part of a term such as a law or a date, which says nothing of the name elsewhere
	field      *field     // the field it stands in, or nil; not read of things before they are persons
	role       string     // by an apposition beside it
	cut        Span       // tokens of an apposition that a rewrite may drop
}

// sure is the score from which on a candidate is a person.
const sure = 10

// nameFinder finds the persons of one document.
type nameFinder struct {
	d        *Document
	settings *Settings
	cands    []candidate
	known    map[string]*knownName // by lower-case word
	hints    hints                 // of the words in known
	roles    map[string]string     // who has a role, both in lower case
	fields   fieldReader
	starts   []int32      // see places
	profiles map[int]bool // first tokens of links to a profile page
	sites    map[int]bool // first tokens of links to the front page of a site
	extra    []candidate  // found out of order

	lastBlock  *Block
	lastAnswer bool
	pronouns   bool // the document has a pronoun that stands for one person
	lower      int8 // whether the document is written in lower case: 0 unknown, 1 yes, -1 no
}

func newNameFinder(d *Document) *nameFinder {
	f := &nameFinder{d: d, settings: d.facts.settings, cands: d.scratch.candidates[:0]}
	if f.settings == nil {
		f.settings = defaultSettings
	}
	f.fields.d = d
	f.pronouns = d.Any(singularPronouns)
	return f
}

// find is the whole search.
func (f *nameFinder) find() []Mention {
	f.readSettings()
	f.readProfiles()
	f.readSpeakers()
	f.collect()
	if f.extra != nil {
		f.cands = append(f.cands, f.extra...)
		slices.SortStableFunc(f.cands, func(a, b candidate) int { return a.first - b.first })
	}
	for i := range f.cands {
		c := &f.cands[i]
		if c.class != bareClass && c.class != initialsClass && c.class != handleClass {
			f.weigh(c)
		} else if c.class == handleClass {
			c.score += min(f.left(c), 0)
		}
		if c.class != thingClass || c.score >= sure {
			c.field = f.fields.of(c)
		}
	}
	f.learn()
	f.findHosts()
	f.askRoster()
	f.propagate()
	f.coordinate()
	found := f.mentions()
	clear(f.cands)
	f.d.scratch.candidates = f.cands
	return found
}

// collect finds the candidates in order.
func (f *nameFinder) collect() {
	next := 0
	f.starts = f.places()
	for _, i := range f.starts {
		if i := int(i); i >= next {
			next = max(f.candidateAt(i), i+1)
		}
	}
}

// beginners are the kinds of tokens, by bit, that may begin a candidate.
const beginners = 1<<WordToken | 1<<NumberToken | 1<<HandleToken | 1<<IdentToken

// places are the tokens at which a candidate may begin, in order. That most
// words begin in lower case is told without a branch, since which ones do is
// what a processor cannot foresee.
func (f *nameFinder) places() []int32 {
	d := f.d
	plain := plainLetters
	if f.lowerStyle() {
		plain = 0
	}
	out := d.scratch.places
	if len(out) <= len(d.Tokens) {
		out = make([]int32, len(d.Tokens)+len(d.Tokens)/4+1)
		d.scratch.places = out
	}
	n := 0
	for i := range d.Tokens {
		t := &d.Tokens[i]
		out[n] = int32(i)
		odd := (t.Flags&plain)/plainLetters ^ 1
		n += int((t.Flags | odd&(beginners>>t.Kind)) & 1) // 1 is Capital, too
	}
	return out[:n]
}

// candidateAt takes the candidate that begins at token i, if any, and returns
// the token after it.
func (f *nameFinder) candidateAt(i int) int {
	d := f.d
	t := &d.Tokens[i]
	switch {
	case t.Is(Struck):
	case t.Kind == WordToken && !t.Is(Capital):
		f.lowerWord(i, t)
	case t.Kind == WordToken && t.Is(AllCaps):
		return f.capitals(i)
	case t.Kind == WordToken && !notNames.Has(t.Word):
		return f.chain(i)
	case t.Kind == HandleToken:
		return f.handle(i)
	case t.Kind == IdentToken || t.Kind == NumberToken && d.Text[t.Start] == '0':
		f.bareAccount(i)
	}
	return i + 1
}

// lowerWord looks at a word that begins in lower case: an account, which has a
// digit in it, or a name in a document that is written so.
func (f *nameFinder) lowerWord(i int, t *Token) {
	switch {
	case t.Word != 0 && !vocabularyNames.Has(t.Word):
	case !t.Is(plainLetters) && hasDigit(f.d.Word(i)):
		f.bareAccount(i)
	case !t.Is(MixedCase) && f.lowerStyle() && f.startLike(i):
		f.lowerName(i)
	}
}

// lowerStyle reports whether most sentences of the document begin in lower
// case, so that names may be expected in it, too.
func (f *nameFinder) lowerStyle() bool {
	if f.lower == 0 {
		lower, upper := 0, 0
		for i := range f.d.Sentences {
			switch t := &f.d.Tokens[f.d.Sentences[i].First]; {
			case t.Kind != WordToken || f.d.Sentences[i].Block.Kind == Heading:
			case t.Is(Capital):
				upper++
			default:
				lower++
			}
		}
		f.lower = -1
		if lower > 2*upper {
			f.lower = 1
		}
	}
	return f.lower > 0
}

// lowerName takes a given name in lower case at token i, in a document that
// is written so, if a person's verb follows.
func (f *nameFinder) lowerName(i int) {
	d := f.d
	c := candidate{first: i, end: i + 1, key: i, kind: names.Lookup(d.Word(i))}
	if !c.kind.Has(names.GivenName) || c.kind.Has(names.EnglishWord) || len(d.Word(i)) < 3 {
		return
	}
	j, end := f.after(&c)
	if j >= end {
		return
	}
	if p := d.predicateAt(j, end); p.weight <= anyAct {
		return
	}
	c.class = cleanGiven
	if c.kind.Has(thingKinds) || mythNames.Has(lookupWord(d.Word(i))) {
		c.class = thingGiven
	} else {
		c.score = 3
	}
	f.cands = append(f.cands, c)
}

func hasDigit(s string) bool {
	for i := range len(s) {
		if isDigit(s[i]) {
			return true
		}
	}
	return false
}

// words appends the tokens of a candidate's names, without titles and initials,
// to out.
func (f *nameFinder) words(c *candidate, out []int) []int {
	if c.end == c.first+1 {
		return append(out, c.first)
	}
	for i := c.first; i < c.end; i++ {
		t := &f.d.Tokens[i]
		if (t.Kind == WordToken || t.Kind == HandleToken) && (t.Is(Capital) || t.Kind == HandleToken) && !isInitial(f.d, i) && !addressWords.Has(t.Word) && !nicknameWords.Has(t.Word) {
			out = append(out, i)
		}
	}
	return out
}

// coordinate lets a person vouch for the name beside "and".
func (f *nameFinder) coordinate() {
	for i := 1; i < len(f.cands); i++ {
		f.vouch(&f.cands[i-1], &f.cands[i])
	}
	for i := len(f.cands) - 1; i > 0; i-- {
		f.vouch(&f.cands[i], &f.cands[i-1])
	}
}

// vouch lets a, if it is surely a person or surely a thing, sway b.
func (f *nameFinder) vouch(a, b *candidate) {
	if !f.paired(a, b) {
		return
	}
	switch {
	case a.score >= sure && b.score < sure && b.context > -8 && b.class != thingClass:
		b.score += 9
	case a.context <= -8 && a.score < 0 && a.first < b.first && (b.class == thingGiven || b.class == surnameClass || b.class == unknownClass):
		b.score -= 12 // "traffic for Florence and Dallas left": both hang on "for"
	case (a.class == thingClass || a.context <= -8) && a.score < 0 && b.class != fullName && b.class != handleClass && b.context < 8:
		b.score -= 6
	}
}

// paired reports whether two candidates are joined by "and" or a comma.
func (f *nameFinder) paired(a, b *candidate) bool {
	left, right := a, b
	if a.first > b.first {
		left, right = b, a
	}
	if f.d.Tokens[left.first].Sentence != f.d.Tokens[right.first].Sentence || right.first-left.end > 8 {
		return false
	}
	depth, joined := 0, false
	for i := left.end; i < right.first; i++ {
		switch w := f.d.Tokens[i].Word; {
		case w == wOpen:
			depth++
		case w == wClose:
			depth--
		case depth > 0:
		case w == wAnd || w == wAmp || w == wOr || w == wNor || w == wComma || w == wSlash:
			joined = true
		default:
			return false
		}
	}
	return joined && depth == 0
}

var wAmp = W("&")

// tokenAt is the first token that begins at or after byte at of Text.
func (d *Document) tokenAt(at int) int {
	return sort.Search(len(d.Tokens), func(i int) bool { return int(d.Tokens[i].Start) >= at })
}

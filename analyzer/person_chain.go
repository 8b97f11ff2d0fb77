package analyzer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blamelint/blamelint/analyzer/english"
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
	field      *field     // the field it stands in, or nil
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
	fields   fieldReader
	profiles map[int]bool // first tokens of links to a profile page
	sites    map[int]bool // first tokens of links to the front page of a site
	extra    []candidate  // found out of order
	rostered bool

	lastBlock  *Block
	lastAnswer bool
	lower      int8 // whether the document is written in lower case: 0 unknown, 1 yes, -1 no
}

func newNameFinder(d *Document) *nameFinder {
	f := &nameFinder{d: d, settings: d.facts.settings, known: map[string]*knownName{}}
	if f.settings == nil {
		f.settings = defaultSettings
	}
	f.fields.d = d
	return f
}

// collect finds the candidates in order.
func (f *nameFinder) collect() {
	d := f.d
	for i := 0; i < len(d.Tokens); {
		t := &d.Tokens[i]
		next := i + 1
		switch {
		case t.Is(Struck):
		case t.Kind == HandleToken:
			next = f.handle(i)
		case t.Kind == WordToken && t.Is(Capital) && !t.Is(AllCaps) && !notNames.Has(t.Word):
			next = f.chain(i)
		case t.Kind == WordToken && t.Is(AllCaps):
			next = f.capitals(i)
		case t.Kind == IdentToken || t.Kind == NumberToken || t.Kind == WordToken && t.Word == 0 && t.Is(MixedCase) || t.Kind == WordToken && t.Word == 0 && hasDigit(d.Word(i)):
			f.bareAccount(i)
		case t.Kind == WordToken && (t.Word == 0 || mythNames.Has(t.Word)) && !t.Is(Capital|MixedCase) && f.lowerStyle() && f.startLike(i):
			f.lowerName(i)
		}
		i = max(next, i+1)
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

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// chain reads the run of name words from i on, and returns the token after it.
func (f *nameFinder) chain(i int) int {
	d := f.d
	s := d.SentenceOf(i)
	c := candidate{first: i}
	var buffer [6]int
	words := buffer[:0]
	end := i
	for end < s.End && len(words) < 6 {
		j := end
		if j > i {
			j = f.particles(end, s.End)
		}
		if j >= s.End || j > i && !f.joins(j, i) {
			break
		}
		dot := j+1 < s.End && d.Tokens[j+1].Word == wDot && !d.Tokens[j+1].Is(SpaceBefore)
		switch {
		case isInitial(d, j):
			if j == i && !dot && d.Tokens[j].End-d.Tokens[j].Start == 1 {
				return j + 1
			}
			c.initials++
		case len(words) == 0 && addressWords.Has(d.Tokens[j].Word):
			c.titled = true
		default:
			words = append(words, j)
			dot = false
		}
		end = j + 1
		if dot {
			end++
		}
	}
	c.end = end
	f.classify(&c, words)
	return max(end, i+1)
}

var addressWords = Words("mr mrs ms miss mx dr prof professor sir dame madam herr frau monsieur madame mme mlle señor senor señora senora sra signor signora")

// particles skips the lower-case words inside a name: "van der".
func (f *nameFinder) particles(i, end int) int {
	j := i
	for j < end && j < i+3 && f.d.Tokens[j].Kind == WordToken && !f.d.Tokens[j].Is(Capital) && nameParticles.Has(f.d.Tokens[j].Word) {
		j++
	}
	if j == i || j < end && f.d.Tokens[j].Is(Capital) {
		return j
	}
	return end
}

var nameParticles = Words("de del della di da dos das van von der den ter ten zu vom af av al el bin ibn bint binti abu ben la le du des y")

// joins reports whether token j continues the name that began at first.
func (f *nameFinder) joins(j, first int) bool {
	t, a := &f.d.Tokens[j], &f.d.Tokens[first]
	if t.Kind != WordToken || !t.Is(SpaceBefore) || t.Is(LineStart) || t.Is(Struck) {
		return false
	}
	const look = Strong | Emphasised | Linked
	if t.Flags&look != a.Flags&look {
		return false
	}
	if isInitial(f.d, j) {
		return t.Word != wI || j+1 < len(f.d.Tokens) && f.d.Tokens[j+1].Word == wDot
	}
	if t.Is(AllCaps) || notNames.Has(t.Word) && !surnameLike(f.d.Word(j)) {
		return false
	}
	if f.d.newLine(j) && (strongLabels.Has(t.Word) || weakLabels.Has(t.Word) || classOf(lookupName(f.d.Word(j))) == wordClass) {
		return false // "Author: Ada Lovelace\nPublished: …"
	}
	if !t.Is(Capital) {
		return prefixedName(f.d.Word(j))
	}
	base, form := f.d.actVerb(j)
	return base == 0 || form != pastForm || names.Lookup(f.d.Word(j)).Has(names.Surname) // "Ada Restarted the hub"
}

var wI = W("i")

// surnameLike lets through family names that are function words elsewhere.
func surnameLike(s string) bool {
	switch s {
	case "Do", "An", "Will", "May", "Early", "Best", "Long", "So":
		return names.Lookup(s).Has(names.Surname)
	}
	return false
}

// prefixedName recognises "al-Khatib" and "d'Angelo".
func prefixedName(s string) bool {
	k := strings.IndexAny(s, "-'’")
	if k < 1 || k > 3 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[k:], "-'’"))
	return unicode.IsUpper(r)
}

// isInitial reports whether token i is a single capital letter.
func isInitial(d *Document, i int) bool {
	t := &d.Tokens[i]
	w := d.Word(i)
	if t.Kind != WordToken || !t.Is(Capital) {
		return false
	}
	return utf8.RuneCountInString(w) == 1 || len(w) <= 6 && len(w) > 1 && w[1] == '.' && strings.HasSuffix(w, ".") && strings.ToUpper(w) == w
}

// lookup is what a word of a name is known as. Of a hyphenated word that is in
// no list the parts are asked.
func lookupName(w string) names.Kind {
	k := names.Lookup(w)
	if k == 0 && ordinary(w) {
		k = names.EnglishWord
	}
	if k != 0 {
		return k
	}
	head, tail, ok := strings.Cut(w, "-")
	if !ok {
		if r := strings.TrimPrefix(strings.TrimPrefix(w, "O'"), "O’"); r != w || len(w) > 4 && (strings.HasPrefix(w, "Mc") || strings.HasPrefix(w, "Mac")) && unicode.IsUpper(rune(w[strings.IndexByte(w, 'c')+1])) {
			return names.Surname
		}
		return 0
	}
	a, b := lookupName(head), lookupName(tail)
	const things = names.Product | names.Company | names.Place | names.Calendar | names.Bot
	r, _ := utf8.DecodeRuneInString(tail)
	switch {
	case a.Has(names.EnglishWord) && !a.Has(names.GivenName|names.Surname):
		return names.EnglishWord
	case a.Has(things) && !a.Has(names.GivenName|names.Surname) || b.Has(things) && !b.Has(names.GivenName|names.Surname):
		return names.Product
	case b.Has(names.EnglishWord) && !b.Has(names.GivenName|names.Surname):
		return names.EnglishWord
	case unicode.IsUpper(r) && (a.Has(names.Surname) || b.Has(names.Surname)) && !a.Has(names.GivenName):
		return names.Surname
	case a.Has(names.GivenName) || b.Has(names.GivenName):
		return names.GivenName
	}
	return a | b
}

// ordinary reports whether a word that is in no list of names is English, or
// formed like an English noun.
func ordinary(w string) bool {
	if english.Known(w) || lookupWord(w) != 0 {
		return true
	}
	low := strings.ToLower(w)
	if stem, ok := strings.CutSuffix(low, "s"); ok && len(stem) > 3 && (english.Known(stem) || lookupWord(stem) != 0) {
		return true
	}
	for _, end := range [...]string{"tion", "tions", "ment", "ments", "ness", "ity", "ability", "ization", "isation", "ology", "ware", "ability", "ately", "ingly", "edly", "ively"} {
		if len(low) > len(end)+3 && strings.HasSuffix(low, end) {
			return true
		}
	}
	for _, pre := range [...]string{"un", "re", "mis", "pre", "de", "non", "over", "under", "multi", "micro", "auto", "sub", "inter", "super"} {
		if rest, ok := strings.CutPrefix(low, pre); ok && len(rest) > 4 && english.Known(rest) {
			return true
		}
	}
	return false
}

const thingKinds = names.Product | names.Company | names.Place | names.Calendar | names.Bot

// classOf is the class of one word.
func classOf(k names.Kind) nameClass {
	switch {
	case k.Has(names.CommonWord) && !k.Has(names.GivenName):
		return wordClass
	case k.Has(names.GivenName) && k.Has(thingKinds|names.StormHead):
		return thingGiven
	case k.Has(names.GivenName) && k.Has(names.EnglishWord):
		return wordGiven
	case k.Has(names.GivenName):
		return cleanGiven
	case k.Has(thingKinds):
		return thingClass
	case k.Has(names.Surname|names.Eponym) && !k.Has(names.EnglishWord), k.Has(names.Surname) && !k.Has(names.CommonWord):
		return surnameClass
	case k.Has(names.EnglishWord):
		return wordClass
	}
	return unknownClass
}

// classify judges the words of a chain by the lists and keeps it if it may
// name a person.
func (f *nameFinder) classify(c *candidate, words []int) {
	d := f.d
	if len(words) == 0 {
		return
	}
	if words = f.trim(c, words); len(words) == 0 {
		c.class, c.score, c.key = thingClass, -50, c.first
		f.cands = append(f.cands, *c)
		return
	}
	c.key = words[0]
	c.mid = !f.startLike(c.first)
	heading := d.BlockOf(c.first).Kind == Heading
	if len(words) == 1 {
		c.kind = lookupName(d.Word(c.key))
		c.class = classOf(c.kind)
		switch w := d.Tokens[c.key].Word; {
		case mythNames.Has(w) && c.class == cleanGiven:
			c.class = thingGiven
		case shortened.Has(w) && c.class == cleanGiven:
			c.class = wordGiven
		}
		if w := d.Word(c.key); camel(w) || hasDigit(w) || c.class == unknownClass && f.brand(w) {
			c.class, c.kind = thingClass, names.Product
		}
		if f.isKnown(c.key) && (c.class == wordClass || c.class == thingClass) {
			c.class = wordGiven
		}
		c.score += f.single(c, heading)
	} else {
		c.score += f.several(c, words, heading)
		c.class = fullName
	}
	if c.titled {
		c.score = max(c.score, -4) + 20
	}
	if c.score > -14 && (c.class != wordClass || c.titled) {
		f.cands = append(f.cands, *c)
	}
}

// trim drops words around the name that are none of it: a role or an adverb
// before it. It returns nil if the whole is the name of a thing.
func (f *nameFinder) trim(c *candidate, words []int) []int {
	d := f.d
	for len(words) > 1 {
		w := d.Tokens[words[0]].Word
		k := lookupName(d.Word(words[0]))
		next := classOf(lookupName(d.Word(words[1])))
		switch {
		case nicknameWords.Has(w) && (next == cleanGiven || next == wordGiven || next == thingGiven):
			c.key = words[1]
			return words[1:]
		case thingPrefixes.Has(w) && !c.titled:
			return nil
		case (classOf(k) == wordClass || classOf(k) == thingClass || len(words) == 2 && holidays.Has(w)) && orgHeads.Has(d.Tokens[words[1]].Word):
			return nil
		case (RoleNouns.Has(w) && !k.Has(names.GivenName) || rankWords.Has(w)) && !c.titled && c.first == words[0]:
			c.roleBefore = true
		case (classOf(k) == wordClass && !k.Has(names.Surname) || classOf(k) == thingClass && !k.Has(names.Surname)) && next != wordClass && next != thingClass && !c.titled && c.initials == 0:
			if !f.startLike(words[0]) {
				c.score -= 10 // "Christmas Eve"
			}
		default:
			return f.orgless(words)
		}
		words = words[1:]
		c.first = words[0]
	}
	return f.orgless(words)
}

var holidays = Words("christmas new boxing election labor labour memorial veterans independence thanksgiving valentine pancake shrove canada australia bastille")

// orgless is words, or nil if the last of them, or two together, make it an
// organisation or a place.
func (f *nameFinder) orgless(words []int) []int {
	d := f.d
	if len(words) < 2 {
		return words
	}
	first := lookupName(d.Word(words[0]))
	clean := classOf(first) == cleanGiven && first.Grade() > names.Rare
	for _, w := range words[1:] {
		if orgHeads.Has(d.Tokens[w].Word) && !(clean && names.Lookup(d.Word(w)).Has(names.Surname)) {
			return nil
		}
	}
	for i := range words[1:] {
		pair := d.Word(words[i]) + " " + d.Word(words[i+1])
		if names.Lookup(pair).Has(thingKinds | names.Eponym) {
			return nil
		}
	}
	return words
}

// startLike reports whether a capital at token i is owed to its place: the
// start of a sentence, perhaps after a time or a mark.
func (f *nameFinder) startLike(i int) bool {
	d := f.d
	first := d.SentenceOf(i).First
	for j := i - 1; j >= first; j-- {
		t := &d.Tokens[j]
		if t.Word == wColon {
			return true
		}
		if t.Kind == PunctToken || t.Kind == NumberToken || clockWords.Has(t.Word) {
			continue
		}
		return false
	}
	return true
}

// brand reports whether an unknown word looks made up for a product: capitals
// inside it, two English words in one, a trade ending.
func (f *nameFinder) brand(w string) bool {
	if camel(w) || hasDigit(w) {
		return true
	}
	low := strings.ToLower(w)
	if len(low) < 6 || strings.Contains(low, "-") {
		return false
	}
	for k := 3; k <= len(low)-3; k++ {
		if names.Lookup(low[:k]).Has(names.CommonWord) && names.Lookup(low[k:]).Has(names.EnglishWord) && len(low[k:]) >= 4 {
			return true
		}
	}
	for _, e := range brandEndings {
		if len(e) >= 4 && strings.HasSuffix(low, e) {
			return true
		}
	}
	return false
}

// camel reports whether a word has capitals inside it that are not those of a
// family name such as McAllister or DiMaggio.
func camel(w string) bool {
	if strings.Contains(w, "-") || strings.Contains(w, "'") || strings.Contains(w, "’") {
		return false
	}
	for _, pre := range [...]string{"Mc", "Mac", "De", "Di", "Da", "Du", "La", "Le", "Van", "Von", "Fitz", "Jo", "Mary", "Anne", "Ann", "Bobbie", "Billie"} {
		if rest, ok := strings.CutPrefix(w, pre); ok && len(rest) > 2 {
			w = strings.ToLower(rest[:1]) + rest[1:]
			break
		}
	}
	for i, r := range w {
		if i > 0 && unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// single is the weight of one word by the lists.
func (f *nameFinder) single(c *candidate, heading bool) int {
	score := 0
	if c.initials > 0 {
		switch c.class {
		case cleanGiven, surnameClass, unknownClass, thingGiven:
			return 13
		case wordGiven:
			return 10
		}
		if c.kind.Has(names.Surname) {
			return 8
		}
		return -20
	}
	switch c.class {
	case cleanGiven:
		score = 11
		switch c.kind.Grade() {
		case names.Common:
			score = 12
		case names.Rare:
			score = 5
		}
		if c.kind.Has(names.Eponym) {
			score -= 2
			if c.kind.Grade() > names.Rare {
				score -= 2
			}
		}
	case wordGiven:
		score = 6
		if c.kind.Has(names.CommonWord) {
			score = 4
		}
		if !c.mid {
			score -= 4
		}
		if c.kind.Grade() == names.Rare {
			score -= 3
			if c.kind.Has(names.CommonWord) {
				score -= 6
			}
		}
	case thingGiven:
		switch {
		case c.kind.Grade() == names.Rare:
			score = -3
		case c.kind.Grade() == names.Common && !c.kind.Has(names.Calendar):
			score = 2
		}
	case surnameClass:
		score = 3
		if c.kind.Has(names.EnglishWord) {
			score = -2
			if !c.mid {
				score = -6
			}
		}
	case unknownClass:
		score = 1
	case wordClass:
		score = -14
	case thingClass:
		score = -13
		if c.kind.Has(names.Surname | names.Eponym) {
			score = -6
		}
	}
	if heading {
		score -= 3
	}
	return score
}

// several is the weight of a name of several words by the lists.
func (f *nameFinder) several(c *candidate, words []int, heading bool) int {
	best, given := 0, false
	plain, things, family, unknown := 0, 0, 0, 0
	for _, i := range words {
		k := lookupName(f.d.Word(i))
		cl := classOf(k)
		switch w := f.d.Word(i); {
		case camel(w) || hasDigit(w):
			cl, k = thingClass, names.Product
		case k.Has(names.CommonWord) && k.Grade() <= names.Rare:
			cl = wordClass
		case cl == thingGiven && k.Grade() == names.Rare:
			cl = thingClass
		}
		switch cl {
		case cleanGiven, wordGiven, thingGiven:
			w := map[nameClass]int{cleanGiven: 18, wordGiven: 14, thingGiven: 12}[cl]
			if !given || w > best {
				c.key, c.kind, best = i, k, max(best, w)
			}
			given = true
		case wordClass:
			if k.Has(names.Surname) {
				family++
			} else {
				plain++
			}
		case thingClass:
			if k.Has(names.Surname) {
				family++
			} else {
				things++
			}
		case surnameClass:
			family++
		default:
			unknown++
		}
	}
	switch {
	case things > 0:
		return -20
	case given && plain > 0 && (heading || best < 18 || plain > 1):
		return 2
	case given && plain > 0:
		return 4
	case given:
		return best
	case plain > 0:
		return -20
	case c.initials > 0:
		return 14
	case family > 0:
		return 9
	}
	return 5
}

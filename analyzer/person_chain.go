package analyzer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blamelint/blamelint/analyzer/names"
)

// chain reads the run of name words from i on, and returns the token after it.
func (f *nameFinder) chain(i int) int {
	d := f.d
	s := d.SentenceOf(i)
	if f.alone(i, s.End) {
		f.oneWord(i)
		return i + 1
	}
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

// alone reports whether the word at token i is a whole chain, by a cheap look:
// it is neither an initial nor a title, and no word of a name follows.
func (f *nameFinder) alone(i, end int) bool {
	t := &f.d.Tokens[i]
	if !t.Is(plainLetters) || t.End-t.Start < 2 || addressWords.Has(t.Word) {
		return false
	}
	if i+1 >= end {
		return true
	}
	next := &f.d.Tokens[i+1]
	return next.Kind != WordToken || !next.Is(Capital|MixedCase) && !nameParticles.Has(next.Word)
}

// oneWord takes the word at token i. Most are words with which a sentence or a
// heading begins, and are dropped before anything else is asked.
func (f *nameFinder) oneWord(i int) {
	c := candidate{first: i, end: i + 1, key: i}
	if f.classifyWord(&c); c.class != wordClass {
		f.keepWord(&c)
	}
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
	d := f.d
	t := &d.Tokens[j]
	switch {
	case t.Kind != WordToken || !t.Is(Capital|MixedCase) || !t.Is(SpaceBefore) || t.Is(LineStart|Struck):
		return false
	case (t.Flags^d.Tokens[first].Flags)&(Strong|Emphasised|Linked) != 0:
		return false
	case !t.Is(Capital):
		return prefixedName(d.Word(j))
	case isInitial(d, j):
		return t.Word != wI || j+1 < len(d.Tokens) && d.Tokens[j+1].Word == wDot
	case t.Is(AllCaps) || notNames.Has(t.Word) && !surnameLike(d.Word(j)):
		return false
	}
	if d.newLine(j) && (strongLabels.Has(t.Word) || weakLabels.Has(t.Word) || classOf(d.nameKind(j)) == wordClass) {
		return false // "Author: Ada Lovelace\nPublished: …"
	}
	base, form := d.actVerb(j)
	return base == 0 || form != pastForm || names.Lookup(d.Word(j)).Has(names.Surname) // "Ada Restarted the hub"
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

// trim drops words around the name that are none of it: a role or an adverb
// before it. It returns nil if the whole is the name of a thing.
func (f *nameFinder) trim(c *candidate, words []int) []int {
	d := f.d
	for len(words) > 1 {
		w := d.Tokens[words[0]].Word
		k := d.nameKind(words[0])
		next := classOf(d.nameKind(words[1]))
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
	first := d.nameKind(words[0])
	clean := classOf(first) == cleanGiven && first.Grade() > names.Rare
	for _, w := range words[1:] {
		if orgHeads.Has(d.Tokens[w].Word) && !(clean && !plainHeads.Has(d.Tokens[w].Word) && names.Lookup(d.Word(w)).Has(names.Surname)) {
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

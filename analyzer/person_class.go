package analyzer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blamelint/blamelint/analyzer/english"
	"github.com/blamelint/blamelint/analyzer/names"
)

// lookupName is what a word of a name is known as. Of a hyphenated word that
// is in no list the parts are asked.
func lookupName(w string) names.Kind {
	k := names.Lookup(w)
	switch {
	case k != 0:
		return k
	case ordinary(w):
		return names.EnglishWord
	}
	if head, tail, ok := strings.Cut(w, "-"); ok {
		return hyphenName(lookupName(head), lookupName(tail), tail)
	}
	if clanName(w) {
		return names.Surname
	}
	return 0
}

// clanName recognises "O'Hara" and "McKay".
func clanName(w string) bool {
	for _, pre := range [...]string{"O'", "O’", "Mc", "Mac"} {
		if rest, ok := strings.CutPrefix(w, pre); ok && len(rest) > 1 && 'A' <= rest[0] && rest[0] <= 'Z' {
			return true
		}
	}
	return false
}

// hyphenName is what a word of two parts is known as.
func hyphenName(a, b names.Kind, tail string) names.Kind {
	const name = names.GivenName | names.Surname
	r, _ := utf8.DecodeRuneInString(tail)
	switch {
	case a.Has(names.EnglishWord) && !a.Has(name):
		return names.EnglishWord
	case a.Has(thingKinds) && !a.Has(name) || b.Has(thingKinds) && !b.Has(name):
		return names.Product
	case b.Has(names.EnglishWord) && !b.Has(name):
		return names.EnglishWord
	case unicode.IsUpper(r) && (a | b).Has(names.Surname) && !a.Has(names.GivenName):
		return names.Surname
	case (a | b).Has(names.GivenName):
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
	for _, end := range nounEndings {
		if len(low) > len(end)+3 && strings.HasSuffix(low, end) {
			return true
		}
	}
	for _, pre := range wordBeginnings {
		if rest, ok := strings.CutPrefix(low, pre); ok && len(rest) > 4 && english.Known(rest) {
			return true
		}
	}
	return false
}

var (
	nounEndings    = [...]string{"tion", "tions", "ment", "ments", "ness", "ity", "ology", "ware", "ately", "ingly", "edly", "ively"}
	wordBeginnings = [...]string{"un", "re", "mis", "pre", "de", "non", "over", "under", "multi", "micro", "auto", "sub", "inter", "super"}
)

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

// classify judges the words of a chain by the lists.
func (f *nameFinder) classify(c *candidate, words []int) {
	if len(words) == 0 {
		return
	}
	if words = f.trim(c, words); len(words) == 0 {
		c.class, c.score, c.key = thingClass, -50, c.first
		f.cands = append(f.cands, *c)
		return
	}
	c.key = words[0]
	if len(words) == 1 {
		f.classifyWord(c)
		f.keepWord(c)
		return
	}
	c.mid = !f.startLike(c.first)
	heading := f.d.BlockOf(c.first).Kind == Heading
	c.score += f.several(c, words, heading)
	if heading && !f.d.nameKind(words[0]).Has(names.GivenName) {
		c.score -= 10 // words of another language, "Kühlung Halle"
	}
	c.class = fullName
	f.keep(c)
}

// keepWord weighs a name of one word by the lists, and keeps it if it may name
// a person.
func (f *nameFinder) keepWord(c *candidate) {
	c.mid = !f.startLike(c.first)
	c.score += f.single(c)
	if f.d.BlockOf(c.first).Kind == Heading {
		c.score -= 3
	}
	f.keep(c)
}

// keep adds a candidate to the others if it may name a person.
func (f *nameFinder) keep(c *candidate) {
	if c.titled {
		c.score = max(c.score, -4) + 20
	}
	if c.score > -14 && (c.class != wordClass || c.titled) {
		f.cands = append(f.cands, *c)
	}
}

// classifyWord finds the class of a name of one word.
func (f *nameFinder) classifyWord(c *candidate) {
	d := f.d
	switch t := &d.Tokens[c.key]; {
	case t.Word == 0:
		c.class, c.kind = d.scratch.words.judge(d.Word(c.key))
	default:
		c.kind = t.Word.nameKind()
		c.class = classOf(c.kind)
		if !t.Is(plainLetters) || c.class == unknownClass {
			c.class, c.kind = judgeWord(d.Word(c.key), c.kind)
		}
		switch {
		case c.class != cleanGiven:
		case mythNames.Has(t.Word):
			c.class = thingGiven
		case shortened.Has(t.Word):
			c.class = wordGiven
		}
	}
	if f.isKnown(c.key) && (c.class == wordClass || c.class == thingClass) {
		c.class = wordGiven
	}
}

// brand reports whether an unknown word looks made up for a product: two
// English words in one, or a trade ending.
func brand(w string) bool {
	low := strings.ToLower(w)
	if len(low) < 6 || strings.Contains(low, "-") {
		return false
	}
	for k := 3; k <= len(low)-4; k++ {
		if names.Lookup(low[:k]).Has(names.CommonWord) && names.Lookup(low[k:]).Has(names.EnglishWord) {
			return true
		}
	}
	for _, e := range brandEndings {
		if strings.HasSuffix(low, e) {
			return true
		}
	}
	return false
}

// camel reports whether a word has capitals inside it that are not those of a
// family name such as McAllister or DiMaggio.
func camel(w string) bool {
	if !capitalInside(w) {
		return false
	}
	if !innerCapital(w) || strings.Contains(w, "-") || strings.Contains(w, "'") || strings.Contains(w, "’") {
		return false
	}
	for _, pre := range [...]string{"Mc", "Mac", "De", "Di", "Da", "Du", "La", "Le", "Van", "Von", "Fitz", "Jo", "Mary", "Anne", "Ann", "Bobbie", "Billie"} {
		if rest, ok := strings.CutPrefix(w, pre); ok && len(rest) > 2 {
			w = strings.ToLower(rest[:1]) + rest[1:]
			break
		}
	}
	return innerCapital(w)
}

// innerCapital reports whether a word has a capital that is not its first
// letter.
func innerCapital(w string) bool {
	for i, r := range w {
		if i > 0 && unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// capitalInside reports whether an upper-case letter, or a letter beyond ASCII
// that may be one, stands after the first byte.
func capitalInside(w string) bool {
	for i := 1; i < len(w); i++ {
		if c := w[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return true
		}
	}
	return false
}

// single is the weight of a name of one word by the lists.
func (f *nameFinder) single(c *candidate) int {
	if c.initials > 0 {
		return initialled(c)
	}
	grade := c.kind.Grade()
	switch c.class {
	case cleanGiven:
		return cleanWeight(c.kind)
	case wordGiven:
		return wordWeight(c)
	case thingGiven:
		switch {
		case grade == names.Rare:
			return -3
		case grade == names.Common && !c.kind.Has(names.Calendar):
			return 2
		}
		return 0
	case surnameClass:
		switch {
		case c.kind.Has(names.Eponym) && !c.kind.Has(names.Surname):
			return -9 // the measure of Levenshtein rather than a colleague of that name
		case !c.kind.Has(names.EnglishWord):
			return 3
		case c.mid:
			return -2
		}
		return -6
	case unknownClass:
		return 1
	case thingClass:
		if c.kind.Has(names.Surname | names.Eponym) {
			return -6
		}
		return -13
	}
	return -14
}

// initialled is the weight of "M. Okafor" and "Ada L.".
func initialled(c *candidate) int {
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

// cleanWeight is the weight of a word that is a given name and little else.
func cleanWeight(k names.Kind) int {
	w := 11
	switch k.Grade() {
	case names.Common:
		w = 12
	case names.Rare:
		w = 5
	}
	switch {
	case k.Has(names.Eponym) && k.Grade() > names.Rare:
		w -= 4
	case k.Has(names.Eponym):
		w -= 2
	}
	return w
}

// wordWeight is the weight of a given name that is an English word, too.
func wordWeight(c *candidate) int {
	w := 6
	if c.kind.Has(names.CommonWord) {
		w = 4
	}
	if !c.mid {
		w -= 4
	}
	switch rare := c.kind.Grade() == names.Rare; {
	case rare && c.kind.Has(names.CommonWord):
		w -= 9
	case rare:
		w -= 3
	}
	return w
}

// A tally counts the words of a long name by what they are known as.
type tally struct{ best, plain, things, family, unknown int }

// several is the weight of a name of several words by the lists.
func (f *nameFinder) several(c *candidate, words []int, heading bool) int {
	var t tally
	for _, i := range words {
		if placeholders.Has(f.d.Tokens[i].Word) {
			return -20 // "Jane Doe"
		}
		k := f.d.nameKind(i)
		if w := t.count(f.d.Word(i), k); w > t.best {
			c.key, c.kind, t.best = i, k, w
		}
	}
	switch {
	case t.things > 0, t.best == 0 && t.plain > 0:
		return -20
	case t.best > 0 && t.plain > 0 && (heading || t.best < cleanFirst || t.plain > 1):
		return 2
	case t.best > 0 && t.plain > 0:
		return 4
	case t.best > 0:
		return t.best
	case c.initials > 0:
		return 14
	case t.family > 0:
		return 9
	}
	return 5
}

var placeholders = Words("doe bloggs mustermann lastname surname")

// The weights of a long name by its given name.
const (
	thingFirst = 12
	wordFirst  = 14
	cleanFirst = 18
)

// count notes one word and returns its weight if it is a given name.
func (t *tally) count(w string, k names.Kind) int {
	class := classOf(k)
	switch {
	case camel(w) || hasDigit(w):
		class, k = thingClass, names.Product
	case k.Has(names.CommonWord) && k.Grade() <= names.Rare:
		class = wordClass
	case class == thingGiven && k.Grade() == names.Rare:
		class = thingClass
	}
	switch {
	case class == cleanGiven:
		return cleanFirst
	case class == wordGiven:
		return wordFirst
	case class == thingGiven:
		return thingFirst
	case class == surnameClass || k.Has(names.Surname):
		t.family++
	case class == wordClass:
		t.plain++
	case class == thingClass:
		t.things++
	default:
		t.unknown++
	}
	return 0
}

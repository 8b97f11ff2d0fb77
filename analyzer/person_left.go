package analyzer

import (
	"github.com/blamelint/blamelint/analyzer/names"
)

// left weighs what stands before a candidate.
func (f *nameFinder) left(c *candidate) int {
	d := f.d
	first := d.SentenceOf(c.first).First
	i := c.first - 1
	for i >= first && d.Tokens[i].Kind == PunctToken && openers.Has(d.Tokens[i].Word) && d.Tokens[i].Word != wOpen {
		i--
	}
	if i < first {
		if d.sectionKind(d.BlockOf(c.first)) == Timeline {
			return 2
		}
		return 0
	}
	t := &d.Tokens[i]
	switch {
	case t.Kind == NumberToken || clockWords.Has(t.Word):
		if c.kind.Has(names.Calendar) {
			c.term = true
			return -20
		}
		return 2
	case t.Word == wComma:
		return f.roleComma(c, i, first)
	case f.thingBefore(c, i, first):
		return -25
	case t.Kind == PunctToken:
		return 0
	case c.kind.Has(names.Calendar) && calendarPrepositions.Has(t.Word):
		c.term = true
		return -30
	case namedWords.Has(t.Word), t.Word == wCalled && f.nounBefore(i, first):
		return f.named(i, first)
	case articles.Has(t.Word) && c.class == fullName:
		return -4
	case articles.Has(t.Word):
		return -10
	case RoleNouns.Has(t.Word) && !softwareRoles.Has(t.Word):
		return 14
	case t.Is(AllCaps) && t.Kind == WordToken && !RoleNouns.Has(t.Word) && !TeamNames.Has(t.Word) && !d.Tokens[c.first].Is(LineStart):
		return -8 // "JP Morgan"
	case Prepositions.Has(t.Word):
		return f.afterPreposition(c, i, first)
	}
	return f.afterVerb(c, i, first)
}

// thingBefore reports whether the word at i says what kind of thing bears the
// name after it: "Storm Ciara", "MV Anna", "St. Mary", "the ferry Anna".
func (f *nameFinder) thingBefore(c *candidate, i, first int) bool {
	d := f.d
	t := &d.Tokens[i]
	switch {
	case t.Word == wDot:
		return i > first && thingPrefixes.Has(d.Tokens[i-1].Word)
	case shipPrefixes.Has(t.Word) && t.Is(AllCaps):
		return true
	}
	return thingPrefixes.Has(t.Word) && (c.class != fullName || i > first && articles.Has(d.Tokens[i-1].Word))
}

// named weighs "named" before a candidate: a colleague named Ada is a person,
// a script is none.
func (f *nameFinder) named(i, first int) int {
	for j := i - 1; j >= max(first, i-3); j-- {
		if w := f.d.Tokens[j].Word; RoleNouns.Has(w) && !softwareRoles.Has(w) {
			return 14
		}
	}
	return -14
}

// nounBefore tells "a container called Wanda" from "we called Wanda": a noun
// with an article stands before the word at i.
func (f *nameFinder) nounBefore(i, first int) bool {
	d := f.d
	for j := i - 1; j >= max(first, i-3); j-- {
		t := &d.Tokens[j]
		switch {
		case Determiners.Has(t.Word):
			return j < i-1
		case t.Kind != WordToken || t.Is(Capital) || Auxiliary.Has(t.Word) || PersonPronouns.Has(t.Word) || WePronouns.Has(t.Word):
			return false
		}
	}
	return false
}

var (
	wCalled      = W("called")
	namedWords   = Words("named nicknamed dubbed codenamed christened name")
	articles     = Words("the a an every each another any no our its your their these those")
	shipPrefixes = Words("mv hms uss ss rms rv ms fv sv")
)

// roleComma weighs "our lead trader, " before a candidate and notes the role.
func (f *nameFinder) roleComma(c *candidate, i, first int) int {
	d := f.d
	if i-1 < first || !RoleNouns.Has(d.Tokens[i-1].Word) && !d.configuredRole(d.TokensText(max(first, i-4), i)) {
		return 0
	}
	j := i - 1
	for j > first && j > i-6 && !Determiners.Has(d.Tokens[j].Word) && !possessives.Has(d.Tokens[j].Word) && d.Tokens[j-1].Kind == WordToken {
		j--
	}
	if w := d.Tokens[j].Word; (Determiners.Has(w) || possessives.Has(w)) && w != wAWord {
		c.role = d.TokensText(j, i)
		_, end := f.after(c)
		c.cut = Span{i, c.end}
		if c.end < end && d.Tokens[c.end].Word == wComma {
			c.cut.End++
		}
	}
	return 14
}

var wAWord = W("a")

// afterVerb weighs a verb before a candidate: "paged Ada", "…, said Ada".
func (f *nameFinder) afterVerb(c *candidate, i, first int) int {
	d := f.d
	base, _ := d.actVerb(i)
	distant := c.class == unknownClass || c.class == surnameClass
	switch {
	case base == 0:
		return 0
	case personObjectVerbs.Has(base) && !distant:
		return 12
	case personObjectVerbs.Has(base) && !orgObjectVerbs.Has(base):
		return 11
	case orgObjectVerbs.Has(base) && distant:
		return 6
	case orgObjectVerbs.Has(base) && (c.class == thingGiven || c.class == thingClass):
		return 4
	case orgObjectVerbs.Has(base):
		return 9
	case speechVerbs.Has(base) && i > first && d.Tokens[i-1].Kind == PunctToken:
		return 10
	}
	return 0
}

// afterPreposition weighs a preposition before a candidate.
func (f *nameFinder) afterPreposition(c *candidate, i, first int) int {
	switch w := f.d.Tokens[i].Word; {
	case w == wWith || w == wTo || w == wBy || w == wAt:
		return f.afterParty(c, i, first)
	case w == wIn && f.involving(i, first):
		return 9
	case placePrepositions.Has(w):
		return f.inside(c, i, first)
	case !lightPrepositions.Has(w):
		return 0
	}
	switch {
	case c.kind.Has(names.Place | names.Calendar):
		return -8
	case c.class == thingGiven || c.class == thingClass:
		return -5
	case c.class == unknownClass:
		return -3
	}
	return 0
}

// involving reports whether the "in" at i is part of a verb: "looped in".
func (f *nameFinder) involving(i, first int) bool {
	if i <= first {
		return false
	}
	base, _ := f.d.actVerb(i - 1)
	return involvers.Has(base)
}

// inside weighs a preposition of place before a candidate.
func (f *nameFinder) inside(c *candidate, i, first int) int {
	d := f.d
	if c.class != cleanGiven && c.class != fullName {
		if c.class == wordGiven {
			return -6
		}
		return -10
	}
	w := d.Tokens[i].Word
	_, end := f.after(c)
	if !roomPrepositions.Has(w) || c.end < end && d.Tokens[c.end].Word == wHas {
		return -2
	}
	if i > first {
		if base, _ := d.actVerb(i - 1); leanVerbs.Has(base) || leanNouns.Has(d.Tokens[i-1].Word) {
			return 0
		}
	}
	return -9
}

var (
	wIn               = W("in")
	involvers         = Words("loop pull bring call fill rope let invite get draft")
	roomPrepositions  = Words("in on into inside onto across within throughout")
	leanVerbs         = Words("wait rely depend count lean call blame focus check pressure trust rest hinge improve")
	leanNouns         = Words("pressure trust faith confidence belief load blame")
	wWith             = W("with")
	wAt               = W("at")
	placePrepositions = Words("in on via into inside onto through using behind near across around within throughout over between")
	lightPrepositions = Words("for from of about against than like as per")
)

// afterParty weighs "by", "with", "to" and "at" before a candidate, by the
// verb before them.
func (f *nameFinder) afterParty(c *candidate, i, first int) int {
	d := f.d
	w := d.Tokens[i].Word
	for j := i - 1; j >= max(first, i-4) && d.Tokens[j].Kind != PunctToken; j-- {
		if thankWords.Has(d.Tokens[j].Word) {
			return 8
		}
		base, form := d.actVerb(j)
		switch {
		case base == 0:
			continue
		case w == wBy && form == pastForm:
			return f.byScore(c, actWeight(base))
		case w != wBy && talkVerbs.Has(base):
			return talkScore(c.class)
		}
		break
	}
	switch {
	case w == wWith || w == wBy:
		return 0
	case w == wAt && f.clean(c):
		if base, _ := d.actVerb(max(i-1, first)); base != 0 {
			return 0 // "yelled at Ada"
		}
		return -12
	case c.kind.Has(names.Place):
		return -8
	case c.class == thingGiven || c.class == thingClass || c.class == unknownClass:
		return -3
	}
	return 0
}

// talkScore weighs "talked to" and "handed over to" before a name.
func talkScore(class nameClass) int {
	switch class {
	case unknownClass, surnameClass:
		return 7
	case thingGiven, thingClass:
		return 3
	}
	return 9
}

// byScore weighs the agent of a passive.
func (f *nameFinder) byScore(c *candidate, w verbWeight) int {
	switch c.class {
	case cleanGiven, fullName:
		return 6
	case wordGiven:
		return 8
	case thingGiven, thingClass:
		return 0
	}
	if w == workAct || w == speakAct {
		return 5
	}
	return 8
}

package analyzer

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer/names"
)

// weigh adds what stands around a candidate to its score.
func (f *nameFinder) weigh(c *candidate) {
	c.context = f.right(c) + f.left(c)
	if c.context < 4 || c.score+c.context < sure {
		c.context += f.pronounAfter(c)
	}
	if f.profiles[c.first] {
		c.context += 8
	}
	if f.sites[c.first] && c.class != fullName {
		c.context -= 8
	}
	if c.roleBefore {
		c.context += 14
	}
	c.score += c.context
}

func (f *nameFinder) clean(c *candidate) bool {
	return c.class == cleanGiven || c.class == fullName || c.titled
}

// after is the first token after a candidate that is no closing mark, and the
// end of its sentence.
func (f *nameFinder) after(c *candidate) (i, end int) {
	end = f.d.SentenceOf(c.first).End
	i = c.end
	for i < end && f.d.Tokens[i].Kind == PunctToken && closers.Has(f.d.Tokens[i].Word) && f.d.Tokens[i].Word != wClose && !f.d.Tokens[i].Is(SpaceBefore) {
		i++
	}
	return i, end
}

// right weighs what follows a candidate.
func (f *nameFinder) right(c *candidate) int {
	d := f.d
	i, end := f.after(c)
	if i >= end {
		return 0
	}
	t := &d.Tokens[i]
	switch {
	case d.hyphenated(i) || d.hyphenated(c.first-1):
		return -20 // "Diffie–Hellman"
	case t.Word == wHas:
		return f.genitive(c, i, end)
	case t.Word == wComma:
		return f.apposition(c, i, end)
	case t.Word == wOpen:
		return f.bracket(c, i, end) + f.pastBracket(c, i, end)
	case t.Word == wWho:
		return 14
	case t.Word == wClose && c.first > 1 && d.Tokens[c.first-1].Word == wOpen && d.Tokens[c.first-2].Is(Capital) && i+1 < end && d.Tokens[i+1].Kind == WordToken:
		return f.subject(c, i+1, end) // "The depot (Ada) restarts …"
	case t.Kind == NumberToken:
		if f.clean(c) {
			return -4
		}
		return -14
	case t.Kind == WordToken && deptPrepositions.Has(t.Word):
		return f.department(i, end)
	case t.Word == wAnd && i+1 < end && (d.Tokens[i+1].Word == wI || WePronouns.Has(d.Tokens[i+1].Word)):
		return 10
	case t.Kind == WordToken:
		return f.subject(c, i, end)
	}
	return 0
}

// hyphenated reports whether token i is a dash without spaces around it.
func (d *Document) hyphenated(i int) bool {
	return i >= 0 && i+1 < len(d.Tokens) && dashes.Has(d.Tokens[i].Word) && !d.Tokens[i].Is(SpaceBefore) && !d.Tokens[i+1].Is(SpaceBefore)
}

var deptPrepositions = Words("from in on of at")

// department weighs "from billing", "on the night desk".
func (f *nameFinder) department(i, end int) int {
	d := f.d
	prep := d.Tokens[i].Word
	for j := i + 1; j < min(end, i+5); j++ {
		t := &d.Tokens[j]
		if t.Kind != WordToken {
			break
		}
		if deptNouns.Has(t.Word) || TeamNouns.Has(t.Word) {
			if prep == wFrom || TeamNouns.Has(t.Word) || t.Word == wDesk {
				return 16
			}
			return 8
		}
		if _, form := d.actVerb(j); form.finite() {
			break
		}
	}
	return 0
}

var wDesk = W("desk")

// genitive weighs what a candidate owns.
func (f *nameFinder) genitive(c *candidate, i, end int) int {
	d := f.d
	if names.Lookup(d.Word(i-1) + "'s").Has(names.Company | names.Product) {
		return -20
	}
	if i+1 < end && f.law(c, i+1) {
		c.term = true
		return -30
	}
	for j := i + 1; j < min(end, i+5) && d.Tokens[j].Kind == WordToken; j++ {
		switch w := d.Tokens[j].Word; {
		case personalNouns.Has(w) && j+1 < end && machineTails.Has(d.Tokens[j+1].Word):
			return 0 // "its error message"
		case personalNouns.Has(w) && c.class == thingClass:
			return 8
		case personalNouns.Has(w):
			return 13
		case workNouns.Has(w):
			return f.workOf(c)
		case orgHeads.Has(w) && j == i+1 && !f.clean(c):
			return -8
		}
		if d.predicateAt(j, end).weight != noAct {
			break
		}
	}
	if f.clean(c) || c.class == wordGiven {
		return 3
	}
	return 0
}

// machineTails make a machine's of what else is a person's: "error message",
// "memory limit", "watch stream".
var machineTails = Words(`message messages code codes rate rates log logs handling handler budget page pages response responses text output path paths usage limit limits leak
	leaks footprint pressure stream streams cache loop loops event events node nodes directory string strings count counts channel type types state port reporting
	recovery screen counter metric metrics report window pool allocator allocation manager`)

// law reports whether the word at i makes a term of the genitive before it.
func (f *nameFinder) law(c *candidate, i int) bool {
	return lawHeads.Has(f.d.Tokens[i].Word) || c.kind.Has(names.Eponym) && names.Lookup(f.d.Word(i)).Has(names.EponymHead)
}

// workOf weighs a genitive before a piece of work, which organisations have,
// too.
func (f *nameFinder) workOf(c *candidate) int {
	switch c.class {
	case cleanGiven, fullName, wordGiven:
		return 8
	case unknownClass, surnameClass:
		return 5
	case thingGiven:
		if !c.kind.Has(names.Product | names.Company | names.Place | names.Bot) {
			return 10
		}
	}
	return 0
}

var lawHeads = Words("law laws theorem razor paradox principle lemma conjecture algorithm algorithms syndrome disease inequality maxim")

// apposition weighs ", our CTO," and ", who"; it notes the role.
func (f *nameFinder) apposition(c *candidate, i, end int) int {
	d := f.d
	if i+1 >= end {
		return 0
	}
	switch w := d.Tokens[i+1].Word; {
	case w == wWho:
		return 14
	case w == wFrom:
		return f.department(i+1, end)
	}
	stop := f.appositionEnd(i, end)
	if stop <= i+1 || d.predicateAt(i+1, stop).weight != noAct {
		return 0
	}
	head := f.roleHead(i+1, stop)
	if head < 0 && d.configuredRole(d.TokensText(i+1, stop)) {
		head = stop - 1
	}
	first, last := &d.Tokens[i+1], d.Tokens[stop-1].Word
	determined := Determiners.Has(first.Word) || possessives.Has(first.Word)
	switch {
	case head < 0 && determined && (orgHeads.Has(last) || softwareRoles.Has(last)):
		return -14 // ", our batch scheduler,"
	case head < 0, !determined && head != stop-1 && !first.Is(Capital):
		return 0
	}
	if determined {
		c.role = d.TokensText(i+1, stop)
		if stop < end && d.Tokens[stop].Word == wComma {
			c.cut = Span{c.first, stop + 1}
		}
	}
	return 16
}

// appositionEnd is the token after the phrase between the comma at i and the
// next mark, or i if no such phrase is set off there.
func (f *nameFinder) appositionEnd(i, end int) int {
	for j := i + 1; j < min(end, i+9); j++ {
		t := &f.d.Tokens[j]
		if t.Kind != PunctToken || t.Word == wHyphen || t.Word == wHas {
			continue
		}
		if t.Word == wComma || t.Word == wDot || t.Word == wClose {
			return j
		}
		return i
	}
	if end <= i+9 {
		return end
	}
	return i
}

// roleHead is the role noun in the tokens from i up to end, or -1.
func (f *nameFinder) roleHead(i, end int) int {
	for j := i; j < end; j++ {
		w := f.d.Tokens[j].Word
		if Prepositions.Has(w) {
			break
		}
		if RoleNouns.Has(w) && (j+1 == end || !RoleNouns.Has(f.d.Tokens[j+1].Word)) && (j == i || f.humanRole(w, f.d.Tokens[j-1].Word)) {
			return j
		}
	}
	return -1
}

// humanRole tells a person's role from software by the word before it: "the
// duty operator", "the Kafka operator".
func (f *nameFinder) humanRole(role, before Word) bool {
	return !softwareRoles.Has(role) || leadRoles.Has(role) || Determiners.Has(before) || possessives.Has(before) || humanModifiers.Has(before)
}

// leadRoles are software only where something technical surrounds them; beside
// a name they are people.
var leadRoles = Words("lead leads manager managers owner head chief author reviewer editor supervisor member members principal mod mods guard guards")

// bracket weighs "(SRE)", "(she/her)", "(our CTO)".
func (f *nameFinder) bracket(c *candidate, i, end int) int {
	d := f.d
	for j := i + 1; j < min(end, i+6); j++ {
		t := &d.Tokens[j]
		switch {
		case t.Word == wClose:
			return 0
		case PersonPronouns.Has(t.Word) || RoleNouns.Has(t.Word):
			return 14
		case t.Kind == HandleToken:
			return 12
		}
	}
	return 0
}

// pastBracket weighs the verb after a bracket that follows a candidate.
func (f *nameFinder) pastBracket(c *candidate, i, end int) int {
	for j := i + 1; j < min(end, i+8); j++ {
		if f.d.Tokens[j].Word == wClose {
			if p := f.d.predicateAt(j+1, end); p.weight != noAct {
				return f.actScore(c, p)
			}
			break
		}
	}
	return 0
}

// pronounAfter weighs a "he" or "her" that can only mean the candidate.
func (f *nameFinder) pronounAfter(c *candidate) int {
	if !f.pronouns {
		return 0
	}
	d := f.d
	s := d.SentenceOf(c.first)
	limit := s.End
	if n := int(d.Tokens[c.first].Sentence) + 1; n < len(d.Sentences) && d.Sentences[n].Block == s.Block {
		limit = min(d.Sentences[n].First+4, d.Sentences[n].End)
	}
	for i := c.end; i < min(limit, c.end+24); i++ {
		t := &d.Tokens[i]
		switch known := pronounsOrHumans.Has(t.Word); {
		case known && singularPronouns.Has(t.Word):
			if c.class == cleanGiven || c.class == fullName {
				return 5
			}
			return 10
		case known && (RoleNouns.Has(t.Word) && !softwareRoles.Has(t.Word) || Somebody.Has(t.Word) && t.Word != wWho):
			return 0
		case t.Kind == HandleToken || t.Kind == WordToken && t.Is(Capital) && !t.Is(AllCaps) && i != s.End && !notNames.Has(t.Word):
			if names.Lookup(strings.Trim(d.Word(i), ".")).Has(names.GivenName) {
				return 0
			}
		}
	}
	return 0
}

var (
	singularPronouns = Words("he she him her his hers himself herself")
	pronounsOrHumans = Words("", singularPronouns, RoleNouns, Somebody)
)

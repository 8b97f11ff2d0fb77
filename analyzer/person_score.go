package analyzer

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer/names"
	"github.com/blamelint/blamelint/analyzer/tagger"
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

// subject weighs the verb a candidate is the subject of, or the noun it only
// qualifies.
func (f *nameFinder) subject(c *candidate, i, end int) int {
	d := f.d
	p := d.predicateAt(i, end)
	if key := d.Tokens[c.key].Word; key == wWillVerb || key == wMay {
		return f.modal(c, p, i)
	}
	if p.weight != noAct {
		return f.actScore(c, p)
	}
	t := &d.Tokens[i]
	if t.Is(Capital) && (c.class == wordGiven || c.class == thingGiven) && !notNames.Has(t.Word) {
		return -6 // "Max CPU"
	}
	if t.Is(AllCaps) && c.class == cleanGiven && !RoleNouns.Has(t.Word) {
		return -4
	}
	if t.Is(Capital) || t.Word == wTo || Prepositions.Has(t.Word) || Determiners.Has(t.Word) || Coordinators.Has(t.Word) || Subordinators.Has(t.Word) || d.plainAdverb(i) || Relatives.Has(t.Word) {
		return 0
	}
	switch {
	case orgHeads.Has(t.Word) && !f.clean(c), names.Lookup(d.Word(i)).Has(names.EponymHead) && c.kind.Has(names.Eponym):
		return -14
	case f.clean(c):
		return f.cleanSubject(c, i, p)
	case c.class == wordGiven || c.class == thingGiven:
		return f.ambiguousSubject(c, i)
	}
	return -10
}

var (
	wWillVerb = W("will")
	wMay      = W("may")
)

// modal tells "Will merged" from "Will merge".
func (f *nameFinder) modal(c *candidate, p predicate, i int) int {
	j := i
	for j < p.verb && (Negations.Has(f.d.Tokens[j].Word) || f.d.plainAdverb(j)) {
		j++
	}
	past := p.weight != noAct && (p.form == pastForm || p.form == thirdForm) && (!p.aux || !bareAux.Has(f.d.Tokens[j].Word))
	if c.class == fullName || past {
		return f.actScore(c, p)
	}
	if d := f.d; p.weight == noAct && p.form != baseForm && c.mid {
		if t := d.Tag(i); t == tagger.VBD || t == tagger.VBZ {
			return 8
		}
	}
	return -30
}

// bareAux follow a modal: "May have been".
var bareAux = Words("have be get do")

// cleanSubject weighs a word after a given name that is no known verb: a noun
// there makes the name a modifier ("the John Deere gateway").
func (f *nameFinder) cleanSubject(c *candidate, i int, p predicate) int {
	if p.form == baseForm || p.form == ingForm {
		return 0
	}
	d := f.d
	if orgHeads.Has(d.Tokens[i].Word) {
		return -10
	}
	if c.kind.Has(names.Eponym) && c.class != fullName {
		return -12 // "Shannon entropy"
	}
	if s := d.SentenceOf(c.first); c.first > s.First && articles.Has(d.Tokens[c.first-1].Word) {
		return -12
	}
	return -1
}

// ambiguousSubject weighs a word that is no known verb after a given name that
// is something else, too. The tagger is asked only if its answer can tip the
// scale.
func (f *nameFinder) ambiguousSubject(c *candidate, i int) int {
	if c.class == wordGiven && c.score >= 4 {
		switch f.d.Tag(i) {
		case tagger.VBD, tagger.VBZ, tagger.VBN:
			return 6
		}
	}
	return -12
}

// actWeights gives the weight of a verb by class of its subject: rows are
// classes, columns anyAct, workAct, speakAct, handAct, mindAct, stateAct.
var actWeights = map[nameClass][6]int{
	cleanGiven:   {5, 10, 12, 12, 14, 14},
	fullName:     {5, 10, 12, 12, 14, 14},
	wordGiven:    {6, 11, 12, 12, 14, 14},
	thingGiven:   {0, 2, 5, 8, 9, 12},
	surnameClass: {2, 8, 9, 10, 12, 14},
	unknownClass: {1, 6, 5, 9, 10, 10},
	thingClass:   {-4, -4, 0, 4, 6, 8},
	wordClass:    {0, 0, 0, 0, 0, 0},
}

func (f *nameFinder) actScore(c *candidate, p predicate) int {
	if p.weight == noAct {
		return 0
	}
	class := c.class
	if class == cleanGiven && c.kind.Grade() == names.Rare {
		class = surnameClass
	}
	w := actWeights[class][p.weight-anyAct]
	if c.class == thingGiven && f.inert(c, p) {
		w = actWeights[wordGiven][p.weight-anyAct]
	}
	if c.class != thingClass && f.humanHint(p.verb, f.d.SentenceOf(c.first).End) {
		w += 6
	}
	return w
}

// inert reports whether the thing that bears a given name, too, does not act
// as the verb says: months, languages, and places but for a few verbs.
func (f *nameFinder) inert(c *candidate, p predicate) bool {
	switch {
	case !c.kind.Has(names.Product | names.Company | names.Place | names.Bot):
		return true
	case c.kind.Has(names.Company | names.Bot):
		return false
	case c.kind.Has(names.Product) && !languages.Has(lookupWord(f.d.Word(c.key))):
		return false
	}
	base, _ := f.d.actVerb(p.verb)
	return p.weight > anyAct && !siteVerbs.Has(base)
}

var (
	languages = Words("ada julia pascal ruby crystal jade")
	// What is said of sites and regions, and of programs in a language.
	siteVerbs = Words(`lose see take hold keep come go stay fail switch recover get have report confirm drop hit return spend need use show
		observe escalate approve ask tell agree respond reach receive start stop restart build compile trigger call share hand`)
)

// humanHint looks after a verb for what only people have or do: "by hand",
// "from her phone".
func (f *nameFinder) humanHint(v, end int) bool {
	d := f.d
	for i := v + 1; i < min(end, v+14); i++ {
		switch w := d.Tokens[i].Word; {
		case w == wByHand && d.Tokens[i-1].Word == wBy, handWords.Has(w):
			return true
		case w == wSemi:
			return false
		}
	}
	return false
}

var (
	wByHand   = W("hand")
	handWords = Words("manually accidentally mistakenly inadvertently unintentionally erroneously phone laptop headset keyboard plug cable memory")
)

// genitive weighs what a candidate owns.
func (f *nameFinder) genitive(c *candidate, i, end int) int {
	d := f.d
	if names.Lookup(d.Word(i-1) + "'s").Has(names.Company | names.Product) {
		return -20
	}
	for j := i + 1; j < min(end, i+5); j++ {
		t := &d.Tokens[j]
		if t.Kind != WordToken {
			break
		}
		k := names.Lookup(d.Word(j))
		switch {
		case personalNouns.Has(t.Word):
			if c.class == thingClass {
				return 8
			}
			return 13
		case j == i+1 && (lawHeads.Has(t.Word) || k.Has(names.EponymHead) && c.kind.Has(names.Eponym)):
			c.term = true
			return -30
		case workNouns.Has(t.Word):
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
		case orgHeads.Has(t.Word) && j == i+1 && !f.clean(c):
			return -8
		}
		if d.predicateAt(j, end).weight != noAct {
			break
		}
	}
	if c.class == cleanGiven || c.class == wordGiven || c.class == fullName {
		return 3
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
	last := i
	for j := i + 1; j < min(end, i+9); j++ {
		t := &d.Tokens[j]
		if t.Kind == PunctToken && t.Word != wHyphen && t.Word != wHas {
			break
		}
		last = j
	}
	if last == i || last+1 < end && d.Tokens[last+1].Word != wComma && d.Tokens[last+1].Word != wDot && d.Tokens[last+1].Word != wClose {
		return 0
	}
	head := f.roleHead(i+1, last+1)
	if head < 0 && d.configuredRole(d.TokensText(i+1, last+1)) {
		head = last
	}
	first := &d.Tokens[i+1]
	if head < 0 && (Determiners.Has(first.Word) || possessives.Has(first.Word)) && (orgHeads.Has(d.Tokens[last].Word) || softwareRoles.Has(d.Tokens[last].Word)) {
		return -14 // ", our batch scheduler,"
	}
	if head < 0 || !Determiners.Has(first.Word) && !possessives.Has(first.Word) && head != last && !first.Is(Capital) {
		return 0
	}
	if d.predicateAt(i+1, last+1).weight != noAct {
		return 0
	}
	if Determiners.Has(first.Word) || possessives.Has(first.Word) {
		c.role = d.TokensText(i+1, last+1)
		if last+1 < end && d.Tokens[last+1].Word == wComma {
			c.cut = Span{c.first, last + 2}
		}
	}
	return 16
}

// roleHead is the role noun in the tokens from i up to end, or -1.
func (f *nameFinder) roleHead(i, end int) int {
	for j := i; j < end; j++ {
		w := f.d.Tokens[j].Word
		if RoleNouns.Has(w) && (j+1 == end || !RoleNouns.Has(f.d.Tokens[j+1].Word)) {
			if d := f.d; softwareRoles.Has(w) && !leadRoles.Has(w) && j > i && !Determiners.Has(d.Tokens[j-1].Word) && !possessives.Has(d.Tokens[j-1].Word) && !humanModifiers.Has(d.Tokens[j-1].Word) {
				continue
			}
			return j
		}
		if Prepositions.Has(w) {
			break
		}
	}
	return -1
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

// left weighs what stands before a candidate.
func (f *nameFinder) left(c *candidate) int {
	d := f.d
	first := d.SentenceOf(c.first).First
	i := c.first - 1
	for i >= first && d.Tokens[i].Kind == PunctToken && openers.Has(d.Tokens[i].Word) && d.Tokens[i].Word != wOpen {
		i--
	}
	if i < first {
		return f.timeBonus(c)
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
	case t.Word == wDot && i > first && thingPrefixes.Has(d.Tokens[i-1].Word):
		return -25 // "St. Mary"
	case t.Kind == PunctToken:
		return 0
	case shipPrefixes.Has(t.Word) && t.Is(AllCaps):
		return -25
	case t.Is(AllCaps) && t.Kind == WordToken && !RoleNouns.Has(t.Word) && !TeamNames.Has(t.Word) && !d.Tokens[c.first].Is(LineStart):
		return -8 // "JP Morgan"
	case namedWords.Has(t.Word):
		return f.named(c, i, first)
	case articles.Has(t.Word):
		if c.class == fullName {
			return -4
		}
		return -10
	case thingPrefixes.Has(t.Word) && c.class != fullName:
		return -25
	case RoleNouns.Has(t.Word) && !softwareRoles.Has(t.Word):
		return 14
	case c.kind.Has(names.Calendar) && (calendarPrepositions.Has(t.Word) || t.Kind == NumberToken):
		c.term = true
		return -30
	}
	return f.afterVerb(c, i, first)
}

// named weighs "named" before a candidate: a colleague named Ada is a person,
// a script is none.
func (f *nameFinder) named(c *candidate, i, first int) int {
	for j := i - 1; j >= max(first, i-3); j-- {
		if w := f.d.Tokens[j].Word; RoleNouns.Has(w) && !softwareRoles.Has(w) {
			return 14
		}
	}
	return -14
}

var (
	namedWords   = Words("named nicknamed dubbed codenamed christened name")
	articles     = Words("the a an every each another any no our its your their these those")
	shipPrefixes = Words("mv hms uss ss rms rv ms fv sv")
)

func (f *nameFinder) timeBonus(c *candidate) int {
	if f.d.sectionKind(f.d.BlockOf(c.first)) == Timeline {
		return 2
	}
	return 0
}

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

// afterVerb weighs a verb or preposition before a candidate.
func (f *nameFinder) afterVerb(c *candidate, i, first int) int {
	d := f.d
	w := d.Tokens[i].Word
	switch {
	case w == wWith || w == wTo || w == wBy || w == wAt:
		return f.afterPreposition(c, i, first)
	case w == wIn && f.involving(i, first):
		return 9
	case placePrepositions.Has(w):
		return f.inside(c, i, first)
	case lightPrepositions.Has(w):
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
	base, form := d.actVerb(i)
	switch {
	case base == 0 || form == noVerb:
		return 0
	case personObjectVerbs.Has(base):
		if c.class == unknownClass || c.class == surnameClass {
			if orgObjectVerbs.Has(base) {
				return 6
			}
			return 11
		}
		return 12
	case orgObjectVerbs.Has(base):
		switch c.class {
		case unknownClass, surnameClass:
			return 6
		case thingGiven, thingClass:
			return 4
		}
		return 9
	case speechVerbs.Has(base) && i-1 >= first && (d.Tokens[i-1].Word == wComma || d.Tokens[i-1].Kind == PunctToken):
		// "…", said Ada.
		return 10
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

// afterPreposition weighs "by", "with", "to" and "at" before a candidate.
func (f *nameFinder) afterPreposition(c *candidate, i, first int) int {
	d := f.d
	w := d.Tokens[i].Word
	for j := i - 1; j >= max(first, i-4) && d.Tokens[j].Kind != PunctToken; j-- {
		if thankWords.Has(d.Tokens[j].Word) {
			return 8
		}
		base, form := d.actVerb(j)
		if base == 0 {
			continue
		}
		if w == wBy && form == pastForm {
			return f.byScore(c, actWeight(base))
		}
		if w == wBy || !talkVerbs.Has(base) {
			break
		}
		switch c.class {
		case unknownClass, surnameClass:
			return 7
		case thingGiven, thingClass:
			return 3
		}
		return 9
	}
	if w == wTo || w == wAt {
		switch {
		case w == wAt && f.clean(c):
			if i > first {
				if base, _ := d.actVerb(i - 1); base != 0 {
					return 0 // "yelled at Ada"
				}
			}
			return -12
		case c.kind.Has(names.Place):
			return -8
		case c.class == thingGiven || c.class == thingClass || c.class == unknownClass:
			return -3
		}
	}
	return 0
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

// pronounAfter weighs a "he" or "her" that can only mean the candidate.
func (f *nameFinder) pronounAfter(c *candidate) int {
	d := f.d
	s := d.SentenceOf(c.first)
	limit := s.End
	if n := int(d.Tokens[c.first].Sentence) + 1; n < len(d.Sentences) && d.Sentences[n].Block == s.Block {
		limit = min(d.Sentences[n].First+4, d.Sentences[n].End)
	}
	for i := c.end; i < min(limit, c.end+24); i++ {
		t := &d.Tokens[i]
		switch {
		case singularPronouns.Has(t.Word):
			if c.class == cleanGiven || c.class == fullName {
				return 5
			}
			return 10
		case RoleNouns.Has(t.Word) && !softwareRoles.Has(t.Word) || Somebody.Has(t.Word) && t.Word != wWho:
			return 0
		case t.Kind == HandleToken || t.Kind == WordToken && t.Is(Capital) && !t.Is(AllCaps) && i != s.End && !notNames.Has(t.Word):
			if names.Lookup(strings.Trim(d.Word(i), ".")).Has(names.GivenName) {
				return 0
			}
		}
	}
	return 0
}

var singularPronouns = Words("he she him her his hers himself herself")

package analyzer

import (
	"slices"
	"sort"
	"strings"

	"github.com/blamelint/blamelint/analyzer/names"
)

// A knownName is what the document, the settings or the repository say of a
// word: whose name it is, or that it is none.
type knownName struct {
	person  int    // evidence for a person
	thing   int    // evidence against
	role    string // "incident commander"
	shared  bool   // the role is somebody else's, too
	handle  bool
	account string // as it is spelled after "@"
}

func (f *nameFinder) know(word string) *knownName {
	word = strings.ToLower(word)
	k := f.known[word]
	if k == nil {
		k = &knownName{}
		f.known[word] = k
	}
	return k
}

// isKnown reports whether the settings or front matter name the word at
// token i.
func (f *nameFinder) isKnown(i int) bool {
	if len(f.known) == 0 {
		return false
	}
	k := f.known[strings.ToLower(f.d.Word(i))]
	return k != nil && k.person >= sure
}

func (f *nameFinder) isProduct(name string) bool {
	for _, p := range f.settings.Products {
		if strings.EqualFold(p, name) {
			return true
		}
	}
	return false
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
		c.field = f.fields.of(c)
		if c.class != bareClass && c.class != initialsClass && c.class != handleClass {
			f.weigh(c)
		} else if c.class == handleClass {
			c.score += min(f.left(c), 0)
		}
	}
	f.learn()
	f.findHosts()
	f.askRoster()
	f.propagate()
	f.coordinate()
	return f.mentions()
}

// readSettings takes the people and products that are known beforehand.
func (f *nameFinder) readSettings() {
	for _, p := range f.settings.People {
		f.introduce(p, 24)
	}
	for _, n := range f.d.frontMatterPeople() {
		f.introduce(PersonEntry{Name: n, Handle: n}, 12)
	}
	for _, p := range f.settings.Products {
		for w := range strings.FieldsSeq(p) {
			f.know(w).thing += 40
		}
	}
}

// readSpeakers notes the lower-case names in front of the lines of a quoted
// chat.
func (f *nameFinder) readSpeakers() {
	d := f.d
	for _, b := range d.Blocks {
		if b.Quote == 0 {
			continue
		}
		for i := b.FirstSentence; i < b.EndSentence; i++ {
			first := d.Sentences[i].First
			if first+1 >= d.Sentences[i].End || d.Tokens[first+1].Word != wColon {
				continue
			}
			if t := &d.Tokens[first]; t.Kind == WordToken && !t.Is(Capital) && (mythNames.Has(t.Word) || !ordinary(d.Word(first))) {
				f.know(d.Word(first)).person = 9
			}
		}
	}
}

// introduce takes a person's names and handle.
func (f *nameFinder) introduce(p PersonEntry, weight int) {
	words := strings.Fields(p.Name)
	if len(words) > 5 {
		return
	}
	for _, w := range words {
		w = strings.Trim(w, ".,()")
		k := names.Lookup(w)
		if len(w) < 3 || k.Has(names.EnglishWord|thingKinds) && !k.Has(names.GivenName|names.Surname) || weight < 20 && k.Has(names.CommonWord) && !k.Has(names.GivenName) {
			continue
		}
		n := f.know(w)
		n.person += weight
		if p.Role != "" {
			n.role = p.Role
		}
	}
	if h := strings.TrimPrefix(p.Handle, "@"); h != "" && !strings.Contains(h, " ") && f.personalHandle(h) {
		n := f.know(h)
		n.person += weight
		n.handle = true
		if p.Role != "" {
			n.role = p.Role
		}
	}
}

// words are the tokens of a candidate's names, without titles and initials.
func (f *nameFinder) words(c *candidate) []int {
	if c.end == c.first+1 {
		return []int{c.first}
	}
	var out []int
	for i := c.first; i < c.end; i++ {
		t := &f.d.Tokens[i]
		if (t.Kind == WordToken || t.Kind == HandleToken) && (t.Is(Capital) || t.Kind == HandleToken) && !isInitial(f.d, i) && !addressWords.Has(t.Word) && !nicknameWords.Has(t.Word) {
			out = append(out, i)
		}
	}
	return out
}

// learn notes who is named in fields and who is surely a person, and which
// words are used as names of things.
func (f *nameFinder) learn() {
	roles := map[string]string{}
	for i := range f.cands {
		c := &f.cands[i]
		if c.class == wordClass && !c.titled {
			continue
		}
		gain := f.lesson(c)
		role := c.role
		if c.field != nil && role == "" {
			role = c.field.role
		}
		for _, w := range f.words(c) {
			text := strings.TrimPrefix(f.d.Word(w), "@")
			k := f.know(text)
			k.person = max(k.person, gain)
			if c.class == handleClass || c.class == bareClass {
				k.handle, k.account = true, text
			}
			switch {
			case c.context > -8 || c.term || c.class == fullName:
			case c.class == cleanGiven:
				k.thing += 8
			default:
				k.thing += 4
			}
			if gain >= 6 && role != "" && k.role == "" {
				k.role = strings.TrimSpace(roleOf(role))
			}
		}
		if gain >= 6 && role != "" {
			f.shareRole(roles, c, role)
		}
	}
}

// findHosts notes candidates whose word also stands in lower case after "the"
// or "on", or as inline code: a host or a service, not a person.
func (f *nameFinder) findHosts() {
	single := map[string]bool{}
	for i := range f.cands {
		if c := &f.cands[i]; c.class == cleanGiven || c.class == unknownClass || c.class == thingGiven || c.class == surnameClass {
			if w := strings.ToLower(f.d.Word(c.key)); len(w) > 2 && f.know(w).person < sure {
				single[w] = true
			}
		}
	}
	if len(single) == 0 {
		return
	}
	d := f.d
	for i := range d.Tokens {
		t := &d.Tokens[i]
		host := t.Kind == CodeToken || t.Kind == WordToken && t.Word == 0 && !t.Is(Capital) && i > 0 && hostLead.Has(d.Tokens[i-1].Word)
		if host && single[strings.Trim(d.Word(i), "`")] {
			f.known[strings.Trim(d.Word(i), "`")].thing += 8
		}
	}
}

var hostLead = Words("the on host server node in via called named into from")

// shareRole marks a role that two people have: it tells them apart no more.
func (f *nameFinder) shareRole(roles map[string]string, c *candidate, role string) {
	role = strings.ToLower(roleOf(role))
	who := strings.ToLower(f.d.Word(c.key))
	if prior, ok := roles[role]; ok && prior != who {
		f.know(who).shared = true
		f.know(prior).shared = true
		return
	}
	roles[role] = who
}

// roleOf drops the determiner of an apposition: "our CTO" is a CTO.
func roleOf(s string) string {
	first, rest, ok := strings.Cut(s, " ")
	if ok {
		if w := lookupWord(first); Determiners.Has(w) || possessives.Has(w) {
			return rest
		}
	}
	return s
}

// lesson is how much a candidate teaches about its words.
func (f *nameFinder) lesson(c *candidate) int {
	if fl := c.field; fl != nil {
		switch {
		case c.class == handleClass:
			return 12
		case c.class == thingClass:
			return 0
		case fl.strong && c.class == fullName && c.score >= 0, fl.strong && c.class == cleanGiven, c.class == fullName && c.score >= sure:
			return 12
		case fl.strong && c.class != fullName:
			if f.teamField(c) {
				return 0
			}
			return 7
		case c.class == cleanGiven:
			return 8
		case c.class == wordGiven || c.class == thingGiven:
			return 6
		}
		return 2
	}
	switch {
	case c.class == handleClass, c.titled && c.score >= sure:
		return 12
	case f.quotedSpeaker(c):
		return 9
	case c.class == fullName && c.score >= 12, c.score >= 14 && c.context >= 6:
		return 9
	}
	return 0
}

// quotedSpeaker reports whether a candidate introduces a line of a quoted
// chat.
func (f *nameFinder) quotedSpeaker(c *candidate) bool {
	if f.d.BlockOf(c.first).Quote == 0 || c.class == thingClass {
		return false
	}
	i, end := f.after(c)
	return f.speaks(c, i, end)
}

// teamField reports whether the field around a candidate holds teams or
// organisations, too.
func (f *nameFinder) teamField(c *candidate) bool {
	s := f.d.SentenceOf(c.first)
	for i := s.First; i < min(s.End, s.First+60); i++ {
		if w := f.d.Tokens[i].Word; i >= c.end && (orgHeads.Has(w) || TeamNouns.Has(w) || TeamNames.Has(w)) || i < c.first && orgHeads.Has(w) {
			return true
		}
	}
	return false
}

// askRoster reads the repository's people when some candidate is in doubt.
func (f *nameFinder) askRoster() {
	if f.settings.Roster == nil || f.rostered {
		return
	}
	for i := range f.cands {
		if c := &f.cands[i]; c.score > 0 && c.score < sure {
			f.rostered = true
			for _, p := range f.settings.Roster() {
				f.introduce(p, 6)
			}
			return
		}
	}
}

// propagate spreads what was learnt of a word to its other mentions.
func (f *nameFinder) propagate() {
	for i := range f.cands {
		c := &f.cands[i]
		best, thing := 0, 0
		for _, w := range f.words(c) {
			if k := f.known[strings.ToLower(strings.TrimPrefix(f.d.Word(w), "@"))]; k != nil {
				best, thing = max(best, k.person), max(thing, k.thing)
			}
		}
		if best < 12 {
			best -= thing
		}
		if best > 0 && c.context > -8 {
			c.score += min(best, 24)
		}
		if thing >= 40 {
			c.score -= 80
		} else if thing > 0 && c.class != fullName && c.class != handleClass && c.class != bareClass && !(c.class == cleanGiven && thing < 8) {
			c.score -= min(thing, 12)
		}
	}
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

// mentions turns the candidates that are persons into mentions, with those
// names that are known by now but were written in lower case.
func (f *nameFinder) mentions() []Mention {
	var out []Mention
	for i := range f.cands {
		c := &f.cands[i]
		if c.score < sure && !(c.field != nil && c.class == bareClass) {
			continue
		}
		if n := len(out); n > 0 && out[n-1].End > c.first {
			continue
		}
		if n := len(out); n > 0 && out[n-1].End == c.first-1 && f.d.Tokens[c.first-1].Word == wOpen && !c.knownGiven() {
			continue // "Ada (Acme)": whom she works for
		}
		m := Mention{First: c.first, End: c.end, Handle: c.class == handleClass || c.class == bareClass, Role: f.role(c)}
		m.Use = f.use(c)
		m.Part, m.Verb = f.part(c)
		m.Cut, m.Instead = f.rewrite(c, m.Role)
		out = append(out, m)
	}
	if later := append(f.later(out), f.initials(out)...); len(later) > 0 {
		out = append(out, later...)
		slices.SortStableFunc(out, func(a, b Mention) int { return a.First - b.First })
	}
	return out
}

// knownGiven reports whether the candidate is surely a person's by its form.
func (c *candidate) knownGiven() bool {
	return c.class != unknownClass && c.class != surnameClass && c.class != thingClass
}

// role is what the document says the candidate was.
func (f *nameFinder) role(c *candidate) string {
	if c.role != "" {
		return roleOf(c.role)
	}
	for _, w := range f.words(c) {
		if k := f.known[strings.ToLower(strings.TrimPrefix(f.d.Word(w), "@"))]; k != nil && k.role != "" && !k.shared {
			return k.role
		}
	}
	return ""
}

// rewrite is what may stand in place of a name: its role.
func (f *nameFinder) rewrite(c *candidate, role string) (cut Span, instead string) {
	d := f.d
	switch {
	case role == "":
		return Span{}, ""
	case c.cut != Span{} && c.cut.Start < c.first:
		return c.cut, ""
	case c.cut != Span{}:
		return c.cut, lowerFirst(c.role)
	case c.role != "":
		return Span{}, "" // the role stands beside the name already
	case c.end < len(d.Tokens) && d.Tokens[c.end].Kind == PunctToken && !d.Tokens[c.end].Is(SpaceBefore) && strings.HasSuffix(d.Word(c.end-1), "s") && apostrophes.Has(d.Tokens[c.end].Word):
		return Span{}, "" // "Charles' laptop"
	}
	return Span{c.first, c.end}, "the " + role
}

var apostrophes = Words("' ’")

// lowerFirst lowers the first letter of a phrase that begins with a
// determiner.
func lowerFirst(s string) string {
	first, rest, ok := strings.Cut(s, " ")
	if !ok {
		return s
	}
	return strings.ToLower(first) + " " + rest
}

// part is the part that a candidate has in its sentence, and the verb it is
// the subject of, or -1.
func (f *nameFinder) part(c *candidate) (NamePart, int) {
	d := f.d
	i, end := f.after(c)
	if i < end && d.Tokens[i].Word == wHas {
		return Owner, -1
	}
	if i < end {
		if p := d.predicateAt(i, end); p.weight != noAct && p.form != ingForm {
			return Doer, p.verb
		}
	}
	if j := c.first - 1; j >= d.SentenceOf(c.first).First {
		if d.Tokens[j].Word == wBy {
			return ByAgent, -1
		}
		if base, form := d.actVerb(j); base != 0 && form != baseForm && (personObjectVerbs.Has(base) || orgObjectVerbs.Has(base)) {
			return Target, -1
		}
	}
	return OtherPart, -1
}

// later finds known accounts without their "@" and known names in lower case.
func (f *nameFinder) later(have []Mention) []Mention {
	wanted := map[string]bool{}
	for w, k := range f.known {
		if k.person < sure-1 || k.thing >= 40 || len(w) < 4 {
			continue
		}
		if l := names.Lookup(w); l.Has(names.EnglishWord|thingKinds) || !k.handle && !l.Has(names.GivenName) || ordinary(w) {
			continue
		}
		wanted[w] = true
	}
	if len(wanted) == 0 {
		return nil
	}
	var out []Mention
	for i := range f.d.Tokens {
		t := &f.d.Tokens[i]
		if t.Word != 0 && !mythNames.Has(t.Word) || t.Kind != WordToken && t.Kind != IdentToken || t.Is(Struck|AllCaps) {
			continue
		}
		if w := strings.ToLower(f.d.Word(i)); !wanted[w] || t.Is(Capital) && f.known[w].account != f.d.Word(i) {
			continue
		}
		if covered(have, i) {
			continue
		}
		c := candidate{first: i, end: i + 1, key: i, class: bareClass}
		c.field = f.fields.of(&c)
		m := Mention{First: i, End: i + 1, Handle: true, Use: f.use(&c), Role: f.role(&c)}
		m.Part, m.Verb = f.part(&c)
		m.Cut, m.Instead = f.rewrite(&c, m.Role)
		out = append(out, m)
	}
	return out
}

// initials finds the initials of people whose full names the document gives:
// "EM restarts the till" beside "Scribe: Ewan McLeod".
func (f *nameFinder) initials(have []Mention) []Mention {
	short := map[string]bool{}
	for i := range f.cands {
		c := &f.cands[i]
		if c.class != fullName || c.score < sure {
			continue
		}
		s := ""
		for _, w := range f.words(c) {
			s += f.d.Word(w)[:1]
		}
		if len(s) == 2 || len(s) == 3 {
			short[s] = true
		}
	}
	if len(short) == 0 {
		return nil
	}
	d := f.d
	var out []Mention
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Kind != WordToken || !t.Is(AllCaps) || !short[d.Word(i)] || plainAcronyms.Has(t.Word) || !f.startLike(i) {
			continue
		}
		c := candidate{first: i, end: i + 1, key: i, class: initialsClass}
		j, end := f.after(&c)
		if j >= end || covered(have, i) {
			continue
		}
		if p := d.predicateAt(j, end); p.weight > anyAct && p.form != ingForm {
			out = append(out, Mention{First: i, End: i + 1, Use: f.use(&c), Part: Doer, Verb: p.verb})
		}
	}
	return out
}

// plainAcronyms mean the machine before they mean a person.
var plainAcronyms = Words("db lb ci cd qa pm am os ip vm ui ux hr it pr dc ad ec id tv us uk eu la ny api dns cdn cpu app aws gcp sre sql ssh tls noc soc ops")

// covered reports whether token i is within one of the mentions.
func covered(have []Mention, i int) bool {
	n := sort.Search(len(have), func(k int) bool { return have[k].End > i })
	return n < len(have) && have[n].First <= i
}

// tokenAt is the first token that begins at or after byte at of Text.
func (d *Document) tokenAt(at int) int {
	return sort.Search(len(d.Tokens), func(i int) bool { return int(d.Tokens[i].Start) >= at })
}

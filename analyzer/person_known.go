package analyzer

import (
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
	k := f.ask(word)
	if k == nil {
		if f.known == nil {
			f.known = map[string]*knownName{}
		}
		k = &knownName{}
		word = strings.ToLower(word)
		f.known[word] = k
		f.hints.add(word)
	}
	return k
}

// ask is what is known of a word, in any case, or nil.
func (f *nameFinder) ask(word string) *knownName {
	if !f.hints.may(word) {
		return nil
	}
	var b lowerBuffer
	return f.known[string(b.lower(word))]
}

// hints tell of most words that are not in a set of lower-case words that they
// are not, by their ends.
type hints [16]uint64

// add takes a word in any case.
func (h *hints) add(word string) {
	if word == "" {
		return
	}
	if (word[0]|word[len(word)-1])&0x80 != 0 {
		word = strings.ToLower(word) // which may end in ASCII
	}
	i := endsOf(word)
	h[i>>6] |= 1 << (i & 63)
}

// may reports whether a word, in any case, may be in the set.
func (h *hints) may(word string) bool {
	if word == "" || (word[0]|word[len(word)-1])&0x80 != 0 {
		return true // it may be shorter, or ASCII, in lower case
	}
	i := endsOf(word)
	return h[i>>6]>>(i&63)&1 != 0
}

// endsOf is the same for every case of ASCII letters.
func endsOf(s string) uint { return uint(s[0]&31)<<5 | uint(s[len(s)-1]&31) }

// isKnown reports whether the settings or front matter name the word at
// token i.
func (f *nameFinder) isKnown(i int) bool {
	if len(f.known) == 0 {
		return false
	}
	k := f.ask(f.d.Word(i))
	return k != nil && k.person >= sure
}

// unsure reports whether a word is not known to be a person's name, so far.
func (f *nameFinder) unsure(word string) bool {
	k := f.ask(word)
	return k == nil || k.person < sure
}

func (f *nameFinder) isProduct(name string) bool {
	for _, p := range f.settings.Products {
		if strings.EqualFold(p, name) {
			return true
		}
	}
	return false
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
		f.know(p).thing = certain
	}
}

// certain is the evidence of a product in the settings, which outweighs all
// else.
const certain = 80

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
			if t := &d.Tokens[first]; t.Kind == WordToken && !t.Is(Capital) && (vocabularyNames.Has(t.Word) || !ordinary(d.Word(first))) {
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

// learn notes who is named in fields and who is surely a person, and which
// words are used as names of things.
func (f *nameFinder) learn() {
	for i := range f.cands {
		c := &f.cands[i]
		if c.class == wordClass && !c.titled {
			continue
		}
		if f.christened(c) {
			if k := f.know(f.d.Word(c.key)); k.person < 24 {
				k.thing = certain
			}
		}
		l := f.lesson(c)
		if c.class == handleClass || c.class == bareClass || l != (lesson{}) {
			f.teach(c, l)
		}
		if l.role != "" {
			f.shareRole(c, l.role)
		}
	}
}

// A lesson is what a candidate teaches about its words.
type lesson struct {
	person, thing int    // evidence
	role          string // only with person
}

// lesson draws what there is to learn from a candidate.
func (f *nameFinder) lesson(c *candidate) (l lesson) {
	l.person = f.gain(c)
	switch {
	case c.context > -8 || c.term || c.class == fullName:
	case c.class == cleanGiven:
		l.thing = 8
	default:
		l.thing = 4
	}
	if l.person >= 6 {
		if l.role = c.role; l.role == "" && c.field != nil {
			l.role = c.field.role
		}
	}
	return l
}

// teach notes a lesson on each of a candidate's words.
func (f *nameFinder) teach(c *candidate, l lesson) {
	var buf [8]int
	for _, w := range f.words(c, buf[:0]) {
		text := strings.TrimPrefix(f.d.Word(w), "@")
		k := f.know(text)
		k.person = max(k.person, l.person)
		k.thing += l.thing
		if c.class == handleClass || c.class == bareClass {
			k.handle, k.account = true, text
		}
		if l.role != "" && k.role == "" {
			k.role = strings.TrimSpace(roleOf(l.role))
		}
	}
}

// findHosts notes candidates whose word also stands in lower case after "the"
// or "on", or as inline code: a host or a service, not a person.
func (f *nameFinder) findHosts() {
	hosts := f.hosts()
	if len(hosts) == 0 {
		return
	}
	var b lowerBuffer
	for i := range f.cands {
		c := &f.cands[i]
		switch c.class {
		case cleanGiven, unknownClass, thingGiven, surnameClass:
			w := f.d.Word(c.key)
			low := b.lower(w)
			if n := hosts[string(low)]; n > 0 && len(low) > 2 && f.unsure(w) {
				f.know(w).thing += 8 * n
				hosts[string(low)] = 0
			}
		}
	}
}

// hosts counts what stands in the text as a host's name stands, if it may be
// the word of a candidate.
func (f *nameFinder) hosts() map[string]int {
	d := f.d
	var words hints
	for i := range f.cands {
		words.add(d.Word(f.cands[i].key))
	}
	var out map[string]int
	for j := d.index.head[0]; j != 0; j = d.index.next[j-1] {
		i := int(j - 1)
		t := &d.Tokens[i]
		if t.Kind != CodeToken && (t.Kind != WordToken || t.Is(Capital) || i == 0 || !hostLead.Has(d.Tokens[i-1].Word)) {
			continue
		}
		if w := strings.Trim(d.Word(i), "`"); words.may(w) {
			if out == nil {
				out = map[string]int{}
			}
			out[w]++
		}
	}
	return out
}

var hostLead = Words("the on host server node in via called named into from")

// shareRole marks a role that two people have: it tells them apart no more.
func (f *nameFinder) shareRole(c *candidate, role string) {
	role = strings.ToLower(roleOf(role))
	who := strings.ToLower(f.d.Word(c.key))
	if prior, ok := f.roles[role]; ok && prior != who {
		f.know(who).shared = true
		f.know(prior).shared = true
		return
	}
	if f.roles == nil {
		f.roles = map[string]string{}
	}
	f.roles[role] = who
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

// gain is how surely a candidate shows that its words are a person's name.
func (f *nameFinder) gain(c *candidate) int {
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
	if f.settings.Roster == nil {
		return
	}
	for i := range f.cands {
		if c := &f.cands[i]; c.score > 0 && c.score < sure {
			for _, p := range f.settings.Roster() {
				f.introduce(p, 6)
			}
			return
		}
	}
}

// propagate spreads what was learnt of a word to its other mentions.
func (f *nameFinder) propagate() {
	if len(f.known) == 0 {
		return
	}
	for i := range f.cands {
		c := &f.cands[i]
		best, thing := f.evidence(c)
		if best < 12 {
			best -= thing
		}
		if best > 0 && c.context > -8 {
			c.score += min(best, 24)
		}
		switch {
		case thing >= certain:
			c.score -= certain
		case c.class == fullName || c.class == handleClass || c.class == bareClass, c.class == cleanGiven && thing < 8:
		default:
			c.score -= min(thing, 24)
		}
	}
}

// evidence is what is known of a candidate's words, and of all of them as one
// name.
func (f *nameFinder) evidence(c *candidate) (person, thing int) {
	var buf [8]int
	for _, w := range f.words(c, buf[:0]) {
		if k := f.ask(strings.TrimPrefix(f.d.Word(w), "@")); k != nil {
			person, thing = max(person, k.person), max(thing, k.thing)
		}
	}
	if len(f.settings.Products) > 0 && c.end > c.first+1 {
		if k := f.ask(f.d.TokensText(c.first, c.end)); k != nil {
			thing = max(thing, k.thing)
		}
	}
	return person, thing
}

package analyzer

import (
	"slices"
	"sort"
	"strings"

	"github.com/blamelint/blamelint/analyzer/names"
)

// mentions turns the candidates that are persons into mentions, with those
// names that are known by now but were written in lower case.
func (f *nameFinder) mentions() []Mention {
	var out []Mention
	end := 0
	for i := range f.cands {
		c := &f.cands[i]
		if c.score < sure && !(c.field != nil && c.class == bareClass) || c.first < end {
			continue
		}
		if len(out) > 0 && end == c.first-1 && f.d.Tokens[c.first-1].Word == wOpen && !c.knownGiven() {
			continue // "Ada (Acme)": whom she works for
		}
		out, end = append(out, f.mention(c)), c.end
	}
	if later := append(f.later(out), f.initials(out)...); len(later) > 0 {
		out = append(out, later...)
		slices.SortStableFunc(out, func(a, b Mention) int { return a.First - b.First })
	}
	return out
}

// mention is a candidate with all that is known of it.
func (f *nameFinder) mention(c *candidate) Mention {
	if c.class == thingClass {
		c.field = f.fields.of(c)
	}
	m := Mention{First: c.first, End: c.end, Use: f.use(c), Handle: c.class == handleClass || c.class == bareClass, Role: f.role(c)}
	m.Part, m.Verb = f.part(c)
	m.Cut, m.Instead = f.rewrite(c, m.Role)
	return m
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
	var buf [8]int
	for _, w := range f.words(c, buf[:0]) {
		if k := f.ask(strings.TrimPrefix(f.d.Word(w), "@")); k != nil && k.role != "" && !k.shared {
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
	wanted := f.wanted()
	if len(wanted) == 0 {
		return nil
	}
	var out []Mention
	for _, i := range f.wantedTokens(wanted) {
		w := f.d.Word(i)
		if f.d.Tokens[i].Is(Capital) && f.ask(w).account != w || covered(have, i) {
			continue
		}
		c := candidate{first: i, end: i + 1, key: i, class: bareClass}
		c.field = f.fields.of(&c)
		out = append(out, f.mention(&c))
	}
	return out
}

// wantedTokens are the places of the wanted words, in order: tokens outside the
// vocabulary and those of the few names in it.
func (f *nameFinder) wantedTokens(wanted map[string]bool) []int {
	d := f.d
	var ends hints
	var out []int
	take := func(i int) {
		if t := &d.Tokens[i]; (t.Kind == WordToken || t.Kind == IdentToken) && !t.Is(Struck|AllCaps) {
			out = append(out, i)
		}
	}
	for w := range wanted {
		ends.add(w)
		if word := lookupWord(w); word != 0 {
			for j := d.index.head[word.number()]; j != 0; j = d.index.next[j-1] {
				take(int(j - 1))
			}
		}
	}
	var b lowerBuffer
	for j := d.index.head[0]; j != 0; j = d.index.next[j-1] {
		if w := d.Word(int(j - 1)); ends.may(w) && wanted[string(b.lower(w))] {
			take(int(j - 1))
		}
	}
	slices.Sort(out)
	return out
}

// wanted are the known accounts and given names that mean nothing else.
func (f *nameFinder) wanted() map[string]bool {
	var out map[string]bool
	for w, k := range f.known {
		if k.person-k.thing < sure-1 || len(w) < 4 || ordinary(w) && !vocabularyNames.Has(lookupWord(w)) {
			continue
		}
		if l := names.Lookup(w); !l.Has(names.EnglishWord|thingKinds) && (k.handle || l.Has(names.GivenName)) {
			if out == nil {
				out = map[string]bool{}
			}
			out[w] = true
		}
	}
	return out
}

// initials finds the initials of people whose full names the document gives:
// "EM restarts the till" beside "Scribe: Ewan McLeod".
func (f *nameFinder) initials(have []Mention) []Mention {
	short := f.initialsOfAll()
	if len(short) == 0 {
		return nil
	}
	d := f.d
	var out []Mention
	for _, at := range f.starts {
		i := int(at)
		t := &d.Tokens[i]
		if t.Kind != WordToken || !t.Is(AllCaps) || !short[d.Word(i)] || plainAcronyms.Has(t.Word) || !f.startLike(i) || covered(have, i) {
			continue
		}
		c := candidate{first: i, end: i + 1, key: i, class: initialsClass}
		if j, end := f.after(&c); j < end {
			if p := d.predicateAt(j, end); p.weight > anyAct && p.form != ingForm {
				out = append(out, f.mention(&c))
			}
		}
	}
	return out
}

// initialsOfAll are the initials of the people named in full.
func (f *nameFinder) initialsOfAll() map[string]bool {
	var out map[string]bool
	var buf [8]int
	for i := range f.cands {
		c := &f.cands[i]
		if c.class != fullName || c.score < sure {
			continue
		}
		s := ""
		for _, w := range f.words(c, buf[:0]) {
			s += f.d.Word(w)[:1]
		}
		if len(s) == 2 || len(s) == 3 {
			if out == nil {
				out = map[string]bool{}
			}
			out[s] = true
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

package pseudonym

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/blamelint/blamelint/analyzer/names"
)

// gather finds out which namings are of the same person. Full names come first,
// since all others are held against them: an initial and a surname, a given
// name, an account, initials.
func (c *Cast) gather() {
	slices.SortStableFunc(c.seen, func(a, b *naming) int { return cmp.Compare(a.at, b.at) })
	full := map[string]*Person{}
	for _, n := range c.seen {
		if !n.handle && len(n.words) > 1 && utf8.RuneCountInString(n.words[0]) > 1 {
			key := strings.Join(n.words, " ")
			if full[key] == nil {
				full[key] = c.person(n)
			}
			n.person = full[key]
		}
	}
	for _, n := range c.seen {
		if n.person != nil && !n.roster {
			n.person.roster = false
		}
	}
	named := slices.Clone(c.People)
	bySurname := map[string][]*Person{}
	for _, p := range named {
		last := p.full[len(p.full)-1]
		bySurname[last] = append(bySurname[last], p)
	}
	c.each(func(n *naming) {
		if !n.handle && len(n.words) > 1 {
			c.match(n, bySurname[n.words[len(n.words)-1]], initialled)
		}
	})
	byWord := wordsOf(named, func(p *Person) bool { return !p.roster })
	for w, list := range wordsOf(named, func(p *Person) bool { return p.roster }) {
		if byWord[w] == nil && len(list) == 1 {
			byWord[w] = list
		}
	}
	c.gatherSingles(byWord)
	c.gatherHandles()
	c.gatherInitials()
	for _, n := range c.seen {
		n.person.take(n)
	}
	slices.SortStableFunc(c.People, func(a, b *Person) int { return cmp.Compare(a.at, b.at) })
	c.dropAbsent()
}

// wordsOf are the people by the first and the last word of their full names.
func wordsOf(people []*Person, which func(*Person) bool) map[string][]*Person {
	out := map[string][]*Person{}
	for _, p := range people {
		for i, w := range p.full {
			if (i == 0 || i == len(p.full)-1) && which(p) {
				out[w] = append(out[w], p)
			}
		}
	}
	return out
}

// person makes a person of a naming.
func (c *Cast) person(n *naming) *Person {
	p := &Person{at: n.at, roster: n.roster}
	if !n.handle && !n.short {
		p.full = n.words
	}
	c.People = append(c.People, p)
	return p
}

// each calls f with the namings that are nobody's yet, in order, and keeps note
// of who was named last.
func (c *Cast) each(f func(*naming)) {
	c.last = map[*Person]int{}
	for i, n := range c.seen {
		if n.person == nil {
			f(n)
		}
		if n.person != nil {
			c.last[n.person] = i + 1
		}
	}
}

// match gives a naming to the one person that fits, or to a new one.
func (c *Cast) match(n *naming, people []*Person, fits func(*Person, *naming) bool) {
	var found []*Person
	for _, p := range people {
		if fits(p, n) {
			found = append(found, p)
		}
	}
	c.settle(n, found)
	if n.person == nil {
		n.person = c.person(n)
	}
}

// settle picks of several people the one named last before the naming. It is
// called within each.
func (c *Cast) settle(n *naming, found []*Person) {
	if len(found) == 0 {
		return
	}
	n.person = found[0]
	for _, p := range found[1:] {
		if c.last[p] > c.last[n.person] {
			n.person = p
		}
	}
	for _, p := range found {
		if p != n.person && len(n.others) < maxOthers {
			n.others = append(n.others, p)
		}
	}
}

// maxOthers bounds whom else a name could mean.
const maxOthers = 5

// initialled reports whether "D. Okonkwo" may be the person.
func initialled(p *Person, n *naming) bool {
	if len(p.full) < 2 || p.full[len(p.full)-1] != n.words[len(n.words)-1] {
		return false
	}
	return strings.HasPrefix(p.full[0], n.words[0])
}

// gatherSingles gives given names and surnames that stand alone to the people
// whose full names hold them.
func (c *Cast) gatherSingles(byWord map[string][]*Person) {
	alone := map[string]*Person{}
	c.each(func(n *naming) {
		if n.handle || n.short || len(n.words) != 1 {
			return
		}
		w := n.words[0]
		if c.settle(n, byWord[w]); n.person != nil {
			return
		}
		if alone[w] == nil {
			alone[w] = c.person(n)
		}
		n.person = alone[w]
	})
}

// gatherHandles gives accounts to the people whose names they are made of, or
// beside whose names they stand.
func (c *Cast) gatherHandles() {
	accounts := map[string]*Person{}
	named := map[string]*Person{}
	for _, p := range c.People {
		if key := strings.Join(p.full, " "); key != "" && named[key] == nil {
			named[key] = p
		}
	}
	for _, e := range c.settings.People {
		if e.Name != "" && e.Handle != "" {
			if p := named[strings.Join(nameWords(e.Name), " ")]; p != nil {
				accounts[fold(strings.TrimPrefix(e.Handle, "@"))] = p
			}
		}
	}
	if c.settings.Roster != nil && slices.ContainsFunc(c.seen, func(n *naming) bool { return n.handle }) {
		for _, e := range c.settings.Roster() {
			if e.Name == "" || e.Handle == "" {
				continue
			}
			if p := named[strings.Join(nameWords(e.Name), " ")]; p != nil {
				accounts[fold(strings.TrimPrefix(e.Handle, "@"))] = p
			}
		}
	}
	forms := c.accountForms()
	for i, n := range c.seen {
		if n.person != nil || !n.handle {
			continue
		}
		h := n.words[0]
		p := accounts[h]
		if p == nil && i > 0 {
			p = c.beside(c.seen[i-1], n)
		}
		if p == nil && len(forms[plainAccount(h)]) == 1 {
			p = forms[plainAccount(h)][0]
		}
		if p == nil {
			p = givenWithInitial(forms, h)
		}
		if p == nil {
			p = c.person(n)
		}
		accounts[h] = p
		n.person = p
	}
}

// givenWithInitial is the person of whom the text says a given name alone, for
// an account such as "devin.a".
func givenWithInitial(forms map[string][]*Person, account string) *Person {
	first, rest, ok := strings.Cut(account, ".")
	if list := forms[plainAccount(first)]; ok && len(rest) == 1 && len(list) == 1 && len(list[0].full) == 1 {
		return list[0]
	}
	return nil
}

// accountForms are the accounts that people's names are commonly made into.
func (c *Cast) accountForms() map[string][]*Person {
	forms := map[string][]*Person{}
	add := func(p *Person, s string) {
		if s = plainAccount(s); len(s) > 2 && !slices.Contains(forms[s], p) {
			forms[s] = append(forms[s], p)
		}
	}
	for _, p := range c.People {
		if len(p.full) == 0 {
			continue
		}
		first, last := p.full[0], p.full[len(p.full)-1]
		add(p, first)
		if len(p.full) == 1 {
			continue
		}
		add(p, last)
		add(p, first+last)
		add(p, last+first)
		add(p, initial(first)+last)
		add(p, first+initial(last))
		add(p, last+initial(first))
		add(p, strings.Join(p.full, ""))
	}
	return forms
}

func initial(w string) string {
	_, n := utf8.DecodeRuneInString(w)
	return w[:n]
}

// plainAccount is an account without marks and the digits that make it unique.
func plainAccount(s string) string {
	s = strings.TrimRight(fold(s), "0123456789")
	return strings.NewReplacer(".", "", "_", "", "-", "", "'", "", "’", "").Replace(s)
}

// plainLetter drops the accent of a lower-case letter, as accounts do.
func plainLetter(r rune) rune {
	if r < 0x80 {
		return r
	}
	for _, set := range [...]string{"aàáâãäåā", "cçćč", "eèéêëēęě", "iìíîïī", "nñńň", "oòóôõöøō", "sśšş", "uùúûüūů", "yýÿ", "zźžż", "lł", "dđď", "rř", "tť", "gğ"} {
		if strings.ContainsRune(set, r) {
			return rune(set[0])
		}
	}
	return r
}

// beside gives an account to the name right before it: "Ada Quill (@aq)".
func (c *Cast) beside(before, n *naming) *Person {
	if before.mention == nil || n.mention == nil || before.handle || before.person == nil {
		return nil
	}
	gap := n.mention.First - before.mention.End
	if gap < 0 || gap > 1 || gap == 1 && c.doc.Word(before.mention.End) != "(" {
		return nil
	}
	return before.person
}

// gatherInitials gives "EM" to the one person with these initials.
func (c *Cast) gatherInitials() {
	short := map[string][]*Person{}
	for _, p := range c.People {
		s := ""
		for _, w := range p.full {
			s += initial(w)
		}
		if len(p.full) > 1 {
			short[s] = append(short[s], p)
		}
	}
	c.each(func(n *naming) {
		if c.settle(n, short[n.words[0]]); n.person == nil {
			n.person = c.person(n)
			short[n.words[0]] = []*Person{n.person}
		}
	})
}

// take notes what a naming says of the person.
func (p *Person) take(n *naming) {
	p.at = min(p.at, n.at)
	if p.role == "" {
		p.role = strings.TrimSpace(n.role)
	}
	p.author = p.author || n.author
	p.listed = p.listed || n.listed
	if n.mention != nil && n.mention.Use <= 1 { // told or speaking
		p.told = true
	}
	switch {
	case n.handle:
		p.handles = addNew(p.handles, n.words[0])
	case n.short:
		p.initials = addNew(p.initials, strings.ToUpper(n.words[0]))
	case len(n.words) == 1:
		p.singles = addNew(p.singles, n.words[0])
	case n.roster && p.roster:
	default:
		for i, w := range n.words {
			if k := names.Lookup(w); (i == 0 || i == len(n.words)-1) && utf8.RuneCountInString(w) > 2 && !k.Has(thing|names.EnglishWord) {
				p.singles = addNew(p.singles, w)
			}
		}
	}
}

func addNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

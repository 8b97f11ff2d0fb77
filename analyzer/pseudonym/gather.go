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
	named := slices.Clone(c.People)
	for _, n := range c.seen {
		if n.person == nil && !n.handle && len(n.words) > 1 {
			c.match(n, named, initialled)
		}
	}
	byWord := map[string][]*Person{}
	for _, p := range c.People {
		for i, w := range p.full {
			if i == 0 || i == len(p.full)-1 {
				byWord[w] = append(byWord[w], p)
			}
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

// person makes a person of a naming.
func (c *Cast) person(n *naming) *Person {
	p := &Person{at: n.at}
	if !n.handle && !n.short {
		p.full = n.words
	}
	c.People = append(c.People, p)
	return p
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

// settle picks of several people the one named last before the naming.
func (c *Cast) settle(n *naming, found []*Person) {
	if len(found) == 0 {
		return
	}
	n.person = found[0]
	if len(found) == 1 {
		return
	}
	best := -1
	for _, o := range c.seen {
		if o.at >= n.at || o.person == nil || !slices.Contains(found, o.person) || o.at < best {
			continue
		}
		n.person, best = o.person, o.at
	}
	for _, p := range found {
		if p != n.person {
			n.others = append(n.others, p)
		}
	}
}

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
	for _, n := range c.seen {
		if n.person != nil || n.handle || n.short || len(n.words) != 1 {
			continue
		}
		w := n.words[0]
		if c.settle(n, byWord[w]); n.person != nil {
			continue
		}
		if alone[w] == nil {
			alone[w] = c.person(n)
		}
		n.person = alone[w]
	}
}

// gatherHandles gives accounts to the people whose names they are made of, or
// beside whose names they stand.
func (c *Cast) gatherHandles() {
	accounts := map[string]*Person{}
	for _, e := range c.settings.People {
		if e.Name != "" && e.Handle != "" {
			if p := c.named(nameWords(e.Name)); p != nil {
				accounts[fold(strings.TrimPrefix(e.Handle, "@"))] = p
			}
		}
	}
	if c.settings.Roster != nil && slices.ContainsFunc(c.seen, func(n *naming) bool { return n.handle }) {
		for _, e := range c.settings.Roster() {
			if e.Name == "" || e.Handle == "" {
				continue
			}
			if p := c.named(nameWords(e.Name)); p != nil {
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
			p = c.person(n)
		}
		accounts[h] = p
		n.person = p
	}
}

// named is the person with a full name or, failing that, with the only name.
func (c *Cast) named(words []string) *Person {
	for _, p := range c.People {
		if len(p.full) > 0 && slices.Equal(p.full, words) {
			return p
		}
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
	s = strings.Map(plainLetter, strings.TrimRight(fold(s), "0123456789"))
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
	for _, n := range c.seen {
		if n.person != nil {
			continue
		}
		c.match(n, c.People, func(p *Person, n *naming) bool {
			s := ""
			for _, w := range p.full {
				s += initial(w)
			}
			return len(p.full) > 1 && s == n.words[0]
		})
	}
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

package pseudonym

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// The roles of people of whom the document gives none.
const (
	responder = "responder"
	author    = "author"
)

// maxRole bounds a role, in bytes: what is longer is no role but a sentence.
const maxRole = 60

// assign gives everybody a role that nobody else has.
func (c *Cast) assign() {
	byRole := map[string][]*Person{}
	var order []string
	for _, p := range c.People {
		switch {
		case c.usable(p.role):
		case p.author && !p.told:
			p.role = author
		default:
			p.role = responder
		}
		if byRole[p.role] == nil {
			order = append(order, p.role)
		}
		byRole[p.role] = append(byRole[p.role], p)
	}
	low := strings.ToLower(string(c.doc.Source))
	for _, role := range order {
		people := byRole[role]
		if len(people) == 1 && role != responder {
			people[0].Role, people[0].Given = role, true
			continue
		}
		n := 0
		for _, p := range people {
			for {
				p.Role = role + " " + letter(n)
				n++
				if !strings.Contains(low, strings.ToLower(p.Role)) {
					break
				}
			}
		}
	}
}

// usable reports whether a role can stand for its bearer: a few plain words
// without anybody's name.
func (c *Cast) usable(role string) bool {
	if role == "" || len(role) > maxRole || strings.ContainsFunc(role, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != ' ' && r != '-' && r != '&' && r != '/'
	}) {
		return false
	}
	for w := range strings.FieldsSeq(fold(role)) {
		if w == responder || slices.ContainsFunc(c.People, func(p *Person) bool { return slices.Contains(p.singles, w) || slices.Contains(p.full, w) && len(w) > 3 }) {
			return false
		}
	}
	return true
}

// letter names the n-th of several, from 0: A, B, …, Z, AA.
func letter(n int) string {
	if n < 26 {
		return string(rune('A' + n))
	}
	return letter(n/26-1) + letter(n%26)
}

// slug is the role where no space can be: in code, addresses and paths.
func (p *Person) slug() string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '/' || r == '&' {
			return '-'
		}
		return unicode.ToLower(r)
	}, p.Role)
}

// withheld stands for the name in a field that says the role already.
const withheld = "(name withheld)"

// String is for messages of tests.
func (p *Person) String() string { return fmt.Sprintf("%s (%q)", p.Role, p.Spellings) }

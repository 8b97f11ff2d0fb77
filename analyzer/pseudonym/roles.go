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
	nameWord := map[string]bool{}
	for _, p := range c.People {
		for _, w := range slices.Concat(p.singles, p.full) {
			nameWord[w] = nameWord[w] || len(w) > 3 || slices.Contains(p.singles, w)
		}
	}
	byRole := map[string][]*Person{}
	var order []string
	for _, p := range c.People {
		switch {
		case usable(p.role, nameWord):
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
		taken := lettersAfter(low, role)
		n := 0
		for _, p := range people {
			for taken[strings.ToLower(letter(n))] {
				n++
			}
			p.Role = role + " " + letter(n)
			n++
		}
	}
}

// lettersAfter are the words that follow a role in a text: letters that tell
// somebody else apart already.
func lettersAfter(text, role string) map[string]bool {
	out := map[string]bool{}
	for at := 0; ; {
		i := strings.Index(text[at:], role+" ")
		if i < 0 {
			return out
		}
		at += i + len(role) + 1
		end := at
		for end < len(text) && 'a' <= text[end] && text[end] <= 'z' {
			end++
		}
		out[text[at:end]] = true
	}
}

// usable reports whether a role can stand for its bearer: a few plain words
// without anybody's name.
func usable(role string, nameWord map[string]bool) bool {
	if role == "" || len(role) > maxRole || strings.ContainsFunc(role, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != ' ' && r != '-' && r != '&' && r != '/'
	}) {
		return false
	}
	for w := range strings.FieldsSeq(fold(role)) {
		if w == responder || nameWord[w] {
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

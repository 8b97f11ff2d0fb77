package pseudonym

import (
	"bytes"
	"slices"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/names"
)

// An address is an e-mail address of a person.
type address struct {
	span   analyzer.Span
	person *Person
}

// Addresses finds e-mail addresses in a text, as spans of bytes. The part
// before the "@" is bounded by what people use there, the domain has a dot.
func Addresses(src []byte) []analyzer.Span {
	var out []analyzer.Span
	for i := 0; i < len(src); i++ {
		at := bytes.IndexByte(src[i:], '@')
		if at < 0 {
			break
		}
		at += i
		start, end := at, at+1
		for start > i && at-start < 64 && addressByte(src[start-1]) {
			start--
		}
		for end < len(src) && end-at < 255 && (alnum(src[end]) || src[end] == '.' || src[end] == '-') {
			end++
		}
		for end > at && (src[end-1] == '.' || src[end-1] == '-') {
			end--
		}
		if start < at && bytes.IndexByte(src[at:end], '.') > 1 {
			out = append(out, analyzer.Span{Start: start, End: end})
			i = end - 1
			continue
		}
		i = at
	}
	return out
}

func addressByte(c byte) bool {
	return alnum(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%'
}

// addresses gives e-mail addresses to people; one that looks like a person's is
// of somebody even if the name stands nowhere.
func (c *Cast) addresses() {
	forms := c.accountForms()
	made := map[string]*Person{}
	for _, p := range c.People {
		for _, h := range p.handles {
			forms[plainAccount(h)] = append(forms[plainAccount(h)], p)
		}
	}
	for _, s := range Addresses(c.doc.Source) {
		local, _, _ := strings.Cut(fold(string(c.doc.Source[s.Start:s.End])), "@")
		local, _, _ = strings.Cut(local, "+")
		key := plainAccount(local)
		var p *Person
		if list := slices.Compact(forms[key]); len(list) == 1 {
			p = list[0]
		} else if p = made[local]; p == nil && (len(list) > 1 || personalAccount(local)) {
			p = &Person{at: s.Start}
			if words := strings.FieldsFunc(local, func(r rune) bool { return r == '.' || r == '_' || r == '-' }); len(words) > 1 && len(words[0]) > 1 {
				p.full = words
			}
			made[local] = p
			c.People = append(c.People, p)
		}
		if p != nil {
			c.mails = append(c.mails, address{s, p})
			p.at = min(p.at, s.Start)
		}
	}
}

// personalAccount reports whether the part of an address before the "@" is made
// of a person's names.
func personalAccount(local string) bool {
	given, other := false, false
	for _, w := range strings.FieldsFunc(local, func(r rune) bool { return r == '.' || r == '_' || r == '-' }) {
		w = strings.TrimRight(w, "0123456789")
		k := names.Lookup(w)
		switch {
		case len(w) <= 1 || k.Has(names.GivenName|names.Surname) && !k.Has(names.CommonWord|names.Product|names.Bot):
			given = given || len(w) > 1
		default:
			other = true
		}
	}
	return given && !other
}

// replaceAddresses writes the role in place of a whole address, and an address
// that leads nowhere in the target of a link.
func (c *Cast) replaceAddresses() {
	d := c.doc
	for _, m := range c.mails {
		if c.covered(m.span) {
			continue
		}
		span, text := m.span, m.person.Role
		h := hit{span: span, token: -1}
		c.finder.locate(&h)
		const mailto = "mailto:"
		to := span.Start >= len(mailto) && string(d.Source[span.Start-len(mailto):span.Start]) == mailto
		switch {
		case to || h.token < 0 && !c.inSentence(&h) || h.token >= 0 && d.Tokens[h.token].Kind == analyzer.CodeToken:
			text = m.person.slug() + "@example.invalid"
		case h.token >= 0:
			if s := span; s.Start > 0 && s.End < len(d.Source) && d.Source[s.Start-1] == '<' && d.Source[s.End] == '>' {
				span = analyzer.Span{Start: s.Start - 1, End: s.End + 1}
			}
			text = c.phrase(m.person, h.token, h.end, false)
		}
		r := replacement{span: span, text: text, person: m.person}
		if h.token >= 0 {
			r.first, r.end = h.token, h.end
		}
		c.add(r)
	}
}

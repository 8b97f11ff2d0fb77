package pseudonym

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/names"
)

// leftovers are the capitalised words that are names elsewhere, and the host
// names and the like that hold the name of somebody, for people to look at: no
// program knows all names, and a host has to be called what it is called.
func (c *Cast) leftovers() {
	d := c.doc
	seen := map[string]bool{}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Kind == analyzer.WordToken && gendered(d.Word(i)) {
			if line := d.Lines.Line(d.TokensSpan(i, i+1).Start); len(c.Pronouns) == 0 || c.Pronouns[len(c.Pronouns)-1] != line {
				c.Pronouns = append(c.Pronouns, line)
			}
		}
		if t.Kind != analyzer.WordToken || !t.Is(analyzer.Capital) || t.Is(analyzer.AllCaps) {
			continue
		}
		w := d.Word(i)
		if seen[w] || c.isProduct(w) {
			continue
		}
		k := names.Lookup(w)
		if k.Has(thing|names.EnglishWord) || !k.Has(names.GivenName|names.Surname) && !c.acts(i) {
			continue
		}
		seen[w] = true
		if s := d.TokensSpan(i, i+1); !c.covered(s) {
			c.Left = append(c.Left, Left{s, w})
		}
	}
	for _, s := range c.finder.parts {
		if w := string(d.Source[s.Start:s.End]); !seen[w] && !c.covered(s) {
			seen[w] = true
			c.Left = append(c.Left, Left{s, w})
		}
	}
}

// acts reports whether a word that is in no list does something, as a person
// or a product does.
func (c *Cast) acts(i int) bool {
	d := c.doc
	return d.UnknownName(i) && (i+1 < len(d.Tokens) && d.Tokens[i+1].Kind == analyzer.WordToken && d.BlockOf(i+1) == d.BlockOf(i) && d.IsVerb(i+1) || i > 0 && strings.EqualFold(d.Word(i-1), "by"))
}

func (c *Cast) isProduct(w string) bool {
	for _, p := range c.settings.Products {
		if strings.EqualFold(p, w) {
			return true
		}
	}
	return false
}

func gendered(w string) bool {
	switch strings.ToLower(w) {
	case "he", "she", "him", "her", "his", "hers", "himself", "herself":
		return true
	}
	return false
}

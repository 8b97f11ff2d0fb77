package pseudonym

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/names"
)

// leftovers are the capitalised words that are names elsewhere, for somebody to
// look at: no program knows all names.
func (c *Cast) leftovers() {
	d := c.doc
	seen := map[string]bool{}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Kind != analyzer.WordToken || !t.Is(analyzer.Capital) || t.Is(analyzer.AllCaps) {
			continue
		}
		w := d.Word(i)
		if seen[w] || c.isProduct(w) {
			continue
		}
		k := names.Lookup(w)
		if !k.Has(names.GivenName|names.Surname) || k.Has(thing|names.EnglishWord) {
			continue
		}
		seen[w] = true
		if s := d.TokensSpan(i, i+1); !c.covered(s) {
			c.Left = append(c.Left, Left{s, w})
		}
	}
}

func (c *Cast) isProduct(w string) bool {
	for _, p := range c.settings.Products {
		if strings.EqualFold(p, w) {
			return true
		}
	}
	return false
}

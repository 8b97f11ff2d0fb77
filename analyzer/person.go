package analyzer

import "github.com/blamelint/blamelint/analyzer/names"

// PersonName reports whether token i is part of a personal name.
func (d *Document) PersonName(i int) bool {
	t := &d.Tokens[i]
	if t.Kind != WordToken || !t.Is(Capital) {
		return false
	}
	k := names.Lookup(d.Word(i))
	return k.Has(names.GivenName) && !k.Has(names.Product|names.Company|names.Place|names.Calendar)
}

// Package build turns the word lists under data/ into the table that package
// names reads. It is used by gen.go and by the test that proves the checked-in
// table current.
package build

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/blamelint/blamelint/analyzer/names"
	"github.com/blamelint/blamelint/analyzer/names/internal/latin"
)

// maxLen is the length of the longest key in bytes; longer ones are an error.
const maxLen = 24

// gradeShift is where package names keeps the grade inside a Kind.
const (
	gradeShift            = 14
	kindMask   names.Kind = 1<<gradeShift - 1
)

// entries maps a folded word to what it is known as.
type entries map[string]names.Kind

// Tables reads the lists in data, the directory of that name, and returns the
// contents of table.bin and of table.go. The result depends on the lists only.
func Tables(data fs.FS) (bin, source []byte, err error) {
	e, err := collect(data)
	if err != nil {
		return nil, nil, err
	}
	return encode(e)
}

// A collector gathers the entries list by list.
type collector struct {
	entries
	data    fs.FS
	words   entries // the English words
	drops   map[names.Kind]map[string]bool
	rare    map[string]bool // see rare.txt
	sources map[string]int  // how many imported lists have the given name
	byHand  map[string]bool // the given names among the English words that given.txt has
}

// collect merges all lists.
func collect(data fs.FS) (entries, error) {
	c := collector{entries: entries{}, data: data, sources: map[string]int{}, byHand: map[string]bool{}}
	if err := c.readAids(); err != nil {
		return nil, err
	}
	for _, l := range lists {
		if err := c.addList(l); err != nil {
			return nil, fmt.Errorf("%s: %w", l.file, err)
		}
	}
	c.settle()
	return c.entries, nil
}

// addList adds the items of one list, as they are and in their other spellings.
func (c *collector) addList(l list) error {
	items, err := readItems(c.data, l)
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, it := range items {
		key, accented, err := foldKey(it.word)
		if err != nil {
			return err
		}
		if c.drops[l.kind][key] {
			continue
		}
		if l.kind == names.GivenName {
			c.addGiven(l, key, it.grade, accented)
			if l.imported && !seen[key] {
				c.sources[key]++
			}
			seen[key] = true
		} else if !c.clashes(l, key) {
			c.entries[key] |= l.kind
		}
		for _, k := range variants(it.word) {
			if c.words[k] == 0 {
				c.add(k, l.kind, it.grade)
			}
		}
	}
	return nil
}

// clashes reports whether an imported list of brands has a word that nearly
// always is a person's name.
func (c *collector) clashes(l list, key string) bool {
	return l.imported && l.kind == names.Product && c.entries[key].Grade() == names.Common
}

// addGiven adds a given name, with care where it is an English word: the lists
// of the faker projects and of Moby do not count there ("else" is German, "hang"
// Vietnamese), the birth register counts only for names borne by many and is
// thought Rare where the word is common ("legend"), and given.txt has the last
// word. A name that loses a diacritic to become a word is Rare: "par" is not Pär
// for most readers.
func (c *collector) addGiven(l list, key string, grade names.Grade, accented bool) {
	word := c.words[key]
	switch {
	case word == 0:
	case !l.imported:
		if !c.byHand[key] {
			c.entries[key] &= kindMask
			c.byHand[key] = true
		}
		if accented {
			grade = names.Rare
		}
	case l.file != registry || grade == names.Rare:
		return
	case word.Has(names.CommonWord):
		grade = names.Rare
	}
	c.add(key, names.GivenName, grade)
}

// settle applies what needs all lists: a name that several imported lists have
// is Known, those in rare.txt are Rare, and English words are marked.
func (c *collector) settle() {
	for key, k := range c.entries {
		if k.Has(names.GivenName) {
			if c.sources[key] > 1 && c.words[key] == 0 {
				c.add(key, names.GivenName, names.Known)
			}
			if c.rare[key] {
				c.entries[key] = c.entries[key]&kindMask | names.Kind(names.Rare)<<gradeShift
			}
		}
		c.entries[key] |= c.words[key]
	}
}

// add merges one kind into a word's entry and keeps the highest grade.
func (e entries) add(key string, kind names.Kind, grade names.Grade) {
	best := e[key].Grade()
	if kind == names.GivenName {
		best = max(best, grade)
	}
	e[key] = (e[key]|kind)&kindMask | names.Kind(best)<<gradeShift
}

func foldKey(word string) (key string, accented bool, err error) {
	var buf [maxLen]byte
	n, accented := latin.Fold(buf[:], word)
	if n < 2 {
		return "", false, fmt.Errorf("%q: want 2 to %d bytes of Latin letters", word, maxLen)
	}
	return string(buf[:n]), accented, nil
}

// twoLetter holds the spellings that German, the Nordic languages and Dutch
// passports use where a diacritic is not to be had.
var twoLetter = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ø", "oe", "å", "aa", "Ä", "ae", "Ö", "oe", "Ü", "ue", "Ø", "oe", "Å", "aa")

// variants returns the further keys of a word: its two-letter spelling, and
// the form without apostrophe ("oconnor").
func variants(word string) []string {
	var keys []string
	for _, v := range []string{twoLetter.Replace(word), apostrophes.Replace(word)} {
		if key, _, err := foldKey(v); err == nil && v != word {
			keys = append(keys, key)
		}
	}
	return keys
}

var apostrophes = strings.NewReplacer("'", "", "’", "", "ʻ", "", "ʼ", "")

// sortedKeys returns the keys ascending.
func sortedKeys(e entries) []string {
	keys := make([]string, 0, len(e))
	for k := range e {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

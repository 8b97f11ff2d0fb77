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
const gradeShift = 14

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

// collect merges all lists. Words come first, so that the lists of names can
// be weighed against them.
func collect(data fs.FS) (entries, error) {
	words, err := readWords(data)
	if err != nil {
		return nil, err
	}
	drop, err := readDrops(data)
	if err != nil {
		return nil, err
	}
	e := entries{}
	for _, l := range lists {
		if err := e.addList(data, l, words, drop[l.kind]); err != nil {
			return nil, fmt.Errorf("%s: %w", l.file, err)
		}
	}
	for word := range e {
		e[word] |= words[word]
	}
	return e, nil
}

// addList adds the items of one list, as they are and in the German and Nordic
// spelling without diacritics.
func (e entries) addList(data fs.FS, l list, words entries, drop map[string]bool) error {
	items, err := readItems(data, l)
	if err != nil {
		return err
	}
	for _, it := range items {
		key, accented, err := foldKey(it.word)
		if err != nil {
			return err
		}
		if drop[key] {
			continue
		}
		grade := it.grade
		if l.kind == names.GivenName {
			if l.imported && grade == names.Rare && words[key].Has(names.CommonWord) {
				continue // "an", "major", "story": a birth register knows them all
			}
			if accented && words[key] != 0 {
				grade = names.Rare // "par" is not Pär for most readers
			}
		}
		e.add(key, l.kind, grade)
		for _, k := range variants(it.word) {
			if words[k] == 0 {
				e.add(k, l.kind, grade)
			}
		}
	}
	return nil
}

// add merges one kind into a word's entry and keeps the highest grade.
func (e entries) add(key string, kind names.Kind, grade names.Grade) {
	old := e[key]
	k := (old | kind) &^ (3 << gradeShift)
	best := old.Grade()
	if kind == names.GivenName {
		best = max(best, grade)
	}
	e[key] = k | names.Kind(best)<<gradeShift
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

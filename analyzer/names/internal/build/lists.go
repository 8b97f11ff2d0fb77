package build

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/blamelint/blamelint/analyzer/names"
)

// A list is one file under data/.
type list struct {
	file     string
	kind     names.Kind
	imported bool // from another project, see SOURCES.md; else written by hand
}

// registry is the list of given names that counts births.
const registry = "import/given-ssa.txt"

// lists names every file but the English words and the drops.
var lists = []list{
	{registry, names.GivenName, true},
	{"import/given-faker.txt", names.GivenName, true},
	{"import/given-moby.txt", names.GivenName, true},
	{"given.txt", names.GivenName, false}, // after the others, see gradeOf
	{"surname.txt", names.Surname, false},
	{"import/surname-census.txt", names.Surname, true},
	{"import/surname-faker.txt", names.Surname, true},
	{"product.txt", names.Product, false},
	{"import/product-icons.txt", names.Product, true},
	{"company.txt", names.Company, false},
	{"place.txt", names.Place, false},
	{"import/place-tz.txt", names.Place, true},
	{"calendar.txt", names.Calendar, false},
	{"eponym.txt", names.Eponym, false},
	{"head.txt", names.EponymHead, false},
	{"storm.txt", names.StormHead, false},
	{"bot.txt", names.Bot, false},
	{"title.txt", names.Title, false},
	{"particle.txt", names.Particle, false},
}

// An item is one word of a list; grade matters for given names only.
type item struct {
	word  string
	grade names.Grade
}

// readItems reads a list: items separated by commas or line ends, and
// lines of comment that begin with "#". A mark after a given name is its
// grade: "*" common, "?" rare, none known.
func readItems(data fs.FS, l list) ([]item, error) {
	var items []item
	err := eachField(data, l.file, func(field string) {
		it := item{field, names.Known}
		if w, ok := strings.CutSuffix(field, "*"); ok {
			it = item{w, names.Common}
		} else if w, ok := strings.CutSuffix(field, "?"); ok {
			it = item{w, names.Rare}
		}
		items = append(items, it)
	})
	return items, err
}

// eachField calls f for every item of a file, spaces trimmed.
func eachField(data fs.FS, file string, f func(string)) error {
	text, err := fs.ReadFile(data, file)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for field := range strings.SplitSeq(line, ",") {
			if field = strings.TrimSpace(field); field != "" {
				f(field)
			}
		}
	}
	return nil
}

// readAids reads the lists that the others are weighed against.
func (c *collector) readAids() (err error) {
	if c.words, err = readWords(c.data); err != nil {
		return err
	}
	if c.drops, err = readDrops(c.data); err != nil {
		return err
	}
	c.rare = map[string]bool{}
	return eachField(c.data, "rare.txt", func(w string) { c.rare[w] = true })
}

// readWords reads the lower-case English words by their two levels.
func readWords(data fs.FS) (entries, error) {
	e := entries{}
	add := func(kind names.Kind) func(string) {
		return func(w string) { e[w] |= kind }
	}
	if err := eachField(data, "import/english-common.txt", add(names.EnglishWord|names.CommonWord)); err != nil {
		return nil, err
	}
	return e, eachField(data, "import/english.txt", add(names.EnglishWord))
}

// readDrops reads drop.txt, lines of a kind and the words that an imported
// list wrongly has of it: "GivenName: baby, unknown".
func readDrops(data fs.FS) (map[names.Kind]map[string]bool, error) {
	text, err := fs.ReadFile(data, "drop.txt")
	if err != nil {
		return nil, err
	}
	drops := map[names.Kind]map[string]bool{}
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		name, words, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		kind, ok := kindNamed(strings.TrimSpace(name))
		if !ok {
			return nil, fmt.Errorf("drop.txt: unknown kind %q", name)
		}
		for w := range strings.SplitSeq(words, ",") {
			if drops[kind] == nil {
				drops[kind] = map[string]bool{}
			}
			drops[kind][strings.TrimSpace(w)] = true
		}
	}
	return drops, nil
}

// kindNamed finds a single Kind by the name it prints as.
func kindNamed(name string) (names.Kind, bool) {
	for k := names.GivenName; k <= names.Particle; k <<= 1 {
		if k.String() == name {
			return k, true
		}
	}
	return 0, false
}

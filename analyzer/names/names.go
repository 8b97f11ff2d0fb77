// Package names holds static knowledge about proper nouns: which words are
// given names, surnames, products, companies, places and so on. The rule
// named-individual weighs it together with what the document itself says; no
// answer of this package alone makes a word a person.
//
// The table is generated from the lists under data/ (their origin and licences
// are in SOURCES.md), embedded as one string and read in place: importing the
// package runs no code and builds no map. Everything here is safe for
// concurrent use.
package names

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"strings"

	"github.com/blamelint/blamelint/analyzer/names/internal/latin"
)

//go:generate go run gen.go

// Kind is the set of things a word is known as. A word often is several:
// "jordan" is a given name, a surname and a place. The zero Kind means that the
// word is in none of the lists.
type Kind uint16

// The members of a Kind. The two topmost bits hold the [Grade] of the given
// name and are read with [Kind.Grade].
const (
	// GivenName: a first name or a nickname of some culture, romanised.
	GivenName Kind = 1 << iota
	// Surname: a family name.
	Surname
	// Product: software, a service, a language, a file format or a project.
	Product
	// Company: a company, a foundation or another organisation.
	Company
	// Place: a country, a region, a city, or the adjective of one ("French").
	Place
	// EnglishWord: also an ordinary English word when in lower case. It is set
	// beside other kinds only: words that name nothing are not in the table.
	EnglishWord
	// CommonWord: an EnglishWord that every reader knows (SCOWL sizes 10 and 20,
	// inflected forms included).
	CommonWord
	// Calendar: a month or a day of the week, or its abbreviation.
	Calendar
	// Eponym: somebody after whom laws, algorithms or units are called
	// ("Murphy", "Bloom", "Dijkstra"). It means something only where an
	// EponymHead follows: people are called Murphy too.
	Eponym
	// EponymHead: a noun that makes the eponym before it a term ("law",
	// "filter", "theorem").
	EponymHead
	// StormHead: a noun that makes the given name beside it a storm
	// ("hurricane", "typhoon").
	StormHead
	// Bot: an automated account.
	Bot
	// Title: a form of address before a name ("mr", "dr").
	Title
	// Particle: a lower-case word inside names ("van", "bin", "de").
	Particle

	gradeShift      = 14
	kindMask   Kind = 1<<gradeShift - 1
)

// Grade tells how common a given name is. It weighs a name against what else
// the word could be: a Rare name that is also a product is likely the product.
type Grade uint8

// The grades in ascending order. SOURCES.md has the thresholds of the imported
// lists.
const (
	// NotGiven: the word is no given name.
	NotGiven Grade = iota
	// Rare: few bearers, or known from one list only.
	Rare
	// Known: an established name.
	Known
	// Common: one of the few thousand names most people bear.
	Common
)

// Has reports whether k and mask have a member in common.
func (k Kind) Has(mask Kind) bool { return k&mask&kindMask != 0 }

// Grade returns how common the given name is, NotGiven without GivenName.
func (k Kind) Grade() Grade { return Grade(k >> gradeShift) }

var kindNames = [...]string{
	"GivenName", "Surname", "Product", "Company", "Place", "EnglishWord", "CommonWord",
	"Calendar", "Eponym", "EponymHead", "StormHead", "Bot", "Title", "Particle",
}

// String lists the members, separated by "|", for tests and debugging.
func (k Kind) String() string {
	var b strings.Builder
	for i, name := range kindNames {
		if k&(1<<i) == 0 {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('|')
		}
		b.WriteString(name)
		if i == 0 {
			b.WriteString([]string{"", "(rare)", "(known)", "(common)"}[k.Grade()])
		}
	}
	if b.Len() == 0 {
		return "none"
	}
	return b.String()
}

// table is the generated blob; see block for its layout.
//
//go:embed table.bin
var table string

// A block says where the words of one length, in bytes, lie in table. All
// offsets are bytes from its start.
//
// Words that begin with two letters are grouped by them. index is an array of
// 26*26+1 little-endian uint16: the number of the first record of each group.
// A record is the word without its first two letters, then one byte that
// indexes palette; records ascend within a group. The other words ("3scale")
// are few: others records of the whole word and the palette byte, ascending.
// Eight bytes of padding end the table.
type block struct {
	index, records, other uint32
	others                uint16
}

const letters = 26

// Lookup returns what word is known as, 0 if nothing. The word is compared
// without regard to case and by its ASCII folding: Latin letters lose their
// diacritics and ligatures are spelled out (é→e, ø→o, ł→l, ß→ss, æ→ae, þ→th),
// combining marks are dropped and ’ is taken for '. The German and Nordic
// two-letter spellings (Joerg, Soeren) are entries of their own.
//
// The word may hold one space ("new york", "travis ci"): a few entries do. The
// caller strips a possessive 's. A hyphenated name that is in no list is looked
// up by its parts ("Hye-won", "Anne-Solveig"). A name written with a diacritic
// is no English word: "Pär" has no EnglishWord although "par" does.
//
// Lookup does not allocate.
func Lookup(word string) Kind {
	var buf [maxLen + 8]byte // see find
	n, accented := latin.Fold(buf[:maxLen], word)
	if n < 2 {
		return 0
	}
	k := find(buf[:n])
	if k == 0 {
		k = compound(buf[:n])
	}
	if accented && k.Has(GivenName|Surname|Place) {
		k &^= EnglishWord | CommonWord
	}
	return k
}

// compound looks up a hyphenated word that is in no list by its parts:
// "hye-won" as "hyewon", "anne-solveig" and "smith-okafor" by what both parts
// are. It overwrites key.
func compound(key []byte) Kind {
	hyphen := bytes.IndexByte(key, '-')
	if hyphen < 2 || len(key)-hyphen < 3 || key[hyphen+1] == '-' {
		return 0
	}
	first, second := find(key[:hyphen]), find(key[hyphen+1:])
	copy(key[hyphen:], key[hyphen+1:])
	if joined := find(key[:len(key)-1]); joined.Grade() >= Known && !joined.Has(EnglishWord) {
		return joined
	}
	k := first & second & (GivenName | Surname)
	if k == 0 || (first | second).Has(EnglishWord|Product|Company|Place) {
		return 0
	}
	return k | Kind(min(first.Grade(), second.Grade()))<<gradeShift
}

// find looks up a folded word of 2 to maxLen bytes, which must have a capacity
// of ten at least. Comparing eight bytes at a time as a number that orders like
// them makes the search twice as fast.
func find(key []byte) Kind {
	b := &blocks[len(key)]
	lo, hi := 0, int(b.others)
	base := int(b.other)
	if isLetter(key[0]) && isLetter(key[1]) {
		group := int(b.index) + 2*(int(key[0]-'a')*letters+int(key[1]-'a'))
		lo, hi = uint16At(group), uint16At(group+2)
		base = int(b.records)
		key = key[2:]
	}
	width := len(key) + 1
	unused := 64 - 8*min(len(key), 8) // low bits of head8 that are not key's
	head := binary.BigEndian.Uint64(key[:8]) >> unused
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		at := base + mid*width
		switch h := head8(table[at:]) >> unused; {
		case h < head || h == head && len(key) > 8 && table[at+8:at+len(key)] < string(key[8:]):
			lo = mid + 1
		case h == head && (len(key) <= 8 || table[at+8:at+len(key)] == string(key[8:])):
			return palette[table[at+len(key)]]
		default:
			hi = mid
		}
	}
	return 0
}

// head8 is binary.BigEndian.Uint64 for a string. The table ends with eight bytes
// that belong to no record.
func head8(s string) uint64 {
	_ = s[7]
	return uint64(s[7]) | uint64(s[6])<<8 | uint64(s[5])<<16 | uint64(s[4])<<24 |
		uint64(s[3])<<32 | uint64(s[2])<<40 | uint64(s[1])<<48 | uint64(s[0])<<56
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' }

func uint16At(i int) int { return int(table[i]) | int(table[i+1])<<8 }

// Package pseudonym gives the people in a document stable roles: the role that
// the document says somebody had, or "responder A". It says what to write in
// place of each name; it changes nothing itself.
//
// Where the linter asks whether a name is surely a person's before it speaks, a
// name that is left over here is the greater harm. So whoever is known to be a
// person by one passage is looked for in all others: front matter, code,
// comments, the targets of links, e-mail addresses.
package pseudonym

import (
	"cmp"
	"slices"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// A Person is somebody whom the document names.
type Person struct {
	// Role stands in place of the name. It is unique in the document, has no
	// article and begins in lower case: "incident commander", "responder A".
	Role string
	// Given: the document, or the configuration, says that the person had this
	// role, so that "the" goes before it in a sentence. Roles that several
	// people have are told apart by a letter and take no article.
	Given bool
	// Spellings are the names as the document writes them, each once, in the
	// order of the text.
	Spellings []string

	full     []string // the folded words of the longest name
	singles  []string // folded words that name the person alone
	handles  []string // folded accounts, without "@"
	initials []string // "EM" in the text
	at       int      // source offset of the first naming
	role     string   // as given, before letters
	author   bool     // stands in a field for authors
	told     bool     // acts, or is acted on, in what is told
	roster   bool     // known from the repository alone
	listed   bool     // stands in a field, column or list of people
}

// A Cast is everybody in a document. It belongs to the goroutine of its
// document.
type Cast struct {
	// People are in the order in which the document first names them.
	People []*Person
	// Unsure are places where a name fits several people; each was taken for
	// the one named last before it.
	Unsure []Unsure
	// Pronouns are the lines, 1-based, with "he" or "she": they stay, and can
	// tell who somebody was.
	Pronouns []int
	// Left are words that are names elsewhere and were not taken for persons
	// here, in the order of the text, each once.
	Left []Left

	doc      *analyzer.Document
	settings *analyzer.Settings
	seen     []*naming
	edits    []replacement
	texts    map[int]*replacement // by first token
	finder   *finder
	names    map[int]*Person // by token that is replaced
	mails    []address
	last     map[*Person]int       // 1 more than the index of the last naming so far
	taken    []uint64              // bytes of the source that an edit touches
	accounts map[string]bool       // plain accounts in the text
	all      map[string][]spelling // by their first word
	byName   map[string]*Person    // by folded name or account
}

// Unsure is a name that fits more than one person.
type Unsure struct {
	Span  analyzer.Span
	Text  string
	Roles []string // the first is the one that was taken
}

// Left is a word that may be a name.
type Left struct {
	Span analyzer.Span // of its first use
	Text string
}

// Of reads the people of a document. s may be nil; it is the settings that the
// document was parsed with.
func Of(d *analyzer.Document, s *analyzer.Settings) *Cast {
	if s == nil {
		s = &analyzer.Settings{}
	}
	c := &Cast{doc: d, settings: s}
	c.observe()
	c.gather()
	c.assign()
	c.replaceMentions()
	c.replaceElsewhere()
	slices.SortFunc(c.edits, func(a, b replacement) int { return cmp.Compare(a.span.Start, b.span.Start) })
	c.spell()
	c.leftovers()
	return c
}

// Edits replace the names. They ascend and do not overlap.
func (c *Cast) Edits() []analyzer.Edit {
	out := make([]analyzer.Edit, len(c.edits))
	for i, r := range c.edits {
		out[i] = analyzer.Edit{Span: r.span, New: r.text}
	}
	return out
}

// Apply is the document with roles in place of names. All other bytes are as
// they were.
func (c *Cast) Apply() []byte {
	src := c.doc.Source
	out := make([]byte, 0, len(src)+len(src)/16)
	at := 0
	for _, r := range c.edits {
		out = append(out, src[at:r.span.Start]...)
		out = append(out, r.text...)
		at = r.span.End
	}
	return append(out, src[at:]...)
}

// Places is how often the document names each person, in the order of People.
func (c *Cast) Places() []int {
	at := map[*Person]int{}
	for _, r := range c.edits {
		if !r.rest {
			at[r.person]++
		}
	}
	out := make([]int, len(c.People))
	for i, p := range c.People {
		out[i] = at[p]
	}
	return out
}

// Phrase is the role as it stands in a sentence: "the incident commander",
// "responder A".
func (p *Person) Phrase() string {
	if p.Given {
		return "the " + p.Role
	}
	return p.Role
}

// Shares reports whether the document gives the person a role that others have,
// too, so that a letter tells them apart.
func (p *Person) Shares() bool { return !p.Given && p.role != responder }

// Listed reports whether a field, column or list of people names the person.
func (p *Person) Listed() bool { return p.listed }

// Author reports whether a field names the person as an author.
func (p *Person) Author() bool { return p.author }

// Told reports whether the person acts, or is acted on, in what is told.
func (p *Person) Told() bool { return p.told }

// spell fills in Spellings from what is replaced.
func (c *Cast) spell() {
	for _, r := range c.edits {
		if r.rest {
			continue
		}
		text := strings.Join(strings.Fields(string(c.doc.Source[r.span.Start:r.span.End])), " ")
		if r.name != "" {
			text = r.name
		}
		if !slices.Contains(r.person.Spellings, text) {
			r.person.Spellings = append(r.person.Spellings, text)
		}
	}
}

// Line is the 1-based line of a source offset.
func (c *Cast) Line(offset int) int { return c.doc.Lines.Line(offset) }

package audit

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blamelint/blamelint/analyzer"
)

// Masked stands where a document has the name of a person.
const Masked = "[name]"

// A Masker takes the names of persons that a document was found to hold out of
// what is kept of it.
type Masker struct{ names []string } // longest first

// NewMasker collects the names in d: those in its prose and those of the owners
// of its action items, unless they are teams.
func NewMasker(d *analyzer.Document) *Masker {
	m := &Masker{}
	for _, x := range d.Mentions() {
		m.add(d.TokensText(x.First, x.End))
	}
	for _, a := range d.Actions() {
		for _, o := range a.Owners {
			if personal(o) {
				m.add(o)
			}
		}
	}
	slices.SortFunc(m.names, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	m.names = slices.Compact(m.names)
	return m
}

// add takes a name in; its parts are names as well, since a text that says
// "Ada Quill" once says "Ada" afterwards.
func (m *Masker) add(name string) {
	name = strings.Trim(name, " @.,;:()[]*_`\"'")
	if utf8.RuneCountInString(name) < 2 {
		return
	}
	m.names = append(m.names, strings.Clone(name))
	for part := range strings.FieldsSeq(name) {
		r, _ := utf8.DecodeRuneInString(part)
		if len(part) < len(name) && len(part) > 2 && unicode.IsUpper(r) && !strings.HasSuffix(part, ".") {
			m.names = append(m.names, strings.Clone(part))
		}
	}
}

// personal reports whether an owner reads like a person: a handle, or one to
// three capitalised words of which none is an acronym or a word for a group.
func personal(owner string) bool {
	if strings.HasPrefix(owner, "@") {
		return !strings.Contains(owner, "/") // @org/team
	}
	words := strings.Fields(owner)
	if len(words) == 0 || len(words) > 3 {
		return false
	}
	for _, w := range words {
		r, n := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) || w == strings.ToUpper(w) && len(w) > n+1 || groupWord(w) {
			return false
		}
	}
	return true
}

const groupWords = " team teams group squad guild support operations engineering platform infrastructure security network networking data product payments legal it ops sre devops vendor "

func groupWord(w string) bool {
	return strings.Contains(groupWords, " "+strings.ToLower(strings.Trim(w, ",.;"))+" ")
}

// Mask is s with Masked in place of each name, and of each handle ("@ada").
func (m *Masker) Mask(s string) string {
	for _, name := range m.names {
		s = maskOne(s, name)
	}
	if strings.IndexByte(s, '@') >= 0 {
		s = maskHandles(s)
	}
	return s
}

// maskHandles masks what is an account by its form alone, known or not. Mail
// addresses lose what stands before their "@"; teams ("@org/team"), packages
// and calls to everybody ("@here") stay.
func maskHandles(s string) string {
	var b strings.Builder
	for {
		at := strings.IndexByte(s, '@')
		if at < 0 {
			b.WriteString(s)
			return b.String()
		}
		start, end := at, at+1
		for start > 0 && handleByte(s[start-1]) {
			start--
		}
		for end < len(s) && handleByte(s[end]) {
			end++
		}
		name := strings.TrimRight(s[at+1:end], ".-")
		end = at + 1 + len(name)
		switch {
		case start < at && name != "": // a mail address
			b.WriteString(s[:start] + Masked + s[at:end])
		case name == "" || end < len(s) && s[end] == '/' || isEverybody(name) || name[0] >= '0' && name[0] <= '9':
			b.WriteString(s[:end])
		default:
			b.WriteString(s[:at] + Masked)
		}
		s = s[end:]
	}
}

func handleByte(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.'
}

func isEverybody(name string) bool {
	switch strings.ToLower(name) {
	case "here", "all", "channel", "everyone", "team":
		return true
	}
	return false
}

func maskOne(s, name string) string {
	from := 0
	for {
		i := strings.Index(s[from:], name)
		if i < 0 {
			return s
		}
		i += from
		end := i + len(name)
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[end:])
		if partOfWord(before) && i > 0 || partOfWord(after) && end < len(s) {
			from = i + 1
			for from < len(s) && !utf8.RuneStart(s[from]) {
				from++
			}
			continue
		}
		if i > 0 && s[i-1] == '@' {
			i--
		}
		s = s[:i] + Masked + s[end:]
		from = i + len(Masked)
	}
}

func partOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }

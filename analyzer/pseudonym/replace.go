package pseudonym

import (
	"bytes"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blamelint/blamelint/analyzer"
)

// A replacement is one edit.
type replacement struct {
	span       analyzer.Span
	text       string
	person     *Person
	name       string // the name alone, where span holds more
	rest       bool   // takes away what is left of a name whose words are marked up apart
	part       bool   // of a token
	first, end int    // tokens; end is 0 where there are none
}

// replaceMentions writes the roles of the names that stand in the text.
func (c *Cast) replaceMentions() {
	for _, n := range c.seen {
		if n.token > 0 {
			c.replaceTokens(n.person, n.token-1, n.token, c.phrase(n.person, n.token-1, n.token, false), n.text)
			continue
		}
		if n.mention == nil || n.person == nil {
			continue
		}
		if len(n.others) > 0 {
			c.unsure(n)
		}
		m := n.mention
		first, end, text := c.wording(n.person, m)
		c.replaceTokens(n.person, first, end, text, n.text)
	}
}

func (c *Cast) unsure(n *naming) {
	u := Unsure{Span: c.doc.TokensSpan(n.mention.First, n.mention.End), Text: n.text, Roles: []string{n.person.Role}}
	for _, p := range n.others {
		u.Roles = append(u.Roles, p.Role)
	}
	c.Unsure = append(c.Unsure, u)
}

// wording is what to write for a mention, and the tokens that it replaces.
func (c *Cast) wording(p *Person, m *analyzer.Mention) (first, end int, text string) {
	if p.Given && m.Role == p.Role && m.Instead == "" && m.Cut.Start < m.First && !m.Cut.Empty() {
		return m.Cut.Start, m.Cut.End, "" // the role stands beside the name already
	}
	end = c.withRole(p, m.End)
	listed := m.Use == analyzer.Listed && m.Part == analyzer.OtherPart || m.Use == analyzer.Speaks
	return m.First, end, c.phrase(p, m.First, end, listed)
}

// withRole is the token after the role that follows a name: "Ada Quill (duty
// manager)" and "Ada Quill, duty manager,". i is the token after the name.
func (c *Cast) withRole(p *Person, i int) int {
	d := c.doc
	if i >= len(d.Tokens) || i == 0 {
		return i
	}
	if c.accountBehind(p, i) {
		return i + 3
	}
	if p.role == "" {
		return i
	}
	mark := d.Word(i)
	if mark != "(" && mark != "," || d.BlockOf(i) != d.BlockOf(i-1) {
		return i
	}
	j := i + 1
	end := d.BlockOf(i).EndToken
	if j < end && analyzer.Determiners.Has(d.Tokens[j].Word) {
		j++
	}
	for n := j + 1; n <= min(j+8, end); n++ {
		if lowerRole(d.TokensText(j, n)) != p.role {
			continue
		}
		if mark == "(" && n < end && d.Word(n) == ")" {
			return n + 1
		}
		if mark == "," {
			if n < end && d.Word(n) == "," && !strings.Contains(d.TokensText(n, min(n+2, end)), "\n") && c.sentenceGoesOn(n) {
				return n + 1
			}
			return n
		}
	}
	return i
}

// accountBehind reports whether the person's account stands in brackets at
// token i: "Ada Quill (@adaq)".
func (c *Cast) accountBehind(p *Person, i int) bool {
	d := c.doc
	return i+2 < d.BlockOf(i).EndToken && d.Word(i) == "(" && d.Word(i+2) == ")" && d.Tokens[i+1].Kind == analyzer.HandleToken &&
		slices.Contains(p.handles, fold(strings.TrimPrefix(d.Word(i+1), "@")))
}

// sentenceGoesOn reports whether the comma at token i closes an apposition in a
// sentence, not an entry of a list of people.
func (c *Cast) sentenceGoesOn(i int) bool {
	d := c.doc
	return i+1 < d.BlockOf(i).EndToken && d.Tokens[i+1].Kind == analyzer.WordToken && !d.Tokens[i+1].Is(analyzer.Capital) && !d.PersonName(i+1)
}

// phrase is the role as it reads in place of the tokens from first to end.
func (c *Cast) phrase(p *Person, first, end int, bare bool) string {
	if p.Given && c.labelled(p, first) {
		return withheld
	}
	text := p.Phrase()
	if bare || c.standsAlone(first, end) {
		text = p.Role
	}
	if c.opens(first) {
		text = upperFirst(text)
	}
	return text
}

// labelled reports whether the line gives the role right before the name, as a
// field or a table of roles does.
func (c *Cast) labelled(p *Person, first int) bool {
	d := c.doc
	at := d.TokensSpan(first, first+1).Start
	line := d.Source[lineStart(d.Source, at):at]
	before := strings.ToLower(strings.TrimRight(string(line), " \t|*_:-–—[`"))
	return strings.HasSuffix(before, p.Role) && len(before) < len(line)-1
}

func lineStart(src []byte, at int) int { return bytes.LastIndexByte(src[:at], '\n') + 1 }

// standsAlone reports whether the tokens are a value of their own: in brackets,
// in a list of names, in a cell.
func (c *Cast) standsAlone(first, end int) bool {
	d := c.doc
	b := d.BlockOf(first)
	before := first == b.FirstToken
	if !before {
		switch d.Word(first - 1) {
		case ":", "(", "[", "/", "|", "—", "–", "-", ",", "·", "•", "&":
			before = true
		}
	}
	after := end >= b.EndToken
	if !after {
		switch d.Word(end) {
		case ")", "]", "/", "|", ",", ";", ":", "·", "•", "&":
			after = true
		}
	}
	return before && after
}

// opens reports whether token i begins a sentence, a cell or an entry of the
// timeline that is written with a capital.
func (c *Cast) opens(i int) bool {
	d := c.doc
	r, _ := utf8.DecodeRuneInString(strings.TrimPrefix(d.Word(i), "@"))
	if k := d.Tokens[i].Kind; !unicode.IsUpper(r) && k != analyzer.HandleToken && k != analyzer.CodeToken {
		return false
	}
	entry := -1
	if t := d.Timeline(); t != nil {
		k := sort.Search(len(t.Entries), func(k int) bool { return t.Entries[k].First > i }) - 1
		if k >= 0 && t.Entries[k].End > i {
			entry = t.Entries[k].First
		}
	}
	first := max(d.SentenceOf(i).First, i-12)
	for j := i - 1; j >= first; j-- {
		if j < entry {
			return true
		}
		if k := d.Tokens[j].Kind; k != analyzer.PunctToken && k != analyzer.NumberToken {
			return false
		}
		if w := d.Word(j); w == "," || w == ";" || w == "/" || w == "&" || w == "(" {
			return false
		}
	}
	// "Prepared by: Ada" is a value, not the start of a sentence.
	return first == d.SentenceOf(i).First
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// replaceTokens puts text in the place of tokens. Where marks such as those of
// emphasis stand between the words, only the words are touched.
func (c *Cast) replaceTokens(p *Person, first, end int, text, name string) {
	d := c.doc
	if end < len(d.Tokens) && text != "" && end > first {
		// "Charles' phone": the role needs an s of its own.
		if w := d.Word(end); (w == "'" || w == "’") && !d.Tokens[end].Is(analyzer.SpaceBefore) && strings.HasSuffix(d.Word(end-1), "s") &&
			end+1 < d.SentenceOf(first).End && d.Tokens[end+1].Is(analyzer.SpaceBefore) {
			text += w + "s"
			end++
		}
	}
	span := d.TokensSpan(first, end)
	if span.Empty() || c.covered(span) {
		return
	}
	if c.names == nil {
		c.names = map[int]*Person{}
	}
	if first > 0 && c.names[first-1] == p && d.BlockOf(first-1) == d.BlockOf(first) {
		text = "" // "**Ada** Quill": the role stands there by now
	}
	for i := first; i < end; i++ {
		c.names[i] = p
	}
	if text == "" && span.Start > 0 && d.Source[span.Start-1] == ' ' && c.names[first-1] == p && first > 0 {
		span.Start--
		c.add(replacement{span: span, person: p, rest: true})
		return
	}
	if d.Tokens[first].Kind == analyzer.CodeToken && span.Start > 0 && span.End < len(d.Source) && d.Source[span.Start-1] == '`' && d.Source[span.End] == '`' {
		span.Start, span.End = span.Start-1, span.End+1
		c.add(replacement{span: span, text: text, person: p, name: name, first: first, end: end})
		return
	}
	if plain(d.Source[span.Start:span.End]) {
		c.add(replacement{span: span, text: text, person: p, name: name, first: first, end: end})
		return
	}
	for i := first; i < end; i++ {
		s := d.TokensSpan(i, i+1)
		if s.Empty() || c.covered(s) {
			continue
		}
		if i == first {
			c.add(replacement{span: s, text: text, person: p, name: name, first: first, end: end})
			continue
		}
		if s.Start > 0 && d.Source[s.Start-1] == ' ' {
			s.Start--
		}
		c.add(replacement{span: s, person: p, rest: true})
	}
}

// plain reports whether the source holds no markup.
func plain(b []byte) bool { return !bytes.ContainsAny(b, "*_`[]<>|~\\") }

func (c *Cast) add(r replacement) {
	if c.taken == nil {
		c.taken = make([]uint64, len(c.doc.Source)/64+1)
	}
	for i := r.span.Start; i < r.span.End; i++ {
		c.taken[i>>6] |= 1 << (i & 63)
	}
	c.edits = append(c.edits, r)
}

// covered reports whether an edit touches the span.
func (c *Cast) covered(s analyzer.Span) bool {
	if c.taken == nil {
		return false
	}
	for i := s.Start; i < s.End; i++ {
		if c.taken[i>>6]>>(i&63)&1 != 0 {
			return true
		}
	}
	return false
}

// Text is the reading text of the tokens from first up to, not including, end,
// with roles in place of names and white space folded.
func (c *Cast) Text(first, end int) string {
	d := c.doc
	if c.texts == nil {
		c.texts = map[int]*replacement{}
		for i := range c.edits {
			r := &c.edits[i]
			if r.end <= r.first || r.rest {
				continue
			}
			if r.part {
				// Of a token, such as a command, that holds the name.
				whole := *r
				whole.text = strings.Replace(d.Word(r.first), string(d.Source[r.span.Start:r.span.End]), r.text, 1)
				r = &whole
			}
			c.texts[r.first] = r
		}
	}
	var b strings.Builder
	for i := first; i < end; {
		if r := c.texts[i]; r != nil && r.end <= end {
			if d.Tokens[i].Is(analyzer.SpaceBefore) && r.text != "" && b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(r.text)
			i = r.end
			continue
		}
		if d.Tokens[i].Is(analyzer.SpaceBefore) && b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(d.Word(i))
		i++
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// Plain is a text from the document without names: each spelling that the
// document uses gives way to the role as it stands in a sentence.
func (c *Cast) Plain(s string) string {
	c.index()
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !atomRune(r) && r != '@' {
			b.WriteString(s[i : i+n])
			i += n
			continue
		}
		end := atomEnd(s, i+n)
		if x := c.spelledAt(s, i, end); x != nil {
			b.WriteString(x.person.Phrase())
			i += len(x.text)
			continue
		}
		b.WriteString(s[i:end])
		i = end
	}
	return b.String()
}

// spelledAt is the longest spelling that stands in s at the word from i to end.
func (c *Cast) spelledAt(s string, i, end int) *spelling {
	list := c.all[s[i:end]]
	for k := range list {
		x := &list[k]
		if !strings.HasPrefix(s[i:], x.text) {
			continue
		}
		if after, n := utf8.DecodeRuneInString(s[i+len(x.text):]); n == 0 || !atomRune(after) {
			return x
		}
	}
	return nil
}

// Bare is the role of the person that a text names and nothing else; ok is
// false if it is no such text.
func (c *Cast) Bare(s string) (role string, ok bool) {
	c.index()
	if p := c.byName[strings.Join(nameWords(s), " ")]; p != nil {
		return p.Role, true
	}
	return "", false
}

type spelling struct {
	text   string
	person *Person
}

// index prepares Plain and Bare.
func (c *Cast) index() {
	if c.all != nil {
		return
	}
	c.all, c.byName = map[string][]spelling{}, map[string]*Person{}
	for _, p := range c.People {
		for _, s := range p.Spellings {
			at := atomEnd(s, len(s)-len(strings.TrimPrefix(s, "@")))
			c.all[s[:at]] = append(c.all[s[:at]], spelling{s, p})
		}
		for _, w := range slices.Concat(p.singles, p.handles, []string{strings.Join(p.full, " ")}) {
			if w != "" && c.byName[w] == nil {
				c.byName[w] = p
			}
		}
	}
	for _, list := range c.all {
		slices.SortStableFunc(list, func(a, b spelling) int { return len(b.text) - len(a.text) })
	}
}

// Within reports whether the tokens from first up to, not including, end name
// the person.
func (c *Cast) Within(p *Person, first, end int) bool {
	c.Text(0, 0)
	for i := first; i < end; i++ {
		if r := c.texts[i]; r != nil && r.person == p {
			return true
		}
	}
	return false
}

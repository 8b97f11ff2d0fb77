package pseudonym

import (
	"bytes"
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/english"
	"github.com/blamelint/blamelint/analyzer/names"
)

// A pattern is one spelling to look for, folded.
type pattern struct {
	person *Person
	text   string
	kind   patternKind
}

type patternKind uint8

const (
	fullPattern    patternKind = iota // "ada quill"
	handlePattern                     // as the document writes it
	singlePattern                     // one name
	derivedPattern                    // an account that the name is commonly made into
)

// A hit is a spelling found in the source, where no mention is.
type hit struct {
	span   analyzer.Span
	person *Person
	token  int // that holds it, or -1
	end    int // the token after it
}

// A finder looks for spellings in the bytes of a document.
type finder struct {
	d        *analyzer.Document
	patterns map[string][]pattern // by the first run of letters and digits
	lower    map[string]bool      // names that the document writes in lower case
	alone    map[string]bool      // names that stand alone somewhere and surely mean a person there
	products map[string]bool
	seen     []*naming // in the order of the text
	hits     []hit
	parts    []analyzer.Span // of host names and the like that hold a name
}

// dropAbsent looks for people everywhere, and forgets those of the
// configuration who are nowhere.
func (c *Cast) dropAbsent() {
	c.addresses()
	f := &finder{d: c.doc, seen: c.seen, patterns: map[string][]pattern{}, lower: map[string]bool{}, alone: map[string]bool{}, products: map[string]bool{}}
	for _, p := range c.settings.Products {
		f.products[fold(p)] = true
	}
	present := map[*Person]bool{}
	for _, m := range c.mails {
		present[m.person] = true
	}
	for _, n := range c.seen {
		if n.mention != nil || n.token > 0 {
			present[n.person] = true
			if len(n.words) == 1 && !n.short {
				f.alone[n.words[0]] = true
			}
			if r, _ := utf8.DecodeRuneInString(n.text); unicode.IsLower(r) && len(n.words) == 1 {
				f.lower[n.words[0]] = true
			}
		} else if n.text == strings.ToLower(n.text) && n.at < len(c.doc.Source) {
			f.lower[n.words[0]] = true
		}
	}
	for _, p := range c.People {
		f.learn(p)
	}
	f.run()
	for _, h := range f.hits {
		present[h.person] = true
		h.person.at = min(h.person.at, h.span.Start)
	}
	c.finder = f
	c.People = slices.DeleteFunc(c.People, func(p *Person) bool { return !present[p] })
	slices.SortStableFunc(c.People, func(a, b *Person) int { return cmp.Compare(a.at, b.at) })
}

// learn takes a person's spellings.
func (f *finder) learn(p *Person) {
	if len(p.full) > 1 {
		f.pattern(p, strings.Join(p.full, " "), fullPattern)
		first, last := p.full[0], p.full[len(p.full)-1]
		for _, mark := range [...]string{"", ".", "_", "-"} {
			f.pattern(p, first+mark+last, derivedPattern)
			f.pattern(p, last+mark+first, derivedPattern)
		}
		if s := initial(first) + last; len(s) > 4 && !english.Known(s) {
			f.pattern(p, s, derivedPattern)
			f.pattern(p, initial(first)+"."+last, derivedPattern)
		}
	}
	for _, h := range p.handles {
		f.pattern(p, h, handlePattern)
	}
	for _, s := range p.singles {
		f.pattern(p, s, singlePattern)
	}
	if len(p.full) == 1 {
		f.pattern(p, p.full[0], singlePattern)
	}
}

func (f *finder) pattern(p *Person, text string, kind patternKind) {
	at := strings.IndexFunc(text, func(r rune) bool { return !atomRune(r) })
	key := text
	if at == 0 || text == "" {
		return
	} else if at > 0 {
		key = text[:at]
	}
	if f.products[text] {
		return
	}
	f.patterns[key] = append(f.patterns[key], pattern{p, text, kind})
}

// atomRune reports whether r belongs to a word for the finder.
func atomRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// run goes through the source once.
func (f *finder) run() {
	if len(f.patterns) == 0 {
		return
	}
	for _, list := range f.patterns {
		slices.SortStableFunc(list, func(a, b pattern) int {
			return cmp.Or(cmp.Compare(len(b.text), len(a.text)), cmp.Compare(a.kind, b.kind))
		})
	}
	src := string(f.d.Source)
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRuneInString(src[i:])
		if !atomRune(r) {
			i += n
			continue
		}
		i = f.try(i, atomEnd(src, i+n))
	}
}

// atomEnd is where the word ends that s holds up to i.
func atomEnd(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !atomRune(r) {
			break
		}
		i += n
	}
	return i
}

// maxAtom bounds a word, in bytes: a name is no longer.
const maxAtom = 64

// try looks for a spelling at the word from i to end, and returns where to go
// on.
func (f *finder) try(i, end int) int {
	if end-i > maxAtom {
		return end
	}
	for _, p := range f.patterns[fold(string(f.d.Source[i:end]))] {
		to := f.matches(p, i)
		if to < 0 {
			continue
		}
		h := hit{span: analyzer.Span{Start: i, End: to}, person: f.nearest(p, i), token: -1}
		f.locate(&h)
		if f.accepts(p, &h) {
			f.hits = append(f.hits, h)
			return to
		}
	}
	return end
}

// nearest is whom a spelling means at an offset: of several, the one named last
// before it.
func (f *finder) nearest(p pattern, at int) *Person {
	key := p.text
	if i := strings.IndexFunc(key, func(r rune) bool { return !atomRune(r) }); i > 0 {
		key = key[:i]
	}
	var same []*Person
	for _, o := range f.patterns[key] {
		if o.text == p.text && o.kind == p.kind && !slices.Contains(same, o.person) {
			same = append(same, o.person)
		}
	}
	if len(same) < 2 {
		return p.person
	}
	end := sort.Search(len(f.seen), func(i int) bool { return f.seen[i].at >= at })
	for i := end - 1; i >= max(0, end-maxBack); i-- {
		if slices.Contains(same, f.seen[i].person) {
			return f.seen[i].person
		}
	}
	return p.person
}

// maxBack is how many namings are looked through for the one before.
const maxBack = 500

// matches compares a pattern with the source at i and returns where it ends
// there, or -1. A space stands for white space and the marks of emphasis.
func (f *finder) matches(p pattern, i int) int {
	src := f.d.Source
	for _, want := range p.text {
		if i >= len(src) {
			return -1
		}
		r, n := utf8.DecodeRune(src[i:])
		if want == ' ' {
			k := i
			for k < len(src) && k < i+8 && (src[k] == ' ' || src[k] == '\t' || src[k] == '\n' || src[k] == '\r' || src[k] == '*' || src[k] == '_' || src[k] == '>') {
				k++
			}
			if k == i {
				return -1
			}
			i = k
			continue
		}
		if foldRune(r) != want {
			return -1
		}
		for i += n; i < len(src); i += n {
			if r, n = utf8.DecodeRune(src[i:]); !unicode.Is(unicode.Mn, r) {
				break
			}
		}
	}
	if i < len(src) {
		if r, _ := utf8.DecodeRune(src[i:]); atomRune(r) {
			return -1
		}
	}
	return i
}

// locate finds the tokens that hold a hit.
func (f *finder) locate(h *hit) {
	d := f.d
	k := sort.Search(len(d.Tokens), func(k int) bool { return d.TokensSpan(k, k+1).End > h.span.Start })
	if k == len(d.Tokens) || d.TokensSpan(k, k+1).Start > h.span.Start {
		return
	}
	h.token, h.end = k, k+1
	for h.end < len(d.Tokens) && d.TokensSpan(h.end, h.end+1).Start < h.span.End && d.BlockOf(h.end) == d.BlockOf(k) {
		h.end++
	}
}

// prose reports whether the hit stands in the words of the text.
func (f *finder) prose(h *hit) bool {
	return h.token >= 0 && (f.d.Tokens[h.token].Kind == analyzer.WordToken || f.d.Tokens[h.token].Kind == analyzer.HandleToken)
}

// accepts decides whether a spelling means the person where it stands.
func (f *finder) accepts(p pattern, h *hit) bool {
	src := f.d.Source
	if h.span.Start > 0 && src[h.span.Start-1] == '@' && p.kind != fullPattern {
		return h.span.Start < 2 || !addressByte(src[h.span.Start-2]) || p.kind != singlePattern
	}
	switch {
	case p.kind == fullPattern:
		return true
	case f.joined(h, p.kind):
		if len(p.text) > 3 && !ordinary(p.text) {
			f.parts = append(f.parts, f.whole(h))
		}
		return false
	case !f.prose(h):
		return p.kind != singlePattern || utf8.RuneCountInString(p.text) > 2 && !ordinary(p.text)
	case p.kind == derivedPattern:
		return false
	case p.kind == handlePattern:
		return len(p.text) > 3 && (!ordinary(p.text) || strings.ContainsAny(p.text, "0123456789._-"))
	}
	if f.term(h) || ordinary(p.text) && (!f.alone[p.text] || names.Lookup(p.text).Has(names.EnglishWord) || english.Known(p.text)) {
		return false
	}
	r, _ := utf8.DecodeRune(src[h.span.Start:])
	return unicode.IsUpper(r) || f.lower[p.text]
}

// ordinary reports whether a name means something else as well.
func ordinary(s string) bool {
	k := names.Lookup(s)
	return k.Has(thing|names.EnglishWord) || k == 0 && english.Known(s)
}

// term reports whether the name belongs to a law, an algorithm or the like.
func (f *finder) term(h *hit) bool {
	d := f.d
	i := h.end
	for i < len(d.Tokens) && i < h.end+2 && strings.Trim(d.Word(i), "'’s") == "" {
		i++
	}
	return i < len(d.Tokens) && names.Lookup(d.Word(h.token)).Has(names.Eponym) && names.Lookup(d.Word(i)).Has(names.EponymHead)
}

// whole is the host name or the like that holds a hit.
func (f *finder) whole(h *hit) analyzer.Span {
	src, s := f.d.Source, h.span
	within := func(c byte) bool { return alnum(c) || c == '-' || c == '_' || c == '.' }
	for s.Start > 0 && within(src[s.Start-1]) {
		s.Start--
	}
	for s.End < len(src) && within(src[s.End]) {
		s.End++
	}
	s.End -= len(src[s.Start:s.End]) - len(bytes.TrimRight(src[s.Start:s.End], ".-_"))
	return s
}

// joined reports whether marks join the hit with more letters, as in host names
// and file names, so that it is part of something else.
func (f *finder) joined(h *hit, kind patternKind) bool {
	src := f.d.Source
	join := func(c byte) bool { return c == '-' || c == '_' || c == '.' }
	if s := h.span.Start; s > 1 && join(src[s-1]) && alnum(src[s-2]) {
		return true
	}
	e := h.span.End
	if e+1 >= len(src) || !join(src[e]) || !alnum(src[e+1]) {
		return false
	}
	return kind != singlePattern || !f.prose(h) || src[e] != '-' // "Ada-led"
}

func alnum(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c >= utf8.RuneSelf
}

// replaceElsewhere writes the roles of names that no mention covers.
func (c *Cast) replaceElsewhere() {
	c.replaceAddresses()
	d := c.doc
	for i := range c.finder.hits {
		h := &c.finder.hits[i]
		span := h.span
		if span.Start > 0 && d.Source[span.Start-1] == '@' && (span.Start < 2 || !addressByte(d.Source[span.Start-2])) && c.inSentence(h) {
			span.Start--
		}
		if c.covered(span) {
			continue
		}
		if c.finder.prose(h) {
			c.replaceTokens(h.person, h.token, h.end, c.phrase(h.person, h.token, h.end, false), "")
			continue
		}
		text := h.person.slug()
		if c.inSentence(h) {
			text = h.person.Role
		}
		r := replacement{span: span, text: text, person: h.person}
		if h.token >= 0 {
			r.first, r.end, r.part = h.token, h.token+1, true
		}
		c.add(r)
	}
}

// inSentence reports whether a hit outside the words of the text stands where a
// role may be written with spaces: in front matter and comments.
func (c *Cast) inSentence(h *hit) bool {
	d := c.doc
	if h.token >= 0 {
		return d.Tokens[h.token].Kind == analyzer.HandleToken
	}
	if d.FrontMatter.Contains(h.span) {
		return true
	}
	return slices.ContainsFunc(d.Comments, func(x analyzer.Comment) bool { return x.Span.Contains(h.span) })
}

package analyzer

import (
	"slices"
	"strings"
	"unicode"
)

// Kind says what a section is for.
type Kind uint8

// The kinds of sections that postmortem templates share.
const (
	Other Kind = iota
	Summary
	Impact
	Timeline
	Causes
	WentWell
	WentWrong
	ActionItems
	People
	External
	Detection
	Resolution
	Lessons
	Lucky
)

var kindNames = [...]string{"other", "summary", "impact", "timeline", "causes", "went-well", "went-wrong", "action-items",
	"people", "external", "detection", "resolution", "lessons", "lucky"}

// String is the name used in config files and reports.
func (k Kind) String() string { return kindNames[k] }

// ParseKind finds the kind of a name; ok is false if there is none.
func ParseKind(name string) (k Kind, ok bool) {
	for i, n := range kindNames {
		if n == name {
			return Kind(i), true
		}
	}
	return Other, false
}

// A Section is a heading and what stands under it, up to the next heading of
// the same or a higher level. Paragraphs that are wholly bold, and lead-ins
// such as "Impact:", count as headings of the lowest levels; so do the lines of
// a field list and the rows of a table of fields, which end with their line.
type Section struct {
	Kind   Kind
	Kinds  KindSet // all that the title names; Kind is one of them
	Title  string  // reading text, without a trailing colon
	Span   Span    // from the heading to the end of the last block, subsections included
	Level  int     // 1 to 6; 7 for a bold paragraph, 8 and more for a lead-in; 0 for what stands before any heading
	Head   *Block  // the heading; nil for level 0 and for an opening paragraph that serves as the summary
	Lead   bool    // the head's own text goes on after the title ("Impact: none")
	Parent *Section
	Blocks []*Block // its own, head included, without those of subsections and of lines within a block

	First, End           int // Document.Tokens[First:End], subsections included
	TitleFirst, TitleEnd int // Document.Tokens of the title; empty if there is no head

	weak  KindSet
	from  int   // index of Blocks[0] in Document.Blocks, or scattered
	item  *Item // a lead-in's section ends with this list item
	row   *Row  // or with this row
	block *Block
}

// Within reports whether s or a section around it is of kind k. A nil section
// is within nothing.
func (s *Section) Within(k Kind) bool {
	for ; s != nil; s = s.Parent {
		if s.Kinds.Has(k) {
			return true
		}
	}
	return false
}

// around is the outermost section of kind k that holds s, or nil.
func (s *Section) around(k Kind) (out *Section) {
	for ; s != nil; s = s.Parent {
		if s.Kinds.Has(k) {
			out = s
		}
	}
	return out
}

// SectionAt is the innermost section that holds token i; unlike Block.Section
// it tells the lines of a field list apart.
func (d *Document) SectionAt(i int) *Section {
	if n := lineAt(d.lines, i); n < len(d.lines) && d.lines[n].First <= i {
		return d.lines[n]
	}
	return d.BlockOf(i).Section
}

// SectionsOf are the sections of kind k, in source order.
func (d *Document) SectionsOf(k Kind) []*Section {
	var out []*Section
	for _, s := range d.Sections {
		if s.Kinds.Has(k) {
			out = append(out, s)
		}
	}
	return out
}

// Start is the offset in the source at which the section begins.
func (s *Section) Start() int { return s.Span.Start }

// The levels of headings that are not Markdown headings.
const (
	boldLevel = 7
	leadLevel = 8
)

// assignSections walks the blocks in order and gives each its section.
func assignSections(d *Document, b *builder) {
	a := sectioner{d: d, aliases: aliasKinds(b.settings), cur: d.Sections[0], title: titleBlock(d)}
	a.leads = d.leadIns()
	for i, blk := range d.Blocks {
		a.at = i
		a.block(blk)
	}
	a.opening()
	resolveWeak(d.Sections)
	d.timedSection()
	for _, it := range d.Items {
		if len(it.Blocks) > 0 {
			it.Section = it.Blocks[0].Section
		}
	}
	for _, s := range d.Sections {
		for _, blk := range s.Blocks {
			for p := s; p != nil; p = p.Parent {
				p.extend(blk)
			}
		}
	}
}

func (s *Section) extend(b *Block) {
	sp := b.Span
	switch {
	case sp.Empty():
		return
	case s.Span.Empty():
		s.Span, s.First, s.End = sp, b.FirstToken, b.EndToken
		return
	}
	s.Span = Span{min(s.Span.Start, sp.Start), max(s.Span.End, sp.End)}
	s.First, s.End = min(s.First, b.FirstToken), max(s.End, b.EndToken)
}

type sectioner struct {
	d       *Document
	aliases map[string]Kind
	cur     *Section
	at      int      // index of the block in hand
	title   *Block   // the document's title, or nil
	leads   []leadIn // not yet reached
}

func (a *sectioner) block(blk *Block) {
	a.leave(blk)
	switch {
	case blk.Kind == Code || blk.FirstToken == blk.EndToken && blk.Kind != Heading:
	case blk.Kind == Heading:
		if blk.Quote == 0 && blk.Item == nil {
			a.heading(blk)
		}
	case blk.Quote > 0:
		if n := a.d.tldr(blk); n > 0 && a.cur.Level <= 1 {
			a.lead(blk, leadIn{blk.FirstToken, blk.FirstToken + n, true}, titleKinds{kinds: kindSet(Summary)}, nil)
			a.cur.block = blk
		}
	case blk.Kind == Cell:
		a.cell(blk)
	default:
		a.paragraph(blk)
	}
	blk.Section = a.cur
	a.own(blk)
}

// own gives the current section the block in hand. A section whose blocks follow
// each other, as they mostly do, has a part of the document's list.
func (a *sectioner) own(blk *Block) {
	s, all := a.cur, a.d.Blocks
	switch n := len(s.Blocks); {
	case n == 0:
		s.from = a.at
		s.Blocks = all[a.at : a.at+1 : a.at+1]
	case s.from+n == a.at:
		s.Blocks = all[s.from : a.at+1 : a.at+1]
	default:
		s.from = scattered
		s.Blocks = append(s.Blocks, blk)
	}
}

const scattered = -1 << 40 // no index of a block less their number

// leave ends the sections that lasted for an item, a row or a block.
func (a *sectioner) leave(blk *Block) {
	for {
		s := a.cur
		switch {
		case s.item != nil && !blk.Item.within(s.item), s.row != nil && blk.Row != s.row, s.block != nil && blk != s.block:
			a.cur = s.Parent
		default:
			return
		}
	}
}

// within reports whether the item is o or nested in it; nil is in nothing.
func (it *Item) within(o *Item) bool {
	for ; it != nil && it.Depth >= o.Depth; it = it.Parent {
		if it == o {
			return true
		}
	}
	return false
}

func (a *sectioner) heading(blk *Block) {
	s := a.enter(blk, a.below(blk, blk.Level))
	a.name(s, blk.FirstToken, blk.EndToken, blk == a.title)
}

// below is the level at which a heading stands: one lower within a timeline of
// the same level if it is a day or a time, "## Timeline" and then "## 12 May".
func (a *sectioner) below(blk *Block, level int) int {
	if t := a.cur.around(Timeline); t != nil && t.Level == level && a.d.opensEntry(blk) {
		return level + 1
	}
	return level
}

// enter begins a section below the nearest one of a higher rank.
func (a *sectioner) enter(blk *Block, level int) *Section {
	parent := a.cur
	for parent.Level >= level && parent.Parent != nil {
		parent = parent.Parent
	}
	s := &a.d.scratch.sections.take(1)[0]
	*s = Section{Level: level, Head: blk, Parent: parent}
	a.d.Sections = append(a.d.Sections, s)
	a.cur = s
	return s
}

// name gives the section its title and kinds.
func (a *sectioner) name(s *Section, first, end int, strict bool) {
	s.TitleFirst, s.TitleEnd = first, end
	s.Title = cleanTitle(a.d.TokensText(first, end))
	s.set(a.read(s.Title, first, end, strict))
}

func (a *sectioner) read(title string, first, end int, strict bool) titleKinds {
	if a.aliases != nil {
		if title == "" {
			title = cleanTitle(a.d.TokensText(first, end))
		}
		if k, ok := a.aliases[strings.ToLower(title)]; ok {
			return titleKinds{kinds: kindSet(k) &^ kindSet(Other)}
		}
	}
	return a.d.readTitle(first, end, strict)
}

func (s *Section) set(r titleKinds) {
	s.Kinds, s.weak = r.kinds, r.weak
	s.Kind = s.Kinds.first()
}

// titleBlock is the heading that names the document rather than a part of it:
// the first one, if no other stands as high.
func titleBlock(d *Document) *Block {
	var title *Block
	for _, b := range d.Blocks {
		switch {
		case b.Kind != Heading || b.Quote > 0 || b.Item != nil || b.FirstToken == b.EndToken:
		case title == nil:
			title = b
			if b.Level == 1 {
				return b
			}
		}
	}
	return title
}

// resolveWeak decides what titles such as "Background" or "Details" announce:
// what no other section of the document does. A title outside any section of a
// kind comes first; then the order of the document counts.
func resolveWeak(sections []*Section) {
	var have KindSet
	for _, s := range sections {
		have |= s.Kinds
	}
	give := func(s *Section, k Kind) {
		if s.Kinds == 0 && !have.Has(k) {
			s.Kind, s.Kinds = k, kindSet(k)
			have |= s.Kinds
		}
	}
	for _, k := range [...]Kind{Summary, Causes, Impact, ActionItems} {
		for _, s := range sections {
			if s.weak.Has(k) {
				give(s, k)
			}
		}
	}
	for _, s := range sections {
		switch {
		case s.weak.Has(Summary) && explains(s):
			give(s, Causes)
		case s.weak.Has(WentWrong) && have.Has(WentWell):
			give(s, WentWrong)
		}
	}
}

// minTimes is how many entries in a row begin with a time in a section that is
// a timeline whatever its title says: "Tuesday morning", "The night".
const minTimes = 4

// timedSection makes the first such section the timeline if no title names one.
func (d *Document) timedSection() {
	for _, s := range d.Sections {
		if s.Kinds.Has(Timeline) {
			return
		}
	}
	for _, s := range d.Sections {
		// "What happened" may stand over either.
		if s.Kinds&^kindSet(Summary) == 0 && s.Head != nil && s.Level > 1 && len(s.Blocks) > 1 && d.timed(s) {
			s.Kind, s.Kinds = Timeline, s.Kinds|kindSet(Timeline)
			return
		}
	}
}

// timed reports whether most lines of a section begin with a time of day.
func (d *Document) timed(s *Section) bool {
	n, all := 0, 0
	for _, b := range s.Blocks[1:] {
		if b.FirstToken == b.EndToken || b.Quote > 0 || b.Kind == Code || b.Kind == Cell && b.Column > 0 {
			continue
		}
		for i := b.FirstToken; i < b.EndToken; i++ {
			if i > b.FirstToken && !d.Tokens[i].Is(LineStart) && !d.startsLine(i) {
				continue
			}
			all++
			if st, ok := d.stampAt(i, min(i+6, b.EndToken)); ok && st.hasClock {
				n++
			}
		}
	}
	return n >= minTimes && 2*n > all
}

// explains reports whether a section that could be a summary goes into
// details, and so may explain the causes where nothing else does.
func explains(s *Section) bool { return detailed.Has(wordOfTitle(s.Title)) }

var detailed = Words("details detail explanation description")

// wordOfTitle is the first or, failing that, the last word of a title that is
// in the vocabulary.
func wordOfTitle(title string) Word {
	f := strings.Fields(title)
	if len(f) == 0 {
		return 0
	}
	if w := lookupWord(f[0]); detailed.Has(w) {
		return w
	}
	return lookupWord(f[len(f)-1])
}

// opening makes the prose before the first heading a summary if it tells what
// happened and nothing else does: blog posts and short reports begin so.
func (a *sectioner) opening() {
	if a.cur.Parent == nil || slices.ContainsFunc(a.d.Sections, func(s *Section) bool { return s.Kinds.Has(Summary) || s.weak.Has(Summary) }) ||
		!slices.ContainsFunc(a.d.Sections, func(s *Section) bool { return s.Kinds != 0 }) {
		return
	}
	for n, s := range a.d.Sections {
		if n > 1 || s.Level > 1 && s.Head != a.title {
			return
		}
		if i := a.d.openingParagraph(s); i >= 0 {
			sum := &Section{Kind: Summary, Kinds: kindSet(Summary), Level: leadLevel, Parent: s, Blocks: slices.Clone(s.Blocks[i:])}
			s.Blocks = s.Blocks[:i]
			for _, b := range sum.Blocks {
				b.Section = sum
			}
			a.d.Sections = slices.Insert(a.d.Sections, n+1, sum)
			return
		}
	}
}

// minOpening is the number of tokens from which on a paragraph may be a
// summary.
const minOpening = 12

// openingParagraph is the index in s.Blocks of a paragraph that tells when
// something happened, or -1.
func (d *Document) openingParagraph(s *Section) int {
	for i, b := range s.Blocks {
		if b.Kind != Paragraph || b.Item != nil || b.Quote > 0 || b.EndToken-b.FirstToken < minOpening {
			continue
		}
		if d.tellsWhen(b) {
			return i
		}
	}
	return -1
}

var (
	whenWords = Words("yesterday today tonight morning afternoon evening night weekend monday tuesday wednesday thursday friday saturday sunday utc gmt hours minutes")
)

// tellsWhen reports whether a block names a day or a time.
func (d *Document) tellsWhen(b *Block) bool {
	for i := b.FirstToken; i < b.EndToken; i++ {
		t := &d.Tokens[i]
		if t.Kind == NumberToken && (d.clockLike(i) || isISODate(d.Text[t.Start:t.End])) {
			return true
		}
		if whenWords.Has(t.Word) || monthWords.Has(t.Word) && t.Is(Capital) && d.numberBeside(i, b) {
			return true
		}
	}
	return false
}

func (d *Document) numberBeside(i int, b *Block) bool {
	for j := max(b.FirstToken, i-2); j < min(b.EndToken, i+2); j++ {
		if d.Tokens[j].Kind == NumberToken {
			return true
		}
	}
	return false
}

func isISODate(s string) bool {
	return len(s) >= 10 && s[4] == '-' && s[7] == '-' && isDigits(s[:4])
}

// cleanTitle drops numbering, emoji, anchors and marks around a title.
func cleanTitle(s string) string {
	if i := strings.Index(s, "{"); i > 0 {
		s = s[:i]
	}
	s = strings.TrimFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != ')' && r != '?' && r != '(' && r != '"'
	})
	if i := strings.LastIndexByte(s, '['); i >= 0 && strings.IndexByte(s[i:], ']') < 0 {
		s += "]" // was taken off with the marks
	}
	if i := strings.IndexByte(s, ']'); i >= 0 && strings.IndexByte(s[:i], '[') < 0 {
		s = "[" + s
	}
	return strings.TrimSpace(strings.TrimLeft(s[numberingEnd(s):], " .):|-–—"))
}

// numberingEnd is where a number in front of a title ends: "3.1 Impact" and
// "2) Impact" lose it, "20th September" and "2 May" keep it.
func numberingEnd(s string) int {
	i := 0
	for i < len(s) && (s[i] >= '0' && s[i] <= '9' || i > 0 && s[i] == '.') {
		i++
	}
	if i == 0 || i == len(s) || i > 6 {
		return 0
	}
	rest := strings.TrimLeft(s[i:], " ")
	marked := s[i-1] == '.' || strings.IndexByte(s[:i], '.') > 0 || s[i] == ')' || rest != "" && rest[0] == '|'
	if !marked && (s[i] != ' ' || i > 2 || startsWithMonth(rest)) || rest == "" {
		return 0
	}
	return i
}

func startsWithMonth(s string) bool {
	word, _, _ := strings.Cut(s, " ")
	w := lookupWord(strings.Trim(word, ",."))
	return monthWords.Has(w) || meridiem.Has(w)
}

var meridiem = Words("am pm a.m p.m a.m. p.m. st nd rd th")

func aliasKinds(s *Settings) map[string]Kind {
	if len(s.Aliases) == 0 {
		return nil
	}
	out := map[string]Kind{}
	for name, titles := range s.Aliases {
		if k, ok := ParseKind(name); ok {
			for _, t := range titles {
				out[strings.ToLower(strings.TrimSpace(t))] = k
			}
		}
	}
	return out
}

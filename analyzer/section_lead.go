package analyzer

import "sort"

// A leadIn is a title within a line: "Impact: none", "**Impact.** None", a row
// of a table of fields.
type leadIn struct {
	first, colon int // Document.Tokens[first:colon] is the title
	rest         bool
}

// maxLeadWords is how long the text before a colon may be to count as a title.
const maxLeadWords = 9

// maxHeadingWords is how long a bold paragraph may be to count as a heading.
const maxHeadingWords = 12

// leadIns finds the colons that may end a title at the start of a line, in
// order.
func (d *Document) leadIns() []leadIn {
	var out []leadIn
	for i := d.index.head[wColon.number()]; i != 0; i = d.index.next[i-1] {
		if l, ok := d.leadIn(int(i - 1)); ok {
			out = append(out, l)
		}
	}
	return out
}

func (d *Document) leadIn(colon int) (leadIn, bool) {
	b := d.BlockOf(colon)
	if b.Kind != Paragraph && b.Kind != HTML || b.Quote > 0 || d.Tokens[colon].Is(SpaceBefore) && colon == b.FirstToken {
		return leadIn{}, false
	}
	if next := colon + 1; next < b.EndToken && !d.Tokens[next].Is(SpaceBefore) && d.Tokens[next].Is(Strong) == d.Tokens[colon].Is(Strong) {
		return leadIn{}, false
	}
	first := d.lineStart(colon, b)
	if first < 0 {
		return leadIn{}, false
	}
	rest := colon+1 < b.EndToken && !d.Tokens[colon+1].Is(LineStart)
	return leadIn{first, colon, rest}, true
}

// lineStart is the first token of the line of the source that token i stands
// on, or -1 if the title between them would be too long or holds a stop.
func (d *Document) lineStart(i int, b *Block) int {
	for j := i; j >= b.FirstToken && j > i-maxLeadWords; j-- {
		if j == b.FirstToken || d.Tokens[j].Is(LineStart) || d.startsLine(j) {
			return j
		}
		if j < i && stops.Has(d.Tokens[j].Word) {
			return -1
		}
	}
	return -1
}

// startsLine reports whether only marks stand before token i on its line of
// the source.
func (d *Document) startsLine(i int) bool {
	if !d.Tokens[i].Is(SpaceBefore) {
		return false
	}
	at := d.sourceAt(int(d.Tokens[i].Start), false)
	for at--; at >= 0; at-- {
		switch d.Source[at] {
		case '\n', '\r':
			return true
		case ' ', '\t', '*', '_', '>':
		default:
			return false
		}
	}
	return true
}

// paragraph looks for a heading that is not one to Markdown.
func (a *sectioner) paragraph(blk *Block) {
	words := blk.EndToken - blk.FirstToken
	text := a.d.BlockText(blk)
	if blk.Bold && words <= maxHeadingWords && text[len(text)-1] != '.' {
		a.bold(blk)
		return
	}
	if blk.Kind == HTML && words <= 6 {
		if r := a.read("", blk.FirstToken, blk.EndToken, true); r.kinds != 0 {
			a.lead(blk, leadIn{blk.FirstToken, blk.EndToken, false}, r, blk.Item)
			return
		}
	}
	if a.loneNumbered(blk) {
		s := a.enter(blk, boldLevel-1)
		a.name(s, blk.FirstToken, blk.EndToken, true)
		return
	}
	if n := a.d.tldr(blk); n > 0 && a.cur.Kinds == 0 {
		a.lead(blk, leadIn{blk.FirstToken, blk.FirstToken + n, true}, titleKinds{kinds: kindSet(Summary)}, blk.Item)
		return
	}
	if l, ok := a.d.boldLead(blk); ok {
		if r := a.read("", l.first, l.colon, true); r.kinds != 0 && (blk.Item == nil || a.fieldsMayStand()) {
			a.lead(blk, l, r, blk.Item)
			return
		}
	}
	a.lines(blk)
}

// loneNumbered reports whether a block is the only item of a numbered list and
// names a kind: "1. Summary" underlined, which Markdown does not read as a
// heading.
func (a *sectioner) loneNumbered(blk *Block) bool {
	it := blk.Item
	if it == nil || !it.Ordered || it.Parent != nil || len(it.Blocks) > 1 || len(it.Children) > 0 || blk.EndToken-blk.FirstToken > 6 {
		return false
	}
	i := a.at
	numbered := func(b *Block) bool { return b.Item != nil && b.Item.Ordered }
	if i > 0 && numbered(a.d.Blocks[i-1]) || i+1 < len(a.d.Blocks) && numbered(a.d.Blocks[i+1]) {
		return false
	}
	return a.read("", blk.FirstToken, blk.EndToken, true).kinds != 0
}

var (
	wTl    = W("tl")
	wDr    = W("dr")
	wTldr  = W("tldr")
	wTlDr2 = W("tl-dr")
)

// tldr is the number of tokens of "tl;dr" at the start of a block, or 0.
func (d *Document) tldr(b *Block) int {
	i := b.FirstToken
	switch {
	case d.Tokens[i].Word == wTldr || d.Tokens[i].Word == wTlDr2:
		return 1
	case i+2 < b.EndToken && d.Tokens[i].Word == wTl && d.Tokens[i+2].Word == wDr:
		return 3
	}
	return 0
}

// bold makes a heading of a paragraph that is bold as a whole. In a list item
// it has to name a kind, since lists are full of bold lines.
func (a *sectioner) bold(blk *Block) {
	if blk.Item == nil {
		s := a.enter(blk, a.below(blk, boldLevel))
		a.name(s, blk.FirstToken, blk.EndToken, blk == a.d.firstText())
		return
	}
	if r := a.read("", blk.FirstToken, blk.EndToken, true); r.kinds != 0 && a.fieldsMayStand() {
		a.lead(blk, leadIn{blk.FirstToken, blk.EndToken, false}, r, blk.Item)
	}
}

// firstText is the document's first block with text.
func (d *Document) firstText() *Block {
	for _, b := range d.Blocks {
		if b.TextStart < b.TextEnd {
			return b
		}
	}
	return nil
}

// boldLead finds "**Impact.** None" and "**Impact** none" at the start of a
// block.
func (d *Document) boldLead(blk *Block) (leadIn, bool) {
	i := blk.FirstToken
	for i < blk.EndToken && i < blk.FirstToken+maxLeadWords && d.Tokens[i].Is(Strong) {
		i++
	}
	if i == blk.FirstToken || i == blk.EndToken || d.Tokens[i].Is(Strong) || d.Tokens[i].Word == wColon || d.Tokens[i-1].Word == wColon {
		return leadIn{}, false
	}
	if d.Tokens[i].Word == wOpen && d.Tokens[blk.EndToken-1].Word == wClose {
		return leadIn{blk.FirstToken, i, false}, true
	}
	if t := &d.Tokens[i]; blk.Item == nil && (t.Kind == NumberToken || t.Kind == WordToken && i < blk.FirstToken+4 && (Determiners.Has(t.Word) || t.Is(Capital))) {
		// "**impact** 12 % of requests", but "**Impact** was low"
		return leadIn{blk.FirstToken, i, true}, true
	}
	if d.Tokens[i-1].Word != wDot && d.Tokens[i-1].Word != wQuestion && !titleCuts.Has(d.Tokens[i].Word) && !d.Tokens[i].Is(LineStart) && !d.startsLine(i) {
		return leadIn{}, false
	}
	return leadIn{blk.FirstToken, i, true}, true
}

// lines makes sections of the block's lead-ins. A block with several of them
// is a list of fields: each lasts for its lines. A single one at the block's
// start lasts to the next heading.
func (a *sectioner) lines(blk *Block) {
	for len(a.leads) > 0 && a.leads[0].first < blk.FirstToken {
		a.leads = a.leads[1:]
	}
	n := 0
	for n < len(a.leads) && a.leads[n].first < blk.EndToken {
		n++
	}
	leads := a.leads[:n]
	a.leads = a.leads[n:]
	if n == 0 {
		return
	}
	if n == 1 && leads[0].first == blk.FirstToken {
		if r := a.read("", leads[0].first, leads[0].colon, true); (r.kinds != 0 || r.weak != 0 && blk.Item == nil) && (blk.Item == nil || a.fieldsMayStand()) {
			a.lead(blk, leads[0], r, blk.Item)
		}
		return
	}
	if blk.Item == nil || a.fieldsMayStand() {
		a.fields(blk, leads)
	}
}

// fields adds the lines of a block that are fields.
func (a *sectioner) fields(blk *Block, leads []leadIn) {
	for i, l := range leads {
		r := a.read("", l.first, l.colon, true)
		if r.none() {
			continue
		}
		for a.cur.Level == leadLevel && a.cur.Head != blk {
			a.cur = a.cur.Parent
		}
		s := &Section{Level: leadLevel, Head: blk, Lead: l.rest, Parent: a.cur, First: l.first, End: blk.EndToken}
		a.titleOf(s, l, r)
		if i+1 < len(leads) {
			s.End = leads[i+1].first
		}
		s.Span = a.d.TokensSpan(s.First, s.End)
		a.d.Sections = append(a.d.Sections, s)
		a.d.lines = append(a.d.lines, s)
		if i == len(leads)-1 && !l.rest {
			// "Timeline:" at the end of the block announces what follows.
			a.cur = s
		}
	}
}

// lead begins the section of one lead-in. It ends with the item, if there is
// one.
func (a *sectioner) lead(blk *Block, l leadIn, r titleKinds, item *Item) {
	level := leadLevel
	if item != nil {
		level += 1 + item.Depth
	}
	s := a.enter(blk, level)
	s.Lead, s.item = l.rest, item
	a.titleOf(s, l, r)
}

func (a *sectioner) titleOf(s *Section, l leadIn, r titleKinds) {
	s.TitleFirst, s.TitleEnd = l.first, l.colon
	s.Title = cleanTitle(a.d.TokensText(l.first, l.colon))
	s.set(r)
}

// fieldsMayStand is false within sections whose items have words before a
// colon that are no titles: "Detection: the alert fired early" among what went
// well, "Prevention: add a check" among the action items.
func (a *sectioner) fieldsMayStand() bool {
	for s := a.cur; s != nil; s = s.Parent {
		switch s.Kind {
		case Other, Lessons, Summary, People:
		default:
			return s.item != nil && a.cur.item != nil && s.Parent != nil && s.Parent.Kind == Other
		}
	}
	return true
}

// cell reads tables of fields, and tables whose header names action items.
func (a *sectioner) cell(blk *Block) {
	row := blk.Row
	if row == nil || blk.Column != 0 {
		return
	}
	if len(row.Cells) == 2 && (a.cur.Kinds == 0 || a.cur.row != nil) {
		if r := a.read("", blk.FirstToken, a.d.trimColon(blk), true); r.kinds != 0 && !timelineHead(a.d, row) {
			s := a.enter(blk, leadLevel)
			s.row, s.Lead = row, true
			a.titleOf(s, leadIn{blk.FirstToken, a.d.trimColon(blk), true}, r)
		}
		return
	}
	if row.Header && len(row.Cells) > 2 && (a.cur.Kinds == 0 || a.cur.Level == leadLevel) && !a.cur.Within(ActionItems) && a.d.actionHead(row) {
		s := a.enter(blk, leadLevel)
		a.titleOf(s, leadIn{blk.FirstToken, blk.EndToken, false}, titleKinds{kinds: kindSet(ActionItems)})
	}
}

func (d *Document) trimColon(blk *Block) int {
	end := blk.EndToken
	for end > blk.FirstToken && d.Tokens[end-1].Kind == PunctToken && d.Tokens[end-1].Word != wClose {
		end--
	}
	return end
}

var (
	wEvent     = Words("event events description what activity details happened update action entry note notes comment")
	timeHeads  = Words("time when date timestamp utc timeline clock hour")
	actionHead = Words("action actions item items task tasks todo follow-up")
	ownerHead  = Words("owner owners assignee assigned responsible who due ticket issue bug status priority type tracking jira deadline eta")
)

// timelineHead reports whether the row is the header of a timeline: "Timeline |
// Event".
func timelineHead(d *Document, r *Row) bool {
	return r.Header && d.cellHas(r.Cells[0], timeHeads) && d.cellHas(r.Cells[1], wEvent)
}

func (d *Document) cellHas(b *Block, words Set) bool {
	for i := b.FirstToken; i < b.EndToken; i++ {
		if words.Has(d.Tokens[i].Word) {
			return true
		}
	}
	return false
}

// actionHead reports whether a header row is that of a table of action items.
func (d *Document) actionHead(r *Row) bool {
	action, owner := false, false
	for _, c := range r.Cells {
		action = action || d.cellHas(c, actionHead)
		owner = owner || d.cellHas(c, ownerHead)
	}
	return action && owner && !d.cellHas(r.Cells[0], timeHeads)
}

// lineAt finds the first of the sorted sections that ends after token i.
func lineAt(lines []*Section, i int) int {
	return sort.Search(len(lines), func(n int) bool { return lines[n].End > i })
}

package analyzer

import "strings"

// headRange is what the grades of an item look at, in tokens.
type headRange struct {
	first, end           int // the sentence that says what to do, without tags
	labelFirst, labelEnd int // a label before it: "Mint caps"
	blockFirst, blockEnd int // the whole first block
	body                 []*Block
	tailFirst, tailEnd   int  // words after a dash at the end, perhaps a name
	details              bool // a list stands below it
}

// readListItem reads one list item; nil if nothing is left of it.
func (d *Document) readListItem(it *Item, b *Block, g *actionGroup) *ActionItem {
	a := &ActionItem{Form: ListForm, Section: it.Section, Span: it.ownSpan(d)}
	if it.Task != NoTask {
		a.Form = TaskForm
	}
	a.Done = it.Task == TaskDone
	d.readText(a, b.FirstToken, b.EndToken)
	for _, other := range it.Blocks {
		if other != b && other.Kind != Code && other.EndToken > other.FirstToken {
			a.head.body = append(a.head.body, other)
			d.readTags(a, other.FirstToken, other.EndToken)
		}
	}
	for _, c := range it.Children {
		if cb := c.firstText(); cb != nil && (d.isField(cb) || c.Task == NoTask && d.onlyTags(cb)) {
			d.readFields(a, cb.FirstToken, cb.EndToken)
			d.readTags(a, cb.FirstToken, cb.EndToken)
		} else if cb != nil && d.onlyLinks(cb) {
			d.readTickets(a, cb.FirstToken, cb.EndToken)
		} else if cb != nil && c.Task == NoTask {
			d.readDetail(a, cb)
		}
	}
	a.head.details = len(it.Children) > 0
	d.readGroup(a, g)
	d.readHeading(a, it.Section)
	if a.Text == "" && a.Topic == "" && len(a.Tickets) == 0 {
		return nil
	}
	return a
}

// ownSpan is the range of an item's own blocks and of its fields below.
func (it *Item) ownSpan(d *Document) Span {
	var s Span
	for _, b := range it.Blocks {
		if s.Empty() {
			s = b.Span
		}
		s.End = max(s.End, b.Span.End)
	}
	for _, c := range it.Children {
		if b := c.firstText(); b != nil && (d.isField(b) || d.onlyLinks(b)) {
			s.End = max(s.End, c.Span.End)
		}
	}
	return s
}

// onlyLinks reports whether a block is links and nothing else.
func (d *Document) onlyLinks(b *Block) bool {
	for i := b.FirstToken; i < b.EndToken; i++ {
		if t := &d.Tokens[i]; t.Kind != URLToken && t.Kind != PunctToken && !t.Is(Linked) {
			return false
		}
	}
	return b.EndToken > b.FirstToken
}

// onlyTags reports whether a block is an owner, a date, a ticket and nothing
// else.
func (d *Document) onlyTags(b *Block) bool {
	return b.EndToken-b.FirstToken <= 8 && d.tagsOnly(b.FirstToken, b.EndToken, false)
}

// maxTagLine is more tokens than a line has that only says who, when or where.
const maxTagLine = 18

// tagLine reports whether a line below an item only says who does it, by when
// or under which ticket: "ops/status#14, Ann will review it".
func (d *Document) tagLine(b *Block) bool {
	first, end := b.FirstToken, b.EndToken
	if end-first > maxTagLine {
		return false
	}
	sure := false
	for p := first; p < end; {
		q := d.pieceEnd(p, end)
		switch k := d.pieceKind(p, q); {
		case d.doesIt(p, q) > p:
			sure = true
		case k == noTag || k == unknownTag:
			return false
		case k != neutralTag && k != nameTag:
			sure = true
		}
		p = q + 1
	}
	return sure
}

// doesIt is the end of the name in "Ann will do it", "the storage team takes
// this one"; first if the tokens say something else.
func (d *Document) doesIt(first, end int) int {
	_, last := d.trimPunct(first, end)
	pronoun := false
	for i := max(first+2, last-4); i < last; i++ {
		pronoun = pronoun || itWords.Has(d.Tokens[i].Word)
	}
	if !pronoun || last-first > 9 {
		return first
	}
	for v := first + 1; v < last-1 && v < first+5; v++ {
		w := d.Tokens[v].Word
		_, form := verbOf(d.Word(v))
		if (shallWords.Has(w) || BeForms.Has(w) || HaveForms.Has(w) || form == sVerb || w == aw.to) && d.namesOnly(first, v, true) {
			return v
		}
	}
	return first
}

var itWords = Words("it this that these them one those")

// readDetail reads a line below an item that is no item itself: who, when and
// where are the item's, and so is a ticket that the line begins with.
func (d *Document) readDetail(a *ActionItem, b *Block) {
	first, end := b.FirstToken, b.EndToken
	if d.tagLine(b) {
		for p := first; p < end; {
			q := d.pieceEnd(p, end)
			if v := d.doesIt(p, q); v > p {
				d.readOwners(a, p, v)
				d.readDue(a, v, q)
			} else {
				d.readPiece(a, p, q)
			}
			p = q + 1
		}
		return
	}
	if n := d.ticketAt(first, end); n > 0 {
		d.readTickets(a, first, first+n)
		return
	}
	for i := first; i+1 < end && i < first+4; i++ {
		if trackedWords.Has(d.Tokens[i].Word) {
			d.readTickets(a, i, min(end, i+8))
			return
		}
	}
}

var trackedWords = Words("tracked tracking ticket filed")

// readMarked reads the words after "Action item:", up to end; mark is the
// first word of the mark.
func (d *Document) readMarked(mark, first, end int) *ActionItem {
	b := d.BlockOf(mark)
	a := &ActionItem{Form: MarkedForm, Section: b.Section, Span: d.TokensSpan(mark, end)}
	d.readText(a, first, end)
	d.readMark(a, mark, first)
	if b.Section != nil {
		d.readHeading(a, b.Section)
	}
	return a
}

// readMark reads what stands in brackets within the mark, "Action item (Ann,
// by 3 May):". Whatever is no date, ticket or the like says who.
func (d *Document) readMark(a *ActionItem, first, end int) {
	for i := first; i < end; i++ {
		if d.Tokens[i].Word != aw.open {
			continue
		}
		stop := d.groupEnd(i, end)
		for p := i + 1; p < stop; {
			q := d.pieceEnd(p, stop)
			switch k := d.pieceKind(p, q); {
			case d.unowned(p, q):
			case k == noTag || k == unknownTag:
				d.readOwners(a, p, q)
			default:
				d.readPiece(a, p, q)
			}
			p = q + 1
		}
		return
	}
}

// readText reads the block or cell that says what is to be done.
func (d *Document) readText(a *ActionItem, first, end int) {
	h := &a.head
	*h = headRange{first: first, end: end, blockFirst: first, blockEnd: end}
	d.readTags(a, first, end)
	h.first = d.skipFields(first, end)
	if at := d.firstField(h.first, end); at > h.first {
		h.end = at
	}
	d.trailing(a)
	d.leading(a)
	d.trailing(a) // of the first sentence
	d.readDone(a)
	a.Text = d.plainText(h.first, h.end)
	line := first
	if h.first < h.end {
		line = h.first
	}
	if h.labelEnd > h.labelFirst {
		line = h.labelFirst
		a.Topic = foldSpace(d.TokensText(h.labelFirst, h.labelEnd))
	}
	// The place of an item is its first line, whatever stands in front there.
	a.Line = d.Lines.Line(d.TokensSpan(first, first+1).Start)
	a.Words = d.onLine(line, min(max(h.end, line+1), line+maxWords), a.Line)
	if a.Words.Empty() {
		a.Words = d.onLine(first, min(end, first+maxWords), a.Line)
	}
}

// plainText is the text of the tokens on one line, without a full stop.
func (d *Document) plainText(first, end int) string {
	s := foldSpace(d.TokensText(first, end))
	if strings.Count(s, ".") == 1 {
		s = strings.TrimSuffix(s, ".")
	}
	return s
}

// maxWords is how many tokens stand for an item in what is said about it.
const maxWords = 8

// onLine is the source range of those tokens that stand on one line.
func (d *Document) onLine(first, end, line int) Span {
	sp := d.Lines.LineSpan(line)
	lo, hi := end, first
	for i := first; i < end; i++ {
		at := d.TokensSpan(i, i+1)
		if at.Start >= sp.End {
			break
		}
		if at.Start >= sp.Start {
			lo, hi = min(lo, i), i+1
		}
	}
	return d.TokensSpan(lo, hi)
}

func foldSpace(s string) string {
	if !strings.ContainsAny(s, "\n\t\r") && !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// readTags reads what may stand anywhere in an item's text: tickets, handles,
// "Owner: …", "by 15 March".
func (d *Document) readTags(a *ActionItem, first, end int) {
	d.readTickets(a, first, end)
	d.readFields(a, first, end)
	d.readDue(a, first, end)
	d.readHandles(a, first, end)
	for s := first; s < end; s = d.SentenceOf(s).End {
		d.sentenceOwner(a, s, min(end, d.SentenceOf(s).End), s == first)
	}
}

// readGroup gives an item what its list shares: the label above it, and the
// owner, the ticket and the date in its lead-in.
func (d *Document) readGroup(a *ActionItem, g *actionGroup) {
	if g == nil {
		return
	}
	if b := g.label; b != nil {
		a.Group = strings.TrimRight(foldSpace(d.BlockText(b)), ":")
		if g.owned && len(a.Owners) == 0 {
			first, end := d.trimPunct(b.FirstToken, b.EndToken)
			d.readOwners(a, first, end)
		}
		if !g.unowned {
			d.shared(a, b)
		}
	}
	if b := g.lead; b != nil {
		d.readTickets(a, b.FirstToken, b.EndToken)
		if len(a.Owners) == 0 {
			a.addOwner(d.leadOwner(b))
		}
		if len(a.Owners) == 0 && d.endsWithColon(b) && d.groupOf(b.FirstToken, b.EndToken) == ownerGroup {
			d.readOwners(a, b.FirstToken, b.EndToken-1)
		}
		if b.EndToken-b.FirstToken <= maxLead {
			if d.headingDue(a, b.FirstToken, b.EndToken); len(a.Owners) == 0 {
				d.readFields(a, b.FirstToken, b.EndToken)
			}
		}
	}
}

// maxLead is how many tokens a paragraph may have whose dates and fields hold
// for the list below it: "All items: owner Ann, due 30 June".
const maxLead = 24

// readHeading gives an item what the headings above it say.
func (d *Document) readHeading(a *ActionItem, s *Section) {
	for ; s != nil && s.Head != nil; s = s.Parent {
		if !s.Lead {
			d.shared(a, s.Head)
		}
		if a.Group == "" && s.Kind != ActionItems {
			a.Group = s.Title
		}
		if s.Kind == ActionItems {
			return
		}
	}
}

// shared reads a label or heading that stands over several items.
func (d *Document) shared(a *ActionItem, b *Block) {
	first, end := b.FirstToken, b.EndToken
	d.readTickets(a, first, end)
	d.headingDue(a, first, end)
	if len(a.Owners) == 0 {
		d.readFields(a, first, end)
		d.readHandles(a, first, end)
		if len(a.Owners) == 0 && end-first <= 5 && TeamNouns.Has(d.lastWord(first, end)) && end-first > 1 {
			a.addOwner(d.TokensText(first, end))
		}
	}
	a.Done = a.Done || d.headingDone(first, end)
	a.Priority = max(a.Priority, d.priorityIn(first, end, false))
}

// lastWord is the last word among the tokens.
func (d *Document) lastWord(first, end int) Word {
	for i := end - 1; i >= first; i-- {
		if d.Tokens[i].Kind == WordToken {
			return d.Tokens[i].Word
		}
	}
	return 0
}

// headingDue finds a date in a heading. A quarter or a period is one by
// itself; a calendar date needs a marker, since it may be the day of the
// meeting.
func (d *Document) headingDue(a *ActionItem, first, end int) {
	if a.Due.Text != "" {
		return
	}
	for i := first; i < end; i++ {
		w := d.Tokens[i].Word
		marked := duePreps.Has(w) || dueNouns.Has(w)
		if nextWords.Has(w) && i < first+2 && i+1 < end && duePoints.Has(d.Tokens[i+1].Word) && (i+2 >= end || d.Tokens[i+2].Kind == PunctToken) {
			a.setDue(Due{Text: d.TokensText(i, i+2)})
			return
		}
		if due, stop := d.dueAt(i, end); stop > i && (marked && (due.Date.Month != 0 || due.Days > 0) || due.Days > 0 || isQuarter(d.Word(i))) {
			a.setDue(due)
			return
		}
	}
}

func isQuarter(s string) bool {
	_, ok := quarterOf(s)
	return ok
}

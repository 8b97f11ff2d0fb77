package analyzer

import "sort"

// use says what the text does with a candidate that is a person.
func (f *nameFinder) use(c *candidate) NameUse {
	d := f.d
	b := d.BlockOf(c.first)
	i, end := f.after(c)
	p := predicate{}
	if i < end {
		p = d.predicateAt(i, end)
	}
	acts := p.weight > noAct && p.form != ingForm
	switch {
	case c.field != nil && !acts, f.fields.byline(c), f.instruction(b), f.command(c), !acts && f.trailing(c, b), f.onlyNames(c):
		return Listed
	case f.speaks(c, i, end) && f.task(b):
		return Listed
	case f.speaks(c, i, end):
		if d.Reported(c.first) {
			return Credited
		}
		return Speaks
	case d.Reported(c.first), f.thanked(c), f.signs(c, b), f.outside(c), f.linkCredit(c), f.contact(c):
		return Credited
	}
	kind := d.sectionKind(b)
	switch {
	case f.task(b):
		return f.taskUse(c, i, end, acts)
	case kind == People && !acts && !f.acted(c):
		return Listed
	case kind == WentWell && !acts && !f.acted(c):
		return Credited
	}
	return Told
}

// instruction remembers the answer for the block asked about last.
func (f *nameFinder) instruction(b *Block) bool {
	if f.lastBlock != b {
		f.lastBlock, f.lastAnswer = b, f.d.Instruction(b)
	}
	return f.lastAnswer
}

// trailing reports whether a name is set apart at the end of a list item, as
// its owner: "… – Ada – by Friday", "… (Ada)".
func (f *nameFinder) trailing(c *candidate, b *Block) bool {
	d := f.d
	if b.Item == nil || c.first == b.FirstToken || d.sectionKind(b) == Timeline {
		return false
	}
	before := &d.Tokens[c.first-1]
	if !dashes.Has(before.Word) && before.Word != wOpen {
		return false
	}
	if c.end == b.EndToken {
		return true
	}
	after := &d.Tokens[c.end]
	if before.Word == wOpen {
		return (after.Word == wClose || after.Word == wComma && b.EndToken-c.end <= 8) && d.Tokens[b.EndToken-1].Word == wClose || after.Word == wClose && b.EndToken-c.end <= 3
	}
	return dashes.Has(after.Word) || after.Word == wOpen || after.Word == wComma || after.Word == wSlash || after.Kind == NumberToken || after.Word == wBy
}

// onlyNames reports whether the line of a candidate holds nothing but names.
func (f *nameFinder) onlyNames(c *candidate) bool {
	d := f.d
	s := d.SentenceOf(c.first)
	if s.End-s.First > 24 || s.End-s.First < 3 || d.sectionKind(s.Block) == Timeline {
		return false
	}
	others := 0
	for i := s.First; i < s.End; i++ {
		t := &d.Tokens[i]
		switch {
		case i >= c.first && i < c.end, t.Kind == PunctToken, t.Word == wAnd:
		case t.Kind == HandleToken:
			others++
		case t.Kind == WordToken && t.Is(Capital) && !ordinary(d.Word(i)):
			others++
		case t.Word == 0 && f.known[d.Word(i)] != nil && f.known[d.Word(i)].person >= sure-1:
			others++
		default:
			return false
		}
	}
	return others > 0
}

// command is "/assign @ada", "cc @ada".
func (f *nameFinder) command(c *candidate) bool {
	d := f.d
	first := max(d.SentenceOf(c.first).First, c.first-maxReach)
	for j := c.first - 1; j >= first; j-- {
		t := &d.Tokens[j]
		switch {
		case t.Kind == HandleToken:
		case commands.Has(t.Word):
			return t.Word == wCc || j > 0 && d.Tokens[j-1].Word == wSlash
		case t.Kind != PunctToken:
			return false
		}
	}
	return false
}

var (
	commands = Words("assign unassign cc approve lgtm hold")
	wCc      = W("cc")
)

// speaks reports whether a name introduces somebody's words: "12:09 Selin: …",
// "> ada [8:27 AM]".
func (f *nameFinder) speaks(c *candidate, i, end int) bool {
	d := f.d
	if !f.lineStart(c.first) {
		return false
	}
	b := d.BlockOf(c.first)
	if i >= end {
		// The name alone on a line of a quoted chat.
		return b.Quote > 0
	}
	t := &d.Tokens[i]
	if t.Word == wColon {
		return i+1 < end
	}
	if b.Quote == 0 {
		return false
	}
	return t.Kind == PunctToken && i+1 < end && d.Tokens[i+1].Kind == NumberToken || t.Kind == NumberToken
}

// lineStart reports whether only marks and a time stand before token i.
func (f *nameFinder) lineStart(i int) bool {
	d := f.d
	first := d.SentenceOf(i).First
	for j := i - 1; j >= first && !d.Tokens[j+1].Is(LineStart); j-- {
		t := &d.Tokens[j]
		if t.Kind != PunctToken && t.Kind != NumberToken && !clockWords.Has(t.Word) {
			return false
		}
	}
	return true
}

// thanked reports whether the sentence thanks, or stands under thanks.
func (f *nameFinder) thanked(c *candidate) bool {
	d := f.d
	s := d.SentenceOf(c.first)
	if w := d.Tokens[s.First].Word; w == wCopyright || d.Word(s.First) == "©" {
		return true
	}
	for i := max(s.First, c.first-maxReach); i < min(s.End, c.end+6); i++ {
		if thankWords.Has(d.Tokens[i].Word) {
			return true
		}
	}
	b := d.BlockOf(c.first)
	if b.Section != nil && b.Section.Head != nil {
		for i := b.Section.Head.FirstToken; i < b.Section.Head.EndToken; i++ {
			if thankWords.Has(d.Tokens[i].Word) {
				return true
			}
		}
	}
	return f.leadIn(b)
}

var wCopyright = W("copyright")

// leadIn reports whether a list item stands under a paragraph of thanks.
func (f *nameFinder) leadIn(b *Block) bool {
	if b.Item == nil {
		return false
	}
	blocks := f.d.Blocks
	for i := f.blockIndex(b) - 1; i >= 0 && i > f.blockIndex(b)-12; i-- {
		if blocks[i].Item != nil {
			continue
		}
		for j := blocks[i].FirstToken; j < blocks[i].EndToken; j++ {
			if thankWords.Has(f.d.Tokens[j].Word) {
				return f.d.Tokens[blocks[i].EndToken-1].Word == wColon
			}
		}
		break
	}
	return false
}

func (f *nameFinder) blockIndex(b *Block) int {
	lo, hi := 0, len(f.d.Blocks)
	for lo < hi {
		mid := (lo + hi) / 2
		if f.d.Blocks[mid].FirstToken < b.FirstToken || f.d.Blocks[mid].EndToken <= b.FirstToken && f.d.Blocks[mid] != b {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// signs reports whether a block is only a signature: "– Ada, CTO".
func (f *nameFinder) signs(c *candidate, b *Block) bool {
	d := f.d
	n := b.EndToken - b.FirstToken
	if n > 8 || b.Row != nil || d.sectionKind(b) == Timeline {
		return false
	}
	for i := b.FirstToken; i < b.EndToken; i++ {
		t := &d.Tokens[i]
		inside := i >= c.first && i < c.end
		if inside || t.Kind == PunctToken || RoleNouns.Has(t.Word) || closings.Has(t.Word) || t.Is(Capital) && (t.Is(AllCaps) || !ordinary(d.Word(i))) {
			continue
		}
		return false
	}
	return true
}

var closings = Words("best regards cheers sincerely yours love signed thanks kind warm respectfully and the for on behalf of team at in your")

// outside reports whether the person is a finder or reporter who does not
// belong to the authors.
func (f *nameFinder) outside(c *candidate) bool {
	d := f.d
	s := d.SentenceOf(c.first)
	j := c.first - 1
	for j > max(s.First, c.first-maxReach) && (d.Tokens[j].Kind == PunctToken && d.Tokens[j].Word != wDot || d.Tokens[j].Kind == HandleToken || d.Tokens[j].Word == wAnd) {
		j--
	}
	if j >= s.First && outsiders.Has(d.Tokens[j].Word) {
		return true
	}
	if j > s.First && (d.Tokens[j].Word == wBy || d.Tokens[j].Word == wFrom) {
		for k := j - 1; k >= max(s.First, j-5); k-- {
			if reportWords.Has(d.Tokens[k].Word) {
				return true
			}
		}
	}
	return f.outsideAfter(c)
}

// outsideAfter finds ", an independent researcher," after a candidate.
func (f *nameFinder) outsideAfter(c *candidate) bool {
	d := f.d
	i, end := f.after(c)
	if i >= end || d.Tokens[i].Word != wComma {
		return false
	}
	for k := i + 1; k < min(end, i+6) && d.Tokens[k].Kind == WordToken; k++ {
		if outsiders.Has(d.Tokens[k].Word) {
			return true
		}
	}
	return false
}

var reportWords = Words("maintained operated founded invented hosted sponsored copyright report reports reported flagged raised disclosed submitted advice according tip exploit alias pseudonym")

// linkCredit reports whether a name stands in the text of a link to a commit
// or pull request, as its author.
func (f *nameFinder) linkCredit(c *candidate) bool {
	d := f.d
	if !d.Tokens[c.first].Is(Linked) {
		return false
	}
	at := int(d.Tokens[c.first].Start)
	k := sort.Search(len(d.Links), func(k int) bool { return d.Links[k].TextEnd > at })
	if k == len(d.Links) || at < d.Links[k].TextStart {
		return false
	}
	l := d.Links[k]
	alone := at == l.TextStart && l.TextEnd <= int(d.Tokens[c.end-1].End)
	return !profilePage(l.Destination) && (alone || at > l.TextStart && d.Tokens[c.first-1].Word == wBy)
}

// contact reports whether the reader is told whom to turn to.
func (f *nameFinder) contact(c *candidate) bool {
	d := f.d
	s := d.SentenceOf(c.first)
	w := d.Tokens[s.First].Word
	if contactWords.Has(w) && c.first-s.First < 12 {
		return true
	}
	for j := s.First; j < c.first && j < s.First+12; j++ {
		if d.Tokens[j].Word == wPlease || d.Tokens[j].Word == wQuestions {
			return true
		}
	}
	return false
}

var (
	contactWords = Words("contact questions ask email e-mail mail contacts queries enquiries feedback")
	wPlease      = W("please")
	wQuestions   = W("questions")
)

// task reports whether a block proposes future work.
func (f *nameFinder) task(b *Block) bool {
	if b.Item != nil && b.Item.Task != NoTask {
		return true
	}
	return f.d.sectionKind(b) == ActionItems
}

// taskUse tells the owner of an action item, who is where the name belongs,
// from somebody whose act is told there.
func (f *nameFinder) taskUse(c *candidate, i, end int, acts bool) NameUse {
	d := f.d
	if acts {
		p := d.predicateAt(i, end)
		if p.form == pastForm && p.weight > anyAct {
			return Told
		}
		return Credited
	}
	if i < end && d.Tokens[i].Word == wHas {
		return Credited
	}
	return Listed
}

// acted reports whether a person is the agent of a passive or the object of
// an act: "rolled back by Ada", "paged Ada".
func (f *nameFinder) acted(c *candidate) bool {
	d := f.d
	i := c.first - 1
	if i < d.SentenceOf(c.first).First {
		return false
	}
	if d.Tokens[i].Word == wBy {
		return true
	}
	base, form := d.actVerb(i)
	return base != 0 && form != baseForm && (personObjectVerbs.Has(base) || orgObjectVerbs.Has(base))
}

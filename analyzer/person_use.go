package analyzer

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
	case c.field != nil && !acts, f.fields.byline(c), f.instruction(b), f.command(c), !acts && f.trailing(c, b), f.onlyNames(c), f.example(c):
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

// example reports whether a name is one of the stock figures of protocols in a
// sentence that gives an example.
func (f *nameFinder) example(c *candidate) bool {
	d := f.d
	s := d.SentenceOf(c.first)
	return stockNames.Has(d.Tokens[c.key].Word) && d.anyOf(exampleWords, max(s.First, c.first-maxReach), min(s.End, c.end+maxReach))
}

var (
	stockNames   = Words("alice bob carol charlie dave eve mallory trent peggy")
	exampleWords = Words("e.g e.g. example examples instance suppose imagine assume hypothetical scenario protocol attacker")
)

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

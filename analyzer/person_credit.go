package analyzer

import "sort"

// thanked reports whether the sentence thanks, or stands under thanks.
func (f *nameFinder) thanked(c *candidate) bool {
	d := f.d
	s := d.SentenceOf(c.first)
	if d.Tokens[s.First].Word == wCopyright || d.Word(s.First) == "©" {
		return true
	}
	if d.anyOf(thankWords, max(s.First, c.first-30), min(s.End, c.end+6)) {
		return true
	}
	b := d.BlockOf(c.first)
	if b.Section != nil && b.Section.Head != nil {
		if h := b.Section.Head; d.anyOf(thankWords, h.FirstToken, min(h.EndToken, h.FirstToken+20)) {
			return true
		}
	}
	return f.leadIn(b)
}

var wCopyright = W("copyright")

// anyOf reports whether one of the tokens from i up to end is in s.
func (d *Document) anyOf(s Set, i, end int) bool {
	for ; i < end; i++ {
		if s.Has(d.Tokens[i].Word) {
			return true
		}
	}
	return false
}

// leadIn reports whether a list item stands under a paragraph of thanks that
// ends in a colon.
func (f *nameFinder) leadIn(b *Block) bool {
	if b.Item == nil {
		return false
	}
	d := f.d
	at := sort.Search(len(d.Blocks), func(i int) bool { return d.Blocks[i].FirstToken >= b.FirstToken })
	for i := at - 1; i >= 0 && i > at-12; i-- {
		if p := d.Blocks[i]; p.Item == nil && p.EndToken > p.FirstToken {
			return d.Tokens[p.EndToken-1].Word == wColon && d.anyOf(thankWords, max(p.FirstToken, p.EndToken-30), p.EndToken)
		}
	}
	return false
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
	first := d.SentenceOf(c.first).First
	switch w := d.Tokens[first].Word; {
	case askWords.Has(w) && c.first == first+1:
		return true
	case contactNouns.Has(w) && c.first < first+12:
		return true
	}
	return d.anyOf(pleaWords, first, min(c.first, first+12))
}

var (
	askWords     = Words("contact ask email e-mail mail ping message dm call")
	contactNouns = Words("questions contact contacts queries enquiries feedback")
	pleaWords    = Words("please questions")
)

package analyzer

import (
	"bytes"
	"strings"

	"github.com/blamelint/blamelint/analyzer/names"
)

// fieldReader finds the field that a token stands in. It remembers the last
// block and section, because tokens are asked in order.
type fieldReader struct {
	d       *Document
	block   *Block
	field   *field // of block
	section *Section
	head    *field // of the paragraphs of section
}

// of is the field around a candidate, or nil.
func (r *fieldReader) of(c *candidate) *field {
	if f := r.inline(c); f != nil {
		return f
	}
	if b := r.d.BlockOf(c.first); b != r.block {
		r.block, r.field = b, r.around(b)
	}
	return r.field
}

// around is the field that a whole block is the value of.
func (r *fieldReader) around(b *Block) *field {
	if b.Row != nil {
		return r.cell(b)
	}
	if b.Kind != Paragraph || b.Section == nil || b.Section.Head == b {
		return nil
	}
	if b.Section != r.section {
		r.section, r.head = b.Section, r.under(b)
	}
	return r.head
}

// under is the field that the heading above a paragraph makes of it.
func (r *fieldReader) under(b *Block) *field {
	h := b.Section.Head
	if h == nil || b.Section.Level == 0 {
		return nil
	}
	if f := r.labelled(h); f != nil {
		return f
	}
	if r.d.sectionKind(b) == People {
		return &field{strong: true}
	}
	return nil
}

// labelled is the field whose label is a whole block, or nil.
func (r *fieldReader) labelled(b *Block) *field {
	if f, ok := r.d.label(b.FirstToken, b.EndToken); ok {
		return &field{f.role, f.strong}
	}
	return nil
}

// sectionKind is the kind of the innermost section around a block that has
// one. The document's title says nothing, whatever words it holds.
func (d *Document) sectionKind(b *Block) Kind {
	for s := b.Section; s != nil; s = s.Parent {
		switch {
		case s.Head == nil, s.Kind == Other:
		case s == d.Sections[min(1, len(d.Sections)-1)] && s.Level == 1 && s.Head.EndToken-s.Head.FirstToken > 2:
		case len(s.Title) < 200 && holdsFold(s.Title, "timeline"):
			return Timeline
		default:
			return s.Kind
		}
	}
	return Other
}

// cell is the field of a table's cell, by the header above it or the label
// before it.
func (r *fieldReader) cell(b *Block) *field {
	if h := b.Row.Table.HeaderCell(b.Column); h != nil && h != b {
		if f := r.labelled(h); f != nil {
			if role := r.roleColumn(b.Row); role != "" {
				f.role = role
			}
			return f
		}
	}
	for _, at := range [...]int{0, b.Column - 1} {
		if at < 0 || at >= b.Column || at >= len(b.Row.Cells) {
			continue
		}
		if c := b.Row.Cells[at]; c.EndToken-c.FirstToken <= 8 {
			if f := r.labelled(c); f != nil {
				return f
			}
		}
	}
	return nil
}

// roleColumn is what a row says under a header such as Role.
func (r *fieldReader) roleColumn(row *Row) string {
	d := r.d
	for _, c := range row.Cells[:min(len(row.Cells), 12)] {
		h := row.Table.HeaderCell(c.Column)
		if h == nil || h.EndToken == h.FirstToken || h.EndToken-h.FirstToken > 2 {
			continue
		}
		if w := d.Tokens[h.EndToken-1].Word; roleHeaders.Has(w) && c.EndToken-c.FirstToken <= 4 {
			return roleText(d.BlockText(c))
		}
	}
	return ""
}

var roleHeaders = Words("role roles function position responsibility title")

// inline is the field whose label stands before a candidate in its sentence,
// with nothing but names between.
func (r *fieldReader) inline(c *candidate) *field {
	d := r.d
	first := d.SentenceOf(c.first).First
	depth := 0
	for j := c.first - 1; j >= max(first, c.first-40); j-- {
		t := &d.Tokens[j]
		if t.Is(Strong) && t.Kind == WordToken && !d.Tokens[j+1].Is(Strong) {
			// "**Version** 2 – **Author** Ada": the bold words are the labels.
			if f := r.labelBefore(j+1, first); f != nil {
				return f
			}
		}
		switch {
		case t.Word == wClose:
			depth++
		case t.Word == wOpen && depth > 0:
			depth--
		case t.Word == wOpen:
			return r.beforeBracket(j, first)
		case t.Word == wColon || dashes.Has(t.Word) && t.Is(SpaceBefore):
			if f := r.labelBefore(j, first); f != nil {
				return f
			}
			if t.Word == wColon && r.namesOnly(j, first) {
				return &field{}
			}
			if t.Word == wColon {
				return r.beforeBracket(r.openBefore(j, first), first)
			}
		case t.Is(Capital) && pluralLabels.Has(t.Word):
			return &field{strong: true}
		case depth > 0, t.Kind == PunctToken, t.Kind == HandleToken, t.Word == wAnd, t.Is(Capital) && t.Kind == WordToken, t.Word == 0 && t.Kind != NumberToken && !ordinary(d.Word(j)):
		default:
			return nil
		}
	}
	return nil
}

// openBefore is the bracket that the colon at token j stands in, or -1.
func (r *fieldReader) openBefore(j, first int) int {
	for i := j - 1; i >= max(first, j-4); i-- {
		if r.d.Tokens[i].Word == wOpen {
			return i
		}
	}
	return -1
}

// beforeBracket is the field that a bracket at token j stands in: "Manager:
// rotating (this week Ada)". Without a bracket there is none.
func (r *fieldReader) beforeBracket(j, first int) *field {
	for i := j - 1; j >= 0 && i >= max(first, j-6); i-- {
		if r.d.Tokens[i].Word == wColon {
			return r.labelBefore(i, first)
		}
	}
	return nil
}

// pluralLabels announce a list of names even without a colon.
var pluralLabels = Words("assignees reviewers participants attendees authors owners approvers contributors responders invitees")

var dashes = Words("– — - --")

// labelBefore reads the label that ends before token j.
func (r *fieldReader) labelBefore(j, first int) *field {
	d := r.d
	i := j
	for i > first && i > j-5 && d.Tokens[i-1].Kind == WordToken && !d.newLine(i) {
		i--
	}
	// Take the longest label that is one: what stands before it may be the
	// value of another field.
	for ; i < j; i++ {
		if i > first && !d.Tokens[i].Is(Capital) && d.Tokens[i-1].Kind != PunctToken {
			continue
		}
		if f, ok := d.label(i, j); ok {
			return &field{f.role, f.strong}
		}
	}
	return nil
}

// namesOnly reports whether the colon at token j stands between a few words at
// the start of a line and a value that is nothing but names.
func (r *fieldReader) namesOnly(j, first int) bool {
	d := r.d
	b := d.BlockOf(j)
	i := j
	for ; i > first && !d.newLine(i) && j-i < 5; i-- {
		if t := &d.Tokens[i-1]; t.Kind != WordToken || accusers.Has(t.Word) {
			break
		}
	}
	if i == j || i > first && !d.newLine(i) && d.Tokens[i-1].Kind == WordToken || d.sectionKind(b) == Timeline {
		return false
	}
	if i > first && d.Tokens[i-1].Kind == NumberToken || !d.Tokens[i].Is(Capital) || d.nameKind(i).Has(names.GivenName) {
		return false
	}
	n := 0
	for k := j + 1; k < d.SentenceOf(j).End && !d.newLine(k); k++ {
		t := &d.Tokens[k]
		switch {
		case t.Kind == HandleToken:
			n++
		case t.Kind == PunctToken && t.Word != wSemi && t.Word != wColon, t.Word == wAnd:
			if w := d.Word(k); n > 0 && (w == "|" || w == "·" || w == "•") {
				return true
			}
		case t.Kind == WordToken && t.Is(Capital) && classOf(d.nameKind(k)) != wordClass && !t.Is(AllCaps):
			n++
		default:
			return false
		}
	}
	return n > 0
}

var accusers = Words("culprit culprits blame blamed fault cause caused guilty trigger offender mistake error broke broken")

// newLine reports whether token i begins a line of the source.
func (d *Document) newLine(i int) bool {
	if i == 0 || !d.Tokens[i].Is(SpaceBefore) {
		return i == 0
	}
	if d.Tokens[i].Is(LineStart) {
		return true
	}
	gap := d.SourceSpan(int(d.Tokens[i-1].End), int(d.Tokens[i].Start))
	return gap.Start < gap.End && bytes.IndexByte(d.Source[gap.Start:gap.End], '\n') >= 0
}

// byline reports whether a candidate is named as the author of the text:
// "Written by Ada", "By Ada, CTO".
func (r *fieldReader) byline(c *candidate) bool {
	d := r.d
	first := d.SentenceOf(c.first).First
	i := c.first - 1
	for i > max(first, c.first-maxReach) && (d.Tokens[i].Kind == PunctToken || d.Tokens[i].Word == wAnd || d.Tokens[i].Is(Capital) && !d.Tokens[i].Is(AllCaps) && d.Tokens[i].Word != wBy) {
		i--
	}
	if i < first || d.Tokens[i].Word != wBy {
		return false
	}
	if end := d.SentenceOf(c.first).End; c.end < end && d.Tokens[c.end].Kind == WordToken && d.Tokens[c.end].Word != wAnd && d.Tokens[c.end].Word != wOn {
		return false
	}
	if d.sectionKind(d.BlockOf(c.first)) == Timeline {
		return false
	}
	if i == first {
		return true
	}
	if !bylineVerbs.Has(d.Tokens[i-1].Word) && d.Tokens[i-1].Kind != PunctToken {
		return false
	}
	for j := i - 1; j >= max(first, i-8); j-- {
		if w := d.Tokens[j].Word; Auxiliary.Has(w) || Determiners.Has(w) {
			return false
		}
	}
	return true
}

// frontMatterPeople are the names in front matter under keys such as author.
func (d *Document) frontMatterPeople() []string {
	if d.FrontMatter.Empty() {
		return nil
	}
	var out []string
	inList := false
	for line := range strings.Lines(string(d.Source[d.FrontMatter.Start:d.FrontMatter.End])) {
		text := strings.TrimSpace(line)
		if item, ok := strings.CutPrefix(text, "- "); ok && inList {
			out = append(out, item)
			continue
		}
		inList = false
		k := strings.IndexAny(text, ":=")
		if k <= 0 {
			continue
		}
		key := strings.ToLower(strings.Trim(text[:k], " \"'"))
		if !strongLabels.Has(lookupWord(key)) && !weakLabels.Has(lookupWord(key)) {
			continue
		}
		inList = strings.TrimSpace(text[k+1:]) == ""
		out = append(out, strings.Split(text[k+1:], ",")...)
	}
	for i, s := range out {
		out[i] = strings.Trim(s, " \t\r\n\"'[]{}@")
	}
	return out
}

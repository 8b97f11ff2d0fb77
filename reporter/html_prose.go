package reporter

import (
	"bytes"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// prose writes a document as HTML: its blocks in order, the lists, tables and
// quotations around them, the words of findings marked, and after each block
// (after the whole table for cells) the remarks on it.
type prose struct {
	h       *html
	r       *analyzer.Result
	d       *analyzer.Document // nil: the source is shown as it is
	id      string             // of the document; empty if there can be no finding
	marks   [][]wordMark       // by block
	notes   [][]int            // findings whose remark stands after a block
	path    []container        // that are open
	waiting []int              // findings whose remark stands after the open table
	anchors []string           // of the findings; nil until they are asked for
	heads   map[*analyzer.Block]int
}

// A wordMark is the words of a finding in one block, as a range of the block's
// text; empty if there are none and only the number of the remark is shown.
type wordMark struct {
	finding     int // index in Result.Findings
	start, end  int // bytes of the shown text, relative to the block
	first, last bool
}

// A container is an element around blocks. Two are the same if they are equal.
type container struct {
	kind    containerKind
	depth   int
	ordered bool
	item    *analyzer.Item // of a list: the one around it
	table   *analyzer.Table
	row     *analyzer.Row
}

type containerKind uint8

const (
	inQuote containerKind = iota
	inList
	inItem
	inTable
	inRow
)

func newProse(h *html, r *analyzer.Result, id string) *prose {
	p := &prose{h: h, r: r, d: r.Document, id: id}
	n := 1
	if p.d != nil {
		n = len(p.d.Blocks)
	}
	p.marks, p.notes = make([][]wordMark, n), make([][]int, n)
	if h.permalinks && p.d != nil {
		p.heads = map[*analyzer.Block]int{}
		for i, s := range p.d.Sections {
			if s.Head != nil {
				p.heads[s.Head] = i
			}
		}
	}
	return p
}

// sectionID is the attribute by which a heading can be linked to, or empty.
func (p *prose) sectionID(b *analyzer.Block) string {
	if i, ok := p.heads[b]; ok {
		return fmt.Sprintf(" id=%q", SectionAnchor(i))
	}
	return ""
}

func (p *prose) write() {
	if p.d == nil {
		p.plain()
		return
	}
	p.frontMatter()
	late := p.place()
	for i, b := range p.d.Blocks {
		p.enter(pathOf(b))
		p.block(i, b)
	}
	p.enter(nil)
	p.unplaced(late)
}

// unplaced writes the findings of a document without any block.
func (p *prose) unplaced(findings []int) {
	if len(findings) == 0 {
		return
	}
	in := inline{p: p}
	for _, n := range findings {
		in.marks = append(in.marks, wordMark{finding: n, first: true, last: true})
	}
	p.h.print("<p>")
	in.write()
	p.h.print("</p>\n")
	p.cards(findings)
}

// plain shows the source of a document whose model is missing.
func (p *prose) plain() {
	for i := range p.r.Findings {
		p.marks[0] = append(p.marks[0], p.cut(i, 0, len(p.r.Source)))
		p.notes[0] = append(p.notes[0], i)
	}
	p.h.print("<pre>")
	in := inline{p: p, text: string(p.r.Source), marks: p.marks[0], code: true}
	in.write()
	p.h.print("</pre>\n")
	p.cards(p.notes[0])
}

func (p *prose) frontMatter() {
	s := p.d.FrontMatter
	if text := bytes.TrimSpace(p.r.Source[s.Start:s.End]); len(text) > 0 {
		p.h.print("<pre class=\"meta\">%s</pre>\n", htmlEscape(string(text)))
	}
}

// place finds the blocks of each finding. It returns those for which there is
// none.
func (p *prose) place() (late []int) {
	var full []int // blocks with a place in the source, in its order
	for i, b := range p.d.Blocks {
		if !b.Span.Empty() {
			full = append(full, i)
		}
	}
	for n := range p.r.Findings {
		s := p.r.Findings[n].Span
		at := sort.Search(len(full), func(i int) bool { return p.d.Blocks[full[i]].Span.End > s.Start })
		if at == len(full) {
			if len(full) == 0 {
				late = append(late, n)
				continue
			}
			at--
		}
		p.placeFrom(n, full[at:])
	}
	return late
}

// placeFrom marks the words of finding n in the blocks that they touch. If they
// touch none, for they stand in a comment or picture, the number of the remark
// stands at the first.
func (p *prose) placeFrom(n int, blocks []int) {
	s := p.r.Findings[n].Span
	home := blocks[0]
	p.notes[home] = append(p.notes[home], n)
	var touched []*wordMark
	for _, i := range blocks {
		b := p.d.Blocks[i]
		if b.Span.Start >= s.End {
			break
		}
		m := p.wordsIn(n, b)
		if m.start < m.end {
			p.marks[i] = append(p.marks[i], m)
			touched = append(touched, &p.marks[i][len(p.marks[i])-1])
		}
	}
	if len(touched) == 0 {
		p.marks[home] = append(p.marks[home], wordMark{finding: n, first: true, last: true})
		return
	}
	touched[0].first, touched[len(touched)-1].last = true, true
}

// wordsIn finds what a block shows of the words of finding n.
func (p *prose) wordsIn(n int, b *analyzer.Block) wordMark {
	s := p.r.Findings[n].Span
	if b.Kind == analyzer.Code {
		return p.cut(n, b.Span.Start, b.Span.End)
	}
	length := b.TextEnd - b.TextStart
	source := func(k int) analyzer.Span { return p.d.SourceSpan(b.TextStart+k, b.TextStart+k+1) }
	return wordMark{
		finding: n,
		start:   sort.Search(length, func(k int) bool { return source(k).End > s.Start }),
		end:     sort.Search(length, func(k int) bool { return source(k).Start >= s.End }),
	}
}

// cut finds what the source from start to end shows of the words of finding n.
func (p *prose) cut(n, start, end int) wordMark {
	s := p.r.Findings[n].Span
	m := wordMark{finding: n, first: true, last: true}
	m.start = min(max(s.Start, start), end) - start
	m.end = max(m.start, min(s.End, end)-start)
	return m
}

// pathOf lists the elements around a block, the outermost first.
func pathOf(b *analyzer.Block) []container {
	var items []*analyzer.Item
	for it := b.Item; it != nil; it = it.Parent {
		items = append(items, it)
	}
	slices.Reverse(items)
	var path []container
	quotes := 0
	quote := func(depth int) {
		for ; quotes < depth; quotes++ {
			path = append(path, container{kind: inQuote, depth: quotes})
		}
	}
	var around *analyzer.Item
	for _, it := range items {
		quote(it.Quote)
		path = append(path, container{kind: inList, ordered: it.Ordered, item: around}, container{kind: inItem, item: it})
		around = it
	}
	quote(b.Quote)
	if b.Kind == analyzer.Cell && b.Row != nil {
		path = append(path, container{kind: inTable, table: b.Row.Table}, container{kind: inRow, row: b.Row})
	}
	return path
}

// enter closes and opens elements so that path is open.
func (p *prose) enter(path []container) {
	same := 0
	for same < len(path) && same < len(p.path) && path[same] == p.path[same] {
		same++
	}
	for i := len(p.path) - 1; i >= same; i-- {
		p.close(p.path[i])
	}
	for _, c := range path[same:] {
		p.open(c)
	}
	p.path = append(p.path[:same], path[same:]...)
}

func (c container) list() string {
	if c.ordered {
		return "ol"
	}
	return "ul"
}

func (p *prose) open(c container) {
	switch c.kind {
	case inQuote:
		p.h.print("<blockquote>\n")
	case inList:
		p.h.print("<%s>\n", c.list())
	case inItem:
		p.item(c.item)
	case inTable:
		p.h.print("<div class=\"scroll\"><table>\n")
	case inRow:
		p.h.print("<tr>")
	}
}

func (p *prose) close(c container) {
	switch c.kind {
	case inQuote:
		p.h.print("</blockquote>\n")
	case inList:
		p.h.print("</%s>\n", c.list())
	case inItem:
		p.h.print("</li>\n")
	case inTable:
		p.h.print("</table></div>\n")
		p.cards(p.waiting)
		p.waiting = nil
	case inRow:
		p.h.print("</tr>\n")
	}
}

func (p *prose) item(it *analyzer.Item) {
	switch it.Task {
	case analyzer.TaskOpen:
		p.h.print("<li class=\"task\"><span class=\"box\" role=\"img\" aria-label=\"to do\">☐</span> ")
	case analyzer.TaskDone:
		p.h.print("<li class=\"task\"><span class=\"box\" role=\"img\" aria-label=\"done\">☑</span> ")
	default:
		if n := p.number(it); n != "" {
			p.h.print("<li value=\"%s\">", n)
		} else {
			p.h.print("<li>")
		}
	}
}

// number is the number that stands before an ordered item, or empty.
func (p *prose) number(it *analyzer.Item) string {
	if !it.Ordered || it.Span.Empty() {
		return ""
	}
	line := lineBefore(p.r.Source, it.Span.Start)
	line = strings.TrimRight(line, " \t")
	line = strings.TrimRight(line, ".)")
	digits := line[len(strings.TrimRight(line, "0123456789")):]
	if len(digits) == 0 || len(digits) > 9 {
		return ""
	}
	return digits
}

func (p *prose) block(i int, b *analyzer.Block) {
	tag, class := p.element(b)
	in := inline{p: p, marks: p.marks[i], code: b.Kind == analyzer.Code}
	switch {
	case b.Kind == analyzer.Code:
		in.text = string(p.r.Source[b.Span.Start:b.Span.End])
	case b.TextStart == b.TextEnd && b.Kind != analyzer.Cell:
		in.text, in.code, class = p.silent(b), true, " class=\"raw\""
	default:
		in.block, in.text = b, p.d.BlockText(b)
	}
	if in.text == "" && len(in.marks) == 0 && b.Kind != analyzer.Cell {
		p.cards(p.notes[i])
		return
	}
	p.h.print("<%s%s%s>", tag, class, p.sectionID(b))
	in.write()
	p.h.print("</%s>", tag)
	if b.Kind == analyzer.Cell && b.Row != nil {
		p.waiting = append(p.waiting, p.notes[i]...)
		return
	}
	p.h.print("\n")
	p.cards(p.notes[i])
}

// silent is the source of a block that shows no text of its own, such as a
// picture.
func (p *prose) silent(b *analyzer.Block) string {
	return short(strings.TrimSpace(string(p.r.Source[b.Span.Start:b.Span.End])), 200)
}

// element is the element of a block. A document's headings stand below the
// page's own two levels.
func (p *prose) element(b *analyzer.Block) (tag, attributes string) {
	switch b.Kind {
	case analyzer.Heading:
		return fmt.Sprintf("h%d", min(max(b.Level, 1)+2, 6)), fmt.Sprintf(" class=\"l%d\"", max(b.Level, 1))
	case analyzer.Code:
		return "pre", ""
	case analyzer.Cell:
		switch {
		case b.Row == nil:
			return "p", ""
		case b.Row.Header:
			return "th", " scope=\"col\""
		}
		return "td", ""
	}
	return "p", ""
}

package analyzer

import (
	"bytes"
	"strings"
)

// tagName is the lower-case name of an HTML tag, without "/"; empty for
// comments and declarations.
func tagName(tag []byte) string {
	tag = bytes.TrimLeft(tag, "</")
	end := 0
	for end < len(tag) && isASCIIAlnum(tag[end]) {
		end++
	}
	return strings.ToLower(string(tag[:end]))
}

func isASCIIAlnum(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// inlineTags do not end a run of text; every other tag does.
var inlineTags = map[string]bool{
	"a": true, "abbr": true, "b": true, "bdi": true, "cite": true, "del": true, "em": true, "font": true, "i": true,
	"ins": true, "mark": true, "q": true, "s": true, "small": true, "span": true, "strong": true, "sub": true,
	"sup": true, "time": true, "u": true, "": true,
}

// silentTags hold text that is not prose.
var silentTags = map[string]bool{"script": true, "style": true, "pre": true, "code": true, "kbd": true, "svg": true, "template": true}

// readHTML reads the text of a raw HTML block: every run between block-level
// tags becomes a block of its own, rows of a table become table cells.
func readHTML(b *builder, src []byte, s Span, quote int, item *Item) {
	r := &htmlReader{b: b, src: src, quote: quote, item: item}
	for i := s.Start; i < s.End; {
		i = r.step(i, s.End)
	}
	r.flush()
	r.endTable()
	for len(r.lists) > 0 {
		r.endList(true)
	}
}

type htmlReader struct {
	b      *builder
	src    []byte
	quote  int
	item   *Item
	runs   []Span // of the text since the last block-level tag
	silent string // the silent tag that is open
	cell   bool   // within td or th
	filled bool   // the cell that is open has text
	header bool   // within th
	level  int    // of the heading that is open, 0 if none
	table  *Table
	row    *Row
	lists  []htmlList // that are open, outermost first
}

// An htmlList is a list that is open.
type htmlList struct {
	ordered bool
	outer   *Item // around the list, or nil
	item    *Item // open, or nil
}

// step reads one tag or one run of text from i on and returns where it ended.
func (r *htmlReader) step(i, end int) int {
	if r.src[i] != '<' {
		n := bytes.IndexByte(r.src[i:end], '<')
		if n < 0 {
			n = end - i
		}
		r.run(i, i+n)
		return i + n
	}
	if bytes.HasPrefix(r.src[i:end], []byte("<!--")) {
		if n := bytes.Index(r.src[i:end], []byte("-->")); n >= 0 {
			return i + n + 3
		}
		return end
	}
	n := bytes.IndexByte(r.src[i:end], '>')
	if n < 0 {
		return end
	}
	r.tag(r.src[i : i+n+1])
	return i + n + 1
}

func (r *htmlReader) run(start, end int) {
	if r.silent == "" {
		r.runs = append(r.runs, Span{start, end})
	}
}

func (r *htmlReader) tag(tag []byte) {
	name, closing := tagName(tag), bytes.HasPrefix(tag, []byte("</"))
	if silentTags[name] {
		r.silent = ""
		if !closing {
			r.silent = name
		}
		return
	}
	if inlineTags[name] {
		return
	}
	r.flush()
	r.structure(name, closing)
}

func (r *htmlReader) structure(name string, closing bool) {
	switch name {
	case "table":
		r.endTable()
		if !closing {
			r.table = &Table{Item: r.item, Quote: r.quote}
		}
	case "tr":
		r.endRow()
		if !closing && r.table != nil {
			r.row = &Row{Table: r.table, Index: len(r.table.Rows)}
		}
	case "td", "th":
		r.endCell()
		r.cell = !closing && r.row != nil
		r.header = r.cell && name == "th"
	case "ul", "ol":
		r.endList(closing)
		if !closing {
			r.lists = append(r.lists, htmlList{ordered: name == "ol", outer: r.item})
		}
	case "li":
		r.listItem(closing)
	case "h1", "h2", "h3", "h4", "h5", "h6":
		r.level = 0
		if !closing {
			r.level = int(name[1] - '0')
		}
	}
}

// listItem ends the item that is open in the innermost list, and begins
// another unless the tag closes one.
func (r *htmlReader) listItem(closing bool) {
	if len(r.lists) == 0 {
		// Markdown ends raw HTML at a blank line, within a list too.
		r.lists = append(r.lists, htmlList{outer: r.item})
	}
	l := &r.lists[len(r.lists)-1]
	r.endItem(l)
	if closing {
		return
	}
	l.item = &Item{Parent: l.outer, Ordered: l.ordered, Quote: r.quote}
	if l.outer != nil {
		l.item.Depth = l.outer.Depth + 1
		l.outer.Children = append(l.outer.Children, l.item)
	}
	r.b.doc.Items = append(r.b.doc.Items, l.item)
	r.item = l.item
}

func (r *htmlReader) endItem(l *htmlList) {
	if l.item != nil {
		r.b.closeItem(l.item)
	}
	l.item, r.item = nil, l.outer
}

// endList ends the innermost list if a tag closes it.
func (r *htmlReader) endList(closing bool) {
	if n := len(r.lists); closing && n > 0 {
		r.endItem(&r.lists[n-1])
		r.lists = r.lists[:n-1]
	}
}

// flush makes a block of the text read since the last block-level tag.
func (r *htmlReader) flush() {
	runs := r.trim()
	r.runs = r.runs[:0]
	if len(runs) == 0 {
		return
	}
	kind := HTML
	switch {
	case r.cell:
		kind = Cell
	case r.level > 0:
		kind = Heading
	}
	blk := r.b.open(kind, Span{runs[0].Start, runs[len(runs)-1].End}, r.quote, r.item)
	blk.Level = r.level
	for i, s := range runs {
		if i > 0 {
			r.b.literalIfNoSpace(s.Start)
		}
		r.b.htmlText(r.src, s.Start, s.End)
	}
	r.b.close()
	if r.cell {
		blk.Row, blk.Column = r.row, len(r.row.Cells)
		r.row.Header = r.row.Header || r.header && r.row.Index == 0
		r.row.Cells = append(r.row.Cells, blk)
		r.filled = true
	}
}

// endCell adds the cell that ends if nothing stood in it, so that those after
// it keep their columns.
func (r *htmlReader) endCell() {
	if r.cell && !r.filled {
		blk := r.b.open(Cell, Span{}, r.quote, r.item)
		r.b.close()
		blk.Row, blk.Column = r.row, len(r.row.Cells)
		r.row.Cells = append(r.row.Cells, blk)
	}
	r.cell, r.filled = false, false
}

// trim drops empty runs and the space around the text.
func (r *htmlReader) trim() []Span {
	var out []Span
	for _, s := range r.runs {
		if len(bytes.TrimSpace(r.src[s.Start:s.End])) > 0 {
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		return nil
	}
	first, last := &out[0], &out[len(out)-1]
	first.Start = first.End - len(bytes.TrimLeft(r.src[first.Start:first.End], " \t\r\n"))
	last.End = last.Start + len(bytes.TrimRight(r.src[last.Start:last.End], " \t\r\n"))
	return out
}

func (r *htmlReader) endRow() {
	r.endCell()
	if r.row != nil && len(r.row.Cells) > 0 {
		r.row.finish()
		r.table.Rows = append(r.table.Rows, r.row)
	}
	r.row, r.cell = nil, false
}

func (r *htmlReader) endTable() {
	r.endRow()
	if t := r.table; t != nil && len(t.Rows) > 0 {
		t.Span = Span{t.Rows[0].Span.Start, t.Rows[len(t.Rows)-1].Span.End}
		r.b.doc.Tables = append(r.b.doc.Tables, t)
	}
	r.table = nil
}

package analyzer

import (
	"bytes"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	gmparser "github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdown parses GFM without Linkify, which costs as much as all the rest and
// whose positions are off by one in some releases: the tokenizer knows URLs.
// Footnotes stay paragraphs, in the order in which they stand in the source.
var markdown = goldmark.New(goldmark.WithExtensions(
	extension.Table, extension.Strikethrough, extension.TaskList,
), goldmark.WithParserOptions(gmparser.WithInlineParsers(util.Prioritized(plainRun{}, 1)))).Parser()

// markdownReader walks goldmark's tree once and builds the document.
type markdownReader struct {
	b     *builder
	src   []byte // what goldmark parsed: the source with the front matter blanked
	item  *Item
	quote int // depth of block quotes
}

// readMarkdown parses the blanked source and fills the builder's document.
func readMarkdown(b *builder, src []byte) {
	r := &markdownReader{b: b, src: src}
	r.children(markdown.Parse(text.NewReader(src)))
}

func (r *markdownReader) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.block(c)
	}
}

func (r *markdownReader) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		blk := r.leaf(n, Heading)
		blk.Level = n.Level
	case *ast.Paragraph, *ast.TextBlock:
		r.leaf(n, Paragraph)
	case *ast.List:
		r.list(n)
	case *ast.Blockquote:
		r.quote++
		r.children(n)
		r.quote--
	case *east.Table:
		r.table(n)
	case *ast.HTMLBlock:
		r.html(n)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		r.b.opaqueBlock(Code, linesSpan(n), r.quote, r.item)
	case *ast.ThematicBreak:
	default:
		r.children(n)
	}
}

// leaf reads a block that holds inline text.
func (r *markdownReader) leaf(n ast.Node, kind BlockKind) *Block {
	blk := r.b.open(kind, linesSpan(n), r.quote, r.item)
	in := inlineReader{b: r.b, src: r.src}
	in.children(n)
	r.b.close()
	blk.Bold = in.onlyStrong(n)
	return blk
}

func (r *markdownReader) list(n *ast.List) {
	outer := r.item
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		it := &r.b.doc.scratch.items.take(1)[0]
		*it = Item{Parent: outer, Ordered: n.IsOrdered(), Quote: r.quote}
		it.Blocks = it.one[:0]
		if outer != nil {
			it.Depth = outer.Depth + 1
		}
		r.item = it
		r.b.doc.Items = append(r.b.doc.Items, it)
		r.children(c)
		r.b.closeItem(it)
		if outer != nil {
			outer.Children = append(outer.Children, it)
		}
	}
	r.item = outer
}

func (r *markdownReader) table(n *east.Table) {
	t := &Table{Item: r.item, Quote: r.quote}
	r.b.doc.Tables = append(r.b.doc.Tables, t)
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		_, head := row.(*east.TableHeader)
		tr := &Row{Table: t, Header: head, Index: len(t.Rows)}
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			blk := r.leaf(cell, Cell)
			blk.Row, blk.Column = tr, len(tr.Cells)
			tr.Cells = append(tr.Cells, blk)
		}
		tr.finish()
		t.Rows = append(t.Rows, tr)
	}
	if len(t.Rows) > 0 {
		t.Span = Span{t.Rows[0].Span.Start, t.Rows[len(t.Rows)-1].Span.End}
	}
}

// html reads the text between the tags of a raw block. A closure line of
// [-1,-1] means that there is none.
func (r *markdownReader) html(n *ast.HTMLBlock) {
	s := linesSpan(n)
	if n.HasClosure() {
		s.End = max(s.End, n.ClosureLine.Stop)
		if n.Lines().Len() == 0 {
			s.Start = n.ClosureLine.Start
		}
	}
	readHTML(r.b, r.src, s, r.quote, r.item)
}

// linesSpan is the source range of a block's own lines; empty if it has none.
func linesSpan(n ast.Node) Span {
	lines := n.Lines()
	if lines == nil || lines.Len() == 0 {
		return Span{}
	}
	return Span{lines.At(0).Start, lines.At(lines.Len() - 1).Stop}
}

// inlineReader appends the inline nodes of one block to the reading text.
type inlineReader struct {
	b     *builder
	src   []byte
	flags Flags // of the emphasis, link or deletion around
}

func (r *inlineReader) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.inline(c)
	}
}

func (r *inlineReader) within(f Flags, n ast.Node) {
	old := r.flags
	r.flags |= f
	start := len(r.b.text)
	r.children(n)
	r.b.mark(start, f)
	r.flags = old
}

func (r *inlineReader) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		r.text(n)
	case *ast.String:
		// Only extensions that are not in use make these; they have no position.
	case *ast.CodeSpan:
		r.code(n)
	case *ast.Emphasis:
		f := Emphasised
		if n.Level > 1 {
			f = Strong
		}
		r.within(f, n)
	case *ast.Link:
		start := len(r.b.text)
		r.within(Linked, n)
		r.b.link(start, string(n.Destination))
	case *ast.AutoLink:
		r.autoLink(n)
	case *ast.Image:
		// An image's alternative text describes a picture, not the incident.
	case *ast.RawHTML:
		r.raw(n)
	case *east.TaskCheckBox:
		if it := r.b.item(); it != nil {
			it.Task = TaskOpen
			if n.IsChecked {
				it.Task = TaskDone
			}
		}
	case *east.Strikethrough:
		r.within(Struck, n)
	default:
		r.children(n)
	}
}

func (r *inlineReader) text(n *ast.Text) {
	s := n.Segment
	stop := s.Stop
	for stop > s.Start && r.src[stop-1] == '\r' {
		stop--
	}
	r.b.source(r.src, s.Start, stop)
	switch {
	case n.HardLineBreak():
		r.b.literal('\n', stop, s.Stop)
	case n.SoftLineBreak():
		r.b.literal(' ', stop, s.Stop)
	}
}

func (r *inlineReader) code(n *ast.CodeSpan) {
	start := len(r.b.text)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			r.b.raw(r.src, t.Segment.Start, t.Segment.Stop)
		}
	}
	r.b.opaque(start, CodeToken)
}

func (r *inlineReader) autoLink(n *ast.AutoLink) {
	label := n.Label(r.src)
	// The label is a slice of the source: its place is found from the text
	// around it only if goldmark gives no position.
	at := bytes.Index(r.src[r.b.lastSource():], label)
	if at < 0 || len(label) == 0 {
		return
	}
	at += r.b.lastSource()
	start := len(r.b.text)
	r.b.raw(r.src, at, at+len(label))
	r.b.opaque(start, URLToken)
	r.b.link(start, string(n.URL(r.src)))
}

func (r *inlineReader) raw(n *ast.RawHTML) {
	if n.Segments.Len() == 0 {
		return
	}
	first, last := n.Segments.At(0), n.Segments.At(n.Segments.Len()-1)
	tag := r.src[first.Start:last.Stop]
	if name := tagName(tag); name == "br" {
		r.b.literal('\n', first.Start, last.Stop)
	}
}

// onlyStrong reports whether a block consists of one bold run, perhaps with a
// colon after it: the form in which many teams write headings.
func (r *inlineReader) onlyStrong(n ast.Node) bool {
	c := n.FirstChild()
	e, ok := c.(*ast.Emphasis)
	if !ok || e.Level < 2 {
		return false
	}
	for c = c.NextSibling(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok || len(bytes.Trim(t.Segment.Value(r.src), " \t:.")) > 0 {
			return false
		}
	}
	return true
}

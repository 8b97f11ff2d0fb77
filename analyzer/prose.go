package analyzer

import (
	"bytes"
	"html"
	"sort"
	"unicode/utf8"
)

// A segment maps a run of the reading text to the source. Runs of the same
// length on both sides map byte by byte; others (an entity, an escape) map as
// a whole.
type segment struct {
	text, source       int32 // first byte
	textLen, sourceLen int32
}

// SourceSpan converts a range of Document.Text, in bytes, to the source bytes
// it was read from: the smallest range that holds all of them.
func (d *Document) SourceSpan(start, end int) Span {
	if len(d.segments) == 0 || end <= start {
		return Span{}
	}
	return Span{d.sourceAt(start, false), d.sourceAt(end-1, true)}
}

// sourceAt is the source offset of the text byte at t, or of the byte after
// it.
func (d *Document) sourceAt(t int, after bool) int {
	i := sort.Search(len(d.segments), func(i int) bool { return int(d.segments[i].text) > t }) - 1
	if i < 0 {
		return int(d.segments[0].source)
	}
	s := d.segments[i]
	off := t - int(s.text)
	switch {
	case off >= int(s.textLen):
		return int(s.source + s.sourceLen)
	case s.textLen == s.sourceLen && after:
		return int(s.source) + off + 1
	case s.textLen == s.sourceLen:
		return int(s.source) + off
	case after:
		return int(s.source + s.sourceLen)
	default:
		return int(s.source)
	}
}

// a mark gives flags to a range of the reading text.
type mark struct {
	start, end int
	flags      Flags
}

// an opaqueRange is text that is one token and not prose: code or a URL.
type opaqueRange struct {
	start, end int
	kind       TokenKind
}

// builder collects the reading text, its map to the source, and the blocks.
type builder struct {
	doc      *Document
	settings *Settings
	text     []byte
	segs     []segment
	marks    []mark
	opaques  []opaqueRange
	codes    []Span // source ranges of code, which hold no comments
	block    *Block // open
	section  *Section
	lastSrc  int
}

func newBuilder(d *Document, s *Settings) *builder {
	m := d.scratch
	b := &builder{doc: d, settings: s, marks: m.marks[:0], opaques: m.opaques[:0], codes: m.codes[:0]}
	b.text = emptied(m.text, len(d.Source)+64)
	b.segs = emptied(m.segments, 16+len(d.Source)/40)
	d.Blocks, d.Items = m.list[:0], m.itemList[:0]
	b.section = &Section{Level: 0}
	d.Sections = append(d.Sections, b.section)
	return b
}

func (b *builder) item() *Item {
	if b.block == nil {
		return nil
	}
	return b.block.Item
}

func (b *builder) open(kind BlockKind, s Span, quote int, item *Item) *Block {
	blk := &b.doc.scratch.blocks.take(1)[0]
	*blk = Block{Kind: kind, Span: s, Quote: quote, Item: item, TextStart: len(b.text)}
	b.block = blk
	b.doc.Blocks = append(b.doc.Blocks, blk)
	if item != nil {
		item.Blocks = append(item.Blocks, blk)
	}
	return blk
}

// close ends the open block. A newline parts its text from the next.
func (b *builder) close() {
	blk := b.block
	b.block = nil
	for len(b.text) > blk.TextStart && b.text[len(b.text)-1] <= ' ' {
		b.text = b.text[:len(b.text)-1]
	}
	blk.TextEnd = len(b.text)
	b.text = append(b.text, '\n')
}

// opaqueBlock adds a block without text.
func (b *builder) opaqueBlock(kind BlockKind, s Span, quote int, item *Item) {
	b.open(kind, s, quote, item)
	b.close()
	b.codes = append(b.codes, s)
}

func (b *builder) closeItem(it *Item) {
	for _, blk := range it.Blocks {
		it.extend(blk.Span)
	}
	for _, c := range it.Children {
		it.extend(c.Span)
	}
}

func (it *Item) extend(s Span) {
	switch {
	case s.Empty():
	case it.Span.Empty():
		it.Span = s
	default:
		it.Span = Span{min(it.Span.Start, s.Start), max(it.Span.End, s.End)}
	}
}

func (b *builder) mark(start int, f Flags) {
	if start < len(b.text) {
		b.marks = append(b.marks, mark{start, len(b.text), f})
	}
}

func (b *builder) link(start int, destination string) {
	b.doc.Links = append(b.doc.Links, Link{start, len(b.text), destination})
}

func (b *builder) opaque(start int, kind TokenKind) {
	if start < len(b.text) {
		b.opaques = append(b.opaques, opaqueRange{start, len(b.text), kind})
		b.codes = append(b.codes, Span{b.sourceOf(start), b.lastSrc})
	}
}

func (b *builder) sourceOf(text int) int {
	for i := len(b.segs) - 1; i >= 0; i-- {
		if s := b.segs[i]; int(s.text) <= text {
			return int(s.source) + min(text-int(s.text), int(s.sourceLen))
		}
	}
	return 0
}

func (b *builder) lastSource() int { return b.lastSrc }

// add appends text that stands for src[s0:s1].
func (b *builder) add(text []byte, s0, s1 int) {
	if len(text) == 0 {
		return
	}
	seg := segment{int32(len(b.text)), int32(s0), int32(len(text)), int32(s1 - s0)}
	b.text = append(b.text, text...)
	b.lastSrc = s1
	if n := len(b.segs); n > 0 {
		p := &b.segs[n-1]
		linear := p.textLen == p.sourceLen && seg.textLen == seg.sourceLen
		if linear && p.text+p.textLen == seg.text && p.source+p.sourceLen == seg.source {
			p.textLen += seg.textLen
			p.sourceLen += seg.sourceLen
			return
		}
	}
	b.segs = append(b.segs, seg)
}

// source appends Markdown text, decoding entities and backslash escapes.
func (b *builder) source(src []byte, from, to int) {
	for from < to {
		n := bytes.IndexByte(src[from:to], '\\')
		if amp := bytes.IndexByte(src[from:to], '&'); n < 0 || amp >= 0 && amp < n {
			n = amp
		}
		if n < 0 {
			b.add(src[from:to], from, to)
			return
		}
		b.add(src[from:from+n], from, from+n)
		from += n
		if src[from] == '\\' {
			from = b.escape(src, from, to)
		} else {
			from = b.entity(src, from, to)
		}
	}
}

func (b *builder) escape(src []byte, at, to int) int {
	if at+1 < to && isASCIIPunct(src[at+1]) {
		b.add(src[at+1:at+2], at, at+2)
		return at + 2
	}
	b.add(src[at:at+1], at, at+1)
	return at + 1
}

// maxEntity is longer than the longest named entity of HTML 5.
const maxEntity = 40

func (b *builder) entity(src []byte, at, to int) int {
	end := bytes.IndexByte(src[at:min(to, at+maxEntity)], ';')
	if end > 1 && isEntityBody(src[at+1:at+end]) {
		raw := string(src[at : at+end+1])
		// A semicolon left over means a form that HTML allows and Markdown does
		// not, such as "&quot0;".
		if dec := html.UnescapeString(raw); dec != raw && (dec == ";" || dec[len(dec)-1] != ';') {
			if dec == "\u00a0" {
				dec = " "
			}
			b.add([]byte(dec), at, at+end+1)
			return at + end + 1
		}
	}
	b.add(src[at:at+1], at, at+1)
	return at + 1
}

// isEntityBody reports whether b may stand between "&" and ";".
func isEntityBody(b []byte) bool {
	for i, c := range b {
		if !isASCIIAlnum(c) && (c != '#' || i > 0) {
			return false
		}
	}
	return true
}

// raw appends source bytes as they are, line ends as spaces.
func (b *builder) raw(src []byte, from, to int) {
	b.foldLines(src, from, to, b.add)
}

// htmlText appends text of raw HTML: entities decoded, line ends as spaces.
func (b *builder) htmlText(src []byte, from, to int) {
	b.foldLines(src, from, to, func(_ []byte, s0, s1 int) {
		for s0 < s1 {
			n := bytes.IndexByte(src[s0:s1], '&')
			if n < 0 {
				b.add(src[s0:s1], s0, s1)
				return
			}
			b.add(src[s0:s0+n], s0, s0+n)
			s0 = b.entity(src, s0+n, s1)
		}
	})
}

func (b *builder) foldLines(src []byte, from, to int, add func(text []byte, s0, s1 int)) {
	for from < to {
		n := bytes.IndexAny(src[from:to], "\r\n")
		if n < 0 {
			add(src[from:to], from, to)
			return
		}
		add(src[from:from+n], from, from+n)
		b.literal(' ', from+n, from+n+1)
		from += n + 1
	}
}

// literal appends one character that stands for src[s0:s1], such as a space
// for a line end.
func (b *builder) literal(c byte, s0, s1 int) {
	s1 = min(max(s1, s0+1), len(b.doc.Source))
	b.add([]byte{c}, min(s0, s1), s1)
}

// literalIfNoSpace parts two runs of HTML text that only an inline tag parts.
func (b *builder) literalIfNoSpace(at int) {
	// Inline tags do not part words: "<b>Serv</b>ice" is one word.
	b.lastSrc = max(b.lastSrc, at)
}

func isASCIIPunct(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}

// finish freezes the text and reads words, sentences and sections from it.
func (b *builder) finish() {
	d := b.doc
	d.Text, d.segments = string(b.text), b.segs
	m := d.scratch
	tokenize(d, b)
	splitSentences(d)
	d.index.build(d.Tokens, m)
	assignSections(d, b)
	d.Comments = findComments(d.Source, b.codes)
	m.text, m.marks, m.opaques, m.codes = b.text, b.marks, b.opaques, b.codes
}

// findComments finds HTML comments outside code. They are not taken from the
// tree, because Markdown drops those after a table row's last pipe. codes are
// in ascending order.
func findComments(src []byte, codes []Span) []Comment {
	var out []Comment
	for at := 0; ; {
		n := bytes.Index(src[at:], []byte("<!--"))
		if n < 0 {
			return out
		}
		start := at + n
		end := bytes.Index(src[start+4:], []byte("-->"))
		if end < 0 {
			return out
		}
		s := Span{start, start + 4 + end + 3}
		at = start + 4
		if inSpans(codes, start) {
			continue
		}
		at = s.End
		out = append(out, Comment{s, string(bytes.TrimSpace(src[start+4 : s.End-3]))})
	}
}

func inSpans(spans []Span, at int) bool {
	i := sort.Search(len(spans), func(i int) bool { return spans[i].End > at })
	return i < len(spans) && spans[i].Start <= at
}

// runeAt decodes the rune at i; an invalid byte is one of width 1.
func runeAt(s string, i int) (rune, int) {
	if c := s[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}

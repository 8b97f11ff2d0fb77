// Package analyzer is the vocabulary of blamelint and its engine: documents as
// prose, rules as values, findings as data. It never imports a rule.
package analyzer

// A Document is Markdown seen as prose: sections, blocks, sentences and words,
// each with a place in the original bytes. It is built once by Parse; apart
// from part-of-speech tags and other facts that are computed when first asked
// for, it does not change. It is used by one goroutine at a time.
type Document struct {
	Path   string
	Source []byte
	Lines  *LineIndex

	// FrontMatter is the range between the fences of YAML ("---") or TOML
	// ("+++") front matter; empty if there is none.
	FrontMatter Span

	Sections []*Section // in source order; the first holds what stands before any heading
	Blocks   []*Block   // in source order
	Items    []*Item    // list items in source order, nested ones after their parent
	Tables   []*Table
	Comments []Comment // HTML comments outside code
	Links    []Link

	// Text is the reading text: entities and escapes decoded, emphasis and
	// links unwrapped, soft line breaks folded to one space. Blocks are parted
	// by a newline. Offsets into it (Token.Start and the like) are bytes of Text,
	// not of Source; SourceSpan converts them.
	Text      string
	Tokens    []Token
	Sentences []Sentence

	scratch  *scratch // whose memory the arrays have, nil once released
	segments []segment
	lines    []*Section // lines of fields, in order
	index    wordIndex
	tags     tagCache
	facts    facts
	readings []*reading // by sentence; see readingOf
}

// BlockKind says what a block is.
type BlockKind uint8

// The kinds of blocks. Code has no text.
const (
	Paragraph BlockKind = iota
	Heading
	Cell // of a table
	HTML // text between the tags of raw HTML
	Code
)

// A Block is the smallest unit of text that Markdown knows: a paragraph (also
// one in a list item or quotation), a heading, a table cell.
type Block struct {
	Kind    BlockKind
	Span    Span // bytes of the source
	Section *Section
	Level   int   // of a heading, 1 to 6; 0 otherwise
	Bold    bool  // the whole text is one bold run
	Quote   int   // depth of block quotes around it
	Item    *Item // the innermost list item around it, or nil
	Row     *Row  // of a table cell, or nil
	Column  int   // of a table cell, 0-based

	TextStart, TextEnd         int // bytes of Document.Text
	FirstToken, EndToken       int // Document.Tokens[FirstToken:EndToken]
	FirstSentence, EndSentence int // Document.Sentences[FirstSentence:EndSentence]
}

// A Sentence is a run of tokens within one block, with its end mark.
type Sentence struct {
	Block      *Block
	First, End int // Document.Tokens[First:End]
}

// Task is the state of a task item's check box.
type Task uint8

// The states of a check box.
const (
	NoTask Task = iota
	TaskOpen
	TaskDone
)

// An Item is one list item.
type Item struct {
	Span     Span // from its first block's start to its last block's end, nested lists included
	Parent   *Item
	Children []*Item
	Blocks   []*Block // its own, without those of nested items
	Section  *Section
	Depth    int // 0 for the outermost list
	Ordered  bool
	Task     Task
	Quote    int       // depth of block quotes around it
	one      [1]*Block // the memory of Blocks while there is one, as there mostly is
}

// A Table is a GFM or HTML table.
type Table struct {
	Span  Span
	Rows  []*Row // with the header row
	Item  *Item  // the list item around it, or nil
	Quote int
}

// A Row is one row of a table.
type Row struct {
	Span   Span
	Table  *Table
	Index  int // 0-based in Table.Rows
	Header bool
	Cells  []*Block
}

func (r *Row) finish() {
	for _, c := range r.Cells {
		if c.Span.Empty() {
			continue
		}
		if r.Span.Empty() {
			r.Span = c.Span
		}
		r.Span.End = max(r.Span.End, c.Span.End)
	}
}

// HeaderCell is the header above column, 0-based, or nil.
func (t *Table) HeaderCell(column int) *Block {
	if len(t.Rows) == 0 || !t.Rows[0].Header || column >= len(t.Rows[0].Cells) {
		return nil
	}
	return t.Rows[0].Cells[column]
}

// A Comment is an HTML comment; Text is its inside, trimmed.
type Comment struct {
	Span Span
	Text string
}

// A Link is a link or autolink: the range of its text in Document.Text, and
// where it points.
type Link struct {
	TextStart, TextEnd int
	Destination        string
}

// BlockText is the reading text of a block.
func (d *Document) BlockText(b *Block) string { return d.Text[b.TextStart:b.TextEnd] }

// SentenceText is the reading text of a sentence.
func (d *Document) SentenceText(s *Sentence) string { return d.TokensText(s.First, s.End) }

// TokensText is the reading text from token first up to, not including, end.
func (d *Document) TokensText(first, end int) string {
	if first >= end {
		return ""
	}
	return d.Text[d.Tokens[first].Start:d.Tokens[end-1].End]
}

// TokensSpan is the source range of the tokens from first up to, not
// including, end.
func (d *Document) TokensSpan(first, end int) Span {
	if first >= end {
		return Span{}
	}
	return d.SourceSpan(int(d.Tokens[first].Start), int(d.Tokens[end-1].End))
}

// SentenceSpan is the source range of a sentence.
func (d *Document) SentenceSpan(s *Sentence) Span { return d.TokensSpan(s.First, s.End) }

// SentenceOf is the sentence that holds token i.
func (d *Document) SentenceOf(i int) *Sentence { return &d.Sentences[d.Tokens[i].Sentence] }

// BlockOf is the block that holds token i.
func (d *Document) BlockOf(i int) *Block { return d.SentenceOf(i).Block }

// Word is the text of token i as the author wrote it.
func (d *Document) Word(i int) string {
	t := &d.Tokens[i]
	return d.Text[t.Start:t.End]
}

// Parse reads Markdown into a Document. Any bytes are accepted: invalid UTF-8
// and NUL bytes are kept as they are, positions stay exact. settings may be
// nil; only section aliases are read from it. Parse keeps source.
func Parse(path string, source []byte, settings *Settings) *Document {
	if settings == nil {
		settings = defaultSettings
	}
	m := scratches.Get().(*scratch)
	d := &Document{Path: path, Source: source, Lines: newLineIndex(source, m.lines), scratch: m}
	b := newBuilder(d, settings)
	readMarkdown(b, tame(blankFrontMatter(d, source)))
	b.finish()
	return d
}

package analyzer

import "sync"

// A scratch is the memory of a document's large arrays. A run over many files
// hands it from one document to the next, so that it stays small however many
// there are: see Document.Release.
type scratch struct {
	lines     []int
	blanked   []byte
	text      []byte
	blocks    []Block // all zero between documents
	list      []*Block
	segments  []segment
	marks     []mark
	opaques   []opaqueRange
	codes     []Span
	tokens    []Token
	sentences []Sentence
	head      []int32
	next      []int32
	tags      tagCache
	readings  []*reading
}

// maxKept is the size of a source, in bytes, beyond which its memory is not
// kept: there is seldom a second.
const maxKept = 1 << 20

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// Release hands the memory of the document's words on to the next document
// that is parsed. Nothing of the document may be used afterwards but strings
// that were taken from it. A document that is not released is garbage like any
// other; to release one twice does nothing.
func (d *Document) Release() {
	s := d.scratch
	if s == nil {
		return
	}
	// What points to blocks would keep the whole document alive.
	clear(s.blocks)
	clear(d.Blocks)
	clear(d.Sentences)
	clear(d.readings)
	clear(d.tags.words)
	s.lines, s.list = d.Lines.starts, d.Blocks
	s.tokens, s.sentences, s.segments = d.Tokens, d.Sentences, d.segments
	s.head, s.next = d.index.head, d.index.next
	if d.tags.done != nil {
		s.tags = d.tags
	}
	if d.readings != nil {
		s.readings = d.readings
	}
	large := len(d.Source) > maxKept
	*d = Document{}
	if !large {
		scratches.Put(s)
	}
}

// grown is a slice of n elements, all zero, in the memory of s if it suffices.
func grown[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// emptied is an empty slice with room for n elements, in the memory of s if it
// suffices.
func emptied[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, 0, n)
	}
	return s[:0]
}

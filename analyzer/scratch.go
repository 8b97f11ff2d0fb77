package analyzer

import "sync"

// A scratch is the memory of a document's large arrays. A run over many files
// hands it from one document to the next, so that it stays small however many
// there are: see Document.Release.
type scratch struct {
	lines      []int
	blanked    []byte
	text       []byte
	blocks     slab[Block]
	items      slab[Item]
	sections   slab[Section]
	itemList   []*Item
	list       []*Block
	segments   []segment
	marks      []mark
	opaques    []opaqueRange
	codes      []Span
	tokens     []Token
	sentences  []Sentence
	head       []int32
	next       []int32
	tags       tagCache
	readings   []*reading
	parsed     slab[reading]
	clauses    slab[clause]
	groups     slab[verbGroup]
	work       reading // of the sentence that is being parsed
	candidates []candidate
	places     []int32
	words      nameNotes
	entries    []TimelineEntry
}

// A slab is memory for many small things of one kind.
type slab[T any] struct {
	chunk []T // all zero from used on
	used  int
}

// take is memory for n elements, all zero, that nothing else has until the slab
// is reset.
func (s *slab[T]) take(n int) []T {
	if len(s.chunk)-s.used < n {
		s.chunk, s.used = make([]T, max(32, n, 2*len(s.chunk))), 0
	}
	s.used += n
	return s.chunk[s.used-n : s.used : s.used]
}

// keep copies v into the slab.
func (s *slab[T]) keep(v []T) []T {
	out := s.take(len(v))
	copy(out, v)
	return out
}

func (s *slab[T]) reset() {
	clear(s.chunk[:s.used])
	s.used = 0
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
	s.blocks.reset()
	s.items.reset()
	s.sections.reset()
	clear(d.Items)
	s.parsed.reset()
	s.clauses.reset()
	s.groups.reset()
	clear(d.Blocks)
	clear(d.Sentences)
	clear(d.readings)
	s.lines, s.list, s.itemList = d.Lines.starts, d.Blocks, d.Items
	s.tokens, s.sentences, s.segments = d.Tokens, d.Sentences, d.segments
	s.head, s.next = d.index.head, d.index.next
	if d.tags.tags != nil {
		s.tags.tags, s.tags.asked = d.tags.tags, d.tags.asked
	}
	if d.readings != nil {
		s.readings = d.readings
	}
	if f := d.facts.timeline; f != nil && f.Entries != nil {
		clear(f.Entries)
		s.entries = f.Entries
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

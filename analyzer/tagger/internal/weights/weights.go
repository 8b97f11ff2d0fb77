// Package weights reads the tagger's table where it lies: a constant string
// embedded in the binary, so nothing is decoded, copied or built at start, and
// only the pages a text touches are ever read from disk.
//
// The table, written by package build (all integers little-endian, all
// positions byte offsets from the start of the table):
//
//	names     Tags × 8 bytes     the text of each tag number, padded with NUL
//	base      Tags × Labels × 4  dense int32 scores: bias plus "i-2 tag"
//	previous  Tags × ref         "i-1 tag"
//	pair      Tags × Tags × ref  "i tag+i-2 tag": of word i-1, then of word i-2
//	first     256 × ref          "i pref1", by the word's first byte
//	words     1<<WordBits × slot hash index of the word records
//	suffixes  1<<SuffixBits × slot
//	records and rows
//
// A ref is a uint32: 24 bits position of a row, 8 bits number of its entries.
// A slot is a uint32: 21 bits position of a record (0: free), 11 bits of the
// key's hash; it is found by linear probing, and a record repeats its key, so
// that an unknown key is never taken for a known one, whatever the hashes do.
//
// A row is a list of entries of 3 bytes: 6 bits label, 18 bits signed weight in
// thousandths. prose's weights are multiples of 0.001, so sums of these
// integers are exact, where prose's sums of floats depend on the order.
//
//	word record    key length, key, fixed tag (0: none), the number of entries
//	               of its five rows, the number of tag pairs n, n tags, n
//	               numbers of entries, then all those rows
//	suffix record  key length, key, the number of entries of its three rows,
//	               then those rows
package weights

// The table's shape. The generator fails if the weights outgrow it.
const (
	Labels = 38 // tags the model can predict: numbers 1 to Labels
	Tags   = 51 // all tag numbers, with "no tag" and the two before a sentence

	LongestKey = 31 // bytes of a record's key, at most

	WordBits   = 15
	SuffixBits = 12

	EntrySize    = 3
	NameSize     = 8
	PositionBits = 21 // of a slot; the rest is hash

	NamesAt    = 0
	BaseAt     = NamesAt + Tags*NameSize
	PreviousAt = BaseAt + Tags*Labels*4
	PairAt     = PreviousAt + Tags*4
	FirstAt    = PairAt + Tags*Tags*4
	WordsAt    = FirstAt + 256*4
	SuffixesAt = WordsAt + 4<<WordBits
	RecordsAt  = SuffixesAt + 4<<SuffixBits
)

// The rows of a word record, by the place of that word seen from the word
// being tagged.
const (
	Here    = iota // "i word"
	Before         // "i-1 word"
	Before2        // "i-2 word"
	After          // "i+1 word"
	After2         // "i+2 word"
	Places
)

// The rows of a suffix record.
const (
	SuffixHere   = iota // "i suffix"
	SuffixBefore        // "i-1 suffix"
	SuffixAfter         // "i+1 suffix"
	SuffixPlaces
)

// Table is the whole table as written by package build. Reading any other
// string may panic.
type Table string

// A Row is a list of weights: the position of its first entry, and their number.
type Row struct{ At, N uint32 }

// Scores are the sums, in thousandths, for label number index+1. The length is
// a power of two so that a 6-bit label needs no bounds check.
type Scores [64]int32

// Hash starts and continues the hash of a key, byte by byte (FNV-1a).
type Hash uint32

// HashStart is the hash of the empty key.
const HashStart Hash = 2166136261

// Add returns the hash of the key continued by b.
func (h Hash) Add(b byte) Hash { return (h ^ Hash(b)) * 16777619 }

// Sum returns the hash of key.
func Sum(key string) Hash {
	h := HashStart
	for i := range len(key) {
		h = h.Add(key[i])
	}
	return h
}

// Mix spreads what FNV leaves in the middle bits to both ends, which pick the
// slot and its check bits.
func (h Hash) Mix() uint32 {
	x := uint32(h)
	x ^= x >> 15
	x *= 0x2c1b3c6d
	return x ^ x>>12
}

func (t Table) u32(at uint32) uint32 {
	s := t[at : at+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// find returns the position after the key in the record of key, or 0.
func (t Table) find(index, bits uint32, h Hash, key string) uint32 {
	x := h.Mix()
	mask := uint32(1)<<bits - 1
	for i := x & mask; ; i = (i + 1) & mask {
		slot := t.u32(index + i*4)
		if slot == 0 {
			return 0
		}
		if slot>>PositionBits != x>>PositionBits {
			continue
		}
		at := slot & (1<<PositionBits - 1)
		end := at + 1 + uint32(t[at])
		if string(t[at+1:end]) == key {
			return end
		}
	}
}

// A Word is the position of a word record's body; 0 is an unknown word.
type Word uint32

// Word looks up a key of the word index. h is the key's hash.
func (t Table) Word(h Hash, key string) Word {
	return Word(t.find(WordsAt, WordBits, h, key))
}

// Fixed returns the tag number that the word has whatever stands around it, or 0.
func (t Table) Fixed(w Word) uint8 {
	if w == 0 {
		return 0
	}
	return t[w]
}

// Pairs tells where the rows for a tag before a certain word are. The zero
// value has none.
type Pairs struct{ tags, n, rows uint32 }

// Rows reads the five rows of w and where its pairs are. w may not be 0.
func (t Table) Rows(w Word, rows *[Places]Row) Pairs {
	head := t[w+1 : w+1+Places+1]
	p := Pairs{tags: uint32(w) + 1 + Places + 1, n: uint32(head[Places])}
	at := p.tags + 2*p.n
	for i := range rows {
		rows[i] = Row{at, uint32(head[i])}
		at += uint32(head[i]) * EntrySize
	}
	p.rows = at
	return p
}

// Pair returns the row "i-1 tag+i word" for the tag before the word.
func (t Table) Pair(p Pairs, tag uint8) Row {
	tags := t[p.tags : p.tags+p.n]
	for i := range len(tags) {
		if tags[i] != tag {
			continue
		}
		lengths, at := t[p.tags+p.n:p.tags+2*p.n], p.rows
		for _, n := range []byte(lengths[:i]) {
			at += uint32(n) * EntrySize
		}
		return Row{at, uint32(lengths[i])}
	}
	return Row{}
}

// Suffix reads the rows of a suffix, and leaves them as they are if it is
// unknown.
func (t Table) Suffix(key string, rows *[SuffixPlaces]Row) {
	at := t.find(SuffixesAt, SuffixBits, Sum(key), key)
	if at == 0 {
		return
	}
	head := t[at : at+SuffixPlaces]
	at += SuffixPlaces
	for i := range rows {
		rows[i] = Row{at, uint32(head[i])}
		at += uint32(head[i]) * EntrySize
	}
}

func (t Table) ref(at uint32) Row {
	x := t.u32(at)
	return Row{x >> 8, x & 0xff}
}

// Previous returns the row "i-1 tag".
func (t Table) Previous(tag uint8) Row { return t.ref(PreviousAt + uint32(tag)*4) }

// PairOfTags returns the row "i tag+i-2 tag": p1 is the tag of word i-1, p2 of
// word i-2.
func (t Table) PairOfTags(p1, p2 uint8) Row {
	return t.ref(PairAt + (uint32(p1)*Tags+uint32(p2))*4)
}

// First returns the row "i pref1" of a word that starts with byte b.
func (t Table) First(b byte) Row { return t.ref(FirstAt + uint32(b)*4) }

// Start sets s to the bias and the weights "i-2 tag".
func (t Table) Start(s *Scores, p2 uint8) {
	at := BaseAt + uint32(p2)*Labels*4
	row := t[at : at+Labels*4]
	for i := range Labels {
		b := row[i*4 : i*4+4]
		s[i] = int32(uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24)
	}
}

// Add adds the weights of a row to s.
func (t Table) Add(s *Scores, r Row) {
	// An entry is read as one word of 4 bytes; the last byte of the table is
	// there for the last entry's sake.
	row := t[r.At : r.At+r.N*EntrySize+1]
	for ; len(row) > EntrySize; row = row[EntrySize:] {
		x := uint32(row[0]) | uint32(row[1])<<8 | uint32(row[2])<<16 | uint32(row[3])<<24
		s[x&63] += int32(x<<8) >> 14
	}
}

// Best returns the tag number with the highest score, the lowest number if
// several have it.
func (s *Scores) Best() uint8 {
	// Score and number in one integer need no branch that the processor would
	// have to guess. A sum of 14 weights of 18 bits has room for the 6 of a number.
	best := s[0]<<6 | 63
	for i := int32(1); i < Labels; i++ {
		best = max(best, s[i]<<6|(63-i))
	}
	return uint8(64 - best&63)
}

// Name returns the text of a tag number.
func (t Table) Name(tag uint8) string {
	name := t[NamesAt+int(tag)*NameSize:][:NameSize]
	n := 0
	for n < NameSize && name[n] != 0 {
		n++
	}
	return string(name[:n])
}

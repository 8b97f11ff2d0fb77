package build

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

	"github.com/blamelint/blamelint/analyzer/tagger/internal/weights"
)

// A record is a word's or a suffix's part of the table.
type record struct {
	index, bits int // the index that leads to it
	key         string
	fixed       []byte // the fixed tag, of words only
	rows        []row
	pairs       []byte // tags of the pairs, of words only
	pairRows    []row
}

func (r *record) entries() int {
	n := 0
	for _, row := range slices.Concat(r.rows, r.pairRows) {
		n += len(row)
	}
	return n
}

// writeRecords appends the records with many weights first: those are the
// common words and endings, so a text finds most of what it needs on few pages.
func (b *builder) writeRecords(f *features) {
	var all []*record
	for key, w := range f.words {
		r := &record{index: weights.WordsAt, bits: weights.WordBits, key: key, fixed: []byte{b.tag(w.fixed)}, rows: w.rows[:]}
		for tag, pair := range sorted(w.pairs) {
			r.pairs = append(r.pairs, b.tag(tag))
			r.pairRows = append(r.pairRows, pair)
		}
		all = append(all, r)
	}
	for key, rows := range f.suffixes {
		all = append(all, &record{index: weights.SuffixesAt, bits: weights.SuffixBits, key: key, rows: rows[:]})
	}
	slices.SortFunc(all, func(x, y *record) int {
		return cmp.Or(cmp.Compare(y.entries(), x.entries()), strings.Compare(x.key, y.key), cmp.Compare(x.index, y.index))
	})
	for _, r := range all {
		b.writeSlot(r)
		b.writeRecord(r)
	}
}

func (b *builder) writeRecord(r *record) {
	if len(r.key) > weights.LongestKey || len(r.pairs) > 255 {
		b.fail("record %q is too long", r.key)
		return
	}
	b.out = append(append(b.out, byte(len(r.key))), r.key...)
	b.out = append(b.out, r.fixed...)
	for _, row := range r.rows {
		b.out = append(b.out, byte(len(row)))
	}
	if r.fixed != nil {
		b.out = append(append(b.out, byte(len(r.pairs))), r.pairs...)
		for _, row := range r.pairRows {
			b.out = append(b.out, byte(len(row)))
		}
	}
	for _, row := range slices.Concat(r.rows, r.pairRows) {
		b.writeRow(row)
	}
}

// writeSlot makes the first free slot lead to the end of the table.
func (b *builder) writeSlot(r *record) {
	hash := weights.Sum(r.key).Mix()
	mask := uint32(1)<<r.bits - 1
	for i := range mask {
		slot := b.out[r.index+int((hash+i)&mask)*4:]
		if binary.LittleEndian.Uint32(slot) == 0 {
			binary.LittleEndian.PutUint32(slot, hash>>weights.PositionBits<<weights.PositionBits|uint32(len(b.out)))
			return
		}
	}
	b.fail("no free slot for %q", r.key)
}

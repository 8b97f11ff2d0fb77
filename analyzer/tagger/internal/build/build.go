// Package build writes the table that package weights reads, from the model in
// the prose module that go.mod names. Same module, same bytes.
package build

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/blamelint/blamelint/analyzer/tagger/internal/weights"
)

// Table returns the table's bytes. Before it does, it has read every weight of
// prose's model back from them, through the code that the tagger reads with.
func Table() ([]byte, error) {
	m, err := readModel()
	if err != nil {
		return nil, err
	}
	f, err := sortFeatures(m)
	if err != nil {
		return nil, err
	}
	b, err := newBuilder(m)
	if err != nil {
		return nil, err
	}
	if err := b.write(f); err != nil {
		return nil, err
	}
	return b.out, verify(weights.Table(b.out), f, m)
}

type builder struct {
	out     []byte
	numbers map[string]uint8 // of tags
	err     error            // the first one
}

// newBuilder numbers the tags: first those that can be predicted, then those
// that only the dictionary gives, both in byte order, then those that prose
// makes up. Number 0 is no tag.
func newBuilder(m model) (*builder, error) {
	names := append([]string{""}, slices.Sorted(maps.Keys(m.weights["bias"]))...)
	if len(names)-1 != weights.Labels {
		return nil, fmt.Errorf("%d labels, not %d", len(names)-1, weights.Labels)
	}
	slices.Sort(m.classes)
	for _, class := range m.classes {
		if !slices.Contains(names, class) {
			names = append(names, class)
		}
	}
	names = append(names, "-", "-NONE-", "-WORD-", "-START-", "-START2-")
	if len(names) != weights.Tags {
		return nil, fmt.Errorf("%d tags, not %d", len(names), weights.Tags)
	}
	b := &builder{out: make([]byte, weights.RecordsAt), numbers: map[string]uint8{}}
	for i, name := range names {
		if copy(b.out[weights.NamesAt+i*weights.NameSize:][:weights.NameSize], name) < len(name) {
			return nil, fmt.Errorf("tag %q is too long", name)
		}
		b.numbers[name] = uint8(i)
	}
	return b, nil
}

func (b *builder) fail(format string, args ...any) {
	if b.err == nil {
		b.err = fmt.Errorf(format, args...)
	}
}

// tag returns the number of a tag.
func (b *builder) tag(name string) uint8 {
	n, ok := b.numbers[name]
	if !ok {
		b.fail("unknown tag %q", name)
	}
	return n
}

// label returns the number of a tag that can be predicted.
func (b *builder) label(name string) uint8 {
	n := b.tag(name)
	if n == 0 || n > weights.Labels {
		b.fail("tag %q has weights, but no bias", name)
	}
	return n
}

// thousandths turns a weight into the integer it is a thousandth of.
func (b *builder) thousandths(weight float64) int32 {
	n := math.Round(weight * 1000)
	if n/1000 != weight || math.Abs(n) >= 1<<17 {
		b.fail("weight %v is no multiple of 0.001 of at most 18 bits", weight)
	}
	return int32(n)
}

func (b *builder) write(f *features) error {
	b.writeBase(f)
	for tag, r := range sorted(f.previous) {
		b.writeRef(weights.PreviousAt+int(b.tag(tag))*4, r)
	}
	for _, first := range slices.Sorted(maps.Keys(f.first)) {
		b.writeRef(weights.FirstAt+int(firstByte(first))*4, f.first[first])
	}
	b.writeTagPairs(f.tagPairs)
	b.writeRecords(f)
	b.out = append(b.out, 0) // for package weights, which reads 4 bytes at 3
	if len(b.out) >= 1<<weights.PositionBits {
		b.fail("table of %d bytes is too long", len(b.out))
	}
	return b.err
}

// sorted ranges over a map in the order of its keys.
func sorted[V any](m map[string]V) func(yield func(string, V) bool) {
	return func(yield func(string, V) bool) {
		for _, key := range slices.Sorted(maps.Keys(m)) {
			if !yield(key, m[key]) {
				return
			}
		}
	}
}

// firstByte undoes prose's string(word[0]), which reads a byte as a code point.
func firstByte(s string) byte { return byte([]rune(s)[0]) }

func (b *builder) writeBase(f *features) {
	for tag := range weights.Tags {
		for label, w := range f.bias {
			b.addBase(tag, label, w)
		}
	}
	for tag, r := range f.second {
		for label, w := range r {
			b.addBase(int(b.tag(tag)), label, w)
		}
	}
}

func (b *builder) addBase(tag int, label string, weight float64) {
	cell := b.out[weights.BaseAt+(tag*weights.Labels+int(b.label(label))-1)*4:]
	sum := int32(binary.LittleEndian.Uint32(cell)) + b.thousandths(weight)
	binary.LittleEndian.PutUint32(cell, uint32(sum))
}

func (b *builder) writeTagPairs(pairs map[[2]string]row) {
	keys := slices.SortedFunc(maps.Keys(pairs), func(x, y [2]string) int {
		return cmp.Or(strings.Compare(x[0], y[0]), strings.Compare(x[1], y[1]))
	})
	for _, k := range keys {
		b.writeRef(weights.PairAt+(int(b.tag(k[0]))*weights.Tags+int(b.tag(k[1])))*4, pairs[k])
	}
}

// writeRef appends a row and writes its ref at the given position.
func (b *builder) writeRef(at int, r row) {
	binary.LittleEndian.PutUint32(b.out[at:], uint32(len(b.out))<<8|uint32(len(r)))
	b.writeRow(r)
}

func (b *builder) writeRow(r row) {
	for label, weight := range sorted(r) {
		x := uint32(b.label(label)-1) | uint32(b.thousandths(weight))<<6
		b.out = append(b.out, byte(x), byte(x>>8), byte(x>>16))
	}
}

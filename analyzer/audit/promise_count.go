package audit

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"errors"
	"io"
	"iter"
	"os"
	"slices"
	"strconv"
)

// A PromiseCounter finds the promises that several documents make. It keeps
// the action items of a bounded number of documents in memory and sorts the
// others in temporary files. The zero value is ready; it is used by one
// goroutine. Close it.
type PromiseCounter struct {
	items []promiseItem
	docs  uint32
	spool *Spool // the items themselves, by document
	buf   []byte
	files []*os.File
	max   int // items in memory; for tests
}

// promiseItem is what decides which promises a report lists.
type promiseItem struct {
	Key  uint64
	Doc  uint32 // number of the record, 0-based
	Last uint32 // the day as 20240315; 0 if unknown
	Open uint32 // 1 if it is
}

func comparePromiseItems(a, b promiseItem) int {
	return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Doc, b.Doc))
}

// maxItems is how many items are kept in memory, of 20 bytes each.
const maxItems = 1 << 17

// Add counts the items of one record.
func (c *PromiseCounter) Add(r *Record) error {
	if len(r.Actions) == 0 {
		return nil
	}
	if err := c.keep(r); err != nil {
		return err
	}
	doc := c.docs
	c.docs++
	for i := range r.Actions {
		a := &r.Actions[i]
		if a.Key == "" {
			continue
		}
		key, err := strconv.ParseUint(a.Key, 16, 64)
		if err != nil {
			return err
		}
		c.items = append(c.items, promiseItem{key, doc, dayNumber(r.Date), uint32(one(a.Open()))})
	}
	if len(c.items) >= cmp.Or(c.max, maxItems) {
		return c.spill()
	}
	return nil
}

// keep writes the items to the spool.
func (c *PromiseCounter) keep(r *Record) (err error) {
	if c.spool == nil {
		if c.spool, err = NewSpool(""); err != nil {
			return err
		}
	}
	brief := Record{Path: r.Path, Date: r.Date, Actions: r.Actions}
	if c.buf, err = brief.AppendBinary(c.buf[:0]); err != nil {
		return err
	}
	return c.spool.Append(string(c.buf))
}

func dayNumber(d Day) uint32 {
	t := d.Time()
	if t.IsZero() {
		return 0
	}
	return uint32(t.Year()*10000 + int(t.Month())*100 + t.Day())
}

// spill sorts the items in memory and writes them to a file.
func (c *PromiseCounter) spill() error {
	slices.SortFunc(c.items, comparePromiseItems)
	f, err := os.CreateTemp("", "blamelint-audit-*.promises")
	if err != nil {
		return err
	}
	c.files = append(c.files, f)
	w := bufio.NewWriter(f)
	if err := binary.Write(w, binary.LittleEndian, c.items); err != nil {
		return err
	}
	c.items = c.items[:0]
	return w.Flush()
}

// Close removes the temporary files.
func (c *PromiseCounter) Close() error {
	var errs []error
	if c.spool != nil {
		errs = append(errs, c.spool.Close())
	}
	for _, f := range c.files {
		errs = append(errs, f.Close(), os.Remove(f.Name()))
	}
	c.files = nil
	return errors.Join(errs...)
}

// promiseSum is what the items of one key add up to.
type promiseSum struct {
	key             uint64
	docs, open, doc uint32
	last            uint32
}

func comparePromiseSums(a, b promiseSum) int {
	return cmp.Or(cmp.Compare(b.docs, a.docs), cmp.Compare(b.open, a.open), cmp.Compare(b.last, a.last), cmp.Compare(a.key, b.key))
}

// Promises are the promises that most documents repeat, and how many promises
// stand in more than one document.
func (c *PromiseCounter) Promises() ([]Promise, int64, error) {
	top, repeated, err := c.top()
	if err != nil || len(top) == 0 {
		return nil, repeated, err
	}
	wanted := map[string]*promiseBuilder{}
	for _, s := range top {
		wanted[hexKey(s.key)] = &promiseBuilder{}
	}
	if err := c.spool.Flush(); err != nil {
		return nil, 0, err
	}
	for r, err := range c.spool.Records() {
		if err != nil {
			return nil, 0, err
		}
		for i := range r.Actions {
			if b := wanted[r.Actions[i].Key]; b != nil {
				b.add(Promised{r.Path, r.Actions[i].Line, r.Date, r.Actions[i].State, r.Actions[i].Text})
			}
		}
	}
	var out []Promise
	for key, b := range wanted {
		if p, ok := b.promise(key); ok {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, ComparePromises)
	return out, repeated, nil
}

// top sums up the items key by key.
func (c *PromiseCounter) top() (top []promiseSum, repeated int64, err error) {
	var sum promiseSum
	done := func() {
		if sum.docs < 2 {
			return
		}
		repeated++
		top = append(top, sum)
		if len(top) >= 4*PromiseLength {
			top = best(top)
		}
	}
	for it, err := range c.sorted() {
		if err != nil {
			return nil, 0, err
		}
		if it.Key != sum.key || sum.docs == 0 {
			done()
			sum = promiseSum{key: it.Key, docs: 1, doc: it.Doc}
		} else if it.Doc != sum.doc {
			sum.docs++
			sum.doc = it.Doc
		}
		sum.open += it.Open
		sum.last = max(sum.last, it.Last)
	}
	done()
	return best(top), repeated, nil
}

func best(top []promiseSum) []promiseSum {
	slices.SortFunc(top, comparePromiseSums)
	return top[:min(len(top), PromiseLength)]
}

// sorted yields all items by key and document, merged from the files and the
// memory.
func (c *PromiseCounter) sorted() iter.Seq2[promiseItem, error] {
	return func(yield func(promiseItem, error) bool) {
		slices.SortFunc(c.items, comparePromiseItems)
		sources := []*promiseSource{{items: c.items}}
		for _, f := range c.files {
			sources = append(sources, &promiseSource{r: bufio.NewReader(io.NewSectionReader(f, 0, 1<<62))})
		}
		for {
			var first *promiseSource
			for _, s := range sources {
				if err := s.fill(); err != nil {
					yield(promiseItem{}, err)
					return
				}
				if len(s.items) > 0 && (first == nil || comparePromiseItems(s.items[0], first.items[0]) < 0) {
					first = s
				}
			}
			if first == nil || !yield(first.items[0], nil) {
				return
			}
			first.items = first.items[1:]
		}
	}
}

// A promiseSource gives sorted items, of a file if it has a reader.
type promiseSource struct {
	items []promiseItem
	r     io.Reader
}

func (s *promiseSource) fill() error {
	if len(s.items) > 0 || s.r == nil {
		return nil
	}
	var it promiseItem
	switch err := binary.Read(s.r, binary.LittleEndian, &it); {
	case errors.Is(err, io.EOF):
		s.r = nil
	case err != nil:
		return err
	default:
		s.items = append(s.items, it)
	}
	return nil
}

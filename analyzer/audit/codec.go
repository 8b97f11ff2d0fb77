package audit

import (
	"encoding/binary"
	"errors"
	"slices"
)

// recordVersion is the first byte of a record in binary form.
const recordVersion = 1

// AppendBinary appends a compact form of r to b. It is for caches and spools:
// another version of the program need not understand it.
func (r *Record) AppendBinary(b []byte) ([]byte, error) {
	c := coder{out: append(slices.Grow(b, 512*(1+len(r.Findings))), recordVersion)}
	c.record(r)
	return c.out, nil
}

// UnmarshalBinary reads what AppendBinary wrote. The record keeps nothing of b.
func (r *Record) UnmarshalBinary(b []byte) error { return r.decode(string(b)) }

// DecodeRecord is UnmarshalBinary without a copy: the record's texts are parts
// of s.
func DecodeRecord(s string) (*Record, error) {
	r := &Record{}
	return r, r.decode(s)
}

func (r *Record) decode(s string) error {
	if s == "" || s[0] != recordVersion {
		return errRecord
	}
	*r = Record{}
	c := coder{in: s[1:], reads: true}
	c.record(r)
	if c.broken || c.in != "" {
		return errRecord
	}
	return nil
}

var errRecord = errors.New("a record that cannot be read")

// A coder goes through the fields of a record and writes or reads each, so
// that both directions agree. Strings that are read share one piece of memory.
type coder struct {
	out    []byte
	in     string
	reads  bool
	broken bool
}

func (c *coder) record(r *Record) {
	text(c, &r.Path)
	text(c, &r.Area)
	text(c, &r.Title)
	text(c, &r.Hash)
	text(c, &r.Date)
	text(c, &r.DateFrom)
	c.number(&r.Severity)
	c.number(&r.Words)
	each(c, &r.Findings, c.finding)
	c.number(&r.Suppressed)
	each(c, &r.Actions, c.action)
	each(c, &r.Merits, c.merit)
	c.number(&r.Help.Score)
	text(c, &r.Help.Why)
	text(c, &r.Error)
}

func (c *coder) finding(f *Finding) {
	text(c, &f.Rule)
	text(c, &f.Group)
	text(c, &f.Severity)
	c.number(&f.Line)
	c.number(&f.Column)
	c.number(&f.EndLine)
	c.number(&f.EndColumn)
	c.number(&f.Start)
	c.number(&f.End)
	c.flag(&f.Doc)
	text(c, &f.Section)
	text(c, &f.Excerpt)
	text(c, &f.Message)
	text(c, &f.Advice)
	text(c, &f.Key)
}

func (c *coder) action(a *Action) {
	text(c, &a.Text)
	c.number(&a.Line)
	c.flag(&a.Owner)
	c.flag(&a.Tracked)
	c.flag(&a.Bounded)
	c.flag(&a.Actionable)
	c.flag(&a.Specific)
	c.flag(&a.PeopleFix)
	text(c, &a.Strength)
	text(c, &a.State)
	text(c, &a.Due)
	text(c, &a.Key)
}

func (c *coder) merit(m *Merit) {
	text(c, &m.Kind)
	text(c, &m.Text)
}

func text[S ~string](c *coder, s *S) {
	n := len(*s)
	c.number(&n)
	if !c.reads {
		c.out = append(c.out, *s...)
		return
	}
	if n > len(c.in) {
		c.broken = true
		return
	}
	*s, c.in = S(c.in[:n]), c.in[n:]
}

// number is for numbers that are not negative.
func (c *coder) number(n *int) {
	if !c.reads {
		c.out = binary.AppendUvarint(c.out, uint64(*n))
		return
	}
	var x uint64
	for shift := 0; shift < 63; shift += 7 {
		if c.in == "" {
			break
		}
		b := c.in[0]
		c.in = c.in[1:]
		x |= uint64(b&0x7f) << shift
		if b < 0x80 {
			*n = int(x)
			return
		}
	}
	*n, c.broken, c.in = 0, true, ""
}

func (c *coder) flag(b *bool) {
	n := int(one(*b))
	c.number(&n)
	*b = n != 0
}

func each[T any](c *coder, list *[]T, code func(*T)) {
	n := len(*list)
	c.number(&n)
	if c.reads {
		if n > len(c.in) { // each takes a byte at least
			c.broken = true
			return
		}
		if n > 0 {
			*list = make([]T, n)
		}
	}
	for i := range *list {
		code(&(*list)[i])
	}
}

package analyzer

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
)

// Rewritten is what ApplyFixes made of a document.
type Rewritten struct {
	Source  []byte    // the new text; the old one itself if nothing was applied
	Applied []Rewrite // in the order of the findings
	Left    []Rewrite // rewrites that were wanted and not applied, in the order of the findings
}

// A Rewrite is a finding with the fix that was chosen for it.
type Rewrite struct {
	Finding *Finding
	Fix     *Fix

	// Edits are those of the fix as they were, or would have been, applied:
	// line ends are the document's own.
	Edits []Edit
	// By is the finding whose rewrite touches the same words and was preferred,
	// of one that was left; nil if the fix itself is broken.
	By *Finding
}

// ApplyFixes rewrites source, on which findings were made, by the first fix of
// each finding that is safe, or by its first fix if unsafe ones are wanted too.
// A fix is applied as a whole or not at all. Of fixes that overlap or touch,
// the gravest finding's is applied, of equally grave ones the first in the
// order of Compare; the others are left, and a second run on the new text finds
// them again. All bytes outside the edits stay what they are. It is pure and
// keeps neither argument; the pointers in the result lead into findings.
func ApplyFixes(source []byte, findings []Finding, unsafe bool) *Rewritten {
	wanted := chooseFixes(source, findings, unsafe)
	out := &Rewritten{Source: source}
	if len(wanted) == 0 {
		return out
	}
	order := slices.Clone(wanted)
	slices.SortStableFunc(order, func(a, b *Rewrite) int {
		return cmp.Or(cmp.Compare(b.Finding.Severity, a.Finding.Severity), Compare(*a.Finding, *b.Finding))
	})
	owners := make(editOwners, len(source)+1)
	applied := make(map[*Rewrite]bool, len(wanted))
	for i, r := range order {
		if !validEdits(source, r.Edits) {
			continue
		}
		if by := owners.any(r.Edits); by > 0 {
			r.By = order[by-1].Finding
			continue
		}
		owners.take(r.Edits, i+1)
		applied[r] = true
	}
	var edits []Edit
	for _, r := range wanted {
		if applied[r] {
			out.Applied = append(out.Applied, *r)
			edits = append(edits, r.Edits...)
		} else {
			out.Left = append(out.Left, *r)
		}
	}
	slices.SortFunc(edits, func(a, b Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	out.Source = applyEdits(source, edits)
	return out
}

// chooseFixes picks the fix of each finding that is to be applied.
func chooseFixes(source []byte, findings []Finding, unsafe bool) []*Rewrite {
	var out []*Rewrite
	crlf := endsLinesWithCRLF(source)
	for i := range findings {
		f := &findings[i]
		at := slices.IndexFunc(f.Fixes, func(fix Fix) bool { return fix.Safe || unsafe })
		if at < 0 {
			continue
		}
		edits := f.Fixes[at].Edits
		if crlf {
			edits = slices.Clone(edits)
			for i, e := range edits {
				edits[i].New = strings.ReplaceAll(strings.ReplaceAll(e.New, "\r\n", "\n"), "\n", "\r\n")
			}
		}
		out = append(out, &Rewrite{Finding: f, Fix: &f.Fixes[at], Edits: edits})
	}
	return out
}

func endsLinesWithCRLF(source []byte) bool {
	i := bytes.IndexByte(source, '\n')
	return i > 0 && source[i-1] == '\r'
}

// validEdits reports whether the edits change something and are within the
// source, ascending and apart. A rule that breaks this must not break a
// document.
func validEdits(source []byte, edits []Edit) bool {
	at, changes := 0, false
	for _, e := range edits {
		if e.Span.Start < at || e.Span.End < e.Span.Start || e.Span.End > len(source) {
			return false
		}
		at = e.Span.End
		changes = changes || string(source[e.Span.Start:e.Span.End]) != e.New
	}
	return changes
}

// editOwners holds, for each place between two bytes, the number of the rewrite
// that has an edit there, 0 for none. Edits that touch share a place.
type editOwners []int32

func (o editOwners) any(edits []Edit) int {
	for _, e := range edits {
		for _, owner := range o[e.Span.Start : e.Span.End+1] {
			if owner > 0 {
				return int(owner)
			}
		}
	}
	return 0
}

func (o editOwners) take(edits []Edit, owner int) {
	for _, e := range edits {
		for i := e.Span.Start; i <= e.Span.End; i++ {
			o[i] = int32(owner)
		}
	}
}

// applyEdits makes edits that ascend and do not overlap.
func applyEdits(source []byte, edits []Edit) []byte {
	size := len(source)
	for _, e := range edits {
		size += len(e.New) - e.Span.Len()
	}
	out := make([]byte, 0, size)
	at := 0
	for _, e := range edits {
		out = append(out, source[at:e.Span.Start]...)
		out = append(out, e.New...)
		at = e.Span.End
	}
	return append(out, source[at:]...)
}

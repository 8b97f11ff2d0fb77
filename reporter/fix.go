package reporter

import (
	"bytes"

	"github.com/blamelint/blamelint/analyzer"
)

// merge turns the edits of a rewrite into one: for formats that know only one
// range a rewrite. ok is false if there are none.
func merge(src []byte, edits []analyzer.Edit) (one analyzer.Edit, ok bool) {
	if len(edits) == 0 {
		return analyzer.Edit{}, false
	}
	one.Span = analyzer.Span{Start: edits[0].Span.Start, End: edits[len(edits)-1].Span.End}
	var b bytes.Buffer
	at := one.Span.Start
	for _, e := range edits {
		b.Write(src[at:e.Span.Start])
		b.WriteString(e.New)
		at = e.Span.End
	}
	one.New = b.String()
	return one, true
}

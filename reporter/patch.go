package reporter

import (
	"io"

	"github.com/blamelint/blamelint/analyzer"
)

// WritePatch writes edits of one document, which ascend and do not overlap, as
// a patch that "git apply" and "patch -p1" take. rule and why stand in the
// header of each hunk. Without edits it writes nothing.
func WritePatch(w io.Writer, path string, source []byte, edits []analyzer.Edit, rule, why string, o Options) error {
	if len(edits) == 0 {
		return nil
	}
	d := &diff{w: w, o: o, paint: newPalette(o.Color)}
	f := &analyzer.Finding{Rule: rule, Message: why}
	r := &analyzer.Result{Path: path, Source: source}
	d.file(r, &analyzer.Rewritten{Applied: []analyzer.Rewrite{{Finding: f, Fix: &analyzer.Fix{Message: why, Safe: true}, Edits: edits}}})
	_, err := d.buf.WriteTo(w)
	return err
}

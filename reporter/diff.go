package reporter

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/sergi/go-diff/diffmatchpatch"

	"github.com/blamelint/blamelint/analyzer"
)

// diff writes the rewrites as a patch that "git apply" and "patch -p1" take,
// with the rule and the reason in the header of each hunk. Findings that the
// patch does not rewrite stand before their file in lines that begin with "#",
// which those programs skip: between the hunks of a file they allow no other
// line, and no hunk without a change.
type diff struct {
	w     io.Writer
	o     Options
	paint palette
	buf   bytes.Buffer
}

func newDiff(w io.Writer, o Options) Reporter {
	return &diff{w: w, o: o, paint: newPalette(o.Color)}
}

func (d *diff) Report(r *analyzer.Result) error {
	if len(r.Findings) == 0 {
		return nil
	}
	rewritten := analyzer.ApplyFixes(r.Source, r.Findings, d.o.Unsafe)
	d.annotate(r, rewritten)
	if len(rewritten.Applied) > 0 {
		d.file(r, rewritten)
	}
	_, err := d.buf.WriteTo(d.w)
	return err
}

func (d *diff) Close(Summary) error { return nil }

// annotate writes what the patch does not rewrite.
func (d *diff) annotate(r *analyzer.Result, rewritten *analyzer.Rewritten) {
	applied := make(map[*analyzer.Finding]bool, len(rewritten.Applied))
	for _, a := range rewritten.Applied {
		applied[a.Finding] = true
	}
	rest := make([]analyzer.Finding, 0, len(r.Findings))
	offered := 0
	for i := range r.Findings {
		if f := &r.Findings[i]; !applied[f] {
			rest = append(rest, *f)
			if len(f.Fixes) > 0 {
				offered++
			}
		}
	}
	if len(rest) == 0 {
		return
	}
	page := &text{o: d.o, paint: d.paint}
	page.o.Width = max(page.o.Width-len(mark)-1, 40)
	for _, g := range fold(rest) {
		page.finding(r, g)
	}
	for _, left := range rewritten.Left {
		page.blank()
		page.paragraph("", whyLeft(&left))
	}
	if n := offered - len(rewritten.Left); n > 0 {
		page.blank()
		page.paragraph("", fmt.Sprintf("%s may change the meaning; --unsafe puts them into the patch.", plural(n, "rewrite")))
	}
	for line := range strings.Lines(strings.TrimPrefix(page.buf.String(), "\n")) {
		d.buf.WriteString(strings.TrimRight(d.paint.dim(mark)+" "+strings.TrimRight(line, "\n"), " ") + "\n")
	}
}

// mark begins a line that is not part of the patch.
const mark = "#"

// whyLeft says why a rewrite is not in the patch.
func whyLeft(r *analyzer.Rewrite) string {
	place := fmt.Sprintf("The rewrite for %s at %d:%d", r.Finding.Rule, r.Finding.Start.Line, r.Finding.Start.Column)
	if r.By == nil {
		return place + " does not fit the text, which is a fault in blamelint."
	}
	return fmt.Sprintf("%s meets that for %s at %d:%d, which is in the patch. Apply it, and run blamelint again.",
		place, r.By.Rule, r.By.Start.Line, r.By.Start.Column)
}

// file writes the patch of one document.
func (d *diff) file(r *analyzer.Result, rewritten *analyzer.Rewritten) {
	path := strings.TrimPrefix(d.o.repositoryPath(r.Path), "/")
	before, after := patchName("a/", path), patchName("b/", path)
	end := ""
	if strings.Contains(path, " ") && before[0] != '"' {
		end = "\t" // so that "patch" takes the whole name
	}
	for _, line := range []string{
		"diff --git " + before + " " + after, "--- " + before + end, "+++ " + after + end,
	} {
		d.buf.WriteString(d.paint.title(line) + "\n")
	}
	for _, h := range hunks(r.Source, rewritten.Applied) {
		d.hunk(&h)
	}
}

func (d *diff) hunk(h *hunk) {
	d.buf.WriteString(d.paint.place(h.ranges()) + " " + reasons(h.causes.list) + "\n")
	for _, l := range h.lines {
		text, ended := strings.CutSuffix(l.text, "\n")
		if d.o.Terminal {
			text = clean(text)
		}
		switch l.op {
		case diffmatchpatch.DiffDelete:
			text = d.paint.bad("-" + text)
		case diffmatchpatch.DiffInsert:
			text = d.paint.good("+" + text)
		default:
			text = " " + text
		}
		d.buf.WriteString(text + "\n")
		if !ended {
			d.buf.WriteString("\\ No newline at end of file\n")
		}
	}
}

// reasons is the text after a hunk's ranges: each rule with what it says, once.
func reasons(causes []analyzer.Rewrite) string {
	var parts []string
	for _, c := range causes {
		s := c.Finding.Rule + ": " + strings.Join(strings.Fields(clean(c.Finding.Message)), " ")
		if c.Fix.Message != "" && !c.Fix.Safe {
			s += " (unsafe: " + clean(c.Fix.Message) + ")"
		}
		if slices.Contains(parts, s) {
			continue
		}
		if len(parts) == maxReasons {
			return strings.Join(parts, " | ") + " | …"
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, " | ")
}

// maxReasons is how many different reasons the header of a hunk gives.
const maxReasons = 8

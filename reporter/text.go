package reporter

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// text writes findings for a person: the line with the words underlined, what a
// reader may conclude from them, and what to write instead.
type text struct {
	w     io.Writer
	o     Options
	paint palette
	buf   bytes.Buffer
	begun bool // something has been written
}

func newText(w io.Writer, o Options) Reporter {
	return &text{w: w, o: o, paint: newPalette(o.Color)}
}

const indent = "   "

func (t *text) Report(r *analyzer.Result) error {
	if len(r.Findings) == 0 {
		return nil
	}
	t.header(r)
	var above *analyzer.Finding // whose lines the findings about one action item share
	for _, g := range gravestFirst(fold(r.Findings)) {
		if sameItem(above, g.first) {
			t.also(g)
			continue
		}
		t.finding(r, g)
		above = g.first
	}
	return t.flush()
}

// sameItem reports whether two findings are about one action item.
func sameItem(a, b *analyzer.Finding) bool {
	return a != nil && aboutAction(a) && aboutAction(b) && a.Start.Line == b.Start.Line
}

func aboutAction(f *analyzer.Finding) bool { return strings.HasPrefix(f.Rule, "action-") && !f.Doc }

// gravestFirst puts the gravest of the findings about one action item first;
// everything else stays where it is.
func gravestFirst(groups []group) []group {
	for i := 0; i < len(groups); {
		j := i + 1
		for j < len(groups) && sameItem(groups[i].first, groups[j].first) {
			j++
		}
		slices.SortStableFunc(groups[i:j], func(a, b group) int { return cmp.Compare(b.first.Severity, a.first.Severity) })
		i = j
	}
	return groups
}

// also prints a further finding about the action item above in a line or two:
// a tired reader needs the item, and what would mend it, once.
func (t *text) also(g group) {
	said := g.first.Rule + ": " + g.first.Message
	if g.more > 0 {
		said += " " + g.moreLikeIt() + "."
	}
	t.paragraph("+ ", said)
}

func (t *text) flush() error {
	_, err := t.buf.WriteTo(t.w)
	return err
}

// header names the document and counts what follows.
func (t *text) header(r *analyzer.Result) {
	if t.begun {
		t.buf.WriteByte('\n')
	}
	t.begun = true
	var s Summary
	s.Add(r)
	fmt.Fprintf(&t.buf, "%s  %s\n", t.paint.title(clean(r.Path)), t.paint.dim(s.counts()))
}

func (t *text) finding(r *analyzer.Result, g group) {
	f := g.first
	fmt.Fprintf(&t.buf, "\n%s  %s  %s\n",
		t.paint.place(fmt.Sprintf("%s:%d:%d", clean(r.Path), f.Start.Line, f.Start.Column)),
		t.paint.severity(f.Severity, f.Severity.String()), t.paint.title(f.Rule))
	t.source(r.Source, f)
	t.paragraph("", f.Message)
	t.related(f)
	t.advice(r.Source, f)
	t.folded(g)
}

// maxLines is how many lines of one finding are shown.
const maxLines = 3

// source shows the lines of a finding with its words underlined. A finding
// about a whole document or section shows its line alone.
func (t *text) source(src []byte, f *analyzer.Finding) {
	if f.Span.Empty() {
		return
	}
	gutter := max(5, 2+len(strconv.Itoa(f.Start.Line+maxLines)))
	line, rest := f.Start.Line, f.Span
	for range maxLines {
		part := rest
		if i := bytes.IndexByte(src[rest.Start:rest.End], '\n'); i >= 0 {
			part.End = rest.Start + i
		}
		next := part.End + 1
		part.End -= len(src[part.Start:part.End]) - len(bytes.TrimRight(src[part.Start:part.End], "\r"))
		t.sourceLine(src, part, line, gutter, f)
		if next >= rest.End {
			return
		}
		rest.Start = next
		for rest.Start < rest.End-1 && (src[rest.Start] == ' ' || src[rest.Start] == '\t' || src[rest.Start] == '>') {
			rest.Start++
		}
		line++
	}
}

func (t *text) sourceLine(src []byte, s analyzer.Span, line, gutter int, f *analyzer.Finding) {
	e := cutLine(src, s, t.o.Width-gutter-3)
	fmt.Fprintf(&t.buf, "%s%s%s%s\n", t.paint.dim(fmt.Sprintf("%*d │ ", gutter, line)),
		e.before, t.paint.words(f.Severity, e.words), e.after)
	fmt.Fprintf(&t.buf, "%*s%s%s\n", gutter, "", t.paint.dim(" │ "),
		strings.Repeat(" ", columns(e.before))+t.paint.severity(f.Severity, strings.Repeat("^", max(1, columns(e.words)))))
}

// paragraph writes indented text with a label, wrapped to the width.
func (t *text) paragraph(label, s string) {
	pad := strings.Repeat(" ", columns(label))
	for i, line := range wrap(clean(s), min(t.o.Width, maxColumns)-len(indent)-len(pad)) {
		head := pad
		if i == 0 {
			head = t.paint.good(label)
		}
		fmt.Fprintf(&t.buf, "%s%s%s\n", indent, head, line)
	}
}

// maxColumns is the longest line of prose that is still easy to read.
const maxColumns = 100

func (t *text) related(f *analyzer.Finding) {
	for _, r := range f.Related {
		t.paragraph("", fmt.Sprintf("Line %d: \"%s\" – %s", r.Start.Line, cutText("", r.Text, "", 60).words, r.Message))
	}
}

// advice shows what to write instead: the sentence of advice, then the rewrite.
func (t *text) advice(src []byte, f *analyzer.Finding) {
	if f.Advice != "" {
		t.paragraph("Try: ", f.Advice)
	}
	if len(f.Fixes) == 0 {
		return
	}
	if m := f.Fixes[0].Message; m != "" && f.Advice == "" {
		t.paragraph("Try: ", m)
	}
	for i, fix := range f.Fixes[:min(len(f.Fixes), maxFixes)] {
		c := applyEdits(src, fix.Edits)
		width := min(t.o.Width, maxColumns) - len(indent) - 4
		if i == 0 {
			e := cutText(c.before, c.old, c.after, width)
			fmt.Fprintf(&t.buf, "%s  %s%s%s\n", indent, t.paint.bad("- "), e.before+t.paint.bad(e.words), e.after)
		}
		e := cutText(c.before, c.new, c.after, width)
		fmt.Fprintf(&t.buf, "%s  %s%s%s\n", indent, t.paint.good("+ "), e.before+t.paint.good(e.words), e.after)
	}
}

// maxFixes is how many rewrites of one finding are shown.
const maxFixes = 2

// A change is a rewrite in its surroundings.
type change struct{ before, old, new, after string }

// context is how many bytes of the document a rewrite is shown with on each
// side.
const context = 40

// applyEdits shows what edits do to the text they span.
func applyEdits(src []byte, edits []analyzer.Edit) change {
	e, ok := merge(src, edits)
	if !ok {
		return change{}
	}
	start, end := e.Span.Start, e.Span.End
	c := change{withoutMarker(lineBefore(src, start)), string(src[start:end]), e.New, lineAfter(src, end)}
	if len(c.before) > context {
		c.before = cutLeft(clean(c.before), context)
	}
	if len(c.after) > context {
		c.after = cutRight(clean(c.after), context)
	}
	return c
}

// withoutMarker drops the mark of a list item, heading or quotation, which beside
// the "-" and "+" of a rewrite would read as part of them.
func withoutMarker(line string) string {
	rest := strings.TrimLeft(line, "-*+># \t")
	if rest != line && strings.HasPrefix(rest, "[") && len(rest) > 3 && rest[2] == ']' && strings.IndexByte(" xX", rest[1]) >= 0 {
		rest = strings.TrimLeft(rest[3:], " ") // a task's box
	}
	if number := strings.TrimLeft(rest, "0123456789"); len(number) < len(rest) && strings.HasPrefix(number, ". ") {
		rest = number[2:]
	}
	return rest
}

// folded says where else the same words were found.
func (t *text) folded(g group) {
	if g.more > 0 {
		t.paragraph("", g.moreLikeIt())
	}
}

// moreLikeIt counts the later ones and says where they are.
func (g group) moreLikeIt() string {
	where := "lines"
	if len(g.lines) == 1 {
		where = "line"
		if g.lines[0] == g.first.Start.Line {
			return fmt.Sprintf("And %d more like it in this line", g.more)
		}
	}
	numbers := make([]string, 0, len(g.lines))
	for _, n := range g.lines[:min(len(g.lines), maxFolded)] {
		numbers = append(numbers, strconv.Itoa(n))
	}
	if len(g.lines) > maxFolded {
		numbers = append(numbers, "…")
	}
	return fmt.Sprintf("And %d more like it: %s %s", g.more, where, strings.Join(numbers, ", "))
}

// maxFolded is how many line numbers of folded findings are listed.
const maxFolded = 24

// A group is a finding and the later ones that say the same.
type group struct {
	first *analyzer.Finding
	more  int
	lines []int // of the later ones, ascending, each once
}

// fold groups the findings of one document that would print the same sentences:
// same rule, severity, words, message and advice, without regard to case; or
// that have the same topic. The author who has read one knows what to do about
// the others.
func fold(findings []analyzer.Finding) []group {
	groups := make([]group, 0, len(findings))
	seen := make(map[string]int, len(findings))
	for i := range findings {
		f := &findings[i]
		if len(f.Related) > 0 {
			groups = append(groups, group{first: f})
			continue
		}
		key := foldKey(f)
		at, ok := seen[key]
		if !ok {
			seen[key] = len(groups)
			groups = append(groups, group{first: f})
			continue
		}
		g := &groups[at]
		g.more++
		if last := len(g.lines) - 1; last < 0 || g.lines[last] != f.Start.Line {
			g.lines = append(g.lines, f.Start.Line)
		}
	}
	return groups
}

func foldKey(f *analyzer.Finding) string {
	if f.Topic != "" {
		return strings.ToLower(strings.Join([]string{f.Rule, f.Severity.String(), f.Topic}, "\x00"))
	}
	words := strings.Join(strings.Fields(f.Text), " ")
	return strings.ToLower(strings.Join([]string{f.Rule, f.Severity.String(), words, f.Message, f.Advice}, "\x00"))
}

func (t *text) Close(s Summary) error {
	if t.o.Quiet {
		return nil
	}
	if t.begun {
		t.buf.WriteByte('\n')
	}
	t.buf.WriteString(t.verdict(s))
	t.buf.WriteByte('\n')
	return t.flush()
}

// verdict is the last line of a report.
func (t *text) verdict(s Summary) string {
	files := plural(s.Files, "file")
	silenced := s.leftOut()
	switch {
	case s.Findings() > 0:
		return fmt.Sprintf("%s, %s: %s%s\n%s", files, plural(s.Findings(), "finding"), s.counts(), silenced,
			t.paint.dim(`"blamelint explain RULE" tells why a rule matters and what to write instead.`))
	case s.Files == 0 && s.Failed > 0:
		return "No file was read."
	case s.Files == 0 && s.Unchanged > 0:
		return fmt.Sprintf("%s, unchanged, so nothing to say.", plural(s.Unchanged, "file"))
	case s.Files == 0:
		return "No Markdown file here, so nothing to say."
	}
	return fmt.Sprintf("%s, nothing to rephrase%s. Thank you for writing it down.", files, silenced)
}

// leftOut says what is not among the findings, in brackets.
func (s Summary) leftOut() string {
	var parts []string
	if s.Suppressed > 0 {
		parts = append(parts, fmt.Sprintf("%d silenced by comments", s.Suppressed))
	}
	if s.Known > 0 {
		parts = append(parts, fmt.Sprintf("%d known from the baseline", s.Known))
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

// counts is "1 error, 2 warnings", without what is zero.
func (s Summary) counts() string {
	var parts []string
	for _, c := range []struct {
		n    int
		name string
	}{{s.Errors, "error"}, {s.Warnings, "warning"}, {s.Notes, "note"}} {
		if c.n > 0 {
			parts = append(parts, plural(c.n, c.name))
		}
	}
	return strings.Join(parts, ", ")
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

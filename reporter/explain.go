package reporter

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/blamelint/blamelint/analyzer"
)

// Explain writes a rule's page for a terminal: what it flags and why, with the
// flagged words of its examples underlined. The same page in Markdown is
// Rule.Page.
func Explain(w io.Writer, r *analyzer.Rule, o Options) error {
	if o.Width <= 0 {
		o.Width = maxColumns
	}
	t := &text{o: o, paint: newPalette(o.Color)}
	fmt.Fprintf(&t.buf, "%s  %s\n", t.paint.title(r.ID), t.paint.dim(r.Name))
	t.blank()
	t.paragraph("Flags ", r.Summary)
	t.paragraph("As    ", severities(r))
	t.markdown(r.Doc)
	for _, e := range r.Examples {
		t.label("Instead of")
		t.example(e.Bad, r.Severity)
		t.label("write")
		t.example(e.Good, r.Severity)
	}
	t.passages("These stay as they are", r.Silent)
	t.options(r)
	t.sources(r)
	return t.flushTo(w)
}

func (t *text) flushTo(w io.Writer) error {
	_, err := t.buf.WriteTo(w)
	return err
}

func (t *text) blank() { t.buf.WriteByte('\n') }

func (t *text) label(s string) {
	t.blank()
	fmt.Fprintf(&t.buf, "%s%s\n", indent, t.paint.title(s))
}

func severities(r *analyzer.Rule) string {
	recommended, strict := r.Severity, r.SeverityIn(&analyzer.Settings{Strict: true})
	if recommended == strict {
		return recommended.String()
	}
	return fmt.Sprintf("%s; %s in the strict preset", recommended, strict)
}

// markdown writes the paragraphs of a rule's text, wrapped; what is indented or
// begins like a list or table keeps its lines.
func (t *text) markdown(doc string) {
	for _, p := range strings.Split(strings.TrimSpace(doc), "\n\n") {
		t.blank()
		if p == "" || !strings.ContainsRune(" \t-*|>`0123456789", rune(p[0])) {
			t.paragraph("", p)
			continue
		}
		for line := range strings.Lines(p) {
			t.buf.WriteString(indent + strings.TrimRightFunc(line, unicode.IsSpace) + "\n")
		}
	}
}

// example writes a passage; what stands between «marks» is underlined.
func (t *text) example(s string, severity analyzer.Severity) {
	for line := range strings.Lines(strings.Trim(s, "\n")) {
		line = strings.TrimRight(line, "\n")
		var plain, under strings.Builder
		for i, part := range strings.FieldsFunc(" "+line, func(r rune) bool { return r == '«' || r == '»' }) {
			if i == 0 {
				part = part[1:]
			}
			if i%2 == 1 {
				plain.WriteString(t.paint.words(severity, part))
				under.WriteString(t.paint.severity(severity, strings.Repeat("^", columns(part))))
			} else {
				plain.WriteString(part)
				under.WriteString(strings.Repeat(" ", columns(part)))
			}
		}
		t.buf.WriteString(strings.TrimRight(indent+"   "+plain.String(), " ") + "\n")
		if u := under.String(); strings.Contains(u, "^") {
			fmt.Fprintf(&t.buf, "%s   %s\n", indent, strings.TrimRight(u, " "))
		}
	}
}

func (t *text) passages(label string, list []string) {
	if len(list) == 0 {
		return
	}
	t.label(label)
	for _, s := range list {
		for line := range strings.Lines(strings.Trim(s, "\n")) {
			fmt.Fprintf(&t.buf, "%s   %s\n", indent, strings.TrimRight(line, "\n"))
		}
	}
}

func (t *text) options(r *analyzer.Rule) {
	list := r.OptionList()
	if len(list) == 0 {
		return
	}
	t.label("Options, with their defaults")
	fmt.Fprintf(&t.buf, "%s   rules:\n%s     %s:\n", indent, indent, r.ID)
	for _, o := range list {
		fmt.Fprintf(&t.buf, "%s       %s: %s  %s\n", indent, o.Name, o.Default, t.paint.dim("# "+o.Help))
	}
}

func (t *text) sources(r *analyzer.Rule) {
	if len(r.Sources) == 0 {
		return
	}
	t.label("Sources")
	for _, s := range r.Sources {
		fmt.Fprintf(&t.buf, "%s   %s\n", indent, s.Title)
		if s.URL != "" {
			fmt.Fprintf(&t.buf, "%s   %s\n", indent, t.paint.dim(s.URL))
		}
	}
}

package reporter

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// markdown writes a summary for people: for the page of a CI run
// ($GITHUB_STEP_SUMMARY), which takes a megabyte, or for a comment. First the
// verdict, then for each document what it does well, and its findings by
// section, each with its sentence and a rephrasing. Text of a document is shown
// as text: it cannot add markup, call people by "@name", or open a tag.
type markdown struct {
	w    io.Writer
	o    Options
	body bytes.Buffer // documents with findings
	calm bytes.Buffer // documents without
	cut  int          // findings left out for length
	n    int          // documents without findings that are listed
}

func newMarkdown(w io.Writer, o Options) Reporter { return &markdown{w: w, o: o} }

// GitHub refuses a summary of more than 1 MiB. The limits leave room for the
// head, for what could not be read, and for what other steps have written.
const (
	maxMarkdown     = 960 << 10 // bytes of all documents with findings
	maxCalm         = 50        // documents without findings that are listed
	maxMarkdownPart = 2 << 10   // bytes of a quotation
	maxFailures     = 50
)

func (m *markdown) Report(r *analyzer.Result) error {
	if len(r.Findings) == 0 {
		m.n++
		if m.n <= maxCalm {
			fmt.Fprintf(&m.calm, "- %s%s\n", mdText(short(m.o.repositoryPath(r.Path), 300)), merits(r))
		}
		return nil
	}
	if m.cut > 0 {
		m.cut += len(r.Findings)
		return nil
	}
	m.document(&m.body, r)
	return nil
}

// merits is what a document does well, in one line.
func merits(r *analyzer.Result) string {
	if len(r.Merits) == 0 {
		return ""
	}
	return ": " + mdText(strings.Join(r.Merits, " "))
}

func (m *markdown) document(b *bytes.Buffer, r *analyzer.Result) {
	var s Summary
	s.Add(r)
	here := m.here(r.Findings)
	fmt.Fprintf(b, "\n## %s\n\n%s%s\n", mdText(short(m.o.repositoryPath(r.Path), 300)), s.counts(), beside(len(r.Findings)-len(here), len(here)))
	if len(r.Merits) > 0 {
		b.WriteString("\n**What it does well**\n\n")
		for _, merit := range r.Merits {
			fmt.Fprintf(b, "- %s\n", mdText(merit))
		}
	}
	groups := bySection(fold(here))
	for i, g := range groups {
		var section bytes.Buffer
		m.section(&section, r, g)
		if b.Len()+section.Len() > m.limit() {
			for _, g := range groups[i:] {
				m.cut += g.total()
			}
			return
		}
		_, _ = section.WriteTo(b) // a buffer takes everything
	}
}

func (m *markdown) limit() int {
	if m.o.MaxBytes > 0 {
		return m.o.MaxBytes
	}
	return maxMarkdown
}

// here are the findings that are not told elsewhere.
func (m *markdown) here(findings []analyzer.Finding) []analyzer.Finding {
	if m.o.Elsewhere == nil {
		return findings
	}
	var out []analyzer.Finding
	for i := range findings {
		if !m.o.Elsewhere(&findings[i]) {
			out = append(out, findings[i])
		}
	}
	return out
}

// beside says how many findings stand beside their lines, and how many here.
func beside(there, here int) string {
	switch {
	case there == 0:
		return ""
	case here == 0:
		return ", beside the lines"
	}
	return fmt.Sprintf("; %d of them beside the lines", there)
}

// A sectionGroup is the findings of a section, in their order.
type sectionGroup struct {
	title  string
	groups []group
}

func (s sectionGroup) total() int {
	n := 0
	for _, g := range s.groups {
		n += 1 + g.more
	}
	return n
}

// bySection groups findings; sections come in the order of their first
// finding.
func bySection(groups []group) []sectionGroup {
	var sections []sectionGroup
	at := map[string]int{}
	for _, g := range groups {
		title := g.first.Section
		n, ok := at[title]
		if !ok {
			n = len(sections)
			at[title] = n
			sections = append(sections, sectionGroup{title: title})
		}
		sections[n].groups = append(sections[n].groups, g)
	}
	return sections
}

func (m *markdown) section(b *bytes.Buffer, r *analyzer.Result, s sectionGroup) {
	if s.title != "" {
		fmt.Fprintf(b, "\n### %s\n", mdText(short(s.title, 300)))
	}
	quoted := ""
	for _, g := range s.groups {
		if g.first.Sentence != "" && g.first.Sentence != quoted {
			quoted = g.first.Sentence
			fmt.Fprintf(b, "\n> %s\n", mdText(short(quoted, maxMarkdownPart)))
		}
		m.finding(b, r, g)
	}
}

func (m *markdown) finding(b *bytes.Buffer, r *analyzer.Result, g group) {
	f := g.first
	fmt.Fprintf(b, "\n- **%s** [%s](%s), line %d: %s\n", f.Severity, f.Rule, ruleURL(f.Rule), f.Start.Line, mdText(short(f.Message, maxMarkdownPart)))
	for _, rel := range f.Related {
		fmt.Fprintf(b, "  Line %d, \"%s\": %s\n", rel.Start.Line, mdText(short(rel.Text, 300)), mdText(short(rel.Message, maxMarkdownPart)))
	}
	advice := f.Advice
	if advice == "" && len(f.Fixes) > 0 {
		advice = f.Fixes[0].Message
	}
	if advice != "" {
		fmt.Fprintf(b, "\n  *Try:* %s\n", mdText(short(advice, maxMarkdownPart)))
	}
	for _, fix := range f.Fixes[:min(len(f.Fixes), maxFixes)] {
		if len(fix.Edits) > 0 {
			c := applyEdits(r.Source, fix.Edits)
			fmt.Fprintf(b, "\n  > %s<ins>%s</ins>%s\n", mdText(c.before)+space(c.before), mdInline(short(c.new, maxMarkdownPart)), mdInline(c.after))
		}
	}
	if g.more > 0 {
		fmt.Fprintf(b, "\n  %s.\n", g.moreLikeIt())
	}
}

// space is the space that mdText drops at the end of s.
func space(s string) string {
	if strings.HasSuffix(s, " ") {
		return " "
	}
	return ""
}

func (m *markdown) Close(s Summary) error {
	var head bytes.Buffer
	fmt.Fprintf(&head, "# %s\n\n%s\n", m.title(s), m.verdict(s))
	m.failures(&head, s)
	if m.cut > 0 {
		fmt.Fprintf(&m.body, "\n*%s here for length; blamelint on your machine shows all.*\n", wasWere(m.cut, "finding")+" left out")
	}
	if m.n > 0 && m.body.Len() > 0 {
		m.body.WriteString("\n## Nothing to rephrase\n")
	}
	if m.n > 0 {
		m.body.WriteByte('\n')
	}
	if more := m.n - maxCalm; more > 0 {
		fmt.Fprintf(&m.calm, "- and %s\n", plural(more, "more document"))
	}
	for _, b := range []*bytes.Buffer{&head, &m.body, &m.calm} {
		if _, err := b.WriteTo(m.w); err != nil {
			return err
		}
	}
	return nil
}

func (m *markdown) title(s Summary) string {
	switch {
	case s.Findings() > 0:
		return "blamelint: " + plural(s.Findings(), "finding")
	case s.Files == 0 && s.Unchanged > 0 && s.Failed == 0:
		return "blamelint: nothing has changed"
	case s.Files == 0:
		return "blamelint: nothing was read"
	}
	return "blamelint: nothing to rephrase"
}

func (m *markdown) verdict(s Summary) string {
	text := fmt.Sprintf("In %d of %s: %s.", s.Flagged, plural(s.Files, "document"), s.counts())
	switch {
	case s.Files == 0 && s.Unchanged > 0 && s.Failed == 0:
		return plural(s.Unchanged, "document") + ", none of them changed."
	case s.Findings() == 0 && s.Files == 0 && s.Failed == 0:
		return "There was no Markdown file."
	case s.Findings() == 0 && s.Files == 0:
		return "No file could be read."
	case s.Findings() == 0:
		text = fmt.Sprintf("%s read. Thank you for writing it down.", plural(s.Files, "document"))
	case m.fails(s):
		text += fmt.Sprintf(" The run fails at %s.", orWorse(m.o.FailOn))
	case m.o.FailOn != analyzer.Off:
		text += " None of them makes the run fail."
	}
	if s.Suppressed > 0 {
		text += fmt.Sprintf(" %s silenced by comments.", wasWere(s.Suppressed, "finding"))
	}
	return text
}

func (m *markdown) fails(s Summary) bool {
	counts := [...]int{analyzer.Note: s.Findings(), analyzer.Warning: s.Errors + s.Warnings, analyzer.Error: s.Errors}
	return counts[m.o.FailOn] > 0
}

func orWorse(s analyzer.Severity) string {
	if s == analyzer.Error {
		return "errors"
	}
	return s.String() + "s and above"
}

func (m *markdown) failures(b *bytes.Buffer, s Summary) {
	if len(s.Failures) == 0 {
		return
	}
	b.WriteString("\n## Not read in full\n\n")
	for _, f := range s.Failures[:min(len(s.Failures), maxFailures)] {
		line := short(f.Reason, 300)
		if f.Path != "" {
			line = short(m.o.repositoryPath(f.Path), 300) + ": " + line
		}
		fmt.Fprintf(b, "- %s\n", mdText(line))
	}
	if more := len(s.Failures) - maxFailures; more > 0 {
		fmt.Fprintf(b, "- and %d more\n", more)
	}
}

// mdText is text as Markdown that shows it literally, in one line of its own.
func mdText(s string) string {
	s = mdInline(strings.Join(strings.Fields(clean(s)), " "))
	if s != "" && (strings.IndexByte("#+-=", s[0]) >= 0 || mdNumbered(s)) {
		return "&#8203;" + s // which would begin a heading or a list
	}
	return s
}

// MarkdownText is text as Markdown that shows it literally, in one line: it adds
// no markup, and calls nobody by "@name".
func MarkdownText(s string) string { return mdText(s) }

// mdInline is text as Markdown within a line. An empty comment parts what code
// hosts would make a link of, or a call for somebody's attention.
func mdInline(s string) string {
	const nothing = "<!-- -->"
	s = apart(mdEscape.Replace(clean(s)), '@', nothing)
	return apart(s, '#', nothing)
}

var mdEscape = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "|", `\|`, "~", `\~`, "$", `\$`,
	"://", "<!-- -->://", "www.", "www<!-- -->.",
)

// mdNumbered reports whether s begins as an item of a numbered list does.
func mdNumbered(s string) bool {
	rest := strings.TrimLeft(s, "0123456789")
	return rest != s && rest != "" && (rest[0] == '.' || rest[0] == ')')
}

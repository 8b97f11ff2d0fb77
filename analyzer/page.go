package analyzer

import (
	"fmt"
	"strings"
)

// Page is the rule's page in Markdown: what docs/rules holds, what explain
// prints, what editors show on hover. Marks in the examples are bold.
func (r *Rule) Page() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n\n", r.ID, sentence(r.Summary))
	fmt.Fprintf(&b, "%s; in the strict preset: %s.\n\n", capitalise("severity: "+r.Severity.String()), r.strict())
	fmt.Fprintf(&b, "## Why it matters\n\n%s\n", strings.TrimSpace(r.Doc))
	if len(r.Examples) > 0 {
		b.WriteString("\n## Examples\n")
		for _, e := range r.Examples {
			fmt.Fprintf(&b, "\nInstead of\n\n%s\n\nwrite\n\n%s\n", quoteBlock(boldMarks(e.Bad)), quoteBlock(e.Good))
		}
	}
	if len(r.Silent) > 0 {
		b.WriteString("\n## What it leaves alone\n")
		for _, s := range r.Silent {
			fmt.Fprintf(&b, "\n%s\n", quoteBlock(s))
		}
	}
	b.WriteString(r.optionsPage())
	if len(r.Sources) > 0 {
		b.WriteString("\n## Sources\n\n")
		for _, s := range r.Sources {
			if s.URL == "" {
				fmt.Fprintf(&b, "- %s\n", s.Title)
			} else {
				fmt.Fprintf(&b, "- [%s](%s)\n", s.Title, s.URL)
			}
		}
	}
	return b.String()
}

func (r *Rule) strict() Severity {
	if r.Strict == Off {
		return r.Severity
	}
	return r.Strict
}

func sentence(s string) string {
	s = capitalise(strings.TrimSpace(s))
	if strings.HasSuffix(s, ".") {
		return s
	}
	return s + "."
}

func capitalise(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// boldMarks turns «marks» into bold. A mark that stands in code or spans lines
// could not be bold, so it stays as it is.
func boldMarks(s string) string {
	out := make([]string, 0, 4)
	for line := range strings.SplitSeq(s, "\n") {
		if strings.Count(line, "«") == strings.Count(line, "»") {
			line = strings.NewReplacer("«", "**", "»", "**").Replace(line)
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// quoteBlock shows a passage as a quotation. A passage of several lines is
// shown as it is written, since its shape is the point.
func quoteBlock(s string) string {
	s = strings.Trim(s, "\n")
	if strings.Contains(s, "\n") {
		return "```markdown\n" + s + "\n```"
	}
	return "> " + s
}

package reporter

import (
	"fmt"
	"io"

	"github.com/blamelint/blamelint/analyzer"
)

// PageStyle is the style sheet of the HTML report, for pages that show
// documents with WriteDocument.
func PageStyle() string { return htmlStyle }

// PageScript is the script of the HTML report: filters, steps from remark to
// remark, the margin. It wants what WriteDocument writes.
func PageScript() string { return htmlScript }

// EscapeHTML makes text from a document safe in the text of an element and in a
// quoted attribute; characters that control a terminal or turn the direction of
// writing do not pass.
func EscapeHTML(s string) string { return htmlEscape(s) }

// WriteDocument writes the part of a page that shows one document: filters, its
// prose with the remarks, and the steps between them. The page around it is the
// caller's; it has PageStyle and PageScript, and gives no other element the IDs
// "summary", "documents", "shown", "previous", "next", "position" and "keys",
// nor any that begins with "d1" or "r-". rulesAt is the address, already
// escaped, of a page with WriteRules. It is safe for concurrent use.
func WriteDocument(w io.Writer, r *analyzer.Result, o Options, rulesAt string) error {
	h := &html{w: w, o: o, rules: map[string]int{}, rulesAt: rulesAt, permalinks: true}
	d := htmlDoc{path: o.repositoryPath(r.Path)}
	d.sum.Add(r)
	h.docs = append(h.docs, d)
	for i := range r.Findings {
		h.rules[r.Findings[i].Rule]++
	}
	if len(r.Findings) > 0 {
		h.print("<section id=\"summary\" aria-label=\"Remarks to show\">\n<details>\n<summary>Choose which remarks are shown</summary>\n")
		h.filters(d.sum)
		h.print("</details>\n</section>\n")
	}
	h.print("<main id=\"documents\" tabindex=\"-1\">\n")
	h.article(r, d)
	h.print("</main>\n")
	if len(r.Findings) > 0 {
		h.print(htmlSteps)
	}
	return h.flush()
}

// WriteRules writes why rules matter, a section each with the ID "rule-" and
// the rule's own, in the order in which they are given.
func WriteRules(w io.Writer, rules []*analyzer.Rule, o Options) error {
	h := &html{w: w, o: o}
	for _, r := range rules {
		h.rule(r)
	}
	return h.flush()
}

// SectionAnchor is the ID of the heading of Document.Sections[i] on a page by
// WriteDocument. A section without a heading has none.
func SectionAnchor(i int) string { return fmt.Sprintf("d1s%d", i) }

// Anchors are the names of a result's findings in addresses: they stay the same
// while a finding's sentence does, whatever is written around it.
func Anchors(r *analyzer.Result) []string {
	var seen analyzer.KeyCounter
	out := make([]string, len(r.Findings))
	for i := range r.Findings {
		key := r.Findings[i].Key()
		out[i] = "r-" + key[:12]
		if n := seen.Next(key); n > 1 {
			out[i] += fmt.Sprintf("-%d", n)
		}
	}
	return out
}

package reporter

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// html writes one page that needs nothing else: each document as prose with the
// words marked, the reasons in its margin, and filters. It is the one format
// that reads Result.Document, and only to show it; without a model the source
// is shown as it is written. A document is written when it comes and then
// forgotten but for its name and counts.
//
// Every text is escaped by htmlEscape; no other markup than ours reaches the
// page, and its content security policy would run none.
type html struct {
	w     io.Writer
	o     Options
	buf   bytes.Buffer
	begun bool
	docs  []htmlDoc
	rules map[string]int // findings of each rule

	rulesAt    string // address of the page that says why rules matter; empty: this one
	permalinks bool   // remarks have links to themselves that outlive an edit elsewhere
}

// htmlDoc is what the list of documents says of one.
type htmlDoc struct {
	path string
	sum  Summary
}

func newHTML(w io.Writer, o Options) Reporter {
	return &html{w: w, o: o, rules: map[string]int{}}
}

//go:embed html/page.css
var htmlStyle string

//go:embed html/page.js
var htmlScript string

func (h *html) Report(r *analyzer.Result) error {
	h.begin()
	d := htmlDoc{path: h.o.repositoryPath(r.Path)}
	d.sum.Add(r)
	h.docs = append(h.docs, d)
	for i := range r.Findings {
		h.rules[r.Findings[i].Rule]++
	}
	h.article(r, d)
	return h.flush()
}

func (h *html) flush() error {
	_, err := h.buf.WriteTo(h.w)
	return err
}

func (h *html) print(format string, args ...any) { fmt.Fprintf(&h.buf, format, args...) }

// begin writes the head of the page.
func (h *html) begin() {
	if h.begun {
		return
	}
	h.begun = true
	h.print(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src %s; script-src %s; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="%s">
<link rel="icon" href="data:,">
<title>Remarks on postmortems</title>
<style>%s</style>
</head>
<body>
<a class="skip" href="#documents">Skip to the text</a>
<header class="page">
<h1>Remarks on your postmortems</h1>
<p>Words that a reader could take as blame, or that leave a question open, are marked; with them stands why, and what to write instead.
These are suggestions by a program. You know the incident, so you decide.</p>
<p class="nojs"><a href="#summary">To the summary</a></p>
</header>
<main id="documents" tabindex="-1">
`, integrity(htmlStyle), integrity(htmlScript), htmlEscape(strings.TrimSpace("blamelint "+h.o.version())), htmlStyle)
}

// integrity is what a content security policy knows an inline text by.
func integrity(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// article writes one document. Its anchors begin with d and its number in the
// run, from 1: d1 itself, d1f2 the remark on its second finding, d1w2 the words.
func (h *html) article(r *analyzer.Result, d htmlDoc) {
	n := len(h.docs)
	h.print("<article id=\"d%d\" aria-labelledby=\"d%d-title\">\n<header>\n<h2 id=\"d%d-title\">%s</h2>\n", n, n, n, htmlEscape(d.path))
	h.print("<p class=\"counts\">%s</p>\n", htmlEscape(h.standing(d.sum)))
	h.merits(r)
	h.print("</header>\n")
	calm := len(r.Findings) == 0
	if calm {
		h.print("<details><summary>Show the text</summary>\n")
	}
	h.print("<div class=\"prose\">\n")
	p := newProse(h, r, fmt.Sprintf("d%d", n))
	p.write()
	h.print("</div>\n")
	if calm {
		h.print("</details>\n")
	}
	h.silenced(r)
	h.print("</article>\n")
}

// standing says in a few words how a document does.
func (h *html) standing(s Summary) string {
	text := s.counts()
	if text == "" {
		text = "Nothing to rephrase. Thank you for writing it down."
	}
	if s.Suppressed > 0 {
		text += fmt.Sprintf(" (%d silenced by comments)", s.Suppressed)
	}
	return text
}

// silenced lists what comments have silenced, if that was asked for.
func (h *html) silenced(r *analyzer.Result) {
	if !h.o.Suppressed || len(r.Suppressed) == 0 {
		return
	}
	h.print("<details class=\"silenced\"><summary>Silenced by comments: %d</summary>\n<ul>\n", len(r.Suppressed))
	for i := range r.Suppressed {
		f := &r.Suppressed[i]
		h.print("<li>Line %d, %s: %s <em>Kept because: %s</em></li>\n",
			f.Start.Line, htmlEscape(f.Rule), htmlEscape(short(f.Message, maxMessage)), htmlEscape(short(f.Suppressed, maxMessage)))
	}
	h.print("</ul>\n</details>\n")
}

// Close writes the summary, which the page's script moves to the top, and why
// each rule matters.
func (h *html) Close(s Summary) error {
	h.begin()
	h.print("</main>\n<section id=\"summary\" aria-labelledby=\"summary-title\">\n<h2 id=\"summary-title\">Summary</h2>\n")
	h.print("<p class=\"verdict\">%s</p>\n", htmlEscape(h.verdict(s)))
	h.failures(s)
	if s.Findings() > 0 {
		h.filters(s)
	}
	h.contents()
	h.print("</section>\n")
	if s.Findings() > 0 {
		h.print(htmlSteps)
	}
	h.glossary()
	h.print("<footer class=\"page\"><p>Written by <a href=\"%s\" rel=\"noopener noreferrer\">%s</a>. This page holds everything it needs and asks no server.</p></footer>\n<script>%s</script>\n</body>\n</html>\n",
		home, htmlEscape(strings.TrimSpace("blamelint "+h.o.version())), htmlScript)
	return h.flush()
}

func (h *html) verdict(s Summary) string {
	switch {
	case s.Files == 0 && s.Failed > 0:
		return "No file could be read."
	case s.Files == 0:
		return "There was no Markdown file, so there is nothing to say."
	case s.Findings() == 0:
		return fmt.Sprintf("%s, nothing to rephrase. Thank you for writing it down.", plural(s.Files, "document"))
	case s.Flagged < s.Files:
		return fmt.Sprintf("%s in %d of %s: %s.", plural(s.Findings(), "remark"), s.Flagged, plural(s.Files, "document"), s.counts())
	}
	return fmt.Sprintf("%s in %s: %s.", plural(s.Findings(), "remark"), plural(s.Files, "document"), s.counts())
}

func (h *html) failures(s Summary) {
	if len(s.Failures) == 0 {
		return
	}
	h.print("<h3>Not read in full</h3>\n<ul class=\"failures\">\n")
	for _, f := range s.Failures {
		h.print("<li>")
		if f.Path != "" {
			h.print("<strong>%s</strong>: ", htmlEscape(short(f.Path, maxMessage)))
		}
		h.print("%s</li>\n", htmlEscape(short(f.Reason, maxMessage)))
	}
	h.print("</ul>\n")
}

// filters writes a form whose boxes are all ticked: without a script the page
// shows everything.
func (h *html) filters(s Summary) {
	h.print("<form class=\"filters\" autocomplete=\"off\">\n<fieldset>\n<legend>Show by severity</legend>\n")
	for _, c := range []struct {
		v analyzer.Severity
		n int
	}{{analyzer.Error, s.Errors}, {analyzer.Warning, s.Warnings}, {analyzer.Note, s.Notes}} {
		if c.n > 0 {
			h.box("severity", c.v.String(), c.v.String()+"s", c.n)
		}
	}
	h.print("</fieldset>\n<details>\n<summary>Show by rule (%d)</summary>\n<fieldset>\n<legend class=\"hidden\">Show by rule</legend>\n<div class=\"boxes\">\n", len(h.rules))
	for _, id := range h.ruleIDs() {
		h.box("rule", id, h.ruleName(id), h.rules[id])
	}
	h.print("</div>\n<p><button type=\"button\" data-all=\"true\">All rules</button> <button type=\"button\" data-all=\"false\">No rule</button></p>\n</fieldset>\n</details>\n")
	h.print("<p id=\"shown\" role=\"status\"></p>\n</form>\n")
}

func (h *html) box(name, value, label string, n int) {
	h.print("<label class=\"%s\"><input type=\"checkbox\" name=\"%s\" value=\"%s\" checked> <span>%s</span> <span class=\"n\">%d</span></label>\n",
		htmlEscape(name+" "+value), name, htmlEscape(value), htmlEscape(label), n)
}

// ruleIDs are the rules with findings, the most frequent first.
func (h *html) ruleIDs() []string {
	ids := make([]string, 0, len(h.rules))
	for id := range h.rules {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int {
		if h.rules[a] != h.rules[b] {
			return h.rules[b] - h.rules[a]
		}
		return strings.Compare(a, b)
	})
	return ids
}

func (h *html) ruleName(id string) string {
	if r := h.o.rule(id); r != nil && r.Name != "" {
		return r.Name
	}
	return id
}

// contents lists the documents of a run over several.
func (h *html) contents() {
	if len(h.docs) < 2 {
		return
	}
	h.print("<nav aria-label=\"Documents\">\n<h3>Documents</h3>\n<ul class=\"contents\">\n")
	for i, d := range h.docs {
		counts := d.sum.counts()
		if counts == "" {
			counts = "nothing to rephrase"
		}
		h.print("<li><a href=\"#d%d\">%s</a> <span class=\"n\">%s</span></li>\n", i+1, htmlEscape(d.path), counts)
	}
	h.print("</ul>\n</nav>\n")
}

// htmlSteps goes from finding to finding.
const htmlSteps = `<nav class="steps" aria-label="From remark to remark">
<button type="button" id="previous" aria-keyshortcuts="p">← Previous</button>
<span id="position" role="status"></span>
<button type="button" id="next" aria-keyshortcuts="n">Next →</button>
<label><input type="checkbox" id="keys" checked> keys <kbd>n</kbd> and <kbd>p</kbd></label>
</nav>
`

// glossary says why each rule with findings matters.
func (h *html) glossary() {
	var known []*analyzer.Rule
	for _, id := range h.ruleIDs() {
		if r := h.o.rule(id); r != nil {
			known = append(known, r)
		}
	}
	if len(known) == 0 {
		return
	}
	h.print("<section class=\"glossary\" aria-labelledby=\"why\">\n<h2 id=\"why\">Why these words matter</h2>\n")
	for _, r := range known {
		h.rule(r)
	}
	h.print("</section>\n")
}

// rule says why one rule matters.
func (h *html) rule(r *analyzer.Rule) {
	h.print("<section id=\"rule-%s\" class=\"prose\" tabindex=\"-1\">\n<h3>%s <code>%s</code></h3>\n", htmlEscape(r.ID), htmlEscape(h.ruleName(r.ID)), htmlEscape(r.ID))
	doc := []byte(r.Doc)
	d := analyzer.Parse("", doc, nil)
	p := newProse(h, &analyzer.Result{Source: doc, Document: d}, "")
	p.write()
	d.Release()
	h.examples(r)
	h.sources(r)
	h.print("</section>\n")
}

// examples shows the examples of a rule that are a passage of one line.
func (h *html) examples(r *analyzer.Rule) {
	for _, e := range r.Examples {
		bad, good := strings.TrimSpace(e.Bad), strings.TrimSpace(e.Good)
		if strings.Contains(bad, "\n") || strings.Contains(good, "\n") {
			continue
		}
		marked := strings.NewReplacer("«", "<mark class=\"on\">", "»", "</mark>").Replace(htmlEscape(bad))
		h.print("<dl class=\"example\"><div><dt>Instead of</dt><dd>%s</dd></div><div><dt>write</dt><dd>%s</dd></div></dl>\n", marked, htmlEscape(good))
	}
}

func (h *html) sources(r *analyzer.Rule) {
	if len(r.Sources) == 0 {
		return
	}
	h.print("<p class=\"sources\">Sources: ")
	for i, s := range r.Sources {
		if i > 0 {
			h.print("; ")
		}
		if isWebLink(s.URL) {
			h.print("<a href=\"%s\" rel=\"noopener noreferrer\">%s</a>", htmlEscape(s.URL), htmlEscape(s.Title))
		} else {
			h.print("%s", htmlEscape(s.Title))
		}
	}
	h.print("</p>\n")
}

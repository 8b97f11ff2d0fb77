package reporter

import (
	"fmt"

	"github.com/blamelint/blamelint/analyzer"
)

// merits says what a document does well.
func (h *html) merits(r *analyzer.Result) {
	if len(r.Merits) == 0 {
		return
	}
	h.print("<div class=\"merits\">\n<p>What it does well</p>\n<ul>\n")
	for _, m := range r.Merits {
		h.print("<li>%s</li>\n", htmlEscape(m))
	}
	h.print("</ul>\n</div>\n")
}

// cards writes the remarks on findings.
func (p *prose) cards(findings []int) {
	if len(findings) == 0 {
		return
	}
	p.h.print("<ul class=\"remarks\" aria-label=\"Remarks\">\n")
	for _, n := range findings {
		p.card(n, &p.r.Findings[n])
	}
	p.h.print("</ul>\n")
}

// card writes the remark on one finding: what a reader may conclude, what to
// write instead, rewrites.
func (p *prose) card(n int, f *analyzer.Finding) {
	h := p.h
	h.print("<li class=\"remark %s\" id=\"%sf%d\" data-rule=\"%s\" data-severity=\"%s\" tabindex=\"-1\">\n",
		f.Severity, p.id, n+1, htmlEscape(f.Rule), f.Severity)
	h.print("<p class=\"head\"><a class=\"number\" href=\"#%sw%d\" aria-label=\"Remark %d, back to the words\">%d</a> <span class=\"severity\">%s</span> <span class=\"name\">%s</span> <span class=\"place\">line %d</span>%s</p>\n",
		p.id, n+1, n+1, n+1, f.Severity, p.rule(f.Rule), f.Start.Line, p.permalink(n))
	if f.Changed {
		h.print("<p class=\"new\">in a sentence that is new</p>\n")
	}
	h.print("<p>%s</p>\n", htmlEscape(short(f.Message, maxMessage)))
	p.related(f)
	if f.Advice != "" {
		h.print("<p class=\"advice\"><b>Try:</b> %s</p>\n", htmlEscape(short(f.Advice, maxMessage)))
	}
	p.rewrites(f)
	h.print("</li>\n")
}

// permalink is a link from a remark to itself, if the page has them.
func (p *prose) permalink(n int) string {
	if !p.h.permalinks {
		return ""
	}
	if p.anchors == nil {
		p.anchors = Anchors(p.r)
	}
	return fmt.Sprintf(` <a class="permalink" id="%s" href="#%[1]s" aria-label="Permanent link to remark %d">¶</a>`, p.anchors[n], n+1)
}

// related shows the places that explain a finding, those together that say the
// same.
func (p *prose) related(f *analyzer.Finding) {
	for i := range f.Related {
		rel := &f.Related[i]
		switch {
		case i == 0:
			p.h.print("<p class=\"related\">Line ")
		case rel.Message == f.Related[i-1].Message:
			p.h.print(", line ")
		default:
			p.h.print(": %s</p>\n<p class=\"related\">Line ", htmlEscape(short(f.Related[i-1].Message, maxMessage)))
		}
		p.h.print("%d “%s”", rel.Start.Line, htmlEscape(cutText("", rel.Text, "", 60).words))
	}
	if n := len(f.Related); n > 0 {
		p.h.print(": %s</p>\n", htmlEscape(short(f.Related[n-1].Message, maxMessage)))
	}
}

// rule names a rule; the name leads to why it matters.
func (p *prose) rule(id string) string {
	name := htmlEscape(p.h.ruleName(id))
	if p.h.o.rule(id) == nil {
		return name
	}
	return fmt.Sprintf(`<a href="%s#rule-%s" title="Why it matters">%s</a>`, p.h.rulesAt, htmlEscape(id), name)
}

// rewrites shows the rewrites of a finding, each with what it takes out.
func (p *prose) rewrites(f *analyzer.Finding) {
	shown := 0
	for _, fix := range f.Fixes {
		if len(fix.Edits) == 0 || shown == maxFixes {
			continue
		}
		shown++
		c := applyEdits(p.r.Source, fix.Edits)
		p.h.print("<figure class=\"rewrite\"><figcaption>%s</figcaption><p>", htmlEscape(short(fix.Message, maxMessage)))
		p.h.print("%s", htmlEscape(clean(c.before)))
		if c.old != "" {
			p.h.print("<del>%s</del>", htmlEscape(short(clean(c.old), maxRewrite)))
		}
		if c.new != "" {
			p.h.print("<ins>%s</ins>", htmlEscape(short(clean(c.new), maxRewrite)))
		}
		p.h.print("%s</p></figure>\n", htmlEscape(clean(c.after)))
	}
}

// maxRewrite bounds the words of a rewrite, in bytes.
const maxRewrite = 1 << 10

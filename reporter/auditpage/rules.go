package auditpage

import (
	"fmt"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/reporter"
)

// writeRules writes why each rule with findings matters, the most frequent
// first.
func (s *site) writeRules() error {
	f := &frame{title: "Why these words matter", current: "rules.html", class: "rules", version: s.version}
	p := &page{}
	p.head(f)
	p.print("<header class=\"page\">\n<h1>Why these words matter</h1>\n<p>Each rule says what a reader may conclude from some words, and what to write instead. Those with most remarks come first.</p>\n</header>\n<main id=\"documents\" class=\"glossary\" tabindex=\"-1\">\n")
	var known []*analyzer.Rule
	for i := range s.m.Report.Rules {
		x := &s.m.Report.Rules[i]
		if r := s.rule(x.ID); r != nil && x.Findings > 0 {
			known = append(known, r)
		}
	}
	if len(known) == 0 {
		p.print("<p>There are no remarks.</p>\n")
	}
	p.print("<h2>Rules with remarks</h2>\n<ul class=\"contents\">\n")
	for _, r := range known {
		hits := s.m.Report.Total.Rules[r.ID]
		p.print("<li><a href=\"#rule-%s\">%s</a> <a class=\"n\" href=\"%s\">%s</a></li>\n", esc(r.ID), esc(titleOf(r.Name, r.ID)), esc(listAt("rule", r.ID)),
			fmt.Sprintf("%s in %s", plural(hits.Findings, "remark", "remarks"), postmortems(hits.Documents)))
	}
	p.print("</ul>\n")
	if err := reporter.WriteRules(p, known, s.o.Reporter); err != nil {
		return err
	}
	p.print("</main>\n")
	p.foot(f)
	return s.folder.write("rules.html", p.Bytes())
}

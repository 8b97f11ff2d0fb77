package reporter

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"

	"github.com/blamelint/blamelint/analyzer/facilitate"
)

//go:embed html/brief.css
var briefStyle string

// BriefHTML writes a facilitator's brief as one page that needs nothing else:
// to read from, to tick off, to print. Every text is escaped by htmlEscape, and
// the page's content security policy runs no script.
func BriefHTML(w io.Writer, b *facilitate.Brief) error {
	p := &briefHTML{}
	p.head(b)
	p.invite(b)
	p.agenda(b)
	at := 0
	for i := range b.Agenda {
		p.part(&b.Agenda[i], at)
		at += b.Agenda[i].Minutes
	}
	p.checklist(b)
	p.print("</main>\n<footer>\n")
	if b.LeftOut > 0 {
		p.print("<p>%s</p>\n", htmlEscape(leftOut(b.LeftOut)))
	}
	p.print("<p>These are suggestions by a program. You know the group, so you decide.</p>\n</footer>\n</body>\n</html>\n")
	_, err := p.b.WriteTo(w)
	return err
}

type briefHTML struct {
	b bytes.Buffer
	n int // questions so far
}

func (p *briefHTML) print(format string, args ...any) { fmt.Fprintf(&p.b, format, args...) }

func (p *briefHTML) head(b *facilitate.Brief) {
	p.print(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src %s; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>%s</title>
<style>%s</style>
</head>
<body>
<header>
<h1>%s</h1>
<p class="lead">Questions for the group, not verdicts. They begin with <em>what</em> and <em>how</em>; roles stand for names. %s in all.</p>
</header>
<main>
`, integrity(briefStyle), htmlEscape(briefTitle(b)), briefStyle, htmlEscape(briefTitle(b)), briefMinutes(b.Minutes()))
}

func (p *briefHTML) invite(b *facilitate.Brief) {
	p.print("<section aria-labelledby=\"invite\">\n<div class=\"head\"><h2 id=\"invite\">Whom to invite</h2></div>\n<ul>\n")
	for _, s := range b.Invite {
		p.print("<li><strong>%s</strong> – %s</li>\n", htmlEscape(briefUpper(s.Role)), htmlEscape(s.Why))
	}
	p.print("</ul>\n</section>\n")
}

func (p *briefHTML) agenda(b *facilitate.Brief) {
	p.print("<section aria-labelledby=\"agenda\">\n<div class=\"head\"><h2 id=\"agenda\">Agenda</h2></div>\n<table>\n<thead><tr><th class=\"n\" scope=\"col\">From</th><th class=\"n\" scope=\"col\">Minutes</th><th scope=\"col\">Part</th></tr></thead>\n<tbody>\n")
	at := 0
	for i := range b.Agenda {
		part := &b.Agenda[i]
		p.print("<tr><td class=\"n\">0:%02d</td><td class=\"n\">%d</td><td><a href=\"#%s\">%s</a></td></tr>\n", at, part.Minutes, part.Name, htmlEscape(part.Title))
		at += part.Minutes
	}
	p.print("</tbody>\n</table>\n</section>\n")
}

func (p *briefHTML) part(part *facilitate.Part, at int) {
	p.print("<section aria-labelledby=\"%s\">\n<div class=\"head\"><h2 id=\"%s\">%s</h2><span class=\"time\">0:%02d, %d minutes</span></div>\n<p class=\"aim\">%s</p>\n",
		part.Name, part.Name, htmlEscape(part.Title), at, part.Minutes, htmlEscape(part.Aim))
	if part.Name == "opening" {
		for _, n := range part.Notes {
			p.print("<blockquote class=\"directive\"><p>%s</p><p class=\"note\">– Norman L. Kerth, <cite>Project Retrospectives</cite></p></blockquote>\n", htmlEscape(n))
		}
	} else if len(part.Notes) > 0 {
		p.print("<ul class=\"facts\">\n")
		for _, n := range part.Notes {
			p.print("<li>%s</li>\n", htmlEscape(n))
		}
		p.print("</ul>\n")
	}
	p.moments(part.Moments)
	p.items(part.Items)
	p.questions(part.Questions)
	p.print("</section>\n")
}

func (p *briefHTML) moments(list []facilitate.Moment) {
	if len(list) == 0 {
		return
	}
	p.print("<ol class=\"moments\">\n")
	for i := range list {
		m := &list[i]
		class, told := "", ""
		if m.Told {
			class, told = ` class="told"`, fmt.Sprintf(` <span class="note">(told in line %d; not in the timeline yet)</span>`, m.Line)
		}
		p.print("<li%s><h3>%s</h3>\n<p>%s%s</p>\n", class, htmlEscape(m.Stamp), htmlEscape(m.Text), told)
		p.questions(m.Questions)
		p.print("</li>\n")
	}
	p.print("</ol>\n")
}

// questions writes questions with a box each to tick them off.
func (p *briefHTML) questions(list []facilitate.Question) {
	if len(list) == 0 {
		return
	}
	p.print("<ul class=\"questions\">\n")
	for i := range list {
		q := &list[i]
		p.n++
		p.print("<li>")
		if q.Quote != "" {
			p.print("<blockquote><p>“%s”%s</p></blockquote>", htmlEscape(q.Quote), where(q.Line))
		}
		p.print("<label for=\"q%d\"><input type=\"checkbox\" id=\"q%d\"><span>%s</span></label>", p.n, p.n, htmlEscape(q.Ask))
		if q.Then != "" {
			p.print("<p class=\"then\">%s</p>", htmlEscape(q.Then))
		}
		if also := briefAlso(q); also != "" {
			p.print("<p class=\"also\">%s</p>", htmlEscape(also))
		}
		p.print("</li>\n")
	}
	p.print("</ul>\n")
}

func where(line int) string {
	if line == 0 {
		return ""
	}
	return fmt.Sprintf(` <span class="where">(line %d)</span>`, line)
}

func (p *briefHTML) items(list []facilitate.Item) {
	if len(list) == 0 {
		return
	}
	p.print("<ul class=\"items\">\n")
	for i := range list {
		it := &list[i]
		p.print("<li><p>“%s”%s</p>", htmlEscape(it.Text), where(it.Line))
		if len(it.Settle) > 0 {
			p.print("<p>")
			for k, s := range it.Settle {
				lead := ""
				if k == 0 {
					lead = "<span class=\"hidden\">Settle: </span>"
				}
				p.print("%s<span class=\"settle\">%s</span>", lead, htmlEscape(s))
			}
			p.print("</p>")
		}
		if it.Ask != "" {
			p.print("<p>%s</p>", htmlEscape(it.Ask))
		}
		p.print("</li>\n")
	}
	p.print("</ul>\n")
}

func (p *briefHTML) checklist(b *facilitate.Brief) {
	p.print("<section aria-labelledby=\"publish\">\n<div class=\"head\"><h2 id=\"publish\">Before publishing</h2></div>\n<p class=\"aim\">Ticked is what the text shows by itself; the rest is for people.</p>\n<ul class=\"checks\">\n")
	for _, c := range b.Checklist {
		class, box, said := "people", "☐", "Open: "
		switch c.State {
		case facilitate.Seen:
			class, box, said = "seen", "☑", "Done: "
		case facilitate.NotYet:
			class, box, said = "notyet", "☐", "Not yet: "
		}
		note := checkNote(c)
		if note != "" {
			note = fmt.Sprintf(` <span class="note">(%s)</span>`, htmlEscape(note))
		}
		p.print("<li class=\"%s\"><span class=\"box\" aria-hidden=\"true\">%s</span><span><span class=\"hidden\">%s</span>%s%s</span></li>\n", class, box, said, htmlEscape(c.Text), note)
	}
	p.print("</ul>\n</section>\n")
}

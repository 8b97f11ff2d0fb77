package auditpage

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/blamelint/blamelint/analyzer/audit"
)

// first shows the head of the review queue.
func (s *site) first(p *page) {
	q := s.m.Report.Queue
	p.card("queue", queueTitle(len(q)))
	if len(q) == 0 {
		p.print("<p>Nothing waits for a reviewer. Enjoy it.</p>\n")
		p.endCard()
		return
	}
	p.print("<p>Here a reviewer’s half hour helps most: the remarks are many and quick to act on. Recent incidents come first, since those who were there still remember them.</p>\n<ol class=\"first\">\n")
	for i := range q[:min(len(q), 3)] {
		s.queued(p, &q[i], "h3")
	}
	p.print("</ol>\n")
	if len(q) > 3 {
		p.print("<h3>Then these</h3>\n<ol class=\"next\" start=\"4\">\n")
		for i := 3; i < min(len(q), 10); i++ {
			s.queued(p, &q[i], "b")
		}
		p.print("</ol>\n")
	}
	p.print("<p><a class=\"more\" href=\"%s\">The whole review queue</a></p>\n", esc(listAt("show", "todo")))
	p.endCard()
}

func queueTitle(n int) string {
	switch {
	case n >= 3:
		return "Three postmortems to help first"
	case n == 2:
		return "Two postmortems to help first"
	case n == 1:
		return "One postmortem to help first"
	}
	return "To help first"
}

func (s *site) queued(p *page, q *audit.Queued, tag string) {
	p.print("<li><%[1]s><a href=\"%[2]s.html\">%[3]s</a></%[1]s>\n<p class=\"n\">%[4]s", tag, pageName(q.Path), esc(shorten(titleOf(q.Title, q.Path), 120)), esc(areaName(q.Area)))
	if d := longDay(q.Date); d != "" {
		p.print(" · %s", d)
	}
	p.print(" · %s</p>\n<p>%s</p></li>\n", plural(int64(q.Words), "word", "words"), s.why(q.Help.Why, ""))
}

// why is a reason as HTML: the rules that it names lead to what they are about.
func (s *site) why(text, root string) string {
	var b strings.Builder
	for len(text) > 0 {
		n := strings.IndexFunc(text, func(r rune) bool { return r != '-' && (r < 'a' || r > 'z') })
		switch {
		case n < 0:
			n = len(text)
		case n == 0:
			_, n = utf8.DecodeRuneInString(text)
		}
		word := text[:n]
		if r := s.rule(word); r != nil {
			fmt.Fprintf(&b, "<a href=\"%srules.html#rule-%s\" title=\"%s\">%[2]s</a>", root, esc(word), esc(titleOf(r.Name, word)))
		} else {
			b.WriteString(esc(word))
		}
		text = text[n:]
	}
	return b.String()
}

package auditpage

import (
	"fmt"

	"github.com/blamelint/blamelint/analyzer/audit"
)

// well says what is done well.
func (s *site) well(p *page) {
	r := s.m.Report
	t := &r.Total
	read := t.Documents - t.Unreadable
	p.card("well", "What is done well")
	p.print("<p class=\"lead\">%s</p>\n", esc(praiseSentence(r.Merits, read)))
	better := improvements(r.Years)
	if t.Clean > 0 {
		better = append(better, fmt.Sprintf("%s of %s need no more than a note here and there.", thousands(t.Clean), postmortems(read)))
	}
	if len(better) > 0 {
		p.print("<ul class=\"better\">\n")
		for _, b := range better {
			p.print("<li>%s</li>\n", esc(b))
		}
		p.print("</ul>\n")
	}
	p.print("<div class=\"pair\">\n")
	if len(r.Merits) > 0 {
		f := figure{id: "merits", title: "Postmortems that …", table: table{head: []string{"Postmortems that …", "Number", "Share"}}}
		var list []bar
		for _, m := range r.Merits {
			list = append(list, bar{label: m.Text, value: float64(m.Documents), text: outOf(m.Documents, read), class: "good"})
			f.table.rows = append(f.table.rows, []cell{text(m.Text), text(thousands(m.Documents)), text(outOf(m.Documents, read))})
		}
		f.desc = fmt.Sprintf("Most often they %s (%s of %s).", r.Merits[0].Text, thousands(r.Merits[0].Documents), thousands(read))
		f.draw = func(p *page) { p.bars(&f, list, float64(read)) }
		p.figure(f)
	}
	s.learnFrom(p)
	p.print("</div>\n")
	p.endCard()
}

// praiseSentence names what most do well.
func praiseSentence(merits []audit.Praise, read int64) string {
	switch {
	case read == 0:
		return "There is no postmortem to read yet."
	case len(merits) == 0:
		return fmt.Sprintf("%s written down, so that others can learn from them. That is the larger half of the work.", postmortems(read))
	case len(merits) == 1:
		return fmt.Sprintf("%s of %s %s.", thousands(merits[0].Documents), postmortems(read), merits[0].Text)
	}
	return fmt.Sprintf("%s of %s %s, and %s %s.", thousands(merits[0].Documents), postmortems(read), merits[0].Text, thousands(merits[1].Documents), merits[1].Text)
}

// learnFrom names postmortems that are worth reading.
func (s *site) learnFrom(p *page) {
	if len(s.examples) == 0 {
		return
	}
	p.print("<div>\n<h3>Worth reading as examples</h3>\n<ul class=\"examples\">\n")
	for _, e := range s.examples {
		p.print("<li><a href=\"%s.html\">%s</a>%s", e.page, esc(shorten(e.title, 120)), dimDay(e.day))
		p.print("<p>")
		for i, m := range e.merits {
			if i > 0 {
				p.print(" ")
			}
			p.print("%s", esc(m))
		}
		p.print("</p></li>\n")
	}
	p.print("</ul>\n</div>\n")
}

func dimDay(d audit.Day) string {
	if s := longDay(d); s != "" {
		return " <span class=\"n\">" + s + "</span>"
	}
	return ""
}

// improvements compares the newest year that has enough documents with the
// oldest, or else with the one before, and says only what got better. What was
// better a year ago is no improvement.
func improvements(years []audit.Row) []string {
	var full []*audit.Row
	for i := range years {
		if y := &years[i]; y.Name != "" && y.Documents-y.Unreadable >= fewest {
			full = append(full, y)
		}
	}
	if len(full) < 2 {
		return nil
	}
	oldest, before, now := full[0], full[len(full)-2], full[len(full)-1]
	var out []string
	for _, better := range [...]func(was, now *audit.Row) string{fewerWords, moreOwned, moreTracked, moreBounded} {
		text := better(oldest, now)
		if text != "" && better(now, before) != "" {
			continue
		}
		if text == "" {
			text = better(before, now)
		}
		if text != "" {
			out = append(out, text)
		}
	}
	return out
}

func fewerWords(was, now *audit.Row) string {
	a, b := was.LanguagePerThousand(), now.LanguagePerThousand()
	if b > .95*a {
		return ""
	}
	return fmt.Sprintf("Fewer words that a reader could take as blame: %s per 1,000 words in %s, after %s in %s.", rate(b), now.Name, rate(a), was.Name)
}

func moreOwned(was, now *audit.Row) string {
	return moreItems("have an owner", was, now, func(c *audit.ActionCount) int64 { return c.Owner })
}

func moreTracked(was, now *audit.Row) string {
	return moreItems("have a ticket or a date", was, now, func(c *audit.ActionCount) int64 { return c.Tracked })
}

func moreBounded(was, now *audit.Row) string {
	return moreItems("say when they are finished", was, now, func(c *audit.ActionCount) int64 { return c.Bounded })
}

func moreItems(what string, was, now *audit.Row, of func(*audit.ActionCount) int64) string {
	a, b := portion(of(&was.Actions), was.Actions.Open()), portion(of(&now.Actions), now.Actions.Open())
	if was.Actions.Open() < fewest || b < a+.03 {
		return ""
	}
	return fmt.Sprintf("More open action items %s: %.0f %% in %s, after %.0f %% in %s.", what, 100*b, now.Name, 100*a, was.Name)
}

// fewest is how many documents a period needs before its rate is compared, and
// before its column stands out.
const fewest = 5

func portion(n, total int64) float64 {
	if total == 0 {
		return 0
	}
	return float64(n) / float64(total)
}

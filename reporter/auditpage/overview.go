package auditpage

import (
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/blamelint/blamelint/analyzer/audit"
)

// overviews writes the pages about all documents; the overview comes last, so
// that a report that has one is whole.
func (s *site) overviews() error {
	for _, w := range [...]func() error{s.writeList, s.writeActions, s.writeRules, s.writeOverview} {
		if err := w(); err != nil {
			return err
		}
	}
	return nil
}

// state is the address of a view of the list, as assets/list.js reads it.
func state(pairs ...string) string {
	v := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		v.Set(pairs[i], pairs[i+1])
	}
	return "#" + v.Encode()
}

func listAt(pairs ...string) string { return "documents.html" + state(pairs...) }

func (s *site) writeOverview() error {
	f := &frame{title: "Postmortems: what is done well, and where help is needed", current: "index.html", class: "overview", version: s.version}
	p := &page{}
	p.head(f)
	p.print("<header class=\"page\">\n<h1>What our postmortems do well, and where help is needed</h1>\n<p>%s", esc(s.about()))
	if n := s.m.Report.Total.Unreadable; n > 0 {
		p.print(" <a href=\"#unread\">%s</a> could not be read.", plural(n, "file", "files"))
	}
	p.print("</p>\n")
	p.print("<p>Remarks are suggestions by a program about words and structure. They say where a reviewer’s time helps most, and are no grade: " +
		"who wrote a postmortem, or owns an action item, is neither counted nor kept.</p>\n</header>\n<main id=\"documents\" tabindex=\"-1\">\n")
	s.well(p)
	s.first(p)
	s.overTime(p)
	p.print("<div class=\"pair\">\n")
	s.byRule(p)
	s.byArea(p)
	p.print("</div>\n")
	s.actionShares(p)
	s.repeated(p)
	s.unread(p)
	s.method(p)
	p.print("</main>\n")
	p.foot(f)
	return s.folder.write("index.html", p.Bytes())
}

// about says in a sentence what was read.
func (s *site) about() string {
	r := s.m.Report
	t := &r.Total
	text := fmt.Sprintf("%s with %s", postmortems(t.Documents-t.Unreadable), plural(t.Words, "word", "words"))
	switch first, last := longMonth(r.First), longMonth(r.Last); {
	case first == "":
	case first == last:
		text += ", from " + first
	default:
		text += ", from " + first + " to " + last
	}
	return text + "."
}

// card begins a part of the overview.
func (p *page) card(id, title string) {
	p.print("<section class=\"card\" aria-labelledby=\"%s\">\n<h2 id=\"%[1]s\">%s</h2>\n", id, esc(title))
}

func (p *page) endCard() { p.print("</section>\n") }

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

// first shows the head of the review queue.
func (s *site) first(p *page) {
	q := s.m.Report.Queue
	p.card("queue", queueTitle(len(q)))
	if len(q) == 0 {
		p.print("<p>Nothing waits for a reviewer. Enjoy it.</p>\n")
		p.endCard()
		return
	}
	p.print("<p>Here a reviewer’s half hour helps most: the remarks are many and quick to act on, and the incident is recent enough for those who were there to remember it.</p>\n<ol class=\"first\">\n")
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

// unread lists what could not be read.
func (s *site) unread(p *page) {
	if len(s.missing) == 0 {
		return
	}
	p.card("unread", "Not read, or not in full")
	t := table{name: "Files that were not read", head: []string{"File", "Reason"}}
	for _, m := range s.missing {
		t.rows = append(t.rows, []cell{text(m.path), text(m.reason)})
	}
	p.table(t)
	if n := s.m.Report.Total.Unreadable; n > int64(len(s.missing)) {
		p.print("<p>These are the first. <a href=\"%s\">All that could not be read</a>: %s.</p>\n", esc(listAt("show", "unread")), thousands(n))
	}
	p.endCard()
}

// method says how things were counted.
func (s *site) method(p *page) {
	r := s.m.Report
	p.card("method", "How this was counted")
	p.print("<ul>\n<li><b>Remarks</b> are what blamelint’s <a href=\"rules.html\">rules</a> say about a document; “per 1,000 words” makes long and short ones comparable.</li>\n")
	p.print("<li><b>Dates</b>: ")
	for i, d := range r.Dates {
		if i > 0 {
			p.print(", ")
		}
		p.print("%s", esc(dateCount(d)))
	}
	p.print(".</li>\n<li><b>Review queue</b>: a point is about one sentence that a reviewer would reword; each open action item without an owner, ticket or clear words adds one or two. " +
		"Only the first five remarks of a rule count. A year of age halves the points.</li>\n" +
		"<li><b>Service or folder</b>: the service that the front matter names, or the folder in which the file lies.</li>\n" +
		"<li><b>Repeated promises</b>: action items with the same content words, in whatever order and form.</li>\n" +
		"<li><b>People</b>: no figure is kept of a person. Of an owner it is only known that there is one; names that were recognised are left out of this report’s lists and search, and stand only in the text of the postmortems themselves.</li>\n</ul>\n")
	p.endCard()
}

func dateCount(d audit.Named) string {
	n := thousands(d.Count)
	switch d.Name {
	case "none":
		return n + " without one"
	case string(audit.FromField):
		return n + " from a field or the title"
	case string(audit.FromGit):
		return n + " from the first commit in git"
	}
	return n + " from the " + d.Name
}

package auditpage

import (
	"fmt"
	"net/url"

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

// unread lists what could not be read.
func (s *site) unread(p *page) {
	if len(s.missing) == 0 {
		return
	}
	p.card("unread", "Not read, or not in full")
	t := table{name: "Files that were not read", head: []string{"File", "Reason"}, prose: true}
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
	case string(audit.FromText):
		return n + " from the first full date in the text"
	case string(audit.FromGit):
		return n + " from the first commit in git"
	}
	return n + " from the " + d.Name
}

package auditpage

import (
	"context"
	"encoding/json"
	"os"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/audit"
	"github.com/blamelint/blamelint/reporter"
)

// pageVersion goes up when pages of documents change in a way that neither the
// assets nor the version of blamelint tell.
const pageVersion = 1

// A section is the text of one section for the search: the anchor of its
// heading, its title, and what stands below, without names of persons.
type section struct {
	Anchor, Title, Text string
}

// document writes the page of one record and the text that the search shows,
// unless they lie there already. It runs on several goroutines at once.
func (s *site) document(ctx context.Context, r *audit.Record) made {
	d := made{rec: r}
	if r.Unreadable() || ctx.Err() != nil {
		return d
	}
	d.page = pageName(r.Path)
	key, err := s.keyOf(r)
	if err != nil {
		d.err = err
		return d
	}
	f := &frame{title: titleOf(r.Title, r.Path), current: "", root: "../../", scripts: []string{"page.js", "back.js"}, class: "document", key: key, version: s.version}
	if sections, ok := s.earlier(d.page, f); ok {
		d.sections = sections
		return d
	}
	res, err := s.m.Result(r)
	if res != nil {
		defer res.Release()
	}
	if res != nil && res.Document != nil {
		d.sections = sectionsOf(res.Document)
	} else {
		f.key = "" // so that another run tries again
	}
	if d.err = s.writeText(d.page, f, d.sections); d.err == nil {
		d.err = s.writeDocument(d.page, f, r, res, err)
	}
	return d
}

// earlier gives the text of a document whose page an earlier run has written
// from the same record.
func (s *site) earlier(name string, f *frame) ([]section, bool) {
	p := &page{}
	p.print("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n%s", keyMark(f.key))
	if !s.folder.begins(name+".html", p.Bytes()) {
		return nil, false
	}
	data, err := os.ReadFile(s.folder.path(name + ".js"))
	if err != nil {
		return nil, false
	}
	rest, ok := strings.CutPrefix(string(data), textHead(name, f.key))
	if !ok {
		return nil, false
	}
	var rows [][3]string
	if rest, ok = strings.CutSuffix(rest, textTail); !ok || json.Unmarshal([]byte(rest), &rows) != nil {
		return nil, false
	}
	sections := make([]section, len(rows))
	for i, r := range rows {
		sections[i] = section{r[0], r[1], r[2]}
	}
	return sections, true
}

const textTail = ");\n"

func textHead(name, key string) string { return "blamelint.text(\"" + name + "\", \"" + key + "\", " }

// writeText writes the script by which the search shows passages.
func (s *site) writeText(name string, f *frame, sections []section) error {
	rows := make([][3]string, len(sections))
	for i, x := range sections {
		rows[i] = [3]string{x.Anchor, x.Title, x.Text}
	}
	data, err := json.Marshal(rows)
	if err != nil {
		return err
	}
	return s.folder.write(name+".js", []byte(textHead(name, f.key)+string(data)+textTail))
}

// sectionsOf is the text of a document's sections, in order.
func sectionsOf(d *analyzer.Document) []section {
	names := audit.NewMasker(d)
	at := map[*analyzer.Section]int{}
	for i, s := range d.Sections {
		at[s] = i
	}
	var out []section
	var last *analyzer.Section
	for _, b := range d.Blocks {
		sec := b.Section
		if sec == nil {
			continue
		}
		if sec != last || len(out) == 0 {
			last = sec
			x := section{Title: names.Mask(sec.Title)}
			if sec.Head != nil {
				x.Anchor = reporter.SectionAnchor(at[sec])
			}
			out = append(out, x)
		}
		if b == sec.Head && !sec.Lead {
			continue
		}
		if text := strings.Join(strings.Fields(d.BlockText(b)), " "); text != "" {
			x := &out[len(out)-1]
			x.Text = strings.TrimSpace(x.Text + " " + names.Mask(text))
		}
	}
	return out
}

// writeDocument writes the page. res may be nil; failed says why.
func (s *site) writeDocument(name string, f *frame, r *audit.Record, res *analyzer.Result, failed error) error {
	p := &page{}
	p.head(f)
	p.print("<header class=\"page\">\n<p class=\"back\"><a href=\"../../documents.html\">← All postmortems</a></p>\n<h1>%s</h1>\n", esc(f.title))
	s.facts(p, r)
	p.print("</header>\n")
	if res == nil || res.Document == nil {
		s.withoutText(p, r, failed)
	} else {
		if res.Merits == nil {
			for _, m := range r.Merits {
				res.Merits = append(res.Merits, m.Text)
			}
		}
		o := s.o.Reporter
		o.RepositoryPath = nil
		if err := reporter.WriteDocument(p, res, o, "../../rules.html"); err != nil {
			return err
		}
	}
	s.documentActions(p, r)
	p.foot(f)
	return s.folder.write(name+".html", p.Bytes())
}

// facts says what kind of document it is, and where help would help.
func (s *site) facts(p *page, r *audit.Record) {
	p.print("<ul class=\"facts\">\n")
	if day := longDay(r.Date); day != "" {
		p.print("<li>%s <span class=\"n\">(%s)</span></li>\n", day, esc(dateFrom(r.DateFrom)))
	}
	p.print("<li><a href=\"../../documents.html%s\">%s</a></li>\n<li>%s</li>\n</ul>\n",
		esc(state("area", r.Area)), esc(areaName(r.Area)), plural(int64(r.Words), "word", "words"))
	if r.Help.Why != "" {
		p.print("<p class=\"help\"><b>Where a half hour helps:</b> %s</p>\n", s.why(r.Help.Why, "../../"))
	}
	if r.Error != "" {
		p.print("<p class=\"help\"><b>Not read in full:</b> %s</p>\n", esc(r.Error))
	}
}

func dateFrom(s audit.DateSource) string {
	switch s {
	case audit.FromFileName:
		return "from the file’s name"
	case audit.FromGit:
		return "from git"
	case audit.FromFrontMatter:
		return "from the front matter"
	}
	return "from the document"
}

// withoutText lists the remarks of a document whose text cannot be shown.
func (s *site) withoutText(p *page, r *audit.Record, failed error) {
	p.print("<main id=\"documents\" tabindex=\"-1\">\n<article aria-labelledby=\"d1-title\">\n<header>\n<h2 id=\"d1-title\">%s</h2>\n<p class=\"counts\">The text cannot be shown", esc(r.Path))
	if failed != nil {
		p.print(": %s", esc(failed.Error()))
	}
	p.print(". Another run will show it.</p>\n</header>\n<ul>\n")
	for i := range r.Findings {
		x := &r.Findings[i]
		p.print("<li>Line %d: %s</li>\n", x.Line, esc(x.Message))
	}
	p.print("</ul>\n</article>\n</main>\n")
}

// documentActions lists the document's action items with their grades.
func (s *site) documentActions(p *page, r *audit.Record) {
	if len(r.Actions) == 0 {
		return
	}
	t := table{name: "Action items", head: []string{"Action item", "State", "Owner", "Ticket or date", "An end", "Control", "Promised elsewhere"}}
	for i := range r.Actions {
		a := &r.Actions[i]
		state := "open"
		if !a.Open() {
			state = "done"
		}
		t.rows = append(t.rows, []cell{text(titleOf(a.Text, "(a link alone)")), text(state), text(yes(a.Owner)), text(yes(a.Tracked)), text(yes(a.Bounded)), text(rungName(a.Strength)), s.elsewhere(a)})
	}
	p.print("<section class=\"card\" aria-labelledby=\"actions\">\n<h2 id=\"actions\">Its action items</h2>\n")
	p.table(t)
	p.print("<p class=\"n\">Control: how well the item would hold the next time, whoever is on duty. See the <a href=\"../../actions.html#ladder\">ladder</a>.</p>\n</section>\n")
}

// elsewhere leads to the other documents that promise the same.
func (s *site) elsewhere(a *audit.Action) cell {
	if !s.promises[a.Key] {
		return text("")
	}
	return cell{"yes, see", "../../actions.html#" + promiseID(a.Key)}
}

// promiseID is the name of a promise in addresses.
func promiseID(key string) string { return "promise-" + slug(key) }

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "not yet"
}

// rungName is a rung of the ladder of control in a few words.
func rungName(rung string) string {
	switch rung {
	case "eliminate":
		return "removes the hazard"
	case "guard":
		return "guards against it"
	case "detect":
		return "notices it earlier"
	case "inquire":
		return "finds out more"
	case "document":
		return "writes it down"
	case "train":
		return "reminds or trains"
	}
	return "not clear yet"
}

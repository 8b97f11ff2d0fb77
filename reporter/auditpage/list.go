package auditpage

import (
	"encoding/json"

	"github.com/blamelint/blamelint/analyzer/audit"
)

// listMeta is what assets/list.js knows besides the rows.
type listMeta struct {
	Parts     int         `json:"parts"`
	Part      int         `json:"part"` // documents in each but the last
	Documents int64       `json:"documents"`
	Last      audit.Day   `json:"last"`  // of all dates
	Rules     [][2]string `json:"rules"` // ID and name, by index
}

// maxChoices is how many services or folders the list's filter offers.
const maxChoices = 1000

// writeList writes the page to search, sort and filter.
func (s *site) writeList() error {
	r := s.m.Report
	f := &frame{title: "Postmortems", current: "documents.html", scripts: []string{"list.js"}, class: "list", version: s.version}
	p := &page{}
	p.head(f)
	p.print("<header class=\"page\">\n<h1>Postmortems</h1>\n<p>%s A view can be kept or sent: all of it stands in the address.</p>\n</header>\n", esc(s.about()))
	p.print("<main id=\"documents\" tabindex=\"-1\">\n<noscript><p class=\"card\">This list needs JavaScript. The overview and the pages of the postmortems do not.</p></noscript>\n")
	p.print(`<form class="find" autocomplete="off" role="search">
<label class="query"><span>Search titles, paths and text</span><input type="search" id="q" aria-keyshortcuts="/"></label>
<label><span>Order</span><select id="sort">
<option value="help">where help helps most</option>
<option value="new">newest first</option>
<option value="old">oldest first</option>
<option value="remarks">most remarks</option>
<option value="rate">most remarks per 1,000 words</option>
<option value="few">fewest remarks per 1,000 words</option>
<option value="title">title</option>
<option value="path">path</option>
</select></label>
<label><span>Show</span><select id="show">
<option value="all">all</option>
<option value="todo">those that help would help</option>
<option value="calm">those without remarks</option>
<option value="owner">open action items without an owner</option>
<option value="untracked">open action items without ticket or date</option>
<option value="unread">not read</option>
</select></label>
<label><span>Service or folder</span><select id="area"><option value="">all</option>
`)
	for i := range r.Areas {
		if i == maxChoices {
			break
		}
		p.print("<option value=\"%s\">%s (%s)</option>\n", esc(r.Areas[i].Name), esc(areaName(r.Areas[i].Name)), thousands(r.Areas[i].Documents))
	}
	p.print("</select></label>\n<label><span>When</span><select id=\"when\"><option value=\"\">at any time</option>\n")
	s.periods(p)
	p.print("</select></label>\n<label><span>With a remark of</span><select id=\"rule\"><option value=\"\">any rule or none</option>\n")
	for i := range r.Rules {
		if x := &r.Rules[i]; x.Findings > 0 {
			p.print("<option value=\"%s\">%s (%s)</option>\n", esc(x.ID), esc(titleOf(x.Name, x.ID)), thousands(x.Documents))
		}
	}
	p.print("</select></label>\n<p><button type=\"reset\" id=\"reset\">Clear</button></p>\n</form>\n")
	p.print("<div class=\"above\"><p id=\"status\" role=\"status\"></p><p class=\"keys\"><label><input type=\"checkbox\" id=\"keys\" checked> keys: <kbd>/</kbd> to search, <kbd>j</kbd> and <kbd>k</kbd> from one to the next, <kbd>Enter</kbd> opens</label></p>\n</div>\n" +
		"<ol id=\"results\"></ol>\n<p><button type=\"button\" id=\"more\" hidden>Show more</button></p>\n</main>\n")
	meta := listMeta{Parts: s.lists, Part: listPart, Documents: r.Total.Documents, Last: r.Last}
	for _, rule := range s.o.Reporter.Rules {
		meta.Rules = append(meta.Rules, [2]string{rule.ID, titleOf(rule.Name, rule.ID)})
	}
	data, err := json.Marshal(meta)
	if err != nil {
		return err
	}
	p.print("<script type=\"application/json\" id=\"meta\">%s</script>\n", data)
	p.foot(f)
	return s.folder.write("documents.html", p.Bytes())
}

// periods writes years and their quarters, newest first.
func (s *site) periods(p *page) {
	r := s.m.Report
	quarters := dated(r.Quarters)
	for i := len(r.Years) - 1; i >= 0; i-- {
		y := &r.Years[i]
		switch {
		case y.Name == "":
			defer p.print("<option value=\"none\">without a date (%s)</option>\n", thousands(y.Documents))
			continue
		case y.Documents == 0:
			continue
		}
		p.print("<option value=\"%s\">%[1]s (%s)</option>\n", y.Name, thousands(y.Documents))
		for k := len(quarters) - 1; k >= 0; k-- {
			if q := &quarters[k]; len(q.Name) > 4 && q.Name[:4] == y.Name && q.Documents > 0 {
				p.print("<option value=\"%s\">  %s (%s)</option>\n", q.Name, quarterName(q.Name), thousands(q.Documents))
			}
		}
	}
}

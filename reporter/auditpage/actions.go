package auditpage

import (
	"fmt"
	"strings"

	"github.com/blamelint/blamelint/analyzer/audit"
)

// actionShares shows how likely the promises are to be kept.
func (s *site) actionShares(p *page) {
	a := &s.m.Report.Total.Actions
	if a.Items == 0 {
		return
	}
	p.card("actions", "Action items")
	p.print("<p>%s in %s; %s.</p>\n", plural(a.Items, "action item", "action items"), postmortems(a.Documents), esc(doneSentence(a)))
	if a.Open() > 0 {
		p.print("<div class=\"pair\">\n")
		s.shares(p)
		s.ladder(p)
		p.print("</div>\n")
	}
	p.print("<p><a class=\"more\" href=\"actions.html\">More on action items</a></p>\n")
	p.endCard()
}

func doneSentence(a *audit.ActionCount) string {
	if a.Done == 0 {
		return "of none is it said that it is done"
	}
	return fmt.Sprintf("%s known to be done", plural(a.Done, "is", "are"))
}

func (s *site) shares(p *page) {
	a := &s.m.Report.Total.Actions
	f := figure{id: "shares", title: "Open action items that …", table: table{head: []string{"Open action items that …", "Number", "Share"}}}
	var list []bar
	for _, x := range [...]struct {
		name string
		n    int64
	}{{"have an owner", a.Owner}, {"have a ticket or a date", a.Tracked}, {"say when they are finished", a.Bounded}} {
		list = append(list, bar{label: x.name, value: float64(x.n), text: outOf(x.n, a.Open()), class: "good"})
		f.table.rows = append(f.table.rows, []cell{text(x.name), text(thousands(x.n)), text(outOf(x.n, a.Open()))})
	}
	f.desc = fmt.Sprintf("Of %s, %s have an owner, %s have a ticket or a date, and %s say when they are finished.", plural(a.Open(), "open item", "open items"), thousands(a.Owner), thousands(a.Tracked), thousands(a.Bounded))
	f.draw = func(p *page) { p.bars(&f, list, float64(a.Open())) }
	p.figure(f)
}

// ladder shows open items by how well they would hold.
func (s *site) ladder(p *page) {
	r := s.m.Report
	open := r.Total.Actions.Open()
	f := figure{id: "ladder", title: "The ladder of control: what open action items do, strongest first", table: table{head: []string{"The action item …", "Number", "Share"}}}
	var list []bar
	var strong int64
	for _, x := range r.Rungs {
		class := "weak"
		switch x.Name {
		case "eliminate", "guard", "detect":
			class = "good"
			strong += x.Count
		case "unknown":
			class = "unknown"
		}
		list = append(list, bar{label: rungName(x.Name), value: float64(x.Count), text: outOf(x.Count, open), class: class})
		f.table.rows = append(f.table.rows, []cell{text(rungName(x.Name)), text(thousands(x.Count)), text(outOf(x.Count, open))})
	}
	f.desc = fmt.Sprintf("%s of %s change the system: they remove the hazard, guard against it, or notice it earlier. The others find out more, write down, remind or train, or do not say clearly enough what they do.", thousands(strong), plural(open, "open item", "open items"))
	f.draw = func(p *page) { p.bars(&f, list, float64(open)) }
	p.figure(f)
}

// repeated shows the promises that came back most often.
func (s *site) repeated(p *page) {
	r := s.m.Report
	if len(r.Promises) == 0 {
		return
	}
	p.card("promises", "Promised more than once")
	p.print("<p>%s. A promise that comes back may need more than a reminder: a larger piece of work, or somebody’s help with it.</p>\n", esc(repeatedSentence(r)))
	const most = 5
	p.print("<ul class=\"promises\">\n")
	for i := range r.Promises[:min(len(r.Promises), most)] {
		p.promise(&r.Promises[i], 3)
	}
	p.print("</ul>\n")
	if len(r.Promises) > most {
		p.print("<p><a class=\"more\" href=\"actions.html#promises\">All repeated promises</a></p>\n")
	}
	p.endCard()
}

func repeatedSentence(r *audit.Report) string {
	if r.Repeated == 1 {
		return "One action stands in more than one postmortem"
	}
	return thousands(r.Repeated) + " actions stand in more than one postmortem"
}

// newest are the last n places that have a date, or, where these are fewer,
// some without one as well. Places are sorted by date, those without one last.
func newest(places []audit.Promised, n int) []audit.Promised {
	end := len(places)
	for end > n && places[end-1].Date == "" {
		end--
	}
	return places[max(0, end-n):end]
}

// promise shows one promise, with the newest places of those that it keeps.
func (p *page) promise(x *audit.Promise, places int) {
	p.print("<li id=\"%s\"><p><b>“%s”</b></p>\n<p>The same action was promised in %s", promiseID(x.Key), esc(shorten(x.Text, 200)), postmortems(x.Documents))
	switch first, last := longMonth(x.First), longMonth(x.Last); {
	case first == "":
	case first == last:
		p.print(", in %s", first)
	default:
		p.print(", from %s to %s", first, last)
	}
	switch {
	case x.Open == 0:
		p.print("; all of it is done")
	case x.Open == 1:
		p.print("; 1 is not known to be done")
	default:
		p.print("; %s are not known to be done", thousands(x.Open))
	}
	p.print(".</p>\n<ul>\n")
	shown := newest(x.Places, places)
	for i := range shown {
		at := &shown[i]
		p.print("<li><a href=\"%s.html\">%s</a>%s", pageName(at.Path), esc(at.Path), dimDay(at.Date))
		if at.State == audit.Done {
			p.print(" <span class=\"n\">done</span>")
		}
		p.print("</li>\n")
	}
	p.print("</ul>\n")
	if more := x.Documents - int64(len(shown)); more > 0 {
		p.print("<p class=\"n\">and %s: <a href=\"%s\">search for these words</a></p>\n", plural(more, "other postmortem", "other postmortems"), esc(listAt("q", searchFor(x.Text))))
	}
	p.print("</li>\n")
}

// searchFor is a query for the words of a promise.
func searchFor(text string) string {
	const most = 10
	words := strings.Fields(strings.ReplaceAll(text, audit.Masked, ""))
	return strings.Join(words[:min(len(words), most)], " ")
}

// writeActions writes the page on action items.
func (s *site) writeActions() error {
	r := s.m.Report
	f := &frame{title: "Action items", current: "actions.html", class: "actions", version: s.version}
	p := &page{}
	p.head(f)
	p.print("<header class=\"page\">\n<h1>Are promises kept?</h1>\n<p>What postmortems promise to do, and what makes it likely that it is done: somebody owns it, a ticket or a date keeps it in sight, and its words say when it is finished.</p>\n</header>\n<main id=\"documents\" tabindex=\"-1\">\n")
	if r.Total.Actions.Items == 0 {
		p.print("<section class=\"card\"><p>No action item was found.</p></section>\n")
	} else {
		p.card("items", "Action items")
		p.print("<p>%s in %s; %s.</p>\n", plural(r.Total.Actions.Items, "action item", "action items"), postmortems(r.Total.Actions.Documents), esc(doneSentence(&r.Total.Actions)))
		if r.Total.Actions.Open() > 0 {
			p.print("<div class=\"pair\">\n")
			s.shares(p)
			s.ladder(p)
			p.print("</div>\n")
		}
		p.endCard()
		s.actionYears(p)
	}
	if len(r.Promises) > 0 {
		p.card("promises", "Promised more than once")
		p.print("<p>%s.", esc(repeatedSentence(r)))
		if r.Repeated > int64(len(r.Promises)) {
			p.print(" Here are the %d that stand in most.", len(r.Promises))
		}
		p.print("</p>\n<ul class=\"promises\">\n")
		for i := range r.Promises {
			p.promise(&r.Promises[i], len(r.Promises[i].Places))
		}
		p.print("</ul>\n")
		p.endCard()
	}
	p.print("</main>\n")
	p.foot(f)
	return s.folder.write("actions.html", p.Bytes())
}

// actionYears shows the shares year by year.
func (s *site) actionYears(p *page) {
	years := s.m.Report.Years
	t := table{name: "Action items year by year", head: []string{"Year", "Open items", "With an owner", "With a ticket or date", "With an end", "That change the system"}}
	for i := range years {
		a := &years[i].Actions
		if a.Open() == 0 {
			continue
		}
		name, key := years[i].Name, years[i].Name
		if name == "" {
			name, key = "without a date", "none"
		}
		strong := a.Rungs["eliminate"] + a.Rungs["guard"] + a.Rungs["detect"]
		t.rows = append(t.rows, []cell{{name, listAt("when", key)}, text(thousands(a.Open())), text(outOf(a.Owner, a.Open())), text(outOf(a.Tracked, a.Open())), text(outOf(a.Bounded, a.Open())), text(outOf(strong, a.Open()))})
	}
	if len(t.rows) == 0 {
		return
	}
	p.card("years", "Year by year")
	p.table(t)
	p.endCard()
}

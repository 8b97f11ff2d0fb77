package auditpage

import (
	"fmt"
	"strings"

	"github.com/blamelint/blamelint/analyzer/audit"
)

// maxColumns is how many quarters the chart shows, and maxBars how many rules
// or areas; the tables hold more.
const (
	maxColumns = 48
	maxBars    = 12
	maxRows    = 500
)

// overTime shows remarks per 1,000 words by quarter and year.
func (s *site) overTime(p *page) {
	r := s.m.Report
	quarters := dated(r.Quarters)
	if len(quarters) == 0 {
		return
	}
	p.card("time", "Over the years")
	f := figure{id: "over-time", title: "Remarks per 1,000 words, by quarter"}
	f.table = timeTable(r)
	shown := quarters[max(0, len(quarters)-maxColumns):]
	list := quarterColumns(shown, dated(r.Years))
	f.desc = timeSentence(dated(r.Years)) + fmt.Sprintf(" The lines are the averages of years; pale columns stand for fewer than %d postmortems.", fewest)
	if len(shown) < len(quarters) {
		f.desc += fmt.Sprintf(" Shown are the last %d quarters; the table has all.", maxColumns)
	}
	f.draw = func(p *page) { p.columns(&f, list) }
	p.figure(f)
	p.endCard()
}

// dated leaves out the row of documents without a date.
func dated(rows []audit.Row) []audit.Row {
	if n := len(rows); n > 0 && rows[n-1].Name == "" {
		return rows[:n-1]
	}
	return rows
}

func quarterColumns(quarters, years []audit.Row) []column {
	level := map[string]float64{}
	for i := range years {
		level[years[i].Name] = years[i].PerThousand()
	}
	var out []column
	labels := 0
	for i := range quarters {
		q := &quarters[i]
		year, _, _ := strings.Cut(q.Name, "-")
		c := column{value: q.PerThousand(), none: q.Words == 0, faint: q.Documents < fewest}
		c.name = fmt.Sprintf("%s: %s per 1,000 words in %s", quarterName(q.Name), rate(c.value), postmortems(q.Documents))
		if i == 0 || !strings.HasPrefix(quarters[i-1].Name, year) {
			c.label, c.minor = year, labels%2 == 1
			labels++
			if l, ok := level[year]; ok && l > 0 {
				c.level = l
				for c.span = 1; i+c.span < len(quarters) && strings.HasPrefix(quarters[i+c.span].Name, year); c.span++ {
				}
			}
		}
		out = append(out, c)
	}
	for i := 1; i < min(len(out), 3); i++ {
		if out[i].label != "" {
			out[0].label = "" // the next year's label needs the room
		}
	}
	if labels <= 6 {
		for i := range out {
			out[i].minor = false
		}
	}
	return out
}

func timeSentence(years []audit.Row) string {
	var any, full []*audit.Row
	for i := range years {
		if y := &years[i]; y.Words > 0 {
			any = append(any, y)
			if y.Documents >= fewest {
				full = append(full, y)
			}
		}
	}
	switch {
	case len(any) == 0:
		return "There are no words to count."
	case len(full) == 0:
		full = any
	}
	last := full[len(full)-1]
	text := fmt.Sprintf("In %s there are %s remarks per 1,000 words", last.Name, rate(last.PerThousand()))
	if len(full) > 1 {
		first := full[0]
		text += fmt.Sprintf("; in %s there were %s", first.Name, rate(first.PerThousand()))
	}
	return text + "."
}

// timeTable has a row for each year, followed by its quarters.
func timeTable(r *audit.Report) table {
	t := table{head: []string{"Period", "Postmortems", "Words", "Remarks", "Per 1,000 words"}}
	row := func(name, key string, c *audit.Count) {
		at := listAt("when", key)
		if c.Documents == 0 {
			at = ""
		}
		t.rows = append(t.rows, []cell{{name, at}, text(thousands(c.Documents)), text(thousands(c.Words)), text(thousands(c.Findings)), text(rate(c.PerThousand()))})
	}
	quarters := dated(r.Quarters)
	for i := range r.Years {
		y := &r.Years[i]
		if y.Name == "" {
			row("without a date", "none", &y.Count)
			continue
		}
		row("whole of "+y.Name, y.Name, &y.Count)
		for k := range quarters {
			if q := &quarters[k]; strings.HasPrefix(q.Name, y.Name) && q.Documents > 0 {
				row(quarterName(q.Name), q.Name, &q.Count)
			}
		}
	}
	return t
}

// byRule shows what the remarks are about.
func (s *site) byRule(p *page) {
	r := s.m.Report
	f := figure{id: "by-rule", title: "Remarks per 1,000 words, by rule", table: table{head: []string{"Rule", "Remarks", "Postmortems", "Per 1,000 words"}}}
	var list []bar
	for i := range r.Rules {
		x := &r.Rules[i]
		if x.Findings == 0 {
			continue
		}
		name := x.Name
		if name == "" {
			name = x.ID
		}
		if len(list) < maxBars {
			list = append(list, bar{label: name, value: x.PerThousand, text: fmt.Sprintf("%.2f · %s", x.PerThousand, thousands(x.Findings))})
		}
		f.table.rows = append(f.table.rows, []cell{{name, "rules.html#rule-" + x.ID}, text(thousands(x.Findings)), {thousands(x.Documents), listAt("rule", x.ID)}, text(fmt.Sprintf("%.2f", x.PerThousand))})
	}
	if len(list) == 0 {
		return
	}
	p.card("rules", "What the remarks are about")
	f.desc = fmt.Sprintf("Most are about “%s”: %s in %s.", list[0].label, plural(r.Rules[0].Findings, "remark", "remarks"), postmortems(r.Rules[0].Documents))
	if n := len(f.table.rows); n > len(list) {
		f.desc += fmt.Sprintf(" Shown are the %d most frequent of %d; the table has all.", len(list), n)
	}
	f.desc += " After the dot stands how many there are in all."
	f.draw = func(p *page) { p.bars(&f, list, 0) }
	p.figure(f)
	p.endCard()
}

// byArea shows services and folders, those with most postmortems first: that is
// an order of size, for a rate says as much about the incidents and the habit
// of writing as about the words.
func (s *site) byArea(p *page) {
	r := s.m.Report
	if len(r.Areas) < 2 {
		return
	}
	p.card("areas", "By service or folder")
	f := figure{id: "by-area", title: "Remarks per 1,000 words, by service or folder",
		table: table{head: []string{"Service or folder", "Postmortems", "Words", "Remarks", "Per 1,000 words", "Action items with an owner"}}}
	var list []bar
	for i := range r.Areas {
		a := &r.Areas[i]
		if i < maxBars {
			list = append(list, bar{label: areaName(a.Name), value: a.PerThousand(), text: fmt.Sprintf("%s · %s", rate(a.PerThousand()), postmortems(a.Documents))})
		}
		if i < maxRows {
			f.table.rows = append(f.table.rows, []cell{{areaName(a.Name), listAt("area", a.Name)}, text(thousands(a.Documents)), text(thousands(a.Words)), text(thousands(a.Findings)), text(rate(a.PerThousand())), text(outOf(a.Actions.Owner, a.Actions.Open()))})
		}
	}
	f.desc = fmt.Sprintf("In the order of how many postmortems there are. On average there are %s remarks per 1,000 words. A longer bar means that more help is welcome there, not that the work is poorer.", rate(r.Total.PerThousand()))
	if len(r.Areas) > len(list) {
		f.desc += fmt.Sprintf(" Shown are %d of %d.", len(list), len(r.Areas))
	}
	f.draw = func(p *page) { p.bars(&f, list, 0) }
	p.figure(f)
	p.endCard()
}

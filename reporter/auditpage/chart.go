package auditpage

import (
	"fmt"
	"math"
	"strconv"
)

// Charts are drawn here and not by a plotting library. Those that are kept set
// colours and fonts in style attributes, which the content security policy of
// the page forbids and which no dark mode, print or contrast setting reaches;
// they know neither titles nor descriptions; and their text shrinks with the
// picture on a phone. Here lengths across are shares of the width, so that text
// keeps its size, and all colours are those of the style sheet.

// A figure is a chart with its words: what it shows, what is to be seen in it,
// and the same figures as a table.
type figure struct {
	id    string // unique on the page
	title string
	desc  string // says in a sentence or two what can be seen
	draw  func(p *page)
	table table
}

func (p *page) figure(f figure) {
	p.print("<figure class=\"chart\" id=\"%s\">\n<figcaption>%s</figcaption>\n", f.id, esc(f.title))
	f.draw(p)
	p.print("<p class=\"desc\">%s</p>\n", esc(f.desc))
	p.print("<details class=\"figures\"><summary>The same figures as a table<span class=\"hidden\">: %s</span></summary>\n", esc(f.title))
	f.table.name = f.title
	p.table(f.table)
	p.print("</details>\n</figure>\n")
}

// svg begins a picture; its name and description are those of the figure.
func (p *page) svg(f *figure, height int) {
	p.print("<svg role=\"img\" width=\"100%%\" height=\"%d\" aria-labelledby=\"%[2]s-t %[2]s-d\"><title id=\"%[2]s-t\">%[3]s</title><desc id=\"%[2]s-d\">%[4]s</desc>\n",
		height, f.id, esc(f.title), esc(f.desc))
}

// A table has a header row; the first cell of each row names it.
type table struct {
	name string // for who cannot see where it stands
	head []string
	rows [][]cell

	prose bool // the cells are words and not numbers
}

// A cell is text, or a link.
type cell struct {
	text, href string
}

func text(s string) cell { return cell{text: s} }

func (p *page) table(t table) {
	p.print("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\"><table>\n<thead><tr>", esc(t.name))
	for i, h := range t.head {
		p.print("<th scope=\"col\"%s>%s</th>", t.number(i), esc(h))
	}
	p.print("</tr></thead>\n<tbody>\n")
	for _, row := range t.rows {
		p.print("<tr>")
		for i, c := range row {
			tag := "td"
			if i == 0 {
				tag = "th scope=\"row\""
			}
			p.print("<%s%s>%s</%s>", tag, t.number(i), link(c), tag[:2])
		}
		p.print("</tr>\n")
	}
	p.print("</tbody></table></div>\n")
}

func (t *table) number(column int) string {
	if column == 0 || t.prose {
		return ""
	}
	return " class=\"num\""
}

func link(c cell) string {
	if c.href == "" {
		return esc(c.text)
	}
	return "<a href=\"" + esc(c.href) + "\">" + esc(c.text) + "</a>"
}

// A bar is one row of a chart of lying bars.
type bar struct {
	label string
	value float64
	text  string // the value as it is written
	class string // "good", "strong", "weak" or empty
}

// bars draws lying bars, each below its label. full is the value of a bar over
// the whole width; 0 makes that the largest.
func (p *page) bars(f *figure, list []bar, full float64) {
	const row, thick = 40, 10
	rest := full > 0
	for _, b := range list {
		if !rest {
			full = max(full, b.value)
		}
	}
	p.svg(f, row*len(list))
	for i, b := range list {
		y := row * i
		p.barLabel(b.label, y+17, len(b.text))
		p.print("<text class=\"value\" x=\"100%%\" y=\"%d\">%s</text>", y+17, esc(b.text))
		if rest {
			p.print("<rect class=\"rest\" x=\"0\" y=\"%d\" width=\"100%%\" height=\"%d\" rx=\"3\"/>", y+23, thick)
		}
		if full > 0 && b.value > 0 {
			p.print("<rect class=\"bar %s\" x=\"0\" y=\"%d\" width=\"%s\" height=\"%d\" rx=\"3\"/>", b.class, y+23, percent(b.value/full), thick)
		}
		p.print("\n")
	}
	p.print("</svg>\n")
}

// barLabel writes a label above a bar, beside a value of some characters. SVG
// neither wraps nor cuts text, so a long label has a shorter form for phones.
func (p *page) barLabel(label string, y, value int) {
	const wide, narrow = 66, 40 // characters on a line
	full, cut := shorten(label, wide-value), shorten(label, narrow-value)
	if full == cut {
		p.print("<text class=\"label\" x=\"0\" y=\"%d\">%s</text>", y, esc(full))
		return
	}
	p.print("<text class=\"label wide\" x=\"0\" y=\"%[1]d\">%[2]s</text><text class=\"label narrow\" x=\"0\" y=\"%[1]d\">%[3]s</text>", y, esc(full), esc(cut))
}

// A column is one period of a chart over time.
type column struct {
	label string // below it; empty for none
	minor bool   // the label is left out where there is little room
	name  string // of the period, for who points at it
	value float64
	none  bool // there is nothing to count
	faint bool // there is little to count
	level float64
	span  int // how many columns from this one on the level stands for; 0: no level here
}

// columns draws standing columns with lines for levels, such as the average of
// a year, over them.
func (p *page) columns(f *figure, list []column) {
	const top, foot, height = 18, 26, 250
	const left = 5.0 // per cent, for the ticks' text
	floor := height - foot
	most := 0.0
	for _, c := range list {
		most = max(most, c.value, c.level)
	}
	ticks := ticksTo(most)
	most = ticks[len(ticks)-1]
	at := func(v float64) float64 { return float64(floor) - v/most*float64(floor-top) }
	width := (100 - left) / float64(max(len(list), 1))
	p.svg(f, height)
	for _, v := range ticks {
		p.print("<line class=\"grid\" x1=\"%s\" x2=\"100%%\" y1=\"%s\" y2=\"%[2]s\"/><text class=\"tick\" x=\"0\" y=\"%s\">%s</text>\n",
			share(left-1), length(at(v)), length(at(v)+4), decimal(v))
	}
	for i, c := range list {
		x := left + width*float64(i)
		if !c.none {
			class := "bar"
			if c.faint {
				class += " faint"
			}
			y := min(at(c.value), float64(floor)-1)
			p.print("<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"><title>%s</title></rect>", class, share(x+width*.12), length(y), share(width*.76), length(float64(floor)-y), esc(c.name))
		}
		if c.label != "" {
			class := "tick"
			if c.minor {
				class += " minor"
			}
			p.print("<text class=\"%s\" x=\"%s\" y=\"%d\">%s</text>", class, share(x+width*.12), floor+18, esc(c.label))
		}
		p.print("\n")
	}
	for i, c := range list {
		if c.span > 0 {
			x := left + width*float64(i)
			p.print("<line class=\"level\" x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%[3]s\"/>\n", share(x+width*.12), share(x+width*(float64(c.span)-.12)), length(at(c.level)))
		}
	}
	p.print("</svg>\n")
}

// ticksTo are round numbers from 0 to the first that is not less than v.
func ticksTo(v float64) []float64 {
	if v <= 0 || math.IsInf(v, 0) || math.IsNaN(v) {
		return []float64{0, 1}
	}
	step := math.Pow(10, math.Floor(math.Log10(v)))
	for _, part := range [...]float64{.2, .25, .5, 1} {
		if v/(step*part) <= 5 {
			step *= part
			break
		}
	}
	if v/step > 5 {
		step *= 2
	}
	var out []float64
	for i := 0; ; i++ {
		out = append(out, step*float64(i))
		if out[i] >= v*(1-1e-9) {
			return out
		}
	}
}

// percent writes a share of 1 as a length in SVG.
func percent(v float64) string { return share(100 * v) }

// share writes per cent as a length in SVG.
func share(v float64) string { return strconv.FormatFloat(v, 'f', 2, 64) + "%" }

func length(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }

// decimal writes a number without more digits than it needs.
func decimal(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
}

// rate writes findings per 1,000 words.
func rate(v float64) string {
	if v >= 100 {
		return thousands(int64(math.Round(v)))
	}
	return fmt.Sprintf("%.1f", v)
}

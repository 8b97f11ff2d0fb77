package records

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/blamelint/blamelint/analyzer/audit"
)

// How many rows of each kind the overview shows.
const (
	overviewRules    = 8
	overviewYears    = 8
	overviewPromises = 5
	overviewQueue    = 10
)

// WriteOverview writes the report as text: first what is done well. safe makes
// texts of documents harmless for a terminal.
func WriteOverview(w io.Writer, r *audit.Report, safe func(string) string) error {
	o := overview{bufio.NewWriter(w), r, safe}
	o.documents()
	o.merits()
	o.rules()
	o.years()
	o.actions()
	o.promises()
	o.queue()
	return o.w.Flush()
}

type overview struct {
	w    *bufio.Writer
	r    *audit.Report
	safe func(string) string
}

func (o *overview) line(format string, args ...any) { fmt.Fprintf(o.w, format+"\n", args...) }

func (o *overview) documents() {
	t := &o.r.Total
	o.line("%s, %s words", Amount(t.Documents, "document", "documents"), Grouped(t.Words))
	if o.r.First != "" {
		o.line("dated from %s to %s", o.r.First, o.r.Last)
	}
	if none := o.r.Dates[len(o.r.Dates)-1].Count; none > 0 {
		o.line("%s without a date", Grouped(none))
	}
	if t.Unreadable > 0 {
		o.line("%s could not be read; the files of --html, --csv and the like give the reasons", Grouped(t.Unreadable))
	}
}

func (o *overview) merits() {
	if len(o.r.Merits) == 0 {
		return
	}
	o.line("\nWhat is done well")
	for _, m := range o.r.Merits {
		o.line("  %7s  documents %s", Grouped(m.Documents), m.Text)
	}
}

func (o *overview) rules() {
	if o.r.Total.Findings == 0 {
		return
	}
	o.line("\nFindings per 1,000 words: %.1f in all, %.1f about language", o.r.Total.PerThousand(), o.r.Total.LanguagePerThousand())
	for _, rule := range o.r.Rules[:min(len(o.r.Rules), overviewRules)] {
		if rule.Findings > 0 {
			o.line("  %7.2f  %s (%s in %s)", rule.PerThousand, rule.ID, Grouped(rule.Findings), Amount(rule.Documents, "document", "documents"))
		}
	}
}

func (o *overview) years() {
	var rows []audit.Row
	for _, y := range o.r.Years {
		if y.Name != "" {
			rows = append(rows, y)
		}
	}
	if len(rows) < 2 {
		return
	}
	o.line("\nOver the years         documents  language findings per 1,000 words  open items with owner")
	for _, y := range rows[max(0, len(rows)-overviewYears):] {
		rate := "–"
		if y.Words > 0 {
			rate = strconv.FormatFloat(y.LanguagePerThousand(), 'f', 1, 64)
		}
		o.line("  %-20s %9s %33s  %21s", y.Name, Grouped(y.Documents), rate, Percent(y.Actions.Owner, y.Actions.Open()))
	}
}

func (o *overview) actions() {
	a := &o.r.Total.Actions
	if a.Items == 0 {
		return
	}
	open := a.Open()
	o.line("\nAction items: %s, %s of them done", Grouped(a.Items), Grouped(a.Done))
	if open == 0 {
		return
	}
	o.line("  of the open ones, %s have an owner, %s a ticket or date, %s an end that one can tell",
		Percent(a.Owner, open), Percent(a.Tracked, open), Percent(a.Bounded, open))
	var rungs []string
	for _, rung := range o.r.Rungs {
		rungs = append(rungs, fmt.Sprintf("%s %s", rung.Name, Percent(rung.Count, open)))
	}
	o.line("  from strong to weak: %s", strings.Join(rungs, ", "))
}

func (o *overview) promises() {
	if len(o.r.Promises) == 0 {
		return
	}
	o.line("\nPromised more than once: %s", Grouped(o.r.Repeated))
	for _, p := range o.r.Promises[:min(len(o.r.Promises), overviewPromises)] {
		o.line("  %s, %s open: %s", Amount(p.Documents, "document", "documents"), Grouped(p.Open), o.safe(p.Text))
	}
}

func (o *overview) queue() {
	if len(o.r.Queue) == 0 {
		return
	}
	o.line("\nWhere half an hour of review helps most")
	for i, q := range o.r.Queue[:min(len(o.r.Queue), overviewQueue)] {
		path := o.safe(q.Path)
		if q.Date != "" {
			path += " (" + string(q.Date) + ")"
		}
		o.line("  %2d. %s", i+1, path)
		o.line("      %s", o.safe(q.Help.Why))
	}
}

// Grouped writes a number with commas between the thousands.
func Grouped(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Amount is a number with its noun.
func Amount(n int64, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Grouped(n) + " " + many
}

// Percent is a share in whole per cent; a dash if there is nothing to share.
func Percent(part, whole int64) string {
	if whole == 0 {
		return "–"
	}
	return strconv.FormatInt((100*part+whole/2)/whole, 10) + " %"
}

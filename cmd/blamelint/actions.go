package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/reporter"
)

const actionsLong = `Prints the action items of postmortems with owner, due date, ticket and how a reviewer would grade the
wording. In the table, the letters stand for what an item has:

  A actionable   S specific   B bounded   O owner   T tracked (a ticket or a due date)

and "·" for what it lacks; "people" marks an item that would fix people rather than the system.
Strength is its place on the ladder of controls, from strong to weak: eliminate, guard, detect,
inquire, document, train; "unknown" if the words do not tell.

The formats csv and json carry the same for a tracker or a spreadsheet.`

func newActionsCommand(a *app) *cobra.Command {
	format := newChoice("table", "table", "json", "csv")
	cmd := &cobra.Command{
		Use:     "actions [path …]",
		Short:   "Print action items with their grades",
		Long:    actionsLong,
		Example: "  blamelint actions 2024-03-checkout.md\n  blamelint actions --format csv postmortems/ > items.csv",
	}
	f := readingFlags(cmd)
	cmd.Flags().Var(format, "format", "how action items are written; json is one item a line")
	complete(cmd, "format", func() []string { return format.allowed })
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		out := bufio.NewWriter(a.stdout)
		w := newActionWriter(format.value, out)
		err := a.eachDocument(cmd, f, args, func(d *analyzer.Document) error {
			return w.write(d)
		})
		if err != nil {
			return err
		}
		if err := w.close(); err != nil {
			return err
		}
		return out.Flush()
	}
	return cmd
}

// An actionWriter prints the action items of documents, one document after the
// other.
type actionWriter interface {
	write(d *analyzer.Document) error
	close() error
}

func newActionWriter(format string, w io.Writer) actionWriter {
	switch format {
	case "json":
		return actionJSON{json.NewEncoder(w)}
	case "csv":
		return &actionCSV{w: csv.NewWriter(w)}
	}
	return actionTable{w}
}

// An actionView is what is printed of one item. The grades are null for items
// that are done.
type actionView struct {
	Path       string   `json:"path"`
	Line       int      `json:"line"` // 1-based
	Text       string   `json:"text"`
	Group      string   `json:"group,omitempty"`
	Type       string   `json:"type,omitempty"`
	Owners     []string `json:"owners"`
	Due        string   `json:"due,omitempty"`     // as written
	DueDate    string   `json:"dueDate,omitempty"` // the last day of it, ISO 8601, if it can be told
	Tickets    []string `json:"tickets"`           // addresses where there are some
	Priority   string   `json:"priority,omitempty"`
	Status     string   `json:"status,omitempty"`
	Done       bool     `json:"done"`
	Strength   string   `json:"strength"`
	Actionable *bool    `json:"actionable"`
	Specific   *bool    `json:"specific"`
	Bounded    *bool    `json:"bounded"`
	PeopleFix  *bool    `json:"peopleFix"`
	Tracked    bool     `json:"tracked"`
}

func viewAction(d *analyzer.Document, a *analyzer.ActionItem) actionView {
	v := actionView{
		Path: d.Path, Line: a.Line, Text: title(a), Group: a.Group, Type: a.Type, Owners: a.Owners,
		Due: a.Due.Text, Tickets: []string{}, Status: a.Status, Done: a.Done, Strength: a.Strength.String(), Tracked: a.Tracked(),
	}
	if v.Owners == nil {
		v.Owners = []string{}
	}
	if a.Priority != analyzer.NoPriority {
		v.Priority = a.Priority.String()
	}
	if day, ok := d.DueDay(a); ok {
		v.DueDate = day.Format(time.DateOnly)
	}
	for _, t := range a.Tickets {
		v.Tickets = append(v.Tickets, firstOf(t.URL, t.Text))
	}
	if !a.Done {
		v.Actionable, v.Specific, v.Bounded = is(!a.NotActionable.Found()), is(!a.Vague.Found()), is(!a.Unbounded.Found())
		v.PeopleFix = is(a.PeopleFix.Found())
	}
	return v
}

// title is what is to be done, with the label before it.
func title(a *analyzer.ActionItem) string {
	if a.Topic != "" && a.Text != "" && a.Topic != a.Text {
		return fold(a.Topic + ": " + a.Text)
	}
	return fold(firstOf(a.Text, a.Topic))
}

func is(b bool) *bool { return &b }

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

type actionJSON struct{ enc *json.Encoder }

func (j actionJSON) write(d *analyzer.Document) error {
	j.enc.SetEscapeHTML(false)
	for _, a := range d.Actions() {
		if err := j.enc.Encode(viewAction(d, a)); err != nil {
			return err
		}
	}
	return nil
}

func (actionJSON) close() error { return nil }

type actionCSV struct {
	w      *csv.Writer
	headed bool
}

func (c *actionCSV) write(d *analyzer.Document) error {
	if !c.headed {
		c.headed = true
		c.w.Write([]string{"path", "line", "title", "owner", "due", "due_date", "ticket", "priority", "type", "group", "status", "done",
			"strength", "actionable", "specific", "bounded", "tracked", "people_fix"})
	}
	for _, a := range d.Actions() {
		v := viewAction(d, a)
		c.w.Write([]string{v.Path, strconv.Itoa(v.Line), cell(v.Text), cell(strings.Join(v.Owners, "; ")), cell(v.Due), v.DueDate, cell(strings.Join(v.Tickets, " ")),
			v.Priority, cell(v.Type), cell(v.Group), cell(v.Status), strconv.FormatBool(v.Done), v.Strength,
			grade(v.Actionable), grade(v.Specific), grade(v.Bounded), strconv.FormatBool(v.Tracked), grade(v.PeopleFix)})
	}
	return c.w.Error()
}

func (c *actionCSV) close() error {
	c.w.Flush()
	return c.w.Error()
}

// cell keeps a spreadsheet from reading document text as a formula.
func cell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

func grade(b *bool) string {
	if b == nil {
		return ""
	}
	return strconv.FormatBool(*b)
}

type actionTable struct{ w io.Writer }

func (t actionTable) write(d *analyzer.Document) error {
	n := len(d.Actions())
	if n == 0 {
		_, err := fmt.Fprintf(t.w, "%s: no action items\n\n", reporter.Plain(d.Path))
		return err
	}
	fmt.Fprintf(t.w, "%s: %s\n\n", reporter.Plain(d.Path), amount(n, "action item", "action items"))
	tw := tabwriter.NewWriter(t.w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "LINE\tGRADE\tSTRENGTH\tOWNER\tDUE\tTICKET\tITEM")
	for _, a := range d.Actions() {
		v := viewAction(d, a)
		fmt.Fprintf(tw, "%d\t%s\t%s\t%s\t%s\t%s\t%s\n", v.Line, letters(v), v.Strength, dash(strings.Join(v.Owners, ", ")), dash(v.Due), dash(ticketText(a)), reporter.Plain(short(v.Text, 70)))
	}
	if err := tw.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintln(t.w)
	return err
}

func (actionTable) close() error { return nil }

// letters is the grade of an item as the table shows it.
func letters(v actionView) string {
	if v.Done {
		return "done"
	}
	var b strings.Builder
	for _, g := range []struct {
		has    bool
		letter string
	}{{*v.Actionable, "A"}, {*v.Specific, "S"}, {*v.Bounded, "B"}, {len(v.Owners) > 0, "O"}, {v.Tracked, "T"}} {
		if g.has {
			b.WriteString(g.letter)
		} else {
			b.WriteString("·")
		}
	}
	if *v.PeopleFix {
		b.WriteString(" people")
	}
	return b.String()
}

func ticketText(a *analyzer.ActionItem) string {
	var out []string
	for _, t := range a.Tickets {
		out = append(out, short(t.Text, 24))
	}
	return strings.Join(out, " ")
}

func dash(s string) string {
	if s == "" {
		return "–"
	}
	return reporter.Plain(short(s, 30))
}

// short cuts s to n code points.
func short(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/reporter"
)

const timelineLong = `Prints the timelines of postmortems as blamelint reads them: when each entry was, how long after
the one before it, and from these the time to detect and to resolve, beside the duration that the
document states. An entry marked "!" is earlier than the one before it.

Times are as written; where entries name different time zones they are compared by their offsets.`

func newTimelineCommand(a *app) *cobra.Command {
	format := newChoice("text", "text", "json")
	cmd := &cobra.Command{
		Use:     "timeline [path …]",
		Short:   "Print timelines with the times to detect and to resolve",
		Long:    timelineLong,
		Example: "  blamelint timeline 2024-03-checkout.md",
	}
	f := readingFlags(cmd)
	cmd.Flags().Var(format, "format", "how timelines are written; json is one document a line")
	complete(cmd, "format", func() []string { return format.allowed })
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		out := bufio.NewWriter(a.stdout)
		err := a.eachDocument(cmd, f, args, func(d *analyzer.Document) error {
			v := viewTimeline(d)
			if format.value == "json" {
				return json.NewEncoder(out).Encode(v)
			}
			return v.print(out)
		})
		if err != nil {
			return err
		}
		return out.Flush()
	}
	return cmd
}

// A timelineView is what is printed of one document.
type timelineView struct {
	Path      string      `json:"path"`
	Zone      string      `json:"zone,omitempty"`
	Ordered   *bool       `json:"ordered"` // null without a timeline
	ToDetect  *float64    `json:"minutesToDetect,omitempty"`
	ToResolve *float64    `json:"minutesToResolve,omitempty"`
	Whole     *float64    `json:"minutesInAll,omitempty"` // from the first entry to the latest
	Stated    *float64    `json:"statedMinutes,omitempty"`
	Entries   []entryView `json:"entries"`
}

type entryView struct {
	Line    int     `json:"line"`
	Stamp   string  `json:"stamp"`          // as written
	Time    string  `json:"time,omitempty"` // RFC 3339, if the day is known
	Minutes float64 `json:"minutes"`        // since the first entry
	Text    string  `json:"text"`
	Back    bool    `json:"back,omitempty"` // earlier than the entry before it
	gap     time.Duration
}

// viewTimeline reads a document's timeline.
func viewTimeline(d *analyzer.Document) timelineView {
	v := timelineView{Path: d.Path, Entries: []entryView{}}
	t := d.Timeline()
	if t == nil {
		return v
	}
	t.Anchor(d)
	v.Zone, v.Ordered = t.Zone.Name, &t.Ordered
	phases := t.Phases(d)
	v.ToDetect, v.ToResolve = minutes(phases.ToDetect()), minutes(phases.ToResolve())
	if x := d.Meta().Duration; x > 0 {
		v.Stated = minutes(x, true)
	}
	var first, last, latest time.Time
	for i := range t.Entries {
		e := &t.Entries[i]
		if first.IsZero() {
			first, last = e.Time, e.Time
		}
		v.Entries = append(v.Entries, viewEntry(d, t, e, first, last))
		last = e.Time
		if e.Time.After(latest) {
			latest = e.Time
		}
	}
	if len(v.Entries) > 1 {
		v.Whole = minutes(latest.Sub(first), true)
	}
	for _, i := range t.Disorder {
		v.Entries[i].Back = true
	}
	return v
}

func viewEntry(d *analyzer.Document, t *analyzer.TimelineFacts, e *analyzer.TimelineEntry, first, last time.Time) entryView {
	at := e.Stamp(d)
	out := entryView{Line: d.Lines.Line(at.Start), Stamp: d.TokensText(e.StampFirst, e.StampEnd), Text: fold(d.TokensText(e.First, e.End)), Minutes: e.Time.Sub(first).Minutes(), gap: e.Time.Sub(last)}
	if !e.Source.Empty() {
		out.Stamp, out.Text = fmt.Sprintf("%02d:%02d", e.Clock.Hour, e.Clock.Minute), string(d.Source[e.Source.Start:e.Source.End])
	}
	if t.Dated && e.HasClock && t.Zone.Known {
		out.Time = e.Time.Format(time.RFC3339)
	}
	return out
}

func minutes(x time.Duration, ok bool) *float64 {
	if !ok {
		return nil
	}
	m := x.Minutes()
	return &m
}

// fold puts a text on one line.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

func (v *timelineView) print(w io.Writer) error {
	if v.Ordered == nil {
		_, err := fmt.Fprintf(w, "%s: no timeline\n", reporter.Plain(v.Path))
		return err
	}
	zone := v.Zone
	if zone == "" {
		zone = "no time zone"
	}
	fmt.Fprintf(w, "%s: %s, %s\n", reporter.Plain(v.Path), amount(len(v.Entries), "entry", "entries"), zone)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for i, e := range v.Entries {
		gap := ""
		if i > 0 && e.gap != 0 {
			gap = fmt.Sprintf("%+d min", int(e.gap.Minutes()))
		}
		mark := ""
		if e.Back {
			mark = "! "
		}
		fmt.Fprintf(t, "  %s%s\t%s\t%s\n", mark, reporter.Plain(e.Stamp), gap, reporter.Plain(shorten(e.Text, 100)))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	if sums := v.sums(); sums != "" {
		fmt.Fprintln(w, "  "+sums)
	}
	return nil
}

// sums tells the durations in one line.
func (v *timelineView) sums() string {
	var parts []string
	add := func(name string, m *float64) {
		if m != nil {
			parts = append(parts, fmt.Sprintf("%s %s", name, spell(*m)))
		}
	}
	add("time to detect", v.ToDetect)
	add("time to resolve", v.ToResolve)
	add("first to last entry", v.Whole)
	add("stated duration", v.Stated)
	return strings.Join(parts, ", ")
}

// spell writes minutes as "2 h 10 min".
func spell(m float64) string {
	n := int(m)
	switch {
	case n >= 48*60:
		return fmt.Sprintf("%d d %d h", n/60/24, n/60%24)
	case n < 60:
		return fmt.Sprintf("%d min", n)
	case n%60 == 0:
		return fmt.Sprintf("%d h", n/60)
	}
	return fmt.Sprintf("%d h %d min", n/60, n%60)
}

func amount(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// shorten cuts a text after n characters.
func shorten(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return strings.TrimRight(string(r[:n]), " ") + " …"
	}
	return s
}

package main

import (
	"bufio"
	"fmt"
	"strings"
	"time"

	"github.com/blamelint/blamelint/analyzer/audit"
	"github.com/blamelint/blamelint/analyzer/audit/chronicle"
	"github.com/blamelint/blamelint/reporter"
	"github.com/blamelint/blamelint/reporter/records"
)

// compareRuns says what got better or worse from an earlier run to the newest.
func (a *app) compareRuns(path, which string) error {
	h, err := chronicle.Open(path)
	if err != nil {
		return fmt.Errorf("--sqlite: %w", err)
	}
	defer h.Close()
	runs, err := h.Runs()
	if err != nil {
		return err
	}
	was, now, err := chronicle.Pick(runs, which)
	if err != nil {
		return fmt.Errorf("--compare: %w", err)
	}
	c, err := h.Compare(was, now)
	if err != nil {
		return err
	}
	w := comparisonWriter{bufio.NewWriter(a.stdout), c}
	w.write()
	return w.Flush()
}

// How many rows of each kind a comparison shows.
const comparedRows = 10

type comparisonWriter struct {
	*bufio.Writer
	c *chronicle.Comparison
}

func (w *comparisonWriter) line(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }

func (w *comparisonWriter) write() {
	c := w.c
	w.line("\nRun %d (%s) beside run %d (%s)", c.Now.ID, day(c.Now.At), c.Was.ID, day(c.Was.At))
	if c.Was.Version != c.Now.Version {
		w.line("They are of different versions, %s and %s: part of the difference may be blamelint's.", c.Was.Version, c.Now.Version)
	}
	w.totals(&c.Was.Total, &c.Now.Total)
	w.documents("got better", c.Better, c.MostBetter)
	w.documents("got worse", c.Worse, c.MostWorse)
	w.paths("are new", c.New, c.NewOnes)
	w.paths("are gone", c.Gone, c.GoneOnes)
	w.rules()
}

// day is the day of a time in RFC 3339.
func day(at string) string {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return at
	}
	return t.Local().Format("2006-01-02 15:04")
}

func (w *comparisonWriter) totals(was, now *audit.Count) {
	wa, na := &was.Actions, &now.Actions
	w.line("\n%-46s %12s %12s", "", "before", "now")
	w.line("%-46s %12s %12s", "documents", records.Grouped(was.Documents), records.Grouped(now.Documents))
	w.line("%-46s %12.2f %12.2f", "findings per 1,000 words", was.PerThousand(), now.PerThousand())
	w.line("%-46s %12.2f %12.2f", "findings about language per 1,000 words", was.LanguagePerThousand(), now.LanguagePerThousand())
	w.line("%-46s %12s %12s", "open action items with an owner", records.Percent(wa.Owner, wa.Open()), records.Percent(na.Owner, na.Open()))
	w.line("%-46s %12s %12s", "open action items with a ticket or date", records.Percent(wa.Tracked, wa.Open()), records.Percent(na.Tracked, na.Open()))
	w.line("%-46s %12s %12s", "action items that are done", records.Percent(wa.Done, wa.Items), records.Percent(na.Done, na.Items))
}

func (w *comparisonWriter) documents(what string, n int, list []chronicle.Change) {
	if n == 0 {
		return
	}
	w.line("\n%s %s", records.Amount(int64(n), "document", "documents"), what)
	for _, d := range list[:min(len(list), comparedRows)] {
		w.line("  %+4d  %s (%s)", d.Added-d.Fixed, reporter.Plain(d.Path), strings.Join(d.Rules, ", "))
	}
}

func (w *comparisonWriter) paths(what string, n int, list []string) {
	if n == 0 {
		return
	}
	if n == 1 {
		what = "is" + strings.TrimPrefix(what, "are")
	}
	w.line("\n%s %s", records.Amount(int64(n), "document", "documents"), what)
	for _, p := range list[:min(len(list), comparedRows)] {
		w.line("        %s", reporter.Plain(p))
	}
}

func (w *comparisonWriter) rules() {
	if len(w.c.Rules) == 0 {
		w.line("\nNo rule has more or fewer findings.")
		return
	}
	w.line("\n%-24s %10s %10s %28s", "Findings of rules", "before", "now", "change per 1,000 words")
	for _, r := range w.c.Rules {
		w.line("  %-22s %10s %10s %+28.2f", r.Rule, records.Grouped(r.Was), records.Grouped(r.Now), r.NowRate-r.WasRate)
	}
	for _, r := range w.c.Rules {
		if r.Was >= switched && r.Now == 0 || r.Now >= switched && r.Was == 0 {
			w.line("All of %s changed at once: perhaps the settings did, and not the postmortems.", r.Rule)
		}
	}
}

// switched is how many findings of a rule do not come or go by themselves.
const switched = 10

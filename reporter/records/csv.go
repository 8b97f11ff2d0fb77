// Package records writes what an audit found out about documents, one after
// the other, for spreadsheets, programs and data lakes.
package records

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/audit"
)

// A CSV writes rows for records, with a header row. Cells that a spreadsheet
// would take for a formula begin with an apostrophe.
type CSV struct {
	w      *csv.Writer
	header []string
	rows   func(r *audit.Record, row func(...string))
}

// NewDocumentsCSV writes a row for each document.
func NewDocumentsCSV(w io.Writer) *CSV {
	return &CSV{csv.NewWriter(w), []string{"path", "area", "title", "date", "date_from", "incident_severity", "done_well", "words",
		"findings", "findings_per_1000_words", "errors", "warnings", "notes", "language", "action_items_findings", "structure", "suppressed",
		"actions", "actions_done", "actions_open", "open_with_owner", "open_tracked", "open_bounded", "open_changing_the_system",
		"help_score", "help_why", "hash", "error"}, documentRow}
}

// NewFindingsCSV writes a row for each finding.
func NewFindingsCSV(w io.Writer) *CSV {
	return &CSV{csv.NewWriter(w), []string{"path", "area", "date", "line", "column", "end_line", "end_column", "rule", "group", "severity", "section",
		"excerpt", "message", "advice", "key"}, findingRows}
}

// NewActionsCSV writes a row for each action item.
func NewActionsCSV(w io.Writer) *CSV {
	return &CSV{csv.NewWriter(w), []string{"path", "area", "date", "line", "text", "state", "has_owner", "tracked", "due", "bounded", "actionable",
		"specific", "people_fix", "strength", "key"}, actionRows}
}

// Write adds the rows of one record.
func (c *CSV) Write(r *audit.Record) error {
	c.head()
	var err error
	c.rows(r, func(cells ...string) {
		for i := range cells {
			cells[i] = guarded(cells[i])
		}
		if e := c.w.Write(cells); e != nil {
			err = e
		}
	})
	return err
}

func (c *CSV) head() {
	if c.header != nil {
		_ = c.w.Write(c.header) // the writer keeps its error for Flush
		c.header = nil
	}
}

// Flush writes what is left.
func (c *CSV) Flush() error {
	c.head()
	c.w.Flush()
	return c.w.Error()
}

func documentRow(r *audit.Record, row func(...string)) {
	var total audit.Aggregate
	total.Add(r)
	c, a := &total.Total, &total.Total.Actions
	merits := make([]string, len(r.Merits))
	for i, m := range r.Merits {
		merits[i] = m.Text
	}
	row(r.Path, r.Area, r.Title, string(r.Date), string(r.DateFrom), blankZero(r.Severity), strings.Join(merits, " "), number(c.Words),
		number(c.Findings), strconv.FormatFloat(c.PerThousand(), 'f', 2, 64), number(c.Severities["error"]), number(c.Severities["warning"]), number(c.Severities["note"]),
		number(c.Groups[string(analyzer.Language)]), number(c.Groups[string(analyzer.Action)]), number(c.Groups[string(analyzer.Structure)]), number(c.Suppressed),
		number(a.Items), number(a.Done), number(a.Open()), number(a.Owner), number(a.Tracked), number(a.Bounded), number(a.Rungs["eliminate"]+a.Rungs["guard"]+a.Rungs["detect"]),
		strconv.Itoa(r.Help.Score), r.Help.Why, r.Hash, r.Error)
}

func findingRows(r *audit.Record, row func(...string)) {
	for i := range r.Findings {
		f := &r.Findings[i]
		row(r.Path, r.Area, string(r.Date), strconv.Itoa(f.Line), strconv.Itoa(f.Column), strconv.Itoa(f.EndLine), strconv.Itoa(f.EndColumn),
			f.Rule, f.Group, f.Severity, f.Section, f.Excerpt, f.Message, f.Advice, f.Key)
	}
}

func actionRows(r *audit.Record, row func(...string)) {
	for i := range r.Actions {
		a := &r.Actions[i]
		row(r.Path, r.Area, string(r.Date), strconv.Itoa(a.Line), a.Text, string(a.State), yes(a.Owner), yes(a.Tracked), string(a.Due), yes(a.Bounded),
			yes(a.Actionable), yes(a.Specific), yes(a.PeopleFix), a.Strength, a.Key)
	}
}

func number(n int64) string { return strconv.FormatInt(n, 10) }

func blankZero(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func yes(b bool) string { return strconv.FormatBool(b) }

func guarded(s string) string {
	if s != "" && strings.IndexByte("=+-@\t\r", s[0]) >= 0 {
		return "'" + s
	}
	return s
}

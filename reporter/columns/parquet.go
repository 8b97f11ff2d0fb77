// Package columns writes the records of an audit as Parquet, and reads them from
// JSON Lines. It stands apart because its library is larger than all of
// blamelint, and every run of a program pays for what is linked into it.
package columns

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"github.com/blamelint/blamelint/analyzer/audit"
)

// parquetRow is a document as Parquet has it: one row, its findings and action
// items as lists of groups.
type parquetRow struct {
	Path             string           `parquet:"path"`
	Area             string           `parquet:"area,dict"`
	Title            string           `parquet:"title"`
	Date             *int32           `parquet:"date,optional,date"`
	DateFrom         string           `parquet:"date_from,dict"`
	IncidentSeverity int32            `parquet:"incident_severity"`
	Words            int32            `parquet:"words"`
	Merits           []parquetMerit   `parquet:"done_well,list"`
	Findings         []parquetFinding `parquet:"findings,list"`
	Suppressed       int32            `parquet:"suppressed"`
	Actions          []parquetAction  `parquet:"actions,list"`
	HelpScore        int32            `parquet:"help_score"`
	HelpWhy          string           `parquet:"help_why"`
	Hash             string           `parquet:"hash"`
	Error            string           `parquet:"error"`
}

type parquetMerit struct {
	Kind string `parquet:"kind,dict"`
	Text string `parquet:"text"`
}

type parquetFinding struct {
	Rule      string `parquet:"rule,dict"`
	Group     string `parquet:"group,dict"`
	Severity  string `parquet:"severity,dict"`
	Line      int32  `parquet:"line"`
	Column    int32  `parquet:"column"`
	EndLine   int32  `parquet:"end_line"`
	EndColumn int32  `parquet:"end_column"`
	StartByte int32  `parquet:"start_byte"`
	EndByte   int32  `parquet:"end_byte"`
	Document  bool   `parquet:"document"`
	Section   string `parquet:"section,dict"`
	Excerpt   string `parquet:"excerpt"`
	Message   string `parquet:"message"`
	Advice    string `parquet:"advice"`
	Key       string `parquet:"key"`
}

type parquetAction struct {
	Text       string `parquet:"text"`
	Line       int32  `parquet:"line"`
	HasOwner   bool   `parquet:"has_owner"`
	Tracked    bool   `parquet:"tracked"`
	Bounded    bool   `parquet:"bounded"`
	Actionable bool   `parquet:"actionable"`
	Specific   bool   `parquet:"specific"`
	PeopleFix  bool   `parquet:"people_fix"`
	Strength   string `parquet:"strength,dict"`
	State      string `parquet:"state,dict"`
	Due        *int32 `parquet:"due,optional,date"`
	Key        string `parquet:"key"`
}

// rowsPerGroup is how many documents are kept in memory before they are
// written.
const rowsPerGroup = 500

// A Parquet writes a row for each document.
type Parquet struct {
	w    *parquet.GenericWriter[parquetRow]
	rows []parquetRow
}

// NewParquet begins a Parquet file.
func NewParquet(w io.Writer) *Parquet {
	return &Parquet{w: parquet.NewGenericWriter[parquetRow](w, parquet.Compression(&zstd.Codec{Level: zstd.SpeedFastest}), parquet.CreatedBy("blamelint", "", ""))}
}

// Write adds one record.
func (p *Parquet) Write(r *audit.Record) error {
	if p.rows = append(p.rows, parquetOf(r)); len(p.rows) < rowsPerGroup {
		return nil
	}
	return p.group()
}

func (p *Parquet) group() error {
	if _, err := p.w.Write(p.rows); err != nil {
		return err
	}
	clear(p.rows)
	p.rows = p.rows[:0]
	return p.w.Flush()
}

// Flush ends the file.
func (p *Parquet) Flush() error {
	if err := p.group(); err != nil {
		return err
	}
	return p.w.Close()
}

func parquetOf(r *audit.Record) parquetRow {
	row := parquetRow{
		Path: r.Path, Area: r.Area, Title: r.Title, Date: parquetDay(r.Date), DateFrom: string(r.DateFrom), IncidentSeverity: int32(r.Severity),
		Words: int32(r.Words), Suppressed: int32(r.Suppressed), HelpScore: int32(r.Help.Score), HelpWhy: r.Help.Why, Hash: r.Hash, Error: r.Error,
	}
	for _, m := range r.Merits {
		row.Merits = append(row.Merits, parquetMerit{string(m.Kind), m.Text})
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		row.Findings = append(row.Findings, parquetFinding{
			f.Rule, f.Group, f.Severity, int32(f.Line), int32(f.Column), int32(f.EndLine), int32(f.EndColumn),
			int32(f.Start), int32(f.End), f.Doc, f.Section, f.Excerpt, f.Message, f.Advice, f.Key,
		})
	}
	for i := range r.Actions {
		a := &r.Actions[i]
		row.Actions = append(row.Actions, parquetAction{
			a.Text, int32(a.Line), a.Owner, a.Tracked, a.Bounded, a.Actionable, a.Specific, a.PeopleFix, a.Strength, string(a.State), parquetDay(a.Due), a.Key,
		})
	}
	return row
}

// FromJSONLines reads records as blamelint audit --jsonl writes them and writes
// them as Parquet.
func FromJSONLines(r io.Reader, w io.Writer) error {
	in, out := json.NewDecoder(r), NewParquet(w)
	for n := 1; ; n++ {
		var rec audit.Record
		err := in.Decode(&rec)
		if err == io.EOF {
			return out.Flush()
		}
		if err == nil {
			err = out.Write(&rec)
		}
		if err != nil {
			return fmt.Errorf("record %d: %w", n, err)
		}
	}
}

// parquetDay is days since 1970; nil if the day is not known.
func parquetDay(d audit.Day) *int32 {
	t := d.Time()
	if t.IsZero() {
		return nil
	}
	days := int32(t.Unix() / int64(24*time.Hour/time.Second))
	return &days
}

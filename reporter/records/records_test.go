package records

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer/audit"
	"github.com/blamelint/blamelint/analyzer/audit/audittest"
)

func bare() *audit.Record { return &audit.Record{Path: "x.md", Area: ".", Error: "no"} }

func TestCSV(t *testing.T) {
	for name, c := range map[string]struct {
		open func(*bytes.Buffer) *CSV
		rows int
		want map[string]string
	}{
		"documents": {func(b *bytes.Buffer) *CSV { return NewDocumentsCSV(b) }, 2, map[string]string{"title": "'=1+1, \"quoted\"\nline", "actions_open": "1", "open_with_owner": "0",
			"findings_per_1000_words": "4.00", "language": "1", "done_well": "Well.", "open_changing_the_system": "0", "incident_severity": "2"}},
		"findings": {func(b *bytes.Buffer) *CSV { return NewFindingsCSV(b) }, 2, map[string]string{"excerpt": "'-ünder <b>", "line": "3", "rule": "hindsight"}},
		"actions":  {func(b *bytes.Buffer) *CSV { return NewActionsCSV(b) }, 2, map[string]string{"text": "'@do it", "has_owner": "true", "state": "done", "due": "2024-03-01"}},
	} {
		var b bytes.Buffer
		w := c.open(&b)
		for _, r := range []*audit.Record{audittest.Record(1), bare()} {
			if err := w.Write(r); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll() // also sees to it that all rows are as long as the header
		if err != nil || len(rows) != 1+c.rows {
			t.Errorf("%s: %d rows, %v", name, len(rows), err)
			continue
		}
		for i, column := range rows[0] {
			if want, ok := c.want[column]; ok && rows[1][i] != want {
				t.Errorf("%s: %s is %q, want %q", name, column, rows[1][i], want)
			}
			delete(c.want, column)
		}
		if len(c.want) > 0 {
			t.Errorf("%s: no column for %v", name, c.want)
		}
	}
}

func TestJSONLine(t *testing.T) {
	want, got := audittest.Record(1), &audit.Record{}
	b, err := JSONLine(want)
	if err != nil || bytes.Count(b, []byte("\n")) != 1 || !bytes.HasSuffix(b, []byte("\n")) {
		t.Fatalf("%q, %v", b, err)
	}
	if err := json.Unmarshal(b, got); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v", got, err)
	}
	if !bytes.Contains(b, []byte("<b>")) {
		t.Error("text is escaped as if it were HTML")
	}
}

func TestOverview(t *testing.T) {
	g := &audit.Aggregate{}
	for i := range 1200 {
		r := audittest.Record(i)
		r.Date = audit.Day(fmt.Sprintf("20%02d-01-01", 20+i%3))
		r.Help.Score = i
		g.Add(r)
	}
	g.Add(bare())
	var b strings.Builder
	safe := func(s string) string { return "<" + s + ">" }
	if err := WriteOverview(&b, audit.NewReport(g, nil, nil, 0), safe); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	well, half := strings.Index(text, "1,200  documents tell what happened without blaming anybody"), strings.Index(text, "Where half an hour of review helps most\n   1. <d/1199.md>")
	if well < 0 || half < well {
		t.Errorf("what is done well comes first, and then where to help:\n%s", text)
	}
	for _, want := range []string{"1,201 documents, 600,000 words\ndated from 2020-01-01 to 2022-01-01\n1 could not be read", "Action items: 2,400, 1,200 of them done",
		"  of the open ones, 0 % have an owner, 100 % a ticket or date", "train 100 %", "2021                       400"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
}

func TestNumbers(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1234: "-1,234", -123: "-123"} {
		if got := Grouped(n); got != want {
			t.Errorf("Grouped(%d) = %q", n, got)
		}
	}
	if got := Percent(1, 0) + Percent(1, 3) + Percent(2, 3); got != "–33 %67 %" {
		t.Errorf("got %q", got)
	}
}

package columns

import (
	"bytes"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"github.com/blamelint/blamelint/analyzer/audit"
	"github.com/blamelint/blamelint/analyzer/audit/audittest"
	"github.com/blamelint/blamelint/reporter/records"
)

func bare() *audit.Record { return &audit.Record{Path: "x.md", Area: ".", Error: "no"} }

func TestParquetReadsBack(t *testing.T) {
	var b bytes.Buffer
	w := NewParquet(&b)
	const n = rowsPerGroup + 20
	for i := range n {
		if err := w.Write(audittest.Record(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Write(bare()); err != nil {
		t.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	rows, err := parquet.Read[parquetRow](bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil || len(rows) != n+1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, row := range rows[:n] {
		if !reflect.DeepEqual(row, parquetOf(audittest.Record(i))) {
			t.Fatalf("row %d is %+v", i, row)
		}
	}
	if last := rows[n]; last.Error != "no" || last.Date != nil || len(last.Findings) != 0 {
		t.Errorf("got %+v", last)
	}
	if day := time.Unix(int64(*rows[0].Date)*24*60*60, 0).UTC().Format(time.DateOnly); day != "2024-02-29" {
		t.Errorf("the date is %s", day)
	}
}

func TestEmptyParquet(t *testing.T) {
	var b bytes.Buffer
	if err := NewParquet(&b).Flush(); err != nil {
		t.Fatal(err)
	}
	if rows, err := parquet.Read[parquetRow](bytes.NewReader(b.Bytes()), int64(b.Len())); err != nil || len(rows) != 0 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}

// TestParquetHasAll: no field of a record is forgotten.
func TestParquetHasAll(t *testing.T) {
	for _, pair := range [][2]any{{audit.Record{}, parquetRow{}}, {audit.Finding{}, parquetFinding{}}, {audit.Action{}, parquetAction{}}, {audit.Merit{}, parquetMerit{}}} {
		want, got := reflect.TypeOf(pair[0]).NumField(), reflect.TypeOf(pair[1]).NumField()
		if _, record := pair[0].(audit.Record); record {
			want++ // Help is two columns
		}
		if got != want {
			t.Errorf("%T has %d columns for %d fields of %T", pair[1], got, want, pair[0])
		}
	}
}

// TestFromJSONLines: nothing is lost on the way through JSON.
func TestFromJSONLines(t *testing.T) {
	var lines, direct, b bytes.Buffer
	w := NewParquet(&direct)
	for i := range 3 {
		line, err := records.JSONLine(audittest.Record(i))
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(line)
		if err := w.Write(audittest.Record(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := FromJSONLines(&lines, &b); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), direct.Bytes()) {
		t.Error("the file is another one")
	}
	err := FromJSONLines(strings.NewReader("{}\n{\"words\": \"many\"}\n"), io.Discard)
	if err == nil || !strings.Contains(err.Error(), "record 2") {
		t.Errorf("got %v", err)
	}
}

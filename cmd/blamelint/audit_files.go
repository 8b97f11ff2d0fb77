package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/blamelint/blamelint/analyzer/audit"
	"github.com/blamelint/blamelint/reporter"
	"github.com/blamelint/blamelint/reporter/records"
)

// recordFiles are the files that get the records one after the other.
type recordFiles struct{ list []*recordFile }

// A recordFile is written beside its place and put there when it is complete,
// so that an audit that is stopped leaves the last one's reports as they were.
type recordFile struct {
	path  string // empty once it is in its place
	file  *os.File
	buf   *bufio.Writer
	write func(*audited) error
	end   func() error // writes what is left
}

// openRecordFiles opens the files that the flags name.
func openRecordFiles(f *auditFlags) (recordFiles, error) {
	var files recordFiles
	var program []string
	if f.parquet != "" {
		if program = parquetCommand(); program == nil {
			return files, fmt.Errorf("--parquet %s: %w", f.parquet, errNoParquet)
		}
	}
	csv := func(make func(io.Writer) *records.CSV) func(io.Writer) (func(*audited) error, func() error) {
		return func(w io.Writer) (func(*audited) error, func() error) {
			c := make(w)
			return func(o *audited) error { return c.Write(o.record) }, c.Flush
		}
	}
	lines := func(w io.Writer) (func(*audited) error, func() error) {
		return func(o *audited) error { _, err := w.Write(o.lines); return err }, func() error { return nil }
	}
	columns := func(w io.Writer) (func(*audited) error, func() error) {
		p := startParquet(w, program)
		return func(o *audited) error { return p.write(o.lines) }, p.close
	}
	for _, want := range []struct {
		flag, path string
		open       func(io.Writer) (func(*audited) error, func() error)
	}{
		{"--csv", f.csv, csv(records.NewDocumentsCSV)},
		{"--findings-csv", f.findingsCSV, csv(records.NewFindingsCSV)},
		{"--actions-csv", f.actionsCSV, csv(records.NewActionsCSV)},
		{"--jsonl", f.jsonl, lines},
		{"--parquet", f.parquet, columns},
	} {
		if want.path == "" {
			continue
		}
		file, err := openRecordFile(want.path)
		if err != nil {
			return files, errors.Join(fmt.Errorf("%s %s: %w", want.flag, want.path, bareError(err)), files.abandon())
		}
		file.write, file.end = want.open(file.buf)
		files.list = append(files.list, file)
	}
	return files, nil
}

func openRecordFile(path string) (*recordFile, error) {
	r := &recordFile{path: path}
	name := path + ".part"
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		r.path, name = "", path // a pipe or a device
	}
	f, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	r.file, r.buf = f, bufio.NewWriterSize(f, 1<<16)
	return r, nil
}

func (fs recordFiles) write(o *audited) error {
	for _, f := range fs.list {
		if err := f.write(o); err != nil {
			return err
		}
	}
	return nil
}

// finish puts the files into their places.
func (fs recordFiles) finish() error {
	for _, f := range fs.list {
		if err := errors.Join(f.end(), f.buf.Flush(), f.file.Close()); err != nil {
			return err
		}
		if f.path == "" {
			continue
		}
		if err := os.Rename(f.file.Name(), f.path); err != nil {
			return err
		}
		f.path = ""
	}
	return nil
}

// abandon removes what is not in its place.
func (fs recordFiles) abandon() error {
	var errs []error
	for _, f := range fs.list {
		if f.path != "" {
			_ = f.end()        // a program that gets the records ends, too
			_ = f.file.Close() // perhaps it is closed already
			errs = append(errs, os.Remove(f.file.Name()))
		}
	}
	return errors.Join(errs...)
}

func writeOverview(w io.Writer, r *audit.Report) error {
	return records.WriteOverview(w, r, reporter.Plain)
}

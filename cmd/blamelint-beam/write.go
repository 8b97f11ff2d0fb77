package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/blamelint/blamelint/analyzer/audit"
	"github.com/blamelint/blamelint/reporter/columns"
	"github.com/blamelint/blamelint/reporter/records"
)

func init() {
	register.DoFn3x1[context.Context, int, func(*audit.Record) bool, error](&writeShard{})
}

func typeOf[T any]() reflect.Type { return reflect.TypeFor[T]() }

// writeRecords writes the records into files of their own.
func writeRecords(s beam.Scope, o options, records beam.PCollection) {
	sharded := beam.GroupByKey(s, beam.ParDo(s, &spread{Shards: o.Shards}, records))
	beam.ParDo0(s, &writeShard{Output: o.Output, Format: o.Format, Shards: o.Shards}, sharded)
}

// writeShard writes one file of records.
type writeShard struct {
	Output string `json:"output"`
	Format string `json:"format"`
	Shards int    `json:"shards"`
}

// ProcessElement writes the records of one file in the order of their paths, so
// that the same documents give the same bytes.
func (f *writeShard) ProcessElement(ctx context.Context, shard int, items func(*audit.Record) bool) error {
	var list []audit.Record
	for r := (audit.Record{}); items(&r); r = (audit.Record{}) {
		list = append(list, r)
	}
	slices.SortFunc(list, func(a, b audit.Record) int { return cmp.Compare(a.Path, b.Path) })
	return create(ctx, f.Output+"/"+f.name(shard), func(w io.Writer) error {
		if f.Format == formatParquet {
			return writeParquetRecords(w, list)
		}
		for i := range list {
			line, err := records.JSONLine(&list[i])
			if err != nil {
				return err
			}
			if _, err := w.Write(line); err != nil {
				return err
			}
		}
		return nil
	})
}

func (f *writeShard) name(shard int) string {
	if f.Shards == 1 {
		return "records." + f.Format
	}
	return fmt.Sprintf("records-%05d-of-%05d.%s", shard, f.Shards, f.Format)
}

func writeParquetRecords(w io.Writer, list []audit.Record) error {
	p := columns.NewParquet(w)
	for i := range list {
		if err := p.Write(&list[i]); err != nil {
			return err
		}
	}
	return p.Flush()
}

// create writes a file of whichever store its name belongs to.
func create(ctx context.Context, name string, write func(io.Writer) error) error {
	fsys, err := filesystem.New(ctx, name)
	if err != nil {
		return err
	}
	defer fsys.Close()
	f, err := fsys.OpenWrite(ctx, name)
	if err != nil {
		return err
	}
	b := bufio.NewWriterSize(f, 1<<16)
	return errors.Join(write(b), b.Flush(), f.Close())
}

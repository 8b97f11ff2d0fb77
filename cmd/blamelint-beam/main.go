// Command blamelint-beam audits postmortems past one machine: it runs the same
// engine as "blamelint audit" as an Apache Beam pipeline, and its records and
// aggregates are the same.
//
//	blamelint-beam --output out/ postmortems/
//	blamelint-beam --output gs://bucket/out --format parquet --runner dataflow … 'gs://bucket/postmortems/**.md'
//
// Without --runner the pipeline runs in this process, on Beam's Prism runner.
// See docs/audits.md.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/log"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"
	// The files of Amazon's store; beamx brings those of Google's and the local ones.
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/s3"
)

var (
	output = flag.String("output", "", "write the reports into this `folder`, which may be gs:// or s3://")
	format = flag.String("format", formatJSONL, "of the records, aggregates and promises: jsonl or parquet")
	shards = flag.Int("shards", 1, "the `number` of files that the records are spread over; each is put in order in the memory of one worker")
	cfg    = flag.String("config", "", "use this configuration `file` for all documents; without it the built-in settings")
)

func main() {
	flag.Usage = usage
	flag.Parse()
	beam.Init() // on a worker, this does the work and does not return
	log.SetupLogging("warn", "text")
	if err := run(context.Background(), flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "blamelint-beam:", brief(err.Error()))
		os.Exit(2)
	}
}

// maxError bounds the lines of an error, in bytes: a runner's holds the whole
// stage that failed.
const maxError = 400

// brief is the beginning of an error and its last line, which says the cause.
func brief(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	first, last := lines[0], lines[len(lines)-1]
	if len(first) > maxError {
		first = first[:maxError] + " …"
	}
	if len(lines) == 1 {
		return first
	}
	if len(last) > maxError {
		last = last[:maxError] + " …"
	}
	return first + " " + strings.TrimSpace(last)
}

func usage() {
	fmt.Fprint(os.Stderr, `Usage: blamelint-beam --output folder [flags] pattern …

Audits the postmortems that the patterns match, as an Apache Beam pipeline. A
local folder stands for the Markdown files below it.

`)
	for _, name := range [...]string{"output", "format", "shards", "config", "runner", "endpoint"} {
		if f := flag.Lookup(name); f != nil {
			kind, text := flag.UnquoteUsage(f)
			fmt.Fprintf(os.Stderr, "  --%s %s\n    \t%s\n", name, kind, text)
		}
	}
	fmt.Fprint(os.Stderr, "\nThe runners have further flags of their own: see Beam's documentation.\n")
}

func run(ctx context.Context, patterns []string) error {
	o := options{Patterns: patterns, Output: strings.TrimRight(*output, "/"), Format: *format, Shards: *shards}
	if *cfg != "" {
		text, err := os.ReadFile(*cfg)
		if err != nil {
			return err
		}
		base, err := os.Getwd()
		if err != nil {
			return err
		}
		o.House = house{Text: text, Name: *cfg, Base: base}
	}
	p, err := build(o)
	if err != nil {
		return err
	}
	return beamx.Run(ctx, p)
}

// options are what to audit and where to write.
type options struct {
	Patterns []string
	Output   string // a folder, without a slash at its end
	Format   string // formatJSONL or formatParquet
	Shards   int
	House    house
}

// The forms of the reports.
const (
	formatJSONL   = "jsonl"
	formatParquet = "parquet"
)

func (o *options) check() error {
	switch {
	case o.Output == "":
		return errors.New("where to? Name a folder with --output")
	case len(o.Patterns) == 0:
		return errors.New("which postmortems? Name a folder or a pattern such as 'postmortems/*.md'")
	case o.Format != formatJSONL && o.Format != formatParquet:
		return fmt.Errorf("--format: unknown value %q (one of jsonl, parquet)", o.Format)
	case o.Shards < 1:
		return errors.New("--shards must be at least 1")
	}
	_, err := newEngine(&o.House)
	return err
}

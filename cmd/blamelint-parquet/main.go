// Command blamelint-parquet turns the records that "blamelint audit --jsonl"
// writes, one JSON object a line, into a Parquet file:
//
//	blamelint-parquet < audit.jsonl > audit.parquet
//
// "blamelint audit --parquet" runs it.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"

	"github.com/blamelint/blamelint/reporter/columns"
)

func main() {
	out := bufio.NewWriterSize(os.Stdout, 1<<16)
	if err := errors.Join(columns.FromJSONLines(bufio.NewReader(os.Stdin), out), out.Flush()); err != nil {
		fmt.Fprintln(os.Stderr, "blamelint-parquet:", err)
		os.Exit(2)
	}
}

// Command corpus writes postmortems in the shapes of testdata/postmortems, for
// tests and measurements of audits:
//
//	go run ./testdata/bench/corpus -n 10000 -dir /tmp/corpus
//
// The same -n and -seed give the same files.
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/blamelint/blamelint/analyzer/audit/audittest"
)

func main() {
	n := flag.Int("n", 10000, "how many documents")
	seed := flag.Uint64("seed", 1, "which ones")
	dir := flag.String("dir", "corpus", "where to write them")
	shapes := flag.String("shapes", "testdata/postmortems", "a folder of postmortems to take the shapes from")
	flag.Parse()
	c := audittest.Corpus{Shapes: os.DirFS(*shapes), Documents: *n, Seed: *seed}
	if err := c.Write(*dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

//go:build ignore

// Generate writes weights.bin; see the package's documentation.
package main

import (
	"log"
	"os"

	"github.com/blamelint/blamelint/analyzer/tagger/internal/build"
)

func main() {
	table, err := build.Table()
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("weights.bin", table, 0o644); err != nil {
		log.Fatal(err)
	}
}

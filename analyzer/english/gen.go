//go:build ignore

// Command gen writes english.bin from the word lists of package names.
package main

import (
	"log"
	"os"

	"github.com/blamelint/blamelint/analyzer/english/internal/build"
)

func main() {
	log.SetFlags(0)
	data, err := build.Filter(os.DirFS("../names/data/import"))
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("english.bin", data, 0o644); err != nil {
		log.Fatal(err)
	}
}

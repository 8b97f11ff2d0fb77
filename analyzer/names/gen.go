//go:build ignore

// Command gen writes table.bin and table.go from the lists in data.
package main

import (
	"log"
	"os"

	"github.com/blamelint/blamelint/analyzer/names/internal/build"
)

func main() {
	log.SetFlags(0)
	bin, source, err := build.Tables(os.DirFS("data"))
	if err != nil {
		log.Fatal(err)
	}
	for name, content := range map[string][]byte{"table.bin": bin, "table.go": source} {
		if err := os.WriteFile(name, content, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

// Package corpus reads the documents that tests and benchmarks run on. It knows
// nothing of the analyzer, so that the analyzer's own tests can use it.
package corpus

import (
	"os"
	"path/filepath"
	"testing"
)

// Read reads the Markdown files below dir, in lexical order, or below the folder
// that BLAMELINT_BENCH names. size is their bytes in all. A file that cannot be
// read, or none at all, ends the test.
func Read(tb testing.TB, dir string) (docs [][]byte, size int64) {
	tb.Helper()
	if other := os.Getenv("BLAMELINT_BENCH"); other != "" {
		dir = other
	}
	err := filepath.WalkDir(dir, func(p string, e os.DirEntry, err error) error {
		if err != nil || filepath.Ext(p) != ".md" {
			return err
		}
		src, err := os.ReadFile(p)
		docs, size = append(docs, src), size+int64(len(src))
		return err
	})
	if err != nil || len(docs) == 0 {
		tb.Fatalf("no documents in %s: %v", dir, err)
	}
	return docs, size
}

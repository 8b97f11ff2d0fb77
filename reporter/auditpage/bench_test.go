package auditpage_test

import (
	"path/filepath"
	"strconv"
	"testing"
)

// BenchmarkWrite writes a report on 500 documents into an empty folder.
func BenchmarkWrite(b *testing.B) {
	c := small(b, 500)
	dir := b.TempDir()
	n := 0
	for b.Loop() {
		n++
		c.write(b, filepath.Join(dir, strconv.Itoa(n)))
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/500, "µs/document")
}

// BenchmarkWriteAgain writes it where all pages are still right.
func BenchmarkWriteAgain(b *testing.B) {
	c := small(b, 500)
	dir := b.TempDir()
	c.write(b, dir)
	for b.Loop() {
		c.write(b, dir)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/500, "µs/document")
}

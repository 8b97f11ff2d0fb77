package main

import (
	"io"
	"path/filepath"
	"testing"
)

// BenchmarkRun is the whole program without the start of its process: what the
// command line costs beside the analysis itself.
func BenchmarkRun(b *testing.B) {
	dir := b.TempDir()
	file := filepath.Join(dir, "x.md")
	writeFile(b, file, "# Disk\n\nThe root cause was a full disk.\n")
	for name, args := range map[string][]string{
		"version": {"--version"},
		"file":    {"--no-git", "--fail-on", "never", file},
		"jsonl":   {"--no-git", "--fail-on", "never", "--format", "jsonl", file},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if code := run(args, nil, io.Discard, io.Discard); code != exitClean {
					b.Fatalf("exit code %d", code)
				}
			}
		})
	}
}

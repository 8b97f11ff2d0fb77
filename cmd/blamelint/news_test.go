package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/reporter"
)

// runIn runs the program in a folder.
func runIn(t *testing.T, dir string, args ...string) (code int, stdout string) {
	t.Helper()
	t.Chdir(dir)
	var out, stderr bytes.Buffer
	code = run(append([]string{"--no-git", "--no-config"}, args...), strings.NewReader(""), &out, &stderr)
	if stderr.Len() > 0 {
		t.Errorf("%q: stderr %q", args, stderr.String())
	}
	return code, out.String()
}

// TestFormatsOfNews: every format tells what is new and leaves out what is not
// or is known, with any number of jobs, and the exit code goes by what is left.
func TestFormatsOfNews(t *testing.T) {
	dir := t.TempDir()
	for i := range 9 {
		writeFile(t, filepath.Join(dir, "docs", fmt.Sprintf("%d.md", i)), "In hindsight, the walrus was small. The root cause was a full disk.\n")
	}
	writeFile(t, filepath.Join(dir, "new.patch"), "--- a/docs/4.md\n+++ b/docs/4.md\n@@ -1 +1 @@\n-In hindsight, the walrus was small.\n"+
		"+In hindsight, the walrus was small. The root cause was a full disk.\n")
	t.Chdir(dir)
	if code := run([]string{"baseline", "write", "--no-git", "--no-config", "docs/4.md"}, nil, &bytes.Buffer{}, os.Stderr); code != exitClean {
		t.Fatalf("baseline write: %d", code)
	}
	for _, format := range reporter.Names() {
		code, all := runIn(t, dir, "--format", format, "docs")
		if code != exitFindings {
			t.Errorf("%s: all: code %d", format, code)
		}
		code, news := runIn(t, dir, "--format", format, "--patch", "new.patch", "docs")
		if code != exitFindings || !strings.Contains(news, "root cause") || len(news) >= len(all) {
			t.Errorf("%s: new: code %d, %d bytes of %d", format, code, len(news), len(all))
		}
		if strings.Contains(news, "tells the story from its end") {
			t.Errorf("%s: what is not new is reported:\n%s", format, news)
		}
		if _, again := runIn(t, dir, "--format", format, "--patch", "new.patch", "--jobs", "1", "docs"); again != news {
			t.Errorf("%s: another number of jobs gives other bytes", format)
		}
		if code, _ := runIn(t, dir, "--format", format, "--patch", "new.patch", "--fail-on", "error", "docs"); code != exitClean {
			t.Errorf("%s: --fail-on error: code %d", format, code)
		}
		code, rest := runIn(t, dir, "--format", format, "--patch", "new.patch", "--baseline", ".blamelint-baseline.json", "docs")
		if code != exitClean || len(rest) >= len(news) {
			t.Errorf("%s: known: code %d, %d bytes of %d", format, code, len(rest), len(news))
		}
	}
}

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFixTellsOfChange: a file that was written to between reading and
// rewriting keeps what the other wrote, and the run ends with 2.
func TestFixTellsOfChange(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.md")
	writeFile(t, file, "Obviously, the disk was full.\n")
	var out, stderr bytes.Buffer
	app := &app{stdout: &out, stderr: &stderr}
	l, err := app.newLinter(newRootCommand(app), &lintFlags{noGit: true, noConfig: true, jobs: 1, failOn: newChoice("error")})
	if err != nil {
		t.Fatal(err)
	}
	l.fixer = &fixer{}
	o := l.work(input{path: file})
	writeFile(t, file, "Somebody else was here.\n")
	if !l.take(o) || l.total.Failed != 1 || exitCode(l.total, "error") != exitTrouble {
		t.Errorf("%+v", l.total)
	}
	if got, _ := os.ReadFile(file); string(got) != "Somebody else was here.\n" {
		t.Errorf("the file holds %q", got)
	}
	if want := file + ": changed since it was read, so it was not rewritten; run blamelint again\n"; !strings.HasSuffix(stderr.String(), want) {
		t.Errorf("stderr %q, want %q", stderr.String(), want)
	}
}

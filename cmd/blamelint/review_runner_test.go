package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/reporter"
)

// TestManyFiles: a list that GitHub would refuse is left out, and that is told.
func TestManyFiles(t *testing.T) {
	for _, c := range []struct {
		files int
		want  string
		told  bool
	}{{2, `changed-files=["long/long/long/long/name.md","long/long/long/long/name.md"]`, false}, {40000, "changed-files=[]", true}} {
		var stdout bytes.Buffer
		r := &reviewing{app: &app{stdout: &stdout}, flags: &reviewFlags{lint: newLintFlags()}}
		r.runner.output = filepath.Join(t.TempDir(), "output")
		for range c.files {
			r.files = append(r.files, "long/long/long/long/name.md")
		}
		if err := r.setOutputs(reporter.Summary{Warnings: 3}); err != nil {
			t.Fatal(err)
		}
		out := readFile(t, r.runner.output)
		if !strings.Contains(out, "findings=3\n") || !strings.Contains(out, c.want+"\n") || strings.Contains(stdout.String(), "::warning") != c.told || r.app.code != exitFindings {
			t.Errorf("%d files: %.200s\n%s", c.files, out, stdout.String())
		}
	}
}

// TestFork: a pull request is from a fork unless it names the same repository
// twice; of a fork that is gone nothing is known.
func TestFork(t *testing.T) {
	for text, want := range map[string]bool{
		`{}`: false,
		`{"pull_request":{"head":{"repo":{"full_name":"a/b"}},"base":{"repo":{"full_name":"a/b"}}}}`: false,
		`{"pull_request":{"head":{"repo":{"full_name":"c/b"}},"base":{"repo":{"full_name":"a/b"}}}}`: true,
		`{"pull_request":{"head":{"repo":null},"base":{"repo":{"full_name":"a/b"}}}}`:                true,
	} {
		file := filepath.Join(t.TempDir(), "event.json")
		writeFile(t, file, text)
		e, err := readEvent(runner{eventPath: file})
		if err != nil || e.fork() != want {
			t.Errorf("%s: %v, %v", text, e.fork(), err)
		}
	}
}

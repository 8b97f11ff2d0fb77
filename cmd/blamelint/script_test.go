package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the outputs of the stories, and docs/blamelint.schema.json, instead of comparing them")

func TestMain(m *testing.M) {
	testscript.Main(withoutBuild{m}, map[string]func(){"blamelint": main})
}

// TestStories runs the stories in testdata/script: each is what a user types
// and what comes back. Beside testscript's own commands there are
//
//	exits CODE command …   run a command that must end with CODE
//	copies FILE COUNT DIR  write COUNT copies of FILE into DIR
//	grow FILE SIZE         make FILE SIZE bytes long
//	bytes FILE HEX         write bytes that a story cannot hold
//
// and the condition [peer:NAME]: a program is here that the story works with.
// In CI all of them have to be.
func TestStories(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Setup: func(e *testscript.Env) error {
			// The stories' own repositories must not depend on this machine's.
			config := filepath.Join(e.WorkDir, ".tmp", "gitconfig")
			e.Setenv("GIT_CONFIG_GLOBAL", config)
			e.Setenv("GIT_CONFIG_NOSYSTEM", "1")
			e.Setenv("GIT_CEILING_DIRECTORIES", e.WorkDir)
			e.Setenv("XDG_CACHE_HOME", filepath.Join(e.WorkDir, ".tmp", "cache"))
			return os.WriteFile(config, []byte(gitConfig), 0o644)
		},
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Geteuid() == 0, nil
			}
			if name, ok := strings.CutPrefix(cond, "peer:"); ok {
				return havePeer(name)
			}
			return false, fmt.Errorf("unknown condition %s", cond)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "copies": copies, "grow": grow, "bytes": writeBytes,
		},
	})
}

func havePeer(name string) (bool, error) {
	_, err := exec.LookPath(name)
	if err != nil && os.Getenv("CI") == "true" {
		return false, fmt.Errorf("%s is needed in CI: %w", name, err)
	}
	return err == nil, nil
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE command …")
	}
	code := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		ee, ok := err.(*exec.ExitError)
		if !ok {
			ts.Fatalf("%v", err)
		}
		code = ee.ExitCode()
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

func copies(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	text := ts.ReadFile(args[0])
	ts.Check(os.MkdirAll(ts.MkAbs(args[2]), 0o755))
	for i := range n {
		ts.Check(os.WriteFile(filepath.Join(ts.MkAbs(args[2]), fmt.Sprintf("%04d.md", i)), []byte(fmt.Sprintf("# %d\n%s", i, text)), 0o644))
	}
}

func grow(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), n))
}

func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	var data []byte
	_, err := fmt.Sscanf(args[1], "%x", &data)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o644))
}

// TestBrokenPipe: whoever reads our output may stop at any time.
func TestBrokenPipe(t *testing.T) {
	dir := t.TempDir()
	for i := range 50 {
		text := strings.Repeat("The root cause was a full disk.\n\nThe single root cause was a full queue.\n\n", 200)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.md", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, format := range []string{"text", "jsonl"} {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		r.Close()
		var stderr bytes.Buffer
		run([]string{"--no-git", "--format", format, dir}, nil, w, &stderr)
		w.Close()
		if stderr.Len() > 0 {
			t.Errorf("%s: a broken pipe is complained about: %s", format, stderr.String())
		}
	}
}

// TestFullDisk: findings that could not be written are a failure.
func TestFullDisk(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no /dev/full here")
	}
	defer full.Close()
	var stderr bytes.Buffer
	code := run([]string{"--no-git", "-"}, strings.NewReader("The root cause was a full disk.\n"), full, &stderr)
	if code != exitTrouble || !strings.Contains(stderr.String(), "no space left") {
		t.Errorf("code %d, stderr %q", code, stderr.String())
	}
}

// TestFileNamesAreSafe: a file name cannot write escape sequences either.
func TestFileNamesAreSafe(t *testing.T) {
	name := filepath.Join(t.TempDir(), "\x1b[2Jx\n.md")
	var stdout, stderr bytes.Buffer
	run([]string{"--no-git", name}, nil, &stdout, &stderr) // missing
	if err := os.WriteFile(name, []byte("The root cause was a full disk.\n"), 0o644); err != nil {
		t.Skip("such names are not possible here")
	}
	run([]string{"--no-git", name}, nil, &stdout, &stderr)
	if out := stdout.String() + stderr.String(); strings.ContainsRune(out, '\x1b') || !strings.Contains(out, "␛[2Jx .md") {
		t.Errorf("got %q", out)
	}
}

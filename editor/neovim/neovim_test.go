// Package neovim holds the test of the Neovim plugin, with a real Neovim and
// the real command.
package neovim

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/editor/internal/peer"
)

// TestNeovim runs each session of testdata/*.lua in a Neovim of its own. A
// session ends with "ok", or with what went wrong.
func TestNeovim(t *testing.T) {
	nvim := peer.Program(t, "nvim")
	binary := peer.Command(t, "../..")
	peer.Reads(t, ".")
	sessions, err := filepath.Glob("testdata/*_session.lua")
	if err != nil || len(sessions) == 0 {
		t.Fatalf("no sessions: %v", err)
	}
	for _, session := range sessions {
		t.Run(filepath.Base(session), func(t *testing.T) { run(t, nvim, binary, session) })
	}
}

func run(t *testing.T, nvim, binary, session string) {
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cmd := exec.Command("timeout", "300", nvim, "--headless", "--clean", "-n",
		"--cmd", "set runtimepath^="+here, "-c", "luafile "+filepath.Join(here, "testdata", "harness.lua"))
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "BLAMELINT="+binary, "SESSION="+filepath.Join(here, session),
		"XDG_STATE_HOME="+dir, "XDG_CACHE_HOME="+dir, "XDG_DATA_HOME="+dir, "XDG_CONFIG_HOME="+dir)
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.HasSuffix(strings.TrimSpace(string(out)), "ok") {
		log, _ := os.ReadFile(filepath.Join(dir, "nvim", "lsp.log"))
		t.Fatalf("%v\n%s\n%s", err, out, log)
	}
}

// TestHelp: the help can be indexed, and has what the plugin defines.
func TestHelp(t *testing.T) {
	nvim := peer.Program(t, "nvim")
	dir := t.TempDir()
	text, err := os.ReadFile("doc/blamelint.txt")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "blamelint.txt"), text, 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(nvim, "--headless", "--clean", "-c", "helptags "+dir, "-c", "q").CombinedOutput(); err != nil || len(out) > 0 {
		t.Fatalf("%v\n%s", err, out)
	}
	tags, err := os.ReadFile(filepath.Join(dir, "tags"))
	if err != nil || !strings.Contains(string(tags), ":BlamelintFixAll") {
		t.Errorf("%v\n%s", err, tags)
	}
	source, err := os.ReadFile("lua/blamelint.lua")
	if err != nil {
		t.Fatal(err)
	}
	defaults, _, _ := strings.Cut(strings.SplitN(string(source), "M.defaults = {", 2)[1], "\n}")
	for line := range strings.Lines(defaults) {
		name, _, is := strings.Cut(strings.TrimSpace(line), " = ")
		if is && !strings.HasPrefix(name, "--") && !strings.Contains(string(text), name+" = ") {
			t.Errorf("the help does not show the option %s", name)
		}
	}
}

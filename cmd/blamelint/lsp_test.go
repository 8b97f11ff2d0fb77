package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func lspMessage(body string) string {
	return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body)
}

// TestLSPEnds: the exit code is what the protocol says it is.
func TestLSPEnds(t *testing.T) {
	hello := lspMessage(`{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}`)
	bye := lspMessage(`{"jsonrpc": "2.0", "id": 2, "method": "shutdown"}`)
	exit := lspMessage(`{"jsonrpc": "2.0", "method": "exit"}`)
	for _, tc := range []struct {
		said string
		code int
	}{{hello + bye + exit, 0}, {hello + exit, 1}, {hello, 1}, {"", 1}} {
		var stdout, stderr bytes.Buffer
		if code := run([]string{"lsp", "--no-git", "--stdio"}, strings.NewReader(tc.said), &stdout, &stderr); code != tc.code || stderr.Len() > 0 {
			t.Errorf("%q: code %d, want %d; %s", tc.said, code, tc.code, stderr.String())
		}
		if tc.said != "" && !strings.Contains(stdout.String(), `"name":"blamelint"`) {
			t.Errorf("initialize was not answered: %s", stdout.String())
		}
	}
}

// TestProject: the server sees the files and settings that a run would.
func TestProject(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		".blamelint.yaml": "exclude: [drafts]\nrules:\n  fault: off\n", "a.md": "x", "b.txt": "x", "drafts/c.md": "x", "sub/d.markdown": "x",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	l := &projectLoader{flags: &lintFlags{}, roster: newRoster()}
	p := l.load()
	want := []string{filepath.Join(dir, "a.md"), filepath.Join(dir, "sub/d.markdown")}
	if got := slices.Collect(p.Files([]string{dir})); !slices.Equal(got, want) {
		t.Errorf("files %v, want %v", got, want)
	}
	if p.Includes(filepath.Join(dir, "drafts/c.md")) || !p.Includes(want[0]) {
		t.Error("exclude is not heeded")
	}
	file := filepath.Join(dir, ".blamelint.yaml")
	if got := p.ConfigFile(want[1]); got != file {
		t.Errorf("configuration %s, want %s", got, file)
	}
	if s, err := p.Settings(want[1]); err != nil || s.Severity["fault"] != 0 {
		t.Errorf("settings %v, %v", s, err)
	}
	if err := os.WriteFile(file, []byte("nonsense: 1\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	p = l.load()
	if _, err := p.Settings(want[1]); err == nil || p.ConfigFile(want[1]) != file {
		t.Errorf("a broken configuration: %v, %s", err, p.ConfigFile(want[1]))
	}
}

// TestLSPFlags: what is wrong with the flags is said before anything is served.
func TestLSPFlags(t *testing.T) {
	var stdout, stderr bytes.Buffer
	if code := run([]string{"lsp", "--select", "no-such-rule"}, strings.NewReader(""), &stdout, &stderr); code != exitTrouble || !strings.Contains(stderr.String(), "no-such-rule") {
		t.Errorf("code %d, %s", code, stderr.String())
	}
}

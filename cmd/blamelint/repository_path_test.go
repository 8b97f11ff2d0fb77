package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestRepositoryPath(t *testing.T) {
	outside := t.TempDir()
	root := filepath.Join(outside, "repo")
	if err := os.MkdirAll(filepath.Join(root, ".git"), 0o755); err != nil {
		t.Fatal(err)
	}
	sub := filepath.Join(root, "a b", "c")
	if err := os.MkdirAll(sub, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir(sub)
	path := newRepositoryPath()
	for in, want := range map[string]string{
		"x.md":                        "a b/c/x.md",
		"../x.md":                     "a b/x.md",
		"../..":                       ".",
		"..x.md":                      "a b/c/..x.md",
		filepath.Join(root, "x.md"):   "x.md",
		"../../../x.md":               filepath.ToSlash(filepath.Join(outside, "x.md")),
		stdinName:                     stdinName,
		filepath.Join(outside, "a.m"): filepath.ToSlash(filepath.Join(outside, "a.m")),
	} {
		if got := path(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
	t.Chdir(outside)
	if got, want := newRepositoryPath()("repo/x.md"), "repo/x.md"; got != want {
		t.Errorf("outside a repository: %s, want %s", got, want)
	}
}

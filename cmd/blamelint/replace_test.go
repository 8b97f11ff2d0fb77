package main

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestReplaceFile(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real.md"), filepath.Join(dir, "sub", "link.md")
	writeFile(t, real, "old")
	if err := os.Mkdir(filepath.Dir(link), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../real.md", link); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	if err := os.Chmod(real, 0o640); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(real)
	if err != nil {
		t.Fatal(err)
	}
	if err := replaceFile(link, []byte("old"), []byte("new")); err != nil {
		t.Fatal(err)
	}
	after, err := os.Stat(real)
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(real); string(got) != "new" {
		t.Errorf("the file holds %q", got)
	}
	if os.SameFile(before, after) {
		t.Error("the file was written over in place, where a crash would lose it")
	}
	if after.Mode() != before.Mode() {
		t.Errorf("mode %v, want %v", after.Mode(), before.Mode())
	}
	if to, err := os.Readlink(link); err != nil || to != "../real.md" {
		t.Errorf("the link leads to %q, %v", to, err)
	}
	onlyFiles(t, dir, "real.md", "sub")
	onlyFiles(t, filepath.Dir(link), "link.md")
}

// TestReplaceNothingElse: whatever stands in the way, the file stays as it is
// and nothing is left beside it.
func TestReplaceNothingElse(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.md")
	writeFile(t, file, "somebody else's")
	if err := replaceFile(file, []byte("old"), []byte("new")); !errors.Is(err, errChanged) {
		t.Errorf("a file that changed: %v", err)
	}
	if err := replaceFile(filepath.Join(dir, "gone.md"), []byte("old"), []byte("new")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file that has gone: %v", err)
	}
	if err := replaceFile(dir, nil, []byte("new")); err == nil {
		t.Error("a folder was replaced")
	}
	if runtime.GOOS != "windows" && os.Geteuid() != 0 {
		readOnly(t, file, 0o444)
		readOnly(t, dir, 0o555)
	}
	if got, _ := os.ReadFile(file); string(got) != "somebody else's" {
		t.Errorf("the file holds %q", got)
	}
	onlyFiles(t, dir, "a.md")
}

// readOnly takes the permission to write to path and tries to replace the file
// a.md there.
func readOnly(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	file := path
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.IsDir() {
		file = filepath.Join(path, "a.md")
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	if err := replaceFile(file, []byte("somebody else's"), []byte("new")); !errors.Is(err, os.ErrPermission) {
		t.Errorf("%s may not be written to: %v", path, err)
	}
	if err := os.Chmod(path, info.Mode()); err != nil {
		t.Fatal(err)
	}
}

func onlyFiles(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if len(got) != len(want) {
		t.Errorf("%s holds %q, want %q", dir, got, want)
	}
}

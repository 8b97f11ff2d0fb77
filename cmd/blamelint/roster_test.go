package main

import (
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
)

func TestRoster(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git here")
	}
	ownGit(t)
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	dir := t.TempDir()
	doc := filepath.Join(dir, "docs", "x.md")
	writeFile(t, doc, "")
	git(t, dir, "init", "-q")
	git(t, dir, "add", ".")
	git(t, dir, "-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-q", "-m", "x", "--author", "Grace Hopper <grace@example.com>")

	s, err := newSettings(&lintFlags{noConfig: true})
	if err != nil {
		t.Fatal(err)
	}
	in, err := s.of(doc)
	if err != nil {
		t.Fatal(err)
	}
	if got := in.Roster(); !slices.Contains(got, analyzer.PersonEntry{Name: "Grace Hopper"}) {
		t.Errorf("the roster is %v, want Grace Hopper in it", got)
	}
	if again, _ := s.of(filepath.Join(dir, "y.md")); again != in {
		t.Error("two documents of one repository do not share their settings")
	}
	if out, _ := s.of(filepath.Join(t.TempDir(), "x.md")); out.Roster != nil {
		t.Error("a document outside a repository has a roster")
	}

	s, err = newSettings(&lintFlags{noConfig: true, noGit: true})
	if err != nil {
		t.Fatal(err)
	}
	if in, _ := s.of(doc); in.Roster != nil {
		t.Error("--no-git does not keep git out")
	}
}

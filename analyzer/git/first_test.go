package git

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"testing"
)

func TestFirstDays(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("git is not installed")
	}
	dir := t.TempDir()
	day := ""
	run := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "gc.auto=0", "-c", "maintenance.auto=false"}, args...)...)
		cmd.Env = append(Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_DATE="+day+"T12:00:00Z")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	commit := func(on string) {
		t.Helper()
		day = on
		run("add", "-A")
		run("commit", "-q", "-m", "x")
	}
	run("init", "-q")
	write("A", "no document")
	write("old name.md", "a document that moves\n")
	write("R100.md", "stays\n")
	commit("2021-03-04")
	write("dir/ünlaut\n.md", "later\n")
	commit("2022-05-06")
	if err := os.Rename(filepath.Join(dir, "old name.md"), filepath.Join(dir, "dir/new.md")); err != nil {
		t.Fatal(err)
	}
	write("R100.md", "stays, changed\n")
	commit("2023-07-08")
	got, err := FirstDays(context.Background(), dir, "*.md")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"old name.md": "2021-03-04", "R100.md": "2021-03-04", "dir/ünlaut\n.md": "2022-05-06", "dir/new.md": "2021-03-04"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

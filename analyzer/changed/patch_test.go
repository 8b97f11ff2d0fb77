package changed

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer/git"
)

func needGit(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("git"); err == nil {
		return
	} else if os.Getenv("CI") == "true" {
		t.Fatalf("git is needed in CI: %v", err)
	} else {
		t.Skipf("no git here: %v", err)
	}
}

// gitDiff compares two files. Their names become a/old and b/new.
func gitDiff(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", append([]string{"-C", dir, "diff", "--no-index"}, args...)...)
	cmd.Env = append(git.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
	out, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) { // 1: they differ
		t.Fatal(err)
	}
	return string(out)
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestPatchTakesBack: what git says was changed, taken back, gives the old
// text; also in a document that has grown elsewhere meanwhile.
func TestPatchTakesBack(t *testing.T) {
	needGit(t)
	dir := t.TempDir()
	rnd := rand.New(rand.NewPCG(7, 8))
	word := func() string {
		return []string{"a\n", "b\n", "c\n", "\n", "é ü\n", "\xff\n", "--- x\n", "+++ y\n"}[rnd.IntN(8)]
	}
	for i := range 120 {
		var old, now []string
		for range rnd.IntN(30) {
			old = append(old, word())
		}
		for _, l := range old {
			switch rnd.IntN(8) {
			case 0:
			case 1:
				now = append(now, word())
			case 2:
				now = append(now, l, word(), word())
			default:
				now = append(now, l)
			}
		}
		if len(now) > 0 && i%3 == 0 {
			now[len(now)-1] = "no line end"
		}
		before, after := strings.Join(old, ""), strings.Join(now, "")
		write(t, filepath.Join(dir, "old"), before)
		write(t, filepath.Join(dir, "new"), after)
		patch := gitDiff(t, dir, fmt.Sprintf("-U%d", i%4), "old", "new")
		p, err := ReadPatch(strings.NewReader(patch), []string{dir}, nil)
		if err != nil {
			t.Fatalf("%v in\n%s", err, patch)
		}
		got, ok, err := p.Before(filepath.Join(dir, "new"), []byte(after))
		if err != nil || !ok || string(got) != before {
			t.Fatalf("%q, %v, %v; want %q, from %q by\n%s", got, ok, err, before, after, patch)
		}
		if i%4 == 3 && !strings.Contains(patch, "@@ -0") {
			got, _, err = p.Before(filepath.Join(dir, "new"), []byte("grown\nby two\n"+after))
			if err != nil || string(got) != "grown\nby two\n"+before {
				t.Fatalf("moved: %q, %v; want %q, from %q by\n%s", got, err, before, after, patch)
			}
		}
	}
}

// TestPatchNames: files are found under the names that the tools give them.
func TestPatchNames(t *testing.T) {
	dir := t.TempDir()
	name := "notes/a b \"c\" ü.md"
	write(t, filepath.Join(dir, "repo", filepath.FromSlash(name)), "new\n")
	write(t, filepath.Join(dir, "repo", "plain.md"), "new\n")
	write(t, filepath.Join(dir, "repo", "notes", "a.md"), "new\n")
	write(t, filepath.Join(dir, "repo", "x"), "new\n")
	write(t, filepath.Join(dir, "repo", "y"), "x\n")
	hunk := "@@ -1 +1 @@\n-old\n+new\n"
	for what, c := range map[string]struct{ header, path string }{
		"git quotes":             {`diff --git "a/notes/a b \"c\" \303\274.md" "b/notes/a b \"c\" \303\274.md"` + "\n" + `--- "a/notes/a b \"c\" \303\274.md"` + "\n" + `+++ "b/notes/a b \"c\" \303\274.md"` + "\n", name},
		"git mnemonics":          {"diff --git i/plain.md w/plain.md\n--- i/plain.md\n+++ w/plain.md\n", "plain.md"},
		"git no prefix":          {"diff --git notes/a.md notes/a.md\n--- notes/a.md\n+++ notes/a.md\n", "notes/a.md"},
		"git no prefix, renamed": {"diff --git x y\nnew file mode 100644\n--- /dev/null\n+++ y\n@@ -0,0 +1 @@\n+x\ndiff --git x x\n--- x\n+++ x\n" + hunk + "diff --git notes/gone.md notes/a.md\nsimilarity index 50%\nrename from notes/gone.md\nrename to notes/a.md\n--- notes/gone.md\n+++ notes/a.md\n", "notes/a.md"},
		"git no prefix, quotes":  {"diff --git \"notes/a b \\\"c\\\" \\303\\274.md\" \"notes/a b \\\"c\\\" \\303\\274.md\"\n--- \"notes/a b \\\"c\\\" \\303\\274.md\"\n+++ \"notes/a b \\\"c\\\" \\303\\274.md\"\n", name},
		"git rename":             {"diff --git a/gone.md b/plain.md\nsimilarity index 50%\nrename from gone.md\nrename to plain.md\n--- a/gone.md\n+++ b/plain.md\n", "plain.md"},
		"diff -u":                {"--- plain.md.orig\t2024-03-01 10:00:00\n+++ plain.md\t2024-03-01 10:01:00\n", "plain.md"},
		"diff -r":                {"diff -ru old/plain.md new/plain.md\n--- old/plain.md\t2024-03-01 10:00:00\n+++ new/plain.md\t2024-03-01 10:01:00\n", "plain.md"},
		"mail":                   {"From: a\nSubject: x\n\ntext\n---\n 1 file\n\ndiff --git a/plain.md b/plain.md\n--- a/plain.md\n+++ b/plain.md\n", "plain.md"},
		"outside":                {"diff --git a/repo/plain.md b/repo/plain.md\n--- a/repo/plain.md\n+++ b/repo/plain.md\n", "plain.md"},
	} {
		p, err := ReadPatch(strings.NewReader(c.header+hunk), []string{filepath.Join(dir, "repo"), dir}, nil)
		if err != nil {
			t.Errorf("%s: %v", what, err)
			continue
		}
		path := filepath.Join(dir, "repo", filepath.FromSlash(c.path))
		got, ok, err := p.Before(path, []byte("new\n"))
		if string(got) != "old\n" || !ok || err != nil || len(p.Missing()) > 0 {
			t.Errorf("%s: %q, %v, %v, missing %q", what, got, ok, err, p.Missing())
		}
		if same, err := p.Same(path); same || err != nil {
			t.Errorf("%s: the same, %v", what, err)
		}
		if same, err := p.Same(filepath.Join(dir, "other.md")); !same || err != nil {
			t.Errorf("%s: another file is not the same, %v", what, err)
		}
	}
}

func TestPatchKinds(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.md")
	write(t, file, "one\r\ntwo\r\n")
	for what, c := range map[string]struct {
		patch, want string
		ok          bool
	}{
		"new file":       {"diff --git a/a.md b/a.md\nnew file mode 100644\n--- /dev/null\n+++ b/a.md\n@@ -0,0 +1,2 @@\n+one\n+two\n", "", false},
		"binary":         {"diff --git a/a.md b/a.md\nindex 1..2 100644\nBinary files a/a.md and b/a.md differ\n", "", false},
		"rename alone":   {"diff --git a/b.md b/a.md\nsimilarity index 100%\nrename from b.md\nrename to a.md\n", "one\r\ntwo\r\n", true},
		"mode alone":     {"diff --git a/a.md b/a.md\nold mode 100644\nnew mode 100755\n", "one\r\ntwo\r\n", true},
		"other line end": {"--- a/a.md\n+++ b/a.md\n@@ -1 +1,2 @@\n one\n+two\n", "one\n", true},
		"empty":          {"\n", "one\r\ntwo\r\n", true},
	} {
		p, err := ReadPatch(strings.NewReader(c.patch), []string{dir}, nil)
		if err != nil {
			t.Errorf("%s: %v", what, err)
			continue
		}
		got, ok, err := p.Before(file, []byte("one\r\ntwo\r\n"))
		if string(got) != c.want || ok != c.ok || err != nil {
			t.Errorf("%s: %q, %v, %v", what, got, ok, err)
		}
	}
}

func TestPatchErrors(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.md"), "one\n")
	for patch, want := range map[string]string{
		"<html>Not found</html>\n":                          "there is no diff in it",
		"@@ -1 +1 @@\n-a\n+b\n":                             "not a unified diff: line 1: patch fragment without file header: @@ -1,1 +1,1 @@",
		"--- a/a.md\n+++ b/a.md\n@@ -1,2 +1 @@ x\n-a\n+b\n": "not a unified diff: line 4: fragment header miscounts lines: -1 old, +0 new",
		"diff --cc a.md\nindex 1,2..3\n--- a/a.md\n+++ b/a.md\n@@@ -1,1 -1,1 +1,1 @@@\n- a\n -b\n++c\n": `a combined diff of a merge does not say what was there before; make it with "git diff BASE...HEAD"`,
	} {
		if _, err := ReadPatch(strings.NewReader(patch), []string{dir}, nil); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", patch, err, want)
		}
	}
	p, err := ReadPatch(strings.NewReader("--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n two\n-three\n+four\n"), []string{dir}, nil)
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = p.Before(filepath.Join(dir, "a.md"), []byte("one\n"))
	if want := "the patch does not fit this file (its lines 1 to 2 are not there); make it for the version that is linted"; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
	p, err = ReadPatch(strings.NewReader("--- a/b.md\n+++ b/b.md\n@@ -1 +1 @@\n-three\n+four\n"), []string{dir}, nil)
	if err != nil || len(p.Missing()) != 1 {
		t.Errorf("%v, missing %q", err, p.Missing())
	}
}

// FuzzPatch: whatever a patch holds, it is read or refused.
func FuzzPatch(f *testing.F) {
	f.Add("--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n two\n-three\n+four\n", "two\nfour\n")
	f.Add("diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -9,0 +10 @@\n+x\n\\ No newline at end of file\n", "x")
	f.Fuzz(func(t *testing.T, patch, text string) {
		p, err := ReadPatch(strings.NewReader(patch), []string{"/d"}, func(path string) bool { return true })
		if err != nil {
			return
		}
		for path := range p.files {
			if before, ok, err := p.Before(path, []byte(text)); ok && err != nil || !ok && before != nil {
				t.Errorf("%q, %v, %v", before, ok, err)
			}
		}
	})
}

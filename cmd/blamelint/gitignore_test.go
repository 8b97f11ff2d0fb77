package main

import (
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer/config"
)

// The names and patterns that random trees are made of. "?" is not among the
// patterns beside the names with letters of two bytes: git counts bytes there,
// and we count letters.
var (
	treeNames    = []string{"a", "b", "foo", "vendor", "build", "bar.md", "x.md", "a b.md", "[x].md", "é.md", "]x.md", "{x}.md", "!x.md", "#x.md"}
	treePatterns = []string{
		"a", "b/", "/foo", "foo/", "!foo", "!foo/", "*.md", "!x.md", "/a/b", "a/**", "**/b", "a/*", "!a/b", "**/foo/x.md",
		"vendor", "!vendor", "!vendor/", "build/*", "!build/x.md", "**/", "a/**/x.md", "\\[x\\].md", "[x].md", "a\\ b.md",
		"foo/**", "!foo/**", "*", "!*/", "!*.md", "# a comment", "x.md ", "!/a", "a/b/", "[!x]*.md", "é.md", "**/a/*", "/*",
		"!/foo", "**", "!**/", "[a-f]oo", "*/x.md", "/**/b", "**foo", "a**b", "fo{o,x}", "{x}.md", "a/**/", "!a/**/",
		"**/a/**", "/a/*/x.md", "[[:alpha:]]", "a/**/b/**", "\\!x.md", "\\#x.md", "*.m[!x]", "[]x]*.md", "[!]x]*.md", "foo\\",
		"/", "a//b", "./a", "[", "[[:digit:][:upper:]]*", "fo[^a]",
	}
)

// TestIgnoresLikeGit compares walks of random trees with what git itself
// leaves out.
func TestIgnoresLikeGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git here")
	}
	ownGit(t)
	rng := rand.New(rand.NewSource(1))
	seen := 0
	for range 60 {
		root := t.TempDir()
		git(t, root, "init", "-q")
		plant(t, rng, root, 0)
		writeFile(t, filepath.Join(root, ".git", "info", "exclude"), somePatterns(rng))
		want := untracked(t, root)
		got := walkAll(t, root)
		seen += len(want)
		if slices.Equal(got, want) {
			continue
		}
		t.Errorf("we read  %q\ngit lists %q\nby the rules", got, want)
		_ = filepath.WalkDir(root, func(p string, _ os.DirEntry, _ error) error {
			if b := filepath.Base(p); b == ".gitignore" || b == "exclude" {
				data, _ := os.ReadFile(p)
				t.Logf("%s: %q", strings.TrimPrefix(p, root), data)
			}
			return nil
		})
		return
	}
	if seen < 100 {
		t.Errorf("only %d files were left to read in all trees: the test compares next to nothing", seen)
	}
}

func plant(t *testing.T, rng *rand.Rand, dir string, depth int) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, n := range treeNames {
		switch {
		case strings.HasSuffix(n, ".md"):
			if rng.Intn(2) == 0 {
				writeFile(t, filepath.Join(dir, n), "")
			}
		case depth < 3 && rng.Intn(3) == 0:
			plant(t, rng, filepath.Join(dir, n), depth+1)
		}
	}
	if depth == 0 || rng.Intn(5) == 0 {
		writeFile(t, filepath.Join(dir, ".gitignore"), somePatterns(rng))
	}
}

func somePatterns(rng *rand.Rand) string {
	var lines []string
	for range 1 + rng.Intn(3) {
		lines = append(lines, treePatterns[rng.Intn(len(treePatterns))])
	}
	return strings.Join(lines, []string{"\n", "\r\n"}[rng.Intn(2)])
}

// untracked lists the Markdown files that git would offer to add.
func untracked(t *testing.T, root string) []string {
	out := git(t, root, "ls-files", "-o", "--exclude-standard", "-z")
	var list []string
	for _, p := range strings.Split(out, "\x00") {
		if isMarkdown(p) {
			list = append(list, p)
		}
	}
	slices.Sort(list)
	return list
}

func walkAll(t *testing.T, root string) []string {
	var list []string
	w := walker{loader: config.NewDefaultLoader(nil)}
	for in := range w.inputs([]string{root}) {
		if in.err != nil {
			t.Fatal(in.err)
		}
		rel, err := filepath.Rel(root, in.path)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, filepath.ToSlash(rel))
	}
	slices.Sort(list)
	return list
}

// gitConfig keeps git from tidying up in the background, in a folder that a test
// is about to remove.
const gitConfig = "[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n"

// ownGit gives a test settings of git that are not this machine's.
func ownGit(t *testing.T) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "gitconfig")
	writeFile(t, file, gitConfig)
	t.Setenv("GIT_CONFIG_GLOBAL", file)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
}

func git(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("git %v: %v", args, err)
	}
	return string(out)
}

func writeFile(t testing.TB, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// In a linked worktree .git is a file, and info/exclude is the repository's.
func TestExcludeOfWorktree(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git here")
	}
	ownGit(t)
	dir := t.TempDir()
	main, linked := filepath.Join(dir, "main"), filepath.Join(dir, "linked")
	writeFile(t, filepath.Join(main, "x.md"), "")
	git(t, main, "init", "-q")
	git(t, main, "add", ".")
	git(t, main, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "x")
	git(t, main, "worktree", "add", "-q", linked)
	writeFile(t, filepath.Join(main, ".git", "info", "exclude"), "secret.md\n")
	writeFile(t, filepath.Join(linked, "secret.md"), "")
	if got := walkAll(t, linked); !slices.Equal(got, []string{"x.md"}) {
		t.Errorf("got %q, want x.md alone", got)
	}
}

// A repository within another is not bound by the outer one's rules.
func TestInnerRepository(t *testing.T) {
	root := t.TempDir()
	writeFile(t, filepath.Join(root, ".git", "HEAD"), "")
	writeFile(t, filepath.Join(root, ".gitignore"), "draft*.md\n")
	writeFile(t, filepath.Join(root, "draft.md"), "")
	writeFile(t, filepath.Join(root, "inner", ".git", "HEAD"), "")
	writeFile(t, filepath.Join(root, "inner", "draft2.md"), "")
	if got := walkAll(t, root); !slices.Equal(got, []string{"inner/draft2.md"}) {
		t.Errorf("got %q, want inner/draft2.md alone", got)
	}
}

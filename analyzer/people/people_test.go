package people

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/blamelint/blamelint/analyzer/git"
)

// repository makes a scratch repository with one commit per author, each
// "Name <address>", and gives the test a cache directory of its own.
func repository(t *testing.T, authors ...string) (top string) {
	t.Helper()
	needGit(t)
	ownCache(t)
	top = t.TempDir()
	run(t, top, "init", "--quiet", "--initial-branch=main")
	for _, a := range authors {
		commit(t, top, a)
	}
	return top
}

func needGit(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("git"); err == nil {
		return
	} else if os.Getenv("CI") == "true" {
		t.Fatalf("git is needed in CI: %v", err)
	} else {
		t.Skipf("no git to make a repository with: %v", err)
	}
}

// ownCache points os.UserCacheDir into a temporary directory on every system.
func ownCache(t *testing.T) {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"XDG_CACHE_HOME", "HOME", "LocalAppData"} {
		t.Setenv(name, dir)
	}
}

func commit(t *testing.T, top, author string) {
	t.Helper()
	run(t, top, "commit", "--quiet", "--allow-empty", "--message=x", "--author="+author)
}

func run(t *testing.T, dir string, args ...string) {
	t.Helper()
	fixed := []string{"-C", dir, "-c", "user.name=Committer", "-c", "user.email=committer@example.org", "-c", "commit.gpgSign=false", "-c", "gc.auto=0", "-c", "maintenance.auto=false"}
	cmd := exec.Command("git", append(fixed, args...)...)
	cmd.Env = git.Environ()
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
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

func authors(t *testing.T, dir string) []Person {
	t.Helper()
	people, err := Authors(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return people
}

func wantPeople(t *testing.T, got []Person, want ...Person) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("people are\n%+v\nwant\n%+v", got, want)
	}
}

func TestAuthorsOfHistory(t *testing.T) {
	top := repository(t,
		"Nkechi Obi <nkechi.obi@example.org>",
		"Björn Ek <7+bek@users.noreply.github.com>",
		"Nkechi Obi <nkechi.obi@example.org>",
		"dependabot[bot] <1+dependabot[bot]@users.noreply.github.com>",
		"Release <release-bot@example.org>",
		"Your Name <you@example.org>",
	)
	deep := filepath.Join(top, "docs", "incidents")
	if err := os.MkdirAll(deep, 0o755); err != nil {
		t.Fatal(err)
	}
	wantPeople(t, authors(t, deep),
		Person{Name: "Björn Ek", Handle: "bek"},
		Person{Name: "Nkechi Obi", Mail: "nkechi.obi"})
}

func TestMailmapIsApplied(t *testing.T) {
	top := repository(t, "nk <nk@example.org>")
	wantPeople(t, authors(t, top), Person{Name: "nk", Mail: "nk"})
	write(t, filepath.Join(top, ".mailmap"), "Nkechi Obi <nkechi@example.org> <nk@example.org>\n")
	wantPeople(t, authors(t, top), Person{Name: "Nkechi Obi", Mail: "nkechi"})
}

func TestOwnersCount(t *testing.T) {
	top := repository(t)
	write(t, filepath.Join(top, ".github", "CODEOWNERS"), "# who looks after what\n*.go @zora @org/team zora@example.org # @not-her\n\n[Docs][2] @tariq\nlonely\n/ci @renovate[bot]\n")
	write(t, filepath.Join(top, "docs", "CODEOWNERS"), "* @zora\n")
	wantPeople(t, authors(t, top), Person{Mail: "zora"}, Person{Handle: "tariq"}, Person{Handle: "zora"})
}

func TestNothingToReadIsNoError(t *testing.T) {
	t.Run("outside a repository", func(t *testing.T) {
		wantPeople(t, authors(t, t.TempDir()))
	})
	t.Run("no such directory", func(t *testing.T) {
		wantPeople(t, authors(t, filepath.Join(t.TempDir(), "gone")))
	})
	t.Run("no commits", func(t *testing.T) {
		wantPeople(t, authors(t, repository(t)))
	})
	t.Run("damaged repository", func(t *testing.T) {
		top := t.TempDir()
		write(t, filepath.Join(top, ".git"), "gitdir: nowhere\n")
		wantPeople(t, authors(t, top))
	})
	t.Run("no git command", func(t *testing.T) {
		top := repository(t, "Nkechi Obi <n@example.org>")
		write(t, filepath.Join(top, "CODEOWNERS"), "* @zora\n")
		t.Setenv("PATH", t.TempDir())
		wantPeople(t, authors(t, top), Person{Handle: "zora"})
	})
}

func TestCancelledIsAnError(t *testing.T) {
	top := repository(t, "Nkechi Obi <n@example.org>")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Authors(ctx, top); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v, want context.Canceled", err)
	}
	var x Index
	if _, err := x.Authors(ctx, top); !errors.Is(err, context.Canceled) {
		t.Errorf("Index: error is %v, want context.Canceled", err)
	}
	people, err := x.Authors(context.Background(), top)
	if err != nil || len(people) != 1 {
		t.Errorf("after a cancelled reading the Index returns %v, %v; want the author", people, err)
	}
}

// A cache file is looked at, follows HEAD, and is ignored when it is damaged.
func TestCache(t *testing.T) {
	top := repository(t, "Nkechi Obi <n@example.org>")
	nkechi, zora := Person{Name: "Nkechi Obi", Mail: "n"}, Person{Name: "Zora Lind", Mail: "z"}
	wantPeople(t, authors(t, top), nkechi)
	file := cacheFile(t)

	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	write(t, file, strings.Replace(string(text), "Nkechi Obi", "From Cache", 1))
	wantPeople(t, authors(t, top), Person{Name: "From Cache", Mail: "n"})

	commit(t, top, "Zora Lind <z@example.org>")
	wantPeople(t, authors(t, top), nkechi, zora)
	if again := cacheFile(t); again != file {
		t.Errorf("a new commit made the cache file %s beside %s", again, file)
	}

	for _, damage := range []string{"", "{", "null", "[]", `{"state":7}`, "\x00\xff"} {
		write(t, file, damage)
		wantPeople(t, authors(t, top), nkechi, zora)
	}
}

// cacheFile returns the one file that is in the cache.
func cacheFile(t *testing.T) string {
	t.Helper()
	dir, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "blamelint", "authors", "*"))
	if err != nil || len(files) != 1 {
		t.Fatalf("the cache holds %v (%v), want one file", files, err)
	}
	return files[0]
}

func TestCacheThatCannotBeWritten(t *testing.T) {
	top := repository(t, "Nkechi Obi <n@example.org>")
	dir, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "blamelint"), "a file where the directory should be")
	wantPeople(t, authors(t, top), Person{Name: "Nkechi Obi", Mail: "n"})
}

// In a hook, git's variables name the repository of the commit under way.
func TestHookVariablesAreIgnored(t *testing.T) {
	other := repository(t, "Zora Lind <z@example.org>")
	top := repository(t, "Nkechi Obi <n@example.org>")
	t.Setenv("GIT_DIR", filepath.Join(other, ".git"))
	t.Setenv("GIT_WORK_TREE", other)
	wantPeople(t, authors(t, top), Person{Name: "Nkechi Obi", Mail: "n"})
}

// A repository's own configuration is not the reader's: it must not run
// programs. The signature here is a plain header, so that git would call the
// configured gpg on seeing it.
func TestConfigurationRunsNothing(t *testing.T) {
	top := repository(t, "Nkechi Obi <n@example.org>")
	trap := filepath.Join(t.TempDir(), "trap")
	sprung := filepath.Join(filepath.Dir(trap), "sprung")
	if err := os.WriteFile(trap, []byte("#!/bin/sh\n: > '"+sprung+"'\nexit 1\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, setting := range []string{"gpg.program", "core.fsmonitor", "core.pager", "pager.log"} {
		run(t, top, "config", setting, trap)
	}
	run(t, top, "config", "log.showSignature", "true")
	sign(t, top)
	wantPeople(t, authors(t, top), Person{Name: "Committer", Mail: "committer"}, Person{Name: "Nkechi Obi", Mail: "n"})
	if _, err := os.Stat(sprung); err == nil {
		t.Error("reading the authors ran a program that the repository's configuration names")
	}
}

// sign puts a commit with a signature header on top of main.
func sign(t *testing.T, top string) {
	t.Helper()
	body, err := exec.Command("git", "-C", top, "rev-parse", "HEAD^{tree}", "HEAD").Output()
	if err != nil {
		t.Fatal(err)
	}
	ids := strings.Fields(string(body))
	raw := "tree " + ids[0] + "\nparent " + ids[1] +
		"\nauthor Committer <committer@example.org> 1700000000 +0000\ncommitter Committer <committer@example.org> 1700000000 +0000" +
		"\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n -----END PGP SIGNATURE-----\n\nx\n"
	hash := exec.Command("git", "-C", top, "hash-object", "-t", "commit", "-w", "--stdin")
	hash.Stdin = strings.NewReader(raw)
	id, err := hash.Output()
	if err != nil {
		t.Fatal(err)
	}
	run(t, top, "update-ref", "refs/heads/main", strings.TrimSpace(string(id)))
}

func TestIndexReadsOnce(t *testing.T) {
	top := repository(t, "Nkechi Obi <n@example.org>")
	var x Index
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			people, err := x.Authors(context.Background(), top)
			if err != nil || len(people) != 1 {
				t.Errorf("got %v, %v; want one person", people, err)
			}
		})
	}
	all.Wait()
	commit(t, top, "Zora Lind <z@example.org>")
	people, err := x.Authors(context.Background(), top)
	if err != nil {
		t.Fatal(err)
	}
	wantPeople(t, people, Person{Name: "Nkechi Obi", Mail: "n"})
}

func TestFromAddress(t *testing.T) {
	for address, want := range map[string]Person{
		"ada@example.org":                     {Mail: "ada"},
		"Ada.L@example.org":                   {Mail: "Ada.L"},
		"ada@users.noreply.github.com":        {Handle: "ada"},
		"12+ada-l@users.noreply.github.com":   {Handle: "ada-l"},
		"12-ada@users.noreply.gitlab.com":     {Handle: "ada"},
		"ada-lind@users.noreply.gitlab.com":   {Handle: "ada-lind"},
		"noreply@example.org":                 {},
		"no address":                          {},
		"":                                    {},
		"12+x@users.noreply.HUB.example.test": {Handle: "x"},
	} {
		if got := fromAddress(address); got != want {
			t.Errorf("fromAddress(%q) = %+v, want %+v", address, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("Ada\x00ada@example.org\n"), []byte("* @ada"))
	f.Add([]byte("\x00\n\n"), []byte("[x] @\n@"))
	f.Fuzz(func(t *testing.T, log, owners []byte) {
		for _, p := range tidy(append(parseLog(log), parseOwners(owners)...)) {
			if p == (Person{}) {
				t.Errorf("an empty person from %q and %q", log, owners)
			}
		}
	})
}

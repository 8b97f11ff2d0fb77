package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
	"golang.org/x/mod/modfile"

	"github.com/blamelint/blamelint/reporter/consumer"
)

// TestReleaseTargets: what docs/ci.md promises is what is released.
func TestReleaseTargets(t *testing.T) {
	var c struct {
		Builds []struct{ Goos, Goarch []string }
	}
	if err := yaml.Unmarshal([]byte(readFile(t, filepath.Join(consumer.Root(), ".goreleaser.yaml"))), &c); err != nil {
		t.Fatal(err)
	}
	if len(c.Builds) != 2 {
		t.Errorf("%d programs are released", len(c.Builds))
	}
	for _, b := range c.Builds {
		if !slices.Equal(b.Goos, []string{"linux", "darwin", "windows"}) || !slices.Equal(b.Goarch, []string{"amd64", "arm64"}) {
			t.Errorf("%+v", b)
		}
	}
}

// TestReleaseWorkflow: the workflow takes the goreleaser that is tested here, and
// a Go that builds it. actions/setup-go forbids all but the one it installs.
func TestReleaseWorkflow(t *testing.T) {
	var w struct {
		Jobs map[string]struct{ Steps []actionStep }
	}
	if err := yaml.Unmarshal([]byte(readFile(t, filepath.Join(consumer.Root(), ".github/workflows/release.yml"))), &w); err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`(?m)^.*goreleaser.*\b(v\d+\.\d+\.\d+)$`).FindStringSubmatch(readFile(t, filepath.Join(consumer.Root(), ".ci/install")))
	if m == nil {
		t.Fatal(".ci/install has no goreleaser")
	}
	installed, newest, ordered := false, false, false
	for _, step := range w.Jobs["release"].Steps {
		installed = installed || strings.HasSuffix(step.Run, "goreleaser/v2@"+m[1])
		ordered = ordered || step.Run == "goreleaser release --parallelism=1" // as snapshot does
		newest = newest || strings.HasPrefix(step.Uses, "actions/setup-go@") && step.With["check-latest"] == "true" && strings.HasSuffix(step.With["go-version"], ".x")
	}
	if !installed || !newest || !ordered {
		t.Errorf("goreleaser %s is installed: %v, by the newest Go: %v, builds one program after the other: %v", m[1], installed, newest, ordered)
	}
}

// TestInstallable: "go install …@latest" refuses a module that replaces others.
func TestInstallable(t *testing.T) {
	m, err := modfile.Parse("go.mod", []byte(readFile(t, filepath.Join(consumer.Root(), "go.mod"))), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Replace)+len(m.Exclude) > 0 || m.Module.Mod.Path != "github.com/blamelint/blamelint" {
		t.Errorf("go.mod: %d replaced, %d excluded, path %s", len(m.Replace), len(m.Exclude), m.Module.Mod.Path)
	}
}

// snapshot makes a release of what lies here, as version 1.2.3, with the
// project's own settings but for the targets: only this machine's, since six
// builds take minutes. It gives the folder with the archive.
func snapshot(t *testing.T, s *scratch, name string) string {
	t.Helper()
	config := readFile(t, filepath.Join(consumer.Root(), ".goreleaser.yaml"))
	for _, r := range [][2]string{
		{"goos: [linux, darwin, windows]", "goos: [" + runtime.GOOS + "]"}, {"goarch: [amd64, arm64]", "goarch: [" + runtime.GOARCH + "]"},
		{"project_name: blamelint\n", "project_name: blamelint\nsnapshot: { version_template: 1.2.3 }\ndist: ../" + name + "\n"},
	} {
		if !strings.Contains(config, r[0]) {
			t.Fatalf(".goreleaser.yaml has no %q", r[0])
		}
		config = strings.ReplaceAll(config, r[0], r[1])
	}
	file := filepath.Join(filepath.Dir(s.dir), name+".yaml")
	writeFile(t, file, config)
	cmd := consumer.Command(t, "goreleaser", "release", "--snapshot", "--parallelism=1", "--config", file)
	cmd.Dir = s.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return filepath.Join(filepath.Dir(s.dir), name)
}

// TestRelease: a release has the version stamped in, is the same twice, and the
// action takes it, if it is what its checksums tell.
func TestRelease(t *testing.T) {
	if out, err := consumer.Command(t, "goreleaser", "check", filepath.Join(consumer.Root(), ".goreleaser.yaml")).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	if runtime.GOOS != "linux" || runtime.GOARCH != "amd64" {
		t.Skip("the action's runs in these tests are on linux, amd64")
	}
	s := newScratch(t)
	copyProject(t, s.dir)
	for _, name := range []string{"LICENSE", "README.md"} {
		s.write(name, readFile(t, filepath.Join(consumer.Root(), name)))
	}
	s.commit(nil)
	s.git("remote", "add", "origin", "https://github.com/blamelint/blamelint.git") // without one, the commit's date is not looked at
	dist := snapshot(t, s, "one")
	const archive = "blamelint_1.2.3_linux_amd64.tar.gz"
	sums := readFile(t, filepath.Join(dist, "checksums.txt"))
	if again := readFile(t, filepath.Join(snapshot(t, s, "two"), "checksums.txt")); sums != again {
		t.Errorf("two releases of the same commit differ:\n%s\n%s", sums, again)
	}
	out, err := exec.Command("tar", "-tzf", filepath.Join(dist, archive)).Output()
	for _, want := range []string{"LICENSE", "README.md", "analyzer/tagger/LICENSE.prose", "analyzer/names/SOURCES.md", "analyzer/names/LICENSES/scowl.txt", "blamelint", "blamelint-parquet"} {
		if err != nil || !strings.Contains("\n"+string(out), "\n"+want+"\n") {
			t.Errorf("%v, the archive has no %s, but\n%s", err, want, out)
		}
	}

	server := httptest.NewServer(http.StripPrefix("/v1.2.3/", http.FileServer(http.Dir(dist))))
	defer server.Close()
	run := &actionRun{t: t, workspace: t.TempDir(), eventName: "push", event: map[string]any{}, inputs: map[string]string{"version": "v1.2.3"},
		env: map[string]string{"BLAMELINT_RELEASES": server.URL}, folder: filepath.Join(t.TempDir(), "bin")}
	if res := run.run(); res.code != 0 || !strings.Contains(res.log, "blamelint v1.2.3\n") {
		t.Errorf("%+v", res)
	}

	// Used at a release, the action takes that one.
	run.inputs, run.actionRef, run.folder = nil, "v1.2.3", filepath.Join(t.TempDir(), "bin")
	if res := run.run(); res.code != 0 || !strings.Contains(res.log, "blamelint v1.2.3\n") {
		t.Errorf("%+v", res)
	}

	// What is in the folder from the cache is used as it is.
	server.Close()
	if res := run.run(); res.code != 0 || !strings.Contains(res.log, "blamelint v1.2.3\n") {
		t.Errorf("%+v", res)
	}

	tampered := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if filepath.Base(r.URL.Path) == archive {
			http.ServeFile(w, r, filepath.Join(dist, "config.yaml"))
			return
		}
		http.ServeFile(w, r, filepath.Join(dist, filepath.Base(r.URL.Path)))
	}))
	defer tampered.Close()
	run.env["BLAMELINT_RELEASES"], run.folder = tampered.URL, filepath.Join(t.TempDir(), "bin")
	if res := run.run(); res.code != exitTrouble || !strings.Contains(res.log, "::error title=blamelint::the archive of the release is not the one") {
		t.Errorf("%+v", res)
	}
	if _, err := os.Stat(filepath.Join(run.folder, "blamelint")); err == nil {
		t.Error("the program of a wrong archive is there")
	}
}

// TestReleaseMissing: where a release has no archive for the system, its own
// source is built, and says which release it is.
func TestReleaseMissing(t *testing.T) {
	needBash(t)
	nothing := httptest.NewServer(http.NotFoundHandler())
	defer nothing.Close()
	run := &actionRun{t: t, workspace: t.TempDir(), eventName: "push", event: map[string]any{}, actionRef: "v4.5.6",
		env: map[string]string{"BLAMELINT_RELEASES": nothing.URL}, folder: filepath.Join(t.TempDir(), "bin")}
	if res := run.run(); res.code != 0 || !strings.Contains(res.log, "blamelint v4.5.6\n") {
		t.Errorf("%+v", res)
	}
}

// TestActionGetsGo: where there is no Go, as on GitHub's machines with macOS, or
// one that cannot get another, the action gets it. It needs no git.
func TestActionGetsGo(t *testing.T) {
	needBash(t)
	bare := onlyCommands(t, "bash", "find", "sort", "mkdir", "awk", "cut", "rm", "basename", "sha256sum", "shasum")
	m, err := modfile.Parse("go.mod", []byte(readFile(t, filepath.Join(consumer.Root(), "go.mod"))), nil)
	if err != nil {
		t.Fatal(err)
	}
	run := &actionRun{t: t, workspace: t.TempDir(), eventName: "push", event: map[string]any{}, env: map[string]string{"PATH": bare}, folder: filepath.Join(t.TempDir(), "bin")}
	if res := run.run(); res.code != 0 || res.gotGo != m.Go.Version || !strings.Contains(res.log, "blamelint (devel)\n") {
		t.Errorf("%+v", res)
	}
	for version, want := range map[string]string{"go1.19.8": m.Go.Version, "go1.22.2": ""} {
		old := t.TempDir()
		writeFile(t, filepath.Join(old, "go"), "#!/bin/sh\n[ \"$1\" != version ] || echo go version "+version+" linux/amd64\n")
		if err := os.Chmod(filepath.Join(old, "go"), 0o755); err != nil {
			t.Fatal(err)
		}
		run.env["PATH"], run.folder = old+":"+bare, filepath.Join(t.TempDir(), "bin")
		if res := run.run(); res.gotGo != want {
			t.Errorf("with %s the action gets %q", version, res.gotGo)
		}
	}
}

// TestActionNested: an action that uses this one may itself be used at what
// looks like a release of ours.
func TestActionNested(t *testing.T) {
	needBash(t)
	run := &actionRun{t: t, workspace: t.TempDir(), eventName: "push", event: map[string]any{},
		env: map[string]string{"GITHUB_ACTION_REF": "v9.9.9", "BLAMELINT_RELEASES": "http://127.0.0.1:1"}}
	if res := run.run(); res.code != 0 || !strings.Contains(res.log, "blamelint (devel)\n") {
		t.Errorf("%+v", res)
	}
}

// onlyCommands is a PATH with these programs and no others.
func onlyCommands(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			if err := os.Symlink(path, filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	return dir
}

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"go.yaml.in/yaml/v4"

	"github.com/blamelint/blamelint/reporter/consumer"
	"github.com/blamelint/blamelint/reporter/review/reviewtest"
)

// An actionFile is action.yml, as far as a runner reads it.
type actionFile struct {
	Inputs  map[string]struct{ Description, Default string }
	Outputs map[string]struct{ Description, Value string }
	Runs    struct {
		Using string
		Steps []actionStep
	}
}

type actionStep struct {
	ID, Name, Shell, Run, Uses, If string
	Env, With                      map[string]string
}

func readAction(t *testing.T) *actionFile {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(consumer.Root(), "action.yml"))
	if err != nil {
		t.Fatal(err)
	}
	var a actionFile
	if err := yaml.Unmarshal(data, &a); err != nil {
		t.Fatal(err)
	}
	if a.Runs.Using != "composite" || len(a.Runs.Steps) < 3 {
		t.Fatalf("not the action that this test knows: %+v", a.Runs)
	}
	return &a
}

// An actionRun is a run of the action's own steps, as they stand, in a scratch
// workspace.
type actionRun struct {
	t         *testing.T
	workspace string
	inputs    map[string]string
	env       map[string]string // beside what every run has
	event     any
	eventName string
	actionRef string // what the action is used at
	folder    string // where the program is put; empty: one that all tests share
}

// An actionResult is what a run has left.
type actionResult struct {
	code    int
	log     string
	summary string
	outputs map[string]string
	gotGo   string // the version of Go that the action has asked setup-go for
}

// run does what a runner does with the action: step after step, until one
// fails. Of other actions it knows setup-go, and finds nothing in the cache.
func (r *actionRun) run() actionResult {
	r.t.Helper()
	a := readAction(r.t)
	temp := r.t.TempDir()
	outputs := map[string]map[string]string{}
	var res actionResult
	for i, step := range a.Runs.Steps {
		if !r.holds(a, step.If, outputs) {
			continue
		}
		if strings.HasPrefix(step.Uses, "actions/setup-go@") {
			res.gotGo = r.evaluate(a, step.With["go-version"], outputs)
			r.env["PATH"] += string(os.PathListSeparator) + filepath.Join(goEnv("GOROOT"), "bin")
		}
		if step.Run == "" {
			continue
		}
		file := func(name string) string { return filepath.Join(temp, fmt.Sprint(name, i)) }
		code, log := r.step(a, step, temp, file, outputs)
		res.log += log
		outputs[step.ID] = readOutputs(r.t, file("output"))
		if data, err := os.ReadFile(file("summary")); err == nil {
			res.summary += string(data)
		}
		if res.code = code; code != 0 {
			break
		}
	}
	res.outputs = map[string]string{}
	for name, o := range a.Outputs {
		res.outputs[name] = r.evaluate(a, o.Value, outputs)
	}
	return res
}

// condition is all that conditions of the action's steps are made of.
var condition = regexp.MustCompile(`^(steps\.\w+\.outputs\.[\w-]+) (==|!=) '([^']*)'$`)

// holds reports whether a step is to be run.
func (r *actionRun) holds(a *actionFile, text string, outputs map[string]map[string]string) bool {
	r.t.Helper()
	if text == "" {
		return true
	}
	m := condition.FindStringSubmatch(text)
	if m == nil {
		r.t.Fatalf("this test does not know the condition %s", text)
	}
	return (r.evaluate(a, "${{ "+m[1]+" }}", outputs) == m[3]) == (m[2] == "==")
}

// actionPath is where a runner puts the action: _actions/OWNER/NAME/REF.
func (r *actionRun) actionPath() string {
	if r.actionRef == "" {
		return consumer.Root()
	}
	path := filepath.Join(r.t.TempDir(), "_actions", "blamelint", "blamelint", r.actionRef)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.Symlink(consumer.Root(), path); err != nil {
		r.t.Fatal(err)
	}
	return path
}

// step runs one script in the environment that a runner gives, and no other.
func (r *actionRun) step(a *actionFile, step actionStep, temp string, file func(string) string, outputs map[string]map[string]string) (int, string) {
	r.t.Helper()
	if step.Shell != "bash" || strings.Contains(step.Run, "${{") {
		r.t.Fatalf("step %q does not run in bash, or has text put into its script", step.Name)
	}
	script := file("script")
	writeFile(r.t, script, step.Run)
	event, err := json.Marshal(r.event)
	if err != nil {
		r.t.Fatal(err)
	}
	writeFile(r.t, file("event"), string(event))
	writeFile(r.t, file("output"), "")
	writeFile(r.t, file("summary"), "")
	cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", script)
	cmd.Dir = r.workspace
	env := map[string]string{
		"PATH": os.Getenv("PATH"), "HOME": temp, "CI": "true", "GITHUB_ACTIONS": "true",
		"GOCACHE": goEnv("GOCACHE"), "GOMODCACHE": goEnv("GOMODCACHE"), "GOPROXY": goEnv("GOPROXY"), "GOSUMDB": goEnv("GOSUMDB"),
		"GIT_CONFIG_GLOBAL": os.DevNull, "GIT_CONFIG_NOSYSTEM": "1",
		"RUNNER_OS": "Linux", "RUNNER_ARCH": "X64", "RUNNER_TEMP": temp,
		"GITHUB_ACTION_PATH": r.actionPath(), "GITHUB_WORKSPACE": r.workspace,
		"GITHUB_REPOSITORY": reviewtest.Repository, "GITHUB_WORKFLOW": "review", "GITHUB_JOB": "postmortems",
		"GITHUB_EVENT_NAME": r.eventName, "GITHUB_EVENT_PATH": file("event"),
		"GITHUB_OUTPUT": file("output"), "GITHUB_STEP_SUMMARY": file("summary"),
		"GITHUB_API_URL": "http://127.0.0.1:1", // nothing answers there
	}
	for name, value := range step.Env {
		env[name] = r.evaluate(a, value, outputs)
	}
	for name, value := range r.env {
		env[name] = value
	}
	for name, value := range env {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err = cmd.Run()
	if _, exit := err.(*exec.ExitError); err != nil && !exit {
		r.t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), out.String()
}

var expression = regexp.MustCompile(`\$\{\{ *([^}]*?) *\}\}`)

// evaluate puts values in the place of expressions, which is done to env before
// a script runs, and never to the script.
func (r *actionRun) evaluate(a *actionFile, text string, outputs map[string]map[string]string) string {
	return expression.ReplaceAllStringFunc(text, func(s string) string {
		name := expression.FindStringSubmatch(s)[1]
		path := strings.Split(name, ".")
		switch {
		case name == "github.token":
			return "token"
		case path[0] == "inputs":
			in, known := a.Inputs[path[1]]
			if !known {
				r.t.Fatalf("there is no input %s", path[1])
			}
			if value, given := r.inputs[path[1]]; given {
				return value
			}
			return r.evaluate(a, in.Default, outputs)
		case name == "steps.choose.outputs.folder":
			if r.folder == "" {
				return sharedBuild(r.t)
			}
			return r.folder
		case path[0] == "steps" && path[2] == "outputs":
			return outputs[path[1]][path[3]]
		}
		r.t.Fatalf("this test does not know the expression %s", s)
		return ""
	})
}

var goEnvs sync.Map

func goEnv(name string) string {
	if v, ok := goEnvs.Load(name); ok {
		return v.(string)
	}
	out, _ := exec.Command("go", "env", name).Output()
	v := strings.TrimSpace(string(out))
	goEnvs.Store(name, v)
	return v
}

var shared struct {
	once sync.Once
	dir  string
}

// sharedBuild is a folder for the program that the first run builds, and that
// the others find there as they would after the cache.
func sharedBuild(t *testing.T) string {
	shared.once.Do(func() {
		dir, err := os.MkdirTemp("", "blamelint-action")
		if err != nil {
			t.Fatal(err)
		}
		shared.dir = dir
	})
	return shared.dir
}

// withoutBuild runs tests, and takes the shared build away after the last. The
// repository of a hook that runs them is none of theirs.
type withoutBuild struct{ testscript.TestingM }

func (w withoutBuild) Run() int {
	for _, name := range []string{"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE"} {
		_ = os.Unsetenv(name)
	}
	defer func() { _ = os.RemoveAll(shared.dir) }()
	return w.TestingM.Run()
}

// readOutputs reads GITHUB_OUTPUT as a runner does: a line each, of which only
// the first "=" counts.
func readOutputs(t *testing.T, file string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for line := range strings.Lines(string(data)) {
		name, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
		if !ok {
			t.Errorf("GITHUB_OUTPUT has the line %q", line)
		}
		out[name] = value
	}
	return out
}

// commands are the workflow commands that a runner finds in a log: lines that
// begin with "::", after any space, and "##[" at any place.
func commands(log string) []string {
	var out []string
	for line := range strings.Lines(strings.ReplaceAll(log, "\r", "\n")) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "::") || strings.Contains(line, "##[") {
			out = append(out, line)
		}
	}
	return out
}

// needBash skips where the steps cannot run.
func needBash(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the steps run in bash")
	}
	for _, name := range []string{"bash", "git", "go"} {
		if ok, err := havePeer(name); err != nil {
			t.Fatal(err)
		} else if !ok {
			t.Skipf("%s is missing", name)
		}
	}
}

const (
	calm   = "# Ferry gate\n\n## Summary\n\nThe gate stayed shut for two hours.\n"
	flawed = "\nThe root cause was human error.\n"
)

// A scratch is a git repository with a pull request: main has gone on since the
// branch topic left it.
type scratch struct {
	t   *testing.T
	dir string
}

func newScratch(t *testing.T) *scratch {
	t.Helper()
	needBash(t)
	ownGit(t)
	s := &scratch{t, filepath.Join(t.TempDir(), "origin")}
	if err := os.MkdirAll(s.dir, 0o755); err != nil {
		t.Fatal(err)
	}
	s.git("init", "-q", "-b", "main")
	s.git("config", "user.name", "Tester")
	s.git("config", "user.email", "tester@example.org")
	s.git("config", "uploadpack.allowAnySHA1InWant", "true") // as code hosts have it
	return s
}

func (s *scratch) git(args ...string) string {
	s.t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = s.dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		s.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func (s *scratch) write(name, text string) { writeFile(s.t, filepath.Join(s.dir, name), text) }

func (s *scratch) commit(files map[string]string) string {
	s.t.Helper()
	for name, text := range files {
		s.write(name, text)
	}
	s.git("add", "-A")
	s.git("commit", "-q", "--allow-empty", "-m", "a commit")
	return s.git("rev-parse", "HEAD")
}

// pull makes the branch topic with files, lets main go on, merges both as
// GitHub does for a pull request, and gives the event.
func (s *scratch) pull(files, meanwhile map[string]string) map[string]any {
	s.t.Helper()
	s.git("checkout", "-q", "-b", "topic")
	head := s.commit(files)
	s.git("checkout", "-q", "main")
	base := s.commit(meanwhile)
	s.git("checkout", "-q", "--detach", "main")
	s.git("merge", "-q", "--no-ff", "-m", "merge", "topic")
	s.git("update-ref", "refs/pull/7/merge", "HEAD")
	return pullEvent(base, head, reviewtest.Repository)
}

// pullEvent is the event of a pull request, with a title that no shell should
// see.
func pullEvent(base, head, from string) map[string]any {
	return map[string]any{
		"action": "synchronize",
		"pull_request": map[string]any{
			"number": reviewtest.Number,
			"title":  "$(touch pwned) `touch pwned` \"; touch pwned #\n::error::pwned %0A::error::pwned",
			"head":   map[string]any{"sha": head, "ref": "$(touch${IFS}pwned)", "repo": map[string]any{"full_name": from}},
			"base":   map[string]any{"sha": base, "ref": "main", "repo": map[string]any{"full_name": reviewtest.Repository}},
		},
	}
}

// clone makes a workspace as actions/checkout does: one commit, unless args say
// otherwise.
func (s *scratch) clone(commit string, args ...string) string {
	s.t.Helper()
	if len(args) == 0 {
		args = []string{"--depth=1"}
	}
	dir := filepath.Join(s.t.TempDir(), "workspace")
	c := &scratch{s.t, dir}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		s.t.Fatal(err)
	}
	c.git("init", "-q")
	c.git("remote", "add", "origin", "file://"+s.dir)
	c.git(append(append([]string{"fetch", "-q", "--no-tags"}, args...), "origin", commit)...)
	c.git("checkout", "-q", "--detach", "FETCH_HEAD")
	return dir
}

func (r actionResult) files(t *testing.T) []string {
	t.Helper()
	var list []string
	if err := json.Unmarshal([]byte(r.outputs["changed-files"]), &list); err != nil {
		t.Fatalf("changed-files: %v in %q\n%s", err, r.outputs["changed-files"], r.log)
	}
	return list
}

// TestActionPullRequest: of the changed documents only what is new is told, in
// a clone of one commit, whatever main did meanwhile.
func TestActionPullRequest(t *testing.T) {
	s := newScratch(t)
	s.commit(map[string]string{"docs/old.md": calm + flawed, "docs/same.md": calm + flawed, "README.md": "# Gates\n"})
	event := s.pull(
		map[string]string{"docs/old.md": calm + flawed + "\nIt was careless to close the gate.\n", "docs/new.md": calm + flawed},
		map[string]string{"docs/main.md": calm + flawed})
	full := s.clone("HEAD", "--depth=100")
	for name, workspace := range map[string]string{"shallow": s.clone("HEAD"), "full": full} {
		t.Run(name, func(t *testing.T) {
			run := &actionRun{t: t, workspace: workspace, event: event, eventName: "pull_request",
				inputs: map[string]string{"paths": "docs", "sarif-file": "out/found.sarif"}}
			res := run.run()
			if got := res.files(t); !slices.Equal(got, []string{"docs/new.md", "docs/old.md"}) {
				t.Errorf("changed files: %q", got)
			}
			if res.code != exitFindings || !strings.Contains(res.log, "::warning file=docs/old.md,line=9") || strings.Contains(res.log, "file=docs/old.md,line=7") {
				t.Errorf("code %d\n%s", res.code, res.log)
			}
			if res.outputs["sarif-file"] != "out/found.sarif" || res.outputs["findings"] == "0" || !strings.Contains(res.summary, "# blamelint: ") {
				t.Errorf("outputs %q, summary:\n%s", res.outputs, res.summary)
			}
			if _, err := os.Stat(filepath.Join(workspace, "out/found.sarif")); err != nil {
				t.Error(err)
			}
		})
	}
}

package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/blamelint/blamelint/reporter/consumer"
)

// examples are the blocks of a page that stand below <!-- example: NAME -->.
func examples(t *testing.T, page, name string) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(consumer.Root(), page))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, m := range regexp.MustCompile("(?s)<!-- example: "+name+" -->\n```[a-z]+\n(.*?)```\n").FindAllStringSubmatch(string(data), -1) {
		out = append(out, m[1])
	}
	if len(out) == 0 {
		t.Fatalf("%s has no example %s", page, name)
	}
	return out
}

// ourWorkflows are all workflows that we run, write or recommend, as files in a
// folder from which "uses: ./" leads to our action.
func ourWorkflows(t *testing.T) (dir string, files []string) {
	t.Helper()
	texts := append(examples(t, "docs/ci.md", "workflow"), examples(t, "README.md", "workflow")...)
	for _, folder := range []string{"postmortems", ".", "it's a: \"folder\"", "ü/x"} {
		texts = append(texts, workflowText(folder))
	}
	own, err := filepath.Glob(filepath.Join(consumer.Root(), ".github", "workflows", "*.yml"))
	if err != nil || len(own) < 3 {
		t.Fatalf("%v, %q", err, own)
	}
	for _, file := range own {
		texts = append(texts, readFile(t, file))
	}
	dir = t.TempDir()
	writeFile(t, filepath.Join(dir, "action.yml"), readFile(t, filepath.Join(consumer.Root(), "action.yml")))
	for i, text := range texts {
		file := filepath.Join(dir, ".github", "workflows", string(rune('a'+i))+".yml")
		writeFile(t, file, text)
		files = append(files, file)
	}
	return dir, files
}

func readFile(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// actionlint checks workflows, and the action that they use as "./". It hands
// scripts to shellcheck itself.
func actionlint(t *testing.T, dir string, files ...string) string {
	t.Helper()
	cmd := consumer.Command(t, "actionlint", append([]string{"-no-color", "-shellcheck=" + consumer.Command(t, "shellcheck").Path, "-pyflakes="}, files...)...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if _, exit := err.(*exec.ExitError); err != nil && !exit {
		t.Fatal(err)
	}
	return string(out)
}

// TestActionlint: it has nothing against any workflow of ours, and would have.
func TestActionlint(t *testing.T) {
	dir, files := ourWorkflows(t)
	git(t, dir, "init", "-q") // which makes it the folder that "./" means
	if out := actionlint(t, dir, files...); out != "" {
		t.Error(out)
	}
	wrong := filepath.Join(dir, ".github", "workflows", "wrong.yml")
	writeFile(t, wrong, strings.ReplaceAll(readFile(t, filepath.Join(consumer.Root(), ".github", "workflows", "postmortems.yml")), "comment: review", "coment: review"))
	if out := actionlint(t, dir, wrong); !strings.Contains(out, `input "coment" is not defined in action "blamelint"`) {
		t.Errorf("it does not see a wrong input: %s", out)
	}
}

// TestLanguageService: nor has GitHub's own service for editors.
func TestLanguageService(t *testing.T) {
	dir, files := ourWorkflows(t)
	action := filepath.Join(dir, "action.yml")
	if out := consumer.Actions(t, append(files, action)...); out != "" {
		t.Error(out)
	}
	writeFile(t, action, strings.ReplaceAll(readFile(t, action), "shell: bash", "shel: bash"))
	if out := consumer.Actions(t, action); !strings.Contains(out, "Unexpected value 'shel'") {
		t.Errorf("it does not see a wrong key: %s", out)
	}
}

// TestShellcheck checks the scripts of the action, and the hook.
func TestShellcheck(t *testing.T) {
	check := func(name, shell, script string) {
		cmd := consumer.Command(t, "shellcheck", "-s", shell, "-")
		cmd.Stdin = strings.NewReader(script)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %s", name, out)
		}
	}
	for _, step := range readAction(t).Runs.Steps {
		if step.Run != "" {
			check(step.Name, "bash", "set -eo pipefail\n"+step.Run) // as a runner calls it
		}
	}
	check("hook", "sh", hookText("it's [a] folder"))
}

// TestPins: what others make is named by a commit, with its version beside it,
// but for what docs/ci.md says.
func TestPins(t *testing.T) {
	_, files := ourWorkflows(t)
	uses := regexp.MustCompile(`(?m)uses: *(\S+)(.*)$`)
	pinned := regexp.MustCompile(`^[\w.-]+/[\w./-]+@[0-9a-f]{40}$`)
	seen := 0
	for _, file := range append(files, filepath.Join(consumer.Root(), "action.yml")) {
		for _, m := range uses.FindAllStringSubmatch(readFile(t, file), -1) {
			seen++
			own := m[1] == "./" || strings.HasPrefix(m[1], "blamelint/blamelint@")
			told := strings.HasPrefix(m[1], "github/codeql-action/")
			if !own && !told && (!pinned.MatchString(m[1]) || !regexp.MustCompile(`^ # v\d+\.\d+\.\d+$`).MatchString(m[2])) {
				t.Errorf("%s%s is not pinned", m[1], m[2])
			}
		}
	}
	if seen < 10 {
		t.Errorf("only %d uses", seen)
	}
}

// TestTenLines: the workflow of the README is the one of docs/ci.md and the one
// that init writes.
func TestTenLines(t *testing.T) {
	want := workflowText("postmortems")
	if got := examples(t, "README.md", "workflow"); len(got) != 1 || got[0] != want {
		t.Errorf("README.md has\n%s", got)
	}
	if got := examples(t, "docs/ci.md", "workflow")[0]; got != want {
		t.Errorf("docs/ci.md has\n%s", got)
	}
	if n := strings.Count(want, "\n"); n != 10 {
		t.Errorf("it has %d lines", n)
	}
}

// TestDocumentedInputs: docs/ci.md tells every input and output, and no other.
func TestDocumentedInputs(t *testing.T) {
	page := readFile(t, filepath.Join(consumer.Root(), "docs/ci.md"))
	a := readAction(t)
	documented := func(title string) []string {
		_, table, _ := strings.Cut(page, "| "+title+" | Value |\n")
		table, _, _ = strings.Cut(table, "\n\n")
		var names []string
		for line := range strings.Lines(table) {
			first, _, _ := strings.Cut(strings.TrimPrefix(line, "|"), "|")
			for _, m := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(first, -1) {
				names = append(names, m[1])
			}
		}
		slices.Sort(names)
		return names
	}
	var inputs, outputs []string
	for name := range a.Inputs {
		inputs = append(inputs, name)
	}
	for name := range a.Outputs {
		outputs = append(outputs, name)
	}
	slices.Sort(inputs)
	slices.Sort(outputs)
	if got := documented("Input"); !slices.Equal(got, inputs) {
		t.Errorf("inputs %q, want %q", got, inputs)
	}
	if got := documented("Output"); !slices.Equal(got, outputs) {
		t.Errorf("outputs %q, want %q", got, outputs)
	}
}

// TestGitLabExample runs the script of the example in a scratch repository.
func TestGitLabExample(t *testing.T) {
	s := newScratch(t)
	var job map[string]struct {
		Script    []string
		Artifacts struct{ Reports map[string]string }
	}
	if err := yaml.Unmarshal([]byte(examples(t, "docs/ci.md", "gitlab")[0]), &job); err != nil {
		t.Fatal(err)
	}
	base := s.commit(map[string]string{"postmortems/a.md": calm + flawed})
	s.commit(map[string]string{"postmortems/b.md": calm + flawed})
	code, out := s.shell(strings.Join(job["blamelint"].Script, "\n"), "CI_MERGE_REQUEST_DIFF_BASE_SHA="+base)
	if code != exitFindings || !strings.Contains(out, "postmortems/b.md:7") || strings.Contains(out, "postmortems/a.md") {
		t.Errorf("code %d\n%s", code, out)
	}
	report := readFile(t, filepath.Join(s.dir, job["blamelint"].Artifacts.Reports["codequality"]))
	if !strings.Contains(report, `"path":"postmortems/b.md"`) {
		t.Error(report)
	}
}

// TestReviewdogExample runs that line, with what reviewdog can do here.
func TestReviewdogExample(t *testing.T) {
	dog := consumer.Command(t, "reviewdog").Path
	s := newScratch(t)
	s.commit(map[string]string{"postmortems/a.md": calm + flawed})
	s.git("checkout", "-q", "-b", "topic")
	s.commit(map[string]string{"postmortems/b.md": calm + flawed})
	code, out := s.shell(examples(t, "docs/ci.md", "reviewdog")[0], "REPORTER=local", "PATH="+filepath.Dir(dog)+":"+os.Getenv("PATH"))
	if code != 0 || !strings.Contains(out, "postmortems/b.md:7:") || strings.Contains(out, "postmortems/a.md") {
		t.Errorf("code %d\n%s", code, out)
	}
}

// shell runs a script in which blamelint is a command.
func (s *scratch) shell(script string, env ...string) (int, string) {
	s.t.Helper()
	cmd := exec.Command("bash", "-eo", "pipefail", "-c", script)
	cmd.Dir = s.dir
	cmd.Env = append(os.Environ(), env...)
	path := os.Getenv("PATH")
	for _, v := range env {
		if rest, ok := strings.CutPrefix(v, "PATH="); ok {
			path = rest
		}
	}
	cmd.Env = append(cmd.Env, "PATH="+builtOnce(s.t)+string(os.PathListSeparator)+path)
	out, err := cmd.CombinedOutput()
	if _, exit := err.(*exec.ExitError); err != nil && !exit {
		s.t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), string(out)
}

// builtOnce is a folder with the program, built by the action's own steps.
func builtOnce(t *testing.T) string {
	t.Helper()
	dir := sharedBuild(t)
	if _, err := os.Stat(filepath.Join(dir, "blamelint")); err != nil {
		run := &actionRun{t: t, workspace: t.TempDir(), eventName: "push", event: map[string]any{}}
		if res := run.run(); res.code != 0 {
			t.Fatalf("%+v", res)
		}
	}
	return dir
}

func TestDockerfile(t *testing.T) {
	file := filepath.Join(consumer.Root(), "Dockerfile")
	if out := consumer.Dockerfile(t, file); out != "" {
		t.Error(out)
	}
	wrong := filepath.Join(t.TempDir(), "Dockerfile")
	writeFile(t, wrong, strings.Replace(readFile(t, file), "WORKDIR /postmortems", "WORKDI /postmortems", 1))
	if out := consumer.Dockerfile(t, wrong); out == "" {
		t.Error("nothing is said about a wrong instruction")
	}
}

// TestPreCommit uses our hook with pre-commit, from a repository that holds what
// lies here.
func TestPreCommit(t *testing.T) {
	pre := consumer.Command(t, "pre-commit").Path
	hooks := newScratch(t)
	copyProject(t, hooks.dir)
	rev := hooks.commit(nil)
	s := newScratch(t)
	s.commit(map[string]string{"postmortems/old.md": calm + flawed})
	example := examples(t, "docs/ci.md", "pre-commit")[0]
	example = strings.NewReplacer("https://github.com/blamelint/blamelint", hooks.dir, "rev: main", "rev: "+rev).Replace(example)
	s.write(".pre-commit-config.yaml", example)
	s.write("notes.md", flawed)
	s.write("postmortems/plain.txt", flawed)
	for _, name := range []string{"old.md", "-rf.md", "a b \"$(touch pwned)\".md", "ü.markdown"} {
		s.write("postmortems/"+name, calm+flawed+"\nThe root cause was a jammed gate.\n")
	}
	s.git("add", "-A")
	env := []string{
		"PRE_COMMIT_HOME=" + t.TempDir(), "GOMODCACHE=" + goEnv("GOMODCACHE"), "GOCACHE=" + goEnv("GOCACHE"), "GOFLAGS=-trimpath -buildvcs=false", "CGO_ENABLED=0", // as the action builds, so that little is left to compile
		"HOME=" + t.TempDir(), "PATH=" + filepath.Dir(pre) + ":" + os.Getenv("PATH"),
	}
	code, out := s.shell("pre-commit run", env...)
	if code == 0 || !strings.Contains(out, "4 files, 10 findings: 10 warnings") || !strings.Contains(out, `a b "$(touch pwned)".md:7`) || strings.Contains(out, "old.md:7:") {
		t.Errorf("code %d\n%s", code, out)
	}
	notPwned(t, s.dir)
	s.write(".pre-commit-config.yaml", regexp.MustCompile(`(?m)^ *(args|files):.*\n`).ReplaceAllString(example, ""))
	s.write("--fix.md", calm+flawed)
	s.git("add", "-A")
	if code, out := s.shell("pre-commit run", env...); code == 0 || !strings.Contains(out, "--fix.md:7:") || !strings.Contains(out, "notes.md:2:") ||
		!strings.Contains(out, "old.md:7:") || strings.Contains(out, "plain.txt") {
		t.Errorf("code %d\n%s", code, out)
	}
}

// copyProject copies what is needed to build the program, and the hooks.
func copyProject(t *testing.T, to string) {
	t.Helper()
	for _, name := range []string{"go.mod", "go.sum", ".pre-commit-hooks.yaml"} {
		writeFile(t, filepath.Join(to, name), readFile(t, filepath.Join(consumer.Root(), name)))
	}
	for _, folder := range []string{"analyzer", "cmd", "editor", "reporter", "rules"} {
		err := filepath.WalkDir(filepath.Join(consumer.Root(), folder), func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() && (e.Name() == "node_modules" || e.Name() == "testdata") {
				return filepath.SkipDir
			}
			if e.IsDir() || strings.HasSuffix(path, "_test.go") {
				return nil
			}
			rel, err := filepath.Rel(consumer.Root(), path)
			if err == nil {
				writeFile(t, filepath.Join(to, rel), readFile(t, path))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

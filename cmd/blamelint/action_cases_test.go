package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/reporter/review/reviewtest"
)

// TestActionPush: a push is about all documents, unless it is asked what is
// new in it.
func TestActionPush(t *testing.T) {
	s := newScratch(t)
	first := s.commit(map[string]string{"a.md": calm + flawed, "sub/b.md": calm})
	s.commit(map[string]string{"sub/b.md": calm + flawed})
	zeros := strings.Repeat("0", 40)
	for _, c := range []struct {
		name, before, changedOnly string
		want                      []string
	}{
		{"all", first, "auto", []string{"a.md", "sub/b.md"}},
		{"new", first, "true", []string{"sub/b.md"}},
		{"first push of a branch", zeros, "true", []string{"a.md", "sub/b.md"}},
		{"no such commit", strings.Repeat("9", 40), "true", []string{"a.md", "sub/b.md"}},
		{"no event to speak of", "$(touch pwned)", "true", []string{"a.md", "sub/b.md"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			run := &actionRun{t: t, workspace: s.clone("HEAD"), eventName: "push", event: map[string]any{"before": c.before},
				inputs: map[string]string{"changed-only": c.changedOnly, "comment": "review"}}
			res := run.run()
			if got := res.files(t); !slices.Equal(got, c.want) || res.code != exitFindings {
				t.Errorf("code %d, files %q\n%s", res.code, got, res.log)
			}
			if lost := c.name == "no such commit"; strings.Contains(res.log, "fetch-depth: 0") != lost {
				t.Errorf("whether the clone is too shallow is told wrong:\n%s", res.log)
			}
			if none := !isCommit(c.before) && c.changedOnly == "true"; strings.Contains(res.log, "::notice title=blamelint::All postmortems were read in full, since this run is about no earlier version.") != none {
				t.Errorf("whether there is an earlier version is told wrong:\n%s", res.log)
			}
			notPwned(t, run.workspace)
		})
	}
}

// TestActionFirstCommit: a repository of one commit, and a pull request whose
// base is empty.
func TestActionFirstCommit(t *testing.T) {
	s := newScratch(t)
	s.commit(map[string]string{"a.md": calm + flawed})
	run := &actionRun{t: t, workspace: s.clone("HEAD"), eventName: "push", event: map[string]any{"before": strings.Repeat("0", 40)},
		inputs: map[string]string{"fail-on": "never"}}
	if res := run.run(); res.code != 0 || !slices.Equal(res.files(t), []string{"a.md"}) || res.outputs["findings"] == "0" {
		t.Errorf("%+v", res)
	}

	s = newScratch(t)
	s.commit(nil)
	event := s.pull(map[string]string{"a.md": calm + flawed}, nil)
	run = &actionRun{t: t, workspace: s.clone("HEAD"), eventName: "pull_request", event: event}
	if res := run.run(); res.code != exitFindings || !slices.Equal(res.files(t), []string{"a.md"}) {
		t.Errorf("%+v", res)
	}
}

// TestActionHeadCheckout: who checks out the branch itself, and not its merge,
// compares with where the branch began.
func TestActionHeadCheckout(t *testing.T) {
	s := newScratch(t)
	s.commit(map[string]string{"a.md": calm + flawed})
	event := s.pull(map[string]string{"b.md": calm + flawed}, map[string]string{"main.md": calm + flawed})
	run := &actionRun{t: t, workspace: s.clone("topic"), eventName: "pull_request", event: event}
	if res := run.run(); !slices.Equal(res.files(t), []string{"b.md"}) {
		t.Errorf("%+v", res)
	}
}

// TestActionWithoutHistory: where the clone cannot be deepened the diff is asked
// for, and without a token all is read.
func TestActionWithoutHistory(t *testing.T) {
	s := newScratch(t)
	s.commit(map[string]string{"a.md": calm + flawed})
	event := s.pull(map[string]string{"b.md": calm + flawed}, nil)
	server := reviewtest.Start(t)
	server.Diff = s.git("diff", "main", "topic") + "\n"
	workspace := s.clone("HEAD")
	(&scratch{t, workspace}).git("remote", "remove", "origin")
	run := &actionRun{t: t, workspace: workspace, eventName: "pull_request", event: event, env: map[string]string{"GITHUB_API_URL": server.URL}}
	if res := run.run(); !slices.Equal(res.files(t), []string{"b.md"}) || strings.Contains(res.log, "fetch-depth") {
		t.Errorf("with the diff: %+v", res)
	}
	run.inputs = map[string]string{"token": ""}
	if res := run.run(); !slices.Equal(res.files(t), []string{"a.md", "b.md"}) || !strings.Contains(res.log, "::warning title=blamelint::All postmortems were read in full, since the clone does not reach back") {
		t.Errorf("without: %+v", res)
	}
}

// TestActionOtherOwner: in a container the checkout belongs to another user than
// the one who runs there.
func TestActionOtherOwner(t *testing.T) {
	s := newScratch(t)
	s.commit(map[string]string{"a.md": calm + flawed})
	event := s.pull(map[string]string{"b.md": calm + flawed}, nil)
	run := &actionRun{t: t, workspace: s.clone("HEAD", "--depth=100"), eventName: "pull_request", event: event,
		env: map[string]string{"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1", "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.name", "GIT_CONFIG_VALUE_0": "Tester"}}
	if err := exec.Command("git", "-C", run.workspace, "status").Run(); err != nil {
		t.Fatal(err)
	}
	refused := exec.Command("git", "-C", run.workspace, "status")
	refused.Env = append(os.Environ(), "GIT_TEST_ASSUME_DIFFERENT_OWNER=1")
	if refused.Run() == nil {
		t.Skip("this git does not mind who owns a repository")
	}
	if res := run.run(); !slices.Equal(res.files(t), []string{"b.md"}) {
		t.Errorf("%+v", res)
	}
}

// TestActionNoRepository: where git cannot help, the reason is told.
func TestActionNoRepository(t *testing.T) {
	s := newScratch(t)
	base := s.commit(map[string]string{"a.md": calm + flawed})
	run := &actionRun{t: t, workspace: t.TempDir(), eventName: "pull_request", event: pullEvent(base, base, reviewtest.Repository), inputs: map[string]string{"token": ""}}
	if err := os.Rename(s.clone("HEAD"), filepath.Join(run.workspace, "docs")); err != nil {
		t.Fatal(err)
	}
	const want = "::warning title=blamelint::All postmortems were read in full, since "
	if res := run.run(); !slices.Equal(res.files(t), []string{"docs/a.md"}) || !strings.Contains(res.log, want+`the working directory is not in a git repository; where actions/checkout has a "path"`) {
		t.Errorf("%+v", res)
	}
	builtOnce(t)
	run.env = map[string]string{"PATH": onlyCommands(t, "bash", "find", "sort", "sha256sum", "shasum", "cut")}
	if res := run.run(); !slices.Equal(res.files(t), []string{"docs/a.md"}) || !strings.Contains(res.log, want+"the git program is not here") {
		t.Errorf("%+v", res)
	}
}

// TestActionTarget: on pull_request_target actions/checkout takes the branch
// that the pull request is for, unless it is told otherwise; who does not know
// is told that nothing of the pull request was read.
func TestActionTarget(t *testing.T) {
	s := newScratch(t)
	s.commit(map[string]string{"a.md": calm + flawed})
	event := s.pull(map[string]string{"b.md": calm + flawed}, nil)
	run := &actionRun{t: t, workspace: s.clone("main"), eventName: "pull_request_target", event: event, env: map[string]string{"GITHUB_SHA": s.git("rev-parse", "main")}}
	const want = "::warning title=blamelint::The checkout is of the branch that the pull request is for, without its changes;"
	if res := run.run(); res.code != 0 || len(res.files(t)) > 0 || !strings.Contains(res.log, want) {
		t.Errorf("%+v", res)
	}
	run.workspace = s.clone("topic")
	if res := run.run(); res.code != exitFindings || !slices.Equal(res.files(t), []string{"b.md"}) || strings.Contains(res.log, want) {
		t.Errorf("%+v", res)
	}
}

// TestActionMergeQueue: a merge queue asks about what would be merged.
func TestActionMergeQueue(t *testing.T) {
	s := newScratch(t)
	base := s.commit(map[string]string{"a.md": calm + flawed})
	s.pull(map[string]string{"b.md": calm + flawed}, nil)
	event := map[string]any{"action": "checks_requested", "merge_group": map[string]any{"base_sha": base, "head_sha": s.git("rev-parse", "HEAD")}}
	run := &actionRun{t: t, workspace: s.clone("HEAD"), eventName: "merge_group", event: event, inputs: map[string]string{"comment": "review"}}
	if res := run.run(); res.code != exitFindings || !slices.Equal(res.files(t), []string{"b.md"}) {
		t.Errorf("%+v", res)
	}
}

// TestActionPartialClone: a sparse checkout leaves texts out that are needed.
func TestActionPartialClone(t *testing.T) {
	s := newScratch(t)
	s.git("config", "uploadpack.allowFilter", "true")
	s.commit(map[string]string{"a.md": calm, "b.md": calm + flawed}) // a text that the pull request still has would not be missing
	event := s.pull(map[string]string{"b.md": calm + flawed + "\nIt was careless.\n"}, nil)
	run := &actionRun{t: t, workspace: s.clone("HEAD", "--depth=1", "--filter=blob:none"), eventName: "pull_request", event: event}
	if res := run.run(); res.code != exitFindings || !slices.Equal(res.files(t), []string{"b.md"}) || strings.Contains(res.log, "human error") {
		t.Errorf("%+v", res)
	}
}

// oddNames are names of files that a shell, a runner or a list could read as
// something else.
var oddNames = []string{
	"a b.md", "it's \"quoted\".md", "-rf.md", "--fix.md", "-", "line\nbreak.md", "::error::name.md", "$(touch pwned).md", "`touch pwned`.md",
	"%0A::error::x.md", "\n::error::x.md", "##[error]x.md", ";touch pwned;.md", "*.md", "[a].md", "ü💥.md", "!not.md", "#comment.md", "a\tb.md",
	"' || touch pwned || '.md", "%25.md", "\r::error::x.md", "\u2028::error::x.md",
}

// TestActionOddNames: every file is read under its own name, no name is run or
// becomes a command, and the list of changed files holds them as they are.
func TestActionOddNames(t *testing.T) {
	s := newScratch(t)
	s.commit(map[string]string{"README.md": "# Gates\n"})
	files := map[string]string{}
	var want []string
	for i, name := range oddNames {
		folder := ""
		if i%2 == 1 || name == "-" {
			folder = name + "/"
			name = "note.md"
		}
		files[folder+name] = calm + flawed
		want = append(want, folder+name)
	}
	server := reviewtest.Start(t)
	event := s.pull(files, nil)
	for name, text := range files {
		lines := strings.Count(text, "\n")
		server.Files = append(server.Files, reviewtest.File{Filename: name, Patch: "@@ -0,0 +1," + strconv.Itoa(lines) + " @@\n+" + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n+")})
	}
	for _, clone := range [][]string{nil, {"--depth=100"}} {
		run := &actionRun{t: t, workspace: s.clone("HEAD", clone...), eventName: "pull_request", event: event,
			env: map[string]string{"GITHUB_API_URL": server.URL}, inputs: map[string]string{"comment": "review"}}
		res := run.run()
		got := res.files(t)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("files %q\nwant  %q", got, want)
		}
		for _, c := range commands(res.log) {
			if !strings.HasPrefix(c, "::warning file=") || strings.Contains(c, "##[") {
				t.Errorf("a name became a command: %q", c)
			}
		}
		if res.code != exitFindings || len(server.Lines) != len(oddNames) || len(server.Below) != 1 {
			t.Errorf("code %d, %d comments, %d summaries\n%s", res.code, len(server.Lines), len(server.Below), res.log)
		}
		notPwned(t, run.workspace)

		for _, format := range []string{"text", "jsonl", "markdown", "gitlab", "diff", "rdjsonl", "checkstyle"} {
			run.inputs = map[string]string{"format": format}
			if res := run.run(); len(commands(res.log)) > 0 || !strings.Contains(res.log, "root") {
				t.Errorf("%s: %q in\n%s", format, commands(res.log), res.log)
			}
		}
	}
}

// notPwned looks for what the shell would have made of a name, a title or an
// input.
func notPwned(t *testing.T, workspace string) {
	t.Helper()
	for _, dir := range []string{workspace, filepath.Dir(workspace), filepath.Join(workspace, "sub")} {
		if _, err := os.Stat(filepath.Join(dir, "pwned")); err == nil {
			t.Errorf("something was run in %s", dir)
		}
	}
}

// TestActionInjectedInputs: whatever is in an input, it is data.
func TestActionInjectedInputs(t *testing.T) {
	s := newScratch(t)
	s.commit(map[string]string{"a.md": calm})
	workspace := s.clone("HEAD")
	clone := &scratch{t, workspace}
	for _, evil := range []string{
		"$(touch pwned)", "`touch pwned`", "'; touch pwned; '", "\"; touch pwned; \"", "x\n::error::pwned", "%0A::error::pwned", "##[error]pwned",
		"--fix", "-", "a.md\ntouch pwned", "\r::set-output name=x::y",
	} {
		for name := range readAction(t).Inputs {
			run := &actionRun{t: t, workspace: workspace, eventName: "push", event: map[string]any{}, inputs: map[string]string{name: evil}}
			res := run.run()
			for _, c := range commands(res.log) {
				if !ownCommand.MatchString(c) || strings.Contains(c, "##[") {
					t.Errorf("%s=%q became a command: %q", name, evil, c)
				}
			}
			for output, value := range res.outputs {
				if strings.ContainsAny(value, "\n\r") {
					t.Errorf("%s=%q: the output %s is %q", name, evil, output, value)
				}
			}
			notPwned(t, workspace)
			clone.git("clean", "-fdxq")
		}
	}
}

// ownCommand is a command of ours that has no finding: calm has none.
var ownCommand = regexp.MustCompile(`^::(error|warning|notice) (file=[^:]*,)?title=(blamelint|Configuration)::`)

// TestActionUnknownValues: a wrong value is told with the choices.
func TestActionUnknownValues(t *testing.T) {
	s := newScratch(t)
	s.commit(map[string]string{"a.md": calm})
	workspace := s.clone("HEAD")
	for name, want := range map[string]string{
		"fail-on":      `the input "fail-on" cannot be "nonsense"; it is one of error, warning, note, never`,
		"comment":      `the input "comment" cannot be "nonsense"; it is one of none, review, summary`,
		"changed-only": `the input "changed-only" cannot be "nonsense"; it is one of auto, true, false`,
		"format":       `--format: unknown format "nonsense" (one of checkstyle, `,
		"version":      `the input "version" is neither a release, such as v1.2.3, nor "source"`,
	} {
		run := &actionRun{t: t, workspace: workspace, eventName: "push", event: map[string]any{}, inputs: map[string]string{name: "nonsense"}}
		if res := run.run(); res.code != exitTrouble || !strings.Contains(res.log, "::error title=blamelint::"+want) {
			t.Errorf("%s: code %d\n%s", name, res.code, res.log)
		}
	}
	run := &actionRun{t: t, workspace: workspace, eventName: "push", event: map[string]any{}, inputs: map[string]string{"working-directory": "gone", "fail-on": ""}}
	if res := run.run(); res.code != exitTrouble || !strings.Contains(res.log, "::error title=blamelint::working-directory: gone: no such file or directory") {
		t.Errorf("code %d\n%s", res.code, res.log)
	}
}

// TestActionNothingChanged: that is a success, with a sentence.
func TestActionNothingChanged(t *testing.T) {
	s := newScratch(t)
	s.commit(map[string]string{"docs/a.md": calm + flawed})
	event := s.pull(map[string]string{"main.go": "package main\n"}, map[string]string{"docs/b.md": calm + flawed})
	run := &actionRun{t: t, workspace: s.clone("HEAD"), eventName: "pull_request", event: event, inputs: map[string]string{"sarif-file": "x.sarif"}}
	res := run.run()
	if res.code != 0 || !strings.Contains(res.log, "No postmortem has changed, so there is nothing to review.") || !strings.Contains(res.summary, "nothing has changed") {
		t.Errorf("code %d\n%s\n%s", res.code, res.log, res.summary)
	}
	if res.outputs["findings"] != "0" || res.outputs["changed-files"] != "[]" || res.outputs["sarif-file"] != "x.sarif" {
		t.Errorf("outputs %q", res.outputs)
	}
	run.inputs = map[string]string{"paths": "postmortems"}
	if res := run.run(); res.code != 0 || !strings.Contains(res.log, `::warning title=blamelint::The input "paths" names "postmortems", which is not here`) {
		t.Errorf("code %d\n%s", res.code, res.log)
	}
}

// TestActionConfigError: the step fails, at the file and line.
func TestActionConfigError(t *testing.T) {
	s := newScratch(t)
	s.commit(map[string]string{"docs/a.md": calm, "docs/.blamelint.yaml": "people: []\nrules:\n  hindsigth: off\n", "x.yaml": "preset: loud\n"})
	workspace := s.clone("HEAD")
	for config, want := range map[string]string{
		"":         "::error file=docs/.blamelint.yaml,line=3,col=3,title=Configuration::unknown rule \"hindsigth\"",
		"x.yaml":   "::error file=x.yaml,line=1,col=9,title=Configuration::",
		"gone.yml": "::error file=gone.yml,title=Configuration::no such file or directory",
	} {
		run := &actionRun{t: t, workspace: workspace, eventName: "push", event: map[string]any{}, inputs: map[string]string{"config": config}}
		if res := run.run(); res.code != exitTrouble || !strings.Contains(res.log, want) {
			t.Errorf("%q: code %d, no %q in\n%s", config, res.code, want, res.log)
		}
	}
}

// TestActionInputs: the inputs that choose what is read and told.
func TestActionInputs(t *testing.T) {
	s := newScratch(t)
	s.commit(map[string]string{
		"team/docs/a.md": calm + flawed, "team/docs/incident-1.md": calm + flawed, "team/docs/draft/b.md": calm + flawed, "team/notes.md": calm + flawed,
		"team/.gitignore": "draft2/\n", "team/off.yaml": "rules: {root-cause: off, human-error: off}\n",
	})
	workspace := s.clone("HEAD")
	writeFile(t, filepath.Join(workspace, "team/draft2/c.md"), calm+flawed)
	for _, c := range []struct {
		name   string
		inputs map[string]string
		want   []string
	}{
		{"folder", map[string]string{"paths": "team/docs"}, []string{"team/docs/a.md", "team/docs/draft/b.md", "team/docs/incident-1.md"}},
		{"lines", map[string]string{"paths": "\n team/docs/a.md \r\n\nteam/notes.md\n"}, []string{"team/docs/a.md", "team/notes.md"}},
		{"pattern", map[string]string{"paths": "**/incident-*.md"}, []string{"team/docs/incident-1.md"}},
		{"without", map[string]string{"paths": "team\n!**/draft\n!team/notes.md"}, []string{"team/docs/a.md", "team/docs/incident-1.md"}},
		{"only without", map[string]string{"paths": "!**/docs/**"}, []string{"team/notes.md"}},
		{"folder pattern", map[string]string{"paths": "*/docs"}, []string{"team/docs/a.md", "team/docs/draft/b.md", "team/docs/incident-1.md"}},
		{"working directory", map[string]string{"working-directory": "team", "paths": "docs/*.md"}, []string{"team/docs/a.md", "team/docs/incident-1.md"}},
		{"no match", map[string]string{"paths": "**/gone-*.md"}, []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			run := &actionRun{t: t, workspace: workspace, eventName: "push", event: map[string]any{}, inputs: c.inputs}
			res := run.run()
			if got := res.files(t); !slices.Equal(got, c.want) {
				t.Errorf("%q, want %q\n%s", got, c.want, res.log)
			}
		})
	}
	run := &actionRun{t: t, workspace: workspace, eventName: "push", event: map[string]any{}, inputs: map[string]string{
		"working-directory": "team", "config": "off.yaml", "format": "text\njson=found.json", "sarif-file": "out/found.sarif"}}
	res := run.run()
	if res.code != 0 || res.outputs["warnings"] != "0" || res.outputs["sarif-file"] != "team/out/found.sarif" || len(commands(res.log)) > 0 {
		t.Errorf("%+v", res)
	}
	if _, err := os.Stat(filepath.Join(workspace, "team/found.json")); err != nil {
		t.Error(err)
	}
	run.inputs = map[string]string{"paths": "[a"}
	if res := run.run(); res.code != exitTrouble || !strings.Contains(res.log, `::error title=blamelint::paths: "[a" is not a pattern`) {
		t.Errorf("%+v", res)
	}
}

// TestActionLinks: a link cannot make the action quote what is not in the
// repository; one that stays within is as good as any.
func TestActionLinks(t *testing.T) {
	s := newScratch(t)
	secret := filepath.Join(t.TempDir(), "secret.md")
	writeFile(t, secret, flawed)
	s.commit(map[string]string{"a.md": calm})
	for link, target := range map[string]string{
		"out.md": secret, "folder": filepath.Dir(secret), "config.md": ".git/config", "up.md": "../../../../../../../../etc/hostname", "in.md": "a.md", "gone.md": "nowhere.md",
	} {
		if err := os.Symlink(target, filepath.Join(s.dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	s.commit(nil)
	workspace := s.clone("HEAD")
	writeFile(t, filepath.Join(workspace, ".git", "config"), readFile(t, filepath.Join(workspace, ".git", "config"))+"# The root cause was human error.\n")
	for _, paths := range []string{"", "*.md\nfolder", "out.md\nconfig.md\nfolder/secret.md\na.md"} {
		run := &actionRun{t: t, workspace: workspace, eventName: "push", event: map[string]any{}, inputs: map[string]string{"paths": paths}}
		res := run.run()
		if got := res.files(t); !slices.Equal(got, []string{"a.md"}) || strings.Contains(res.log+res.summary, "root-cause") {
			t.Errorf("%q: files %q\n%s", paths, got, res.log)
		}
		if paths != "" && !strings.Contains(res.log, "::warning title=blamelint::\"config.md\" is a link that leads out of the repository; it was not read.") {
			t.Errorf("%q: nothing is said\n%s", paths, res.log)
		}
	}
}

// TestActionBaseline: what the team has put on record is not told.
func TestActionBaseline(t *testing.T) {
	s := newScratch(t)
	s.commit(map[string]string{"a.md": calm + flawed})
	workspace := s.clone("HEAD")
	run := &actionRun{t: t, workspace: workspace, eventName: "push", event: map[string]any{}}
	if res := run.run(); res.code != exitFindings {
		t.Fatalf("%+v", res)
	}
	t.Chdir(workspace)
	if code := runQuietly("baseline", "write", "--no-git", "."); code != exitClean {
		t.Fatalf("code %d", code)
	}
	run.inputs = map[string]string{"baseline": ".blamelint-baseline.json"}
	if res := run.run(); res.code != 0 || res.outputs["findings"] != "0" {
		t.Errorf("%+v", res)
	}
}

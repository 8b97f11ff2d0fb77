package main

import (
	"io"
	"net/http"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/reporter/review/reviewtest"
)

func runQuietly(args ...string) int { return run(args, strings.NewReader(""), io.Discard, io.Discard) }

// A ladder is a pull request with a server that knows it.
type ladder struct {
	*scratch
	server *reviewtest.Server
	event  map[string]any
	actor  string
}

const (
	before = calm + "\nThe alarm went to a closed channel. The root cause was human error.\n"
	after  = calm + "\nThe alarm went to a closed channel. The root cause was human error.\n\nObviously, the gate was jammed.\n\n" +
		"It was careless to close the gate.\n\nThe operator should have looked at the gate.\n"
)

func newLadder(t *testing.T) *ladder {
	s := newScratch(t)
	s.commit(map[string]string{"docs/gate.md": before})
	event := s.pull(map[string]string{"docs/gate.md": after}, map[string]string{"docs/gate.md": "Draft.\n\n" + before})
	l := &ladder{scratch: s, server: reviewtest.Start(t), event: event}
	l.serve()
	return l
}

// serve tells the server what the pull request changes now.
func (l *ladder) serve() {
	l.server.Diff = l.git("diff", "main...topic") + "\n"
	l.server.Files = nil
	for _, part := range strings.Split(l.server.Diff, "diff --git ")[1:] {
		name := regexp.MustCompile(`(?m)^\+\+\+ b/(.*)$`).FindStringSubmatch(part)[1]
		patch := part[strings.Index(part, "@@ "):]
		l.server.Files = append(l.server.Files, reviewtest.File{Filename: name, Status: "modified", Patch: strings.TrimSuffix(patch, "\n")})
	}
}

// push adds a commit to the pull request.
func (l *ladder) push(files map[string]string) {
	l.git("checkout", "-q", "topic")
	head := l.commit(files)
	base := l.git("rev-parse", "main")
	l.git("checkout", "-q", "--detach", "main")
	l.git("merge", "-q", "--no-ff", "-m", "merge", "topic")
	l.event = pullEvent(base, head, reviewtest.Repository)
	l.serve()
}

func (l *ladder) review(inputs map[string]string) actionResult {
	l.t.Helper()
	run := &actionRun{t: l.t, workspace: l.clone("HEAD"), eventName: "pull_request", event: l.event,
		env: map[string]string{"GITHUB_API_URL": l.server.URL, "GITHUB_ACTOR": l.actor}, inputs: inputs}
	return run.run()
}

// TestLadderReview: with a token that may write there is one review with
// suggestions and one summary. The next push adds what is new and updates the
// summary.
func TestLadderReview(t *testing.T) {
	l := newLadder(t)
	inputs := map[string]string{"comment": "review"}
	res := l.review(inputs)
	if len(l.server.Reviews) != 1 || len(l.server.Lines) != 3 || len(l.server.Below) != 1 {
		t.Fatalf("%d reviews, %d comments, %d summaries\n%s", len(l.server.Reviews), len(l.server.Lines), len(l.server.Below), res.log)
	}
	first := l.server.Lines[0]
	if first.Path != "docs/gate.md" || first.Line != 9 || !strings.Contains(first.Body, "```suggestion\nThe gate was jammed.\n```\n") {
		t.Errorf("%+v", first)
	}
	for _, c := range l.server.Lines {
		if strings.Contains(c.Body, "human error") {
			t.Errorf("a comment on what is not new: %+v", c)
		}
	}
	if strings.Contains(res.log, "::warning file=") {
		t.Errorf("what stands beside the lines is annotated too:\n%s", res.log)
	}
	if !strings.Contains(l.server.Below[0].Body, "beside the lines") || !strings.Contains(res.summary, "careless") {
		t.Errorf("summary comment:\n%s\nsummary:\n%s", l.server.Below[0].Body, res.summary)
	}

	again := l.review(inputs)
	if len(l.server.Reviews) != 1 || len(l.server.Below) != 1 || l.server.Writes() != 2 || again.code != res.code {
		t.Errorf("the same push says more: %q", l.server.Requests())
	}

	l.push(map[string]string{"docs/gate.md": strings.Replace(after, "It was careless to close", "It was reckless to close", 1) + "\nSomebody forgot the key.\n"})
	l.review(inputs)
	if len(l.server.Reviews) != 2 || len(l.server.Reviews[1].Comments) != 2 || len(l.server.Below) != 1 {
		t.Errorf("after the next push: %d reviews, %+v", len(l.server.Reviews), l.server.Reviews[len(l.server.Reviews)-1])
	}

	l.push(map[string]string{"docs/gate.md": before})
	if res := l.review(inputs); res.code != 0 || len(l.server.Below) != 1 || !strings.Contains(l.server.Below[0].Body, "nothing") {
		t.Errorf("after all is rewritten: code %d\n%s", res.code, l.server.Below[0].Body)
	}
}

// TestLadderSummary: the comment alone.
func TestLadderSummary(t *testing.T) {
	l := newLadder(t)
	res := l.review(map[string]string{"comment": "summary"})
	if len(l.server.Reviews) != 0 || len(l.server.Below) != 1 || !strings.Contains(l.server.Below[0].Body, "careless") || !strings.Contains(res.log, "::warning file=") {
		t.Errorf("%+v\n%s", l.server.Below, res.log)
	}
}

// TestLadderNone: without being asked nothing is sent anywhere.
func TestLadderNone(t *testing.T) {
	l := newLadder(t)
	if res := l.review(nil); len(l.server.Requests()) > 0 || !strings.Contains(res.log, "::warning file=") {
		t.Errorf("%q\n%s", l.server.Requests(), res.log)
	}
}

// TestLadderReadOnly: a token that may not write leaves annotations, the
// summary of the run and a word about it, and changes nothing else.
func TestLadderReadOnly(t *testing.T) {
	l := newLadder(t)
	l.server.ReadOnly = true
	want := l.review(nil).code
	for name, c := range map[string]struct{ from, actor, reason string }{
		"fork":    {"visitor/logbook", "visitor", "since the token of a pull request from a fork may only read."},
		"bot":     {reviewtest.Repository, "dependabot[bot]", "since the token of a pull request of Dependabot may only read."},
		"no fork": {reviewtest.Repository, "ada", `since the token may not do this (403: Resource not accessible by integration); the job needs "permissions: pull-requests: write".`},
	} {
		l.event["pull_request"].(map[string]any)["head"].(map[string]any)["repo"] = map[string]any{"full_name": c.from}
		l.actor = c.actor
		res := l.review(map[string]string{"comment": "review"})
		if res.code != want || !strings.Contains(res.log, "::warning file=docs/gate.md") || !strings.Contains(res.summary, "careless") ||
			!strings.Contains(strings.NewReplacer("%3A", ":", "%2C", ",").Replace(res.log), c.reason) {
			t.Errorf("%s: code %d\n%s", name, res.code, res.log)
		}
	}
	l.event["pull_request"].(map[string]any)["head"].(map[string]any)["repo"] = nil // the fork is gone
	if res := l.review(map[string]string{"comment": "review", "fail-on": "never"}); res.code != 0 {
		t.Errorf("code %d\n%s", res.code, res.log)
	}
}

// TestLadderTrouble: a server in trouble is no trouble of the run's.
func TestLadderTrouble(t *testing.T) {
	for name, a := range map[string]reviewtest.Answer{
		"nothing there": {Status: http.StatusNotFound, Body: `{"message":"Not Found"}`},
		"broken":        {Status: http.StatusInternalServerError, Body: "<html>\n::error::x"},
		"limit":         {Status: http.StatusForbidden, Header: map[string]string{"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "99999999999"}, Body: `{"message":"API rate limit exceeded\n::error::x"}`},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLadder(t)
			l.server.Answer = func(string, string, int) *reviewtest.Answer { return &a }
			res := l.review(map[string]string{"comment": "review", "fail-on": "never"})
			if res.code != 0 || !strings.Contains(res.log, "::notice title=blamelint::Not all remarks are comments") || !strings.Contains(res.log, "::warning file=") {
				t.Errorf("code %d\n%s", res.code, res.log)
			}
			for _, c := range commands(res.log) {
				if strings.HasPrefix(c, "::error") {
					t.Errorf("the server's answer became a command: %s", c)
				}
			}
		})
	}
}

// TestLadderRefused: what GitHub refuses as a comment is in the summary.
func TestLadderRefused(t *testing.T) {
	l := newLadder(t)
	l.server.Refuse = func(c reviewtest.Comment) bool { return strings.Contains(c.Body, "careless") }
	res := l.review(map[string]string{"comment": "review"})
	if len(l.server.Lines) != 2 || len(l.server.Below) != 1 || !strings.Contains(l.server.Below[0].Body, "careless") || !strings.Contains(res.log, "GitHub did not take 1 comment") ||
		!strings.Contains(res.log, "::warning file=docs/gate.md") {
		t.Errorf("%d comments\n%s", len(l.server.Lines), res.log)
	}
}

// TestSuggestionsApply: taking a suggestion, as GitHub does it, gives the text
// that --fix --unsafe would write there.
func TestSuggestionsApply(t *testing.T) {
	l := newLadder(t)
	l.review(map[string]string{"comment": "review"})
	lines := strings.SplitAfter(after, "\n")
	taken := 0
	for i := len(l.server.Lines) - 1; i >= 0; i-- {
		c := l.server.Lines[i]
		m := regexp.MustCompile("(?s)```suggestion\n(.*?)```\n").FindStringSubmatch(c.Body)
		if m == nil {
			continue
		}
		first := c.Line
		if c.StartLine > 0 {
			first = c.StartLine
		}
		lines = append(lines[:first-1], append([]string{m[1]}, lines[c.Line:]...)...)
		taken++
	}
	if got := strings.Join(lines, ""); taken == 0 || strings.Contains(got, "Obviously") || !strings.HasPrefix(got, before) {
		t.Errorf("%d taken:\n%s", taken, got)
	}
}

// TestActionBuilds: a build from source says so, and what the cache brings is
// used as it is.
func TestActionBuilds(t *testing.T) {
	needBash(t)
	run := &actionRun{t: t, workspace: t.TempDir(), eventName: "push", event: map[string]any{}}
	if res := run.run(); res.code != 0 || !strings.Contains(res.log, "blamelint (devel)") {
		t.Errorf("%+v", res)
	}
	if out, err := exec.Command(sharedBuild(t)+"/blamelint", "--version").Output(); err != nil || !strings.HasPrefix(string(out), "blamelint ") {
		t.Errorf("%v, %s", err, out)
	}
}

package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/blamelint/blamelint/reporter"
)

// A runner is what a run of GitHub Actions tells its steps.
//
// https://docs.github.com/actions/reference/workflows-and-actions/variables
type runner struct {
	eventName  string
	eventPath  string
	api        string
	token      string
	repository string // owner/name
	commit     string // what the event is about, and what actions/checkout takes unless it is told otherwise
	workspace  string
	output     string // file for the outputs of the step
	summary    string // file for its summary
	workflow   string
	job        string
	actor      string // who has caused the event
}

func newRunner() (runner, error) {
	r := runner{
		eventName:  os.Getenv("GITHUB_EVENT_NAME"),
		eventPath:  os.Getenv("GITHUB_EVENT_PATH"),
		api:        cmp.Or(os.Getenv("GITHUB_API_URL"), "https://api.github.com"),
		token:      os.Getenv("GITHUB_TOKEN"),
		repository: os.Getenv("GITHUB_REPOSITORY"),
		commit:     os.Getenv("GITHUB_SHA"),
		workspace:  os.Getenv("GITHUB_WORKSPACE"),
		output:     os.Getenv("GITHUB_OUTPUT"),
		summary:    os.Getenv("GITHUB_STEP_SUMMARY"),
		workflow:   os.Getenv("GITHUB_WORKFLOW"),
		job:        os.Getenv("GITHUB_JOB"),
		actor:      os.Getenv("GITHUB_ACTOR"),
	}
	if r.eventPath == "" {
		return r, errors.New(`"blamelint review" is for GitHub Actions, which sets GITHUB_EVENT_PATH; on your machine use "blamelint --diff-base main"`)
	}
	return r, nil
}

// An event is what a run is about, as far as it matters here. What it holds
// comes from outside.
//
// https://docs.github.com/webhooks/webhook-events-and-payloads
type event struct {
	PullRequest *struct {
		Number int  `json:"number"`
		Head   side `json:"head"`
		Base   side `json:"base"`
	} `json:"pull_request"`
	MergeGroup *struct {
		Base string `json:"base_sha"`
	} `json:"merge_group"`
	Before string `json:"before"` // of a push; zeros if the branch is new
}

type side struct {
	SHA  string `json:"sha"`
	Repo *struct {
		Name string `json:"full_name"`
	} `json:"repo"` // nil if the fork has been deleted
}

func readEvent(r runner) (*event, error) {
	data, err := os.ReadFile(r.eventPath)
	if err != nil {
		return nil, fmt.Errorf("GITHUB_EVENT_PATH: %s: %w", r.eventPath, bareError(err))
	}
	e := &event{}
	if err := json.Unmarshal(data, e); err != nil {
		return nil, fmt.Errorf("GITHUB_EVENT_PATH: %s: %w", r.eventPath, err)
	}
	return e, nil
}

// fork reports whether the event is a pull request from another repository.
func (e *event) fork() bool {
	if e.PullRequest == nil {
		return false
	}
	head, base := e.PullRequest.Head.Repo, e.PullRequest.Base.Repo
	return head == nil || base == nil || head.Name != base.Name
}

// maxFilesOutput bounds the list of files, in bytes. GitHub takes a megabyte for
// all outputs of a job.
const maxFilesOutput = 512 << 10

// setOutputs appends the outputs of the step. Every value is one line: names of
// files, which can hold line breaks, are JSON.
func (r *reviewing) setOutputs(s reporter.Summary) error {
	r.app.code = max(r.app.code, exitCode(s, r.flags.lint.failOn.value))
	if r.runner.output == "" {
		return nil
	}
	files, err := json.Marshal(append([]string{}, r.files...))
	if err != nil {
		return err
	}
	if len(files) > maxFilesOutput {
		r.say("warning", "There are too many documents to list them in the output changed-files; it is empty.")
		files = []byte("[]")
	}
	sarif := r.flags.sarif
	if sarif != "" {
		sarif = relativeTo(r.runner.workspace, sarif)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "findings=%d\nerrors=%d\nwarnings=%d\n", s.Findings(), s.Errors, s.Warnings)
	fmt.Fprintf(&b, "changed-files=%s\nsarif-file=%s\n", files, strings.NewReplacer("\n", "", "\r", "").Replace(sarif))
	f, err := os.OpenFile(r.runner.output, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.WriteString(b.String())
	return errors.Join(err, f.Close())
}

// relativeTo is a path as later steps want it, which run in the workspace.
func relativeTo(workspace, path string) string {
	abs, err := filepath.Abs(path)
	if err != nil || workspace == "" {
		return path
	}
	if rel, err := filepath.Rel(workspace, abs); err == nil && filepath.IsLocal(rel) {
		return filepath.ToSlash(rel)
	}
	return abs
}

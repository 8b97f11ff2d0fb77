package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/config"
	"github.com/blamelint/blamelint/reporter"
	"github.com/blamelint/blamelint/reporter/review"
)

const reviewLong = `What the GitHub Action of this project runs. It lints the postmortems that the event of a
GitHub Actions run is about: those that a pull request changes, and of these what is new, or all
on a push. It writes annotations to the log, the summary of the step, and the step's outputs
(findings, errors, warnings, changed-files, sarif-file).

--comment review posts one review with a comment beside each changed passage that could be
rephrased, with suggestions that can be taken with a click, and one summary comment, which later
pushes update. --comment summary posts that comment alone. Nothing that stands is repeated. Where
the token may not write, as in a pull request from a fork, annotations and summary have it all.

The run is known from the variables that GitHub sets (GITHUB_EVENT_PATH, GITHUB_API_URL and
others), and GITHUB_TOKEN. If the clone is too shallow to tell what is new, "git fetch" gets what
is missing. On your machine use "blamelint --diff-base main".`

// reviewFlags are the inputs of the action.
type reviewFlags struct {
	lint        lintFlags
	paths       string
	formats     string
	sarif       string
	directory   string
	changedOnly *choice
	comment     *choice
}

// errTold is an error that the user has been told.
var errTold = errors.New("told")

func newReviewCommand(a *app) *cobra.Command {
	f := &reviewFlags{
		lint:        newLintFlags(),
		changedOnly: newChoice("auto", "auto", "true", "false"),
		comment:     newChoice("none", "none", "review", "summary"),
	}
	cmd := &cobra.Command{
		Use:   "review [flags]",
		Short: "Lint what a GitHub event is about, and review the pull request",
		Long:  reviewLong,
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.told(a.review(cmd, f))
		},
	}
	cmd.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return a.told(inputError(cmd, err)) })
	addReviewFlags(cmd, f)
	return cmd
}

func addReviewFlags(cmd *cobra.Command, f *reviewFlags) {
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.paths, "paths", "", "files, folders and patterns such as docs/**/incident-*.md, `one a line`; \"!\" before one leaves it out")
	flags.Var(inputChoice{f.changedOnly}, "changed-only", "report only what is new; auto means in pull requests")
	flags.Var(inputChoice{f.comment}, "comment", "what to post to the pull request")
	flags.Var(inputChoice{f.lint.failOn}, "fail-on", "least severity that makes the exit code 1")
	flags.StringVar(&f.lint.config, "config", "", "use this configuration `file` for all paths")
	flags.StringVar(&f.lint.baseline, "baseline", "", "do not report what this `file` of \"blamelint baseline write\" holds")
	flags.StringVar(&f.formats, "format", "", "what the log shows in place of \"github\", and further reports such as json=out.json, `one a line`")
	flags.StringVar(&f.sarif, "sarif-file", "", "write SARIF to this `file`")
	flags.StringVar(&f.directory, "working-directory", "", "the `folder` that all paths are relative to")
	f.lint.jobs = runtime.GOMAXPROCS(0)
}

// An inputChoice is a choice that an empty value leaves as it is: a workflow that has
// nothing to say about an input may hand over nothing.
type inputChoice struct{ *choice }

// Set takes one of the words.
func (i inputChoice) Set(s string) error {
	if s = strings.TrimSpace(s); s == "" {
		return nil
	}
	return i.choice.Set(s)
}

// inputError names the input whose value is wrong, and its choices.
func inputError(cmd *cobra.Command, err error) error {
	var wrong interface {
		error
		GetValue() string
	}
	name := ""
	for _, n := range []string{"changed-only", "comment", "fail-on"} {
		if strings.Contains(err.Error(), `"--`+n+`"`) {
			name = n
		}
	}
	if name == "" || !errors.As(err, &wrong) {
		return flagError(cmd, err)
	}
	return fmt.Errorf("the input %q cannot be %q; it is one of %s", name, wrong.GetValue(), strings.ReplaceAll(cmd.Flags().Lookup(name).Value.Type(), "|", ", "))
}

// told tells an error to the runner of GitHub Actions, at its file and line if
// it has one; elsewhere the error is told as any other.
func (a *app) told(err error) error {
	if err == nil || os.Getenv("GITHUB_ACTIONS") != "true" {
		return err
	}
	a.code = exitTrouble
	var broken config.Errors
	if !errors.As(err, &broken) {
		fmt.Fprintln(a.stdout, reporter.Annotation("error", err.Error()))
		return errTold
	}
	path := newRepositoryPath()
	for _, p := range places(broken) {
		p.File = path(p.File)
		fmt.Fprintln(a.stdout, p.Annotation())
	}
	return errTold
}

// A reviewing is one run of the command.
type reviewing struct {
	app     *app
	flags   *reviewFlags
	runner  runner
	event   *event
	results []*analyzer.Result
	files   []string     // that were read, as code hosts call them
	plan    *review.Plan // nil: no comment stands beside a line
	ownLog  bool         // the log shows another format than github
	log     bytes.Buffer // what it shows then
}

// reviewTime bounds a run, with all that it fetches and waits for.
const reviewTime = 15 * time.Minute

func (a *app) review(cmd *cobra.Command, f *reviewFlags) error {
	run, err := newRunner()
	if err != nil {
		return err
	}
	a.stderr = reporter.LogWriter(a.stderr)
	r := &reviewing{app: a, flags: f, runner: run}
	if r.event, err = readEvent(run); err != nil {
		return err
	}
	if f.directory != "" {
		if err := os.Chdir(f.directory); err != nil {
			return fmt.Errorf("working-directory: %s: %w", f.directory, bareError(err))
		}
	}
	run.trust()
	ctx, cancel := context.WithTimeout(cmd.Context(), reviewTime)
	defer cancel()
	return r.run(ctx, cmd)
}

func (r *reviewing) run(ctx context.Context, cmd *cobra.Command) error {
	l, err := r.linter(ctx, cmd)
	if err != nil {
		return err
	}
	out, err := r.outputs()
	if err != nil {
		return err
	}
	path := newRepositoryPath()
	l.collect = func(o outcome) {
		if o.result != nil {
			r.results = append(r.results, o.result)
			r.files = append(r.files, path(o.in.path))
		}
	}
	chosen, err := selectPaths(r.flags.paths, func(line string) {
		r.say("warning", fmt.Sprintf("The input \"paths\" names %q, which is not here; nothing was read for it.", line))
	})
	if err != nil {
		return err
	}
	l.runInputs(chosen.inputs(l.walker, func(path string) {
		r.say("warning", fmt.Sprintf("%q is a link that leads out of the repository; it was not read.", path))
	}), l.jobs)
	r.post(ctx, l.total)
	if err := r.report(out, l.total); err != nil {
		return err
	}
	if l.total.Files == 0 && l.total.Failed == 0 {
		r.say("notice", r.nothing(l))
	}
	return r.setOutputs(l.total)
}

// nothing says why there was nothing to lint, which is no failure.
func (r *reviewing) nothing(l *linter) string {
	if l.base != nil {
		return "No postmortem has changed, so there is nothing to review."
	}
	return "There is no postmortem here, so there is nothing to review."
}

// say tells the runner something.
func (r *reviewing) say(level, message string) {
	fmt.Fprintln(r.app.stdout, reporter.Annotation(level, message))
}

// linter prepares the run. It has no reports: these are written when it is
// known which findings have a comment.
func (r *reviewing) linter(ctx context.Context, cmd *cobra.Command) (*linter, error) {
	f := &r.flags.lint
	l, err := r.app.newLinter(cmd, f)
	if err != nil {
		return nil, err
	}
	if f.baseline != "" {
		if l.known, err = openKnown(f.baseline); err != nil {
			return nil, err
		}
	}
	l.merits = true
	l.base = r.base(ctx)
	return l, nil
}

// outputs opens the reports: the log, the summary of the step, and files.
func (r *reviewing) outputs() (outputs, error) {
	f := r.flags.lint
	f.elsewhere = func(finding *analyzer.Finding) bool { return r.plan != nil && r.plan.Beside(finding) }
	formats := inputLines(r.flags.formats)
	if r.ownLog = !slices.Contains(formats, "github"); r.ownLog && !slices.ContainsFunc(formats, func(s string) bool { return !strings.Contains(s, "=") }) {
		formats, r.ownLog = append([]string{"github"}, formats...), false
	}
	if r.runner.summary != "" {
		formats = append(formats, "markdown="+r.runner.summary)
	}
	if r.flags.sarif != "" {
		if err := os.MkdirAll(filepath.Dir(r.flags.sarif), 0o755); err != nil {
			return nil, fmt.Errorf("sarif-file: %s: %w", r.flags.sarif, bareError(err))
		}
		formats = append(formats, "sarif="+r.flags.sarif)
	}
	f.formats = formats
	log := *r.app
	if r.ownLog {
		log.stdout = &r.log
	}
	return log.openOutputs(&f)
}

// report writes the reports. Only the format github keeps a runner from reading
// commands in the log by itself.
func (r *reviewing) report(out outputs, total reporter.Summary) error {
	for _, res := range r.results {
		if err := out.report(res); err != nil {
			return err
		}
	}
	if err := out.close(total); err != nil {
		return err
	}
	_, err := reporter.LogWriter(r.app.stdout).Write(r.log.Bytes())
	return err
}

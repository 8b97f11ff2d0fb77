package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/blamelint/blamelint/reporter"
	"github.com/blamelint/blamelint/reporter/review"
	"github.com/blamelint/blamelint/reporter/review/client"
	"github.com/blamelint/blamelint/rules"
)

const reviewBody = "Remarks on what is new here. Each says what a reader could conclude, and offers other words where there are some; take what helps."

// post writes to the pull request, as far as the token may. What could not be
// posted stands in the annotations and the summary of the step, so that no
// failure here is one of the run.
func (r *reviewing) post(ctx context.Context, total reporter.Summary) {
	if r.flags.comment.value == "none" || r.event.PullRequest == nil {
		return
	}
	c, err := r.client()
	switch {
	case err != nil:
		r.stayed(err.Error())
		return
	case c == nil:
		r.stayed("there is no GITHUB_TOKEN")
		return
	}
	if r.flags.comment.value == "review" {
		err = r.postReview(ctx, c)
	}
	if sumErr := r.postSummary(ctx, c, total); err == nil {
		err = sumErr
	}
	if err != nil {
		r.stayed(r.reason(err))
	}
}

// postReview posts the comments beside lines.
func (r *reviewing) postReview(ctx context.Context, c *client.Client) error {
	if len(r.results) == 0 {
		return nil
	}
	diff, err := c.Diff(ctx)
	if err != nil {
		return err
	}
	standing, err := c.Standing(ctx)
	if err != nil {
		return err
	}
	plan := review.Make(r.results, diff, review.Options{RepositoryPath: newRepositoryPath(), Standing: standing})
	n := len(plan.Comments)
	dropped, err := c.Review(ctx, reviewBody, plan.Comments)
	plan.Drop(dropped)
	r.plan = plan
	if made := len(plan.Comments); made > 0 {
		fmt.Fprintf(r.app.stdout, "%s beside the changed lines.\n", countOf(made, "comment stands", "comments stand"))
	}
	if n := n - len(plan.Comments); n > 0 && err == nil {
		fmt.Fprintf(r.app.stdout, "GitHub did not take %s; the summary has what is said there.\n", countOf(n, "comment", "comments"))
	}
	return err
}

func (r *reviewing) postSummary(ctx context.Context, c *client.Client, total reporter.Summary) error {
	marker := review.Marker(r.runner.workflow, r.runner.job, r.flags.directory, r.flags.paths)
	o := reporter.Options{Version: version, Rules: allRules(), RepositoryPath: newRepositoryPath(), Precision: rules.Precision}
	o.FailOn = severityOf(r.flags.lint.failOn.value)
	text, err := review.Summary(r.results, total, r.plan, marker, o)
	if err != nil {
		return err
	}
	return c.Summary(ctx, marker, text, total.Findings() > 0)
}

// reason says why nothing, or not everything, was posted.
func (r *reviewing) reason(err error) string {
	switch {
	case client.IsDenied(err) && r.event.fork():
		return "the token of a pull request from a fork may only read"
	case client.IsDenied(err) && r.runner.actor == "dependabot[bot]":
		return "the token of a pull request of Dependabot may only read"
	case client.IsDenied(err):
		return client.Explain(err) + "; the job needs \"permissions: pull-requests: write\""
	}
	return client.Explain(err)
}

// stayed says that not everything was posted, and where it stands.
func (r *reviewing) stayed(reason string) {
	r.say("notice", fmt.Sprintf("Not all remarks are comments on the pull request, since %s. They stand in the annotations and in the summary of this run.", strings.TrimSuffix(reason, ".")))
}

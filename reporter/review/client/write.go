package client

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/google/go-github/v84/github"

	"github.com/blamelint/blamelint/reporter/review"
)

// batch is how many comments one review holds. GitHub documents no limit, and
// refuses or delays reviews of many.
const batch = 30

// maxAttempts bounds the requests that a batch may take until the comments are
// found that GitHub refuses.
const maxAttempts = 24

// Review posts comments, as one review if there are not too many. GitHub takes
// a review as a whole or not at all, and does not say which comment it minds;
// so a review that it refuses is halved until that one stands alone. dropped
// are the comments that were not posted, for this or any other reason; err is
// the other reason, after which nothing more was tried.
func (c *Client) Review(ctx context.Context, body string, comments []review.Comment) (dropped []review.Comment, err error) {
	for len(comments) > 0 {
		n := min(len(comments), batch)
		attempts := maxAttempts
		var refused []review.Comment
		refused, err = c.post(ctx, body, comments[:n], &attempts)
		dropped = append(dropped, refused...)
		comments = comments[n:]
		if err != nil {
			return append(dropped, comments...), err
		}
	}
	return dropped, nil
}

func (c *Client) post(ctx context.Context, body string, comments []review.Comment, attempts *int) (dropped []review.Comment, err error) {
	if *attempts == 0 {
		return comments, nil
	}
	*attempts--
	err = c.call(ctx, func() error {
		_, _, err := c.api.PullRequests.CreateReview(ctx, c.owner, c.repo, c.number, request(body, comments))
		return err
	})
	var refusal *github.ErrorResponse
	if err == nil || !errors.As(err, &refusal) || refusal.Response.StatusCode != http.StatusUnprocessableEntity {
		if err != nil {
			dropped = comments
		}
		return dropped, err
	}
	if len(comments) == 1 {
		return comments, nil
	}
	half := len(comments) / 2
	first, err := c.post(ctx, body, comments[:half], attempts)
	if err != nil {
		return append(first, comments[half:]...), err
	}
	second, err := c.post(ctx, body, comments[half:], attempts)
	return append(first, second...), err
}

// request is a review that neither approves nor asks for changes. It names no
// commit: that means the last one, which the diff was read from.
func request(body string, comments []review.Comment) *github.PullRequestReviewRequest {
	r := &github.PullRequestReviewRequest{Body: &body, Event: github.Ptr("COMMENT")}
	for _, c := range comments {
		d := &github.DraftReviewComment{Path: github.Ptr(c.Path), Body: github.Ptr(c.Body), Line: github.Ptr(c.Line), Side: github.Ptr("RIGHT")}
		if c.StartLine < c.Line { // GitHub refuses equal ones
			d.StartLine, d.StartSide = github.Ptr(c.StartLine), github.Ptr("RIGHT")
		}
		r.Comments = append(r.Comments, d)
	}
	return r
}

// Summary makes the comment that holds marker say body. If there is none yet it
// is made, but only if create is true: whoever has nothing to rephrase gets no
// comment at all.
func (c *Client) Summary(ctx context.Context, marker, body string, create bool) error {
	id, old, err := c.summary(ctx, marker)
	switch {
	case err != nil:
		return err
	case id == 0 && !create, id != 0 && same(old, body):
		return nil
	}
	comment := &github.IssueComment{Body: &body}
	return c.call(ctx, func() error {
		var err error
		if id == 0 {
			_, _, err = c.api.Issues.CreateComment(ctx, c.owner, c.repo, c.number, comment)
		} else {
			_, _, err = c.api.Issues.EditComment(ctx, c.owner, c.repo, id, comment)
		}
		return err
	})
}

// same compares texts but for line ends, which GitHub may have changed.
func same(a, b string) bool {
	plain := func(s string) string { return strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n")) }
	return plain(a) == plain(b)
}

// summary finds our comment with marker; id is 0 if there is none.
func (c *Client) summary(ctx context.Context, marker string) (id int64, body string, err error) {
	err = c.pages(ctx, func(o github.ListOptions) (*github.Response, error) {
		list, resp, err := c.api.Issues.ListComments(ctx, c.owner, c.repo, c.number, &github.IssueListCommentsOptions{ListOptions: o})
		for _, comment := range list {
			if id == 0 && strings.HasPrefix(comment.GetBody(), marker) && c.mine(ctx, comment.User) {
				id, body = comment.GetID(), comment.GetBody()
			}
		}
		return resp, err
	})
	return id, body, err
}

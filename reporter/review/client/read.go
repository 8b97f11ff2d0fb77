package client

import (
	"context"

	"github.com/google/go-github/v84/github"

	"github.com/blamelint/blamelint/reporter/review"
)

const perPage = 100 // the most that GitHub gives

// pages calls for one page after the other. next is the number of the page
// after it, 0 after the last.
func (c *Client) pages(ctx context.Context, page func(github.ListOptions) (*github.Response, error)) error {
	o := github.ListOptions{PerPage: perPage, Page: 1}
	for o.Page != 0 {
		var resp *github.Response
		err := c.call(ctx, func() (err error) {
			resp, err = page(o)
			return err
		})
		if err != nil {
			return err
		}
		o.Page = resp.NextPage
	}
	return nil
}

// Diff reads what the pull request changes. Files whose diff cannot be read
// have no lines in it.
func (c *Client) Diff(ctx context.Context) (review.Diff, error) {
	diff := review.Diff{}
	err := c.pages(ctx, func(o github.ListOptions) (*github.Response, error) {
		files, resp, err := c.api.PullRequests.ListFiles(ctx, c.owner, c.repo, c.number, &o)
		for _, f := range files {
			_ = diff.Add(f.GetFilename(), f.GetPatch()) // without lines it has no comments
		}
		return resp, err
	})
	return diff, err
}

// Standing reads the comments that earlier runs have left beside lines.
func (c *Client) Standing(ctx context.Context) ([]review.Standing, error) {
	var out []review.Standing
	err := c.pages(ctx, func(o github.ListOptions) (*github.Response, error) {
		list, resp, err := c.api.PullRequests.ListComments(ctx, c.owner, c.repo, c.number, &github.PullRequestListCommentsOptions{ListOptions: o})
		for _, comment := range list {
			if review.IsComment(comment.GetBody()) && c.mine(ctx, comment.User) {
				out = append(out, review.Standing{Path: comment.GetPath(), Body: comment.GetBody()})
			}
		}
		return resp, err
	})
	return out, err
}

// Patch is the whole diff of the pull request.
func (c *Client) Patch(ctx context.Context) (patch string, err error) {
	err = c.call(ctx, func() error {
		patch, _, err = c.api.PullRequests.GetRaw(ctx, c.owner, c.repo, c.number, github.RawOptions{Type: github.Diff})
		return err
	})
	return patch, err
}

// mine reports whether a comment with our mark may be ours: of an app, as that
// of GitHub Actions is, or of the token's owner. Anybody can write the mark, and
// nobody's words are to be overwritten.
func (c *Client) mine(ctx context.Context, user *github.User) bool {
	if user.GetType() == "Bot" {
		return true
	}
	if c.me == nil {
		login := ""
		if user, _, err := c.api.Users.Get(ctx, ""); err == nil { // an app's token may not ask
			login = user.GetLogin()
		}
		c.me = &login
	}
	return *c.me != "" && *c.me == user.GetLogin()
}

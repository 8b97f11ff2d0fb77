// Package client posts a review to a pull request on GitHub, or on a GitHub
// Enterprise server.
package client

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/google/go-github/v84/github"
)

// Options say which pull request a client is for.
type Options struct {
	API        string // such as https://api.github.com, as GITHUB_API_URL has it
	Token      string
	Repository string // owner/name
	Number     int    // of the pull request
	UserAgent  string

	// Patience bounds how long all calls together wait because GitHub asks to;
	// 0 means three minutes.
	Patience time.Duration
	// Sleep waits; nil waits by the clock.
	Sleep func(context.Context, time.Duration) error
	// Now is the time; nil asks the clock.
	Now func() time.Time
}

// A Client is used by one goroutine.
type Client struct {
	api         *github.Client
	owner, repo string
	number      int
	patience    time.Duration
	sleep       func(context.Context, time.Duration) error
	now         func() time.Time
	me          *string // the login of the token's owner, once asked for; empty for an app
}

const patience = 3 * time.Minute

// timeout bounds one request.
const timeout = 30 * time.Second

// New makes a client. It does not call the server.
func New(o Options) (*Client, error) {
	base, err := url.Parse(strings.TrimSuffix(o.API, "/") + "/")
	if err != nil || base.Host == "" {
		return nil, fmt.Errorf("%q is not the address of an API", o.API)
	}
	owner, repo, ok := strings.Cut(o.Repository, "/")
	if !ok || owner == "" || repo == "" || o.Number < 1 {
		return nil, fmt.Errorf("%q, number %d, is not a pull request", o.Repository, o.Number)
	}
	c := &Client{
		api:   github.NewClient(&http.Client{Timeout: timeout}).WithAuthToken(o.Token),
		owner: owner, repo: repo, number: o.Number,
		patience: o.Patience, sleep: o.Sleep, now: o.Now,
	}
	c.api.BaseURL = base
	c.api.UserAgent = o.UserAgent
	c.api.DisableRateLimitCheck = true // call waits, and within a bound
	if c.patience == 0 {
		c.patience = patience
	}
	if c.sleep == nil {
		c.sleep = sleep
	}
	if c.now == nil {
		c.now = time.Now
	}
	return c, nil
}

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// call makes a request, and makes it again after the time that GitHub asks to
// wait, as long as patience lasts. What asks may be the limit of requests an
// hour, or one of those on writing too much at once.
func (c *Client) call(ctx context.Context, request func() error) error {
	for {
		err := request()
		wait, limited := c.pause(err)
		if !limited {
			return err
		}
		if wait > c.patience {
			return &limitError{wait}
		}
		c.patience -= wait
		if err := c.sleep(ctx, wait); err != nil {
			return err
		}
	}
}

// pause is how long GitHub asks to wait.
func (c *Client) pause(err error) (wait time.Duration, limited bool) {
	var primary *github.RateLimitError
	var secondary *github.AbuseRateLimitError
	var other *github.ErrorResponse
	switch {
	case errors.As(err, &primary):
		wait = min(primary.Rate.Reset.Sub(c.now()), 24*time.Hour) + time.Second
	case errors.As(err, &secondary) && secondary.RetryAfter != nil:
		wait = *secondary.RetryAfter
	case errors.As(err, &secondary), errors.As(err, &other) && other.Response.StatusCode == http.StatusTooManyRequests:
		wait = time.Minute // what GitHub asks for when it does not say
	default:
		return 0, false
	}
	return max(wait, time.Second), true
}

// A limitError is a limit that lasts longer than patience.
type limitError struct{ wait time.Duration }

func (e *limitError) Error() string {
	return fmt.Sprintf("GitHub asks to wait %s before the next request", e.wait.Round(time.Second))
}

// IsDenied reports whether an error says that the token may not do this, as
// that of a pull request from a fork may not.
func IsDenied(err error) bool {
	var e *github.ErrorResponse
	if !errors.As(err, &e) {
		return false
	}
	switch e.Response.StatusCode {
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound: // GitHub hides what a token may not see
		return true
	}
	return false
}

// Explain is what an error of this package means, as part of a sentence, in one
// line. It does not hold the address of the request.
func Explain(err error) string {
	var e *github.ErrorResponse
	var limit *limitError
	switch {
	case errors.As(err, &limit):
		return limit.Error()
	case IsDenied(err):
		errors.As(err, &e)
		return fmt.Sprintf("the token may not do this (%d: %s)", e.Response.StatusCode, e.Message)
	case errors.As(err, &e):
		return fmt.Sprintf("GitHub answered %d: %s", e.Response.StatusCode, e.Message)
	case errors.Is(err, context.DeadlineExceeded):
		return "GitHub did not answer in time"
	}
	return err.Error()
}

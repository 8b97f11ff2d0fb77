package client

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/blamelint/blamelint/reporter/review"
	"github.com/blamelint/blamelint/reporter/review/reviewtest"
)

// now is the time in these tests.
var now = time.Date(2031, 5, 4, 12, 0, 0, 0, time.UTC)

// connect gives a client whose waits take no time, and the list of them.
func connect(t *testing.T, s *reviewtest.Server) (*Client, *[]time.Duration) {
	t.Helper()
	waits := &[]time.Duration{}
	c, err := New(Options{
		API: s.URL, Token: "token", Repository: reviewtest.Repository, Number: reviewtest.Number,
		Now: func() time.Time { return now },
		Sleep: func(_ context.Context, d time.Duration) error {
			*waits = append(*waits, d)
			return nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return c, waits
}

// fileOf is a file in which lines 1 to n are new.
func fileOf(name string, n int) reviewtest.File {
	return reviewtest.File{Filename: name, Status: "added", Patch: fmt.Sprintf("@@ -0,0 +1,%d @@\n%s", n, strings.TrimSuffix(strings.Repeat("+line\n", n), "\n"))}
}

func commentsOn(name string, n int) []review.Comment {
	var out []review.Comment
	for i := range n {
		out = append(out, review.Comment{Path: name, StartLine: i + 1, Line: i + 1, Body: fmt.Sprintf("remark %d", i+1)})
	}
	return out
}

func TestNew(t *testing.T) {
	for _, o := range []Options{
		{API: "", Repository: "a/b", Number: 1}, {API: "no address", Repository: "a/b", Number: 1},
		{API: "https://api.example.org", Repository: "ab", Number: 1}, {API: "https://api.example.org", Repository: "a/b"},
	} {
		if _, err := New(o); err == nil {
			t.Errorf("%+v is a pull request", o)
		}
	}
	if _, err := New(Options{API: "https://ghe.example.org/api/v3", Repository: "a/b", Number: 1}); err != nil {
		t.Error(err)
	}
}

// TestOneReview: comments that are all right are one review, with what the API
// needs for lines and ranges.
func TestOneReview(t *testing.T) {
	s := reviewtest.Start(t)
	s.Files = []reviewtest.File{fileOf("a.md", 9)}
	c, _ := connect(t, s)
	list := commentsOn("a.md", 3)
	list[1].StartLine, list[1].Line = 4, 6
	dropped, err := c.Review(t.Context(), "hello", list)
	if err != nil || len(dropped) > 0 || len(s.Reviews) != 1 {
		t.Fatalf("%v, dropped %v, %d reviews", err, dropped, len(s.Reviews))
	}
	r := s.Reviews[0]
	if r.Body != "hello" || r.Event != "COMMENT" || len(r.Comments) != 3 || r.Comments[1].StartLine != 4 || r.Comments[1].Line != 6 || r.Comments[0].StartLine != 0 {
		t.Errorf("%+v", r)
	}
}

func TestBatches(t *testing.T) {
	s := reviewtest.Start(t)
	s.Files = []reviewtest.File{fileOf("a.md", 99)}
	c, _ := connect(t, s)
	if dropped, err := c.Review(t.Context(), "hello", commentsOn("a.md", 70)); err != nil || len(dropped) > 0 {
		t.Fatalf("%v, dropped %v", err, dropped)
	}
	if len(s.Lines) != 70 || len(s.Reviews) != 3 {
		t.Errorf("%d comments in %d reviews", len(s.Lines), len(s.Reviews))
	}
	if dropped, err := c.Review(t.Context(), "hello", nil); err != nil || dropped != nil || len(s.Reviews) != 3 {
		t.Error("no comments are a review")
	}
}

// TestBadAnchor: one comment that GitHub refuses does not take the others with
// it.
func TestBadAnchor(t *testing.T) {
	s := reviewtest.Start(t)
	s.Files = []reviewtest.File{fileOf("a.md", 40)}
	s.Refuse = func(c reviewtest.Comment) bool { return c.Line == 17 }
	c, _ := connect(t, s)
	list := commentsOn("a.md", 30)
	list[3].Line, list[3].StartLine = 400, 400
	dropped, err := c.Review(t.Context(), "hello", list)
	if err != nil || len(s.Lines) != 28 {
		t.Fatalf("%v, %d comments", err, len(s.Lines))
	}
	if len(dropped) != 2 || dropped[0].Line != 400 || dropped[1].Line != 17 {
		t.Errorf("dropped %+v", dropped)
	}
	for i, comment := range s.Lines[1:] {
		if comment.Line <= s.Lines[i].Line {
			t.Errorf("line %d comes after %d", comment.Line, s.Lines[i].Line)
		}
	}
}

// TestAllAnchorsBad: the search for the bad one ends, and comments are neither
// lost nor posted twice.
func TestAllAnchorsBad(t *testing.T) {
	s := reviewtest.Start(t)
	c, _ := connect(t, s)
	dropped, err := c.Review(t.Context(), "hello", commentsOn("a.md", 30))
	if err != nil || len(dropped) != 30 || s.Writes() > maxAttempts {
		t.Errorf("%v, dropped %d in %d requests", err, len(dropped), s.Writes())
	}
}

// TestReadOnly: a token that may not write is no more than that.
func TestReadOnly(t *testing.T) {
	s := reviewtest.Start(t)
	s.Files, s.ReadOnly = []reviewtest.File{fileOf("a.md", 90)}, true
	c, _ := connect(t, s)
	dropped, err := c.Review(t.Context(), "hello", commentsOn("a.md", 70))
	if !IsDenied(err) || len(dropped) != 70 || s.Writes() != 1 {
		t.Errorf("%v, dropped %d in %d requests", err, len(dropped), s.Writes())
	}
	if got := Explain(err); got != "the token may not do this (403: Resource not accessible by integration)" {
		t.Errorf("explained as %q", got)
	}
	if err := c.Summary(t.Context(), "<!-- m -->", "<!-- m -->\nx", true); !IsDenied(err) {
		t.Errorf("summary: %v", err)
	}
}

func TestWrongToken(t *testing.T) {
	s := reviewtest.Start(t)
	c, err := New(Options{API: s.URL, Token: "other", Repository: reviewtest.Repository, Number: reviewtest.Number})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Diff(t.Context()); !IsDenied(err) || strings.Contains(Explain(err), "other") {
		t.Errorf("%v", err)
	}
}

// TestDiffPages: all pages of files are read, and files without lines are left
// out.
func TestDiffPages(t *testing.T) {
	s := reviewtest.Start(t)
	for i := range 250 {
		s.Files = append(s.Files, fileOf(fmt.Sprintf("%d \"ü\n.md", i), 1))
	}
	s.Files = append(s.Files, reviewtest.File{Filename: "large.md", Status: "added"})
	c, _ := connect(t, s)
	diff, err := c.Diff(t.Context())
	if err != nil || len(diff) != 250 || !diff.Has("249 \"ü\n.md") || diff.Has("large.md") {
		t.Errorf("%v, %d files", err, len(diff))
	}
	if n := len(s.Requests()); n != 3 {
		t.Errorf("%d requests", n)
	}
}

// TestStandingPages: our own comments are found on any page; a mark in somebody
// else's words does not count.
func TestStandingPages(t *testing.T) {
	s := reviewtest.Start(t)
	const mark = "x\n<!-- blamelint:finding 0123 -->\n"
	for i := range 230 {
		s.Lines = append(s.Lines, reviewtest.Comment{ID: int64(i), Path: "a.md", Line: 1, Body: "thank you", User: reviewtest.User{Login: "ada", Type: "User"}})
	}
	s.Lines[5].Body = mark
	s.Lines[222].Body, s.Lines[222].User = mark, reviewtest.Bot
	c, _ := connect(t, s)
	standing, err := c.Standing(t.Context())
	if err != nil || len(standing) != 1 || standing[0] != (review.Standing{Path: "a.md", Body: mark}) {
		t.Errorf("%v, %+v", err, standing)
	}

	s.Me = &reviewtest.User{Login: "ada", Type: "User"} // a person's own token
	c, _ = connect(t, s)
	if standing, err = c.Standing(t.Context()); err != nil || len(standing) != 2 {
		t.Errorf("%v, %+v", err, standing)
	}
}

// TestSummaryIsUpdated: there is one summary, wherever among the comments it
// stands, and it is written only if it changes.
func TestSummaryIsUpdated(t *testing.T) {
	s := reviewtest.Start(t)
	for i := range 120 {
		s.Below = append(s.Below, reviewtest.Comment{ID: int64(i), Body: "thank you", User: reviewtest.User{Login: "ada", Type: "User"}})
	}
	s.Below[3].Body = "<!-- m -->\nnot ours"
	c, _ := connect(t, s)
	post := func(body string, create bool) {
		t.Helper()
		if err := c.Summary(t.Context(), "<!-- m -->", "<!-- m -->\n"+body, create); err != nil {
			t.Fatal(err)
		}
	}
	post("nothing", false)
	if s.Writes() != 0 {
		t.Error("there was nothing to say, and it was said")
	}
	post("one", true)
	post("two", true)
	s.Below[120].Body = strings.ReplaceAll(s.Below[120].Body, "\n", "\r\n")
	post("two", true)
	post("nothing", false)
	if len(s.Below) != 121 || s.Below[120].Body != "<!-- m -->\nnothing" || s.Below[3].Body != "<!-- m -->\nnot ours" || s.Writes() != 3 {
		t.Errorf("%d comments after %d writes: %+v", len(s.Below), s.Writes(), s.Below[120])
	}
	if err := c.Summary(t.Context(), "<!-- n -->", "<!-- n -->\nanother job", true); err != nil || len(s.Below) != 122 {
		t.Errorf("%v, %d comments", err, len(s.Below))
	}
}

// TestPatch: the whole diff is asked for as such.
func TestPatch(t *testing.T) {
	s := reviewtest.Start(t)
	s.Diff = "diff --git a/a.md b/a.md\n"
	c, _ := connect(t, s)
	if patch, err := c.Patch(t.Context()); err != nil || patch != s.Diff {
		t.Errorf("%v, %q", err, patch)
	}
}

// limited answers the first n requests of a method with an answer.
func limited(method string, n int, a reviewtest.Answer) func(string, string, int) *reviewtest.Answer {
	return func(m, _ string, seen int) *reviewtest.Answer {
		if m == method && seen < n {
			return &a
		}
		return nil
	}
}

const secondary = `{"message":"You have exceeded a secondary rate limit.","documentation_url":"https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits"}`

// TestRateLimits: what GitHub asks to wait is waited, within bounds.
func TestRateLimits(t *testing.T) {
	reset := func(d time.Duration) map[string]string {
		return map[string]string{"X-RateLimit-Limit": "5000", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": fmt.Sprint(now.Add(d).Unix())}
	}
	const primary = `{"message":"API rate limit exceeded"}`
	for _, c := range []struct {
		name   string
		times  int
		answer reviewtest.Answer
		waits  []time.Duration
		fails  string
	}{
		{"primary", 1, reviewtest.Answer{Status: http.StatusForbidden, Header: reset(40 * time.Second), Body: primary}, []time.Duration{41 * time.Second}, ""},
		{"reset is over", 1, reviewtest.Answer{Status: http.StatusTooManyRequests, Header: reset(-time.Hour), Body: primary}, []time.Duration{time.Second}, ""},
		{"primary, for long", 1, reviewtest.Answer{Status: http.StatusForbidden, Header: reset(50 * time.Minute), Body: primary}, nil, "GitHub asks to wait 50m1s before the next request"},
		{"primary, for ages", 1, reviewtest.Answer{Status: http.StatusForbidden, Header: reset(1 << 62), Body: primary}, nil, "GitHub asks to wait 24h0m1s before the next request"},
		{"secondary", 2, reviewtest.Answer{Status: http.StatusForbidden, Header: map[string]string{"Retry-After": "20"}, Body: secondary}, []time.Duration{20 * time.Second, 20 * time.Second}, ""},
		{"secondary, silent", 1, reviewtest.Answer{Status: http.StatusForbidden, Body: secondary}, []time.Duration{time.Minute}, ""},
		{"too many", 1, reviewtest.Answer{Status: http.StatusTooManyRequests, Body: `{}`}, []time.Duration{time.Minute}, ""},
		{"again and again", 9, reviewtest.Answer{Status: http.StatusForbidden, Header: map[string]string{"Retry-After": "100"}, Body: secondary}, []time.Duration{100 * time.Second}, "GitHub asks to wait 1m40s before the next request"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := reviewtest.Start(t)
			s.Files = []reviewtest.File{fileOf("a.md", 9)}
			s.Answer = limited("POST", c.times, c.answer)
			client, waits := connect(t, s)
			dropped, err := client.Review(t.Context(), "hello", commentsOn("a.md", 2))
			if fmt.Sprint(*waits) != fmt.Sprint(c.waits) {
				t.Errorf("waited %v, want %v", *waits, c.waits)
			}
			if c.fails == "" && (err != nil || len(dropped) > 0 || len(s.Lines) != 2) {
				t.Errorf("%v, dropped %v", err, dropped)
			}
			if c.fails != "" && (err == nil || Explain(err) != c.fails || len(dropped) != 2 || IsDenied(err)) {
				t.Errorf("%v, dropped %v", err, dropped)
			}
		})
	}
}

// TestLimitBetweenPages: a page that has to wait is not lost, nor is one before
// it read twice.
func TestLimitBetweenPages(t *testing.T) {
	s := reviewtest.Start(t)
	for i := range 150 {
		s.Files = append(s.Files, fileOf(fmt.Sprintf("%d.md", i), 1))
	}
	s.Answer = func(_, _ string, n int) *reviewtest.Answer {
		if n == 1 {
			return &reviewtest.Answer{Status: http.StatusForbidden, Header: map[string]string{"Retry-After": "5"}, Body: secondary}
		}
		return nil
	}
	c, waits := connect(t, s)
	if diff, err := c.Diff(t.Context()); err != nil || len(diff) != 150 || len(*waits) != 1 {
		t.Errorf("%v, %d files, waited %v", err, len(diff), *waits)
	}
}

// TestServerTrouble: an answer that nobody expects ends the attempt, without a
// second post that could say everything twice.
func TestServerTrouble(t *testing.T) {
	s := reviewtest.Start(t)
	s.Files = []reviewtest.File{fileOf("a.md", 9)}
	s.Answer = limited("POST", 9, reviewtest.Answer{Status: http.StatusBadGateway, Body: "<html>"})
	c, _ := connect(t, s)
	dropped, err := c.Review(t.Context(), "hello", commentsOn("a.md", 2))
	if err == nil || IsDenied(err) || len(dropped) != 2 || s.Writes() != 1 || !strings.HasPrefix(Explain(err), "GitHub answered 502") {
		t.Errorf("%v, dropped %v after %d writes", err, dropped, s.Writes())
	}
}

// TestEnterprise: an API may lie below a path, as that of a GitHub Enterprise
// server does.
func TestEnterprise(t *testing.T) {
	s := reviewtest.Start(t)
	s.Files = []reviewtest.File{fileOf("a.md", 9), fileOf("b.md", 9)}
	back, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	front := httptest.NewServer(http.StripPrefix("/api/v3", httputil.NewSingleHostReverseProxy(back)))
	defer front.Close()
	for _, slash := range []string{"", "/"} {
		c, err := New(Options{API: front.URL + "/api/v3" + slash, Token: "token", Repository: reviewtest.Repository, Number: reviewtest.Number})
		if err != nil {
			t.Fatal(err)
		}
		if diff, err := c.Diff(t.Context()); err != nil || len(diff) != 2 {
			t.Errorf("%v, %d files", err, len(diff))
		}
		if err := c.Summary(t.Context(), "<!-- m -->", "<!-- m -->\n"+slash, true); err != nil || len(s.Below) != 1 {
			t.Errorf("%v, %d comments", err, len(s.Below))
		}
	}
}

// TestNobodyThere: an address where nothing answers is told without it.
func TestNobodyThere(t *testing.T) {
	c, err := New(Options{API: "http://127.0.0.1:1", Token: "token", Repository: "a/b", Number: 1})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Diff(t.Context()); err == nil || strings.Contains(Explain(err), "token") {
		t.Errorf("%v", err)
	}
}

// TestSleepEnds: a run that is cancelled does not wait.
func TestSleepEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := sleep(ctx, time.Hour); err == nil {
		t.Error("it slept")
	}
	if err := sleep(t.Context(), time.Microsecond); err != nil {
		t.Error(err)
	}
}

// Package reviewtest is a server that answers about one pull request as
// GitHub's API documents it, for tests.
//
// https://docs.github.com/rest/pulls/reviews,
// https://docs.github.com/rest/pulls/comments,
// https://docs.github.com/rest/issues/comments
package reviewtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"
)

// Repository and Number name the pull request.
const (
	Repository = "harbour/logbook"
	Number     = 7
)

// A File is one that the pull request changes.
type File struct {
	Filename string `json:"filename"`
	Status   string `json:"status"`
	Patch    string `json:"patch,omitempty"`
}

// A User is the author of a comment.
type User struct {
	Login string `json:"login"`
	Type  string `json:"type"`
}

// Bot is who writes with the token of a run.
var Bot = User{"github-actions[bot]", "Bot"}

// A Comment stands beside a line, or, without a path, below the pull request.
type Comment struct {
	ID        int64  `json:"id"`
	Path      string `json:"path,omitempty"`
	StartLine int    `json:"start_line,omitempty"`
	StartSide string `json:"start_side,omitempty"`
	Line      int    `json:"line,omitempty"`
	Side      string `json:"side,omitempty"`
	Body      string `json:"body"`
	User      User   `json:"user"`
}

// A Review is one that was posted.
type Review struct {
	Body     string    `json:"body"`
	Event    string    `json:"event"`
	Comments []Comment `json:"comments"`
}

// An Answer is what the server says in place of its own.
type Answer struct {
	Status int
	Header map[string]string
	Body   string
}

// A Server holds the state of the pull request. Set it up before the first
// request; what has happened can be read after the last.
type Server struct {
	URL      string
	Files    []File
	Diff     string // of the whole pull request
	Lines    []Comment
	Below    []Comment
	Reviews  []Review
	ReadOnly bool               // the token may not write
	Me       *User              // the owner of the token; nil for an app
	Refuse   func(Comment) bool // a comment that is refused though its line is in the diff

	// Answer, if it is set and gives one, answers a request that is the n-th of
	// its method and path, from 0.
	Answer func(method, path string, n int) *Answer

	mu       sync.Mutex
	t        testing.TB
	requests []string
	seen     map[string]int
	id       int64
}

// Start starts a server that ends with the test.
func Start(t testing.TB) *Server {
	s := &Server{t: t, seen: map[string]int{}, id: 10_000}
	mux := http.NewServeMux()
	repo := "/repos/" + Repository
	pull := fmt.Sprintf("%s/pulls/%d", repo, Number)
	issue := fmt.Sprintf("%s/issues/%d", repo, Number)
	mux.HandleFunc("GET "+pull, s.diff)
	mux.HandleFunc("GET "+pull+"/files", func(w http.ResponseWriter, r *http.Request) { page(w, r, s.Files) })
	mux.HandleFunc("GET "+pull+"/comments", func(w http.ResponseWriter, r *http.Request) { page(w, r, s.Lines) })
	mux.HandleFunc("POST "+pull+"/reviews", s.review)
	mux.HandleFunc("GET "+issue+"/comments", func(w http.ResponseWriter, r *http.Request) { page(w, r, s.Below) })
	mux.HandleFunc("POST "+issue+"/comments", s.comment)
	mux.HandleFunc("PATCH "+repo+"/issues/comments/{id}", s.edit)
	mux.HandleFunc("GET /user", s.user)
	server := httptest.NewServer(s.gate(mux))
	t.Cleanup(server.Close)
	s.URL = server.URL
	return s
}

// Requests are the requests so far, as "METHOD path".
func (s *Server) Requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string{}, s.requests...)
}

// Writes counts the requests that would change something.
func (s *Server) Writes() int {
	n := 0
	for _, r := range s.Requests() {
		if !strings.HasPrefix(r, "GET ") {
			n++
		}
	}
	return n
}

// gate sees every request first: it counts them, checks the token, and gives
// the answers that a test asked for.
func (s *Server) gate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		key := r.Method + " " + r.URL.Path
		n := s.seen[key]
		s.seen[key]++
		s.requests = append(s.requests, key)
		if r.Header.Get("Authorization") != "Bearer token" {
			fail(w, http.StatusUnauthorized, "Bad credentials")
			return
		}
		if s.Answer != nil {
			if a := s.Answer(r.Method, r.URL.Path, n); a != nil {
				for name, value := range a.Header {
					w.Header().Set(name, value)
				}
				w.WriteHeader(a.Status)
				fmt.Fprint(w, a.Body)
				return
			}
		}
		if s.ReadOnly && r.Method != "GET" {
			fail(w, http.StatusForbidden, "Resource not accessible by integration")
			return
		}
		next.ServeHTTP(w, r)
	})
}

func fail(w http.ResponseWriter, status int, message string, errs ...string) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	reply(w, map[string]any{"message": message, "errors": errs, "documentation_url": "https://docs.github.com/rest", "status": strconv.Itoa(status)})
}

func reply(w http.ResponseWriter, v any) {
	_ = json.NewEncoder(w).Encode(v) // the client has gone
}

// page answers with one page of a list, thirty long if nothing else is asked
// for and at most a hundred, and links to the next.
func page[T any](w http.ResponseWriter, r *http.Request, list []T) {
	size, err := strconv.Atoi(r.URL.Query().Get("per_page"))
	if err != nil {
		size = 30
	}
	size = min(size, 100)
	number := 1
	if n, err := strconv.Atoi(r.URL.Query().Get("page")); err == nil {
		number = n
	}
	from := min((number-1)*size, len(list))
	to := min(from+size, len(list))
	if to < len(list) {
		q := r.URL.Query()
		q.Set("page", strconv.Itoa(number+1))
		w.Header().Set("Link", fmt.Sprintf(`<http://%s%s?%s>; rel="next"`, r.Host, r.URL.Path, q.Encode()))
	}
	reply(w, append([]T{}, list[from:to]...))
}

func (s *Server) diff(w http.ResponseWriter, r *http.Request) {
	if !strings.Contains(r.Header.Get("Accept"), "diff") {
		reply(w, map[string]any{"number": Number})
		return
	}
	fmt.Fprint(w, s.Diff)
}

func (s *Server) user(w http.ResponseWriter, _ *http.Request) {
	if s.Me == nil {
		fail(w, http.StatusForbidden, "Resource not accessible by integration")
		return
	}
	reply(w, s.Me)
}

func (s *Server) author() User {
	if s.Me != nil {
		return *s.Me
	}
	return Bot
}

// maxBody is how many characters a comment may have.
const maxBody = 65536

func (s *Server) review(w http.ResponseWriter, r *http.Request) {
	var review Review
	if err := json.NewDecoder(r.Body).Decode(&review); err != nil {
		fail(w, http.StatusBadRequest, "Problems parsing JSON")
		return
	}
	var errs []string
	if review.Event == "COMMENT" && review.Body == "" {
		errs = append(errs, "Body can't be blank")
	}
	for _, c := range review.Comments {
		if e := s.check(c); e != "" {
			errs = append(errs, e)
		}
	}
	if len(errs) > 0 {
		fail(w, http.StatusUnprocessableEntity, "Unprocessable Entity", errs[0])
		return
	}
	for i := range review.Comments {
		s.id++
		review.Comments[i].ID, review.Comments[i].User = s.id, s.author()
	}
	s.Reviews = append(s.Reviews, review)
	s.Lines = append(s.Lines, review.Comments...)
	reply(w, map[string]any{"id": s.id, "state": "COMMENTED"})
}

// check says what is wrong with a comment beside a line.
func (s *Server) check(c Comment) string {
	switch {
	case c.Side != "RIGHT" || c.StartLine != 0 && c.StartSide != "RIGHT":
		return "this server knows only the new side"
	case c.Body == "" || utf8.RuneCountInString(c.Body) > maxBody:
		return "Body is too long (maximum is 65536 characters)"
	case c.StartLine != 0 && c.StartLine >= c.Line:
		return "Pull request review thread start line must precede the end line."
	case s.Refuse != nil && s.Refuse(c):
		return "Pull request review thread line must be part of the diff"
	}
	end := s.hunkOf(c.Path, c.Line)
	switch {
	case end < 0:
		return "Pull request review thread line must be part of the diff and Pull request review thread diff hunk can't be blank"
	case c.StartLine != 0 && s.hunkOf(c.Path, c.StartLine) != end:
		return "Pull request review thread start line must be part of the same hunk as the line."
	}
	return ""
}

var hunkHeader = regexp.MustCompile(`^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@`)

// hunkOf is the number of the hunk that holds a line of the new side; -1 if
// none does.
func (s *Server) hunkOf(path string, line int) int {
	for _, f := range s.Files {
		if f.Filename != path {
			continue
		}
		n := 0
		for text := range strings.Lines(f.Patch) {
			m := hunkHeader.FindStringSubmatch(text)
			if m == nil {
				continue
			}
			n++
			first, _ := strconv.Atoi(m[1])
			count := 1
			if m[2] != "" {
				count, _ = strconv.Atoi(m[2])
			}
			if line >= first && line < first+count {
				return n
			}
		}
	}
	return -1
}

func (s *Server) comment(w http.ResponseWriter, r *http.Request) {
	c, ok := readBody(w, r)
	if !ok {
		return
	}
	s.id++
	c.ID, c.User = s.id, s.author()
	s.Below = append(s.Below, c)
	w.WriteHeader(http.StatusCreated)
	reply(w, c)
}

func (s *Server) edit(w http.ResponseWriter, r *http.Request) {
	c, ok := readBody(w, r)
	if !ok {
		return
	}
	for i := range s.Below {
		if strconv.FormatInt(s.Below[i].ID, 10) == r.PathValue("id") {
			s.Below[i].Body = c.Body
			reply(w, s.Below[i])
			return
		}
	}
	fail(w, http.StatusNotFound, "Not Found")
}

func readBody(w http.ResponseWriter, r *http.Request) (c Comment, ok bool) {
	err := json.NewDecoder(r.Body).Decode(&c)
	switch {
	case err != nil:
		fail(w, http.StatusBadRequest, "Problems parsing JSON")
	case c.Body == "" || utf8.RuneCountInString(c.Body) > maxBody:
		fail(w, http.StatusUnprocessableEntity, "Validation Failed", "body is too long (maximum is 65536 characters)")
	default:
		return c, true
	}
	return c, false
}

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/blamelint/blamelint/analyzer/changed"
	gitcmd "github.com/blamelint/blamelint/analyzer/git"
	"github.com/blamelint/blamelint/reporter/review/client"
)

// base is the version to compare with; nil if all documents are to be read in
// full, which is also what is left where nothing can be known of an earlier
// version: it must not be the reason that a review fails.
func (r *reviewing) base(ctx context.Context) changed.Base {
	old, tip := r.span()
	switch r.flags.changedOnly.value {
	case "false":
		return nil
	case "auto":
		if r.event.PullRequest == nil && r.event.MergeGroup == nil {
			return nil
		}
	}
	h := &history{ctx: ctx, base: old, tip: tip}
	if r.runner.eventName == "pull_request_target" && h.git("rev-parse", "HEAD") == r.runner.commit {
		r.say("warning", otherCheckout)
	}
	if isCommit(old) {
		if rev := h.find(); rev != "" {
			h.complete(rev)
			base := changed.NewGit(rev, repositoryRoot)
			if err := base.Check("."); err == nil {
				return base
			}
		}
	}
	if base := r.patchBase(ctx); base != nil {
		return base
	}
	if isCommit(old) {
		r.say("warning", "All postmortems were read in full, since "+h.lost()+".")
	} else {
		r.say("notice", "All postmortems were read in full, since this run is about no earlier version.")
	}
	return nil
}

// otherCheckout is said where a workflow on pull_request_target leaves
// actions/checkout its default, and so reads what is there without the pull
// request.
const otherCheckout = "The checkout is of the branch that the pull request is for, without its changes; for pull_request_target give actions/checkout " +
	"\"ref: ${{ github.event.pull_request.head.sha }}\" and \"persist-credentials: false\"."

// span are the commits that the event is between; empty where it is about none,
// as the first push of a branch.
func (r *reviewing) span() (base, tip string) {
	e := r.event
	switch {
	case e.PullRequest != nil:
		return e.PullRequest.Base.SHA, e.PullRequest.Head.SHA
	case e.MergeGroup != nil:
		return e.MergeGroup.Base, ""
	}
	return e.Before, ""
}

// patchBase takes the diff of the pull request from GitHub.
func (r *reviewing) patchBase(ctx context.Context) changed.Base {
	c, err := r.client()
	if err != nil || c == nil {
		return nil
	}
	text, err := c.Patch(ctx)
	if err != nil {
		return nil
	}
	patch, err := readPatch(strings.NewReader(text), "")
	if err != nil {
		return nil
	}
	return patch
}

// client is for the pull request of the event; nil if there is none, or no
// token.
func (r *reviewing) client() (*client.Client, error) {
	if r.event.PullRequest == nil || r.runner.token == "" {
		return nil, nil
	}
	return client.New(client.Options{
		API: r.runner.api, Token: r.runner.token, Repository: r.runner.repository,
		Number: r.event.PullRequest.Number, UserAgent: "blamelint/" + version(),
	})
}

// isCommit reports whether s is the name of a commit, in full, and not the
// zeros that stand for none.
func isCommit(s string) bool {
	return regexp.MustCompile(`^[0-9a-f]{40}([0-9a-f]{24})?$`).MatchString(s) && strings.Trim(s, "0") != ""
}

// A history is that of the clone in the working directory.
type history struct {
	ctx       context.Context
	base, tip string // of the event; tip may be empty
}

// find gives the revision whose merge base with HEAD is what HEAD is compared
// with. actions/checkout makes a clone of one commit; what is missing is
// fetched, as little as will do.
func (h *history) find() string {
	head := h.git("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
	if head == "" {
		return ""
	}
	if rev := h.known(); rev != "" {
		return rev
	}
	fetches := [][]string{{"--depth=2", "origin", head}, {"--deepen=100", "origin", head, h.base}, {"--unshallow", "origin", head, h.base}}
	if h.git("rev-parse", "--is-shallow-repository") != "true" {
		fetches = [][]string{{"origin", h.base}}
	}
	for _, args := range fetches {
		if args[0] == "--depth=2" && (h.tip == "" || h.tip == head) {
			continue // HEAD is not the merge of a pull request
		}
		h.fetch(args...)
		if rev := h.known(); rev != "" {
			return rev
		}
	}
	return ""
}

// lost says, as part of a sentence, why nothing was found, and what helps.
func (h *history) lost() string {
	if _, err := exec.LookPath("git"); err != nil {
		return "the git program is not here"
	}
	if h.git("rev-parse", "--git-dir") == "" {
		return "the working directory is not in a git repository; where actions/checkout has a \"path\", give the same to the input \"working-directory\""
	}
	return "the clone does not reach back to what this is compared with; give actions/checkout \"fetch-depth: 0\""
}

// trust makes git read the checkout, which in a container belongs to another
// user than the one who runs there. actions/checkout trusts it too, but only for
// itself.
func (r runner) trust() {
	dir, err := os.Getwd()
	if err != nil || r.workspace == "" {
		return
	}
	root := repositoryRoot(dir)
	if root == "" || !within(r.workspace, root) {
		return
	}
	if real, err := filepath.EvalSymlinks(root); err == nil {
		root = real // as git calls it
	}
	n, _ := strconv.Atoi(os.Getenv("GIT_CONFIG_COUNT")) // which the job may have set for its own ends
	os.Setenv(fmt.Sprintf("GIT_CONFIG_KEY_%d", n), "safe.directory")
	os.Setenv(fmt.Sprintf("GIT_CONFIG_VALUE_%d", n), filepath.ToSlash(root))
	os.Setenv("GIT_CONFIG_COUNT", strconv.Itoa(n+1))
}

// complete gets the texts that a partial clone, as one with a sparse checkout is,
// has left out: git fetches what it needs for a diff.
func (h *history) complete(rev string) {
	if h.git("config", "--get-regexp", `^remote\..*\.promisor$`) != "" {
		h.run("diff", "--no-ext-diff", "--no-textconv", "--numstat", rev, "HEAD", "--", ":(top,icase)*.md", ":(top,icase)*.markdown", ":(top,icase)*.mdx")
	}
}

// known gives the revision if the clone reaches back to it. Of the merge of a
// pull request the first parent is what it would be merged into.
func (h *history) known() string {
	if h.tip != "" && h.git("rev-parse", "--verify", "--quiet", "HEAD^2^{commit}") == h.tip {
		return "HEAD^1"
	}
	if h.git("merge-base", h.base, "HEAD") != "" {
		return h.base
	}
	return ""
}

func (h *history) git(args ...string) string {
	out, err := gitcmd.Output(h.ctx, ".", args...)
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}

// fetchTime bounds one fetch.
const fetchTime = 2 * time.Minute

// fetch asks the remote for commits. Whether they have come shows by what is
// there then.
func (h *history) fetch(args ...string) {
	h.run(append([]string{"fetch", "--quiet", "--no-tags", "--no-auto-gc", "--no-recurse-submodules", "--no-write-fetch-head"}, args...)...)
}

// run runs git, which may ask the remote. What it says stays out of the log, for
// it may hold an address with a token in it.
func (h *history) run(args ...string) {
	ctx, cancel := context.WithTimeout(h.ctx, fetchTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Env = append(gitcmd.Environ(), "GIT_TERMINAL_PROMPT=0")
	cmd.WaitDelay = time.Second
	_ = cmd.Run()
}

package people

import (
	"bytes"
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/blamelint/blamelint/analyzer/git"
)

// ErrTooSlow is returned when git does not answer in time.
var ErrTooSlow = errors.New("reading the authors from git took too long")

const (
	// maxCommits bounds the history read: years of a busy repository.
	maxCommits = 20000
	// patience bounds the whole reading.
	patience = 10 * time.Second
)

// history returns the authors of the newest commits that HEAD reaches, from
// the cache if it is of this HEAD. It returns nil without git, without commits
// and where git refuses the repository.
func history(ctx context.Context, top string) ([]Person, error) {
	limited, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	head, err := git.Output(limited, top, "rev-parse", "--verify", "--quiet", "HEAD")
	if err != nil {
		return nil, gitError(ctx, limited)
	}
	key := cacheKey(top, strings.TrimSpace(string(head)))
	if people, ok := cached(key); ok {
		return people, nil
	}
	// %x00 cannot be in a name; -z would end records with it as well.
	log, err := git.Output(limited, top, "log", "--max-count="+strconv.Itoa(maxCommits), "--format=%aN%x00%aE", "HEAD", "--")
	if err != nil {
		return nil, gitError(ctx, limited)
	}
	people := tidy(parseLog(log))
	keep(key, people)
	return people, nil
}

// gitError tells the caller's cancellation and our own time limit from a git
// that is missing or refuses, which is no error.
func gitError(ctx, limited context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if limited.Err() != nil {
		return ErrTooSlow
	}
	return nil
}

// parseLog reads lines of name, NUL, address.
func parseLog(log []byte) []Person {
	var people []Person
	seen := map[string]bool{}
	for line := range bytes.Lines(log) {
		s := strings.TrimRight(string(line), "\r\n")
		if s == "" || seen[s] {
			continue
		}
		seen[s] = true
		name, address, _ := strings.Cut(s, "\x00")
		p := fromAddress(address)
		p.Name = strings.TrimSpace(name)
		people = append(people, p)
	}
	return people
}

// fromAddress reads what an e-mail address says about its owner. The no-reply
// addresses of forges hold the account name: "123+ada@users.noreply.github.com",
// "123-ada@users.noreply.gitlab.com".
func fromAddress(address string) Person {
	local, domain, ok := strings.Cut(address, "@")
	if !ok {
		return Person{}
	}
	domain = strings.ToLower(domain)
	if strings.HasPrefix(domain, "users.noreply.") {
		if i := strings.IndexAny(local, "+-"); i > 0 && digits(local[:i]) {
			local = local[i+1:]
		}
		return Person{Handle: local}
	}
	if l := strings.ToLower(local); l == "noreply" || l == "no-reply" {
		return Person{}
	}
	return Person{Mail: local}
}

func digits(s string) bool { return strings.Trim(s, "0123456789") == "" }

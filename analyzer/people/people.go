// Package people finds out who works in the repository that holds a document:
// the authors of its git history and the owners in its CODEOWNERS. A name that
// is in neither may still be a person's; a name that is in one hardly is
// anything else.
//
// Nothing runs at import. The history is read with the git command if there is
// one, on this machine only: fetching is switched off for it, and what it says
// is kept in the user's cache directory and nowhere else.
package people

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/blamelint/blamelint/analyzer/names"
)

// A Person is one identity; somebody who commits under two addresses or names
// appears twice. Any field may be empty, but not all of them.
type Person struct {
	Name   string `json:"name,omitempty"`   // as in the history, after .mailmap: "Ada Lovelace"
	Mail   string `json:"mail,omitempty"`   // the address up to "@", case kept: "ada.lovelace"
	Handle string `json:"handle,omitempty"` // account name without "@", from CODEOWNERS or a forge's no-reply address
}

// Authors returns the people of the git repository that encloses dir, without
// bots and without repetition, ordered by name, handle and mail.
//
// Where there is no repository, or no git command to read one, the result is
// empty and the error nil. The error is ctx's when ctx ends first, and
// [ErrTooSlow] when git takes too long. Of a long history only the newest
// commits are read, a fixed number, so that the result depends on the
// repository alone.
func Authors(ctx context.Context, dir string) ([]Person, error) {
	top := enclosing(dir)
	if top == "" {
		return nil, nil
	}
	return read(ctx, top)
}

// An Index remembers the people of each repository for as long as it lives, so
// that many documents of one repository cost one reading. The zero Index is
// ready to use, by several goroutines at once.
type Index struct {
	mu   sync.Mutex
	tops map[string]*answer
}

type answer struct {
	done   chan struct{}
	people []Person
	err    error
}

// Authors is the function of that name, asked once a repository. An error is
// not remembered. The caller must not change the result.
func (x *Index) Authors(ctx context.Context, dir string) ([]Person, error) {
	top := enclosing(dir)
	if top == "" {
		return nil, nil
	}
	a, first := x.claim(top)
	if first {
		a.people, a.err = read(ctx, top)
		if a.err != nil {
			x.forget(top)
		}
		close(a.done)
	}
	select {
	case <-a.done:
		return a.people, a.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// claim returns the answer for a repository; first tells the caller to fill it.
func (x *Index) claim(top string) (a *answer, first bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if a = x.tops[top]; a != nil {
		return a, false
	}
	if x.tops == nil {
		x.tops = map[string]*answer{}
	}
	a = &answer{done: make(chan struct{})}
	x.tops[top] = a
	return a, true
}

func (x *Index) forget(top string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	delete(x.tops, top)
}

// enclosing returns the nearest directory at or above dir that has a .git (a
// file in worktrees and submodules), "" if none. It spares starting git where
// there is nothing to read.
func enclosing(dir string) string {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, ".git")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}

// read collects the people of the repository at top.
func read(ctx context.Context, top string) ([]Person, error) {
	people, err := history(ctx, top)
	if err != nil {
		return nil, err
	}
	return tidy(append(people, owners(top)...)), nil
}

// tidy leaves out bots, placeholders and repetitions, and sorts.
func tidy(people []Person) []Person {
	people = slices.DeleteFunc(people, func(p Person) bool {
		return p == Person{} || nobody(p.Name) || nobody(p.Handle) ||
			names.IsBot(p.Name) || names.IsBot(p.Mail) || names.IsBot(p.Handle)
	})
	slices.SortFunc(people, func(a, b Person) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Handle, b.Handle), strings.Compare(a.Mail, b.Mail))
	})
	return slices.Compact(people)
}

// nobody recognises what stands in a history where a name was not set.
func nobody(name string) bool {
	switch strings.ToLower(name) {
	case "unknown", "root", "admin", "administrator", "user", "developer", "test", "test user", "your name",
		"ubuntu", "ec2-user", "vagrant", "nobody", "none", "anonymous", "git", "github", "gitlab", "you", "system":
		return true
	}
	return false
}

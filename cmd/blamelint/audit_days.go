package main

import (
	"context"
	"path/filepath"
	"sync"

	"github.com/blamelint/blamelint/analyzer/audit"
	repo "github.com/blamelint/blamelint/analyzer/git"
)

// gitDays know when files came into their repositories. The history of a
// repository is read once, when a document of it has no other date. They are
// safe for concurrent use.
type gitDays struct {
	ctx   context.Context
	mu    sync.Mutex
	roots map[string]string // real folder to repository
	days  map[string]func() map[string]string
}

func newGitDays(ctx context.Context) *gitDays {
	return &gitDays{ctx: ctx, roots: map[string]string{}, days: map[string]func() map[string]string{}}
}

// of is empty if git does not know the file, or is not there.
func (g *gitDays) of(path string) audit.Day {
	abs, err := filepath.Abs(path)
	if err != nil {
		return ""
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real
	}
	root, days := g.repository(filepath.Dir(abs))
	if root == "" {
		return ""
	}
	rel, err := filepath.Rel(root, abs)
	if err != nil {
		return ""
	}
	return audit.Day(days()[filepath.ToSlash(rel)])
}

func (g *gitDays) repository(dir string) (string, func() map[string]string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	root, ok := g.roots[dir]
	if !ok {
		root = repositoryRoot(dir)
		g.roots[dir] = root
	}
	if root != "" && g.days[root] == nil {
		g.days[root] = sync.OnceValue(func() map[string]string {
			days, err := repo.FirstDays(g.ctx, root, "*.md", "*.markdown", "*.mdx")
			if err != nil {
				return nil // these documents have no date then, and the report says how many
			}
			return days
		})
	}
	return root, g.days[root]
}

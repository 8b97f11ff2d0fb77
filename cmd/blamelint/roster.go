package main

import (
	"context"
	"path/filepath"
	"sync"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/people"
)

// A roster knows the people of the repositories that documents lie in. Git is
// asked when a rule first wants to know, once a repository.
type roster struct {
	mu     sync.Mutex
	roots  map[string]string // directory to repository
	people map[string]func() []analyzer.PersonEntry
}

func newRoster() *roster {
	return &roster{roots: map[string]string{}, people: map[string]func() []analyzer.PersonEntry{}}
}

// of gives the repository around a document, and its people as a function to
// call when they are needed. Both are empty outside a repository.
func (r *roster) of(path string) (repo string, people func() []analyzer.PersonEntry) {
	dir, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		return "", nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	repo, ok := r.roots[dir]
	if !ok {
		repo = repositoryRoot(dir)
		r.roots[dir] = repo
	}
	if repo == "" {
		return "", nil
	}
	people, ok = r.people[repo]
	if !ok {
		people = sync.OnceValue(func() []analyzer.PersonEntry { return ask(repo) })
		r.people[repo] = people
	}
	return repo, people
}

// ask reads the authors. Without git, or with a history that takes too long to
// read, the other evidence for names has to do.
func ask(dir string) []analyzer.PersonEntry {
	authors, err := people.Authors(context.Background(), dir)
	if err != nil {
		return nil
	}
	entries := make([]analyzer.PersonEntry, 0, len(authors))
	for _, p := range authors {
		if p.Name != "" || p.Handle != "" {
			entries = append(entries, analyzer.PersonEntry{Name: p.Name, Handle: p.Handle})
		}
	}
	return entries
}

package main

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// newRepositoryPath gives what turns the path of a document into what code
// hosts want: with slashes, and relative to the root of the repository that
// the working directory belongs to, or to the working directory if there is
// none. A path that leads out of it becomes absolute.
func newRepositoryPath() func(path string) string {
	base := sync.OnceValue(func() string {
		dir, err := os.Getwd()
		if err != nil {
			return ""
		}
		if root := repositoryRoot(dir); root != "" {
			return root
		}
		return dir
	})
	return func(path string) string {
		abs, err := filepath.Abs(path)
		if err != nil || path == stdinName {
			return filepath.ToSlash(path)
		}
		rel, err := filepath.Rel(base(), abs)
		if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			return filepath.ToSlash(abs)
		}
		return filepath.ToSlash(rel)
	}
}

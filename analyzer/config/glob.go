package config

import (
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"go.yaml.in/yaml/v4"
)

// A Glob selects files by their path relative to the configuration file, with
// slashes. It also selects all that lies below a directory it matches. "*"
// stays within one path element, "**" spans any number; a pattern without a
// slash matches a name at any depth, as in .gitignore.
type Glob string

func (g *Glob) fromNode(d *decoder, n *yaml.Node) {
	var name Name
	if name.fromNode(d, n); name == "" {
		return
	}
	p := strings.TrimSuffix(strings.TrimPrefix(string(name), "./"), "/")
	switch {
	case !doublestar.ValidatePattern(p):
		d.errorf(n, "malformed glob %q", name)
	case p == ".." || strings.HasPrefix(p, "../"):
		d.errorf(n, "a glob cannot lead out of the directory of this file: %q", name)
	}
	*g = Glob(p)
}

// Match reports whether the glob selects the slash-separated path.
func (g Glob) Match(path string) bool {
	pattern, anchored := strings.CutPrefix(string(g), "/")
	byName := !anchored && !strings.Contains(pattern, "/")
	for end := 0; end < len(path); {
		start := end
		if i := strings.IndexByte(path[end+1:], '/'); i >= 0 {
			end += 1 + i
		} else {
			end = len(path)
		}
		part := path[:end] // each directory above, then the path itself
		if byName {
			part = strings.TrimPrefix(path[start:end], "/")
		}
		if doublestar.MatchUnvalidated(pattern, part) {
			return true
		}
	}
	return false
}

func matchAny(globs []Glob, path string) bool {
	for _, g := range globs {
		if g.Match(path) {
			return true
		}
	}
	return false
}

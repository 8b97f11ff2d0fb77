package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// The .gitignore files that bear on a directory, the nearest last. Only the
// repository's own rules count, and not core.excludesFile: the same tree gives
// the same findings on every machine.
//
// The globs are doublestar's. Whole libraries for .gitignore were measured
// against git on random trees and differed more often (a rule for a directory
// must not decide about a file below it that another rule has let back in).
type ignoreRules []ignoreLevel

type ignoreLevel struct {
	dir   string // that the patterns are relative to, absolute
	lines []ignoreLine
}

type ignoreLine struct {
	glob    string
	negate  bool // "!glob"
	dirOnly bool // "glob/"
	base    bool // no slash: matches a name at any depth
}

// ignored reports whether the file or directory at the absolute path is left
// out. Directories above it are not asked about: a walk has been through them.
func (rules ignoreRules) ignored(path string, isDir bool) bool {
	for i := len(rules) - 1; i >= 0; i-- {
		rel := filepath.ToSlash(strings.TrimPrefix(path[len(rules[i].dir):], string(filepath.Separator)))
		for j := len(rules[i].lines) - 1; j >= 0; j-- {
			if l := &rules[i].lines[j]; l.match(rel, isDir) {
				return !l.negate
			}
		}
	}
	return false
}

func (l *ignoreLine) match(rel string, isDir bool) bool {
	if l.dirOnly && !isDir {
		return false
	}
	if l.base {
		rel = rel[strings.LastIndexByte(rel, '/')+1:]
	}
	return doublestar.MatchUnvalidated(l.glob, rel)
}

// enter adds the .gitignore of a directory. A directory that is a repository
// of its own begins anew.
func (rules ignoreRules) enter(dir string) ignoreRules {
	if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
		rules = nil
		if exclude := excludeFile(dir); exclude != "" {
			rules = rules.add(dir, exclude)
		}
	}
	return rules.add(dir, filepath.Join(dir, ".gitignore"))
}

// add reads patterns for dir; a file that cannot be read holds none, as for
// git.
func (rules ignoreRules) add(dir, file string) ignoreRules {
	data, err := os.ReadFile(file)
	if err != nil {
		return rules
	}
	level := ignoreLevel{dir: strings.TrimSuffix(dir, string(filepath.Separator))}
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
		if l, ok := parseIgnoreLine(line); ok {
			level.lines = append(level.lines, l)
		}
	}
	// A full slice expression: siblings must not write into each other's tail.
	return append(rules[:len(rules):len(rules)], level)
}

// above gives the rules that hold for dir from the directories around it, up to
// the root of its repository. Outside a repository there are none.
func above(dir string) ignoreRules {
	root := repositoryRoot(dir)
	if root == "" || root == dir {
		return nil
	}
	var rules ignoreRules
	at := root
	for _, name := range strings.Split(strings.TrimPrefix(dir[len(root):], string(filepath.Separator)), string(filepath.Separator)) {
		rules = rules.enter(at)
		at = filepath.Join(at, name)
		if rules.ignored(at, true) {
			return nil // the user named an ignored directory, and so wants what is in it
		}
	}
	return rules
}

// repositoryRoot is the nearest directory at or above dir that holds .git, or
// "".
func repositoryRoot(dir string) string {
	for {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}

// excludeFile is info/exclude of the repository at root. In a linked worktree
// or a submodule .git is a file that says where the repository is.
func excludeFile(root string) string {
	git := filepath.Join(root, ".git")
	if data, err := os.ReadFile(git); err == nil {
		rest, ok := strings.CutPrefix(strings.TrimSpace(string(data)), "gitdir: ")
		if !ok {
			return ""
		}
		git = join(root, rest)
		if data, err := os.ReadFile(filepath.Join(git, "commondir")); err == nil {
			git = join(git, strings.TrimSpace(string(data)))
		}
	}
	return filepath.Join(git, "info", "exclude")
}

func join(dir, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(dir, path)
}

// parseIgnoreLine reads a line as gitignore(5) has it; ok is false for blank
// lines, comments and patterns that git could not match either.
func parseIgnoreLine(line string) (l ignoreLine, ok bool) {
	line = strings.TrimRight(line, "\r\n")
	for strings.HasSuffix(line, " ") && !strings.HasSuffix(line, `\ `) {
		line = line[:len(line)-1]
	}
	if line == "" || line[0] == '#' {
		return l, false
	}
	line, l.negate = strings.CutPrefix(line, "!")
	line, l.dirOnly = strings.CutSuffix(line, "/")
	l.base = !strings.Contains(line, "/")
	line = strings.TrimPrefix(line, "/")
	if strings.HasSuffix(line, "/**") {
		line += "/*" // all that is inside, but not the directory itself
	}
	l.glob = toDoublestar.Replace(line)
	return l, line != "" && doublestar.ValidatePattern(l.glob)
}

// toDoublestar turns what git and doublestar write differently: braces mean
// nothing to git, "]" may stand first in a class, and there are named classes.
var toDoublestar = strings.NewReplacer(
	`\\`, `\\`, `\{`, `\{`, `\}`, `\}`, `\[`, `\[`, `{`, `\{`, `}`, `\}`,
	`[]`, `[\]`, `[!]`, `[!\]`, `[^]`, `[^\]`,
	`[:alnum:]`, `a-zA-Z0-9`, `[:alpha:]`, `a-zA-Z`, `[:digit:]`, `0-9`, `[:lower:]`, `a-z`, `[:upper:]`, `A-Z`,
	`[:xdigit:]`, `0-9a-fA-F`, `[:blank:]`, " \t", `[:space:]`, " \t\n\v\f\r", `[:punct:]`, "!-\\/:-@\\[-`{-~",
)

// Package git asks the git program about a repository.
package git

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"time"
)

// Output runs a git command in dir and returns its standard output. It only
// reads: nothing in the repository's configuration makes it fetch, sign, page
// or prompt. An error of git itself is an *exec.ExitError; Reason tells what it
// said. It is safe for concurrent use.
func Output(ctx context.Context, dir string, args ...string) ([]byte, error) {
	safe := []string{
		"--no-pager", "-C", dir,
		"-c", "protocol.allow=never", "-c", "log.showSignature=false", "-c", "core.fsmonitor=false",
	}
	cmd := exec.CommandContext(ctx, "git", append(safe, args...)...)
	cmd.Env = append(Environ(), "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0")
	cmd.WaitDelay = 10 * time.Second // also runs from its end on; a busy machine must not cut its output off
	return cmd.Output()
}

// Reason is the first line of what git said about an error of Output, or the
// error's own text.
func Reason(err error) string {
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return err.Error()
	}
	line, _, _ := strings.Cut(strings.TrimSpace(string(exit.Stderr)), "\n")
	if line == "" {
		return err.Error()
	}
	return strings.TrimPrefix(strings.TrimPrefix(line, "fatal: "), "error: ")
}

// Environ is the environment without the variables that git sets for hooks:
// they would name the repository of the commit under way in place of another
// folder's.
func Environ() []string {
	var kept []string
	for _, v := range os.Environ() {
		switch name, _, _ := strings.Cut(v, "="); name {
		case "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE":
		default:
			kept = append(kept, v)
		}
	}
	return kept
}

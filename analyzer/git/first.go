package git

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"strings"
)

// FirstDays tells when each file of a repository came into it, as 2006-01-02 in
// the author's time zone, by one pass over its history. Keys are paths as HEAD
// or some earlier commit has them, relative to the repository and with
// slashes; of a renamed file, both names have the day of the first. specs
// restrict the pass, as in "*.md". A shallow clone does not know; it gives an
// error.
func FirstDays(ctx context.Context, root string, specs ...string) (map[string]string, error) {
	shallow, err := Output(ctx, root, "rev-parse", "--is-shallow-repository")
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(string(shallow)) == "true" {
		return nil, errShallow
	}
	args := []string{"log", "--reverse", "--no-ext-diff", "--no-textconv", "--diff-filter=AR", "-M90%", "--name-status", "-z", "--format=%x01%as", "--"}
	out, err := Output(ctx, root, append(args, specs...)...)
	if err != nil {
		return nil, err
	}
	return firstDays(out)
}

var errShallow = errors.New("a shallow clone does not know when files came into it")

// firstDays reads the log: "\x01DAY" begins a commit, and then come "A" and a
// path, or "R" with a number and two paths, each ended by a NUL byte.
func firstDays(log []byte) (map[string]string, error) {
	days := map[string]string{}
	s := bufio.NewScanner(bytes.NewReader(log))
	s.Buffer(nil, 1<<20)
	s.Split(splitNUL)
	day := ""
	for s.Scan() {
		field := strings.TrimLeft(s.Text(), "\n")
		switch {
		case strings.HasPrefix(field, "\x01"):
			day = field[1:]
		case field == "A" && s.Scan():
			if path := s.Text(); days[path] == "" {
				days[path] = day
			}
		case strings.HasPrefix(field, "R") && s.Scan():
			first := days[s.Text()]
			if first == "" {
				first = day
			}
			if s.Scan() {
				days[s.Text()] = first
			}
		}
	}
	return days, s.Err()
}

func splitNUL(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return i + 1, data[:i], nil
	}
	if atEOF && len(data) > 0 {
		return len(data), data, nil
	}
	return 0, nil, nil
}

package changed

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"

	"github.com/blamelint/blamelint/analyzer/git"
)

// Git is a Base that reads the merge base of a revision and HEAD, in whatever
// repository a document lies. It needs the git program.
type Git struct {
	rev   string
	root  func(dir string) string
	mu    sync.Mutex
	repos map[string]*repository
}

// NewGit makes a base of a revision, in any form that git knows. root finds the
// repository around an absolute folder; it is empty if there is none.
func NewGit(rev string, root func(dir string) string) *Git {
	return &Git{rev: rev, root: root, repos: map[string]*repository{}}
}

// A BaseError says why there is nothing to compare with. It is about a whole
// repository.
type BaseError struct{ Reason string }

func (e BaseError) Error() string { return e.Reason }

// Check reports whether there is something to compare with for what lies in
// dir. The error is a BaseError.
func (g *Git) Check(dir string) error {
	abs, err := realPath(dir)
	if err != nil {
		return nil // said when the path is read
	}
	_, err = g.repository(abs)
	return err
}

// Same reports whether git sees no difference between the base and the file.
func (g *Git) Same(path string) (bool, error) {
	r, name, err := g.locate(path)
	if err != nil {
		return false, err
	}
	if _, changed := r.changes[name]; changed {
		return false, nil
	}
	tracked, err := r.tracked()
	return tracked[name], err
}

// Before reads the file's version in the base, under the name that it had
// there.
func (g *Git) Before(path string, text []byte) (before []byte, ok bool, err error) {
	r, name, err := g.locate(path)
	if err != nil {
		return nil, false, err
	}
	object, changed := r.changes[name]
	if !changed {
		out, err := r.git("rev-parse", "--verify", "--quiet", r.base+":"+name)
		if err == nil {
			object = strings.TrimSpace(string(out))
		}
	}
	if object == "" { // not in the base, under this name
		before, ok = r.origin(text)
		return before, ok, nil
	}
	before, err = r.git("cat-file", "blob", object)
	if err != nil {
		return nil, false, fmt.Errorf("the earlier version cannot be read from git (%s); in a partial clone fetch it first: git fetch --refetch", git.Reason(err))
	}
	return before, true, nil
}

// locate finds the repository of a document and the name that it has there.
// Links are followed: what counts is the text, not the link.
func (g *Git) locate(path string) (*repository, string, error) {
	abs, err := realPath(path)
	if err != nil {
		return nil, "", err
	}
	r, err := g.repository(filepath.Dir(abs))
	if err != nil {
		return nil, "", err
	}
	name, err := filepath.Rel(r.root, abs)
	return r, filepath.ToSlash(name), err
}

// realPath is the absolute path without links; of a file that does not exist,
// that of its folder is made real.
func realPath(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		return real, nil
	}
	dir, err := filepath.EvalSymlinks(filepath.Dir(abs))
	return filepath.Join(dir, filepath.Base(abs)), err
}

// repository gives the repository around an absolute folder, read once.
func (g *Git) repository(dir string) (*repository, error) {
	root := g.root(dir)
	if root == "" {
		return nil, BaseError{dir + " is not in a git repository, so there is nothing to compare with"}
	}
	g.mu.Lock()
	r := g.repos[root]
	if r == nil {
		r = &repository{root: root}
		r.tracked = sync.OnceValues(r.listTracked)
		r.former = sync.OnceValue(r.readFormer)
		g.repos[root] = r
	}
	g.mu.Unlock()
	r.once.Do(func() { r.err = r.read(g.rev) })
	return r, r.err
}

// A repository is compared with one of its commits.
type repository struct {
	root string
	once sync.Once
	err  error

	base    string                          // the commit
	changes map[string]string               // names of files that differ from it to the object there, empty if there was none
	deleted []string                        // objects of Markdown files that are no longer there
	tracked func() (map[string]bool, error) // names of the Markdown files that git knows
	former  func() []former                 // what deleted says
}

func (r *repository) git(args ...string) ([]byte, error) {
	return git.Output(context.Background(), r.root, args...)
}

func (r *repository) read(rev string) (err error) {
	if r.base, err = r.mergeBase(rev); err != nil {
		return err
	}
	out, err := r.git("diff", "--raw", "-z", "-M", "--no-abbrev", "--no-relative", "--no-ext-diff", "--ignore-submodules=all", r.base, "--")
	if err != nil {
		return BaseError{fmt.Sprintf("git cannot compare with %q: %s", rev, git.Reason(err))}
	}
	r.changes, r.deleted = parseRaw(out)
	return nil
}

func (r *repository) mergeBase(rev string) (string, error) {
	if _, err := exec.LookPath("git"); err != nil {
		return "", BaseError{"the git program is needed to compare with an earlier version, and it is not here"}
	}
	if strings.HasPrefix(rev, "-") {
		return "", BaseError{fmt.Sprintf("%q is not a revision", rev)}
	}
	commit, err := r.commit(rev)
	if err != nil {
		return "", r.unknown(rev, err)
	}
	head, err := r.commit("HEAD")
	if err != nil {
		return "", BaseError{fmt.Sprintf("the repository %s has no commit yet, so there is nothing to compare with", r.root)}
	}
	out, err := r.git("merge-base", commit, head)
	if err == nil {
		return strings.TrimSpace(string(out)), nil
	}
	if r.shallow() {
		return "", BaseError{fmt.Sprintf("this clone is shallow and does not reach back to where HEAD and %q parted; "+
			`run "git fetch --unshallow", or give actions/checkout "fetch-depth: 0"`, rev)}
	}
	return "", BaseError{fmt.Sprintf("HEAD and %q have no common ancestor", rev)}
}

// commit is the object name of a revision's commit.
func (r *repository) commit(rev string) (string, error) {
	out, err := r.git("rev-parse", "--verify", rev+"^{commit}")
	return strings.TrimSpace(string(out)), err
}

// unknown says how to come by a revision that is not here.
func (r *repository) unknown(rev string, err error) error {
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return BaseError{err.Error()}
	}
	reason := git.Reason(err)
	if !strings.Contains(reason, "Needed a single revision") && !strings.Contains(reason, "unknown revision") {
		return BaseError{fmt.Sprintf("git does not know %q: %s", rev, reason)}
	}
	how := "git fetch"
	if remote, branch, ok := strings.Cut(rev, "/"); ok && r.hasRemote(remote) {
		how += " " + remote + " " + branch
	}
	s := fmt.Sprintf("this clone does not have the revision %q; if it is right, fetch it first: %s", rev, how)
	if r.shallow() {
		s += ` (the clone is shallow; for actions/checkout, "fetch-depth: 0")`
	}
	return BaseError{s}
}

func (r *repository) hasRemote(name string) bool {
	out, err := r.git("remote")
	return err == nil && strings.Contains("\n"+string(out), "\n"+name+"\n")
}

func (r *repository) shallow() bool {
	out, err := r.git("rev-parse", "--is-shallow-repository")
	return err == nil && strings.TrimSpace(string(out)) == "true"
}

// listTracked lists the Markdown files that git knows. Of others nothing is
// said, so that the index of a large repository is not read for nothing.
func (r *repository) listTracked() (map[string]bool, error) {
	out, err := r.git("ls-files", "-z", "--", ":(top,icase)*.md", ":(top,icase)*.markdown", ":(top,icase)*.mdx")
	if err != nil {
		return nil, fmt.Errorf("git cannot list its files: %s", git.Reason(err))
	}
	names := map[string]bool{}
	for name := range bytes.SplitSeq(out, []byte{0}) {
		names[string(name)] = true
	}
	return names, nil
}

// parseRaw reads "git diff --raw -z": ":mode mode object object status", NUL,
// name, NUL; a rename or copy has the old name and the new one. deleted are the
// objects of Markdown files that have gone.
func parseRaw(out []byte) (changes map[string]string, deleted []string) {
	changes = map[string]string{}
	fields := strings.Split(string(out), "\x00")
	for i := 0; i+1 < len(fields); i++ {
		meta := strings.Fields(fields[i])
		if len(meta) != 5 {
			break
		}
		object, status := meta[2], meta[4]
		i++
		name := fields[i]
		if (status[0] == 'R' || status[0] == 'C') && i+1 < len(fields) {
			i++
			name = fields[i]
		}
		if strings.Trim(object, "0") == "" {
			object = ""
		}
		changes[name] = object
		if status[0] == 'D' && isMarkdown(name) {
			deleted = append(deleted, object)
		}
	}
	return changes, deleted
}

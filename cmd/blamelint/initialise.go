package main

import (
	"bufio"
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	gitcmd "github.com/blamelint/blamelint/analyzer/git"
	"github.com/blamelint/blamelint/reporter"
)

const initLong = `Writes what a repository needs to have its postmortems read: settings, a workflow for GitHub
Actions, and a hook that reads a commit before it is made. It shows what it would write and asks;
--yes writes without asking. A file that is there stays as it is, unless --force is given.

The folder of the postmortems is looked for by its name (postmortems, incidents and the like);
--folder names another. The hook stands in this clone only: others run "blamelint init" too, or
use pre-commit (https://pre-commit.com), for which this project has hooks.`

// initFlags are the flags of "blamelint init".
type initFlags struct {
	folder string
	only   []string
	yes    bool
	force  bool
}

// The parts that init writes.
var initParts = []string{"config", "workflow", "hook"}

func newInitCommand(a *app) *cobra.Command {
	f := &initFlags{}
	cmd := &cobra.Command{
		Use:   "init [flags]",
		Short: "Write settings, a workflow and a git hook",
		Long:  initLong,
		Args:  cobra.NoArgs,
		RunE:  func(*cobra.Command, []string) error { return a.initialise(f) },
	}
	cmd.SetFlagErrorFunc(flagError)
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.folder, "folder", "", "the `folder` of the postmortems, from the root of the repository")
	flags.StringSliceVar(&f.only, "only", initParts, "write only these `parts`")
	flags.BoolVarP(&f.yes, "yes", "y", false, "write without asking")
	flags.BoolVar(&f.force, "force", false, "write over files that are there")
	complete(cmd, "only", func() []string { return initParts })
	return cmd
}

//go:embed templates/blamelint.yaml
var configTemplate string

//go:embed templates/workflow.yml
var workflowTemplate string

//go:embed templates/pre-commit
var hookTemplate string

// A newFile is one that init would write.
type newFile struct {
	path string // where it goes
	name string // as it is shown
	text string
	mode fs.FileMode
	was  []byte // what is there; nil if nothing is
}

func (a *app) initialise(f *initFlags) error {
	for _, part := range f.only {
		if !slices.Contains(initParts, part) {
			return fmt.Errorf("--only: %w", unknownName(part, initParts))
		}
	}
	dir, err := os.Getwd()
	if err != nil {
		return err
	}
	root := repositoryRoot(dir)
	if root == "" {
		root = dir
	}
	folder, err := chooseFolder(root, f.folder)
	if err != nil {
		return err
	}
	var files []newFile
	for _, file := range initFiles(root, folder, f.only) {
		if ok, err := a.wanted(&file, f.force); err != nil {
			return err
		} else if ok {
			files = append(files, file)
		}
	}
	if slices.Contains(f.only, "hook") && hookPath(root) == "" {
		fmt.Fprintln(a.stdout, "There is no git repository here, so there is no place for a hook.")
	}
	if len(files) == 0 {
		_, err := fmt.Fprintln(a.stdout, "Nothing to write.")
		return err
	}
	a.assumed(root, folder, f)
	if ok, err := a.agreed(files, f.yes); err != nil || !ok {
		return err
	}
	return a.writeAll(files)
}

// initFiles are the files of the chosen parts. There is no hook without a
// repository.
func initFiles(root, folder string, only []string) []newFile {
	var files []newFile
	add := func(part, path, text string, mode fs.FileMode) {
		if !slices.Contains(only, part) || path == "" {
			return
		}
		name, err := filepath.Rel(root, path)
		if err != nil || !filepath.IsLocal(name) {
			name = path
		}
		files = append(files, newFile{path: path, name: filepath.ToSlash(name), text: text, mode: mode})
	}
	add("config", filepath.Join(root, ".blamelint.yaml"), configTemplate, 0o644)
	add("workflow", filepath.Join(root, ".github", "workflows", "blamelint.yml"), workflowText(folder), 0o644)
	add("hook", hookPath(root), hookText(folder), 0o755)
	return files
}

// workflowText is the workflow for a folder. A release names itself, so that
// the workflow goes on as it began.
func workflowText(folder string) string {
	ref := "main"
	if v := version(); regexp.MustCompile(`^v\d+\.\d+\.\d+$`).MatchString(v) {
		ref = v
	}
	paths := folder
	if !regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._/-]*$`).MatchString(folder) {
		paths = "'" + strings.ReplaceAll(folder, "'", "''") + "'"
	}
	return strings.NewReplacer("{{ref}}", ref, "{{paths}}", paths).Replace(workflowTemplate)
}

// hookText is the script of the hook for a folder.
func hookText(folder string) string {
	prefix := ""
	if folder != "." {
		prefix = regexp.MustCompile(`[*?\[\]\\]`).ReplaceAllString(folder, `\$0`) + "/"
	}
	var specs []string
	for _, ext := range extensions {
		spec := ":(top,glob,icase)" + prefix + "**/*" + ext
		specs = append(specs, "'"+strings.ReplaceAll(spec, "'", `'\''`)+"'")
	}
	return strings.ReplaceAll(hookTemplate, "{{pathspecs}}", strings.Join(specs, " "))
}

// hookPath is where git looks for the hook; empty if there is no git, or no
// repository.
func hookPath(root string) string {
	cmd := exec.Command("git", "-C", root, "rev-parse", "--git-path", "hooks/pre-commit")
	cmd.Env = gitcmd.Environ()
	out, err := cmd.Output()
	if err != nil {
		return ""
	}
	path := filepath.FromSlash(strings.TrimSuffix(string(out), "\n"))
	if !filepath.IsAbs(path) {
		path = filepath.Join(root, path)
	}
	return path
}

// folderNames are what folders of postmortems are called, without case, hyphens
// and underscores.
var folderNames = []string{"postmortem", "postmortems", "incident", "incidents", "incidentreports", "incidentreviews", "pir", "pirs"}

// chooseFolder gives the folder of the postmortems, with slashes: the one that
// was named, or the first that has such a name, or "postmortems".
func chooseFolder(root, named string) (string, error) {
	if named != "" {
		name := filepath.ToSlash(filepath.Clean(named))
		if !filepath.IsLocal(named) || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' }) {
			return "", fmt.Errorf("--folder: %q is not a folder of this repository", named)
		}
		return name, nil
	}
	for _, pattern := range []string{"*", "*/*", "*/*/*"} {
		list, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			continue // the root's own name is not a pattern
		}
		for _, path := range list {
			plain := strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(filepath.Base(path)))
			rel, err := filepath.Rel(root, path)
			if err == nil && slices.Contains(folderNames, plain) && isDir(path) && !strings.HasPrefix(rel, ".") && !strings.Contains(rel, "node_modules") {
				return filepath.ToSlash(rel), nil
			}
		}
	}
	return "postmortems", nil
}

// wanted reports whether a file is to be written, and says why not.
func (a *app) wanted(file *newFile, force bool) (bool, error) {
	was, err := os.ReadFile(file.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return true, nil
	case err != nil:
		return false, fmt.Errorf("%s: %w", file.name, bareError(err))
	case string(was) == file.text:
		_, err = fmt.Fprintf(a.stdout, "%s is as it should be.\n", reporter.Plain(file.name))
		return false, err
	case !force:
		_, err = fmt.Fprintf(a.stdout, "%s is there already and stays as it is; --force would write over it.\n", reporter.Plain(file.name))
		return false, err
	}
	file.was = was
	return true, nil
}

// agreed shows the files, and asks whether to write them.
func (a *app) agreed(files []newFile, yes bool) (bool, error) {
	var b bytes.Buffer
	for _, f := range files {
		over := ""
		if f.was != nil {
			over = " (in place of what is there)"
		}
		fmt.Fprintf(&b, "── %s%s\n%s\n", reporter.Plain(f.name), over, indented(f.text))
	}
	if _, err := b.WriteTo(a.stdout); err != nil || yes {
		return yes, err
	}
	if !isTerminal(a.stdin) {
		return false, errors.New("nothing was written, as there is nobody to ask; --yes writes it")
	}
	what := "this file"
	if n := len(files); n > 1 {
		what = fmt.Sprintf("these %d files", n)
	}
	fmt.Fprintf(a.stdout, "Write %s? [y/N] ", what)
	answer, _ := bufio.NewReader(a.stdin).ReadString('\n')
	if answer = strings.ToLower(strings.TrimSpace(answer)); answer == "y" || answer == "yes" {
		return true, nil
	}
	_, err := fmt.Fprintln(a.stdout, "Nothing was written.")
	return false, err
}

// assumed says so where the folder of the postmortems is a guess.
func (a *app) assumed(root, folder string, f *initFlags) {
	if f.folder == "" && !isDir(filepath.Join(root, filepath.FromSlash(folder))) && !slices.Equal(f.only, []string{"config"}) {
		fmt.Fprintf(a.stdout, "No folder here looks like that of your postmortems, so %q is assumed; --folder names another.\n\n", folder)
	}
}

// indented sets text off from what is said about it.
func indented(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(strings.TrimRight("   "+strings.TrimSuffix(line, "\n"), " ") + "\n")
	}
	return b.String()
}

func (a *app) writeAll(files []newFile) error {
	for _, f := range files {
		if err := os.MkdirAll(filepath.Dir(f.path), 0o755); err != nil {
			return fmt.Errorf("%s: %w", f.name, bareError(err))
		}
		if err := f.write(); err != nil {
			return fmt.Errorf("%s: %w", f.name, bareError(err))
		}
		fmt.Fprintf(a.stdout, "%s is written.\n", reporter.Plain(f.name))
	}
	return nil
}

// write makes the file, or puts it in the place of the one that was shown; one
// that has come or changed in between is left alone.
func (f *newFile) write() error {
	if f.was == nil {
		if err := createFile(f.path, []byte(f.text)); err != nil {
			return err
		}
	} else if err := replaceFile(f.path, f.was, []byte(f.text)); err != nil {
		return err
	}
	return os.Chmod(f.path, f.mode)
}

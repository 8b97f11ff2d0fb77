package main

import (
	"context"
	"errors"
	"iter"
	"path/filepath"
	"sync"

	"github.com/spf13/cobra"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/config"
	"github.com/blamelint/blamelint/editor/lsp"
)

const lspLong = `lsp is the language server: an editor starts it and talks to it over standard input and output.
It finds what the command line finds, with the same configuration, in the text as it is being
written. docs/editors.md tells how to set up an editor.`

func newLSPCommand(a *app) *cobra.Command {
	f := &lintFlags{}
	var stdio bool
	cmd := &cobra.Command{
		Use:   "lsp",
		Short: "Serve an editor by the Language Server Protocol",
		Long:  lspLong,
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return a.lsp(cmd.Context(), f) },
	}
	cmd.SetFlagErrorFunc(flagError)
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.config, "config", "", "use this configuration `file` for all paths")
	flags.BoolVar(&f.noConfig, "no-config", false, "use the built-in settings alone")
	flags.BoolVar(&f.noGit, "no-git", false, "do not read the authors of the enclosing git repository")
	flags.StringSliceVar(&f.sel, "select", nil, "run only these `rules`, comma separated; repeatable")
	flags.StringSliceVar(&f.ignore, "ignore", nil, "do not run these `rules`, comma separated; repeatable")
	flags.BoolVar(&stdio, "stdio", true, "standard input and output; this is all there is")
	_ = flags.MarkHidden("stdio") // many editors pass it whatever the server
	complete(cmd, "select", ruleIDs)
	complete(cmd, "ignore", ruleIDs)
	return cmd
}

// lsp serves one editor.
func (a *app) lsp(ctx context.Context, f *lintFlags) error {
	if ctx == nil {
		ctx = context.Background()
	}
	l := &projectLoader{flags: f, roster: newRoster()}
	if _, err := l.read(); err != nil {
		return err
	}
	err := lsp.Serve(ctx, a.stdin, a.stdout, lsp.Options{Version: version(), Rules: allRules(), Load: l.load})
	if errors.Is(err, lsp.ErrUnfinished) {
		a.code = 1 // as the protocol has it; there is nobody left to tell
		return nil
	}
	return err
}

// A projectLoader reads the configuration whenever it has changed. The people
// of a repository are asked for once.
type projectLoader struct {
	flags  *lintFlags
	roster *roster

	mu   sync.Mutex
	last *project
}

func (l *projectLoader) read() (*project, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	s, err := newSettings(l.flags)
	if err != nil {
		return nil, err
	}
	if s.roster != nil {
		s.roster = l.roster
	}
	l.last = &project{s}
	return l.last, nil
}

// load never fails: a file given by --config that has just been broken leaves
// what it said before.
func (l *projectLoader) load() lsp.Project {
	if p, err := l.read(); err == nil {
		return p
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.last
}

// A project is the settings as the language server asks for them.
type project struct{ settings *settings }

// Settings implements lsp.Project.
func (p *project) Settings(path string) (*analyzer.Settings, error) { return p.settings.of(path) }

// Includes implements lsp.Project.
func (p *project) Includes(path string) bool {
	c, err := p.settings.loader.For(path)
	return err != nil || c.Includes(path)
}

// ConfigFile implements lsp.Project.
func (p *project) ConfigFile(path string) string {
	c, err := p.settings.loader.For(path)
	file := ""
	var broken config.Errors
	switch {
	case err == nil:
		file = c.Path
	case errors.As(err, &broken) && len(broken) > 0:
		file = broken[0].File
	}
	if file == "" {
		return ""
	}
	abs, err := filepath.Abs(file)
	if err != nil {
		return ""
	}
	return abs
}

// Files implements lsp.Project.
func (p *project) Files(dirs []string) iter.Seq[string] {
	w := &walker{loader: p.settings.loader, stdin: stdinName}
	return func(yield func(string) bool) {
		for in := range w.inputs(dirs) {
			if in.err == nil && !yield(in.path) {
				return
			}
		}
	}
}

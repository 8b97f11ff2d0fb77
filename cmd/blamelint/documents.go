package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/blamelint/blamelint/analyzer"
)

// readingFlags are the flags of commands that read documents and run no rule.
func readingFlags(cmd *cobra.Command) *lintFlags {
	f := &lintFlags{noGit: true}
	cmd.SetFlagErrorFunc(flagError)
	cmd.Flags().StringVar(&f.config, "config", "", "use this configuration `file` for all paths")
	cmd.Flags().BoolVar(&f.noConfig, "no-config", false, "use the built-in settings alone")
	return f
}

// eachDocument parses the documents below paths one by one, in order. What
// cannot be read is told and the rest goes on; an error is that of show.
func (a *app) eachDocument(cmd *cobra.Command, f *lintFlags, paths []string, show func(*analyzer.Document) error) error {
	s, err := newSettings(f)
	if err != nil {
		return err
	}
	if len(paths) == 0 {
		paths = []string{"."}
	}
	w := &walker{loader: s.loader, stdin: stdinName, commands: commandNames(cmd.Root())}
	for in := range w.inputs(paths) {
		if d := a.document(s, in); d != nil {
			if err := show(d); err != nil {
				return err
			}
		}
	}
	return nil
}

// document reads one input; nil if it cannot be read.
func (a *app) document(s *settings, in input) *analyzer.Document {
	set, err := s.of(in.path)
	var source []byte
	if in.err == nil && err == nil {
		source, err = a.read(in)
	}
	if err = errors.Join(in.err, err); err != nil {
		a.complain(fmt.Errorf("%s: %w", in.path, err))
		if source == nil || !errors.As(err, new(errNotUTF8)) {
			return nil
		}
	}
	return analyzer.Parse(in.path, source, set)
}

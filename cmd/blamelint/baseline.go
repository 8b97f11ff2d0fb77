package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/baseline"
	"github.com/blamelint/blamelint/reporter"
)

const baselineFile = ".blamelint-baseline.json"

const baselineLong = `A baseline is a file of findings that a team knows of: in postmortems that were written before
anyone linted them, and that nobody is going to rewrite. "blamelint --baseline FILE" reports only
what it does not hold.

  write   put the findings of now on record. A baseline that is there already keeps what it holds;
          it grows only with --update
  check   report the findings that it does not hold, and fail if there are any
  prune   take out what is no longer found

A finding is known again by its rule and its sentence, without regard to case, punctuation and
layout: paragraphs can be broken anew and moved, headings and files renamed. Copying a sentence
makes a new finding. A finding about a whole document is known by its message, without figures.

The file holds an entry a line, sorted, and is meant to be committed. Where git merges two of them
line by line, the result is right.`

func newBaselineCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "baseline",
		Short: "Put findings on record, so that only new ones are reported",
		Long:  baselineLong,
		Example: `  blamelint baseline write postmortems/
  blamelint --baseline ` + baselineFile + ` postmortems/
  blamelint baseline prune postmortems/`,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownName(args[0], []string{"write", "check", "prune"})
			}
			return errors.New(`say what to do with the baseline: write, check or prune ("blamelint baseline --help" tells more)`)
		},
	}
	cmd.SetFlagErrorFunc(flagError)
	cmd.AddCommand(newBaselineWrite(a), newBaselineCheck(a), newBaselinePrune(a))
	return cmd
}

// newBaselineSub makes a command below "baseline" with the flags that choose
// documents and rules.
func newBaselineSub(a *app, f *lintFlags, use, short string, run func(*cobra.Command, []string) error) *cobra.Command {
	*f = newLintFlags()
	cmd := &cobra.Command{
		Use:   use + " [flags] [path …]",
		Short: short,
		Args:  cobra.ArbitraryArgs,
		RunE:  run,
	}
	cmd.SetFlagErrorFunc(flagError)
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&f.baseline, "file", baselineFile, "the baseline `file`")
	return cmd
}

func newBaselineWrite(a *app) *cobra.Command {
	var f lintFlags
	var update, force bool
	cmd := newBaselineSub(a, &f, "write", "Put the findings of now on record", func(cmd *cobra.Command, paths []string) error {
		return a.baselineWrite(cmd, &f, update, force, paths)
	})
	cmd.Flags().BoolVar(&update, "update", false, "add to a baseline what it does not hold yet")
	cmd.Flags().BoolVar(&force, "force", false, "begin anew, whatever the file holds")
	addRuleFlags(cmd, &f)
	return cmd
}

func newBaselineCheck(a *app) *cobra.Command {
	var f lintFlags
	cmd := newBaselineSub(a, &f, "check", "Fail on findings that the baseline does not hold", func(cmd *cobra.Command, paths []string) error {
		return a.baselineCheck(cmd, &f, paths)
	})
	f.failOn.value = "note"
	addReportFlags(cmd, &f)
	addRuleFlags(cmd, &f)
	return cmd
}

func newBaselinePrune(a *app) *cobra.Command {
	var f lintFlags
	cmd := newBaselineSub(a, &f, "prune", "Take out of the baseline what is no longer found", func(cmd *cobra.Command, paths []string) error {
		return a.baselinePrune(cmd, &f, paths)
	})
	addRuleFlags(cmd, &f)
	return cmd
}

// A census is a run that counts findings against a baseline.
type census struct {
	*linter
	paths []string         // of the command line
	read  map[string]bool  // documents read in full, as the baseline calls them
	added []baseline.Entry // findings that the baseline does not hold
	shown []string         // the first of them, for people
	more  int              // how many more there are
}

// maxShown is how many findings are listed that stand in the way of a write.
const maxShown = 10

func (a *app) takeCensus(cmd *cobra.Command, f *lintFlags, known *knownFindings, out outputs, paths []string) (*census, error) {
	if slices.Contains(paths, "-") {
		return nil, errors.New("standard input has no place in a baseline; name a file")
	}
	l, err := a.newLinter(cmd, f)
	if err != nil {
		return nil, err
	}
	c := &census{linter: l, paths: orHere(paths), read: map[string]bool{}}
	l.known, l.out, l.collect = known, out, c.count
	l.run(paths)
	return c, l.err
}

func (c *census) count(o outcome) {
	if o.result == nil || o.err != nil && !errors.As(o.err, new(errNotUTF8)) {
		return
	}
	path := c.known.pathOf(o.in.path)
	c.read[path] = len(o.result.Faults) == 0
	c.added = append(c.added, baseline.EntriesOf(path, o.result.Findings)...)
	for i := range o.result.Findings {
		if len(c.shown) == maxShown {
			c.more += len(o.result.Findings) - i
			break
		}
		f := &o.result.Findings[i]
		c.shown = append(c.shown, fmt.Sprintf("%s:%d:%d: %s", o.in.path, f.Start.Line, f.Start.Column, f.Rule))
	}
}

func (a *app) baselineWrite(cmd *cobra.Command, f *lintFlags, update, force bool, paths []string) error {
	data, err := os.ReadFile(f.baseline)
	exists := err == nil
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: %w", f.baseline, bareError(err))
	}
	held := data
	if force {
		held = nil
	}
	known, err := newKnown(f.baseline, held)
	if err != nil {
		return fmt.Errorf("%w; --force begins anew", err)
	}
	c, err := a.takeCensus(cmd, f, known, nil, paths)
	if err != nil {
		return err
	}
	if a.code == exitTrouble {
		return fmt.Errorf("%s was not written, as not everything could be read", f.baseline)
	}
	a.code = exitClean
	if exists && !update && !force && len(c.added) > 0 {
		a.refuse(c)
		return nil
	}
	entries, _ := known.matcher.Entries(func(baseline.Entry) bool { return false })
	return a.saveBaseline(f.baseline, exists, data, append(entries, c.added...))
}

// refuse tells what a write without --update would add.
func (a *app) refuse(c *census) {
	a.code = exitFindings
	for _, s := range c.shown {
		fmt.Fprintf(a.stderr, "%s\n", reporter.Plain(s))
	}
	if c.more > 0 {
		fmt.Fprintf(a.stderr, "and %d more\n", c.more)
	}
	fmt.Fprintf(a.stderr, "blamelint: %s not in %s, which was left as it is; rewrite them, or add them with --update\n",
		countOf(len(c.shown)+c.more, "finding is", "findings are"), reporter.Plain(c.known.file))
}

// saveBaseline writes the file if it changes, and says what it holds.
func (a *app) saveBaseline(file string, exists bool, old []byte, entries []baseline.Entry) error {
	data := baseline.Format(entries)
	var err error
	switch {
	case !exists:
		err = createFile(file, data)
	case !bytes.Equal(old, data):
		err = replaceFile(file, old, data)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", file, bareError(err))
	}
	n, docs := 0, map[string]bool{}
	for _, e := range entries {
		n += e.Count
		docs[e.Path] = true
	}
	_, err = fmt.Fprintf(a.stdout, "%s holds %s in %s.\n", reporter.Plain(file), countOf(n, "finding", "findings"), countOf(len(docs), "document", "documents"))
	return err
}

func (a *app) baselineCheck(cmd *cobra.Command, f *lintFlags, paths []string) error {
	known, err := openKnown(f.baseline)
	if err != nil {
		return err
	}
	out, err := a.openOutputs(f)
	if err != nil {
		return err
	}
	c, err := a.takeCensus(cmd, f, known, out, paths)
	if err != nil || f.quiet {
		return err
	}
	if _, n := known.matcher.Entries(c.vanished); n > 0 {
		fmt.Fprintf(a.stderr, "blamelint: %s of %s found no longer; \"blamelint baseline prune\" takes that out\n",
			countOf(n, "finding", "findings"), reporter.Plain(f.baseline))
	}
	return nil
}

func (a *app) baselinePrune(cmd *cobra.Command, f *lintFlags, paths []string) error {
	known, err := openKnown(f.baseline)
	if err != nil {
		return err
	}
	c, err := a.takeCensus(cmd, f, known, nil, paths)
	if err != nil {
		return err
	}
	if a.code == exitFindings { // of what is new prune says nothing
		a.code = exitClean
	}
	entries, n := known.matcher.Entries(c.vanished)
	if _, err := fmt.Fprintf(a.stdout, "%s taken out. ", countOf(n, "finding", "findings")); err != nil {
		return err
	}
	return a.saveBaseline(f.baseline, true, known.data, entries)
}

// vanished reports whether an entry that was not met is no longer found, and
// not merely out of sight: because its document was not read, or its rule did
// not run.
func (c *census) vanished(e baseline.Entry) bool {
	path := c.known.absolute(e.Path)
	if !c.read[e.Path] {
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) || !c.named(path) {
			return false
		}
	}
	r := findRule(e.Rule)
	if r == nil {
		return true
	}
	s, err := c.settings.of(path)
	return err == nil && r.SeverityIn(s) != analyzer.Off
}

// named reports whether a path is one of the command line, or below one.
func (c *census) named(path string) bool {
	return slices.ContainsFunc(c.paths, func(arg string) bool {
		abs, err := filepath.Abs(arg)
		return err == nil && (path == abs || strings.HasPrefix(path, strings.TrimSuffix(abs, string(filepath.Separator))+string(filepath.Separator)))
	})
}

// createFile writes a file that must not be there yet.
func createFile(file string, data []byte) error {
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(err, os.Remove(file))
	}
	return nil
}

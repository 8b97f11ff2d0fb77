package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/facilitate"
	"github.com/blamelint/blamelint/reporter"
	"github.com/blamelint/blamelint/rules"
)

const facilitateLong = `Prints a brief for whoever leads the review meeting of a postmortem: an agenda of one hour, whom to
invite by role, questions that begin with what and how, placed at the moment of the timeline that
they belong to, what to settle about the action items, and a checklist before publishing.

No person is named in it: where the document names somebody, the role stands. Questions that would
not fit into the hour are left out, and the brief says how many.`

func newFacilitateCommand(a *app) *cobra.Command {
	format := newChoice("markdown", "markdown", "html")
	var output string
	cmd := &cobra.Command{
		Use:   "facilitate file",
		Short: "Print a brief for the review meeting: agenda, questions, what to settle",
		Long:  facilitateLong,
		Example: `  blamelint facilitate 2024-03-checkout.md
  blamelint facilitate --format html --output brief.html 2024-03-checkout.md`,
		Args: oneFile,
	}
	f := readingFlags(cmd)
	cmd.Flags().Var(format, "format", "how the brief is written")
	cmd.Flags().StringVarP(&output, "output", "o", "", "write to this `file` instead of standard output")
	cmd.Flags().BoolVar(&f.noGit, "no-git", false, "do not ask git for the names of people")
	complete(cmd, "format", func() []string { return format.allowed })
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		r, s, err := a.analyzeOne(f, args[0])
		if err != nil {
			return err
		}
		b := facilitate.New(r, s)
		var out bytes.Buffer
		write := reporter.BriefMarkdown
		if format.value == "html" {
			write = reporter.BriefHTML
		}
		if err := write(&out, b); err != nil {
			return err
		}
		return a.writeTo(output, out.Bytes())
	}
	return cmd
}

// oneFile demands exactly one path, which may be "-".
func oneFile(cmd *cobra.Command, args []string) error {
	switch len(args) {
	case 0:
		return fmt.Errorf("which file? (\"%s --help\" has examples)", cmd.CommandPath())
	case 1:
		return nil
	}
	return errors.New("one file at a time, please")
}

// one reads one document and its settings. What is not UTF-8 is told, and read
// as it stands.
func (a *app) one(f *lintFlags, path string) ([]byte, *analyzer.Settings, error) {
	s, err := newSettings(f)
	if err != nil {
		return nil, nil, err
	}
	in := input{path: path}
	if path == "-" {
		in = input{path: stdinName, stdin: true}
	}
	set, err := s.of(in.path)
	if err != nil {
		return nil, nil, err
	}
	source, err := a.read(in)
	if err != nil && (source == nil || !errors.As(err, new(errNotUTF8))) {
		return nil, nil, fmt.Errorf("%s: %w", in.path, err)
	}
	if err != nil {
		a.complain(fmt.Errorf("%s: %w", in.path, err))
	}
	return source, set, nil
}

// analyzeOne runs the rules on one document, also those of the strict preset
// that the configuration does not turn off: the meeting has time for all.
func (a *app) analyzeOne(f *lintFlags, path string) (*analyzer.Result, *analyzer.Settings, error) {
	source, set, err := a.one(f, path)
	if err != nil {
		return nil, nil, err
	}
	strict := *set
	strict.Strict = true
	name := path
	if path == "-" {
		name = stdinName
	}
	r := analyzer.NewEngine(allRules(), func(string) *analyzer.Settings { return &strict }).Analyze(name, source)
	for _, fault := range r.Faults {
		a.complain(fmt.Errorf("%s: %s", name, fault))
	}
	if r.Document == nil {
		return nil, nil, fmt.Errorf("%s: cannot be read as a document", name)
	}
	rules.AddMerits(r)
	return r, &strict, nil
}

// writeTo writes to a file, or to standard output if path is empty.
func (a *app) writeTo(path string, text []byte) error {
	if path == "" || path == "-" {
		_, err := io.Copy(a.stdout, bytes.NewReader(text))
		return err
	}
	if err := os.WriteFile(path, text, 0o644); err != nil {
		return fmt.Errorf("%s: %w", path, bareError(err))
	}
	return nil
}

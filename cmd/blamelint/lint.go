package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"iter"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/changed"
	"github.com/blamelint/blamelint/analyzer/config"
	"github.com/blamelint/blamelint/reporter"
	"github.com/blamelint/blamelint/rules"
)

// lint reads the documents that the paths stand for and reports on them.
func (a *app) lint(cmd *cobra.Command, f *lintFlags, paths []string) error {
	if err := checkFixFlags(f, paths); err != nil {
		return err
	}
	l, err := a.newLinter(cmd, f)
	if err != nil {
		return err
	}
	if l.base, err = a.newBase(f, orHere(paths)); err != nil {
		return err
	}
	if f.baseline != "" {
		if l.known, err = openKnown(f.baseline); err != nil {
			return err
		}
	}
	if l.out, err = a.openOutputs(f); err != nil {
		return err
	}
	if f.fix && !f.diff {
		l.fixer, l.walker.byRealPath = &fixer{unsafe: f.unsafe}, true
	}
	l.run(paths)
	if l.fixer != nil && !f.quiet {
		fmt.Fprintf(a.stderr, "blamelint: %s\n", l.fixer.said())
	}
	return l.err
}

// orHere is the current directory if there are no paths.
func orHere(paths []string) []string {
	if len(paths) == 0 {
		return []string{"."}
	}
	return paths
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func commandNames(cmd *cobra.Command) []string {
	names := []string{"help", "completion"}
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	return names
}

// exitCode is what the findings and failures of a run amount to.
func exitCode(s reporter.Summary, failOn string) int {
	if s.Failed > 0 {
		return exitTrouble
	}
	counts := map[string]int{"error": s.Errors, "warning": s.Errors + s.Warnings, "note": s.Findings()}
	if counts[failOn] > 0 {
		return exitFindings
	}
	return exitClean
}

// A linter is one run over many documents.
type linter struct {
	app      *app
	engine   *analyzer.Engine
	settings *settings
	walker   *walker
	jobs     int
	failOn   string
	out      outputs
	base     changed.Base   // nil: not only what is new
	known    *knownFindings // nil: there is no baseline
	fixer    *fixer         // nil: nothing is rewritten
	collect  func(outcome)  // nil: nobody wants the outcomes but the reports
	merits   bool           // say what documents do well, whatever the reports
	total    reporter.Summary
	said     map[string]bool // errors about more than one file, already told
	err      error           // of the output
}

func (a *app) newLinter(cmd *cobra.Command, f *lintFlags) (*linter, error) {
	if f.jobs < 1 {
		return nil, errors.New("--jobs must be at least 1")
	}
	s, err := newSettings(f)
	if err != nil {
		return nil, err
	}
	l := &linter{app: a, settings: s, jobs: f.jobs, failOn: f.failOn.value, said: map[string]bool{}}
	l.engine = analyzer.NewEngine(allRules(), func(path string) *analyzer.Settings {
		s, _ := s.of(path) // work has seen to the error
		return s
	})
	l.walker = &walker{loader: s.loader, stdin: cmp.Or(f.stdinFilename, stdinName), commands: commandNames(cmd.Root()), forceExclude: f.forceExclude}
	return l, nil
}

// run lints what the paths stand for, and ends the reports.
func (l *linter) run(paths []string) {
	paths = orHere(paths)
	jobs := l.jobs
	if len(paths) == 1 && !isDir(paths[0]) {
		jobs = 1
	}
	l.runInputs(l.walker.inputs(paths), jobs)
}

// runInputs lints documents, and ends the reports.
func (l *linter) runInputs(inputs iter.Seq[input], jobs int) {
	inOrder(inputs, jobs, l.work, l.take)
	if l.err == nil {
		l.err = l.out.close(l.total)
	}
	l.app.code = max(l.app.code, exitCode(l.total, l.failOn))
}

// An outcome is what became of one input.
type outcome struct {
	in     input
	same   bool             // it has not changed, and was not read
	result *analyzer.Result // nil if it could not be linted
	was    *earlier         // nil: not only what is new
	err    error
}

// work lints one input. It runs on several goroutines at once.
func (l *linter) work(in input) outcome {
	if in.err != nil {
		return outcome{in: in, err: in.err}
	}
	if _, err := l.settings.of(in.path); err != nil {
		return outcome{in: in, err: err}
	}
	if same, err := l.unchanged(in); same || err != nil {
		return outcome{in: in, same: same, err: err}
	}
	source, err := l.app.read(in)
	if source == nil || err != nil && !errors.As(err, new(errNotUTF8)) {
		return outcome{in: in, err: err}
	}
	was, berr := l.before(in, source)
	if berr != nil {
		return outcome{in: in, err: berr}
	}
	return outcome{in: in, result: l.analyze(in, source, was), was: was, err: err}
}

// analyze gives the findings of a document, or those that are new.
func (l *linter) analyze(in input, source []byte, was *earlier) *analyzer.Result {
	res := l.engine.Analyze(in.path, source)
	if was != nil {
		l.keepNew(res, was)
	}
	if l.merits || l.out.showMerits() {
		rules.AddMerits(res)
	}
	if !l.out.readDocuments() {
		res.Release() // the model is many times larger than what is reported
	}
	return res
}

// take reports one outcome, in the order of the inputs.
func (l *linter) take(o outcome) bool {
	if o.same && o.err == nil {
		l.total.Unchanged++
		return true
	}
	l.settle(&o)
	if o.err != nil || len(o.result.Faults) > 0 {
		l.total.Failed++
	}
	if o.result != nil {
		l.total.Add(o.result)
		if l.err = l.out.report(o.result); l.err != nil {
			return false
		}
		for _, fault := range o.result.Faults {
			l.fail(o.in.path, fmt.Errorf("a fault in blamelint: %s", fault))
		}
	}
	if o.err != nil {
		l.trouble(o.in.path, o.err)
	}
	if l.collect != nil {
		l.collect(o)
	}
	return l.err == nil
}

// settle takes the known findings out of an outcome, and rewrites its document.
func (l *linter) settle(o *outcome) {
	if o.result == nil {
		return
	}
	known := l.known.split(o.result)
	if l.fixer != nil && l.fix(o) {
		l.known.undo(known)
		known = l.known.split(o.result)
	}
	l.total.Known += known.Known()
}

// trouble tells what kept a document from being read; a broken configuration,
// or a repository without the revision to compare with, is told once.
func (l *linter) trouble(path string, err error) {
	var broken config.Errors
	switch reason := plainBaseError(err); {
	case errors.As(err, &broken):
		l.failOnce(broken, places(broken))
	case reason != "":
		l.failOnce(errors.New(reason), nil)
	default:
		l.fail(path, err)
	}
}

// places are the mistakes in a configuration, as reports have them.
func places(broken config.Errors) []reporter.Place {
	list := make([]reporter.Place, len(broken))
	for i, e := range broken {
		list[i] = reporter.Place(e)
	}
	return list
}

func (l *linter) failOnce(err error, at []reporter.Place) {
	if l.said[err.Error()] {
		return
	}
	l.said[err.Error()] = true
	l.total.Failures = append(l.total.Failures, reporter.Failure{Reason: err.Error(), Config: at})
	l.tell(err)
}

// fail tells why a document was not read in full, and keeps it for the reports.
func (l *linter) fail(path string, err error) {
	l.total.Failures = append(l.total.Failures, reporter.Failure{Path: path, Reason: err.Error()})
	l.tell(fmt.Errorf("%s: %w", path, err))
}

func (l *linter) tell(err error) {
	l.out.flush() // so that both streams stay in order on a terminal
	l.app.complain(err)
}

// outputs are the reports of a run.
type outputs []*output

type output struct {
	reporter reporter.Reporter
	buf      *bufio.Writer
	file     *os.File // nil for standard output
	eager    bool     // somebody is watching
	merits   bool     // the format shows what a document does well
	reads    bool     // it shows whole documents
}

// readDocuments reports whether a report shows whole documents.
func (outs outputs) readDocuments() bool {
	return slices.ContainsFunc(outs, func(o *output) bool { return o.reads })
}

// openOutputs reads --format. One report at most goes to standard output.
func (a *app) openOutputs(f *lintFlags) (outputs, error) {
	formats := f.formats
	if f.diff {
		formats = append([]string{"diff"}, formats...)
	}
	if len(formats) == 0 {
		formats = []string{"text"}
	}
	var outs outputs
	toStdout := ""
	for _, spec := range formats {
		name, path, toFile := strings.Cut(spec, "=")
		if !toFile {
			if toStdout != "" {
				return nil, fmt.Errorf("--format %s and --format %s both write to standard output; give one a file, as in --format %s=FILE", toStdout, name, name)
			}
			toStdout = name
		}
		o, err := a.openOutput(f, name, path, toFile)
		if err != nil {
			return nil, err
		}
		outs = append(outs, o)
	}
	return outs, nil
}

func (a *app) openOutput(f *lintFlags, name, path string, toFile bool) (*output, error) {
	opts := reporter.Options{
		Quiet: f.quiet, Version: version, Rules: allRules(), Suppressed: f.suppressed, Unsafe: f.unsafe,
		RepositoryPath: newRepositoryPath(), Precision: rules.Precision,
	}
	if name == "github" {
		opts.Elsewhere = f.elsewhere
	}
	opts.FailOn = severityOf(f.failOn.value)
	o := &output{buf: bufio.NewWriterSize(a.stdout, 16<<10), merits: reporter.ShowsMerits(name), reads: reporter.ReadsDocument(name)}
	if !toFile {
		t := terminalOf(a.stdout, f.color.value)
		opts.Width, opts.Color, opts.Terminal, o.eager = t.width, t.colors, t.watched, t.watched
	}
	r, err := reporter.New(name, o.buf, opts)
	if err != nil {
		return nil, fmt.Errorf("--format: %w", err)
	}
	if toFile {
		if o.file, err = os.Create(path); err != nil {
			return nil, fmt.Errorf("--format %s: %s: %w", name, path, bareError(err))
		}
		o.buf.Reset(o.file)
	}
	o.reporter = r
	return o, nil
}

// severityOf is the severity of --fail-on; "never" is none.
func severityOf(failOn string) analyzer.Severity {
	s, _ := analyzer.ParseSeverity(failOn)
	return s
}

func (outs outputs) report(r *analyzer.Result) error {
	for _, o := range outs {
		if err := o.reporter.Report(r); err != nil {
			return err
		}
		if o.eager {
			if err := o.buf.Flush(); err != nil {
				return err
			}
		}
	}
	return nil
}

func (outs outputs) showMerits() bool {
	return slices.ContainsFunc(outs, func(o *output) bool { return o.merits })
}

func (outs outputs) flush() {
	for _, o := range outs {
		_ = o.buf.Flush() // the writer keeps its error for close
	}
}

func (outs outputs) close(s reporter.Summary) error {
	var errs []error
	for _, o := range outs {
		errs = append(errs, o.reporter.Close(s), o.buf.Flush())
		if o.file != nil {
			errs = append(errs, o.file.Close())
		}
	}
	return errors.Join(errs...)
}

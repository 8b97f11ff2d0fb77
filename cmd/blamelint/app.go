package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/config"
	"github.com/blamelint/blamelint/reporter"
	"github.com/blamelint/blamelint/rules"
)

// Exit codes.
const (
	exitClean    = 0 // nothing at or over --fail-on
	exitFindings = 1
	exitTrouble  = 2 // something could not be run or read in full
)

// An app is one run of the program: its streams and how it ended.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	code           int
}

// run is the whole program: a value in, a code out, so that tests can call it.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	a := &app{stdin: stdin, stdout: stdout, stderr: stderr}
	root := newRootCommand(a)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	if err := root.Execute(); err != nil && !brokenPipe(err) && !errors.Is(err, errTold) {
		a.complain(err)
	}
	return a.code
}

// newRootCommand puts the commands together; each has its own file. Nothing is
// computed here: a command does its work when it is called.
func newRootCommand(a *app) *cobra.Command {
	root := newLintCommand(a)
	root.AddCommand(
		newBaselineCommand(a),
		newExplainCommand(a),
		newFacilitateCommand(a),
		newPseudonymiseCommand(a),
		newRulesCommand(a),
		newTimelineCommand(a),
		newActionsCommand(a),
		newAuditCommand(a),
		newSearchCommand(a),
		newInspectCommand(a),
		newReviewCommand(a),
		newInitCommand(a),
		newLSPCommand(a),
	)
	return root
}

// complain tells the user about an error, a line for each mistake in a
// configuration, and makes the run end with 2.
func (a *app) complain(err error) {
	a.code = exitTrouble
	var broken config.Errors
	if !errors.As(err, &broken) {
		fmt.Fprintf(a.stderr, "blamelint: %s\n", reporter.Plain(err.Error()))
		return
	}
	for _, e := range broken {
		fmt.Fprintf(a.stderr, "blamelint: %s\n", reporter.Plain(e.Error()))
	}
}

// allRules are the rules that can be configured, selected and explained.
var allRules = sync.OnceValue(func() []*analyzer.Rule {
	list := rules.All()
	if !slices.Contains(list, analyzer.SuppressionRule) {
		list = append(list, analyzer.SuppressionRule)
	}
	return list
})

func ruleIDs() []string {
	list := allRules()
	ids := make([]string, len(list))
	for i, r := range list {
		ids[i] = r.ID
	}
	return ids
}

// brokenPipe reports whether the reader of our output has gone away, which is
// its right and no error.
func brokenPipe(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe)
}

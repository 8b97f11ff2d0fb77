package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

// auditFlags are the flags of the command that audits.
type auditFlags struct {
	lintFlags
	html, csv, findingsCSV, actionsCSV, jsonl, parquet string // where to write; empty for not at all

	sqlite, compare string
	cache           string
	noCache         bool
}

const auditLong = `Reads many postmortems and says what they have in common: what is done well, where a reviewer's half
hour helps most, how the language and the action items change with the years, and which promises
several documents repeat. It counts documents, services and periods, never people: no output holds
the name of an author or owner.

The overview goes to standard output; the flags write reports beside it. A document's date is that
of its front matter, its "Date:" line or title, its file name, its text, or the commit that brought it,
in this order. Its area is the service that the front matter names, or its folder.

What was found out about a document is kept by its content, so the next audit reads only what has
changed. After Ctrl-C, too: the same command goes on where it was stopped. A file that cannot be read
is a row in the reports with the reason, and no failure.`

const auditExample = `  blamelint audit postmortems/ --html report/
  blamelint audit --csv documents.csv --actions-csv items.csv postmortems/`

func newAuditCommand(a *app) *cobra.Command {
	f := &auditFlags{lintFlags: newLintFlags()}
	cmd := &cobra.Command{
		Use:     "audit directory …",
		Short:   "Say what many postmortems have in common",
		Long:    auditLong,
		Example: auditExample,
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			return a.audit(ctx, cmd, f, args)
		},
	}
	cmd.SetFlagErrorFunc(flagError)
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.html, "html", "", "write the report as pages into this `folder`; open its index.html")
	flags.StringVar(&f.csv, "csv", "", "write a row for each document to this `file`")
	flags.StringVar(&f.findingsCSV, "findings-csv", "", "write a row for each finding to this `file`")
	flags.StringVar(&f.actionsCSV, "actions-csv", "", "write a row for each action item to this `file`")
	flags.StringVar(&f.jsonl, "jsonl", "", "write a JSON object for each document, with its findings and action items, to this `file`")
	flags.StringVar(&f.parquet, "parquet", "", "write the same as a Parquet `file`, with lists for the findings and action items")
	flags.StringVar(&f.sqlite, "sqlite", "", "add the run to this `file`, a database that \"blamelint search\" reads as well")
	flags.StringVar(&f.compare, "compare", "", "say what got better or worse since an earlier `run` in the database of --sqlite: LAST or its number; without a directory, the newest run is compared")
	flags.StringVar(&f.cache, "cache", "", "keep what was found out in this `folder` (default: the user's folder for caches)")
	flags.BoolVar(&f.noCache, "no-cache", false, "read every document anew, and keep nothing")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "print no overview and no progress")
	addRuleFlags(cmd, &f.lintFlags)
	return cmd
}

// audit is the command.
func (a *app) audit(ctx context.Context, cmd *cobra.Command, f *auditFlags, paths []string) error {
	if f.compare != "" && f.sqlite == "" {
		return errors.New("--compare needs the history in which to look: add --sqlite FILE")
	}
	if f.compare != "" && len(paths) == 0 {
		return a.compareRuns(f.sqlite, f.compare)
	}
	if err := checkAuditPaths(paths); err != nil {
		return err
	}
	au, err := a.newAuditor(ctx, cmd, f, paths)
	if err != nil {
		return err
	}
	if err := errors.Join(au.run(paths), au.close()); err != nil || f.compare == "" {
		return err
	}
	return a.compareRuns(f.sqlite, f.compare)
}

// checkAuditPaths finds mistyped paths before an hour's work.
func checkAuditPaths(paths []string) error {
	if len(paths) == 0 {
		return errors.New("which postmortems? Name a directory (\"blamelint audit --help\")")
	}
	for _, p := range paths {
		if p == "-" {
			return errors.New("an audit reads directories and files, not standard input")
		}
		if _, err := os.Stat(p); err != nil {
			return fmt.Errorf("%s: %w", p, bareError(err))
		}
	}
	return nil
}

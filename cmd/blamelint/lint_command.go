package main

import (
	"fmt"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/reporter"
)

// lintFlags are the flags of the command that lints.
type lintFlags struct {
	formats       []string
	failOn        *choice
	color         *choice
	sel, ignore   []string
	config        string
	stdinFilename string
	forceExclude  bool
	jobs          int
	quiet         bool
	suppressed    bool
	fix           bool
	unsafe        bool
	diff          bool
	diffBase      string
	patch         string
	baseline      string
	noGit         bool
	noConfig      bool
	version       bool
	elsewhere     func(*analyzer.Finding) bool // nil: every finding has its annotation
}

const lintLong = `blamelint reads postmortems in Markdown and says, at the exact words, where they blame,
judge or explain by hindsight, why that keeps people from learning, and what to write instead.

A path is a file, a directory (its .md, .markdown and .mdx files, without what .gitignore
leaves out) or "-" for standard input. Without a path the current directory is read. A file
that is named is read whatever it is called, and whatever .gitignore or "exclude" say; for
hooks, which name files by themselves, --force-exclude heeds "exclude". To lint a file or
directory that has the name of a command, write "./rules" or "-- rules".

Settings come from the nearest .blamelint.yaml upward from each file. A finding that is right
to stay can be silenced where it stands, with a reason:

    <!-- blamelint-disable-next-block RULE -- reason -->

--fix rewrites files where the meaning cannot change, --fix --unsafe wherever a rewrite is
offered, and both then report what remains. A file is replaced in one step or not at all; one
that changed meanwhile, or that may not be written to, is left alone and told. --diff prints
the same rewrites as a patch for "git apply", with the reasons, and with all other findings in
lines that begin with "#".

--diff-base and --patch leave only what is new: findings in sentences that the earlier version
does not have, wherever they stood there and however the lines were broken, and findings about
the whole document that it did not have. --diff-base REV compares with the commit where HEAD
left REV, uncommitted changes and renames included; documents that git does not know are new.
--patch takes a unified diff back from the files that lie here. --baseline leaves out what a
team has put on record ("blamelint baseline --help"). All of them work with every format, with
--fix and with --fail-on.

Exit codes:
  0  nothing at or over --fail-on
  1  findings at or over --fail-on
  2  something could not be run, or read in full: an unknown flag, rule or configuration key;
     a path that is missing, unreadable, a loop of links, binary (NUL bytes), not wholly
     UTF-8, or larger than 32 MiB. Each is told on standard error as
     "blamelint: path: reason"; all other files are still read and reported.`

const lintExample = `  blamelint postmortems/
  blamelint --fail-on error --ignore outage 2024-03-checkout.md
  blamelint --format jsonl . > findings.jsonl
  blamelint --diff postmortems/ | git apply
  pbpaste | blamelint --stdin-filename draft.md -`

func newLintCommand(a *app) *cobra.Command {
	flags := newLintFlags()
	f := &flags
	cmd := &cobra.Command{
		Use:           "blamelint [flags] [path …]",
		Short:         "A linter for blameless postmortems",
		Long:          lintLong,
		Example:       lintExample,
		Args:          cobra.ArbitraryArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.version {
				_, err := fmt.Fprintln(a.stdout, "blamelint "+version())
				return err
			}
			return a.lint(cmd, f, args)
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"md", "markdown", "mdx"}, cobra.ShellCompDirectiveFilterFileExt
		},
	}
	cmd.SetFlagErrorFunc(flagError)
	addLintFlags(cmd, f)
	return cmd
}

func newLintFlags() lintFlags {
	return lintFlags{
		failOn: newChoice("warning", "error", "warning", "note", "never"),
		color:  newChoice("auto", "auto", "always", "never"),
	}
}

func addLintFlags(cmd *cobra.Command, f *lintFlags) {
	flags := cmd.Flags()
	flags.SortFlags = false
	addReportFlags(cmd, f)
	addRuleFlags(cmd, f)
	flags.StringVar(&f.stdinFilename, "stdin-filename", "", "the `path` that standard input stands for")
	flags.BoolVar(&f.forceExclude, "force-exclude", false, "leave out what \"include\" and \"exclude\" of the settings leave out, even if it is named")
	flags.BoolVar(&f.fix, "fix", false, "rewrite the files where the meaning cannot change, and report what remains")
	flags.BoolVar(&f.unsafe, "unsafe", false, "with --fix or --diff: also rewrite where the meaning may change; read the result")
	flags.BoolVar(&f.diff, "diff", false, "write nothing; print what --fix would do, as --format diff does")
	flags.StringVar(&f.diffBase, "diff-base", "", "report only what is new since HEAD left this git `revision`")
	flags.StringVar(&f.patch, "patch", "", "report only what is new by this unified diff, a `file` or - for standard input")
	flags.StringVar(&f.baseline, "baseline", "", "do not report what this `file` of \"blamelint baseline write\" holds")
	flags.BoolVar(&f.version, "version", false, "print the version")
}

// addReportFlags adds the flags that say how findings are reported.
func addReportFlags(cmd *cobra.Command, f *lintFlags) {
	flags := cmd.Flags()
	flags.StringArrayVar(&f.formats, "format", nil, "output `format`: "+strings.Join(reporter.Names(), ", ")+"; --format jsonl=findings.jsonl writes to a file; repeatable")
	flags.Var(f.failOn, "fail-on", "least severity that makes the exit code 1")
	flags.BoolVar(&f.suppressed, "suppressed", false, "also report what comments silence, marked as such, in json and sarif")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "print findings only, no summary")
	flags.Var(f.color, "color", "colours in text; auto means on a terminal, unless NO_COLOR is set")

	complete(cmd, "format", reporter.Names)
	complete(cmd, "fail-on", func() []string { return f.failOn.allowed })
	complete(cmd, "color", func() []string { return f.color.allowed })
}

// addRuleFlags adds the flags that say which rules run, and how.
func addRuleFlags(cmd *cobra.Command, f *lintFlags) {
	flags := cmd.Flags()
	flags.StringSliceVar(&f.sel, "select", nil, "run only these `rules`, comma separated; repeatable")
	flags.StringSliceVar(&f.ignore, "ignore", nil, "do not run these `rules`, comma separated; repeatable")
	flags.StringVar(&f.config, "config", "", "use this configuration `file` for all paths")
	flags.BoolVar(&f.noConfig, "no-config", false, "use the built-in settings alone")
	flags.BoolVar(&f.noGit, "no-git", false, "do not read the authors of the enclosing git repository")
	flags.IntVar(&f.jobs, "jobs", runtime.GOMAXPROCS(0), "how many files are read at once; the output does not depend on it")
	flags.Lookup("jobs").DefValue = "one a processor"

	complete(cmd, "select", ruleIDs)
	complete(cmd, "ignore", ruleIDs)
}

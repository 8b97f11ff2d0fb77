package main

import (
	"errors"
	"io"

	"github.com/spf13/cobra"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/reporter"
)

func newExplainCommand(a *app) *cobra.Command {
	format := newChoice("text", "text", "markdown")
	color := newChoice("auto", "auto", "always", "never")
	cmd := &cobra.Command{
		Use:     "explain RULE …",
		Short:   "Tell why a rule matters and what to write instead",
		Example: "  blamelint explain human-error",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("name a rule (\"blamelint rules\" lists them)")
			}
			t := terminalOf(a.stdout, color.value)
			return explain(a.stdout, args, format.value, reporter.Options{Width: t.width, Color: t.colors})
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return ruleIDs(), cobra.ShellCompDirectiveNoFileComp
		},
	}
	cmd.SetFlagErrorFunc(flagError)
	cmd.Flags().Var(format, "format", "how the page is written")
	cmd.Flags().Var(color, "color", "colours in text; auto means on a terminal, unless NO_COLOR is set")
	complete(cmd, "format", func() []string { return format.allowed })
	complete(cmd, "color", func() []string { return color.allowed })
	return cmd
}

func explain(w io.Writer, ids []string, format string, o reporter.Options) error {
	pages := make([]*analyzer.Rule, 0, len(ids))
	for _, id := range ids {
		r := findRule(id)
		if r == nil {
			return unknownRule(id)
		}
		pages = append(pages, r)
	}
	for i, r := range pages {
		if i > 0 {
			if _, err := io.WriteString(w, "\n"); err != nil {
				return err
			}
		}
		if err := writePage(w, r, format, o); err != nil {
			return err
		}
	}
	return nil
}

func writePage(w io.Writer, r *analyzer.Rule, format string, o reporter.Options) error {
	if format == "markdown" {
		_, err := io.WriteString(w, r.Page())
		return err
	}
	return reporter.Explain(w, r, o)
}

func findRule(id string) *analyzer.Rule {
	for _, r := range allRules() {
		if r.ID == id {
			return r
		}
	}
	return nil
}

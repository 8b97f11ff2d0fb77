package main

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/blamelint/blamelint/analyzer"
)

func newRulesCommand(a *app) *cobra.Command {
	format := newChoice("text", "text", "json")
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List the rules with their severity in each preset",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if format.value == "json" {
				return rulesJSON(a.stdout)
			}
			return rulesTable(a.stdout)
		},
	}
	cmd.SetFlagErrorFunc(flagError)
	cmd.Flags().Var(format, "format", "how the list is written")
	complete(cmd, "format", func() []string { return format.allowed })
	return cmd
}

func rulesTable(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprint(t, "RULE\tRECOMMENDED\tSTRICT\tWHAT IT FLAGS\n")
	for _, r := range allRules() {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\n", r.ID, r.Severity, strictSeverity(r), r.Summary)
	}
	return t.Flush()
}

func strictSeverity(r *analyzer.Rule) analyzer.Severity {
	return r.SeverityIn(&analyzer.Settings{Strict: true})
}

type ruleInfo struct {
	ID          string            `json:"id"`
	Name        string            `json:"name"`
	Summary     string            `json:"summary"`
	Group       string            `json:"group"`
	Recommended analyzer.Severity `json:"recommended"`
	Strict      analyzer.Severity `json:"strict"`
	Doc         string            `json:"doc"`
	Options     []optionInfo      `json:"options,omitempty"`
	Sources     []sourceInfo      `json:"sources,omitempty"`
}

type optionInfo struct {
	Name    string `json:"name"`
	Default string `json:"default"` // as YAML
	Help    string `json:"help"`
}

type sourceInfo struct {
	Title string `json:"title"`
	URL   string `json:"url,omitempty"`
}

func rulesJSON(w io.Writer) error {
	list := []ruleInfo{}
	for _, r := range allRules() {
		info := ruleInfo{
			ID: r.ID, Name: r.Name, Summary: r.Summary, Group: string(r.Group),
			Recommended: r.Severity, Strict: strictSeverity(r), Doc: r.Doc,
		}
		for _, o := range r.OptionList() {
			info.Options = append(info.Options, optionInfo(o))
		}
		for _, s := range r.Sources {
			info.Sources = append(info.Sources, sourceInfo(s))
		}
		list = append(list, info)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(list)
}

package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/blamelint/blamelint/analyzer/suggest"
)

// A choice is a flag that takes one of a few words.
type choice struct {
	value   string
	allowed []string
}

func newChoice(value string, allowed ...string) *choice { return &choice{value, allowed} }

// String is the value.
func (c *choice) String() string { return c.value }

// Type is what the help shows: the words.
func (c *choice) Type() string { return strings.Join(c.allowed, "|") }

// Set takes one of the words, or says which was meant.
func (c *choice) Set(s string) error {
	if slices.Contains(c.allowed, s) {
		c.value = s
		return nil
	}
	return unknownName(s, c.allowed)
}

// unknownName says which name was meant, or lists them if there are few.
func unknownName(name string, known []string) error {
	if hint := suggest.Hint(name, known); hint != "" {
		return fmt.Errorf("unknown value %q%s", name, hint)
	}
	return fmt.Errorf("unknown value %q (one of %s)", name, strings.Join(known, ", "))
}

// flagError adds to pflag's message the flag that was meant.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) || len(unknown.GetSpecifiedName()) < 2 {
		return fmt.Errorf("%w (\"%s --help\" lists the flags)", err, cmd.CommandPath())
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	near := suggest.Nearest(unknown.GetSpecifiedName(), names)
	if near == "" {
		return fmt.Errorf("unknown flag --%s (\"%s --help\" lists the flags)", unknown.GetSpecifiedName(), cmd.CommandPath())
	}
	return fmt.Errorf("unknown flag --%s – did you mean --%s?", unknown.GetSpecifiedName(), near)
}

// complete offers words for a flag's value in shells.
func complete(cmd *cobra.Command, flag string, words func() []string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return words(), cobra.ShellCompDirectiveNoFileComp
	})
}

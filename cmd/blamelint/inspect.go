package main

import (
	"bufio"
	"encoding/json"

	"github.com/spf13/cobra"

	"github.com/blamelint/blamelint/analyzer"
)

const inspectLong = `Prints what blamelint read in each document, before any rule: the sections it recognised, how much of
the service it takes to have been down, whether the timeline is in order, and the action items. It is
meant for programs that measure the reading, and for finding out why a rule said what it said.`

func newInspectCommand(a *app) *cobra.Command {
	format := newChoice("jsonl", "jsonl")
	cmd := &cobra.Command{
		Use:     "inspect [path …]",
		Short:   "Print what was read in each document, one JSON object a line",
		Long:    inspectLong,
		Example: "  blamelint inspect postmortems/ > reading.jsonl",
	}
	f := readingFlags(cmd)
	cmd.Flags().Var(format, "format", "how the reading is written")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		out := bufio.NewWriter(a.stdout)
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		err := a.eachDocument(cmd, f, args, func(d *analyzer.Document) error { return enc.Encode(inspect(d)) })
		if err != nil {
			return err
		}
		return out.Flush()
	}
	return cmd
}

// A documentReading is one line of inspect's output. Lines are 1-based.
type documentReading struct {
	Path       string           `json:"path"`
	Sections   []sectionReading `json:"sections"`
	Scope      string           `json:"outageScope"` // full, partial or unclear
	Timeline   *timelineReading `json:"timeline"`    // null if there is none
	Actions    []actionReading  `json:"actions"`
	Sentences  int              `json:"sentences"`
	TaggedOnes int              `json:"taggedSentences"` // whose parts of speech were asked for
}

type sectionReading struct {
	Kind  string `json:"kind"`
	Line  int    `json:"line"`
	Title string `json:"title"`
}

type timelineReading struct {
	Ordered bool `json:"ordered"`
	Entries int  `json:"entries"`
}

type actionReading struct {
	Line     int    `json:"line"`
	Done     bool   `json:"done"`
	Text     string `json:"text"`
	Strength string `json:"strength"`
}

func inspect(d *analyzer.Document) documentReading {
	r := documentReading{Path: d.Path, Sections: []sectionReading{}, Actions: []actionReading{}, Scope: d.Extent().Scope.String()}
	for _, s := range d.Sections {
		for _, k := range s.Kinds.Kinds() {
			if k != analyzer.Other {
				r.Sections = append(r.Sections, sectionReading{k.String(), d.Lines.Line(s.Start()), s.Title})
			}
		}
	}
	if t := d.Timeline(); t != nil {
		r.Timeline = &timelineReading{t.Ordered, len(t.Entries)}
	}
	for _, a := range d.Actions() {
		r.Actions = append(r.Actions, actionReading{a.Line, a.Done, a.Text, a.Strength.String()})
	}
	r.Sentences, r.TaggedOnes = len(d.Sentences), d.TaggedSentences()
	return r
}

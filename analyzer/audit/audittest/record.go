package audittest

import (
	"fmt"

	"github.com/blamelint/blamelint/analyzer/audit"
)

// Record is a record with something in every field, the path of which tells i.
func Record(i int) *audit.Record {
	return &audit.Record{
		Path: fmt.Sprintf("d/%d.md", i), Area: "d", Title: "=1+1, \"quoted\"\nline", Hash: "abc", Date: "2024-02-29", DateFrom: audit.FromGit, Severity: 2, Words: 500,
		Findings: []audit.Finding{
			{Rule: "hindsight", Group: "language", Severity: "warning", Line: 3, Column: 4, EndLine: 3, EndColumn: 9, Start: 20, End: 25, Section: "timeline", Excerpt: "-ünder <b>", Message: "m", Advice: "a", Key: "k"},
			{Rule: "late-review", Group: "structure", Severity: "note", Line: 1, Column: 1, EndLine: 1, EndColumn: 2, End: 1, Doc: true, Section: "other", Message: "n", Key: "l"},
		},
		Suppressed: 1,
		Actions: []audit.Action{
			{Text: "@do it", Line: 9, Owner: true, Bounded: true, Actionable: true, Strength: "guard", State: audit.Done, Due: "2024-03-01", Key: "p"},
			{Text: "do that", Line: 10, Tracked: true, Specific: true, PeopleFix: true, Strength: "train"},
		},
		Merits: []audit.Merit{{Kind: audit.Blameless, Text: "Well."}},
		Help:   audit.Help{Score: 7, Why: "Because."},
	}
}

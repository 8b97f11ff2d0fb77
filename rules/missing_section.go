package rules

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// missingSectionOptions say which sections a postmortem must have.
type missingSectionOptions struct {
	Required []string `yaml:"required" help:"kinds of sections that every postmortem must have: summary, impact, timeline, causes, went-well, went-wrong, action-items, people, external, detection, resolution, lessons, lucky; the titles that count are set by sections"`
	Template string   `yaml:"template" help:"take the sections of a common template in place of required: sre, pagerduty, atlassian, etsy, gitlab or azure"`
}

// templates are the sections that well-known templates ask for.
var templates = map[string][]string{
	"sre":       {"summary", "impact", "causes", "resolution", "detection", "action-items", "went-well", "went-wrong", "lucky", "timeline"},
	"pagerduty": {"summary", "causes", "resolution", "impact", "people", "timeline", "went-well", "went-wrong", "action-items", "external"},
	"atlassian": {"summary", "causes", "impact", "detection", "resolution", "timeline", "lessons", "action-items"},
	"etsy":      {"summary", "impact", "timeline", "action-items"},
	"gitlab":    {"summary", "impact", "timeline", "causes", "went-well", "went-wrong", "action-items"},
	"azure":     {"summary", "causes", "resolution", "action-items"},
}

var missingSection = &analyzer.Rule{
	ID:      "missing-section",
	Name:    "A section that every postmortem needs",
	Summary: "no section for the summary, impact, timeline, contributing factors, what went well, what went wrong or action items",
	Doc: `Readers of a postmortem come with different questions. Those who were hit look for the impact, the next on-call engineer for the
timeline, other teams for the conditions that could exist with them too, and everybody for what will change. A section that is not there is a question
nobody was asked in the review. "What went well" is the one most often left out, and the one that says which defences worked and must be kept.

Sections count under any title that means the same ("What players saw" is the impact), as bold lines, as lead-ins ("Impact: …") and as rows of a table.
Titles in your own language or house style can be added under ` + "`sections`" + ` in the configuration. Which sections are required is a matter of house
style, so the rule is off unless you ask for it: set ` + "`required`" + `, or name a ` + "`template`" + `.`,
	Sources:  []analyzer.Source{sreTmpl, pdTmpl, atlassian, etsy},
	Group:    analyzer.Structure,
	Severity: analyzer.Off,
	Strict:   analyzer.Note,
	Options:  &missingSectionOptions{Required: []string{"summary", "impact", "timeline", "causes", "went-well", "went-wrong", "action-items"}},
	Examples: []analyzer.Example{{
		Bad:  "# «Lost parcels, 3 May»\n\n## Summary\n\nTwelve parcels went to the wrong depot.\n\n## Impact\n\n12 of 480 parcels.\n",
		Good: everySection,
	}, {
		Bad:  "# «Slow tills»\n\n**Summary.** Tills were slow.\n\n**Impact.** 40 shops.\n\n**How it unfolded.** At 9:00 it began.\n\n**Why it happened.** Two jobs met.\n\n**What we will do.** Move one.\n",
		Good: "# Slow tills\n\n**Summary.** Tills were slow.\n\n**Impact.** 40 shops.\n\n**How it unfolded.** At 9:00 it began.\n\n**Why it happened.** Two jobs met.\n\n**What was good.** Cash.\n\n**What was hard.** Queues.\n\n**What we will do.** Move one.\n",
	}, {
		Bad:  "# «Frozen lift»\n\n| Field | Text |\n|---|---|\n| Summary | It stopped. |\n| Impact | 14 guests. |\n| Root cause | Rust. |\n",
		Good: strings.ReplaceAll(everySection, "parcels", "lifts"),
	}},
	Silent: []string{
		"A page of notes without any section of a postmortem is not a postmortem.",
		"# Runbook\n\n## Restart\n\nPress the button.\n\n## Contacts\n\nThe desk.\n",
		"# Glossary\n\n## Impact\n\nHow many were hit.\n",
		everySection,
		strings.ReplaceAll(everySection, "## ", "### "),
		strings.ReplaceAll(strings.ReplaceAll(everySection, "What went well", "Went right"), "Contributing factors", "Five whys"),
		strings.ReplaceAll(everySection, "## Impact\n", "## What customers noticed\n"),
	},
	Check: checkMissingSection,
}

const everySection = "# Lost parcels\n\n## Summary\n\nA.\n\n## Impact\n\nB.\n\n## Timeline\n\nC.\n\n## Contributing factors\n\nD.\n\n## What went well\n\nE.\n\n## What went wrong\n\nF.\n\n## Action items\n\nG.\n"

func checkMissingSection(p *analyzer.Pass) {
	o := analyzer.Options[missingSectionOptions](p)
	required := o.Required
	if t, ok := templates[strings.ToLower(o.Template)]; ok {
		required = t
	}
	if !isReport(p) {
		return
	}
	var missing []string
	for _, name := range required {
		if k, ok := analyzer.ParseKind(name); ok && k != analyzer.Other && !has(p, k) {
			missing = append(missing, `"`+kindTitles[k]+`"`)
		}
	}
	if len(missing) == 0 {
		return
	}
	f := about(p, titleSpan(p), "There is no section for %s, so a reader cannot tell whether nobody asked or nobody wrote it down.", list(missing))
	f.Suggest("Add the section, even with one sentence; a title of your own can be declared under sections in the configuration.")
}

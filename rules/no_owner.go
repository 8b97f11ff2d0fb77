package rules

import "github.com/blamelint/blamelint/analyzer"

var noOwner = &analyzer.Rule{
	ID:      "no-owner",
	Name:    "A postmortem without an owner",
	Summary: "no field names one person or role that owns the postmortem",
	Doc: `A postmortem with several authors and no owner is finished by nobody: each waits for the other to call the meeting, to chase the missing
figure and to publish. One owner, chosen when the incident is closed, sees it through. The owner does not have to write it alone, nor to have been there; it is
a role, not a verdict.

A single author counts as the owner, and so does a lead, facilitator or report owner; the field may stand in the front matter, in a line, a list or a table.`,
	Sources:  []analyzer.Source{pdHow, atlassian},
	Group:    analyzer.Structure,
	Severity: analyzer.Off,
	Strict:   analyzer.Note,
	Examples: []analyzer.Example{{
		Bad:  "# «Lift»\n\n## Summary\n\nIt stopped.\n\n## Impact\n\n14 guests.\n",
		Good: "# Lift\n\n**Owner:** house team lead\n\n## Summary\n\nIt stopped.\n\n## Impact\n\n14 guests.\n",
	}, {
		Bad:  "# «Lift»\n\nAuthors: Jo Reed, Bo Oak\n\n## Summary\n\nIt stopped.\n\n## Impact\n\n14 guests.\n",
		Good: "# Lift\n\nAuthors: Jo Reed, Bo Oak\nPostmortem lead: Jo Reed\n\n## Summary\n\nIt stopped.\n\n## Impact\n\n14 guests.\n",
	}, {
		Bad:  "# «Lift»\n\n**Owner:** TBD\n\n## Summary\n\nIt stopped.\n\n## Impact\n\n14 guests.\n",
		Good: "---\nauthor: Jo Reed\n---\n\n# Lift\n\n## Summary\n\nIt stopped.\n\n## Impact\n\n14 guests.\n",
	}},
	Silent: []string{
		"# Runbook\n\n## Restart\n\nPress the button.\n",
		"# Lift\n\n| Report owner | Jo Reed |\n|---|---|\n| Date | 3 May |\n\n## Summary\n\nIt stopped.\n\n## Impact\n\n14 guests.\n",
		"# Lift\n\nPrepared by: Jo Reed, duty manager\n\n## Summary\n\nIt stopped.\n\n## Impact\n\n14 guests.\n",
		"# Lift\n\nAuthor: Jo Reed · Status: final\n\n## Summary\n\nIt stopped.\n\n## Impact\n\n14 guests.\n",
		"# Lift\n\n- Responsible for this report: Jo Reed\n\n## Summary\n\nIt stopped.\n\n## Impact\n\n14 guests.\n",
		"# Lift\n\n*By Jo Reed*\n\n## Summary\n\nIt stopped.\n\n## Impact\n\n14 guests.\n",
		"## Owner\n\nJo Reed\n\n## Summary\n\nIt stopped.\n\n## Impact\n\n14 guests.\n",
	},
	Check: checkNoOwner,
}

var (
	signWords = analyzer.Words("by from")
)

func checkNoOwner(p *analyzer.Pass) {
	if m := p.Meta(); m.Owner || !isReport(p) || signed(p) {
		return
	}
	m := p.Meta()
	if m.Authors > 1 {
		f := about(p, titleSpan(p), "%d authors and no owner: a reader does not know whom to ask, and each author may wait for the other.", m.Authors)
		f.Suggest("Name one owner, a person or a role, who sees the review through.")
		return
	}
	f := about(p, titleSpan(p), "No field names an owner, so a reader does not know whom to ask about this review.")
	f.Suggest(`Add a line such as "Owner:" with one person or role who sees the review through.`)
}

// signed recognises a line "By Jo Reed" under the title.
func signed(p *analyzer.Pass) bool {
	for n, b := range p.Blocks {
		if n > 4 {
			return false
		}
		if b.Kind == analyzer.Paragraph && b.EndToken-b.FirstToken <= 12 && b.EndToken-b.FirstToken > 1 && signWords.Has(p.Tokens[b.FirstToken].Word) {
			return true
		}
	}
	return false
}

package rules

import (
	"time"

	"github.com/blamelint/blamelint/analyzer"
)

// lateReviewOptions say how many business days a postmortem may take.
type lateReviewOptions struct {
	Grave int `yaml:"sev-1-days" help:"business days from the incident to the publication or review of an incident of severity 1"`
	Other int `yaml:"days" help:"business days for every other incident"`
}

var lateReview = &analyzer.Rule{
	ID:      "late-review",
	Name:    "A review that came late",
	Summary: "more than 3 business days (severity 1) or 5 (others) from the incident to its publication or review",
	Doc: `Memory fades and rearranges itself within days, logs and graphs expire, and the interest of those who could help moves on. Teams
therefore set a term: PagerDuty gives three business days to a Sev-1 and five to a Sev-2. A late review is better than none; the finding is meant for the process
and not for the author.

Both days have to be written in fields of the document ("Incident date", "Published", "Date of review"). A date that can be read in two ways, such as
03/04, is left out. Holidays are not known.`,
	Sources:  []analyzer.Source{pdHow},
	Group:    analyzer.Structure,
	Severity: analyzer.Off,
	Strict:   analyzer.Note,
	Options:  &lateReviewOptions{Grave: 3, Other: 5},
	Examples: []analyzer.Example{{
		Bad:  "# Lift\n\n**Incident date:** 2024-05-14\n\n**Published:** «2024-05-30»\n\n**Severity:** 2\n",
		Good: "# Lift\n\n**Incident date:** 2024-05-14\n\n**Published:** 2024-05-21\n\n**Severity:** 2\n",
	}, {
		Bad:  "- Date of incident: 14 May 2024\n- Date of report: «20 May 2024»\n- Severity: SEV-1\n",
		Good: "- Date of incident: 14 May 2024\n- Date of report: 17 May 2024\n- Severity: SEV-1\n",
	}, {
		Bad:  "| Field | |\n|---|---|\n| Outage start | 2024-05-14 |\n| Review date | «2024-06-14» |\n",
		Good: "| Field | |\n|---|---|\n| Outage start | 2024-05-14 |\n| Review date | 2024-05-16 |\n",
	}},
	Silent: []string{
		"**Incident date:** 2024-05-10\n\n**Published:** 2024-05-17\n",
		"**Incident date:** 03/04/2024\n\n**Published:** 2024-05-30\n",
		"**Published:** 2024-05-30\n",
		"---\ndate: 2024-05-30\n---\n\n**Incident date:** 2024-05-10\n",
		"**Incident date:** 2024-05-30\n\n**Published:** 2024-05-10\n",
		"The incident of 10 May was reviewed on 30 May 2024.",
		"**Incident date:** 2024-05-10\n\n**Published:** later\n",
	},
	Check: checkLateReview,
}

func checkLateReview(p *analyzer.Pass) {
	m := p.Meta()
	if m.Incident.IsZero() || m.Published.IsZero() || !written(m) {
		return
	}
	o := analyzer.Options[lateReviewOptions](p)
	limit := o.Other
	if m.Severity == 1 {
		limit = o.Grave
	}
	days := businessDays(m.Incident, m.Published)
	if days <= limit {
		return
	}
	f := about(p, m.PublishedAt, "The review is dated %s after the incident, against a term of %d; a reader may wonder what was still remembered.", plural(days, "business day"), limit)
	f.Suggest("Nothing to change in this document; where reviews are often late, shorten the form or free the reviewers.")
}

// written reports whether the day of the incident was written in a field that
// names it, not guessed from a title.
func written(m *analyzer.Meta) bool {
	for i := range m.Fields {
		if k := m.Fields[i].Kind; (k == analyzer.IncidentField || k == analyzer.DateField) && m.Fields[i].ValueAt == m.IncidentAt {
			return true
		}
	}
	return false
}

// businessDays counts the working days after from, up to and including to.
func businessDays(from, to time.Time) (n int) {
	const longest = 3 * 366
	for day := from.AddDate(0, 0, 1); !day.After(to) && n < longest; day = day.AddDate(0, 0, 1) {
		if w := day.Weekday(); w != time.Saturday && w != time.Sunday {
			n++
		}
	}
	return n
}

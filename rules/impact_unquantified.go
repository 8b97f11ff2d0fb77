package rules

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

var impactUnquantified = &analyzer.Rule{
	ID:      "impact-unquantified",
	Name:    "An impact without a figure",
	Summary: "neither the impact nor the summary says how many, how long or which share",
	Doc: `"Some users saw errors" fits three users and three million. Without a figure nobody can tell whether the action items are in
proportion, whether the next incident is smaller, or what to say to those who were hit. A rough figure with its source beats none ("about 4 % of logins between
9:00 and 9:40, by the gateway's counter"); so does saying that it cannot be known, and why, which is a finding in itself.

Figures in the summary count too, and so do words such as "all", "none" and "half".`,
	Sources:  []analyzer.Source{sreTmpl, pdTmpl, atlassian},
	Group:    analyzer.Structure,
	Severity: analyzer.Note,
	Examples: []analyzer.Example{{
		Bad:  "## Summary\n\nThe shop was slow.\n\n## «Impact»\n\nSome customers could not pay.\n",
		Good: "## Summary\n\nThe shop was slow.\n\n## Impact\n\n4 % of the payments between 9:00 and 9:40 failed.\n",
	}, {
		Bad:  "**«Impact»:** Users saw errors on the search page.\n\n**Causes:** A full disk.\n",
		Good: "**Impact:** Users saw errors on the search page for half an hour.\n\n**Causes:** A full disk.\n",
	}, {
		Bad:  "# Lift\n\n## «What guests noticed»\n\nGuests had to walk, and complained at the desk.\n",
		Good: "# Lift\n\n## What guests noticed\n\nFourteen guests had to walk, and complained at the desk.\n",
	}},
	Silent: []string{
		"## Impact\n\nAll customers were cut off.\n",
		"## Impact\n\nNobody noticed anything.\n",
		"## Impact\n\nWe cannot tell how many: the gateway keeps no counts.\n",
		"## Summary\n\nFor 40 minutes the shop was slow.\n\n## Impact\n\nCustomers could not pay.\n",
		"## Impact\n\n### Customers\n\n12 % of the calls failed.\n",
		"## Impact\n\n",
		"Some customers could not pay.",
		"## Impact\n\n| Region | Errors |\n|---|---|\n| North | 9 % |\n",
		"## Impact\n\nEvery second login failed.\n",
		"## Impact\n\nTwo of our customers called.\n",
		"## Impact\n\n![graph of errors](errors.png)\n",
	},
	Check: checkImpactUnquantified,
}

// figureWords measure in words. "One" and "some" do not: "one of the servers".
var figureWords = analyzer.Words(`all every everyone everybody everything each none nobody nothing noone zero entire entirely whole completely totally half halves third thirds quarter quarters double twice
	two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens hundred hundreds thousand
	thousands million millions billion unknown measured minute minutes hour hours day days week weeks majority most minority percent any`)

func checkImpactUnquantified(p *analyzer.Pass) {
	impacts := p.SectionsOf(analyzer.Impact)
	if len(impacts) == 0 {
		return
	}
	prose := false
	for _, s := range impacts {
		switch quantified(p, s) {
		case hasFigure:
			return
		case unmeasured:
			prose = true
		}
	}
	if !prose {
		return
	}
	for _, s := range p.SectionsOf(analyzer.Summary) {
		if quantified(p, s) == hasFigure {
			return
		}
	}
	s := impacts[0]
	f := about(p, sectionSpan(p, s), "Under %q there is no figure, so a reader cannot tell three users from three million.", s.Title)
	f.Suggest("Give a number, a share or a duration, however rough, with its source; or say that it cannot be known, and why.")
}

// "We cannot tell how many": an answer too.
var (
	notKnown  = analyzer.Words("cannot not n't no")
	tellVerbs = analyzer.Words("tell say know measure measured count counted known impact effect customer user users customers")
)

type measure int

const (
	noProse measure = iota
	unmeasured
	hasFigure
)

// quantified looks for figures in a section. Images count as figures.
func quantified(p *analyzer.Pass, s *analyzer.Section) measure {
	out := noProse
	for _, b := range s.Blocks {
		if b.FirstToken == b.EndToken && !b.Span.Empty() && b.Kind != analyzer.Heading {
			return hasFigure
		}
	}
	sectionTokens(p, s, func(i int) bool {
		t := &p.Tokens[i]
		switch {
		case t.Kind == analyzer.NumberToken && isFigure(p, i), figureWords.Has(t.Word), notKnown.Has(t.Word) && i+1 < s.End && tellVerbs.Has(p.Tokens[i+1].Word):
			out = hasFigure
			return false
		case t.Kind == analyzer.WordToken && out == noProse:
			out = unmeasured
		}
		return true
	})
	return out
}

// isFigure tells a figure from a date, a version or the number of an item.
func isFigure(p *analyzer.Pass, i int) bool {
	w := p.Word(i)
	if strings.Count(w, ".") > 1 || strings.Count(w, "-") > 1 || strings.Count(w, "/") > 1 {
		return false
	}
	for j := max(0, i-2); j <= i; j++ {
		if x, ok := p.DateAt(j); ok && x.End > i && x.Day > 0 {
			return false
		}
	}
	return true
}

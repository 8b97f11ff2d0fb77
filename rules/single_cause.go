package rules

import "github.com/blamelint/blamelint/analyzer"

var singleCause = &analyzer.Rule{
	ID:      "single-cause",
	Name:    "Only one factor",
	Summary: "the section on causes names a single one",
	Doc: `Systems that run every day have several defences, so an incident needs several conditions at once: what set it off, what let it
spread, what kept it from being seen, what made it slow to repair. An analysis that ends at one of them has usually ended at the first that somebody
knew how to fix, and leaves the others where they are.

Ask what else had to be true. Why did it not stop at one host? Why was it not seen for an hour? What made the action look right at that moment?`,
	Sources:  []analyzer.Source{cook, allspaw, dekker, pagerDuty},
	Group:    analyzer.Structure,
	Severity: analyzer.Off,
	Strict:   analyzer.Note,
	Examples: []analyzer.Example{{
		Bad:  "## «Cause»\n\nThe certificate expired.\n",
		Good: "## Contributing factors\n\nThe certificate expired. The reminder went to a list that nobody reads, and the gateway trusts no second one.\n",
	}, {
		Bad:  "## «Root cause»\n\n- A full disk\n",
		Good: "## Contributing factors\n\n- A full disk\n- An alert that watches the other disk\n",
	}, {
		Bad:  "**«Contributing factors»**\n\n1. The font was not installed on the new host.\n\n**Impact**\n\n40 labels.\n",
		Good: "**Contributing factors**\n\n1. The font was not installed on the new host.\n2. The label service falls back without a word.\n\n**Impact**\n\n40 labels.\n",
	}},
	Silent: []string{
		"## Causes\n\nThe disk filled up because the log was not rotated, and the alert watched the other disk.\n",
		"## Root cause\n\nThe certificate expired.\n\n## Contributing factors\n\n- The reminder went to an old list\n",
		"## Contributing factors\n\nThree things had to come together.\n",
		"## Causes\n\n",
		"## Causes\n\nThe certificate expired. Its reminder was sent to a list nobody reads. The gateway had no second one. The test host uses its own.\n",
		"The cause was a full disk.",
		"## Five whys\n\n1. Why did it stop? The disk was full.\n2. Why was it full? Logs.\n",
		"## Causes\n\n![diagram of the causes](causes.png)\n",
	},
	Check: checkSingleCause,
}

var (
	furtherWords = analyzer.Words(`and also additionally moreover furthermore besides second secondly combination combined together several multiple both two three factors causes conditions reasons
		meanwhile although because without unless`)
	briefCause = 2 // sentences
)

func checkSingleCause(p *analyzer.Pass) {
	causes := p.SectionsOf(analyzer.Causes)
	if len(causes) == 0 {
		return
	}
	var told *analyzer.Section
	for _, s := range causes {
		if s.Within(analyzer.Timeline) || s.Within(analyzer.ActionItems) {
			return
		}
		switch n := factors(p, s); {
		case n > 1:
			return
		case n == 1 && told != nil && told.End <= s.First:
			return
		case n == 1:
			told = s
		}
	}
	if told == nil {
		return
	}
	f := about(p, sectionSpan(p, told), "Under %q stands a single factor, and a reader may conclude that nothing else had to be true.", told.Title)
	f.Suggest("Ask what let it spread, what kept it from being seen and what made it slow to repair, and add what you find.")
}

// factors counts the items or, without a list, takes a text of more than two
// sentences or with a conjunction for several.
func factors(p *analyzer.Pass, s *analyzer.Section) int {
	items, sentences, more := 0, 0, false
	for _, b := range s.Blocks {
		if b.FirstToken == b.EndToken && !b.Span.Empty() || b.Row != nil && (s.Head == nil || s.Head.Row != b.Row) {
			return 2
		}
	}
	seen := -1
	sectionTokens(p, s, func(i int) bool {
		sen := int(p.Tokens[i].Sentence)
		if sen != seen {
			seen = sen
			sentences++
			if b := p.BlockOf(i); b.Item != nil && p.Sentences[sen].First == b.FirstToken {
				items++
			}
		}
		more = more || furtherWords.Has(p.Tokens[i].Word)
		return !more && items < 2 && sentences <= briefCause
	})
	switch {
	case items > 1 || more || sentences > briefCause:
		return 2
	case sentences == 0:
		return 0
	}
	return 1
}

package rules

import "github.com/blamelint/blamelint/analyzer"

var fixInNarrative = &analyzer.Rule{
	ID:      "fix-in-narrative",
	Name:    "Plans in the story",
	Summary: `"we will", "we need to", "going forward" in the timeline, the impact or the causes`,
	Doc: `A plan in the middle of the story ends the story: once a fix is named, nobody asks further how the conditions came about, and
the fix shapes what is told. Plans made there are also lost, since nobody follows up a sentence in a timeline. First understand what happened; then decide,
in a section of its own, where each item has an owner and an end.

The rule reads the timeline, the impact and the causes. Summaries often end with what will change, and may.`,
	Sources:  []analyzer.Source{pdHow, etsy, allspaw},
	Group:    analyzer.Structure,
	Severity: analyzer.Off,
	Strict:   analyzer.Note,
	Examples: []analyzer.Example{{
		Bad:  "## Timeline\n\n- 10:00 Disk full. «We need to» add an alert.\n- 10:20 Logs deleted.\n",
		Good: "## Timeline\n\n- 10:00 Disk full; no alert covers this disk.\n- 10:20 Logs deleted.\n\n## Action items\n\n- We need to add an alert.\n",
	}, {
		Bad:  "## Contributing factors\n\nThe form accepts any number. «We will» add a range check.\n",
		Good: "## Contributing factors\n\nThe form accepts any number.\n\n## Action items\n\n- Add a range check to the form.\n",
	}, {
		Bad:  "## Impact\n\nForty shops were closed. «Going forward», the tills will fall back to cash.\n",
		Good: "## Impact\n\nForty shops were closed; the tills have no way to fall back to cash.\n",
	}},
	Silent: []string{
		"## Summary\n\nThe disk was full. We will add an alert.\n",
		"## Lessons learned\n\nWe need to watch the other disk.\n",
		"## Timeline\n\n- 10:00 The desk posts: \"we will be back in an hour\".\n",
		"## Timeline\n\n- 10:00 The vendor says that they will call back.\n",
		"## Contributing factors\n\nThe team needed to restart the host by hand.\n",
		"## Contributing factors\n\n### Action items\n\n- We will add an alert.\n",
		"## Impact\n\nWe will never know how many letters were lost.\n",
		"## Timeline\n\n- 10:00 We decide that we will wait for the vendor.\n",
		"## Causes\n\nIf the cache is cold, we need to read from disk.\n",
	},
	Check: checkFixInNarrative,
}

var (
	weWord     = analyzer.Words("we")
	willWords  = analyzer.Words("will 'll")
	planWords  = analyzer.Words("need plan intend ought")
	goingWords = analyzer.Words("going moving")
	wForward   = analyzer.W("forward")
	willNot    = analyzer.Words("never not n't be")
	saidWords  = analyzer.Words("that decide decides decided say says said agree agreed announce announced post posts posted write writes wrote tell tells told think thought expect expected believe believed whether if when once until unless as before after so")
	fixVerbs   = analyzer.Words(`add adds create build implement introduce improve fix change update write document automate remove replace migrate move set define test review extend enforce require make ensure investigate
		monitor alert track adopt deploy upgrade harden limit separate split provide train look work find configure enable disable rotate prevent reduce avoid start stop address rewrite refactor`)
)

func checkFixInNarrative(p *analyzer.Pass) {
	if p.Any(weWord) {
		for i := range p.Each(weWord) {
			planAt(p, i)
		}
	}
	for i := range p.Each(goingWords) {
		if i+1 < len(p.Tokens) && p.Tokens[i+1].Word == wForward {
			reportPlan(p, i, i+2)
		}
	}
}

// planAt looks for "we will add", "we need to add" and "we should add".
func planAt(p *analyzer.Pass, i int) {
	s := p.SentenceOf(i)
	for j := max(s.First, i-8); j < i; j++ {
		if saidWords.Has(p.Tokens[j].Word) {
			return
		}
	}
	j := i + 1
	if j >= s.End {
		return
	}
	switch w := p.Tokens[j].Word; {
	case willWords.Has(w), shouldWord.Has(w):
		j++
	case planWords.Has(w) && j+1 < s.End && p.Tokens[j+1].Word == wTo:
		j += 2
	default:
		return
	}
	end := j
	for j < s.End && j < end+3 && !fixVerbs.Has(p.Tokens[j].Word) {
		if willNot.Has(p.Tokens[j].Word) {
			return
		}
		j++
	}
	if j < s.End && fixVerbs.Has(p.Tokens[j].Word) {
		reportPlan(p, i, end)
	}
}

var shouldWord = analyzer.Words("should must")

func reportPlan(p *analyzer.Pass, first, end int) {
	b := p.BlockOf(first)
	s := b.Section
	narrative := s.Within(analyzer.Timeline) || s.Within(analyzer.Impact) || s.Within(analyzer.Causes)
	if !narrative || s.Within(analyzer.ActionItems) || s.Within(analyzer.Lessons) || s.Within(analyzer.WentWrong) || s.Within(analyzer.Resolution) || b.Quote > 0 ||
		b.Kind == analyzer.Heading || p.Tokens[first].Is(analyzer.Quoted) || p.Mentioned(first) {
		return
	}
	f := p.Report(p.TokensSpan(first, end), "%q begins a plan within the story; a reader stops asking how the conditions came about, and nobody follows the plan up.", p.TokensText(first, end))
	f.Suggest("Say here only what was so, and make the plan an action item with an owner.")
}

package rules

import "github.com/blamelint/blamelint/analyzer"

var timelineJudgment = &analyzer.Rule{
	ID:      "timeline-judgment",
	Name:    "An opinion in the timeline",
	Summary: `"unfortunately", "too late", "finally", "the culprit was" in an entry of the timeline`,
	Doc: `The timeline is the part that everybody who was there can agree on, and the ground on which the analysis stands. An adverb such as
"unfortunately" or a verdict such as "too late" puts the end of the story into its middle: at 10:20 nobody knew that it was late. Keep to what could be
seen and what was done, with the time at which it could be seen, and put what it meant into the analysis.`,
	Sources:  []analyzer.Source{pdHow, etsy, dekker},
	Group:    analyzer.Structure,
	Severity: analyzer.Off,
	Strict:   analyzer.Note,
	Examples: []analyzer.Example{{
		Bad:  "## Timeline\n\n- 10:20 «Unfortunately», the replica was rebuilt first.\n- 11:00 The rollback came «too late».\n",
		Good: "## Timeline\n\n- 10:20 The replica is rebuilt; the primary still looks healthy.\n- 11:00 Rollback; 4,100 orders are queued by now.\n",
	}, {
		Bad:  "## Timeline\n\n| Time | Event |\n|---|---|\n| 10:00 | Release 4 |\n| 10:40 | The desk «inexplicably» restarts the wrong host |\n",
		Good: "## Timeline\n\n| Time | Event |\n|---|---|\n| 10:00 | Release 4 |\n| 10:40 | The desk restarts host 7; the alert names no host |\n",
	}, {
		Bad:  "## Timeline\n\n- 10:00 Deploy.\n- 10:50 «The culprit was» the new index.\n",
		Good: "## Timeline\n\n- 10:00 Deploy.\n- 10:50 Query plans show the new index in every slow query.\n",
	}},
	Silent: []string{
		"## Timeline\n\n- 10:00 Deploy.\n- 10:20 Rollback.\n",
		"## Lessons learned\n\nUnfortunately the replica was rebuilt first, and the rollback came too late.\n",
		"## Timeline\n\n- 10:00 A customer writes \"unfortunately nothing works\".\n",
		"## Timeline\n\n- 10:00 The disk is too small for the dump.\n",
		"## Timeline\n\n- 10:00 Queue finalised.\n- 10:10 The last job finishes.\n",
		"## Timeline\n\n> Luckily it is Sunday.\n\n- 10:00 Deploy.\n",
		"## Timeline\n\n- 10:00 The token had expired too early to be renewed.\n",
	},
	Check: checkTimelineJudgment,
}

var (
	opinionWords = analyzer.Words(`unfortunately luckily fortunately sadly regrettably surprisingly inexplicably inexcusably bizarrely ironically thankfully needlessly foolishly hastily
		belatedly predictably obviously clearly alas frustratingly annoyingly embarrassingly amazingly incredibly strangely understandably inevitably wisely`)
	tooWord      = analyzer.Words("too")
	lateWords    = analyzer.Words("late slow slowly")
	culpritWord  = analyzer.Words("culprit")
	wArticle     = analyzer.W("the")
	verdictVerbs = analyzer.Words("was is were turned turns")
)

func checkTimelineJudgment(p *analyzer.Pass) {
	if !p.Any(opinionWords) && !p.Any(tooWord) && !p.Any(culpritWord) || p.Timeline() == nil {
		return
	}
	for i := range p.Each(opinionWords) {
		opinion(p, i, i+1)
	}
	for i := range p.Each(tooWord) {
		if i+1 < len(p.Tokens) && lateWords.Has(p.Tokens[i+1].Word) {
			opinion(p, i, i+2)
		}
	}
	for i := range p.Each(culpritWord) {
		if s := p.SentenceOf(i); i > s.First && p.Tokens[i-1].Word == wArticle && i+1 < s.End && verdictVerbs.Has(p.Tokens[i+1].Word) {
			opinion(p, i-1, i+2)
		}
	}
}

func opinion(p *analyzer.Pass, first, end int) {
	b := p.BlockOf(first)
	if !b.Section.Within(analyzer.Timeline) || b.Quote > 0 || b.Kind == analyzer.Heading || p.Tokens[first].Is(analyzer.Quoted) || p.Mentioned(first) {
		return
	}
	f := p.Report(p.TokensSpan(first, end), "%q is an opinion, and in a timeline a reader takes it for what was known at that moment.", p.TokensText(first, end))
	f.Suggest("Keep to what could be seen and what was done then, and say what it meant in the analysis.")
}

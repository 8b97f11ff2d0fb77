package rules

import "github.com/blamelint/blamelint/analyzer"

var hindsight = &analyzer.Rule{
	ID:      "hindsight",
	Name:    "The outcome made to look plain",
	Summary: `"in hindsight", "obviously", "preventable", "only a matter of time": what looks easy once the outcome is known`,
	Doc: `Hindsight makes the outcome look likelier and the warning signs louder than they were for those who stood in the middle of it. Words
such as "obviously", "in hindsight", "easily avoided" or "a simple mistake" move the reader to the end of the story, from where every wrong turn is
marked, and suggest that whoever did not see the end was not looking. Nobody learns from that how the moment looked: among forty alerts, with two
of them plausible, at ten past three.

Write what could be seen at that time, by whom and where, and what else was going on. "The graph had doubled by 13:50; nobody had it open, because the
rollout dashboard shows other hosts" keeps the fact and drops the verdict.

What is said of data is passed over ("clearly visible in the graph", "predictable latency"), and so is what is denied ("it was not obvious which
host"). "Unfortunately" is left alone: it regrets, and blames nobody.`,
	Sources:  []analyzer.Source{dekker, cook, pagerDuty, workbook},
	Group:    analyzer.Language,
	Severity: analyzer.Warning,
	Examples: []analyzer.Example{{
		Bad:  "«In hindsight», the two valves were easy to confuse.",
		Good: "The two valves carry the same tag, and the lamp over the left one was out.",
	}, {
		Bad:  "The night crew had «obviously» not opened the mail.",
		Good: "The mail went to a list that the night crew is not on.",
	}, {
		Bad:  "The flood in hall 4 was «preventable»; «it was just a matter of time».",
		Good: "The pump in hall 4 had stopped three times since June; a spare was ordered in July and is due in October.",
	}, {
		Bad:  "One «simple mistake» on the rota, «easily caught» by anyone.",
		Good: "The rota showed the same name in two cells; nothing compares the cells.",
	}, {
		Bad:  "To the desk it «should have been obvious» that the feed was stale.",
		Good: "The feed's last update is shown in UTC, an hour behind the wall clock; the desk read it as current.",
	}},
	Silent: []string{
		"The dip is clearly visible in the pressure curve.",
		"It was not obvious which of the two hosts was meant.",
		"Response times are predictable below 70 % load.",
		"The exporter was bound to the loopback address.",
		"A copy of course titles was imported twice.",
		"In the retrospective we talked about the two valves.",
		"Looking back over two weeks of readings, the model finds no trend.",
		"The foreseeable future holds no second site.",
		"A simple join of both tables shows the gap.",
		"The preventable-disease report was printed twice.",
		"We tried to write this without hindsight.",
		"The fuse is easily swapped from the aisle.",
		"Nobody saw it coming.",
		"The runbook should make it obvious which lever to pull.",
		"Support clearly explained the workaround to the branches.",
	},
	Check: checkHindsight,
}

func checkHindsight(p *analyzer.Pass) {
	for i := range p.Each(hindsightWords) {
		checkRetrospect(p, i)
	}
	for i := range p.Each(plainAdverbs) {
		checkPlainAdverb(p, i)
	}
	for i := range p.Each(plainAdjectives) {
		checkObvious(p, i)
	}
	for i := range p.Each(easyWords) {
		checkEasily(p, i)
	}
	for i := range p.Each(foreseeables) {
		checkForeseeable(p, i)
	}
	for i := range p.Each(slipNouns) {
		checkSimpleMistake(p, i)
	}
	for i := range p.Each(courseWords) {
		checkOfCourse(p, i)
	}
	for _, i := range fateIndex.starts(p) {
		checkHindsightIdiom(p, i)
	}
	done := 0
	for _, i := range fatedIndex.starts(p) {
		if i >= done && !looksBackBefore(p, i) {
			done = max(done, checkFateIdiom(p, i))
		}
	}
	for i := range p.Each(needlessWords) {
		checkNeedless(p, i)
	}
}

const (
	looksBack    = "%q tells the story from its end; a reader may conclude that those in the middle of it could have known."
	looksPlain   = "%q makes the matter look plain to everyone; a reader may conclude that whoever did not see it was not looking."
	looksEasy    = "%q makes prevention look easy; a reader may conclude that somebody simply did not care to do it."
	looksFated   = "%q makes the outcome look certain beforehand; a reader may conclude that people knew it and let it happen."
	looksTrivial = "%q belittles a slip that is small only once it is found; a reader may conclude that care alone would have been enough."

	sayThen    = "Say what could be seen at that moment, by whom and on which screen, and what else competed for attention."
	sayMissing = "Say what stood in the way of seeing or stopping it, and put the missing safeguard among the action items."
	saySlip    = "Say what made the slip possible and what let it pass: the form, the two names that look alike, the check that was not there."
)

// reportHindsight reports the tokens from first up to end.
func reportHindsight(p *analyzer.Pass, first, end int, isNote bool, format, advice string) *analyzer.Finding {
	f := p.Report(p.TokensSpan(first, end), format, p.TokensText(first, end)).Suggest(advice)
	if isNote {
		f.Note()
	}
	return f
}

var (
	hindsightWords = analyzer.Words("hindsight retrospect retrospective looking thinking posteriori")
	retroOpeners   = analyzer.Words("in with of from by through")
	retroShows     = analyzer.Words("is was shows showed tells told says makes made suggests would can being has gives teaches taught reveals revealed allows lets makes 's")
	wHindsight     = analyzer.W("hindsight")
	wRetrospective = analyzer.W("retrospective")
	wLooking       = analyzer.W("looking")
	wThinking      = analyzer.W("thinking")
	wPosteriori    = analyzer.W("posteriori")
	backWords      = analyzer.Words("back backward backwards")
	benefitWords   = analyzer.Words("the benefit advantage luxury clarity power wisdom perfect full 20/20 of light a little bit some our")
)

// checkRetrospect judges "in hindsight", "with the benefit of hindsight", "in
// retrospect", "looking back".
func checkRetrospect(p *analyzer.Pass, i int) {
	if quotedOrMentioned(p, i) {
		return
	}
	switch p.Tokens[i].Word {
	case wLooking, wThinking:
		checkLookingBack(p, i)
		return
	case wPosteriori:
		if wordAt(p, i, i+1) == wordComma {
			reportHindsight(p, max(i-1, around(p, i).First), i+1, false, looksBack, sayThen)
		}
		return
	case wRetrospective:
		// "In retrospective, …", as speakers of other languages put it.
		if wordAt(p, i, i-1) != wordIn || around(p, i).First != i-1 || wordAt(p, i, i+1) != wordComma {
			return
		}
	}
	first := i
	for first > around(p, i).First && benefitWords.Has(p.Tokens[first-1].Word) && !retroOpeners.Has(p.Tokens[first-1].Word) || wordAt(p, i, first-1) == wOf && benefitWords.Has(wordAt(p, i, first-2)) {
		first--
	}
	switch {
	case p.Tokens[i].Is(analyzer.Capital) && i > around(p, i).First && !p.BlockOf(i).Bold && p.BlockOf(i).Kind != analyzer.Heading:
		return // a product
	case first == i && wordAt(p, i, i-1) == wOf:
		return // "the pull of hindsight": spoken of, not spoken from
	case retroOpeners.Has(wordAt(p, i, first-1)):
		first--
	case p.Tokens[i].Word == wHindsight && retroShows.Has(wordAt(p, i, i+1)) && first == around(p, i).First:
	default:
		return
	}
	f := reportHindsight(p, first, i+1, false, looksBack, sayThen)
	offerDeletion(p, f, first, i+1, false, "Leave it out, and say how it looked at that moment")
}

var (
	wordIn    = analyzer.W("in")
	lookedAt  = analyzer.Words("at on over through upon")
	dataNouns = analyzer.Words(`log logs graph graphs metric metrics data dashboard dashboards trace traces history samples sample chart charts report reports
		timeline record records wake days weeks months hours minutes years numbers figures commits changelog audit ticket tickets code footage`)
)

// checkLookingBack judges "Looking back, everybody knew". Looking back over
// records is work, not hindsight.
func checkLookingBack(p *analyzer.Pass, i int) {
	s := around(p, i)
	if !backWords.Has(wordAt(p, i, i+1)) || i > s.First && p.Tokens[i-1].Kind != analyzer.PunctToken && !joiners.Has(p.Tokens[i-1].Word) {
		return
	}
	end := i + 2
	switch w := wordAt(p, i, end); {
	case w == wordComma && i == s.First, nowWords.Has(w), w != wordComma && analyzer.WePronouns.Has(w):
	case lookedAt.Has(w) && i == s.First:
		for j := end + 1; j < min(s.End, end+8) && p.Tokens[j].Word != wordComma; j++ {
			if dataNouns.Has(p.Tokens[j].Word) {
				return
			}
		}
	default:
		return
	}
	reportHindsight(p, i, end, false, looksBack, sayThen)
}

// Fixed phrases.
var (
	fateIdioms = append(idioms(false,
		"it? was|is|were? only|just|merely|simply|purely a matter|question of time",
		"it? was|is|were? a matter|question of time before|until|till",
		"the? writing|handwriting was|is|were|had been? on the wall",
		"see|saw|seen|seeing it|this|that|these|them coming",
		"knew|known it|this|that|one? was|is|were coming",
		"accident|accidents|disaster|incident|failure|outage|catastrophe|tragedy waiting to happen",
		"was|were never going to work|hold|scale|succeed|last|survive|end|cope|suffice|fit",
		"was|were|seemed|looked doomed|destined|fated to|from",
		"was|were bound to happen|fail|break|occur|go|come|cause|lead|result|run|fill|explode|surface|bite|hit|collapse|crash|overflow|end|blow|repeat|get|catch|become|arise|follow|expire|be|turn|leak|clash|collide|slip|burst|trip",
		"was|were almost|nearly? inevitable|unavoidable",
		"with|given|knowing what we|i know|learned|learnt now",
		"asking for trouble",
		"as predictable|foreseeable|inevitable|avoidable|preventable as",
		"we|everyone|everybody|they all? knew it|this|that would|was|could|might one? day? happen|come|fail|break|end|bite|blow|explode|going|bound|coming|surface",
		"hiding|hidden in plain sight|view",
		"there|plain|clear|obvious|visible for all|everyone|anyone|everybody|anybody to see|read",
		"plain|clear|easy for? anyone|everyone? to see that",
		"staring|stared|stares us|me|them|him|her|everyone|everybody|you in the face",
		"right|just? under our|my|their|his|her|everyone|everybody 's? nose|noses|eyes",
		"plain|clear|obvious as day|daylight|crystal",
		"wise|wiser|smart|smarter|clever|cleverer|cleverest after|afterwards|afterward the? event|events|fact?",
		"afterwards|afterward everybody|everyone|one|you|it is|are|'s always? wise|wiser|smart|smarter|clever|cleverer|easy|easier",
		"you|anyone|anybody|everyone|everybody|we could|can see|saw it|this|that coming? a? mile|miles away|off",
		"an? open invitation to|for disaster|trouble|failure",
		"any|a child|fool|idiot|beginner|amateur|layman|layperson|novice could|can|would have? see|seen|tell|told|notice|noticed|know|known",
	), idioms(true,
		"recipe for disaster|failure|trouble",
		"came|comes|come as no|little surprise",
		"to no-one|nobody 's? surprise",
		"hardly|scarcely surprising|surprisingly",
		"unsurprisingly|predictably",
		"ticking time? bomb",
		"no-brainer",
		"needless to say",
	)...)
	fateIndex = indexIdioms(fateIdioms)
	wTime     = analyzer.W("time")
)

// checkHindsightIdiom judges the fixed phrase that begins at token i.
func checkHindsightIdiom(p *analyzer.Pass, i int) {
	for _, d := range fateIdioms {
		end, ok := d.at(p, i)
		if !ok || shadowed(p, i, d) {
			continue
		}
		if quotedOrMentioned(p, i) || deniedBefore(p, i, 5) || p.Tokens[end-1].Word == wTime && compoundTime(p, end) {
			return
		}
		reportHindsight(p, i, end, d.note, looksFated, sayMissing)
		return
	}
}

// shadowed reports whether the same idiom also begins a little earlier, with
// its optional words.
func shadowed(p *analyzer.Pass, i int, d idiom) bool {
	for j := max(around(p, i).First, i-3); j < i; j++ {
		if d.steps[0].words.Has(p.Tokens[j].Word) || d.steps[0].optional {
			if end, ok := d.at(p, j); ok && end > i {
				return true
			}
		}
	}
	return false
}

// compoundTime is "a matter of time slots".
func compoundTime(p *analyzer.Pass, end int) bool {
	w := wordAt(p, end-1, end)
	return timeThings.Has(w)
}

var timeThings = analyzer.Words("zone zones stamps stamp slots slot windows window series sync synchronisation synchronization")

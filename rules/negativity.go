package rules

import "github.com/blamelint/blamelint/analyzer"

var negativity = &analyzer.Rule{
	ID:      "negativity",
	Name:    "Words that dramatise",
	Summary: `"disaster", "nightmare", "embarrassing", "messed up": loaded words instead of the facts`,
	Doc: `A loaded word tells the reader how to feel before it tells what happened. "A disaster" cannot be measured, compared with the last
one, or made smaller next time; it makes those who were close to it defend themselves, and makes the next author think twice before writing at all. The
numbers are usually worse for the argument and better for the review: how many, for how long, how much.

Say what happened and how large it was. If people had a hard night, say how long they were up and what they had to do by hand; that is a finding
too.

Technical terms keep their names: disaster recovery, catastrophic backtracking, embarrassingly parallel, a catastrophe bond. Words in quotation marks and
in quotations belong to whoever said them.`,
	Sources:  []analyzer.Source{pagerDuty, sreBook, workbook},
	Group:    analyzer.Language,
	Severity: analyzer.Warning,
	Examples: []analyzer.Example{{
		Bad:  "The cut-over was a «disaster», and support had a «terrible» weekend.",
		Good: "The cut-over left 1,200 tills without prices for five hours; support answered 900 calls over the weekend.",
	}, {
		Bad:  "We «messed up» the letters, which is «embarrassing».",
		Good: "We sent 4,100 letters with the previous tenant's name.",
	}, {
		Bad:  "The new parser «broke everything».",
		Good: "The new parser took search, login and the till down in both regions.",
	}},
	Silent: []string{
		"The disaster recovery site took over in May.",
		"Catastrophic cancellation in the sum cost three digits.",
		"Resizing the photos is embarrassingly parallel.",
		"Two catastrophe bonds were priced late.",
		"The init process reaped a zombie after the abort.",
		"The message queue was messed with by nobody.",
		"The bracket was screwed up tight.",
		"The chess engine marks a blunder when the score drops.",
		"We write the number of tills instead of \"a disaster\".",
		"> This is a nightmare, please fix it.",
		"This was not a catastrophe, and we do not treat it as one.",
		"A chaos experiment stops one node an hour.",
		"The epic failed to sync to the second tracker.",
		"The flood was declared a natural disaster.",
	},
	Check: checkNegativity,
}

const (
	dramatises = "%q tells the reader how to feel; how large it was, and for whom, remains open."
	shames     = "%q judges whoever stood near it; a reader hears shame and learns nothing about the conditions."

	giveSize = "Give the size instead: how many, for how long, how much, and what people had to do by hand."
)

func checkNegativity(p *analyzer.Pass) {
	for i := range p.Each(dramaWords) {
		checkDrama(p, i)
	}
	for i := range p.Each(upVerbs) {
		checkMessedUp(p, i)
	}
	for _, i := range dramaIndex.starts(p) {
		checkDramaIdiom(p, i)
	}
}

var (
	// Words that dramatise wherever they stand.
	plainDrama = analyzer.Words(`nightmare nightmares nightmarish horrible horribly horrendous horrendously horrific horrifying horrifically terrible awful embarrassment embarrassments fiasco fiascos fiascoes debacle debacles carnage dreadful dreadfully atrocious atrociously
		appalling appallingly abysmal abysmally ghastly hideous hideously calamity calamitous calamities travesty farce farcical shambles shambolic trainwreck
		clusterfuck shitshow bloodbath armageddon cataclysm cataclysmic disastrous disastrously laughable laughably pathetic pathetically
		ludicrous ludicrously snafu snafus cock-up cock-ups balls-up foul-up fuck-up fuckup fuck-ups f-up screw-up screw-ups screwup screwups mess-up mess-ups
		mess-up's omnishambles gruesome disgusting dismal dismally outrageous outrageously lamentable deplorable woeful woefully
		sickening apocalypse apocalyptic devastating devastatingly tragic tragically heartbreaking heart-breaking heartbreakingly gut-wrenching soul-destroying
		soul-crushing nerve-wracking hair-raising spine-chilling excruciating excruciatingly agonising agonizing hellish harrowing pandemonium bedlam havoc
		cluster-fuck shit-show shitstorm godawful god-awful infuriating infuriatingly maddening maddeningly cringeworthy cringe-worthy horrid frightful shitty crappy fucking bullshit
		frightfully nightmarishly wretched trainwrecks`)
	// Words of shame.
	shameWords = analyzer.Words(`shameful shamefully disgrace disgraceful disgracefully humiliating humiliation humiliated ashamed embarrassing embarrassingly
		mortifying mortified embarrassed scandalous inglorious ignominious`)
	// Words with technical senses; see dramaTerms.
	touchyDrama = analyzer.Words(`disaster disasters catastrophe catastrophes catastrophic catastrophically dire horror horrors blunder blunders blundered
		blundering tragedy meltdown meltdowns chaos chaotic mayhem`)
	dramaWords = analyzer.Words("", plainDrama, shameWords, touchyDrama)
	mildDrama  = analyzer.Words("meltdown meltdowns chaos chaotic mayhem dismal embarrassed woefully lamentable outrageous")
)

// checkDrama judges a word that dramatises by itself.
func checkDrama(p *analyzer.Pass, i int) {
	w := p.Tokens[i].Word
	if technicalDrama(p, i) || quotedOrMentioned(p, i) || deniedDrama(p, i) || titleOfWork(p, i) {
		return
	}
	format := dramatises
	if shameWords.Has(w) {
		format = shames
	}
	f := p.Report(p.TokensSpan(i, i+1), format, p.Word(i)).Suggest(giveSize)
	if mildDrama.Has(w) {
		f.Note()
	}
}

// deniedDrama is "not a disaster", "no catastrophe": the word is kept away.
func deniedDrama(p *analyzer.Pass, i int) bool {
	j := i - 1
	for inSentence(p, i, j) && (linking.Has(p.Tokens[j].Word) || analyzer.Determiners.Has(p.Tokens[j].Word) && !denialWords.Has(p.Tokens[j].Word) || adverbAt(p, i, j) && !denialWords.Has(p.Tokens[j].Word)) {
		j--
	}
	return denialWords.Has(wordAt(p, i, j))
}

// linking are verbs between a subject and what is said of it: "nothing went
// horribly".
var linking = analyzer.Words("went was were is are be been looked felt turned became seems seemed")

var (
	// After a word that dramatises, or before it, these make a term of it.
	afterDisaster = analyzer.Words(`recovery relief response plan plans planning preparedness exercise exercises drill drills test tests testing scenario
		scenarios simulation simulations site sites copy region regions management agency agencies fund funds loan loans mitigation readiness tolerance
		tolerant proof resilience insurance warning warnings map maps alert alerts victims survivors risk risks reduction declaration aid zone
		prevention protection backup backups assistance services service role procedure procedures runbook runbooks case cases mode girl tarp`)
	beforeDisaster   = analyzer.Words("natural declared environmental humanitarian post dr declare geographic regional nuclear potential major-incident anti")
	fromDisaster     = analyzer.Words("case event from after against withstand survive for of")
	afterCatastrophe = analyzer.Words(`bond bonds desk desks team teams book swap swaps reinsurer reinsurers pricing model models modelling modeling cover coverage insurance reinsurance theory backtracking forgetting
		cancellation interference risk risks regex fund plan plans reserve reserves exposure layer layers treaty forgetfulness`)
	afterChaos = analyzer.Words(`engineering monkey mesh experiment experiments test tests testing toolkit blade kong gorilla day days exercise drill game
		agent tooling tool tools suite team run runs controller operator theory seed mode pendulum map system systems attractor injection lab labs`)
	afterHorror   = analyzer.Words("film films movie movies genre category game games shelf section author novel novels fiction channel")
	afterDire     = analyzer.Words("wolf wolves dawa maul")
	parallelWords = analyzer.Words("parallel parallelizable parallelisable parallelised parallelized simple easy-to-parallelize")
	chessWords    = analyzer.Words("chess pawn pawns stockfish lichess centipawn centipawns move moves bishop")
	reactorWords  = analyzer.Words("reactor nuclear core spectre cpu cpus kernel furnace smelter fuel")
)

// technicalDrama reports whether the word at token i is a term or a name.
func technicalDrama(p *analyzer.Pass, i int) bool {
	w, next, before := p.Tokens[i].Word, wordAt(p, i, i+1), wordAt(p, i, i-1)
	if next == hyphenWord {
		next = wordAt(p, i, i+2)
	}
	switch w.String() {
	case "fiasco", "fiascos", "fiascoes":
		return anyWithin(p, i, i-10, i+11, bottles)
	case "havoc":
		return inSentence(p, i, i+1) && p.Tokens[i].Is(analyzer.Capital) && p.Tokens[i+1].Kind == analyzer.NumberToken
	case "disaster":
		return afterDisaster.Has(next) || beforeDisaster.Has(before) || anyWithin(p, i, i+1, i+4, declaring) || fromDisaster.Has(before) && !inNarrative(p, i)
	case "disasters":
		return afterDisaster.Has(next) || beforeDisaster.Has(before) || anyWithin(p, i, i+1, i+4, declaring) || fromDisaster.Has(before)
	case "catastrophe", "catastrophes", "catastrophic", "catastrophically":
		return afterCatastrophe.Has(next) || next == lossWord && afterCatastrophe.Has(wordAt(p, i, i+2))
	case "chaos", "chaotic":
		return afterChaos.Has(next) || namelike(p, i)
	case "horror", "horrors":
		return afterHorror.Has(next)
	case "dire":
		return afterDire.Has(next) || namelike(p, i)
	case "mayhem", "calamity":
		return namelike(p, i)
	case "embarrassingly":
		return parallelWords.Has(next)
	case "blunder", "blunders":
		return anyWithin(p, i, around(p, i).First, around(p, i).End, chessWords)
	case "tragedy":
		return next == wordOf
	case "meltdown", "meltdowns":
		return anyWithin(p, i, around(p, i).First, around(p, i).End, reactorWords) || namelike(p, i)
	}
	return false
}

var declaring = analyzer.Words("declared declare") // a step of a recovery plan

// bottles: a fiasco is one, in straw.
var bottles = analyzer.Words("bottle bottles wine wines straw chianti flask flasks winery basket")

// titleOfWork reports whether the word at token i is part of a title or a name:
// two capitals in italics or in the middle of a sentence, or a name that the
// sentence explains ("Mayhem, a stage of the game, had two doors").
func titleOfWork(p *analyzer.Pass, i int) bool {
	t, s := &p.Tokens[i], around(p, i)
	if !t.Is(analyzer.Capital) || t.Is(analyzer.AllCaps) || isHeading(s.Block) {
		return false
	}
	italic := t.Is(analyzer.Emphasised)
	if i > s.First || italic {
		before := i > s.First && p.Tokens[i-1].Kind == analyzer.WordToken && p.Tokens[i-1].Is(analyzer.Capital) && i-1 > s.First
		after := i+1 < s.End && p.Tokens[i+1].Kind == analyzer.WordToken && p.Tokens[i+1].Is(analyzer.Capital)
		if before || after || italic && i > s.First {
			return true
		}
		if i > s.First {
			return namedWorks.Has(wordAt(p, i, i-1)) || namedWorks.Has(wordAt(p, i, i+1))
		}
	}
	if i > s.First || wordAt(p, i, i+1) != wordComma {
		return i+2 < s.End && p.Tokens[i+1].Is(analyzer.Capital) && p.Tokens[i+1].Kind == analyzer.WordToken && wordAt(p, i, i+2) == wordComma
	}
	if !analyzer.Determiners.Has(wordAt(p, i, i+2)) {
		return false
	}
	for k := i + 4; k < min(s.End-1, i+14); k++ {
		if p.Tokens[k].Word == wordComma {
			return finite(p, k+1)
		}
	}
	return false
}

// namedWorks are what has a name of its own.
var namedWorks = analyzer.Words("film movie game map level album band song play novel book series episode ship barge boat server mod codename code-named called named titled entitled")

var lossWord = analyzer.W("loss")

var hyphenWord = analyzer.W("-")

// inNarrative reports whether "the disaster" of the document is meant.
func inNarrative(p *analyzer.Pass, i int) bool {
	return analyzer.Determiners.Has(wordAt(p, i, i-1))
}

// namelike reports whether a capital in the middle of a sentence makes the
// word a name.
func namelike(p *analyzer.Pass, i int) bool {
	if s := around(p, i); p.Tokens[i].Is(analyzer.Capital) && i+1 < s.End && p.Tokens[i+1].Is(analyzer.Capital) && !isHeading(s.Block) {
		return true
	}
	return p.Tokens[i].Is(analyzer.Capital) && i > around(p, i).First && !isHeading(p.BlockOf(i)) && !p.Tokens[i].Is(analyzer.AllCaps)
}

var (
	upVerbs    = analyzer.Words("messed screwed messing screwing mess messes screw screws stuffed fouled cocked fucked effed")
	upWord     = analyzer.W("up")
	messWord   = analyzer.W("mess")
	screwLike  = analyzer.Words("screw screws screwed screwing")
	literally  = analyzer.Words("tight tightly firmly against into onto bracket bolt bolts nut nuts plate panel lid valve cap clamp hand eyes eye face nose paper ball shelf hinge hinges")
	splitUps   = analyzer.Words("messed messing mess screwed screwing screw screws messes fucked") // "messed the merge up"
	baseUps    = analyzer.Words("mess screw screws messes")
	messMakers = analyzer.Words("a an this that complete total absolute huge big whole giant utter such bloody")
	creators   = analyzer.Words("created made left caused they we he she behind")
)

// checkMessedUp judges "messed up", "screwed the migration up", "a mess".
func checkMessedUp(p *analyzer.Pass, i int) {
	w := p.Tokens[i].Word
	if w == messWord && checkMess(p, i) {
		return
	}
	if baseUps.Has(w) && analyzer.Determiners.Has(wordAt(p, i, i-1)) {
		return
	}
	end := 0
	for j := i + 1; j <= i+4 && end == 0; j++ {
		switch {
		case wordAt(p, i, j) == upWord:
			end = j + 1
		case !inSentence(p, i, j) || p.Tokens[j].Kind == analyzer.PunctToken:
			return
		}
	}
	if end == 0 || screwLike.Has(w) && anyWithin(p, i, i-4, end+3, literally) || quotedOrMentioned(p, i) || deniedDrama(p, i) {
		return
	}
	if end > i+2 && (!splitUps.Has(w) || !nounBetween(p, i+1, end-1)) {
		return
	}
	f := p.Report(p.TokensSpan(i, end), shames, p.TokensText(i, end)).Suggest(giveSize)
	if a := p.Subject(i); a.Agent == analyzer.SystemAgent && !a.Passive {
		f.Note()
	}
}

// nounBetween reports whether the tokens between "messed" and "up" are a noun
// phrase.
func nounBetween(p *analyzer.Pass, first, end int) bool {
	ph := p.PhraseAt(first)
	return ph.End == end
}

// checkMess judges "a mess", "the mess they created".
func checkMess(p *analyzer.Pass, i int) bool {
	if wordAt(p, i, i+1) == upWord {
		return false
	}
	if messMakers.Has(wordAt(p, i, i-1)) || creators.Has(wordAt(p, i, i+1)) {
		if !quotedOrMentioned(p, i) && !deniedDrama(p, i) {
			p.Report(p.TokensSpan(i, i+1), dramatises, p.Word(i)).Suggest(giveSize).Note()
		}
		return true
	}
	return false
}

var (
	dramaIdioms = append(idioms(false,
		"broke|breaks|broken|breaking|break pretty? much? everything",
		"ruined|ruins|wrecked|wrecks everything",
		"epic fail|failure|failures|fails|fuckup|screwup",
		"abject|miserable|spectacular|colossal|monumental failure|failures",
		"failed|fails|fail|failing miserably|spectacularly",
		"miserably|spectacularly failed",
		"wreaked|wreaking|wreak|wreaks havoc",
		"all hell broke|breaks|break|breaking|broken loose",
		"hell broke|breaks|break|breaking|broken loose",
		"slow-motion? train|car wreck|crash",
		"comedy of errors",
		"wrought|caused|created|causing|brought havoc",
		"hell on earth",
		"went|gone|goes|going pear-shaped|belly-up|haywire|kaput",
		"went|gone|goes|going to hell|pot",
		"went|gone|goes|going to the dogs",
		"went|gone|goes|going down the drain|toilet|pan|tubes",
		"plan|plans|launch|migration|evening|release|rollout|weekend|cutover went|gone|goes|going up in flames|smoke",
		"made|make|making a right|real|complete|total|proper? hash|meal of it|things|this|that",
		"a complete|total|right|real|proper|utter hash of",
		"pig 's ear of",
		"dog|pig 's breakfast|dinner|ear",
		"shit hit|hits the fan",
		"a black|dark day|night|week|hour|chapter for|in",
		"our|the|their darkest|blackest|worst hour|hours|day|night|moment ever?",
		"worst day|night|week|weekend|shift|launch|release|migration ever|imaginable|possible",
		"sorry|sad|parlous|miserable state of",
		"dumpster fire",
		"clown show",
		"shit show",
		"cluster fuck",
		"went|gone|goes|going horribly|terribly|awfully|badly wrong",
		"to? our|their shame",
		"worst nightmare",
		"was|were|is|became|started|began|like a|an|the? living|absolute|pure|sheer|utter|total? hell",
		"night|day|week|weekend|morning|evening|shift|deploy|deployment|migration|release|upgrade|rollout|bug|queue|ticket from hell",
		"through hell",
	), idioms(true,
		"blew up in our|their|my faces|face",
		"shot ourselves|themselves|himself|herself in the foot|feet",
		"bit|bites|biting us|them in the ass|arse|behind|bum|butt",
	)...)
	dramaIndex = indexIdioms(dramaIdioms)
	wreckWords = analyzer.Words("train car")
)

// checkDramaIdiom judges the fixed phrase that begins at token i.
func checkDramaIdiom(p *analyzer.Pass, i int) {
	for _, d := range dramaIdioms {
		end, ok := d.at(p, i)
		if !ok || shadowed(p, i, d) || overDrama(p, i, end) {
			continue
		}
		if titleOfWork(p, i) || quotedOrMentioned(p, i) || wreckWords.Has(p.Tokens[i].Word) && !deniedDrama(p, i) && !asFigure(p, i) || deniedBefore(p, i, 3) {
			return
		}
		f := p.Report(p.TokensSpan(i, end), dramatises, p.TokensText(i, end)).Suggest(giveSize)
		if d.note {
			f.Note()
		}
		return
	}
}

var (
	likeWords  = analyzer.Words("complete absolute total utter proper real")
	turnedInto = analyzer.Words("into like became become becoming")
	roadWords  = analyzer.Words("road roads line lines track tracks motorway highway street junction tunnel fibre fiber pole")
)

// overDrama reports whether a word of the idiom is reported by itself.
func overDrama(p *analyzer.Pass, i, end int) bool {
	return anyWithin(p, i, i, end, dramaWords)
}

// asFigure tells "the launch was a train wreck" from a wreck on the line.
func asFigure(p *analyzer.Pass, i int) bool {
	if w := wordAt(p, i, i-1); (w == wThis || w == wThat || w == wOur || likeWords.Has(w)) && !anyWithin(p, i, i+2, i+10, roadWords) {
		return true
	}
	if articles.Has(wordAt(p, i, i-1)) && (turnedInto.Has(wordAt(p, i, i-2)) || wordAt(p, i, i+2) == wOf) && !anyWithin(p, i, i+2, i+10, roadWords) {
		return true
	}
	return articles.Has(wordAt(p, i, i-1)) && pastCopula.Has(wordAt(p, i, i-2))
}

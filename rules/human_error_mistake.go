package rules

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

var (
	mistakeNouns  = analyzer.Words("mistake mistakes misstep missteps slip-up slip-ups slipup slipups mis-step")
	pluralMistake = analyzer.Words("mistakes missteps slip-ups slipups")
	mistakeThings = analyzer.Words("mode meter detector penalty model proofing", errorThings)
	// Things that make mistakes without being people.
	softwareNouns = analyzer.Words(`parser compiler optimizer optimiser classifier model models algorithm algorithms tokenizer importer script scripts job jobs
		service services scheduler engine heuristic solver predictor bot bots llm ai software code program tool library robot decoder encoder
		planner scanner translator machine ocr recognizer recogniser network`)

	wHappen      = analyzer.Words("happen happens can do will are get")
	everyone     = analyzer.Words("everyone everybody anyone anybody people humans we all nobody")
	learnWords   = analyzer.Words("learn learns learning learnt learned room allowed free safe afraid permitted fear worry worried right tolerate tolerates tolerant expect expects forgive forgives")
	preventWords = analyzer.Words(`prevent prevents preventing avoid avoids avoiding catch catches catching reduce reduces reducing against detect detects
		detecting guard guards fewer less minimise minimize eliminate eliminates stop stops tolerate tolerates for`)
	bringsBack     = analyzer.Words("such similar this these the those our same my his her their that past")
	mistakeDenials = analyzer.Words("no not n't never neither nor without", analyzer.Words("isn't wasn't"))
)

func checkMistakes(p *analyzer.Pass) {
	for i := range p.Each(mistakeNouns) {
		mistakeAt(p, i)
	}
	for i := range p.Each(slipsBy) {
		if wordAt(p, i, i+1) != wBy || spokenOf(p, i, i+1) {
			continue
		}
		if ph := phraseIn(p, i, i+2); ph.End > ph.First && p.Class(ph).Human() && !mistakeDenied(p, i) {
			reportMistake(p, i, i+2)
		}
	}
}

func mistakeAt(p *analyzer.Pass, i int) {
	before := wordAt(p, i, i-1)
	switch {
	case before == wBy && !pluralMistake.Has(p.Tokens[i].Word):
		if humanOrNobody(p, i-1) {
			reportAccident(p, i-1, i+1)
		}
		return
	case mistakeThings.Has(wordAt(p, i, i+1)), mistakeVerb(p, i), softwareMistake(p, i), mistakeDenied(p, i), generalMistakes(p, i):
		return
	}
	first, end := mistakeRun(p, i)
	reportMistake(p, first, end)
}

// slipsBy are mistakes only where a person made them: "a slip by the porter",
// but "a slip of the schedule".
var slipsBy = analyzer.Words("slip slips mix-up mix-ups mixup mixups lapse lapses miscalculation misreading miscount misjudgment misjudgement typo typos omission")

// mistakeVerb tells "do not mistake X for Y" from the noun.
func mistakeVerb(p *analyzer.Pass, i int) bool {
	if !inSentence(p, i, i-1) {
		return false
	}
	if pluralMistake.Has(p.Tokens[i].Word) {
		return analyzer.Determiners.Has(wordAt(p, i, i+1)) && anyWithin(p, i, i+2, i+8, forWords)
	}
	t := p.Tag(i)
	return (t == tagger.VB || t == tagger.VBP) && !mistakeModifiers.Has(p.Tokens[i-1].Word) && p.Tokens[i-1].Kind != analyzer.PunctToken && !ourWords.Has(p.Tokens[i-1].Word)
}

// softwareMistake reports whether a program made the mistake: "the
// classifier's mistakes", "mistakes by the parser", "the model made a mistake".
func softwareMistake(p *analyzer.Pass, i int) bool {
	j := skipLeft(p, i-1, mistakeModifiers)
	switch {
	case softwareNouns.Has(wordAt(p, i, j)):
		return true
	case wordAt(p, i, j) == wSuffix:
		return softwareNouns.Has(wordAt(p, i, j-1))
	case madeWords.Has(wordAt(p, i, j)):
		s := p.Subject(j)
		return s.End > s.First && softwareNouns.Has(p.Tokens[s.Head].Word)
	}
	k := i + 1
	if byWhom.Has(wordAt(p, i, k)) {
		k++
	}
	if w := wordAt(p, i, k); w == wBy || w == wOf || w == wFrom {
		ph := phraseIn(p, i, k+1)
		return ph.End > ph.First && softwareNouns.Has(p.Tokens[ph.Head].Word)
	}
	return false
}

// mistakeDenied is "no mistake", "was not a mistake". "We will not make this
// mistake again" takes the mistake for granted.
func mistakeDenied(p *analyzer.Pass, i int) bool {
	j := skipLeft(p, i-1, mistakeModifiers)
	if madeWords.Has(wordAt(p, i, j)) && nobodyDid(p, j) {
		return true
	}
	if anyWithin(p, i, j+1, i, indefinite) && deniedBefore(p, j+1, 8) && !anyWithin(p, i, i-8, i, noticeVerbs) {
		return true
	}
	if ourWords.Has(wordAt(p, i, j)) {
		j--
	}
	for k := 0; k < 3 && wasBeen.Has(wordAt(p, i, j)); k++ {
		j--
	}
	if errorDenials.Has(wordAt(p, i, skipLeft(p, j, errorLinks))) && !onlyWords.Has(wordAt(p, i, skipLeft(p, j, errorLinks)+1)) || invited(p, i) {
		return true
	}
	w := wordAt(p, i, j)
	return mistakeDenials.Has(w) && !onlyWords.Has(wordAt(p, i, j+1)) || w == wThan && wordAt(p, i, j-1) == wRather || w == wInstead
}

// invited is "if you find a mistake in this page", which asks the reader.
func invited(p *analyzer.Pass, i int) bool {
	return anyWithin(p, i, i-7, i, givenWords) && (anyWithin(p, i, i-4, i, findWords) || anyWithin(p, i, i+1, i+5, pageWords))
}

var (
	forWords   = analyzer.Words("for")
	givenWords = analyzer.Words("if")
	findWords  = analyzer.Words("find found spot notice see")
	pageWords  = analyzer.Words("page report document article post text translation")
)

// What can be done to a mistake that was made: "nobody noticed a mistake".
var noticeVerbs = analyzer.Words(`notice noticed catch caught see saw spot spotted detect detected correct corrected fix fixed prevent prevented stop stopped admit
	report reported`, searchVerbs)

// generalMistakes are mistakes as such and not one that happened: "everybody
// makes mistakes", "learn from mistakes", "a guard against mistakes".
func generalMistakes(p *analyzer.Pass, i int) bool {
	if !pluralMistake.Has(p.Tokens[i].Word) {
		return false
	}
	before := wordAt(p, i, i-1)
	switch {
	case wHappen.Has(wordAt(p, i, i+1)) && !bringsBack.Has(before):
		return true
	case madeWords.Has(before) && anyWithin(p, i, i-5, i-1, everyone):
		return wordAt(p, i, i-1) != wMade
	case anyWithin(p, i, i-6, i, learnWords):
		return true
	}
	return !bringsBack.Has(before) && !bringsBack.Has(wordAt(p, i, i-2)) && anyWithin(p, i, i-4, i, preventWords)
}

// mistakeRun is the shortest run that carries the category: "made a mistake",
// "mistake by", "our mistake", "the mistake was".
func mistakeRun(p *analyzer.Pass, i int) (first, end int) {
	j := skipLeft(p, i-1, mistakeModifiers)
	switch {
	case madeWords.Has(wordAt(p, i, j)):
		return j, i + 1
	case j == i-1 && ourWords.Has(wordAt(p, i, j)):
		return j, i + 1
	case wordAt(p, i, i+1) == wBy:
		return i, i + 2
	case personErrors.Has(wordAt(p, i, i-1)):
		return i - 1, i + 1
	}
	return i, i + 1
}

func reportMistake(p *analyzer.Pass, first, end int) {
	if spokenOf(p, first, end) {
		return
	}
	f := p.Report(p.TokensSpan(first, end), "%s judges the step by how it ended; when it was taken, it looked right to somebody.", quoted(p.TokensText(first, end)))
	if p.Reported(first) {
		f.Note()
	}
	f.Suggest("Say what was done, what it was meant to do, and what showed the difference too late.")
}

// Slips: single words and fixed phrases.
var (
	typoWords   = analyzer.Words("typo typos mistype mistypes misspelling")
	wTypos      = analyzer.W("typos")
	typoThings  = analyzer.Words("tolerance squatting correction corrections checker checkers detection fix fixes bot command tolerant")
	typoRepairs = analyzer.Words(`fix fixes fixed fixing correct corrects corrected correcting remove removes removed removing repair repairs repaired spotted
		tolerate tolerates tolerated forgive check checks checked checking for handle handles suggest suggests`)
	typoCauses  = analyzer.Words("to by from because due after caused of through with")
	causesAfter = analyzer.Words(`caused causing causes led leading leads made sent meant withdrew took brought resulted resulting broke breaking triggered triggering
		that which turned stopped blocked deleted removed prevented left gave put pointed routed switched set`)
	fatFingers   = analyzer.Words("fat-fingered fat-fingering fat-fingers fatfingered fat-finger")
	fatWords     = analyzer.Words("fat")
	fingers      = analyzer.Words("finger fingered fingering fingers")
	fatThings    = analyzer.Words("limit limits check checks guard guards protection threshold thresholds filter filters rule rules control controls test proof")
	botchWords   = analyzer.Words("botched botching bungled bungling flubbed fumbled goofed muffed fluffed erred")
	mistypeWords = analyzer.Words("mistyped mis-typed misclicked mis-clicked miskeyed mis-keyed mistook misread")
	misconfigure = analyzer.Words("misconfigured mis-configured misconfiguration misconfigurations mis-configuration misconfigure misconfiguring")

	oversights      = analyzer.Words("oversight oversights")
	wOversights     = analyzer.W("oversights")
	oversightBodies = analyzer.Words(`board boards committee committees body bodies team teams authority commission council office role roles function functions
		responsibilities responsibility process processes duties duty mechanism mechanisms group agency program programme panel`)
	oversightBefore = analyzer.Words(`an this that these those two three several simple major clear serious embarrassing another unfortunate minor big critical
		my his her costly careless honest same such similar pure mere significant small`)
	oversightAfter = analyzer.Words("was is were led caused that meant had which in on during , . ; : ) — –")

	wLayer     = analyzer.W("layer")
	layerWords = analyzer.Words("layer layer-8 layer8")
	wEight     = analyzer.W("8")
	layerNouns = analyzer.Words("problem problems issue issues error errors failure")
	chairWords = analyzer.Words("chair")
	keyboards  = analyzer.Words("keyboard")
	trouble    = analyzer.Words("trouble")
	wFinger    = analyzer.W("finger")
	slipWords  = analyzer.Words("slipped")
	wUp        = analyzer.W("up")
	wrongWords = analyzer.Words("wrong")
	wrongActs  = analyzer.Words(`clicked pressed hit pushed selected picked chose chosen typed entered pasted opened closed unplugged pulled ticked tapped
		dialled dialed keyed toggled checked highlighted`)
)

func checkSlips(p *analyzer.Pass) {
	for i := range p.Each(typoWords) {
		typoAt(p, i)
	}
	for i := range p.Each(fatFingers) {
		if !fatThings.Has(wordAt(p, i, i+1)) {
			reportSlip(p, i, i+1)
		}
	}
	for i := range p.Each(fatWords) {
		if fingers.Has(wordAt(p, i, i+1)) && !fatThings.Has(wordAt(p, i, i+2)) {
			reportSlip(p, i, i+2)
		}
	}
	for i := range p.Each(oversights) {
		oversightAt(p, i)
	}
	for i := range p.Each(botchWords) {
		botchedAt(p, i)
	}
	for i := range p.Each(mistypeWords) {
		if p.Subject(i).Agent.Human() {
			reportSlip(p, i, i+1)
		}
	}
	for i := range p.Each(misconfigure) {
		misconfiguredAt(p, i)
	}
	checkIdioms(p)
	checkWrong(p)
}

// checkIdioms looks for the trade's jokes about the person at the keyboard.
func checkIdioms(p *analyzer.Pass) {
	for i := range p.Each(layerWords) {
		j := i + 1
		if p.Tokens[i].Word == wLayer {
			if wordAt(p, i, j) != wEight {
				continue
			}
			j++
		}
		if layerNouns.Has(wordAt(p, i, j)) {
			reportError(p, i, j+1)
		}
	}
	for i := range p.Each(chairWords) {
		if anyWithin(p, i, i-5, i+5, keyboards) && anyWithin(p, i, i-6, i, betweenWords) {
			reportError(p, i, i+1)
		}
	}
	for i := range p.Each(trouble) {
		if wordAt(p, i, i-1) == wFinger {
			reportError(p, i-1, i+1)
		}
	}
	for i := range p.Each(slipWords) {
		if wordAt(p, i, i+1) == wUp && p.Subject(i).Agent.Human() {
			reportSlip(p, i, i+2)
		}
	}
	for i := range p.Each(wrongWords) {
		wrongAt(p, i)
	}
}

var betweenWords = analyzer.Words("between")

// wrongAt notes "pressed the wrong button" of a person.
func wrongAt(p *analyzer.Pass, i int) {
	j := i - 1
	if wordAt(p, i, j) == wThe {
		j--
	}
	if !wrongActs.Has(wordAt(p, i, j)) || !p.Subject(j).Agent.Human() || spokenOf(p, j, i+1) {
		return
	}
	end := i + 1
	if inSentence(p, i, end) && p.Tokens[end].Kind == analyzer.WordToken {
		end++
	}
	p.Report(p.TokensSpan(i, end), "%s is known only afterwards; at that moment it looked like the right one.", quoted(p.TokensText(i, end))).Note().
		Suggest("Say what was meant, and how the two look to the person who chooses between them.")
}

// typoAt tells a typo that did harm from one that is merely described.
func typoAt(p *analyzer.Pass, i int) {
	before, after := wordAt(p, i, i-1), wordAt(p, i, i+1)
	if before == wSlash || typoThings.Has(after) || spokenOf(p, i, i+1) || mistakeDenied(p, i) {
		return
	}
	j := skipLeft(p, i-1, mistakeModifiers)
	cause := typoCauses.Has(wordAt(p, i, j)) || anyWithin(p, i, i+1, i+12, causesAfter)
	if p.Tokens[i].Word == wTypos && !cause {
		return
	}
	if typoRepairs.Has(wordAt(p, i, j)) && wordAt(p, i, i-1) != wThe && !cause {
		return
	}
	f := p.Report(p.TokensSpan(i, i+1), "%s points at the hand that typed; the reader learns nothing about what accepted it.", quoted(p.Word(i)))
	if !cause || p.Reported(i) {
		f.Note()
	}
	f.Suggest("Quote the value that went in, and say which check read it and let it pass.")
}

var wSlash = analyzer.W("/")

// oversightAt tells a slip from supervision: "an oversight", not "the
// oversight board".
func oversightAt(p *analyzer.Pass, i int) {
	before, after := wordAt(p, i, i-1), wordAt(p, i, i+1)
	if oversightBodies.Has(after) || before == wHumanWord {
		return
	}
	plural := p.Tokens[i].Word == wOversights
	end := i+1 == p.SentenceOf(i).End
	ours := ourWords.Has(before) || before == wThe || before == wOur
	if !plural && !oversightBefore.Has(before) && !(ours && (end || oversightAfter.Has(after)) && !steered(p, i)) {
		return
	}
	if !mistakeDenied(p, i) {
		reportMistake(p, i, i+1)
	}
}

var (
	wHumanWord = analyzer.W("human")
	wOur       = analyzer.W("our")
	steerWords = analyzer.Words("under with without lack provide provides provided regulatory exercise exercises for")
)

// steered is "under the oversight of", "provided the oversight".
func steered(p *analyzer.Pass, i int) bool { return anyWithin(p, i, i-3, i, steerWords) }

// sideWords: who errs on the safe side makes no error.
var sideWords = analyzer.Words("side")

// botchedAt reports the verb of a person, and notes "a botched upgrade".
func botchedAt(p *analyzer.Pass, i int) {
	if spokenOf(p, i, i+1) || wordAt(p, i, i+1) == wOn && sideWords.Has(wordAt(p, i, i+3)) {
		return
	}
	s := p.Subject(i)
	before := wordAt(p, i, i-1)
	qualifies := mistakeModifiers.Has(before) || ourWords.Has(before)
	if s.Agent == analyzer.SystemAgent && !s.Passive && !qualifies {
		return
	}
	f := p.Report(p.TokensSpan(i, i+1), "%s judges the work by how it ended, and leaves out why it went that way.", quoted(p.Word(i)))
	if qualifies || !s.Agent.Human() || p.Reported(i) {
		f.Note()
	}
	f.Suggest("Say which step had which effect, and what the person doing it could see.")
}

// misconfiguredAt reports a wrong setting only where a person is named for it.
func misconfiguredAt(p *analyzer.Pass, i int) {
	if end, ok := ownerAfter(p, i); ok {
		reportSlip(p, i, end)
		return
	}
	if t := p.Tag(i); t == tagger.VBD || t == tagger.VBN {
		if s := p.Subject(i); s.Agent.Human() && !s.Passive && !mistakeModifiers.Has(wordAt(p, i, i-1)) {
			reportSlip(p, i, i+1)
		}
	}
}

func reportSlip(p *analyzer.Pass, first, end int) {
	if spokenOf(p, first, end) || errorDenied(p, first, end) {
		return
	}
	f := p.Report(p.TokensSpan(first, end), "%s puts the slip in front and hides what made it so easy.", quoted(p.TokensText(first, end)))
	if p.Reported(first) {
		f.Note()
	}
	f.Suggest("Say what was entered, what was meant, and what took it without asking.")
}

// Found by accident is luck, not error.
var luckyVerbs = analyzer.Words("discovered found noticed spotted stumbled learned learnt hit uncovered saw seen detected")

// Accidents: adverbs that judge an act by its outcome.
var (
	accidents = analyzer.Words(`accidentally accidently mistakenly inadvertently inadvertantly unintentionally unintentionaly unwittingly`)
	wrongly   = analyzer.Words("erroneously incorrectly wrongly improperly wrongfully")
	accident  = analyzer.Words("accident")
	// In such sentences nobody has acted yet.
	possible = analyzer.Words(`can could cannot might may prevent prevents preventing avoid avoids avoiding protect protects guard against impossible would if
		should must never harder unless to`)
)

func checkAccidents(p *analyzer.Pass) {
	for i := range p.Each(accidents) {
		if humanOrNobody(p, i) {
			reportAccident(p, i, i+1)
		}
	}
	for i := range p.Each(wrongly) {
		if humanActor(p, i) {
			reportAccident(p, i, i+1)
		}
	}
	for i := range p.Each(accident) {
		if wordAt(p, i, i-1) == wBy && humanOrNobody(p, i-1) {
			reportAccident(p, i-1, i+1)
		}
	}
}

// verbNear is the verb that the adverb at i belongs to, or -1.
func verbNear(p *analyzer.Pass, i int) int {
	verb := func(j int) bool {
		switch p.Tag(j) {
		case tagger.VB, tagger.VBD, tagger.VBN, tagger.VBG, tagger.VBP, tagger.VBZ:
			return true
		}
		return false
	}
	s := p.SentenceOf(i)
	for j := i + 1; j < min(s.End, i+3); j++ {
		if verb(j) {
			return j
		}
	}
	for j := i - 1; j >= max(s.First, i-12); j-- {
		if verb(j) {
			return j
		}
	}
	return -1
}

// humanOrNobody reports whether the act that the adverb at i belongs to is a
// human's, or nobody is named for it; acts that have not happened are left out.
func humanOrNobody(p *analyzer.Pass, i int) bool {
	if p.BlockOf(i).Section.Within(analyzer.ActionItems) || anyWithin(p, i, i-8, i, possible) {
		return false
	}
	v := verbNear(p, i)
	if v < 0 {
		return true
	}
	s := p.Subject(v)
	return s.Agent.Human() || s.Dropped && !s.Passive || s.Passive && s.Agent == analyzer.NoAgent && humanActs.Has(p.Tokens[v].Word)
}

// What is done by hand far more often than by a program, so that a passive
// without an agent ("was accidentally merged") speaks of a person.
var humanActs = analyzer.Words(`deleted removed dropped merged pushed deployed committed published sent posted swapped transferred enabled disabled switched
	shared upgraded promoted released exposed archived closed left unplugged pulled powered turned cut shut activated opened copied entered
	overwritten approved withdrawn uploaded ordered moved mailed emailed printed signed paid invited added installed`)

// humanActor reports whether a human is named for the act.
func humanActor(p *analyzer.Pass, i int) bool {
	if p.BlockOf(i).Section.Within(analyzer.ActionItems) || anyWithin(p, i, i-8, i, possible) {
		return false
	}
	v := verbNear(p, i)
	return v >= 0 && p.Subject(v).Agent.Human()
}

func reportAccident(p *analyzer.Pass, first, end int) {
	if spokenOf(p, first, end) || errorDenials.Has(wordAt(p, first, first-1)) || anyWithin(p, first, first-3, end+3, luckyVerbs) {
		return
	}
	words := p.TokensText(first, end)
	f := p.Report(p.TokensSpan(first, end), "%s calls the act an error by its outcome, and does not say why it looked right.", quoted(words)).Note()
	f.Suggest("Leave the word out, and say what the person was trying to do.")
	if end-first == 1 && inSentence(p, first, end) && p.Tokens[end].Kind == analyzer.WordToken {
		next := p.Tokens[end]
		text := ""
		span := analyzer.Span{Start: f.Span.Start, End: p.TokensSpan(end, end+1).Start}
		if p.Tokens[first].Is(analyzer.Capital) && !next.Is(analyzer.Capital) {
			span.End = p.TokensSpan(end, end+1).End
			w := p.Word(end)
			text = strings.ToUpper(w[:1]) + w[1:]
		}
		f.FixEdits(false, "Leave the word out", analyzer.Edit{Span: span, New: text})
	}
}

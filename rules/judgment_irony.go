package rules

import "github.com/blamelint/blamelint/analyzer"

// Praise that is meant as blame. In a section of what went well it may be meant
// as praise.
var ironicIdioms = idioms(false,
	"a stroke|piece of genius|brilliance",
	"some|resident|absolute|utter|certified|such|which genius|einstein|mastermind|joker|clever-clogs|smart-aleck|wiseacre",
	"some|bright|the|our|which|resident bright? spark|sparks who|had|has|thought|decided|taped|moved|left|put|in",
	"some bright spark|sparks",
	"some clever|bright soul|person|mind|fellow|chap|lad|colleague had|has|thought|decided|left|put|moved",
	"hats|hat off to|for whoever|whichever",
	"kudos|bravo|congratulations|chapeau|applause to|for? whoever|whichever",
	"top|full marks to|for whoever|whichever",
	"well done to? whoever|whichever",
	"so-called|self-styled|self-proclaimed|self-appointed|soi-disant expert|experts|specialist|specialists|engineer|engineers|professional|professionals|senior|seniors|guru|gurus",
	"so called expert|experts|specialist|specialists|engineer|engineers|professional|professionals",
	"supposed|alleged expert|experts|specialist|specialists|professional|professionals",
)

// Understatement: "not the brightest decision". With a denial in them these are
// no denials.
var faintPraise = append(idioms(false,
	"not|n't|hardly|scarcely|never exactly|really|quite|necessarily|perhaps? the|our|my|his|her|their|your brightest|smartest|wisest|cleverest|finest|sharpest|shrewdest|sanest|soundest decision|decisions|idea|ideas|move|moves|moment|moments|choice|choices|call|calls|plan|plans|thing|of|act|step|work|judgement|judgment",
	"not|n't|hardly|scarcely exactly|really|quite|perhaps? the|our|my|his|her|their best decision|call|judgement|judgment|move",
	"not|n't|hardly the sharpest|brightest tool|tools|knife|knives|bulb|bulbs|crayon|pencil|button|lamp",
	"not|n't one of our|my|his|her|their brightest|smartest|wisest|cleverest|finest|brighter|smarter|wiser|better decisions|ideas|moves|moments|choices|calls|plans|days|hours|judgements|judgments",
	"left something|much|a lot? to be desired",
), idioms(true,
	"not|n't|hardly exactly|really? the|our|my|his|her|their finest|proudest|best hour|moment|day",
	"not|n't|hardly exactly|really? the|our best idea",
)...)

// Idioms of a state; only people are in it. The mate, not the leaf, is "too
// green for the night watch".
var stateIdioms = append(idioms(false,
	"too green to|for",
	"wet behind the ears",
	"not|n't|never|hardly up to the|his|her|their|this|that job|task|mark|challenge|standard|scratch",
	"not|n't fit|cut|suited|qualified out? for|to the|that|this|do? job|role|post|task|work|watch|shift",
	"unfit for the|that|this|any job|role|post|task|watch|duty|shift",
	"out of his|her|their league",
	"beyond his|her|their|our competence|abilities|ability|capabilities|depth",
	"like? headless chickens",
	"all mouth and no trousers",
), idioms(true,
	"on autopilot|auto-pilot",
	"sleepwalking",
)...)

// What only people do, or do badly.
var conductIdioms = append(idioms(false,
	"had|has|have no|little|any|not|n't idea|clue|inkling what|how they|he|she|we|i was|were|are|is doing",
	"did|do|does not|n't know what they|he|she|we|i was|were|are|is doing",
	"did|do|does not|n't think it|this|that|things? through",
	"not|n't thought it|this|that|things through",
	"did|do|does not|n't use|engage his|her|their|our|the head|heads|brain|brains",
	"switched|turned off his|her|their|our|the brain|brains",
	"could|can not|n't care less",
	"paid|pays|pay|paying lip service",
	"played|playing fast and loose",
	"bit|bitten off more than",
	"bull in a china shop",
	"made|making it up as",
	"making|made things up as",
	"went|gone|going off half-cocked",
	"let the|his|her|their side down",
	"let his|her|their guard down",
	"could|can not|n't tell one end",
	"gambled|gambling with",
	"acted|behaved|acting|behaving like an|a? amateur|amateurs|beginner|beginners|child|children|fool|fools",
	"slept|sleeping on the job",
	"not|n't the faintest|slightest|foggiest idea|clue|notion how|what|of|about",
	"took|taken|taking a punt|gamble",
	"took|taken|taking leave of his|her|their senses",
	"had|has|have no business",
	"threw|throwing caution to",
	"took|taken|taking the? law|matters into his|her|their own? hands",
	"thinks|thought knows|knew better than",
), idioms(true,
	"rubber-stamped|rubber-stamping",
	"rubber stamped|stamping",
)...)

var (
	ironyIndex = indexIdioms(ironicIdioms, faintPraise)
	stateIndex = indexIdioms(stateIdioms)
	wisdomOnes = idioms(false, "in|with his|her|their|our|its infinite|great|usual|boundless? wisdom")
	wisdomAt   = indexIdioms(wisdomOnes)
	rightMind  = idioms(false, "in his|her|their|our right minds|mind")
	rightAt    = indexIdioms(rightMind)
)

// irony judges praise that is meant as blame.
func (j *judge) irony(i int) {
	if s := j.BlockOf(i).Section; s != nil && s.Within(analyzer.WentWell) || j.namelike(i) {
		return
	}
	for _, d := range ironicIdioms {
		if end, ok := d.at(j.Pass, i); ok && !deniedBefore(j.Pass, i, 3) {
			j.report(i, end, false, judgesPerson, advisePerson)
			return
		}
	}
	for _, d := range faintPraise {
		end, ok := d.at(j.Pass, i)
		if !ok {
			continue
		}
		if !conditional(j.Pass, i) && !j.thingBefore(i) {
			j.report(i, end, d.note, judgesAct, adviseAct)
		}
		return
	}
}

// namelike reports whether the words at token i are a title: in italics, or
// capitals in the middle of a sentence.
func (j *judge) namelike(i int) bool {
	t := &j.Tokens[i]
	return t.Is(analyzer.Emphasised) && t.Is(analyzer.Capital) && wordAt(j.Pass, i, i+1) != 0 && j.Tokens[i+1].Is(analyzer.Capital)
}

// thingBefore reports whether the copula before token i has a thing of software
// as its subject, and not an act.
func (j *judge) thingBefore(i int) bool {
	k := i - 1
	for k > j.SentenceOf(i).First && adverb(j.Pass, k) {
		k--
	}
	if w := wordAt(j.Pass, i, k); !analyzer.BeForms.Has(w) {
		return false
	}
	g := j.GrammaticalSubject(k)
	if g.End <= g.First || g.Agent != analyzer.SystemAgent || j.gerundSubject(g) {
		return false
	}
	h := j.Tokens[g.Head].Word
	return !dummies.Has(h) && (thingNouns.Has(h) || codeNouns.Has(h)) && !deeds.Has(h)
}

// wisdom judges "the council, in its infinite wisdom, …".
func (j *judge) wisdom(i int) {
	if end, ok := firstIdiom(j.Pass, i, wisdomOnes); ok {
		if wordAt(j.Pass, i, i+1) != wItsOwn || inSentence(j.Pass, i, i-2) && j.Word(i-1) == "," && j.orgEnding(i-2) || inSentence(j.Pass, i, i-1) && j.orgEnding(i-1) || j.orgAfter(end) {
			j.report(i, end, false, judgesPerson, advisePerson)
		}
	}
}

var wItsOwn = analyzer.W("its")

// orgEnding reports whether the phrase that ends with token k is people or an
// organisation.
func (j *judge) orgEnding(k int) bool {
	ph := phraseUpTo(j.Pass, k)
	a := j.Class(ph)
	return a.Human() || a == analyzer.OrgAgent || boards.Has(j.Tokens[ph.Head].Word)
}

// orgAfter is "in its infinite wisdom, the council …".
func (j *judge) orgAfter(end int) bool {
	if end >= len(j.Tokens) || j.Word(end) != "," {
		return false
	}
	ph := phraseIn(j.Pass, end-1, end+1)
	return ph.End > ph.First && j.orgEnding(ph.End-1)
}

var boards = analyzer.Words("board council company firm ministry agency office committee department management headquarters parliament government university faculty union club parish church bank insurer landlord")

// saneMind judges "nobody in their right mind would store acid there". The
// question who would is for another rule.
func (j *judge) saneMind(i int) {
	if end, ok := rightMind[0].at(j.Pass, i); ok && !endsAsQuestion(j.Pass, i) {
		j.report(i, end, false, judgesPerson, advisePerson)
	}
}

// state judges the idioms that only people's state can be.
func (j *judge) state(i int) {
	for _, d := range stateIdioms {
		end, ok := d.at(j.Pass, i)
		if !ok {
			continue
		}
		if i == j.SentenceOf(i).First && j.beforeHuman(end) {
			j.report(i, end, d.note, judgesPerson, advisePerson)
			return
		}
		be, ok := j.copulaBefore(i)
		if !ok && i > j.SentenceOf(i).First && j.Tokens[i].Word == wNotAbbr {
			be, ok = i-1, true
		}
		if !ok {
			return
		}
		g := j.GrammaticalSubject(be)
		f := formOf(j.Pass, be)
		if acting(g) && !nobodySubject(j.Pass, g) && !f.unreal() && !conditional(j.Pass, i) && (denialWords.Has(j.Tokens[i].Word) || !deniedBefore(j.Pass, i, 3)) {
			j.report(i, end, d.note, judgesPerson, advisePerson)
		}
		return
	}
}

// beforeHuman reports whether the next comma from token i on brings the people
// that a fronted phrase is about: "too green for the watch, the trainee …".
func (j *judge) beforeHuman(i int) bool {
	for k := i; k < i+8 && inSentence(j.Pass, i-1, k); k++ {
		if j.Tokens[k].Word == wordComma {
			ph := phraseIn(j.Pass, i-1, k+1)
			return ph.End > ph.First && (j.Class(ph).Human() || trade(j.Word(ph.Head)) && !codeNouns.Has(j.Tokens[ph.Head].Word))
		}
	}
	return false
}

var (
	// softTraits are nouns that are said of libraries and curves, too.
	softTraits = analyzer.Words(`indifference immaturity contempt disregard lethargy passivity vanity ego egos impatience selfishness mindlessness unpreparedness idleness
		indecision cynicism defeatism timidity cowardliness disinterest stinginess pettiness inability unwillingness reluctance`)
	// Those that somebody else's wording makes a plain fact: "their inability".
	plainTraits  = analyzer.Words("inability unwillingness reluctance impatience indecision passivity")
	strengthens  = analyzer.Words("sheer pure plain utter wilful willful gross total complete blatant open flagrant reckless")
	towards      = analyzer.Words("for towards toward")
	disregarders = analyzer.Words("disregard contempt")
)

// softTrait judges "the immaturity of the crew", "blatant disregard for".
func (j *judge) softTrait(i int) {
	if deniedBefore(j.Pass, i, 8) || conditional(j.Pass, i) || onlySaid(j.Pass, i) || endsAsQuestion(j.Pass, i) || j.imagined(i) || j.IsVerb(i) {
		return
	}
	w := j.Tokens[i].Word
	first := i
	if strengthens.Has(wordAt(j.Pass, i, i-1)) {
		first--
	}
	owned := false
	if wordAt(j.Pass, i, i+1) == wOf {
		ph := phraseIn(j.Pass, i, i+2)
		owned = ph.End > ph.First && acting(analyzer.Subject{Phrase: ph, Agent: j.Class(ph)})
	}
	if who := ownerOf(j.Pass, i); who.End > who.First {
		a := classOwner(j.Pass, who)
		owned = owned || a.Human() && !(wTheir == j.Tokens[who.Head].Word) || a == analyzer.OrgAgent
	}
	strong := first < i && !plainTraits.Has(w) || disregarders.Has(w) && towards.Has(wordAt(j.Pass, i, i+1))
	if strong || owned && !plainTraits.Has(w) {
		j.report(first, i+1, false, judgesLack, adviseLack)
	}
}

package rules

import "github.com/blamelint/blamelint/analyzer"

// Fixed phrases that make an outcome look certain, known or easy to see.
var (
	// knownAll say that everybody knew, or that nothing was needed to know it.
	knownAll = idioms(false,
		"it|that is|was|'s easy|simple to see|say|tell|spot|know|judge|criticise|criticize now|today|afterwards|retrospectively",
		"easy|simple to say|see now|today|afterwards",
		"easy to be wise|clever|smart",
		"it|this|that does|did not|n't take a|an? genius|expert|prophet|detective|oracle|clairvoyant|professor|scientist|phd|much to see|know|tell|guess|notice|realise|realize|predict|figure|spot|read|understand",
		"it|this|that does|did not|n't take a|an genius|rocket-scientist|einstein|prophet|oracle|clairvoyant|rocket scientist?",
		"you|one|we|they|nobody|anyone do|does|did not|n't need|have to? be? a|an genius|prophet|clairvoyant|engineer|expert|degree|phd|oracle|seer|scientist to see|know|tell|guess|predict|figure|understand|realise|realize",
		"it|this|that does|did not|n't need|require a|an genius|expert|prophet|einstein",
		"could|can never|not|n't end|go well",
		"one|you|we|they did|do|does? not|n't? need|needed no|a? crystal ball",
		"no crystal ball is|was? needed|required|necessary",
		"no genius|prophet|oracle|expert is|was needed|required to",
		"not|n't|hardly|scarcely exactly? rocket|brain science|surgery",
		"no prizes|prize|points for guessing",
		"any|even|every a? first-year|second-year|final-year|first-semester|junior|half-competent|halfway? student|apprentice|engineer|developer|medic|sailor|nurse|cadet|trainee|mechanic|admin|operator knows|sees|understands|learns that|better|not|never",
		"any|even|every a? first-year|second-year|final-year|first-semester|junior|half-competent|halfway? student|apprentice|engineer|developer|medic|sailor|nurse|cadet|trainee|mechanic|admin|operator can|could|would have? see|tell|seen|told|known|noticed|predicted|guessed|know that|how|this|it|us|them|him|her|you|what|where|why",
		"any|every|even a? child|fool|idiot|toddler|beginner|amateur|apprentice|trainee|novice|layman|layperson|schoolboy|schoolchild|schoolgirl|student|intern|freshman knows|sees|understands|learns that|how|which|not|what|why|better|this|it|on",
		"any|every|even a? child|fool|idiot|toddler|beginner|amateur|apprentice|trainee|novice|layman|layperson|schoolboy|student|intern|freshman can|could|would have? see|tell|seen|told|known|noticed|predicted|guessed that|how|this|it|us|them|what|where|you|him|her",
		"as any|every engineer|sailor|baker|farmer|nurse|pilot|driver|child|plumber|electrician|developer|admin|operator|mechanic|cook|miner|student knows",
		"as any|every engineer|sailor|baker|farmer|nurse|pilot|driver|child|plumber|electrician|developer|admin|operator|mechanic|cook|miner|student will|would|could|can have? tell|told|confirm",
		"as? anyone|anybody|everyone|everybody could|would|might have told|guessed|predicted|foreseen|seen|warned us|you|him|her|them|it|this|that|beforehand",
		"a blind man|person could|can|would have? see|seen",
		"anyone|anybody|everyone|everybody with eyes",
		"anyone|anybody|everyone|everybody with half a brain",
		"common sense would have told|suggested|dictated",
		"who would have thought|guessed|imagined",
		"what did|do we|they|he|she|you|anyone|anybody|everyone expect ?|,|with|when|after",
		"surprise , surprise",
		"how could|should|would it|this not have? be|been obvious|clear|plain|known",
	)
	// fated say that it had to come.
	fated = idioms(false,
		"sooner or later this|it|that|something|things had|was|were|would|must to|going|bound|have|come|happen|go|break|fail|burst|blow|end",
		"it|this|that had|has|was to|bound happen|come|fail|break|burst|blow sooner|one|eventually|some",
		"it|this|that had to happen|come",
		"was|were going to happen|fail|break|burst|blow|go|snap|end sooner|one|eventually|wrong",
		"was|were always|only|never going to happen|fail|break|burst|blow|go|snap|end|bite|hurt|be|hold|come|collapse|leak|crash|explode|cause|catch",
		"could|can|would only end|go in|one|badly|wrong|like",
		"when , not if",
		"not if but|, when",
		"accident|disaster|catastrophe|failure|incident|tragedy in the making",
		"foregone conclusion",
		"outcome|result|end|ending was|were never in doubt",
		"the inevitable happened|came|followed|struck|occurred",
		"only one way this|it|that could|would end|go",
		"it|this|that was? to be expected|foreseen",
		"the chickens came|come home",
		"it|this|that had been coming for a|weeks|months|years|long",
	)
	// shown say that it could be seen.
	shown = idioms(false,
		"with|given a? bit|little|touch|modicum|ounce|dash|shred|minimum|grain|spark of? foresight|forethought|imagination|common-sense",
		"with|given some|any|more|better|proper|due|sufficient|enough|minimal|reasonable foresight|forethought",
		"a? bit|little|touch|modicum|ounce|dash|shred of? foresight|forethought would|and|could|might",
		"warning? signs|flags|indications|clues|hints|symptoms|warnings were|was|had all|always? been? there for|all|,|.|!|from|since|and|long|in|to",
		"warning signs|flags were all? there|everywhere",
		"red flags were|was|had all? been? there|everywhere|flying|waving|visible",
		"all|every the|of? the? signs|flags|indications|clues|hints|warnings|evidence were|was there",
		"signs|warnings|clues|evidence|indications were|was all there",
		"evidence|answer|answers|clue|clues|sign|signs|truth|warning|warnings|explanation|information|hint|hints was|were|had been? there|visible|plain all along",
		"was|were|had been? in front of our|their|everybody|everyone|him|her|my 's? eyes|noses|nose|faces",
		"it|answer|evidence|cause|problem|clue|clues|sign|signs|warning|truth was|were right in front of us|them|him|her|me|everybody|everyone",
		"before our|their|his|her very? eyes",
		"alarm bells were|had|should|ought ringing|rung|have|been|to",
		"stuck|sticking|stood|stands|sticks out like a sore thumb",
	)
	// mildFate are taken note of.
	mildFate = idioms(true,
		"no|small|little wonder that|the|,|we|it|they|this|then|with|.|!|if|so",
		"no|little|small surprise there|here|then|,|.|!",
		"to nobody|noone|no-one|anyone|everyone 's surprise",
		"to the surprise of nobody|no-one|noone|none",
		"surprising|surprised nobody|no-one|noone",
		"it goes without saying",
		"as was to be expected|foreseen|feared",
		"as might|could have been expected|foreseen|predicted",
		"inevitably ,",
	)
	fateLists  = [][]idiom{knownAll, fated, shown, mildFate}
	fatedIndex = indexIdioms(fateLists...)
)

// Signs and bells that are no figures of speech.
var literalSigns = analyzer.Words("road traffic street exit engine fire station school gate vital wooden neon")

// checkFateIdiom judges the fixed phrase above that begins at token i. Where a
// denial belongs to the phrase it denies nothing. It returns the token after
// what it reports; 0 if it does not.
func checkFateIdiom(p *analyzer.Pass, i int) (done int) {
	for _, list := range fateLists {
		for _, d := range list {
			end, ok := d.at(p, i)
			if !ok {
				continue
			}
			if shadowed(p, i, d) || anyWithin(p, i, i, end, futureWill) || anyWithin(p, i, i, end, hadToWords) && requirement.Has(wordAt(p, i, end)) {
				return 0
			}
			if quotedOrMentioned(p, i) || hypothetical(p, i) || deniedBefore(p, i, 5) || literalSigns.Has(wordAt(p, i, i-1)) {
				return 0
			}
			last := end
			for last > i+1 && (p.Tokens[last-1].Kind == analyzer.PunctToken || goingOn.Has(p.Tokens[last-1].Word)) {
				last--
			}
			reportHindsight(p, i, last, d.note, looksFated, sayMissing)
			return end
		}
	}
	return 0
}

// looksBackBefore reports whether the sentence has said before token i that it
// looks back: one remark on that is enough.
func looksBackBefore(p *analyzer.Pass, i int) bool {
	for j := around(p, i).First; j < i; j++ {
		if w := p.Tokens[j].Word; w == wHindsight || w == wRetrospect || w == wLooking && backWords.Has(wordAt(p, i, j+1)) {
			return true
		}
	}
	return false
}

// goingOn are words that only show where an idiom ends.
var goingOn = analyzer.Words("and for from since in to")

var (
	// futureWill looks ahead: "sooner or later it will".
	futureWill = analyzer.Words("will shall 'll")
	// requirement follows what had to happen at a certain time: "this had to
	// happen before noon".
	hadToWords  = analyzer.Words("had has")
	requirement = analyzer.Words("before after by at first manually within during until overnight")
)

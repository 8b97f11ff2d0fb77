package rules

import "github.com/blamelint/blamelint/analyzer"

// Idioms of guilt whose subject is guilty: with a thing as their subject they
// mean what they say, or nothing that hurts.
var (
	guiltIdioms = idioms(false,
		"has|have|had a? lot|much|plenty|everything|something to answer for",
		"has|have|had some|much explaining to do",
		"has|have|had a lot of explaining to do",
		"has|have|had only himself|herself|themselves|ourselves|myself|yourself|yourselves to thank|blame",
		"has|have|had nobody|no-one|none but|except himself|herself|themselves|ourselves|myself to thank|blame",
		"has|have|had nobody|no-one else? to thank|blame but|except himself|herself|themselves|ourselves|myself",
		"face|faces|faced|facing the music",
		"carry|carries|carried the can",
		"take|takes|took|taken|taking the fall|rap|flak|heat for|.|,",
		"was|were|is|are|became|made|be|been the|a fall guy",
		"was|were|is|are|became|made|be|been the|a whipping boy",
		"got|get|gets his|her|their|its just? comeuppance|deserts",
		"got|get|gets what he|she|they deserved|deserves|deserve",
		"hung|hanged|left out to dry",
		"washed|washes|washing his|her|its|their hands of",
		"liable for the|this|that loss|damage|outage|incident|failure|accident|harm|delay|crash",
	)
	// What is done to those who are held guilty.
	reprisals = idioms(false,
		"issued|given|handed|sent|served|received|receive|got|gets|get|issue|gave|give a|the|his|her|their? first|second|final|last|formal|written|stern? warning|reprimand letter",
		"issued|given|handed|sent|served|received|receive|got|gets|get a|the|his|her? letter of warning|reprimand",
		"given|got|get|gets|received|handed his|her|their|the marching orders|papers",
		"told off",
		"given|got|get|gets|received a|the proper|good|stern|severe? dressing-down|telling-off|talking-to|rollicking|bollocking|earful|roasting",
		"hauled|raked|dragged over the coals",
		"read the riot act",
		"rapped|slapped on|over the knuckles|wrist",
		"moved|transferred|reassigned|assigned|demoted|relegated to|back? other|lighter|desk|junior|different|lesser duties|work|tasks|post|posts|duty",
		"escorted|marched|walked off|from|out of? the? premises|site|building|grounds",
		"written up for",
		"no longer|not allowed|permitted to deploy|touch|push|merge|work|drive|operate|log|sign|enter|use|approve|handle|release|run|fly|open|make|go|be",
		"no longer|not trusted with|to",
		"barred|banned|excluded from the|any|all|deploying|production|pushing|merging|touching|future|further|using|entering",
		"sent packing",
		"named and shamed",
		"dealt with by hr|management|personnel|accordingly|severely|internally",
		"called|hauled|brought to account|book",
		"made to pay|apologise|apologize",
		"removed|taken|pulled|dropped|barred|banned|suspended|struck from|off the|their|his|her|our|all? on-call? rota|rotation|roster|team|crew|project|shift|shifts|duty|duties|schedule|squad",
		"relieved of his|her|their|all? duty|duties|command",
		"asked|told|forced|urged|invited to resign|quit",
		"shown the door",
		"lost|losing|lose|forfeited his|her|their|the job|jobs|bonus|promotion|post",
		"put|placed on a|an performance-improvement|improvement|performance plan|programme|program",
		"put|placed|sent on administrative|gardening|garden|unpaid leave",
		"face|faces|faced|facing the|any|serious|severe|personal? consequences|sanctions|dismissal|termination",
		"pay|paid|pays for his|her|their mistake|mistakes|error|errors|carelessness",
		"not|n't be? kept on",
	)
	// Those that say whom they mean behind them.
	targetIdioms = idioms(false,
		"onus|burden of? proof|guilt|blame? is|was|lies|lay|rests|rested|falls|fell|sits on|with|upon",
		"all|every|most|the finger|fingers of? blame|suspicion? point|points|pointed|pointing at|to|towards",
		"finger|fingers of blame|suspicion point|points|pointed|pointing at|to|towards",
		"all|every|most finger|fingers point|points|pointed at|to|towards",
		"measures|steps|proceedings|action|sanctions|charges were|was|are|is|will|have|has been|be? taken|brought|initiated|opened|started against",
		"threw|throw|throwing|thrown the book at",
		"make|makes|made|making an example of|out of?",
		"consequences for",
		"blame fell|falls|landed|settled|rests on|upon|with",
		"put|puts|putting it|this|that|everything|all down to",
		"pin|pins|pinned|pinning it|this|that|everything on",
		"be|been|was|were|got|get pinned on",
		"is|was|were|comes|came|come all|mostly|largely|entirely? down to",
		"the buck stops|stopped with|at",
		"lies|lay|rests|rested|lands|landed|laid|lie at the feet|door of",
		"on the shoulders of",
	)
	// Those that need nobody.
	bareGuilt = idioms(false,
		"guilty as charged|sin|hell",
		"personnel|hr|staff|employment consequences|measures|sanctions|steps will|were|are|may|have|follow",
		"repeat|serial|main|chief|worst offender|offenders",
		"name and shame",
		"formal|official|written|stern|public|verbal reprimand|rebuke|censure",
		"offending engineer|engineers|developer|developers|operator|operators|admin|nurse|driver|clerk|employee|employees|person|individual|individuals|contractor|technician|colleague|team|trainee|intern",
		"wages|pay|salary|bonus|bonuses was|were|will|is|are|has|have be|been? docked|cut|cancelled|canceled|withheld|reduced|forfeited",
		"on his|her|their watch",
	)
	guiltIdx = indexIdioms(guiltIdioms, reprisals, targetIdioms, bareGuilt)
)

// checkGuiltIdioms judges the idioms above, each place once.
func checkGuiltIdioms(p *analyzer.Pass) {
	done := 0
	for _, i := range guiltIdx.starts(p) {
		if i < done {
			continue
		}
		for _, judge := range []func(*analyzer.Pass, int) int{guiltyOne, punishedOne, targeted, guiltAlone} {
			if end := judge(p, i); end > 0 {
				done = max(done, end)
				break
			}
		}
	}
}

// firstIdiom is the end of the first idiom of a list that begins at token i.
func firstIdiom(p *analyzer.Pass, i int, list []idiom) (end int, ok bool) {
	for _, d := range list {
		if end, ok = d.at(p, i); ok {
			return end, true
		}
	}
	return 0, false
}

// guiltyOne judges an idiom by its subject.
func guiltyOne(p *analyzer.Pass, i int) int {
	end, ok := firstIdiom(p, i, guiltIdioms)
	if !ok || conditional(p, i) || faultDenied(p, i) {
		return 0
	}
	who := subjectBefore(p, i)
	f := formOf(p, i)
	if v := verdictOn(p, who); v > component && who.Agent != analyzer.AffectedAgent && !f.denied && !nobodySubject(p, who) {
		for end > i+1 && p.Tokens[end-1].Kind == analyzer.PunctToken {
			end--
		}
		charge(p, i, end, v)
		return end
	}
	return 0
}

// subjectBefore is the subject of the verb at i, or of the copula or "get" right
// before the participle or adjective there.
func subjectBefore(p *analyzer.Pass, i int) analyzer.Subject {
	j := i - 1
	for j > p.SentenceOf(i).First && (adverb(p, j) || denialWords.Has(p.Tokens[j].Word)) {
		j--
	}
	if w := wordAt(p, i, j); (wasBeen.Has(w) || gettingWords.Has(w)) && !hasForms.Has(p.Tokens[i].Word) {
		return p.GrammaticalSubject(j)
	}
	return p.GrammaticalSubject(i)
}

var (
	gettingWords = analyzer.Words("got get gets getting")
	hasForms     = analyzer.Words("has have had face faces faced facing carry carries carried take takes took taking washed washes")
)

// punishedOne judges what is done to somebody.
func punishedOne(p *analyzer.Pass, i int) int {
	end, ok := firstIdiom(p, i, reprisals)
	if !ok || conditional(p, i) || deniedBefore(p, i, 4) && !denialWords.Has(p.Tokens[i].Word) || faultDenied(p, i) {
		return 0
	}
	who := subjectBefore(p, i)
	if v := verdictOn(p, who); v > component && who.Agent != analyzer.AffectedAgent && !nobodySubject(p, who) {
		charge(p, i, end, v)
		return end
	}
	return 0
}

// targeted judges an idiom by whom it names.
func targeted(p *analyzer.Pass, i int) int {
	end, ok := firstIdiom(p, i, targetIdioms)
	if !ok || faultDenied(p, i) || deniedBefore(p, i, 4) || conditional(p, i) || anyWithin(p, i, end-4, end, denialWords) {
		return 0
	}
	v := humanOnly(blamed(p, i, end))
	ph := phraseIn(p, i, end)
	if inSentence(p, i, ph.End) && p.Tokens[ph.End].Word == wSuffix && !shoulders.Has(wordAt(p, i, ph.End+1)) {
		return 0 // "down to the crew's size"
	}
	if v <= component || onusWords.Has(p.Tokens[i].Word) && (p.Class(ph) == analyzer.AffectedAgent || wordAt(p, i, ph.End) == wordTo) {
		return 0 // "the onus is on the client to retry" is a contract
	}
	charge(p, i, end, v)
	return end
}

var shoulders = analyzer.Words("shoulders feet door")

var onusWords = analyzer.Words("onus burden")

// guiltAlone judges an idiom that is about people whatever stands around it.
func guiltAlone(p *analyzer.Pass, i int) int {
	end, ok := firstIdiom(p, i, bareGuilt)
	if !ok || deniedBefore(p, i, 6) || conditional(p, i) || forbidden(p, i) || p.Tokens[i].Is(analyzer.Quoted) {
		return 0
	}
	if w := wordAt(p, i, i+1); w == wAnd && !refusedShame(p, i) || w != wAnd {
		charge(p, i, end, person)
		return end
	}
	return 0
}

// refusedShame is "we do not name and shame".
func refusedShame(p *analyzer.Pass, i int) bool { return refusals.Has(wordAt(p, i, i-1)) }

var (
	whoRel   = analyzer.Words("who that")
	oneWords = analyzer.Words("one person guy man woman engineer operator developer colleague chap bloke")
	harmDone = analyzer.Words(`broke deleted wiped crashed killed caused triggered dropped unplugged overwrote corrupted leaked flooded ruined lost forgot forgets botched
		overlooked missed ignored skipped misread mistyped misconfigured tripped truncated erased disabled exposed damaged sank burnt burned spilled spilt
		mislabelled mislabeled neglected screwed messed blew breached published`)
	takeDown  = analyzer.Words("took brought pulled knocked shut switched turned")
	downOnly  = analyzer.Words("down offline")
	wTook     = analyzer.W("took")
	offWords  = analyzer.Words("down offline off out")
	leftOpen  = analyzer.Words("left let")
	openState = analyzer.Words("open on unlocked running behind off lapse expire slip unattended unsecured")
)

// checkTheOne judges "she is the one who deleted the list": the sentence is
// built to say who. Token i is "who".
func checkTheOne(p *analyzer.Pass, i int) {
	j := i - 1
	if !oneWords.Has(wordAt(p, i, j)) || wordAt(p, i, j-1) != wThe && wordAt(p, i, j-2) != wThe {
		return
	}
	be := j - 1
	for be > j-4 && !beAlso.Has(wordAt(p, i, be)) && !wasBeen.Has(wordAt(p, i, be)) {
		be--
	}
	if be <= j-4 || faultDenied(p, be+1) || endsAsQuestion(p, i) || conditional(p, i) {
		return
	}
	v := afterAdverbs(p, i+1)
	w := wordAt(p, i, v)
	harm := harmDone.Has(w) || takeDown.Has(w) && (anyWithin(p, i, v+1, v+7, downOnly) || w != wTook && anyWithin(p, i, v+1, v+7, offWords)) || leftOpen.Has(w) && anyWithin(p, i, v+1, v+7, openState)
	if who := p.GrammaticalSubject(be); harm && humanOnly(verdictOn(p, who)) > component && !anyWithin(p, i, v+1, v+9, undoing) && !nobodySubject(p, who) {
		charge(p, j, v+1, verdictOn(p, who))
	}
}

var (
	rightNouns = analyzer.Words("access rights privileges permissions permission")
	workRights = analyzer.Words("production prod deploy deployment commit admin administrator root write release merge push shell ssh database console system vault")
	takenAway  = analyzer.Words("withdrawn revoked suspended taken cancelled canceled rescinded confiscated stripped")
	intrusions = analyzer.Words("attacker attackers stolen compromised phishing phished malicious hijacked leaked hacker hackers intruder breach malware credentials left leaver departed former token")
)

var (
	byWords         = analyzer.Words("by from")
	afterwardsWords = analyzer.Words("after as until since for over , .")
)

// checkRights judges "his production access was revoked" as a punishment; after
// an attack it is a precaution. Token i is the noun.
func checkRights(p *analyzer.Pass, i int) {
	who := ownerOf(p, i)
	if who.End <= who.First || weOwners.Has(p.Tokens[who.Head].Word) || !classOwner(p, who).Human() || conditional(p, i) {
		return
	}
	v := i + 1
	for v < i+6 && inSentence(p, i, v) && (wasBeen.Has(p.Tokens[v].Word) || analyzer.Auxiliary.Has(p.Tokens[v].Word) || adverb(p, v)) {
		v++
	}
	if !takenAway.Has(wordAt(p, i, v)) || takenBy(p, v) || byWords.Has(wordAt(p, i, v+1)) || who.End < i && !workRights.Has(wordAt(p, i, i-1)) && !afterwardsWords.Has(wordAt(p, i, v+1)) || anyWithin(p, i, i+1, v, denialWords) || anyWithin(p, i, i-14, i+20, intrusions) {
		return
	}
	for k := p.BlockOf(i).FirstToken; k < min(p.BlockOf(i).EndToken, i+80); k++ {
		if k > i-80 && intrusions.Has(p.Tokens[k].Word) {
			return
		}
	}
	charge(p, i, v+1, person)
}

// takenBy reports whether a program took the rights away: the passive at v names
// it.
func takenBy(p *analyzer.Pass, v int) bool {
	s := p.Subject(v)
	return s.Passive && s.Agent == analyzer.SystemAgent
}

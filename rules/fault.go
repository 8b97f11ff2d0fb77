package rules

import (
	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

var fault = &analyzer.Rule{
	ID:      "fault",
	Name:    "Guilt and consequences",
	Summary: `"to blame", "X's fault", "the culprit", "held accountable", "was fired": guilt or punishment is assigned`,
	Doc: `Where people may be blamed or punished, they stop telling what happened. The next report is shorter, the next near miss is not reported
at all, and the organisation loses the only witnesses it has. Finding the guilty person also stops the search too early: replace the person and the trap
is still there.

Write what was done in the terms of those who did it, and which conditions made it possible. Consequences for people, if there are any, do not
belong in a postmortem; they have another place, another audience and other rights. An organisation that takes responsibility before its customers is a
different matter: that is a note at most.

A person or team at fault is an error, the writer's own ("my fault") a warning, a component ("the culprit was a stale entry") a note: the
word turns a condition into an offender and ends the search as well. Ownership ("responsible for the storage clusters"), accountability for an
action item, ` + "`git blame`" + `, fault tolerance and page faults are passed over, and so is "nobody is to blame".`,
	Sources:  []analyzer.Source{pagerDuty, sreBook, dekker, fausey},
	Group:    analyzer.Language,
	Severity: analyzer.Error,
	Examples: []analyzer.Example{{
		Bad:  "The night operator is «to blame» for the empty vats.",
		Good: "The night operator opened valve 2; the sheet on the wall still shows the old numbering.",
	}, {
		Bad:  "The «culprit» was a contractor, who has since been «let go».",
		Good: "A contractor ran the script with the arguments from the handbook, which lists them in the old order.",
	}, {
		Bad:  "The lost mails are the registrar's «fault», and she was «reprimanded».",
		Good: "The registrar closed the form; the form saves only when the page is left through the menu.",
	}, {
		Bad:  "Those «responsible for the outage» will be «held accountable».",
		Good: "The change passed two approvals and a test run; none of the three shows the effect on the second site.",
	}, {
		Bad:  "The cache was the «culprit».",
		Good: "The cache kept the old price for an hour.",
	}},
	Silent: []string{
		"Nobody is to blame for the flooded cellar; the drain map ends at the fence.",
		"The pair is fault tolerant, and page faults stayed low.",
		"The storage team is responsible for the clusters and joined at 22:10.",
		"The alert fired at 07:02 and again at 07:09.",
		"Accountability for each item lies with its owner.",
		"Run a blame on the file before you change it.",
		"The scheduler punishes long jobs with a lower weight.",
		"We hold a blameless review, so we do not ask who is at fault.",
		"No disciplinary action was taken.",
		"The process was terminated and the lock was let go.",
		"The thread responsible for the write-back crashed.",
		"The ground fault in the motor tripped the breaker.",
	},
	Check: checkFault,
}

func checkFault(p *analyzer.Pass) {
	checkBlame(p)
	checkGuilt(p)
	checkResponsible(p)
	checkConsequences(p)
	checkFaultIdioms(p)
}

// Words of guilt.
var (
	blameWords  = analyzer.Words("blame blamed blames blaming")
	wBlame      = analyzer.W("blame")
	wBlamed     = analyzer.W("blamed")
	faultWords  = analyzer.Words("fault faults")
	wFaults     = analyzer.W("faults")
	guiltyWords = analyzer.Words("guilty culpable")
	culprits    = analyzer.Words("culprit culprits perpetrator perpetrators villain villains wrongdoer wrongdoers")
	guilts      = analyzer.Words("guilt culpability blameworthiness")

	wAt       = analyzer.W("at")
	wWith     = analyzer.W("with")
	wFor      = analyzer.W("for")
	wWhose    = analyzer.W("whose")
	wMy       = analyzer.W("my")
	wWho      = analyzer.W("who")
	wParty    = analyzer.W("party")
	wParties  = analyzer.W("parties")
	meWords   = analyzer.Words("me us we i ourselves myself")
	attackers = analyzer.Words("attacker attackers hacker hackers adversary intruder intruders exploiter thief criminal criminals spammer spammers")

	// Nouns after "blame" that make it the tool of a version control system.
	blameThings = analyzer.Words("view layer annotation annotations commit commits history tool log logs info output line lines command file hash author game culture")
	gitWords    = analyzer.Words("git svn hg cvs run a annotate")
	faultThings = analyzer.Words(`tolerance tolerant injection isolation domain domains current line lines detection detector finding code codes handler
		handling recovery location locator management report reports rate rates condition level ride-through tree trees zone zones address addresses plane register registers`)

	// "Put the blame on", "the blame lies with".
	putWords  = analyzer.Words("put puts putting lay lays laid laying pin pins pinned pinning place places placed placing shift shifts shifted shifting assigned assign push pushed cast")
	takeWords = analyzer.Words("take takes took taken taking accept accepts accepted bear bears bore deserve deserves deserved share shares shared carry carries got get gets")
	lieWords  = analyzer.Words("lies lie lay falls fell fall rests rest goes go belongs belong is was would be sits sat")
	degrees   = analyzer.Words(`entirely partly partially largely mainly mostly solely wholly squarely clearly also all most much some both really always again
		primarily only not be ultimately full partial part of the`)
)

// A verdict says how gravely words of guilt weigh on whoever they are about.
type verdict uint8

const (
	acquitted verdict = iota // nobody is meant, or it is no guilt
	component                // a thing: a note
	ours                     // the writers themselves
	person
)

// verdictOn weighs an agent.
func verdictOn(p *analyzer.Pass, s analyzer.Subject) verdict {
	if s.End > s.First && attackers.Has(p.Tokens[s.Head].Word) {
		return component
	}
	switch s.Agent {
	case analyzer.WeAgent:
		return ours
	case analyzer.PersonAgent:
		if nobodyWords.Has(p.Tokens[s.Head].Word) || nobodyWords.Has(wordAt(p, s.Head, s.Head-1)) {
			return acquitted
		}
		return person
	case analyzer.NameAgent, analyzer.TeamAgent, analyzer.AffectedAgent:
		return person
	}
	return component
}

func phraseVerdict(p *analyzer.Pass, of, i int) verdict {
	ph := phraseIn(p, of, i)
	if ph.End <= ph.First {
		return component
	}
	return verdictOn(p, analyzer.Subject{Phrase: ph, Agent: p.Class(ph)})
}

// charge reports the tokens from first up to, not including, end.
func charge(p *analyzer.Pass, first, end int, v verdict) {
	if v == acquitted || spokenOf(p, first, end) || anyWithin(p, first, first-12, first, whetherWords) {
		return
	}
	words := quoted(p.TokensText(first, end))
	var f *analyzer.Finding
	switch {
	case v == component:
		f = p.Report(p.TokensSpan(first, end), "%s makes an offender of a condition, and the search ends there.", words).Note()
		f.Suggest("Say what it did and under which conditions, in plain words.")
		return
	case v == ours:
		f = p.Report(p.TokensSpan(first, end), "%s takes the guilt on the writer, and the reader stops asking what made it possible.", words)
		f.Severity = min(f.Severity, analyzer.Warning)
	default:
		f = p.Report(p.TokensSpan(first, end), "%s assigns guilt; readers will think twice before they tell what they did.", words)
	}
	if p.Reported(first) {
		f.Note()
	}
	f.Suggest("Say what was done, what it was meant to do, and which conditions let it do harm.")
}

var whetherWords = analyzer.Words("whether")

func checkBlame(p *analyzer.Pass) {
	for i := range p.Each(blameWords) {
		blameAt(p, i)
	}
}

func blameAt(p *analyzer.Pass, i int) {
	before, after := wordAt(p, i, i-1), wordAt(p, i, i+1)
	if blameThings.Has(after) || gitWords.Has(before) || blameDenied(p, i) {
		return
	}
	switch {
	case p.Tokens[i].Word == wBlame && before == wTo:
		toBlame(p, i)
	case p.Tokens[i].Word == wBlame && blameNoun(p, i):
		theBlame(p, i)
	default:
		blameVerb(p, i)
	}
}

// toBlame is "is to blame", "find somebody to blame"; "to blame him" is the
// plain verb.
func toBlame(p *analyzer.Pass, i int) {
	j := skipLeft(p, i-2, degrees)
	if wordAt(p, i, j) == wWho {
		charge(p, i-1, i+1, person)
		return
	}
	if whoWords.Has(wordAt(p, i, i-2)) {
		charge(p, i-1, i+1, person) // "the one to blame"
		return
	}
	if !wasBeen.Has(wordAt(p, i, j)) && wordAt(p, i, j) != wSuffix {
		ph := phraseIn(p, i, i+1)
		if ph.End > ph.First {
			blameObject(p, i-1, i, i+1)
		}
		return
	}
	charge(p, i-1, i+1, verdictOn(p, p.GrammaticalSubject(j)))
}

// blameNoun tells "the blame" from the verb.
func blameNoun(p *analyzer.Pass, i int) bool {
	w := wordAt(p, i, i-1)
	return degrees.Has(w) || putWords.Has(w) || takeWords.Has(w) || mistakeModifiers.Has(w) || lieWords.Has(wordAt(p, i, i+1))
}

// theBlame is "put the blame on", "the blame lies with", "took the blame".
func theBlame(p *analyzer.Pass, i int) {
	j := skipLeft(p, i-1, degrees)
	k := i + 1
	for k < i+5 && (lieWords.Has(wordAt(p, i, k)) || degrees.Has(wordAt(p, i, k)) || putWords.Has(wordAt(p, i, k))) {
		k++
	}
	w := wordAt(p, i, k)
	switch {
	case (w == wOn || w == wWith || w == wTo || w == wAt) && (k > i+1 || putWords.Has(wordAt(p, i, j))):
		charge(p, i, i+1, blamed(p, i, k+1))
	case takeWords.Has(wordAt(p, i, j)):
		charge(p, i, i+1, verdictOn(p, p.GrammaticalSubject(j)))
	}
}

// blamed weighs the phrase at i: whom the blame is put on.
func blamed(p *analyzer.Pass, of, i int) verdict {
	w := wordAt(p, of, i)
	if meWords.Has(w) {
		return ours
	}
	if analyzer.TeamNames.Has(w) && (!inSentence(p, of, i+1) || p.Tokens[i+1].Kind == analyzer.PunctToken) {
		return person // "blamed engineering"
	}
	return phraseVerdict(p, of, i)
}

// blameVerb is "Ops blamed the driver", "the driver was blamed", "the delay was
// blamed on the driver".
func blameVerb(p *analyzer.Pass, i int) {
	s := p.Subject(i)
	if conditional(p, i) && s.Passive {
		return
	}
	if !s.Passive || p.Tokens[i].Word != wBlamed {
		blameObject(p, i, i, i+1)
		return
	}
	if wordAt(p, i, i+1) == wOn {
		if v := blamed(p, i, i+2); v > component {
			charge(p, i, i+1, v)
			return
		}
	}
	g := p.GrammaticalSubject(i)
	v := verdictOn(p, g)
	if v == component && (wordAt(p, i, i+1) != wFor || g.End <= g.First || dummies.Has(p.Tokens[g.Head].Word) || nobodySubject(p, g)) {
		return
	}
	charge(p, i, i+1, v)
}

// blameObject reports the verb if its object is human.
func blameObject(p *analyzer.Pass, first, verb, object int) {
	if v := blamed(p, verb, object); v > component {
		charge(p, first, verb+1, v)
	}
}

var blameLinks = analyzer.Words("to be is are was were been being about for of any a an the who whom somebody someone anybody anyone put assign find looking look find finding point point in trying want wants wish meant meeting seek seeks purpose goal aim way here this it there us we will 's here's")

// blameDenied is "nobody is to blame", "not to blame anybody", "without blame".
func blameDenied(p *analyzer.Pass, i int) bool {
	j := skipLeft(p, i-1, blameLinks)
	if denialWords.Has(wordAt(p, i, j)) || refusals.Has(wordAt(p, i, j)) || wordAt(p, i, j) == wThan || wordAt(p, i, j) == wInstead {
		return true
	}
	return p.Mentioned(i)
}

func checkGuilt(p *analyzer.Pass) {
	for i := range p.Each(faultWords) {
		faultAt(p, i)
	}
	for i := range p.Each(guiltyWords) {
		guiltyAt(p, i)
	}
	for i := range p.Each(guilts) {
		if !blameDenied(p, i) {
			theBlame(p, i)
		}
	}
	for i := range p.Each(culprits) {
		culpritAt(p, i)
	}
	for i := range p.Each(atFaultWords) {
		charge(p, i, i+1, phraseVerdict(p, i, i+1))
	}
}

var atFaultWords = analyzer.Words("at-fault")

// faultAt looks at "fault": at fault, the fault of, somebody's fault, the fault
// lies with.
func faultAt(p *analyzer.Pass, i int) {
	if p.Tokens[i].Word == wFaults || faultThings.Has(wordAt(p, i, i+1)) {
		return
	}
	j := skipLeft(p, i-1, faultDegrees)
	before := wordAt(p, i, j)
	switch {
	case before == wAt && j == i-1:
		atFault(p, i)
	case before == wWhose:
		charge(p, j, i+1, person)
	case ourWords.Has(before):
		possessedFault(p, i, j)
	case before == wSuffix && !(nounAfter(p, i) && !wasBeen.Has(wordAt(p, i, i+1))):
		charge(p, i, i+1, faultOwner(p, i, j))
	case before == wThe, opensBlock(p, i), j < p.SentenceOf(i).First:
		theFault(p, i, j)
	}
}

var faultDegrees = analyzer.Words("own entire whole partial")

// possessedFault is "my fault", "his fault".
func possessedFault(p *analyzer.Pass, i, j int) {
	if faultDenied(p, j) || nounAfter(p, i) && !wasBeen.Has(wordAt(p, i, i+1)) && !greetWords.Has(wordAt(p, i, i+1)) {
		return
	}
	v := person
	switch w := p.Tokens[j].Word; {
	case w == wMy || w == wOur:
		v = ours
	case w == wTheir && p.Class(analyzer.Phrase{First: j, End: j + 1, Head: j}) == analyzer.SystemAgent:
		v = component
	}
	charge(p, j, i+1, v)
}

var (
	wTheir     = analyzer.W("their")
	greetWords = analyzer.Words("folks guys all everyone team people sorry here really though")
)

// faultOwner weighs "the driver's fault".
func faultOwner(p *analyzer.Pass, i, j int) verdict {
	if nobodyWords.Has(wordAt(p, i, j-1)) || wordAt(p, i, j-1) == wOne {
		return acquitted
	}
	instead := insteadOf(p, i+1)
	if faultDenied(p, i) {
		return instead
	}
	k := j - 1
	for k > j-6 && inSentence(p, i, k-1) && !faultStops.Has(p.Tokens[k-1].Word) && p.Tokens[k-1].Kind != analyzer.PunctToken {
		k--
	}
	if faultDenied(p, k) {
		return instead
	}
	ph := analyzer.Phrase{First: k, End: j, Head: j - 1}
	v := verdictOn(p, analyzer.Subject{Phrase: ph, Agent: p.Class(ph)})
	if v == component && inSentence(p, i, i+1) && p.IsVerb(i+1) && !wasBeen.Has(wordAt(p, i, k-1)) {
		return acquitted // "the pump's fault cleared itself", a defect
	}
	return v
}

// insteadOf is ours or another's in "not the supplier's fault; ours": whom a
// denial makes guilty in the end. Token i comes after "fault".
func insteadOf(p *analyzer.Pass, i int) verdict {
	for k := i; k < i+4 && k < len(p.Tokens) && p.BlockOf(k) == p.BlockOf(i-1); k++ {
		switch w := p.Tokens[k].Word; {
		case oursWords.Has(w):
			return ours
		case theirsWords.Has(w):
			return person
		case p.Tokens[k].Kind != analyzer.PunctToken && !butIt.Has(w):
			return acquitted
		}
	}
	return acquitted
}

var (
	oursWords   = analyzer.Words("ours mine")
	theirsWords = analyzer.Words("theirs his hers yours")
	butIt       = analyzer.Words("but it was is 's rather only")
)

var faultStops = analyzer.Words("is was are were be been not n't 's all and or but that it this")

// theFault is "the fault of the lead", "the fault lies with Rasmus".
func theFault(p *analyzer.Pass, i, j int) {
	k := i + 1
	switch w := wordAt(p, i, k); {
	case w == wOf:
		if v := blamed(p, i, k+1); v > component && !faultDenied(p, j) {
			charge(p, j, k+1, v)
		}
	case lieWords.Has(w):
		for k < i+4 && (lieWords.Has(wordAt(p, i, k)) || degrees.Has(wordAt(p, i, k))) {
			k++
		}
		if w := wordAt(p, i, k); w == wWith || w == wOn {
			if v := blamed(p, i, k+1); v > component {
				charge(p, i, i+1, v)
			}
		}
	}
}

// atFault weighs who is at fault: the object of "found … at fault", the noun
// before it, or the subject.
func atFault(p *analyzer.Pass, i int) {
	j := skipLeft(p, i-2, degrees)
	if faultDenied(p, i-1) || blameDenied(p, i-1) {
		return
	}
	v := component
	switch w := wordAt(p, i, j); {
	case w == wWho || w == wParty || w == wParties:
		v = person
	case wasBeen.Has(w) || w == wSuffix:
		v = verdictOn(p, p.GrammaticalSubject(j))
		if wordAt(p, i, j-1) == wWho {
			v = person
		}
	case inSentence(p, i, j):
		v = endingVerdict(p, j)
	}
	charge(p, i-1, i+1, v)
}

// endingVerdict weighs the noun phrase whose last token is j.
func endingVerdict(p *analyzer.Pass, j int) verdict {
	first := j
	for first > j-5 && inSentence(p, j, first-1) && p.Tokens[first-1].Kind == analyzer.WordToken && !isVerbTag(p.Tag(first-1)) {
		first--
	}
	ph := analyzer.Phrase{First: first, End: j + 1, Head: j}
	return verdictOn(p, analyzer.Subject{Phrase: ph, Agent: p.Class(ph)})
}

func isVerbTag(t analyzer.Tag) bool {
	switch t {
	case tagger.VB, tagger.VBD, tagger.VBG, tagger.VBN, tagger.VBP, tagger.VBZ, tagger.MD:
		return true
	}
	return false
}

// faultDenied reports whether what stands right before token i denies it: "not
// the driver's fault", "through no fault of".
func faultDenied(p *analyzer.Pass, i int) bool {
	j := skipLeft(p, i-1, faultLinks)
	return denialWords.Has(wordAt(p, i, j))
}

var faultLinks = analyzer.Words("the a an really entirely solely anybody anyone anybody's anyone's any all in being be 's")

// guiltyAt tells guilt from the plea on a form.
func guiltyAt(p *analyzer.Pass, i int) {
	after := wordAt(p, i, i+1)
	if p.Tokens[i].Is(analyzer.Quoted) || faultDenied(p, i) {
		return
	}
	v := component
	switch {
	case after == wParty || after == wParties || after == wOne:
		v = person
	case wasBeen.Has(after) && opensBlock(p, i):
		v = phraseVerdict(p, i, i+2) // "Guilty is the porter."
	default:
		v = max(guiltyNoun(p, i), guiltySubject(p, i))
	}
	if v > component {
		charge(p, i, i+1, v)
	}
}

func guiltyNoun(p *analyzer.Pass, i int) verdict {
	if !inSentence(p, i, i+1) || p.Tokens[i+1].Kind != analyzer.WordToken {
		return acquitted
	}
	return phraseVerdict(p, i, i+1)
}

// guiltySubject weighs whose state "is guilty", "felt guilty", "found guilty"
// tells.
func guiltySubject(p *analyzer.Pass, i int) verdict {
	j := skipLeft(p, i-1, degrees)
	if !guiltVerbs.Has(wordAt(p, i, j)) {
		return acquitted
	}
	return verdictOn(p, p.GrammaticalSubject(j))
}

var guiltVerbs = analyzer.Words("feel feels felt feeling found proven plead pleaded", wasBeen, analyzer.Words("'m 're 's am"))

// culpritAt tells a culprit of flesh and blood from a stale entry.
func culpritAt(p *analyzer.Pass, i int) {
	if wordAt(p, i, i-1) == wNoWord || errorThings.Has(wordAt(p, i, i+1)) || errorDenied(p, i, i+1) || deniedBefore(p, i, 6) {
		return
	}
	charge(p, i, i+1, max(component, culpritWho(p, i)))
}

var wNoWord = analyzer.W("no")

// culpritWho looks at what stands beside the word: "the culprit was X", "X was
// the culprit", "the culprit, X,", "the culprit has left".
func culpritWho(p *analyzer.Pass, i int) verdict {
	j := i + 1
	if wordAt(p, i, j) == wOf {
		j = max(j, phraseIn(p, i, j+1).End) // "the villain of the evening was"
	}
	from := j
	for j < from+5 && (wasBeen.Has(wordAt(p, i, j)) || turnWords.Has(wordAt(p, i, j))) {
		j++
	}
	v := acquitted
	if j > from {
		v = humanOnly(phraseVerdict(p, i, j))
	}
	if w := wordAt(p, i, j); leaveWords.Has(w) {
		return person
	}
	k := skipLeft(p, i-1, culpritMods)
	if wasBeen.Has(wordAt(p, i, k)) {
		v = max(v, humanOnly(verdictOn(p, p.GrammaticalSubject(k))))
	}
	return v
}

// humanOnly keeps a verdict that concerns people.
func humanOnly(v verdict) verdict {
	if v == component {
		return acquitted
	}
	return v
}

var (
	turnWords   = analyzer.Words("turned out to be as , : ( — – - soon found identified later quickly who has have")
	leaveWords  = analyzer.Words("left resigned admitted apologised apologized confessed fired sacked denied wrote refused")
	culpritMods = analyzer.Words("the a main real true likely only likeliest biggest usual obvious actual probable first second also")
)

package rules

import "github.com/blamelint/blamelint/analyzer"

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

package rules

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

var humanError = &analyzer.Rule{
	ID:      "human-error",
	Name:    "Human error as the explanation",
	Summary: `"human error", "a mistake by", "a typo took us down": a person's slip told as what happened or why`,
	Doc: `"Human error" is where an investigation ought to begin, not where it ends. The label is given after the fact, by people who know the
outcome; at the time the same act was ordinary work, done with the same care as a thousand times before. Once the error is named there is nothing
left to ask, and the only remedy in sight is to tell people to be more careful.

Write what the person saw, knew and was trying to do, and what let an ordinary slip become an incident: the screen that showed two clusters
alike, the command that asked for no confirmation, the check that accepts any number. Use the role, and keep the actor: "a mistake was made" hides more and
explains no more.

Warnings stand at nouns that name the error: human, operator, user, pilot or manual error, a mistake, an oversight, a typo as the cause,
"misconfigured by", "fat-fingered", "botched". Adverbs that judge an act by its outcome ("accidentally", "mistakenly") are notes, and only where a
person acts. What software does wrong, error handling, and metrics with such names are passed over.`,
	Sources:  []analyzer.Source{dekker, cook, sreBook, pagerDuty},
	Group:    analyzer.Language,
	Severity: analyzer.Warning,
	Examples: []analyzer.Example{{
		Bad:  "The double payout was «human error».",
		Good: "The two payout buttons carry the same caption; the clerk on duty pressed the second one.",
	}, {
		Bad:  "The blank invoices were a «mistake by» the print operator.",
		Good: "The print operator chose tray 2, which the panel shows as loaded even when it is empty.",
	}, {
		Bad:  "A «typo» in the route filter withdrew the prefix.",
		Good: "The route filter held `10.8.0.0/61`; the router accepts any mask and withdrew the prefix.",
	}, {
		Bad:  "The relay had been «misconfigured by» the night crew, which was an «oversight».",
		Good: "The night crew set the relay as the sheet says; the sheet is for the older model.",
	}, {
		Bad:  "The release engineer «accidentally» deleted the index.",
		Good: "The release engineer deleted the index; staging and production share a prompt and a key binding.",
	}},
	Silent: []string{
		"This was not human error: both buttons carried the same caption.",
		"The user error page is served from the cache.",
		"Operator errors rose to 40 per second after the upgrade of the controller.",
		"Manual error correction is off on both links.",
		"Our error budget is spent.",
		"The parser incorrectly read the date as the month.",
		"The garbage collector accidentally freed the page.",
		"We say \"what made sense at the time\" instead of \"human error\".",
		"The oversight board met on Tuesday.",
		"The search box tolerates typos.",
		"Errors by region are on the second panel.",
		"Everybody makes mistakes; the review asks why this one could spread.",
		"The classifier makes fewer mistakes on short texts.",
		"Human error was ruled out.",
		"The fat-finger limit stopped the order.",
	},
	Check: checkHumanError,
}

var (
	errorNouns = analyzer.Words("error errors")
	wErrors    = analyzer.W("errors")
	// Words that make an error a person's.
	personErrors = analyzer.Words(`human operator user pilot manual admin administrator administrative clerical engineer developer programmer staff
		personnel employee technician typing keying data-entry copy-paste copy-and-paste cut-and-paste copy/paste transcription end-user cockpit
		human-made man-made fat-finger typist worker driver entry paste keyboard careless rookie beginner's sysadmin dba clerk crew employee's operator's`)
	// Those that software shares: "pilot errors in istiod".
	sharedErrors = analyzer.Words("operator user pilot manual admin driver worker entry end-user paste")
	// A noun after "error" makes it a thing of software.
	errorThings = analyzer.Words(`page pages rate rates count counts counter counters metric metrics message messages log logs logging code codes handling
		handler handlers correction budget budgets report reports reporting series screen screens dialog dialogs dashboard dashboards path paths
		string strings response responses boundary boundaries type types class classes object objects event events queue queues tracking tracker
		recovery state states threshold thresholds level levels text texts condition conditions banner popup toast field fields bit bits trap
		analysis model models ratio ratios percentage percentages line lines table tables list feedback signal signals alert alerts function propagation
		prevention injection stack stacks trace traces number numbers id ids prompt prompts index view views tolerance space checking check checks
		detection out display displays notification notifications channel channels term terms margin margins bar bars status output outputs`)
	// Verbs and measures of a metric.
	metricWords = analyzer.Words(`rose rise risen spiked spike spikes increased increase increasing climbed dropped fell jumped doubled tripled grew per second minute
		% percent tenfold twofold threefold fivefold rate count counts counted scraped metric panel graph dashboard log logs logged http 4xx 5xx`)

	wData   = analyzer.W("data")
	wCopy   = analyzer.W("copy")
	wBy     = analyzer.W("by")
	wFrom   = analyzer.W("from")
	wOn     = analyzer.W("on")
	wTo     = analyzer.W("to")
	wPart   = analyzer.W("part")
	wSide   = analyzer.W("side")
	wEnd    = analyzer.W("end")
	wSuffix = analyzer.W("'s")

	madeWords  = analyzer.Words("make makes made making commit commits committed committing")
	byWhom     = analyzer.Words("made caused introduced committed done")
	ownWords   = analyzer.Words("own first second big biggest worst simple honest small grave serious single real main initial original only easily avoided avoidable silly stupid costly little classic same terrible trivial fatal rookie critical")
	ourWords   = analyzer.Words("my our his her whose your their")
	humanWords = analyzer.Words("human")
	humanFails = analyzer.Words("failure failures failing failings fallibility slip slips lapse lapses oversight oversights carelessness negligence inattention misjudgment misjudgement")

	errorTokens = analyzer.Words(`human-error human-errors operator-error operator-errors user-error pilot-error pebkac pebcak id10t pebmac pobkac`)
)

func checkHumanError(p *analyzer.Pass) {
	for i := range p.Each(errorNouns) {
		errorAt(p, i)
	}
	for i := range p.Each(humanWords) {
		if humanFails.Has(wordAt(p, i, i+1)) && !oversightBodies.Has(wordAt(p, i, i+2)) {
			reportError(p, i, i+2)
		}
	}
	for i := range p.Each(errorTokens) {
		if !errorThings.Has(wordAt(p, i, i+1)) {
			reportError(p, i, i+1)
		}
	}
	checkMistakes(p)
	checkSlips(p)
	checkAccidents(p)
}

// errorAt looks at "error": whose is it?
func errorAt(p *analyzer.Pass, i int) {
	if errorThings.Has(wordAt(p, i, i+1)) {
		return
	}
	first := i - 1
	for first > i-5 && (errorJoins.Has(wordAt(p, i, first)) || joinedError(p, i, first)) {
		first--
	}
	switch {
	case personErrors.Has(wordAt(p, i, i-1)):
		if first := i - 1; !metricErrors(p, i) {
			if w := wordAt(p, i, i-2); w == wData || w == wCopy {
				first--
			}
			reportError(p, first, i+1)
		}
	case first < i-1 && personErrors.Has(wordAt(p, i, first)) && !sharedErrors.Has(wordAt(p, i, first)):
		reportError(p, first, i+1)
	default:
		ownedError(p, i)
	}
}

// "Human or technical error": the words between belong to the second kind.
var errorJoins = analyzer.Words("and or / & , and/or")

func joinedError(p *analyzer.Pass, i, j int) bool {
	return j > i-3 && errorJoins.Has(wordAt(p, i, j-1)) && inSentence(p, i, j) && p.Tokens[j].Kind == analyzer.WordToken
}

// metricErrors tells "operator errors rose to 40 per second" from "operator
// errors led to …".
func metricErrors(p *analyzer.Pass, i int) bool {
	if !sharedErrors.Has(wordAt(p, i, i-1)) {
		return false
	}
	if p.Tokens[i].Word == wErrors && anyWithin(p, i, i-4, i+8, metricWords) {
		return true
	}
	next := i + 1
	if inSentence(p, i, next) && p.Tokens[next].Kind == analyzer.NumberToken {
		return true
	}
	return wasBeen.Has(wordAt(p, i, next)) && anyWithin(p, i, next, next+3, emitted) || anyWithin(p, i, next, next+9, returnCodes)
}

var (
	emitted     = analyzer.Words("logged returned raised thrown emitted displayed shown cached printed rendered mapped surfaced retried wrapped masked")
	returnCodes = analyzer.Words("http returned status exception kernel stderr stdout syslog")
)

// ownedError reports errors whose owner stands beside them: "an error by the
// dispatcher", "our error", "the driver made an error".
func ownedError(p *analyzer.Pass, i int) {
	if end, ok := ownerAfter(p, i); ok {
		reportError(p, i, end)
		return
	}
	if j := skipLeft(p, i-1, ownWords); p.Tokens[i].Word != wErrors && ownerBefore(p, i, j) && !nounAfter(p, i) {
		if wordAt(p, i, j) == wSuffix {
			j = i
		}
		reportError(p, j, i+1)
		return
	}
	if first, ok := madeBefore(p, i); ok {
		reportError(p, first, i+1)
	} else if madeAfter(p, i) {
		reportError(p, i, i+1)
	}
}

// ownerAfter looks for "by", "of", "on the part of" and a human after the noun
// at i, and gives the end of the run to report.
func ownerAfter(p *analyzer.Pass, i int) (end int, ok bool) {
	j := i + 1
	if byWhom.Has(wordAt(p, i, j)) {
		j++
	}
	switch wordAt(p, i, j) {
	case wBy, wFrom:
		plain := wordAt(p, i, j) == wBy || p.Tokens[i].Word != wErrors
		return j + 1, plain && humanAt(p, i, j+1) && !groupedBy(p, i, j+1)
	case wOf:
		ph := phraseIn(p, i, j+1)
		return max(ph.End, j+1), ph.End > ph.First && humanPhrase(p, ph) && !groupedBy(p, i, j+1)
	case wOn:
		return onPart(p, i, j)
	}
	return i + 1, false
}

// groupedBy tells "errors by Billing", a way to sort them, and "errors of
// Platform", a name, from "an error by Billing": a plural with a bare name.
func groupedBy(p *analyzer.Pass, i, j int) bool {
	if w := wordAt(p, i, j); p.Tokens[i].Word != wErrors || mistakeModifiers.Has(w) || ourWords.Has(w) || byWhom.Has(wordAt(p, i, i+1)) {
		return false
	}
	ph := p.PhraseAt(j)
	return p.Class(ph) == analyzer.TeamAgent || p.Tag(ph.Head) == tagger.NN
}

// onPart is "on our part", "on the part of the supplier", "on my side".
func onPart(p *analyzer.Pass, i, j int) (end int, ok bool) {
	for k := j + 1; k <= j+3; k++ {
		switch wordAt(p, i, k) {
		case wPart, wSide, wEnd:
			if ourWords.Has(wordAt(p, i, k-1)) || wordAt(p, i, k-1) == wSuffix {
				return k + 1, true
			}
			return k + 2, wordAt(p, i, k+1) == wOf && humanAt(p, i, k+2)
		}
	}
	return i + 1, false
}

func phraseIn(p *analyzer.Pass, of, i int) analyzer.Phrase {
	if !inSentence(p, of, i) {
		return analyzer.Phrase{}
	}
	return p.PhraseAt(i)
}

// humanAt reports whether a human phrase begins at token i; "one of our
// contractors" is one too.
func humanAt(p *analyzer.Pass, of, i int) bool {
	if someOf.Has(wordAt(p, of, i)) && wordAt(p, of, i+1) == wOf {
		i += 2
	}
	ph := phraseIn(p, of, i)
	return ph.End > ph.First && p.Tag(i) != tagger.VBG && humanPhrase(p, ph)
}

var someOf = analyzer.Words("one some two three four several many most both each all member members any none either")

// humanPhrase reports whether a phrase stands for people who are not customers
// seen as a measure ("errors by user").
func humanPhrase(p *analyzer.Pass, ph analyzer.Phrase) bool {
	a := p.Class(ph)
	if a == analyzer.AffectedAgent {
		return ph.Head > ph.First
	}
	return a.Human()
}

// ownerBefore reports whether token j is a possessive of a human: "our", "the
// driver's".
func ownerBefore(p *analyzer.Pass, i, j int) bool {
	switch w := wordAt(p, i, j); {
	case ourWords.Has(w):
		return true
	case w == wSuffix && inSentence(p, i, j-1):
		a := p.Class(analyzer.Phrase{First: j - 1, End: j, Head: j - 1})
		return a.Human() || a == analyzer.OrgAgent || a == analyzer.AffectedAgent
	}
	return false
}

// nounAfter reports whether the noun at i only qualifies another one.
func nounAfter(p *analyzer.Pass, i int) bool {
	if !inSentence(p, i, i+1) || p.Tokens[i+1].Kind == analyzer.PunctToken {
		return false
	}
	if p.Tokens[i+1].Kind != analyzer.WordToken {
		return true
	}
	t := p.Tag(i + 1)
	return t == tagger.NN || t == tagger.NNS
}

// madeBefore looks for "made an error" with a human subject, and gives the
// verb's token.
func madeBefore(p *analyzer.Pass, i int) (first int, ok bool) {
	j := skipLeft(p, i-1, mistakeModifiers)
	if j < i-5 || !madeWords.Has(wordAt(p, i, j)) {
		return 0, false
	}
	s := p.Subject(j)
	return j, (s.Agent.Human() || s.Dropped && !s.Passive) && !nobodyDid(p, j)
}

// nobodyDid reports whether the verb at j has "nobody" as its subject.
func nobodyDid(p *analyzer.Pass, j int) bool {
	return anyWithin(p, j, j-5, j, nobodyWords)
}

var nobodyWords = analyzer.Words("nobody noone no-one none neither no")

// madeAfter is "an error was made", whose agent is human unless said
// otherwise.
func madeAfter(p *analyzer.Pass, i int) bool {
	j := i + 1
	for j < i+5 && wasBeen.Has(wordAt(p, i, j)) {
		j++
	}
	if j == i+1 || wordAt(p, i, j) != wMade {
		return false
	}
	return wordAt(p, i, j+1) != wBy || humanAt(p, i, j+2)
}

var (
	wMade            = analyzer.W("made")
	wasBeen          = analyzer.Words("was were is are has have had been being also then")
	mistakeModifiers = analyzer.Words("a an the this that these those some several two three many another any such similar one more", ownWords)
)

// reportError reports the tokens from first up to, not including, end.
func reportError(p *analyzer.Pass, first, end int) {
	if spokenOf(p, first, end) || errorDenied(p, first, end) {
		return
	}
	f := p.Report(p.TokensSpan(first, end), "%s ends the story at a person, before it says why the step made sense.", quoted(p.TokensText(first, end)))
	if p.Reported(first) {
		f.Note()
	}
	f.Suggest("Say what " + actorOf(p, first, end) + " saw at that moment, and what the screen, the runbook or the check would have needed.")
}

// actorOf names the role that the words themselves hold, or everybody.
func actorOf(p *analyzer.Pass, first, end int) string {
	for i := first; i < end; i++ {
		if w := p.Tokens[i].Word; roleWords.Has(w) {
			return "the " + strings.ToLower(p.Word(i))
		}
	}
	return "the people involved"
}

var roleWords = analyzer.Words("operator pilot administrator engineer developer programmer technician driver typist clerk dba sysadmin")

// Words that tie a denial to what it denies: "was not caused by human error".
var (
	errorLinks = analyzer.Words(`a an the any some simple mere pure plain due to because of caused by attributed attributable result results matter question case about
		down came come boil boiled put is are was were be been being that this it there here think believe as called explained evidence sign
		signs indication trace hint instance example issue form kind sort such way really simply human and either single another in may can read seen taken understood finding findings story have has had see here speak speaks spoke talk talks " “ ‘ 's`)
	errorDenials = analyzer.Words("not n't no never neither nor without nothing hardly")
	onlyWords    = analyzer.Words("only just merely solely simply")
	wRather      = analyzer.W("rather")
	wThan        = analyzer.W("than")
	wWhether     = analyzer.W("whether")
	// "To call it human error would be easy": weighed, not said.
	labelling   = analyzer.Words("calling labelling labeling dismissing")
	labelVerbs  = analyzer.Words("call label dismiss explain")
	labelModals = analyzer.Words("to could would might may easily can")
	anyWords    = analyzer.Words("any every possible potential future")
	ruledOut    = analyzer.Words("ruled excluded discarded dismissed eliminated discounted")
)

// errorDenied reports whether the noun phrase is denied or only asked about:
// "was not human error", "rather than", "whether", "was ruled out".
func errorDenied(p *analyzer.Pass, first, end int) bool {
	if anyWords.Has(wordAt(p, first, first-1)) {
		return true
	}
	j := skipLeft(p, first-1, errorLinks)
	switch w := wordAt(p, first, j); {
	case errorDenials.Has(w):
		return !onlyWords.Has(wordAt(p, first, j+1))
	case labelling.Has(w), labelVerbs.Has(w) && labelModals.Has(wordAt(p, first, j-1)):
		return true
	case w == wThan && wordAt(p, first, j-1) == wRather, w == wInstead, w == wWhether:
		return true
	}
	s := p.SentenceOf(first)
	for k := first - 1; k >= max(s.First, first-8); k-- {
		if w := p.Tokens[k].Word; w == wWhether {
			return true
		} else if clauseWords.Has(w) {
			break
		}
	}
	return deniedAfter(p, first, end)
}

// deniedAfter is "human error was not a factor", "… was ruled out".
func deniedAfter(p *analyzer.Pass, first, end int) bool {
	j := end
	for j < end+3 && wasBeen.Has(wordAt(p, first, j)) {
		j++
	}
	if j == end {
		return false
	}
	w := wordAt(p, first, j)
	return errorDenials.Has(w) && anyWithin(p, first, j+1, j+4, factorWords) || ruledOut.Has(w)
}

var factorWords = analyzer.Words("factor cause reason explanation involved issue answer story why to problem finding verdict responsible")

package rules

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

var rootCause = &analyzer.Rule{
	ID:      "root-cause",
	Name:    "One cause as the whole explanation",
	Summary: `"root cause", "RCA", "the sole cause": the incident is told as if one thing explained it`,
	Doc: `Complex systems fail when several conditions meet, each of them harmless alone. A "root cause" is the place where the
search stopped, and it is often the person who touched the system last. Readers who find one cause stop asking for the second, and the other
conditions stay in place for the next incident.

Write "contributing factors", and list what had to be true at the same time: what made the failure possible, what let it spread, what kept it
hidden, what made the repair slow. The heading alone changes what people put under it. If one factor weighs more than the others, say so in
a sentence and say why.

The rule is silent on "contributing factors" and "contributing causes", where the notion is denied ("there is no single root cause") or spoken of
("we avoid the term"), and on other roots (root certificate, root volume). "The main cause" and a bare heading "Cause" are notes only.`,
	Sources:  []analyzer.Source{cook, dekker, allspaw, pagerDuty},
	Group:    analyzer.Language,
	Severity: analyzer.Warning,
	Examples: []analyzer.Example{{
		Bad:  "## «Root cause»\n\nThe lease of the print server ran out.",
		Good: "## Contributing factors\n\n- The lease of the print server ran out.\n- The renewal mail goes to a closed mailbox.",
	}, {
		Bad:  "The «root cause» of the late settlement was a stale holiday file.",
		Good: "The settlement was late because the holiday file was stale and the check on its age runs once a week.",
	}, {
		Bad:  "**«Root Cause»:** the token of the importer had expired. The «RCA» is due on Monday.",
		Good: "**Contributing factors:** the token of the importer had expired. The review is due on Monday.",
	}, {
		Bad:  "A full log partition was the «sole cause» of the silence on channel 4.",
		Good: "A full log partition silenced channel 4, and the watchdog shares that partition.",
	}, {
		Bad:  "By noon we had «root-caused» the jitter to a firmware bug, the «underlying cause» of last week's drops too.",
		Good: "By noon we had traced the jitter to a firmware bug that explains last week's drops too.",
	}},
	Silent: []string{
		"There is no single root cause: a stale index met a doubled import.",
		"We do not think that there is one root cause here.",
		"The new root certificate was rejected by the scales.",
		"Cause code 41 means that no trunk was free.",
		"The RCA jacks on the mixer were swapped.",
		"In our reviews we avoid the term root cause.",
		"We looked for contributing causes in three places.",
		"The disk was not the root cause.",
		"One of the causes was the length of the queue.",
		"The root volume filled up, which caused the restart.",
		"One cause was the queue, another the short timeout.",
		"This is a blameless review, so it names no root cause.",
	},
	Check: checkRootCause,
}

var (
	wRoot  = analyzer.W("root")
	wOf    = analyzer.W("of")
	wThe   = analyzer.W("the")
	wA     = analyzer.W("a")
	wAn    = analyzer.W("an")
	wOne   = analyzer.W("one")
	wColon = analyzer.W(":")

	rootTriggers = analyzer.Words("root")
	rootedWords  = analyzer.Words(`root-cause root-causes root-caused root-causing rootcause rootcauses rca rcas`)
	rootVerbs    = analyzer.Words("root-caused root-causing caused causing")
	rootHeads    = analyzer.Words("cause causes caused causing")
	rootNouns    = analyzer.Words("issue issues problem problems reason reasons")
	// What may stand between "root" and "cause": "root and contributing causes".
	rootBetween    = analyzer.Words("and or / & ,", rootAdjectives)
	rootAdjectives = analyzer.Words(`contributing proximate immediate technical direct underlying main primary systemic organisational organizational
		secondary likely probable suspected possible actual true`)
	plugNouns = analyzer.Words(`plug plugs jack jacks connector connectors cable cables socket sockets input inputs output outputs victor records
		adapter adapters adaptor adaptors lead leads port ports cord cords phono stereo plug-in`)

	causeTriggers = analyzer.Words("cause causes")
	soleWords     = analyzer.Words("sole single only lone singular")
	mainWords     = analyzer.Words("main primary principal chief underlying ultimate true real actual fundamental core prime")
	ownsOne       = analyzer.Words("had has have having to from with into share shares shared only just exactly the by")
	wasWords      = analyzer.Words("was is were are turned proved 's")
	unknownWords  = analyzer.Words(`not n't never unknown unclear still initially yet under being uncertain tbd unidentified undetermined elusive`)
)

func checkRootCause(p *analyzer.Pass) {
	for i := range p.Each(rootTriggers) {
		rootAt(p, i)
	}
	for i := range p.Each(rootedWords) {
		if !plugNouns.Has(wordAt(p, i, i+1)) {
			reportRoot(p, i, i+1)
		}
	}
	for i := range p.Each(causeTriggers) {
		causeAt(p, i)
	}
}

// rootAt looks at "root" and what follows it.
func rootAt(p *analyzer.Pass, i int) {
	j := i + 1
	for j < i+4 && rootBetween.Has(wordAt(p, i, j)) {
		j++
	}
	switch w := wordAt(p, i, j); {
	case rootHeads.Has(w) && (j == i+1 || rootAdjectives.Has(wordAt(p, i, j-1))):
		reportRoot(p, i, j+1)
	case rootNouns.Has(w) && j == i+1 && !nounAfter(p, j):
		reportLesser(p, i, j+1)
	case w == wOf && j == i+1:
		for k := j + 1; k < j+4; k++ {
			if rootNouns.Has(wordAt(p, i, k)) {
				reportLesser(p, i, k+1)
				return
			}
		}
	}
}

// spokenOf reports whether the words from first up to, not including, end are
// somebody else's, mentioned, held at a distance, or a template's instruction.
func spokenOf(p *analyzer.Pass, first, end int) bool {
	return logged(p, first) || p.Tokens[first].Is(analyzer.Quoted) || p.Tokens[end-1].Is(analyzer.Quoted) || p.Mentioned(first) || p.Instruction(p.BlockOf(first)) || answeredNo(p, first) || notToBeRead(p, first)
}

// logged reports whether a level and a colon stand right before token i, as in
// the lines of a program: "fatal: mistake in line 9".
func logged(p *analyzer.Pass, i int) bool {
	return wordAt(p, i, i-1) == wordColon && logLevels.Has(wordAt(p, i, i-2)) && !p.Tokens[i-2].Is(analyzer.Capital)
}

var logLevels = analyzer.Words("fatal error err warning warn panic info debug trace critical exception")

// answeredNo reports whether token i stands in a question of a table that the
// next cell answers with "No".
func answeredNo(p *analyzer.Pass, i int) bool {
	b := p.BlockOf(i)
	if b.Row == nil || b.Column+1 >= len(b.Row.Cells) || p.Tokens[b.EndToken-1].Word != wQuestion {
		return false
	}
	next := b.Row.Cells[b.Column+1]
	return next.EndToken > next.FirstToken && p.Tokens[next.FirstToken].Word == wNoWord
}

var wQuestion = analyzer.W("?")

func reportRoot(p *analyzer.Pass, first, end int) {
	if spokenOf(p, first, end) || causeDenied(p, first) {
		return
	}
	words := p.TokensText(first, end)
	f := p.Report(p.TokensSpan(first, end), "%s", rootMessage(p, first, end, words))
	if p.Reported(first) {
		f.Note()
	}
	f.Suggest("List what had to be true at the same time: what made it possible, what let it spread, what kept it hidden.")
	fixRoot(p, f, first, end, words)
}

func rootMessage(p *analyzer.Pass, first, end int, words string) string {
	switch {
	case isHeading(p.BlockOf(first)):
		return quoted(words) + " as a heading leaves room for one answer only."
	case rootVerbs.Has(p.Tokens[end-1].Word):
		return quoted(words) + " says that the search ended at one thing."
	case strings.EqualFold(words, "RCA"):
		return quoted(words) + " promises one cause before the review has begun."
	}
	return quoted(words) + " reads as if one thing explained the incident."
}

func quoted(words string) string { return `"` + strings.Join(strings.Fields(words), " ") + `"` }

// reportLesser reports what reasonable reviewers differ on.
func reportLesser(p *analyzer.Pass, first, end int) {
	if spokenOf(p, first, end) || causeDenied(p, first) {
		return
	}
	p.Report(p.TokensSpan(first, end), "%s ranks one condition above the others that had to hold.", quoted(p.TokensText(first, end))).Note().
		Suggest("If one factor weighed more, say why, and name the others beside it.")
}

// causeAt looks at "cause" and what stands before it.
func causeAt(p *analyzer.Pass, i int) {
	before, after := wordAt(p, i, i-1), wordAt(p, i, i+1)
	switch {
	case causeThings.Has(after) || after == wOf && wordAt(p, i, i+2) == wDeath:
	case before == wRoot || rootBetween.Has(before) && followsRoot(p, i):
	case p.Tokens[i].Word == causeNoun && soleWords.Has(before):
		reportSole(p, i)
	case p.Tokens[i].Word == causeNoun && before == wOne && ownsOne.Has(wordAt(p, i, i-2)):
		reportSole(p, i)
	case p.Tokens[i].Word == causeNoun && before == wOne && i-1 == p.SentenceOf(i).First && (after == wColon || after == wordComma) && !anotherCause(p, i):
		reportSole(p, i)
	case p.Tokens[i].Word == causeNoun && mainWords.Has(before) && nounHere(p, i):
		reportLesser(p, i-1, i+1)
	case p.Tokens[i].Word == causeNoun && (before == wThe || opensBlock(p, i)):
		bareCause(p, i)
	}
}

// anotherCause reports whether a second one follows "one cause, …", in the
// sentence or at the beginning of the next.
func anotherCause(p *analyzer.Pass, i int) bool {
	s, b := p.SentenceOf(i), p.BlockOf(i)
	for j := i + 1; j < min(s.End+3, b.EndToken); j++ {
		if moreCauses.Has(p.Tokens[j].Word) {
			return true
		}
	}
	return false
}

var moreCauses = analyzer.Words("another other others second further two among perhaps possibly")

var (
	causeNoun = analyzer.W("cause")
	wDeath    = analyzer.W("death")
	// "Cause code 41" is a field, not a claim.
	causeThings = analyzer.Words("code codes field fields id number column category value attribute list lists table")
)

// followsRoot reports whether "root" stands left of the run before token i, as
// in "root and contributing causes".
func followsRoot(p *analyzer.Pass, i int) bool {
	j := skipLeft(p, i-1, rootBetween)
	return i-j <= 4 && wordAt(p, i, j) == wRoot
}

// nounHere tells the noun "cause" from the verb in "the primary caused".
func nounHere(p *analyzer.Pass, i int) bool {
	t := p.Tag(i)
	return t == tagger.NN || t == tagger.NNP
}

func reportSole(p *analyzer.Pass, i int) {
	first, end := i-1, i+1
	if spokenOf(p, first, end) || causeDenied(p, first) || wordAt(p, i, i+1) == wOf && anyWithin(p, i, i+2, i+4, severalWords) {
		return
	}
	f := p.Report(p.TokensSpan(first, end), "%s closes the question, though other conditions had to hold as well.", quoted(p.TokensText(first, end)))
	if p.Reported(i) {
		f.Note()
	}
	f.Suggest("Say what else was true at the time: why it was possible, why it spread, why it was not seen earlier.")
}

var severalWords = analyzer.Words("many several")

// bareCause notes "the cause was …", "the cause of the outage is …" and a
// heading "Cause".
func bareCause(p *analyzer.Pass, i int) {
	b := p.BlockOf(i)
	if opensHeading(p, b, i) {
		if !p.Instruction(b) {
			f := p.Report(p.TokensSpan(i, i+1), "%s as a heading leaves room for one answer only.", quoted(p.Word(i))).Note()
			f.Suggest(`"Contributing factors" invites the second and the third condition as well.`)
			fixHeading(p, f, i, i+1, p.Word(i))
		}
		return
	}
	if wordAt(p, i, i-1) != wThe {
		return
	}
	j := i + 1
	if wordAt(p, i, j) == wOf {
		ph := p.PhraseAt(j + 1)
		if ph.End <= ph.First {
			return
		}
		j = ph.End
	}
	if !wasWords.Has(wordAt(p, i, j)) || anyWithin(p, i, j+1, j+4, unknownWords) || spokenOf(p, i-1, i+1) || causeDenied(p, i) {
		return
	}
	p.Report(p.TokensSpan(i-1, i+1), "%s reads as if one thing explained what happened.", quoted(p.TokensText(i-1, i+1))).Note().
		Suggest("Say which other conditions had to hold, or that this was one factor among several.")
}

// opensHeading reports whether token i is all that a heading or a lead-in
// says: "Cause", "The cause:", "Cause of the outage".
func opensHeading(p *analyzer.Pass, b *analyzer.Block, i int) bool {
	lead := b.Section != nil && b.Section.Head == b
	if !lead {
		return false
	}
	first := i
	if first > b.FirstToken && p.Tokens[first-1].Word == wThe {
		first--
	}
	if !opensBlock(p, first) {
		return false
	}
	if i+1 == b.EndToken {
		return true
	}
	next := p.Tokens[i+1].Word
	return next == wColon || next == wOf && isHeading(b)
}

// Words that may stand between a denial and what it denies.
var causeModifiers = analyzer.Words(`a an the any one single sole only real true clear definitive simple obvious particular specific underlying known common
	main primary lone such really truly just as " “ ‘`)

var (
	causeDenials = analyzer.Words("no not n't never neither nor without hardly rarely seldom than cannot")
	indefinite   = analyzer.Words("a an any one single sole lone")
	refusals     = analyzer.Words(`decline declines declined refuse refuses refused avoid avoids avoided avoiding resist resists resisted resisting doubt doubts
		reject rejects rejected deny denies denied hesitate hesitates dispute disputes beyond myth fallacy`)
	searchVerbs = analyzer.Words(`find found identify identified determine determined establish established pin pinpoint pinpointed confirm confirmed
		locate know knew address addressed fix fixed solve solved resolve resolved remove removed reveal revealed understand understood`)
)

// causeDenied reports whether the noun phrase whose last modifier or head is
// at token i is denied: "no single root cause", "was not the root cause", "we
// do not believe in one root cause". "Did not solve the root cause" takes it
// for granted and denies nothing.
func causeDenied(p *analyzer.Pass, i int) bool {
	j := skipLeft(p, i-1, causeModifiers)
	vague := indefinite.Has(p.Tokens[i].Word) || anyWithin(p, i, j+1, i, indefinite) || j+1 == i
	switch w := wordAt(p, i, j); {
	case causeDenials.Has(w):
		return true
	case w == wOf && wordAt(p, i, j-1) == wInstead:
		return true
	}
	if !vague {
		return false
	}
	return anyWithin(p, i, j-3, i, refusals) || !anyWithin(p, i, i-8, i, searchVerbs) && deniedBefore(p, i, 10)
}

var wInstead = analyzer.W("instead")

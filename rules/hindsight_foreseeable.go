package rules

import (
	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

var (
	foreseeables = analyzer.Words("preventable avoidable foreseeable predictable")
	wPredictable = analyzer.W("predictable")
	wForeseeable = analyzer.W("foreseeable")

	// After "preventable" and "avoidable" these make a term of it.
	measuredNouns = analyzer.Words(`disease diseases readmission readmissions death deaths condition conditions mortality harm harms illness illnesses
		admission admissions hospitalisation hospitalization hospitalisations hospitalizations injuries injury cancer cancers
		cost costs score scores rate rates column columns chart charts index list lists metric metrics category categories field fields spend emissions tax taxes
		calls future waste event-rate copy copies allocation allocations contention overhead work load loads traffic retries latency
		demand need needs use uses growth requirements circumstances range cases`)
	// What is predictable as a property of software.
	measuredThings = analyzer.Words(`latency latencies build builds cost costs usage load loads throughput performance name names id ids identifier identifiers
		behaviour behavior output outputs token tokens order ordering path paths url urls seed seeds key keys schedule schedules pattern patterns
		traffic response responses time times growth number numbers sequence sequences interval intervals filename filenames port ports
		nonce nonces password passwords format formats result-set cadence demand scaling billing price prices pricing workload workloads
		consumption footprint address addresses hash hashes value values release releases process interface api apis deployment deployments
		memory environment environments runtime state timing rng generator cookie cookies session sessions`)
)

// checkForeseeable judges "preventable", "avoidable", "foreseeable" and
// "predictable" of an incident.
func checkForeseeable(p *analyzer.Pass, i int) {
	w, next := p.Tokens[i].Word, wordAt(p, i, i+1)
	switch {
	case avoidedBy(p, i) || quotedOrMentioned(p, i) || deniedBefore(p, i, 5) || measuredNouns.Has(next) || p.Tokens[i].Is(analyzer.Capital) && i > around(p, i).First && p.BlockOf(i).Kind != analyzer.Heading:
		return
	case w == wPredictable && !predictableEvent(p, i):
		return
	case !p.Tokens[i].Is(analyzer.Strong) && p.BlockOf(i).Row != nil && p.BlockOf(i).Row.Header:
		return
	}
	first := i
	if first > around(p, i).First && strengthWords.Has(p.Tokens[first-1].Word) {
		first--
	}
	reportHindsight(p, first, i+1, false, looksEasyOr(w), sayMissing)
}

// avoidedBy is "is avoidable by choosing another region", which tells how.
func avoidedBy(p *analyzer.Pass, i int) bool {
	return wordAt(p, i, i+1) == wBy && inSentence(p, i, i+2) && p.Tag(i+2) == tagger.VBG && presentAux.Has(wordAt(p, i, i-1))
}

func looksEasyOr(w analyzer.Word) string {
	if w == wPredictable || w == wForeseeable {
		return looksFated
	}
	return looksEasy
}

var (
	strengthWords = analyzer.Words("completely entirely totally wholly fully perfectly easily clearly utterly eminently largely highly")
	ratherWords   = analyzer.Words("more less most as very fairly reasonably a in")
)

// predictableEvent tells an incident that "was predictable" from latency that
// is: the past tense, or an event as the noun.
func predictableEvent(p *analyzer.Pass, i int) bool {
	s := around(p, i)
	if i+1 < s.End && p.Tokens[i+1].Kind == analyzer.WordToken {
		if endNouns.Has(p.Tokens[i+1].Word) {
			return endingOf(p, i+1)
		}
		if n := headAfter(p, i+1); n >= 0 {
			return eventNouns.Has(p.Tokens[n].Word) || endNouns.Has(p.Tokens[n].Word) && endingOf(p, n)
		}
	}
	j := i - 1
	for j >= s.First && adverb(p, j) && !ratherWords.Has(p.Tokens[j].Word) {
		j--
	}
	if j < s.First || !wasForms.Has(p.Tokens[j].Word) {
		return false
	}
	a := p.GrammaticalSubject(j)
	for k := a.First; k < a.End; k++ {
		if measuredThings.Has(p.Tokens[k].Word) {
			return false
		}
	}
	return a.End > a.First
}

var (
	wasForms   = analyzer.Words("was were been")
	eventNouns = analyzer.Words(`failure failures outcome outcomes consequence consequences mistake mistakes error outage outages incident incidents result results
		overload surge rush disaster mess collapse accident accidents crisis confusion clash problem problems crash crashes fallout aftermath backlash breakdown pile-up
		blow-up finale blunder upset disappointment mix-up shambles chaos spiral avalanche stampede gridlock`)
	// endNouns are events with an end of their own: "a predictable ending to".
	endNouns = analyzer.Words("end ending conclusion finish")
)

// endingOf is "ending to three weeks": an end that has been. "A predictable end
// to each frame" is a property of a format.
func endingOf(p *analyzer.Pass, n int) bool {
	w := wordAt(p, n, n+1)
	return (w == wordTo || w == wOf || w == 0 || w == wordComma || w == fullStop) && !anyWithin(p, n, n+2, n+4, eachWords) && !anyWithin(p, n, n+2, n+7, codeNouns)
}

var (
	eachWords = analyzer.Words("each every any all frame frames")
	fullStop  = analyzer.W(".")
)

// headAfter is the last noun of the noun phrase that goes on at token i, or -1.
func headAfter(p *analyzer.Pass, i int) int {
	s := around(p, i)
	head := -1
	for j := i; j < min(s.End, i+4); j++ {
		switch p.Tag(j) {
		case tagger.NN, tagger.NNS:
			head = j
		case tagger.JJ, tagger.NNP:
		default:
			return head
		}
	}
	return head
}

var (
	slipNouns = analyzer.Words(`mistake mistakes error errors oversight oversights slip slips blunder blunders typo typos mix-up lapse lapses
		misstep omission misunderstanding`)
	belittlingSure = analyzer.Words("simple trivial basic rookie elementary silly schoolboy beginner beginner's newbie amateur amateurish easy novice freshman childish simplest")
	slipModifiers  = analyzer.Words(`human configuration config copy-paste copy-and-paste typing spelling arithmetic manual clerical coding programming operator
		yaml sql design logic administrative conversion unit transcription but and honest little one-line one-character user calculation maths math`)
)

// checkSimpleMistake judges "a simple mistake", "a trivial configuration error".
func checkSimpleMistake(p *analyzer.Pass, i int) {
	s := around(p, i)
	j := i - 1
	for steps := 0; j > s.First && steps < 2 && slipModifiers.Has(p.Tokens[j].Word); steps++ {
		j--
	}
	if j < s.First || !belittlingSure.Has(p.Tokens[j].Word) {
		return
	}
	next := wordAt(p, i, i+1)
	if p.Tokens[i].Word == wErrors && j == i-1 && !suchWords.Has(next) {
		return // "trivial errors are retried"
	}
	if p.Tokens[i].Word == wError && (!articles.Has(wordAt(p, i, j-1)) && !countWords.Has(wordAt(p, i, j-1)) || next == wordColon) {
		return // "Simple error: …", a type of error
	}
	if knotWords.Has(p.Tokens[i].Word) && i+1 < s.End && p.Tag(i+1) == tagger.NN {
		return // "a simple slip knot"
	}
	if errorThings.Has(next) || deniedBefore(p, j, 4) || quotedOrMentioned(p, i) {
		return
	}
	reportHindsight(p, j, i+1, false, looksTrivial, saySlip)
}

var (
	wError     = analyzer.W("error")
	countWords = analyzer.Words("one this that our his her their such another")
)

var knotWords = analyzer.Words("slip slips lapse")

var suchWords = analyzer.Words("like such by of as")

var (
	courseWords = analyzer.Words("course")
	wOfCourse   = analyzer.W("of")
	listNouns   = analyzer.Words(`list lists number numbers set sets kind kinds choice change catalogue catalog part end start cost costs middle rest copy fee fees
		title titles outside completion length duration progress beginning evaluation selection date dates sort matter`)
	courseNouns = analyzer.Words(`code codes material materials work correction corrections list lists action fee fees catalogue catalog unit units load
		registration title titles page pages description descriptions data completion credit credits id ids name names record records`)
)

// checkOfCourse judges "of course" as a comment on what people did.
func checkOfCourse(p *analyzer.Pass, i int) {
	s := around(p, i)
	if i == s.First || p.Tokens[i-1].Word != wOfCourse || courseNouns.Has(wordAt(p, i, i+1)) || quotedOrMentioned(p, i) {
		return
	}
	if i+1 < s.End && courseNumber(p, i+1) {
		return // "the pupils of course 2"
	}
	if i-2 >= s.First && (listNouns.Has(p.Tokens[i-2].Word) || p.Tag(i-2) == tagger.IN) {
		return
	}
	if generalTruth(p, i) {
		return
	}
	f := reportHindsight(p, i-1, i+1, false, looksPlain, sayThen)
	offerDeletion(p, f, i-1, i+1, true, "Leave it out")
}

// courseNumber reports whether token i numbers a course: "2", "B".
func courseNumber(p *analyzer.Pass, i int) bool {
	t := &p.Tokens[i]
	return t.Kind == analyzer.NumberToken || t.Kind == analyzer.WordToken && t.End-t.Start == 1 && t.Is(analyzer.Capital) && t.Word != wI
}

// generalTruth reports whether the clause of "of course" says, in the present,
// how things are: "the cache is, of course, per node".
func generalTruth(p *analyzer.Pass, i int) bool {
	s := around(p, i)
	v := -1
	for j := i + 1; j < s.End && v < 0; j++ {
		if finite(p, j) {
			v = j
		}
	}
	for j := i - 2; j >= s.First && (v < 0 || i-j < 4); j-- {
		if finite(p, j) {
			v = j
		}
	}
	if v < 0 {
		return false
	}
	t := p.Tag(v)
	return t == tagger.VBZ || t == tagger.VBP || t == tagger.MD && (futureModals.Has(p.Tokens[v].Word) || !anyWithin(p, v, v+1, v+6, haveForms))
}

var haveForms = analyzer.Words("have 've")

var futureModals = analyzer.Words("will can shall may must should 'll")

func finite(p *analyzer.Pass, j int) bool {
	if p.Tokens[j].Kind != analyzer.WordToken {
		return false
	}
	switch p.Tag(j) {
	case tagger.VBD, tagger.VBZ, tagger.VBP, tagger.MD:
		return true
	}
	return false
}

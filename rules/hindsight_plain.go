package rules

import (
	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

var (
	plainAdverbs = analyzer.Words("obviously clearly evidently plainly self-evidently")
	wClearly     = analyzer.W("clearly")
	wObviously   = analyzer.W("obviously")

	// What people do in a clear manner, or see in clear data.
	mannerVerbs = analyzer.Words(`communicate communicated communicates communicating state stated states stating say said says saying explain explained
		explains explaining document documented documents documenting define defined defines describe described describes describing label labelled
		labeled mark marked show shows shown showed showing see sees saw seen indicate indicated indicates articulate articulated distinguish
		distinguished separate separated visible identify identified express expressed speak spoke write written wrote hear heard mention
		mentioned outline outlined specify specified demarcate demarcated delineate delineated read legible signpost signposted present presented
		out structured worded understand understood visible marked convey conveyed think tell told reproduce reproduced`)
	thingWords = analyzer.Words("anything nothing something an a any some the its more most very as so quite less how")
)

// checkPlainAdverb judges "obviously" and its like: of people, or of the whole
// sentence.
func checkPlainAdverb(p *analyzer.Pass, i int) {
	s := around(p, i)
	if quotedOrMentioned(p, i) || deniedNear(p, i) {
		return
	}
	opens := i == s.First || i > s.First && (p.Tokens[i-1].Is(analyzer.LineStart) || openingWords.Has(p.Tokens[i-1].Word)) && clauseStart(p, i)
	closes := i > s.First && p.Tokens[i-1].Word == wordComma && (i+1 >= s.End || p.Tokens[i+1].Kind == analyzer.PunctToken)
	switch {
	case thingWords.Has(wordAt(p, i, i-1)) && !p.BlockOf(i).Bold:
		return
	case p.Tokens[i].Word == wObviously && (opens || closes):
	case opens && (wordAt(p, i, i+1) == wordComma || startsHuman(p, i+1)):
	case p.Tokens[i].Word == wClearly && closes:
		return
	case !plainOfPeople(p, i) && !besideHindsight(p, s):
		return
	}
	f := reportHindsight(p, i, i+1, false, looksPlain, sayThen)
	offerDeletion(p, f, i, i+1, true, "Leave it out")
}

// deniedNear is "not obviously", "never clearly".
func deniedNear(p *analyzer.Pass, i int) bool {
	return wordsNot.Has(wordAt(p, i, i-1))
}

// startsHuman reports whether the noun phrase at token i is human.
func startsHuman(p *analyzer.Pass, i int) bool {
	if i >= len(p.Tokens) {
		return false
	}
	ph := p.PhraseAt(i)
	return ph.End > ph.First && p.Class(ph).Human()
}

// plainOfPeople reports whether the clause of the adverb says what people did
// or knew, and not how they said it.
func plainOfPeople(p *analyzer.Pass, i int) bool {
	if manners.Has(p.Tokens[i].Word) && inManner(p, i) {
		return false
	}
	v := verbBeside(p, i)
	if v < 0 {
		return false
	}
	a := p.GrammaticalSubject(v)
	return a.Agent.Human() && !(a.End > a.First && p.Tokens[a.Head].Word == youWord)
}

var (
	manners      = analyzer.Words("clearly plainly")
	knowingWords = analyzer.Words("aware unaware wrong")
)

// inManner reports whether "clearly" says how something was said or seen, or
// strengthens an adjective.
func inManner(p *analyzer.Pass, i int) bool {
	s := around(p, i)
	if i > s.First && mannerVerbs.Has(p.Tokens[i-1].Word) {
		return true
	}
	for j := i + 1; j < min(s.End, i+4) && p.Tokens[j].Kind != analyzer.PunctToken; j++ {
		if mannerVerbs.Has(p.Tokens[j].Word) {
			return true
		}
	}
	return i+1 < s.End && p.Tag(i+1) == tagger.JJ && !knowingWords.Has(p.Tokens[i+1].Word)
}

// verbBeside is the finite verb nearest to the adverb at i: before it for "had
// obviously not read", else after it; -1 if there is none.
func verbBeside(p *analyzer.Pass, i int) int {
	s := around(p, i)
	for j := i - 1; j >= max(s.First, i-3); j-- {
		if analyzer.Auxiliary.Has(p.Tokens[j].Word) && p.Tokens[j].Kind == analyzer.WordToken {
			return j
		}
		if !adverb(p, j) && !wordsNot.Has(p.Tokens[j].Word) {
			break
		}
	}
	for j := i + 1; j < min(s.End, i+4); j++ {
		switch t := p.Tag(j); t {
		case tagger.VBD, tagger.VBZ, tagger.VBP, tagger.MD, tagger.VBN:
			return j
		}
		if !adverb(p, j) && !wordsNot.Has(p.Tokens[j].Word) {
			break
		}
	}
	return -1
}

// besideHindsight reports whether the sentence looks back in so many words.
func besideHindsight(p *analyzer.Pass, s analyzer.Sentence) bool {
	for j := s.First; j < s.End; j++ {
		if w := p.Tokens[j].Word; w == wHindsight || w == wRetrospect {
			return true
		}
	}
	return false
}

var (
	wRetrospect     = analyzer.W("retrospect")
	plainAdjectives = analyzer.Words("obvious glaring self-evident evident")
	wGlaring        = analyzer.W("glaring")
	wEvident        = analyzer.W("evident")
	strongAdverbs   = analyzer.Words("painfully glaringly blindingly blatantly completely totally perfectly abundantly embarrassingly patently pretty")
	fromWords       = analyzer.Words("from in on by")
	toWord          = analyzer.Words("to")
	thatNow         = analyzer.Words("that now today afterwards retrospectively")
	plainNouns      = analyzer.Words(`mistake mistakes oversight oversights omission blunder sign signs warning warnings precaution precautions step steps red
		danger dangers risk risks flaw flaws question questions safeguard flags flag giveaway trap hazard hazards conclusion thing`)
	nowAfter  = analyzer.Words("now today afterwards retrospectively")
	missVerbs = analyzer.Words("missed miss overlooked overlook ignored ignore missing overlooking ignoring")
	theWord   = analyzer.W("the")
	soonWords = analyzer.Words("soon quickly immediately then once after eventually finally") // what became plain during the work
	doubters  = analyzer.Words("not n't never hardly less no nothing far neither without cannot makes make made become becomes became rather whether")
)

// checkObvious judges "obvious": to people, or in "it should have been obvious".
func checkObvious(p *analyzer.Pass, i int) {
	if quotedOrMentioned(p, i) {
		return
	}
	if first, ok := surelyObvious(p, i); ok {
		reportHindsight(p, first, i+1, false, looksPlain, sayThen)
		return
	}
	if first, ok := shouldBeObvious(p, i); ok {
		reportHindsight(p, first, i+1, false, looksPlain, sayThen)
		return
	}
	s := around(p, i)
	if i > s.First && p.Tokens[i].Is(analyzer.Capital) && i+1 < s.End && p.Tokens[i+1].Is(analyzer.Capital) && !isHeading(s.Block) {
		return // the title of a work
	}
	if p.Tokens[i].Word == wEvident && !nowAfter.Has(wordAt(p, i, i+1)) {
		return // mostly said of data
	}
	for j := i - 1; j >= max(s.First, i-4); j-- {
		if doubters.Has(p.Tokens[j].Word) || soonWords.Has(p.Tokens[j].Word) {
			return
		}
		if p.Tokens[j].Kind == analyzer.PunctToken {
			break
		}
	}
	first := i
	if i > s.First && strongAdverbs.Has(p.Tokens[i-1].Word) {
		first--
	}
	if !obviousToPeople(p, i, first) {
		return
	}
	reportHindsight(p, first, i+1, false, looksPlain, sayThen)
}

// surelyObvious finds the first word of "wasn't it obvious that …?": a question
// that expects yes.
func surelyObvious(p *analyzer.Pass, i int) (first int, ok bool) {
	s := around(p, i)
	k := i - 1
	for k > s.First && (adverb(p, k) || p.Tokens[k].Word == wNotWord) {
		k--
	}
	if k-1 < s.First || !dummies.Has(p.Tokens[k].Word) || !endsAsQuestion(p, i) {
		return 0, false
	}
	be := k - 1
	denied := p.Tokens[be].Word == wNotAbbr || wordAt(p, i, k+1) == wNotWord
	if p.Tokens[be].Word == wNotAbbr {
		be--
	}
	return be, denied && be >= s.First && pastCopula.Has(p.Tokens[be].Word) && clauseStart(p, be)
}

// shouldBeObvious finds the modal of "should have been (really) obvious".
func shouldBeObvious(p *analyzer.Pass, i int) (first int, ok bool) {
	s := around(p, i)
	for j := i - 1; j >= max(s.First, i-8); j-- {
		if modals.Has(p.Tokens[j].Word) && p.Tokens[j].Word != wordHadD {
			g, ok := readModal(p, j)
			return j, ok && g.been && !g.negated && g.mood >= wouldMood
		}
	}
	return 0, false
}

func obviousToPeople(p *analyzer.Pass, i, first int) bool {
	next := wordAt(p, i, i+1)
	present := p.Tokens[i].Word == wGlaring
	switch {
	case plainNouns.Has(next) && !dataAfter(p, i+2):
		return !present || wordAt(p, i, i+2) != 0
	case present:
		return false
	case toWord.Has(next):
		return toHumans(p, i+2)
	case missVerbs.Has(wordAt(p, i, i-2)) && wordAt(p, i, i-1) == theWord:
		return p.Tag(min(i+1, len(p.Tokens)-1)) != tagger.NN
	case fromWords.Has(next):
		return fromStart.Has(wordAt(p, i, i+3)) || wordAt(p, i, i+2) == wHindsight || wordAt(p, i, i+2) == wRetrospect
	case first < i && (copulaBefore(p, first) || first == around(p, i).First):
		return true
	case thatNow.Has(next) && copulaBefore(p, first):
		return !dataAfter(p, i+2)
	}
	return besideHindsight(p, around(p, i)) && copulaBefore(p, first)
}

var (
	fromStart  = analyzer.Words("start beginning outset first begin hindsight")
	pastCopula = analyzer.Words("was were is are seems seemed looks looked been 's")
	dataOf     = analyzer.Words("log logs graph graphs diff trace traces metrics dashboard data output code logfile logfiles chart plot stacktrace console")
)

// copulaBefore reports whether "was", "is" or "seems" stands before token i,
// with adverbs between.
func copulaBefore(p *analyzer.Pass, i int) bool {
	s := around(p, i)
	j := i - 1
	for j >= s.First && adverb(p, j) {
		j--
	}
	return j >= s.First && pastCopula.Has(p.Tokens[j].Word)
}

// dataAfter reports whether the next words point at data: "in the log".
func dataAfter(p *analyzer.Pass, i int) bool {
	return anyWithin(p, i-1, i, i+5, dataOf)
}

// toHumans reports whether people stand at token i: "to anyone", "to the whole
// desk".
func toHumans(p *analyzer.Pass, i int) bool {
	if i >= around(p, i-1).End {
		return false
	}
	ph := p.PhraseAt(i)
	return ph.End > ph.First && p.Class(ph).Human()
}

var (
	easyWords = analyzer.Words("easily readily trivially simply easy trivial")
	wEasy     = analyzer.Words("easy trivial simple")
	// What is made to look easy.
	easyParts = analyzer.Words(`avoided prevented caught detected spotted noticed foreseen predicted anticipated averted avoidable preventable foreseeable
		discovered recognised recognized mitigated forestalled`)
	easyBases = analyzer.Words("avoid prevent foresee anticipate predict avert")
	notPast   = analyzer.Words("can can't cannot is are will to be not n't never may must isn't aren't")
	pastForms = analyzer.Words("was were would could should might have been had ve")
)

// checkEasily judges "easily avoided" of an incident; "can be easily detected"
// says what a tool does.
func checkEasily(p *analyzer.Pass, i int) {
	if quotedOrMentioned(p, i) {
		return
	}
	s := around(p, i)
	if wEasy.Has(p.Tokens[i].Word) {
		checkEasyTo(p, i)
		return
	}
	v := i + 1
	for v < s.End && (easyGap.Has(p.Tokens[v].Word) || adverb(p, v)) {
		v++
	}
	if v >= s.End || !easyParts.Has(p.Tokens[v].Word) || !easyInPast(p, i, v) || didIt(p, i, v) {
		return
	}
	first := i
	if v > i+1 {
		first = i // "easily have been avoided"
	}
	reportHindsight(p, first, v+1, false, looksEasy, sayMissing)
}

// didIt is "the drone easily avoided the mast": no wish, but what was done.
func didIt(p *analyzer.Pass, i, v int) bool {
	if v != i+1 || !inSentence(p, v, v+1) {
		return false
	}
	if w := p.Tokens[v+1].Word; !analyzer.Determiners.Has(w) && !analyzer.SystemPronouns.Has(w) && !analyzer.PersonPronouns.Has(w) {
		return false
	}
	return !anyWithin(p, i, i-4, i, pastForms)
}

var easyGap = analyzer.Words("have been be 've")

// easyInPast reports whether the words from i to v speak of what was, or stand
// in a note or before a noun.
func easyInPast(p *analyzer.Pass, i, v int) bool {
	s := around(p, i)
	past := v > i+1
	for j := i - 1; j >= max(s.First, i-5); j-- {
		switch w := p.Tokens[j].Word; {
		case pastForms.Has(w):
			past = true
		case notPast.Has(w) && !(w == wordBe && j > s.First && pastForms.Has(p.Tokens[j-1].Word)):
			return false
		case p.Tokens[j].Kind == analyzer.PunctToken:
			return true
		}
	}
	return past || i-s.First <= 6
}

// checkEasyTo judges "was easy to avoid".
func checkEasyTo(p *analyzer.Pass, i int) {
	if wordAt(p, i, i+1) != wordTo || !easyBases.Has(wordAt(p, i, i+2)) || deniedBefore(p, i, 4) {
		return
	}
	j := i - 1
	for adverbAt(p, i, j) {
		j--
	}
	if w := wordAt(p, i, j); pastForms.Has(w) {
		reportHindsight(p, i, i+3, false, looksEasy, sayMissing)
	}
}

func adverbAt(p *analyzer.Pass, of, j int) bool { return inSentence(p, of, j) && adverb(p, j) }

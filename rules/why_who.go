package rules

import (
	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

var whyWho = &analyzer.Rule{
	ID:      "why-who",
	Name:    "Why did you, who did it",
	Summary: `"Why didn't we notice?", "Who deployed this?": questions that ask people to justify themselves`,
	Doc: `"Why" put to a person asks for a justification, and gets one: "because I was in a hurry". "Who" asks for a name, and ends when it is
found. Both make people defend what they did instead of telling what they saw. Allspaw's *Infinite Hows* and PagerDuty's guide
suggest "how" and "what" instead: "how did the change reach all cells at once?", "what did the alarm list show at 02:10?". Such questions ask for
conditions, and conditions can be changed.

A chain of whys about a system ("why did the pod crash?") is passed over. So are statements ("that is why the crew waited"), relative
clauses ("the engineer who merged it"), questions about who was affected, and questions in quotation marks.`,
	Sources:  []analyzer.Source{allspaw, pagerDuty, dekker, workbook},
	Group:    analyzer.Language,
	Severity: analyzer.Warning,
	Examples: []analyzer.Example{{
		Bad:  "«Why didn't we» notice the full disk?",
		Good: "How does the state of that disk reach the people on call?",
	}, {
		Bad:  "«Who» approved the change on a Sunday?",
		Good: "What did the change look like to its two approvers on Sunday?",
	}, {
		Bad:  "1. «Why did the operator» leave the post?\n2. «How come no one» asked the depot?",
		Good: "1. What called the operator away from the post?\n2. How does the depot learn of a closed gate?",
	}, {
		Bad:  "«Whose idea was» the single drawer for both keys?",
		Good: "What speaks for keeping both keys in one drawer?",
	}},
	Silent: []string{
		"The spare drum is kept across the river; that is why the repair took a night.",
		"## Why the gate opened",
		"The porter who signed for it was new to the wing.",
		"Who was affected by this incident?",
		"Why did the pod restart? Because its memory limit was reached.",
		"Field 4 of the form reads \"Who told you about us?\".",
		"The WHO tables hold 190 country codes.",
		"Nobody outside the desk can see who holds the lock.",
		"| Who | What | When |\n|---|---|---|\n| Depot lead | new sheet | May |",
		"Those who were on call had no laptop.",
		"How did the request reach both cells?",
		"Our reviews are blameless: nobody asks who did it.",
		"**Who noticed:** a guest on the third floor.",
	},
	Check: checkWhyWho,
}

const (
	asksWhy  = "%q asks people to justify themselves; an answer will defend the act rather than tell what they saw."
	asksWho  = "%q asks for a name; once it is found the review has an answer and no explanation."
	askHow   = "Ask how or what instead: how the situation looked, what was on the screen, what made this the sensible next step."
	askWhats = "Ask what the role saw and worked with instead: what the change looked like to those who handled it, and how it went through."
)

func checkWhyWho(p *analyzer.Pass) {
	for i := range p.Each(askedWhy) {
		checkWhy(p, i)
	}
	for i := range p.Each(comeWords) {
		checkHowCome(p, i)
	}
	for i := range p.Each(askedWho) {
		checkWho(p, i)
	}
	for i := range p.Each(askedWhose) {
		checkWhose(p, i)
	}
	for i := range p.Each(askedWhat) {
		checkWhat(p, i)
	}
}

// checkWhat judges "what was the driver thinking", "what possessed her": a
// question that only asks for an excuse.
func checkWhat(p *analyzer.Pass, i int) {
	first := i
	possessed := p.Tokens[i].Word == wPossessed
	for first > i-8 && inSentence(p, i, first-1) && p.Tokens[first].Word != wWhat {
		first--
	}
	if p.Tokens[first].Word != wWhat || !questionStart(p, first) || quotedOrMentioned(p, i) {
		return
	}
	j := first + 1
	for inSentence(p, i, j) && whyFillers.Has(p.Tokens[j].Word) {
		j++
	}
	if possessed {
		j = i
	} else if !wasForms.Has(wordAt(p, i, j)) || clauseGoesOn(p, i) {
		return
	}
	ph := phraseIn(p, i, j+1)
	if !possessed {
		ph = analyzer.Phrase{First: j + 1, End: i, Head: i - 1} // "the driver thinking" is no phrase of its own
	}
	if ph.End <= ph.First || !asksPeople(p, ph) {
		return
	}
	p.Report(p.TokensSpan(first, ph.End), asksWhy, p.TokensText(first, ph.End)).Suggest(askHow)
}

// clauseGoesOn reports whether more than a mark or a time follows token i: "What
// were you doing when the light went out?" asks what the work was.
func clauseGoesOn(p *analyzer.Pass, i int) bool {
	return inSentence(p, i, i+1) && p.Tokens[i+1].Kind != analyzer.PunctToken
}

var (
	askedWhat  = analyzer.Words("possessed thinking smoking playing")
	wPossessed = analyzer.W("possessed")
	wWhat      = analyzer.W("what")
	mindWords  = analyzer.Words("mind minds senses")

	askedWhy   = analyzer.Words("why")
	askedWho   = analyzer.Words("who whom which")
	askedWhose = analyzer.Words("whose")
	comeWords  = analyzer.Words("come reason")
	howWords   = analyzer.Words("how")
	askingAux  = analyzer.Words("did do does was were is are had has have could would should can will 's 'd 're 've didn't wasn't")
	notForms   = analyzer.Words("n't not never")
)

// checkWhy judges "why did we …": a question put to people.
func checkWhy(p *analyzer.Pass, i int) {
	s := around(p, i)
	j := i + 1
	for j < s.End && (adverb(p, j) || whyFillers.Has(p.Tokens[j].Word)) {
		j++
	}
	if j >= s.End {
		return
	}
	var ph analyzer.Phrase
	end := 0
	switch {
	case askingAux.Has(p.Tokens[j].Word):
		aux := j
		if presentAux.Has(p.Tokens[aux].Word) && (isHeading(p.BlockOf(i)) || wordAt(p, aux, aux+1) == youWord) {
			return // "Why are we telling you this?", "Why do you want this?"
		}
		j++
		for j < s.End && (notForms.Has(p.Tokens[j].Word) || adverb(p, j)) {
			j++
		}
		ph = askedSubject(p, aux, j)
		end = ph.End
	case wordAt(p, i, i+1) != wordComma && endsAsQuestion(p, i) && questionStart(p, i):
		// "Why the operator has not stopped the belt?"
		ph = p.PhraseAt(j)
		end = ph.End
		if end < s.End && askingAux.Has(p.Tokens[end].Word) {
			end++
		} else if end >= s.End || !isFiniteTag(p.Tag(end)) {
			return
		}
	}
	if ph.End <= ph.First || ph.End > s.End || !asksPeople(p, ph) || quotedOrMentioned(p, i) || contrasts.Has(wordAt(p, i, i-1)) {
		return
	}
	p.Report(p.TokensSpan(i, end), asksWhy, p.TokensText(i, end)).Suggest(askHow)
}

// askedSubject is the subject of a question, which begins at token j after the
// auxiliary at aux. After "did" a verb must come, which the tagger often takes
// for a noun: in "did the trainer skip slide 9" the phrase ends at the first
// human noun before a verb.
func askedSubject(p *analyzer.Pass, aux, j int) analyzer.Phrase {
	s := around(p, aux)
	if j >= s.End {
		return analyzer.Phrase{}
	}
	ph := p.PhraseAt(j)
	if !doForms.Has(p.Tokens[aux].Word) && !ruleModals.Has(p.Tokens[aux].Word) && !modals.Has(p.Tokens[aux].Word) {
		return ph
	}
	for k := ph.First; k+1 < min(ph.End, s.End); k++ {
		short := analyzer.Phrase{First: ph.First, End: k + 1, Head: k}
		if bareVerbs.Has(p.Tokens[k+1].Word) && asksPeople(p, short) {
			return short
		}
	}
	return ph
}

var doForms = analyzer.Words("do does did")

var whyFillers = analyzer.Words("on earth the hell heck exactly then , oh")

func isFiniteTag(t analyzer.Tag) bool {
	return t == tagger.VBD || t == tagger.VBZ || t == tagger.VBP || t == tagger.MD
}

// asksPeople reports whether a question's subject is human.
func asksPeople(p *analyzer.Pass, ph analyzer.Phrase) bool {
	w := p.Tokens[ph.Head].Word
	if w == youWord && p.BlockOf(ph.First).Section.Within(analyzer.External) || readerWords.Has(w) && getVerbs.Has(wordAt(p, ph.Head, ph.End)) {
		return false // "Why did I get this letter?", in a letter to those who were hit
	}
	return p.Class(ph).Human()
}

var (
	presentAux  = analyzer.Words("do does is are can will would could should 're")
	readerWords = analyzer.Words("i you")
	getVerbs    = analyzer.Words("get receive see lose notice")
)

// checkHowCome judges "how come nobody rang".
func checkHowCome(p *analyzer.Pass, i int) {
	s := around(p, i)
	if p.Tokens[i].Word == wReason {
		checkReason(p, i)
		return
	}
	if !howWords.Has(wordAt(p, i, i-1)) || i+1 >= s.End || quotedOrMentioned(p, i) {
		return
	}
	ph := p.PhraseAt(i + 1)
	if ph.End <= ph.First || !asksPeople(p, ph) {
		return
	}
	p.Report(p.TokensSpan(i-1, ph.End), asksWhy, p.TokensText(i-1, ph.End)).Suggest(askHow)
}

var (
	wReason     = analyzer.W("reason")
	whatReasons = analyzer.Words("what which whatever")
)

// checkReason judges "for what reason did the crew skip it?".
func checkReason(p *analyzer.Pass, i int) {
	if !whatReasons.Has(wordAt(p, i, i-1)) || wordAt(p, i, i-2) != wFor || !endsAsQuestion(p, i) || !doForms.Has(wordAt(p, i, i+1)) && !wasHad.Has(wordAt(p, i, i+1)) || quotedOrMentioned(p, i) {
		return
	}
	ph := askedSubject(p, i+1, i+2)
	if ph.End > ph.First && asksPeople(p, ph) {
		p.Report(p.TokensSpan(i-2, ph.End), asksWhy, p.TokensText(i-2, ph.End)).Suggest(askHow)
	}
}

// questionStart reports whether a question may begin at token i: at the start
// of its sentence, after a label, or after an opening clause that is none of
// its own.
func questionStart(p *analyzer.Pass, i int) bool {
	s := around(p, i)
	j := i - 1
	for j >= s.First && (openingWords.Has(p.Tokens[j].Word) || adverb(p, j) || p.Tokens[j].Kind == analyzer.NumberToken || questionMarks.Has(p.Tokens[j].Word)) {
		j--
	}
	if j < s.First {
		return true
	}
	if i-3 >= s.First && p.Tokens[i-1].Word == wordComma && p.Tokens[i-2].Word == soWord && p.Tokens[i-3].Word == wordIf {
		return true // "Was it cut, and if so, who cut it?"
	}
	if w := p.Tokens[i-1].Word; w != wordComma && !joiners.Has(w) {
		return labelMarks.Has(w) || i-1 > s.First && labelMarks.Has(p.Tokens[i-2].Word)
	}
	// After a comma: what stands before must have no verb of its own.
	for ; j >= s.First; j-- {
		if t := p.Tag(j); p.Tokens[j].Kind == analyzer.WordToken && (isFiniteTag(t) || analyzer.Auxiliary.Has(p.Tokens[j].Word)) {
			return false
		}
	}
	return true
}

var (
	labelMarks    = analyzer.Words(": — – -- ) ; ] ? ! … ...")
	questionMarks = analyzer.Words("( [ , \" “ ‘ - – — : , * .")
)

// checkWho judges "who deployed this?".
func checkWho(p *analyzer.Pass, i int) {
	s := around(p, i)
	t := &p.Tokens[i]
	if t.Word == wWhich {
		checkWhichOf(p, i)
		return
	}
	if t.Is(analyzer.AllCaps) && t.End-t.Start == 3 && p.BlockOf(i).Kind != analyzer.Heading && i+1 < s.End && !p.Tokens[i+1].Is(analyzer.AllCaps) || !endsAsQuestion(p, i) && !bluntQuestion(p, i) || !questionStart(p, beforeWhom(p, i)) {
		return
	}
	if wordAt(p, i, i-1) == wBy && wordAt(p, i, i+1) == wordAsk && i-1 == s.First && !quotedOrMentioned(p, i) {
		p.Report(p.TokensSpan(i-1, i+1), asksWho, p.TokensText(i-1, i+1)).Suggest(askWhats)
		return // "The seal was cut in port. By whom?"
	}
	j := afterInsertion(p, i+1)
	outrage := false // "who in their right mind"
	for j < s.End && (adverb(p, j) || whoFillers.Has(p.Tokens[j].Word) || mindWords.Has(p.Tokens[j].Word) && whoFillers.Has(p.Tokens[j-1].Word)) {
		outrage = outrage || mindWords.Has(p.Tokens[j].Word)
		j++
	}
	if j >= s.End || !outrage && !asksName(p, i, j) || quotedOrMentioned(p, i) {
		return
	}
	end := i + 1
	if j > i+1 && whoFillers.Has(p.Tokens[i+1].Word) {
		end = j
	}
	p.Report(p.TokensSpan(i, end), asksWho, p.TokensText(i, end)).Suggest(askWhats)
}

// checkWhichOf judges "which of us left the hatch open?".
func checkWhichOf(p *analyzer.Pass, i int) {
	if wordAt(p, i, i+1) != wOf || !endsAsQuestion(p, i) || !questionStart(p, i) || quotedOrMentioned(p, i) {
		return
	}
	ph := phraseIn(p, i, i+2)
	if ph.End <= ph.First || ph.End >= around(p, i).End || !p.Class(ph).Human() || !asksName(p, i, ph.End) {
		return
	}
	p.Report(p.TokensSpan(i, ph.End), asksWho, p.TokensText(i, ph.End)).Suggest(askWhats)
}

var wWhich = analyzer.W("which")

// afterInsertion steps over ", if anyone,".
func afterInsertion(p *analyzer.Pass, j int) int {
	if wordAt(p, j-1, j) != wordComma {
		return j
	}
	for k := j + 1; k < j+6; k++ {
		if wordAt(p, j-1, k) == wordComma {
			return k + 1
		}
	}
	return j
}

// bluntQuestion is "who touched the thermostat", with no mark at its end: a
// block of one short clause.
func bluntQuestion(p *analyzer.Pass, i int) bool {
	s := p.SentenceOf(i)
	if s.End-i > 9 || s.End-i < 3 || s.End != s.Block.EndToken || s.Block.Row != nil || p.Tokens[s.End-1].Kind == analyzer.PunctToken || s.Block.Kind == analyzer.Heading {
		return false
	}
	for j := i + 2; j < s.End; j++ {
		if isFiniteTag(p.Tag(j)) || p.Tokens[j].Kind == analyzer.PunctToken {
			return false
		}
	}
	if j := i - 1; !opensBlock(p, i) && (!inSentence(p, i, j) || !labelMarks.Has(p.Tokens[j].Word)) {
		return false // "found by the guard, who was walking home"
	}
	return p.Tag(i+1) == tagger.VBD
}

// beforeWhom steps over the "by" of "by whom was it approved?".
func beforeWhom(p *analyzer.Pass, i int) int {
	if whomPrepositions.Has(wordAt(p, i, i-1)) {
		return i - 1
	}
	return i
}

var whomPrepositions = analyzer.Words("by from with on to for at under upon in")

var (
	whoFillers   = analyzer.Words("on earth the hell heck exactly right blazes in world else of us you them our your his her their my team desk crew")
	wasHad       = analyzer.Words("was were had has have 's 'd")
	presentHas   = analyzer.Words("has have 's")
	isWords      = analyzer.Words("is are 's")
	guiltWords   = analyzer.Words("responsible accountable guilty culprit behind blame fault liable charge")
	neutralParts = analyzer.Words(`affected impacted involved notified informed contacted alerted paged present concerned hit touched reached invited
		available on online there in able around awake working harmed hurt called assigned rostered scheduled supposed`)
	neutralActs = analyzer.Words(`noticed detected discovered found reported spotted responded helped resolved fixed participated attended knew benefited suffered
		experienced saw needed wanted used lost joined handled led coordinated contributed answered
		received got`)
)

// bareActs are acts as some speakers of other languages put them after "who".
var bareActs = analyzer.Words("drop delete remove push merge approve change break touch switch press pull run deploy disable forget open close write make put")

// asksName reports whether the verb at token j asks for whoever did it: an act
// in the past, or guilt. Questions about those who were hit, who helped or
// what is to be done are none.
func asksName(p *analyzer.Pass, i, j int) bool {
	s := around(p, i)
	w := p.Tokens[j].Word
	switch {
	case isWords.Has(w) && anyWithin(p, i, j+1, j+5, guiltWords):
		return true
	case wasHad.Has(w):
		k := j + 1
		for k < s.End && (adverb(p, k) || p.Tokens[k].Word == wordBeen) {
			k++
		}
		if k >= s.End || neutralParts.Has(p.Tokens[k].Word) || neutralActs.Has(p.Tokens[k].Word) {
			return false
		}
		return !presentHas.Has(w) || participle(p, k)
	case modals.Has(w):
		g, ok := readModal(p, j)
		return ok && g.mood == shouldMood
	case w == didWord:
		return true // "whom did we ask", "who did this"
	case analyzer.Auxiliary.Has(w) || neutralActs.Has(w):
		return false
	case bareActs.Has(w) && determiners.Has(wordAt(p, i, j+1)):
		return true // "Who drop the table?"
	}
	return p.Tag(j) == tagger.VBD || p.Tag(j) == tagger.VBN || participle(p, j)
}

var didWord = analyzer.W("did")

// checkWhose judges "whose idea was it".
func checkWhose(p *analyzer.Pass, i int) {
	s := around(p, i)
	if !endsAsQuestion(p, i) || !questionStart(p, beforeWhom(p, i)) || quotedOrMentioned(p, i) {
		return
	}
	for j := i + 1; j < min(s.End, i+6); j++ {
		if !wasForms.Has(p.Tokens[j].Word) && !isWords.Has(p.Tokens[j].Word) {
			continue
		}
		if isWords.Has(p.Tokens[j].Word) && !anyWithin(p, i, i+1, j, guiltWords) {
			return
		}
		end := j + 1
		if wordAt(p, i, end) == itWord || wordAt(p, i, end) == wordThat {
			end++
		}
		p.Report(p.TokensSpan(i, end), asksWho, p.TokensText(i, end)).Suggest(askWhats)
		return
	}
}

var itWord = analyzer.W("it")

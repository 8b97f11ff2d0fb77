package rules

import (
	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

// checkExpected judges "was supposed to": a plan by which people are
// measured. In the present tense it describes how things work.
func checkExpected(p *analyzer.Pass, i int) {
	s := around(p, i)
	if i+1 >= s.End || p.Tokens[i+1].Word != wordTo {
		return
	}
	be := -1
	for j := i - 1; j >= max(s.First, i-9); j-- {
		if pastBe.Has(p.Tokens[j].Word) {
			be = j
			break
		}
		if p.Tokens[j].Kind == analyzer.WordToken && analyzer.Auxiliary.Has(p.Tokens[j].Word) {
			return
		}
	}
	if be < 0 || !expectedGap(p, be, i) {
		return
	}
	subject := p.GrammaticalSubject(be)
	format := saysExpected
	g := expectedGrade(p, i, subject)
	if !subject.Agent.Human() {
		format = saysSystem
	}
	reportCounterfactual(p, be, i+2, g, subject, format)
}

var (
	pastBe       = analyzer.Words("was were been")
	supposedWord = analyzer.W("supposed")
	expectedWord = analyzer.W("expected")
	idleVerbs    = analyzer.Words("last take begin start end finish be arrive remain stay mean")
	wordBe       = analyzer.W("be")
)

// expectedGap allows adverbs, an insertion between commas and the subject of
// a question between "was" and "supposed".
func expectedGap(p *analyzer.Pass, be, i int) bool {
	j := be + 1
	for j < i && (adverb(p, j) || wordsNot.Has(p.Tokens[j].Word) || p.Tokens[j].Word == wordBeen) {
		j++
	}
	if j == i {
		return true
	}
	if p.Tokens[j].Word == wordComma || p.Tokens[j].Word == wordOpen {
		return p.Tokens[i-1].Kind == analyzer.PunctToken
	}
	if !clauseStart(p, be) {
		return false
	}
	ph := p.PhraseAt(j)
	return ph.End > j && ph.End <= i
}

func expectedGrade(p *analyzer.Pass, i int, s analyzer.Subject) grade {
	end := around(p, i).End
	verb := analyzer.Word(0)
	if i+2 < end {
		verb = p.Tokens[i+2].Word
	}
	supposed := p.Tokens[i].Word == supposedWord
	switch {
	case s.Agent.Human() || s.Agent == analyzer.OrgAgent:
		if p.Tokens[i].Word == expectedWord {
			return note
		}
		return warning
	case s.Agent == analyzer.AffectedAgent || !supposed:
		return silent
	case verb == wordBe && i+3 < end && working.Has(p.Tokens[i+3].Word):
		return warning // "was supposed to be reviewed"
	case verb == wordBe && i+3 < end && participle(p, i+3):
		return note
	case idleVerbs.Has(verb) || verb == 0:
		return silent
	}
	return note
}

// A condition is what stands after "if" or an inverted "had": who, and what
// was not done.
type condition struct {
	subject analyzer.Subject
	end     int // after the verb
	verb    int
	negated bool
	passive bool
	been    bool // "had been", with no participle
	plain   bool // "if we had a list": "had" is the whole verb
	there   bool // "had there been"
}

// readCondition reads the clause whose subject begins at token i; had is the
// inverted "had", or -1 if "had" is still to come.
func readCondition(p *analyzer.Pass, i, had int) (c condition, ok bool) {
	s := around(p, i)
	if i >= s.End {
		return c, false
	}
	inverted := had >= 0
	if inverted && wordsNot.Has(p.Tokens[i].Word) {
		c.negated = true
		i++
	}
	for i < s.End && adverb(p, i) && !analyzer.WePronouns.Has(p.Tokens[i].Word) {
		i++
	}
	if i >= s.End {
		return c, false
	}
	c.there = p.Tokens[i].Word == thereWord
	ph := p.PhraseAt(i)
	if c.there {
		ph = analyzer.Phrase{First: i, End: i + 1, Head: i}
	} else if ph.End <= i {
		return c, false
	}
	c.subject = analyzer.Subject{Phrase: ph, Agent: p.Class(ph)}
	j := ph.End
	if !inverted {
		if j = findHad(p, j, s.End); j < 0 {
			return c, false
		}
		had, j = j, j+1
	} else {
		j = overModifier(p, j, s.End)
	}
	return readPerfect(p, c, had, j, s.End)
}

var thereWord = analyzer.W("there")

// findHad is the "had" (or "would have") of the clause that goes on at j.
func findHad(p *analyzer.Pass, j, end int) int {
	relative := false
	for k := j; k < min(end, j+14); k++ {
		w := p.Tokens[k].Word
		switch {
		case w == wordHad || w == wordHadD:
			return k
		case analyzer.Relatives.Has(w):
			relative = true
		case analyzer.Auxiliary.Has(w) && w != wordBeen && !relative, p.Tokens[k].Kind == analyzer.PunctToken && w != wordComma:
			return -1
		}
	}
	return -1
}

// overModifier skips "with signing rights", "on the night desk" between an
// inverted subject and its participle.
func overModifier(p *analyzer.Pass, j, end int) int {
	if j >= end || !analyzer.Prepositions.Has(p.Tokens[j].Word) && !analyzer.Relatives.Has(p.Tokens[j].Word) {
		return j
	}
	for k := j + 1; k < min(end, j+8); k++ {
		if w := p.Tokens[k].Word; w == wordBeen || participle(p, k) {
			return k
		} else if p.Tokens[k].Kind == analyzer.PunctToken {
			break
		}
	}
	return j
}

// readPerfect reads the participle after "had" at j.
func readPerfect(p *analyzer.Pass, c condition, had, j, end int) (condition, bool) {
	for ; j < end; j++ {
		w := p.Tokens[j].Word
		switch {
		case wordsNot.Has(w):
			c.negated = true
		case w == wordBeen:
			c.been, c.verb, c.end = true, j, j+1
		case adverb(p, j):
		case participle(p, j):
			c.passive, c.been = c.been, false
			c.verb, c.end = j, j+1
			return c, true
		case c.been && p.Tag(j) == tagger.VBG:
			c.been, c.verb, c.end = false, j, j+1
			return c, true
		case c.been:
			return c, true
		default:
			c.plain, c.verb, c.end = true, had, had+1
			return c, true
		}
	}
	return c, c.been
}

// checkHad judges "Had we opened a notice, …".
func checkHad(p *analyzer.Pass, i int) {
	c, ok := readCondition(p, i+1, i)
	if !ok || c.plain || endsAsQuestion(p, i) && !unrealAround(p, i) {
		return
	}
	if !unrealAround(p, i) || !invertedHad(p, i) {
		return
	}
	reportCounterfactual(p, i, c.end, c.grade(p), c.subject, saysUnreal)
}

// unrealAround reports whether the sentence, or the next one of the block,
// says what would have followed.
func unrealAround(p *analyzer.Pass, i int) bool {
	s := around(p, i)
	for j := s.First; j < s.End; j++ {
		if unrealModals.Has(p.Tokens[j].Word) {
			return true
		}
	}
	return false
}

// unrealPerfect reports whether the sentence says what would have followed, in
// the past.
func unrealPerfect(p *analyzer.Pass, i int) bool {
	s := around(p, i)
	for j := s.First; j < s.End; j++ {
		if modals.Has(p.Tokens[j].Word) {
			if _, ok := readModal(p, j); ok {
				return true
			}
		}
	}
	return false
}

var unrealModals = analyzer.Words("would could might wouldn't couldn't 'd should")

// invertedHad reports whether "had" at i opens a clause. In the middle of a
// sentence only a subject pronoun after it shows that.
func invertedHad(p *analyzer.Pass, i int) bool {
	if clauseStart(p, i) {
		return true
	}
	if w := p.Tokens[i-1].Word; analyzer.Auxiliary.Has(w) || w == wordTo {
		return false
	}
	if !subjectPronouns.Has(p.Tokens[i+1].Word) && !analyzer.Determiners.Has(p.Tokens[i+1].Word) {
		return false
	}
	s := around(p, i)
	for j := i - 1; j >= max(s.First, i-16); j-- {
		if modals.Has(p.Tokens[j].Word) {
			_, ok := readModal(p, j)
			return ok || p.Tokens[j].Word != wordHadD
		}
	}
	return false
}

var subjectPronouns = analyzer.Words("i we he she they anyone anybody someone somebody nobody there it this that")

// checkIf judges "if we had looked", "if only".
func checkIf(p *analyzer.Pass, i int) {
	s := around(p, i)
	if i+1 >= s.End {
		return
	}
	if p.Tokens[i+1].Word == wordOnly {
		checkIfOnly(p, i)
		return
	}
	if asksWhether(p, i) {
		return
	}
	c, ok := readCondition(p, i+1, -1)
	if !ok {
		return
	}
	if c.plain && !unrealPerfect(p, i) {
		return // "it would be better if we had a second site"
	}
	reportCounterfactual(p, i, c.end, c.grade(p), c.subject, saysUnreal)
}

// asksWhether reports whether "if" at i is "whether", or part of "as if" and
// "even if".
func asksWhether(p *analyzer.Pass, i int) bool {
	s := around(p, i)
	for j := i - 1; j >= max(s.First, i-2); j-- {
		if askingWords.Has(p.Tokens[j].Word) {
			return true
		}
	}
	for j := i - 1; j >= max(s.First, i-5); j-- {
		if p.Tokens[j].Kind == analyzer.PunctToken {
			return false
		}
		if askedVerbs.Has(p.Tokens[j].Word) {
			return true
		}
	}
	return false
}

// These take an object before the question: "asked the vendor if".
var askedVerbs = analyzer.Words("ask asks asked asking tell check")

var askingWords = analyzer.Words(`as even check checks checked checking see sees saw seeing ask asks asked asking wonder wonders wondered wondering know knows
	knew unsure sure certain unclear clear determine determined verify verified verifying tell doubt doubted matter test tests decide confirm
	confirmed find out question remember recall recalled only`)

// checkIfOnly judges "if only": a regret, unless it limits a condition.
func checkIfOnly(p *analyzer.Pass, i int) {
	c, ok := readCondition(p, i+2, -1)
	if ok && c.subject.Agent != analyzer.AffectedAgent {
		g := warning
		if !c.subject.Agent.Human() && !c.passive && !c.there {
			g = note
		}
		reportCounterfactual(p, i, i+2, g, c.subject, saysWish)
		return
	}
	ph := p.PhraseAt(i + 2)
	if end := around(p, i).End; ph.End > i+2 && ph.End < end && p.Class(ph).Human() {
		w := p.Tokens[ph.End].Word
		if unrealModals.Has(w) || wereWord.Has(w) || p.Tag(ph.End) == tagger.VBD {
			reportCounterfactual(p, i, i+2, warning, analyzer.Subject{Phrase: ph, Agent: p.Class(ph)}, saysWish)
		}
	}
}

var wereWord = analyzer.Words("were did")

// checkWish judges "I wish we had tested".
func checkWish(p *analyzer.Pass, i int) {
	j := i + 1
	s := around(p, i)
	if j < s.End && p.Tokens[j].Word == wordThat {
		j++
	}
	c, ok := readCondition(p, j, -1)
	if !ok || c.plain || c.subject.First != j {
		return
	}
	if p.GrammaticalSubject(i).Agent == analyzer.AffectedAgent {
		return
	}
	reportCounterfactual(p, i, c.end, c.grade(p), c.subject, saysWish)
}

// grade judges a condition that was not met.
func (c condition) grade(p *analyzer.Pass) grade {
	v := p.Tokens[c.verb].Word
	you := p.Tokens[c.subject.Head].Word == youWord
	human := c.subject.Agent.Human() && !you || c.subject.Agent == analyzer.OrgAgent || !c.passive && theyAct(p, c.subject, v)
	switch {
	case c.subject.Agent == analyzer.AffectedAgent:
		return silent
	case c.there:
		return c.missing(p)
	case c.plain:
		return when(human && !c.negated, warning)
	case c.negated:
		return when(changing.Has(v) && (human || c.passive), warning)
	case c.passive:
		return when((working.Has(v) || workingIf.Has(v) || preventingPassive.Has(v) || human && !harming.Has(v)) && unrealPerfect(p, c.verb), warning)
	case human && c.been:
		return warning
	case human:
		return when(!harming.Has(v) || v == wordHad, warning)
	case controls.Has(p.Tokens[c.subject.Head].Word):
		return when(preventing.Has(v) || checking.Has(v), note)
	}
	return silent
}

func when(cond bool, g grade) grade {
	if cond {
		return g
	}
	return silent
}

// missing judges "had there been an alert".
func (c condition) missing(p *analyzer.Pass) grade {
	ph := p.PhraseAt(c.verb + 1)
	if ph.End > ph.First && (controls.Has(p.Tokens[ph.Head].Word) || p.Class(ph).Human()) {
		return note
	}
	return silent
}

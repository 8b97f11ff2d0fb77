package rules

import (
	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

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
	if !inverted && !anyWithin(p, i, i, s.End, hadForms) {
		return c, false
	}
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
		for j < s.End && barelyWords.Has(p.Tokens[j].Word) {
			j++
		}
		j = overModifier(p, j, s.End)
	}
	return readPerfect(p, c, had, j, s.End)
}

// barelyWords stand between an inverted subject and its participle.
var barelyWords = analyzer.Words("merely simply just even at least only")

var (
	thereWord = analyzer.W("there")
	hadForms  = analyzer.Words("had 'd") // what findHad looks for
)

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
	case handsOn.Has(v) || readActs.Has(v):
		return when(unrealPerfect(p, c.verb), note)
	case controls.Has(p.Tokens[c.subject.Head].Word):
		return when(preventing.Has(v) || checking.Has(v), note)
	}
	return silent
}

// readActs are done by people, whatever the noun that is written for them.
var readActs = analyzer.Words("asked read walked looked listened counted phoned rung signed noticed told warned spoken rehearsed")

// missing judges "had there been an alert".
func (c condition) missing(p *analyzer.Pass) grade {
	ph := p.PhraseAt(c.verb + 1)
	if ph.End > ph.First && (controls.Has(p.Tokens[ph.Head].Word) || p.Class(ph).Human()) {
		return note
	}
	return silent
}

package rules

import "github.com/blamelint/blamelint/analyzer"

// owned judges "Marketing's failure", "a mistake by the loyalty team", "lack of
// care at the front desk".
func (b *teamFinder) owned(i int) {
	if deniedBefore(b.Pass, i, 3) || conditional(b.Pass, i) || b.denies(i) {
		return
	}
	if who := ownerOf(b.Pass, i); who.End > who.First && !weOwners.Has(b.Tokens[who.Head].Word) && !otherOwners.Has(b.Tokens[who.Head].Word) {
		b.name(who, b.ownerClass(who), i)
		return
	}
	if ph := b.compound(i); ph.End > ph.First {
		b.name(ph, b.Class(ph), i)
		return
	}
	preps := onPartPreps
	if errorNounsOf.Has(b.Tokens[i].Word) {
		preps = byPreps
	}
	b.after(i, preps)
}

var (
	onPartPreps = analyzer.Words("by of in at among from with within between")
	byPreps     = analyzer.Words("by from part in at within")
	// Those that only people make.
	ownMistakes  = analyzer.Words("mistake mistakes blunder blunders")
	inWords      = analyzer.Words("in at within")
	errorNounsOf = analyzer.Words("mistake mistakes error errors failure failures fault delay delays blunder blunders oversight")
)

// compound is a name without genitive before the noun at i: "QA failure to
// sign", "the TFL refusal to talk".
func (b *teamFinder) compound(i int) analyzer.Phrase {
	k := i - 1
	if !inSentence(b.Pass, i, k) || wordAt(b.Pass, i, i+1) != wTo || !b.Tokens[k].Is(analyzer.Capital) {
		return analyzer.Phrase{}
	}
	ph := analyzer.Phrase{First: k, End: i, Head: k}
	if b.UnknownName(k) || b.Class(ph) == analyzer.TeamAgent {
		return ph
	}
	return analyzer.Phrase{}
}

// denies is "was not the fault of": the verb before is denied.
func (b *teamFinder) denies(i int) bool {
	for k := i - 1; k >= max(b.SentenceOf(i).First, i-5) && !clauseStops.Has(b.Tokens[k].Word); k-- {
		if denialWords.Has(b.Tokens[k].Word) {
			return true
		}
	}
	return false
}

// ownerClass classes a possessor; a name that nobody knows counts only if it
// is no person.
func (b *teamFinder) ownerClass(who analyzer.Phrase) analyzer.Agent {
	a := b.Class(who)
	if a == analyzer.SystemAgent {
		return analyzer.NoAgent
	}
	return a
}

// after looks for the team behind a word of blame: "negligence on the part of
// Ops".
func (b *teamFinder) after(i int, preps analyzer.Set) {
	s := b.SentenceOf(i)
	if !anyWithin(b.Pass, i, i+1, i+9, preps) {
		return
	}
	for k := i + 1; k < min(s.End, i+9); k++ {
		w := b.Tokens[k].Word
		switch {
		case clauseStops.Has(w) || b.verbAt(k):
			return
		case preps.Has(w):
			ph := phraseIn(b.Pass, i, k+1)
			if ph.End <= ph.First {
				continue
			}
			a := b.Class(ph)
			if errorNounsOf.Has(b.Tokens[i].Word) && inWords.Has(w) {
				if ownMistakes.Has(b.Tokens[i].Word) && a == analyzer.TeamAgent && b.Tokens[ph.Head].Is(analyzer.Capital) {
					b.name(ph, a, i)
				}
				return
			}
			if a == analyzer.TeamAgent && !b.Shared(ph) || a == analyzer.OrgAgent && w == wBy {
				b.name(ph, a, i)
				return
			}
		}
	}
}

func (b *teamFinder) verbAt(k int) bool {
	return isVerbTag(b.Tag(k)) && !analyzer.Prepositions.Has(b.Tokens[k].Word)
}

// judged judges "the field crew was careless", "inexperienced management in
// the region".
func (b *teamFinder) judged(i int) {
	j := judge{Pass: b.Pass}
	if j.denied(i) {
		return
	}
	isPersonal := personal.Has(b.Tokens[i].Word)
	if h, ok := j.nounAfter(i); ok {
		ph := analyzer.Phrase{First: i + 1, End: h + 1, Head: h}
		if ph.First > h {
			return
		}
		if a := b.Class(ph); a == analyzer.TeamAgent {
			if of := b.staffOf(h); of.End > of.First {
				b.name(of, b.Class(of), i)
				return
			}
			b.name(ph, a, i)
		} else if isPersonal || deeds.Has(b.Tokens[h].Word) {
			b.after(h, onPartPreps)
		}
		return
	}
	be, ok := j.copulaBefore(i)
	if !ok {
		return
	}
	g := b.GrammaticalSubject(be)
	if g.Agent == analyzer.TeamAgent || g.Agent == analyzer.OrgAgent {
		b.accuse(g, i)
		return
	}
	if g.End > g.First && (deeds.Has(b.Tokens[g.Head].Word) || isPersonal) {
		b.after(g.Head, onPartPreps)
	}
}

// staffOf is the organisation whose management or staff stands at h: "the
// management of Fibrex"; empty if none is named.
func (b *teamFinder) staffOf(h int) analyzer.Phrase {
	if !massNouns.Has(b.Tokens[h].Word) || !onPartPreps.Has(wordAt(b.Pass, h, h+1)) {
		return analyzer.Phrase{}
	}
	ph := phraseIn(b.Pass, h, h+2)
	if ph.End > ph.First && (b.UnknownName(ph.Head) || b.Class(ph) == analyzer.TeamAgent) {
		return ph
	}
	return analyzer.Phrase{}
}

var massNouns = analyzer.Words("management leadership staff personnel")

var (
	guiltNouns = analyzer.Words("blame fault failure error mistake guilt problem")
	lieVerbs   = analyzer.Words("lies lie lay rests rest falls fell with on upon")
	wToBlame   = analyzer.W("blame")
	wAtFault   = analyzer.W("fault")
	tbWRespons = analyzer.W("responsible")
)

// guilt judges "the night desk is to blame", "the blame lies with Ops".
func (b *teamFinder) guilt(i int) {
	w := b.Tokens[i].Word
	before := wordAt(b.Pass, i, i-1)
	switch {
	case b.denies(i):
		return
	case guiltNouns.Has(w) && lieVerbs.Has(wordAt(b.Pass, i, i+1)):
		k := i + 2
		for k < i+6 && inSentence(b.Pass, i, k) && (lieVerbs.Has(b.Tokens[k].Word) || adverb(b.Pass, k)) {
			k++
		}
		if ph := phraseIn(b.Pass, i, k); ph.End > ph.First && b.Class(ph) == analyzer.TeamAgent {
			b.name(ph, analyzer.TeamAgent, i)
		}
		return
	case w == wToBlame && before != wTo, w == wAtFault && before != wAtWord, w == tbWRespons && !mishapFollows(b.Pass, i):
		return
	case i == b.SentenceOf(i).First: // "Guilty as charged": nothing stands before it
		return
	}
	j := judge{Pass: b.Pass}
	guilt := i
	if w != tbWRespons && (before == wTo || before == wAtWord) {
		guilt = i - 1
	}
	be, ok := j.copulaBefore(guilt)
	if !ok && b.seenAt(guilt) || ok && formOf(b.Pass, be).unreal() || !ok {
		return
	}
	if g := b.GrammaticalSubject(be); g.Agent == analyzer.TeamAgent || g.Agent == analyzer.OrgAgent {
		b.accuse(g, i)
	}
}

// seenAt judges "the council sees Network Operations clearly at fault": the object of
// a verb of judging right before the words of guilt at token i.
func (b *teamFinder) seenAt(i int) bool {
	s := b.SentenceOf(i)
	for k := i - 1; k > max(s.First, i-8); k-- {
		if !deemVerbs.Has(b.Tokens[k].Word) {
			continue
		}
		if ph := phraseIn(b.Pass, i, k+1); ph.End > ph.First && ph.End >= i-2 && b.Class(ph) == analyzer.TeamAgent {
			b.name(ph, analyzer.TeamAgent, i)
			return true
		}
		return false
	}
	return false
}

var deemVerbs = analyzer.Words("see sees saw seen find finds found hold holds held deem deems deemed consider considers considered judge judges judged declare declares declared believe believes believed")

// mishapFollows is "responsible for the outage".
func mishapFollows(p *analyzer.Pass, i int) bool {
	for k := i + 1; k < i+6 && inSentence(p, i, k); k++ {
		if tbMishaps.Has(p.Tokens[k].Word) {
			return !inSentence(p, i, k+1) || p.Tokens[k+1].Kind != analyzer.WordToken || !isNounTag(p.Tag(k+1)) // "incident response" is work
		}
	}
	return false
}

// unaware judges "Release was not aware", "the depot was unaware".
func (b *teamFinder) unaware(i int) {
	j := judge{Pass: b.Pass}
	be, ok := j.copulaBefore(i)
	if !ok {
		be, ok = b.deniedCopula(i)
		if !ok {
			return
		}
	} else if b.Tokens[i].Word == wAware && !b.denies(i) {
		return
	}
	f := formOf(b.Pass, be)
	if f.modal || f.infinitive || conditional(b.Pass, i) || f.now() {
		return
	}
	b.accuse(b.GrammaticalSubject(be), i)
}

var wAware = analyzer.W("aware")

// deniedCopula is the verb of "was n't aware", where the denial stands between.
func (b *teamFinder) deniedCopula(i int) (be int, ok bool) {
	k := i - 1
	for k > b.SentenceOf(i).First && (adverb(b.Pass, k) || denialWords.Has(b.Tokens[k].Word)) {
		k--
	}
	if k == i-1 || !analyzer.BeForms.Has(b.Tokens[k].Word) {
		return 0, false
	}
	return k, true
}

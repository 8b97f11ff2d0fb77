package analyzer

import "github.com/blamelint/blamelint/analyzer/tagger"

var (
	doneWords = Words(`done completed complete closed fixed resolved merged shipped deployed implemented finished live released delivered landed ✓ ✅ ✔ ☑ ☒ applied installed
		enabled published rolled-out launched erledigt paid sent achieved fulfilled verified solved actioned`)
	notYet = Words(`not n't un no never to be in-progress progress partially partly almost nearly until when once if after pending todo will should must being percent %
		before unless incomplete yet needs need half open ongoing blocked`)
	tickWords   = Words("x ✓ ✔ ✅ ☑ yes y true ☒ 100")
	takenWords  = Words("completed done finished implemented taken already resolved closed shipped delivered")
	begunWords  = Words("begun started been planned decided agreed scheduled proposed requested considering asked discussed identified intended wanted seen")
	stillToCome = Words("planned plan planning to be will next future remaining pending open progress in-progress outstanding todo ongoing")
)

// isDone reads a state: "Done", "completed 4 May", but not "to be completed".
func (d *Document) isDone(first, end int) bool {
	done := false
	for i := first; i < end; i++ {
		w := d.Tokens[i].Word
		if notYet.Has(w) {
			return false
		}
		done = done || doneWords.Has(w)
	}
	return done
}

// doneWord reports whether a tag says that the work is done: "Done!", "merged
// 27 Dec", "Shipped in v2.6.1", "DISP-2198 **DONE**".
func (d *Document) doneWord(first, end int) bool {
	for i := first; i < end; i++ {
		t := &d.Tokens[i]
		switch {
		case notYet.Has(t.Word):
			return false
		case t.Word == aw.already:
		case doneWords.Has(t.Word):
			return d.tagLike(i+1, end)
		case t.Kind == WordToken && !t.Is(AllCaps) && !ticketGlue.Has(t.Word) && !numberedNouns.Has(t.Word):
			return false
		}
	}
	return false
}

// tagLike reports whether what follows "done" in a tag is a date, a ticket, a
// version or nothing: more would be a sentence of its own.
func (d *Document) tagLike(i, end int) bool {
	for ; i < end; i++ {
		t := &d.Tokens[i]
		if notYet.Has(t.Word) {
			return false
		}
		if d.Tokens[i-1].Word == aw.by && t.Is(Capital) {
			continue
		}
		if t.Kind == WordToken && !Prepositions.Has(t.Word) && !monthWords.Has(t.Word) && !Determiners.Has(t.Word) && !dueGlue.Has(t.Word) && !doneGlue.Has(t.Word) &&
			!isKey(d.Word(i)) && !ticketNouns.Has(t.Word) && !t.Is(Linked) && !doneMoments.Has(t.Word) {
			return false
		}
	}
	return true
}

var (
	doneGlue = Words(`as of on in by during already same-day week weekday monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun and deployed
		merged released version v us me`)
	doneMoments = Words("incident outage event response release pr version commit sprint day")
)

// ticked reports whether a "Done?" cell is ticked.
func (d *Document) ticked(first, end int) bool {
	return end-first <= 2 && tickWords.Has(d.Tokens[first].Word) || end == first+3 && d.Tokens[first+1].Word == aw.x
}

// headingDone reports whether a heading or label says that all below it is
// done: "Immediate actions (completed)", "Done".
func (d *Document) headingDone(first, end int) bool {
	done := false
	for i := first; i < end; i++ {
		w := d.Tokens[i].Word
		if stillToCome.Has(w) {
			return false
		}
		done = done || takenWords.Has(w)
	}
	return done
}

// saysDone reports whether a block says that its work is done.
func (d *Document) saysDone(b *Block) bool {
	var a ActionItem
	a.head = headRange{first: b.FirstToken, end: b.EndToken, blockFirst: b.FirstToken, blockEnd: b.EndToken}
	if boxDone.Has(d.Tokens[b.FirstToken].Word) {
		return true
	}
	d.trailing(&a)
	return a.Done
}

// readDone settles whether the item's text says that it is done.
func (d *Document) readDone(a *ActionItem) {
	h := &a.head
	if a.Done || h.first >= h.end || d.Tokens[h.blockEnd-1].Word == aw.question {
		return
	}
	struck := true
	for i := h.first; i < h.end && struck; i++ {
		struck = d.Tokens[i].Is(Struck) || d.Tokens[i].Kind == PunctToken
	}
	if struck {
		a.Done = true
		return
	}
	for i := h.blockFirst; i < h.blockEnd; i++ {
		// "(Done during this incident)" anywhere; "Done in #12." as a sentence.
		t := &d.Tokens[i]
		if !doneWords.Has(t.Word) || i == h.blockFirst {
			continue
		}
		p := &d.Tokens[i-1]
		switch stop := d.groupEnd(i, h.blockEnd); {
		case p.Word == aw.open || p.Word == aw.openSq:
			a.Done = a.Done || d.tagLike(i+1, stop)
		case d.SentenceOf(i).First == i && i > h.first:
			a.Done = a.Done || d.tagLike(i+1, d.SentenceOf(i).End)
		}
	}
	if !a.Done {
		a.Done = d.pastClause(h.first, h.end)
	}
}

// groupEnd is the next closing bracket after i, or end.
func (d *Document) groupEnd(i, end int) int {
	for ; i < end; i++ {
		if w := d.Tokens[i].Word; w == aw.close || w == aw.closeSq {
			return i
		}
	}
	return end
}

// Participles that as often stand before a noun: "Improved runbooks" are
// wished for, "Added runbooks" are there.
var adjectival = Words(`improved enhanced increased automated expanded dedicated extended reduced updated scheduled centralised centralized simplified revised optimised
		optimized coordinated advanced detailed limited shared combined strengthened streamlined refined hardened planned targeted required distributed
		isolated managed integrated unified standardised standardized documented structured tightened proposed continued accelerated controlled staged needed
		missing defined upgraded redesigned repeated redundant broken closed fixed tested staggered monitored supported named given set put cut shut split
		read let cost hit quit spread reset`)

// pastClause reports whether a sentence tells of something done: "Reverted
// the change", "We have added …", "The flag was removed".
func (d *Document) pastClause(first, end int) bool {
	i := d.skipPolite(first, end)
	if l := d.verbLead(i, end); l.kind != nounLead {
		return false
	}
	for i < end-1 && Adverbs.Has(d.Tokens[i].Word) || i < end-1 && isLy(d.Word(i)) {
		i++
	}
	if i >= end || d.Tokens[i].Kind != WordToken {
		return d.pastFinite(i, end)
	}
	word := d.Word(i)
	base, form := verbOf(word)
	if form == edVerb && base != 0 && !evenPast.Has(d.Tokens[i].Word) && !begunWords.Has(d.Tokens[i].Word) {
		if !adjectival.Has(d.Tokens[i].Word) {
			return true
		}
		return i+1 < end && d.objectStart(i+1)
	}
	return d.pastFinite(i, end)
}

// objectStart reports whether token i begins an object with a determiner or
// the like, so that a participle before it is a verb.
func (d *Document) objectStart(i int) bool {
	t := &d.Tokens[i]
	return Determiners.Has(t.Word) || t.Kind == CodeToken || t.Kind == NumberToken || WePronouns.Has(t.Word) || PersonPronouns.Has(t.Word)
}

func isLy(s string) bool { return len(s) > 4 && s[len(s)-2:] == "ly" }

// pastFinite looks for the finite verb of a sentence with a subject and
// reports whether it tells of the past.
func (d *Document) pastFinite(first, end int) bool {
	for i := first; i < min(end, first+24); i++ {
		t := &d.Tokens[i]
		w := t.Word
		switch {
		case w == aw.to || Modals.Has(w) || Negations.Has(w) || w == aw.semi || w == aw.colon || Subordinators.Has(w) && w != aw.as && i > first:
			return false
		case w == aw.has && !d.participleAt(i+1, end):
			// a genitive
		case DoForms.Has(w):
			return false
		case HaveForms.Has(w) && w != aw.having:
			return d.perfect(i+1, end)
		case w == aw.was || w == aw.were:
			return d.pastPassive(i+1, end)
		case BeForms.Has(w) && w != aw.been && w != aw.being:
			return d.isNow(i+1, end)
		case Relatives.Has(w) && i > first:
			return false
		case i > first && t.Kind == WordToken:
			if base, form := verbOf(d.Word(i)); form == edVerb && base != 0 && d.Tag(i) == tagger.VBD && d.pastObject(i+1, end) {
				return !begunWords.Has(w)
			}
		}
	}
	return false
}

// participleAt reports whether token i is a participle, so that "'s" before it
// is "has" or "is".
func (d *Document) participleAt(i, end int) bool {
	if i >= end {
		return false
	}
	_, form := verbOf(d.Word(i))
	return form == edVerb || d.Tokens[i].Word == aw.been
}

// pastObject tells "rolled back their states" from "shared between teams": only
// a finite verb has an object.
func (d *Document) pastObject(i, end int) bool {
	if i < end && particles.Has(d.Tokens[i].Word) {
		i++
	}
	return i < end && d.objectStart(i)
}

var particles = Words("up down back out off over away on in")

// perfect reads what follows "have": "added", "since been removed", but not
// "begun to add" and not a noun.
func (d *Document) perfect(i, end int) bool {
	for n := 0; i < end && n < 6; i, n = i+1, n+1 {
		w := d.Tokens[i].Word
		switch {
		case w == aw.to || Negations.Has(w):
			return false
		case w == aw.been:
			continue
		case begunWords.Has(w):
			return false
		}
		if base, form := verbOf(d.Word(i)); form == edVerb || evenPast.Has(w) && base != 0 {
			return true
		}
		if !Adverbs.Has(w) && !isLy(d.Word(i)) && n > 3 {
			return false
		}
	}
	return false
}

// pastPassive reads what follows "was": "removed", "swiftly identified", but
// not "to be removed" or "unable".
func (d *Document) pastPassive(i, end int) bool {
	for n := 0; i < end && n < 4; i, n = i+1, n+1 {
		w := d.Tokens[i].Word
		if w == aw.to || Negations.Has(w) {
			return false
		}
		if base, form := verbOf(d.Word(i)); form == edVerb && base != 0 || evenPast.Has(w) {
			return true
		}
		if d.Tag(i) == tagger.VBN {
			return true
		}
	}
	return false
}

// isNow reads what follows "is": "now disabled" tells of something done.
func (d *Document) isNow(i, end int) bool {
	now := false
	for n := 0; i < end && n < 4; i, n = i+1, n+1 {
		w := d.Tokens[i].Word
		if w == aw.to || Negations.Has(w) || w == aw.being {
			return false
		}
		if now = now || w == aw.now || w == aw.already; now && w == aw.too {
			return false
		}
	}
	return now
}

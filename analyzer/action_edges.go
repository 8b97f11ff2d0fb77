package analyzer

import "strings"

// leading takes what stands before the words: boxes, tickets, priorities, an
// owner, a label.
func (d *Document) leading(a *ActionItem) {
	h := &a.head
	for n := 0; n < 8 && h.first < h.end; n++ {
		i := h.first
		next := d.leadingTag(a, i, h.end)
		if next == i {
			break
		}
		h.first = min(d.skipSeparator(next, h.end), h.end)
	}
	d.splitLabel(a)
	if owners, next := d.ownerLead(h.first, h.end); next > h.first {
		for _, o := range owners {
			a.addOwner(o)
		}
		h.first = next
	}
}

// skipSeparator steps over a colon or dash after a leading tag.
func (d *Document) skipSeparator(i, end int) int {
	for i < end && (d.Tokens[i].Word == aw.colon || isDash(d.Tokens[i].Word) || d.Tokens[i].Word == aw.bar) {
		i++
	}
	return i
}

func isDash(w Word) bool {
	return w == aw.emDash || w == aw.enDash || w == aw.hyphen || w == aw.dashes
}

var (
	boxOpen = Words("☐ □ ⬜ ⏳ 🚧 🔲 ◻ ⭕ ▢ 🔜 ➡ → • ● ▪ ◦ ‣ ★ ☆ ❗ ⚠ 🔴 🟡 🟢 🟠")
	boxDone = Words("☑ ✅ ✔ ✓ 🗹 ☒ ✗")
)

// leadingTag reads one tag at token i and returns the token after it.
func (d *Document) leadingTag(a *ActionItem, i, end int) int {
	t := &d.Tokens[i]
	switch {
	case boxDone.Has(t.Word):
		a.Done = true
		return i + 1
	case t.Word == aw.colon && i+2 < end && d.Tokens[i+2].Word == aw.colon && !d.Tokens[i+1].Is(SpaceBefore):
		// ":white_check_mark:"
		a.Done = a.Done || strings.Contains(d.Word(i+1), "check")
		return i + 3
	case t.Kind == PunctToken && (boxOpen.Has(t.Word) || t.Word == 0 || t.Word == aw.star || t.Word == aw.starStar):
		return i + 1
	case t.Word == aw.openSq || t.Word == aw.open:
		return d.leadingBracket(a, i, end)
	case t.Kind == NumberToken && i+1 < end && (d.Tokens[i+1].Word == aw.dot || d.Tokens[i+1].Word == aw.close) && !d.Tokens[i+1].Is(SpaceBefore):
		return i + 2
	}
	if markWords.Has(t.Word) && i+1 < end && d.Tokens[i+1].Word == aw.open && d.bracketLabel(i+1, end) {
		stop := d.groupEnd(i, end) // "TODO(ann):"
		d.readMark(a, i+1, stop+1)
		return stop + 1
	}
	if n := d.ticketAt(i, end); n > 0 && t.Kind != URLToken && i+n < end && d.afterTag(i+n, end) {
		return i + n
	}
	if p, next := d.leadingPriority(i, end); p != NoPriority {
		a.Priority = max(a.Priority, p)
		return next
	}
	if t.Kind == HandleToken {
		j := d.skipNames(i, end)
		if j < end && (d.Tokens[j].Word == aw.colon || isDash(d.Tokens[j].Word) || d.verbLead(j, end).kind == imperative && d.Tokens[j].Word != aw.to) {
			return j
		}
	}
	return i
}

// afterTag reports whether the tag that ends before token i is set apart from
// the words that follow.
func (d *Document) afterTag(i, end int) bool {
	w := d.Tokens[i].Word
	p, t := &d.Tokens[i-1], &d.Tokens[i]
	return w == aw.colon || isDash(w) || w == aw.open && d.bracketLabel(i, end) || w == aw.bar || p.Is(Linked) && !t.Is(Linked) || p.Is(Strong) && !t.Is(Strong) || t.Kind == WordToken && t.Is(Capital)
}

// bracketLabel reports whether a bracket opens at token i that a colon follows:
// "(Ann):".
func (d *Document) bracketLabel(i, end int) bool {
	stop := d.groupEnd(i, min(end, i+8))
	return stop+1 < end && d.Tokens[stop+1].Word == aw.colon
}

// leadingBracket reads "[ICL]", "[x]", "(Already planned)", "[#12]" in front
// of the words. A bracket that is not a short tag is left.
func (d *Document) leadingBracket(a *ActionItem, i, end int) int {
	j := i + 1
	for j < end && j < i+7 && d.Tokens[j].Word != aw.closeSq && d.Tokens[j].Word != aw.close {
		j++
	}
	if j >= end || j >= i+7 || !closers.Has(d.Tokens[j].Word) {
		return i
	}
	first, stop := i+1, j
	switch {
	case first == stop:
	case stop == first+1 && (d.Tokens[first].Word == aw.x || boxDone.Has(d.Tokens[first].Word)):
		a.Done = true
	case d.ticketAt(first, stop) > 0:
	case d.priorityIn(first, stop, true) != NoPriority:
		a.Priority = max(a.Priority, d.priorityIn(first, stop, true))
	case typeWords.Has(d.Tokens[first].Word):
		a.Type = d.TokensText(first, stop)
	case d.statusWords(first, stop):
		a.Status = d.TokensText(first, stop)
		a.Done = a.Done || d.isDone(first, stop)
	case d.namesOnly(first, stop, false):
		d.readOwners(a, first, stop)
	case a.Topic == "":
		// Perhaps an owner that only the other items can tell: "[ICL]".
		a.Topic = d.TokensText(first, stop)
		a.head.labelFirst, a.head.labelEnd = first, stop
	}
	return j + 1
}

var (
	typeWords = Words(`prevent prevention preventive preventative detect detection mitigate mitigation process repair fix recover recovery respond response investigate
		monitoring testing documentation short-term long-term mid-term medium-term immediate corrective`)
	itemStates = Words(`open todo planned scheduled pending started ongoing wip blocked backlog deferred rejected proposed accepted assigned progress done completed complete
		closed fixed merged resolved shipped deployed finished implemented already new draft review cancelled canceled dropped wontfix active`)
)

// statusWords reports whether the tokens tell a state: "in progress",
// "Already planned", "To do".
func (d *Document) statusWords(first, end int) bool {
	if end-first > 5 {
		return false
	}
	for i := first; i < end; i++ {
		if itemStates.Has(d.Tokens[i].Word) {
			return true
		}
	}
	return end-first == 2 && d.Tokens[first].Word == aw.to && d.Tokens[first+1].Word == aw.do
}

// splitLabel splits "Mint caps: introduce …" and "**Mint caps.** Introduce …". What
// leads with a verb is no label but the work itself.
func (d *Document) splitLabel(a *ActionItem) {
	h := &a.head
	end := d.labelEnd(h.first, h.end)
	if end == 0 {
		d.firstSentence(h)
		return
	}
	stop := end
	for stop > h.first && (d.Tokens[stop-1].Word == aw.colon || d.Tokens[stop-1].Word == aw.dot || isDash(d.Tokens[stop-1].Word)) {
		stop--
	}
	first := h.first
	switch {
	case d.Tokens[first].Word != 0 && Somebody.Has(d.Tokens[first].Word) && stop == first+1 || wideOwners.Has(d.Tokens[first].Word) && stop == first+1:
		// "everyone: …" owns nothing and names nothing.
		h.first = d.skipSeparator(end, h.end)
	case typeWords.Has(d.Tokens[first].Word) && stop == first+1 && d.leadsWithVerb(end, h.end):
		a.Type = d.Word(first)
		h.first = d.skipSeparator(end, h.end)
	case d.duePiece(first, stop):
		d.readDueField(a, first, stop)
		h.first = d.skipSeparator(end, h.end)
	case d.pieceEnd(first, stop) < stop && d.tagsOnly(first, stop, true):
		// "12 April, storage team: …"
		d.cutTags(a, first, first, stop, end, true)
		h.first = d.skipSeparator(end, h.end)
	case d.doneWord(first, stop) || stop-first <= 2 && d.statusWords(first, stop):
		a.Status = d.TokensText(first, stop)
		a.Done = a.Done || d.doneWord(first, stop)
		h.first = d.skipSeparator(end, h.end)
	case d.namesOnly(first, stop, false):
		d.readOwners(a, first, stop)
		h.first = d.skipSeparator(end, h.end)
	case d.leadsWithVerb(first, stop) && !d.nounLabel(first, stop, end, h.end):
		if d.Tokens[stop].Word != aw.colon || d.Tokens[first].Is(Strong) {
			h.end = stop
		}
		return
	default:
		h.labelFirst, h.labelEnd = first, stop
		h.first = d.skipSeparator(end, h.end)
	}
	d.firstSentence(h)
}

// nounLabel reports whether a label that may be read as an order names a thing,
// since an order follows it: "**Load tests:** run them in CI".
func (d *Document) nounLabel(first, stop, next, end int) bool {
	return nounVerbs.Has(d.Tokens[first].Word) && stop-first < 4 && stop-first > 1 && !d.objectStart(first+1) && next < end && d.leadsWithVerb(d.skipSeparator(next, end), end)
}

// firstSentence keeps the sentence that h begins with; the others explain.
func (d *Document) firstSentence(h *headRange) {
	if h.first < h.end {
		h.end = min(h.end, d.SentenceOf(h.first).End)
	}
}

// maxLabel is how many tokens a label before a colon may have.
const maxLabel = 9

// labelEnd is the token after a label and its mark at the start of the range,
// or 0: a bold run, or a few words and a colon.
func (d *Document) labelEnd(first, end int) int {
	if first >= end {
		return 0
	}
	if d.Tokens[first].Is(Strong) {
		i := first
		for i < end && (d.Tokens[i].Is(Strong) || d.Tokens[i].Kind == CodeToken && i+1 < end && d.Tokens[i+1].Is(Strong)) {
			i++
		}
		if i < end && d.Tokens[i].Word == aw.colon {
			i++
		}
		if i < end && i-first <= 3*maxLabel && (d.Tokens[i-1].Kind == PunctToken || isDash(d.Tokens[i].Word) || d.Tokens[i].Is(LineStart|Capital)) {
			return i
		}
	}
	for i := first + 1; i < min(end-1, first+maxLabel); i++ {
		switch t := &d.Tokens[i]; {
		case t.Word == aw.colon:
			if d.Tokens[i+1].Is(SpaceBefore) {
				return i + 1
			}
		case t.Word == aw.comma && i < first+5:
			return d.tagLabelEnd(first, i+1, end)
		case t.Word == aw.comma || stops.Has(t.Word) || isDash(t.Word) && t.Is(SpaceBefore):
			return 0
		}
	}
	return 0
}

// tagLabelEnd is labelEnd of a label with a comma, as only one of tags has:
// "12 April, storage team:".
func (d *Document) tagLabelEnd(first, i, end int) int {
	for ; i < min(end-1, first+maxLabel); i++ {
		if d.Tokens[i].Word == aw.colon && d.Tokens[i+1].Is(SpaceBefore) && d.tagsOnly(first, i, false) {
			return i + 1
		}
	}
	return 0
}

// trailing takes the tags after the words: "(Bob, by 3 May)", "– @ann – #12".
func (d *Document) trailing(a *ActionItem) {
	h := &a.head
	for n := 0; n < 8 && h.end > h.first+1; n++ {
		end := h.end
		for end > h.first+1 && d.Tokens[end-1].Kind == PunctToken && !closers.Has(d.Tokens[end-1].Word) {
			end--
		}
		cut := d.tagStart(a, h.first, end, n > 0)
		if cut >= end || cut <= h.first {
			if n > 0 {
				h.end = end
			}
			return
		}
		h.end = cut
	}
}

// tagStart is where the tags at the end of the range begin, end if there are
// none. What they say goes into a. beside says that other tags follow, so that
// an unknown word after a dash is a name.
func (d *Document) tagStart(a *ActionItem, first, end int, beside bool) int {
	last := &d.Tokens[end-1]
	if closers.Has(last.Word) && (last.Word == aw.close || last.Word == aw.closeSq) {
		for i := end - 2; i > first && i > end-24; i-- {
			if w := d.Tokens[i].Word; w == aw.open || w == aw.openSq {
				if a.head.tailFirst == 0 && d.pieceKind(i+1, end-1) == unknownTag {
					a.head.tailFirst, a.head.tailEnd = i+1, end-1
				}
				return d.cutTags(a, i, i+1, end-1, end, true)
			}
		}
	}
	if s := d.SentenceOf(end - 1); s.First > first && end-s.First <= 10 && d.tagsOnly(s.First, end, false) {
		return d.cutTags(a, s.First, s.First, end, end, false)
	}
	for i := end - 2; i > first+1 && i > end-8; i-- {
		if duePreps.Has(d.Tokens[i].Word) && !sinceWords.Has(d.Tokens[i-1].Word) && d.Tokens[i].Word != aw.within && d.Tokens[i].Word != aw.for_ && d.duePiece(i, end) {
			return d.cutTags(a, i, i, end, end, false)
		}
	}
	for i := end - 1; i > first && i > end-10; i-- {
		t := &d.Tokens[i]
		if (isDash(t.Word) || t.Word == aw.bar || t.Word == aw.semi || t.Word == aw.arrow) && (t.Is(SpaceBefore) || t.Word == aw.semi) || t.Word == aw.slash && t.Is(SpaceBefore) {
			after := i + 1
			if t.Word == aw.slash && after < end-1 && d.Tokens[after].Word == aw.slash {
				after++ // "// Ann // 3 May"
			}
			if (beside || d.endsInTag(first, i)) && d.pieceKind(after, end) == unknownTag {
				d.readOwners(a, after, end)
				return i
			}
			if a.head.tailFirst == 0 && d.pieceKind(after, end) == unknownTag {
				a.head.tailFirst, a.head.tailEnd = after, end
			}
			return d.cutTags(a, i, after, end, end, true)
		}
		if t.Word == aw.colon || t.Word == aw.comma {
			if d.tagsOnly(i+1, end, false) {
				return d.cutTags(a, i, i+1, end, end, false)
			}
			if t.Word == aw.colon {
				return end
			}
		}
	}
	if last.Kind == HandleToken || last.Kind == IdentToken && d.ticketAt(end-1, end) > 0 || last.Kind == URLToken {
		return end - 1
	}
	if n := linkedTail(d, first, end); n < end {
		return n
	}
	return end
}

// endsInTag reports whether the words before token end close with a tag in
// brackets, a handle or a ticket.
func (d *Document) endsInTag(first, end int) bool {
	if end-1 <= first {
		return false
	}
	switch last := &d.Tokens[end-1]; {
	case last.Word == aw.close || last.Word == aw.closeSq:
		for i := end - 2; i > first && i > end-24; i-- {
			if w := d.Tokens[i].Word; w == aw.open || w == aw.openSq {
				return d.tagsOnly(i+1, end-1, false)
			}
		}
		return false
	case last.Kind == HandleToken:
		return true
	default:
		return d.ticketAt(end-1, end) > 0
	}
}

// linkedTail is where a tracker's link at the end of the range begins.
func linkedTail(d *Document, first, end int) int {
	if !d.Tokens[end-1].Is(Linked) {
		return end
	}
	i := end - 1
	for i > first && d.Tokens[i-1].Is(Linked) {
		i--
	}
	links := d.linksIn(int(d.Tokens[i].Start), int(d.Tokens[end-1].End))
	for _, l := range links {
		if !ticketText(d.Text[l.TextStart:l.TextEnd]) {
			return end
		}
	}
	if i <= first || len(links) == 0 {
		return end
	}
	return i
}

// cutTags reads the tags between first and end, which begin with a mark at
// start; it returns start, or stop if they are no tags.
func (d *Document) cutTags(a *ActionItem, start, first, end, stop int, loose bool) int {
	if !d.tagsOnly(first, end, loose) {
		return stop
	}
	for p := first; p < end; {
		q := d.pieceEnd(p, end)
		d.readPiece(a, p, q)
		p = q + 1
	}
	return start
}

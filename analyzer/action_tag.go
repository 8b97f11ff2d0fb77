package analyzer

import "strings"

// tagKind says what a piece of the tags around an item is.
type tagKind uint8

const (
	noTag tagKind = iota
	ticketTag
	ownerTag
	dueTag
	stateTag
	priorityTag
	typeTag
	neutralTag // a number, an estimate: "20m"
	nameTag    // perhaps a name
	unknownTag // one or two unknown words, a name if what stands beside them is a tag
)

var (
	pieceEnds  = Words(", ; | / · •")
	ticketGlue = Words(`see tracked in via at re ref link ticket tickets issue issues pr prs mr bug bugs jira task by for and cf also : # filed as under tracking created
		opened raised logged our the reference number no contract change request order work purchase case story epic project card item problem incident record
		backlog support service`)
	// After these a long number is a ticket.
	caseNouns = Words("order orders case request requests change problem incident record ticket reference ref number no work-order rfc")
	ownerGlue = Words("resp resp. owner owners assignee assigned to owned by lead led responsible : dri")
)

// pieceEnd is the end of the piece that begins at p.
func (d *Document) pieceEnd(p, end int) int {
	q := p
	for q < end && !pieceEnds.Has(d.Tokens[q].Word) && !(q > p && isDash(d.Tokens[q].Word) && d.Tokens[q].Is(SpaceBefore)) {
		// "org/repo#12" is one piece
		q += max(1, d.repoTicket(q, end))
		if q+1 < end && q > p && d.Tokens[q].Word == aw.slash && d.Tokens[q+1].Kind == NumberToken && !d.Tokens[q+1].Is(SpaceBefore) {
			q++ // "Q2/2025"
		}
	}
	return q
}

// tagsOnly reports whether all pieces between first and end are tags. With
// loose, capitalised unknown words count as a name.
func (d *Document) tagsOnly(first, end int, loose bool) bool {
	sure, names, unknown, n := 0, 0, 0, 0
	for p := first; p < end; {
		q := d.pieceEnd(p, end)
		switch d.pieceKind(p, q) {
		case noTag:
			return false
		case nameTag:
			names++
		case unknownTag:
			unknown++
		case neutralTag:
		default:
			sure++
		}
		p = q + 1
		if n++; n > 6 {
			return false
		}
	}
	switch {
	case unknown > 1 || names > 3:
		return false
	case sure == 0:
		return loose && names > 0 && unknown == 0
	}
	return true
}

// pieceKind says what a piece is.
func (d *Document) pieceKind(first, end int) tagKind {
	end = d.pieceTrim(first, end)
	if first >= end || end-first > 9 {
		return noTag
	}
	switch {
	case d.ticketPiece(first, end):
		return ticketTag
	case d.statePiece(first, end):
		return stateTag
	case d.duePiece(first, end) || d.shipPiece(first, end):
		return dueTag
	case d.priorityIn(first, end, true) != NoPriority && end-first <= 3:
		return priorityTag
	case typeWords.Has(d.Tokens[first].Word) && end == first+1:
		return typeTag
	}
	for first < end && ownerGlue.Has(d.Tokens[first].Word) {
		first++
	}
	if first == end {
		return noTag
	}
	switch d.nameList(first, end) {
	case sureName:
		return ownerTag
	case maybeName:
		return nameTag
	}
	if d.Tokens[min(first, end-1)].Kind == NumberToken && end-first <= 2 || d.whenPiece(first, end) {
		return neutralTag
	}
	if end-first <= 2 && d.plainWords(first, end) && (!d.leadsWithVerb(first, end) || d.setOff(first)) {
		return unknownTag
	}
	return noTag
}

// pieceTrim is the end of a piece without the stops after it; the dot of
// "30.9." is part of a date.
func (d *Document) pieceTrim(first, end int) int {
	for end > first && (d.Tokens[end-1].Word == aw.dot || d.Tokens[end-1].Word == aw.bang) {
		if end-2 >= first && d.Tokens[end-2].Kind == NumberToken && !d.Tokens[end-1].Is(SpaceBefore) && strings.Contains(d.Word(end-2), ".") {
			break
		}
		end--
	}
	return end
}

// setOff reports whether a capital stands right after an opening bracket: "(Control
// room, 5 August)" names somebody, whatever else "control" may be.
func (d *Document) setOff(i int) bool {
	return i > 0 && d.Tokens[i-1].Word == aw.open && d.Tokens[i].Is(Capital)
}

var (
	shipVerbs = Words(`ships ship shipping shipped lands landing landed goes going out live released releasing arrives arriving rolls rolling comes coming planned scheduled
		starts starting from effective included part expected targeted slated with in`)
	shipPoints = Words(`release releases version sprint iteration quarter week month year cycle window rollout deploy deployment milestone train run season wave phase update
		patch hotfix build maintenance`)
)

// whenPiece reads when something goes out without a date: "ships in 1.0.2",
// "from the next release".
func (d *Document) whenPiece(first, end int) bool {
	if !shipVerbs.Has(d.Tokens[first].Word) || end-first < 2 {
		return false
	}
	last := &d.Tokens[end-1]
	return shipPoints.Has(last.Word) || last.Kind == NumberToken || shipPoints.Has(d.Tokens[end-2].Word) && hasDigit(d.Word(end-1))
}

// shipPiece reads when something goes out, by a date or the number of the
// release: "ships in v5.2", "goes out with patch 3 on 31 May".
func (d *Document) shipPiece(first, end int) bool {
	if w := d.Tokens[first].Word; !shipVerbs.Has(w) || end-first < 3 || shipStarts.Has(w) || Prepositions.Has(w) {
		return false
	}
	if d.endsInDate(first+1, end) {
		return true
	}
	for i := first; i < end-1; i++ {
		if t := &d.Tokens[i]; !shipVerbs.Has(t.Word) && !shipPoints.Has(t.Word) && t.Word != aw.the {
			return false
		}
	}
	return hasDigit(d.Word(end - 1))
}

var shipStarts = Words("starts starting from effective included part")

// nameList is the least sureness of the names that separators part.
func (d *Document) nameList(first, end int) nameSureness {
	out := sureName
	n := 0
	for p := first; p < end; {
		q := p
		for q < end && !ownerSeparators.Has(d.Tokens[q].Word) {
			q++
		}
		if q > p {
			out = min(out, d.nameOf(p, q))
			n++
		}
		p = q + 1
	}
	if n == 0 {
		return noName
	}
	return out
}

func (d *Document) ticketPiece(first, end int) bool {
	found := false
	for i := first; i < end; {
		t := &d.Tokens[i]
		if n := d.ticketAt(i, end); n > 0 {
			found = true
			i += n
			continue
		}
		switch {
		case t.Is(Linked):
			for _, l := range d.linksIn(int(t.Start), int(t.End)) {
				if !isTracker(l.Destination) && !ticketText(d.Text[l.TextStart:l.TextEnd]) {
					return false
				}
			}
			found = true
		case t.Kind == NumberToken && i > first && caseNouns.Has(d.Tokens[i-1].Word) && t.End-t.Start > 3, shortKey(d.Word(i)):
			found = true
		case ticketGlue.Has(t.Word), t.Kind == PunctToken:
		case t.Kind == WordToken && i+1 < end && d.Tokens[i+1].Kind == IdentToken && !d.Tokens[i+1].Is(SpaceBefore):
			// "tidepool#811"
		default:
			return false
		}
		i++
	}
	return found
}

// shortKey reports whether s is the key of a project called by one letter,
// "T-31", as only a tag of its own can be.
func shortKey(s string) bool {
	return len(s) > 2 && len(s) < 8 && s[0] >= 'A' && s[0] <= 'Z' && s[1] == '-' && isDigits(s[2:]) && !strings.ContainsRune("HPQV", rune(s[0]))
}

func (d *Document) duePiece(first, end int) bool {
	i := first
	for i < end && (duePreps.Has(d.Tokens[i].Word) || i+1 < end && dueIntro.Has(d.Tokens[i].Word)) {
		i++
	}
	if i >= end {
		return false
	}
	if i > first && !spelledNumbers.Has(d.Tokens[i].Word) && d.endsInDate(i, end) {
		return true
	}
	if i > first && eventPoints.Has(d.Tokens[end-1].Word) && end-i <= 4 && namedPoint.Has(d.Tokens[i].Word) {
		return true // "before the Christmas freeze"
	}
	if i > first && i+1 == end && d.Tokens[i].Kind == IdentToken && isVersion(d.Word(i)) {
		return true // "before v0.42"
	}
	if x, ok := d.shortDate(i, end, i > first || i+1 == end && len(d.Word(i)) == len("31.01")); ok && x.End == end || i+1 == end && dayAndMonth(d.Word(i)) && (i > first || clearlyDate(d.Word(i))) {
		return true
	}
	if d.roughDate(i, end) {
		return true
	}
	due, stop := d.dueAt(i, end)
	if due.Days > 0 && i > first && d.Tokens[i-1].Word != aw.within {
		return false // "by two days" is an amount
	}
	return stop == end && due.Text != ""
}

var namedPoint = Words("the next this our")

var eventPoints = Words("freeze holiday holidays season term semester sale sales conference")

// isVersion reports whether s is written as the number of a release, "v0.42".
func isVersion(s string) bool {
	return len(s) > 1 && (s[0] == 'v' || s[0] == 'V') && s[1] >= '0' && s[1] <= '9'
}

// dayAndMonth reports whether s is "12/08", whichever of the two is the month.
func dayAndMonth(s string) bool {
	a, b, ok := strings.Cut(s, "/")
	return ok && len(a) < 3 && len(b) < 3 && isDigits(a) && isDigits(b) && parseDigits(a) > 0 && parseDigits(b) > 0 && parseDigits(a) < 32 && parseDigits(b) < 32 &&
		min(parseDigits(a), parseDigits(b)) < 13
}

// roughDate reports whether the tokens are no more than a quarter, a month or a
// week in one of the shapes that only a field or a tag has: "Q2/2025", "05/2025",
// "2025-W14", "mid-May", "sprint 42".
func (d *Document) roughDate(first, end int) bool {
	s := d.Word(first)
	switch end - first {
	case 1:
		if month, year, ok := strings.Cut(s, "/"); ok && len(year) == 4 && isDigits(year) {
			return isDigits(month) && len(month) < 3 || isQuarter(month)
		}
		part, month, ok := strings.Cut(s, "-")
		return ok && roughParts.Has(lookupWord(part)) && monthWords.Has(lookupWord(month))
	case 2:
		return weekNames.Has(d.Tokens[first].Word) && d.Tokens[first+1].Kind == NumberToken && isDigits(d.Word(first+1))
	case 3:
		if week := d.Word(first + 2); d.Tokens[first+1].Word == aw.hyphen && len(s) == 4 && isDigits(s) && len(week) == 3 && (week[0] == 'W' || week[0] == 'w') && isDigits(week[1:]) {
			return true
		}
		return d.Tokens[first+1].Word == aw.slash && d.Tokens[first+2].Kind == NumberToken && len(d.Word(first+2)) == 4 && (isQuarter(s) || d.Tokens[first].Kind == NumberToken && len(s) < 3)
	}
	return false
}

var (
	roughParts = Words("mid early late end beginning")
	weekNames  = Words("sprint iteration week kw cw wk milestone pi")
)

// dueIntro announces a date as a field does: "estimated completion: March 2025".
var dueIntro = Words("estimated expected planned completion complete date scheduled delivery :")

// clearlyDate reports whether one of the two in "11/30" can only be a day.
func clearlyDate(s string) bool {
	a, b, _ := strings.Cut(s, "/")
	return max(parseDigits(a), parseDigits(b)) > 12
}

// endsInDate reports whether a date ends the tokens, as in "before the next run
// in March 2025".
func (d *Document) endsInDate(first, end int) bool {
	for i := max(first, end-4); i < end; i++ {
		if x, ok := d.DateAt(i); ok && x.End == end {
			return true
		}
	}
	return false
}

func (d *Document) statePiece(first, end int) bool {
	if d.doneWord(first, end) && end-first <= 7 {
		return true
	}
	return end-first <= 3 && d.statusWords(first, end) && !d.leadsWithVerb(first, end)
}

// readPiece reads one tag.
func (d *Document) readPiece(a *ActionItem, first, end int) {
	end = d.pieceTrim(first, end)
	switch d.pieceKind(first, end) {
	case ticketTag:
		n := len(a.Tickets)
		if d.readTickets(a, first, end); len(a.Tickets) == n {
			a.addTicket(foldSpace(d.TokensText(first, end)), "")
		}
	case ownerTag, nameTag, unknownTag:
		for first < end && ownerGlue.Has(d.Tokens[first].Word) {
			first++
		}
		d.readOwners(a, first, end)
	case dueTag:
		d.readDueField(a, first, end)
	case stateTag:
		if a.Status == "" {
			a.Status = d.TokensText(first, end)
		}
		a.Done = a.Done || d.doneWord(first, end)
	case priorityTag:
		a.Priority = max(a.Priority, d.priorityIn(first, end, true))
	case typeTag:
		a.Type = d.TokensText(first, end)
	}
}

// fieldWords begin lines such as "Owner: Ann".
var (
	ownerFields    = Words("owner owners assignee assignees responsible dri poc who accountable lead responsibility")
	dueFields      = Words("term due deadline eta when timeline timeframe by date")
	ticketFields   = Words("ticket tickets issue issues jira pr prs mr bug bugs link links tracking card story tracked reference ref")
	priorityFields = Words("priority prio severity urgency")
	statusFields   = Words("status state")
	typeFields     = Words("type category kind")
	fieldWords     = Words("", ownerFields, dueFields, ticketFields, priorityFields, statusFields, typeFields)
	fieldQualifier = Words("due target action tracking assigned expected completion owned delivery github jira gitlab linked")
	fieldTails     = Words("date by to issue ticket item link on person party status level s for of all every each items actions tasks points measures them these the following below above unless otherwise stated noted")
)

// fieldAt reports whether a field such as "Owner:" or "Due date:" begins at
// token i: its word and the token after the colon.
func (d *Document) fieldAt(i, end int) (field Word, value int, ok bool) {
	j := i
	if j+1 < end && fieldQualifier.Has(d.Tokens[j].Word) && (fieldWords.Has(d.Tokens[j+1].Word)) {
		j++
	}
	field = d.Tokens[j].Word
	if !fieldWords.Has(field) && !fieldQualifier.Has(field) {
		return 0, 0, false
	}
	k := j + 1
	for k < end && k < j+8 && (fieldTails.Has(d.Tokens[k].Word) || d.Tokens[k].Word == aw.open || d.Tokens[k].Word == aw.close || d.Tokens[k].Word == aw.slash) {
		k++
	}
	if k >= end || d.Tokens[k].Word != aw.colon || !fieldWords.Has(field) && k == j+1 {
		return 0, 0, false
	}
	if field == aw.target || field == aw.assigned {
		field = d.Tokens[j+1].Word
	}
	return field, k + 1, true
}

// isField reports whether a block is a field and nothing else.
func (d *Document) isField(b *Block) bool {
	if b.EndToken-b.FirstToken > 24 {
		return false
	}
	return d.skipFields(b.FirstToken, b.EndToken) == b.EndToken
}

// skipFields is the token after the fields that a text begins with.
func (d *Document) skipFields(i, end int) int {
	for i < end {
		_, value, ok := d.fieldAt(i, end)
		if !ok {
			break
		}
		i = d.valueEnd(value, end)
		for i < end && d.Tokens[i].Kind == PunctToken {
			i++
		}
	}
	return i
}

// firstField is the token at which the fields of a text begin, or -1.
func (d *Document) firstField(first, end int) int {
	for i := first; i < end; i++ {
		if _, _, ok := d.fieldAt(i, end); ok && d.mayBeginField(i, first) {
			if i > first && d.Tokens[i-1].Word == aw.open {
				return i - 1
			}
			return i
		}
	}
	return -1
}

// mayBeginField reports whether a field may begin at token i: after a mark, at
// the start of a line, or by a capital.
func (d *Document) mayBeginField(i, first int) bool {
	if i == first {
		return true
	}
	t, p := &d.Tokens[i], &d.Tokens[i-1]
	return p.Kind == PunctToken && p.Word != aw.colon || t.Is(LineStart|Capital) || t.Is(Strong) && !p.Is(Strong)
}

// readFields reads "Owner: Ann. Due: 3 May" among the tokens.
func (d *Document) readFields(a *ActionItem, first, end int) {
	for i := first; i < end; i++ {
		field, value, ok := d.fieldAt(i, end)
		if !ok || !d.mayBeginField(i, first) {
			continue
		}
		stop := d.valueEnd(value, end)
		switch {
		case ownerFields.Has(field) || field == aw.to || field == aw.by && i == first:
			d.readOwnerField(a, value, stop)
		case dueFields.Has(field):
			d.readDueField(a, value, stop)
		case ticketFields.Has(field):
			if value < stop && (d.Tokens[value].Is(Linked) || d.Tokens[value].Kind != WordToken) {
				d.readTicketField(a, value, stop)
			}
		case priorityFields.Has(field):
			a.Priority = max(a.Priority, d.priorityIn(value, stop, true))
		case statusFields.Has(field):
			a.Status = foldSpace(d.TokensText(value, stop))
			a.Done = a.Done || d.isDone(value, stop)
		case typeFields.Has(field):
			a.Type = foldSpace(d.TokensText(value, stop))
		}
		i = max(i, stop-1)
	}
}

// readOwnerField reads the value of "Owner:", after which a date may stand:
// "owner: Ledger, due 12/08".
func (d *Document) readOwnerField(a *ActionItem, first, end int) {
	if end > first && end < len(d.Tokens) && d.Tokens[end-1].Word == aw.close {
		end--
	}
	stop := end
	for p := first; p < end; {
		q := d.pieceEnd(p, end)
		if p > first && q > p && d.duePiece(p, q) {
			d.readDueField(a, p, q)
			stop = min(stop, p-1)
		}
		p = q + 1
	}
	d.readOwners(a, first, stop)
}

// valueEnd is where the value of a field ends: at the next field, a semicolon,
// a bar, the end of its source line or its sentence.
func (d *Document) valueEnd(i, end int) int {
	if i >= end {
		return end
	}
	line := d.Lines.LineSpan(d.Lines.Line(d.TokensSpan(i, i+1).Start))
	for j := i; j < end; j++ {
		w := d.Tokens[j].Word
		if j > i {
			if _, _, ok := d.fieldAt(j, end); ok {
				return j
			}
			if d.TokensSpan(j, j+1).Start >= line.End || d.Tokens[j].Is(LineStart) {
				return j
			}
		}
		if w == aw.semi || w == aw.bar || w == aw.close && j > i || j > i && (isDash(w) && d.Tokens[j].Is(SpaceBefore)) {
			return j
		}
		if j+1 < end && d.Tokens[j+1].Sentence != d.Tokens[j].Sentence && !d.initial(j) {
			return j + 1
		}
	}
	return end
}

// initial reports whether token j is the dot of an initial: "L. Ammann".
func (d *Document) initial(j int) bool {
	return d.Tokens[j].Word == aw.dot && j > 0 && d.Tokens[j-1].End-d.Tokens[j-1].Start == 1
}

// readTicketField reads a ticket column: whatever is written there counts,
// unless it is a blank or only says that the work is done.
func (d *Document) readTicketField(a *ActionItem, first, end int) {
	n := len(a.Tickets)
	d.readTickets(a, first, end)
	if len(a.Tickets) > n || d.blank(first, end) && d.Tokens[first].Kind != NumberToken {
		return
	}
	t := &d.Tokens[first]
	links := d.linksIn(int(t.Start), int(d.Tokens[end-1].End))
	switch {
	case len(links) > 0:
		a.addTicket(d.Text[links[0].TextStart:links[0].TextEnd], links[0].Destination)
	case d.statusWords(first, end) || d.doneWord(first, end) || openWords.Has(t.Word):
		if a.Status == "" {
			a.Status = d.TokensText(first, end)
		}
		a.Done = a.Done || d.doneWord(first, end)
	case t.Kind == NumberToken || t.Kind == IdentToken || t.Kind == URLToken || t.Is(AllCaps) || end-first > 1 || hasDigit(d.Word(first)):
		a.addTicket(foldSpace(d.TokensText(first, end)), "")
	}
}

var openWords = Words("todo open none no tbd wip new yes")

var (
	criticalWords = Words("critical p0 blocker highest urgent sev0 sev-0 immediate asap prio0")
	highWords     = Words("high p1 important major must hi prio1 must-have")
	mediumWords   = Words("medium p2 moderate normal med should prio2 mid should-have")
	lowWords      = Words("low p3 p4 p5 minor lowest trivial could nice nice-to-have prio3 lo could-have")
	prioNouns     = Words("priority prio pri")
)

// priorityIn reads a priority among the tokens. Without sure, only "P1" and
// "high priority" are one, since "high" has other meanings in running text.
func (d *Document) priorityIn(first, end int, sure bool) Priority {
	for i := first; i < end; i++ {
		t := &d.Tokens[i]
		p := priorityOf(t.Word)
		if p == NoPriority && sure && t.Kind == NumberToken && end-first <= 2 {
			p = numberedPriority(d.Word(i))
		}
		if p == NoPriority {
			continue
		}
		beside := i+1 < end && prioNouns.Has(d.Tokens[i+1].Word) || i > first && prioNouns.Has(d.Tokens[i-1].Word)
		if coded := t.End-t.Start == 2 && t.Is(Capital); sure || coded || beside {
			return p
		}
	}
	return NoPriority
}

func numberedPriority(s string) Priority {
	if len(s) != 1 || s[0] > '5' {
		return NoPriority
	}
	return [...]Priority{CriticalPriority, CriticalPriority, HighPriority, MediumPriority, LowPriority, LowPriority}[s[0]-'0']
}

func priorityOf(w Word) Priority {
	switch {
	case criticalWords.Has(w):
		return CriticalPriority
	case highWords.Has(w):
		return HighPriority
	case mediumWords.Has(w):
		return MediumPriority
	case lowWords.Has(w):
		return LowPriority
	}
	return NoPriority
}

// leadingPriority reads "**HIGH** …", "P1: …", "High priority: …" at token i.
func (d *Document) leadingPriority(i, end int) (Priority, int) {
	t := &d.Tokens[i]
	p := priorityOf(t.Word)
	if p == NoPriority || i+1 >= end {
		return NoPriority, i
	}
	j := i + 1
	if prioNouns.Has(d.Tokens[j].Word) && j+1 < end {
		j++
	}
	n := &d.Tokens[j]
	apart := n.Word == aw.colon || isDash(n.Word) || n.Word == aw.close || t.Is(Strong) && !n.Is(Strong) || t.Kind == CodeToken
	coded := t.End-t.Start == 2 && t.Is(Capital)
	if apart || coded {
		return p, j
	}
	return NoPriority, i
}

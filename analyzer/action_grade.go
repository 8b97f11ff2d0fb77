package analyzer

// A grader judges the wording of one item.
type grader struct {
	d     *Document
	a     *ActionItem
	first int // the sentence that says what to do
	end   int
	lead  lead
	label bool // the words are those of a label with no sentence of its own
}

// gradeAction judges the wording of an item that is still to be done.
func gradeAction(d *Document, a *ActionItem) {
	g := grader{d: d, a: a}
	g.choose()
	var fix Flaw
	if g.first < g.end {
		fix = g.peopleFix()
		a.Strength = g.strength(fix)
		g.parts()
	}
	if a.Done {
		return
	}
	if g.first >= g.end || g.onlyLink() {
		f := Flaw{OnlyLink, a.Words, foldSpace(string(d.Source[a.Words.Start:a.Words.End]))}
		a.NotActionable, a.Vague, a.Unbounded = f, f, f
		return
	}
	a.PeopleFix = fix
	a.NotActionable = g.notActionable()
	a.Vague = g.vague()
	a.Unbounded = g.unbounded()
}

// parts gives the item its verb and object, for whoever words it anew.
func (g *grader) parts() {
	l, a := g.lead, g.a
	first, stop := g.first, g.end
	switch {
	case l.kind == imperative || l.kind == gerundLead || l.kind == clauseLead && subjectWords.Has(g.word(g.first)):
		first = max(l.next, g.weakEnd(l))
		if w := g.word(first - 1); w == aw.if_ || w == aw.whether {
			first--
		}
	case l.kind == wishLead && l.at > g.first && subjectWords.Has(g.word(g.first)):
		first = l.next
	case l.kind == wishLead || l.kind == clauseLead || l.kind == passiveLead:
		stop = l.at
	}
	if g.d.act(l) || l.kind == wishLead {
		a.Verb = l.verb.String()
		a.Passive = l.kind == passiveLead || l.kind == wishLead && (g.word(l.next) == aw.be || g.word(l.next+1) == aw.be)
	}
	a.Object = foldSpace(g.d.TokensText(first, g.objectEnd(first, stop)))
}

// objectEnd is where the object that begins at first ends; a question goes on
// to the end of the sentence.
func (g *grader) objectEnd(first, stop int) int {
	question := first < stop && questionWords.Has(g.word(first)) || g.word(first) == aw.if_
	limit := maxObject
	if question {
		limit = 2 * maxObject
	}
	end := first
	for end < stop && end < first+limit {
		t := &g.d.Tokens[end]
		if t.Kind == PunctToken && t.Word != aw.hyphen && t.Word != aw.slash && t.Word != aw.amp && t.Word != aw.plus {
			break
		}
		if !question && end > first && (t.Word == aw.so || t.Word == aw.and || t.Word == aw.to || Modals.Has(t.Word) || BeForms.Has(t.Word)) && t.Word != aw.has {
			break
		}
		end++
	}
	return end
}

// maxObject bounds what an object may quote, in tokens.
const maxObject = 9

// choose picks the words that say what to do: the sentence after the label;
// if that has no verb, a later one that has; else label and all.
func (g *grader) choose() {
	d, h := g.d, &g.a.head
	g.first, g.end = h.first, h.end
	if g.first < g.end {
		g.lead = d.leadOf(g.first, g.end)
	}
	if h.labelEnd == h.labelFirst || g.first < g.end && g.lead.kind != nounLead && g.lead.kind != statement {
		return
	}
	if g.later() {
		return
	}
	if h.labelFirst < h.labelEnd && g.a.Topic != "" {
		g.first = h.labelFirst
		g.end = max(h.end, h.labelEnd)
		g.lead = d.leadOf(h.labelFirst, h.labelEnd)
		g.label = true
	}
}

// later looks for a sentence after the first that says what to do.
func (g *grader) later() bool {
	d, h := g.d, &g.a.head
	try := func(first, end int) bool {
		for s := first; s < end; s = d.SentenceOf(s).End {
			stop := min(end, d.SentenceOf(s).End)
			if l := d.leadOf(s, stop); d.act(l) && !g.weakLead(l, stop) && (l.kind != clauseLead && l.kind != passiveLead || g.promised(s, l.at)) {
				g.first, g.end, g.lead = s, stop, l
				return true
			}
		}
		return false
	}
	if next := max(h.end, h.labelEnd); next < h.blockEnd && try(next, h.blockEnd) {
		return true
	}
	for _, b := range h.body {
		if try(b.FirstToken, b.EndToken) {
			return true
		}
	}
	return false
}

// promised reports whether the subject before the verb is the authors, or the
// verb is in the future: other clauses only explain.
func (g *grader) promised(first, verb int) bool {
	return subjectWords.Has(g.d.Tokens[first].Word) || g.contains(first, verb, shallWords)
}

// act reports whether a lead says what somebody or something will do.
func (d *Document) act(l lead) bool {
	return l.kind == imperative || l.kind == gerundLead || l.kind == clauseLead || l.kind == passiveLead
}

// flaw makes a flaw over tokens, cut to the item's first line.
func (g *grader) flaw(kind FlawKind, first, end int) Flaw {
	if first+1 == end && BeForms.Has(g.word(first)) {
		end = g.phraseEnd(first + 1) // "be" alone says nothing to a reader
	}
	end = min(end, first+maxFlawTokens)
	s := g.d.onLine(first, end, g.a.Line)
	if s.Empty() {
		s = g.a.Words
		return Flaw{kind, s, foldSpace(string(g.d.Source[s.Start:s.End]))}
	}
	return Flaw{kind, s, foldSpace(g.d.TokensText(first, end))}
}

// maxFlawTokens bounds what is underlined where a whole phrase is weak.
const maxFlawTokens = 12

// whole is a flaw over all the words.
func (g *grader) whole(kind FlawKind) Flaw {
	end := g.end
	for end > g.first+1 && g.d.Tokens[end-1].Kind == PunctToken {
		end--
	}
	return g.flaw(kind, g.first, end)
}

func (g *grader) onlyLink() bool {
	for i := g.first; i < g.end; i++ {
		if t := &g.d.Tokens[i]; t.Kind != URLToken && t.Kind != PunctToken && !(t.Kind == IdentToken && g.d.ticketAt(i, g.end) > 0) && !g.d.trackerLinked(i) {
			return false
		}
	}
	return len(g.a.Tickets) > 0
}

// trackerLinked reports whether token i is the bare text of a ticket's link,
// such as "issue 12".
func (d *Document) trackerLinked(i int) bool {
	t := &d.Tokens[i]
	if !t.Is(Linked) {
		return false
	}
	for _, l := range d.linksIn(int(t.Start), int(t.End)) {
		if ticketText(d.Text[l.TextStart:l.TextEnd]) {
			return true
		}
	}
	return false
}

// notActionable says why an item is no act with an outcome.
func (g *grader) notActionable() Flaw {
	l := g.lead
	if f := g.a.PeopleFix; (f.Kind == Care || f.Kind == Talk) && !tellVerbs.Has(l.verb) {
		return f
	}
	switch l.kind {
	case nounLead, statement, wishLead:
		switch {
		case g.orderAfter():
		case l.kind == wishLead:
			return g.flaw(Wish, l.at, min(l.next+1, g.end))
		default:
			return g.whole(NoVerb)
		}
		return Flaw{}
	case prohibition:
		return g.flaw(NoVerb, l.at, g.end)
	}
	if g.weakLead(l, g.end) && !g.rescued() {
		return g.flaw(WeakVerb, l.at, g.weakEnd(l))
	}
	if f := g.hope(); f.Found() {
		return f
	}
	if f := g.a.PeopleFix; f.Kind == Behaviour && l.kind == clauseLead && peopleNouns.Has(g.word(g.first)) {
		return f
	}
	if l.kind == passiveLead && doneVerbs.Has(l.verb) && plainQualities.Has(g.word(g.first)) {
		return g.flaw(Wish, g.first, l.next)
	}
	if l.kind == passiveLead && (improveVerbs.Has(l.verb) || l.verb == aw.monitor && !g.signals()) {
		return g.flaw(Wish, l.at, l.next)
	}
	return Flaw{}
}

// doneVerbs say no more than that it shall be so: "Proper testing to be done".
var doneVerbs = Words("do ensure maintain carry perform conduct observe follow take exercise make give provide")

// orderAfter reports whether an order follows the words: "The disk alert comes
// too late, lower its threshold".
func (g *grader) orderAfter() bool {
	for i := g.first; i+2 < g.end; i++ {
		if w := g.word(i); w == aw.comma || w == aw.semi || w == aw.arrow {
			base, form := verbOf(g.d.Word(i + 1))
			if form == bareVerb && makeVerbs.Has(base) && !weakVerbs.Has(base) && g.d.objectStart(i+2) {
				return true
			}
		}
	}
	return false
}

var (
	questionWords = Words("why whether how if what which when where who whom whose")
	lookParticles = Words("into at for over closely out")
)

// weakLead reports whether the verb ends in thought or talk.
func (g *grader) weakLead(l lead, end int) bool {
	d := g.d
	next, after := Word(0), Word(0)
	if l.next < end {
		next = d.Tokens[l.next].Word
	}
	if l.next+1 < end {
		after = d.Tokens[l.next+1].Word
	}
	switch l.verb {
	case aw.look:
		return next != aw.up
	case aw.find, aw.figure:
		return next == aw.out || l.verb == aw.figure || questionWords.Has(next) || next == aw.a && waySolution.Has(after) || waySolution.Has(next)
	case aw.determine, aw.check, aw.test, aw.decide:
		return l.verb != aw.decide && l.verb != aw.test && (next == aw.if_ || next == aw.whether) || l.verb == aw.check && (next == aw.how || next == aw.with || next == aw.on)
	case aw.monitor, aw.watch, aw.observe, aw.track:
		return situationOf.Has(next) || next == aw.the && situationOf.Has(after)
	case aw.keep:
		return g.contains(l.next, min(end, l.next+3), eyesOnly) || eyeWords.Has(next) || eyeWords.Has(after) || next == aw.an && after == aw.eye || next == aw.in && after == aw.mind
	case aw.take, aw.have:
		if next == aw.care && after == aw.of {
			return false // "take care of" is to do
		}
		return careNouns.Has(next) || careNouns.Has(after) || next == aw.a && after == aw.look || g.contains(l.next, min(end, l.next+4), careNouns)
	case aw.read:
		return g.contains(l.next, end, readNouns)
	case aw.communicate:
		return l.next >= end || Adverbs.Has(next) || comparatives.Has(next) || isLy(d.Word(l.next))
	case aw.try:
		return next == aw.to
	case aw.start, aw.continue_:
		if base, form := verbOf(d.Word(min(l.next, end-1))); l.verb == aw.start && form == ingVerb {
			return weakVerbs.Has(base)
		}
		return l.verb != aw.start && !g.goesOn()
	case aw.follow:
		return next == aw.up || g.contains(l.next, min(end, l.next+5), followObjs) || g.contains(l.next, end, situationWords)
	case aw.see:
		return true
	case aw.do:
		return bestWords.Has(next) || bestWords.Has(after)
	case aw.survey:
		return l.next < end && !allWords.Has(next) && d.Tokens[l.next].Kind != NumberToken
	case aw.comply, aw.adhere, aw.respect:
		return g.contains(l.next, end, followObjs)
	}
	return weakVerbs.Has(l.verb)
}

var (
	situationOf    = Words("situation developments topic things matter")
	eyesOnly       = Words("eye eyes")
	waySolution    = Words("way ways solution solutions alternative alternatives option options answer answers reason reasons cause causes better")
	eyeWords       = Words("eye eyes watch track mind tabs")
	situationWords = Words("situation development developments topic progress status discussion closely issue")
	careNouns      = Words("care attention caution precaution precautions responsibility ownership look heed notice discussion conversation chat think")
	readNouns      = Words(`docs documentation notes manual handbook guide guides book rfc rfcs article articles policy policies runbook runbooks bulletin channel instructions
		changelog announcement announcements email emails mail mails e-mail e-mails message messages wiki page pages guidelines procedure procedures notice
		notices paper post blog`)
)

// weakEnd is the end of the weak verb with its particle.
func (g *grader) weakEnd(l lead) int {
	j := l.next
	for j < g.end && j < l.next+3 && (lookParticles.Has(g.d.Tokens[j].Word) || weakTails.Has(g.d.Tokens[j].Word) || j == l.next && (g.d.Tokens[j].Word == aw.if_ || g.d.Tokens[j].Word == aw.whether)) {
		if w := g.word(j); (w == aw.a || w == aw.an) && !eyeWords.Has(g.word(j+1)) && !careNouns.Has(g.word(j+1)) {
			break
		}
		j++
	}
	return max(j, l.next)
}

var weakTails = Words("about into at out an a eye look on in mind up through over of")

// rescued reports whether something after a weak verb names what comes of it:
// "Investigate and fix", "Review the limits: lower …", "Audit … to make sure".
func (g *grader) rescued() bool {
	d := g.d
	for i := g.lead.next; i < g.end-1; i++ {
		w := d.Tokens[i].Word
		switch {
		case w == aw.and || w == aw.then || w == aw.amp || w == aw.comma || w == aw.semi || w == aw.slash || w == aw.or:
			j := i + 1
			for j < g.end-1 && (politeWords.Has(d.Tokens[j].Word) || isLy(d.Word(j)) || d.Tokens[j].Word == aw.and || d.Tokens[j].Word == aw.or) {
				j++
			}
			base, form := verbOf(d.Word(j))
			if form == g.leadForm() && makeVerbs.Has(base) && !weakVerbs.Has(base) && (!nounVerbs.Has(base) || d.objectStart(min(j+1, g.end-1)) && j+1 < g.end || i == g.lead.next) {
				return true
			}
		case w == aw.colon:
			if l := d.leadOf(i+1, g.end); l.kind == imperative && !g.weakLead(l, g.end) {
				return true
			}
		case w == aw.to && i > g.lead.next && i+1 < g.end && reviewVerbs.Has(g.lead.verb):
			if n := d.Tokens[i+1].Word; n == aw.ensure || n == aw.make || n == aw.confirm || n == aw.verify {
				return true
			}
		}
	}
	return false
}

func (g *grader) leadForm() inflection {
	if g.lead.kind == gerundLead {
		return ingVerb
	}
	return bareVerb
}

var (
	reviewVerbs = Words("review revisit re-evaluate reevaluate check inspect examine reassess re-examine reexamine")
)

func (g *grader) contains(first, end int, s Set) bool { return g.find(first, end, s) >= 0 }

// find is the first token of the set in the range, or -1.
func (g *grader) find(first, end int, s Set) int {
	for i := first; i < end; i++ {
		if s.Has(g.d.Tokens[i].Word) {
			return i
		}
	}
	return -1
}

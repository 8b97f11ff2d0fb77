package analyzer

var (
	ongoingWords = Words("continuously regularly periodically constantly routinely frequently ongoing perpetually consistently repeatedly recurrently")
	alwaysWords  = Words("always never")
	periodWords  = Words(`quarterly monthly weekly daily yearly annually annual nightly biweekly bi-weekly fortnightly hourly regular periodic frequent recurring continuous
		continual ongoing constant repeated`)
	everyWords   = Words("every each")
	performVerbs = Words(`run perform conduct do hold take check verify review audit rotate practise practice exercise meet use have test rehearse drill discuss inspect
		validate update refresh read examine organise organize`)
	// What people hold, whatever verb they hold it with.
	performNouns = Words(`rehearsal rehearsals drill drills exercise exercises review reviews meeting meetings walkthrough walkthroughs check checks inspection inspections
		retrospective retrospectives dry-run dry-runs tabletop call calls`)
	machineWords = Words(`ci cd pipeline pipelines job jobs cron automatically automated automate automatic script scripts build builds merge cronjob scheduler workflow
		workflows bot hook hooks commit lambda nightly release candidate`)
	keepStates = Words(`date sync warm up current ready updated informed clean simple open safe low high stable monitoring watching eye eyes mind track tabs watch pace going
		running working improving top aware small short fresh healthy`)
	openNouns    = Words("investigation exploration research study analysis discussion evaluation consideration brainstorming examination assessment")
	thoughtNouns = Words("think look discussion conversation chat")
	musingVerbs  = Words("think brainstorm mull muse ponder contemplate reflect")
	openVerbs    = Words(`think study research brainstorm discuss talk chat debate reconsider rethink re-think reflect learn understand explore muse ponder contemplate mull
		follow watch be become seek strive aim hope familiarise familiarize remember continue try attempt communicate liaise collaborate cooperate pay bear
		know respect care mind`)
	inquiryCues = Words("source cause causes reason reasons possibility feasibility impact root effect viability why whether how if what which when where who cost costs")
	limitNouns  = Words("most least maximum limit")
)

// unbounded says why nobody could tell when the item is finished.
func (g *grader) unbounded() Flaw {
	for _, f := range [...]func() Flaw{g.ongoing, g.endless, g.openInquiry, g.unmeasured} {
		if v := f(); v.Found() {
			return v
		}
	}
	return Flaw{}
}

// ongoing finds "always", "regularly", "from time to time", "keep … up to
// date", "every quarter".
func (g *grader) ongoing() Flaw {
	d, l := g.d, g.lead
	purpose := g.purpose()
	for i := g.first; i < purpose; i++ {
		t := &d.Tokens[i]
		w := t.Word
		next := Word(0)
		if i+1 < g.end {
			next = d.Tokens[i+1].Word
		}
		switch {
		case t.Is(Quoted) || t.Kind != WordToken:
		case ongoingWords.Has(w) && !g.compoundOf(i):
			return g.flaw(Ongoing, i, i+1)
		case alwaysWords.Has(w) && !(w == aw.never && codeActs.Has(l.verb)) && (i <= l.at || i == g.end-1 || l.verb == aw.ensure || l.verb == aw.make || l.kind == wishLead):
			return g.flaw(Ongoing, i, i+1)
		case onlyWords.Has(w) && l.kind == nounLead && i > g.first && i+2 < g.end && Prepositions.Has(next):
			return g.flaw(Ongoing, i, i+2) // "Maintenance only in agreement with …": a rule for ever
		case w == aw.as && g.asPossible(i) > i:
			return g.flaw(Ongoing, i, g.asPossible(i))
		case w == aw.all && next == aw.the && g.word(i+2) == aw.time:
			return g.flaw(Ongoing, i, i+3)
		case w == aw.from && next == aw.time:
			return g.flaw(Ongoing, i, min(i+4, g.end))
		case w == aw.basis && i > g.first && periodWords.Has(d.Tokens[i-1].Word), w == aw.times && i > g.first && d.Tokens[i-1].Word == aw.all:
			return g.flaw(Ongoing, i-1, i+1)
		case w == aw.closely && (l.verb == aw.monitor || l.verb == aw.follow || l.verb == aw.watch):
			return g.flaw(Ongoing, l.at, l.next)
		case periodWords.Has(w) && !g.compoundOf(i) && g.performed(i):
			return g.flaw(Ongoing, i, min(i+2, g.end))
		case everyWords.Has(w) && g.humanRoutine(i):
			return g.flaw(Ongoing, i, min(i+2, g.end))
		}
	}
	if g.a.endless {
		return g.flaw(Ongoing, l.at, max(l.next, l.at+1))
	}
	return Flaw{}
}

var (
	onlyWords = Words("only")
	byHand    = Words("hand manually")
	// codeActs after "never" change a program: "Never cache an empty list".
	codeActs = Words("cache return retry swallow emit expose evict overwrite serve persist expire truncate")
)

// asPossible is the end of "as much as possible" at token i, i if something
// else stands there. "As soon as possible" sets no state but a time.
func (g *grader) asPossible(i int) int {
	for j := i + 2; j < min(g.end-1, i+5); j++ {
		if g.word(j) == aw.as && g.word(j+1) == aw.possible && g.word(j-1) != aw.soon {
			return j + 2
		}
	}
	return i
}

// purpose is where a purpose begins ("so that …", "to ensure …"): what is said
// there is an outcome, which may well hold for ever.
func (g *grader) purpose() int {
	d := g.d
	for i := max(g.lead.next, g.first+1); i < g.end; i++ {
		switch w := d.Tokens[i].Word; {
		case w == aw.so && i > g.first, w == aw.to && i > g.lead.next && i+1 < g.end && (d.Tokens[i+1].Word == aw.ensure || d.Tokens[i+1].Word == aw.make), w == aw.which, w == aw.that && i > g.lead.next && g.lead.verb != aw.ensure && g.lead.verb != aw.make:
			return i
		}
	}
	return g.end
}

// compoundOf reports whether a word of frequency is part of a name:
// "continuous integration", "daily report job", "ongoing incident".
func (g *grader) compoundOf(i int) bool {
	if i+1 >= g.end {
		return false
	}
	next := g.d.Tokens[i+1].Word
	return notRoutine.Has(next) || g.d.Tokens[i].Word == aw.ongoing && incidentLike.Has(next)
}

var incidentLike = Words("incident incidents outage outages issue issues event events degradation attack")

var notRoutine = Words(`integration delivery deployment profiling build builds job jobs expression expressions expense task report reports snapshot snapshots release releases
		customers customer users user maintenance backup backups cron timer interval`)

// performed reports whether people will do the periodic thing at token i, as
// opposed to building something that does it.
func (g *grader) performed(i int) bool {
	l := g.lead
	if g.contains(g.first, g.end, machineWords) {
		return false
	}
	switch l.kind {
	case nounLead:
		return i == g.first
	case prohibition, statement, wishLead:
		return true
	}
	return performVerbs.Has(l.verb) && i > l.at || i < l.at
}

// humanRoutine reports whether "every …" is something that people shall do
// again and again.
func (g *grader) humanRoutine(i int) bool {
	l := g.lead
	if i+1 >= g.end || g.contains(g.first, g.end, machineWords) {
		return false
	}
	if i == g.first && timeUnits.Has(g.word(i+1)) && performVerbs.Has(l.verb) || i > l.at && g.contains(i, g.end, byHand) {
		return true // "Each quarter, review …", "… every Sunday by hand"
	}
	if i <= l.at {
		return false
	}
	prev := Word(0)
	if i > g.first {
		prev = g.d.Tokens[i-1].Word
	}
	performs := performVerbs.Has(l.verb) || (l.kind == nounLead || nounVerbs.Has(l.verb)) && g.contains(g.first, i, performNouns)
	return performs && prev != aw.of && (prev == aw.for_ || prev == aw.after || prev == aw.before || prev == aw.during || prev == aw.at || prev == aw.on || timeUnits.Has(g.d.Tokens[i+1].Word))
}

// endless finds verbs of lasting conduct: "keep an eye on", "monitor",
// "maintain", "continue to".
func (g *grader) endless() Flaw {
	d, l := g.d, g.lead
	next := Word(0)
	if l.next < g.end {
		next = d.Tokens[l.next].Word
	}
	switch {
	case l.kind == prohibition:
		return g.flaw(Ongoing, l.at, min(l.at+4, g.end))
	case !d.act(l):
		return Flaw{}
	case l.verb == aw.look && next == aw.for_:
		return g.flaw(Ongoing, l.at, l.next+1)
	case l.verb == aw.start && g.gerundAt(l.next), l.verb == aw.harden && !g.specific(l.next, g.end) && !g.means(l.next):
		return g.flaw(Ongoing, l.at, min(l.next+1, g.end))
	case (l.verb == aw.stay || l.verb == aw.remain) && !g.limited():
		return g.flaw(Ongoing, l.at, l.next+1)
	case l.verb == aw.continue_ && !g.goesOn(), l.verb == aw.maintain && !g.limited():
		return g.flaw(Ongoing, l.at, l.next)
	case l.verb == aw.keep && g.keepsOn():
		return g.flaw(Ongoing, l.at, g.weakEnd(l))
	case (l.verb == aw.monitor || l.verb == aw.watch || l.verb == aw.observe || l.verb == aw.track && next != aw.down) && !g.signals() && !g.limited():
		return g.flaw(Ongoing, l.at, l.next)
	}
	return Flaw{}
}

// goesOn reports whether "continue" is what a machine shall do: "Continue the
// import after a bad line".
func (g *grader) goesOn() bool {
	return g.d.objectStart(g.lead.next) && g.contains(g.lead.next, g.end, machineCases)
}

var machineCases = Words("after when if instead despite on")

var (
	signalSet = Words(`alert alerts alerting page pages paging notify notifies notification notifications threshold thresholds alarm alarms dashboard metric panel slo send
		email warn`)
)

// signals reports whether the item says what will tell people.
func (g *grader) signals() bool { return g.contains(g.lead.next, g.end, signalSet) }

// limited reports whether a number or a time ends the item.
func (g *grader) limited() bool {
	for i := g.lead.next; i < g.end; i++ {
		if t := &g.d.Tokens[i]; t.Kind == NumberToken || t.Word == aw.until || t.Word == aw.within || spelledNumbers.Has(t.Word) && timeUnits.Has(g.word(i+1)) {
			return true
		}
	}
	return false
}

// keepsOn tells "keep the wiki up to date" from "keep the last five versions".
func (g *grader) keepsOn() bool {
	if g.limited() || g.contains(g.lead.next, g.end, limitNouns) {
		return false
	}
	if g.lead.next < g.end {
		if _, form := verbOf(g.d.Word(g.lead.next)); form == ingVerb {
			return true
		}
	}
	i := g.find(g.lead.next, g.end, keepStates)
	if i < 0 {
		return false
	}
	// A state that is said of the thing: "keep the node warm", not "keep a warm
	// node".
	w := g.word(i + 1)
	return w == 0 && (i+1 >= g.end || g.d.Tokens[i+1].Kind == PunctToken) || Prepositions.Has(w) || Coordinators.Has(w) || Subordinators.Has(w) || g.word(i-1) == aw.to || g.word(i-1) == aw.in || i == g.lead.next || g.word(i) == aw.eye
}

// openInquiry finds inquiries that no answer ends: "think about", "explore X".
// "Find out whether X" ends with the answer.
func (g *grader) openInquiry() Flaw {
	l := g.lead
	switch {
	case l.kind == nounLead && openNouns.Has(g.d.Tokens[g.first].Word):
		return g.flaw(OpenEnded, g.first, g.first+1)
	case !g.d.act(l) || !g.weakLead(l, g.end) || g.rescued():
		return Flaw{}
	case l.verb == aw.read || l.verb == aw.keep || (l.verb == aw.take || l.verb == aw.have) && !g.contains(l.next, min(g.end, l.next+4), thoughtNouns):
		return Flaw{}
	case l.verb == aw.take || l.verb == aw.have:
		return g.flaw(OpenEnded, l.at, min(l.next+2, g.end))
	case !musingVerbs.Has(l.verb) && g.contains(l.next, min(g.end, l.next+6), inquiryCues):
		return Flaw{}
	case openVerbs.Has(l.verb):
		return g.flaw(OpenEnded, l.at, g.weakEnd(l))
	}
	obj := g.weakEnd(l)
	if g.gerundAt(obj) {
		return Flaw{}
	}
	if n, _ := g.content(l.next, g.end); n >= 3 || n >= 2 && l.verb == aw.consider || g.singular() {
		return Flaw{}
	}
	return g.flaw(OpenEnded, l.at, g.weakEnd(l))
}

// nowPassive reports whether people are told of in the present, "officers are
// reminded", which is a state and not a deed.
func (g *grader) nowPassive() bool {
	return g.lead.kind == passiveLead && BeForms.Has(g.word(g.lead.at-1)) && g.word(g.lead.at-1) != aw.be
}

// gerundAt reports whether token i of the sentence is a gerund.
func (g *grader) gerundAt(i int) bool {
	if i >= g.end {
		return false
	}
	_, form := verbOf(g.d.Word(i))
	return form == ingVerb
}

// unmeasured passes on what is vague in a way that leaves no end either.
func (g *grader) unmeasured() Flaw {
	if f := g.a.PeopleFix; f.Kind == Care || f.Kind == Talk || f.Kind == Behaviour ||
		(f.Kind == Reminder || f.Kind == Training) && g.lead.kind == wishLead || f.Kind == Reminder && (g.contains(g.lead.next, g.end, routineCues) || g.nowPassive()) {
		return f
	}
	if g.a.PeopleFix.Kind == Reminder && (g.contains(g.first, g.end, checkTwice)) && !g.limited() {
		return g.a.PeopleFix
	}
	if i := g.first; g.lead.kind == nounLead && comparatives.Has(g.word(i)) && !plainQualities.Has(g.word(i)) && !g.specific(g.first, g.end) {
		return g.flaw(Comparative, i, g.phraseEnd(i+1))
	}
	if f := g.improves(); f.Found() && (improveVerbs.Has(g.lead.verb) || workOn.Has(g.lead.verb) || qualityGivers.Has(g.lead.verb)) {
		return f
	}
	if g.bareTraining() {
		return g.a.PeopleFix
	}
	if f := g.activity(); f.Found() {
		return f
	}
	v := g.a.Vague
	switch {
	case v.Kind == Wish, v.Kind == Hedge && g.lead.kind == nounLead:
		return v
	case v.Kind == Comparative:
		return v
	case v.Kind == Broad && (g.lead.kind == nounLead || g.lead.kind == statement || g.weakLead(g.lead, g.end)):
		return v
	}
	return Flaw{}
}

// bareTraining reports whether the item names a training and no more: neither
// when nor what for.
func (g *grader) bareTraining() bool {
	n, _ := g.content(g.first, g.end)
	return n <= 3 && g.a.PeopleFix.Kind == Training && g.lead.kind == nounLead && g.a.Due.Text == "" && !g.specific(g.first, g.end) && !g.contains(g.first, g.end, eachWords)
}

// activity finds work that is named by what people do and has neither a number
// nor a "for all": "Security review of workflows", "Moderation in two
// languages".
func (g *grader) activity() Flaw {
	if g.lead.kind != nounLead || g.specific(g.first, g.end) || g.contains(g.first, g.end, eachWords) {
		return Flaw{}
	}
	for i := g.first; i < min(g.end, g.first+4); i++ {
		switch w := g.word(i); {
		case Prepositions.Has(w) || g.d.Tokens[i].Kind == PunctToken:
			return Flaw{}
		case activityNouns.Has(w) && i+1 < g.end && activityPreps.Has(g.word(i+1)):
			return g.flaw(Ongoing, g.first, i+1)
		}
	}
	return Flaw{}
}

var (
	activityNouns = Words("review reviews moderation supervision maintenance monitoring refactoring vigilance exchange talks cooperation coordination discussions")
	eachWords     = Words("all every each")
	activityPreps = Words("of in on with between for")
)

var routineCues = Words("before after when whenever while during always every each")

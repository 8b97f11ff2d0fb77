package analyzer

var (
	trainWords = Words(`lunch-and-learn brown-bag train trained training trainings retrain retrained retraining coach coached coaching educate educated educating education teach teaching taught
		workshop workshops induction inductions refresher refreshers refamiliarize refamiliarise familiarize familiarise upskill upskilling drill drills tabletop seminar seminars
		e-learning course courses lecture lectures bootcamp webinar webinars re-train re-training cross-train cross-training mentor mentoring mentorship
		dry-runs`)
	// Of these, the object decides: one trains models and teaches bots.
	trainVerbs    = Words("train retrain re-train teach coach educate upskill mentor cross-train familiarize familiarise refamiliarize refamiliarise")
	machineTrains = Words(`model models classifier network networks data set dataset job jobs run runs pipeline pipelines cluster clusters bot environment module system script
		material materials video`)

	remindWords = Words("remind reminded reminding reminds reminder reminders")
	tellVerbs   = Words("tell instruct advise urge encourage ask request warn brief inform caution admonish motivate")
	tellForms   = Words("told instructed advised urged encouraged asked requested warned briefed informed cautioned")
	peopleNouns = Words(`everyone everybody people staff team teams engineer engineers developer developers operator operators admins administrators dev devs employees
		colleagues members responders reviewers authors maintainers contributors managers leads agents on-call oncall crew crews officers personnel ops clerks
		nurses technicians analysts drivers validators approvers committers testers somebody anyone all shift shifts department departments on-callers
		dispatchers pilots teachers volunteers newcomers juniors seniors joiners sres dbas we folks`)

	careWords = Words(`careful carefully cautious cautiously vigilant vigilance attentive attentively diligent diligently diligence mindful conscientious thorough thoroughly
		disciplined discipline attention alertness caution carelessness prudence prudent meticulous meticulously calm sensible responsive proactive`)
	careVerbs     = Words("be pay take exercise have show need more remain stay act work become greater with use should must apply")
	effortVerbs   = Words("test check review communicate think plan prepare read ask listen talk try work document monitor watch")
	effortWords   = Words("more better harder carefully thoroughly twice")
	checkTwice    = Words("double-check triple-check double-checks triple-checks re-read doublecheck")
	memoryVerb    = Words("remember remembers keep bear forget")
	talkNouns     = Words("communication communications collaboration coordination cooperation dialogue teamwork")
	exchangeVerbs = Words("communicate communicates collaborate coordinate cooperate talk speak interact")
	cultureSet    = Words("importance culture mindset awareness accountability ownership attitude morale behaviour behavior habit habits discipline vigilance")
	raiseVerbs    = Words("emphasise emphasize stress underline highlight raise foster build promote create improve increase instil instill strengthen encourage develop spread cultivate nurture reinforce change")
	punishSet     = Words("counselling counseling reprimanding disciplining admonishing sanctioning apologise apologize apologises apologizes reprimand reprimands discipline counsel sanction punish scold dismiss fire admonish")
	soonWords     = Words("earlier sooner faster quicker quickly promptly better often soon")
	respondSet    = Words("declare escalate start call respond react communicate involve ask announce raise page engage notify acknowledge speak report")
	followSet     = Words("follow adhere comply obey respect observe heed stick")
	followObjs    = Words(`procedure procedures process processes checklist checklists policy policies rule rules guideline guidelines runbook runbooks instruction instructions
		playbook playbooks protocol protocols practice practices standard standards handbook manual steps conventions sop sops`)
	mustWords    = Words("must should shall need needs ought have are")
	conductVerbs = Words(`follow read check verify double-check review use remember consult ask communicate announce notify avoid be pay refamiliarize refamiliarise adhere
		comply test think look consider coordinate escalate inform take watch respect confirm know understand learn stop refrain`)
	conductNouns = Words(`calls call meetings meeting phone phones distraction distractions interruption interruptions multitasking shortcuts shortcut chatting talking guessing
		exceptions heroics`)
)

// peopleFix says where an item tries to fix people rather than what they work
// with.
func (g *grader) peopleFix() Flaw {
	for _, f := range [...]func() Flaw{g.care, g.training, g.reminding, g.talking, g.culture, g.conduct} {
		if v := f(); v.Found() {
			return v
		}
	}
	return Flaw{}
}

// care finds "be more careful", "pay attention", "double-check", "with greater
// care", "use common sense".
func (g *grader) care() Flaw {
	d := g.d
	for i := g.first; i < g.end; i++ {
		t := &d.Tokens[i]
		w := t.Word
		prev := Word(0)
		if i > g.first {
			prev = d.Tokens[i-1].Word
		}
		switch {
		case t.Is(Quoted) || t.Kind != WordToken:
		case w == aw.keep && i == g.lead.at && g.word(i+1) == aw.being:
			return g.flaw(Care, i, min(i+3, g.end))
		case w == aw.be && g.selfBe(i):
			return g.flaw(Care, i, min(i+3, g.end))
		case w == aw.sense && prev == aw.common:
			return g.flaw(Care, i-1, i+1)
		case careWords.Has(w) && g.human(i):
			first := i
			for first > g.first && (careVerbs.Has(d.Tokens[first-1].Word) || d.Tokens[first-1].Word == aw.close2) {
				first--
			}
			return g.flaw(Care, first, i+1)
		case w == aw.care && (prev == aw.more || prev == aw.greater || prev == aw.take && g.word(i+1) != aw.of || prev == aw.better || prev == aw.with || prev == aw.due2):
			return g.flaw(Care, i-1, i+1)
		case w == aw.time && prev == aw.more && i > g.first+1 && careVerbs.Has(d.Tokens[i-2].Word) && (g.word(i+1) == aw.for_ || i+1 >= g.end):
			return g.flaw(Care, i-2, i+1)
		case w == aw.closely && (prev == aw.more) && i == g.first+1:
			return g.flaw(Care, i-1, i+1)
		case i == g.lead.at && effortVerbs.Has(g.lead.verb) && effortWords.Has(g.word(i+1)) && (i+2 >= g.end || Prepositions.Has(g.word(i+2)) || Subordinators.Has(g.word(i+2)) || g.d.Tokens[i+2].Kind == PunctToken),
			i == g.lead.at && g.lead.verb == aw.think && g.word(i+1) == aw.before:
			return g.flaw(Care, i, i+2)
		case checkTwice.Has(w):
			return g.flaw(Reminder, i, i+1)
		case w == aw.check && prev == aw.double:
			return g.flaw(Reminder, i-1, i+1)
		case sensitising.Has(w):
			return g.flaw(Care, i, min(g.peopleEnd(i+1), g.end))
		case w == aw.attention && g.word(i+1) == aw.to && detailWords.Has(g.word(i+2)):
			return g.flaw(Care, i, i+3)
		case w == aw.stop && g.stopsHabit(i):
			return g.flaw(Care, i, i+2)
		case memoryVerb.Has(w) && g.memory(i):
			return g.flaw(Care, i, min(i+2, g.end))
		}
	}
	return Flaw{}
}

// selfBe is "be more patient", "try to be less hasty": an order to people, or
// what the authors want to be.
func (g *grader) selfBe(i int) bool {
	l := g.lead
	if n := g.word(i + 1); n != aw.more && n != aw.less || i+2 >= g.end {
		return false
	}
	ours := l.kind == imperative && l.at >= i-2 || (l.kind == clauseLead || l.kind == wishLead) && subjectWords.Has(g.word(g.first))
	return ours && (l.at == i || l.verb == aw.be || strive.Has(l.verb) && g.word(i-1) == aw.to)
}

var strive = Words("try strive aim seek attempt learn want hope endeavour endeavor")

var (
	sensitising = Words("sensitise sensitize sensitised sensitized sensitising sensitizing sensitisation sensitization sensibilise sensibilize")
	detailWords = Words("detail details")
	// habitGerunds are what people are told to stop doing.
	habitGerunds = Words(`answering asking assuming relying trusting guessing rushing skipping ignoring blaming panicking being thinking treating hoping forgetting talking working
		taking pretending procrastinating firefighting multitasking believing worrying interrupting complaining doing making`)
)

// stopsHabit is "Stop guessing", "we ought to stop relying on
// memory": the object is what people do, not what a system does.
func (g *grader) stopsHabit(i int) bool {
	if !habitGerunds.Has(g.word(i+1)) || i != g.lead.at && !(i > g.first && g.d.Tokens[i-1].Word == aw.to) {
		return false
	}
	return !g.contains(i+2, g.end, machineWords)
}

// human reports whether the careful one at token i is a person: the item is an
// order to people, or speaks of them.
func (g *grader) human(i int) bool {
	d, l := g.d, g.lead
	w := d.Tokens[i].Word
	if i > g.first && d.Tokens[i-1].Word == aw.where || i == l.at && l.kind == imperative {
		return false // "where sensible", "Discipline the clock"
	}
	if w == aw.attention || w == aw.caution {
		return g.contains(g.first, i, careVerbs) || i == g.first
	}
	if w == aw.thorough || w == aw.proactive || w == aw.responsive {
		// Also said of tests and services.
		return (l.verb == aw.be || l.verb == aw.become || l.kind == wishLead) && i+1 >= g.end-1
	}
	if i+1 < g.end && isNoun(d.Tag(i+1)) && isAdjectiveBefore(d, i) && !g.contains(g.first, i, careVerbs) {
		return false
	}
	return true
}

func isAdjectiveBefore(d *Document, i int) bool { return !isLy(d.Word(i)) }

// memory reads "remember to", "keep in mind", "don't forget".
func (g *grader) memory(i int) bool {
	d := g.d
	w := d.Tokens[i].Word
	next, after := Word(0), Word(0)
	if i+1 < g.end {
		next = d.Tokens[i+1].Word
	}
	if i+2 < g.end {
		after = d.Tokens[i+2].Word
	}
	switch w {
	case aw.remember:
		return next == aw.to || next == aw.that || i == g.lead.at
	case aw.keep, aw.bear:
		return next == aw.in && after == aw.mind
	}
	return i > g.first && (d.Tokens[i-1].Word == aw.not || d.Tokens[i-1].Word == aw.notFull)
}

// training finds courses, drills and coaching, not the training of models.
func (g *grader) training() Flaw {
	d := g.d
	for i := g.first; i < g.end; i++ {
		t := &d.Tokens[i]
		if !trainWords.Has(t.Word) || t.Is(Quoted) || !g.trains(i) {
			continue
		}
		if i+1 < g.end && machineTrains.Has(d.Tokens[i+1].Word) || i > g.first && machineBefore.Has(d.Tokens[i-1].Word) {
			continue
		}
		if trainVerbs.Has(t.Word) && g.contains(i+1, min(i+5, g.end), machineTrains) {
			continue
		}
		return g.flaw(Training, i, i+1)
	}
	if i := g.find(g.first, min(g.end, g.first+5), talkWords); i >= 0 && g.lead.kind == nounLead && g.contains(i+1, g.end, activityPreps) && g.contains(i+1, g.end, learners) {
		return g.flaw(Training, i, i+1)
	}
	// "Formation of the shifts", as speakers of Romance languages say
	if i := g.find(g.first, min(g.end, g.first+5), formationWords); i >= 0 && activityPreps.Has(g.word(i+1)) && g.contains(i, g.end, learners) {
		return g.flaw(Training, i, i+1)
	}
	for i := g.first; i+1 < g.end; i++ {
		if w := d.Tokens[i].Word; (w == aw.trial || w == aw.dry) && runWords.Has(d.Tokens[i+1].Word) && g.contains(g.first, g.end, practiceSet) {
			return g.flaw(Training, i, i+2)
		}
	}
	return Flaw{}
}

var (
	formationWords = Words("formation formations sensibilisation sensibilization capacitation")
	talkWords      = Words("talk talks briefing briefings instruction")
	learners       = Words("", peopleNouns, RoleNouns)
)

var (
	runWords      = Words("run runs")
	practiceSet   = Words("practice practise procedures procedure exercise muscle muscles rehearse team")
	machineBefore = Words("model ml machine learning gpu neural crash golf collision electric")
)

// trains decides words that have another sense: "the release train", "a restore
// drill" that tests machines.
func (g *grader) trains(i int) bool {
	switch w := g.word(i); {
	case w == aw.train || w == aw.coach || w == aw.teach:
		prev := g.word(i - 1)
		return i == g.lead.at || prev == aw.to || Coordinators.Has(prev) || Modals.Has(prev)
	case drillWords.Has(w):
		return g.contains(max(g.first, i-3), i, drillFor)
	case courseWords.Has(w):
		return g.word(i-1) != aw.of && g.word(i+1) != aw.of && g.word(i-1) != aw.all && !everyWords.Has(g.word(i-1)) // "switch it on for all courses"
	}
	return true
}

var (
	drillWords = Words("drill drills")
	drillFor   = Words(`response incident incidents team emergency fire tabletop on-call oncall communication communications escalation staff crew evacuation readiness
		responder`)
	courseWords = Words("course courses")
)

// labelReminds finds a label such as "Reminder to all staff".
func (g *grader) labelReminds() bool {
	h := &g.a.head
	return g.contains(h.labelFirst, h.labelEnd, remindWords) && g.contains(h.labelFirst, h.labelEnd, peopleNouns)
}

// reminding finds "remind everyone", "tell the operators to", "staff are
// instructed to".
func (g *grader) reminding() Flaw {
	d := g.d
	if h := &g.a.head; g.labelReminds() {
		return g.flaw(Reminder, h.labelFirst, h.labelEnd)
	}
	for i := g.first; i < g.end; i++ {
		t := &d.Tokens[i]
		w := t.Word
		if t.Is(Quoted) || t.Kind != WordToken {
			continue
		}
		switch {
		case remindWords.Has(w) && (i == g.lead.at || g.contains(g.first, g.end, peopleNouns) || BeForms.Has(d.Tokens[max(i-1, g.first)].Word)) && !g.byMachine(i):
			return g.flaw(Reminder, i, min(g.peopleEnd(i+1), g.end))
		case tellVerbs.Has(w) && i == g.lead.at && g.peopleSoon(i+1) && g.toOrHow(i+1):
			return g.flaw(Reminder, i, min(g.peopleEnd(i+1), g.end))
		case w == aw.to && i > g.lead.at && i < g.lead.at+5 && reminderSenders.Has(g.lead.verb) && g.contains(g.lead.next, i, mailNouns) && g.peopleSoon(i+1) &&
			!g.contains(i, g.end, conditions) && g.contains(i, g.end, aboutWords):
			return g.flaw(Reminder, g.lead.at, g.peopleEnd(i+1))
		case tellForms.Has(w) && i > g.first && (BeForms.Has(d.Tokens[i-1].Word)) && g.contains(g.first, i, peopleNouns):
			return g.flaw(Reminder, i, i+1)
		}
	}
	return Flaw{}
}

// byMachine tells a reminder that a tool gives: "Add a reminder to the bot".
func (g *grader) byMachine(i int) bool {
	return i > g.lead.at && (g.lead.kind == imperative || g.lead.kind == gerundLead || g.lead.kind == clauseLead) && !reminderSenders.Has(g.lead.verb)
}

var (
	mailNouns  = Words("mail mails email emails e-mail e-mails message note memo circular announcement bulletin")
	aboutWords = Words("about on regarding concerning of")
)

var reminderSenders = Words("send give issue circulate post write email e-mail mail put remind")

// peopleSoon reports whether the object at token i are people.
func (g *grader) peopleSoon(i int) bool {
	for j := i; j < min(g.end, i+4); j++ {
		w := g.d.Tokens[j].Word
		if w == aw.to || AffectedNouns.Has(w) && !peopleNouns.Has(w) || OrgNouns.Has(w) {
			return false
		}
		if peopleNouns.Has(w) || RoleNouns.Has(w) || TeamNames.Has(w) && g.d.Tokens[j].Is(AllCaps) {
			return true
		}
	}
	return false
}

// peopleEnd is the token after the people that "remind" speaks of.
func (g *grader) peopleEnd(i int) int {
	for j := i; j < min(g.end, i+3); j++ {
		if w := g.d.Tokens[j].Word; peopleNouns.Has(w) || RoleNouns.Has(w) {
			return j + 1
		}
	}
	return i
}

func (g *grader) toOrHow(i int) bool {
	for j := i; j < min(g.end, i+7); j++ {
		if w := g.d.Tokens[j].Word; w == aw.to || w == aw.notFull || w == aw.how || w == aw.about || w == aw.of || w == aw.that || w == aw.on {
			return true
		}
	}
	return false
}

// talking finds "communicate better", "closer communication with …".
func (g *grader) talking() Flaw {
	d, l := g.d, g.lead
	for i := g.first; i < g.end; i++ {
		w := d.Tokens[i].Word
		switch {
		case talkNouns.Has(w) && i > g.first && (comparatives.Has(d.Tokens[i-1].Word) || i == g.first+2 && comparatives.Has(d.Tokens[g.first].Word) ||
			(improveVerbs.Has(l.verb) && i <= l.next+2)):
			return g.flaw(Talk, max(g.first, i-1), i+1)
		case w == aw.exchange && i == l.at && (g.word(i+1) == aw.with || isLy(d.Word(min(i+1, g.end-1))) && g.word(i+2) == aw.with):
			return g.flaw(Talk, i, i+2)
		case exchangeVerbs.Has(w) && (i == l.at || i > l.at && g.lead.kind != nounLead) && i+1 < g.end && (soonWords.Has(d.Tokens[i+1].Word) || d.Tokens[i+1].Word == aw.more || isLy(d.Word(i+1))):
			return g.flaw(Talk, i, i+2)
		}
	}
	// "Documenting and communicating the change to the team"
	if i := g.find(g.first, g.end, communicating); i >= 0 && i <= g.first+4 {
		if t := g.find(i, g.end, teamEnd); t > i && d.Tokens[t-1].Word != aw.of {
			return g.flaw(Reminder, i, i+1)
		}
	}
	return Flaw{}
}

var (
	communicating = Words("communicate communicating socialise socialize socialising socializing evangelise evangelize")
	teamEnd       = Words("team teams engineers developers everyone staff operators employees")
)

// culture finds "raise awareness", "a culture of …", "make the team smarter".
func (g *grader) culture() Flaw {
	d, l := g.d, g.lead
	for i := g.first; i < g.end; i++ {
		t := &d.Tokens[i]
		if !cultureSet.Has(t.Word) || t.Is(Quoted) {
			continue
		}
		if l.kind == nounLead && (i == g.first || comparatives.Has(d.Tokens[i-1].Word) || i == g.end-1) || raiseVerbs.Has(l.verb) && i > l.at {
			if t.Word == aw.ownership && i+1 < g.end && d.Tokens[i+1].Word == aw.of || i+1 < g.end && d.Tokens[i+1].Kind == WordToken && codeOwners.Has(d.Tokens[i+1].Word) {
				continue
			}
			return g.flaw(Care, i, i+1)
		}
	}
	if obeyNouns.Has(g.word(g.first+1)) && stricterWords.Has(g.word(g.first)) {
		return g.flaw(Care, g.first, g.first+2)
	}
	if l.verb == aw.hold && g.peopleSoon(l.next) && g.contains(l.next, g.end, smartWords) {
		return g.flaw(Amends, l.at, min(l.next+2, g.end))
	}
	if l.verb == aw.make && g.peopleSoon(l.next) && g.contains(l.next, g.end, smartWords) {
		return g.flaw(Behaviour, l.at, min(g.end, l.at+maxFlawTokens))
	}
	return Flaw{}
}

var (
	stricterWords = Words("stricter tougher firmer closer tighter", comparatives)
	obeyNouns     = Words("compliance adherence observance obedience supervision")
	codeOwners    = Words("file map matrix metadata label labels tag tags model record field")
	smartWords    = Words("smarter aware better responsible accountable careful understand knowledgeable competent attentive")
)

// conduct finds orders about how people shall act: "Admins should check …",
// "Declare incidents earlier", "Read the manual", "No calls during …".
func (g *grader) conduct() Flaw {
	d, l := g.d, g.lead
	first := d.Tokens[g.first].Word
	switch {
	case punishNouns.Has(first):
		return g.flaw(Amends, g.first, g.first+1)
	case punishSet.Has(l.verb) && (!thingsToo.Has(l.verb) || g.peopleSoon(l.next)):
		return g.flaw(Amends, l.at, l.next)
	case l.verb == aw.read && l.kind == imperative && g.contains(l.next, g.end, readNouns):
		if g.contains(l.next, min(g.end, l.next+6), fromWords) {
			return Flaw{}
		}
		return g.flaw(Training, l.at, l.next)
	case l.verb == aw.read && g.contains(g.first, g.end, readNouns):
		return g.flaw(Behaviour, l.at, l.next)
	case followSet.Has(l.verb) && g.contains(l.next, g.end, followObjs):
		return g.flaw(Behaviour, l.at, l.next)
	case l.kind == prohibition && g.contains(l.at, min(g.end, l.at+4), conductNouns), g.forbids():
		return g.flaw(Behaviour, l.at, min(l.at+4, g.end))
	case respondSet.Has(l.verb) && l.kind != passiveLead && g.soonAfter(l.next):
		return g.flaw(Behaviour, l.at, g.soonEnd(l.next))
	}
	if !vagueSubjects.Has(first) && (peopleNouns.Has(first) || RoleNouns.Has(first) || allWords.Has(first) && g.peopleSoon(g.first+1)) && !wePlain(first) {
		return g.orders()
	}
	if (l.verb == aw.ensure || l.verb == aw.make) && g.contains(l.next, min(g.end, l.next+5), everyPeople) && g.contains(l.next, g.end, knowWords) {
		return g.flaw(Behaviour, l.at, min(l.next+2, g.end))
	}
	return Flaw{}
}

var (
	fromWords   = Words("from")
	allWords    = Words("all every the our each any")
	everyPeople = Words("everyone everybody people staff engineers developers operators team members all responders reviewers")
	knowWords   = Words("know knows understand understands aware read reads follow follows remember remembers familiar trained informed check checks")
)

// thingsToo of punishSet may be done to things.
var thingsToo = Words("dismiss fire discipline")

var vagueSubjects = Words("somebody someone anybody anyone")

// punishNouns begin items such as "Counselling of the operator concerned".
var punishNouns = Words("counselling counseling disciplinary reprimand admonition")

func wePlain(w Word) bool { return w == aw.we }

// forbids reports whether people are told not to do something at some time or
// in some way: "Do not deploy on Fridays", "Never restart nodes by hand".
func (g *grader) forbids() bool {
	l := g.lead
	never := l.kind == imperative && l.at > g.first && g.word(l.at-1) == aw.never
	if l.kind != prohibition && !never || l.kind == prohibition && g.word(l.at) == aw.no {
		return false
	}
	act := g.find(l.at, min(g.end, l.at+4), manualActs)
	return act >= 0 && g.contains(act+1, g.end, mannerCues)
}

var (
	manualActs = Words(`deploy merge release push restart edit touch run skip approve ignore assume click copy paste change make work panic rely trust guess apply start
		reboot upgrade promote force disable`)
	mannerCues = Words("on during without before after manually hand directly friday fridays weekend weekends evening evenings holiday holidays alone while unless late")
)

// orders finds "operators must follow …", "everyone reads …".
func (g *grader) orders() Flaw {
	d := g.d
	for i := g.first + 1; i < min(g.end, g.first+8); i++ {
		w := d.Tokens[i].Word
		if w == aw.to && d.Tokens[i-1].Word != aw.need && d.Tokens[i-1].Word != aw.needs && !BeForms.Has(d.Tokens[i-1].Word) && d.Tokens[i-1].Word != aw.have {
			return Flaw{}
		}
		if w == aw.be && g.word(i+1) == aw.able {
			return Flaw{}
		}
		if base, form := verbOf(d.Word(i)); conductVerbs.Has(base) && (form == bareVerb || form == sVerb) && (i > g.first+1 && (g.contains(g.first, i, mustWords)) || form == sVerb || i == g.first+1) {
			return g.flaw(Behaviour, i, i+1)
		}
	}
	return Flaw{}
}

// soonAfter reports whether "earlier" or the like follows, with nothing that
// measures it.
func (g *grader) soonAfter(i int) bool { return g.soonEnd(i) > i && !g.specific(i, g.end) }

func (g *grader) soonEnd(i int) int {
	for j := i; j < min(g.end, i+5); j++ {
		if soonWords.Has(g.d.Tokens[j].Word) && g.d.Tokens[j].Word != aw.often {
			return j + 1
		}
	}
	return i
}

package rules

import (
	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

var (
	// harmVerbs are acts that do harm by their meaning.
	harmVerbs = analyzer.Words(`broke broken botched bungled fumbled mishandled mismanaged misconfigured misplaced messed screwed fouled blew wrecked
		ruined jeopardised jeopardized lied misled misinformed refused refuses withheld stonewalled misjudged underestimated misread misunderstood mistyped miskeyed miscounted mislaid miscalculated hid concealed rushed
		lost caused failed breached violated abandoned abandons delayed mislabelled mislabeled miscommunicated overruled mixed locked took brought knocked
		breaking refusing botching`)
	wBroke     = analyzer.W("broke")
	wBroken    = analyzer.W("broken")
	wBreaking  = analyzer.W("breaking")
	wFailedT   = analyzer.W("failed")
	wDown      = analyzer.W("down")
	wInto      = analyzer.W("into")
	ableUpOnly = analyzer.Words("messed screwed fouled mixed blew")
	downVerbs  = analyzer.Words("took brought knocked")
	breakable  = analyzer.Words("even ground news silence record records camp ranks bread")
	tbMishaps  = analyzer.Words("outage outages incident incidents failure failures problem problems issue issues crash breakage mess downtime loss damage delay delays fault disruption chaos trouble")
	tbEveryone = analyzer.Words("everyone everybody us users customers staff out all half")
	upkeep     = analyzer.Words("maintenance gracefully upgrade upgrades planned scheduled deliberately intentionally cleanly")
	serviceBy  = analyzer.Words("payments billing payroll analytics networking search product")
)

// told reports whether the verb at i tells of something that happened.
func (b *teamFinder) told(i int) bool {
	f := formOf(b.Pass, i)
	return !f.unreal() && !conditional(b.Pass, i)
}

// harm judges "Ops broke prod", "the night shift messed up".
func (b *teamFinder) harm(i int) {
	w := b.Tokens[i].Word
	next := wordAt(b.Pass, i, i+1)
	if w == wFailedT && (next == wTo || next == wOverWord || !failUs.Has(next)) || ableUpOnly.Has(w) && !anyWithin(b.Pass, i, i+1, i+7, upWords) ||
		downVerbs.Has(w) && !anyWithin(b.Pass, i, i+1, i+8, downWords) {
		return
	}
	obj := objectOf(b.Pass, i)
	switch {
	case !b.told(i):
		return
	case w == wBroke || w == wBroken || w == wBreaking:
		if !b.breaks(i, obj) && !b.Subject(i).Passive {
			return
		}
	case w == wCausedT || w == wDelayedT:
		if w == wCausedT && !anyWithin(b.Pass, i, obj.First, obj.End, tbMishaps) && !b.Subject(i).Passive {
			return
		}
	case w == wLost:
		if obj.End <= obj.First || !mislaidThings.Has(b.Tokens[obj.Head].Word) {
			return
		}
	case w == wRushed:
		if obj.End <= obj.First {
			return
		}
	case w == wLockedT:
		if wordAt(b.Pass, i, obj.End) != wOutWord || !anyWithin(b.Pass, i, obj.First, obj.End, tbEveryone) {
			return
		}
	case downVerbs.Has(w):
		if !anyWithin(b.Pass, i, i+1, max(obj.End+1, i+2), downWords) || anyWithin(b.Pass, i, i-4, i+12, upkeep) || !anyWithin(b.Pass, i, i+1, i+6, bigThings) {
			return
		}
	}
	s := b.Subject(i)
	if s.End > s.First && serviceBy.Has(b.Tokens[s.Head].Word) && (w == wBroke || w == wFailedT) {
		return
	}
	if s.Agent == analyzer.SystemAgent && !humanHarm.Has(w) {
		return
	}
	if s.End > s.First && analyzer.Departments.Has(b.Tokens[s.Head].Word) && !analyzer.Crafts.Has(b.Tokens[s.Head].Word) && !humanHarm.Has(w) && next != wTo {
		return // "Online Services refused logins"
	}
	b.accuse(s, i)
}

// breaks reports whether "broke" at i has an object that can be broken.
func (b *teamFinder) breaks(i int, obj analyzer.Phrase) bool {
	next := wordAt(b.Pass, i, i+1)
	if obj.End <= obj.First {
		return next != wDown && inSentence(b.Pass, i, i+1) && b.Tokens[i+1].Kind == analyzer.WordToken && !adverb(b.Pass, i+1) &&
			!analyzer.Prepositions.Has(next) && !analyzer.Coordinators.Has(next) && !analyzer.Subordinators.Has(next)
	}
	return !breakable.Has(b.Tokens[obj.Head].Word) && wordAt(b.Pass, i, obj.End) != wInto && next != wDown
}

var (
	wRushed = analyzer.W("rushed")
	wLost   = analyzer.W("lost")
	// What only hands lose.
	mislaidThings = analyzer.Words(`order orders parcel parcels notes letter letters form forms paperwork contract contracts invoice invoices sample samples
		badge folder folders binder cheque cheques receipt receipts manual manuals drawing drawings permit permits passport passports document documents
		application applications crate crates luggage baggage specimen specimens tape tapes book books`)
	upWords   = analyzer.Words("up it")
	downWords = analyzer.Words("down out over")
	bigThings = analyzer.Words("prod production site network everything services service platform half whole")
	failUs    = analyzer.Words("us our customers users them you miserably completely badly again at in")
	wCausedT  = analyzer.W("caused")
	wDelayedT = analyzer.W("delayed")
	wLockedT  = analyzer.W("locked")
	wOverWord = analyzer.W("over")
	// humanHarm are harms that a name nobody knows can only do as people.
	humanHarm = analyzer.Words("botched bungled mishandled mismanaged lied misled misinformed stonewalled misjudged underestimated misread misunderstood abandoned abandons messed screwed mistyped miskeyed miscounted mislaid hid concealed")
)

// modal judges "Facilities should have told us", "Support was supposed to".
func (b *teamFinder) modal(i int) {
	w := b.Tokens[i].Word
	if plannedWords.Has(w) {
		be := wordAt(b.Pass, i, i-1)
		if adverb(b.Pass, i-1) || be == wNotAbbr || be == wNotWord {
			be = wordAt(b.Pass, i, i-2)
		}
		if wordAt(b.Pass, i, i+1) != wTo || be != wWas && be != wWere {
			return
		}
		b.accuse(b.GrammaticalSubject(i), i)
		return
	}
	g, ok := readModal(b.Pass, i)
	if !ok || g.mood != shouldMood && (g.mood != couldMood || g.negated) || conditional(b.Pass, i) {
		return
	}
	if g.asked.End > g.asked.First {
		b.name(g.asked, b.Class(g.asked), i)
		return
	}
	if g.mood == couldMood && g.passive {
		return // "could have been spared by another crew": what was wanting
	}
	s := b.Subject(i)
	if g.passive && g.verb >= 0 {
		s = b.Subject(g.verb)
	}
	if s.Agent == analyzer.SystemAgent || s.Agent == analyzer.PersonAgent && (g.mood == couldMood || b.Shared(s.Phrase)) {
		return
	}
	b.accuse(s, i)
}

// hadDone judges "Had Catering told us": what a team is wished to have done.
func (b *teamFinder) hadDone(i int) {
	if !clauseStart(b.Pass, i) || !inSentence(b.Pass, i, i+1) || !b.groupNear(i) || !unrealAround(b.Pass, i) {
		return
	}
	c, ok := readCondition(b.Pass, i+1, i)
	if ok && !c.plain && !c.passive && !c.negated && c.grade(b.Pass) == warning {
		b.accuse(c.subject, i)
	}
}

var (
	plannedWords = analyzer.Words("supposed meant")
	wWas         = analyzer.W("was")
	wWere        = analyzer.W("were")
)

// didNot judges "Finance did not tell us": what a named team did not do.
func (b *teamFinder) didNot(i int) {
	v := i + 1
	for v < i+4 && inSentence(b.Pass, i, v) && (adverb(b.Pass, v) || neverBetween.Has(b.Tokens[v].Word)) {
		v++
	}
	w, aux := wordAt(b.Pass, i, v), wordAt(b.Pass, i, i-1)
	never := b.Tokens[i].Word == wNever
	switch {
	case didWords.Has(aux) && deedBase.Has(w):
	case perfectHelpers.Has(aux) && deedPast.Has(w):
	case never && deedPast.Has(w):
	default:
		return
	}
	if conditional(b.Pass, i) || formOf(b.Pass, v).modal {
		return
	}
	s := b.Subject(v)
	if s.Passive || s.Agent == analyzer.OrgAgent && !spokenDeeds.Has(w) {
		return // a bank that "did not post" is a service as well
	}
	b.accuse(s, i)
}

var (
	spokenDeeds    = analyzer.Words("tell told inform informed notify notified announce announced communicate communicated warn warned answer answered reply replied respond responded call called share shared ask asked escalate escalated test tested read help helped act acted")
	wNever         = analyzer.W("never")
	perfectHelpers = analyzer.Words("had has have 'd")
	deedBase       = analyzer.Words(`tell inform notify announce communicate warn check test verify review catch notice spot read ask answer reply respond call
		get act react help fix update provide deliver send share follow perform know understand realise realize join attend participate listen take renew
		order publish post file forward pass loop mention coordinate plan prepare consider care bother show turn pick finish monitor escalate document
		consult raise flag rehearse agree approve cover install sign load label weigh count lock ring phone page copy attach translate invite staff rotate acknowledge anticipate clarify explain inspect look engage hand report record believe`)
	deedPast = analyzer.Words(`told informed notified announced communicated warned checked tested verified reviewed caught noticed spotted read asked answered
		replied responded called got gotten acted reacted helped fixed updated provided delivered sent shared followed performed known understood
		realised realized joined attended participated listened taken renewed ordered published posted filed forwarded passed mentioned
		coordinated planned prepared considered cared bothered shown finished monitored escalated documented consulted raised flagged
		rehearsed agreed covered installed signed rung phoned paged renewed rotated acknowledged clarified explained inspected looked engaged handed reported recorded believed came`)
)

// let judges "the licensing team let the key lapse".
func (b *teamFinder) let(i int) {
	for k := i + 1; k < min(b.SentenceOf(i).End, i+9) && !clauseStops.Has(b.Tokens[k].Word); k++ {
		if slides.Has(b.Tokens[k].Word) {
			// "let us in by the back" is a courtesy.
			if b.told(i) && !(analyzer.WePronouns.Has(wordAt(b.Pass, i, i+1)) && wayIn.Has(b.Tokens[k].Word)) {
				b.accuse(b.Subject(i), i)
			}
			return
		}
	}
}

var wayIn = analyzer.Words("in out through")

var slides = analyzer.Words("lie sit lapse expire fill run slip slide go drift grow rot pile die overflow fail happen linger fester down through in out burn")

// wrongOrLate judges "gave us the wrong date", "delivered the file nine hours
// late".
func (b *teamFinder) wrongOrLate(i int) {
	for k := i + 1; k < min(b.SentenceOf(i).End, i+10) && !sentenceBreaks.Has(b.Tokens[k].Word); k++ {
		w := b.Tokens[k].Word
		if reports.Has(b.Tokens[i].Word) && tbWrongWords.Has(w) {
			return // "reported wrong figures": the news, not the fault
		}
		late := w == wLate && !lateNouns.Has(wordAt(b.Pass, i, k+1)) && !analyzer.Prepositions.Has(wordAt(b.Pass, i, k+1)) && !(inSentence(b.Pass, i, k+1) && isNounTag(b.Tag(k+1)))
		if tbWrongWords.Has(w) || late || w == wTooLate && wordAt(b.Pass, i, k+1) == wLate {
			s := b.Subject(i)
			if !b.told(i) || s.Agent == analyzer.SystemAgent || s.Agent == analyzer.OrgAgent && serviceActs.Has(b.Tokens[i].Word) {
				return
			}
			b.accuse(s, i)
			return
		}
		if analyzer.Coordinators.Has(w) {
			return
		}
	}
}

var (
	sentenceBreaks = analyzer.Words("; : . — – because when after that which who")
	tbWrongWords   = analyzer.Words("wrong incorrect outdated stale false misleading bogus faulty incomplete broken untested unreviewed")
	wLate          = analyzer.W("late")
	wTooLate       = analyzer.W("too")
	reports        = analyzer.Words("reported informed escalated filed told published returned")
	// serviceActs are what an outside service does as software, too.
	serviceActs = analyzer.Words("answered replied responded arrived returned delivered handed passed reacted")
	lateNouns   = analyzer.Words("april may june july august shift night evening morning fee fees")
)

// wrongThing judges "pulled the wrong fibre", whatever the verb.
func (b *teamFinder) wrongThing(i int) {
	for k := i - 1; k >= max(b.SentenceOf(i).First, i-5) && !sentenceBreaks.Has(b.Tokens[k].Word); k-- {
		if b.Tag(k) != tagger.VBD && b.Tag(k) != tagger.VBN || reports.Has(b.Tokens[k].Word) {
			continue
		}
		if s := b.Subject(k); b.told(k) && s.Agent == analyzer.TeamAgent && !s.Passive {
			b.accuse(s, k)
		}
		return
	}
}

// wrongly judges "the form was set incorrectly by the front office".
func (b *teamFinder) wrongly(i int) {
	v := verbNear(b.Pass, i)
	if v < 0 || !b.told(v) {
		return
	}
	if s := b.Subject(v); s.Agent == analyzer.TeamAgent && !b.Shared(s.Phrase) {
		b.accuse(s, i)
	}
}

// anyway judges "signed it off anyway".
func (b *teamFinder) anyway(i int) {
	for k := i + 1; k < min(b.SentenceOf(i).End, i+8) && !clauseStops.Has(b.Tokens[k].Word); k++ {
		if anywayWords.Has(b.Tokens[k].Word) {
			if b.told(i) {
				b.accuse(b.Subject(i), i)
			}
			return
		}
	}
}

var anywayWords = analyzer.Words("despite anyway anyways regardless nonetheless nevertheless blindly unread unchecked untested")

// Idioms of teams that fail; the agent is the subject of their first word.
var teamIdioms = idioms(false,
	"said|saying nothing",
	"did|doing nothing",
	"kept quiet|silent|mum",
	"stayed|remained quiet|silent",
	"kept telling|insisting|claiming|denying|pretending|postponing|refusing|ignoring|blaming|changing|promising",
	"dragged|dragging their|its|his|her feet|heels",
	"sat|sit|sits|sitting on it|the|a|this|that|our|his|her|their",
	"took its|their|his|her sweet? time",
	"looked|looking the other way",
	"dropped|dropping the ball",
	"turned|turning a blind|deaf eye|ear",
	"threw|throwing it|this|that|everything? over the wall",
	"never|not|n't got|get around|round to",
	"out of its|their|his depth",
	"missed|missing in action",
	"gave|give up on",
	"walked|walking away from",
	"washed|washing their|its hands",
	"went|going behind our|their|his|her back",
	"went|gone dark|silent|quiet|awol",
	"left us",
	"let us|customers|users|everyone down",
	"made|making a|the|an|another|this big|costly|serious|bad|simple|silly? mistake|error|blunder|misjudgment|misjudgement",
	"made|making mistakes|errors",
	"did|doing a sloppy|poor|bad|terrible|lousy|shoddy|careless|hasty|slapdash job",
	"passed|passing the buck",
	"pointed|pointing fingers",
	"jumped|jumping the gun",
	"has|have still not|n't",
	"cut|cutting corners",
	"could not|n't be bothered",
	"asleep at the wheel|switch",
	"insisted|insisting on|that",
	"does|do not|n't care",
	"never cares|care|cared",
	"kept us|users|customers|everyone|them waiting|hanging|in|out",
	"had no idea|clue",
	"told us|them|me|him|her nothing",
	"in the wrong",
	"nowhere to be found|seen",
	"of? no help",
	"slow|late|unwilling|reluctant to",
)

var teamIndex = indexIdioms(teamIdioms)

// idiom judges the idioms above.
func (b *teamFinder) idiom(i int) {
	for _, d := range teamIdioms {
		if _, ok := d.at(b.Pass, i); !ok {
			continue
		}
		v := i
		if statives.Has(b.Tokens[i].Word) {
			be, found := (&judge{Pass: b.Pass}).copulaBefore(i)
			if !found {
				return
			}
			v = be
		}
		f := formOf(b.Pass, v)
		if f.modal || f.infinitive || f.denied && !denialWords.Has(wordAt(b.Pass, i, i+2)) || conditional(b.Pass, i) {
			return
		}
		s := b.Subject(v)
		if s.Agent == analyzer.SystemAgent && s.End > s.First && !b.UnknownName(s.Head) {
			return
		}
		b.accuse(s, i)
		return
	}
}

// statives begin idioms that say what somebody is: their subject is that of the
// verb before.
var statives = analyzer.Words("asleep in nowhere of no slow late unwilling reluctant")

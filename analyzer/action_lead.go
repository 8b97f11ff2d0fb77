package analyzer

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer/tagger"
)

// leadKind says how a sentence about work begins.
type leadKind uint8

const (
	nounLead    leadKind = iota // no verb that says what to do
	imperative                  // "Add …", "To add …", "We need to add …"
	gerundLead                  // "Adding …"
	clauseLead                  // "We will add …", "The script stops when …"
	passiveLead                 // "X to be added", "X will be added"
	wishLead                    // "X should be Y", "We need a better X"
	prohibition                 // "No calls during maintenance", "Don't deploy on Fridays"
	statement                   // "X is Y": how things are
)

// A lead is the verb that a sentence about work turns on.
type lead struct {
	kind leadKind
	at   int  // its token; the modal for a wish
	verb Word // base form, 0 if unknown
	next int  // the token after it
}

var (
	countWords  = Words("first second third next last fourth")
	politeWords = Words(`please pls plz kindly also then and let lets 's us ideally possibly maybe perhaps probably additionally furthermore finally lastly secondly thirdly
		moreover meanwhile eventually immediately asap soon now so as well simply just`)
	frontWords = Words("each every when if before after once in for during until while at on whenever where as upon")
	needWords  = Words(`need needs needed have has want wants wish plan plans planning intend intends going propose aim aims hope hopes try tries trying like started start
		begin begun continue continues able`)
	oughtModals = Words("should ought could would may might must can")
)

// skipPolite steps over words that only introduce.
func (d *Document) skipPolite(i, end int) int {
	for n := 0; i < end-1 && n < 6; i, n = i+1, n+1 {
		t := &d.Tokens[i]
		switch {
		case t.Word == aw.let && i+1 < end && (d.Tokens[i+1].Word == aw.has || d.Tokens[i+1].Word == aw.us):
		case t.Word == aw.let:
			return i
		case countWords.Has(t.Word) && d.Tokens[i+1].Word != aw.comma:
			return i
		case politeWords.Has(t.Word) || countWords.Has(t.Word) || t.Kind == PunctToken:
		default:
			return i
		}
	}
	return i
}

// leadsWithVerb reports whether the tokens begin with a verb that says what to
// do: "Add …", "Adding …", "Always run …".
func (d *Document) leadsWithVerb(first, end int) bool {
	if first >= end {
		return false
	}
	switch l := d.verbLead(d.skipFront(first, end), end); l.kind {
	case imperative, gerundLead:
		return true
	}
	return false
}

// skipFront steps over introductions and over a clause before a comma: "When a
// deploy fails, page …".
func (d *Document) skipFront(first, end int) int {
	i := d.skipPolite(first, end)
	if !frontWords.Has(d.Tokens[i].Word) {
		return i
	}
	for j := i + 1; j < min(end-1, i+24); j++ {
		if d.Tokens[j].Word == aw.comma {
			return d.skipPolite(j+1, end)
		}
	}
	return i
}

// leadOf reads how the sentence between first and end begins.
func (d *Document) leadOf(first, end int) lead {
	if first >= end {
		return lead{at: first, next: first}
	}
	i := d.skipFront(first, end)
	if d.Tokens[end-1].Word == aw.question && i+1 < end && Auxiliary.Has(d.Tokens[i].Word) && d.asks(i, end) {
		return lead{kind: wishLead, at: i, next: i + 1}
	}
	if l := d.verbLead(i, end); l.kind != nounLead {
		return l
	}
	if w := d.Tokens[i].Word; subjectWords.Has(w) && i+1 < end {
		return d.weLead(i+1, end)
	}
	if shallWords.Has(d.Tokens[i].Word) {
		return d.weLead(i, end)
	}
	if oughtModals.Has(d.Tokens[i].Word) || d.Tokens[end-1].Word == aw.question && (questionWords.Has(d.Tokens[i].Word) || Auxiliary.Has(d.Tokens[i].Word)) {
		return lead{kind: wishLead, at: i, next: i + 1}
	}
	return d.clause(i, end)
}

// asks reports whether the auxiliary at token i begins a question, "Do the
// readers cache it?", and no order, "Do a restore?".
func (d *Document) asks(i, end int) bool {
	if w := d.Tokens[i].Word; w != aw.do && w != aw.have || d.Tokens[i+1].Word != aw.a && d.Tokens[i+1].Word != aw.an && d.objectStart(i+1) {
		return true
	}
	for j := i + 2; j < end-1; j++ {
		if base, form := verbOf(d.Word(j)); base != 0 && (form == bareVerb && !nounVerbs.Has(base) || isVerb(d.Tag(j))) {
			return true
		}
	}
	return false
}

var subjectWords = Words("we i")

// verbLead reads a verb at the very start.
func (d *Document) verbLead(i, end int) lead {
	t := &d.Tokens[i]
	none := lead{at: i, next: i}
	if t.Kind != WordToken {
		return none
	}
	if t.Word == aw.no || (t.Word == aw.do || t.Word == aw.does) && i+1 < end && (d.Tokens[i+1].Word == aw.not || d.Tokens[i+1].Word == aw.notFull) {
		return lead{kind: prohibition, at: i, next: i + 1}
	}
	if t.Word == aw.to && i+1 < end {
		i++
	}
	v := i
	for v < end-1 && v < i+3 && d.leadAdverb(v, end) {
		v++
	}
	if needWords.Has(d.Tokens[v].Word) && v+2 < end && d.Tokens[v+1].Word == aw.to && !WePronouns.Has(d.Tokens[i].Word) {
		if base, form := verbOf(d.Word(v + 2)); form == bareVerb {
			if w := d.Tokens[v].Word; weakVerbs.Has(w) {
				return lead{imperative, v, w, v + 1}
			}
			return lead{imperative, v, base, v + 3}
		}
	}
	base, form := verbOf(d.Word(v))
	switch {
	case (base == aw.need || d.Tokens[v].Word == aw.need) && v == i && v+1 < end && d.Tokens[v+1].Word != aw.to:
		return lead{wishLead, v, 0, v + 1}
	case form == bareVerb && d.verbReading(v, end):
		return lead{imperative, v, base, v + 1}
	case form == ingVerb && d.gerundReading(v, end):
		return lead{gerundLead, v, base, v + 1}
	case form == sVerb && v+1 < end && d.objectStart(v+1) && !Determiners.Has(d.Tokens[max(v-1, 0)].Word):
		return lead{imperative, v, base, v + 1}
	case form == 0 && v+1 < end && d.looksLikeVerb(v, end):
		return lead{imperative, v, base, v + 1}
	}
	return none
}

// leadAdverb reports whether token i is an adverb before a verb: "Always",
// "Remotely", "more carefully".
func (d *Document) leadAdverb(i, end int) bool {
	if d.Tokens[i].Word == aw.better {
		return false // of the noun, in "Better load tests"
	}
	t := &d.Tokens[i]
	if t.Kind != WordToken {
		return false
	}
	if t.Word == aw.more || t.Word == aw.less {
		return i+1 < end && isLy(d.Word(i+1))
	}
	return leadAdverbs.Has(t.Word) || isLy(d.Word(i)) && !lyNouns.Has(t.Word)
}

var (
	leadAdverbs = Words("always never only better also again still first ever often once not")
	lyNouns     = Words(`apply reply supply comply rely multiply imply july early daily weekly monthly yearly quarterly hourly nightly family assembly anomaly friendly likely
		only fly ally tally`)
)

// Nouns that make a compound of the noun before them: "test coverage", "log
// rotation".
var compoundHeads = Words(`plan plans process processes policy policies procedure procedures strategy strategies rotation rotations coverage management routing handling
		improvement improvements review reviews tooling framework frameworks environment environments training calendar automation hygiene discipline culture
		quality capacity capability capabilities parity readiness awareness fatigue noise volume volumes storm storms gap gaps sharing retention limits limit
		budget budgets storage freshness lag latency rate rates window windows period periods time times owner owners ownership mechanism mechanisms
		protection prevention detection analysis criteria checklist checklists matrix guide guides guideline guidelines template templates drill drills
		exercise exercises session sessions team teams engineer engineers balancer balancers migration migrations upgrade upgrades rollback rollbacks failover
		control controls access logic path paths script scripts job jobs suite suites case cases data metrics metric monitor monitors board boards config
		configuration configurations group groups tool tools list lists template form forms button wizard screen format`)

// Nouns after which verbs such as "test" and "log" still are verbs would
// follow with an article; these nouns mostly head compounds with them.
var nominalVerbs = Words(`address licence license contract access alert backup cache capacity change code cluster crash cycle data deploy disaster edge error failover feature incident index input job
		load log logging network node output package patch performance pipeline platform process project query queue rate release request resource response
		risk root rollback schedule score script search service source staff stage state storage stress support system task team template test thread
		threshold time token traffic type user value vendor version interest issue experiment escape function cost budget customer on-call help gate route
		scale sample record report review quota canary sandbox follow-up spare sign-off rollout lookup shutdown fallback cleanup restart restore design audit
		monitor page policy role file form field format import email call price size reply cycle`)

// verbReading decides whether a base form at the start is the verb or a noun.
func (d *Document) verbReading(i, end int) bool {
	w := d.Tokens[i].Word
	if i+1 >= end || w == aw.better && !Determiners.Has(d.Tokens[i+1].Word) && !possessives.Has(d.Tokens[i+1].Word) {
		return false // "Better load tests"
	}
	if !nounVerbs.Has(w) {
		return d.Tokens[i+1].Word != aw.of && !d.finiteNext(i+1, end)
	}
	n := &d.Tokens[i+1]
	switch {
	case d.objectStart(i+1) || n.Kind == IdentToken || n.Kind == HandleToken || n.Is(Quoted):
		return !BeForms.Has(n.Word)
	case n.Word == aw.of, d.finiteNext(i+1, end):
		return false
	case rareVerbs.Has(w):
		return verbParticles.Has(n.Word) && n.Word != aw.in && n.Word != aw.from
	case n.Word == aw.for_:
		return forVerbs.Has(w)
	case n.Word == aw.to:
		return toVerbs.Has(w)
	case n.Word == aw.and || n.Word == aw.slash || n.Word == aw.amp || n.Word == aw.or:
		return d.pairedVerb(i+2, end, w)
	case n.Kind == PunctToken:
		return !nominalVerbs.Has(w) && n.Word != aw.hyphen
	case w == wAlert && alertPoints.Has(n.Word):
		return true // "Alert at 85 % for 10 minutes"
	case Prepositions.Has(n.Word) || Subordinators.Has(n.Word) || questionWords.Has(n.Word):
		return !nominalVerbs.Has(w) || verbParticles.Has(n.Word)
	}
	if _, form := verbOf(d.Word(i + 1)); form == ingVerb && !aspectVerbs.Has(w) && !genericNouns.Has(n.Word) && n.Word != wStaging {
		// "Log shipping to the second site", but "Support using hashes".
		return i+2 < end && d.Tokens[i+2].Kind == WordToken && !Prepositions.Has(d.Tokens[i+2].Word) && !Coordinators.Has(d.Tokens[i+2].Word)
	}
	if nominalVerbs.Has(w) && (compoundHeads.Has(n.Word) || !testVerbs.Has(w) && abstract(d.Word(i+1))) {
		return false
	}
	return !d.subjectAhead(i+1, end)
}

var (
	wAlert      = W("alert")
	wStaging    = W("staging")
	alertPoints = Words("at above below over under if when once after")
)

// Of the nouns that head no compound with an abstract noun: "test
// authentication" is an order.
var testVerbs = Words("test audit monitor review document log support")

// abstract reports whether a word is an abstract noun by its ending.
func abstract(s string) bool {
	s = strings.ToLower(s)
	for _, e := range [...]string{"ment", "tion", "sion", "ance", "ence", "ness", "ship"} {
		if len(s) > len(e)+3 && strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// subjectAhead reports whether the words from i on are the subject of a verb
// that follows: "Shift handover to be improved", "Log volume will be cut".
func (d *Document) subjectAhead(i, end int) bool {
	for j := i; j < min(end-1, i+7); j++ {
		t := &d.Tokens[j]
		switch {
		case t.Kind == PunctToken || Subordinators.Has(t.Word) || Relatives.Has(t.Word) || questionWords.Has(t.Word):
			return false
		case t.Word == aw.to && d.Tokens[j+1].Word == aw.be:
			return d.passiveAfter(j+1, end).kind == passiveLead
		case d.finiteNext(j, end) && d.Tokens[j-1].Word != aw.to:
			return j > i
		}
	}
	return false
}

var (
	forVerbs = Words("test check look watch wait search plan prepare ask account monitor scan page push budget probe listen alert")
	toVerbs  = Words(`switch upgrade update change link point work move return migrate add commit export copy back roll route shift stick apply connect need map transfer
		hand import upload downgrade start`)
	verbParticles = Words("up out down off over on in into through back when if whether that how which what why where from against with")
	aspectVerbs   = Words("start stop begin continue consider try avoid finish resume keep practice practise risk recommend quit")
)

// finiteNext reports whether token i is a finite verb, so that what stands
// before it is its subject.
func (d *Document) finiteNext(i, end int) bool {
	if i >= end {
		return false
	}
	w := d.Tokens[i].Word
	return w != aw.has && (Modals.Has(w) || BeForms.Has(w) && w != aw.be && w != aw.being || HaveForms.Has(w) && w != aw.have1)
}

// pairedVerb decides "Test and fix …" against "Test and staging …".
func (d *Document) pairedVerb(i, end int, first Word) bool {
	if i >= end {
		return !nominalVerbs.Has(first)
	}
	w, form := verbOf(d.Word(i))
	if form != bareVerb {
		return false
	}
	return !nounVerbs.Has(w) || i+1 < end && (d.objectStart(i+1) || !nominalVerbs.Has(w))
}

// Gerunds that name a thing or a field of work unless they have an object.
var nounGerunds = Words(`monitoring testing alerting logging training tracing caching tooling staffing onboarding scheduling routing rate-limiting load-testing paging versioning sharding batching throttling messaging networking scaling fuzzing auditing budgeting planning reporting pairing processing clustering gating staging meeting timing handling pooling peering branding warning warnings tracking pricing rating engineering billing canarying`)

// gerundReading decides "Testing the restore" against "Testing for restores".
func (d *Document) gerundReading(i, end int) bool {
	if i+1 >= end {
		return false
	}
	n := &d.Tokens[i+1]
	w := n.Word
	switch {
	case w == aw.of || w == aw.for_ || d.finiteNext(i+1, end) || n.Kind == PunctToken:
		return false
	case nounGerunds.Has(d.Tokens[i].Word):
		return d.objectStart(i+1) || n.Kind == IdentToken
	case w == aw.and || w == aw.or || w == aw.amp:
		if i+2 >= end {
			return false
		}
		_, form := verbOf(d.Word(i + 2))
		return form == ingVerb
	}
	return (!compoundHeads.Has(w) || n.Is(Capital)) && !d.subjectAhead(i+1, end)
}

// looksLikeVerb judges a first word that no list knows: by its ending, or by
// its tag and an object after it.
func (d *Document) looksLikeVerb(i, end int) bool {
	s := strings.ToLower(d.Word(i))
	n := &d.Tokens[i+1]
	if n.Word == aw.of || d.finiteNext(i+1, end) || len(s) < 3 {
		return false
	}
	if at := strings.LastIndexByte(s, '-'); at > 0 {
		// "Hard-code the minimum", "cherry-pick the fix"
		_, ok := baseOf(s[at+1:])
		return ok && d.objectStart(i+1)
	}
	if len(s) > 5 && (strings.HasSuffix(s, "ize") || strings.HasSuffix(s, "ise") && !strings.HasSuffix(s, "wise") || strings.HasSuffix(s, "ify")) {
		return true
	}
	if Determiners.Has(d.Tokens[i].Word) || Prepositions.Has(d.Tokens[i].Word) || WePronouns.Has(d.Tokens[i].Word) || PersonPronouns.Has(d.Tokens[i].Word) ||
		d.Tokens[i].Is(AllCaps|MixedCase) || d.PersonName(i) {
		return false
	}
	tag := d.Tag(i)
	return (tag == tagger.VB || tag == tagger.VBP) && (d.objectStart(i+1) || n.Kind == IdentToken)
}

// weLead reads what follows "we".
func (d *Document) weLead(i, end int) lead {
	for n := 0; i < end && n < 14; i, n = i+1, n+1 {
		t := &d.Tokens[i]
		w := t.Word
		switch {
		case oughtModals.Has(w) && w != aw.must:
			return lead{wishLead, i, d.verbAfter(i+1, end), i + 1}
		case needWords.Has(w) && i+1 < end:
			if j := d.toVerb(i+1, end); j > 0 {
				base, _ := verbOf(d.Word(j))
				if weakVerbs.Has(w) {
					base = w
				}
				return lead{clauseLead, j, base, j + 1}
			}
			if base, form := verbOf(d.Word(i + 1)); form == ingVerb {
				return lead{clauseLead, i + 1, base, i + 2}
			}
			if w == aw.need {
				return lead{wishLead, i, 0, i + 1}
			}
		case shallWords.Has(w), w == aw.must, BeForms.Has(w), HaveForms.Has(w), Adverbs.Has(w) || isLy(d.Word(i)), t.Kind == PunctToken, w == aw.to:
		default:
			base, form := verbOf(d.Word(i))
			if form == 0 {
				return lead{statement, i, 0, i}
			}
			return lead{clauseLead, i, base, i + 1}
		}
	}
	return lead{at: i, next: i}
}

// toVerb is the token of the verb in "to add", "be able to add"; 0 if there is
// none.
func (d *Document) toVerb(i, end int) int {
	for j := i; j < min(end-1, i+3); j++ {
		if d.Tokens[j].Word == aw.to {
			for j++; j < end-1 && (Adverbs.Has(d.Tokens[j].Word) || isLy(d.Word(j))); j++ {
			}
			return j
		}
	}
	return 0
}

// verbAfter is the base of the verb after a modal, participles included: "be
// reviewed" is review.
func (d *Document) verbAfter(i, end int) Word {
	for n := 0; i < end && n < 5; i, n = i+1, n+1 {
		w := d.Tokens[i].Word
		if Auxiliary.Has(w) && w != aw.do || Negations.Has(w) || Adverbs.Has(w) || isLy(d.Word(i)) || w == aw.to {
			continue
		}
		base, _ := verbOf(d.Word(i))
		return base
	}
	return 0
}

var expectWords = Words("expected required supposed asked requested encouraged advised urged")

// clause reads a sentence that begins with a noun: its subject and the verb
// that says what will become of it.
func (d *Document) clause(first, end int) lead {
	for i := first + 1; i < min(end, first+22); i++ {
		t := &d.Tokens[i]
		w := t.Word
		switch {
		case w == aw.semi || w == aw.colon || isDash(w) && t.Is(SpaceBefore):
			return lead{at: first, next: first}
		case Relatives.Has(w) && w != aw.that || Subordinators.Has(w) && w != aw.as && w != aw.that:
			return lead{at: first, next: first}
		case shallWords.Has(w):
			return d.willLead(i, end)
		case oughtModals.Has(w):
			return lead{wishLead, i, d.verbAfter(i+1, end), i + 1}
		case w == aw.need || w == aw.needs:
			return lead{wishLead, i, d.verbAfter(i+1, end), i + 1}
		case w == aw.to && i+1 < end:
			if l, ok := d.toLead(i, end); ok {
				return l
			}
		case BeForms.Has(w) && w != aw.has && w != aw.be:
			return d.beLead(i, end)
		case t.Kind == WordToken && i > first && d.present(i, end):
			base, _ := verbOf(d.Word(i))
			if stativeVerbs.Has(base) || stateAdverbs.Has(d.Tokens[i-1].Word) {
				return lead{statement, i, base, i + 1}
			}
			return lead{clauseLead, i, base, i + 1}
		}
	}
	return lead{at: first, next: first}
}

// willLead reads "X will stop", "X will be removed".
func (d *Document) willLead(i, end int) lead {
	for j := i + 1; j < min(end, i+6); j++ {
		w := d.Tokens[j].Word
		if w == aw.be {
			return d.passiveAfter(j, end)
		}
		if Adverbs.Has(w) || isLy(d.Word(j)) || Negations.Has(w) {
			continue
		}
		base, _ := verbOf(d.Word(j))
		return lead{clauseLead, j, base, j + 1}
	}
	return lead{kind: clauseLead, at: i, next: i + 1}
}

// passiveAfter reads the participle after the "be" at token i.
func (d *Document) passiveAfter(i, end int) lead {
	for j := i + 1; j < min(end, i+5); j++ {
		base, form := verbOf(d.Word(j))
		if form == edVerb || evenPast.Has(d.Tokens[j].Word) || form == bareVerb && d.Tokens[j].Word == aw.setup {
			return lead{passiveLead, j, base, j + 1}
		}
		if t := d.Tag(j); form == 0 && (t == tagger.VBN || t == tagger.VBD) {
			return lead{passiveLead, j, 0, j + 1}
		}
	}
	return lead{kind: statement, at: i, next: i + 1}
}

// toLead reads "X to be added" and "Developers to write"; a plain infinitive
// after a thing ("a script to restore …") says what the thing is for.
func (d *Document) toLead(i, end int) (lead, bool) {
	if d.Tokens[i+1].Word == aw.be {
		return d.passiveAfter(i+1, end), true
	}
	who := d.Tokens[i-1].Word
	base, form := verbOf(d.Word(i + 1))
	if form == bareVerb && !AffectedNouns.Has(who) && (TeamNouns.Has(who) || RoleNouns.Has(who)) {
		return lead{clauseLead, i + 1, base, i + 2}, true
	}
	return lead{}, false
}

// beLead reads "X is to be added", "We are adding", "Officers are reminded to
// …", "X is a last resort".
func (d *Document) beLead(i, end int) lead {
	for j := i + 1; j < min(end, i+4); j++ {
		w := d.Tokens[j].Word
		switch {
		case w == aw.to && j+1 < end && d.Tokens[j+1].Word == aw.be:
			return d.passiveAfter(j+1, end)
		case w == aw.to && j+1 < end:
			base, _ := verbOf(d.Word(j + 1))
			return lead{clauseLead, j + 1, base, j + 2}
		case expectWords.Has(w):
			return lead{wishLead, j, d.verbAfter(j+1, end), j + 1}
		}
		base, form := verbOf(d.Word(j))
		switch form {
		case ingVerb:
			return lead{clauseLead, j, base, j + 1}
		case edVerb:
			return lead{passiveLead, j, base, j + 1}
		}
	}
	return lead{kind: statement, at: i, next: i + 1}
}

// Verbs and adverbs that describe how things are rather than will be.
var (
	stativeVerbs = Words(`use cause have need require contain depend lack include rely exist remain seem appear know want mean live support allow own represent show say mention
		assume expect believe belong consist result lead take`)
	stateAdverbs = Words("only currently still often sometimes usually generally typically never rarely always no")
)

// present reports whether token i is a verb in the present tense that tells
// what a thing will do from now on: "the script stops when …".
func (d *Document) present(i, end int) bool {
	base, form := verbOf(d.Word(i))
	if base == 0 || form != sVerb && form != bareVerb || i+1 >= end {
		return false
	}
	prev := &d.Tokens[i-1]
	if prev.Kind != WordToken && prev.Kind != CodeToken || Prepositions.Has(prev.Word) || Determiners.Has(prev.Word) {
		return false
	}
	if form == bareVerb {
		// A plural must stand before it: "pins get a time limit".
		return d.Tag(i) == tagger.VBP && strings.HasSuffix(d.Word(i-1), "s")
	}
	return d.Tag(i) == tagger.VBZ
}

package analyzer

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer/names"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

// humanWord reports whether a word by itself stands for a human.
func humanWord(w Word) bool {
	return humans.Has(w) && (!possessives.Has(w) || sureHumans.Has(w))
}

var (
	sureHumans = Words("", WePronouns, Somebody, RoleNouns)
	humans     = Words("", sureHumans, PersonPronouns)
)

// Class says who a noun phrase stands for.
func (d *Document) Class(p Phrase) Agent {
	if p.empty() {
		return NoAgent
	}
	if q := d.partOf(p); !q.empty() {
		if membership.Has(d.Tokens[p.Head].Word) {
			if d.Class(q).Human() {
				return PersonAgent
			}
			return SystemAgent
		}
		if a := d.Class(q); a == TeamAgent && individuals.Has(d.Tokens[p.Head].Word) {
			return PersonAgent // "one of the DBAs"
		}
		p = q
	}
	h := &d.Tokens[p.Head]
	switch {
	case h.Kind == HandleToken, h.Kind == IdentToken && d.PersonName(p.Head):
		return NameAgent
	case h.Kind == CodeToken || h.Kind == URLToken || h.Kind == IdentToken:
		return SystemAgent
	case WePronouns.Has(h.Word) && !possessives.Has(h.Word):
		return WeAgent
	case PersonPronouns.Has(h.Word) && !possessives.Has(h.Word):
		return d.pronoun(p)
	case Somebody.Has(h.Word), h.Word == wOne && d.negatedOne(p):
		return d.somebody(p)
	case SystemPronouns.Has(h.Word):
		if h.Is(AllCaps) && d.teamName(p.Head) {
			return TeamAgent // "IT"
		}
		return SystemAgent
	}
	return d.noun(p)
}

// noun classes a phrase by its main noun.
func (d *Document) noun(p Phrase) Agent {
	h := &d.Tokens[p.Head]
	switch {
	case d.called(p):
		return TeamAgent
	case AffectedNouns.Has(h.Word):
		return AffectedAgent
	case massRoles.Has(h.Word):
		return d.mass(p)
	case RoleNouns.Has(h.Word):
		if d.machine(p) {
			return SystemAgent
		}
		return PersonAgent
	}
	return d.group(p)
}

// partOf is what "one of the operators", "most of us" and "the rest of the
// crew" are part of; empty if p is no such phrase.
func (d *Document) partOf(p Phrase) Phrase {
	h := &d.Tokens[p.Head]
	if !partitives.Has(h.Word) && h.Kind != NumberToken || p.End >= len(d.Tokens) || d.Tokens[p.End].Word != wOf || d.Tokens[p.End].Sentence != h.Sentence {
		return Phrase{}
	}
	return d.PhraseAt(p.End + 1)
}

var partitives = Words(`none one some all each most many few several half lot lots number rest majority any both neither either two three four five
	six seven eight nine ten dozen dozens pair couple handful bunch part third quarter every everyone nobody neither those member members employee employees
	much remainder plenty scores hundreds thousands`)

var individuals = Words("one two three four five six seven eight nine ten each either neither none any few several couple pair some many")

var membership = Words("member members employee employees")

// negatedOne is "no one" and "not one of us".
func (d *Document) negatedOne(p Phrase) bool {
	return p.Head > 0 && Negations.Has(d.Tokens[p.Head-1].Word)
}

// somebody classes "nobody on the trading floor": a human, unless those who
// are spoken of bore the impact.
func (d *Document) somebody(p Phrase) Agent {
	s := d.SentenceOf(p.Head)
	for i := p.End; i < min(s.End, p.End+5); i++ {
		if AffectedNouns.Has(d.Tokens[i].Word) {
			return AffectedAgent
		}
		if isVerb(d.pos(i)) {
			break
		}
	}
	return PersonAgent
}

// pronoun classes "they", which may stand for things, by the nearest plural
// before it that can be meant.
func (d *Document) pronoun(p Phrase) Agent {
	if !theyWords.Has(d.Tokens[p.Head].Word) {
		return PersonAgent
	}
	b := d.BlockOf(p.Head)
	things := false
	for i := p.First - 1; i >= max(b.FirstToken, p.First-40); i-- {
		t := &d.Tokens[i]
		w := t.Word
		switch {
		case AffectedNouns.Has(w):
			return AffectedAgent
		case t.Kind == HandleToken, Somebody.Has(w), OrgNouns.Has(w), TeamNouns.Has(w) && !ambiguousGroups.Has(w), d.teamName(i):
			return PersonAgent
		case RoleNouns.Has(w) && !d.machine(d.phraseUpTo(i)):
			return PersonAgent
		case t.Is(Capital) && t.Kind == WordToken && d.PersonName(i):
			return PersonAgent
		}
		// A plural thing is meant if it is what the talk is about: a subject.
		if d.Tag(i) == tagger.NNS && !timeNouns.Has(w) {
			things = true
			if i+1 < p.First && d.verbal(i+1) {
				return SystemAgent
			}
		}
	}
	if things {
		return SystemAgent
	}
	return PersonAgent
}

// phraseUpTo is the phrase whose main noun stands at i, as far as its
// modifiers are nouns and adjectives.
func (d *Document) phraseUpTo(i int) Phrase {
	first, low := i, d.SentenceOf(i).First
	for first > low && first > i-6 && d.inPhrase(first-1) {
		first--
		if Determiners.Has(d.Tokens[first].Word) {
			break
		}
	}
	return Phrase{first, i + 1, i}
}

var theyWords = Words("they them themselves")

// machine tells software from people for nouns that both share: "the ingress
// controller" from "the duty controller".
func (d *Document) machine(p Phrase) bool {
	h := d.Tokens[p.Head].Word
	hard, soft := hardRoles.Has(h), softRoles.Has(h)
	if !hard && !soft {
		return d.botBefore(p)
	}
	if d.onDuty(p) {
		return false
	}
	for i := p.First; i < p.Head; i++ {
		t := &d.Tokens[i]
		switch {
		case t.Kind == CodeToken || t.Kind == IdentToken:
			return true
		case possessives.Has(t.Word):
			if hard {
				continue
			}
		case humanModifiers.Has(t.Word) && !(hard && quantities.Has(t.Word)) || RoleNouns.Has(t.Word) && !hardRoles.Has(t.Word) || TeamNames.Has(t.Word) && soft:
			return false
		case soft && d.machineModifier(i):
			return true
		}
	}
	return hard
}

// quantities say how many, and of what kind not.
var quantities = Words("some several many most other another each every two three four first second our their all both new former previous remote")

// onDuty is "the controller on duty".
func (d *Document) onDuty(p Phrase) bool {
	if p.End+1 >= len(d.Tokens) || d.Tokens[p.End+1].Sentence != d.Tokens[p.Head].Sentence {
		return false
	}
	return d.Tokens[p.End].Word == wOn && duties.Has(d.Tokens[p.End+1].Word)
}

var (
	wOn    = W("on")
	duties = Words("duty shift watch call site leave holiday vacation night")
)

// botBefore is "the bot reviewer", "the GitHub Actions author".
func (d *Document) botBefore(p Phrase) bool {
	for i := p.First; i < p.Head; i++ {
		if w := d.Tokens[i].Word; w == wBot || d.Tokens[i].Kind == CodeToken && i+1 == p.Head {
			return true
		}
	}
	return false
}

var wBot = W("bot")

// machineModifier reports whether the word at i makes the role after it a
// piece of software.
func (d *Document) machineModifier(i int) bool {
	t := &d.Tokens[i]
	if machineModifiers.Has(t.Word) {
		return true
	}
	if t.Kind != WordToken || !t.Is(Capital) || TeamNames.Has(t.Word) || RoleNouns.Has(t.Word) {
		return false
	}
	k := names.Lookup(d.Word(i))
	return t.Is(MixedCase) || t.Is(AllCaps) && !k.Has(names.Place|names.Company) || k.Has(names.Product) && !k.Has(names.CommonWord|names.Place|names.GivenName)
}

// mass classes "staff", "management" and the like: a department if something
// says which, otherwise the people around the authors.
func (d *Document) mass(p Phrase) Agent {
	h := d.Tokens[p.Head].Word
	named := false
	for i := p.First; i < p.Head; i++ {
		t := &d.Tokens[i]
		if Determiners.Has(t.Word) || possessives.Has(t.Word) || plainModifiers.Has(t.Word) || d.possessive(i) {
			continue
		}
		named = true
		if h == wManagement && !seniority.Has(t.Word) {
			return SystemAgent // "memory management"
		}
	}
	if named || h == wManagement || h == wLeadership {
		return TeamAgent
	}
	return PersonAgent
}

var (
	massRoles    = Words("staff personnel management leadership")
	wManagement  = W("management")
	wLeadership  = W("leadership")
	seniority    = Words("senior upper middle top executive company line product engineering it sales site plant hospital station")
	capsRoles    = Words("dbas sres devs sysadmins")
	lowTeams     = Words("qa ops devops secops netops dataops infra infosec sre noc marketing procurement finance legal hr sales helpdesk")
	notAMachines = Words("team crew squad department dept staff")
)

// called is a function called by its initials in the plural: "the DBAs".
func (d *Document) called(p Phrase) bool {
	t := &d.Tokens[p.Head]
	w := d.Word(p.Head)
	return capsRoles.Has(t.Word) && t.Is(Capital) && 'A' <= w[1] && w[1] <= 'Z'
}

// group classes what is neither pronoun nor role: teams, organisations, names,
// things.
func (d *Document) group(p Phrase) Agent {
	h := &d.Tokens[p.Head]
	switch {
	case h.Word == wTeams && h.Is(Capital) && p.Head > p.First && d.Tokens[p.Head-1].Is(Capital):
		return SystemAgent // the product
	case stationHeads.Has(h.Word) && p.Head > p.First && stations.Has(d.Tokens[p.Head-1].Word):
		return TeamAgent
	case TeamNouns.Has(h.Word):
		switch {
		case d.machineGroup(p):
			return SystemAgent
		case d.unnamedTeam(p) && !d.namedBehind(p):
			return PersonAgent
		}
		return TeamAgent
	case h.Word == wSupport && d.supportTier(p):
		return TeamAgent
	case d.departmentPair(p), workPlaces.Has(h.Word) && p.Head > p.First && d.Tokens[p.Head-1].Is(Capital) && d.Tokens[p.Head-1].Kind == WordToken && !Determiners.Has(d.Tokens[p.Head-1].Word):
		return TeamAgent
	case d.teamAlpha(p):
		return TeamAgent
	case OrgNouns.Has(h.Word):
		return OrgAgent
	case d.teamName(p.Head), d.lowTeam(p):
		return TeamAgent
	case d.PersonName(p.Head):
		return NameAgent
	case h.Kind == WordToken && h.Is(Capital) && d.companyName(p.Head):
		return OrgAgent
	case humanEnding(d.Word(p.Head)):
		return PersonAgent
	}
	return SystemAgent
}

var (
	wTeams = W("teams")
	// "the control room", "the contact centre", "the help line" are people.
	stationHeads = Words("room centre center centres centers line lines rooms")
	stations     = Words("control operations ops news dispatch incident emergency signal situation crisis mail engine radio contact call service support command help care customer-service coordination rescue")
)

// Departments called by two words: "Customer Success", "Line maintenance". The
// first heads also name things and need capitals of both.
var (
	workPlaces = Words("depot depots workshop workshops dockyard yard warehouse plant branch branches ward kitchen")
	pairHeads  = Words("services operations ops engineering systems data management control platform planning quality sales delivery commerce development")
	softHeads  = Words("success care experience handling assurance maintenance planning science relations cleaning records catering enablement service insights adoption onboarding purchasing affairs")
	pairBefore = Words(`customer client field line ground revenue data seasonal network shop floor people talent guest passenger fleet base technical trust developer
		member patient claims cargo ramp traffic demand supply production quality process release change account partner brand loyalty digital workplace
		public community site plant building facility student merchant vendor crew staff order market sales service corporate external internal regional
		signalling track rolling stock catalogue catalog content editorial policy fraud credit treasury it core web harbour harbor port
		night day group central tower train flight mission medical water gate cabin emergency events fleet freight stage street city town airport`)
)

// departmentPair reports whether a phrase is such a name.
func (d *Document) departmentPair(p Phrase) bool {
	i := p.Head - 1
	if i < p.First || !pairBefore.Has(d.Tokens[i].Word) {
		return false
	}
	first, h := &d.Tokens[i], &d.Tokens[p.Head]
	switch {
	case !first.Is(Capital):
		return false
	case softHeads.Has(h.Word):
		return h.Is(Capital) || i == p.First && i == d.SentenceOf(i).First && p.End < len(d.Tokens) && d.verbal(p.End)
	}
	return pairHeads.Has(h.Word) && h.Is(Capital) && (i > d.SentenceOf(i).First || i == p.First && p.End < len(d.Tokens) && d.verbal(p.End))
}

// supportTier is "second-line support", "level 2 support".
func (d *Document) supportTier(p Phrase) bool {
	for i := p.First; i < p.Head; i++ {
		if tiers.Has(d.Tokens[i].Word) {
			return true
		}
	}
	return false
}

var (
	wSupport = W("support")
	tiers    = Words("level tier line first-line second-line third-line 1st 2nd 3rd l1 l2 l3 first-level second-level third-level desktop technical customer field vendor")
)

// teamAlpha is a team with its name behind it: "team Alpha", "Squad 4".
func (d *Document) teamAlpha(p Phrase) bool {
	for i := p.First; i < p.Head; i++ {
		if notAMachines.Has(d.Tokens[i].Word) && (d.Tokens[p.Head].Is(Capital) || d.Tokens[p.Head].Kind == NumberToken) {
			return true
		}
	}
	return false
}

// companyName reports whether the word at i is known as a company and as
// nothing else.
func (d *Document) companyName(i int) bool {
	k := names.Lookup(d.Word(i))
	return k.Has(names.Company) && !k.Has(names.Product|names.CommonWord|names.Place|names.GivenName)
}

// humanEnding catches occupations that no list holds: "anaesthetist",
// "yachtsman".
func humanEnding(w string) bool {
	if len(w) < 7 {
		return false
	}
	lower := w[0] >= 'a' // "Podman" is a product
	if at := strings.LastIndexByte(w, '-'); at > 0 {
		head := lookupWord(w[at+1:])
		return RoleNouns.Has(head) && !hardRoles.Has(head) && !softwareRoles.Has(head) || handRoles.Has(head)
	}
	w = strings.ToLower(w)
	for _, e := range []string{"woman", "women", "person", "people", "ologist", "ologists", "maker-up", "smith", "keeper", "keepers"} {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	stem := strings.TrimSuffix(w, "s")
	switch {
	case strings.HasSuffix(stem, "ist"):
		return !strings.HasSuffix(stem, "list") || strings.HasSuffix(stem, "ialist") || strings.HasSuffix(stem, "nalist")
	case strings.HasSuffix(stem, "ician"):
		return true
	case strings.HasSuffix(w, "talisman"), strings.HasSuffix(w, "ottoman"), strings.HasSuffix(w, "specimen"), strings.HasSuffix(w, "regimen"):
		return false
	}
	return strings.HasSuffix(w, "sman") || strings.HasSuffix(w, "smen") || lower && (strings.HasSuffix(w, "man") || strings.HasSuffix(w, "men")) || strings.HasSuffix(stem, "teer")
}

// handRoles are people after what they handle: "crane-operator".
var handRoles = Words("operator operators driver drivers keeper keepers maker makers worker workers")

// machineGroup tells an auto-scaling group or a control unit from people.
func (d *Document) machineGroup(p Phrase) bool {
	h := d.Tokens[p.Head].Word
	if !ambiguousGroups.Has(h) {
		return false
	}
	modified := false
	if i := p.Head - 1; i >= p.First && !peopleOnly.Has(h) && (machineGroups.Has(d.Tokens[i].Word) || d.Tokens[i].Kind == CodeToken) {
		return true
	}
	for i := p.First; i < p.Head; i++ {
		t := &d.Tokens[i]
		switch {
		case t.Kind == CodeToken || t.Kind == IdentToken:
			return true
		case humanModifiers.Has(t.Word) || TeamNames.Has(t.Word) || RoleNouns.Has(t.Word) || teamModifiers.Has(t.Word):
			return false
		case !Determiners.Has(t.Word) && !plainModifiers.Has(t.Word) && t.Kind == WordToken:
			modified = true
		}
	}
	capital := d.Tokens[p.Head].Is(Capital) && p.Head > d.SentenceOf(p.Head).First
	return !capital && (!modified || !looseGroups.Has(h))
}

var (
	ambiguousGroups = Words("group groups unit units shift board office offices teams section branch service forces force panel chamber council")
	peopleOnly      = Words("office offices hotline branch council shift teams")
	// looseGroups are people as soon as something says which, unless it is one
	// of machineGroups.
	looseGroups   = Words("group groups hotline office offices council branch")
	machineGroups = Words(`auto-scaling autoscaling scaling security target consumer consumers replication replica resource node log logs subnet parameter
		placement instance process control thread task tab disk volume raid host server worker shard availability backend endpoint cache capture
		option index field column row data alert rule policy test feature button address ip route vlan bond port device processing graphics
		power transmission display circuit main daughter evaluation bit key key-value partition quorum raft routing affinity container pod cpu
		memory gpu cgroup permission permissions access user users protection filter label metric metrics rate unit sub dependency artifact
		stream topic shadow canary experiment treatment sample symmetry age dash kanban message dead-letter bulletin front back home post
		open libre head storage-pool cooling air-handling heating battery supply drive storage-array remote-terminal functional inertial`)
	teamModifiers = Words(`working core release night day early late evening morning graveyard weekend previous first second third integration esports
		service services change network storage mainframe customer client editorial advisory review trading news timetable depot ground cabin
		maintenance signing steering governing executive standards technical safety emergency response intensive-care surgical nursing incident
		swing back afternoon outgoing incoming relief holiday following earlier new-starter command legal loyalty planning publishing booking
		tax student exam rescue fire police business research claims records procurement dispatch help`)
)

// namedBehind is "the team in Lisbon", "the crew of ferry 4": named by what
// follows.
func (d *Document) namedBehind(p Phrase) bool {
	s := d.SentenceOf(p.Head)
	if p.End+1 >= s.End || !placeWords.Has(d.Tokens[p.End].Word) {
		return false
	}
	for i := p.End + 1; i < min(s.End, p.End+4); i++ {
		t := &d.Tokens[i]
		switch {
		case t.Is(Capital) && t.Kind == WordToken && !timeNouns.Has(t.Word):
			return true
		case t.Kind == NumberToken && i > p.End+1 && !d.clock(i):
			return true
		case !d.inPhrase(i):
			return false
		}
	}
	return false
}

var placeWords = Words("of in at from")

// unnamedTeam is "the team", "our team", "the whole crew": we, in other words.
func (d *Document) unnamedTeam(p Phrase) bool {
	if selfNamed.Has(d.Tokens[p.Head].Word) {
		return false
	}
	for i := p.First; i < p.Head; i++ {
		w := d.Tokens[i].Word
		if !Determiners.Has(w) && !possessives.Has(w) && !plainModifiers.Has(w) && d.Tokens[i].Kind != NumberToken {
			return false
		}
	}
	return true
}

// selfNamed say by themselves which group is meant.
var selfNamed = Words("helpdesk help-desk servicedesk service-desk hotline back-office front-office secretariat directorate")

var plainModifiers = Words(`whole entire same own other others full small tired large new two three four five both all several multiple various many few
	different respective affected responsible relevant big busy remaining single little tiny young understaffed overworked exhausted
	distributed remote current wrong right own poor good great great-hearted very-small`)

// teamName reports whether token i is a department called by a bare name:
// "QA", "Marketing", "DevOps".
func (d *Document) teamName(i int) bool {
	t := &d.Tokens[i]
	switch {
	case t.Is(AllCaps):
		return TeamNames.Has(t.Word)
	case !t.Is(Capital) || !TeamNames.Has(t.Word) && !Departments.Has(t.Word):
		return false
	}
	// A capital at the start of a sentence says nothing: "Support for TLS 1.3"
	// is no team. A verb must follow at once, or the name is nothing else.
	s := d.SentenceOf(i)
	if i > s.First && !d.Tokens[i].Is(LineStart) && d.Tokens[i-1].Word != wColon {
		return true
	}
	if lowTeams.Has(t.Word) {
		return true
	}
	return i+1 < s.End && (d.verbal(i+1) || d.pos(i+1) == tagger.VBN || d.Tokens[i+1].Word == wHas || d.Adverb(i+1) || d.Tokens[i+1].Word == wAnd || d.Tokens[i+1].Word == wComma)
}

var wAnd = W("and")

// lowTeam is a department in lower case and without article, as in chat: "ops
// broke prod".
func (d *Document) lowTeam(p Phrase) bool {
	return p.First == p.Head && lowTeams.Has(d.Tokens[p.Head].Word)
}

// Shared reports whether the main noun of a phrase is one that people share
// with software or things, so that the class of the phrase is a guess: "the
// operator", "Platform". A verb that only one of them can do decides.
func (d *Document) Shared(p Phrase) bool {
	if p.empty() {
		return false
	}
	t := &d.Tokens[p.Head]
	if softRoles.Has(t.Word) || hardRoles.Has(t.Word) {
		for i := p.First; i < p.Head; i++ {
			if w := d.Tokens[i].Word; humanModifiers.Has(w) && !plainModifiers.Has(w) && !quantities.Has(w) {
				return false
			}
		}
		return true
	}
	return Departments.Has(t.Word) && !Crafts.Has(t.Word) || thingTeams.Has(t.Word)
}

// thingTeams are names of teams that name services, too.
var thingTeams = Words(`support operations ops product security infrastructure infra platform networking payments billing payroll dispatch maintenance
	analytics development research growth risk audit quality planning comms communications frontend backend design catering engineering
	logistics sales marketing-site administration editorial it management`)

// UnknownName reports whether token i is a capitalised word that is no English
// word and no known product or place: a name of somebody, or of some
// organisation.
func (d *Document) UnknownName(i int) bool {
	t := &d.Tokens[i]
	if t.Kind != WordToken || !t.Is(Capital) || t.Word != 0 || pluralInitials(d.Word(i)) {
		return false
	}
	if tag := d.Tag(i); tag != tagger.NNP && tag != tagger.NNPS {
		return false
	}
	if w := d.Word(i); len(w) < 3 || t.Is(MixedCase) || w[len(w)-1] == 's' && !t.Is(AllCaps) && len(w) < 6 {
		return false // "PLCs"
	}
	if tag := d.Tag(i); tag != tagger.NNP && tag != tagger.NNPS {
		return false
	}
	k := names.Lookup(d.Word(i))
	return !k.Has(names.Product | names.Place | names.EnglishWord | names.Calendar | names.Eponym)
}

// pluralInitials reports whether a word is an initialism in the plural: "PLCs" are
// things; "ICL" may be an organisation.
func pluralInitials(w string) bool {
	w, plural := strings.CutSuffix(w, "s")
	for i := range len(w) {
		if w[i] < 'A' || w[i] > 'Z' {
			return false
		}
	}
	return plural && len(w) > 1
}

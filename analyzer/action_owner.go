package analyzer

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer/names"
)

// wideOwners stand for nobody in particular.
var wideOwners = Words(`i everyone everybody all anyone anybody someone somebody nobody noone none tbd tba tbc na n/a unassigned unowned unknown open we us ourselves who
		whoever various several any team everyone's community volunteers volunteer n a - – — ? todo self`)

func (a *ActionItem) addOwner(name string) {
	name = strings.TrimSpace(name)
	if name == "" || len(a.Owners) >= maxTags {
		return
	}
	for _, o := range a.Owners {
		if o == name {
			return
		}
	}
	a.Owners = append(a.Owners, name)
}

// nameSureness says whether words name a person or a team.
type nameSureness uint8

const (
	noName nameSureness = iota
	maybeName
	sureName
)

// ownerSeparators part the names of several owners.
var ownerSeparators = Words(", ; / & + | and or with together")

// readOwners adds the owners that a column or field names.
func (d *Document) readOwners(a *ActionItem, first, end int) {
	for p := first; p < end; {
		q := p
		for q < end && !ownerSeparators.Has(d.Tokens[q].Word) && (q == p || !d.Tokens[q].Is(LineStart)) && !d.opensBracket(q, p) {
			q++
		}
		d.readOwner(a, p, q)
		p = max(q, p+1)
		if q < end && (ownerSeparators.Has(d.Tokens[q].Word) || d.Tokens[q].Kind == PunctToken) {
			p = q + 1
		}
	}
}

func (d *Document) opensBracket(i, first int) bool {
	w := d.Tokens[i].Word
	return i > first && (w == aw.open || w == aw.close || w == aw.openSq || w == aw.closeSq)
}

// readOwner adds one name, unless it is a blank or means everybody.
func (d *Document) readOwner(a *ActionItem, first, end int) {
	for first < end && d.Tokens[first].Kind == PunctToken {
		first++
	}
	for end > first && d.Tokens[end-1].Kind == PunctToken {
		end--
	}
	if first == end || d.blank(first, end) || d.unowned(first, end) || wideOwners.Has(d.Tokens[first].Word) && end == first+1 {
		return
	}
	if x, ok := d.DateAt(first); ok && x.End == end || d.Tokens[first].Kind == NumberToken {
		return
	}
	if w := d.Tokens[first].Word; (w == aw.the || wideOwners.Has(w)) && end == first+2 && (wideOwners.Has(d.Tokens[first+1].Word) || RoleNouns.Has(d.Tokens[first+1].Word) && wideOwners.Has(w)) {
		return
	}
	a.addOwner(foldSpace(d.TokensText(first, end)))
}

// readHandles adds @handles: in an action item they say who will do it.
func (d *Document) readHandles(a *ActionItem, first, end int) {
	for i := first; i < end; i++ {
		if d.Tokens[i].Kind == HandleToken {
			a.addOwner(d.Word(i))
		}
	}
}

// techAcronyms are upper-case words that stand for things.
var techAcronyms = Words(`api apis cli sdk sdks db dbs dns cdn ci cd tls ssl vm vms lb lbs ui ux http https tcp udp os aws gcp k8s sql json yaml csv pdf url urls uri html css
		js mx ttl slo slos sla slas sli slis iam acl acls vpc rpc grpc ip ips bgp nat vpn lan wan ssd hdd nvme ram cpu gpu oom etl elt kpi mtu ntp dhcp ldap
		sso mfa otp jwt oauth saml rbac eks gke aks ecs ec2 rds s3 sqs sns kms hsm hpa pvc pv cni csi crd crds gc jvm jit orm ssr spa pwa rss smtp imap sms
		pin pos erp crm cms cdc wal lsn raft rto rpo mttr mtbf mttd rca poc mvp faq adr adrs rfc rfcs todo wip tbd p0 p1 p2 p3 p4 sev sev1 sev2 sev3 eu us uk
		apac emea na qps tps rps ha dr ddos waf ids xml soap ftp sftp ssh`)

// nameToken says whether token i by itself looks like the name of a person or
// an organisation.
func (d *Document) nameToken(i int) nameSureness {
	t := &d.Tokens[i]
	switch {
	case t.Kind == HandleToken:
		return sureName
	case t.Kind != WordToken || !t.Is(Capital):
		return noName
	case d.PersonName(i):
		return sureName
	case techAcronyms.Has(t.Word):
		return noName
	case TeamNames.Has(t.Word) && t.Is(AllCaps):
		return sureName
	}
	if t.End-t.Start == 1 {
		return maybeName
	}
	k := names.Lookup(d.Word(i))
	switch {
	case k.Has(names.GivenName|names.Surname) && !k.Has(names.Product|names.Calendar|names.CommonWord):
		return sureName
	case k.Has(names.GivenName) && !k.Has(names.CommonWord|names.Calendar):
		return maybeName
	case k.Has(names.EnglishWord|names.CommonWord|names.Product|names.Calendar|names.Place) && !t.Is(AllCaps):
		return noName
	case k.Has(names.Product | names.Calendar), t.Is(AllCaps) && t.End-t.Start > maxAcronym:
		return noName
	}
	return maybeName
}

// maxAcronym is longer than what organisations call themselves by letters.
const maxAcronym = 6

// nameOf says whether a run of tokens, without separators, names a person, a
// role or a team.
func (d *Document) nameOf(first, end int) nameSureness {
	for first < end && (Determiners.Has(d.Tokens[first].Word) && !wideOwners.Has(d.Tokens[first].Word)) {
		first++
	}
	for end > first && d.Tokens[end-1].Word == aw.dot {
		end--
	}
	n := end - first
	if n < 1 || n > 5 {
		return noName
	}
	head := d.Tokens[end-1].Word
	switch {
	case wideOwners.Has(d.Tokens[first].Word), AffectedNouns.Has(head):
		return noName
	case n == 1 && (TeamNames.Has(head) || meWords.Has(head) || d.teamHandle(first)):
		return sureName
	case (TeamNouns.Has(head) || unitNouns.Has(head) && (n > 1 || outsideNouns.Has(head)) || RoleNouns.Has(head) || TeamNames.Has(head) && n == 2) && d.plainWords(first, end):
		if n == 1 && TeamNouns.Has(head) {
			return noName
		}
		return sureName
	}
	if n == 1 {
		if s := d.smallName(first); s != noName {
			return s
		}
	}
	return d.personal(first, end)
}

// smallName is the sureness of a first name that is written without a capital,
// as in notes: "oksana: add a graph".
func (d *Document) smallName(i int) nameSureness {
	t := &d.Tokens[i]
	if t.Kind != WordToken || t.Is(Capital) || t.End-t.Start < 3 {
		return noName
	}
	k := names.Lookup(d.Word(i))
	switch {
	case !k.Has(names.GivenName) || k.Has(names.EnglishWord|names.CommonWord|names.Product|names.Calendar|names.Place|names.Company):
		return noName
	case k.Grade() >= names.Known:
		return sureName
	}
	return maybeName
}

// unitNouns are parts of an organisation besides teams; outsideNouns can own an
// item with no more than an article.
var (
	outsideNouns = Words("contractor vendor supplier provider partner")
	unitNouns    = Words("office bureau agency branch directorate secretariat centre center authority council service-desk wg sig tribe chapter guild workgroup", outsideNouns)
)

// teamHandle reports whether a hyphenated word is how a team is called:
// "ml-oncall", "storage-team".
func (d *Document) teamHandle(i int) bool {
	head, tail, ok := strings.Cut(d.Word(i), "-")
	if k := strings.LastIndexByte(tail, '-'); k >= 0 {
		tail = tail[k+1:]
	}
	return ok && head != "" && handleTails.Has(lookupWord(strings.ToLower(tail)))
}

var handleTails = Words("oncall team squad crew guild sre sres ops eng devs admins dba dbas platform infra wg leads core")

var meWords = Words("me myself")

// plainWords reports whether the tokens are words without a verb or a
// preposition but "of" and "on" among them.
func (d *Document) plainWords(first, end int) bool {
	for i := first; i < end; i++ {
		t := &d.Tokens[i]
		if t.Word == aw.has && i > first && i+1 < end {
			continue // "the registrar's office"
		}
		if t.Kind != WordToken && t.Kind != IdentToken && t.Word != aw.hyphen && t.Word != aw.slash || Auxiliary.Has(t.Word) || Prepositions.Has(t.Word) && t.Word != aw.of && t.Word != aw.on {
			return false
		}
	}
	return true
}

// personal says whether every token is part of a personal name.
func (d *Document) personal(first, end int) nameSureness {
	out := sureName
	known := false
	for i := first; i < end; i++ {
		switch {
		case i == first && i+1 < end && honorifics.Has(d.Tokens[i].Word):
			known = true
			continue
		case d.Tokens[i].Word == aw.dot || d.Tokens[i].Word == aw.hyphen:
			continue
		case i > first && names.Lookup(d.Word(i)).Has(names.Particle):
			continue
		}
		s := d.nameToken(i)
		known = known || s == sureName
		// A surname may be any word once the first name is clear.
		if s == noName && known && d.Tokens[i].Is(Capital) && !d.Tokens[i].Is(AllCaps) {
			s = sureName
		}
		out = min(out, s)
	}
	if out == maybeName && known {
		return sureName
	}
	return out
}

var honorifics = Words("mr mr. mrs mrs. ms ms. dr dr. prof prof. herr frau sir")

// namesOnly reports whether the tokens name owners and nothing else. With
// loose, unknown capitalised words will do.
func (d *Document) namesOnly(first, end int, loose bool) bool {
	if first >= end {
		return false
	}
	for p := first; p < end; {
		q := p
		for q < end && !ownerSeparators.Has(d.Tokens[q].Word) {
			q++
		}
		s := d.nameOf(p, q)
		if q == p {
			p++
			continue
		}
		if s == noName || s == maybeName && !loose || !loose && q-p == 1 && topicTeams.Has(d.Tokens[p].Word) {
			return false
		}
		p = q + 1
	}
	return true
}

// topicTeams are departments whose names also are subjects of work: before a
// colon they may be either.
var topicTeams = Words(`security infrastructure infra platform engineering support communication communications comms development quality maintenance risk design compliance
		operations ops product networking backend frontend analytics research audit legal finance marketing sales management leadership administration
		logistics growth planning`)

// skipNames steps over handles and what joins them.
func (d *Document) skipNames(i, end int) int {
	for i < end && (d.Tokens[i].Kind == HandleToken || ownerSeparators.Has(d.Tokens[i].Word)) {
		i++
	}
	return i
}

var (
	shallWords = Words("will shall 'll")
	oughtWords = Words("should must needs need is are has plans intends")
)

// ownerLead reads "Ann to add …", "Ann and the infra team to …", "ICL will …":
// the owners, and the token of the verb. next is first if there is none.
func (d *Document) ownerLead(first, end int) (owners []string, next int) {
	j := first
	for j < end && j < first+9 {
		w := d.Tokens[j].Word
		if w == aw.to || shallWords.Has(w) || d.Tokens[j].Kind == PunctToken && !ownerSeparators.Has(w) && w != aw.dot && w != aw.hyphen {
			break
		}
		j++
	}
	if j >= end-1 || j == first || j == first+9 {
		return d.ownerDoes(first, end)
	}
	w := d.Tokens[j].Word
	if w != aw.to && !shallWords.Has(w) {
		return d.ownerDoes(first, end)
	}
	v := j + 1
	for v < end-1 && Adverbs.Has(d.Tokens[v].Word) {
		v++
	}
	if BeForms.Has(d.Tokens[v].Word) || d.Tokens[v].Kind != WordToken || d.Tokens[v].Is(Capital) {
		return nil, first
	}
	if _, form := verbOf(d.Word(v)); form != bareVerb && !isVerb(d.Tag(v)) && !d.hyphenVerb(v) {
		return nil, first
	}
	named := d.beforeGoing(first, j)
	if named < j && d.namesOnly(first, named, true) {
		return d.ownerNames(first, named), v
	}
	if d.orderedVerb(first, j) || !d.namesOnly(first, j, true) || d.leadsWithVerb(first, j) && d.nameToken(first) != sureName && !RoleNouns.Has(d.Tokens[first].Word) {
		return nil, first
	}
	return d.ownerNames(first, j), j + 1
}

// beforeGoing is the end of the subject in "Ann is going" before "to", else end.
func (d *Document) beforeGoing(first, end int) int {
	i := end
	if i > first && goingWords.Has(d.Tokens[i-1].Word) {
		i--
	}
	if i > first && (BeForms.Has(d.Tokens[i-1].Word) || HaveForms.Has(d.Tokens[i-1].Word)) {
		return i - 1
	}
	return end
}

var goingWords = Words("going about due agreed offered planning asked set scheduled volunteered")

// hyphenVerb reports whether token i is a verb by its last part: "double-check".
func (d *Document) hyphenVerb(i int) bool {
	s := d.Word(i)
	at := strings.LastIndexByte(s, '-')
	if at <= 0 {
		return false
	}
	_, form := verbOf(s[at+1:])
	return form == bareVerb
}

// ownerDoes reads "Lena adds …", "DBA team adds …".
func (d *Document) ownerDoes(first, end int) (owners []string, next int) {
	if first >= end || eachWords.Has(d.Tokens[first].Word) {
		return nil, first
	}
	for j := first + 1; j < min(end-1, first+5); j++ {
		if d.Tokens[j].Kind != WordToken {
			break
		}
		base, form := verbOf(d.Word(j))
		if form == sVerb && base != 0 && (d.objectStart(j+1) || caringVerbs.Has(base)) && d.nameList(first, j) == sureName {
			return d.ownerNames(first, j), j
		}
	}
	return nil, first
}

var caringVerbs = Words("take look handle own drive lead")

// orderedVerb reports whether what stands before "to" is a verb: "Continue to
// …", but not "Mark to …".
func (d *Document) orderedVerb(first, end int) bool {
	if t := &d.Tokens[first]; TeamNames.Has(t.Word) && t.Is(Capital) && end == first+1 {
		return false // "Finance to check": the caller knows that no "be" follows
	}
	if _, form := verbOf(d.Word(first)); form == 0 || end > first+1 && d.Tokens[first+1].Kind == WordToken && !ownerSeparators.Has(d.Tokens[first+1].Word) {
		return false
	}
	k := names.Lookup(d.Word(first))
	return !k.Has(names.GivenName) || k.Grade() < names.Known
}

// ownerNames lists the names among the tokens.
func (d *Document) ownerNames(first, end int) []string {
	var a ActionItem
	d.readOwners(&a, first, end)
	return a.Owners
}

var (
	assignWords = Words("assigned owned led driven handled picked taken")
)

// sentenceOwner finds an owner in the sentence that begins at first: "The
// error tracking team should …", "assigned to Ann".
func (d *Document) sentenceOwner(a *ActionItem, first, end int, lead bool) {
	for i := first; i+2 < end && !lead || i+2 < end && i < first+80; i++ {
		if w := d.Tokens[i].Word; assignWords.Has(w) && (d.Tokens[i+1].Word == aw.to || d.Tokens[i+1].Word == aw.by) {
			q := i + 2
			for q < end && q < i+8 && (d.Tokens[q].Kind != PunctToken || d.Tokens[q].Word == aw.hyphen) && !duePreps.Has(d.Tokens[q].Word) {
				q++
			}
			if d.namesOnly(i+2, q, true) && (assignWords.Has(w) && w != aw.taken || d.nameOf(i+2, q) == sureName) {
				d.readOwners(a, i+2, q)
			}
		}
	}
	for i := first + 1; i < end && i < first+80; i++ {
		// "I'm doing that one myself": the author is known to the readers.
		if d.Tokens[i].Word == aw.myself && d.saysI(first, i) {
			a.addOwner(d.Word(i))
		}
	}
	// "to be added by the DBA team"
	for i := first + 2; i+1 < end; i++ {
		if d.Tokens[i].Word == aw.by && (d.Tokens[i-2].Word == aw.be || d.Tokens[i-2].Word == aw.being) {
			q := i + 1
			for q < min(end, i+7) && (d.Tokens[q].Kind == WordToken || d.Tokens[q].Kind == HandleToken) && !duePreps.Has(d.Tokens[q].Word) {
				q++
			}
			if d.nameList(i+1, q) == sureName {
				d.readOwners(a, i+1, q)
			}
		}
	}
	// A named team that shall act.
	for i := first + 1; i < end-1; i++ {
		if next := d.Tokens[i+1].Word; TeamNouns.Has(d.Tokens[i].Word) && (Modals.Has(next) || oughtWords.Has(next)) {
			d.teamOwner(a, first, i)
		}
	}
}

// saysI reports whether the first person stands among the tokens.
func (d *Document) saysI(first, end int) bool {
	for i := first; i < end; i++ {
		if d.Tokens[i].Word == wI {
			return true
		}
	}
	return false
}

// teamOwner adds the team whose noun is token i, if it has a name.
func (d *Document) teamOwner(a *ActionItem, first, i int) {
	p := i
	for p > first && p > i-5 && d.Tokens[p-1].Kind == WordToken && !Prepositions.Has(d.Tokens[p-1].Word) && !Coordinators.Has(d.Tokens[p-1].Word) {
		p--
		if Determiners.Has(d.Tokens[p].Word) {
			break
		}
	}
	if ph := (Phrase{p, i + 1, i}); p < i && !d.unnamedTeam(ph) && !d.machineGroup(ph) && d.plainWords(p, i+1) {
		d.readOwners(a, p, i+1)
	}
}

// leadOwner is the named team of a lead-in: "The storage team will do the
// following:".
func (d *Document) leadOwner(b *Block) string {
	var a ActionItem
	for s := b.FirstSentence; s < b.EndSentence; s++ {
		d.sentenceOwner(&a, d.Sentences[s].First, d.Sentences[s].End, false)
	}
	if len(a.Owners) == 0 {
		d.readHandles(&a, b.FirstToken, b.EndToken)
	}
	return strings.Join(a.Owners, ", ")
}

// resolveOwners settles labels that only the other items can explain: a name
// that owns one item also owns "[ICL] …" and "ICL: …", and so does a name that
// stands before several.
func resolveOwners(d *Document, items []*ActionItem) {
	known := map[string]bool{}
	labels := map[string]int{}
	tagged := 0 // items with an owner at the end
	for _, a := range items {
		if n := len(a.Owners); n > 0 && a.head.end < a.head.blockEnd && a.Form != TableForm {
			tagged++
		}
		for _, o := range a.Owners {
			known[strings.ToLower(strings.TrimPrefix(o, "@"))] = true
		}
		if a.Topic != "" && len(a.Owners) == 0 {
			for _, o := range d.ownerNames(a.head.labelFirst, a.head.labelEnd) {
				labels[o]++
			}
		}
	}
	for _, a := range items {
		if len(a.Owners) > 0 {
			continue
		}
		if h := &a.head; h.tailEnd > 0 && tagged > 1 && 2*tagged >= len(items) {
			// Where most items end with "– owner", so does this one.
			d.readOwners(a, h.tailFirst, h.tailEnd)
			h.end = min(h.end, h.tailFirst-1)
			a.Text = d.plainText(h.first, h.end)
			continue
		}
		if a.Topic != "" {
			d.labelOwner(a, known, labels)
		} else if h := &a.head; h.end-h.first > 2 && known[strings.ToLower(d.Word(h.first))] && d.nameToken(h.first) != noName {
			a.addOwner(d.Word(h.first))
			h.first++
			a.Text = d.plainText(h.first, h.end)
		}
	}
}

// labelOwner makes an item's label its owner if one of the label's names is
// known, or stands before other items too.
func (d *Document) labelOwner(a *ActionItem, known map[string]bool, labels map[string]int) {
	h := &a.head
	if !d.namesOnly(h.labelFirst, h.labelEnd, true) {
		return
	}
	found := d.ownerNames(h.labelFirst, h.labelEnd)
	for _, o := range found {
		if known[strings.ToLower(o)] || labels[o] > 1 {
			a.Owners, a.Topic = found, ""
			h.labelFirst, h.labelEnd = 0, 0
			return
		}
	}
}

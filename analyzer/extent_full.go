package analyzer

import "github.com/blamelint/blamelint/analyzer/names"

// Words that show that everything was affected.
var (
	downWords    = Words("down unavailable inaccessible unreachable offline unusable unresponsive dark dead")
	wDown        = W("down")
	goneVerbs    = Words("went go goes going gone became become becoming stayed remained taken knocked brought rendered left made rendering being turned kept", BeForms)
	takeDown     = Words("took takes take taking brought bring brings bringing knocked knocking pulled")
	downTails    = Words("to by from into the a an for-loop its our that payment")
	totalAdverbs = Words("completely entirely totally fully wholly all altogether utterly")
	wholeWords   = Words("all every entire whole complete each any everything everyone everybody 100")
	forAll       = Words("all everyone everybody every any anyone")
	wholeNouns   = Words(`service services site website web app application applications platform system systems network api portal server servers hub cluster product
		production store shop exchange chain environment backend registry instances stream database gateway infrastructure
		internet everything page pages line lines wiki board game forum fleet estate campus plant company hospital terminal airport stack backbone grid
		depot office school floor mill yard harbour`)
	pieceNouns = Words(`node nodes pod pods replica replicas host worker workers disk switch router link shard broker task process container thread
		job region zone feature component leader follower primary secondary standby validator validators proxy vm machine rack staging
		dashboard dashboards graph graphs monitoring grafana slack tool alert alerts ssh vpn firewall status`)

	watchNouns = Words("status dashboard dashboards graph graphs monitoring grafana slack firewall alert alerts staging screens panels")

	totalWords  = Words("total complete full global site-wide sitewide platform-wide system-wide systemwide worldwide nationwide company-wide entire network-wide blanket")
	totalThings = Words("outage outages loss downtime unavailability shutdown standstill stop failure blackout disruption halt stoppage collapse interruption breakdown")

	nobodyMarks = Words("no nobody none neither nothing noone no-one")
	notNobody   = Words(`lost affected impacted harmed risk injured compromised leaked stolen exposed corrupted longer more other effect aware paged doubt damage
		alert alerts alarm impact evidence immediately clear obvious backup backups issue issues problem problems one's idea monitoring error
		errors logs hurt change changes data funds reason record records noticed notified single-digit real customer-facing sign`)

	haltWords   = Words("halt halted halts halting stopped stalled ceased stall paused suspended frozen")
	chainWords  = Words("chain blockchain block blocks consensus network mainnet testnet epoch protocol trading market")
	downtimeWds = Words("downtime")
	noDowntime  = Words("no zero without minimal validator validators little slashing jailed minimise minimize reduce planned scheduled weekly slash")
	standWords  = Words("standstill")
	failWords   = Words(`failed fail fails failing down unavailable unable rejected stopped returned lost offline inaccessible unreachable error errors
		timed dark 503 502 500 refused dropped unusable declined off gone dead crashed without halted paused disconnected`)
)

// full looks for evidence that everything was gone.
func (r *extentReader) full() {
	d := r.d
	for i := range d.Each(downWords) {
		r.down(i)
	}
	for i := range d.Each(totalWords) {
		switch {
		case d.negatedNear(i):
		case totalThings.Has(r.at(i, i+1)):
			r.add(i, i+2, FullScope, 3, "that the loss was total", false)
		case totalThings.Has(r.at(i, i+2)) && r.at(i, i+1) != wOf:
			r.add(i, i+3, FullScope, 1, "that the loss was total", false)
		}
	}
	for i := range d.Each(totalThings) {
		r.wasTotal(i)
	}
	for i := range d.Each(nobodyMarks) {
		r.nobody(i)
	}
	for i := range d.Each(wholeWords) {
		r.all(i)
	}
	for i := range d.Each(haltWords) {
		if !r.within(i, i-5, i+1, chainWords) {
			continue
		}
		if d.negatedNear(i) {
			r.add(i-1, i+1, PartialScope, 3, "that it did not halt", false)
		} else {
			r.add(i, i+1, FullScope, 3, "that it halted", false)
		}
	}
	for i := range d.Each(downtimeWds) {
		if !r.within(i, i-4, i, noDowntime) && r.place(i) >= mainPlace {
			r.add(i, i+1, FullScope, 1, "that it was down", false)
		}
	}
	for i := range d.Each(ableWords) {
		r.notAble(i)
	}
	for i := range d.Each(stoppedWords) {
		if workVerbs.Has(r.at(i, i+1)) && r.within(i, i-5, i, wholeNouns) && !r.within(i, i-5, i, pieceNouns) {
			r.add(i, i+2, FullScope, 1, "that it stopped", false)
		}
	}
	for i := range d.Each(standWords) {
		r.add(i, i+1, FullScope, 3, "that it stood still", false)
	}
}

// wasTotal reads "the outage was complete", "the loss was partial".
func (r *extentReader) wasTotal(i int) {
	if !BeForms.Has(r.at(i, i+1)) && r.at(i, i+1) != wColon {
		return
	}
	j := i + 2
	for j < i+4 && Adverbs.Has(r.at(i, j)) {
		j++
	}
	switch w := r.at(i, j); {
	case totalWords.Has(w):
		r.add(i, j+1, FullScope, 5, "that it was total", false)
	case partialWords.Has(w):
		r.add(i, j+1, PartialScope, 5, "that it was partial", false)
	}
}

// down reads "the site went down", "was completely unavailable", "took down
// the entire service".
func (r *extentReader) down(i int) {
	d := r.d
	if d.negatedNear(i) {
		if BeForms.Has(r.at(i, i-2)) && denials.Has(r.at(i, i-1)) {
			r.add(i-1, i+1, PartialScope, 3, "that it stayed up", false)
		}
		return
	}
	if r.within(i, i-3, i, codeNumbers) {
		return
	}
	if d.Tokens[i].Word == wDown && takeDown.Has(r.at(i, i-1)) {
		if r.within(i, i+1, i+4, wholeWords) {
			r.add(i-1, i+1, FullScope, 4, "that everything was down", false)
		} else if !r.within(i, i+1, i+5, pieceNouns) {
			r.add(i-1, i+1, FullScope, 1, "that it was down", false)
		}
		return
	}
	if r.within(i, i-5, i-1, takeDown) && r.within(i, i-4, i, wholeNouns) && !r.within(i, i-4, i, pieceNouns) {
		r.gone(i, i-1, r.within(i, i-5, i, wholeWords))
		return
	}
	j, low := i-1, d.SentenceOf(i).First
	total := false
	for j > i-4 && j >= low && (d.Adverb(j) || totalAdverbs.Has(r.at(i, j)) || downWords.Has(r.at(i, j)) || r.at(i, j) == wAnd) {
		total = total || totalAdverbs.Has(r.at(i, j))
		j--
	}
	toAll := (r.at(i, i+1) == wForWord || r.at(i, i+1) == wTo) && r.within(i, i+2, i+5, forAll)
	title := d.BlockOf(i).Kind == Heading && d.BlockOf(i).Level <= 1
	if !goneVerbs.Has(r.at(i, j)) && !total && !toAll && !title && !r.rendered(i) && !wholeNouns.Has(r.at(i, i-1)) || d.Tokens[i].Word == wDown && downTails.Has(r.at(i, i+1)) {
		return
	}
	r.gone(i, j, total || toAll)
}

var (
	codeNumbers = Words("503 502 500 504 http scale scaled shut slow slowed break broke breaking")
	wForWord    = W("for")
)

// rendered is "rendering the router unreachable", "made the site unusable".
func (r *extentReader) rendered(i int) bool { return r.within(i, i-8, i, renderWords) }

var renderWords = Words("rendered rendering rendered left leaving made making render")

// gone weighs a state of being down by its subject.
func (r *extentReader) gone(i, verb int, total bool) {
	d := r.d
	first := max(d.SentenceOf(i).First, i-14)
	switch {
	case r.within(i, verb-5, verb, watchNouns):
	case r.somewhere(i + 1):
		r.add(i, i+3, PartialScope, 3, "that one part was affected", false)
	case total || r.within(i, first, i, wholeWords):
		r.add(i, i+1, FullScope, 4, "that all of it was gone", false)
	case r.within(i, verb-6, i, someWords) || r.within(i, verb-6, i, partWords):
		r.add(i, i+1, PartialScope, 2, "that some were gone, not all", false)
	case r.within(i, verb-5, verb, pieceNouns):
	default:
		r.add(i, i+1, FullScope, 2, "that it was gone", false)
	}
}

// somewhere is "in Safari", "on Android", "in Europe" at token i, and not "on
// Saturday".
func (r *extentReader) somewhere(i int) bool {
	if i+1 >= len(r.d.Tokens) || !acrossWords.Has(r.d.Tokens[i].Word) || r.at(i, i+1) == 0 && r.d.Tokens[i+1].Sentence != r.d.Tokens[i].Sentence {
		return false
	}
	t := &r.d.Tokens[i+1]
	return t.Kind == WordToken && t.Is(Capital) && !names.Lookup(r.d.Word(i+1)).Has(names.Calendar)
}

// nobody reads "no request was served", "nobody could log in", "nothing
// worked".
func (r *extentReader) nobody(i int) {
	s := r.d.SentenceOf(i)
	if r.d.Tokens[i].Word == wNo && givingVerbs.Has(r.at(i, i-1)) && !notNobody.Has(r.at(i, i+1)) {
		r.add(i-1, i+2, FullScope, 3, "that nothing got through", false)
		return
	}
	could := false
	for j := i + 1; j < min(s.End, i+8); j++ {
		t := &r.d.Tokens[j]
		switch w := t.Word; {
		case notNobody.Has(w), w == wOne && j == i+1 && r.d.Tokens[i].Word == wNo && serveWords.Has(r.at(i, j+1)), t.Kind == PunctToken && w != wHyphen && !(w == wComma && r.d.Tokens[i].Word == wNo):
			return
		case serveWords.Has(w) || could && couldVerbs.Has(w):
			r.add(i, j+1, FullScope, 4, "that nobody was served", false)
			return
		case couldModals.Has(w):
			could = true
		case could && !BeForms.Has(w) && !r.d.Adverb(j) && w != wTo:
			if thinkVerbs.Has(w) {
				return
			}
			r.add(i, j+1, FullScope, 3, "that nobody was served", false)
			return
		}
	}
}

var (
	givingVerbs = Words("produced served processed accepted delivered answered made returned completed sold booked took")
	couldModals = Words("could can able cannot")
	couldVerbs  = Words("access log login sign connect use reach reached open opened load loaded")
	// What a service does for those who use it.
	serveWords = Words(`served processed accepted possible delivered completed answered succeeded arrived reached through loaded usable worked
		responded reachable accessible opened booked sold moved produced included confirmed finalised finalized settled mined ran started finished`)
	thinkVerbs = Words("explain tell say see find know understand reproduce remember agree predict believe imagine guess mount rule say help")
)

// all reads "all requests failed", "the entire site was down", "hit all 22
// shards".
func (r *extentReader) all(i int) {
	s := r.d.SentenceOf(i)
	if ordinals.Has(r.at(i, i+1)) && r.within(i, i+2, i+8, impairedWords) {
		r.add(i, i+3, PartialScope, 3, "that a share was affected", false)
		return
	}
	thing := r.wholeThing(i)
	if r.within(i, i-8, i, featureNouns) {
		return // "images failed in all apps"
	}
	if thing < 0 {
		if r.field(i, affectedVerbs) || r.at(i, i-1) == wColon && affectedVerbs.Has(r.at(i, i-2)) {
			r.add(i, i+1, FullScope, 2, "that all were affected", false)
		}
		return
	}
	if r.oneKind(thing) {
		r.add(i, min(thing+3, s.End), PartialScope, 3, "that one kind of users was affected", false)
		return
	}
	for j := thing + 1; j < min(s.End, thing+8); j++ {
		if w := r.d.Tokens[j].Word; failWords.Has(w) {
			r.add(i, j+1, FullScope, 4, "that all were affected", false)
			return
		} else if w == wSemi || w == wComma {
			break
		}
	}
	switch {
	case r.within(i, i-2, i, refusedWords):
		r.add(i-1, thing+1, FullScope, 4, "that all were affected", false)
	case r.within(i, i-5, i, failNouns) && !r.within(i, i-5, i, sparedAlone), r.within(i, i-2, i, acrossWords) && r.within(i, i-4, i, failWords):
		r.add(i, thing+1, FullScope, 2, "that all were affected", false)
	}
}

// oneKind is "all customers in Frankfurt", "everyone who had not updated".
func (r *extentReader) oneKind(i int) bool {
	next := i + 2
	if next >= r.d.SentenceOf(i).End {
		return false
	}
	switch w := r.at(i, i+1); {
	case w == wWho:
		return everythings.Has(r.d.Tokens[i].Word) && !triedWords.Has(r.at(i, next))
	case w == wIn:
		return r.d.Tokens[next].Is(Capital) && !r.d.Tokens[next].Is(AllCaps)
	}
	return kindPreps.Has(r.at(i, i+1)) && !Determiners.Has(r.at(i, next))
}

// wholeThing is the noun that "all", "every" or "the entire" at token i stands
// before, or the word itself if it is "everything"; -1 if there is none.
func (r *extentReader) wholeThing(i int) int {
	s := r.d.SentenceOf(i)
	if everythings.Has(r.d.Tokens[i].Word) {
		return i
	}
	for j := i + 1; j < min(s.End, i+5); j++ {
		t := &r.d.Tokens[j]
		switch {
		case t.Kind == PunctToken:
			return -1
		case affectedThings.Has(t.Word), wholeNouns.Has(t.Word), partNouns.Has(t.Word):
			return j
		case j > i+1 && r.d.Tokens[j-1].Kind == NumberToken && t.Kind == WordToken && !notParts.Has(t.Word):
			return j
		}
	}
	return -1
}

var (
	affectedVerbs = Words("affected impacted")
	refusedWords  = Words("rejected dropped refused lost blocked declined denied")
	acrossWords   = Words("on across in")
	everythings   = Words("everything everyone everybody")
	ordinals      = Words("second third fourth fifth sixth seventh eighth ninth tenth other")
	triedWords    = Words("tried tries wanted attempted used uses visited opened")
	failNouns     = Words("affected affecting impacting impacted affects for down hit outage concerned stopped")
)

// notAble reads "unable to serve traffic", "was not available", "could not be
// reached", "users could not log in".
func (r *extentReader) notAble(i int) {
	w := r.d.Tokens[i].Word
	switch {
	case w == wUnable:
		if r.at(i, i+1) == wTo && accessVerbs.Has(r.at(i, i+2)) {
			r.access(i, i+2)
		}
	case stateWords.Has(w):
		if denials.Has(r.at(i, i-1)) || r.at(i, i-1) == wLonger {
			r.gone(i, i-1, (r.at(i, i+1) == wForWord || r.at(i, i+1) == wTo) && r.within(i, i+2, i+5, forAll))
		}
	case w == wDid:
		j := i + 1
		for j < i+4 && (denials.Has(r.at(i, j)) || r.d.Tokens[i].Kind == WordToken && Adverbs.Has(r.at(i, j))) {
			j++
		}
		if denials.Has(r.at(i, i+1)) && startVerbs.Has(r.at(i, j)) && wholeNouns.Has(r.at(i, i-1)) {
			r.add(i, j+1, FullScope, 2, "that it did not work", false)
		}
	default:
		j := i + 1
		for j < i+4 && (denials.Has(r.at(i, j)) || BeForms.Has(r.at(i, j))) {
			j++
		}
		if j > i+1 && denials.Has(r.at(i, i+1)) && accessVerbs.Has(r.at(i, j)) || w == wCannot && accessVerbs.Has(r.at(i, j)) {
			r.access(i, j)
		}
	}
}

// access weighs "could not log in", with the verb at v, by who could not.
func (r *extentReader) access(i, v int) {
	switch {
	case r.within(i, i-7, i, someWords), r.within(i, i-7, i, partWords), r.within(i, i-4, i, pieceNouns):
	case r.kindBefore(i):
		r.add(i, v+1, PartialScope, 2, "that one kind of users was affected", false)
	case r.within(i, i-7, i, wholeWords):
		r.add(i, v+1, FullScope, 3, "that nobody was served", false)
	default:
		r.add(i, v+1, FullScope, 1, "that it was not reachable", false)
	}
}

var (
	wUnable      = W("unable")
	wLonger      = W("longer")
	ableWords    = Words("unable could can cannot did", stateWords)
	wDid         = W("did")
	startVerbs   = Words("load work respond start open answer come run boot function")
	stateWords   = Words("available accessible reachable usable responsive responding")
	accessVerbs  = Words("access accessed reach reached log login sign connect serve open opened use used load loaded visit process")
	stoppedWords = Words("stopped ceased stops quit")
	workVerbs    = Words("working responding serving accepting answering producing functioning")
)

package analyzer

import (
	"strconv"
	"strings"

	"github.com/blamelint/blamelint/analyzer/tagger"
)

// Words that show that only a part was affected.
var (
	percentWords = Words("% percent pct")
	wPerWord     = W("per")

	// Shares of other things than users and requests.
	otherShares = Words(`disk disks volume volumes cpu cpus memory ram heap storage quota capacity utilisation utilization usage used inode inodes battery
		threshold thresholds limit limits slo sla slos objective target budget coverage rollout canary rolled ramp ramped ramping sampled sampling
		slippage interest fee fees apr discount tax quorum voting power stake stakes collateral ratio price premium humidity confidence swap
		full deployed deploying released enabled warning alarm alerts`)
	affectedThings = Words(`requests request traffic calls call orders order transactions transaction queries query sessions session logins login messages
		message events jobs builds uploads downloads payments payment checkouts invocations connections deliveries emails mails operations
		searches reads writes fetches responses lookups accounts sign-ups signups scans registrations`, AffectedNouns)
	impairedWords = Words(`failed fail fails failing failure failures error errors errored affected impacted declined rejected dropped lost delayed slow slower
		timed timeout timeouts unavailable unreachable offline down degraded missing stuck unable stale wrong incorrect late broken froze
		frozen crashed rejected refused returned empty success successful succeeded availability hit blocked queued`)

	someWords  = Words("some several certain few various")
	partWords  = Words("part subset fraction portion percentage proportion majority minority handful half third thirds quarter quarters tenth fifth sixth eighth segment share slice number")
	wNumber    = W("number")
	smallWords = Words("small limited low tiny smaller a certain")
	notParts   = Words(`minutes hours days weeks months years seconds times engineers people colleagues reasons attempts changes alerts alarms logs tests steps
		improvements tickets questions issues problems things options ideas factors causes details members teams reports comments notes points
		others moments updates fixes pages graphs metrics parts commits prs servers approaches`)

	slowWords = Words(`degraded degradation degradations degrade slow slower slowly slowness slowdown slowdowns sluggish sluggishness latency latencies delay
		delays delayed intermittent intermittently sporadic sporadically flaky flapping brownout brownouts stale lagged lagging lag laggy throttled
		partial partially elevated read-only`)

	sparedAlone = Words("unaffected unimpacted")
	sparedVerbs = Words("affected impacted touched hit")
	worksWords  = Words("worked works working functioned functioning")
	notWorked   = Words("on with around out to from for through hard together late towards toward closely tirelessly as overnight via at harder")
	keptWords   = Words("continued remained kept stayed continue remain")
	keptStates  = Words(`available online up operational readable accessible reachable unaffected functional normal normally intact working running serving to fine
		ok usable open healthy steady`)
	fineWords = Words("fine ok okay normal normally unaffected usual untouched healthy readable correct")
	restWords = Words("rest others else")
	// What is spared in a full outage too.
	sparedData = Words(`data fund funds stake money loss losses security record records backup backups personal integrity validators-set information state asset
		assets balance balances deposit deposits history keys wallet page status medication credential credentials password passwords
		principal share`)

	limitWords = Words("limited confined restricted isolated contained")
	wTo2       = W("to")
	onlyMarks  = Words("only alone solely exclusively just")
	partNouns  = Words(`region regions zone zones shard shards app apps feature features tenant tenants cluster clusters node nodes page endpoint endpoints
		country countries site sites datacenter datacentre customers customer users user tier plan browser version versions module component
		platform platforms province provinces branch office building city state market language device devices service account accounts
		requests api export import search store shop table partition cell rack availability-zone az`)
	oneWords = Words("one two three four five single")
)

// read looks for evidence of either kind.
func (r *extentReader) read() {
	d := r.d
	for i := range d.Each(percentWords) {
		r.percent(i, i+1)
	}
	for i := range d.Each(perCent) {
		if r.at(i, i-1) == wPerWord {
			r.percent(i-1, i+1)
		}
	}
	for i := range d.Each(someWords) {
		r.some(i)
	}
	for i := range d.Each(partWords) {
		r.part(i)
	}
	for i := range d.Each(ofWords) {
		r.counts(i)
	}
	for i := range d.Each(slowWords) {
		r.slow(i)
	}
	for i := range d.Each(partialWords) {
		r.called(i)
	}
	for i := range d.Each(insteadWords) {
		r.longer(i)
	}
	for i := range d.Each(throughoutWords) {
		if r.within(i, i-6, i, upWords) && !d.negatedNear(i) {
			r.spare(i, i+1)
		}
	}
	for i := range d.Each(noticeWords) {
		if j := i - 1; (r.at(i, j) == wNot || r.at(i, j) == wNotFull) && r.within(i, i-4, i, AffectedNouns) {
			r.add(j, i+1, PartialScope, 3, "that some noticed nothing", false)
		}
	}
	for i := range d.Each(impairedWords) {
		if r.place(i) >= mainPlace && r.kindBefore(i) {
			r.add(i, i+1, PartialScope, 2, "that one kind of users was affected", false)
		}
	}
	for i := range d.Each(newWords) {
		if r.place(i) >= mainPlace && r.within(i, i+1, i+4, affectedThings) && (r.within(i, i+2, i+9, impairedWords) || r.within(i, i+2, i+7, unableWords)) {
			r.add(i, i+2, PartialScope, 2, "that one kind of users was affected", false)
		}
	}
	r.spared()
	r.limited()
	r.features()
	r.full()
}

var (
	perCent = Words("cent")
	ofWords = Words("of in from")

	newWords        = Words("new newly existing")
	throughoutWords = Words("throughout")
	upWords         = Words("served available online up working worked continued readable operational answered reachable running normal normally unaffected open")
	noticeWords     = Words("notice")

	partialWords = Words("partial partially minor localised localized regional")
)

// at is the word at token i if it stands in the sentence of token of, or 0.
func (r *extentReader) at(of, i int) Word {
	s := r.d.SentenceOf(of)
	if i < s.First || i >= s.End {
		return 0
	}
	return r.d.Tokens[i].Word
}

// within reports whether a word of set stands among the tokens from first up
// to, not including, end, within the sentence of token of.
func (r *extentReader) within(of, first, end int, set Set) bool {
	s := r.d.SentenceOf(of)
	for i := max(first, s.First); i < min(end, s.End); i++ {
		if set.Has(r.d.Tokens[i].Word) {
			return true
		}
	}
	return false
}

// value reads the number at token i; ok is false for dates, times and
// versions.
func (r *extentReader) value(i int) (v float64, ok bool) {
	if i < 0 || i >= len(r.d.Tokens) {
		return 0, false
	}
	if n, ok := numberWords[r.d.Tokens[i].Word]; ok && r.d.Tokens[i].Word != 0 {
		return n, true
	}
	if r.d.Tokens[i].Kind != NumberToken {
		return 0, false
	}
	text := r.d.Word(i)
	mult := 1.0
	if t := strings.TrimSuffix(strings.TrimSuffix(text, "k"), "K"); t != text {
		text, mult = t, 1000
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", ""), 64)
	return v * mult, err == nil
}

var numberWords = map[Word]float64{W("one"): 1, W("two"): 2, W("three"): 3, W("four"): 4, W("five"): 5, W("six"): 6, W("seven"): 7, W("eight"): 8,
	W("nine"): 9, W("ten"): 10, W("eleven"): 11, W("twelve"): 12, W("twenty"): 20, W("hundred"): 100}

// percent reads "31 % of the customers", with the sign at i.
func (r *extentReader) percent(i, end int) {
	v, ok := r.value(i - 1)
	if !ok || v <= 0 || v > 100 || r.within(i, i-9, i+7, otherShares) {
		return
	}
	if !r.within(i, i-14, i+14, impairedWords) && !r.within(i, i, i+6, affectedThings) && !r.field(i, impairedWords) {
		return
	}
	if v < 100 {
		r.add(i-1, end, PartialScope, 3, "that a share was affected", false)
		return
	}
	if !r.within(i, i, i+8, goodWords) {
		r.add(i-1, end, FullScope, 4, "that all were affected", false)
	}
}

// field reports whether token i stands in a table cell whose row or column is
// headed by a word of set.
func (r *extentReader) field(i int, set Set) bool {
	b := r.d.BlockOf(i)
	if b.Row == nil || r.d.SentenceOf(i).First > b.FirstToken+8 {
		return false
	}
	if len(b.Row.Cells) > 0 && b.Row.Cells[0] != b && r.headed(b.Row.Cells[0], set) {
		return true
	}
	h := b.Row.Table.HeaderCell(b.Column)
	return h != nil && h != b && r.headed(h, set)
}

func (r *extentReader) headed(b *Block, set Set) bool {
	for i := b.FirstToken; i < min(b.EndToken, b.FirstToken+8); i++ {
		if set.Has(r.d.Tokens[i].Word) {
			return true
		}
	}
	return false
}

var goodWords = Words("successful succeeded success restored recovered healthy")

// some reads "some of our users", "several provinces".
func (r *extentReader) some(i int) {
	if r.place(i) < mainPlace {
		return
	}
	j := i + 1
	if r.at(i, j) == wOf {
		j++
	}
	r.plural(i, j)
}

// plural adds the words from i on if a plural noun follows at j that can have
// been affected.
func (r *extentReader) plural(i, j int) {
	s := r.d.SentenceOf(i)
	for k := j; k < min(s.End, j+5); k++ {
		t := &r.d.Tokens[k]
		if Determiners.Has(t.Word) && k == j {
			continue
		}
		if t.Kind == PunctToken || notParts.Has(t.Word) {
			return
		}
		if affectedThings.Has(t.Word) || (t.Kind == WordToken && (r.d.Tag(k) == tagger.NNS || r.d.Tag(k) == tagger.NNPS)) {
			if r.within(k, k+1, k+12, sparedVerbs) || affectedThings.Has(t.Word) || r.within(i, i-clauseReach, i+clauseReach, impairedWords) || r.within(i, i-clauseReach, i+clauseReach, slowWords) ||
				r.within(i, i-clauseReach, i+clauseReach, unableWords) {
				r.add(i, k+1, PartialScope, 3, "that some were affected, not all", false)
			}
			return
		}
	}
}

// clauseReach is how far a clause is looked through, in tokens, so that no
// sentence costs more than linear time.
const clauseReach = 40

var unableWords = Words("not n't unable cannot wrong no never empty experienced saw received noticed froze twice")

// part reads "a subset of users", "half of the greenhouses", "two thirds of".
func (r *extentReader) part(i int) {
	if r.at(i, i+1) != wOf && r.d.Tokens[i].Word != wHalfWord || r.place(i) < bodyPlace {
		return
	}
	if r.d.Tokens[i].Word == wNumber && !smallWords.Has(r.at(i, i-1)) {
		return
	}
	j := i + 1
	if r.at(i, j) == wOf {
		j++
	}
	if r.within(i, i+1, i+6, otherShares) || r.within(i, j, j+4, notParts) || r.within(i, j, j+3, hourWords) {
		return
	}
	s := r.d.SentenceOf(i)
	for k := j; k < min(s.End, j+5); k++ {
		if affectedThings.Has(r.d.Tokens[k].Word) || r.d.Tokens[k].Kind == WordToken && r.d.Tag(k) == tagger.NNS {
			r.add(i, k+1, PartialScope, 3, "that a part was affected", false)
			return
		}
	}
}

var (
	wHalfWord = W("half")
	wOutOf    = W("out")
	hourWords = Words("an hour day minute second week month year past team incident process change fix problem reason")
)

// counts reads "12 of 1,140 tills", "one in five kiosks", "9 out of 310", with
// "of" or "in" at i.
func (r *extentReader) counts(i int) {
	if i == r.d.SentenceOf(i).First {
		r.ofCounts(i)
		return
	}
	first := i - 1
	if r.at(i, first) == wOutOf {
		first--
		if _, ok := r.value(first); !ok && r.at(i, first-1) != 0 {
			first-- // "one validator out of 60"
		}
	}
	n, ok := r.value(first)
	if !ok {
		return
	}
	j := i + 1
	for j < i+4 && (Determiners.Has(r.at(i, j)) || approximately.Has(r.at(i, j))) {
		j++
	}
	m, ok := r.value(j)
	if ok && n == 0 && m > 1 && r.d.Tokens[i].Word == wOf {
		r.add(first, j+1, FullScope, 4, "that none was left", false)
	}
	if !ok || n >= m || n <= 0 || m >= 1900 && m < 2100 && r.d.Tokens[i].Word != wOf || r.within(i, j+1, j+3, notParts) || r.d.Tokens[i].Word != wOf && m > 100 {
		return
	}
	if r.within(i, j+1, j+3, percentWords) || r.dayOrStep(first) {
		return
	}
	r.add(first, j+1, PartialScope, 3, "that a part was affected", false)
}

// ofCounts reads "Of 310 ATMs, 9 were offline".
func (r *extentReader) ofCounts(i int) {
	s := r.d.SentenceOf(i)
	if r.d.Tokens[i].Word != wOf {
		return
	}
	m, ok := r.value(i + 1)
	for j := i + 2; ok && j < min(s.End, i+9); j++ {
		if n, ok := r.value(j); ok && n < m {
			r.add(i, j+1, PartialScope, 3, "that a part was affected", false)
			return
		}
	}
}

// dayOrStep tells "part 2 of 5" and "step 3 of 7" from a count.
func (r *extentReader) dayOrStep(i int) bool { return stepWords.Has(r.at(i, i-1)) }

var (
	stepWords     = Words("step part page section phase chapter day figure")
	approximately = Words("about around roughly approximately some nearly almost over")
)

// called reads "partial outage": the writers' own word for it.
func (r *extentReader) called(i int) {
	if w := r.at(i, i+1); (w == wOutage || r.at(i, i+2) == wOutage) && !r.d.negatedNear(i) {
		r.add(i, i+2, PartialScope, 5, "that it was partial", false)
	}
}

// slow reads "degraded", "intermittent", "latency".
func (r *extentReader) slow(i int) {
	p := r.place(i)
	if p < bodyPlace || r.d.negatedNear(i) || r.within(i, i+1, i+3, slowNouns) {
		return
	}
	strength := 1
	if p == mainPlace {
		strength = 2
	}
	r.add(i, i+1, PartialScope, strength, "that it was slower or unsteady, not gone", true)
}

var wOutage = W("outage")

// longer reads "took 20 s instead of 2 s", "took longer than usual".
func (r *extentReader) longer(i int) {
	_, number := r.value(i - 1)
	_, before := r.value(max(i-2, 0))
	switch {
	case r.d.Tokens[i].Word == wInstead && !number && !before, r.place(i) < bodyPlace:
	case r.within(i, i-6, i, tookWords):
		r.add(i, i+1, PartialScope, 2, "that it was slower, not gone", true)
	}
}

var (
	wInstead     = W("instead")
	insteadWords = Words("instead longer")
	tookWords    = Words("took takes taking loaded answered waited in after needed")
)

var slowNouns = Words("query log logs replica replicas user access role flag flags token key keys consumer alert alerts dashboard monitor budget threshold")

// negatedNear reports whether a denial stands just before token i.
func (d *Document) negatedNear(i int) bool {
	s := d.SentenceOf(i)
	for j := i - 1; j >= max(s.First, i-3); j-- {
		if denials.Has(d.Tokens[j].Word) {
			return true
		}
	}
	return false
}

// spared reads "search was unaffected", "the other regions worked as usual".
func (r *extentReader) spared() {
	d := r.d
	for i := range d.Each(sparedAlone) {
		r.spare(i, i+1)
	}
	for i := range d.Each(sparedVerbs) {
		if j := i - 1; r.at(i, j) == wNotFull || r.at(i, j) == wNot || r.at(i, j-1) == wNotFull || r.at(i, j-1) == wNot {
			r.spare(i-1, i+1)
		}
	}
	for i := range d.Each(worksWords) {
		if notWorked.Has(r.at(i, i+1)) && !(r.at(i, i+1) == wAs2 && fineWords.Has(r.at(i, i+2))) || d.negatedNear(i) || r.byPeople(i) {
			continue
		}
		r.spare(i, i+1)
	}
	for i := range d.Each(keptWords) {
		if keptStates.Has(r.at(i, i+1)) || keptStates.Has(r.at(i, i+2)) {
			r.spare(i, i+2)
		}
	}
	for i := range d.Each(fineWords) {
		if BeForms.Has(r.at(i, i-1)) || r.at(i, i-1) == wAs2 || restWords.Has(r.at(i, i-1)) || normalVerbs.Has(r.at(i, i-1)) {
			r.spare(i, i+1)
		}
	}
}

var (
	wAs2        = W("as")
	normalVerbs = Words("served operated operating behaved ran processed")
)

// byPeople tells "the crew worked" from "search worked".
func (r *extentReader) byPeople(i int) bool {
	t := r.d.Tag(i)
	if t == tagger.NN || t == tagger.JJ {
		return true
	}
	a := r.d.GrammaticalSubject(i)
	return a.Agent.Human() || a.Agent == AffectedAgent || a.Dropped
}

// spare adds the words from i on unless what was spared is data, money or the
// like, which a full outage spares too, or all is well again.
func (r *extentReader) spare(i, end int) {
	if sparedData.Has(r.headBefore(i)) || r.within(i, i-8, end+8, afterWords) || r.within(i, i, end+6, designWords) {
		return
	}
	if r.within(i, i-4, i, AffectedNouns) && r.within(i, i-clauseReach, i, noWords) {
		return
	}
	r.add(i, end, PartialScope, 4, "that something went on working", false)
}

// headBefore is the noun before the verb group that ends at token i: "data" in
// "no data was affected", "collection" in "data collection was not affected".
func (r *extentReader) headBefore(i int) Word {
	j := i - 1
	for j > i-5 && (BeForms.Has(r.at(i, j)) || HaveForms.Has(r.at(i, j)) || DoForms.Has(r.at(i, j)) || Adverbs.Has(r.at(i, j))) {
		j--
	}
	return r.at(i, j)
}

// kindBefore reports whether the words before token i speak of one kind of
// users only: "users on old clients", "customers with SSO enabled".
func (r *extentReader) kindBefore(i int) bool {
	for j := i - 1; j > i-8; j-- {
		if !affectedThings.Has(r.at(i, j)) {
			continue
		}
		if w := r.at(i, j+1); kindPreps.Has(w) || w == wFrom && j+2 < i && r.d.Tag(j+2) != tagger.VBG {
			return true
		}
	}
	return false
}

var kindPreps = Words("on with using running behind whose")

var (
	afterWords  = Words("after again once restored recovered fixed since finally then everything resolved rollback rolled reverted resumed until")
	designWords = Words("designed intended expected planned")
	noWords     = Words("no")
)

// limited reads "limited to one region", "Android app alone", "in one region".
func (r *extentReader) limited() {
	d := r.d
	for i := range d.Each(limitWords) {
		if r.at(i, i+1) == wTo2 && r.place(i) >= sidePlace {
			r.add(i, i+2, PartialScope, 3, "that it was limited to a part", false)
		}
	}
	for i := range d.Each(onlyMarks) {
		if r.place(i) < bodyPlace {
			continue
		}
		if r.within(i, i-4, i, partNouns) && r.within(i, i-10, i, impairedWords) || r.within(i, i+1, i+5, partNouns) && r.within(i, i-8, i+10, impairedWords) {
			r.add(i, i+1, PartialScope, 2, "that a part was affected", false)
		}
	}
	for i := range d.Each(oneWords) {
		if r.place(i) >= mainPlace && regionNouns.Has(r.at(i, i+1)) && r.within(i, i-4, i, inWords) {
			r.add(i, i+2, PartialScope, 2, "that one part of the estate was affected", false)
		}
	}
}

var (
	regionNouns = Words("region regions zone zones shard shards tenant tenants cluster clusters datacenter datacenters datacentre datacentres country countries province provinces city cities branch branches store stores office offices shop shops building buildings school schools ward wards site sites depot depots hall halls terminal account rack availability")
	inWords     = Words("in from to affected affecting across")
)

// features reads "avatars did not load", "the export button had no effect": a
// part of the product and not the product.
func (r *extentReader) features() {
	for i := range r.d.Each(featureNouns) {
		if r.place(i) >= mainPlace && r.within(i, i+1, i+7, impairedWords) || r.place(i) >= mainPlace && r.within(i, i+1, i+5, unableWords) {
			r.add(i, i+1, PartialScope, 1, "that a feature was affected, not the whole", false)
		}
	}
}

var featureNouns = Words(`toggle button buttons form menu filter avatar avatars badge badges image images preview previews export exports thumbnail thumbnails
	widget widgets upload uploads attachment attachments notification notifications email emails invoice invoices report reports search autocomplete
	recommendation recommendations comment comments feed feeds chart charts webhook webhooks caption captions voice video statistics
	receipts coupon coupons`)

package analyzer

import "strings"

// Verbs by what an action item that begins with them yields. The lists hold
// base forms; inflection knows the others.
var (
	// makeVerbs yield something that one can look at when it is finished.
	makeVerbs = Words(`deal abandon abolish abort absorb abstract accelerate accept acquire activate adapt add adjust admit adopt advertise advise aggregate agree align
		allocate allow alphabetize alter amend annotate announce anonymise anonymize appoint append apply approve archive arrange articulate assemble assert
		assign attach attract audit augment authenticate author authorise authorize auto-scale autoscale automate avoid backfill backport balance ban base
		batch begin benchmark bind blacklist blocklist bolster book boot bootstrap bound break bring broadcast budget build bump buy calculate calibrate
		cancel canonicalise canonicalize cap capture carry categorise categorize centralise centralize certify chain charge clarify classify clean cleanup
		clear clone close cluster codify collapse collate collect combine come commission commit compare compensate compile complete compress compute conceal
		concentrate condense conduct configure confirm connect consolidate constrain construct contact contain containerise containerize contract contribute
		convert convey copy correct correlate cover craft create credit cross-check customise customize cut debounce decentralise decentralize decide declare
		decommission decompose decouple decrease decrypt dedicate deduplicate default defer define delay delegate delete deliver demote denormalise
		denormalize deny depict deploy deprecate derive describe designate destroy detach detect determine develop devise diagnose differentiate digitise
		digitize direct disable disallow discard disconnect discontinue disown display dispose distinguish distribute divert divide document dockerise double
		downgrade download draft drain draw drop duplicate earmark eject elevate eliminate embed employ empower emit enable encapsulate encode encrypt end
		enforce engage enlarge enlist enqueue enrich enrol enroll ensure enter equip eradicate erase escalate establish evacuate evict exclude execute exempt
		expand expire explain explicitly export expose extend extract facilitate fail failover fence fetch file fill filter finalise finalize finance finish
		fix flag flatten flip flush forbid force formalise formalize format formulate fork forward free fuel fulfil fulfill fund gather generate get give
		grant group guarantee guard hand handle harmonise harmonize hide highlight hire hoist hold honor honour host identify ignore implement impose include
		incorporate increment inform inherit initialise initialize initiate inject insert install instantiate institute instrument insulate integrate
		internalise interpolate introduce invalidate inventory invert invest invite invoke isolate join jitter kill land launch lay leave let leverage lift
		limit link localise localize locate lock log lower maintain make mandate manage map mark mask match materialise measure memoize merge migrate minify
		minimise minimize mirror mitigate mock modernise modernize modify modularise modularize mount move mute name negotiate normalise normalize notify
		nominate number obfuscate obtain offboard offload omit onboard open orchestrate order organise organize outfit outline outsource overhaul override
		overwrite own package page paginate parallelise parallelize parameterise parameterize parse partition pass patch pause perform permit persist phase
		pick pilot pin pinpoint place plot point populate post postpone pre-allocate pre-compute pre-warm preallocate precompute prefer prefix preload prepare
		present preserve prevent print prioritise prioritize privatise procure produce prohibit promote propagate propose protect prototype prove provide
		provision proxy prune publish pull purchase purge push put quarantine quantify query queue quota raise randomise randomize rate-limit ratelimit re-add
		re-apply re-architect re-arm re-balance re-build re-check re-configure re-create re-deploy re-enable re-engineer re-factor re-image re-implement
		re-index re-instate re-introduce re-issue re-key re-land re-name re-open re-order re-provision re-route re-run re-send re-sign re-size re-sync re-test
		re-tune re-use re-work re-write reach reactivate rearchitect rearrange reassign rebalance rebase reboot rebuild recalculate recalibrate recategorise
		reclaim reclassify recompute reconcile reconfigure reconnect reconstruct record recover recreate recruit rectify recycle redact redefine redeploy
		redesign redirect redistribute redo reduce reenable refactor refill reformat refresh refund refuse register regenerate regulate rehearse reimage
		reimburse reimplement reindex reinstall reinstate reintroduce reissue reject rekey relabel relax release relocate reload remap remedy remount remove
		rename render renegotiate renew reopen reorder reorganise reorganize repair repartition repay repeat replace replay replicate report repoint
		repopulate reprocess reproduce reprovision request require reroute rerun resend reserve reset reshape reshard resize resolve restart restock restore
		restrict restructure resubmit resume resurface resync retain rethrow retire retrieve retry retrofit return reuse reveal revert revise revive revoke
		reword rewire rework rewrite right-size rightsize roll rotate route run safeguard sanitise sanitize satisfy save scaffold scale schedule scope scrap
		scrape script seal search secure seed segment segregate select sell send separate serialise serialize serve set setup set-up settle shard share shed
		shift ship shorten show shrink shut sign signal silence simplify simulate skip slim slow snapshot solicit solve sort source spawn specify speed spin
		split sponsor squash stabilise stabilize staff stage stagger standardise standardize start stop store stratify stream stress-test stretch strip stub
		submit subscribe subtract supersede supplement supply support suppress surface suspend swap switch sync synchronise synchronize tag take tear
		terminate test throttle tie time toggle trace track transfer transform transition translate transmit trap treat trigger trim truncate tune turn
		unblock unbundle undeploy undo unfreeze unify uninstall unlock unmute unpin unpublish unset untangle update upgrade uplift upload upsize use utilise
		utilize vacate validate vendor verify version vet virtualise virtualize void waive warm warn weigh weight whitelist widen wipe wire withdraw withhold
		wrap write zero allowlist denylist dogfood dual-write feature-flag fuzz load-test lint monkey-patch smoke-test soak spike-test sunset timebox time-box
		triage unit-test catch cache block bake alert back buffer check chart code change control cordon crash debug delist depend design diff disclose dump
		echo edit estimate exercise expedite fall fan finetune fine-tune fold freeze gate grow halt hook issue keep label load monitor observe offer pair plan
		ping plug poll pool prime probe process profile program promise pipeline quorum rate reference retag root sample scan shadow slot sleep sniff stand
		standby state stress tail target task template tighten tier unwind view wait watch wean work receive recommend reconvert round-robin read re-read
		reread recap spell steer step stipulate supervise apologise apologize thank train retrain teach coach educate remind instruct tell brief ask urge
		encourage circulate demonstrate practise practice improve enhance strengthen optimise optimize harden increase boost better streamline refine polish
		broaden deepen heighten reinforce fortify lessen mature level tidy beef sharpen have do conclude say sit`)

	// weakVerbs end in thought or talk; by themselves they yield nothing that
	// others can use.
	weakVerbs = Words(`investigate explore consider reconsider discuss examine research study evaluate assess analyse analyze think look review figure find understand learn
		see pay be become try attempt aim strive seek endeavour endeavor hope continue brainstorm debate talk wonder ponder contemplate revisit rethink
		reassess re-evaluate reevaluate reexamine re-examine re-think re-assess inquire enquire inspect dig delve mull chat liaise collaborate cooperate
		communicate remember bear familiarise familiarize refamiliarise refamiliarize know follow wish gauge survey scrutinise scrutinize muse reflect circle
		touch meet deliberate read care mind respect adhere comply`)

	// nounVerbs are as often nouns; what follows them decides.
	nounVerbs = Words(`access alert approach audit back backup balance bar base batch benchmark block bound bounds bridge budget buffer build cache call cap cause chain
		change charge chart check claim clone cluster code commit contact contract control copy cost cover crash credit cut cycle damage date deal debug
		default delay demand deploy design diff document double draft drain draw drill drop dump echo edit end escape estimate exercise exit experiment export
		face fail fan feature-flag feedback field file filter fix flag flow focus force fork form format forward frame freeze function fund gate gauge grant
		group guarantee guard guide handle hardening harness heartbeat help hide hint hook host import impact increase index influence input insert install
		interest interface issue jitter join journal jump kill label lack land launch layer lead leak level lift limit link list load lock log logging loop
		map mark mask match matter measure merge mirror mix mock model monitor move name need network notice number object offer open order outline output
		override overview own package page pair parse partition pass patch pause pilot pin ping pipe pipeline place plan plot point policy poll pool post
		practice present price prime print probe process produce profile program progress project promise proof protest prototype proxy purchase purge push
		query question queue quote raise range rate reach read rebuild recap record recovery redesign reference refactor refresh refund register release
		remedy render rent repair repeat replay reply report request rescue research reserve reset resolve resource response rest restart restore result
		resume retry return review revise rework reward rewrite risk role roll rollback root round route rule run sample save scale scan schedule scope score
		script search seed segment self-test sense sequence service set setup shadow shape share shed shift ship show sign signal silence size skip sleep slot
		snapshot sort sound source spike split sponsor spot staff stage stake stand standard start state station status step stock stop store stream stress
		stretch structure study style subject supply support surface surge survey swap switch sync tag target task template test thread threshold throttle tie
		time time-box title toggle tool touch trace track trade traffic train transfer transition trap trash treat trigger trim trip trust try tune turn type
		update upgrade upload use value vendor version view visit voice vote wait walk warm watch wave weight wipe wire wish word work wrap write zero
		clean-up cleanup follow-up fallback failover lookup rollout shutdown sign-off hire outsource dogfood lint canary sandbox spare`)

	// improveVerbs promise more of a quality and say neither how nor how much.
	improveVerbs = Words(`improve enhance strengthen optimise optimize increase boost better streamline refine polish bolster deepen heighten fortify mature sharpen level beef
		tidy modernise modernize maximise maximize ameliorate uplift solidify`)

	// hardenVerbs are improvements that name their kind.
	hardenVerbs = Words("harden tighten reduce minimise minimize simplify clarify expand broaden extend speed reinforce lower shorten raise")

	irregularPast = map[string]string{
		"sent": "send", "made": "make", "built": "build", "wrote": "write", "written": "write", "ran": "run", "began": "begin", "begun": "begin", "took": "take", "taken": "take",
		"found": "find", "got": "get", "gotten": "get", "gave": "give", "given": "give", "did": "do", "done": "do", "went": "go", "gone": "go", "brought": "bring", "bought": "buy",
		"caught": "catch", "chose": "choose", "chosen": "choose", "drew": "draw", "drawn": "draw", "fell": "fall", "fallen": "fall", "froze": "freeze", "frozen": "freeze",
		"held": "hold", "hid": "hide", "hidden": "hide", "kept": "keep", "knew": "know", "known": "know", "left": "leave", "lent": "lend", "met": "meet", "paid": "pay",
		"rebuilt": "rebuild", "redid": "redo", "redone": "redo", "reran": "rerun", "rewrote": "rewrite", "rewritten": "rewrite", "said": "say", "sold": "sell", "shown": "show",
		"shrank": "shrink", "shrunk": "shrink", "spent": "spend", "spun": "spin", "stood": "stand", "stuck": "stick", "swapped": "swap", "taught": "teach", "told": "tell",
		"thought": "think", "undid": "undo", "undone": "undo", "understood": "understand", "won": "win", "withdrew": "withdraw", "withdrawn": "withdraw",
		"bound": "bind", "broke": "break", "broken": "break", "fed": "feed", "led": "lead", "sought": "seek", "overrode": "override", "resent": "resend", "re-sent": "resend",
	}
	irregularBase = Words(`send make build write run begin take find get give do go bring buy catch choose draw fall freeze hold hide keep know leave lend meet pay rebuild redo
		rerun rewrite say sell show shrink spend spin stand stick swap teach tell think undo understand win withdraw bind break feed lead seek override resend`)
	// The past of these looks like their base form.
	evenPast = Words("set put cut shut split let cost hit quit spread reset bid shed read upset offset broadcast beat")
)

// A inflection is the inflection of a verb.
type inflection uint8

const (
	bareVerb inflection = iota + 1
	ingVerb             // "adding"
	edVerb              // "added"; also the participle
	sVerb               // "adds"
)

// knownVerb reports whether w is the base form of a verb of the lists.
func knownVerb(w Word) bool { return makeVerbs.Has(w) || weakVerbs.Has(w) }

// baseOf is the Word of a base form; prefixes such as "re-" are looked
// through.
func baseOf(s string) (Word, bool) {
	w := lookupWord(s)
	if knownVerb(w) || irregularBase.Has(w) {
		return w, true
	}
	for _, p := range [...]string{"re-", "de-", "un-", "auto-", "pre-", "co-", "over", "re", "un", "de", "dis", "mis", "auto", "pre"} {
		if rest, ok := strings.CutPrefix(s, p); ok && len(rest) > 3 {
			if w := lookupWord(rest); knownVerb(w) {
				return w, true
			}
		}
	}
	return 0, false
}

// verbAt reads the word as a verb: its base form's Word, which is 0 for verbs
// that no list holds, and its form; form is 0 if it does not look like a verb.
func verbOf(word string) (base Word, form inflection) {
	s := strings.ToLower(word)
	if w, ok := baseOf(s); ok {
		return w, bareVerb
	}
	if b, ok := irregularPast[s]; ok {
		w, _ := baseOf(b)
		return w, edVerb
	}
	for _, e := range [...]struct {
		suffix string
		form   inflection
	}{{"ing", ingVerb}, {"ed", edVerb}, {"es", sVerb}, {"s", sVerb}} {
		stem, ok := strings.CutSuffix(s, e.suffix)
		if !ok || len(stem) < 2 {
			continue
		}
		if w, ok := unstemmed(stem, e.form); ok {
			return w, e.form
		}
	}
	return 0, 0
}

// unstemmed finds the verb whose inflected form left the stem: "add", "mov",
// "stopp", "appl".
func unstemmed(stem string, form inflection) (Word, bool) {
	if w, ok := baseOf(stem); ok {
		return w, true
	}
	if w, ok := baseOf(stem + "e"); ok && form != sVerb {
		return w, true
	}
	n := len(stem)
	if stem[n-1] == 'i' && form != ingVerb {
		if w, ok := baseOf(stem[:n-1] + "y"); ok {
			return w, true
		}
	}
	if stem[n-1] == 'y' && form == ingVerb {
		if w, ok := baseOf(stem[:n-1] + "ie"); ok {
			return w, true
		}
	}
	if n > 3 && stem[n-1] == stem[n-2] {
		return baseOf(stem[:n-1])
	}
	return 0, false
}

package analyzer

import "strings"

// Verbs by what an action item that begins with them yields. The lists hold
// base forms; inflection knows the others.
var (
	// makeVerbs yield something that one can look at when it is finished.
	makeVerbs = Words(`grey gray address import consume email empty halve hotfix hardcode hard-code cherry-pick loosen narrow power-cycle uncap uncouple undrain unthrottle untick reflash replug republish
		reseed re-seed re-point tweak size price call reply nuke toss decline hang laminate sew bury screw nail clamp crimp dust mop lubricate grease refuel ventilate cool waterproof recable unrack decant shrink-wrap mow stencil engrave etch
		emboss unhook unlatch re-mount re-label recolour recolor subtitle caption proofread typeset countersign reattest recertify relist list lend borrow
		requisition debit trash shred templatise templatize parametrise terraform mutation-test chaos-test soak-test dedupe taint untaint uncordon tally padlock
		fit disinfect redraft re-edit prepend haul gzip decompress cross-reference cross-link hyperlink bookmark photocopy demagnetise rehang abandon abolish abort absorb abstain abstract accelerate accept acclimatise accommodate accrue acknowledge acquaint acquire activate adapt add adjourn
		adjust administer admit adopt advertise advise aggregate agree aid alarm alert alienate align allay alleviate allocate allot allow allowlist
		alphabetize alter alternate amass amend amplify anchor annotate announce anonymise anonymize anticipate apologise apologize appease append apply
		appoint apprise approve archive arm arrange articulate ascertain ask assemble assert assign assist assure attach attain attest attract attune audit
		augment authenticate author authorise authorize auto-scale automate autoscale avert avoid await award back backfill backport bake balance ban bar base
		batch beef begin benchmark better bin bind blacklist block blocklist board bolster bolt book book-keep boost boot bootstrap border bottle bounce bound
		box branch brand break bridge brief bring broadcast broaden broker brush bucket budget buffer build bulk bulk-edit bump bundle bus button buy bypass
		cable cache calculate calendar calibrate calm cancel canonicalise canonicalize cap capture card carry cascade catalog catalogue catch categorise
		categorize caution cement centralise centralize certificate certify chain chair chalk champion change channel charge chart charter chase check choose
		chunk circulate clarify classify clean cleanup clear clip clock clone close club cluster co-locate coach coalesce coax code codify collapse collate
		collect colocate color colour combine come commission commit compact compare compel compensate compile complete compost compound compress comprise
		compute concatenate conceal concede conceive concentrate conclude concrete condense conduct confer configure confine confirm conform congratulate
		conjure connect consent conserve console consolidate constitute constrain construct construe consult contact contain containerise containerize contend
		content contest contour contract contribute control convene converge convert convey coordinate copy cordon cork correct correlate corroborate cost
		count counter couple cover crack cradle craft crash crawl create credit crew crop cross-check crown cube cue cultivate cup curate curb curtail curve
		cushion customise customize cut dampen deactivate deal debounce debug decentralise decentralize decide deck declare decommission decompose decouple
		decrease decrypt dedicate deduct deduplicate deem deepen default defend defer define deflect defuse delay delegate delete delimit delineate delist
		deliver demonstrate demote demystify denormalise denormalize deny denylist depend depict deploy deposit deprecate deprioritise deprioritize derate
		derive describe design designate destroy detach detail detain detect deter determine develop devise devote diagnose diagram dial diet diff
		differentiate diffuse digitise digitize dilute dim diminish direct disable disallow disarm disassemble disc discard discern discharge discipline disclose
		disconnect discontinue discount discourage discover disengage disentangle dismantle disown dispatch dispel disperse display dispose disseminate
		dissolve dissuade distinguish distribute diversify divert divide do dock dockerise document dogfood double downgrade download draft drain draw dress
		drip drive drop drum dual-write duct dump duplicate earmark earn ease echo edge edit educate eject elevate elicit eliminate elongate embark embed
		embrace emit employ empower emulate enable encapsulate encase encode encompass encourage encrypt end endorse energise enforce engage enhance enjoin
		enlarge enlighten enlist enqueue enrich enrol enroll ensure enter enumerate envelope equalise equalize equate equip eradicate erase erect escalate
		escort espouse establish estimate evacuate evict evolve exchange exclude execute exempt exercise exert exhaust exhibit expand expedite expire explain
		explicitly export expose extend extinguish extract extrapolate eye facilitate factor fail failover fake fall fan fashion fasten feature feature-flag
		feed fence fetch file fill filter finalise finalize finance fine fine-tune finetune finger fingerprint finish fire fix flag flame flash flatten
		flavour fleet flesh flip float flood flow flush fold foot forbid force forecast foresee forestall forge forgo fork form formalise formalize format
		formulate fortify forward foster fountain frame free freeze frequent front fuel fulfil fulfill fund funnel furnish fuse fuzz garage gate gather gear
		generate get ghost give glance glean glue govern grade grant graph grid grip ground group grow guarantee guard guess gun halt hammer hand handicap
		handle harden harmonise harmonize harness hash hasten have head heat hedge heighten helm help hide highlight hire hoard hoist hold hole hone honor
		honour hook horn host house hub identify idle ignore illustrate image imitate impart impede implant implement impose improve improvise incentivise
		incentivize inch include incorporate increase increment index induce infer inflate inform infuse ingest inherit inhibit initialise initialize initiate
		inject ink innovate inscribe insert inspire instal install instantiate instigate instil institute instruct instrument insulate integrate intensify
		intercept interconnect interleave interlock internalise interpolate interpret interrupt intervene interview introduce inundate invalidate inventory
		invert invest invite invoice invoke iron isolate issue itemise itemize jacket jail jam jet jitter join jot judge juggle justify juxtapose keep key
		kick kill kit knit knock knot label ladder land lane lap laser lash latch launch launder lay layer leaf leak lease leave lengthen lessen let level
		lever leverage liberate licence license lift light lighten limit line link lint liquidate load load-test loan lobby localise localize locate lock
		lodge log loop lower lure magnify mail maintain make man manage mandate manipulate manufacture map mark market marry mask masquerade master match
		materialise mature maximise maximize measure mediate memoize memorise memorize mend merge meter migrate militate mimic mince mine mingle minify
		minimise minimize mint mirror mitigate mob mobilise mobilize mock model moderate modernise modernize modify modularise modularize monitor monkey-patch
		mould mount move multiplex multiply mute name needle negate negotiate nest network nod nominate normalise normalize notarise notarize notch note
		notify nudge nullify number nurse obfuscate observe obtain occupy offboard offer offload offset oil omit onboard open operate optimise optimize orbit
		orchestrate order organise organize originate orphan oust outdo outfit outline outsource overcome overhaul overlay overprovision override overrule
		oversee overtake overturn overwrite own pacify pack package pad paddle page paginate paint pair pan panel paper parachute parallel parallelise
		parallelize parameterise parameterize paraphrase parcel pare park parole parse partake partition partner pass paste patch patrol pattern pause peak
		peel peer peg pen penalise penalize pension perceive perch perform permit perpetuate persevere persist persuade phase phone photograph pick picture
		piece pilot pin ping pinpoint pioneer pipe pipeline pit pitch placate place plan plant plate play pledge plot plough plug plumb plunge pocket point
		poison pole police polish poll pool populate portion portray position possess post postpone pot pound power practice practise pre-allocate pre-compute
		pre-empt pre-order pre-stage pre-warm preallocate preclude precompute predict preempt prefer prefetch prefix preload prepare prescribe present
		preserve preside press presume prevent preview prewarm prime print prioritise prioritize privatise prize probe process procure prod produce profile
		program prohibit proliferate prolong promise promote prompt pronounce proof prop propagate propel propose prorate prosecute protect prototype prove
		provide provision provoke proxy prune publicise publicize publish pull pulse pump punch punctuate punt purchase purge purify purpose pursue push put
		qualify quantify quarantine quell quench query question queue quiesce quorum quota quote race rack radio raid rail raise rake rally ramp randomise
		randomize rank rate rate-limit ratelimit ratify ration rationalise rationalize raw re-add re-apply re-architect re-arm re-balance re-build re-check
		re-configure re-create re-deploy re-enable re-engineer re-factor re-image re-implement re-index re-instate re-introduce re-issue re-key re-land
		re-name re-open re-order re-provision re-read re-route re-run re-send re-sign re-size re-sync re-test re-tune re-use re-work re-write reach reactivate
		read reaffirm reap rearchitect rearm rearrange reassemble reassert reassign reassure rebalance rebase rebate reboot rebound rebrand rebuff rebuild
		rebut recalculate recalibrate recall recap recategorise receive recharge reciprocate reckon reclaim reclassify recognise recognize recollect recommend
		recompile recompute reconcile recondition reconfigure reconnect reconstruct reconvene reconvert record recoup recover recreate recruit rectify
		recuperate recycle redact redeem redefine redeploy redesign redirect rediscover redistribute redo redouble reduce reel reenable reenact refactor
		reference refill refine refit reforge reformat reformulate refrain refresh refund refuse refute regain regenerate register regroup regulate rehash
		rehearse rehome rehost reimage reimburse reimplement rein reindex reinforce reinstall reinstate reintroduce reinvent reissue reiterate reject rejoin
		rejuvenate rekey relabel relaunch relax relay relearn release relieve relinquish relish reload relocate remap remark remedy remind remit remodel
		remount remove rename render renegotiate renew renounce renovate rent reopen reorder reorganise reorganize repaint repair repartition repatriate repay
		repeal repeat repel rephrase replace replay replenish replicate repoint repopulate report reprint reprioritise reprioritize reprocess reproduce
		reprogram reprovision repulse repurpose request require reread reroute rerun rescale rescind rescue reseat resell resend reserve reset reshape reshard
		reshuffle resize resolve resonate respawn respond rest restart restate restock restore restrain restrict restructure resubmit resume resurface
		resurrect resync retag retail retain retaliate retard retell retest rethrow retire retitle retool retort retrace retract retrain retrieve retrofit
		retry return reunite reuse revalidate revamp reveal revel revere reverse revert revise revive revoke revolutionise reward rewind rewire reword rework
		rewrite rid rig right-size rightsize ring rinse ripple risk roast rock roll root rope roster rotate round round-robin rouse route row rub ruin rule
		run rush sack safeguard sail salt salvage sample sand sandbox sanitise sanitize satisfy saturate save savour saw say scaffold scale scan scatter
		schedule school scoop scope score scour scout scrap scrape scratch screen script scroll scrub seal search seat secrete secure seed segment segregate
		select sell send separate sequence sequester serialise serialize serve set set-up settle setup sever shade shadow shard share sharpen shave shed sheet
		shell shelter shelve shepherd shield shift ship shock shoot shop shore short short-circuit shorten shot shoulder shovel show shower shrink shuffle
		shunt shut shutter siege sieve sift sign signal signify silence simplify simulate sink siphon sit situate sketch skim skip slack slacken slant slash
		slate sleep sleeve slice slide slim sling slip slope slot slow smoke smoke-test smooth snap snapshot snare sniff snooze soak soften soil solder sole
		solicit solidify solo solve soothe sort sound source sow space spare spark spawn specialise specialize specify speculate speed spell spike-test spill
		spin spiral split sponge sponsor spool spoon sport spot spray spread spring sprinkle spruce spur square squash squeeze stabilise stabilize stack staff
		stage stagger stain stake stall stamp stand standardise standardize standby staple star start state station stay steam steer stem step sterilise
		sterilize stick stimulate stipulate stitch stock stockpile stop store storm straighten strain strand strap stratify stream streamline strengthen
		stress stress-test stretch strike string strip stripe structure stub stuff style subdivide subject sublet submerge submit subscribe subsidise
		subsidize substitute subsume subtract subvert succeed succumb suffix suffuse suit sum summon sunset superimpose supersede supervise supplant
		supplement supply support suppress surface surge surmount surpass suspect suspend sustain swallow swap sweep swipe switch symbolise sync synchronise
		synchronize syndicate synthesise synthesize systematise table tack tag tail tailor take tame tank tap tape taper tar target tarnish task taste tax
		teach team tear tell temper template tempt tend tender terminate test tether text thank theme thicken thin thread throttle throw thwart tick tidy tie
		tier tighten tile tilt time time-box timebox tint tip title toast toggle token tokenise tokenize tolerate toll tone tool top torch torment total tour
		tow trace track trade trail train transact transcribe transfer transform transgress transit transition translate transmit transmute transpire
		transplant transport transpose trap travel traverse trawl tread treat trek trench triage trial trigger trim trip triple trivialise troop truck trump
		truncate trust tube tuck tune tunnel turn twin type unarchive unban unbind unblock unbundle unclog uncover undelete undeploy undercut undergo
		underline undermine undertake undo unearth unfold unfreeze unify uninstall unit-test unite unleash unlink unload unlock unmask unmount unmute unpack
		unpause unpin unplug unpublish unroll unscrew unseal unset unshackle unsubscribe untangle untie unveil unwind unwrap update upgrade uphold uplift
		upload uproot upsize urge use usher utilise utilize vacate vacuum validate value vary vendor vent venture verbalise verify version vet veto view
		vindicate virtualise virtualize visit visualise visualize voice void volunteer vote vouch wage wait waive walk wall ward warm warn warrant wash waste
		watch water wave wean weather weave web wedge weed weigh weight weld whip whitelist whittle wick widen wield wind window wing wink wipe wire withdraw
		withhold withstand witness word work worm worsen wrap wreck wring write yank yield zero zip zone zoom`)

	// weakVerbs end in thought or talk; by themselves they yield nothing that
	// others can use.
	weakVerbs = Words(`remain investigate explore consider reconsider discuss examine research study evaluate assess analyse analyze think look review figure find understand learn
		see pay be become try attempt aim strive seek endeavour endeavor hope continue brainstorm debate talk wonder ponder contemplate revisit rethink
		reassess re-evaluate reevaluate reexamine re-examine re-think re-assess inquire enquire inspect dig delve mull chat liaise collaborate cooperate
		communicate remember bear familiarise familiarize refamiliarise refamiliarize know follow wish gauge survey scrutinise scrutinize muse reflect circle
		touch meet deliberate read care mind respect adhere comply`)

	// nounVerbs are as often nouns; what follows them decides.
	nounVerbs = Words(`address import email call price size reply access alarm alert anchor approach arm audit back backup balance bar base batch benchmark bin block board border bounce bound bounds box branch brand
		bridge brush bucket budget buffer build bulk bundle bus button cable cache calendar call canary cap card catalog catalogue cause certificate chain
		chair chalk champion change channel charge chart charter check chunk claim clean-up cleanup clock clone club cluster coach code color colour commit
		compost compound concrete console contact content contest contour contract control copy cork cost count counter cover crack cradle craft crash credit
		crew crop crown cube cue cup curve cushion cut cycle damage date deal debug deck default delay demand deploy deposit design diagram dial diet diff
		disc discharge discipline discount dock document dogfood double draft drain draw dress drill drip drop drum duct dump ease echo edge edit end envelope escape
		escort estimate exercise exhaust exit experiment export eye face fail failover fake fallback fan fashion feature feature-flag feed feedback fence
		field figure file filter fine finger fingerprint finish fire fix flag flame flash flavour fleet float flood flow focus fold follow-up foot force fork
		form format forward fountain frame freeze frequent front fuel function fund funnel fuse garage gate gauge gear ghost glance glue grade grant graph
		grid grip ground group guarantee guard guess guide gun halt hammer hand handicap handle hardening harness hash head heartbeat heat hedge helm help
		hide highlight hint hire hole honour hook horn host house hub idle image impact import inch increase index influence ink input insert install interest
		interface invoice iron issue jacket jail jam jet jitter join journal judge jump key kick kill kit knock knot label lack ladder land lane lap laser
		lash latch launch launder layer lead leaf leak lease level lever licence license lift light limit line link lint list load loan lobby lock lodge log
		logging lookup loop lure mail man map mark market mask master match matter measure merge meter mine mint mirror mix mob mock model monitor mould mount
		move multiplex name need needle nest network nod notch note notice number nurse object offer oil open orbit order orphan outline output outsource
		override overview own pack package pad paddle page paint pair pan panel paper parachute parallel parcel park parole parse partition partner pass paste
		patch pattern pause peak peer peg pen pension perch permit phone picture piece pilot pin ping pipe pipeline pit pitch place plan plant plate play
		pledge plot plough plug pocket point poison pole police policy poll pool portion position post pot pound power practice pre-order present press
		preview price prime print prize probe process produce profile program progress project promise prompt proof prop protest prototype provision proxy
		pulse pump punch punt purchase purge purpose push query question queue quote race rack radio raid rail raise range rank rate ration raw reach read
		rebate rebound rebuild recap record recovery redesign reel refactor reference refresh refund register rein reject relay release remark remedy render
		rent repair repeat replay reply report request rescue research reserve reset resolve resource response rest restart restore result resume retail
		retort retry return reveal review revise reward rework rewrite rig ring rinse ripple risk roast rock role roll rollback rollout root rope roster round
		route row rub rule run rush sack sail salt sample sand sandbox save saw scaffold scale scan schedule school scoop scope score scout scrap scratch
		screen script scroll seal search seat seed segment self-test sense sequence service set setup shade shadow shape share shed sheet shell shelter shield
		shift ship shock shop shore short short-circuit shot shoulder show shower shutdown shutter siege sieve sign sign-off signal silence size sketch skip
		slack slant slate sleep sleeve slide sling slip slope slot smoke snap snapshot snare soil sole solo sort sound source space spare spark spike spill
		spin spiral split sponge sponsor spool spoon sport spot spray spread spring spur square stack staff stage stain stake stall stamp stand standard
		staple star start state station status stay steam stem step stick stock stop store storm strain strand stream stress stretch strike string stripe
		structure study style subject suffix suit sum supplement supply support surface surge survey suspect swap switch sync table tag tail tank tap tape tar
		target task taste tax team template tender test text theme thin thread threshold throttle tick tie tier tile time time-box tint tip title toast toggle
		token toll tone tool top torch total touch tour trace track trade traffic trail train transfer transit transition transport trap trash travel tread
		treat trek trench trial trigger trim trip troop truck trust try tube tune tunnel turn twin type update upgrade upload urge use usher vacuum value
		vendor vent version view visit voice volunteer vote wage wait walk wall ward warm warrant waste watch water wave weather web wedge weight whip wick
		window wing wink wipe wire wish word work worm wrap wreck write zero zone`)

	// rareVerbs are nouns as a rule; only an article makes verbs of them.
	rareVerbs = Words(`arm board border branch brush bus button cable calendar card certificate chair chalk champion channel charter club coach color colour compost compound
		concrete console content contest contour counter cradle craft crew crop crown cube cue cup curve cushion deck diagram dial diet disc discharge dress
		drip drum duct edge envelope exhaust eye fake fashion feature fine finger fingerprint fire flavour fleet foot fountain frequent front fuel funnel
		garage gear ghost glance glue graph grid grip ground gun handicap heat hedge helm hole horn house hub image inch ink invoice iron jacket jail jet key
		kit knock ladder lane lap laser lash latch launder leaf lease lever licence license light loan lobby lodge lure mail man market meter mine mint mob
		mould multiplex needle nest nod notch nurse oil orbit orphan paddle paint pan panel paper parachute parallel parcel park parole partner pattern peak
		peer pen pension perch picture piece pit pitch plate play pledge plough pocket poison pole police portion position pot pound power pre-order prop punt
		purpose rack radio rail ration raw rebate rebound reel rein remark retail retort rig rinse ripple roast rock rope roster salt sand saw scaffold school
		scoop scout seat sheet shell shelter shop shore short short-circuit shot shoulder shower shutter siege sieve sketch slack slant slate sleeve slide
		sling slip slope smoke snap snare soil sole solo spiral sponge spoon sport spring spur square stain stall star steam stem stick storm strain
		strand string suffix suit supplement table tail tank tape tar taste tax team tender text theme thin tier tile toast token toll tone top torch tour
		trail transit transport travel tread trek trench troop truck tube twin usher vent volunteer wage ward warrant waste water weather web wedge whip wick
		window wing wink worm wreck`)

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

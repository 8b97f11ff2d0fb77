package rules

import "github.com/blamelint/blamelint/analyzer"

// The verbs and nouns that tell omissions of people from failures of things.
var (
	// humanVerbs are base forms of what people do: one must follow "failed to"
	// when no agent is written.
	humanVerbs = analyzer.Words(`notify communicate tell inform announce warn mention escalate ask consult coordinate co-ordinate discuss check verify test
		review inspect audit double-check doublecheck monitor watch notice realise realize recognise recognize spot see understand consider think
		anticipate foresee appreciate remember recall plan prepare practise practice rehearse train document update upgrade patch renew rotate maintain
		fix address act follow comply adhere read look learn question challenge raise page call phone ring provide ensure secure assign agree order buy
		purchase budget disable enable turn silence mute lock back keep finish implement remove clean label tag publish post extend lower sign approve
		investigate diagnose identify catch apologise apologize own prioritise prioritize staff hire share involve engage report file record clarify
		confirm account cater allow take make set put give hand pass bring pay attend listen heed obey observe respect uphold enforce protect
		define specify describe explain state validate roll restore replace refill refuel tighten close open switch reset
		adjust correct cancel book reserve include add acknowledge answer reply respond write instruct brief supervise manage guard
		deliver meet invest appoint nominate delegate teach onboard archive backup migrate deprecate retire configure apply stop grasp
		pursue chase flag signal request seek weigh assess evaluate estimate measure track log reconsider
		disclose declare revisit recheck re-check retest re-test rerun arm fit fasten screw unplug plug tidy copy print stock replenish water feed`)
	// machineVerbs are what computers do, whoever else does.
	machineVerbs = analyzer.Words(`start boot load reload initialise initialize connect reconnect parse compile mount bind resolve sync synchronise synchronize
		render launch spawn allocate acquire join rejoin fetch download upload execute restart propagate converge replicate elect authenticate
		decode encode serialise serialize deserialise deserialize commit retry bootstrap register reconcile negotiate decrypt encrypt exit terminate
		attach detach flush persist create return respond resume trigger fire scale process complete handle autoscale hydrate
		evict drain failover write find run build deploy`)
	// attemptVerbs make "failed to" an attempt without success, which is no
	// omission.
	attemptVerbs = analyzer.Words(`reproduce restore recover find resolve determine locate isolate bring get replicate rebuild revive contact reach stop
		contain mitigate revert solve repair extinguish convince persuade agree achieve win succeed save rescue clear reboot restart
		live serve process complete respond handle render load store ingest route accept return perform connect`)
	// taskNouns are work of people that can be missed, skipped or omitted.
	taskNouns = analyzer.Words(`step steps check checks review reviews drill drills approval approvals sign-off signoff sign-offs procedure procedures
		checklist checklists verification rehearsal inspection inspections audit audits handover hand-over handovers exercise
		dry-run run-through walkthrough walk-through confirmation briefing debrief training rounds round line item items point question questions
		test tests testing staging section page stage gate peer-review countersignature code-review backup backups reading meeting
		standup stand-up call maintenance upgrade sample smoke-test safeguard safeguards precaution precautions part brief briefings brief canary canaries dry-runs walk-throughs`)
	// stepNouns are those of taskNouns that software hardly has.
	stepNouns = analyzer.Words("preflight pre-flight walk-round walkround step steps check checks review reviews drill drills approval approvals procedure procedures handover hand-over rehearsal inspection sign-off brief briefing rehearsals inspections walkthrough drill")
	// signNouns ask for somebody's attention.
	signNouns = analyzer.Words(`alert alerts warning warnings page pages alarm alarms ticket tickets notice notices notification notifications email
		emails e-mail e-mails mail mails concern concerns complaint complaints sign signs symptom symptoms feedback advice recommendation
		recommendations guideline guidelines policy freeze question questions call calls instruction instructions runbook procedure procedures
		documentation docs anomaly anomalies spike spikes finding findings issue issues bug bugs problem problems risk risks evidence reminder
		reminders deprecation dashboard dashboards escalation escalations comment comments suggestion suggestions beep beeps siren light lamp
		letter letters memo memos bulletin fact facts detail details case cases edge-case regression regressions clue clues discrepancy
		deviation precedent hint hints change-freeze checklist protocol request post message report reports red-flag flags flag
		announcement announcements noise smell rattle objection objections doubt doubts plea pleas pager pagers phone
		dependency dependencies requirement requirements corner-case scenario deadline deadlines renewal typo mistake
		nuance subtlety condition omission expiry implication implications difference mismatch`)
	// lossyData is what software misses: no omission of people.
	lossyData = analyzer.Words(`heartbeat heartbeats interval intervals poll polls event events packet packets record records row rows scrape scrapes
		write writes frame frames block blocks slot slots tick ticks beat beats cache attestation attestations vote votes query queries
		lookup lookups key keys transaction transactions ack acks checkpoint checkpoints job jobs execution executions interrupt
		interrupts signature signatures sample samples deliveries segment segments chunk chunks duty duties epoch epochs token tokens`)
	// machineData are objects of what software does: "failure to rotate logs".
	machineData = analyzer.Words(`log logs file files row rows record records cache caches table tables index indexes indices memory buffer buffers heartbeat
		heartbeats message messages event events packet packets request requests response responses connection connections socket sockets
		lock locks lease leases thread threads process processes pod pods container containers node nodes replica replicas queue queues
		field fields header headers token tokens session sessions transaction transactions block blocks page-table segment segments
		offset offsets pointer pointers metadata state`)
	journeys  = analyzer.Words("train flight bus ferry plane boat tram lunch dinner breakfast connection")
	goalNouns = analyzer.Words("slo slos sla slas objective objectives target targets goal goals kpi kpis budget opportunity opportunities chance chances deadline deadlines")
	// userSecrets are what users forget.
	userSecrets = analyzer.Words("password passwords pin pins passphrase passphrases login logins username usernames credential credentials passcode passcodes")
	// attended are past forms of what people do with attention, hands and voice.
	attended = analyzer.Words(`checked tested verified reviewed validated inspected audited looked read asked questioned monitored rehearsed revisited
		documented confirmed told informed notified announced communicated escalated tried opened consulted measured fixed patched cleaned
		noticed realised realized spotted saw seen followed refilled renewed rotated recalculated proofread practised practiced exercised
		considered thought remembered updated replied answered responded acted reacted acknowledged watched caught warned double-checked
		anticipated foresaw foreseen wondered investigated raised called rang phoned paged discussed coordinated learned learnt studied
		challenged attempted understood picked took owned intervened objected compared removed replaced added scheduled planned trained
		returned calculated configured set declared enabled bothered performed conducted completed
		triaged reverted rolled tidied labelled labeled counted weighed signed countersigned rehearsed`)
	// habits is the same in the present, said of habits.
	habits = analyzer.Words(`check checks test tests verify verifies review reviews read reads look looks ask asks update updates monitor monitors
		tell tells inform informs notify notifies document documents answer answers reply replies follow follows announce announces
		communicate communicates validate validates inspect inspects listen listens learn learns clean cleans rehearse rehearses`)
	// attendedTo is the same of things, for a passive without agent.
	attendedTo = analyzer.Words(`checked tested verified reviewed inspected audited read questioned rehearsed revisited documented consulted proofread
		practised practiced exercised refilled recalculated double-checked discussed announced communicated looked followed acknowledged
		investigated considered rerun retested replaced cleaned renewed rotated patched monitored fixed addressed tried cross-checked
		taught trained told informed asked warned briefed`)
	// codeNouns are what code checks: "the return value was never checked".
	codeNouns = analyzer.Words(`value values result results error errors code status bounds input inputs signature header headers field fields flag flags
		parameter parameters response responses nonce length argument arguments pointer variable index token tokens cookie cookies size
		checksum hash certificate cert type types entry entries row rows record records key keys`)
	// workNouns are acts of people that stand for those who act: "testing
	// centred on the screen, omitting to …".
	workNouns = analyzer.Words("testing review reviews investigation planning audit analysis preparation training inspection assessment work")
)

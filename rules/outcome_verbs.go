package rules

import "github.com/blamelint/blamelint/analyzer"

// Participles by what they say of an imagined past. The same "could have"
// blames with "noticed" and weighs a risk with "leaked".
var (
	// What an absent check or person is imagined to have done, whoever it is.
	preventing = analyzer.Words(`prevented avoided averted caught detected spotted noticed mitigated forestalled pre-empted preempted
		precluded obviated flagged revealed surfaced uncovered highlighted warned alerted paged shortened protected safeguarded
		intercepted pinpointed anticipated foreseen foreseeable predicted recognised recognized realised realized diagnosed minimised minimized helped
		sidestepped circumvented picked-up defused eliminated alleviated`)

	// The same, but only of passives: "could have been contained".
	preventingPassive = analyzer.Words("discovered identified found contained stopped limited shortened curtailed headed nipped solved seen saved blocked ruled", preventing)

	// What people do with care: an active "could have" or "would have" of a
	// person with one of these tells what the person did not do.
	attending = analyzer.Words(`noticed seen spotted caught known checked looked asked found detected prevented stopped read verified validated
		tested reviewed realised realized recognised recognized questioned challenged refused rejected insisted hesitated paused
		escalated paged warned told called alerted avoided acted reacted responded reported raised understood guessed suspected anticipated
		predicted foreseen identified diagnosed double-checked waited compared confirmed inspected examined consulted sought
		intervened objected mentioned remembered heeded thought shortened mitigated saved flagged discovered wondered
		rolled reverted halted aborted cancelled canceled pulled run used taken chosen picked approached handled treated`, preventing)

	// What people do in the ordinary course of careful work, in the passive,
	// where no attacker and no fault can be meant.
	working = analyzer.Words(`checked double-checked tested reviewed verified validated confirmed inspected audited examined told informed notified
		communicated announced escalated raised reported documented added done run handled managed resolved fixed patched renewed
		rotated reverted restored recovered rolled paused halted throttled capped isolated cleaned
		declared involved engaged consulted contacted coordinated improved simplified reduced accelerated expedited sped
		streamlined prioritised prioritized implemented arranged planned prepared rehearsed practised practiced trained briefed
		scheduled staged simulated monitored automated performed carried conducted upgraded patched installed configured
		investigated reached rung phoned pinged asked addressed tackled tracked followed rechecked repeated
		dealt acted kept canaried load-tested backed labelled labeled explained clarified warned
		refilled serviced repaired maintained cleared tightened enforced agreed budgeted`)

	// In a condition ("if it had been sent") these, too, name work left undone.
	workingIf = analyzer.Words("shown brought made shared published posted sent set kept taken used given put opened read written done built applied enabled merged deployed shipped released closed finished completed turned switched changed removed moved drained started begun initiated")

	// Loss and harm: whoever is the subject, the sentence weighs a risk.
	harming = analyzer.Words(`lost leaked deleted destroyed dropped wiped overwritten exploited stolen abused impersonated died suffered failed
		crashed broken ended exposed corrupted charged overcharged paid hurt injured killed sunk faced experienced needed
		received exceeded breached exhausted drained-out stranded locked missed worsened deteriorated spread collapsed
		flooded overloaded starved triggered caused contributed resulted led locked-out burned burnt had gotten got`)

	// What people changed; without the change nothing would have happened.
	changing = analyzer.Words(`deployed merged pushed released shipped changed deleted removed disabled enabled restarted rebooted upgraded updated
		migrated skipped ignored silenced muted applied run approved published launched rolled promoted switched touched edited
		renamed moved signed started activated installed rushed bypassed overridden overrode turned assumed relied trusted accepted let
		forgotten overlooked neglected omitted missed made done gone acknowledged closed delayed postponed
		cut dropped reused hurried taken scheduled hard-coded hardcoded refactored rewritten`)
)

// A conclusion that is drawn about an incident in the negative: "would not
// have happened".
var happening = analyzer.Words("happened occurred arisen taken-place begun escalated mattered surfaced existed")

// Base forms of what care would do, after "able to" and "possible to".
var caring = analyzer.Words(`prevent avoid detect catch notice spot restore recover roll revert fix mitigate see find stop limit reduce shorten respond
	react check test verify warn inform identify discover diagnose resolve contain intervene act escalate isolate halt pause`)

// Control nouns name checks and safeguards: the things that are imagined to
// have been there.
var controls = analyzer.Words(`alert alerts alarm alarms alerting monitor monitors monitoring check checks checklist test tests testing canary
	canaries review reviews linter lint validation validator guard guards guardrail guardrails safeguard safeguards limit limits
	cap quota runbook playbook policy rule rules procedure process training drill drills rehearsal dry-run run staging constraint
	schema assertion assert dashboard metric metrics logging log logs probe probes backup backups audit inspection approval
	sign-off signoff second eyes look glance call phone message note warning reminder rollout rollback flag flags feature-flag
	failover redundancy replica sandbox simulation documentation doc docs label sign handover checkpoint watchdog
	breaker circuit-breaker timeout ratelimit rate-limit throttle gate gates approach setup standby spare plan
	one threshold window automation script tool tooling visibility communication owner lock hook walk-through walkthrough walk question e-mail email`)

package analyzer

// Strength places an item on the ladder of control strength: how well it
// would hold the next time, whoever is on duty.
type Strength uint8

// The rungs of the ladder, from weak to strong.
const (
	UnknownStrength Strength = iota
	ByTraining               // train, remind, be careful: rests on people's memory
	ByDocument               // a runbook, a policy, a process: rests on people reading it
	ByInquiry                // investigate, discuss: changes nothing by itself
	ByDetection              // an alert, a dashboard: shortens the next incident
	ByGuard                  // a check, a limit, automation, a fix: stops or blunts it
	ByElimination            // removes the hazard or makes the mistake impossible
)

var strengthNames = [...]string{"unknown", "train", "document", "inquire", "detect", "guard", "eliminate"}

// String is the name used in reports.
func (s Strength) String() string { return strengthNames[s] }

// Weak reports whether the item changes nothing about the system.
func (s Strength) Weak() bool { return s >= ByTraining && s <= ByInquiry }

var (
	eliminateVerbs = Words(`remove delete eliminate drop decommission retire sunset abolish forbid prohibit disallow reject refuse block deny disable revoke restrict prevent
		isolate separate decouple segregate replace lock freeze deprecate disown uninstall enforce purge quarantine`)
	detectWords = Words(`alert alerts alerting alarm alarms monitor monitors monitoring page pages paging dashboard dashboards log logs logging metric metrics detect detects
		detection notify notification notifications tracing trace probe probes observability warn warning warnings panel graph measure telemetry visibility
		watchdog canary canaries heartbeat`)
	documentWords = Words(`document documents documentation documenting runbook runbooks playbook playbooks wiki handbook manual guideline guidelines policy policies checklist
		checklists process processes procedure procedures faq describe publish report postmortem retrospective sop instructions escalation docs doc guide
		strategy plan template rota rotation`)
	writeVerbs = Words(`document write describe publish define establish articulate draft specify update create add clarify agree list record share explain reword develop
		produce compile prepare set come schedule`)
)

// strength reads the rung from the verb and its object.
func (g *grader) strength(fix Flaw) Strength {
	l := g.lead
	if g.first >= g.end {
		return UnknownStrength
	}
	if fix.Found() {
		return ByTraining
	}
	if g.d.act(l) && g.weakLead(l, g.end) && !g.rescued() {
		return ByInquiry
	}
	if eliminateVerbs.Has(l.verb) && g.d.act(l) {
		return ByElimination
	}
	object := min(g.end, l.next+6)
	detect, document := g.find(l.at, object, detectWords), g.find(l.at, object, documentWords)
	switch {
	case document >= 0 && (detect < 0 || document < detect) && (writeVerbs.Has(l.verb) || improveVerbs.Has(l.verb) || l.kind == nounLead || document == l.at):
		return ByDocument
	case detect >= 0:
		return ByDetection
	case !g.d.act(l) && l.kind != wishLead:
		return UnknownStrength
	}
	return ByGuard
}

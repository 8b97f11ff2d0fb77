package analyzer

import (
	"strings"
	"testing"
)

// subjectCases: in each sentence the verb stands between brackets; want is the
// subject's text and who it is. "by X" is the agent of a passive, "-" a
// passive without one, "~" a dropped subject.
var subjectCases = []struct{ sentence, want, agent string }{
	// Plain clauses.
	{"The depot clerk [forgot] the second key.", "The depot clerk", "person"},
	{"The lift door [failed] to close.", "The lift door", "system"},
	{"We [missed] the second mail.", "We", "we"},
	{"QA [overlooked] the swapped fields.", "QA", "team"},
	{"Our network team [broke] the link.", "Our network team", "team"},
	{"The team [forgot] the flag.", "The team", "person"},
	{"@lena_k [skipped] the last step.", "@lena_k", "name"},
	{"`ingest-worker` [failed] to parse the header.", "ingest-worker", "system"},
	{"Customers did not [notice] the change.", "Customers", "affected"},
	{"Our courier firm never [told] us.", "Our courier firm", "org"},
	{"The two night nurses have [forgotten] the form.", "The two night nurses", "person"},
	{"The engineers on the bridge [ignored] the red lamp.", "The engineers", "person"},
	{"The manager of the depot in Lagos [forgot] the form.", "The manager", "person"},
	{"The newly hired administrator [missed] the note.", "The newly hired administrator", "person"},
	{"Nobody [checked] the tank.", "Nobody", "person"},
	{"None of us [noticed] the gap.", "None", "we"},
	{"No one on the ward [looked] at the screen.", "No one", "person"},
	{"One of the operators [pressed] reset.", "One", "person"},
	{"Most of the hosts [lost] their leases.", "Most", "system"},
	{"A member of the payroll team [forgot] it.", "A member", "person"},
	{"The rest of the crew [left].", "The rest", "person"},

	// Auxiliaries, negations and adverbs between subject and verb.
	{"The planner had obviously not [read] the memo.", "The planner", "person"},
	{"The operators could, and frankly should, have [paused] the belt.", "The operators", "person"},
	{"We never once [opened] the log.", "We", "we"},
	{"The courier didn't [bother] to ring.", "The courier", "person"},
	{"The release lead simply [forgot].", "The release lead", "person"},
	{"The cache will occasionally [miss] a key.", "The cache", "system"},

	// Phrases and asides between subject and verb.
	{"The clerk, tired after a double shift, [forgot] the seal.", "The clerk", "person"},
	{"The two reviewers of the change, both new to the module, [missed] the sign.", "The two reviewers", "person"},
	{"The auditors who inherited the sheet, along with two interns covering in May, [overlooked] row 9.", "The auditors", "person"},
	{"The crew (all volunteers) [ignored] the siren.", "The crew", "person"},
	{"The crew - all new that week - [ignored] the siren.", "The crew", "person"},
	{"The importer, written by the web team, [failed] on row 9.", "The importer", "system"},
	{"The team on duty that night [missed] it.", "The team", "person"},
	{"Quillnet, our fibre supplier, [forgot] the splice.", "Quillnet", "system"},

	// Relative clauses.
	{"The engineer who ran the script [forgot] the filter.", "The engineer", "person"},
	{"The engineer who [forgot] the filter went home.", "The engineer", "person"},
	{"The desk of the yard, which never [looked] at the board, is closed.", "the yard", "system"},
	{"Release Engineering, which [forgot] to tag it, opened the ticket.", "Release Engineering", "team"},
	{"The flag the engineer [set] was ignored.", "the engineer", "person"},
	{"The flag that the engineer had [set] vanished.", "the engineer", "person"},
	{"The script that the intern wrote [failed] at noon.", "The script", "system"},
	{"The job that [failed] was retried.", "The job", "system"},
	{"The host whose agent [stopped] was drained.", "whose agent", "system"},
	{"The clerk whose badge had expired [forgot] to say so.", "The clerk", "person"},
	{"It was the DBAs who [let] the disk fill up.", "the DBAs", "team"},
	{"It was Security that [locked] us out.", "Security", "team"},
	{"It was a full disk that [stopped] the queue.", "a full disk", "system"},
	{"Whoever held the pager [was] asleep.", "Whoever", "person"},
	{"Those who [skipped] the drill were told.", "Those", "person"},
	{"The lorry driver on the early run to the port who [missed] the turn called in.", "The lorry driver", "person"},

	// Coordination.
	{"She opened the console and [forgot] to scroll.", "She", "person"},
	{"The pod restarted and [failed] to join.", "The pod", "system"},
	{"The pod restarted and the operator [forgot] the token.", "the operator", "person"},
	{"The operator restarted the pod and the pod [failed] to join.", "the pod", "system"},
	{"The warehouse team and Support [missed] the mail.", "The warehouse team", "team"},
	{"Ops, Finance and the vendor [missed] the mail.", "Ops", "team"},
	{"The captain stopped, looked at the chart and then [forgot] the tide.", "The captain", "person"},
	{"Neither the baker nor QA [noticed] it.", "the baker", "person"},
	{"The engineer opened the runbook, which was stale, and [skipped] step 4.", "The engineer", "person"},
	{"We rolled back; the exporter [failed] again.", "the exporter", "system"},
	{"We saw the graph but [dismissed] it.", "We", "we"},

	// Subordinate clauses.
	{"When the queue grew, the pharmacist [ignored] it.", "the pharmacist", "person"},
	{"The pharmacist left because the queue [grew].", "the queue", "system"},
	{"After the deploy the engineer [forgot] the cache.", "the engineer", "person"},
	{"After the deploy failed, the engineer [forgot] the cache.", "the engineer", "person"},
	{"In August the engineer [forgot] the cache.", "the engineer", "person"},
	{"On Monday morning, the dispatcher [forgot] the list.", "the dispatcher", "person"},
	{"Last week the dispatcher [forgot] the list.", "the dispatcher", "person"},
	{"We thought the operator had [checked] the valve.", "the operator", "person"},
	{"We noticed that replication [lagged].", "replication", "system"},
	{"The nurse said that the pump [failed].", "the pump", "system"},
	{"As the disk filled, nobody [looked].", "nobody", "person"},
	{"Although the vendor had warned us, we [ignored] the mail.", "we", "we"},
	{"It was late, so the crew [skipped] the check.", "the crew", "person"},
	{"The crew was late, so [skipped] the check.", "The crew", "person"},

	// Passives.
	{"The step was [overlooked] by the night crew.", "by the night crew", "team"},
	{"The step was [overlooked].", "-", "none"},
	{"The field is [ignored] by the parser.", "by the parser", "system"},
	{"The alert had been [forgotten] since the move.", "-", "none"},
	{"The alert got [ignored] for a week.", "-", "none"},
	{"The tanks were never [checked] by anyone.", "by anyone", "person"},
	{"The mail was [missed] by accident.", "-", "none"},
	{"The rename was done by 09:00 and [announced] by Support.", "by Support", "team"},
	{"The change [pushed] by Ops went live.", "by Ops", "team"},
	{"The change pushed by Ops [failed] to compile.", "The change", "system"},

	// Questions and inversions.
	{"Did the operators [open] the valve?", "the operators", "person"},
	{"Why didn't we [notice] it?", "we", "we"},
	{"Not once did the operators [open] the panel.", "the operators", "person"},
	{"Had anyone [read] the memo, the pumps would have stopped.", "anyone", "person"},
	{"At no point did the on-call engineer [ask].", "the on-call engineer", "person"},
	{"Why was the alert [muted]?", "-", "none"},
	{"Who [merged] this?", "Who", "person"},
	{"Nor did the scheduler [retry].", "the scheduler", "system"},

	// Infinitives, gerunds and "without".
	{"By [failing] to escalate, the supervisor left the ward alone.", "the supervisor", "person"},
	{"By [failing] over to Riga, the exchange stayed up.", "the exchange", "system"},
	{"The supervisor left the ward alone by [failing] to escalate.", "The supervisor", "person"},
	{"The guard closed the gate without [checking] the camera.", "The guard", "person"},
	{"The gate was closed without [checking] the camera.", "-", "none"},
	{"The gate was closed by the guard without [checking] the camera.", "by the guard", "person"},
	{"The controller closes the gate without [checking] the camera.", "The controller", "system"},
	{"The pods [failing] to start were drained.", "The pods", "system"},
	{"The engineer [running] the job went home.", "The engineer", "person"},
	{"We asked the intern to [check] the tank.", "the intern", "person"},
	{"The intern was asked to [check] the tank.", "The intern", "person"},
	{"The operator decided to [skip] the test.", "The operator", "person"},
	{"We let the licence [lapse].", "the licence", "system"},
	{"The team went home, [leaving] the job alone.", "The team", "person"},
	{"Restarting the quorum [was] stupid.", "Restarting", "system"},

	// Terse notes.
	{"[Forgot] to mute the pager", "~", "none"},
	{"14:44 on-call [missed] page", "on-call", "person"},
	{"22:10 NOC [missed] the call", "NOC", "team"},
	{"09:31 UTC - [forgot] to tell the ward", "~", "none"},
	{"03:10 build [failed]", "build", "system"},
	{"on-call paged, did not [ack] for 20 min", "on-call", "person"},
	{"Result: Logistics [omitted] the cold trucks", "Logistics", "team"},
	{"lol we totally [forgot] the generator", "we", "we"},
	{"Saturday 10:12: ops [ignored] the page", "ops", "team"},

	{"[Missed] the second page", "~", "none"},
	{"[Missed] to renew the badge", "~", "none"},
	{"fyi infra [moved] the racks", "infra", "team"},
	{"02:14 on-call [misses] page", "on-call", "person"},

	// What readers of whole documents came across.
	{"The guard was switched off by Ines, and we both [forgot] it.", "we", "we"},
	{"The captain stopped the job, [forgot] the key and left.", "The captain", "person"},
	{"There were three engineers on the call, none of whom [asked].", "three engineers", "person"},
	{"We have monitoring for jobs [failing] to build.", "jobs", "system"},
	{"Copying it was odd, and keeping it [was] worse.", "keeping", "system"},
	{"The answers were short, and whoever [chose] them left.", "whoever", "person"},
	{"The answers were short, and whoever chose them [was] late.", "whoever", "person"},
	{"On Tuesday Platform Engineering [closed] the gate.", "Platform Engineering", "team"},
	{"Only after the third call did Support [escalate].", "Support", "team"},
	{"The engineer, thinking the lamp [was] off, went home.", "the lamp", "system"},
	{"The attendant closed the toll lanes without [looking].", "The attendant", "person"},
	{"Not once did anyone on the bridge [ask] why.", "anyone", "person"},
	{"It turns out nobody ever [set] the clock.", "nobody", "person"},
	{"For eleven days nobody [noticed].", "nobody", "person"},
	{"The nightly build team [let] the key expire.", "The nightly build team", "team"},
	{"The auditors of Kern & Pohl [missed] the clause.", "The auditors", "person"},
	{"One of the DBAs [missed] the mail.", "One", "person"},
	{"The team in Lisbon [missed] the mail.", "The team", "team"},
	{"The control room [missed] the call.", "The control room", "team"},
	{"IT [missed] the call.", "IT", "team"},
	{"Some controllers [failed] to restart.", "Some controllers", "system"},
	{"The controller on duty [failed] to ring.", "The controller", "person"},
	{"The ministry [failed] to answer.", "The ministry", "org"},

	// Who "they" are.
	{"The reviewers saw the note, but they [ignored] it.", "they", "person"},
	{"The pods restarted, but they [failed] to join.", "they", "system"},

	// Nouns that are people here and software there.
	{"The duty controller [ignored] the alarm.", "The duty controller", "person"},
	{"The ingress controller [ignored] the header.", "The ingress controller", "system"},
	{"The operator [forgot] the valve.", "The operator", "person"},
	{"The Kafka operator [forgot] the topic.", "The Kafka operator", "system"},
	{"The bus driver [missed] the stop.", "The bus driver", "person"},
	{"The NVMe driver [missed] an interrupt.", "The NVMe driver", "system"},
	{"The worker process [ignored] the signal.", "The worker process", "system"},
	{"The warehouse workers [ignored] the siren.", "The warehouse workers", "person"},
	{"The query planner [ignored] the index.", "The query planner", "system"},
	{"The consumer group [ignored] the commit.", "The consumer group", "system"},
	{"The security group [blocked] the port.", "The security group", "system"},
	{"The loyalty group [forgot] the voucher.", "The loyalty group", "team"},
	{"The Timetable Office [forgot] the file.", "The Timetable Office", "team"},
}

func TestSubject(t *testing.T) {
	names := map[Agent]string{NoAgent: "none", SystemAgent: "system", AffectedAgent: "affected", OrgAgent: "org",
		WeAgent: "we", PersonAgent: "person", NameAgent: "name", TeamAgent: "team"}
	for _, c := range subjectCases {
		at := strings.Index(c.sentence, "[")
		d := Parse("x.md", []byte(strings.NewReplacer("[", "", "]", "").Replace(c.sentence)+"\n"), nil)
		v := 0
		for v < len(d.Tokens) && d.TokensSpan(v, v+1).Start != at {
			v++
		}
		s := d.Subject(v)
		got := d.TokensText(s.First, s.End)
		switch {
		case s.Passive && s.empty():
			got = "-"
		case s.Passive:
			got = "by " + got
		case s.Dropped:
			got = "~"
		}
		if got != c.want || names[s.Agent] != c.agent {
			t.Errorf("%s: %q, %s; want %q, %s", c.sentence, got, names[s.Agent], c.want, c.agent)
		}
	}
}

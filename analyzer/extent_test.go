package analyzer

import (
	"fmt"
	"strings"
	"testing"
)

func TestExtent(t *testing.T) {
	tests := map[Scope][]string{
		FullScope: {
			"The web shop was down for forty minutes.",
			"Our interface was completely unavailable between 10:00 and 10:25.",
			"Every request returned 503 for eleven minutes.",
			"Nobody could place an order during that time.",
			"The chain halted at height 1,200 and made no block for nine hours.",
			"Total outage of the booking system for two hours.",
			"The records system was not available to any ward.",
			"100 % of the requests failed.",
			"# API down for 12 minutes\n\nAt 10:02 it stopped. It was back at 10:14.",
			"None of the 48 tills could take payments.",
			"The registry stopped responding and every pull failed.",
			"The entire fleet lost connectivity.",
			"All logins failed; the status page was not affected.",
			"# Mainnet halt\n\nThe network stopped producing blocks. Production resumed after 70 % of the voting power had upgraded.",
			"No builds ran between Monday and Tuesday.",
			"We took the site offline for three hours to stop the leak.",
			"Our shop did not load at all on Saturday.",
			"The protocol was paused, and no deposits, withdrawals or swaps were possible.",
			"IRC network unreachable from 20:00 to 22:30.",
			"Service disruption: complete. Customers affected: all.",
			"| Field | Value |\n|---|---|\n| Customers affected | 100 % |",
			"The ledger rejected every transaction for three hours.",
		},
		PartialScope: {
			"Some customers were unable to log in.",
			"About 12 % of the requests failed with a 500.",
			"Clients in one region saw errors; other regions were unaffected.",
			"Pages loaded slowly for half an hour.",
			"The export was broken; everything else worked.",
			"Webhooks were late by up to 45 minutes, and delays grew overnight.",
			"1,204 of 88,000 invoices carried the wrong amount.",
			"Of 310 turnstiles, 9 were offline.",
			"One in twenty calls was dropped.",
			"Writes were rejected for six minutes; reads were served throughout.",
			"Only tenants on shard 7 were affected.",
			"The service was never down, but answers took 20 s instead of 2 s.",
			"Users on old clients could not connect.",
			"A small number of users received two mails.",
			"Partial outage of the message relay.",
			"All customers in Lyon lost access. Customers in Bari were not affected.",
			"Everyone who had not updated since March was logged out; others noticed nothing.",
			"Search was completely unavailable for an hour. Browsing and checkout were fine.",
			"Block times rose to 40 s, but the chain did not halt.",
			"The archive was read-only for two hours.",
			"Roughly every fourth build failed.",
			"The payment form was unavailable in Firefox.",
			"14 from 60 robots stood still.",
			"| Customers affected | 214 of 9,800 |\n|---|---|\n| Requests failed | 1.3 % |",
			"The first region went down entirely, while the other two kept working.",
		},
		UnclearScope: {
			"We had an outage.",
			"The review took place on Friday.",
			"",
		},
	}
	for want, texts := range tests {
		for _, text := range texts {
			d := Parse("extent.md", []byte(text+"\n"), nil)
			if got := d.Extent(); got.Scope != want {
				t.Errorf("%q: %s, want %s: %s", text, got.Scope, want, showEvidence(d, got))
			}
		}
	}
}

func showEvidence(d *Document, e Extent) string {
	var b strings.Builder
	for _, x := range e.Evidence {
		fmt.Fprintf(&b, "[%s: %s] ", d.TokensText(x.First, x.End), x.Shows)
	}
	return b.String()
}

// What stands in an action item, a plan or an earlier incident says nothing
// about this one.
func TestExtentOfThisIncident(t *testing.T) {
	const body = "# Late parcels\n\nAll requests failed for an hour.\n\n"
	for _, other := range []string{
		"## Action items\n\n- Alert when 2 % of the requests fail\n- Roll the limit out to 10 % of the users\n",
		"## Lessons\n\nIn the previous incident some customers were affected.\n",
		"## What happened\n\nThe disk was at 95 % and CPU usage at 40 %.\n",
		"## What happened\n\nIn the last incident 3 % of the requests failed.\n",
		"## What happened\n\nA second fault would have slowed half of the users.\n",
	} {
		if got := Parse("x.md", []byte(body+other), nil).Extent(); got.Scope != FullScope {
			t.Errorf("%q: %s, want full", other, got.Scope)
		}
	}
}

// The title, the summary and the impact outweigh what the timeline tells of
// one moment.
func TestExtentWeighsPlaces(t *testing.T) {
	const text = "# Slow search\n\n## Summary\n\nSearch was slow for 8 % of the users.\n\n## Timeline\n\n" +
		"- 10:00 node 4 is down\n- 10:05 dashboards are down\n- 10:20 the service is down\n"
	if got := Parse("x.md", []byte(text), nil).Extent(); got.Scope != PartialScope {
		t.Errorf("%s, want partial", got.Scope)
	}
}

// Evidence lies in the document, the strongest first, and supports the scope.
func TestEvidenceIsSorted(t *testing.T) {
	const text = "# Mail was slow\n\nMail was slow. Some users got none, and 3 % of the mails were lost. Chat worked as usual.\n"
	d := Parse("x.md", []byte(text), nil)
	e := d.Extent()
	if len(e.Evidence) < 3 {
		t.Fatalf("only %d runs of words", len(e.Evidence))
	}
	for i, x := range e.Evidence {
		if x.Scope != e.Scope || x.First < 0 || x.End <= x.First || x.End > len(d.Tokens) || x.Shows == "" {
			t.Errorf("evidence %d: %+v", i, x)
		}
		if i > 0 && x.weight > e.Evidence[i-1].weight {
			t.Errorf("evidence %d weighs more than the one before it", i)
		}
	}
}

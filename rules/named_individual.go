package rules

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

var namedIndividual = &analyzer.Rule{
	ID:      "named-individual",
	Name:    "A person's name in the account",
	Summary: "a personal name, handle or initials as the one who acts, or is acted on, in what is told",
	Doc: `A name in the account of an incident draws the eye to the person. Readers who meet "Ada restarted the queue" ask who Ada is and what she did
wrong; readers who meet "the on-call engineer restarted the queue" ask what an on-call engineer could see at that moment. The first question ends the
search at a person, the second leads on to the alert, the runbook and the console. A name also stays: the report is found by a search for it years later,
when nobody remembers how reasonable the act was. And people who expect to be named tell less.

Write the part the person had: the incident commander, the reviewer, the author of the change, a responder. Where two had the same part, number or
describe them: the first responder, the responder in the Lyon office. The role hides nobody's act; it says more about it than the name does.

Names are fine where a report needs them: as author, owner, assignee, reviewer or attendee, in a list of who took part, under an action item, and in
thanks. The rule is silent there, on names in code, and on what merely looks like a name: products, companies, places, laws, bots.

The rule weighs evidence: whom the document itself names in its fields or by @handle, people and products of the configuration, the authors of the
repository, given names, and the words around. A name that it takes for a product belongs under ` + "`people:`" + ` in the configuration; a product
that it takes for a person, under ` + "`products:`" + `.`,
	Sources:  []analyzer.Source{sreBook, workbook, pagerDuty, fausey},
	Group:    analyzer.Language,
	Severity: analyzer.Warning,
	Examples: []analyzer.Example{{
		Bad:  "At 14:20 «Miriam» restarted the token service, and the login errors stopped.",
		Good: "At 14:20 the on-call engineer restarted the token service, and the login errors stopped.",
	}, {
		Bad: "**Incident commander:** Yusuf Demir\n\nThe queue had tripled when «Yusuf» asked the carrier for a second line.",
		Good: "**Incident commander:** Yusuf Demir\n\nThe queue had tripled when the incident commander asked the carrier for a\n" +
			"second line.",
	}, {
		Bad:  "- 03:05 «@lotte_v» pages the storage team\n- 03:11 «JB» moves the lease to the second node",
		Good: "- 03:05 the primary responder pages the storage team\n- 03:11 a storage engineer moves the lease to the second node",
	}, {
		Bad:  "The reviewer, «Agnes Solheim», approved the diff from her phone. «Agnes»'s phone does not show deleted lines.",
		Good: "The reviewer approved the diff on a phone. The app does not show deleted lines.",
	}, {
		Bad:  "The index was dropped by «Takeshi», and nobody had told «Dr. Okonjo».",
		Good: "The index was dropped by the release engineer, and the ward physician had not been told.",
	}, {
		Bad:  "«Jordan» from billing forgot about the freeze.",
		Good: "A billing engineer deployed during the freeze. Deliveries to Jordan were not affected.",
	}},
	Silent: []string{
		"**Authors:** Miriam Castellanos, Yusuf Demir\n**Reviewer:** @lotte_v",
		"| Task | Owner | Ticket |\n|---|---|---|\n| Add a canary to the token service | Miriam | TOK-12 |",
		"## Responders\n\n- Agnes Solheim (scribe)\n- Takeshi Mori",
		"## Action items\n\n- [ ] Alert on the age of the oldest job (Agnes)\n- [ ] Rotate the token – Yusuf – by 3 June",
		"Many thanks to Agnes Solheim for the packet captures.",
		"Jenkins restarted its agents while Cassandra compacted the tables.",
		"Traffic for Florence and Dallas left through Phoenix.",
		"Hurricane Agnes took the feeder down, and Murphy's law did the rest.",
		"Dependabot merged the bump, and `agnes` was the host that took it.",
		"In April the May release was rebuilt. Will it hold?",
		"> **agnes:** I think it is the cache\n> **takeshi:** same",
		"The Bloom filter and the Merkle proof disagreed.",
		"Marketing asked Support to wait; Legal agreed.",
		"We paged @storage-oncall, and the `@lotte_v/cache` package was pinned.",
		"Max retries was reached, and grace periods were cut.",
	},
	Check: checkNamedIndividual,
}

func checkNamedIndividual(p *analyzer.Pass) {
	for _, m := range p.Mentions() {
		if m.Use != analyzer.Told && m.Use != analyzer.Speaks {
			continue
		}
		f := p.Report(p.TokensSpan(m.First, m.End), "%s", nameMessage(p, m)).Suggest(nameAdvice(p, m)).About(strings.TrimPrefix(p.TokensText(m.First, m.End), "@"))
		if m.Use == analyzer.Speaks {
			f.Note()
		}
		if m.Role != "" && !m.Cut.Empty() {
			fixName(p, m, f)
		}
	}
}

// fixName offers the role in place of the name, unless marks such as those of
// a link stand between the words.
func fixName(p *analyzer.Pass, m analyzer.Mention, f *analyzer.Finding) {
	span, text := p.TokensSpan(m.Cut.Start, m.Cut.End), m.Instead
	if span != f.Span && !plainSource(p, span) {
		return
	}
	if text != "" && atStart(p, m.Cut.Start) {
		text = upperFirst(text)
	}
	f.FixEdits(false, "Name the role instead", analyzer.Edit{Span: span, New: text})
}

// nameMessage says what a reader may conclude from the name where it stands.
func nameMessage(p *analyzer.Pass, m analyzer.Mention) string {
	name := p.TokensText(m.First, m.End)
	quote := func(first, end int) string { return `"` + p.TokensText(first, end) + `"` }
	switch {
	case m.Use == analyzer.Speaks:
		return quote(m.First, m.End) + " ties these words to one person; the conversation reads as well with a role in front."
	case m.Part == analyzer.Doer && m.Verb >= m.End && m.Verb < m.End+6:
		return quote(m.First, m.Verb+1) + " tells a reader who it was; what that person could see, and what the system let through, is easily lost behind the name."
	case m.Part == analyzer.ByAgent:
		return quote(m.First-1, m.End) + " makes one person the author of what happened; a reader may stop at the name and not ask how it came about."
	case m.Part == analyzer.Owner:
		return `"` + name + `'s" makes it one person's; a reader may take it as a remark on the person rather than on the circumstances.`
	case m.Part == analyzer.Target:
		return quote(m.First-1, m.End) + " singles one person out; the role says why that person was turned to."
	}
	return quote(m.First, m.End) + " names one person in the account; a reader may remember the name rather than the conditions."
}

// The roles to suggest where the document gives none, by what is done.
var (
	reviewActs = analyzer.Words("approve approves approved approving review reviews reviewed")
	changeActs = analyzer.Words(`merge merges merged commit commits committed push pushes pushed write writes wrote edit edits edited change changes changed
		deploy deploys deployed release releases released ship ships shipped bump bumps bumped rewrite rewrites rewrote add adds added`)
	callActs = analyzer.Words("page pages paged wake wakes woke phone phones phoned ring rings rang call calls called ping pings pinged escalate escalates escalated")
)

// nameAdvice says what to write instead of the name.
func nameAdvice(p *analyzer.Pass, m analyzer.Mention) string {
	if m.Role != "" {
		return `Write the role that this document gives: "the ` + m.Role + `".`
	}
	role := "an engineer"
	verb := analyzer.Word(0)
	switch {
	case m.Verb >= 0:
		verb = p.Tokens[m.Verb].Word
	case m.First > 0 && m.Part == analyzer.Target:
		verb = p.Tokens[m.First-1].Word
	case m.First > 1 && m.Part == analyzer.ByAgent:
		verb = p.Tokens[m.First-2].Word
	}
	switch {
	case reviewActs.Has(verb):
		role = "the reviewer"
	case changeActs.Has(verb):
		role = "the author of the change"
	case callActs.Has(verb) && m.Part == analyzer.Target:
		role = "the on-call engineer"
	case p.BlockOf(m.First).Section.Within(analyzer.Timeline):
		role = "the responder"
	}
	return `Write the part the person had, such as "` + role + `"; the name has its place in the fields for authors, owners and attendees.`
}

// atStart reports whether token i begins its sentence, perhaps after a time.
func atStart(p *analyzer.Pass, i int) bool {
	for j := i - 1; j >= p.SentenceOf(i).First; j-- {
		if k := p.Tokens[j].Kind; k != analyzer.PunctToken && k != analyzer.NumberToken {
			return false
		}
	}
	return true
}

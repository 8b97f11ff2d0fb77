package rules

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// externalMessageOptions say how long a message to customers may be.
type externalMessageOptions struct {
	MaxSentences int      `yaml:"max-sentences" help:"sentences that a message to customers may have"`
	Internal     []string `yaml:"internal" help:"words that must not be in it, such as names of internal tools; compared without case"`
}

var externalMessage = &analyzer.Rule{
	ID:      "external-message",
	Name:    "A message to customers that tells too much",
	Summary: "an external summary longer than a few sentences, or one that names people, hosts or internal tools",
	Doc: `Customers want to know what they could not do, since when, whether it is over and what to do now. They do not know your hosts, and a
name in a public message can never be taken back: it will be found by whoever looks for the person years later. Host names, ticket links and internal tools help
nobody outside except an attacker.

The rule reads sections for messages to people outside: "External message", "Customer summary", "Statement to the public".`,
	Sources:  []analyzer.Source{pdTmpl, atlassian},
	Group:    analyzer.Structure,
	Severity: analyzer.Warning,
	Options:  &externalMessageOptions{MaxSentences: 8, Internal: []string{}},
	Examples: []analyzer.Example{{
		Bad:  "## External message\n\nOn 3 May invoices were blank after a restart of «pay-db-07.internal».\n",
		Good: "## External message\n\nOn 3 May invoices were blank from 9:00 to 9:40 CET. All of them have been sent again.\n",
	}, {
		Bad:  "### Statement to the public\n\nInvoices were blank. Our engineer «Tomasz Oak» has put the template back.\n",
		Good: "### Statement to the public\n\nInvoices were blank from 9:00 to 9:40 CET. The template has been put back.\n",
	}, {
		Bad:  "## Customer summary\n\nInvoices were blank; see «https://acme.slack.com/archives/C1» for the details.\n",
		Good: "## Customer summary\n\nInvoices were blank; see our status page for the details.\n",
	}},
	Silent: []string{
		"## Summary\n\nInvoices were blank after a restart of pay-db-07.internal.\n",
		"## Communications\n\nTomasz Oak posted to the status page at 9:20.\n",
		"## External message\n\nSee https://status.example.com for the details.\n",
		"## External message\n\nInvoices were blank. We are sorry.\n",
		"## External communication\n\n- 9:20 Tomasz Oak informs the largest customers\n",
		"## External message\n\nThe portal at app.example.com was slow.\n",
		"## Messaging\n\n### Internal\n\nThe desk restarts pay-db-07.internal.\n",
	},
	Check: checkExternalMessage,
}

var (
	publicWords  = analyzer.Words("external public customer customers customer-facing press user users client clients community")
	messageWords = analyzer.Words("message messages summary statement email mail announcement announcements notice letter post text wording update")
	insideHosts  = []string{".internal", ".local", ".corp", ".lan", ".intra", ".svc", ".cluster.local", "localhost"}
	insideTools  = []string{".slack.com", ".atlassian.net", "jira.", "confluence.", "grafana.", "kibana.", "splunk.", ".pagerduty.com", ".datadoghq.com", "docs.google.com", "notion.so", ".sharepoint.com", "teams.microsoft.com", "linear.app", "app.opsgenie.com"}
	wExternal    = analyzer.W("external")
)

func checkExternalMessage(p *analyzer.Pass) {
	var messages map[*analyzer.Section]bool
	for _, s := range p.Sections {
		if s.Kinds.Has(analyzer.External) && isMessage(p, s) {
			o := analyzer.Options[externalMessageOptions](p)
			checkMessage(p, s, &o)
			if messages == nil {
				messages = map[*analyzer.Section]bool{}
			}
			messages[s] = true
		}
	}
	if messages != nil {
		checkNames(p, messages)
	}
}

// checkNames reports the persons that the messages name.
func checkNames(p *analyzer.Pass, messages map[*analyzer.Section]bool) {
	for _, m := range p.Mentions() {
		b := p.BlockOf(m.First)
		if !within(b.Section, messages) || m.First < b.Section.TitleEnd {
			continue
		}
		f := p.Report(p.TokensSpan(m.First, m.End), "%q names a person in a message to people outside, where it can be found for ever.", p.TokensText(m.First, m.End))
		f.Suggest("Leave the name out, or say the role if customers need somebody to turn to.")
	}
}

// within reports whether s or a section around it is in the set.
func within(s *analyzer.Section, set map[*analyzer.Section]bool) bool {
	for ; s != nil; s = s.Parent {
		if set[s] {
			return true
		}
	}
	return false
}

// isMessage tells the words of a message from a section about communication.
func isMessage(p *analyzer.Pass, s *analyzer.Section) bool {
	public, message, alone := false, false, true
	for i := s.TitleFirst; i < s.TitleEnd; i++ {
		w := p.Tokens[i].Word
		public = public || publicWords.Has(w)
		message = message || messageWords.Has(w)
		alone = alone && (w == wExternal || p.Tokens[i].Kind == analyzer.PunctToken)
	}
	return public && message || alone && s.TitleEnd > s.TitleFirst && s.Parent.Within(analyzer.External)
}

func checkMessage(p *analyzer.Pass, s *analyzer.Section, o *externalMessageOptions) {
	sentences, seen := 0, -1
	sectionTokens(p, s, func(i int) bool {
		if n := int(p.Tokens[i].Sentence); n != seen && p.Tokens[i].Kind == analyzer.WordToken {
			seen = n
			sentences++
		}
		if what := inside(p, i, o); what != "" {
			f := p.Report(p.TokensSpan(i, i+1), "%q is %s, which means nothing to a reader outside and cannot be taken back.", p.Word(i), what)
			f.Suggest("Say what customers could not do and since when, in their words.")
		}
		return true
	})
	if o.MaxSentences > 0 && sentences > o.MaxSentences {
		f := about(p, sectionSpan(p, s), "The message under %q has %d sentences; most readers outside stop after a few.", s.Title, sentences)
		f.Suggest("Keep what customers could not do, from when to when, and what they have to do now.")
		f.Note()
	}
}

// inside says what a token gives away, or "".
func inside(p *analyzer.Pass, i int, o *externalMessageOptions) string {
	t := &p.Tokens[i]
	word := strings.ToLower(p.Word(i))
	for _, w := range o.Internal {
		if strings.EqualFold(w, word) {
			return "an internal name"
		}
	}
	switch t.Kind {
	case analyzer.URLToken:
		for _, h := range insideTools {
			if strings.Contains(word, h) {
				return "a link to an internal tool"
			}
		}
	case analyzer.IdentToken, analyzer.CodeToken:
		for _, h := range insideHosts {
			if strings.HasSuffix(word, h) || strings.Contains(word, h+":") {
				return "the name of an internal host"
			}
		}
	case analyzer.HandleToken:
		return "an internal handle"
	case analyzer.NumberToken:
		if privateAddress(word) {
			return "an internal address"
		}
	}
	return ""
}

// privateAddress recognises 10.x, 172.16–31.x and 192.168.x addresses.
func privateAddress(s string) bool {
	if strings.Count(s, ".") != 3 {
		return false
	}
	if strings.HasPrefix(s, "172.") && len(s) > 6 {
		n := (int(s[4]-'0'))*10 + int(s[5]-'0')
		return n >= 16 && n <= 31 && s[6] == '.'
	}
	return strings.HasPrefix(s, "10.") || strings.HasPrefix(s, "192.168.")
}

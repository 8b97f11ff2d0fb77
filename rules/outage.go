package rules

import (
	"fmt"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/names"
)

var outage = &analyzer.Rule{
	ID:      "outage",
	Name:    "An outage that was none",
	Summary: `"outage" for an incident in which only a part was affected`,
	Doc: `To a reader, an outage means that everything was down. When three per cent of the requests failed, or one region was slow, the word
makes the incident larger than it was: customers who noticed nothing begin to worry, managers remember the wrong picture, and the people who responded
are judged by a failure that did not happen. It also hides what held: the reader does not ask why the other regions went on working.

Say what was affected and how much: "uploads failed for 4 % of the schools", "a slowdown of search", "a disruption in one region". Keep the word for
the time when nobody was served.

The rule reads the whole document for the extent of the impact: shares and counts, "some", "slow", one region, what stayed up, against "all requests",
"completely unavailable", "nobody could". The words that decided are shown with each finding. Where the document says that all was down, the rule is
silent; where it does not say, it leaves a note. Outages of power or of another company, planned ones, and names such as "the outage channel" are passed over.`,
	Sources:  []analyzer.Source{pagerDuty, sreBook},
	Group:    analyzer.Language,
	Severity: analyzer.Warning,
	Examples: []analyzer.Example{{
		Bad:  "About 4 % of the uploads failed from 09:10 to 09:40. The «outage» ended with the rollback.",
		Good: "About 4 % of the uploads failed from 09:10 to 09:40. The failures ended with the rollback.",
	}, {
		Bad:  "# Search «outage», 12 June\n\nSearch in the Lisbon region was slow; the other regions worked as usual.",
		Good: "# Slow search in Lisbon, 12 June\n\nSearch in the Lisbon region was slow; the other regions worked as usual.",
	}, {
		Bad:  "During the «outage» 14 of 900 gates stayed shut. Two more «outages» followed that night.",
		Good: "For an hour 14 of 900 gates stayed shut. It happened twice more that night.",
	}, {
		Bad:  "The «outage» was announced at noon.",
		Good: "At noon we announced that the booking form was down.",
	}},
	Silent: []string{
		"All requests failed for 20 minutes. The outage ended with the rollback.",
		"The site was completely unreachable for everyone. We are sorry for the outage.",
		"There was no outage: 3 % of the calls were slow.",
		"A tenth of the calls were slow; we do not call that an outage.",
		"A power outage in the valley stopped one of our two plants.",
		"Updates went to the outage channel. Some users saw stale prices.",
		"Some users saw stale prices. In the event of an outage the hotline takes over.",
		"Some users saw stale prices. Our DNS provider had an outage on the same day.",
		"Some users saw stale prices. The planned outage of the archive went as announced.",
		"Half of the streams froze. Add a second relay to prevent outages.",
		"Some lamps were slow. We class it as a slowdown rather than an outage.",
	},
	Check: checkOutage,
}

var (
	outages  = analyzer.Words("outage outages")
	wOutages = analyzer.W("outages")

	// Nouns after "outage" that make it the name of a thing.
	outageThings = analyzer.Words(`channel channels page pages hotline line map maps tracker trackers calendar list lists drill drills exercise exercises
		simulator simulation simulations handbook runbook runbooks playbook playbooks template templates form forms policy policies procedure
		procedures process processes protocol insurance budget desk dashboard detector detection alarm alarms alert alerts banner banners bot command
		plan plans planning team manager managers coordinator commander category categories type types class label labels flag mode prediction
		notification notifications subscription mailbox feed board protection bridge call report reports review communications comms`)
	// What is called "Outage Response Plan" has one of these at its end.
	outageNames  = analyzer.Words("plan team process procedure policy protocol guide handbook group bridge channel drill desk centre center manager coordinator committee program programme system")
	powerWords   = analyzer.Words("power electrical electricity mains grid utility planned scheduled maintenance announced")
	networkWords = analyzer.Words("network internet connectivity isp fibre fiber")
	thirdWords   = analyzer.Words(`provider providers provider's vendor vendors upstream third-party thirdparty supplier carrier cloud aws azure gcp github gitlab
		cloudflare fastly google amazon s3 ec2 dynamodb akamai microsoft okta auth0 stripe twilio heroku digitalocean hetzner ovh datadog
		pagerduty slack dyn route53 bitbucket npm docker telecom telekom`)
	otherOutages = analyzer.Words(`previous past prior future potential possible similar earlier last unrelated other next another older further any every many
		such occasional frequent historical big major worst-case hypothetical simulated`)
	partialWords = analyzer.Words("partial partially minor limited localised localized regional intermittent small")

	outageLinks = analyzer.Words(`a an the any full total complete real such call called calling class classed classify classified declare declared it this that these
		as be is was were been considered consider count counted treat treated rate rated to us have had having in into become became cause
		caused actual proper true major " “ ‘ speak of strictly`)
	riskWords = analyzer.Words("would could might may can should will if unless whenever case event prevent preventing avoid avoiding risk without potential possible cannot")
	wCase     = analyzer.W("case")
	wEvent    = analyzer.W("event")
)

func checkOutage(p *analyzer.Pass) {
	for i := range p.Each(outages) {
		outageAt(p, i)
	}
}

func outageAt(p *analyzer.Pass, i int) {
	if outageThings.Has(wordAt(p, i, i+1)) && wordAt(p, i, i+2) != wOf || outageName(p, i) || spokenOf(p, i, i+1) || outageDenied(p, i) {
		return
	}
	m := modifiersOf(p, i)
	if m.passed || notThisOutage(p, i) || foreignOutage(p, i) {
		return
	}
	extent := p.Extent()
	switch {
	case extent.Scope == analyzer.FullScope:
	case extent.Scope == analyzer.PartialScope && len(extent.Evidence) > 0:
		reportPartial(p, i, extent, m)
	default:
		p.Report(p.TokensSpan(i, i+1), "%s reads as everything down, and the text does not say how much was.", quoted(p.Word(i))).Note().
			Suggest("Say who could not do what, and what share of them that was.")
	}
}

// outageName is "the Outage Response Plan", with capitals.
func outageName(p *analyzer.Pass, i int) bool {
	j := i
	for j < i+4 && inSentence(p, i, j+1) && p.Tokens[j].Is(analyzer.Capital) && p.Tokens[j+1].Is(analyzer.Capital) {
		j++
	}
	return j > i && outageNames.Has(p.Tokens[j].Word) && !isHeading(p.BlockOf(i))
}

// modifiers are what the words before "outage" say about it.
type modifiers struct {
	passed  bool // power, planned, another company's, another incident's
	network bool
	partial bool
}

func modifiersOf(p *analyzer.Pass, i int) (m modifiers) {
	for j := i - 1; j >= i-4 && inSentence(p, i, j); j-- {
		t := &p.Tokens[j]
		switch w := t.Word; {
		case powerWords.Has(w), otherOutages.Has(w), thirdWords.Has(w):
			m.passed = true
		case networkWords.Has(w):
			m.network = true
		case partialWords.Has(w):
			m.partial = true
		case w == wA || w == wAn || w == wThe || w == wOf || t.Kind == analyzer.PunctToken || ourWords.Has(w):
			return m
		}
		if isVerbTag(p.Tag(j)) && !t.Is(analyzer.Capital) {
			return m
		}
	}
	return m
}

// outageDenied is "no outage", "not call it an outage", "rather than".
func outageDenied(p *analyzer.Pass, i int) bool {
	j := skipLeft(p, i-1, outageLinks)
	for partialWords.Has(wordAt(p, i, j)) {
		j = skipLeft(p, j-1, outageLinks)
	}
	for k := i - 1; k > i-4 && inSentence(p, i, k) && p.Tokens[k].Kind == analyzer.WordToken; k-- {
		if p.Tokens[k].Word == wNoWord {
			return true // "no perceivable outage"
		}
	}
	w := wordAt(p, i, j)
	return errorDenials.Has(w) || w == wThan || w == wInstead || refusals.Has(w) || neverWords.Has(w)
}

var neverWords = analyzer.Words("hardly barely scarcely cannot")

// notThisOutage reports whether the words speak of outages in general or of
// one that may come.
func notThisOutage(p *analyzer.Pass, i int) bool {
	j := skipLeft(p, i-1, partialWords)
	before := wordAt(p, i, j)
	s := p.BlockOf(i).Section
	plans := s.Within(analyzer.ActionItems) || s.Within(analyzer.Lessons)
	vague := before == wA || before == wAn || p.Tokens[i].Word == wOutages && before != wThe && !bringsBack.Has(before) && !outageCounts.Has(before)
	switch {
	case wordAt(p, i, i-2) == wOf && (wordAt(p, i, i-3) == wCase || wordAt(p, i, i-3) == wEvent), wordAt(p, i, i-1) == wOf && wordAt(p, i, i-2) == wCase:
		return true
	case vague && plans:
		return true
	}
	return vague && anyWithin(p, i, i-8, i, riskWords)
}

var outageCounts = analyzer.Words("both two three four several these all some more")

// foreignOutage is "our provider had an outage", "an outage at AWS".
func foreignOutage(p *analyzer.Pass, i int) bool {
	for k := i + 1; k < i+7 && inSentence(p, i, k); k++ {
		t := &p.Tokens[k]
		if thirdWords.Has(t.Word) && (foreignPreps.Has(wordAt(p, i, i+1)) || anyWithin(p, i, i+1, k, hitWords)) {
			return true
		}
		if t.Kind == analyzer.PunctToken {
			break
		}
	}
	for j := i - 1; j > i-6 && inSentence(p, i, j); j-- {
		if !sufferedWords.Has(p.Tokens[j].Word) {
			continue
		}
		s := p.GrammaticalSubject(j)
		if s.End <= s.First {
			return false
		}
		return s.Agent == analyzer.OrgAgent || thirdWords.Has(p.Tokens[s.Head].Word) || companyName(p, s.Head)
	}
	return false
}

func companyName(p *analyzer.Pass, i int) bool {
	k := names.Lookup(p.Word(i))
	return p.Tokens[i].Is(analyzer.Capital) && k.Has(names.Company)
}

var (
	foreignPreps  = analyzer.Words("at of in affecting hitting within by from with")
	hitWords      = analyzer.Words("affecting hitting affected hit")
	sufferedWords = analyzer.Words("had has have having suffered experienced reported reports report announced suffers experiencing suffering")
)

// maxRelated is how many runs of words are shown as the reason.
const maxRelated = 3

func reportPartial(p *analyzer.Pass, i int, extent analyzer.Extent, m modifiers) {
	best := extent.Evidence[0]
	first, end := widen(p, best.First, best.End)
	shown := quoted(shorten(p.TokensText(first, end)))
	f := p.Report(p.TokensSpan(i, i+1), "%s reads as everything down, while %s shows %s.", quoted(p.Word(i)), shown, best.Shows)
	if m.partial || m.network || p.Reported(i) {
		f.Note()
	}
	f.Suggest("Say what was affected and how much, and keep the word for the time when nobody was served.")
	if isHeading(p.BlockOf(i)) {
		f.Suggest("Let the heading say what was affected and how much of it.")
	}
	for k, e := range extent.Evidence {
		if k == maxRelated {
			break
		}
		first, end := widen(p, e.First, e.End)
		f.Relate(p.TokensSpan(first, end), fmt.Sprintf("This shows %s.", e.Shows))
	}
	fixOutage(p, f, i, best.Slow)
}

var totalWords = analyzer.Words("full total complete entire general")

// widen stretches a short run of words to what a reader needs to recognise it,
// within its clause.
func widen(p *analyzer.Pass, first, end int) (int, int) {
	s := p.SentenceOf(first)
	open := func(i int) bool {
		return i >= s.First && i < s.End && (p.Tokens[i].Kind != analyzer.PunctToken || p.Tokens[i].Word == wPercent)
	}
	for end-first < 4 && open(first-1) {
		first--
	}
	for end-first < 6 && open(end) {
		end++
	}
	return first, end
}

var wPercent = analyzer.W("%")

// shorten keeps a quotation readable in one line.
func shorten(s string) string {
	words := strings.Fields(s)
	if len(words) > 8 {
		words = append(words[:7:7], "…")
	}
	return strings.Join(words, " ")
}

// fixOutage offers a word that fits what was seen; "a full disruption" would
// fit no better.
func fixOutage(p *analyzer.Pass, f *analyzer.Finding, i int, slow bool) {
	if totalWords.Has(wordAt(p, i, i-1)) {
		return
	}
	word, message := "disruption", "Call it a disruption"
	if slow {
		word, message = "degradation", "Call it a degradation"
	}
	if p.Tokens[i].Word == wOutages {
		word += "s"
	}
	edits := []analyzer.Edit{{Span: f.Span, New: caseLike(p.Word(i), word)}}
	if wordAt(p, i, i-1) == wAn {
		edits = append(edits, analyzer.Edit{Span: p.TokensSpan(i-1, i), New: caseLike(p.Word(i-1), "a")})
	}
	f.FixEdits(false, message, edits...)
}

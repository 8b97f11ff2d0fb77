package rules

import (
	"strconv"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// Sources of the rules about structure.
var (
	atlassian = analyzer.Source{Title: "Atlassian, Incident management handbook: postmortems", URL: "https://www.atlassian.com/incident-management/handbook/postmortems"}
	etsy      = analyzer.Source{Title: "Allspaw, Evans, Schauenberg: Debriefing Facilitation Guide (Etsy)", URL: "https://extfiles.etsy.com/DebriefingFacilitationGuide.pdf"}
	pdTmpl    = analyzer.Source{Title: "PagerDuty, Postmortem guide: template", URL: "https://postmortems.pagerduty.com/resources/post_mortem_template/"}
	pdHow     = analyzer.Source{Title: "PagerDuty, Postmortem guide: how to write a postmortem", URL: "https://postmortems.pagerduty.com/how_to_write/writing/"}
	sreTmpl   = analyzer.Source{Title: "Google, Site Reliability Engineering, appendix D: Example Postmortem", URL: "https://sre.google/sre-book/example-postmortem/"}
)

// titleSpan is where findings about the whole document stand: its title, or
// else its first words.
func titleSpan(p *analyzer.Pass) analyzer.Span { return p.Meta().TitleAt }

// sectionSpan is where findings about a section stand: its title, or else its
// first sentence.
func sectionSpan(p *analyzer.Pass, s *analyzer.Section) analyzer.Span {
	if s.TitleEnd > s.TitleFirst {
		return p.TokensSpan(s.TitleFirst, s.TitleEnd)
	}
	if s.First < s.End {
		return p.SentenceSpan(p.SentenceOf(s.First))
	}
	return analyzer.Span{Start: s.Span.Start, End: s.Span.Start}
}

// about reports a finding on the document or a section.
func about(p *analyzer.Pass, s analyzer.Span, format string, args ...any) *analyzer.Finding {
	f := p.Report(s, format, args...)
	f.Doc = true
	return f
}

// has reports whether the document has a section of kind k.
func has(p *analyzer.Pass, k analyzer.Kind) bool {
	for _, s := range p.Sections {
		if s.Kinds.Has(k) {
			return true
		}
	}
	return false
}

// isReport tells a postmortem from other pages that happen to be linted: at
// least two of its sections are of kinds that postmortems have.
func isReport(p *analyzer.Pass) bool {
	var have analyzer.KindSet
	for _, s := range p.Sections {
		have |= s.Kinds
	}
	n := 0
	for _, k := range core {
		if have.Has(k) {
			n++
		}
	}
	return n >= 2
}

// core are the kinds of sections that nearly every template has.
var core = []analyzer.Kind{analyzer.Summary, analyzer.Impact, analyzer.Timeline, analyzer.Causes, analyzer.WentWell, analyzer.WentWrong, analyzer.ActionItems}

// kindTitles are the titles that messages suggest.
var kindTitles = map[analyzer.Kind]string{
	analyzer.Summary: "Summary", analyzer.Impact: "Impact", analyzer.Timeline: "Timeline", analyzer.Causes: "Contributing factors",
	analyzer.WentWell: "What went well", analyzer.WentWrong: "What went wrong", analyzer.ActionItems: "Action items", analyzer.People: "Responders",
	analyzer.External: "External message", analyzer.Detection: "Detection", analyzer.Resolution: "Resolution", analyzer.Lessons: "Lessons learned",
	analyzer.Lucky: "Where we got lucky",
}

// list joins names for a sentence: "a, b and c".
func list(names []string) string {
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}

// plural counts things: "1 day", "3 days".
func plural(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}

// sectionTokens calls f with each token of the section's text that is prose of
// the author: no headings, code or quotations.
func sectionTokens(p *analyzer.Pass, s *analyzer.Section, f func(i int) bool) {
	for i := max(s.First, s.TitleEnd); i < s.End; i++ {
		b := p.BlockOf(i)
		if b.Kind == analyzer.Heading || b.Quote > 0 {
			i = b.EndToken - 1
			continue
		}
		if !f(i) {
			return
		}
	}
}

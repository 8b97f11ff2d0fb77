package rules

import (
	"strings"
	"unicode"

	"github.com/blamelint/blamelint/analyzer"
)

// The works that the rules about action items rest on, besides those of the
// language rules.
var (
	pagerDutyActions = analyzer.Source{Title: "PagerDuty, Postmortem guide: how to write a postmortem, action items",
		URL: "https://postmortems.pagerduty.com/how_to_write/writing/"}
	lunneyActions = analyzer.Source{Title: "Lunney, Lueder and O'Reilly, Postmortem Action Items: Plan the Work and Work the Plan (;login: 42, 1)",
		URL: "https://www.usenix.org/publications/login/spring2017/lunney"}
	hierarchy = analyzer.Source{Title: "NIOSH, Hierarchy of Controls", URL: "https://www.cdc.gov/niosh/hierarchy-of-controls/about/index.html"}
)

// openItems are the action items of the document that are still to be done.
func openItems(p *analyzer.Pass) []*analyzer.ActionItem {
	return analyzer.Memo(p.Document, openItemsKey{}, func() (open []*analyzer.ActionItem) {
		for _, a := range p.Actions() {
			if !a.Done {
				open = append(open, a)
			}
		}
		return open
	})
}

type openItemsKey struct{}

// aboutActions reports a finding about all action items: at the heading over
// the first of them, else at the first itself.
func aboutActions(p *analyzer.Pass, format string, args ...any) *analyzer.Finding {
	items := p.Actions()
	at := items[0].Words
	for s := items[0].Section; s != nil; s = s.Parent {
		if s.Kinds.Has(analyzer.ActionItems) && s.TitleEnd > s.TitleFirst {
			at = p.TokensSpan(s.TitleFirst, s.TitleEnd)
			break
		}
	}
	f := p.Report(at, format, args...)
	f.Doc = true
	return f
}

// scaffold is a wording of the item that could be finished, with blanks for
// what only the author knows. All words but its frame come from the item.
func scaffold(a *analyzer.ActionItem) string {
	about := strings.TrimRight(a.Object, " .,;:!?")
	for _, f := range frames {
		if f.fits(a) {
			return f.fill(about)
		}
	}
	if a.Verb == "" || about == "" {
		return frame{text: "___ (a verb) ___ so that ___"}.fill(about)
	}
	return frame{text: "Change ___ in " + subject + " so that ___"}.fill(about)
}

// subject stands in a frame for the item's own words.
const subject = "{}"

// A frame is one form of an item that can be finished.
type frame struct {
	verbs wordList // one of them is the item's verb; empty for any
	nouns wordList // one of them is among the item's words; empty for any
	text  string
}

func (f frame) fits(a *analyzer.ActionItem) bool {
	return (f.verbs == "" || f.verbs.has(a.Verb)) && (f.nouns == "" || f.nouns.hasAny(a.Text))
}

// fill puts the item's words into the frame, or behind it if it has no place
// for them.
func (f frame) fill(about string) string {
	if strings.Contains(f.text, subject) {
		return `"` + strings.ReplaceAll(f.text, subject, about) + `"`
	}
	if about == "" {
		return `"` + f.text + `"`
	}
	return `"` + f.text + `" (from: ` + about + `)`
}

var frames = []frame{
	{verbs: " monitor watch observe track keep follow look ", nouns: " status situation eye latency load usage size count rate number queue memory disk traffic errors ",
		text: "Alert ___ when ___ exceeds ___ for ___ minutes"},
	{verbs: " investigate research study examine analyse analyze understand find figure look check determine see dig inspect ",
		text: "Answer by ___, in ___: " + subject + "? Then open ___ for the change that the answer calls for"},
	{verbs: " consider reconsider evaluate assess explore discuss think review revisit brainstorm talk rethink reassess debate ",
		text: "Decide by ___, with ___, whether to ___ (" + subject + "), and write the decision and its reasons into ___"},
	{verbs: " monitor watch observe track follow ", text: "Alert ___ when ___ of " + subject + " exceeds ___ for ___ minutes"},
	{nouns: " monitoring alert alerts alerting monitor monitors alarm alarms detection observability visibility paging ",
		text: "Add an alert on ___ that pages ___ when ___ exceeds ___ for ___ minutes"},
	{nouns: " dashboard dashboards metrics metric graph graphs panel panels ", text: "Add a panel to ___ that shows ___, with a line at ___"},
	{nouns: " test tests testing coverage validation qa ", text: "Add a test to ___ that fails when ___"},
	{nouns: " logging logs tracing traces ", text: "Log ___ whenever ___, so that ___ can be told from ___"},
	{nouns: " documentation docs doc runbook runbooks playbook playbooks wiki handbook manual guide guides instructions procedure procedures checklist checklists ",
		text: "Write into ___ what to do when ___, with the commands, and link it from ___"},
	{nouns: " communication communications collaboration coordination handover ", text: "Post ___ to ___ automatically whenever ___"},
}

// A wordList is words in lower case with a space before and after each.
type wordList string

func (l wordList) has(word string) bool {
	if word == "" {
		return false
	}
	word = strings.ToLower(word)
	for s := string(l); ; {
		i := strings.Index(s, word)
		if i < 0 {
			return false
		}
		if end := i + len(word); i > 0 && s[i-1] == ' ' && end < len(s) && s[end] == ' ' {
			return true
		}
		s = s[i+1:]
	}
}

func (l wordList) hasAny(text string) bool {
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if l.has(w) {
			return true
		}
	}
	return false
}

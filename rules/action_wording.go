package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

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
	return about(p, at, format, args...)
}

// scaffold is a wording of the item that could be finished, with blanks for
// what only the author knows. All words but its frame come from the item.
func scaffold(a *analyzer.ActionItem) string {
	about := strings.TrimRight(a.Object, " .,;:!?")
	switch {
	case a.PeopleFix.Found():
		return systemInstead(a)
	case a.Passive && a.Verb != "" && !blandVerbs.has(a.Verb):
		return `"` + capital(a.Verb) + " " + uncapital(about) + ` ___ by ___"`
	}
	for _, f := range frames {
		if f.fits(a, about) {
			return f.fill(about)
		}
	}
	switch {
	case about == "" || a.Verb == "" && a.NotActionable.Kind == analyzer.NoVerb || blandVerbs.has(a.Verb):
		return frame{text: "___ (a verb) ___ so that ___"}.fill(about)
	case a.NotActionable.Kind == analyzer.Wish:
		return `"Change ` + uncapital(about) + ` so that ___"`
	}
	return `"Change ___ in ` + about + ` so that ___"`
}

// subject stands in a frame for the item's own words.
const subject = "{}"

// blandVerbs say nothing about what is to be done.
const blandVerbs wordList = " be become do get have pay read communicate improve enhance monitor watch follow stay try "

// A frame is one form of an item that can be finished.
type frame struct {
	verbs wordList // one of them is the item's verb; empty for any
	nouns wordList // one of them is among the item's words; empty for any
	asks  bool     // the item's object is a question
	text  string
}

func (f frame) fits(a *analyzer.ActionItem, about string) bool {
	first, _, _ := strings.Cut(about, " ")
	return (f.verbs == "" || f.verbs.has(a.Verb)) && (f.nouns == "" || f.nouns.hasAny(firstOf(about, a.Text))) && (!f.asks || questions.has(first))
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

const questions wordList = " why whether how if what which when where who "

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

const (
	seekVerbs  wordList = " investigate research study examine analyse analyze understand find figure look check determine see dig inspect learn "
	weighVerbs wordList = " consider reconsider evaluate assess explore discuss think review revisit brainstorm talk rethink reassess debate "
	watchVerbs wordList = " monitor watch observe track keep follow "
)

var frames = []frame{
	{verbs: seekVerbs, asks: true, text: "Find out by ___ " + subject + ", write the answer into ___, and open ___ for the change it calls for"},
	{verbs: weighVerbs, asks: true, text: "Decide by ___, with ___, " + subject + ", and write the decision and its reasons into ___"},
	{verbs: seekVerbs, text: "Find out by ___ whether ___ (" + subject + "), write the answer into ___, and open ___ for the change it calls for"},
	{verbs: weighVerbs, text: "Decide by ___, with ___, whether to ___ (" + subject + "), and write the decision and its reasons into ___"},
	{verbs: watchVerbs, text: "Alert ___ when ___ exceeds ___ for ___ minutes"},
	{nouns: " monitoring alert alerts alerting monitor monitors alarm alarms detection observability visibility paging ",
		text: "Add an alert on ___ that pages ___ when ___ exceeds ___ for ___ minutes"},
	{nouns: " dashboard dashboards metrics metric graph graphs panel panels ", text: "Add a panel to ___ that shows ___, with a line at ___"},
	{nouns: " test tests testing coverage validation qa ", text: "Add a test to ___ that fails when ___"},
	{nouns: " logging logs tracing traces ", text: "Log ___ whenever ___, so that ___ can be told from ___"},
	{nouns: " documentation docs doc runbook runbooks playbook playbooks wiki handbook manual guide guides instructions procedure procedures checklist checklists ",
		text: "Write into ___ what to do when ___, with the commands, and link it from ___"},
	{nouns: " communication communications collaboration coordination handover ", text: "Post ___ to ___ automatically whenever ___"},
}

// capital and uncapital change the first letter of a phrase; a word that is
// written with more capitals, such as "TLS" or "GitLab", stays as it is.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func uncapital(s string) string {
	first, _, _ := strings.Cut(s, " ")
	r, n := utf8.DecodeRuneInString(s)
	if strings.IndexFunc(first[min(n, len(first)):], unicode.IsUpper) >= 0 || len(first) == n {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
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

// systemInstead is a scaffold that changes what people work with in place of
// the people.
func systemInstead(a *analyzer.ActionItem) string {
	for _, f := range systemFrames {
		if f.fits(a, "") {
			return `"` + f.text + `"`
		}
	}
	return `"Make ___ refuse, or ask first, when ___"`
}

var systemFrames = []frame{
	{nouns: " train trained training retrain retraining workshop workshops course courses drill drills onboarding refresher coaching ",
		text: "Make ___ say what it does before ___, so that nobody has to have learnt it"},
	{nouns: " communicate communication communications talk tell inform coordination collaboration ", text: "Post ___ to ___ automatically whenever ___"},
	{nouns: " follow procedure procedures process checklist policy steps ", text: "Let ___ carry out the steps ___ of the procedure"},
	{nouns: " check checks double verify review test tests ", text: "Run ___ (the check) in ___ and stop when it fails"},
	{nouns: " read reads know aware remember forget awareness reminded remind ", text: "Show ___ in ___ at the moment when ___ is decided"},
	{nouns: " earlier sooner declare escalate escalation page call ", text: "Declare ___ automatically when ___ lasts longer than ___ minutes"},
}

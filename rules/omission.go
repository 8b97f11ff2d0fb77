package rules

import (
	"cmp"
	"slices"

	"github.com/blamelint/blamelint/analyzer"
)

var omission = &analyzer.Rule{
	ID:      "omission",
	Name:    "What people left undone",
	Summary: `"failed to", "forgot", "overlooked", "nobody noticed": people measured by what they did not do`,
	Doc: `"Failed to" compares what people did with what, now that the end is known, they ought to have done. Nobody works on a list of all the
things that could be done and leaves one out; people do what the situation in front of them seems to ask for. An omission is visible only from afterwards.
Told as the story, it says that somebody was not careful, and the review ends where it ought to begin.

Write what the people did instead, what they saw, and what would have brought the missing step to their attention: the alert that
looked like three hundred others, the checklist that was in another room, the date that stood in one person's calendar.

Warnings stand where a person or a team is the agent, or where a passive leaves a human agent out ("the renewal was forgotten"). Plain
reports of what people did not notice or test are notes. The same words about software ("the pod failed to start", "requests missed the
cache", "the parser ignored the field") are silent, and so are users who did not notice.`,
	Sources:  []analyzer.Source{dekker, cook, pagerDuty, kerth},
	Group:    analyzer.Language,
	Severity: analyzer.Warning,
	Examples: []analyzer.Example{{
		Bad:  "The duty chemist «failed to» log the second sample.",
		Good: "The duty chemist logged one sample; the form has one line for each hour and two samples had arrived.",
	}, {
		Bad:  "For a month «nobody noticed» that the freezer log was empty, and the weekly report was «overlooked».",
		Good: "For a month the freezer log was empty. No alert watches it, and the weekly report goes to a mailbox without readers.",
	}, {
		Bad:  "The port was closed «without asking» the pilots, and the notice was «forgotten».",
		Good: "The port was closed at 04:10. The closing sheet does not list the pilots, and the notice is a step of its own.",
	}, {
		Bad:  "- «Forgot to» restart the ticket printer\n- Queue at 300 people by noon",
		Good: "- The ticket printer stayed off; the opening list names it on the second page\n- Queue at 300 people by noon",
	}, {
		Bad:  "The «failure to» tell the night ward cost an hour. By «failing to» ring twice, the porter lost the parcel.",
		Good: "The night ward heard of it an hour later. The porter rang once, as the sheet says, and left with the parcel.",
	}},
	Silent: []string{
		"The elevator failed to reach floor 9 and reset.",
		"The exporter ignored the third column, and lookups missed the cache.",
		"The forgotten-password page was slow.",
		"Riders did not notice the switch to the spare feed.",
		"No build leaves the yard without testing on the rig.",
		"The pump failed over to its twin within a second.",
		"Hints may be ignored on holidays, as the handbook says.",
		"Nobody noticed the failover, which took 80 ms.",
		"The balcony overlooks the basin.",
		"The linter skipped generated files.",
		"The fork lift dropped the ball bearings.",
		"A failure to connect is retried three times.",
		"The follower missed two heartbeats and left the group.",
		"Do not forget to close the valve after a drill.",
		"We did not forget the second key: it lay in the safe.",
		"If an operator forgets the token, the console asks again.",
		"Neglected tropical diseases have their own register.",
		"The nurse never left the ward.",
		"The balance never fell below zero.",
	},
	Check: checkOmission,
}

func checkOmission(p *analyzer.Pass) {
	for _, o := range omissions(p) {
		f := p.Report(p.TokensSpan(o.first, o.end), o.message(), p.TokensText(o.first, o.end))
		if o.note {
			f.Note()
		}
		f.Suggest(o.advice(p))
	}
}

// An omittedAct is a place that says what people left undone: the tokens from
// first up to end.
type omittedAct struct {
	first, end int
	by         analyzer.Subject
	kind       omittedKind
	note       bool
}

// omittedKind says what kind of wording it is, for the message.
type omittedKind uint8

const (
	failedKind omittedKind = iota
	forgotKind
	missedKind
	ignoredKind
	nobodyKind
	neverKind
	withoutKind
	negatedKind
)

// omissionTriggers are the words that may tell of an omission, with the
// function that judges them.
var omissionTriggers = []struct {
	words analyzer.Set
	judge func(*analyzer.Pass, int) (omittedAct, bool)
}{
	{analyzer.Words("failed failing fail fails"), failedAt},
	{analyzer.Words("failure failures inability refusal reluctance unwillingness"), failureAt},
	{analyzer.Words("forgot forgotten forget forgets forgetting"), forgotAt},
	{analyzer.Words("overlooked overlooking overlook neglected neglecting neglect neglects"), overlookedAt},
	{analyzer.Words("missed miss misses"), missedAt},
	{analyzer.Words("omitted omitting omit omits skipped skipping skip"), skippedAt},
	{analyzer.Words("ignored ignoring ignore ignores dismissed dismissing disregarded disregarding"), ignoredAt},
	{analyzer.Words("bother bothered bothers bothering"), botheredAt},
	{analyzer.Words("never"), neverAt},
	{analyzer.Words("nobody noone no-one no none not neither nor never"), nobodyAt},
	{analyzer.Words("without"), withoutAt},
	{parted, partedAt},
	{analyzer.Words("left"), leftWord},
	{lettingWords, letAt},
	{unminded, unmindedAt},
	{analyzer.Words("n't not"), negatedAt},
}

// omissions are the omissions of people in the document, in order and without
// overlap. The rule team-blame reads them, too.
func omissions(p *analyzer.Pass) []omittedAct {
	return analyzer.Memo(p.Document, omissionsKey{}, func() []omittedAct { return findOmissions(p) })
}

type omissionsKey struct{}

func findOmissions(p *analyzer.Pass) []omittedAct {
	var all []omittedAct
	for _, t := range omissionTriggers {
		for i := range p.Each(t.words) {
			if o, ok := t.judge(p, i); ok && !quotedOrMentioned(p, i) && !onlySaid(p, i) && !askedOnly(p, i) {
				all = append(all, o)
			}
		}
	}
	for _, i := range omissionIndex.starts(p) {
		if o, ok := omissionIdiomAt(p, i); ok && !quotedOrMentioned(p, i) && !onlySaid(p, i) && !askedOnly(p, i) {
			all = append(all, o)
		}
	}
	slices.SortStableFunc(all, func(a, b omittedAct) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(b.end, a.end))
	})
	out := all[:0]
	for _, o := range all {
		if n := len(out); n > 0 && o.first < out[n-1].end {
			if out[n-1].note && !o.note {
				out[n-1] = o
			}
			continue
		}
		out = append(out, o)
	}
	return out
}

func (o omittedAct) message() string {
	switch o.kind {
	case forgotKind:
		return "%q puts the step down to somebody's memory; a reader may conclude that a better memory is the remedy."
	case missedKind:
		return "%q measures people by what is known now; a reader may think that the sign stood out at the time."
	case ignoredKind:
		return "%q sounds as if the meaning was plain and people chose to look away; a reader does not learn what it looked like to them then."
	case nobodyKind:
		return "%q blames everybody at once; a reader does not learn what was there to be seen, and by whom."
	case neverKind, withoutKind:
		return "%q names the step that is missing in hindsight; a reader does not learn what was done instead, and why that seemed enough."
	case negatedKind:
		return "%q tells what people did not do; a reader may miss what they did and what they had to go by."
	}
	return "%q tells what people did not do, as if that explained it; a reader learns neither what they did nor what they saw."
}

// advice is what to write instead in this sentence.
func (o omittedAct) advice(p *analyzer.Pass) string {
	who := o.actor(p)
	switch o.kind {
	case forgotKind:
		return "Say what " + who + " did next, and what could have brought the step to mind at that moment: a prompt, a checklist, a block."
	case missedKind:
		return "Say what " + who + " had on the screen at that moment, and what set this sign apart from the rest, if anything did."
	case ignoredKind:
		return "Say how often it had come before, what it had meant until then, and what " + who + " did about it this time."
	case nobodyKind:
		return "Say where it could be seen, who looks there and how often, and which alert or check would have brought it to somebody."
	case neverKind, withoutKind:
		return "Say what " + who + " did before the step, what it showed, and what the check would have needed: time, access, a test system."
	case negatedKind:
		return "Say what " + who + " did and saw, and what would have shown the difference."
	}
	return "Say what " + who + " did instead, what the situation seemed to ask for, and what the missing step would have needed."
}

// actor names who acts: the role that the sentence gives, or a plain one.
func (o omittedAct) actor(p *analyzer.Pass) string {
	switch o.by.Agent {
	case analyzer.WeAgent:
		return "you"
	case analyzer.PersonAgent, analyzer.TeamAgent, analyzer.OrgAgent:
		if h := p.Tokens[o.by.Head].Word; o.by.End-o.by.First <= 5 && (analyzer.RoleNouns.Has(h) || analyzer.TeamNouns.Has(h) || o.by.Agent == analyzer.TeamAgent) {
			return lowerArticle(p.TokensText(o.by.First, o.by.End))
		}
	}
	return "the people in that role"
}

// lowerArticle writes "The clerk" as it stands within a sentence.
func lowerArticle(s string) string {
	for _, a := range []string{"The ", "A ", "An ", "Our ", "Your ", "Their ", "Some ", "Two ", "Three "} {
		if len(s) > len(a) && s[:len(a)] == a {
			return string(a[0]+'a'-'A') + s[1:]
		}
	}
	return s
}

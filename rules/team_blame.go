package rules

import (
	"github.com/blamelint/blamelint/analyzer"
)

var teamBlame = &analyzer.Rule{
	ID:      "team-blame",
	Name:    "A named team as the one that failed",
	Summary: `"QA missed it", "Marketing never told us": one team is put in the dock`,
	Doc: `A sentence in which one team fails reads, to that team, like a verdict. They were not asked, or they read it here first. Next time
they will write their own version, and the talk goes from what happened to who is in the right. Work between teams fails at the joints: what one was
told, what the other had to assume, which calendar both of them look at.

Keep the actor and tell the act: what the team had been told, what its tools showed, by which route the message was meant to come. Where the
matter is that nobody was told, say which route was missing.

A named team, department or shift as the agent of a failing act is a warning, beside what other rules say about the act itself; a vendor
or a group of people with one role is a note. "We" and "the team" are nobody in particular, and what a team did well, or simply did, is silent.`,
	Sources:  []analyzer.Source{pagerDuty, sreBook, dekker},
	Group:    analyzer.Language,
	Severity: analyzer.Warning,
	Examples: []analyzer.Example{{
		Bad:  "«Purchasing» forgot the second pump. The «tunnel crew» broke the seal.",
		Good: "Purchasing ordered one pump, as the sketch of May shows. The tunnel crew opened the seal with the tool from the box.",
	}, {
		Bad:  "«Legal»'s refusal to answer cost us a day, and the «pricing team» should have told us.",
		Good: "The question reached Legal on a holiday. Price changes are not in the release calendar, so we heard of it from a customer.",
	}, {
		Bad:  "It was the «cabin crew» that let the battery run flat; the «ground desk» is to blame for the rest.",
		Good: "The battery ran flat overnight: the cabin checklist ends before the ground checklist begins.",
	}, {
		Bad:  "Our «carrier» gave us the wrong window.",
		Good: "The carrier's mail named a window in local time; we read it as UTC.",
	}},
	Silent: []string{
		"The SRE team rolled back at 14:10, and QA reproduced the bug within the hour.",
		"The team forgot the second pump.",
		"We missed the mail.",
		"The network team failed over to the second link.",
		"The security group rejected the packet, and the consumer group failed to rebalance.",
		"Support answered 90 calls.",
		"Product images failed to load.",
		"It was not the storage team that broke the array; a firmware update did.",
		"Procurement will review the order form.",
		"If Support forgets the tag, the form asks for it.",
		"The billing team broke the change into three parts.",
		"Marketing told us on Monday that the show had been moved.",
	},
	Check: checkTeamBlame,
}

func checkTeamBlame(p *analyzer.Pass) {
	b := teamFinder{Pass: p, seen: map[int]bool{}}
	for _, o := range omissions(p) {
		b.accuse(o.by, o.first)
	}
	for _, t := range teamTriggers {
		for i := range p.Each(t.words) {
			if b.groupNear(i) {
				t.judge(&b, i)
			}
		}
	}
	for i := range p.Each(hadWords) {
		b.hadDone(i)
	}
	for _, i := range teamIndex.starts(p) {
		b.idiom(i)
	}
}

// teamTriggers are the words of failing acts, with the function that finds who
// is said to have failed.
var teamTriggers = []struct {
	words analyzer.Set
	judge func(*teamFinder, int)
}{
	{harmVerbs, (*teamFinder).harm},
	{analyzer.Words("should ought could needed supposed meant"), (*teamFinder).modal},
	{analyzer.Words("n't not never"), (*teamFinder).didNot},
	{analyzer.Words("let"), (*teamFinder).let},
	{analyzer.Words("gave sent provided delivered supplied quoted told handed passed shipped published answered replied responded arrived reacted escalated informed reported filed returned called delivering sending"), (*teamFinder).wrongOrLate},
	{analyzer.Words("wrong"), (*teamFinder).wrongThing},
	{analyzer.Words("signed approved waved merged shipped released deployed pushed went launched started"), (*teamFinder).anyway},
	{analyzer.Words("typo typos misconfiguration failure failures refusal mistake mistakes error errors negligence carelessness inability reluctance unwillingness incompetence blunder blunders oversight neglect lack delay delays sloppiness fault inaction silence"), (*teamFinder).owned},
	{analyzer.Words("", personal, shared), (*teamFinder).judged},
	{analyzer.Words("blame fault failure error mistake guilt responsible guilty"), (*teamFinder).guilt},
	{analyzer.Words("aware unaware"), (*teamFinder).unaware},
	{analyzer.Words("instead"), (*teamFinder).wrongPlace},
	{analyzer.Words("that which who"), (*teamFinder).cleft},
	{analyzer.Words("mistakenly incorrectly wrongly erroneously accidentally inadvertently unknowingly prematurely"), (*teamFinder).wrongly},
}

// teamFinder looks at one document and reports each team mention once.
type teamFinder struct {
	*analyzer.Pass
	seen   map[int]bool // main nouns of the teams reported
	asked  int32        // the sentence that groupNear looked at last, and what it found
	groups bool
}

// groupWords are the words without which, names aside, no group is spoken of.
var groupWords = analyzer.Words("room rooms centre centres center centers line lines guys folks", analyzer.TeamNouns, analyzer.TeamNames, analyzer.Departments, analyzer.OrgNouns, analyzer.RoleNouns)

// groupNear reports whether the sentence of token i holds a word that may name
// a group. It spares most sentences the question who acts.
func (b *teamFinder) groupNear(i int) bool {
	n := b.Tokens[i].Sentence + 1
	if b.asked == n {
		return b.groups
	}
	b.asked, b.groups = n, false
	s := b.SentenceOf(i)
	for k := s.First; k < s.End && !b.groups; k++ {
		t := &b.Tokens[k]
		b.groups = groupWords.Has(t.Word) || t.Word == 0 && t.Kind == analyzer.WordToken && t.Is(analyzer.Capital) || t.Word == wItWord && t.Is(analyzer.AllCaps)
	}
	return b.groups
}

var wItWord = analyzer.W("it")

// accuse reports the subject of a failing act at token at if it names a team.
func (b *teamFinder) accuse(s analyzer.Subject, at int) {
	if s.End <= s.First {
		return
	}
	if nobodySubject(b.Pass, s) {
		b.nobodyOf(s, at)
		return
	}
	b.name(s.Phrase, s.Agent, at)
}

// nobodyOf is "nobody in Payroll looked at the note", which accuses all of them.
func (b *teamFinder) nobodyOf(s analyzer.Subject, at int) {
	if !nobodyWords.Has(b.Tokens[s.Head].Word) && b.Tokens[s.Head].Word != wOneWord || !amongWords.Has(wordAt(b.Pass, s.Head, s.End)) {
		return
	}
	ph := phraseIn(b.Pass, s.Head, s.End+1)
	if ph.End > ph.First && b.Class(ph) == analyzer.TeamAgent {
		b.name(ph, analyzer.TeamAgent, at)
	}
}

var amongWords = analyzer.Words("in at on from of")

// name reports a phrase as the one that failed, if it names a team, a vendor or
// a role group.
func (b *teamFinder) name(ph analyzer.Phrase, a analyzer.Agent, at int) {
	lesser := false
	switch a {
	case analyzer.TeamAgent:
	case analyzer.OrgAgent:
		lesser = true
	case analyzer.PersonAgent:
		if !b.roleGroup(ph) {
			return
		}
		lesser = true
	case analyzer.SystemAgent:
		if !unknownAgent(b.Pass, ph, a) {
			return
		}
		lesser = true
	default:
		return
	}
	ph.First = b.bareStart(ph)
	span := b.TokensSpan(ph.First, ph.End)
	if b.seen[ph.Head] {
		return
	}
	if quotedOrMentioned(b.Pass, at) || onlySaid(b.Pass, at) || b.Reported(ph.Head) || clefted(b.Pass, ph) {
		return
	}
	b.seen[ph.Head] = true
	who := b.TokensText(ph.First, ph.End)
	format := "%q stands here as the ones who failed; that team may hear a verdict, and readers stop asking how the work between teams is joined."
	if lesser {
		format = "%q are told as the ones who failed; a reader may look for the remedy with them alone."
	}
	f := b.Report(span, format, who)
	if lesser {
		f.Note()
	}
	f.Suggest("Say what they had been told and by which route, what they did with it, and where the hand-over between you left a gap.")
}

// bareStart is the first token of a team's name: without article, owner and
// time.
func (b *teamFinder) bareStart(ph analyzer.Phrase) int {
	k := ph.First
	for k < ph.Head {
		t := &b.Tokens[k]
		if !analyzer.Determiners.Has(t.Word) && !weOwners.Has(t.Word) && !otherOwners.Has(t.Word) && t.Kind != analyzer.PunctToken && t.Word != wGenitive && !groupAdverbs.Has(t.Word) {
			break
		}
		k++
	}
	return k
}

var groupAdverbs = analyzer.Words("both even again also once")

// roleGroup is a plural that names people by what they do, without number:
// "the operators", "validators".
func (b *teamFinder) roleGroup(ph analyzer.Phrase) bool {
	w := b.Tokens[ph.Head].Word
	text := b.Word(ph.Head)
	if !analyzer.RoleNouns.Has(w) || len(text) < 4 || text[len(text)-1] != 's' || vagueGroups.Has(w) && ph.Head == b.bareStart(ph) {
		return false
	}
	for k := ph.First; k < ph.Head; k++ {
		t := &b.Tokens[k]
		if t.Kind == analyzer.NumberToken || fewWords.Has(t.Word) || weOwners.Has(t.Word) {
			return false
		}
	}
	return true
}

var (
	vagueGroups = analyzer.Words("others persons individuals humans adults kids colleagues members participants responders folks guys peers")
	fewWords    = analyzer.Words("two three four five six seven several some many few most all both no any other others a an one multiple various")
)

// clefted is "it was not the storage team that …": denied.
func clefted(p *analyzer.Pass, ph analyzer.Phrase) bool {
	return denialWords.Has(wordAt(p, ph.Head, ph.First-1)) || denialWords.Has(wordAt(p, ph.Head, ph.First-2)) && analyzer.Determiners.Has(wordAt(p, ph.Head, ph.First-1))
}

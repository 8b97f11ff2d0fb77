// Package facilitate makes, from a postmortem and what the rules found in it,
// the brief of whoever leads its review meeting: an agenda of an hour, whom to
// invite by role, questions that begin with what and how, and what to settle.
//
// No person is named in a brief: where the document does, the role stands. The
// questions follow Allspaw's "Infinite Hows" and Etsy's debriefing guide: they
// ask what was seen and what made sense, never why somebody did something.
package facilitate

import (
	"cmp"
	"slices"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/pseudonym"
)

// A Brief is what a facilitator takes into the meeting.
type Brief struct {
	Path      string
	Title     string
	Invite    []Seat
	Agenda    []Part // in the order of the meeting
	Checklist []Check
	LeftOut   int // questions that did not fit into the hour
}

// A Seat is somebody to invite.
type Seat struct {
	Role string // "the incident commander", "QA"
	Why  string // a clause: "was paged at 7:41"
}

// A Part is a part of the meeting.
type Part struct {
	Name      string // an identifier: "opening", "impact", …
	Title     string
	Minutes   int
	Aim       string   // what the part is for, a sentence to say aloud
	Notes     []string // facts of the document to start from
	Moments   []Moment // of the timeline only
	Questions []Question
	Items     []Item // of the action items only
	LeftOut   int    // questions that did not fit
}

// A Moment is a moment of the timeline about which something is asked.
type Moment struct {
	Line      int    // 1-based
	Stamp     string // as written
	Text      string // what the document tells of it
	Told      bool   // told in the text; the timeline has no entry for it
	Questions []Question
	at        int // order: the index of the entry, doubled; odd ones stand between
}

// A Question is for the group.
type Question struct {
	Ask   string
	Then  string // to go on with; may be empty
	Quote string // the passage it is about, with roles in place of names; may be empty
	Line  int    // 1-based, of the passage; 0 for questions about no passage
	Also  []int  // lines of further passages that it is a question about
	rank  int
}

// An Item is an open action item.
type Item struct {
	Line   int
	Text   string
	Settle []string // what is to be settled: "an owner", "a date or ticket"
	Ask    string   // may be empty
}

// State is what is known of a line of the checklist.
type State uint8

// The states. Only what the text shows can be ticked; the rest is for people.
const (
	ForPeople State = iota
	Seen            // ticked
	NotYet          // something in the text speaks against it
)

// A Check is one line of the checklist before publishing.
type Check struct {
	Text  string
	State State
	Note  string // what was seen, or where to look; may be empty
}

// New makes the brief of an analysed document. r.Document must not have been
// released; r.Merits are used if they are filled in. s are the settings that
// the document was analysed with, and may be nil. It is pure.
func New(r *analyzer.Result, s *analyzer.Settings) *Brief {
	w := &writer{d: r.Document, r: r, cast: pseudonym.Of(r.Document, s), used: map[string]bool{}, also: map[string][]int{}, brief: &Brief{Path: r.Path}}
	if s != nil {
		w.strict = s.Strict
	}
	w.brief.Title = w.cast.Plain(w.d.Meta().Title)
	w.entries()
	w.collect()
	w.invite()
	w.brief.Agenda = []Part{opening(), w.impact(), w.timeline(), w.wentWell(), w.wentWrong(), w.actions()}
	w.gatherRepeats()
	for i := range w.brief.Agenda {
		w.brief.LeftOut += w.brief.Agenda[i].LeftOut
	}
	w.checklist()
	return w.brief
}

// gatherRepeats tells each question which further passages it is about.
func (w *writer) gatherRepeats() {
	add := func(list []Question) {
		for i := range list {
			list[i].Also = w.also[list[i].Ask]
		}
	}
	for i := range w.brief.Agenda {
		p := &w.brief.Agenda[i]
		add(p.Questions)
		for k := range p.Moments {
			add(p.Moments[k].Questions)
		}
	}
}

// Minutes is how long the meeting takes.
func (b *Brief) Minutes() int {
	n := 0
	for i := range b.Agenda {
		n += b.Agenda[i].Minutes
	}
	return n
}

// A writer makes one brief.
type writer struct {
	strict bool // the strict preset ran, so that silence of its rules means something
	d      *analyzer.Document
	r      *analyzer.Result
	cast   *pseudonym.Cast
	brief  *Brief
	moment []entry          // of the timeline, those with a place in time or not
	matter []*matter        // what to ask about, in the order of the text
	used   map[string]bool  // forms that have been asked
	also   map[string][]int // lines of further passages, by what is asked
}

// Directive is Norman L. Kerth's prime directive, from "Project
// Retrospectives" (2001).
const Directive = "Regardless of what we discover, we understand and truly believe that everyone did the best job they could, given what they knew " +
	"at the time, their skills and abilities, the resources available, and the situation at hand."

func opening() Part {
	return Part{Name: "opening", Title: "Opening", Minutes: 5, Aim: "Say what the meeting is for: to learn how the incident came about and what to change. Read the prime directive aloud:",
		Notes: []string{Directive}}
}

// How many questions a part can take: about two and a half minutes each.
const (
	maxImpact   = 2
	maxMoments  = 6
	maxWell     = 2
	maxWrong    = 6
	maxItems    = 6
	maxGaps     = 3
	maxQuote    = 180 // code points of a passage
	maxAskQuote = 60  // code points of a passage within a question
)

// trim keeps the n questions of the highest rank, in their order, and says how
// many it left out.
func trim(list []Question, n int) (kept []Question, left int) {
	if len(list) <= n {
		return list, 0
	}
	ranks := make([]int, len(list))
	for i := range list {
		ranks[i] = list[i].rank
	}
	slices.SortFunc(ranks, func(a, b int) int { return cmp.Compare(b, a) })
	limit := ranks[n-1]
	room := n
	for _, r := range ranks[:n] {
		if r > limit {
			room--
		}
	}
	for _, q := range list {
		switch {
		case q.rank > limit:
			kept = append(kept, q)
		case q.rank == limit && room > 0:
			kept = append(kept, q)
			room--
		}
	}
	return kept, len(list) - len(kept)
}

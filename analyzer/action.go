package analyzer

import (
	"cmp"
	"slices"
	"time"
)

// An ActionItem is one piece of work that the document proposes: a list item,
// a check box, a row of a table, or a sentence marked "Action item:".
type ActionItem struct {
	Span    Span // source bytes, from its first to its last block, its "Owner:" lines included
	Line    int  // 1-based line of its first words
	Words   Span // source bytes of its first few words, on Line; never empty
	Form    ActionForm
	Section *Section
	Group   string // the label or lead-in it stands under ("Prevent"), or empty

	Topic   string // a label before the text ("Mint caps: …"), or empty
	Text    string // what is to be done, without the label and the tags that follow; may be empty for a bare link
	Verb    string // base form of the verb that the text turns on, or empty
	Object  string // what the verb acts on, or its subject in a wish ("X should …"), a few words; the whole phrase if there is no verb
	Passive bool   // the verb is to be done to Object: "X should be encrypted"
	Type    string // a column or tag such as "prevent", "detect", "process"; as written

	Owners   []string // people, teams and handles, as written; without "tbd" and "everyone"
	Due      Due
	Tickets  []Ticket
	Priority Priority
	Status   string // as written, or empty
	Done     bool

	// How a reviewer would grade the wording; each says which words, on Line,
	// carry the weakness. They are not judged for items that are done.
	NotActionable, Vague, Unbounded, PeopleFix Flaw
	Strength                                   Strength

	endless bool      // its date or state is "ongoing"
	head    headRange // the words that the grades are about
}

// ActionForm says how an item is written.
type ActionForm uint8

// The forms of action items.
const (
	ListForm   ActionForm = iota
	TaskForm              // a list item with a check box
	TableForm             // a row of a table
	MarkedForm            // "Action item: …" in running text
)

var formNames = [...]string{"list", "task", "table", "marked"}

// String is the name used in reports.
func (f ActionForm) String() string { return formNames[f] }

// Due is when an item is to be finished, as the author wrote it.
type Due struct {
	Text string // "by Q3", "15 March", "within 30 days"; empty if nothing is said
	Date Date   // zero if Text holds no calendar date
	Days int    // of a period such as "within 30 days"; 0 if there is none
}

// Ticket is an issue, pull request or the like.
type Ticket struct {
	Text string // as a reader sees it
	URL  string // where it links to, or empty
}

// Priority is how urgent an item is said to be.
type Priority uint8

// The priorities, from none given to the gravest.
const (
	NoPriority Priority = iota
	LowPriority
	MediumPriority
	HighPriority
	CriticalPriority
)

var priorityNames = [...]string{"", "low", "medium", "high", "critical"}

// String is the name used in reports; empty for NoPriority.
func (p Priority) String() string { return priorityNames[p] }

// A Flaw is a weakness in an item's wording.
type Flaw struct {
	Kind FlawKind // NoFlaw: there is none
	Span Span     // the words that carry it, source bytes on the item's line
	Text string   // those words as a reader sees them
}

// FlawKind says what is weak about the words.
type FlawKind uint8

// The kinds of flaws.
const (
	NoFlaw      FlawKind = iota
	NoVerb               // names a thing instead of an act: "Better alerts"
	WeakVerb             // an act without a result: "investigate", "discuss"
	Wish                 // says how things ought to be: "X should be Y"
	OnlyLink             // nothing but a link
	Comparative          // "better", "improve", "more": than what, until when?
	Hedge                // "etc", "various", "some"
	Broad                // nothing that narrows it: "add tests"
	Ongoing              // "keep", "always", "regularly", "monitor"
	OpenEnded            // an inquiry that no answer ends
	Care                 // "be more careful", "pay attention"
	Training             // "train", "workshop"
	Reminder             // "remind", "tell", "instruct"
	Talk                 // "communicate better"
	Amends               // apologise, reprimand: deals with a person
	Behaviour            // asks people to act otherwise, with nothing that helps them to
)

// Found reports whether there is a weakness.
func (f Flaw) Found() bool { return f.Kind != NoFlaw }

// Tracked reports whether a ticket or a due date will remind somebody of the
// item.
func (a *ActionItem) Tracked() bool { return len(a.Tickets) > 0 || a.Due.Text != "" }

// DueDay is the last day of the item's due date; ok is false if none is said
// or it cannot be told, as with "03/04".
func (d *Document) DueDay(a *ActionItem) (day time.Time, ok bool) {
	near := d.IncidentDay()
	if a.Due.Days > 0 && !near.IsZero() {
		return near.AddDate(0, 0, a.Due.Days), true
	}
	return a.Due.Date.Last(near)
}

// Actions are the action items of the document, in source order. They are
// read when first asked for.
func (d *Document) Actions() []*ActionItem {
	if !d.facts.actionsRead {
		d.facts.actionsRead = true
		d.facts.actions = findActions(d)
	}
	return d.facts.actions
}

func sortActions(items []*ActionItem) {
	slices.SortStableFunc(items, func(a, b *ActionItem) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Words.Start, b.Words.Start))
	})
}

package audit

import "strings"

// MeritKind names one thing that documents do well, so that it can be counted.
type MeritKind string

// The kinds, in the order in which a report names them.
const (
	Blameless     MeritKind = "blameless"
	Figures       MeritKind = "figures"
	OrderedTime   MeritKind = "timeline"
	Evidence      MeritKind = "evidence"
	ManyCauses    MeritKind = "causes"
	SaysWell      MeritKind = "went-well"
	OwnedTracked  MeritKind = "owned-tracked"
	Owned         MeritKind = "owned"
	AllTracked    MeritKind = "tracked"
	StrongActions MeritKind = "strong-actions"
	OtherMerit    MeritKind = "other"
)

// meritKinds tells the kinds by words of the sentences that praise; the first
// whose words are all there counts.
var meritKinds = [...]struct {
	kind   MeritKind
	words  [2]string
	plural string
}{
	{Blameless, [2]string{"without blaming"}, "tell what happened without blaming anybody"},
	{Figures, [2]string{"impact is given in figures"}, "give the impact in figures"},
	{OrderedTime, [2]string{"timeline gives"}, "give a timeline in order"},
	{Evidence, [2]string{"timeline links"}, "link the timeline to evidence"},
	{ManyCauses, [2]string{"more than one cause"}, "look for more than one cause"},
	{SaysWell, [2]string{"what went well"}, "also say what went well"},
	{OwnedTracked, [2]string{"Every one of the", "has an owner and a ticket or date"}, "give every open action item an owner and a ticket or date"},
	{Owned, [2]string{"Every one of the", "has an owner"}, "give every open action item an owner"},
	{AllTracked, [2]string{"Every one of the", "has a ticket or date"}, "give every open action item a ticket or date"},
	{StrongActions, [2]string{"action items change the system"}, "have action items that change the system"},
}

// MeritKindOf tells what a sentence of rules.AddMerits praises.
func MeritKindOf(text string) MeritKind {
	for i := range meritKinds {
		if m := &meritKinds[i]; strings.Contains(text, m.words[0]) && strings.Contains(text, m.words[1]) {
			return m.kind
		}
	}
	return OtherMerit
}

// Plural completes the sentence "12 documents …".
func (k MeritKind) Plural() string {
	for i := range meritKinds {
		if meritKinds[i].kind == k {
			return meritKinds[i].plural
		}
	}
	return "do something else well"
}

// rank is the kind's place in a report.
func (k MeritKind) rank() int {
	for i := range meritKinds {
		if meritKinds[i].kind == k {
			return i
		}
	}
	return len(meritKinds)
}

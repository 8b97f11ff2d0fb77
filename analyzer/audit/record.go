// Package audit says what many documents have in common: what one document
// contributes (Record), what all of them add up to (Aggregate), and what a
// community of reviewers reads of that (Report). It counts documents, services
// and periods, never people: no author and no owner's name is kept, only
// whether an action item has an owner.
package audit

// A Record is what one document contributes. It is plain data: the same
// bytes, path and settings give the same record, and it survives JSON
// unchanged. Names of persons that were recognised are written as Masked in
// all of its texts.
type Record struct {
	Path  string `json:"path"`            // as reports show it, with slashes
	Area  string `json:"area"`            // the service the document names, or the folder it lies in; "." for the top folder
	Title string `json:"title,omitempty"` // empty if the document has none
	Hash  string `json:"hash,omitempty"`  // SHA-256 of the bytes, hexadecimal; empty if they could not be read

	Date     Day        `json:"date,omitempty"`
	DateFrom DateSource `json:"dateFrom,omitempty"`

	Severity int `json:"incidentSeverity,omitempty"` // of the incident: 1 is the gravest, 0 unknown
	Words    int `json:"words"`                      // of prose, without code and markup

	Findings   []Finding `json:"findings,omitempty"` // in the order of their places
	Suppressed int       `json:"suppressed,omitempty"`
	Actions    []Action  `json:"actions,omitempty"` // in the order of their places
	Merits     []Merit   `json:"merits,omitempty"`

	Help  Help   `json:"help"`
	Error string `json:"error,omitempty"` // why the document could not be read, or not in full
}

// Unreadable reports whether nothing of the document is known but its path.
func (r *Record) Unreadable() bool { return r.Hash == "" }

// A Finding is one remark on a document's words.
type Finding struct {
	Rule     string `json:"rule"`
	Group    string `json:"group"`    // "language", "action items", "structure"
	Severity string `json:"severity"` // "error", "warning", "note"

	Line      int  `json:"line"`      // 1-based
	Column    int  `json:"column"`    // 1-based, in code points
	EndLine   int  `json:"endLine"`   // 1-based
	EndColumn int  `json:"endColumn"` // 1-based, in code points, exclusive
	Start     int  `json:"start"`     // bytes of the document, 0-based
	End       int  `json:"end"`       // exclusive
	Doc       bool `json:"document,omitempty"`

	Section string `json:"section"`           // kind of the section: "timeline", "impact", …; "other"
	Excerpt string `json:"excerpt,omitempty"` // the words and a little around them; empty for findings about the document
	Message string `json:"message"`
	Advice  string `json:"advice,omitempty"`
	Key     string `json:"key"` // names the finding across runs: see analyzer.Finding.Key
}

// An Action is one action item with its grades. Whether it has an owner is
// known, not who it is.
type Action struct {
	Text string `json:"text"`
	Line int    `json:"line"` // 1-based

	Owner      bool   `json:"owner"`
	Tracked    bool   `json:"tracked"` // a ticket or a due date
	Bounded    bool   `json:"bounded"` // one can say when it is finished; like the next two true if it is done
	Actionable bool   `json:"actionable"`
	Specific   bool   `json:"specific"`
	PeopleFix  bool   `json:"peopleFix,omitempty"` // would fix people rather than the system
	Strength   string `json:"strength"`            // rung of the ladder of control: see Rungs
	State      State  `json:"state,omitempty"`
	Due        Day    `json:"due,omitempty"`

	// Key is the same for items that promise the same in nearly the same words,
	// in whatever document; empty if the words are too few or too general to
	// tell.
	Key string `json:"key,omitempty"`
}

// Open reports whether the item is not known to be done.
func (a *Action) Open() bool { return a.State != Done }

// State is what a document says of an item's progress.
type State string

// The states. An item of which nothing is said counts as open.
const (
	Unsaid State = ""
	Open   State = "open" // the document says so: an empty check box, a status
	Done   State = "done"
)

// Rungs are the names of the ladder of control, from the strongest to the
// weakest, and "unknown" at last.
var Rungs = [...]string{"eliminate", "guard", "detect", "inquire", "document", "train", "unknown"}

// A Merit is something that a document does well.
type Merit struct {
	Kind MeritKind `json:"kind"`
	Text string    `json:"text"` // a sentence about this document
}

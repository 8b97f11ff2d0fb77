package analyzer

import "time"

// facts hold what is computed about a document when a rule first asks for it.
type facts struct {
	settings *Settings
	extent   *Extent
	people   peopleFacts

	actions     []*ActionItem
	actionsRead bool
	day         time.Time // of the incident
	dayRead     bool

	timeline     *TimelineFacts
	timelineRead bool
	meta         *Meta
}

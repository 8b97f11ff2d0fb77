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

	memo map[any]any
}

// Memo is what compute gives for the document, kept under key: for what several
// rules read from it. A key is an unexported type of the rule that owns it.
func Memo[T any](d *Document, key any, compute func() T) T {
	if v, ok := d.facts.memo[key]; ok {
		return v.(T)
	}
	v := compute()
	if d.facts.memo == nil {
		d.facts.memo = map[any]any{}
	}
	d.facts.memo[key] = v
	return v
}

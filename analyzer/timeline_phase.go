package analyzer

import "time"

// Phases are the moments of a timeline that durations are measured between, as
// far as its words tell: nil where they do not.
type Phases struct {
	Start    *TimelineEntry // the first one before the detection that says that something begins, or else the first
	Detected *TimelineEntry // the first alert or report
	Resolved *TimelineEntry // the last one that says that it is over
}

// ToDetect is the time from the start to the detection; ok is false if one of
// them is not known.
func (p Phases) ToDetect() (x time.Duration, ok bool) { return between(p.Start, p.Detected) }

// ToResolve is the time from the start to the end.
func (p Phases) ToResolve() (x time.Duration, ok bool) { return between(p.Start, p.Resolved) }

func between(a, b *TimelineEntry) (time.Duration, bool) {
	if a == nil || b == nil || a.Time.IsZero() || b.Time.IsZero() || b.Time.Before(a.Time) {
		return 0, false
	}
	return b.Time.Sub(a.Time), true
}

var (
	phaseStart   = Words("begin begins began start starts started deployed deploys released goes rolled merged rollout deploy release first fails failing failed errors expires expired")
	phaseAlert   = Words("alert alerts alerted alarm alarms pager paged pagerduty opsgenie detected detects notices noticed reported complained complains ticket tickets called notified notifies discovers discovered rang")
	phaseCalls   = Words("pages page reports report calls rings notice reporting complain") // if they are verbs
	phaseOver    = Words("resolved restored recovered recovers recover restores mitigated healthy ended ends cleared fixed recovery resolves")
	phaseBack    = Words("back returns returned return returning falls fell drops dropped")
	phaseTo      = Words("to up online live in below under normal")
	phaseIs      = Words("is was are were all incident")
	phaseDone    = Words("over closed closes clear normal stable operational available")
	phaseNotOver = Words("not n't partially partly still attempt attempts tries try tried if until most some")
	phaseReach   = 30
)

// Phases reads the entries' words.
func (f *TimelineFacts) Phases(d *Document) Phases {
	var p Phases
	for i := range f.Entries {
		e := &f.Entries[i]
		if e.Time.IsZero() || !e.HasClock && !e.Relative {
			continue
		}
		says := d.phaseWords(e)
		switch {
		case p.Detected == nil && says.alert:
			p.Detected = e
		case p.Detected == nil && says.start && (p.Start == nil || !d.phaseWords(p.Start).start):
			p.Start = e
		}
		if p.Start == nil {
			p.Start = e
		}
		if says.over && e != p.Start {
			p.Resolved = e
		}
	}
	return p
}

type phaseSigns struct{ start, alert, over bool }

func (d *Document) phaseWords(e *TimelineEntry) (s phaseSigns) {
	not := false
	for i := e.First; i < min(e.End, e.First+phaseReach); i++ {
		w := d.Tokens[i].Word
		s.start = s.start || phaseStart.Has(w)
		s.alert = s.alert || phaseAlert.Has(w) || phaseCalls.Has(w) && isVerb(d.Tag(i))
		next := i+1 < e.End && phaseTo.Has(d.Tokens[i+1].Word)
		s.over = s.over || phaseOver.Has(w) || phaseBack.Has(w) && next || phaseDone.Has(w) && i > e.First && phaseIs.Has(d.Tokens[i-1].Word)
		not = not || phaseNotOver.Has(w)
	}
	s.over = s.over && !not
	return s
}

package analyzer

import "time"

// newDay is how far a time may fall behind the one before it until it is taken
// for the next day: "23:50" and then "00:10". A smaller step back is a step
// back, on a clock of twelve hours as on one of twenty-four.
const newDay = 6 * time.Hour

// resolve gives the entries their times and finds those out of order. Where a
// date can be read in two ways both are tried: the timeline is in order if one
// of them is.
func (f *TimelineFacts) resolve(d *Document) {
	base, dated := f.firstDay()
	f.place(d, base, dated)
}

// place resolves the entries, of which the first is on the day base unless it
// says another.
func (f *TimelineFacts) place(d *Document, base time.Time, dated bool) {
	if f.Zone.Name == "" {
		for i := range f.Entries {
			if z := f.Entries[i].Zone; z.Name != "" {
				f.Zone, f.ZoneAt = z, d.TokensSpan(f.Entries[i].StampFirst, f.Entries[i].StampEnd)
				break
			}
		}
	}
	first := clockwork{d: d, f: f, base: base, anchored: dated}
	first.run()
	if first.twoWays && len(f.Disorder) > 0 {
		tried := append([]int(nil), f.Disorder...)
		second := clockwork{d: d, f: f, base: base, anchored: dated, dayFirst: true}
		if second.run(); len(f.Disorder) > len(tried) {
			again := clockwork{d: d, f: f, base: base, anchored: dated}
			again.run()
		}
	}
	f.Dated = dated
	f.Ordered = len(f.Disorder) == 0
	f.Newest = !f.Ordered && f.descends()
}

// descends reports whether every entry is earlier than or as late as the one
// before it.
func (f *TimelineFacts) descends() bool {
	n := 0
	for i := 1; i < len(f.Entries); i++ {
		a, b := &f.Entries[i-1], &f.Entries[i]
		if a.Time.IsZero() || b.Time.IsZero() || a.Sequence != b.Sequence {
			continue
		}
		if b.Time.After(a.Time) {
			return false
		}
		n++
	}
	return n >= 2
}

// firstDay is the first whole date of the entries, on which those before it
// are taken to be too, or else a day of no meaning.
func (f *TimelineFacts) firstDay() (base time.Time, dated bool) {
	for i := range f.Entries {
		if x := f.Entries[i].stamp.date; x.Year > 0 && x.Day > 0 {
			return x.in(x.Year), true
		}
	}
	// A Monday of a leap year.
	return time.Date(2000, 1, 3, 0, 0, 0, 0, time.UTC), false
}

// Anchor places a timeline that names no year in the calendar if the document
// says when the incident was. The order of the entries needs no more than how
// they follow each other, so this is left to those who print times.
func (f *TimelineFacts) Anchor(d *Document) {
	if m := d.Meta(); !f.Dated && !m.Incident.IsZero() {
		f.place(d, m.Incident, true)
	}
}

// clockwork walks the entries once.
type clockwork struct {
	d        *Document
	f        *TimelineFacts
	base     time.Time
	dayFirst bool // 03/04 is the third of April
	twoWays  bool // there was a date of which that is not known

	day      time.Time // of the entry before
	anchored bool      // day has been written, if perhaps without its year
	shift    int       // days of the week between the calendar of an assumed year and the one written
	offset   time.Duration
	prev     []moment // by depth
	seq      int
}

// moment is the last time at one depth of the list.
type moment struct {
	at    time.Time
	clock bool
}

func (c *clockwork) run() {
	c.f.Disorder = c.f.Disorder[:0]
	c.day, c.offset, c.seq = c.base, c.f.Zone.Offset, -1
	for i := range c.f.Entries {
		e := &c.f.Entries[i]
		if e.Sequence != c.seq {
			c.seq, c.prev = e.Sequence, c.prev[:0]
		}
		if c.entry(e) {
			c.f.Disorder = append(c.f.Disorder, i)
		}
	}
}

// entry resolves one entry and reports whether it is earlier than it may be.
func (c *clockwork) entry(e *TimelineEntry) bool {
	if e.Zone.Known {
		c.offset = e.Zone.Offset
	}
	fixed := c.setDay(e)
	switch {
	case e.Relative && !e.HasClock:
		e.Time = c.base.Add(e.Elapsed)
		return c.step(e, e.Time, true)
	case !e.HasClock:
		e.Time = c.day
		return fixed && c.step(e, c.day, false)
	}
	t := c.day.Add(e.Clock.Since()).Add(-c.offset)
	if last := c.last(e.Depth); !fixed && !last.at.IsZero() {
		for t.Before(last.at) && last.at.Sub(t) > newDay {
			t = t.Add(24 * time.Hour)
			c.day = c.day.Add(24 * time.Hour)
		}
	}
	e.Time = t
	return c.step(e, t, true)
}

// last is the time that an entry of this depth must not be before.
func (c *clockwork) last(depth int) moment {
	if depth < len(c.prev) {
		return c.prev[depth]
	}
	if n := len(c.prev); n > 0 {
		return c.prev[n-1]
	}
	return moment{}
}

// step notes the time and reports whether it goes back. A day without a time
// is compared by the day.
func (c *clockwork) step(e *TimelineEntry, t time.Time, clock bool) bool {
	last := c.last(e.Depth)
	back := false
	if !last.at.IsZero() {
		if clock && last.clock {
			back = t.Before(last.at)
		} else {
			back = t.Add(c.offset).Truncate(24 * time.Hour).Before(last.at.Add(c.offset).Truncate(24 * time.Hour))
		}
	}
	for len(c.prev) <= e.Depth {
		c.prev = append(c.prev, last)
	}
	c.prev = c.prev[:e.Depth+1]
	c.prev[e.Depth] = moment{t, clock}
	return back
}

// setDay takes the day from the entry's stamp and reports whether it had one
// that fixes it.
func (c *clockwork) setDay(e *TimelineEntry) bool {
	s := &e.stamp
	switch {
	case s.hasDate && s.date.Ambiguous:
		return c.ambiguous(s.date)
	case s.hasDate:
		c.setDate(s.date.Year, s.date.Month, s.date.Day)
	case s.pair[0] > 0:
		a, b := s.pair[0], s.pair[1]
		if a > 12 || b <= 12 && c.dayFirst {
			a, b = b, a
		}
		c.twoWays = c.twoWays || s.pair[0] <= 12 && s.pair[1] <= 12
		if a > 12 {
			return false
		}
		c.setDate(0, time.Month(a), b)
	case s.weekday > 0:
		for (int(c.day.Weekday())+c.shift)%7 != s.weekday%7 {
			c.day = c.day.Add(24 * time.Hour)
		}
	case s.day > 0:
		c.day = c.base.Add(time.Duration(s.day-1) * 24 * time.Hour)
	case s.next:
		c.day = c.day.Add(24 * time.Hour)
	default:
		return false
	}
	if s.weekday > 0 {
		c.shift = (s.weekday - int(c.day.Weekday()) + 7) % 7
	}
	return true
}

// ambiguous reads "04-03-2026" in the way that is being tried.
func (c *clockwork) ambiguous(x Date) bool {
	c.twoWays = true
	_, month, day := leadingDate(c.d.Word(x.First))
	if !isDigits(month) || !isDigits(day) {
		return false
	}
	m, n := parseDigits(month), parseDigits(day)
	if !c.dayFirst {
		m, n = n, m
	}
	c.setDate(x.Year, time.Month(m), n)
	return true
}

// setDate sets the day; without a year it is the one near the day before: a
// step of more than half a year back is one into the next year.
func (c *clockwork) setDate(year int, month time.Month, day int) {
	if year > 0 {
		c.anchored = true
		c.day = time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
		return
	}
	t := time.Date(c.day.Year(), month, day, 0, 0, 0, 0, time.UTC)
	anchored := c.anchored
	c.anchored = true
	switch gap := c.day.Sub(t); {
	case !anchored:
	case gap > 183*24*time.Hour:
		t = t.AddDate(1, 0, 0)
	case gap < -183*24*time.Hour:
		t = t.AddDate(-1, 0, 0)
	}
	c.day = t
}

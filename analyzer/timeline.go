package analyzer

import (
	"sort"
	"time"
)

// TimelineFacts are what a document's timeline says about time. They are
// computed once, when first asked for, and not changed afterwards.
type TimelineFacts struct {
	Sections []*Section // the sections that are timelines, without those within another
	Entries  []TimelineEntry
	Ordered  bool  // no entry is earlier than the one before it
	Disorder []int // indices of the entries that are
	Newest   bool  // the newest entry comes first, and the timeline is ordered so
	Zone     Zone  // that the section declares or the entries write; empty if none is written
	ZoneAt   Span  // where; empty if none is written
	Dated    bool  // the days of the entries are known, not only how they follow each other
}

// A TimelineEntry is one moment of a timeline.
type TimelineEntry struct {
	Block                *Block
	Section              *Section
	First, End           int   // Document.Tokens of what happened
	StampFirst, StampEnd int   // Document.Tokens of the time as written
	Clock                Clock // of the day; zero if HasClock is false
	HasClock             bool
	Elapsed              time.Duration // "T+5m", if Relative
	Relative             bool
	Zone                 Zone // as written beside this entry
	Sequence             int  // index in TimelineFacts.Sections
	Depth                int  // of the list item; 0 for all others
	// Source is the line in a code block that the entry is written in. Such an
	// entry has no tokens.
	Source Span
	// Time is when it was: naive local time with the zone's offset taken out if
	// it is known. On a timeline that is not Dated only differences mean
	// something. Zero if unknown.
	Time time.Time

	stamp stamp
}

// Timeline reads the document's timeline; nil if it has no section for one or
// there is nothing in it.
func (d *Document) Timeline() *TimelineFacts {
	if !d.facts.timelineRead {
		d.facts.timelineRead = true
		d.facts.timeline = readTimeline(d)
	}
	return d.facts.timeline
}

// Stamp is the span of the entry's time as written.
func (e *TimelineEntry) Stamp(d *Document) Span {
	if !e.Source.Empty() {
		return e.Source
	}
	return d.TokensSpan(e.StampFirst, e.StampEnd)
}

// Text is the span of the entry's time and of what happened.
func (e *TimelineEntry) Text(d *Document) Span {
	if !e.Source.Empty() {
		return e.Source
	}
	return d.TokensSpan(min(e.StampFirst, e.First), max(e.End, e.StampEnd))
}

// minProse is the number of tokens from which on a section without a single
// time still is a timeline, told as prose.
const minProse = 40

func readTimeline(d *Document) *TimelineFacts {
	r := timelineReader{d: d, f: &TimelineFacts{}}
	prose := 0
	for _, s := range d.Sections {
		if s.Kinds.Has(Timeline) && !s.Parent.Within(Timeline) {
			r.section(s)
			prose = max(prose, s.End-s.First)
		}
	}
	if len(r.f.Sections) == 0 || len(r.f.Entries) == 0 && prose < minProse {
		return nil
	}
	r.f.resolve(d)
	return r.f
}

// timelineReader finds the entries of a document's timelines.
type timelineReader struct {
	d       *Document
	f       *TimelineFacts
	seq     int
	stamped *Section // the innermost section whose heading is an entry
	row     *Row     // of the table, already read
}

func (r *timelineReader) section(s *Section) {
	r.seq = len(r.f.Sections)
	r.f.Sections = append(r.f.Sections, s)
	r.zone(s.TitleFirst, s.TitleEnd)
	blocks := r.d.Blocks
	from := sort.Search(len(blocks), func(i int) bool { return blocks[i].EndToken >= s.First })
	for _, b := range blocks[from:] {
		if b.FirstToken < s.First || b.EndToken <= s.TitleEnd && b.EndToken > b.FirstToken || b.Span.End <= s.Span.Start {
			continue
		}
		if b.FirstToken >= s.End && b.Span.Start >= s.Span.End {
			break
		}
		r.block(b, max(b.FirstToken, min(s.TitleEnd, b.EndToken)), min(b.EndToken, s.End))
	}
}

func (r *timelineReader) block(b *Block, first, end int) {
	if b.Kind == Code && b.Quote == 0 && r.mayBeCode(b) {
		r.code(b)
	}
	if b.Quote > 0 || b.Kind == Code || first >= end {
		return
	}
	if r.stamped != nil && !inSection(b.Section, r.stamped) {
		r.stamped = nil
	}
	switch {
	case b.Row != nil:
		if b.Row != r.row {
			r.row = b.Row
			r.tableRow(b.Row)
		}
	case b.Section != nil && b.Section.Head == b && b.Kind == Heading, b.Bold && b.Item == nil:
		r.heading(b, first, end)
	case b.Item != nil:
		if b == b.Item.Blocks[0] {
			n := len(r.f.Entries)
			r.lines(b, first, end, false)
			if s, ok := r.d.bracketed(first, end); ok && n == len(r.f.Entries) {
				e := &r.f.Entries[r.add(b, s, end)]
				e.First, e.End = first, s.first-1
			}
		}
	case r.stamped == nil:
		r.lines(b, first, end, true)
	}
}

// mayBeCode tells a timeline that is set as code from a log that belongs to an
// entry.
func (r *timelineReader) mayBeCode(b *Block) bool {
	if b.Item != nil {
		return b.Item.Blocks[0] == b
	}
	n := len(r.f.Entries)
	return n == 0 || r.f.Entries[n-1].Sequence != r.seq || r.f.Entries[n-1].Block.Kind == Code
}

func inSection(s, around *Section) bool {
	for ; s != nil; s = s.Parent {
		if s == around {
			return true
		}
	}
	return false
}

// heading reads a heading or a bold line: a day, a time, or neither.
func (r *timelineReader) heading(b *Block, first, end int) {
	s, ok := r.d.stampAt(first, end)
	if !ok {
		return
	}
	r.add(b, s, end)
	if s.hasClock || s.isRelative {
		r.stamped = b.Section
	}
}

// lines reads a paragraph or list item: an entry begins at the start of a line
// and, in prose, at the start of a sentence.
func (r *timelineReader) lines(b *Block, first, end int, prose bool) {
	d := r.d
	open := -1 // index of the entry that the text so far belongs to
	for j := first; j < end; j++ {
		line := j == first || d.Tokens[j].Is(LineStart) || d.mayOpen(j) && d.startsLine(j)
		sentence := prose && j > first && d.mayOpen(j) && d.SentenceOf(j).First == j
		if !line && !sentence {
			continue
		}
		s, ok := d.stampAt(j, end)
		if !ok || !s.hasClock && !s.isRelative && (j > first || sentence) && !d.Tokens[j].Is(LineStart) {
			continue
		}
		if open >= 0 {
			r.f.Entries[open].End = min(r.f.Entries[open].End, j)
		}
		open = r.add(b, s, end)
		j = max(j, s.last-1)
	}
	if open < 0 && (b.Item == nil || b.Section.Head == b) {
		r.zone(first, end)
	}
}

// mayOpen is a cheap test for tokens with which a stamp can begin.
func (d *Document) mayOpen(j int) bool {
	t := &d.Tokens[j]
	switch t.Kind {
	case NumberToken, CodeToken:
		return true
	case WordToken:
		return stampFirsts.Has(t.Word)
	}
	return t.Word == wBracket || t.Word == wOpen
}

// tableRow reads a row: its stamp may be spread over a date and a time column.
func (r *timelineReader) tableRow(row *Row) {
	d := r.d
	if row.Header {
		for _, c := range row.Cells {
			r.zone(c.FirstToken, c.EndToken)
		}
		return
	}
	var whole stamp
	first, last := -1, 0
	for n, c := range row.Cells {
		if n > 3 || whole.hasClock && whole.hasDate {
			break
		}
		s, ok := d.stampAt(c.FirstToken, c.EndToken)
		if !ok || first >= 0 && (s.end < c.EndToken || s.hasClock && whole.hasClock || s.dated() && whole.dated()) {
			continue
		}
		if first < 0 {
			first = s.first
			whole = s
		} else {
			whole.merge(s)
		}
		last = s.end
	}
	if first < 0 {
		return
	}
	end := row.Cells[len(row.Cells)-1].EndToken
	whole.first, whole.end = first, min(last, end)
	if whole.last < first {
		whole.last = whole.end
	}
	b := d.BlockOf(first)
	at := r.add(b, whole, end)
	e := &r.f.Entries[at]
	e.First = max(e.First, row.Cells[0].FirstToken)
	if e.First >= e.End {
		// The words stand before the time: "Restored | 10:40".
		e.First, e.End = row.Cells[0].FirstToken, first
	}
}

// merge adds what another cell says.
func (s *stamp) merge(o stamp) {
	if o.hasClock {
		s.clock, s.hasClock = o.clock, true
	}
	if o.dated() {
		s.date, s.hasDate, s.pair, s.weekday, s.day, s.next = o.date, o.hasDate, o.pair, o.weekday, o.day, o.next
	}
}

// add makes an entry, or the start of a new day if nothing is told, and
// returns its index, or -1.
func (r *timelineReader) add(b *Block, s stamp, end int) int {
	e := TimelineEntry{Block: b, Section: b.Section, First: s.end, End: end, StampFirst: s.first, StampEnd: s.last, stamp: s, Sequence: r.seq,
		Clock: s.clock, HasClock: s.hasClock, Elapsed: s.relative, Relative: s.isRelative, Zone: s.clock.Zone}
	if b.Item != nil {
		e.Depth = b.Item.Depth
	}
	if e.Zone.Name == "" && s.last < end {
		e.Zone, _ = r.d.zoneAt(s.last, end)
	}
	if r.f.Entries == nil {
		r.f.Entries = emptied(r.d.scratch.entries, 16)
	}
	r.f.Entries = append(r.f.Entries, e)
	return len(r.f.Entries) - 1
}

// zone notes a time zone that the tokens name, unless one is known.
func (r *timelineReader) zone(first, end int) {
	if r.f.Zone.Name != "" {
		return
	}
	for i := first; i < min(end, first+60); i++ {
		if z, next := r.d.zoneAt(i, end); next > i {
			r.f.Zone, r.f.ZoneAt = z, r.d.TokensSpan(i, next)
			return
		}
	}
}

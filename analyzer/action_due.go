package analyzer

import "strings"

// Words that announce a due date. The first kind is clear by itself; of the
// second, "by" and "before" need a date after them.
var (
	dueNouns   = Words("due deadline eta target targeted targeting ets")
	duePreps   = Words("by before until till due eta deadline target targeted targeting latest within for")
	dueGlue    = Words("date the of end : - – by on at in for latest beginning start middle mid early late approx approximately around ~ this next about = as")
	sinceWords = Words("from since between after during of on")

	timeUnits = Words("day days week weeks month months quarter quarters year years sprint sprints fortnight fortnights")
	duePoints = Words(`week month quarter year sprint weekend iteration cycle eow eom eoq eoy eod monday tuesday wednesday thursday friday saturday sunday mon tue tues wed
		thu thur thurs fri sat sun tomorrow tonight today spring summer autumn fall winter christmas easter new-year year-end month-end semester term season`)
	weekdays     = Words("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun tomorrow tonight today eow eom eoq eoy eod")
	seasons      = Words("spring summer autumn winter christmas easter")
	nextWords    = Words("next this coming")
	endlessWords = Words("ongoing continuous continuously recurring permanent")
	noDue        = Words(`tbd tba tbc none n/a na ongoing continuous continuously immediately immediate now asap soon later never open unknown backlog someday eventually
		recurring permanent - – — ?`)
)

// dueAt reads the due date whose words begin at token i, such as "Q3", "15
// March" or "end of August"; end is the token after them. Without a marker
// before it, only a date, a quarter or a named time is one.
func (d *Document) dueAt(i, end int) (due Due, stop int) {
	j := i
	for j < end && (dueGlue.Has(d.Tokens[j].Word) || dueNouns.Has(d.Tokens[j].Word)) && j < i+6 {
		j++
	}
	if j >= end {
		return Due{}, i
	}
	if x, ok := d.DateAt(j); ok && x.End <= end {
		stop = x.End
		// "Q4 2025 – Q1 2026": the end of the range counts.
		if stop+1 < end && (d.Tokens[stop].Word == aw.hyphen || d.Tokens[stop].Word == aw.enDash || d.Tokens[stop].Word == aw.slash) {
			if y, ok := d.DateAt(stop + 1); ok && y.End <= end {
				x, stop = y, y.End
			}
		}
		return Due{Text: d.TokensText(i, stop), Date: x}, stop
	}
	if x, ok := d.shortDate(j, end, j > i); ok {
		return Due{Text: d.TokensText(i, x.End), Date: x}, x.End
	}
	if n, unit := d.period(j, end); n > 0 {
		return Due{Text: d.TokensText(i, unit), Days: n}, unit
	}
	w := d.Tokens[j].Word
	if w == aw.new && j+1 < end && d.Tokens[j+1].Word == aw.year && d.Tokens[j+1].Is(Capital) {
		return Due{Text: d.TokensText(i, j+2)}, j + 2
	}
	named := weekdays.Has(w) || seasons.Has(w) || j > i && duePoints.Has(w)
	if named {
		return Due{Text: d.TokensText(i, j+1)}, j + 1
	}
	return Due{}, i
}

// shortDate reads "30.05." without a year. Without a marker before it the dot
// at the end is needed, since "3.10" is as well a version.
func (d *Document) shortDate(i, end int, marked bool) (Date, bool) {
	day, month, ok := strings.Cut(d.Word(i), ".")
	if !ok || d.Tokens[i].Kind != NumberToken || len(month) > 2 || month == "" || len(day) > 2 || !isDigits(day) || !isDigits(month) {
		return Date{}, false
	}
	x := Date{First: i, End: i + 1}
	if x.End < end && d.Tokens[x.End].Word == aw.dot && !d.Tokens[x.End].Is(SpaceBefore) {
		x.End++
		marked = true
	}
	if !marked || len(month) == 1 && x.End == i+1 {
		return Date{}, false
	}
	if len(month) == 1 {
		month = "0" + month
	}
	y, ok := x.parse("2000-" + month + "-" + day)
	y.Year = 0
	return y, ok
}

var unitDays = map[string]int{"day": 1, "week": 7, "fortnight": 14, "sprint": 14, "month": 30, "quarter": 91, "year": 365}

var spelledNumbers = Words("one two three four five six seven eight nine ten twelve fourteen thirty sixty ninety")

var wordNumbers = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fourteen": 14, "thirty": 30, "sixty": 60, "ninety": 90}

// period reads "30 days", "two weeks"; days is 0 if there is none.
func (d *Document) period(i, end int) (days, stop int) {
	n := 0
	switch t := &d.Tokens[i]; {
	case t.Kind == NumberToken && isDigits(d.Word(i)) && len(d.Word(i)) < 4:
		n = parseDigits(d.Word(i))
	case spelledNumbers.Has(t.Word):
		n = wordNumbers[t.Word.String()]
	}
	j := i + 1
	if j < end && d.Tokens[j].Word == aw.hyphen {
		j++
	}
	if n == 0 || j >= end || !timeUnits.Has(d.Tokens[j].Word) {
		return 0, i
	}
	unit := d.Tokens[j].Word.String()
	if unit[len(unit)-1] == 's' {
		unit = unit[:len(unit)-1]
	}
	return n * unitDays[unit], j + 1
}

// setDue keeps the first due date that is found.
func (a *ActionItem) setDue(due Due) {
	if a.Due.Text == "" {
		a.Due = due
	}
}

// readDueField reads a column or a "Due:" line. Whatever it says is a due
// date, unless it says that there is none.
func (d *Document) readDueField(a *ActionItem, first, end int) {
	for first < end && d.Tokens[first].Kind == PunctToken {
		first++
	}
	if first >= end || d.blank(first, end) {
		return
	}
	for i := first; i < end; i++ {
		if t := &d.Tokens[i]; noDue.Has(t.Word) && (t.Kind != PunctToken || end == first+1) {
			if a.Status == "" {
				a.Status = d.TokensText(first, end)
			}
			a.endless = a.endless || endlessWords.Has(d.Tokens[i].Word)
			return
		}
	}
	for end > first+1 && d.Tokens[end-1].Kind == PunctToken && d.Tokens[end-1].Word != aw.close {
		end--
	}
	due := Due{Text: foldSpace(d.TokensText(first, end))}
	for i := first; i < end; i++ {
		if x, ok := d.DateAt(i); ok {
			due.Date = x
			break
		}
		if n, _ := d.period(i, end); n > 0 {
			due.Days = n
			break
		}
	}
	a.setDue(due)
}

// readDue looks for "by 15 March", "before Aug 24", "within 30 days" among
// the tokens.
func (d *Document) readDue(a *ActionItem, first, end int) {
	for i := first; i < end && a.Due.Text == ""; i++ {
		w := d.Tokens[i].Word
		if soonDays.Has(w) && i > first && (i+1 >= end || stops.Has(d.Tokens[i+1].Word)) {
			a.setDue(Due{Text: d.Word(i)})
		}
		if nextWords.Has(w) && i > first+1 && i+1 < end && duePoints.Has(d.Tokens[i+1].Word) && d.mayEndClause(i+2, end) {
			a.setDue(Due{Text: d.TokensText(i, i+2)})
		}
		if w == aw.on && i > first && !incidentLike.Has(d.Tokens[i-1].Word) && d.SentenceOf(i).First == d.SentenceOf(first).First {
			// "Install the patch on both sites on 28 June."
			if x, ok := d.DateAt(i + 1); ok && x.Day != 0 && x.Month != 0 && (x.End >= end || d.Tokens[x.End].Word == aw.dot || d.Tokens[x.End].Sentence != d.Tokens[i].Sentence) {
				a.setDue(Due{Text: d.TokensText(i, x.End), Date: x})
			}
		}
		if (w == aw.for_ || w == aw.on) && i+2 < end && weekdays.Has(d.Tokens[i+1].Word) {
			if x, ok := d.DateAt(i + 2); ok && x.Day != 0 {
				a.setDue(Due{Text: d.TokensText(i+1, x.End), Date: x})
			}
		}
		if !duePreps.Has(w) || w == aw.for_ || i > first && sinceWords.Has(d.Tokens[i-1].Word) {
			if w == aw.in && i+1 < end {
				// "in Q3", but "in March" may tell of the past.
				if x, ok := d.quarter(i + 1); ok && x.End <= end {
					a.setDue(Due{Text: d.TokensText(i, x.End), Date: x})
				} else if n, stop := d.period(i+1, end); n > 0 && i > first && !d.conditional(first, i) && !rateWords.Has(d.Tokens[i-1].Word) && (d.mayEndClause(stop, end) || d.Tokens[stop].Word == aw.time) {
					a.setDue(Due{Text: d.TokensText(i, stop), Days: n})
				} else if d.inMonth(first, i, end) {
					a.setDue(Due{Text: d.TokensText(i, i+2)})
				}
			}
			continue
		}
		due, stop := d.dueAt(i+1, end)
		switch {
		case stop <= i+1:
		case w == aw.within && (due.Days == 0 && due.Date.Month == 0 || d.conditional(first, i) || !d.mayEndClause(stop, end)):
		case due.Days > 0 && w != aw.within:
		case duePreps.Has(w) && due.Date.Month == 0 && due.Days == 0 && !d.mayEndClause(stop, end):
		default:
			due.Text = d.TokensText(i, stop)
			a.setDue(due)
		}
	}
}

// inMonth reports whether "in January" at token i, at the end of a sentence, is
// when the work shall be done, not when something was.
func (d *Document) inMonth(first, i, end int) bool {
	if i+1 >= end || !monthWords.Has(d.Tokens[i+1].Word) || !d.Tokens[i+1].Is(Capital) || i+2 < end && !stops.Has(d.Tokens[i+2].Word) || i == first {
		return false
	}
	for j := first; j < i; j++ {
		if w := d.Tokens[j].Word; conditions.Has(w) || incidentLike.Has(w) || BeForms.Has(w) && w != aw.be || w == aw.from || w == aw.since {
			return false
		}
	}
	_, form := verbOf(d.Word(i - 1))
	return form != edVerb
}

var (
	soonDays   = Words("tomorrow tonight")
	rateWords  = Words("once twice times")
	conditions = Words("if when whenever whose that which who unless expire expires expiring respond responds react resolve alert page notify")
)

// conditional reports whether the tokens hold a condition or a requirement of
// a system, so that "within 5 days" is part of it: "alert when a certificate
// expires within 30 days".
func (d *Document) conditional(first, end int) bool {
	for i := first; i < end; i++ {
		if conditions.Has(d.Tokens[i].Word) {
			return true
		}
	}
	return false
}

// mayEndClause reports whether a clause may end before token i.
func (d *Document) mayEndClause(i, end int) bool {
	return i >= end || d.Tokens[i].Kind == PunctToken || Coordinators.Has(d.Tokens[i].Word)
}

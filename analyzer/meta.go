package analyzer

import (
	"strings"
	"time"
)

// Meta is what a document says about itself: in front matter, in "Key: value"
// lines, field lists and tables of fields. It is computed once, when first
// asked for.
type Meta struct {
	Title     string // the first heading, or the title in front matter
	TitleAt   Span   // of the heading; the first line of text if there is none
	Incident  time.Time
	Published time.Time // or the day of the review meeting, if only that is known
	Severity  int       // 1 is the gravest; 0 if unknown
	Duration  time.Duration
	Owner     bool // the document names an owner or a single author
	Authors   int  // how many persons the author fields name

	// Where the fields were read; empty if they were not, or in front matter,
	// where only the lines are known.
	IncidentAt, PublishedAt, SeverityAt, DurationAt, OwnerAt, AuthorsAt Span

	Fields []Field
}

// A Field is one key with its value.
type Field struct {
	Kind        FieldKind
	Name, Value string
	NameAt      Span // bytes of the source
	ValueAt     Span // empty if there is no value
	First, End  int  // Document.Tokens of the value; none in front matter
}

// FieldKind says what a field holds.
type FieldKind uint8

// The kinds of fields that are recognised.
const (
	OtherField FieldKind = iota
	DateField            // "Date": of the incident, unless other fields say otherwise
	IncidentField
	PublishedField
	ReviewField
	SeverityField
	OwnerField
	AuthorField
	DurationField
	StatusField
	TitleField
)

// fieldNames are the names of fields as words; the first line that holds one
// decides. A name may have words around it ("Date of the incident (UTC)").
var fieldNames = []struct {
	kind FieldKind
	all  []Set // one word of each
}{
	{PublishedField, []Set{Words("published publication posted publish released issued written submitted")}},
	{PublishedField, []Set{Words("report document postmortem post-mortem"), Words("date")}},
	{ReviewField, []Set{Words("review reviewed meeting"), Words("date on held meeting")}},
	{IncidentField, []Set{Words("incident event outage occurrence issue"), Words("date start started begin began day when time")}},
	{IncidentField, []Set{Words("occurred happened started began")}},
	{DateField, []Set{Words("date dates when day date/time datetime")}},
	{SeverityField, []Set{Words("severity sev priority criticality")}},
	{DurationField, []Set{Words("duration length downtime lasted")}},
	{OwnerField, []Set{Words("owner owners lead dri responsible coordinator owned")}},
	{OwnerField, []Set{Words("prepared facilitator facilitated")}},
	{AuthorField, []Set{Words("author authors author(s) writer writers by from reporter")}},
	{StatusField, []Set{Words("status state")}},
	{TitleField, []Set{Words("title subject")}},
}

func fieldKind(words []Word) FieldKind {
	for _, f := range fieldNames {
		if hasAll(words, f.all) {
			return f.kind
		}
	}
	return OtherField
}

func hasAll(words []Word, sets []Set) bool {
	for _, s := range sets {
		found := false
		for _, w := range words {
			found = found || s.Has(w)
		}
		if !found {
			return false
		}
	}
	return true
}

// Meta reads the document's fields.
func (d *Document) Meta() *Meta {
	if d.facts.meta == nil {
		d.facts.meta = readMeta(d)
	}
	return d.facts.meta
}

func readMeta(d *Document) *Meta {
	m := &Meta{}
	if b := titleBlock(d); b != nil {
		m.Title, m.TitleAt = cleanTitle(d.BlockText(b)), d.TokensSpan(b.FirstToken, b.EndToken)
	} else if b := d.firstText(); b != nil {
		m.TitleAt = d.TokensSpan(b.FirstToken, lineEnd(d, b))
	}
	m.Fields = append(d.frontFields(), d.bodyFields()...)
	for i := range m.Fields {
		m.take(d, &m.Fields[i])
	}
	m.guess(d)
	return m
}

// lineEnd is the token after the first line of a block.
func lineEnd(d *Document, b *Block) int {
	for i := b.FirstToken + 1; i < b.EndToken; i++ {
		if d.Tokens[i].Is(LineStart) || i > b.FirstToken+20 {
			return i
		}
	}
	return b.EndToken
}

// take uses one field. The first of a kind counts.
func (m *Meta) take(d *Document, f *Field) {
	switch f.Kind {
	case TitleField:
		if m.Title == "" {
			m.Title = f.Value
		}
	case IncidentField:
		setDay(&m.Incident, &m.IncidentAt, d.fieldDay(f), f.ValueAt)
	case PublishedField, ReviewField:
		setDay(&m.Published, &m.PublishedAt, d.fieldDay(f), f.ValueAt)
	case SeverityField:
		if n := severityOf(f.Value); m.Severity == 0 && n > 0 && n <= 5 && filled(f.Value) {
			m.Severity, m.SeverityAt = n, f.ValueAt
		}
	case DurationField:
		if x := d.fieldLength(f); m.Duration == 0 && x.Value > 0 {
			m.Duration, m.DurationAt = x.Value, f.ValueAt
		}
	case OwnerField:
		if !m.Owner && filled(f.Value) {
			m.Owner, m.OwnerAt = true, f.ValueAt
		}
	case AuthorField:
		if n := countPeople(f.Value); m.Authors == 0 && filled(f.Value) {
			m.Authors, m.AuthorsAt = n, f.ValueAt
		}
	}
}

func setDay(t *time.Time, at *Span, day time.Time, where Span) {
	if t.IsZero() && !day.IsZero() {
		*t, *at = day, where
	}
}

// guess fills in what no field says: a plain "Date" is that of the incident,
// and so is a date in the title; a single author owns the document.
func (m *Meta) guess(d *Document) {
	for i := range m.Fields {
		if f := &m.Fields[i]; f.Kind == DateField && f.End > f.First {
			setDay(&m.Incident, &m.IncidentAt, d.fieldDay(f), f.ValueAt)
		}
	}
	if b := titleBlock(d); b != nil && m.Incident.IsZero() {
		setDay(&m.Incident, &m.IncidentAt, d.dayWithin(b.FirstToken, b.EndToken), m.TitleAt)
	}
	for i := range m.Fields {
		if f := &m.Fields[i]; f.Kind == OtherField && f.First == f.End && incidentNames.Has(lookupWord(strings.ToLower(f.Name))) {
			setDay(&m.Incident, &m.IncidentAt, d.fieldDay(f), f.ValueAt)
		}
	}
	if m.Authors == 1 {
		m.Owner = true
	}
}

// incidentNames name a field of front matter that holds the incident's day or
// its number: a date in one ("incident: 2024-05-14") is the incident's.
var incidentNames = Words("incident event outage occurrence")

// fieldDay is the day that a field names, or the zero time.
func (d *Document) fieldDay(f *Field) time.Time {
	if f.End > f.First {
		return d.dayWithin(f.First, f.End)
	}
	if len(f.Value) >= 10 && isISODate(f.Value) && isDigits(f.Value[5:7]) && isDigits(f.Value[8:10]) {
		if x, ok := (Date{}).parse(f.Value[:10]); ok {
			return x.in(x.Year)
		}
	}
	return time.Time{}
}

// dayWithin is the first whole and unambiguous date among the tokens.
func (d *Document) dayWithin(first, end int) time.Time {
	for i := first; i < min(end, first+30); i++ {
		if x, ok := d.DateAt(i); ok && x.Day > 0 && x.Year > 1990 && x.Year < 2100 {
			return x.in(x.Year)
		}
	}
	return time.Time{}
}

func (d *Document) fieldLength(f *Field) Length {
	for i := f.First; i < min(f.End, f.First+12); i++ {
		if x, ok := d.LengthAt(i, f.End); ok {
			return x
		}
	}
	return Length{}
}

// severityOf reads "SEV-1", "Sev 2", "P0", "1 (critical)", "major"; 0 if it
// cannot be told, as in a template's list of choices.
func severityOf(s string) int {
	s = strings.ToLower(s)
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' || i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9' || i > 0 && s[i-1] >= '0' && s[i-1] <= '9' {
			continue
		}
		if n > 0 {
			return 0
		}
		n = max(1, int(s[i]-'0'))
	}
	if n > 0 {
		return n
	}
	for i, names := range [...]string{"critical major blocker", "high", "medium moderate", "low minor"} {
		for w := range strings.FieldsSeq(names) {
			if strings.HasPrefix(s, w) {
				return i + 1
			}
		}
	}
	return 0
}

// filled reports whether a value is more than a placeholder.
func filled(s string) bool {
	s = strings.ToLower(strings.Trim(s, " .,;:*_"))
	switch s {
	case "", "tbd", "tba", "tbc", "todo", "n/a", "na", "none", "-", "–", "—", "?", "???", "unknown", "unassigned", "name", "your name", "names", "...", "…":
		return false
	}
	open := s[0] == '[' || s[0] == '<' || s[0] == '{'
	return !open || strings.ContainsAny(s, "(@") || !strings.ContainsAny(s[len(s)-1:], "]>}")
}

// countPeople counts the names of a list.
func countPeople(s string) int {
	s = strings.NewReplacer(" and ", ",", " & ", ",", ";", ",", "\n", ",", " / ", ",").Replace(s)
	n, depth := 0, 0
	part := false
	for i := range len(s) {
		switch s[i] {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ',':
			if depth == 0 && part {
				n++
				part = false
			}
		case ' ':
		default:
			part = true
		}
	}
	if part {
		n++
	}
	return n
}

package analyzer

import (
	"bytes"
	"strings"

	"github.com/blamelint/blamelint/analyzer/names"
)

// A field says who had which part: "Author: Ada", an Owner column, a list of
// participants. Names in it are where they belong.
type field struct {
	role   string // "incident commander"; empty if the field is no role in the incident
	strong bool   // holds persons only, not teams
}

// Labels of fields, by their last word.
var (
	strongLabels = Words(`author authors reviewer reviewers approver approvers attendee attendees participant participants present commander ic scribe
		facilitator facilitators responder responders editor editors reporter reporters writer writers contributor contributors presenter moderator
		note-taker notetaker people members engineer engineers secretary chair invitees experts expert specialist
		co-author co-authors volunteer volunteers interviewees interviewer`)
	weakLabels = Words(`owner owners assignee assignees who by lead leads manager managers responsible accountable dri poc contact contacts actor actors assigned
		team involved on-call oncall resolver investigator investigators stakeholder stakeholders signed cc champion driver pic sponsor implementer
		coordinator liaison operator analyst developer developers admin deputy backup primary secondary reviewed approved to person persons
		individual individuals role roles signature signatures signatories signed-off-by co-authored-by reported-by acked-by reviewed-by tested-by
		supervisor director head chief officer captain commander responders user comms communications circulation distribution recipients helpers helper
		name names`)
	// roleless labels say nothing of what a person did in the incident.
	rolelessLabels = Words(`author authors owner owners reviewer reviewers approver approvers attendee attendees participant participants present assignee
		assignees who by people members names name contributor contributors co-author co-authors reporter reporters contact contacts poc dri
		responsible accountable team involved assigned actor actors stakeholder stakeholders signed cc to person persons editor editors writer
		writers invitees user role roles individual individuals experts volunteers lead leads primary secondary backup comms communications circulation distribution recipients helpers helper`)
	bylineVerbs = Words(`written prepared posted published authored compiled drafted edited reviewed facilitated created updated modified opened filed submitted
		approved confirmed recorded kept signed maintained translated assigned owned led moderated presented raised`)
)

// label classifies the words of a field's label: the tokens from i up to end.
// ok is false if it is none.
func (d *Document) label(i, end int) (f field, ok bool) {
	if end-i > 14 {
		return f, false
	}
	for end > i && d.Tokens[end-1].Kind == PunctToken && d.Tokens[end-1].Word != wClose {
		if d.Tokens[end-1].Word == wQuestion {
			return f, false
		}
		end--
	}
	// "Owner(s)", "IC (incident commander)": what is in brackets says as much.
	for k := i + 1; k < end; k++ {
		if d.Tokens[k].Word == wOpen {
			if f, ok = d.plainLabel(i, k); !ok && d.Tokens[end-1].Word == wClose {
				return d.plainLabel(k+1, end-1)
			}
			return f, ok
		}
	}
	return d.plainLabel(i, end)
}

func (d *Document) plainLabel(i, end int) (f field, ok bool) {
	if end <= i || end-i > 6 {
		return f, false
	}
	if f, ok = d.labelHead(i, end); ok {
		return f, true
	}
	// "Participants of the review", "Engineer on call"
	for k := i + 1; k < end; k++ {
		if Prepositions.Has(d.Tokens[k].Word) {
			return d.labelHead(i, k)
		}
	}
	return f, false
}

// labelHead classifies a label by its last word.
func (d *Document) labelHead(i, end int) (f field, ok bool) {
	last := d.Tokens[end-1].Word
	switch {
	case d.configuredRole(d.TokensText(i, end)):
		return field{role: roleText(d.TokensText(i, end))}, true
	case strongLabels.Has(last):
		f.strong = true
	case weakLabels.Has(last), RoleNouns.Has(last):
	default:
		return f, false
	}
	if !rolelessLabels.Has(last) || (last == wLead || last == wPrimary || last == wSecondary) && end-i > 1 {
		f.role = roleText(d.TokensText(i, end))
	}
	return f, true
}

// configuredRole reports whether a phrase ends in a role of the settings.
func (d *Document) configuredRole(s string) bool {
	if d.facts.settings == nil {
		return false
	}
	for _, r := range d.facts.settings.Roles {
		if len(s) >= len(r) && strings.EqualFold(s[len(s)-len(r):], r) && (len(s) == len(r) || s[len(s)-len(r)-1] == ' ') {
			return true
		}
	}
	return false
}

var (
	wLead      = W("lead")
	wPrimary   = W("primary")
	wSecondary = W("secondary")
	wOnCall    = W("on-call")
	wOncall    = W("oncall")
)

// roleText is a label as it reads in the middle of a sentence; empty if it
// does not.
func roleText(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		for _, r := range w {
			if !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '-' || r == '&' || r == '’' || r == '\'') {
				return ""
			}
		}
		if strings.ToUpper(w) != w || len(w) > 4 {
			words[i] = strings.ToLower(w)
		}
	}
	s = strings.Join(words, " ")
	switch strings.ToLower(s) {
	case "on-call", "oncall", "on call":
		return "on-call engineer"
	case "primary on-call", "primary oncall", "secondary on-call", "secondary oncall":
		return s + " engineer"
	case "ic":
		return "incident commander"
	case "lead", "leader":
		return "incident lead"
	}
	if strings.HasSuffix(s, "s") && RoleNouns.Has(lookupWord(words[len(words)-1])) {
		return "" // a plural names several
	}
	return s
}

// fieldReader finds the field that a token stands in.
type fieldReader struct {
	d      *Document
	blocks map[*Block]*field // nil values are kept, too
}

// of is the field around a candidate, or nil.
func (r *fieldReader) of(c *candidate) *field {
	b := r.d.BlockOf(c.first)
	if f := r.inline(c); f != nil {
		return f
	}
	f, ok := r.blocks[b]
	if !ok {
		if r.blocks == nil {
			r.blocks = map[*Block]*field{}
		}
		f = r.block(b)
		r.blocks[b] = f
	}
	return f
}

// block is the field that a whole block is the value of.
func (r *fieldReader) block(b *Block) *field {
	if b.Row != nil {
		return r.cell(b)
	}
	if b.Kind != Paragraph || b.Section == nil || b.Section.Head == nil || b.Section.Head == b || b.Section.Level == 0 {
		return nil
	}
	d := r.d
	h := b.Section.Head
	if f, ok := d.label(h.FirstToken, h.EndToken); ok {
		return &f
	}
	if d.sectionKind(b) == People {
		return &field{strong: true}
	}
	return nil
}

// sectionKind is the kind of the innermost section around a block that has
// one. The document's title says nothing, whatever words it holds.
func (d *Document) sectionKind(b *Block) Kind {
	for s := b.Section; s != nil; s = s.Parent {
		switch {
		case s.Head == nil, s.Kind == Other:
		case s == d.Sections[min(1, len(d.Sections)-1)] && s.Level == 1 && s.Head.EndToken-s.Head.FirstToken > 2:
		case len(s.Title) < 200 && strings.Contains(strings.ToLower(s.Title), "timeline"):
			return Timeline
		default:
			return s.Kind
		}
	}
	return Other
}

// cell is the field of a table's cell, by the header above it or the label
// before it.
func (r *fieldReader) cell(b *Block) *field {
	d := r.d
	if h := b.Row.Table.HeaderCell(b.Column); h != nil && h != b {
		if f, ok := d.label(h.FirstToken, h.EndToken); ok {
			if role := r.roleColumn(b.Row); role != "" {
				f.role = role
			}
			return &f
		}
	}
	for _, at := range [...]int{0, b.Column - 1} {
		if at < 0 || at >= b.Column || at >= len(b.Row.Cells) {
			continue
		}
		if c := b.Row.Cells[at]; c.EndToken-c.FirstToken <= 8 {
			if f, ok := d.label(c.FirstToken, c.EndToken); ok {
				return &f
			}
		}
	}
	return nil
}

// roleColumn is what a row says under a header such as Role.
func (r *fieldReader) roleColumn(row *Row) string {
	d := r.d
	for _, c := range row.Cells[:min(len(row.Cells), 12)] {
		h := row.Table.HeaderCell(c.Column)
		if h == nil || h.EndToken == h.FirstToken || h.EndToken-h.FirstToken > 2 {
			continue
		}
		if w := d.Tokens[h.EndToken-1].Word; roleHeaders.Has(w) && c.EndToken-c.FirstToken <= 4 {
			return roleText(d.BlockText(c))
		}
	}
	return ""
}

var roleHeaders = Words("role roles function position responsibility title")

// inline is the field whose label stands before a candidate in its sentence,
// with nothing but names between.
func (r *fieldReader) inline(c *candidate) *field {
	d := r.d
	first := d.SentenceOf(c.first).First
	depth := 0
	for j := c.first - 1; j >= max(first, c.first-40); j-- {
		t := &d.Tokens[j]
		switch {
		case t.Word == wClose:
			depth++
		case t.Word == wOpen:
			depth = max(depth-1, 0)
		case t.Word == wColon || dashes.Has(t.Word) && t.Is(SpaceBefore):
			if f := r.labelBefore(j, first); f != nil {
				return f
			}
			if t.Word == wColon && r.namesOnly(j, first) {
				return &field{}
			}
			if t.Word == wColon {
				return nil
			}
		case t.Is(Capital) && pluralLabels.Has(t.Word):
			return &field{strong: true}
		case depth > 0, t.Kind == PunctToken, t.Kind == HandleToken, t.Word == wAnd, t.Is(Capital) && t.Kind == WordToken, t.Word == 0 && t.Kind != NumberToken && !ordinary(d.Word(j)):
		default:
			return nil
		}
	}
	return nil
}

// pluralLabels announce a list of names even without a colon.
var pluralLabels = Words("assignees reviewers participants attendees authors owners approvers contributors responders invitees")

var dashes = Words("– — - --")

// labelBefore reads the label that ends before token j.
func (r *fieldReader) labelBefore(j, first int) *field {
	d := r.d
	i := j
	for i > first && i > j-5 && d.Tokens[i-1].Kind == WordToken {
		i--
	}
	// Take the longest label that is one: what stands before it may be the
	// value of another field.
	for ; i < j; i++ {
		if i > first && !d.Tokens[i].Is(Capital) && d.Tokens[i-1].Kind != PunctToken {
			continue
		}
		if f, ok := d.label(i, j); ok {
			return &f
		}
	}
	return nil
}

// namesOnly reports whether the colon at token j stands between a few words at
// the start of a line and a value that is nothing but names.
func (r *fieldReader) namesOnly(j, first int) bool {
	d := r.d
	b := d.BlockOf(j)
	i := j
	for ; i > first && !d.newLine(i) && j-i < 5; i-- {
		if t := &d.Tokens[i-1]; t.Kind != WordToken || accusers.Has(t.Word) {
			break
		}
	}
	if i == j || i > first && !d.newLine(i) && d.Tokens[i-1].Kind == WordToken || d.sectionKind(b) == Timeline {
		return false
	}
	if i > first && d.Tokens[i-1].Kind == NumberToken || !d.Tokens[i].Is(Capital) || lookupName(d.Word(i)).Has(names.GivenName) {
		return false
	}
	n := 0
	for k := j + 1; k < d.SentenceOf(j).End && !d.newLine(k); k++ {
		t := &d.Tokens[k]
		switch {
		case t.Kind == HandleToken:
			n++
		case t.Kind == PunctToken && t.Word != wSemi && t.Word != wColon, t.Word == wAnd:
			if w := d.Word(k); n > 0 && (w == "|" || w == "·" || w == "•") {
				return true
			}
		case t.Kind == WordToken && t.Is(Capital) && classOf(lookupName(d.Word(k))) != wordClass && !t.Is(AllCaps):
			n++
		default:
			return false
		}
	}
	return n > 0
}

var accusers = Words("culprit culprits blame blamed fault cause caused guilty trigger offender mistake error broke broken")

// newLine reports whether token i begins a line of the source.
func (d *Document) newLine(i int) bool {
	if i == 0 || !d.Tokens[i].Is(SpaceBefore) {
		return i == 0
	}
	if d.Tokens[i].Is(LineStart) {
		return true
	}
	gap := d.SourceSpan(int(d.Tokens[i-1].End), int(d.Tokens[i].Start))
	return gap.Start < gap.End && bytes.IndexByte(d.Source[gap.Start:gap.End], '\n') >= 0
}

// byline reports whether a candidate is named as the author of the text:
// "Written by Ada", "By Ada, CTO".
func (r *fieldReader) byline(c *candidate) bool {
	d := r.d
	first := d.SentenceOf(c.first).First
	i := c.first - 1
	for i > max(first, c.first-maxReach) && (d.Tokens[i].Kind == PunctToken || d.Tokens[i].Word == wAnd || d.Tokens[i].Is(Capital) && !d.Tokens[i].Is(AllCaps) && d.Tokens[i].Word != wBy) {
		i--
	}
	if i < first || d.Tokens[i].Word != wBy {
		return false
	}
	if end := d.SentenceOf(c.first).End; c.end < end && d.Tokens[c.end].Kind == WordToken && d.Tokens[c.end].Word != wAnd && d.Tokens[c.end].Word != wOn {
		return false
	}
	if d.sectionKind(d.BlockOf(c.first)) == Timeline {
		return false
	}
	if i == first {
		return true
	}
	if !bylineVerbs.Has(d.Tokens[i-1].Word) && d.Tokens[i-1].Kind != PunctToken {
		return false
	}
	for j := i - 1; j >= max(first, i-8); j-- {
		if w := d.Tokens[j].Word; Auxiliary.Has(w) || Determiners.Has(w) {
			return false
		}
	}
	return true
}

// frontMatterPeople are the names in front matter under keys such as author.
func (d *Document) frontMatterPeople() []string {
	if d.FrontMatter.Empty() {
		return nil
	}
	var out []string
	inList := false
	for line := range strings.Lines(string(d.Source[d.FrontMatter.Start:d.FrontMatter.End])) {
		text := strings.TrimSpace(line)
		if item, ok := strings.CutPrefix(text, "- "); ok && inList {
			out = append(out, item)
			continue
		}
		inList = false
		k := strings.IndexAny(text, ":=")
		if k <= 0 {
			continue
		}
		key := strings.ToLower(strings.Trim(text[:k], " \"'"))
		if !strongLabels.Has(lookupWord(key)) && !weakLabels.Has(lookupWord(key)) {
			continue
		}
		inList = strings.TrimSpace(text[k+1:]) == ""
		out = append(out, strings.Split(text[k+1:], ",")...)
	}
	for i, s := range out {
		out[i] = strings.Trim(s, " \t\r\n\"'[]{}@")
	}
	return out
}

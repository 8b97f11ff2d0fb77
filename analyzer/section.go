package analyzer

import (
	"strings"
	"unicode"
)

// Kind says what a section is for.
type Kind uint8

// The kinds of sections that postmortem templates share.
const (
	Other Kind = iota
	Summary
	Impact
	Timeline
	Causes
	WentWell
	WentWrong
	ActionItems
	People
	External
	Detection
	Resolution
	Lessons
	Lucky
)

var kindNames = [...]string{"other", "summary", "impact", "timeline", "causes", "went-well", "went-wrong", "action-items",
	"people", "external", "detection", "resolution", "lessons", "lucky"}

// String is the name used in config files and reports.
func (k Kind) String() string { return kindNames[k] }

// ParseKind finds the kind of a name; ok is false if there is none.
func ParseKind(name string) (k Kind, ok bool) {
	for i, n := range kindNames {
		if n == name {
			return Kind(i), true
		}
	}
	return Other, false
}

// A Section is a heading and what stands under it, up to the next heading of
// the same or a higher level. Paragraphs that are wholly bold, and lead-ins
// such as "Impact:", count as headings of the lowest levels.
type Section struct {
	Kind   Kind
	Title  string // reading text, without a trailing colon
	Span   Span   // from the heading to the end of the last block, subsections included
	Level  int    // 1 to 6; 7 for a bold paragraph, 8 for a lead-in; 0 for what stands before any heading
	Head   *Block // the heading; nil for level 0
	Lead   bool   // the head's own text goes on after the title ("Impact: none")
	Parent *Section
	Blocks []*Block // its own, head included, without those of subsections
}

// Within reports whether s or a section around it is of kind k. A nil section
// is within nothing.
func (s *Section) Within(k Kind) bool {
	for ; s != nil; s = s.Parent {
		if s.Kind == k {
			return true
		}
	}
	return false
}

// The levels of headings that are not Markdown headings.
const (
	boldLevel = 7
	leadLevel = 8
)

// assignSections walks the blocks in order and gives each its section.
func assignSections(d *Document, b *builder) {
	a := sectioner{d: d, aliases: aliasKinds(b.settings), cur: d.Sections[0]}
	for _, blk := range d.Blocks {
		a.block(blk)
	}
	for _, it := range d.Items {
		if len(it.Blocks) > 0 {
			it.Section = it.Blocks[0].Section
		}
	}
	for _, s := range d.Sections {
		for _, blk := range s.Blocks {
			for p := s; p != nil; p = p.Parent {
				p.extend(blk.Span)
			}
		}
	}
}

func (s *Section) extend(sp Span) {
	switch {
	case sp.Empty():
	case s.Span.Empty():
		s.Span = sp
	default:
		s.Span = Span{min(s.Span.Start, sp.Start), max(s.Span.End, sp.End)}
	}
}

type sectioner struct {
	d       *Document
	aliases map[string]Kind
	cur     *Section
}

func (a *sectioner) block(blk *Block) {
	if level, title, lead := a.heading(blk); level > 0 {
		a.enter(blk, level, title, lead)
	}
	blk.Section = a.cur
	a.cur.Blocks = append(a.cur.Blocks, blk)
}

func (a *sectioner) enter(blk *Block, level int, title string, lead bool) {
	parent := a.cur
	for parent.Level >= level && parent.Parent != nil {
		parent = parent.Parent
	}
	if parent.Level >= level {
		parent = a.d.Sections[0]
	}
	s := &Section{Kind: a.kind(title), Title: title, Level: level, Head: blk, Lead: lead, Parent: parent}
	a.d.Sections = append(a.d.Sections, s)
	a.cur = s
}

// maxHeadingWords is how long a bold paragraph or lead-in may be to count as a
// heading.
const maxHeadingWords = 10

// heading decides whether a block begins a section.
func (a *sectioner) heading(blk *Block) (level int, title string, lead bool) {
	text := a.d.BlockText(blk)
	switch {
	case blk.Kind == Heading && blk.Quote == 0 && blk.Item == nil:
		return blk.Level, cleanTitle(text), false
	case blk.Kind == Cell || blk.Kind == Code || blk.Quote > 0 || text == "":
		return 0, "", false
	}
	words := blk.EndToken - blk.FirstToken
	if blk.Bold && blk.Item == nil && words <= maxHeadingWords && !strings.HasSuffix(text, ".") {
		return boldLevel, cleanTitle(text), false
	}
	if blk.Item == nil || blk.Item.Depth == 0 {
		if t, rest, ok := leadIn(text); ok && a.kind(t) != Other && blk.Item == nil {
			return leadLevel, t, rest
		}
	}
	return 0, "", false
}

// leadIn splits "Impact: none" into its title and whether text follows.
func leadIn(text string) (title string, rest, ok bool) {
	before, after, found := strings.Cut(text, ":")
	if !found || before == "" || len(before) > 40 || strings.ContainsAny(before, ".!?\n") {
		return "", false, false
	}
	if after != "" && after[0] != ' ' && after[0] != '\n' {
		return "", false, false
	}
	return cleanTitle(before), strings.TrimSpace(after) != "", true
}

// cleanTitle drops numbering, emoji, anchors and marks around a title.
func cleanTitle(s string) string {
	if i := strings.Index(s, "{#"); i >= 0 {
		s = s[:i]
	}
	s = strings.TrimFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != ')' && r != '?' && r != '(' && r != '"'
	})
	for i, r := range s {
		if unicode.IsLetter(r) {
			// "3.1 Impact" and "IV. Impact" lose the number.
			if num := s[:i]; strings.TrimRight(num, " 0123456789.)-") == "" {
				s = s[i:]
			}
			break
		}
	}
	return strings.TrimSpace(s)
}

func aliasKinds(s *Settings) map[string]Kind {
	if len(s.Aliases) == 0 {
		return nil
	}
	out := map[string]Kind{}
	for name, titles := range s.Aliases {
		if k, ok := ParseKind(name); ok {
			for _, t := range titles {
				out[strings.ToLower(strings.TrimSpace(t))] = k
			}
		}
	}
	return out
}

// kind recognises a title.
func (a *sectioner) kind(title string) Kind {
	low := strings.ToLower(title)
	if k, ok := a.aliases[low]; ok {
		return k
	}
	return titleKind(low)
}

// titleWords map what titles of a kind hold; the first match wins, so the
// narrower kinds come first. A leading "=" wants the whole title.
var titleWords = []struct {
	kind  Kind
	words []string
}{
	{WentWell, []string{"went well", "go well", "went right", "good stuff", "worked well", "went great", "positives", "=the good", "what worked"}},
	{Lucky, []string{"got lucky", "lucky", "luck"}},
	{WentWrong, []string{"went wrong", "went less well", "went poorly", "went badly", "went bad", "not go well", "n't go well", "n't go so well", "not go so well", "gone better", "go better", "go wrong", "n’t go well", "n’t go so well",
		"could be improved", "bad stuff", "=the bad", "not so well", "n't work", "areas for improvement", "to improve"}},
	{ActionItems, []string{"action item", "action-item", "actions", "follow-up", "follow up", "followup", "next step", "remediation", "prevent", "to do", "todo", "to-do", "corrective", "what we will do",
		"what are we doing", "=measures", "future work", "improvements", "recommendations", "=action", "moving forward", "going forward", "what's next", "next actions", "action plan"}},
	{Timeline, []string{"timeline", "time line", "chronology", "sequence of events", "=log", "event log", "=history"}},
	{Impact, []string{"impact", "affected", "what it meant", "consequences", "customer experience", "severity", "=effects"}},
	{Causes, []string{"cause", "contributing", "rca", "five whys", "5 whys", "why it broke", "why did", "why it happened", "what happened and why", "=trigger", "fault", "=analysis", "technical details", "technical analysis"}},
	{Summary, []string{"summary", "overview", "tl;dr", "tldr", "abstract", "in short", "synopsis", "what happened", "description", "introduction", "background", "=intro", "=incident"}},
	{Detection, []string{"detect", "alerted", "discovery"}},
	{Resolution, []string{"resolution", "recovery", "mitigation", "response", "resolved", "how we fixed", "=fix"}},
	{Lessons, []string{"lesson", "learn", "takeaway", "retrospective", "reflections"}},
	{People, []string{"people", "participants", "attendees", "roles", "responders", "contacts", "team members", "authors", "acknowledg", "credits", "thanks"}},
	{External, []string{"messaging", "external", "status page", "customer communication", "communication"}},
}

func titleKind(low string) Kind {
	for _, t := range titleWords {
		for _, w := range t.words {
			if w[0] == '=' {
				if low == w[1:] {
					return t.kind
				}
			} else if strings.Contains(low, w) {
				return t.kind
			}
		}
	}
	return Other
}

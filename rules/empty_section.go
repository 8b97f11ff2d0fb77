package rules

import "github.com/blamelint/blamelint/analyzer"

var emptySection = &analyzer.Rule{
	ID:      "empty-section",
	Name:    "A section with nothing in it",
	Summary: "a heading without text, or with only a template's placeholder under it",
	Doc: `An empty section says less than a missing one: readers cannot tell whether there was nothing to say, whether the review did not get
there, or whether the text was lost. "TBD" that stays for a year teaches that postmortems are forms to be filled in. One honest sentence is enough: "We do
not know how many customers were affected; the gateway keeps no counts."

A template's instructions that were left in ("Describe the impact here", "[TITLE]") count as nothing, since they are nobody's words about this incident.`,
	Sources:  []analyzer.Source{pdHow, sreBook},
	Group:    analyzer.Structure,
	Severity: analyzer.Warning,
	Examples: []analyzer.Example{{
		Bad:  "# Lift\n\n## Summary\n\nIt stopped.\n\n## Impact\n\n«TBD»\n",
		Good: "# Lift\n\n## Summary\n\nIt stopped.\n\n## Impact\n\nWe do not know how many guests took the stairs; nobody counts them.\n",
	}, {
		Bad:  "# Lift\n\n## «Impact»\n\n## Timeline\n\n10:00 It stopped.\n",
		Good: "# Lift\n\n## Impact\n\n14 guests took the stairs.\n\n## Timeline\n\n10:00 It stopped.\n",
	}, {
		Bad:  "# Lift\n\n## Contributing factors\n\n«_Describe what contributed to the incident._»\n",
		Good: "# Lift\n\n## Contributing factors\n\n_Describe what contributed to the incident._\n\nThe cable was due in June.\n",
	}, {
		Bad:  "# Lift\n\n## Action items\n\n- «[add action items here]»\n",
		Good: "# Lift\n\n## Action items\n\n- Replace the cable (house team, 1 June)\n",
	}},
	Silent: []string{
		"# Lift\n\n## Lessons learned\n\n### What went well\n\nThe bell.\n",
		"# Lift\n\n## Impact\n\n![graph of calls](calls.png)\n",
		"# Lift\n\n## Timeline\n\n```\n10:00 it stopped\n```\n",
		"# Lift\n\n## Where we got lucky\n\nNone that we know of.\n",
		"# Lift\n\n## Timeline\n\n### 10:00 It stops\n\n### 10:20 It runs again\n",
		"# Lift\n\n## Date: 3 May\n\n## Notes\n\n## Summary\n\nIt stopped.\n",
		"# Lift\n\n**Impact**\n\n| Guests | Floors |\n|---|---|\n| 14 | 3 |\n",
		"# Lift\n\n## Impact\n\nTo be honest, we do not know.\n",
		"# Lift\n\n## Action items\n\n- TODO: write to the maker about the cable\n",
		"# Lift\n\n## Impact\n\nN/A: nobody was in the house.\n",
		"# Lift\n\n## Follow-up\n\n<https://tracker.example/42>\n",
	},
	Check: checkEmptySection,
}

var (
	leftovers   = analyzer.Words("tbd tba tbc todo wip fixme xxx xx placeholder pending")
	toBe        = analyzer.Words("be")
	toBeDone    = analyzer.Words("added done filled determined completed written decided confirmed announced defined")
	leftoverEnd = analyzer.Words("here soon later in out")
	wComing     = analyzer.W("coming")
	wLorem      = analyzer.W("lorem")
	wIpsum      = analyzer.W("ipsum")
	askWords    = analyzer.Words(`describe list explain summarise summarize write provide include add give state fill insert detail document outline replace enter put attach link identify mention note
		what how when who which why where one`)
)

func checkEmptySection(p *analyzer.Pass) {
	parents := map[*analyzer.Section]bool{}
	for _, s := range p.Sections {
		parents[s.Parent] = true
	}
	for _, s := range p.Sections {
		if s.Kinds == 0 || s.Head == nil || s.Lead || parents[s] || len(s.Blocks) == 0 || s.Parent.Within(analyzer.Timeline) {
			continue
		}
		reportEmpty(p, s)
	}
}

// reportEmpty reports the section if nothing is told in it: at the placeholder
// if there is one, else at the title.
func reportEmpty(p *analyzer.Pass, s *analyzer.Section) {
	var left *analyzer.Block
	for _, b := range s.Blocks {
		if b == s.Head && b.EndToken <= s.TitleEnd || b.Row != nil && b.Row.Header {
			continue
		}
		switch {
		case !leftover(p, b):
			return
		case left == nil && b.EndToken > b.FirstToken:
			left = b
		}
	}
	if left == nil {
		if n := tableCells(s); n > 0 {
			return
		}
		f := about(p, sectionSpan(p, s), "Nothing stands under %q; a reader cannot tell whether there was nothing to say or nobody got to it.", s.Title)
		f.Suggest("Write one sentence, or say that it is not known and why.")
		f.Note()
		return
	}
	f := about(p, blockSpan(p, left), "Under %q stands only %q, which a reader takes for an unfinished review.", s.Title, p.BlockText(left))
	f.Suggest("Replace it by one sentence about this incident, or say that it is not known and why.")
}

func tableCells(s *analyzer.Section) (n int) {
	for _, b := range s.Blocks {
		if b.Row != nil {
			n++
		}
	}
	return n
}

// blockSpan is a block's source with the marks around its words.
func blockSpan(p *analyzer.Pass, b *analyzer.Block) analyzer.Span {
	s := p.TokensSpan(b.FirstToken, b.EndToken)
	for s.Start > b.Span.Start && isMark(p.Source[s.Start-1]) {
		s.Start--
	}
	for s.End < b.Span.End && isMark(p.Source[s.End]) {
		s.End++
	}
	return s
}

func isMark(c byte) bool { return c == '_' || c == '*' }

// leftover reports whether a block tells nothing about the incident. Images,
// code and links tell something.
func leftover(p *analyzer.Pass, b *analyzer.Block) bool {
	if b.Kind == analyzer.Code || b.FirstToken == b.EndToken && !b.Span.Empty() {
		return false
	}
	return p.Instruction(b) || onlyLeftovers(p, b) || asksAuthor(p, b)
}

// onlyLeftovers recognises "TBD", "To be added", "…", "Coming soon".
func onlyLeftovers(p *analyzer.Pass, b *analyzer.Block) bool {
	i := b.FirstToken
	if i+1 < b.EndToken && p.Tokens[i].Word == wLorem && p.Tokens[i+1].Word == wIpsum {
		return true
	}
	for ; i < b.EndToken; i++ {
		t := &p.Tokens[i]
		switch {
		case t.Kind == analyzer.PunctToken, leftovers.Has(t.Word), i > b.FirstToken && leftoverEnd.Has(t.Word):
		case t.Word == wComing && i+1 < b.EndToken:
		case t.Word == wTo && i+2 < b.EndToken && toBe.Has(p.Tokens[i+1].Word) && toBeDone.Has(p.Tokens[i+2].Word):
			i += 2
		default:
			return false
		}
	}
	return true
}

// asksAuthor recognises a template's request in italics or brackets.
func asksAuthor(p *analyzer.Pass, b *analyzer.Block) bool {
	i, end := b.FirstToken, b.EndToken
	if i == end {
		return false
	}
	for end > i+1 && p.Tokens[end-1].Kind == analyzer.PunctToken && p.Tokens[end-1].Is(analyzer.Emphasised) == p.Tokens[i].Is(analyzer.Emphasised) && !closing(p.Word(end-1)) {
		end--
	}
	first := p.Word(i)
	bracketed := (first == "[" || first == "<" || first == "{" || first == "(") && closing(p.Word(end-1))
	slanted := true
	for j := i; j < end; j++ {
		slanted = slanted && p.Tokens[j].Is(analyzer.Emphasised)
	}
	for i < end && p.Tokens[i].Kind == analyzer.PunctToken {
		i++
	}
	if i == end || p.Tokens[i].Is(analyzer.Linked) {
		return false
	}
	return (bracketed || slanted) && (askWords.Has(p.Tokens[i].Word) || onlyLeftovers(p, b))
}

func closing(s string) bool { return s == "]" || s == ">" || s == "}" || s == ")" }

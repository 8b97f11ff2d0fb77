package analyzer

import (
	"slices"
	"strings"
	"testing"
)

// shapes are documents by the sections that a reader sees in them, in order.
var shapes = []struct{ name, text, want string }{
	{"headings", "# Lost parcels\n\n## Summary\n\nA.\n\n## Impact & timeline\n\nB.\n", "summary impact timeline"},
	{"setext", "Lost parcels\n============\n\nSummary\n-------\n\nA.\n", "summary"},
	{"title is no section", "# Wrong cause of death printed on certificates\n\n## What happened\n\nA.\n", "summary"},
	{"title that is one", "# Incident Overview\n\nA.\n\n## Timeline\n\nB.\n", "summary timeline"},
	{"bold", "**Impact**\n\nA.\n\n**What went well:**\n\nB.\n", "impact went-well"},
	{"bold with bracket", "**Timeline** (all times UTC)\n\n- 10:00 A\n", "timeline"},
	{"bold and full stop", "**Why it happened.** A shelf fell.\n\n**How we found out.** It was loud.\n", "causes detection"},
	{"lead-ins", "Summary: The lift stopped.\n\nImpact: 14 guests took the stairs.\n\nAction items:\n\n- Oil it\n", "summary impact action-items"},
	{"bold lead-ins", "**Impact**: 14 guests.\n\n**Root cause:** rust.\n", "impact causes"},
	{"hard breaks", "**Date**: 1 May\\\n**Summary**: The lift stopped.\\\n**Impact**: 14 guests.\\\n**Trigger**: rain\n", "summary impact causes"},
	{"soft breaks", "Author: B. Oak\nSummary: The lift stopped.\nImpact: 14 guests.\n", "people summary impact"},
	{"list of fields", "# Lift\n\n- Date: 1 May\n- Status: draft\n- Impact: 14 guests\n- Root causes: rust\n\n## Timeline\n", "impact causes timeline"},
	{"nested lists", "## Lessons learned\n\n- What went well:\n  - The bell rang\n- What went wrong:\n  - It rang twice\n", "lessons went-well went-wrong"},
	{"numbered lists", "# Lift\n\n1. **Summary**\n\n   The lift stopped.\n\n2. **Impact**\n\n   - 14 guests\n", "summary impact"},
	{"numbered underlined", "Lift\n====\n\n1. Summary\n----------\n\nIt stopped.\n\n2. Impact\n---------\n\n- 14 guests\n", "summary impact"},
	{"table of fields", "# Lift\n\n| Field | Text |\n|---|---|\n| Impact | 14 guests |\n| Root cause | rust |\n| Cost | 40 euros |\n", "impact causes impact"},
	{"HTML table", "# Lift\n\n<table>\n<tr><td><b>Impact</b></td><td>14 guests</td></tr>\n<tr><td>Detection</td><td>a shout</td></tr>\n</table>\n", "impact detection"},
	{"HTML headings", "<h1>Lift</h1>\n<h2>Impact</h2>\n<p>14 guests</p>\n", "impact"},
	{"details", "# Lift\n\n<details>\n<summary>Timeline</summary>\n\n- 10:00 A\n\n</details>\n", "timeline"},
	{"action table without heading", "# Lift\n\n**Summary**: It stopped.\n**Owner**: B. Oak\n\n| Action Item | Owner | Due |\n|---|---|---|\n| Oil it | B. Oak | May |\n", "summary people action-items"},
	{"emoji", "## 🚨 Impact\n\nA.\n\n## :bulb: Lessons learned\n", "impact lessons"},
	{"numbers", "## 1. Summary\n\n## 2) Impact\n\n## 3 - Timeline\n\n## IV. Causes\n\n## Section 5: Action items\n", "summary impact timeline causes action-items"},
	{"opening", "---\ntitle: Lift\n---\n\nOn Tuesday the 3rd of May our only lift stopped between two floors for an hour.\n\n## What we are doing about it\n\nOil.\n", "summary action-items"},
	{"opening that tells nothing", "---\ntitle: Lift\n---\n\nThis page follows the template of the house, which every hotel of the group has to use.\n\n## Impact\n", "impact"},
	{"tl;dr", "# Lift\n\n> tl;dr it stopped for an hour, nobody was hurt\n\n## Why\n\nRust.\n", "summary causes"},
	{"background stands for a summary", "## Background\n\nA.\n\n## Impact\n", "summary impact"},
	{"background beside a summary", "## Summary\n\nA.\n\n## Background\n\nB.\n", "summary"},
	{"details beside a summary", "## Summary\n\nA.\n\n## Technical details\n\nB.\n", "summary causes"},
	{"colons in prose", "# Lift\n\n## Notes\n\nThe lesson is simple: oil it.\n\nWe asked one question: why now?\n\nNote: the impact: none of it was planned.\n", ""},
	{"items that are no fields", "## Action items\n\n- Prevention: oil it\n- Detection: a bell\n\n## What went well\n\n- Detection: the bell rang\n", "action-items went-well"},
	{"a timeline by its times", "# Lift\n\n## The Saturday\n\n- 10:00 A\n- 10:05 B\n- 10:20 C\n- 10:40 D\n\n## Next steps\n\n- E\n", "timeline action-items"},
	{"lines of times", "# Lift\n\n## The shift\n\n10:00 A\n10:05 B\n10:20 C\n10:40 D\n", "timeline"},
	{"too few times", "# Lift\n\n## Opening hours\n\n- 10:00 A\n- 12:00 B\n- closed on Sunday\n", ""},
	{"bold word and a number", "**impact** 12 of 40 guests walked\n", "impact"},
	{"bold word and a name", "**Impact** Guests of the east wing walked\n", "impact"},
	{"bold word in a sentence", "**Impact** was limited to the east wing\n", ""},
	{"a colon within a lead-in's text", "**3 Timeline** (local time)\n\n3.1 **10:00** The gate shuts.\n3.2 **10:05** Queue: forty people.\n", "timeline"},
	{"timeline entries", "## Timeline\n\n### 10:40 Root cause found\n\nA.\n\n### 11:00 Impact ends\n\nB.\n", "timeline"},
	{"code and quotes", "```\n# Impact\n```\n\n> ## Impact\n>\n> **Timeline**\n", ""},
	{"empty heading", "##\n\n## Impact\n", "impact"},
}

func kindsInOrder(d *Document) string {
	var out []string
	for _, s := range d.Sections {
		for _, k := range s.Kinds.Kinds() {
			out = append(out, k.String())
		}
	}
	return strings.Join(out, " ")
}

func TestSections(t *testing.T) {
	for _, c := range shapes {
		t.Run(c.name, func(t *testing.T) {
			d := Parse("x.md", []byte(c.text), nil)
			if got := kindsInOrder(d); got != c.want {
				t.Errorf("sections %q, want %q", got, c.want)
			}
			checkSections(t, d)
		})
	}
}

// checkSections holds for every document: sections lie within their parents,
// blocks within their sections.
func checkSections(t *testing.T, d *Document) {
	t.Helper()
	for _, s := range d.Sections {
		if p := s.Parent; p != nil && !s.Span.Empty() && !p.Span.Contains(s.Span) {
			t.Errorf("%q at %v is not within %q at %v", s.Title, s.Span, p.Title, p.Span)
		}
		if s.First > s.End || s.TitleFirst > s.TitleEnd || s.TitleEnd > len(d.Tokens) {
			t.Errorf("%q: tokens %d to %d, title %d to %d", s.Title, s.First, s.End, s.TitleFirst, s.TitleEnd)
		}
		for _, b := range s.Blocks {
			if b.Section != s {
				t.Errorf("a block of %q says that it is in %q", s.Title, b.Section.Title)
			}
		}
	}
	for i := range d.Tokens {
		if s := d.SectionAt(i); s == nil || i < s.First || i >= s.End {
			t.Fatalf("token %d %q is not in its section", i, d.Word(i))
		}
	}
}

func TestAliases(t *testing.T) {
	s := &Settings{Aliases: map[string][]string{"timeline": {"Ablauf"}, "impact": {"Auswirkung"}}}
	d := Parse("x.md", []byte("# Bericht\n\n## Ablauf\n\nA.\n\n## auswirkung\n\nB.\n"), s)
	if got := kindsInOrder(d); got != "timeline impact" {
		t.Errorf("sections %q", got)
	}
}

func TestCleanTitle(t *testing.T) {
	for in, want := range map[string]string{
		"3.1 Impact": "Impact", "2) Impact": "Impact", "1 | Identification": "Identification", "20th September": "20th September",
		"2 May": "2 May", "10:40 Restart": "10:40 Restart", "🚨 Impact:": "Impact", "5 Whys": "Whys", "Timeline {#t}": "Timeline", "1:12 AM": "1:12 AM",
		"2024-03-01 Lift": "2024-03-01 Lift", "(UTC)": "(UTC)", "404 errors": "404 errors",
		"Report: [TITLE]": "Report: [TITLE]", "[Draft] Leak": "[Draft] Leak", "[TITLE]": "TITLE", "Report: [TITLE] **": "Report: [TITLE]",
	} {
		if got := cleanTitle(in); got != want {
			t.Errorf("cleanTitle(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestParseKind(t *testing.T) {
	for k := Other; int(k) < len(kindNames); k++ {
		if got, ok := ParseKind(k.String()); !ok || got != k {
			t.Errorf("%s is read as %s, %v", k, got, ok)
		}
	}
	all := KindSet(1<<Timeline | 1<<Impact)
	if got := all.Kinds(); !slices.Equal(got, []Kind{Impact, Timeline}) || all.Has(Other) {
		t.Errorf("kinds %v", got)
	}
}

func FuzzSections(f *testing.F) {
	for _, c := range shapes {
		f.Add([]byte(c.text))
	}
	f.Fuzz(func(t *testing.T, src []byte) { checkSections(t, Parse("x.md", src, nil)) })
}

// TestModifierApostrophe parses a letter that words treat as an apostrophe; it
// once made the tokenizer go round for ever.
func TestModifierApostrophe(t *testing.T) {
	for _, s := range []string{"ʼ", "ʼ-", "a ʼ b", "Kapʼel", "ʼn"} {
		Parse("x.md", []byte(s), nil)
	}
}

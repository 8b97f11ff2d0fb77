package reporter

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer/facilitate"
)

// ferryBrief has one of everything that a brief can hold.
func ferryBrief() *facilitate.Brief {
	q := facilitate.Question{Ask: "What made this change look right at the time?", Then: "What did the tools show?", Quote: "The on-call engineer moved the gate.", Line: 12, Also: []int{14, 20}}
	return &facilitate.Brief{
		Path: "ferry.md", Title: "Gates closed at Skerry East",
		Invite: []facilitate.Seat{{Role: "the incident commander", Why: "can tell of 8:31 AM"}, {Role: "QA", Why: "is spoken about in the text"}},
		Agenda: []facilitate.Part{
			{Name: "opening", Title: "Opening", Minutes: 5, Aim: "Read aloud:", Notes: []string{facilitate.Directive}},
			{Name: "impact", Title: "Impact", Minutes: 5, Aim: "Agree on the numbers.", Notes: []string{"40 passengers waited"}, Questions: []facilitate.Question{q}},
			{Name: "timeline", Title: "Timeline", Minutes: 15, Aim: "Go through it.", Moments: []facilitate.Moment{
				{Line: 8, Stamp: "7:02", Text: "At 7:02 the gate closed.", Told: true, Questions: []facilitate.Question{{Ask: "What could be seen?"}}},
				{Line: 9, Stamp: "7:21 AM", Text: "Alert fires", Questions: []facilitate.Question{q}},
			}},
			{Name: "action-items", Title: "Action items", Minutes: 15, Aim: "Settle them.", LeftOut: 2, Items: []facilitate.Item{
				{Line: 40, Text: "Better alerts", Settle: []string{"an owner", "a result"}, Ask: "From what to what?"}, {Line: 41, Text: "Move the gate"},
			}},
		},
		Checklist: []facilitate.Check{{Text: "The timeline is in order", State: facilitate.Seen, Note: "2 moments read"}, {Text: "Nobody is named", State: facilitate.NotYet, Note: "line 12"}, {Text: "People agree"}},
		LeftOut:   2,
	}
}

// evilBrief holds markup in every text.
func evilBrief() *facilitate.Brief {
	const evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u202e</style>\x00]]> **bold** | [x](javascript:alert(3)) @team #1"
	b := ferryBrief()
	b.Title = evil
	b.Invite[0] = facilitate.Seat{Role: evil, Why: evil}
	for i := range b.Agenda {
		p := &b.Agenda[i]
		if p.Name != "opening" {
			p.Notes = []string{evil}
		}
		for k := range p.Questions {
			p.Questions[k].Ask, p.Questions[k].Then, p.Questions[k].Quote = evil, evil, evil
		}
		for k := range p.Moments {
			p.Moments[k].Stamp, p.Moments[k].Text = evil, evil
		}
		for k := range p.Items {
			p.Items[k].Text, p.Items[k].Ask, p.Items[k].Settle = evil, evil, []string{evil}
		}
	}
	b.Checklist[0].Note = evil
	return b
}

func briefPage(t *testing.T, b *facilitate.Brief) string {
	t.Helper()
	var out bytes.Buffer
	if err := BriefHTML(&out, b); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestBriefMarkdown(t *testing.T) {
	var out bytes.Buffer
	if err := BriefMarkdown(&out, ferryBrief()); err != nil {
		t.Fatal(err)
	}
	golden := filepath.Join("testdata", "brief.golden")
	if *update {
		if err := os.WriteFile(golden, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if out.String() != string(want) {
		t.Errorf("got\n%s", out.String())
	}
	out.Reset()
	if err := BriefMarkdown(&out, evilBrief()); err != nil {
		t.Fatal(err)
	}
	unescaped := strings.ReplaceAll(out.String(), `\]`, "")
	for _, bad := range []string{"<script", "<img", "](javascript", "\u202e", " @team", "\x00", "</style"} {
		if strings.Contains(unescaped, bad) {
			t.Errorf("%q reaches the Markdown", bad)
		}
	}
}

// TestBriefHTMLIsHarmless: no text of a document becomes markup.
func TestBriefHTMLIsHarmless(t *testing.T) {
	page := briefPage(t, evilBrief())
	for _, bad := range []string{"<script", "<img", "\u202e", "\x00"} {
		if strings.Contains(page, bad) {
			t.Errorf("%q reaches the page", bad)
		}
	}
	if n := strings.Count(page, "</style>"); n != 1 {
		t.Errorf("%d ends of the style", n)
	}
	b := openPage(t, page, 1000, 900, false)
	b.Want("scripts", `document.scripts.length`, 0)
	b.Want("pictures", `document.images.length`, 0)
	b.Want("questions", `document.querySelectorAll(".questions input").length`, 3)
	b.Want("pixels too wide", `document.documentElement.scrollWidth - document.documentElement.clientWidth`, 0)
}

// TestBriefHTMLIsAccessible hands the page to axe-core, and looks at it as
// somebody with a phone does.
func TestBriefHTMLIsAccessible(t *testing.T) {
	for _, c := range []struct {
		width int64
		dark  bool
	}{{1200, false}, {390, true}} {
		b := openPage(t, briefPage(t, ferryBrief()), c.width, 900, c.dark)
		if s := b.Violations(); s != "" {
			t.Errorf("width %d, dark %v: %s", c.width, c.dark, short(s, 2000))
		}
		b.Want("pixels too wide", `document.documentElement.scrollWidth - document.documentElement.clientWidth`, 0)
		b.Want("links of the agenda that lead nowhere", `[...document.querySelectorAll("td a")].filter(a => !document.querySelector(a.hash)).length`, 0)
		b.Want("ticked", `(() => { const x = document.querySelector(".questions label"); x.click(); return document.querySelectorAll(".questions input:checked").length })()`, 1)
		b.Screenshot(*screenshots, map[bool]string{false: "brief-wide", true: "brief-phone-dark"}[c.dark])
	}
}

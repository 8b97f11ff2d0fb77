package reporter

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blamelint/blamelint/analyzer/facilitate"
)

// BriefMarkdown writes a facilitator's brief as Markdown that reads well as
// plain text, too.
func BriefMarkdown(w io.Writer, b *facilitate.Brief) error {
	p := &briefMarkdown{}
	p.print("# %s\n\n", briefText(briefTitle(b)))
	p.print("Questions for the group, not verdicts. They begin with *what* and *how*; roles stand for names. %s in all.\n\n", briefMinutes(b.Minutes()))
	p.invite(b)
	p.agenda(b)
	for i := range b.Agenda {
		p.part(&b.Agenda[i])
	}
	p.checklist(b)
	if b.LeftOut > 0 {
		p.print("%s\n", briefText(leftOut(b.LeftOut)))
	}
	_, err := io.WriteString(w, strings.TrimRight(p.b.String(), "\n")+"\n")
	return err
}

// briefTitle is the heading of a brief.
func briefTitle(b *facilitate.Brief) string {
	if b.Title == "" {
		return "Brief for the review meeting"
	}
	return "Brief for the review meeting: " + b.Title
}

func briefMinutes(n int) string {
	if n == 60 {
		return "One hour"
	}
	return fmt.Sprintf("%d minutes", n)
}

// leftOut says that questions did not fit.
func leftOut(n int) string {
	s := "questions were"
	if n == 1 {
		s = "question was"
	}
	return fmt.Sprintf("%d further %s left out so that the hour is kept; a lint of the document shows every passage.", n, s)
}

type briefMarkdown struct{ b strings.Builder }

func (p *briefMarkdown) print(format string, args ...any) { fmt.Fprintf(&p.b, format, args...) }

func (p *briefMarkdown) invite(b *facilitate.Brief) {
	p.print("## Whom to invite\n\n")
	for _, s := range b.Invite {
		p.print("- %s – %s\n", briefText(briefUpper(s.Role)), briefText(s.Why))
	}
	p.print("\n")
}

func (p *briefMarkdown) agenda(b *facilitate.Brief) {
	p.print("## Agenda\n\n| From | Minutes | Part |\n|---:|---:|---|\n")
	at := 0
	for i := range b.Agenda {
		part := &b.Agenda[i]
		p.print("| 0:%02d | %d | %s |\n", at, part.Minutes, briefText(part.Title))
		at += part.Minutes
	}
	p.print("\n")
}

func (p *briefMarkdown) part(part *facilitate.Part) {
	p.print("## %s (%d minutes)\n\n%s\n\n", briefText(part.Title), part.Minutes, briefText(part.Aim))
	if part.Name == "opening" {
		for _, n := range part.Notes {
			p.print("> %s\n>\n> – Norman L. Kerth, *Project Retrospectives*\n\n", briefText(n))
		}
		return
	}
	for _, n := range part.Notes {
		p.print("- %s\n", briefText(n))
	}
	if len(part.Notes) > 0 {
		p.print("\n")
	}
	for i := range part.Moments {
		p.moment(&part.Moments[i])
	}
	for i := range part.Items {
		p.item(&part.Items[i])
	}
	for i := range part.Questions {
		p.question(&part.Questions[i])
	}
}

func (p *briefMarkdown) moment(m *facilitate.Moment) {
	p.print("%s", strings.TrimSpace("**"+briefText(m.Stamp)+"** "+briefText(m.Text)))
	if m.Told {
		p.print(" *(told in line %d; not in the timeline yet)*", m.Line)
	}
	p.print("\n\n")
	for i := range m.Questions {
		p.question(&m.Questions[i])
	}
}

// question writes one question, its passage before it.
func (p *briefMarkdown) question(q *facilitate.Question) {
	if q.Quote != "" {
		p.print("“%s”%s\n\n", briefText(q.Quote), briefPlace(q))
	}
	p.print("- [ ] %s\n", briefText(q.Ask))
	if q.Then != "" {
		p.print("  - %s\n", briefText(q.Then))
	}
	if also := briefAlso(q); also != "" {
		p.print("  - *%s*\n", also)
	}
	p.print("\n")
}

func briefPlace(q *facilitate.Question) string {
	if q.Line == 0 {
		return ""
	}
	return fmt.Sprintf(" (line %d)", q.Line)
}

// briefAlso names the further passages that a question is about.
func briefAlso(q *facilitate.Question) string {
	if len(q.Also) == 0 {
		return ""
	}
	if len(q.Also) == 1 {
		return fmt.Sprintf("The same goes for line %d.", q.Also[0])
	}
	var s []string
	for _, n := range q.Also {
		s = append(s, fmt.Sprint(n))
	}
	return fmt.Sprintf("The same goes for lines %s and %s.", strings.Join(s[:len(s)-1], ", "), s[len(s)-1])
}

func (p *briefMarkdown) item(it *facilitate.Item) {
	p.print("- [ ] “%s” (line %d)", briefText(it.Text), it.Line)
	if len(it.Settle) > 0 {
		p.print(" – settle: %s", briefText(strings.Join(it.Settle, ", ")))
	}
	p.print("\n")
	if it.Ask != "" {
		p.print("  - %s\n", briefText(it.Ask))
	}
	p.print("\n")
}

func (p *briefMarkdown) checklist(b *facilitate.Brief) {
	p.print("## Before publishing\n\nTicked is what the text shows by itself; the rest is for people.\n\n")
	for _, c := range b.Checklist {
		box := " "
		if c.State == facilitate.Seen {
			box = "x"
		}
		p.print("- [%s] %s", box, briefText(c.Text))
		if note := checkNote(c); note != "" {
			p.print(" *(%s)*", briefText(note))
		}
		p.print("\n")
	}
	p.print("\n")
}

// checkNote is what stands behind a line of the checklist.
func checkNote(c facilitate.Check) string {
	if c.State == facilitate.NotYet {
		return strings.TrimSuffix("not yet: "+c.Note, ": ")
	}
	return c.Note
}

// briefText is text as Markdown within a line. Numbers of tickets may become
// links on a code host: that is where they lead.
func briefText(s string) string {
	return strings.ReplaceAll(mdInline(strings.Join(strings.Fields(clean(s)), " ")), "#<!-- -->", "#")
}

// briefUpper begins a role with a capital.
func briefUpper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

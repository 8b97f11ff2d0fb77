package rules

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/blamelint/blamelint/analyzer"
)

// A hostile is a document of about n bytes that would be slow to read if any
// rule, or what rules ask of the analyzer, took more than time in proportion to
// the length of a sentence, a list, a section or a document.
type hostile struct {
	name string
	make func(n int) string
}

// filled repeats a unit between a head and a tail, up to n bytes.
func filled(name, head, unit, tail string) hostile {
	return hostile{name, func(n int) string { return head + strings.Repeat(unit, max(1, n/len(unit))) + tail }}
}

// triggers has a word that each rule of language looks at.
const triggers = `we should have checked the engineer failed to notice who forgot why did nobody ask the root cause was human error by Ada Quill of QA
	which obviously ignored a careless disaster of an outage that had to be blamed on him and `

var hostiles = []hostile{
	filled("one sentence", "", strings.ReplaceAll(triggers, "\n\t", " "), "."),
	filled("one sentence of modals", "we ", "should have ", "checked."),
	filled("one sentence of had", "if ", "we had not ", "failed."),
	filled("one sentence of who", "the engineer ", "who forgot the team that ", "left."),
	filled("one sentence of commas", "we, ", "the team, ", "failed to ask."),
	filled("one sentence of and", "Ada ", "and Brook Quill ", "forgot to ask."),
	filled("one sentence of open brackets", "we ", "(the engineer ", "forgot to ask."),
	filled("one sentence of quotation marks", "we ", `"said 'that `, "forgot to ask."),
	filled("one sentence of not", "we did ", "not ", "ask."),
	filled("one sentence of to", "we failed ", "to ", "ask."),
	filled("one sentence of never", "we ", "never ", "asked."),
	filled("one sentence of adverbs", "we ", "obviously ", "failed to ask."),
	filled("one sentence of nouns", "the ", "team engineer lead ", "forgot to ask."),
	filled("one sentence of names", "", "Ada Quill ", "forgot to ask."),
	filled("one sentence of handles", "", "@ada ", "forgot to ask."),
	filled("one sentence of semicolons", "", "we should have asked; ", ""),
	filled("many sentences", "", "The engineer should have asked. ", ""),
	filled("sentences of names", "", "Ada Quill forgot. She failed to ask Brook. ", ""),
	filled("sentences of outages", "## Impact\n\n", "The outage hit 3 % of the users. ", ""),
	filled("list items", "", "- word\n", ""),
	filled("list items that blame", "", "- We forgot to ask\n", ""),
	filled("action items", "## Action items\n\n", "- Improve the monitoring of everything\n", ""),
	filled("action items of many words", "## Action items\n\n- ", "Ada to improve monitoring, ", "\n"),
	{"different action items", func(n int) string {
		return numbered(n, "## Action items\n\n", "- [ ] Add alert number %d to queue %d (@ada, 2026-01-02)\n")
	}},
	{"nested list items", func(n int) string { return numbered(n, "", "- a\n  - b %d\n    - c %d\n") }},
	filled("timeline", "## Timeline\n\n", "- 10:00 we failed to ask\n", ""),
	filled("timeline of one line", "## Timeline\n\n", "10:00 10:01 ", "\n"),
	filled("table cells", "| Time | Event |\n| --- | --- |\n", "| 10:00 | we forgot |\n", ""),
	filled("one table row", "| a | b |\n| --- | --- |\n", "| we forgot ", "|\n"),
	filled("action table", "## Action items\n\n| Item | Owner | Due |\n| --- | --- | --- |\n", "| Improve alerts | Ada | soon |\n", ""),
	filled("open brackets", "", "[", ""),
	filled("link starts", "", "[a](", ""),
	filled("headings", "", "# Root cause\n", ""),
	filled("bold headings", "", "**Impact**\n\n", ""),
	filled("fields", "", "Owner: Ada\n", ""),
	filled("one line of fields", "", "Owner: Ada, ", ""),
	filled("comments", "", "<!-- blamelint-disable-line -->\n", ""),
	filled("quotes", "", "> we forgot\n", ""),
	filled("dates", "", "2026-01-02 ", ""),
	filled("figures", "## Impact\n\n", "30 % of 4000 users for 3 hours ", ""),
	filled("questions", "", "Why did we forget? Who did it? ", ""),
}

// numbered is filled with figures that differ.
func numbered(n int, head, format string) string {
	var b strings.Builder
	b.WriteString(head)
	for i := 0; b.Len() < n; i++ {
		args := make([]any, strings.Count(format, "%d"))
		for k := range args {
			args[k] = i
		}
		fmt.Fprintf(&b, format, args...)
	}
	return b.String()
}

// TestLinear reads a megabyte of each: within a second or two of the processor's
// time if the work grows with the length, within hours if it grows with its
// square. The limit is far from both.
func TestLinear(t *testing.T) {
	size, limit := 1<<20, 2*time.Minute
	if testing.Short() {
		size = 1 << 17
	}
	engine := analyzer.NewEngine(strict())
	for _, h := range hostiles {
		t.Run(strings.ReplaceAll(h.name, " ", "-"), func(t *testing.T) {
			src, done := []byte(h.make(size)), make(chan []string, 1)
			before := processorTime()
			go func() {
				r := engine.Analyze("x.md", src)
				faults := r.Faults
				r.Release()
				done <- faults
			}()
			for {
				select {
				case faults := <-done:
					if len(faults) > 0 {
						t.Error(faults)
					}
					return
				case <-time.After(time.Second):
					if processorTime()-before > limit {
						t.Fatalf("%d bytes are not read after %v of the processor's time", len(src), limit)
					}
				}
			}
		})
	}
}

// strict is all rules, those that are off by default, too.
func strict() ([]*analyzer.Rule, func(string) *analyzer.Settings) {
	s := &analyzer.Settings{Strict: true, Severity: map[string]analyzer.Severity{}}
	for _, r := range All() {
		s.Severity[r.ID] = analyzer.Warning
	}
	return All(), func(string) *analyzer.Settings { return s }
}

// BenchmarkLinear reads each at two sizes; the time for a byte should be the
// same.
func BenchmarkLinear(b *testing.B) {
	engine := analyzer.NewEngine(strict())
	for _, h := range hostiles {
		for _, n := range []int{1 << 15, 1 << 18} {
			b.Run(fmt.Sprintf("%s/%d", strings.ReplaceAll(h.name, " ", "-"), n), func(b *testing.B) {
				src := []byte(h.make(n))
				b.SetBytes(int64(len(src)))
				for b.Loop() {
					engine.Analyze("x.md", src).Release()
				}
			})
		}
	}
}

package changed

import (
	"fmt"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
)

var badWords = analyzer.Words("bad")

// engine flags each "bad", a document of more than two blocks, and a table row
// without an owner.
var engine = analyzer.NewEngine([]*analyzer.Rule{
	{ID: "bad", Severity: analyzer.Warning, Check: func(p *analyzer.Pass) {
		for i := range p.Each(badWords) {
			p.Report(p.TokensSpan(i, i+1), "%q", p.Word(i))
		}
	}},
	{ID: "long", Severity: analyzer.Note, Check: func(p *analyzer.Pass) {
		if len(p.Blocks) > 2 {
			p.Report(analyzer.Span{}, "%d blocks", len(p.Blocks)).Doc = true
		}
	}},
	{ID: "owner", Severity: analyzer.Note, Check: func(p *analyzer.Pass) {
		for _, table := range p.Tables {
			for _, r := range table.Rows {
				if len(r.Cells) == 2 && strings.TrimSpace(p.BlockText(r.Cells[1])) == "" {
					p.Report(r.Cells[0].Span, "no owner")
				}
			}
		}
	}},
}, nil)

// left is what Keep leaves: rule and line, with "!" for a new sentence.
func left(before *string, now string) string {
	res := engine.Analyze("a.md", []byte(now))
	var old *analyzer.Result
	if before != nil {
		old = engine.Analyze("a.md", []byte(*before))
	}
	Keep(res, old)
	var out []string
	for _, f := range res.Findings {
		s := fmt.Sprintf("%s:%d", f.Rule, f.Start.Line)
		if f.Changed {
			s += "!"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestKeep(t *testing.T) {
	const table = "| Action | Owner |\n| - | - |\n| Fix the probe | %s |\n| Add an alert | %s |\n"
	for name, c := range map[string]struct{ before, now, want string }{
		"same":                {"A bad day.\n", "A bad day.\n", ""},
		"one sentence":        {"A bad day. A bad week. A bad year.\n", "A bad day. A bad month. A bad year.\n", "bad:1!"},
		"reflow":              {"A bad day\nand a bad week.\n", "A bad\nday and a bad week.\n", ""},
		"another layout":      {"A bad day, it was.\n", "- a **bad** day it was\n", ""},
		"moved":               {"A bad day.\n\nA cold week.\n", "A cold week.\n\nA bad day.\n", ""},
		"copied":              {"A bad day.\n\nA cold week.\n", "A cold week. A bad day.\n\nA bad day.\n", "bad:3!"},
		"new heading":         {"# Bad luck\n\nA bad day.\n", "# Luck\n\nA bad day.\n", ""},
		"beside a new one":    {"A bad day.\n", "A bad day. A cold week.\n", ""},
		"document":            {"One.\n\nTwo.\n", "One.\n\nTwo.\n\nThree.\n", "long:1"},
		"document as before":  {"One.\n\nTwo.\n\nThree.\n", "One.\n\nTwo.\n\nThree.\n\nFour.\n", ""},
		"owner taken out":     {fmt.Sprintf(table, "Ops", "Web"), fmt.Sprintf(table, "Ops", " "), "owner:4"},
		"no owner before":     {fmt.Sprintf(table, " ", "Web"), fmt.Sprintf(table, " ", "Ops"), ""},
		"row without owner":   {"One.\n\nTwo.\n\nThree.\n", "One.\n\n" + fmt.Sprintf(table, "Ops", " "), "owner:6!"},
		"silenced in between": {"<!-- blamelint-disable-line bad -- why --> A bad day.\n", "A bad day.\n", "bad:1"},
	} {
		if got := left(&c.before, c.now); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	if got, want := left(nil, "A bad day.\n\nTwo.\n\nThree.\n"), "long:1 bad:1!"; got != want {
		t.Errorf("new file: %q, want %q", got, want)
	}
	empty := ""
	if got, want := left(&empty, "A bad day.\n"), "bad:1!"; got != want {
		t.Errorf("empty before: %q, want %q", got, want)
	}
}

// TestKeepInLongDocuments: the work grows with the length, not with its square.
func TestKeepInLongDocuments(t *testing.T) {
	before := strings.Repeat("A bad day.\n\n", 20000)
	now := strings.Repeat("A bad day.\n\nA bad week.\n\n", 20000)
	if got := strings.Count(left(&before, now), "!"); got != 20000 {
		t.Errorf("%d new findings", got)
	}
}

package analyzer

import (
	"strings"
	"testing"
)

func boom() *Rule {
	return &Rule{ID: "boom", Severity: Warning, Group: Language, Check: func(p *Pass) {
		for i := range p.Tokens {
			if p.Word(i) == "boom" {
				panic("bad document")
			}
			if p.Word(i) == "word" {
				p.Report(p.TokensSpan(i, i+1), "a %s", "word")
			}
		}
	}}
}

// A fault in a rule is told with its place, and what was found stays found.
func TestFault(t *testing.T) {
	res := NewEngine([]*Rule{boom()}, nil).Analyze("x.md", []byte("a word, then boom"))
	if len(res.Faults) != 1 || !strings.Contains(res.Faults[0], "rule boom: bad document") || !strings.Contains(res.Faults[0], "engine_test.go:") {
		t.Errorf("faults: %q", res.Faults)
	}
	if len(res.Findings) != 1 {
		t.Errorf("findings: %v", res.Findings)
	}
}

// The excerpt of an endless sentence is cut around the words and keeps them.
func TestExcerpt(t *testing.T) {
	long := strings.Repeat("filler ", 5000)
	res := NewEngine([]*Rule{boom()}, nil).Analyze("x.md", []byte(long+"the word here "+long))
	if len(res.Findings) != 1 {
		t.Fatalf("%d findings", len(res.Findings))
	}
	s := res.Findings[0].Sentence
	if len(s) > 3*maxSentence || !strings.Contains(s, "the word here") || !strings.HasPrefix(s, "… ") || !strings.HasSuffix(s, " …") {
		t.Errorf("excerpt of %d bytes: %.60q … %q", len(s), s, s[len(s)-20:])
	}
	short := NewEngine([]*Rule{boom()}, nil).Analyze("x.md", []byte("One.\nA word *here*,\nagain. Two.")).Findings[0]
	if short.Sentence != "A word here, again." || short.Start != (Position{2, 3}) || short.End != (Position{2, 7}) {
		t.Errorf("%+v", short)
	}
}

// Texts on which a step of more than linear cost would take minutes: the test
// run would not end in time.
func TestHostile(t *testing.T) {
	for name, text := range map[string]string{
		"one sentence": strings.Repeat("the word is here and ", 50_000),
		"list items":   strings.Repeat("- word\n", 100_000),
		"table cells":  "|a|b|\n|-|-|\n" + strings.Repeat("|word|x|\n", 25_000),
		"brackets":     strings.Repeat("[", 100_000),
		"link starts":  strings.Repeat("[a](", 100_000),
		"quote marks":  strings.Repeat(" 'a", 100_000),
		"braces":       strings.Repeat("{{", 50_000),
		"nested quote": strings.Repeat("> ", 10_000) + "word",
		"entities":     strings.Repeat("&a", 100_000),
		"comments":     strings.Repeat("<!-- ", 100_000),
	} {
		t.Run(name, func(t *testing.T) {
			if res := NewEngine([]*Rule{boom()}, nil).Analyze("x.md", []byte(text)); len(res.Faults) > 0 {
				t.Error(res.Faults)
			}
		})
	}
}

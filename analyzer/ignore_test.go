package analyzer

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// wordRule reports every place where its word stands in prose.
func wordRule(id, word string) *Rule {
	return &Rule{ID: id, Severity: Warning, Check: func(p *Pass) {
		for i := range p.Tokens {
			if strings.EqualFold(p.Word(i), word) {
				p.Report(p.TokensSpan(i, i+1), "%q", word)
			}
		}
	}}
}

func suppressionEngine(s *Settings) *Engine {
	rules := []*Rule{wordRule("red", "red"), wordRule("blue", "blue"), wordRule("green", "green"), SuppressionRule}
	return NewEngine(rules, func(string) *Settings { return s })
}

// lines writes findings as "line:rule", problems of suppressions with their
// message.
func lines(findings []Finding) []string {
	list := []string{}
	for _, f := range findings {
		s := fmt.Sprintf("%d:%s", f.Start.Line, f.Rule)
		if f.Rule == SuppressionRule.ID {
			s += ": " + f.Message
		}
		list = append(list, s)
	}
	return list
}

func TestSuppressions(t *testing.T) {
	for _, test := range []struct {
		name, source     string
		kept, suppressed []string
	}{
		{"no comment", "red\n", []string{"1:red"}, nil},
		{"another comment", "<!-- red is fine -->\nred\n", []string{"2:red"}, nil},
		{"next block", "red\n\n<!-- blamelint-disable-next-block red -- a colour -->\nred and\nred blue\n\nred\n",
			[]string{"1:red", "5:blue", "7:red"}, []string{"4:red", "5:red"}},
		{"two rules", "<!-- blamelint-disable-next-block red, blue -- colours -->\nred blue green\n",
			[]string{"2:green"}, []string{"2:red", "2:blue"}},
		{"all rules", "<!-- blamelint-disable-next-block -- colours -->\nred blue\n", nil, []string{"2:red", "2:blue"}},
		{"a dash for two hyphens", "<!-- blamelint-disable-next-block red — a colour -->\nred\n", nil, []string{"2:red"}},
		{"next block is a heading", "<!-- blamelint-disable-next-block red -- a colour -->\n# red\n\nred\n", []string{"4:red"}, []string{"2:red"}},
		{"next block is an item with its children", "- red\n\n<!-- blamelint-disable-next-block red -- a colour -->\n- red\n  - red\n- red\n",
			[]string{"1:red", "6:red"}, []string{"4:red", "5:red"}},
		{"comment at the start of an item", "- <!-- blamelint-disable-next-block red -- a colour --> red\n- red\n", []string{"2:red"}, []string{"1:red"}},
		{"next block is a table", "<!-- blamelint-disable-next-block red -- a colour -->\n| a | red |\n|---|---|\n| red | x |\n\nred\n",
			[]string{"6:red"}, []string{"2:red", "4:red"}},
		{"next block is a quotation", "<!-- blamelint-disable-next-block red -- a colour -->\n> red\n>\n> red\n\n> red\n", []string{"6:red"}, []string{"2:red", "4:red"}},
		{"within a quotation", "> <!-- blamelint-disable-next-block red -- a colour -->\n> red\n>\n> red\n", []string{"4:red"}, []string{"2:red"}},
		{"line of a table", "| a | b |\n|---|---|\n| red | x | <!-- blamelint-disable-line red -- a colour -->\n| red | y |\n",
			[]string{"4:red"}, []string{"3:red"}},
		{"line", "red\nred <!-- blamelint-disable-line red -- a colour -->\nred\n", []string{"1:red", "3:red"}, []string{"2:red"}},
		{"next line", "one <!-- blamelint-disable-next-line red -- a colour -->\nred\nred\n", []string{"3:red"}, []string{"2:red"}},
		{"crlf", "one <!-- blamelint-disable-next-line red -- a colour -->\r\nred\r\nred\r\n", []string{"3:red"}, []string{"2:red"}},
		{"file", "red\n\n<!-- blamelint-disable-file red -- colours are our trade -->\n\nred blue\n", []string{"5:blue"}, []string{"1:red", "5:red"}},
		{"from here on", "red\n\n<!-- blamelint-disable red -- colours -->\n\nred\n\n# blue\n\nred\n", []string{"1:red", "7:blue"}, []string{"5:red", "9:red"}},
		{"enable", "<!-- blamelint-disable red -- colours -->\n\nred\n\n<!-- blamelint-enable red -->\n\nred\n", []string{"7:red"}, []string{"3:red"}},
		{"enable all", "<!-- blamelint-disable red, blue -- colours -->\n\nred blue\n\n<!-- blamelint-enable -->\n\nred blue\n", []string{"7:red", "7:blue"}, []string{"3:red", "3:blue"}},
		{"enable one of all", "<!-- blamelint-disable -- colours -->\n\nred\n\n<!-- blamelint-enable red -->\n\nred blue\n\n<!-- blamelint-enable -->\n\nblue\n",
			[]string{"7:red", "11:blue"}, []string{"3:red", "7:blue"}},
		{"used only after one rule came back", "<!-- blamelint-disable -- colours -->\n\n<!-- blamelint-enable red -->\n\nred blue\n", []string{"5:red"}, []string{"5:blue"}},
		{"in code", "`<!-- blamelint-disable-file red -- x -->`\n\n    <!-- blamelint-disable-file red -- x -->\n\nred\n", []string{"5:red"}, nil},

		{"no reason", "<!-- blamelint-disable-next-block red -->\nred\n",
			[]string{`1:suppression: "blamelint-disable-next-block red" does not say why; the next reader has to guess.`}, []string{"2:red"}},
		{"an empty reason", "red <!-- blamelint-disable-line red -- -->\n",
			[]string{`1:suppression: "blamelint-disable-line red" does not say why; the next reader has to guess.`}, []string{"1:red"}},
		{"unknown rule", "<!-- blamelint-disable-next-block rde -- a colour -->\nred\n",
			[]string{`1:suppression: There is no rule "rde" – did you mean "red"?`, "2:red"}, nil},
		{"one rule known, one not", "red <!-- blamelint-disable-line red, purple -- a colour -->\n",
			[]string{`1:suppression: There is no rule "purple".`}, []string{"1:red"}},
		{"unknown verb", "red <!-- blamelint-disable-lines red -- a colour -->\n",
			[]string{"1:red", `1:suppression: There is no suppression "blamelint-disable-lines" – did you mean "disable-line"?`}, nil},
		{"silences nothing", "<!-- blamelint-disable-next-block blue -- a colour -->\nred\n",
			[]string{`1:suppression: "blamelint-disable-next-block blue" silences nothing: blue does not object there.`, "2:red"}, nil},
		{"one of two silences nothing", "red <!-- blamelint-disable-line red, blue -- a colour -->\n",
			[]string{`1:suppression: "blamelint-disable-line red, blue" silences nothing: blue does not object there.`}, []string{"1:red"}},
		{"all rules silence nothing", "grey <!-- blamelint-disable-line -- a colour -->\n",
			[]string{`1:suppression: "blamelint-disable-line" silences nothing: no rule objects there.`}, nil},
		{"no block follows", "red\n\n<!-- blamelint-disable-next-block red -- a colour -->\n",
			[]string{"1:red", `3:suppression: "blamelint-disable-next-block red" silences nothing: red does not object there.`}, nil},
		{"twice", "<!-- blamelint-disable red -- colours -->\n\n<!-- blamelint-disable red -- again -->\n\nred\n",
			[]string{`3:suppression: "blamelint-disable red" changes nothing: line 1 already silences the same.`}, []string{"5:red"}},
		{"enable without disable", "<!-- blamelint-enable red -->\n\nred\n",
			[]string{`1:suppression: "blamelint-enable red" enables nothing that is disabled here.`, "3:red"}, nil},
		{"enable ends no file", "<!-- blamelint-disable-file red -- colours -->\n\n<!-- blamelint-enable red -->\n\nred\n",
			[]string{`3:suppression: "blamelint-enable red" enables nothing that is disabled here.`}, []string{"5:red"}},
		{"no rule silences this one", "<!-- blamelint-disable-file suppression -- hush -->\n\nred <!-- blamelint-disable-line red -->\n",
			[]string{`1:suppression: "blamelint-disable-file suppression" silences nothing: suppression does not object there.`,
				`3:suppression: "blamelint-disable-line red" does not say why; the next reader has to guess.`}, []string{"3:red"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			res := suppressionEngine(nil).Analyze("x.md", []byte(test.source))
			if len(res.Faults) > 0 {
				t.Fatal(res.Faults)
			}
			if got := lines(res.Findings); !slices.Equal(got, test.kept) {
				t.Errorf("kept\n got %q\nwant %q", got, test.kept)
			}
			if got := lines(res.Suppressed); !slices.Equal(got, test.suppressed) {
				t.Errorf("suppressed\n got %q\nwant %q", got, test.suppressed)
			}
		})
	}
}

func TestSuppressedSaysWhy(t *testing.T) {
	res := suppressionEngine(nil).Analyze("x.md", []byte("red <!-- blamelint-disable-line red -- it is\na colour -->\n\nred <!-- blamelint-disable-line red -->\n"))
	if len(res.Suppressed) != 2 {
		t.Fatalf("suppressed %q", lines(res.Suppressed))
	}
	for i, want := range []string{"it is\na colour", "no reason given"} {
		if got := res.Suppressed[i].Suppressed; got != want {
			t.Errorf("reason %d: got %q, want %q", i, got, want)
		}
	}
}

// Nothing can be said about what a rule that did not run would have found.
func TestSuppressionOfARuleThatIsOff(t *testing.T) {
	s := &Settings{Severity: map[string]Severity{"blue": Off}}
	res := suppressionEngine(s).Analyze("x.md", []byte("red <!-- blamelint-disable-line red, blue -- colours -->\n"))
	if got := lines(res.Findings); len(got) != 0 {
		t.Errorf("got %q, want nothing", got)
	}
}

func TestSuppressionRuleIsConfigured(t *testing.T) {
	source := []byte("red <!-- blamelint-disable-line red -->\n")
	s := &Settings{Severity: map[string]Severity{SuppressionRule.ID: Error}}
	res := suppressionEngine(s).Analyze("x.md", source)
	if len(res.Findings) != 1 || res.Findings[0].Severity != Error {
		t.Errorf("as an error: %+v", res.Findings)
	}
	s.Severity[SuppressionRule.ID] = Off
	if res := suppressionEngine(s).Analyze("x.md", source); len(res.Findings) != 0 {
		t.Errorf("switched off: %q", lines(res.Findings))
	}
}

func TestSuppressionFixNamesTheRule(t *testing.T) {
	source := "<!-- blamelint-disable-next-block blue,rde -- rde is a colour -->\nred blue\n"
	res := suppressionEngine(nil).Analyze("x.md", []byte(source))
	for _, f := range res.Findings {
		if f.Rule != SuppressionRule.ID {
			continue
		}
		e := f.Fixes[0].Edits[0]
		fixed := source[:e.Span.Start] + e.New + source[e.Span.End:]
		if want := strings.Replace(source, "rde", "red", 1); fixed != want {
			t.Errorf("got %q, want %q", fixed, want)
		}
		return
	}
	t.Errorf("no finding to fix in %q", lines(res.Findings))
}

// Many comments over many findings must not cost their product.
func BenchmarkSuppressions(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		source := []byte(strings.Repeat("red <!-- blamelint-disable-line red -- x -->\n\n<!-- blamelint-disable -- x -->\n\nred\n\n<!-- blamelint-enable red -->\n\n", n))
		d := Parse("x.md", source, nil)
		e := suppressionEngine(nil)
		var findings []Finding
		for _, r := range e.rules {
			p := Pass{Document: d, Rule: r, Settings: defaultSettings}
			r.Check(&p)
			findings = append(findings, p.findings...)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				applySuppressions(d, slices.Clone(findings), e.known)
			}
			b.ReportMetric(float64(b.Elapsed())/float64(time.Duration(n*b.N)), "ns/comment")
		})
	}
}

// The example of the rule's page does what it claims.
func TestSuppressionExample(t *testing.T) {
	e := NewEngine([]*Rule{wordRule("fault", "blame"), SuppressionRule}, nil)
	for _, ex := range SuppressionRule.Examples {
		before, rest, _ := strings.Cut(ex.Bad, "«")
		marked, after, _ := strings.Cut(rest, "»")
		got := e.Analyze("x.md", []byte(before+marked+after)).Findings
		if len(got) != 1 || got[0].Text != marked {
			t.Errorf("%q: got %q, want one finding over %q", ex.Bad, lines(got), marked)
		}
		if got := e.Analyze("x.md", []byte(ex.Good)).Findings; len(got) != 0 {
			t.Errorf("%q: got %q, want none", ex.Good, lines(got))
		}
	}
}

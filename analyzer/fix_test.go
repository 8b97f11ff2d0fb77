package analyzer

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// rewrite makes a finding over the first old in source with one fix.
func rewrite(t *testing.T, source, rule string, sev Severity, safe bool, old, text string) Finding {
	t.Helper()
	at := strings.Index(source, old)
	if at < 0 {
		t.Fatalf("no %q in %q", old, source)
	}
	f := Finding{Rule: rule, Severity: sev, Span: Span{at, at + len(old)}}
	f.Fix(safe, "", text)
	return f
}

func rules(list []Rewrite) string {
	var out []string
	for _, r := range list {
		s := r.Finding.Rule
		if r.By != nil {
			s += "<" + r.By.Rule
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestApplyFixes(t *testing.T) {
	const src = "one two three four five"
	f := func(rule string, sev Severity, safe bool, old, text string) Finding {
		return rewrite(t, src, rule, sev, safe, old, text)
	}
	two := f("two", Note, false, "two", "2")
	two.Fix(true, "", "II")
	broken := Finding{Rule: "broken"}
	broken.FixEdits(true, "", Edit{Span{20, 99}, "x"})
	crossed := Finding{Rule: "crossed"}
	crossed.Fixes = []Fix{{Safe: true, Edits: []Edit{{Span{4, 7}, "x"}, {Span{0, 3}, "y"}}}}
	for name, c := range map[string]struct {
		findings            []Finding
		unsafe              bool
		want, applied, left string
	}{
		"safe only":         {[]Finding{f("a", Note, true, "one", "1"), f("b", Error, false, "three", "3")}, false, "1 two three four five", "a", ""},
		"all":               {[]Finding{f("a", Note, true, "one", "1"), f("b", Error, false, "three", "3")}, true, "1 two 3 four five", "a b", ""},
		"first safe fix":    {[]Finding{two}, false, "one II three four five", "two", ""},
		"best fix":          {[]Finding{two}, true, "one 2 three four five", "two", ""},
		"gravest":           {[]Finding{f("a", Note, true, "one two", "1"), f("b", Error, true, "two three", "2")}, false, "one 2 four five", "b", "a<b"},
		"first":             {[]Finding{f("b", Note, true, "two three", "2"), f("a", Note, true, "one two", "1")}, false, "1 three four five", "a", "b<a"},
		"touch":             {[]Finding{f("a", Note, true, "one ", ""), f("b", Note, true, "two", "2")}, false, "two three four five", "a", "b<a"},
		"insertions":        {[]Finding{f("a", Note, true, "", "0 "), f("b", Note, true, "", "1 ")}, false, "0 one two three four five", "a", "b<a"},
		"insertion inside":  {[]Finding{f("a", Error, true, "one two", "1"), {Rule: "b", Span: Span{5, 5}, Fixes: []Fix{{Safe: true, Edits: []Edit{{Span{5, 5}, "-"}}}}}}, false, "1 three four five", "a", "b<a"},
		"out of the source": {[]Finding{broken, f("a", Note, true, "one", "1")}, false, "1 two three four five", "a", "broken"},
		"not ascending":     {[]Finding{crossed}, false, src, "", "crossed"},
		"no change":         {[]Finding{f("a", Note, true, "one", "one")}, false, src, "", "a"},
		"no fix":            {[]Finding{{Rule: "a"}}, true, src, "", ""},
		"nothing":           {nil, true, src, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := ApplyFixes([]byte(src), c.findings, c.unsafe)
			if string(got.Source) != c.want || rules(got.Applied) != c.applied || rules(got.Left) != c.left {
				t.Errorf("%q, applied %q, left %q", got.Source, rules(got.Applied), rules(got.Left))
			}
		})
	}
}

// TestFixIsWhole: a fix of several edits is left as a whole if one of them is
// taken.
func TestFixIsWhole(t *testing.T) {
	const src = "one two three four"
	grave := rewrite(t, src, "grave", Error, true, "three", "3")
	both := Finding{Rule: "both", Severity: Note}
	both.FixEdits(true, "", Edit{Span{8, 13}, "III"}, Edit{Span{0, 3}, "I"})
	got := ApplyFixes([]byte(src), []Finding{both, grave}, false)
	if string(got.Source) != "one two 3 four" || rules(got.Left) != "both<grave" {
		t.Errorf("%q, left %q", got.Source, rules(got.Left))
	}
	alone := ApplyFixes([]byte(src), []Finding{both}, false)
	if string(alone.Source) != "I two III four" {
		t.Errorf("%q", alone.Source)
	}
}

// TestFixKeepsLineEnds: the mark at the beginning, the line ends and a missing
// last one stay what they are.
func TestFixKeepsLineEnds(t *testing.T) {
	const src = "\ufeff# A\r\n\r\none\r\ntwo"
	got := ApplyFixes([]byte(src), []Finding{rewrite(t, src, "a", Note, true, "one", "1\nI\r\ni")}, false)
	if want := "\ufeff# A\r\n\r\n1\r\nI\r\ni\r\ntwo"; string(got.Source) != want {
		t.Errorf("%q, want %q", got.Source, want)
	}
	const unix = "one\ntwo\r\n"
	got = ApplyFixes([]byte(unix), []Finding{rewrite(t, unix, "a", Note, true, "one", "1\nI")}, false)
	if want := "1\nI\ntwo\r\n"; string(got.Source) != want {
		t.Errorf("%q, want %q", got.Source, want)
	}
}

// TestFixChangesNothingElse applies random rewrites, and takes them back from
// the result by their edits.
func TestFixChangesNothingElse(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		src := make([]byte, rnd.IntN(40))
		for i := range src {
			src[i] = "ab \n\r\xc3\xa9"[rnd.IntN(7)]
		}
		var findings []Finding
		for range rnd.IntN(8) {
			start := rnd.IntN(len(src) + 1)
			f := Finding{Severity: Severity(1 + rnd.IntN(3)), Span: Span{start, start + rnd.IntN(len(src)-start+1)}}
			f.Fix(rnd.IntN(2) == 0, "", strings.Repeat("x", rnd.IntN(4)))
			findings = append(findings, f)
		}
		before := string(src)
		got := ApplyFixes(src, findings, rnd.IntN(2) == 0)
		if string(src) != before {
			t.Fatal("the source was written to")
		}
		checkRewritten(t, src, got)
	}
}

func checkRewritten(t *testing.T, src []byte, got *Rewritten) {
	t.Helper()
	var edits []Edit
	for _, r := range got.Applied {
		edits = append(edits, r.Edits...)
	}
	slices.SortFunc(edits, func(a, b Edit) int { return a.Span.Start - b.Span.Start })
	at, shift := 0, 0
	for i, e := range edits {
		if i > 0 && e.Span.Start <= at {
			t.Fatalf("edits touch at %d", at)
		}
		if string(got.Source[at+shift:e.Span.Start+shift]) != string(src[at:e.Span.Start]) {
			t.Fatalf("%q became %q", src, got.Source)
		}
		if text := string(got.Source[e.Span.Start+shift : e.Span.Start+shift+len(e.New)]); text != e.New {
			t.Fatalf("%q stands where %q should", text, e.New)
		}
		at, shift = e.Span.End, shift+len(e.New)-e.Span.Len()
	}
	if string(got.Source[at+shift:]) != string(src[at:]) {
		t.Fatalf("%q became %q", src, got.Source)
	}
	for _, r := range got.Left {
		if r.By == nil && validEdits(src, r.Edits) {
			t.Fatalf("%v was left without a reason", r.Edits)
		}
	}
}

package reporter

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/blamelint/blamelint/analyzer"
)

// at makes a finding over the n-th place of words in source, with positions as
// the engine fills them in.
func at(source, words string, n int, f analyzer.Finding) analyzer.Finding {
	start := 0
	for range n {
		i := strings.Index(source[start:], words)
		if i < 0 {
			panic("no such words: " + words)
		}
		start += i + len(words)
	}
	start -= len(words)
	f.Span = analyzer.Span{Start: start, End: start + len(words)}
	lines := analyzer.NewLineIndex([]byte(source))
	f.Start, f.End = lines.Position(f.Span.Start), lines.Position(f.Span.End)
	f.Text = words
	return f
}

func render(t *testing.T, source string, o Options, findings ...analyzer.Finding) string {
	t.Helper()
	var b bytes.Buffer
	r, err := New("text", &b, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Report(&analyzer.Result{Path: "x.md", Source: []byte(source), Findings: findings}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var warning = analyzer.Finding{Rule: "fault", Severity: analyzer.Warning, Message: "It says who is guilty."}

func TestTextShowsTheWords(t *testing.T) {
	source := "# T\n\nThe rota was to blame.\n"
	f := at(source, "to blame", 1, warning)
	f.Advice = "Say what the rota allowed."
	f.Fixes = []analyzer.Fix{{Edits: []analyzer.Edit{{Span: f.Span, New: "one factor"}}}}
	f.Related = []analyzer.Related{{Text: "T", Start: analyzer.Position{Line: 1, Column: 3}, Message: "the title"}}
	want := `x.md  1 warning

x.md:3:14  warning  fault
    3 │ The rota was to blame.
      │              ^^^^^^^^
   It says who is guilty.
   Line 1: "T" – the title
   Try: Say what the rota allowed.
     - The rota was to blame.
     + The rota was one factor.
`
	if got := render(t, source, Options{}, f); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTextOfSeveralLines(t *testing.T) {
	source := "> it was the\r\n> fault of\r\n> the rota, they said\r\n"
	f := at(source, "fault of\r\n> the rota", 1, warning)
	want := `x.md  1 warning

x.md:2:3  warning  fault
    2 │ > fault of
      │   ^^^^^^^^
    3 │ > the rota, they said
      │   ^^^^^^^^
   It says who is guilty.
`
	if got := render(t, source, Options{}, f); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// The marks must stand under the words, whatever columns the text takes.
func TestTextAlignsWideCharacters(t *testing.T) {
	for _, before := range []string{"", "plain ", "名前が ", "👩‍💻👍🏽 ", "e\u0301te\u0301 ", "\t", "🇩🇪 ", "\x1b[31m", "a\u200bb "} {
		source := before + "to blame 名前"
		out := render(t, source, Options{}, at(source, "to blame", 1, warning))
		lines := strings.Split(out, "\n")
		words, marks := strings.Index(lines[3], "to blame"), strings.Index(lines[4], "^^^^^^^^")
		if words < 0 || marks < 0 {
			t.Fatalf("%q: no marks in\n%s", before, out)
		}
		if a, b := columns(lines[3][:words]), columns(lines[4][:marks]); a != b {
			t.Errorf("%q: the words begin at column %d, the marks at %d\n%s", before, a, b, out)
		}
	}
}

// Whatever a document holds, a terminal gets no control character from it.
func TestTextIsSafeForTerminals(t *testing.T) {
	evil := "\x1b]0;title\x07\x1b[2J\r\x9b1m\u202eesrever\u2066\x7f\x00\xff\b"
	source := evil + " to blame " + evil + "\n"
	f := at(source, "to blame", 1, analyzer.Finding{Rule: "fault", Severity: analyzer.Error, Message: evil, Advice: evil})
	f.Related = []analyzer.Related{{Text: evil, Message: evil}}
	f.Fixes = []analyzer.Fix{{Message: evil, Edits: []analyzer.Edit{{Span: f.Span, New: evil}}}}
	var b bytes.Buffer
	r, _ := New("text", &b, Options{})
	if err := r.Report(&analyzer.Result{Path: evil, Source: []byte(source), Findings: []analyzer.Finding{f}}); err != nil {
		t.Fatal(err)
	}
	out := b.String()
	if !utf8.ValidString(out) {
		t.Errorf("not UTF-8: %q", out)
	}
	for _, r := range out {
		if r != '\n' && (r < ' ' || r >= 0x7F && r < 0xA0 || r == '\u202e' || r == '\u2066') {
			t.Fatalf("%q reached the terminal in %q", r, out)
		}
	}
}

func TestLongLinesAreCut(t *testing.T) {
	for name, source := range map[string]string{
		"start":  "to blame " + strings.Repeat("lorem ipsum ", 40),
		"middle": strings.Repeat("lorem ipsum ", 40) + "to blame " + strings.Repeat("lorem ipsum ", 40),
		"end":    strings.Repeat("lorem ipsum ", 40) + "to blame",
		"wide":   strings.Repeat("名前", 200) + "to blame" + strings.Repeat("名前", 200),
		"dense":  strings.Repeat("x", 5000) + "to blame" + strings.Repeat("x", 5000),
	} {
		for _, width := range []int{40, 80, 120} {
			out := render(t, source, Options{Width: width}, at(source, "to blame", 1, warning))
			line := strings.Split(out, "\n")[3]
			if !strings.Contains(line, "to blame") || !strings.Contains(line, "…") {
				t.Errorf("%s at %d: the words are not shown or the cut is not: %s", name, width, line)
			}
			if w := columns(line); w > width {
				t.Errorf("%s at %d: %d columns: %s", name, width, w, line)
			}
		}
	}
}

func TestLongWordsAreCut(t *testing.T) {
	source := strings.Repeat("to blame ", 60)
	out := render(t, source, Options{Width: 60}, at(source, strings.TrimSpace(source), 1, warning))
	for _, line := range strings.Split(out, "\n") {
		if columns(line) > 60 {
			t.Errorf("%d columns: %s", columns(line), line)
		}
	}
}

// A document of one endless line must not be copied for each of its findings.
func TestExcerptLooksAtLittle(t *testing.T) {
	source := []byte(strings.Repeat("é", 1<<20))
	s := analyzer.Span{Start: 1 << 20, End: 1<<20 + 2}
	if n := testing.AllocsPerRun(10, func() { cutLine(source, s, 80) }); n > 100 {
		t.Errorf("%v allocations for one excerpt", n)
	}
	if e := cutLine(source, s, 80); strings.ContainsRune(e.before+e.words+e.after, utf8.RuneError) {
		t.Errorf("a character was cut in two: %q", e)
	}
}

func TestFold(t *testing.T) {
	source := "To blame.\n\nto blame, to blame\n\nto  blame\n\nguilty\n"
	first := at(source, "To blame", 1, warning)
	first.Message = "\"To blame\" says who is guilty."
	list := []analyzer.Finding{first}
	for n := range 2 {
		f := at(source, "to blame", n+1, warning)
		f.Message = "\"to blame\" says who is guilty."
		list = append(list, f)
	}
	spaced := at(source, "to  blame", 1, warning)
	spaced.Message = first.Message
	other := at(source, "guilty", 1, warning)
	out := render(t, source, Options{}, append(list, spaced, other)...)
	if !strings.Contains(out, "\n   And 3 more like it: lines 3, 5\n") {
		t.Errorf("not folded:\n%s", out)
	}
	if n := strings.Count(out, "warning  fault"); n != 2 {
		t.Errorf("%d findings are shown, want 2:\n%s", n, out)
	}
}

func TestFoldKeepsWhatDiffers(t *testing.T) {
	source := "to blame\n\nto blame\n"
	for name, change := range map[string]func(*analyzer.Finding){
		"rule":     func(f *analyzer.Finding) { f.Rule = "judgment" },
		"severity": func(f *analyzer.Finding) { f.Severity = analyzer.Note },
		"message":  func(f *analyzer.Finding) { f.Message = "It names a culprit." },
		"advice":   func(f *analyzer.Finding) { f.Advice = "Leave it out." },
		"related":  func(f *analyzer.Finding) { f.Related = []analyzer.Related{{Text: "x", Message: "y"}} },
	} {
		f := at(source, "to blame", 2, warning)
		change(&f)
		if out := render(t, source, Options{}, at(source, "to blame", 1, warning), f); strings.Contains(out, "more like it") {
			t.Errorf("findings of another %s were folded:\n%s", name, out)
		}
	}
}

// TestFoldTopic: what is said of one person is said once, and of each person.
func TestFoldTopic(t *testing.T) {
	source := "Ada merged it.\n\nAda and Ben looked.\n\nIt was Ada's.\n"
	var list []analyzer.Finding
	for n, name := range []string{"Ada", "Ada", "Ben", "Ada"} {
		f := at(source, name, []int{1, 2, 1, 3}[n], warning)
		f.Message, f.Topic = fmt.Sprintf("%q is message %d.", name, n), name
		list = append(list, f)
	}
	list[1].Topic = "ADA"
	out := render(t, source, Options{}, list...)
	if n := strings.Count(out, "warning  fault"); n != 2 || !strings.Contains(out, "\n   And 2 more like it: lines 3, 5\n") {
		t.Errorf("%d findings are shown, want 2:\n%s", n, out)
	}
}

func TestFoldedLinesAreBounded(t *testing.T) {
	var source strings.Builder
	var list []analyzer.Finding
	for i := range 100 {
		fmt.Fprintf(&source, "%d to blame\n", i)
	}
	for i := range 100 {
		list = append(list, at(source.String(), "to blame", i+1, warning))
	}
	out := render(t, source.String(), Options{}, list...)
	if !strings.Contains(out, "And 99 more like it: lines 2, 3,") || !strings.Contains(out, "25, …\n") {
		t.Errorf("got\n%s", out)
	}
}

func TestColors(t *testing.T) {
	source := "The rota was to blame.\n"
	f := at(source, "to blame", 1, warning)
	plain, painted := render(t, source, Options{}, f), render(t, source, Options{Color: true}, f)
	if strings.Contains(plain, "\x1b") {
		t.Errorf("escape sequences without colours: %q", plain)
	}
	if !strings.Contains(painted, "\x1b[1;33mto blame\x1b[0m") {
		t.Errorf("the words are not painted: %q", painted)
	}
	if stripped := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(painted, ""); stripped != plain {
		t.Errorf("colours change the text:\n%s\nand\n%s", stripped, plain)
	}
}

func TestDocumentFinding(t *testing.T) {
	f := analyzer.Finding{Rule: "action-none", Severity: analyzer.Note, Message: "No action items.", Doc: true,
		Start: analyzer.Position{Line: 1, Column: 1}, End: analyzer.Position{Line: 1, Column: 1}}
	want := "x.md  1 note\n\nx.md:1:1  note  action-none\n   No action items.\n"
	if got := render(t, "", Options{}, f); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestVerdict(t *testing.T) {
	for _, test := range []struct {
		s    Summary
		want string
	}{
		{Summary{Files: 3, Flagged: 2, Errors: 1, Warnings: 8, Notes: 3}, "3 files, 12 findings: 1 error, 8 warnings, 3 notes\n"},
		{Summary{Files: 1, Flagged: 1, Notes: 1, Suppressed: 2}, "1 file, 1 finding: 1 note (2 silenced by comments)\n"},
		{Summary{Files: 1}, "1 file, nothing to rephrase. Thank you for writing it down.\n"},
		{Summary{Files: 2, Suppressed: 1}, "2 files, nothing to rephrase (1 silenced by comments). Thank you for writing it down.\n"},
		{Summary{}, "No Markdown file here, so nothing to say.\n"},
		{Summary{Failed: 1}, "No file was read.\n"},
	} {
		var b bytes.Buffer
		r, _ := New("text", &b, Options{})
		if err := r.Close(test.s); err != nil {
			t.Fatal(err)
		}
		if got := b.String(); !strings.HasPrefix(got, test.want) {
			t.Errorf("%+v: got %q, want %q", test.s, got, test.want)
		}
		b.Reset()
		r, _ = New("text", &b, Options{Quiet: true})
		if _ = r.Close(test.s); b.Len() > 0 {
			t.Errorf("%+v: quiet, but got %q", test.s, b.String())
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	for name, want := range map[string]string{
		"chekstyle": `unknown format "chekstyle" – did you mean "checkstyle"?`,
		"pdf":       fmt.Sprintf(`unknown format "pdf" (one of %s)`, strings.Join(Names(), ", ")),
	} {
		if _, err := New(name, nil, Options{}); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func BenchmarkText(b *testing.B) {
	source := strings.Repeat("The rota was to blame for the delay of the deploy.\n\n", 200)
	var list []analyzer.Finding
	for i := range 200 {
		f := warning
		f.Message = fmt.Sprintf("It says who is guilty, for the %d. time.", i)
		list = append(list, at(source, "to blame", i+1, f))
	}
	for _, name := range Names() {
		b.Run(name, func(b *testing.B) {
			var out bytes.Buffer
			r, _ := New(name, &out, Options{})
			for b.Loop() {
				out.Reset()
				_ = r.Report(&analyzer.Result{Path: "x.md", Source: []byte(source), Findings: list})
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(list)), "ns/finding")
		})
	}
}

func TestRewritesAreShownWithoutMarkers(t *testing.T) {
	for before, want := range map[string]string{
		"":         "- to blame\n",
		"- ":       "- to blame\n",
		"> * ":     "- to blame\n",
		"## ":      "- to blame\n",
		"- [ ] ":   "- to blame\n",
		"12. ":     "- to blame\n",
		"12.5 % ":  "- 12.5 % to blame\n",
		"[a](b) ":  "- [a](b) to blame\n",
		"- [a](b)": "- [a](b)to blame\n",
	} {
		source := before + "to blame"
		f := at(source, "to blame", 1, warning)
		f.Fixes = []analyzer.Fix{{Edits: []analyzer.Edit{{Span: f.Span, New: "involved"}}}}
		if out := render(t, source, Options{}, f); !strings.Contains(out, "\n     "+want) {
			t.Errorf("%q: want %q in\n%s", before, want, out)
		}
	}
}

// TestAlsoFolds: what is said of one action item and of others stands in one
// paragraph.
func TestAlsoFolds(t *testing.T) {
	source := "- Improve alerts\n- Improve logs\n"
	vague := at(source, "Improve", 1, warning)
	vague.Rule, vague.Message = "action-vague", "It is vague."
	var list []analyzer.Finding
	list = append(list, vague)
	for _, words := range []string{"Improve alerts", "Improve logs"} {
		f := at(source, words, 1, warning)
		f.Rule, f.Message, f.Topic = "action-no-owner", "Nobody is named.", "owner"
		list = append(list, f)
	}
	if out := render(t, source, Options{}, list...); !strings.Contains(out, "\n   + action-no-owner: Nobody is named. And 1 more like it: line 2.\n") {
		t.Errorf("got\n%s", out)
	}
}

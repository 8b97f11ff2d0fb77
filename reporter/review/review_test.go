package review

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/reporter"
)

// Words have to be known before the first document is read.
var badWords, sadWords, soreWords, dullWords, goneWords = analyzer.Words("bad"), analyzer.Words("sad"), analyzer.Words("sore"), analyzer.Words("dull"), analyzer.Words("gone")

// engine flags "bad" with a rewrite, "sad" and "sore" without one, "dull" as a note, and
// "long" in a document.
var engine = analyzer.NewEngine([]*analyzer.Rule{
	{ID: "bad", Severity: analyzer.Warning, Check: func(p *analyzer.Pass) {
		for i := range p.Each(badWords) {
			p.Report(p.TokensSpan(i, i+1), "%q, says @everyone #1 <b>", p.Word(i)).Fix(true, "Say it kindly", "go``od")
		}
	}},
	{ID: "sad", Severity: analyzer.Error, Check: func(p *analyzer.Pass) {
		for i := range p.Each(sadWords) {
			p.Report(p.TokensSpan(i, i+1), "%q", p.Word(i)).Suggest("Say what happened.")
		}
	}},
	{ID: "sore", Severity: analyzer.Warning, Check: func(p *analyzer.Pass) {
		for i := range p.Each(soreWords) {
			p.Report(p.TokensSpan(i, i+1), "%q", p.Word(i)).Suggest("Say what happened.")
		}
	}},
	{ID: "dull", Severity: analyzer.Note, Check: func(p *analyzer.Pass) {
		for i := range p.Each(dullWords) {
			p.Report(p.TokensSpan(i, i+1), "%q", p.Word(i))
		}
	}},
	{ID: "gone", Severity: analyzer.Warning, Check: func(p *analyzer.Pass) {
		for i := range p.Each(goneWords) {
			p.Report(p.TokensSpan(i, i+1), "%q", p.Word(i)).Fix(false, "Leave it out", "")
		}
	}},
	{ID: "long", Severity: analyzer.Warning, Check: func(p *analyzer.Pass) {
		if strings.Contains(string(p.Source), "long") {
			p.Report(analyzer.Span{}, "long").Doc = true
		}
	}},
}, nil)

func same(path string) string { return path }

// diffOf is a diff that shows the lines from first to last of a text.
func diffOf(t *testing.T, path, text string, first, last int) Diff {
	t.Helper()
	lines := strings.SplitAfter(text, "\n")
	var b strings.Builder
	fmt.Fprintf(&b, "@@ -%d,0 +%d,%d @@ some heading\n", first-1, first, last-first+1)
	for _, l := range lines[first-1 : last] {
		b.WriteString("+" + l)
	}
	d := Diff{}
	if err := d.Add(path, strings.TrimSuffix(b.String(), "\n")); err != nil {
		t.Fatal(err)
	}
	return d
}

// placed are the lines of comments, as "first-last".
func placed(p *Plan) string {
	var out []string
	for _, c := range p.Comments {
		out = append(out, fmt.Sprintf("%d-%d", c.StartLine, c.Line))
	}
	return strings.Join(out, " ")
}

func plan(text string, d Diff, o Options) (*Plan, *analyzer.Result) {
	o.RepositoryPath = same
	res := engine.Analyze("a.md", []byte(text))
	return Make([]*analyzer.Result{res}, d, o), res
}

func TestPlaces(t *testing.T) {
	const text = "# Head\n\nA bad day.\n\nA sad day,\nand a bad one.\n\nA dull day.\n\nA dull, sad day. A bad day.\n"
	for _, c := range []struct {
		name        string
		first, last int
		want        string
	}{
		{"all", 1, 10, "3-3 5-5 6-6 10-10"},
		{"some", 6, 10, "6-6 10-10"},
		{"one", 5, 5, "5-5"},
		{"a note alone", 8, 8, ""},
	} {
		p, res := plan(text, diffOf(t, "a.md", text, c.first, c.last), Options{})
		if got := placed(p); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		for i := range res.Findings {
			f := &res.Findings[i]
			in := slices.ContainsFunc(p.Comments, func(x Comment) bool { return x.StartLine <= f.Start.Line && f.Start.Line <= x.Line })
			if p.Beside(f) != in {
				t.Errorf("%s: line %d is beside: %v", c.name, f.Start.Line, p.Beside(f))
			}
		}
	}
	if p, _ := plan(text, diffOf(t, "b.md", text, 1, 10), Options{}); len(p.Comments) > 0 {
		t.Errorf("comments in a file that has not changed: %q", placed(p))
	}
}

// TestDocumentFindings: what is said of a whole document is for the summary.
func TestDocumentFindings(t *testing.T) {
	const text = "A long day.\n"
	p, res := plan(text, diffOf(t, "a.md", text, 1, 1), Options{})
	if len(p.Comments) > 0 || len(res.Findings) != 1 || p.Beside(&res.Findings[0]) {
		t.Errorf("%+v", p.Comments)
	}
}

// TestMergedLines: the lines of what was linted may have moved against the
// diff; they are found again, unless two could be meant.
func TestMergedLines(t *testing.T) {
	const text = "A bad day.\n\nA sad day.\n\nA sad week.\n"
	for merged, want := range map[string]string{
		"New on main.\n\n" + text: "1-1 3-3 5-5",
		text + "\nA sad day.\n":   "1-1 3-3 5-5", // the copy has no place of its own
		"A sad day.\n":            "3-3",
		"A sad month.\n":          "",
	} {
		if p, _ := plan(merged, diffOf(t, "a.md", text, 1, 5), Options{}); placed(p) != want {
			t.Errorf("%q: %q, want %q", merged, placed(p), want)
		}
	}
	d := diffOf(t, "a.md", "x\n\nA sad day.\n\nA sad day.\n", 1, 5)
	if p, _ := plan("A sad day.\n", d, Options{}); placed(p) != "" {
		t.Errorf("two places could be meant: %q", placed(p))
	}
}

func TestHunks(t *testing.T) {
	d := Diff{}
	if err := d.Add("a.md", "@@ -1,2 +1,2 @@\n One.\n-A bad day.\n+A sad day.\n@@ -9 +9,2 @@ # Head\n Nine.\n+A bad day.\n\\ No newline at end of file"); err != nil {
		t.Fatal(err)
	}
	text := "One.\nA sad day.\n3\n4\n5\n6\n7\n8\nNine.\nA bad day."
	p, _ := plan(text, d, Options{})
	if placed(p) != "2-2 10-10" {
		t.Errorf("%q", placed(p))
	}
	if err := d.Add("b.md", ""); err != nil || d.Has("b.md") {
		t.Errorf("a file without a diff: %v", err)
	}
	if err := d.Add("c.md", "@@ -1,2 +1,9 @@\n nonsense"); err == nil || d.Has("c.md") {
		t.Error("nonsense is read as a diff")
	}
}

// suggested is the text of the suggestion in a comment.
func suggested(t *testing.T, body string) string {
	t.Helper()
	_, rest, ok := strings.Cut(body, "suggestion\n")
	if !ok {
		return "none"
	}
	fence := "```"
	head := body[:strings.Index(body, "suggestion\n")]
	if i := strings.LastIndex(head, "\n"); i >= 0 {
		fence = head[i+1:]
	}
	if strings.Trim(fence, "`") != "" || len(fence) < 3 {
		t.Fatalf("the fence is %q", fence)
	}
	if strings.HasPrefix(rest, fence+"\n") {
		return ""
	}
	text, _, ok := strings.Cut(rest, "\n"+fence+"\n")
	if !ok {
		t.Fatalf("the fence %q is not closed in %q", fence, body)
	}
	return text + "\n"
}

func TestSuggestions(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"one", "A bad day.\n", "A go``od day.\n"},
		{"two in a line", "A bad day, a bad week.\n", "A go``od day, a go``od week.\n"},
		{"beside another", "  A bad, sad day.\t\n", "  A go``od, sad day.\t\n"},
		{"fence", "A bad day with ```` in it.\n", "A go``od day with ```` in it.\n"},
		{"line ends", "A bad day.\r\nMore.\r\n", "A go``od day.\n"},
		{"last line", "A bad day.", "A go``od day.\n"},
		{"nothing left", "gone\n", "\n"},
		{"none", "A sad day.\n", "none"},
		{"not UTF-8", "A bad day \xff.\n", "none"},
	} {
		first := strings.SplitAfter(c.text, "\n")[0]
		p, _ := plan(c.text, diffOf(t, "a.md", first, 1, 1), Options{})
		if len(p.Comments) != 1 {
			t.Errorf("%s: %d comments", c.name, len(p.Comments))
			continue
		}
		if got := suggested(t, p.Comments[0].Body); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestSuggestionOverLines: a rewrite of a list item whose edits stand in two
// lines replaces both, and one that leaves nothing takes the lines out.
func TestSuggestionOverLines(t *testing.T) {
	edits := func(list ...analyzer.Edit) *analyzer.Engine {
		return analyzer.NewEngine([]*analyzer.Rule{{ID: "two", Severity: analyzer.Warning, Check: func(p *analyzer.Pass) {
			p.Report(list[0].Span, "two").FixEdits(false, "Put it so", list...)
		}}}, nil)
	}
	const text = "One two.\nThree four.\nFive.\n"
	span := func(s string) analyzer.Span {
		at := strings.Index(text, s)
		return analyzer.Span{Start: at, End: at + len(s)}
	}
	for _, c := range []struct {
		name  string
		diff  int // last line of the diff
		edits []analyzer.Edit
		lines string
		want  string
	}{
		{"two lines", 3, []analyzer.Edit{{Span: span("two"), New: "2"}, {Span: span("four"), New: "4"}}, "1-2", "One 2.\nThree 4.\n"},
		{"all gone", 3, []analyzer.Edit{{Span: span("One two.\nThree four.")}}, "1-2", ""},
		{"not in the diff", 1, []analyzer.Edit{{Span: span("two"), New: "2"}, {Span: span("four"), New: "4"}}, "1-1", "none"},
	} {
		res := edits(c.edits...).Analyze("a.md", []byte(text))
		p := Make([]*analyzer.Result{res}, diffOf(t, "a.md", text, 1, c.diff), Options{RepositoryPath: same})
		if placed(p) != c.lines || suggested(t, p.Comments[0].Body) != c.want {
			t.Errorf("%s: lines %s, %q", c.name, placed(p), p.Comments[0].Body)
		}
	}
}

// TestLongLines: a paragraph that nobody would compare has remarks and no
// suggestion, and one whose remarks are too long for a comment is left to the
// summary; neither takes long.
func TestLongLines(t *testing.T) {
	for _, c := range []struct {
		text     string
		comments int
	}{
		{"A bad day. " + strings.Repeat("More words. ", 5000) + "\n", 1},
		{strings.Repeat("A sad day in "+strings.Repeat("words ", 20)+". A bad day. ", 3000) + "\n", 0},
		{strings.Repeat("A bad day.\n\n", 20000), 60},
		{"\n" + strings.Repeat("A bad day.\n\n", 20000), 0}, // all lines have moved, and could stand anywhere
	} {
		changed := strings.TrimPrefix(c.text, "\n")
		p, _ := plan(c.text, diffOf(t, "a.md", changed, 1, strings.Count(changed, "\n")), Options{})
		if len(p.Comments) != c.comments {
			t.Errorf("%.20q: %d comments", c.text, len(p.Comments))
			continue
		}
		if c.comments == 0 {
			continue
		}
		if long := c.comments == 1; long != (suggested(t, p.Comments[0].Body) == "none") || len(p.Comments[0].Body) > maxBody {
			t.Errorf("%.20q: a comment of %d bytes", c.text, len(p.Comments[0].Body))
		}
	}
}

// TestBody: words of a document cannot call people, add markup or close the
// mark; a suggestion that may change the meaning says so.
func TestBody(t *testing.T) {
	p, _ := plan("A gone day, a bad day, a bad day, a sad day --> <!-- x.\n", diffOf(t, "a.md", "A gone day, a bad day, a bad day, a sad day --> <!-- x.\n", 1, 1), Options{})
	body := p.Comments[0].Body
	for _, want := range []string{
		"- **warning** [bad](" + reporter.RuleURL("bad") + "): \"bad\", says @<!-- -->everyone #<!-- -->1 &lt;b&gt;\n  *Try:* Say it kindly\n",
		"- **error** [sad](" + reporter.RuleURL("sad") + "): \"sad\"\n  *Try:* Say what happened.\n",
		"A start, for a part of these; the rest needs what you know. Please see that it still says what happened:\n\n````suggestion\n" +
			"A  day, a go``od day, a go``od day, a sad day --> <!-- x.\n",
	} {
		if !strings.Contains(body, strings.ReplaceAll(want, "````suggestion", "```suggestion")) {
			t.Errorf("there is no %q in\n%s", want, body)
		}
	}
	if strings.Count(body, "[bad]") != 1 {
		t.Errorf("the same remark stands twice:\n%s", body)
	}
}

func tell(items []item) string {
	c := Comment{items: items}
	return c.body(map[string]bool{})
}

// TestRepeats: a fourth comment that only says what three have said is told in
// the third, which counts for all of them from then on.
func TestRepeats(t *testing.T) {
	text := strings.Repeat("A sore day.\n\n", 6) + "A sad day.\n\nA bad day.\n\nA sore year, a bad one.\n"
	d := diffOf(t, "a.md", text, 1, strings.Count(text, "\n"))
	p, res := plan(text, d, Options{})
	if placed(p) != "1-1 3-3 5-5 13-13 15-15 17-17" || !strings.Contains(p.Comments[2].Body, "\nAnd 3 more like it: lines 7, 9, 11.\n") {
		t.Fatalf("%s\n%+v", placed(p), p.Comments)
	}
	var standing []Standing
	for _, c := range p.Comments {
		standing = append(standing, Standing{c.Path, c.Body})
	}
	for i := range res.Findings {
		if !p.Beside(&res.Findings[i]) {
			t.Errorf("line %d is told nowhere", res.Findings[i].Start.Line)
		}
	}
	if again, _ := plan(text, d, Options{Standing: standing}); len(again.Comments) > 0 {
		t.Errorf("told again: %s", placed(again))
	}
	p.Drop(p.Comments[2:3])
	for i := range res.Findings {
		if line := res.Findings[i].Start.Line; p.Beside(&res.Findings[i]) == (line >= 5 && line <= 11) {
			t.Errorf("line %d, without the third comment: %v", line, p.Beside(&res.Findings[i]))
		}
	}
}

// TestRemarksOnce: the same advice stands once in a comment, and of words within
// words that are told only the longer ones are.
func TestRemarksOnce(t *testing.T) {
	find := func(rule string, start, end int, severity analyzer.Severity) item {
		return item{finding: &analyzer.Finding{Rule: rule, Span: analyzer.Span{Start: start, End: end}, Severity: severity, Message: rule + ".", Advice: "Say what was seen."}, key: rule}
	}
	text := tell([]item{find("part", 5, 9, analyzer.Warning), find("whole", 5, 20, analyzer.Warning), find("grave", 6, 8, analyzer.Error), find("apart", 30, 40, analyzer.Note)})
	for want, n := range map[string]int{"part.\n": 1, "whole.\n": 1, "grave.\n": 1, "Say what was seen.": 1, "- **warning** [part]": 0, "<!-- blamelint:finding part whole grave apart -->": 1} {
		if strings.Count(text, want) != n {
			t.Errorf("%q does not stand there %d times:\n%s", want, n, text)
		}
	}
}

// TestAdviceOnce: a document is not told the same twice, and another one is.
func TestAdviceOnce(t *testing.T) {
	const text = "A sad day.\n\nA bad day.\n\nA sad week.\n"
	d := diffOf(t, "a.md", text, 1, 5)
	d["b.md"] = d["a.md"]
	p := Make([]*analyzer.Result{engine.Analyze("a.md", []byte(text)), engine.Analyze("b.md", []byte(text))}, d, Options{RepositoryPath: same})
	var advised []string
	for _, c := range p.Comments {
		if strings.Contains(c.Body, "*Try:*") {
			advised = append(advised, fmt.Sprint(c.Path, ":", c.Line))
		}
	}
	if got := strings.Join(advised, " "); len(p.Comments) != 6 || got != "a.md:1 a.md:3 b.md:1 b.md:3" {
		t.Errorf("%d comments, advice in %s", len(p.Comments), got)
	}
}

// TestActionItem: of the findings about one action item the gravest comes first,
// and it alone says what to write instead.
func TestActionItem(t *testing.T) {
	items := []item{
		{finding: &analyzer.Finding{Rule: "action-untracked", Severity: analyzer.Note, Message: "No ticket.", Advice: "Link it."}, key: "a"},
		{finding: &analyzer.Finding{Rule: "action-vague", Severity: analyzer.Warning, Message: "How much?", Advice: "Say it."}, key: "b"},
	}
	text := tell(items)
	if strings.Index(text, "How much?") > strings.Index(text, "No ticket.") || !strings.Contains(text, "Say it.") || strings.Contains(text, "Link it.") {
		t.Error(text)
	}
	wording := func(rule string) item {
		return item{finding: &analyzer.Finding{Rule: rule, Severity: analyzer.Note, Message: "About the same words."}, key: "c"}
	}
	text = tell(append(items, wording("action-unbounded"), wording("action-not-actionable")))
	if want := "- Other words would settle [action-unbounded](" + reporter.RuleURL("action-unbounded") + ") and [action-not-actionable](" + reporter.RuleURL("action-not-actionable") +
		"), too.\n"; !strings.Contains(text, want) || strings.Contains(text, "About the same words.") {
		t.Error(text)
	}
	items[1].finding.Rule = "other"
	if text := tell(items); strings.Index(text, "How much?") < strings.Index(text, "No ticket.") || !strings.Contains(text, "Link it.") {
		t.Error(text)
	}
}

// TestStanding: what a comment tells is not told again when lines and headings
// move, and told when the sentence changes.
func TestStanding(t *testing.T) {
	const text = "# Head\n\nA bad day.\n\nA sad day. A sad day.\n\nA sad week.\n"
	first, _ := plan(text, diffOf(t, "a.md", text, 1, 7), Options{})
	if placed(first) != "3-3 5-5 7-7" {
		t.Fatal(placed(first))
	}
	var standing []Standing
	for _, c := range first.Comments[:2] {
		standing = append(standing, Standing{c.Path, strings.ReplaceAll(c.Body, "\n", "\r\n")})
	}
	moved := "# Heading\n\nSomething new.\n\n" + strings.ReplaceAll(text[len("# Head\n\n"):], "A bad day.", "A bad\nday.")
	p, res := plan(moved, diffOf(t, "a.md", moved, 1, 10), Options{Standing: standing})
	if placed(p) != "10-10" {
		t.Errorf("told again: %q", placed(p))
	}
	for i := range res.Findings {
		if !p.Beside(&res.Findings[i]) {
			t.Errorf("the finding in line %d is told nowhere", res.Findings[i].Start.Line)
		}
	}
	other := strings.Replace(text, "A bad day.", "A bad month.", 1) + "\nA sad day.\n"
	if p, _ := plan(other, diffOf(t, "a.md", other, 1, 9), Options{Standing: standing}); placed(p) != "3-3 7-7 9-9" {
		t.Errorf("new sentences, and a third copy: %q", placed(p))
	}
	standing[0].Path, standing[1].Path = "b.md", "b.md"
	if p, _ := plan(text, diffOf(t, "a.md", text, 1, 7), Options{Standing: standing}); placed(p) != "3-3 5-5 7-7" {
		t.Errorf("those of another file count: %q", placed(p))
	}
}

// TestLimit: of too many comments the gravest are made, in their order.
func TestLimit(t *testing.T) {
	text := strings.Repeat("A bad day.\n\nA sad day.\n\n", 10)
	p, _ := plan(text, diffOf(t, "a.md", text, 1, 40), Options{MaxComments: 11})
	if len(p.Comments) != 11 || !slices.IsSortedFunc(p.Comments, func(a, b Comment) int { return a.Line - b.Line }) {
		t.Fatal(placed(p))
	}
	sad := 0
	for _, c := range p.Comments {
		if strings.Contains(c.Body, "[sad]") {
			sad++
		}
	}
	if sad != 10 {
		t.Errorf("%d of 10 errors", sad)
	}
}

// TestSummary: it tells what no comment does, and what a host refused.
func TestSummary(t *testing.T) {
	const text = "# Head\n\nA bad day.\n\nA sad day.\n\nA sad week, a long one.\n"
	p, res := plan(text, diffOf(t, "a.md", text, 1, 5), Options{})
	var total reporter.Summary
	total.Add(res)
	marker := Marker("a", "b")
	summary := func(p *Plan) string {
		s, err := Summary([]*analyzer.Result{res}, total, p, marker, reporter.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	s := summary(p)
	if !strings.HasPrefix(s, marker+"\n### blamelint: 4 findings\n") || !strings.Contains(s, "\n##### Head\n") || !strings.Contains(s, "2 errors, 2 warnings; 2 of them beside the lines\n") ||
		!strings.Contains(s, "line 7") || strings.Contains(s, "line 3") || strings.Contains(s, "line 5") {
		t.Error(s)
	}
	if !strings.Contains(s, "blamelint-disable-next-block") {
		t.Error("it does not say how a passage can stay")
	}
	p.Drop(p.Comments[1:])
	if s := summary(p); len(p.Comments) != 1 || strings.Contains(s, "line 3") || !strings.Contains(s, "line 5") {
		t.Error(s)
	}
	if s := summary(nil); !strings.Contains(s, "line 3") || strings.Contains(s, "beside") {
		t.Error(s)
	}
	if Marker("a", "b") == Marker("ab", "") || Marker("a") == Marker("b") {
		t.Error("two jobs share a summary")
	}
}

// TestLongSummary: it stays within what GitHub takes.
func TestLongSummary(t *testing.T) {
	var results []*analyzer.Result
	var total reporter.Summary
	for n := range 300 {
		text := strings.Repeat(fmt.Sprintf("# %d\n\nA sad 💥 day in %s.\n\n", n, strings.Repeat("é", 300)), 1+n%7)
		if n%3 == 0 {
			text = "Fine.\n"
		}
		results = append(results, engine.Analyze(fmt.Sprintf("%s-%d.md", strings.Repeat("é", 100), n), []byte(text)))
		total.Add(results[n])
		total.Failures = append(total.Failures, reporter.Failure{Path: strings.Repeat("x", 200), Reason: strings.Repeat("y", 200)})
	}
	s, err := Summary(results, total, nil, Marker(), reporter.Options{})
	if err != nil || len(s) > 65536 || len(s) < 40000 {
		t.Errorf("%d bytes, %v", len(s), err)
	}
}

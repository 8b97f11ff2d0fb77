package reporter

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	gmtext "github.com/yuin/goldmark/text"

	"github.com/blamelint/blamelint/analyzer"
)

// A page is what a reader of our Markdown sees.
type page struct {
	headings []string
	quotes   []string // and rewrites
	items    []string
	findings int
}

// readMarkdown parses a report as code hosts do, and complains about anything
// that we do not write: tags, links to elsewhere, images, code, tables.
func readMarkdown(t testing.TB, out string) page {
	t.Helper()
	src := []byte(out)
	var p page
	root := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(gmtext.NewReader(src))
	err := ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			p.headings = append(p.headings, plainText(n, src))
		case *ast.Blockquote:
			p.quotes = append(p.quotes, plainText(n, src))
		case *ast.ListItem:
			item := plainText(n, src)
			p.items = append(p.items, item)
			p.findings += findingsIn(n, item, src)
		case *ast.Link:
			if !strings.HasPrefix(string(n.Destination), home) {
				t.Errorf("a link to %s", n.Destination)
			}
		case *ast.RawHTML:
			tag := string(n.Segments.Value(src))
			if !slices.Contains([]string{"<ins>", "</ins>", "<!-- -->"}, tag) {
				t.Errorf("a tag %s", tag)
			}
		case *ast.Document, *ast.Paragraph, *ast.TextBlock, *ast.Text, *ast.String, *ast.Emphasis, *ast.List:
		default:
			t.Errorf("a node of kind %s: %q", n.Kind(), short(plainText(n, src), 200))
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Error(err)
	}
	return p
}

var alsoIn = regexp.MustCompile(`And (\d+) more like it`)

// findingsIn counts the findings that a list item tells of.
func findingsIn(item ast.Node, words string, src []byte) int {
	if item.FirstChild() == nil {
		return 0
	}
	strong, ok := item.FirstChild().FirstChild().(*ast.Emphasis)
	if !ok || strong.Level != 2 || !slices.Contains([]string{"error", "warning", "note"}, plainText(strong, src)) {
		return 0
	}
	if m := alsoIn.FindStringSubmatch(words); m != nil {
		n, _ := strconv.Atoi(m[1])
		return 1 + n
	}
	return 1
}

// plainText is what a browser shows of n.
func plainText(n ast.Node, src []byte) string {
	var b bytes.Buffer
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if s, ok := n.(*ast.Text); ok && entering {
			b.Write(s.Value(src))
			if s.SoftLineBreak() {
				b.WriteByte(' ')
			}
		}
		return ast.WalkContinue, nil
	})
	unescape := regexp.MustCompile(`\\([!-/:-@\[-` + "`" + `{-~])`)
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&", "&#8203;", "").Replace(unescape.ReplaceAllString(b.String(), "$1"))
}

// TestMarkdownIsLiteral: what a document says is shown as it says it, and
// nothing of it becomes markup.
func TestMarkdownIsLiteral(t *testing.T) {
	for _, words := range []string{
		"# not a heading", "- not an item", "+ x", "1. not an item", "12) x", "> not a quote", "=====", "---", "***", "```", "~~~", "~~x~~",
		"*a* _b_ **c** __d__ `e`", "[a](https://example.org)", "![a](b)", "<b>x</b>", "</ins>", "<script>alert(1)</script>", "<!-- x", "-->", "&lt; &amp; &#60;",
		"| a | b |", "https://example.org", "http://x.y", "www.example.org", "me@example.org", "@everyone @a/b", "#12 a/b#3", "$x$ and $$y$$", `\* \\ \`, "[ ] x", "[x] x",
		"[^1]", "[a]: b", "Setext\n===", "  indented    code", "a\\\nb", "<https://example.org>", "::error::", "mailto:a@b.org", "ftp://x.y/z", "xmpp:a@b.org", "1986\\. x",
	} {
		f := at(words+"\n", words, 1, analyzer.Finding{Rule: "fault", Severity: analyzer.Error, Message: words, Section: words, Sentence: words})
		f.FixEdits(true, words, analyzer.Edit{Span: f.Span, New: words})
		res := &analyzer.Result{Path: "x.md", Source: []byte(words + "\n"), Findings: []analyzer.Finding{f}, Merits: []string{words}}
		p := readMarkdown(t, report(t, "markdown", Options{}, trial{[]*analyzer.Result{res}, []Failure{{Reason: words}}}))
		want := strings.Join(strings.Fields(words), " ")
		if len(p.quotes) != 2 || p.quotes[0] != want || !slices.Contains(p.headings, want) || !slices.Contains(p.items, want) || p.findings != 1 {
			t.Errorf("%q: got %+v", words, p)
		}
	}
}

// TestMarkdownStaysUnderTheLimit: GitHub refuses a summary of more than 1 MiB.
func TestMarkdownStaysUnderTheLimit(t *testing.T) {
	long := strings.Repeat("*words* ", 2000)
	var run trial
	for d := range 40 {
		source := strings.Repeat("to blame\n", 60)
		res := &analyzer.Result{Path: fmt.Sprintf("%d.md", d), Source: []byte(source)}
		for n := range 60 {
			f := at(source, "to blame", n+1, warning)
			f.Section = fmt.Sprint("Part ", n/7)
			f.Sentence, f.Message, f.Advice = fmt.Sprint(n, long), fmt.Sprint(n, long), long
			res.Findings = append(res.Findings, f)
		}
		run.results = append(run.results, res, &analyzer.Result{Path: fmt.Sprintf("calm-%d.md", d*2)}, &analyzer.Result{Path: fmt.Sprintf("calm-%d.md", d*2+1)})
		run.failures = append(run.failures, Failure{Path: long, Reason: long}, Failure{Reason: long})
	}
	out := report(t, "markdown", Options{}, run)
	if len(out) > 1<<20 || len(out) < 1<<19 {
		t.Errorf("%d bytes", len(out))
	}
	shown := readMarkdown(t, out).findings
	if !strings.Contains(out, fmt.Sprintf("*%d findings were left out here for length", 2400-shown)) {
		t.Errorf("%d findings are shown, and the others are not told of: …%s", shown, out[len(out)-5000:])
	}
	for _, want := range []string{"- and 30 more documents\n", "- and 30 more\n", "# blamelint: 2400 findings\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("not said: %s", want)
		}
	}
}

func TestMarkdownVerdict(t *testing.T) {
	finding := trial{results: []*analyzer.Result{{Path: "x.md", Source: []byte("to blame\n"), Findings: []analyzer.Finding{at("to blame\n", "to blame", 1, warning)}}}}
	calm := trial{results: []*analyzer.Result{{Path: "x.md"}}}
	for _, test := range []struct {
		run    trial
		failOn analyzer.Severity
		want   string
	}{
		{finding, analyzer.Warning, "# blamelint: 1 finding\n\nIn 1 of 1 document: 1 warning. The run fails at warnings and above.\n"},
		{finding, analyzer.Error, "# blamelint: 1 finding\n\nIn 1 of 1 document: 1 warning. None of them makes the run fail.\n"},
		{finding, analyzer.Off, "# blamelint: 1 finding\n\nIn 1 of 1 document: 1 warning.\n"},
		{calm, analyzer.Warning, "# blamelint: nothing to rephrase\n\n1 document read. Thank you for writing it down.\n"},
		{trial{}, analyzer.Warning, "# blamelint: nothing was read\n\nThere was no Markdown file.\n"},
		{trial{failures: []Failure{{Path: "x.md", Reason: "no such file"}}}, analyzer.Warning, "# blamelint: nothing was read\n\nNo file could be read.\n"},
	} {
		if got := report(t, "markdown", Options{FailOn: test.failOn}, test.run); !strings.HasPrefix(got, test.want) {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

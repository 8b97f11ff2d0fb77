package reporter

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	markup "golang.org/x/net/html"

	"github.com/blamelint/blamelint/analyzer"
)

// htmlMay lists the elements of a page and the attributes that they may have,
// besides class and id.
var htmlMay = map[string]string{
	"html": "lang", "head": "", "meta": "charset http-equiv content name", "link": "rel href", "title": "", "style": "", "script": "",
	"body": "", "header": "", "main": "tabindex", "section": "aria-labelledby tabindex", "footer": "", "nav": "aria-label",
	"article": "aria-labelledby", "div": "role aria-label", "details": "", "summary": "", "form": "autocomplete", "fieldset": "", "legend": "",
	"label": "", "input": "type name value checked", "button": "type data-all aria-keyshortcuts", "kbd": "",
	"h1": "", "h2": "", "h3": "", "h4": "", "h5": "", "h6": "", "p": "role", "br": "", "ul": "aria-label", "ol": "",
	"li": "value data-rule data-severity tabindex", "blockquote": "", "pre": "", "code": "", "strong": "", "em": "", "b": "",
	"del": "", "ins": "", "figure": "", "figcaption": "", "dl": "", "dt": "", "dd": "", "mark": "data-for", "span": "title role aria-label",
	"a": "href rel aria-label title", "table": "", "tbody": "", "tr": "", "th": "scope", "td": "",
}

// countRemarks reads a page as a browser does, demands that it holds nothing
// but our own elements, and counts the remarks.
func countRemarks(t testing.TB, out string) int {
	t.Helper()
	root, err := markup.Parse(strings.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	var targets []string
	for n := range root.Descendants() {
		if n.Type != markup.ElementNode {
			if n.Type == markup.CommentNode {
				t.Errorf("a comment: %q", n.Data)
			}
			continue
		}
		may, ok := htmlMay[n.Data]
		if !ok {
			t.Fatalf("an element %s in %q", n.Data, short(out, 3000))
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "id" && ids[a.Val]:
				t.Errorf("twice the id %q", a.Val)
			case a.Key == "id":
				ids[a.Val] = true
			case a.Key == "class":
			case !slices.Contains(strings.Fields(may), a.Key):
				t.Errorf("%s has %s=%q", n.Data, a.Key, a.Val)
			case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
				targets = append(targets, a.Val[1:])
			case a.Key == "href" && !isWebLink(a.Val) && n.Data != "link":
				t.Errorf("a link to %q", a.Val)
			case a.Key == "data-for":
				targets = append(targets, strings.Fields(a.Val)...)
			}
		}
	}
	for _, id := range targets {
		if !ids[id] {
			t.Errorf("nothing has the id %q", id)
		}
	}
	if n := len(elements(root, "script")) + len(elements(root, "style")); n != 2 {
		t.Errorf("%d scripts and styles", n)
	}
	return len(withClass(root, "remark"))
}

func elements(root *markup.Node, name string) (list []*markup.Node) {
	for n := range root.Descendants() {
		if n.Type == markup.ElementNode && n.Data == name {
			list = append(list, n)
		}
	}
	return list
}

func withClass(root *markup.Node, name string) (list []*markup.Node) {
	for n := range root.Descendants() {
		if slices.Contains(strings.Fields(attribute(n, "class")), name) {
			list = append(list, n)
		}
	}
	return list
}

func attribute(n *markup.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// shownText is the text of an element without what the page adds, with spaces
// folded.
func shownText(n *markup.Node) string {
	var b strings.Builder
	var walk func(*markup.Node)
	walk = func(n *markup.Node) {
		class := strings.Fields(attribute(n, "class"))
		switch {
		case slices.Contains(class, "remarks") || slices.Contains(class, "ref") || slices.Contains(class, "box"):
			return
		case n.Type == markup.TextNode:
			b.WriteString(n.Data)
		case n.Data == "br" || n.Data == "td" || n.Data == "th":
			b.WriteByte(' ')
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	walk(n)
	return strings.Join(strings.Fields(b.String()), " ")
}

// documents are the Markdown files of the project's own test data.
func documents(t *testing.T) map[string][]byte {
	t.Helper()
	docs := map[string][]byte{}
	for _, pattern := range []string{"*.md", "postmortems/*.md", "clean/*.md"} {
		files, err := filepath.Glob(filepath.Join("..", "testdata", pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if docs[file], err = os.ReadFile(file); err != nil {
				t.Fatal(err)
			}
		}
	}
	if len(docs) < 20 {
		t.Fatalf("only %d documents", len(docs))
	}
	return docs
}

// TestHTMLShowsTheWholeText marks each word and each sentence of real documents
// and demands that the page shows all text, and marks exactly those words.
func TestHTMLShowsTheWholeText(t *testing.T) {
	for path, source := range documents(t) {
		d := analyzer.Parse(path, source, nil)
		r := &analyzer.Result{Path: path, Source: source, Document: d}
		var want []string
		mark := func(first, end int) {
			want = append(want, strings.Join(strings.Fields(d.TokensText(first, end)), " "))
			f := analyzer.Finding{Rule: "judgment", Severity: analyzer.Warning, Span: d.TokensSpan(first, end), Message: "m"}
			r.Findings = append(r.Findings, f)
		}
		for i := range d.Sentences {
			s := &d.Sentences[i]
			mark(s.First, s.End)
			for k := s.First; k < s.End; k++ {
				mark(k, k+1)
			}
		}
		out := report(t, "html", Options{}, trial{results: []*analyzer.Result{r}})
		if got := countRemarks(t, out); got != len(want) {
			t.Errorf("%s: %d remarks, want %d", path, got, len(want))
		}
		root, err := markup.Parse(strings.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		marked := map[string]string{}
		for _, m := range elements(root, "mark") {
			for id := range strings.FieldsSeq(attribute(m, "data-for")) {
				marked[id] += textOf(m)
			}
		}
		for i, words := range want {
			id := fmt.Sprintf("d1f%d", i+1)
			if got := strings.Join(strings.Fields(marked[id]), " "); got != words {
				t.Fatalf("%s: marked %q, want %q", path, got, words)
			}
		}
		compareText(t, path, d, shownText(withClass(root, "prose")[0]))
	}
}

func textOf(n *markup.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == markup.TextNode {
			b.WriteString(c.Data)
		} else if c.Data == "br" {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// compareText demands that the text of all blocks is shown, in order.
func compareText(t *testing.T, path string, d *analyzer.Document, shown string) {
	t.Helper()
	for _, b := range d.Blocks {
		text := strings.Join(strings.Fields(d.BlockText(b)), " ")
		if b.Kind == analyzer.Code {
			text = strings.Join(strings.Fields(string(d.Source[b.Span.Start:b.Span.End])), " ")
		}
		_, after, ok := strings.Cut(shown, text)
		if !ok {
			t.Errorf("%s: %q is not shown after what stands before it: %s", path, text, short(shown, 200))
			return
		}
		shown = after
	}
}

// TestHTMLStructure compares the elements that a document's Markdown becomes.
func TestHTMLStructure(t *testing.T) {
	for source, want := range map[string]string{
		"# A\n\nB **c** *d* ~~e~~ `f<g>`.\n": `<h3 class="l1">A</h3><p>B <strong>c</strong> <em>d</em> <del>e</del> <code>f&lt;g&gt;</code>.</p>`,
		"- a\n- b\n  1. c\n  2. d\n\ne\n":    `<ul><li><p>a</p></li><li><p>b</p><ol><li value="1"><p>c</p></li><li value="2"><p>d</p></li></ol></li></ul><p>e</p>`,
		"3) a\n4) b\n":                       `<ol><li value="3"><p>a</p></li><li value="4"><p>b</p></li></ol>`,
		"> a\n>\n> > b\n\nc\n":               `<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote><p>c</p>`,
		"| a | b |\n|---|---|\n| c |  |\n":   `<div class="scroll"><table><tr><th scope="col">a</th><th scope="col">b</th></tr><tr><td>c</td><td></td></tr></table></div>`,
		"- [ ] a\n- [x] b\n":                 `<ul><li class="task"><span class="box" role="img" aria-label="to do">☐</span> <p>a</p></li><li class="task"><span class="box" role="img" aria-label="done">☑</span> <p>b</p></li></ul>`,
		"```\na <b>\n  c\n```\n":             "<pre>a &lt;b&gt;\n  c\n</pre>",
		"a\\\nb & c\n":                       `<p>a<br>b &amp; c</p>`,
		"[a](https://b.example/?c=1&d) [e](javascript:f) [g](h.md)\n": `<p><a href="https://b.example/?c=1&amp;d" rel="noopener noreferrer nofollow">a</a> ` +
			`<span class="link" title="javascript:f">e</span> <span class="link" title="h.md">g</span></p>`,
		"![a](b.png)\n":                       `<p class="raw">![a](b.png)</p>`,
		"---\nk: v\n---\na\n":                 `<pre class="meta">k: v</pre><p>a</p>`,
		"- a\n\n  > b\n\n  ```\n  c\n  ```\n": `<ul><li><p>a</p><blockquote><p>b</p></blockquote><pre>c` + "\n" + `</pre></li></ul>`,
	} {
		out := report(t, "html", Options{}, trial{results: []*analyzer.Result{{Path: "a.md", Source: []byte(source), Document: analyzer.Parse("a.md", []byte(source), nil)}}})
		_, body, _ := strings.Cut(out, "<div class=\"prose\">\n")
		body, _, _ = strings.Cut(body, "\n</div>\n</details>")
		if got := strings.ReplaceAll(strings.ReplaceAll(body, ">\n", ">"), "<br>\n", "<br>"); strings.TrimSpace(got) != want {
			t.Errorf("%q:\ngot  %s\nwant %s", source, got, want)
		}
	}
}

// FuzzHTML shows any text with findings anywhere.
func FuzzHTML(f *testing.F) {
	f.Add("# <script>alert(1)</script>\n\n[a](javascript:alert(1)) <img src=x onerror=y>\n", 2, 30, 5, 9)
	f.Add("| a | b |\n|---|---|\n| <b>c</b> | [d](\"><script>) |\n\n<table><tr><td>e</td></tr></table>", 0, 60, 12, 40)
	f.Add("", 0, 0, 0, 0)
	f.Add("---\nk: <v>\n---\n- [ ] a\n  - b & `c`\n> <!-- d -->\n", 3, 12, 20, 44)
	f.Add(string(evil().results[0].Source[:400]), 0, 300, 40, 41)
	f.Fuzz(func(t *testing.T, source string, a, b, c, d int) {
		r := &analyzer.Result{Path: source, Source: []byte(source), Document: analyzer.Parse(source, []byte(source), nil)}
		for _, s := range [][2]int{{a, b}, {c, d}} {
			start := min(max(s[0], 0), len(source))
			end := min(max(s[1], start), len(source))
			fd := analyzer.Finding{Rule: "judgment", Severity: analyzer.Warning, Span: analyzer.Span{Start: start, End: end}, Message: source, Advice: source}
			fd.FixEdits(true, source, analyzer.Edit{Span: fd.Span, New: source})
			r.Findings = append(r.Findings, fd)
		}
		slices.SortStableFunc(r.Findings, analyzer.Compare)
		out := report(t, "html", sampleOptions(), trial{results: []*analyzer.Result{r}})
		if got := countRemarks(t, out); got != len(r.Findings) {
			t.Errorf("%d remarks in %q", got, out)
		}
		if !strings.Contains(out, "sha256-") {
			t.Error("no content security policy")
		}
	})
}

func BenchmarkHTML(b *testing.B) {
	source, err := os.ReadFile("../testdata/sample.md")
	if err != nil {
		b.Fatal(err)
	}
	r := &analyzer.Result{Path: "sample.md", Source: source, Document: analyzer.Parse("sample.md", source, nil)}
	for i := 0; i < len(r.Document.Tokens); i += 25 {
		r.Findings = append(r.Findings, analyzer.Finding{Rule: "judgment", Severity: analyzer.Warning, Span: r.Document.TokensSpan(i, i+1), Message: "It judges."})
	}
	b.ReportAllocs()
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		report(b, "html", Options{}, trial{results: []*analyzer.Result{r}})
	}
}

package analyzer

import (
	"fmt"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"github.com/blamelint/blamelint/analyzer/ruletest/corpus"
)

// outline writes a tree with neighbouring texts joined.
func outline(n ast.Node, src []byte) string {
	var b strings.Builder
	var walk func(n ast.Node)
	run := ""
	flush := func() {
		if run != "" {
			fmt.Fprintf(&b, "%q", run)
			run = ""
		}
	}
	walk = func(n ast.Node) {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				if t.Segment.Len() > 0 {
					run += fmt.Sprintf("%d:%s", t.Segment.Padding, t.Segment.Value(src))
				}
				run = strings.ReplaceAll(run, "0:", "")
				// Blanks before a break say nothing; after a backslash they stay.
				if t.SoftLineBreak() {
					run = strings.TrimRight(run, " \t\r\v\f") + "↵"
				}
				if t.HardLineBreak() {
					run = strings.TrimRight(run, " \t\r\v\f") + "⏎"
				}
				continue
			}
			flush()
			fmt.Fprintf(&b, "<%s ", c.Kind())
			if l, ok := c.(*ast.Link); ok {
				fmt.Fprintf(&b, "%s ", l.Destination)
			}
			walk(c)
			flush()
			b.WriteString(">")
		}
	}
	walk(n)
	flush()
	return b.String()
}

var plainGoldmark = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList)).Parser()

func samePlain(t *testing.T, src string) {
	t.Helper()
	want := outline(plainGoldmark.Parse(text.NewReader([]byte(src))), []byte(src))
	if got := outline(markdown.Parse(text.NewReader([]byte(src))), []byte(src)); got != want {
		t.Errorf("%q\nis   %s\nnot  %s", src, got, want)
	}
}

var plainSamples = []string{
	"", "a", "a b\nc d", "a  \nb", "a \nb", "a\t\nb", "a \t\nb", "a\\\nb", "a \\\nb", `\ *a*`, `\\ *a*`, `a \* b* c*`, "a *b c* d_e_f _g_ __h i__",
	"snake_case_ and _x_y_ z_", "a `b  c` d", "a [b c](d e) f", "[b c](d) e ![f g](h)", "a <b c=\"d\"> e", "a ~~b c~~ d", "- [ ] a b\n- [x] c *d*\n-  [ ] e",
	"| a b | c |\n| - | - |\n| d *e* | f \\| g |", "a\r\nb  \r\nc \r\nd\\\r\ne", "> a b\n> c\n d", "# a b #\na b\n===\n", " a b\n  c", "-\ta b\n\tc  \n\td",
	"é ü\n日本 語  \nx", "a&amp; b &lt c", "a ! b !c ![", "a b ", "a b  ", "*a b\nc* d", "a\n\n\\\nb", "[a b]: c\n\n[a b] d", "\\  \n \\ a", "a   \n   b", "**a**  \nb `c`   \r\nd ", "*a* \nb", "\ufeffa b", "a\x00 b",
}

func TestPlainRun(t *testing.T) {
	for _, s := range plainSamples {
		samePlain(t, s)
	}
	docs, _ := corpus.Read(t, "../testdata")
	for _, src := range docs {
		samePlain(t, string(src))
	}
}

func FuzzPlainRun(f *testing.F) {
	for _, s := range plainSamples {
		f.Add(s)
	}
	f.Fuzz(samePlain)
}

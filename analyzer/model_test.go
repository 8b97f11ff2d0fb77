package analyzer

import (
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// checkModel demands what every reader of a Document relies on: spans lie in
// the source, ascend and nest, tokens cover no white space, and the source
// bytes of a token decode to its text.
func checkModel(t *testing.T, src []byte) {
	t.Helper()
	d := Parse("x.md", src, nil)
	last := int32(0)
	for i := range d.Tokens {
		tok := &d.Tokens[i]
		if tok.Start < last || tok.End <= tok.Start || int(tok.End) > len(d.Text) {
			t.Fatalf("token %d: [%d,%d) after %d in a text of %d", i, tok.Start, tok.End, last, len(d.Text))
		}
		last = tok.End
		checkToken(t, d, i)
	}
	checkSentences(t, d)
	checkBlocks(t, d)
	for _, it := range d.Items {
		if it.Parent != nil && !it.Span.Empty() && !it.Parent.Span.Contains(it.Span) {
			t.Fatalf("item %v is not within its parent %v", it.Span, it.Parent.Span)
		}
	}
	for _, c := range d.Comments {
		if s := string(d.Source[c.Span.Start:c.Span.End]); !strings.HasPrefix(s, "<!--") || !strings.HasSuffix(s, "-->") {
			t.Fatalf("comment %q", s)
		}
	}
}

// checkToken compares a token's text with its source bytes, read anew.
func checkToken(t *testing.T, d *Document, i int) {
	t.Helper()
	s := d.TokensSpan(i, i+1)
	if s.Start < 0 || s.End > len(d.Source) || s.Empty() {
		t.Fatalf("token %d %q: span %v", i, d.Word(i), s)
	}
	raw, text := string(d.Source[s.Start:s.End]), d.Word(i)
	if !utf8.ValidString(raw) {
		return // emphasis may part the bytes of a rune only where they are no UTF-8 as they stand
	}
	if raw == text || d.Tokens[i].Kind == CodeToken || d.Tokens[i].Kind == URLToken {
		return
	}
	if decoded := decode(raw); squeeze(decoded) != squeeze(text) {
		t.Fatalf("token %d: source %q decodes to %q, text is %q", i, raw, decoded, text)
	}
}

// decode is an independent, slow reading of escapes and entities; emphasis
// marks and tags inside a word vanish.
func decode(raw string) string {
	var b strings.Builder
	for i := 0; i < len(raw); i++ {
		if raw[i] == '\\' && i+1 < len(raw) && isASCIIPunct(raw[i+1]) {
			i++
			b.WriteByte(raw[i])
			continue
		}
		if raw[i] == '<' {
			if n := strings.IndexByte(raw[i:], '>'); n > 0 {
				i += n
				continue
			}
		}
		b.WriteByte(raw[i])
	}
	return html.UnescapeString(b.String())
}

// squeeze drops the marks that emphasis, links, quotation prefixes and line
// ends may leave inside a word's source range.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("*_~`[]()<>|\\ \t\r\n\u00a0", r) {
			return -1
		}
		return r
	}, s)
}

func checkSentences(t *testing.T, d *Document) {
	t.Helper()
	next := 0
	for n := range d.Sentences {
		s := &d.Sentences[n]
		if s.First != next || s.End <= s.First {
			t.Fatalf("sentence %d: tokens [%d,%d), expected from %d", n, s.First, s.End, next)
		}
		next = s.End
		if s.First < s.Block.FirstToken || s.End > s.Block.EndToken {
			t.Fatalf("sentence %d leaves its block", n)
		}
	}
	if next != len(d.Tokens) {
		t.Fatalf("sentences end at token %d of %d", next, len(d.Tokens))
	}
}

func checkBlocks(t *testing.T, d *Document) {
	t.Helper()
	for i, b := range d.Blocks {
		if b.Section == nil {
			t.Fatalf("block %d has no section", i)
		}
		if b.TextStart > b.TextEnd || b.Span.Start > b.Span.End || b.Span.End > len(d.Source) {
			t.Fatalf("block %d: text [%d,%d), span %v", i, b.TextStart, b.TextEnd, b.Span)
		}
		if b.EndToken > b.FirstToken {
			if s := d.TokensSpan(b.FirstToken, b.EndToken); !b.Span.Contains(s) {
				t.Fatalf("block %d %v holds tokens %v: %q", i, b.Span, s, d.BlockText(b))
			}
		}
		if i > 0 && !b.Span.Empty() && !d.Blocks[i-1].Span.Empty() && b.Span.Start < d.Blocks[i-1].Span.Start {
			t.Fatalf("block %d %v stands before %v", i, b.Span, d.Blocks[i-1].Span)
		}
	}
}

var modelSeeds = []string{
	"# Title\n\nHe said &quot;no&quot; &amp; left. *Now* we\\_know **why**.\n",
	"---\ntitle: x\n---\n\n> quoted *text*\n> goes on\n\n- [x] done\n  - nested `code`\n",
	"| a | b |\n|---|---|\n| x \\| y | <br>z | <!-- c -->\n",
	"\xef\xbb\xbfSetext\r\n======\r\n\r\nsoft\r\nbreak  \r\nhard\r\n",
	"<table><tr><th>Owner</th></tr><tr><td><b>A</b>nn &amp; Bo</td></tr></table>\n\n<!-- x --> tail text\n",
	"日本語の文。😀 emoji ’twas didn’t O’Brien’s\n\n[link](http://x \"t\") <http://y/z> www.example.com\n",
	"a\x00b \xff\xfe broken &#x0; &nope; \\",
	"[^1]: note\n\ntext[^1] {{< ref >}} :smile: @ann #12 e.g. this. U.S. That.\n",
	"1. one\n2. two\n\n   para\n\n       code\n",
}

func TestModel(t *testing.T) {
	for _, s := range modelSeeds {
		checkModel(t, []byte(s))
	}
	for _, dir := range []string{"clean", "postmortems"} {
		files, _ := filepath.Glob(filepath.Join("..", "testdata", dir, "*.md"))
		if len(files) == 0 {
			t.Errorf("no documents in testdata/%s", dir)
		}
		for _, f := range files {
			src, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			t.Run(filepath.Base(f), func(t *testing.T) { checkModel(t, src) })
		}
	}
}

func FuzzModel(f *testing.F) {
	for _, s := range modelSeeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) { checkModel(t, src) })
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"We didn't; they should've.", "We|did|n't|;|they|should|'ve|."},
		{"Tomasz’s rollout, O'Brien's", "Tomasz|’s|rollout|,|O'Brien|'s"},
		{"root-cause e.g. this (14:07, 3,940)", "root-cause|e.g.|this|(|14:07|,|3,940|)"},
		{"see https://x.test/a_(b). Then", "see|https://x.test/a_(b)|.|Then"},
		{"@ann and @o/team-x, #12", "@ann|and|@o/team-x|,|#12"},
		{"use `a b` now", "use|a b|now"},
		{"svc_lucy api.example.com run() 48m 2024-03-15", "svc_lucy|api.example.com|run|(|)|48m|2024-03-15"},
		{"naïve Öztürk’s — so", "naïve|Öztürk|’s|—|so"},
		{"&ldquo;Who?&rdquo; a\\_b", "“|Who|?|”|a_b"},
		{"won't can't I'm", "wo|n't|ca|n't|I|'m"},
	} {
		d := Parse("x.md", []byte(c.in), nil)
		var got []string
		for i := range d.Tokens {
			got = append(got, d.Word(i))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%q: %s, want %s", c.in, g, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"One. Two! Three? four", "One.|Two!|Three?|four"},
		{"At 10 a.m. Dr. Who left, e.g. Mr. Fox. Then no. 5 came.", "At 10 a.m. Dr. Who left, e.g. Mr. Fox.|Then no. 5 came."},
		{"It broke (badly.) We fixed 1.31.0. ok", "It broke (badly.)|We fixed 1.31.0. ok"},
		{"He said \"stop.\" We did.", "He said \"stop.\"|We did."},
		{"line one  \nline two", "line one|line two"},
		{"soft\nbreak", "soft break"},
		{"by J. Doe. Next", "by J. Doe.|Next"},
	} {
		d := Parse("x.md", []byte(c.in), nil)
		var got []string
		for i := range d.Sentences {
			got = append(got, d.SentenceText(&d.Sentences[i]))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%q: %s, want %s", c.in, g, c.want)
		}
	}
}

func TestPositions(t *testing.T) {
	src := []byte("a😀b\r\ncé\rd\n")
	x := NewLineIndex(src)
	for _, c := range []struct {
		at   int
		want Position
	}{{0, Position{1, 1}}, {1, Position{1, 2}}, {5, Position{1, 3}}, {8, Position{2, 1}}, {9, Position{2, 2}}, {12, Position{3, 1}}} {
		if got := x.Position(c.at); got != c.want {
			t.Errorf("offset %d: %v, want %v", c.at, got, c.want)
		}
		if back := x.Offset(c.want); back != c.at {
			t.Errorf("%v: offset %d, want %d", c.want, back, c.at)
		}
	}
	if line, col := x.UTF16(5); line != 0 || col != 3 {
		t.Errorf("UTF-16 column after an emoji: %d:%d, want 0:3", line, col)
	}
	if !utf8.Valid(src) {
		t.Fatal("the sample is not UTF-8")
	}
}

package tagger

import (
	"go/build"
	"go/parser"
	"go/token"
	"iter"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jdkato/prose/v2"

	"github.com/blamelint/blamelint/analyzer/tagger/internal/weights"
)

// A reference is prose with its model loaded once.
type reference struct{ model *prose.Model }

func newReference(t *testing.T) reference {
	doc, err := prose.NewDocument("load", prose.WithSegmentation(false), prose.WithExtraction(false))
	if err != nil {
		t.Fatal(err)
	}
	return reference{doc.Model}
}

// tag returns prose's tokens with prose's tags, or none where prose's tokenizer
// panics, as it does on some letters whose small form has another length.
func (r reference) tag(text string) (tokens []prose.Token) {
	defer func() {
		if recover() != nil {
			tokens = nil
		}
	}()
	doc, err := prose.NewDocument(text, prose.WithSegmentation(false), prose.WithExtraction(false), prose.UsingModel(r.model))
	if err != nil {
		return nil
	}
	return doc.Tokens()
}

// compare fails the test if a tag of any token of the text differs from
// prose's, and returns the number of tokens.
//
// Where two tags have exactly the same score, prose takes the one that Go's
// map order brings first, so it may say another in its next run. That is rare,
// and then prose has to give all our tags in one of a hundred runs.
func (r reference) compare(t *testing.T, text string) int {
	t.Helper()
	tokens := r.tag(text)
	words := make([]string, len(tokens))
	for i, token := range tokens {
		words[i] = token.Text
	}
	tags := Tagger{}.Tag(words, nil)
	first := difference(tags, tokens)
	for run := 0; first >= 0 && difference(tags, tokens) >= 0; run++ {
		if run == 100 {
			t.Fatalf("in %q, word %d, %q, is %s, prose says %s", text, first, words[first], tags[first], tokens[first].Tag)
		}
		tokens = r.tag(text)
	}
	return len(words)
}

// difference returns the first index where the tags are not the tokens', or -1.
func difference(tags []Tag, tokens []prose.Token) int {
	for i, token := range tokens {
		want := tags[i].String()
		if tags[i] == Verbatim {
			want = token.Text
		}
		if token.Tag != want {
			return i
		}
	}
	return -1
}

// pieces cuts a text at blanks so that no word comes twice in a piece: prose
// gives equal words of a text one and the same token, which then shows only the
// tag of the last.
func pieces(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		var piece []string
		seen := map[string]bool{}
		for _, word := range strings.Fields(text) {
			if seen[word] {
				if !yield(strings.Join(piece, " ")) {
					return
				}
				piece = piece[:0]
				clear(seen)
			}
			seen[word] = true
			piece = append(piece, word)
		}
		if len(piece) > 0 {
			yield(strings.Join(piece, " "))
		}
	}
}

// comments ranges over the comments of Go's own sources, file by file.
func comments(t *testing.T) iter.Seq[string] {
	root := filepath.Join(build.Default.GOROOT, "src")
	files, err := filepath.Glob(filepath.Join(root, "*", "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no sources under %s: %v", root, err)
	}
	deeper, err := filepath.Glob(filepath.Join(root, "*", "*", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	return func(yield func(string) bool) {
		for _, name := range append(files, deeper...) {
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
			if err != nil {
				continue
			}
			for _, group := range file.Comments {
				if !yield(group.Text()) {
					return
				}
			}
		}
	}
}

// TestSameAsProseOnText compares the tags of more than 100,000 words of
// running text.
func TestSameAsProseOnText(t *testing.T) {
	const enough = 120_000
	r, words := newReference(t), 0
	for text := range comments(t) {
		for piece := range pieces(text) {
			words += r.compare(t, piece)
		}
		if words >= enough {
			return
		}
	}
	t.Fatalf("only %d words compared", words)
}

// TestSameAsProseOnVocabulary compares on the words that have weights, in an
// order that no text has, so that every row gets its turn.
func TestSameAsProseOnVocabulary(t *testing.T) {
	r, keys := newReference(t), vocabulary()
	random := rand.New(rand.NewPCG(1, 2))
	random.Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
	for i, key := range keys {
		switch random.IntN(8) {
		case 0:
			keys[i] = strings.ToUpper(key)
		case 1:
			keys[i] = strings.ToUpper(key[:1]) + key[1:]
		}
	}
	words := 0
	for piece := range pieces(strings.Join(keys, " ")) {
		for fields := range slices.Chunk(strings.Fields(piece), 25) {
			words += r.compare(t, strings.Join(fields, " "))
		}
	}
	if words < len(keys) {
		t.Fatalf("%d words compared, of a vocabulary of %d", words, len(keys))
	}
}

// vocabulary returns the keys of all words in the table.
func vocabulary() []string {
	var keys []string
	for i := range 1 << weights.WordBits {
		slot := table[weights.WordsAt+4*i:]
		at := (uint32(slot[0]) | uint32(slot[1])<<8 | uint32(slot[2])<<16) & (1<<weights.PositionBits - 1)
		if at != 0 {
			keys = append(keys, string(table[at+1:at+1+uint32(table[at])]))
		}
	}
	return keys
}

// TestSameAsProseOnForms compares on words of unusual form, each of them in
// sentences, since what they are changes the tags of their neighbours.
func TestSameAsProseOnForms(t *testing.T) {
	r := newReference(t)
	for _, form := range slices.Concat(forms(), emoticons(t)) {
		for _, frame := range []string{"%s", "%s failed again", "the %s was slow", "they saw %s", "a %s of %s2 ( %s1 )"} {
			if words := r.compare(t, strings.ReplaceAll(frame, "%s", form)); words == 0 {
				t.Errorf("prose does not tag %q in %q", form, frame)
			}
		}
	}
}

// forms returns words on which the tagger's branches part. It is no variable,
// because that would be work at start.
func forms() []string {
	return []string{
		// Numbers, years and what only resembles them.
		"0", "00", "1", "7", "1999", "2026", "+123", "-123", "-12", "19a9", "199", "19999", "1,000", "3.5", "12%", "1/2", "14:02", "1990s", "4th", "0x1f", "١٩٩٩",
		// Hyphens and dashes.
		"-", "--", "---", "on-call", "-on", "on-", "e-mail", "X-Request-Id", "well-known-thing", "–", "—", "a–b", "-a-b-",
		// Brackets and traces of the Penn Treebank.
		"-LRB-", "-RRB-", "-LCB-", "-ABC-", "-ABCD-", "-AB-", "-abc-", "*", "**", "*T*-1", "*T*-1234", "*T*-", "*-1", "*-123", "*-1234", "*U*", "*?*", "*_*", "*9*", "*é*", "*EXP*-2", "*exp*-2", "**-1",
		// Links, addresses, handles.
		"example.com", "www.example.com", "https://example.com/a(b)c?d=e", "http://x", "a.b", "a.bc", "a.b.", "A.bc", "file.go", "Foo.Bar", "foo.Bar", "fmt.Println", "...", "....", "..a", "a..b", "a.(b)", "a.(b)(c)", "a.(b", "x.!y", "x.é", "x.éé", "1.2.3.4", "v2.3.1",
		"@", "@team", "@@", "me@example.com", "me@example", "me@ex-ample.org", "me@-x.org", "me@x-.org", "é@x.org", "\u017f@x.org", "a@\u212a.org", "a@x.\u017f", "a@b@c.de",
		// Abbreviations and contractions.
		"U.S.", "e.g.", "i.e.", "Mr.", "etc.", "don't", "DON'T", "they'll", "it's", "I'm", "can't", "cannot", "o'clock", "'", "''", "``", "\"", "$100", "#42", "!", "?", ";", "&", "%",
		// Letters outside ASCII, small forms of another length, broken UTF-8.
		"café", "CAFÉ", "Ünïcode", "İstanbul", "Ⱥlpha", "\u212aelvin", "ſmall", "日本語", "Ж", "ß", "ẞ", "🔥", "👩‍💻", "a🔥b", "\xff", "a\xffb", "\xe2\x82", "É\xff", "\u00a0x", "\u200b",
		// Length.
		"a", "ab", "abc", "abcd", "ABC", "Z", strings.Repeat("x", 31), strings.Repeat("x", 32), strings.Repeat("Xy", 40), strings.Repeat("É", 100), strings.Repeat("deployment", 500),
		// Words of the trade.
		"rollback", "failover", "outage", "Kubernetes", "kubectl", "PostgreSQL", "postmortem", "p99", "us-east-1", "APIs", "SRE", "5xx",
	}
}

// emoticons returns the words that the table calls SYM and prose writes so.
func emoticons(t *testing.T) []string {
	var found []string
	for _, key := range vocabulary() {
		if word := table.Word(weights.Sum(key), key); Tag(table.Fixed(word)) == SYM {
			found = append(found, key)
		}
	}
	if len(found) == 0 {
		t.Fatal("the table has no emoticons")
	}
	return found
}

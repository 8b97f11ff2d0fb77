package tagger

import (
	"bytes"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/blamelint/blamelint/analyzer/tagger/internal/build"
)

func TestTagNames(t *testing.T) {
	names := map[Tag]string{
		0: "", Dollar: "$", CloseQuote: "''", CC: "CC", CD: "CD", DT: "DT", EX: "EX", FW: "FW", IN: "IN", JJ: "JJ", JJR: "JJR", JJS: "JJS",
		LS: "LS", MD: "MD", NN: "NN", NNP: "NNP", NNPS: "NNPS", NNS: "NNS", PDT: "PDT", POS: "POS", PRP: "PRP", PRPS: "PRP$", RB: "RB",
		RBR: "RBR", RBS: "RBS", RP: "RP", SYM: "SYM", TO: "TO", UH: "UH", VB: "VB", VBD: "VBD", VBG: "VBG", VBN: "VBN", VBP: "VBP",
		VBZ: "VBZ", WDT: "WDT", WP: "WP", WRB: "WRB", OpenQuote: "``", Hash: "#", OpenParen: "(", CloseParen: ")", Comma: ",",
		Period: ".", Colon: ":", WPS: "WP$", Hyphen: "-", None: "-NONE-", Verbatim: "-WORD-", start: "-START-", start2: "-START2-",
		start2 + 1: "", 255: "",
	}
	for tag := Tag(0); tag <= start2; tag++ {
		if _, ok := names[tag]; !ok {
			t.Errorf("tag %d has no name here", tag)
		}
	}
	for tag, want := range names {
		if got := tag.String(); got != want {
			t.Errorf("tag %d is %q, not %q", tag, got, want)
		}
	}
}

// TestTableIsCurrent fails if go generate would change the table: if it was
// edited, if prose's model changed, or if the generator does not write the same
// bytes every time.
func TestTableIsCurrent(t *testing.T) {
	for range 2 {
		fresh, err := build.Table()
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(fresh, []byte(table)) {
			t.Fatal("weights.bin is not what go generate writes")
		}
	}
}

// prose panics on an empty word; here it has no tag and stands in no one's way.
func TestEmptyWords(t *testing.T) {
	var tagger Tagger
	if got := tagger.Tag(nil, nil); len(got) != 0 {
		t.Errorf("no words have the tags %v", got)
	}
	got := tagger.Tag([]string{"", "the", "", "deploy", ""}, nil)
	if want := []Tag{0, DT, 0, NN, 0}; !slices.Equal(got, want) {
		t.Errorf("tags are %v, not %v", got, want)
	}
}

// TestAt asks for single words in several orders.
func TestAt(t *testing.T) {
	words := slices.Concat(strings.Fields(passage), forms(), []string{"", "the", "run", "", "set", "to"})
	for n := 0; n <= len(words); n = max(n+1, min(2*n, len(words))) {
		some := words[:n]
		want := Tagger{}.Tag(some, nil)
		for _, step := range []int{1, 7, 31, len(some) - 1} {
			var r Reader
			r.Open(n, func(i int) string { return some[i] }, make([]Tag, n))
			for k := range some {
				i := (k*step + step) % n
				if got := r.At(i); got != want[i] {
					t.Fatalf("word %d of %d, %q, is %v, not %v", i, n, some[i], got, want[i])
				}
			}
		}
		if n == len(words) {
			break
		}
	}
}

func TestTagUsesOut(t *testing.T) {
	var tagger Tagger
	words := strings.Fields(passage)
	want := tagger.Tag(words, nil)
	out := slices.Repeat([]Tag{VBD}, len(words)+3)
	got := tagger.Tag(words, out)
	if !slices.Equal(got, want) {
		t.Errorf("tags are %v, not %v", got, want)
	}
	if &got[0] != &out[0] {
		t.Error("the memory offered was not used")
	}
}

func TestReaderAllocatesNothing(t *testing.T) {
	words := slices.Concat(strings.Fields(passage), forms(), []string{""})
	tags, word := make([]Tag, len(words)), func(i int) string { return words[i] }
	var r Reader
	n := testing.AllocsPerRun(10, func() {
		clear(tags)
		r.Open(len(words), word, tags)
		for i := range words {
			r.At(i)
		}
	})
	if n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// TestStartCostsNothing runs this test's own binary with the runtime's trace of
// package initializers, which names each package that had any work to do.
func TestStartCostsNothing(t *testing.T) {
	command := exec.Command(os.Args[0], "-test.run=^$")
	command.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	trace, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, trace)
	}
	if !strings.Contains(string(trace), "init runtime @") {
		t.Fatalf("no trace:\n%s", trace)
	}
	for _, name := range []string{"tagger", "tagger/internal/weights"} {
		if strings.Contains(string(trace), "/analyzer/"+name+" @") {
			t.Errorf("package %s has work to do at start:\n%s", name, trace)
		}
	}
}

func TestTagAtOnce(t *testing.T) {
	var tagger Tagger
	words := strings.Fields(passage)
	want := tagger.Tag(words, nil)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 50 {
				if got := tagger.Tag(words, nil); !slices.Equal(got, want) {
					t.Errorf("tags are %v, not %v", got, want)
				}
			}
		})
	}
	group.Wait()
}

func FuzzTag(f *testing.F) {
	f.Add(passage)
	f.Add(strings.Join(forms(), " "))
	f.Add("  a  \xff \x00 ")
	f.Fuzz(func(t *testing.T, text string) {
		words := strings.Split(text, " ")
		tags := Tagger{}.Tag(words, nil)
		if len(tags) != len(words) {
			t.Fatalf("%d words have %d tags", len(words), len(tags))
		}
		for i, tag := range tags {
			if tag > Verbatim || (tag == 0) != (words[i] == "") {
				t.Errorf("word %q has the tag %d", words[i], tag)
			}
		}
	})
}

package tagger

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/mingrammer/commonregex"
)

// proseForm returns what prose's tagger asks about a word's form, in its words.
func proseForm() func(word string) Tag {
	none := regexp.MustCompile(`^(?:0|\*[\w?]\*|\*\-\d{1,3}|\*[A-Z]+\*\-\d{1,3}|\*)$`)
	keep := regexp.MustCompile(`^\-[A-Z]{3}\-$`)
	return func(word string) Tag {
		switch {
		case commonregex.LinkRegex.MatchString(word), commonregex.EmailRegex.MatchString(word), strings.HasPrefix(word, "@"):
			return NN
		case none.MatchString(word):
			return None
		case keep.MatchString(word):
			return Verbatim
		}
		return 0
	}
}

func formOf(word string) Tag {
	if word == "" {
		return 0
	}
	_, bytes := scan(word)
	return form(word, bytes)
}

// TestFormMatchesPatterns tries every short word of the characters that the
// patterns tell apart, and many long ones.
func TestFormMatchesPatterns(t *testing.T) {
	const alphabet = "aA.()@-*1! é"
	letters := strings.Split(alphabet, "")
	proseForm := proseForm()
	check := func(word string) {
		if got, want := formOf(word), proseForm(word); got != want {
			t.Fatalf("%q has the form %s, the patterns say %s", word, got, want)
		}
	}
	var all func(prefix string, n int)
	all = func(prefix string, n int) {
		check(prefix)
		for _, letter := range letters {
			if n > 0 {
				all(prefix+letter, n-1)
			}
		}
	}
	all("", 4)
	random := rand.New(rand.NewPCG(3, 4))
	for range 100_000 {
		var word strings.Builder
		for range random.IntN(24) {
			word.WriteString(letters[random.IntN(len(letters))])
		}
		check(word.String())
	}
}

func FuzzForm(f *testing.F) {
	for _, word := range forms() {
		f.Add(word)
	}
	proseForm := proseForm()
	f.Fuzz(func(t *testing.T, word string) {
		if got, want := formOf(word), proseForm(word); got != want {
			t.Errorf("%q has the form %s, the patterns say %s", word, got, want)
		}
	})
}

// BenchmarkForm measures words made to be slow: ns/byte must not grow with the
// length.
func BenchmarkForm(b *testing.B) {
	for _, part := range []string{".", "a.", "a.(", "a.(.", "a.(.).", "(a.", "@", "a@", "a@a", "a@a."} {
		for _, size := range []int{1 << 12, 1 << 18} {
			word := strings.Repeat(part, size/len(part))
			b.Run(part+"/"+map[bool]string{false: "4K", true: "256K"}[size > 1<<12], func(b *testing.B) {
				for b.Loop() {
					formOf(word)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(word)), "ns/byte")
			})
		}
	}
}

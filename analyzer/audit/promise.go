package audit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// PromiseLength is how many repeated promises a report lists at most, and
// promisePlaces how many places of each.
const (
	PromiseLength = 100
	promisePlaces = 20
)

// A Promise is one action that several documents propose in nearly the same
// words.
type Promise struct {
	Key       string     `json:"key"`
	Text      string     `json:"text"`      // as the first document says it
	Documents int64      `json:"documents"` // that promise it
	Open      int64      `json:"open"`      // items that are not known to be done
	First     Day        `json:"first,omitempty"`
	Last      Day        `json:"last,omitempty"`
	Places    []Promised `json:"places"` // oldest first, those without a date last; at most 20
}

// Promised is one document's item.
type Promised struct {
	Path  string `json:"path"`
	Line  int    `json:"line"` // 1-based
	Date  Day    `json:"date,omitempty"`
	State State  `json:"state,omitempty"`
	Text  string `json:"text"`
}

// NewPromise puts together the items of one key. ok is false if they stand in
// one document alone.
func NewPromise(key string, places []Promised) (p Promise, ok bool) {
	places = slices.Clone(places)
	slices.SortFunc(places, func(a, b Promised) int {
		return cmp.Or(cmp.Compare(undatedLast(a.Date), undatedLast(b.Date)), cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line))
	})
	p.Key = key
	seen := map[string]bool{}
	for _, at := range places {
		p.Open += one(at.State != Done)
		if !seen[at.Path] {
			seen[at.Path] = true
			p.Places = append(p.Places, at)
		}
		if at.Date != "" {
			p.First = cmp.Or(p.First, at.Date)
			p.Last = max(p.Last, at.Date)
		}
	}
	p.Documents = int64(len(seen))
	if p.Documents < 2 {
		return Promise{}, false
	}
	p.Text = p.Places[0].Text
	p.Places = p.Places[:min(len(p.Places), promisePlaces)]
	return p, true
}

func undatedLast(d Day) string { return cmp.Or(string(d), "~") }

// ComparePromises orders promises as a report lists them.
func ComparePromises(a, b Promise) int {
	return cmp.Or(cmp.Compare(b.Documents, a.Documents), cmp.Compare(b.Open, a.Open), cmp.Compare(b.Last, a.Last), cmp.Compare(a.Key, b.Key))
}

// promiseWords is the number of content words from which on equal words mean
// an equal promise: many documents say "add tests", and mean different ones.
const promiseWords = 3

// promiseKey is what Action.Key is: a hash of the words that say what is to be
// done, without endings, order and the small words between them.
func promiseKey(text string) string {
	words := contentWords(text)
	if len(words) < promiseWords {
		return ""
	}
	h := uint64(14695981039346656037) // FNV-1a
	for _, w := range words {
		for i := range len(w) {
			h = (h ^ uint64(w[i])) * 1099511628211
		}
		h = (h ^ ' ') * 1099511628211
	}
	return fmt.Sprintf("%016x", h)
}

// maxContent bounds the words of an item that are compared.
const maxContent = 16

// contentWords are the words that tell what an item is about, in lower case,
// without plural and verb endings, sorted.
func contentWords(text string) []string {
	out := make([]string, 0, maxContent)
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if isSmallWord(w) || len(w) == 1 && !unicode.IsDigit(rune(w[0])) {
			continue
		}
		if out = append(out, Stem(w)); len(out) == maxContent {
			break
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Stem takes a plural or verb ending off a word in lower case.
func Stem(w string) string {
	for _, end := range [...]string{"ing", "es", "ed", "s"} {
		if stem, ok := strings.CutSuffix(w, end); ok && len(stem) > 3 {
			return stem
		}
	}
	return w
}

const smallWords = " a an the of for to in on at by with and or our we will be is are that this it its from into when so as all each every should must need plan new "

func isSmallWord(w string) bool { return strings.Contains(smallWords, " "+w+" ") }

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
	Key       string `json:"key"`
	Text      string `json:"text"`      // as the first document says it
	Documents int64  `json:"documents"` // that promise it
	Open      int64  `json:"open"`      // items that are not known to be done
	First     Day    `json:"first,omitempty"`
	Last      Day    `json:"last,omitempty"`
	// Places are the oldest and the newest, at most 20; oldest first, those without
	// a date last.
	Places []Promised `json:"places"`
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
// one document alone. The items may come in any order.
func NewPromise(key string, items []Promised) (p Promise, ok bool) {
	items = slices.Clone(items)
	slices.SortFunc(items, func(a, b Promised) int { return cmp.Compare(a.Path, b.Path) })
	var b promiseBuilder
	for _, at := range items {
		b.add(at)
	}
	return b.promise(key)
}

// A promiseBuilder takes the items of one key; those of one document come one
// after the other. It keeps a few of them.
type promiseBuilder struct {
	Promise
	path   string // of the document whose items come
	places []Promised
}

func (b *promiseBuilder) add(at Promised) {
	b.Open += one(at.State != Done)
	if at.Date != "" && (b.First == "" || at.Date < b.First) {
		b.First = at.Date
	}
	b.Last = max(b.Last, at.Date)
	if b.Documents == 0 || at.Path != b.path {
		b.path = at.Path
		b.Documents++
	} else if i := slices.IndexFunc(b.places, func(p Promised) bool { return p.Path == at.Path }); i < 0 || comparePromised(b.places[i], at) <= 0 {
		return
	} else {
		b.places = slices.Delete(b.places, i, i+1)
	}
	i, _ := slices.BinarySearchFunc(b.places, at, comparePromised)
	b.places = slices.Insert(b.places, i, at)
	b.shorten()
}

// shorten drops one place if there are too many: one without a date, or else the
// oldest but one. The oldest shows since when the promise is made, the newest
// are those that somebody can still ask about. What is kept does not depend on
// the order in which places came.
func (b *promiseBuilder) shorten() {
	last := len(b.places) - 1
	switch {
	case last < promisePlaces:
	case b.places[last].Date == "":
		b.places = b.places[:last]
	default:
		b.places = slices.Delete(b.places, 1, 2)
	}
}

func (b *promiseBuilder) promise(key string) (Promise, bool) {
	if b.Documents < 2 {
		return Promise{}, false
	}
	p := b.Promise
	p.Key, p.Places, p.Text = key, b.places, b.places[0].Text
	return p, true
}

// comparePromised orders places by date, those without one last.
func comparePromised(a, b Promised) int {
	return cmp.Or(cmp.Compare(undatedLast(a.Date), undatedLast(b.Date)), cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line))
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
	return hexKey(h)
}

func hexKey(h uint64) string { return fmt.Sprintf("%016x", h) }

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

// Stem takes a plural or verb ending off a word in lower case, so that
// "restores", "restored" and "restore" are one.
func Stem(w string) string {
	for _, end := range [...]string{"ing", "es", "ed", "s", "e"} {
		if stem, ok := strings.CutSuffix(w, end); ok && len(stem) > 3 {
			return stem
		}
	}
	return w
}

// isSmallWord reports whether a word in lower case says nothing about what is
// to be done.
func isSmallWord(w string) bool {
	switch w {
	case "a", "an", "the", "of", "for", "to", "in", "on", "at", "by", "with", "and", "or", "our", "we", "will", "be", "is", "are", "that", "this",
		"it", "its", "from", "into", "when", "so", "as", "all", "each", "every", "should", "must", "need", "plan", "new", "more", "some", "any":
		return true
	}
	return false
}

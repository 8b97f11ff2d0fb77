package rules

import (
	"slices"
	"strings"
	"unicode"

	"github.com/blamelint/blamelint/analyzer"
)

var actionDuplicate = &analyzer.Rule{
	ID:      "action-duplicate",
	Name:    "The same action twice",
	Summary: "two open items that say the same in nearly the same words",
	Doc: `Two items for one piece of work get two owners or none, and two states. Often one of them was copied from an earlier section or written by
another reviewer. Keep the one that says more, and give it the owner, ticket and date of the other.

Items are compared by their words without endings and order; "a", "the" and the like do not count. Items that differ in a name or a number are two.`,
	Sources:  []analyzer.Source{lunneyActions},
	Group:    analyzer.Action,
	Severity: analyzer.Note,
	Examples: []analyzer.Example{{
		Bad:  "## Action items\n\n- Add an alert for failed restores\n- Delete the old importer\n- «Add alerts for failed restores» (Kim)",
		Good: "## Action items\n\n- Add an alert for failed restores (Kim)\n- Delete the old importer",
	}, {
		Bad:  "## Action items\n\n- Cap the retries of the importer\n- «Cap the importer's retries»",
		Good: "## Action items\n\n- Cap the importer's retries",
	}},
	Silent: []string{
		"## Action items\n\n- Add an alert for the mail queue\n- Add an alert for the search queue",
		"## Action items\n\n- Cap the retries at 3\n- Cap the retries at 5",
		"## Action items\n\n- [x] Delete the old importer\n- Delete the old importer's tables",
		"## Action items\n\n- Add tests\n- Add docs",
	},
	Check: checkActionDuplicate,
}

func checkActionDuplicate(p *analyzer.Pass) {
	open := openItems(p)
	if len(open) < 2 {
		return
	}
	// Items are found by the sum of their words' hashes, from which a word is
	// taken as easily as it was added; by what they have without one word, too.
	whole, oneLess := map[uint64]*analyzer.ActionItem{}, map[uint64]*analyzer.ActionItem{}
	for _, a := range open {
		words := contentWords(a)
		if len(words) < 2 {
			continue
		}
		sum := sumOf(words)
		first := whole[sum]
		for i := 0; first == nil && len(words) >= minShared && i < len(words); i++ {
			first = whole[sum-wordHash(words[i])] // the earlier item may lack one of the words …
		}
		if first == nil {
			first = oneLess[sum] // … or have one more
		}
		if first != nil && nearlyEqual(words, contentWords(first)) {
			p.Report(a.Words, "This says the same as the item on line %d: one piece of work, two states.", first.Line).
				Relate(first.Words, "the other item").
				Suggest("Keep the one that says more, with the owner, ticket and date of both.")
			continue
		}
		whole[sum] = a
		for i := 0; len(words) > minShared && i < len(words); i++ {
			if k := sum - wordHash(words[i]); oneLess[k] == nil {
				oneLess[k] = a
			}
		}
	}
}

func sumOf(words []string) (sum uint64) {
	for _, w := range words {
		sum += wordHash(w)
	}
	return sum
}

// wordHash is FNV-1a with its bits mixed, so that sums of hashes differ, too.
func wordHash(w string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(w) {
		h = (h ^ uint64(w[i])) * 1099511628211
	}
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	return h ^ h>>32
}

// nearlyEqual reports whether two lists of words, sorted and without doubles,
// differ in one word at most: that none is a matter of hashes alone.
func nearlyEqual(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for i := range a {
		if a[i] != b[i] {
			return len(a) < len(b) && slices.Equal(a[i:], b[i+1:])
		}
	}
	return len(b)-len(a) < 2
}

// minShared is the number of words that items must share to be the same where
// one of them has a word more; maxCompared bounds what is compared.
const (
	minShared   = 4
	maxCompared = 16
)

// contentWords are the words of an item that tell what it is about: in lower
// case, without plural and verb endings, sorted.
func contentWords(a *analyzer.ActionItem) []string {
	out := make([]string, 0, maxCompared)
	text := strings.ToLower(a.Topic + " " + a.Text)
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if emptyWords.has(w) || len(w) == 1 && !unicode.IsDigit(rune(w[0])) {
			continue
		}
		for _, end := range [...]string{"ing", "es", "ed", "s"} {
			if stem, ok := strings.CutSuffix(w, end); ok && len(stem) > 3 {
				w = stem
				break
			}
		}
		if out = append(out, w); len(out) == maxCompared {
			break
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

const emptyWords wordList = " a an the of for to in on at by with and or our we will be is are that this it its from into when so as all each every should must need plan new "

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
	seen := map[string]*analyzer.ActionItem{}
	for _, a := range openItems(p) {
		words := contentWords(a.Topic + " " + a.Text)
		if len(words) < 2 {
			continue
		}
		key := strings.Join(words, " ")
		first := seen[key]
		for i := 0; first == nil && len(words) >= minShared && i < len(words); i++ {
			// The earlier item may lack one of the words …
			first = seen[strings.Join(slices.Delete(slices.Clone(words), i, i+1), " ")]
		}
		if first == nil {
			first = seen["+"+key]
		}
		if first != nil {
			p.Report(a.Words, "This says the same as the item on line %d: one piece of work, two states.", first.Line).
				Relate(first.Words, "the other item").
				Suggest("Keep the one that says more, with the owner, ticket and date of both.")
			continue
		}
		seen[key] = a
		for i := 0; len(words) > minShared && i < len(words); i++ {
			// … or have one more.
			if k := "+" + strings.Join(slices.Delete(slices.Clone(words), i, i+1), " "); seen[k] == nil {
				seen[k] = a
			}
		}
	}
}

// minShared is the number of words that items must share to be the same where
// one of them has a word more; maxCompared bounds what is compared.
const (
	minShared   = 4
	maxCompared = 16
)

// contentWords are the words of a text that tell what it is about: in lower
// case, without plural and verb endings, sorted.
func contentWords(text string) []string {
	var out []string
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
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

// Package suggest finds the name that somebody probably meant.
package suggest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// Nearest is the candidate closest to name, compared without case, or "" when
// none is close enough to be a slip of the keyboard: about one edit in three
// letters. Of equally close candidates the first in alphabetical order wins,
// so the answer does not depend on the order of candidates.
func Nearest(name string, candidates []string) string {
	name = strings.ToLower(name)
	limit := max(2, len(name)/3)
	best, bestDistance := "", limit+1
	for _, c := range slices.Sorted(slices.Values(candidates)) {
		if d := distance(name, strings.ToLower(c)); d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// distance counts single edits; two adjacent letters swapped, the commonest
// slip, and a name cut short ("counterfact") both count as near.
func distance(a, b string) int {
	if len(a) >= 4 && strings.HasPrefix(b, a) {
		return 1
	}
	d := levenshtein.ComputeDistance(a, b)
	if d >= len(a) || d >= len(b) {
		return len(a) + len(b) // nothing in common
	}
	return d
}

// Hint is Nearest as the end of a sentence, ` – did you mean "x"?`, or "".
func Hint(name string, candidates []string) string {
	if n := Nearest(name, candidates); n != "" {
		return fmt.Sprintf(" – did you mean %q?", n)
	}
	return ""
}

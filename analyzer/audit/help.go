package audit

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

const languageGroup = string(analyzer.Language)

// Help says how much a reviewer's half hour would do for a document. It is no
// grade: a document with a high score has much that is easily made better.
type Help struct {
	Score int    `json:"score"`         // 0: nothing to do
	Why   string `json:"why,omitempty"` // a sentence; empty if the score is 0
}

// What a point is: about as much as one sentence that a careful reviewer would
// reword. The first few findings of a rule count and no more, because whoever
// rewords five sentences has understood and will reword the sixth alone.
const (
	errorPoints   = 4
	warningPoints = 3
	notePoints    = 1
	countedOfRule = 5

	ownerPoints    = 2 // an open item without an owner
	trackPoints    = 1 // … without ticket and date
	wordingPoints  = 1 // … that does not say what will be done
	countedOfItems = 10
	weakPoints     = 4 // no item changes the system
)

// A helper adds up the points of one document.
type helper struct {
	score int
	parts []helpPart
}

type helpPart struct {
	points int
	text   string
}

func (h *helper) add(points int, format string, args ...any) {
	if points > 0 {
		h.score += points
		h.parts = append(h.parts, helpPart{points, fmt.Sprintf(format, args...)})
	}
}

// helpFor scores a record from its findings and action items.
func helpFor(r *Record) Help {
	var h helper
	h.language(r.Findings)
	h.structure(r.Findings)
	h.actions(r.Actions)
	if h.score == 0 {
		return Help{}
	}
	slices.SortStableFunc(h.parts, func(a, b helpPart) int { return cmp.Compare(b.points, a.points) })
	var texts []string
	for _, p := range h.parts[:min(len(h.parts), 3)] {
		texts = append(texts, p.text)
	}
	why := texts[len(texts)-1]
	if len(texts) > 1 {
		why = strings.Join(texts[:len(texts)-1], ", ") + " and " + why
	}
	return Help{h.score, strings.ToUpper(why[:1]) + why[1:] + "."}
}

func severityPoints(severity string) int {
	switch severity {
	case "error":
		return errorPoints
	case "warning":
		return warningPoints
	}
	return notePoints
}

func (h *helper) language(findings []Finding) {
	rules, points, n := map[string]int64{}, 0, 0
	for i := range findings {
		f := &findings[i]
		if f.Group != languageGroup {
			continue
		}
		n++
		if rules[f.Rule]++; rules[f.Rule] <= countedOfRule {
			points += severityPoints(f.Severity)
		}
	}
	if n == 0 {
		return
	}
	top := byCount(rules)
	for i, id := range top {
		top[i] = fmt.Sprintf("%s %d", id, rules[id])
	}
	if len(top) > 3 {
		top = append(top[:2], "and others")
	}
	h.add(points, "%s to reword (%s)", plural(n, "passage", "passages"), strings.Join(top, ", "))
}

// structure counts what a rule says about the document once.
func (h *helper) structure(findings []Finding) {
	rules := map[string]int{}
	for i := range findings {
		if f := &findings[i]; f.Group == string(analyzer.Structure) {
			rules[f.Rule] = max(rules[f.Rule], severityPoints(f.Severity))
		}
	}
	points := 0
	for _, p := range rules {
		points += p
	}
	if len(rules) > 0 {
		h.add(points, "%s about the document's shape (%s)", plural(len(rules), "remark", "remarks"), strings.Join(slices.Sorted(maps.Keys(rules)), ", "))
	}
}

func (h *helper) actions(items []Action) {
	open, noOwner, untracked, unclear, strong := 0, 0, 0, 0, false
	for i := range items {
		a := &items[i]
		strong = strong || a.Strength == "eliminate" || a.Strength == "guard" || a.Strength == "detect" || a.Strength == "unknown"
		if !a.Open() {
			continue
		}
		open++
		if !a.Owner {
			noOwner++
		}
		if !a.Tracked {
			untracked++
		}
		if !a.Actionable || !a.Specific || !a.Bounded {
			unclear++
		}
	}
	h.add(ownerPoints*min(noOwner, countedOfItems), "%s without an owner", openItems(noOwner, open))
	h.add(trackPoints*min(untracked, countedOfItems), "%s without a ticket or date", openItems(untracked, open))
	h.add(wordingPoints*min(unclear, countedOfItems), "%s that could say more clearly what will be done", openItems(unclear, open))
	if open > 0 && !strong {
		h.add(weakPoints, "no action item that changes the system")
	}
}

func openItems(n, open int) string {
	switch {
	case open == 1:
		return "the one open action item"
	case n == 2 && open == 2:
		return "both open action items"
	case n == open:
		return fmt.Sprintf("all %d open action items", open)
	}
	return fmt.Sprintf("%d of %d open action items", n, open)
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

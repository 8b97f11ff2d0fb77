package review

import (
	"fmt"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// repeats is how many comments on one document may say the same. A timeline in
// which every line has a name is told so three times, and not twenty.
const repeats = 3

// fold puts comments that have nothing of their own to say into the last of
// those before them that may say it.
func (p *Plan) fold() {
	var kept []Comment
	count, last := map[string]int{}, map[string]int{}
	advised := map[string]bool{}
	for _, c := range p.Comments {
		fresh := false
		for _, it := range c.items {
			key := c.Path + "\x00" + advice(it.finding)
			fresh = fresh || !advised[key]
			advised[key] = true
		}
		rule := c.rule()
		key := c.Path + "\x00" + rule
		if rule != "" && !fresh && count[key] >= repeats && len(kept[last[key]].also) < maxAlso {
			host := &kept[last[key]]
			host.also = append(host.also, c)
			continue
		}
		if rule != "" {
			count[key]++
			last[key] = len(kept)
		}
		kept = append(kept, c)
	}
	p.Comments = kept
}

// maxAlso is how many comments are folded into one. It bounds the mark.
const maxAlso = 200

// rule is what all findings of a comment that can be folded have in common;
// empty if there is a suggestion, or anything grave.
func (c *Comment) rule() string {
	first := c.items[0].finding.Rule
	for _, it := range c.items {
		if it.finding.Rule != first {
			return ""
		}
	}
	if c.suggestion != nil || c.severity == analyzer.Error {
		return ""
	}
	return first
}

// all are the findings that a comment tells, with those of comments that are
// folded into it.
func (c *Comment) all() []item {
	items := c.items
	for _, folded := range c.also {
		items = append(items[:len(items):len(items)], folded.items...)
	}
	return items
}

// more says where the folded ones would stand.
func (c *Comment) more() string {
	if len(c.also) == 0 {
		return ""
	}
	const shown = 24
	lines := make([]string, 0, shown)
	for _, folded := range c.also[:min(len(c.also), shown)] {
		lines = append(lines, fmt.Sprint(folded.StartLine))
	}
	if len(c.also) > shown {
		lines = append(lines, "…")
	}
	where := "lines"
	if len(c.also) == 1 {
		where = "line"
	}
	return fmt.Sprintf("\nAnd %d more like it: %s %s.\n", len(c.also), where, strings.Join(lines, ", "))
}

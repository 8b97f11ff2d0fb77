package review

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/reporter"
)

// maxBody bounds a comment, in bytes. GitHub takes 65,536 characters.
const maxBody = 60000

// body is the text of a comment: what its findings say, the suggestion, and a
// mark by which a later run knows them. Advice that advised holds is not given
// again; what is given is added.
func (c *Comment) body(advised map[string]bool) string {
	var b strings.Builder
	lines := remarks(c.items, c.suggestion, advised)
	for _, text := range lines {
		if len(lines) > 1 {
			text = "- " + strings.ReplaceAll(text, "\n", "\n  ")
		}
		b.WriteString(text + "\n")
	}
	if s := c.suggestion; s != nil {
		b.WriteString("\n" + offer(c.items, s) + "\n\n" + s.block())
	}
	b.WriteString(c.more() + "\n" + mark(c.all()) + "\n")
	return b.String()
}

// remarks are what findings say to one who reads them all: nothing twice, and
// of an action item's wording one remark, since other words settle them all.
func remarks(items []item, s *suggestion, advised map[string]bool) []string {
	ordered, action := gravestFirst(items)
	said := map[string]bool{}
	var lines, settled []string
	for i, it := range ordered {
		if action && i > 0 && it.finding.Advice == "" {
			settled = append(settled, link(it.finding.Rule))
			continue
		}
		plain := remark(it.finding, "")
		if said[plain] || within(it, items) && (s == nil || !s.applied[it.finding]) {
			continue
		}
		advice := advice(it.finding)
		if action && i > 0 || advised[advice] {
			advice = ""
		}
		said[plain], advised[advice] = true, true
		lines = append(lines, remark(it.finding, advice))
	}
	if len(settled) > 0 {
		lines = append(lines, "Other words would settle "+conjunction(settled)+", too.")
	}
	return lines
}

// within reports whether the words of an item are part of those of another that
// is no less grave: "careless" of "careless mistake".
func within(it item, items []item) bool {
	f := it.finding
	return slices.ContainsFunc(items, func(other item) bool {
		o := other.finding
		return o.Severity >= f.Severity && o.Span != f.Span && o.Span.Start <= f.Span.Start && f.Span.End <= o.Span.End &&
			strings.HasPrefix(o.Rule, "action-") == strings.HasPrefix(f.Rule, "action-")
	})
}

// conjunction joins words as a sentence does.
func conjunction(words []string) string {
	n := len(words) - 1
	if n == 0 {
		return words[0]
	}
	return strings.Join(words[:n], ", ") + " and " + words[n]
}

// gravestFirst puts the gravest finding first if all are about one action item;
// others stay in the order of their words.
func gravestFirst(items []item) (ordered []item, action bool) {
	if slices.ContainsFunc(items, func(it item) bool { return !strings.HasPrefix(it.finding.Rule, "action-") }) {
		return items, false
	}
	ordered = slices.Clone(items)
	slices.SortStableFunc(ordered, func(a, b item) int { return cmp.Compare(b.finding.Severity, a.finding.Severity) })
	return ordered, true
}

// remark is what one finding says, with what to write instead.
func remark(f *analyzer.Finding, advice string) string {
	text := fmt.Sprintf("**%s** %s: %s", f.Severity, link(f.Rule), reporter.MarkdownText(f.Message))
	if advice != "" {
		text += "\n*Try:* " + reporter.MarkdownText(advice)
	}
	return text
}

func link(rule string) string { return fmt.Sprintf("[%s](%s)", rule, reporter.RuleURL(rule)) }

// advice is what to write instead; empty if the finding does not say.
func advice(f *analyzer.Finding) string {
	if f.Advice == "" && len(f.Fixes) > 0 {
		return f.Fixes[0].Message
	}
	return f.Advice
}

// offer introduces a suggestion: what it covers, and how far to trust it. Who
// takes one that covers a part has not been told that the rest is well put.
func offer(items []item, s *suggestion) string {
	text := "One way to put it"
	if len(s.applied) < len(items) {
		text = "A start, for a part of these; the rest needs what you know"
	}
	if !s.safe {
		text += ". Please see that it still says what happened"
	}
	return text + ":"
}

// identity names a finding across pushes. Equal sentences are told apart by
// their order.
func identity(f *analyzer.Finding, seen *analyzer.KeyCounter) string {
	key := f.Key()
	if n := seen.Next(key); n > 1 {
		return fmt.Sprintf("%s.%d", key, n)
	}
	return key
}

const markStart = "<!-- blamelint:finding "

func mark(items []item) string {
	keys := make([]string, len(items))
	for i, it := range items {
		keys[i] = it.key
	}
	return markStart + strings.Join(keys, " ") + " -->"
}

// IsComment reports whether the text of a comment has the mark of a review.
func IsComment(body string) bool { return strings.Contains(body, markStart) }

// told are the findings that stand in comments: path, NUL, identity.
type told map[string]bool

var marked = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(regexp.QuoteMeta(markStart) + `([0-9a-f. ]+) -->`)
})

func newTold(standing []Standing) told {
	t := told{}
	for _, c := range standing {
		for _, m := range marked().FindAllStringSubmatch(c.Body, -1) {
			for key := range strings.FieldsSeq(m[1]) {
				t[c.Path+"\x00"+key] = true
			}
		}
	}
	return t
}

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
// mark by which a later run knows them.
func body(items []item, s *suggestion) string {
	var b strings.Builder
	said := map[string]bool{}
	items, brief := gravestFirst(items)
	for i, it := range items {
		text := remark(it.finding, i == 0 || !brief)
		if said[text] {
			continue
		}
		said[text] = true
		if len(items) > 1 {
			text = "- " + strings.ReplaceAll(text, "\n", "\n  ")
		}
		b.WriteString(text + "\n")
	}
	if s != nil {
		b.WriteString("\n" + offer(items, s) + "\n\n" + s.block())
	}
	b.WriteString("\n" + mark(items) + "\n")
	return b.String()
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

// remark is what one finding says, with what to write instead if it is asked
// for: an action item needs that once, in the words of the gravest.
func remark(f *analyzer.Finding, advise bool) string {
	text := fmt.Sprintf("**%s** [%s](%s): %s", f.Severity, f.Rule, reporter.RuleURL(f.Rule), reporter.MarkdownText(f.Message))
	advice := f.Advice
	if advice == "" && len(f.Fixes) > 0 {
		advice = f.Fixes[0].Message
	}
	if advise && advice != "" {
		text += "\n*Try:* " + reporter.MarkdownText(advice)
	}
	return text
}

// offer introduces a suggestion: what it covers, and how far to trust it.
func offer(items []item, s *suggestion) string {
	text := "One way to put it"
	if len(items) > 1 && len(s.applied) < len(items) {
		text += fmt.Sprintf(", for %d of these", len(s.applied))
	}
	if !s.safe {
		text += "; you know what happened, so see that it still says so"
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

// Package changed tells what is new in a document since an earlier version of
// it: sentences, not lines, for in Markdown a line is often a whole paragraph.
package changed

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// A Base knows earlier versions of documents. It is safe for concurrent use.
type Base interface {
	// Same reports whether the file at path is as it was, so that it need not
	// be read. It may report false when it does not know.
	Same(path string) (bool, error)
	// Before is the earlier version of the document at path, which now holds
	// text. ok is false if there was none.
	Before(path string, text []byte) (before []byte, ok bool, err error)
}

// Keep drops from now what is not new since before, the result of linting the
// earlier version by the same rules; nil means that there was none. Both must
// still have their documents. What is kept is marked as Changed if its own
// sentence is new.
//
// A finding is new if one of the sentences that it touches is: if it does not
// occur in the earlier version, wherever there, or fewer times. Case,
// punctuation and layout do not count. A finding in a list item or table row
// is also new if the item or row has changed and the earlier version did not
// have the finding; so an owner that was taken out of a row is noticed. So is
// one that a comment silenced in the earlier version, and no longer does. A
// finding about the document, or outside any sentence, is new if the earlier
// version did not have it.
func Keep(now, before *analyzer.Result) {
	if now.Document == nil {
		return // its model broke: Faults say so
	}
	if before == nil || before.Document == nil {
		before = &analyzer.Result{Document: &analyzer.Document{}}
	}
	c := comparison{doc: now.Document, old: before.Document}
	c.fresh = fresh(sentences(c.old), sentences(c.doc))
	now.Findings = c.keep(now.Findings, before.Findings, before.Suppressed)
	now.Suppressed = c.keep(now.Suppressed, before.Suppressed, before.Findings)
}

// A comparison is of one document with its earlier version.
type comparison struct {
	doc, old *analyzer.Document
	fresh    []bool          // by sentence of doc
	had      map[string]int  // findings of old by key, those accounted for taken off
	released map[string]int  // findings of old that were silenced, and now are not, or the other way round
	units    map[string]bool // list items and table rows of old
}

func (c *comparison) keep(findings, had, others []analyzer.Finding) []analyzer.Finding {
	c.had, c.released = countKeys(had), countKeys(others)
	kept := findings[:0]
	for i := range findings {
		f := &findings[i]
		f.Changed = !f.Doc && c.touchesFresh(f.Span)
		if f.Changed || c.appeared(f) {
			kept = append(kept, *f)
		}
	}
	clear(findings[len(kept):])
	return kept
}

func countKeys(findings []analyzer.Finding) map[string]int {
	n := make(map[string]int, len(findings))
	for i := range findings {
		n[findings[i].Key()]++
	}
	return n
}

// appeared judges a finding that is in no new sentence.
func (c *comparison) appeared(f *analyzer.Finding) bool {
	key := f.Key()
	if c.had[key] > 0 {
		c.had[key]--
		return false
	}
	if f.Doc || f.Sentence == "" {
		return true
	}
	if c.released[key] > 0 {
		c.released[key]--
		return true
	}
	unit := c.unitOf(f)
	return unit != "" && !c.oldUnits()[unit]
}

// touchesFresh reports whether a new sentence shares a byte with s, or holds
// it.
func (c *comparison) touchesFresh(s analyzer.Span) bool {
	b := c.doc.BlockAt(s.Start)
	if b == nil {
		return false
	}
	for i := b.FirstSentence; i < b.EndSentence; i++ {
		at := c.doc.SentenceSpan(&c.doc.Sentences[i])
		if at.Start >= s.End && at.Start > s.Start {
			break
		}
		if c.fresh[i] && (at.Overlaps(s) || at.Contains(s)) {
			return true
		}
	}
	return false
}

// unitOf is the text of the list item or table row around a finding; empty if
// it is in none.
func (c *comparison) unitOf(f *analyzer.Finding) string {
	b := c.doc.BlockAt(f.Span.Start)
	switch {
	case b == nil:
		return ""
	case b.Row != nil:
		return rowText(c.doc, b.Row)
	case b.Item != nil:
		return itemText(c.doc, b.Item)
	}
	return ""
}

func (c *comparison) oldUnits() map[string]bool {
	if c.units == nil {
		c.units = map[string]bool{}
		for _, it := range c.old.Items {
			c.units[itemText(c.old, it)] = true
		}
		for _, t := range c.old.Tables {
			for _, r := range t.Rows {
				c.units[rowText(c.old, r)] = true
			}
		}
	}
	return c.units
}

// itemText is the text of a list item and of the items right below it, where
// owners and dates often stand.
func itemText(d *analyzer.Document, it *analyzer.Item) string {
	text := blocksText(d, it.Blocks)
	for _, child := range it.Children {
		text += "\n" + blocksText(d, child.Blocks)
	}
	return text
}

func rowText(d *analyzer.Document, r *analyzer.Row) string { return blocksText(d, r.Cells) }

func blocksText(d *analyzer.Document, blocks []*analyzer.Block) string {
	var b strings.Builder
	for _, block := range blocks {
		b.WriteString(analyzer.Normalise(d.BlockText(block)))
		b.WriteByte('\n')
	}
	return b.String()
}

// sentences are the normal forms of all sentences, in order.
func sentences(d *analyzer.Document) []string {
	out := make([]string, len(d.Sentences))
	for i := range d.Sentences {
		out[i] = analyzer.Normalise(d.SentenceText(&d.Sentences[i]))
	}
	return out
}

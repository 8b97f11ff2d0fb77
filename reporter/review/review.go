// Package review turns findings and the diff of a pull request into a review:
// comments beside changed lines, with suggestions that a reader can take, and
// the page of one summary comment. It is pure; package client posts what it
// makes.
package review

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/blamelint/blamelint/analyzer"
)

// A Comment stands beside one or more lines of a changed file.
type Comment struct {
	Path      string // relative to the root of the repository, with slashes
	StartLine int    // 1-based, in the new version of the file
	Line      int    // the last line; equal to StartLine for a single one
	Body      string // Markdown

	items      []item
	suggestion *suggestion
	also       []Comment         // that say the same, and are told in this one
	severity   analyzer.Severity // the gravest
}

// Standing is a comment of ours that an earlier run has left.
type Standing struct{ Path, Body string }

// Options say how a review is made. RepositoryPath is needed.
type Options struct {
	// RepositoryPath turns the path of a document into the one in the diff.
	RepositoryPath func(path string) string
	// Standing are the comments that are there already. A finding that one of
	// them tells is not told again, wherever its lines have moved.
	Standing []Standing
	// MaxComments bounds the comments of the review; 0 means 60. The gravest
	// are made.
	MaxComments int
}

// maxComments keeps a review readable: whoever has to rewrite more passages
// than that reads the summary.
const maxComments = 60

// A Plan is the review of one push.
type Plan struct {
	Comments []Comment // in the order of the documents and their lines

	beside map[*analyzer.Finding]bool
}

// Make plans the review of documents that have been linted. It keeps pointers
// into the findings of the results, which must stay where they are.
//
// A comment holds all findings whose lines overlap, and at most one suggestion,
// since taking one would make a second one for the same lines fail. Findings
// about a whole document, findings outside the diff, and notes without a rewrite
// that stand alone have no comment; the summary tells them. What three comments
// on a document have said, the third says of all further lines.
func Make(results []*analyzer.Result, diff Diff, o Options) *Plan {
	p := &Plan{beside: map[*analyzer.Finding]bool{}}
	told := newTold(o.Standing)
	for _, r := range results {
		path := o.RepositoryPath(r.Path)
		if diff.Has(path) {
			p.Comments = append(p.Comments, newDocument(r, path, diff[path]).comments(p.untold(r, path, told))...)
		}
	}
	p.fold()
	p.limit(cmp.Or(o.MaxComments, maxComments))
	p.shorten()
	for _, c := range p.Comments {
		for _, it := range c.all() {
			p.beside[it.finding] = true
		}
	}
	return p
}

// Beside reports whether a finding is told in a comment, of this review or an
// earlier one.
func (p *Plan) Beside(f *analyzer.Finding) bool { return p.beside[f] }

// Drop takes comments out of the plan that could not be made. Their findings
// belong to the summary again.
func (p *Plan) Drop(list []Comment) {
	for _, c := range list {
		for _, it := range c.all() {
			delete(p.beside, it.finding)
		}
		p.Comments = slices.DeleteFunc(p.Comments, func(x Comment) bool { return x.Path == c.Path && x.Line == c.Line && x.Body == c.Body })
	}
}

// untold are the findings about words that no standing comment tells.
func (p *Plan) untold(r *analyzer.Result, path string, told told) []item {
	var items []item
	var keys analyzer.KeyCounter
	for i := range r.Findings {
		f := &r.Findings[i]
		key := identity(f, &keys)
		switch {
		case told[path+"\x00"+key]:
			p.beside[f] = true
		case !f.Doc && !f.Span.Empty():
			items = append(items, item{finding: f, key: key})
		}
	}
	return items
}

// shorten takes advice out that an earlier comment on the same document gives.
func (p *Plan) shorten() {
	advised := map[string]map[string]bool{}
	for i := range p.Comments {
		c := &p.Comments[i]
		if advised[c.Path] == nil {
			advised[c.Path] = map[string]bool{}
		}
		c.Body = c.body(advised[c.Path])
	}
}

// limit keeps the gravest comments, in their order.
func (p *Plan) limit(n int) {
	if len(p.Comments) <= n {
		return
	}
	order := make([]int, len(p.Comments))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(p.Comments[b].severity, p.Comments[a].severity)
	})
	keep := order[:n]
	slices.Sort(keep)
	kept := make([]Comment, n)
	for i, at := range keep {
		kept[i] = p.Comments[at]
	}
	p.Comments = kept
}

// An item is a finding on its way into a comment.
type item struct {
	finding     *analyzer.Finding
	key         string
	first, last int  // 1-based lines of the document, as it was linted
	at          int  // the first line in the diff's new version
	rewrite     bool // its rewrite lies within these lines
}

// A document is one that the diff changes.
type document struct {
	*analyzer.Result
	path  string
	hunks []hunk
	lines *analyzer.LineIndex

	inDiff, inText func() *lineIndex // made when they are asked for
}

func newDocument(r *analyzer.Result, path string, hunks []hunk) *document {
	d := &document{Result: r, path: path, hunks: hunks, lines: analyzer.NewLineIndex(r.Source)}
	d.inText = sync.OnceValue(func() *lineIndex { return newLineIndex(d.text(1, d.lines.Lines())) })
	d.inDiff = sync.OnceValue(func() *lineIndex {
		runs := make([][]string, len(hunks))
		for i, h := range hunks {
			runs[i] = h.lines
		}
		return newLineIndex(runs...)
	})
	return d
}

// comments anchors findings, and puts those together whose lines overlap.
func (d *document) comments(items []item) []Comment {
	var anchored []item
	for _, it := range items {
		if d.anchor(&it) {
			anchored = append(anchored, it)
		}
	}
	slices.SortStableFunc(anchored, func(a, b item) int { return cmp.Compare(a.first, b.first) })
	var out []Comment
	for len(anchored) > 0 {
		n := overlapping(anchored)
		if c, ok := d.comment(anchored[:n]); ok {
			out = append(out, c)
		}
		anchored = anchored[n:]
	}
	return out
}

// overlapping is how many of the first items share lines.
func overlapping(items []item) int {
	last := items[0].last
	for n, it := range items {
		if it.first > last {
			return n
		}
		last = max(last, it.last)
	}
	return len(items)
}

// anchor finds the lines of a finding in the diff: those of its rewrite, or of
// its words, or the first of these.
func (d *document) anchor(it *item) bool {
	first, last := d.linesOf(it.finding.Span)
	if len(it.finding.Fixes) > 0 {
		span := it.finding.Span
		for _, e := range it.finding.Fixes[0].Edits {
			span.Start, span.End = min(span.Start, e.Span.Start), max(span.End, e.Span.End)
		}
		if a, b := d.linesOf(span); d.place(it, a, b) {
			it.rewrite = true
			return true
		}
	}
	return d.place(it, first, last) || d.place(it, first, first)
}

func (d *document) linesOf(s analyzer.Span) (first, last int) {
	return d.lines.Line(s.Start), d.lines.Line(max(s.Start, s.End-1))
}

func (d *document) place(it *item, first, last int) (ok bool) {
	it.first, it.last = first, last
	it.at, ok = d.find(first, last, first)
	return ok
}

// find gives the number that lines of the document have in the new version of
// the file, if they stand wholly within one hunk. What was linted may be the
// merge of a pull request, in which lines have other numbers than in its own
// last commit; so lines that are not at their number are looked for, and taken
// if they stand in one place of the diff and of the document.
func (d *document) find(first, last, at int) (int, bool) {
	run := d.text(first, last)
	for _, h := range d.hunks {
		if i := at - h.first; i >= 0 && i+len(run) <= len(h.lines) && slices.Equal(h.lines[i:i+len(run)], run) {
			return at, true
		}
	}
	place, ok := d.inDiff().only(run)
	if !ok {
		return 0, false
	}
	_, once := d.inText().only(run)
	return d.hunks[place.run].first + place.line, once
}

// text are the lines from first to last, without their ends.
func (d *document) text(first, last int) []string {
	out := make([]string, 0, last-first+1)
	for n := first; n <= last; n++ {
		s := d.lines.LineSpan(n)
		out = append(out, string(d.Source[s.Start:s.End]))
	}
	return out
}

// comment tells findings whose lines overlap; ok is false if they are not worth
// interrupting a reader.
func (d *document) comment(items []item) (c Comment, ok bool) {
	c = Comment{Path: d.path, items: items}
	first, last, worth := items[0].first, 0, false
	for i := range items {
		f := items[i].finding
		c.severity = max(c.severity, f.Severity)
		last = max(last, items[i].last)
		worth = worth || items[i].rewrite || f.Severity > analyzer.Note
	}
	at, ok := d.find(first, last, items[0].at)
	if !ok { // lines that overlap stand in one hunk, unless the diff is odd
		at, last = items[0].at, first
	}
	c.StartLine, c.Line = at, at+last-first
	if ok {
		c.suggestion = d.suggest(items, first, last)
	}
	c.Body = c.body(map[string]bool{})
	return c, worth && len(c.Body) <= maxBody && strings.ToValidUTF8(c.Body, "") == c.Body
}

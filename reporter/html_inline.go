package reporter

import (
	"fmt"
	"sort"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// inline writes the text of one block, with emphasis, code, links and marks.
type inline struct {
	p     *prose
	block *analyzer.Block // nil: the text is source, without styles
	text  string
	marks []wordMark // ascending by start
	code  bool       // line ends stay as they are

	next   int   // mark that has not begun
	active []int // marks that have begun and not ended
	token  int   // in the document
	link   int   // in the document
	open   int   // link that is open, from 1; 0 if none
	after  []int // findings whose number waits for the end of the link
}

// A style is how a run of text is set.
type style struct {
	flags analyzer.Flags
	code  bool
	link  int // index in Document.Links from 1; 0 if none
}

const shownFlags = analyzer.Strong | analyzer.Emphasised | analyzer.Struck

func (in *inline) write() {
	if in.block != nil {
		in.token = in.block.FirstToken
		links := in.p.d.Links
		in.link = sort.Search(len(links), func(i int) bool { return links[i].TextEnd > in.block.TextStart })
	}
	var run style
	from := 0
	for at := 0; at < len(in.text); {
		s, end := in.styleAt(at)
		if in.turn(at) || s != run {
			in.run(from, at, run)
			in.change(at, s)
			from, run = at, s
		}
		at = min(end, in.boundary(at))
	}
	in.run(from, len(in.text), run)
	in.change(len(in.text), style{})
}

// turn reports whether a mark begins or ends at a place.
func (in *inline) turn(at int) bool {
	if in.next < len(in.marks) && in.marks[in.next].start <= at {
		return true
	}
	for _, m := range in.active {
		if in.marks[m].end <= at {
			return true
		}
	}
	return false
}

// boundary is the next place at which a mark begins or ends.
func (in *inline) boundary(at int) int {
	to := len(in.text)
	if in.next < len(in.marks) && in.marks[in.next].start > at {
		to = min(to, in.marks[in.next].start)
	}
	for _, m := range in.active {
		to = min(to, in.marks[m].end)
	}
	return max(to, at+1)
}

// styleAt is the style of the text at a place and where it may change next.
// Space between two words has what both share.
func (in *inline) styleAt(at int) (s style, end int) {
	if in.block == nil {
		return style{}, len(in.text)
	}
	d, pos := in.p.d, in.block.TextStart+at
	for in.token < in.block.EndToken && int(d.Tokens[in.token].End) <= pos {
		in.token++
	}
	end = in.block.TextEnd
	if in.token < in.block.EndToken {
		t := &d.Tokens[in.token]
		s.flags = t.Flags & shownFlags
		if int(t.Start) <= pos {
			s.code, end = t.Kind == analyzer.CodeToken, int(t.End)
		} else {
			end = int(t.Start)
			if in.token > in.block.FirstToken {
				s.flags &= d.Tokens[in.token-1].Flags
			}
		}
	}
	for in.link < len(d.Links) && d.Links[in.link].TextEnd <= pos {
		in.link++
	}
	if in.link < len(d.Links) {
		if l := &d.Links[in.link]; l.TextStart <= pos {
			s.link = in.link + 1
			end = min(end, l.TextEnd)
		} else {
			end = min(end, l.TextStart)
		}
	}
	return s, end - in.block.TextStart
}

// change ends and begins marks and links at a place.
func (in *inline) change(at int, s style) {
	kept := in.active[:0]
	var ended []int
	for _, m := range in.active {
		if in.marks[m].end <= at {
			ended = append(ended, m)
		} else {
			kept = append(kept, m)
		}
	}
	in.active = kept
	in.numbers(ended)
	if in.open != s.link {
		in.closeLink()
		in.openLink(s.link)
	}
	for in.next < len(in.marks) && (in.marks[in.next].start <= at || at >= len(in.text)) {
		m := in.next
		in.next++
		if in.marks[m].first {
			fmt.Fprintf(&in.p.h.buf, `<span id="%sw%d"></span>`, in.p.id, in.marks[m].finding+1)
		}
		if in.marks[m].end > at {
			in.active = append(in.active, m)
		} else {
			in.numbers([]int{m})
		}
	}
}

// numbers writes the numbers of the remarks on words that have ended, which are
// links to them; links cannot stand within another.
func (in *inline) numbers(marks []int) {
	for _, m := range marks {
		if in.marks[m].last {
			in.after = append(in.after, in.marks[m].finding)
		}
	}
	if in.open == 0 {
		in.flushNumbers()
	}
}

func (in *inline) flushNumbers() {
	for _, n := range in.after {
		f := &in.p.r.Findings[n]
		in.p.h.print(`<a class="ref %s" href="#%sf%d" aria-label="Remark %d: %s, %s">%d</a>`,
			f.Severity, in.p.id, n+1, n+1, f.Severity, htmlEscape(in.p.h.ruleName(f.Rule)), n+1)
	}
	in.after = in.after[:0]
}

func (in *inline) openLink(n int) {
	if n == 0 {
		return
	}
	in.open = n
	url := in.p.d.Links[n-1].Destination
	if isWebLink(url) {
		in.p.h.print(`<a href="%s" rel="noopener noreferrer nofollow">`, htmlEscape(url))
	} else {
		in.p.h.print(`<span class="link" title="%s">`, htmlEscape(short(url, 300)))
	}
}

func (in *inline) closeLink() {
	if in.open == 0 {
		return
	}
	if isWebLink(in.p.d.Links[in.open-1].Destination) {
		in.p.h.print("</a>")
	} else {
		in.p.h.print("</span>")
	}
	in.open = 0
	in.flushNumbers()
}

// run writes text that is set in one way.
func (in *inline) run(from, to int, s style) {
	if from >= to {
		return
	}
	text := htmlEscape(in.text[from:to])
	if !in.code {
		text = strings.ReplaceAll(text, "\n", "<br>\n")
	}
	b := &in.p.h.buf
	if len(in.active) > 0 {
		b.WriteString(in.mark())
	}
	var closing string
	for _, e := range [...]struct {
		on  bool
		tag string
	}{{s.flags&analyzer.Strong != 0, "strong"}, {s.flags&analyzer.Emphasised != 0, "em"}, {s.flags&analyzer.Struck != 0, "del"}, {s.code, "code"}} {
		if e.on {
			b.WriteString("<" + e.tag + ">")
			closing = "</" + e.tag + ">" + closing
		}
	}
	b.WriteString(text)
	b.WriteString(closing)
	if len(in.active) > 0 {
		b.WriteString("</mark>")
	}
}

// mark begins the element of marked words; it has the gravest severity of the
// findings that they belong to.
func (in *inline) mark() string {
	var ids strings.Builder
	gravest := analyzer.Off
	for i, m := range in.active {
		if i > 0 {
			ids.WriteByte(' ')
		}
		n := in.marks[m].finding
		fmt.Fprintf(&ids, "%sf%d", in.p.id, n+1)
		gravest = max(gravest, in.p.r.Findings[n].Severity)
	}
	return fmt.Sprintf(`<mark class="on %s" data-for="%s">`, gravest, ids.String())
}

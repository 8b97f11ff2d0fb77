package lsp

import (
	"fmt"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// inDocument parts the action items that stand in a range, as the client asks
// for what it shows; nil: all of them.
func (s *server) actionItems(sn *snapshot, in *analyzer.Span, yield func(*analyzer.ActionItem)) {
	if sn.excluded || len(sn.text) > maxDocument {
		return
	}
	sn.withModel(func(d *analyzer.Document) {
		for _, a := range d.Actions() {
			if in == nil || a.Span.Start <= in.End && in.Start <= a.Span.End {
				yield(a)
			}
		}
	})
}

// codeLenses shows the grade of each action item above it.
func (s *server) codeLenses(sn *snapshot, _ *analyzer.Result, _ documentParams) any {
	r, list := sn.ruler(s.enc), []codeLens{}
	s.actionItems(sn, nil, func(a *analyzer.ActionItem) {
		list = append(list, codeLens{r.textRange(a.Words), &command{Title: grade(a)}})
	})
	return list
}

// inlayHints shows the grade of each action item at the end of its first words.
func (s *server) inlayHints(sn *snapshot, _ *analyzer.Result, p rangeParams) any {
	r, list := sn.ruler(s.enc), []inlayHint{}
	in := sn.ruler(s.enc).span(p.Range)
	s.actionItems(sn, &in, func(a *analyzer.ActionItem) {
		list = append(list, inlayHint{
			Position: r.position(a.Words.End), Label: "· " + grade(a), Tooltip: s.markup(gradeTable(a)), PaddingLeft: true,
		})
	})
	return list
}

// grade says in one line what an action item has and what it could still say.
func grade(a *analyzer.ActionItem) string {
	if a.Done {
		return "done"
	}
	var could []string
	for _, g := range grades(a) {
		if !g.has {
			could = append(could, g.could)
		}
	}
	if len(could) == 0 {
		return "actionable, specific, bounded, owned, tracked"
	}
	return "could say " + strings.Join(could, "; ")
}

// gradeTable says the same at length.
func gradeTable(a *analyzer.ActionItem) string {
	var b strings.Builder
	for _, g := range grades(a) {
		mark := "✓"
		if !g.has {
			mark = "–"
		}
		fmt.Fprintf(&b, "- %s %s", mark, g.name)
		if !g.has {
			fmt.Fprintf(&b, ": could say %s", g.could)
			if g.words != "" {
				fmt.Fprintf(&b, " (“%s”)", g.words)
			}
		} else if g.words != "" {
			fmt.Fprintf(&b, ": %s", g.words)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// A gradeLine is one thing that a reviewer looks for in an action item.
type gradeLine struct {
	name  string
	has   bool
	could string // what the item could say, if it does not
	words string // that carry it, or are weak
}

func grades(a *analyzer.ActionItem) []gradeLine {
	tracked := a.Due.Text
	if len(a.Tickets) > 0 {
		tracked = a.Tickets[0].Text
	}
	return []gradeLine{
		{"actionable", !a.NotActionable.Found(), "what is to be done", a.NotActionable.Text},
		{"specific", !a.Vague.Found(), "which one, and how much", a.Vague.Text},
		{"bounded", !a.Unbounded.Found(), "when it is finished", a.Unbounded.Text},
		{"owner", len(a.Owners) > 0, "who takes it on", strings.Join(a.Owners, ", ")},
		{"tracked", a.Tracked(), "where it is tracked, or until when", tracked},
	}
}

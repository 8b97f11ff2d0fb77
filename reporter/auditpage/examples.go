package auditpage

import (
	"cmp"
	"slices"

	"github.com/blamelint/blamelint/analyzer/audit"
)

// An example is a postmortem that others can learn from: it does much well, and
// little would help it.
type example struct {
	page, title, path string
	day               audit.Day
	merits            []string
}

// examples are the best few of those, newest first among equals.
type examples []example

const maxExamples = 3

// littleHelp is the score up to which a postmortem may be an example: a remark
// or two.
const littleHelp = 4

func (list *examples) add(r *audit.Record, page string) {
	if page == "" || len(r.Merits) < 3 || r.Error != "" || r.Help.Score > littleHelp {
		return
	}
	e := example{page: page, title: titleOf(r.Title, r.Path), path: r.Path, day: r.Date}
	for _, m := range r.Merits {
		e.merits = append(e.merits, m.Text)
	}
	*list = append(*list, e)
	slices.SortFunc(*list, func(a, b example) int {
		return cmp.Or(cmp.Compare(len(b.merits), len(a.merits)), cmp.Compare(b.day, a.day), cmp.Compare(a.path, b.path))
	})
	*list = (*list)[:min(len(*list), maxExamples)]
}

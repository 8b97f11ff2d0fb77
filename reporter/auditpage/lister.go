package auditpage

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/blamelint/blamelint/analyzer/audit"
)

// listPart is how many documents one part of the list holds: few enough to show
// the first while the others load.
const listPart = 500

// A lister writes the data of the list, in parts, as scripts: a page that was
// opened from the disk may load those, and nothing else.
type lister struct {
	s    *site
	part strings.Builder
	rows int
}

func (s *site) newLister() *lister {
	s.rules = map[string]int{}
	for i, r := range s.o.Reporter.Rules {
		s.rules[r.ID] = i
	}
	return &lister{s: s}
}

// add writes one row. assets/list.js reads it: see the names there.
func (l *lister) add(r *audit.Record, page string) error {
	var errs, warnings, notes, open, ownerless, untracked int
	rules := []int{}
	seen := map[int]bool{}
	for i := range r.Findings {
		switch r.Findings[i].Severity {
		case "error":
			errs++
		case "warning":
			warnings++
		default:
			notes++
		}
		if n, ok := l.s.rules[r.Findings[i].Rule]; ok && !seen[n] {
			seen[n] = true
			rules = append(rules, n)
		}
	}
	for i := range r.Actions {
		if a := &r.Actions[i]; a.Open() {
			open++
			if !a.Owner {
				ownerless++
			}
			if !a.Tracked {
				untracked++
			}
		}
	}
	row, err := json.Marshal([]any{
		page, r.Title, r.Path, r.Area, r.Date, r.Words, errs, warnings, notes, rules,
		r.Help.Score, r.Help.Why, open, ownerless, untracked, len(r.Merits), r.Error,
	})
	if err != nil {
		return err
	}
	if l.rows > 0 {
		l.part.WriteString(",\n")
	}
	l.part.Write(row)
	if l.rows++; l.rows == listPart {
		return l.close()
	}
	return nil
}

// close writes the part in hand, if it holds anything.
func (l *lister) close() error {
	if l.rows == 0 {
		return nil
	}
	n := l.s.lists
	data := fmt.Sprintf("blamelint.list(%d, [\n%s\n]);\n", n, l.part.String())
	l.part.Reset()
	l.rows = 0
	l.s.lists++
	return l.s.folder.write(listName(n), []byte(data))
}

func listName(n int) string { return fmt.Sprintf("data/list/%05d.js", n) }

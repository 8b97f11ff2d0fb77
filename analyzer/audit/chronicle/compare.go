package chronicle

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/blamelint/blamelint/analyzer/audit"
)

// A RunInfo is one run of the history.
type RunInfo struct {
	ID      int64
	At      string // RFC 3339, UTC
	Version string
	Total   audit.Count
}

// Runs are all runs, oldest first.
func (h *DB) Runs() ([]RunInfo, error) {
	rows, err := h.db.Query("SELECT id, at, version, total FROM run WHERE at <> '' ORDER BY id")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []RunInfo
	for rows.Next() {
		var r RunInfo
		var total string
		if err := rows.Scan(&r.ID, &r.At, &r.Version, &total); err != nil {
			return nil, err
		}
		if err := json.Unmarshal([]byte(total), &r.Total); err != nil {
			return nil, fmt.Errorf("run %d: %w", r.ID, err)
		}
		out = append(out, r)
	}
	return out, rows.Err()
}

// ErrNoRun says that there is no such run to compare with.
var ErrNoRun = errors.New("there is no earlier run to compare with")

// Pick finds the run to compare the newest with: "LAST" is the one before it,
// otherwise the number counts.
func Pick(runs []RunInfo, which string) (was, now RunInfo, err error) {
	if len(runs) == 0 {
		return was, now, ErrNoRun
	}
	now = runs[len(runs)-1]
	if which == "LAST" {
		if len(runs) < 2 {
			return was, now, ErrNoRun
		}
		return runs[len(runs)-2], now, nil
	}
	n, err := strconv.ParseInt(which, 10, 64)
	if err != nil {
		return was, now, fmt.Errorf("%q is neither LAST nor the number of a run", which)
	}
	i := slices.IndexFunc(runs, func(r RunInfo) bool { return r.ID == n })
	if i < 0 || n == now.ID {
		return was, now, fmt.Errorf("there is no earlier run %d (the runs are %s)", n, numbers(runs))
	}
	return runs[i], now, nil
}

func numbers(runs []RunInfo) string {
	first, last := runs[0].ID, runs[len(runs)-1].ID
	if first == last {
		return strconv.FormatInt(first, 10)
	}
	return fmt.Sprintf("%d to %d", first, last)
}

// ChangeLength is how many documents of each kind a comparison lists.
const ChangeLength = 20

// A Comparison says what changed from one run to another.
type Comparison struct {
	Was, Now RunInfo
	Rules    []RuleChange // that changed; largest improvement per 1,000 words first, largest deterioration last

	Better, Worse, New, Gone int      // documents
	MostBetter, MostWorse    []Change // most first; at most ChangeLength
	NewOnes, GoneOnes        []string // paths in order; at most ChangeLength
}

// A RuleChange is what became of one rule's findings.
type RuleChange struct {
	Rule             string
	Was, Now         int64   // findings
	WasRate, NowRate float64 // per 1,000 words
}

// A Change is what became of one document: findings that are gone, and new
// ones.
type Change struct {
	Path  string
	Fixed int
	Added int
	Rules []string // of the findings that are gone or new, in order
}

func (c *Change) gain() int { return c.Fixed - c.Added }

// Compare compares two runs. Documents are known by their path, findings by
// their rule and sentence, so a moved line is no change.
func (h *DB) Compare(was, now RunInfo) (*Comparison, error) {
	c := &Comparison{Was: was, Now: now, Rules: ruleChanges(&was.Total, &now.Total)}
	if err := h.changes(c); err != nil {
		return nil, err
	}
	var err error
	if c.New, c.NewOnes, err = h.missing(now.ID, was.ID); err != nil {
		return nil, err
	}
	c.Gone, c.GoneOnes, err = h.missing(was.ID, now.ID)
	return c, err
}

func ruleChanges(was, now *audit.Count) []RuleChange {
	var out []RuleChange
	add := func(id string) {
		c := RuleChange{id, was.Rules[id].Findings, now.Rules[id].Findings, was.RulePerThousand(id), now.RulePerThousand(id)}
		if c.Was != c.Now {
			out = append(out, c)
		}
	}
	for id := range was.Rules {
		add(id)
	}
	for id := range now.Rules {
		if _, both := was.Rules[id]; !both {
			add(id)
		}
	}
	slices.SortFunc(out, func(a, b RuleChange) int {
		return cmp.Or(cmp.Compare(a.NowRate-a.WasRate, b.NowRate-b.WasRate), cmp.Compare(a.Rule, b.Rule))
	})
	return out
}

// changes compares the documents that both runs have and that are not the
// same. One comes after the other, so memory does not grow with them.
func (h *DB) changes(c *Comparison) error {
	rows, err := h.db.Query(`
		WITH pair AS (
			SELECT a.path AS path, a.id AS was, b.id AS now
			FROM run_document ra JOIN document a ON a.id = ra.document
			JOIN document b ON b.path = a.path JOIN run_document rb ON rb.document = b.id
			WHERE ra.run = ?1 AND rb.run = ?2 AND a.id <> b.id)
		SELECT path, rule, sum(n) FROM (
			SELECT pair.path, f.rule, f.key, -1 AS n FROM pair JOIN finding f ON f.document = pair.was
			UNION ALL
			SELECT pair.path, f.rule, f.key, 1 FROM pair JOIN finding f ON f.document = pair.now)
		GROUP BY path, rule, key HAVING sum(n) <> 0 ORDER BY path, rule`, c.Was.ID, c.Now.ID)
	if err != nil {
		return err
	}
	defer rows.Close()
	var at Change
	for rows.Next() {
		var path, rule string
		var n int
		if err := rows.Scan(&path, &rule, &n); err != nil {
			return err
		}
		if path != at.Path {
			c.take(at)
			at = Change{Path: path}
		}
		if n > 0 {
			at.Added += n
		} else {
			at.Fixed -= n
		}
		if len(at.Rules) == 0 || at.Rules[len(at.Rules)-1] != rule {
			at.Rules = append(at.Rules, rule)
		}
	}
	c.take(at)
	return rows.Err()
}

func (c *Comparison) take(d Change) {
	switch n := d.gain(); {
	case n > 0:
		c.Better++
		c.MostBetter = most(c.MostBetter, d)
	case n < 0:
		c.Worse++
		c.MostWorse = most(c.MostWorse, d)
	}
}

// most keeps the largest changes.
func most(list []Change, d Change) []Change {
	i, _ := slices.BinarySearchFunc(list, d, func(a, b Change) int {
		return cmp.Or(cmp.Compare(abs(b.gain()), abs(a.gain())), cmp.Compare(a.Path, b.Path))
	})
	list = slices.Insert(list, i, d)
	return list[:min(len(list), ChangeLength)]
}

func abs(n int) int { return max(n, -n) }

// missing are the documents of run a whose path run b does not have.
func (h *DB) missing(a, b int64) (n int, paths []string, err error) {
	rows, err := h.db.Query(`
		SELECT path FROM run_document JOIN document ON id = document WHERE run = ?1
		EXCEPT SELECT path FROM run_document JOIN document ON id = document WHERE run = ?2
		ORDER BY path`, a, b)
	if err != nil {
		return 0, nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var path string
		if err := rows.Scan(&path); err != nil {
			return 0, nil, err
		}
		if n++; n <= ChangeLength {
			paths = append(paths, path)
		}
	}
	return n, paths, rows.Err()
}

// latest is the number of the newest run.
func (h *DB) latest() (id int64, err error) {
	err = h.db.QueryRow("SELECT id FROM run WHERE at <> '' ORDER BY id DESC LIMIT 1").Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, errors.New("it holds no audit that came to its end")
	}
	return id, err
}

package audit

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// QueueLength is how many documents a review queue holds at most.
const QueueLength = 200

// A Queue holds the documents where a reviewer's half hour helps most. Recent
// documents go first, since those who were there still remember and the
// promises can still be kept: a year makes up for a doubled score.
type Queue struct {
	Dated   []Queued `json:"dated,omitempty"`
	Undated []Queued `json:"undated,omitempty"`
}

// Queued is a document in the review queue.
type Queued struct {
	Path  string `json:"path"`
	Area  string `json:"area"`
	Title string `json:"title,omitempty"`
	Date  Day    `json:"date,omitempty"`
	Words int    `json:"words"`
	Help  Help   `json:"help"`
}

func (q *Queue) add(r *Record) {
	if r.Help.Score == 0 {
		return
	}
	list := &q.Dated
	if r.Date == "" {
		list = &q.Undated
	}
	e := Queued{r.Path, r.Area, r.Title, r.Date, r.Words, r.Help}
	n := len(*list)
	if n == QueueLength && compareQueued(&(*list)[n-1], &e, "") < 0 {
		return // by far the most frequent case
	}
	i, _ := slices.BinarySearchFunc(*list, e, func(a, b Queued) int { return compareQueued(&a, &b, "") })
	*list = slices.Insert(*list, i, e.clone())
	*list = (*list)[:min(n+1, QueueLength)]
}

// clone is a copy that does not keep the memory of a whole record alive.
func (q Queued) clone() Queued {
	q.Path, q.Area, q.Title, q.Help.Why = strings.Clone(q.Path), strings.Clone(q.Area), strings.Clone(q.Title), strings.Clone(q.Help.Why)
	q.Date = Day(strings.Clone(string(q.Date)))
	return q
}

// merge keeps the best of both. Where a document stands depends on itself
// alone, so it does not matter in which order queues are merged.
func (q *Queue) merge(o *Queue) {
	q.Dated = mergeQueues(q.Dated, o.Dated, "")
	q.Undated = mergeQueues(q.Undated, o.Undated, "")
}

// All is the queue: best first. Documents without a date count as if they
// were two years older than last, the newest of all.
func (q *Queue) All(last Day) []Queued {
	assumed := last
	if t := last.Time(); !t.IsZero() {
		assumed = DayOf(t.AddDate(-2, 0, 0))
	}
	return mergeQueues(q.Dated, q.Undated, assumed)
}

// mergeQueues merges two sorted queues; assumed is the date of documents that
// have none.
func mergeQueues(a, b []Queued, assumed Day) []Queued {
	if len(b) == 0 {
		return a
	}
	out := make([]Queued, 0, min(len(a)+len(b), QueueLength))
	for len(out) < QueueLength && len(a)+len(b) > 0 {
		if len(b) == 0 || len(a) > 0 && compareQueued(&a[0], &b[0], assumed) < 0 {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return out
}

func compareQueued(a, b *Queued, assumed Day) int {
	return cmp.Or(cmp.Compare(b.rank(assumed), a.rank(assumed)), cmp.Compare(b.Date, a.Date), cmp.Compare(a.Path, b.Path))
}

// rank orders documents by their score, halved with each year of age. As a
// logarithm that is a sum in which today's date does not occur.
func (q *Queued) rank(assumed Day) float64 {
	day := cmp.Or(q.Date, assumed)
	const year = 365.25 * 24 * 60 * 60
	return math.Log2(float64(q.Help.Score)) + float64(day.Time().Unix())/year
}

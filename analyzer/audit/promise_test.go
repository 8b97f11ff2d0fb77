package audit

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

func promising(n int) []*Record {
	r := rand.New(rand.NewPCG(3, 3))
	var out []*Record
	for i := range n {
		rec := &Record{Path: fmt.Sprintf("%05d.md", i), Hash: "x"}
		if r.IntN(3) > 0 {
			rec.Date = Day(fmt.Sprintf("2024-%02d-%02d", 1+r.IntN(12), 1+r.IntN(28)))
		}
		for line := range r.IntN(5) {
			text := fmt.Sprintf("cap retries of queue %d", int(400*r.Float64()*r.Float64()))
			rec.Actions = append(rec.Actions, Action{Text: text, Line: line + 1, Key: promiseKey(text), State: []State{Unsaid, Done}[r.IntN(2)]})
		}
		out = append(out, rec)
	}
	return out
}

// TestPromiseCounter: with little memory, with much, and by plain grouping,
// the promises are the same.
func TestPromiseCounter(t *testing.T) {
	records := promising(2000)
	var want []Promise
	groups := map[string][]Promised{}
	for _, r := range records {
		for _, a := range r.Actions {
			groups[a.Key] = append(groups[a.Key], Promised{r.Path, a.Line, r.Date, a.State, a.Text})
		}
	}
	for key, items := range groups {
		rand.New(rand.NewPCG(1, 1)).Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
		if p, ok := NewPromise(key, items); ok {
			want = append(want, p)
		}
	}
	slices.SortFunc(want, ComparePromises)
	if len(want) <= PromiseLength || len(want) == len(groups) {
		t.Fatalf("%d promises of %d keys test too little", len(want), len(groups))
	}
	for _, limit := range []int{0, 100} {
		c := PromiseCounter{max: limit}
		for _, r := range records {
			if err := c.Add(r); err != nil {
				t.Fatal(err)
			}
		}
		if (len(c.files) > 0) != (limit > 0) {
			t.Errorf("%d files for %d items in memory", len(c.files), limit)
		}
		got, repeated, err := c.Promises()
		if err != nil {
			t.Fatal(err)
		}
		if repeated != int64(len(want)) || !reflect.DeepEqual(got, want[:PromiseLength]) {
			t.Errorf("with %d in memory: %d repeated, want %d; or other promises", limit, repeated, len(want))
		}
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestPromiseKey(t *testing.T) {
	for _, c := range [][2]string{
		{"Cap the retries of the importer at 3", "Cap retries of importer at 3"},
		{"Alert on failed restores", "Alerts for each failed restore"},
		{"Cap the importer's retries and restarts", "Restarts, retries: cap (importer)"},
	} {
		if promiseKey(c[0]) != promiseKey(c[1]) {
			t.Errorf("%q and %q are two promises", c[0], c[1])
		}
	}
	for _, c := range [][2]string{
		{"Cap the retries of the importer at 3", "Cap the retries of the importer at 5"},
		{"Alert on a full mail queue", "Alert on a full search queue"},
	} {
		if promiseKey(c[0]) == promiseKey(c[1]) {
			t.Errorf("%q and %q are one promise", c[0], c[1])
		}
	}
	for _, text := range []string{"Add tests", "Add some more tests"} {
		if promiseKey(text) != "" {
			t.Errorf("%q is a promise that can be told from others", text)
		}
	}
}

// TestPromisePlaces: of many places the oldest and the newest are kept, and
// those without a date only if there is room.
func TestPromisePlaces(t *testing.T) {
	var items []Promised
	for i := range 3 * promisePlaces {
		items = append(items, Promised{Path: fmt.Sprintf("%02d.md", (i*7)%(3*promisePlaces)), Date: Day(fmt.Sprintf("20%02d-01-01", 10+i))}, Promised{Path: fmt.Sprintf("undated-%d.md", i)})
	}
	for range 5 {
		rand.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
		p, _ := NewPromise("k", items)
		if len(p.Places) != promisePlaces || p.Places[0].Date != p.First || p.Places[promisePlaces-1].Date != p.Last {
			t.Fatalf("%d places from %s to %s; the promise is from %s to %s", len(p.Places), p.Places[0].Date, p.Places[len(p.Places)-1].Date, p.First, p.Last)
		}
		if got, want := p.Places[1].Date.Time(), p.Last.Time().AddDate(2-promisePlaces, 0, 0); !got.Equal(want) {
			t.Errorf("the second place is of %v, want %v", got, want)
		}
	}
}

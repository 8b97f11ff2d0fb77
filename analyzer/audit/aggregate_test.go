package audit

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
)

// someRecords are records with all that is counted, by a fixed seed.
func someRecords(n int) []*Record {
	r := rand.New(rand.NewPCG(7, 7))
	var out []*Record
	for i := range n {
		if r.IntN(20) == 0 {
			out = append(out, NewUnreadable(fmt.Sprintf("d/%04d.md", i), "d", errors.New("no")))
			continue
		}
		rec := &Record{Path: fmt.Sprintf("d/%04d.md", i), Area: fmt.Sprint("area", r.IntN(5)), Hash: fmt.Sprint(i), Words: r.IntN(900)}
		if r.IntN(4) > 0 {
			rec.Date, rec.DateFrom = Day(fmt.Sprintf("20%02d-%02d-%02d", 15+r.IntN(9), 1+r.IntN(12), 1+r.IntN(28))), DateSources[r.IntN(4)]
		}
		for range r.IntN(6) {
			rec.Findings = append(rec.Findings, Finding{Rule: fmt.Sprint("rule", r.IntN(4)), Group: "language", Severity: "warning", Section: "timeline"})
		}
		for range r.IntN(5) {
			rec.Actions = append(rec.Actions, Action{Owner: r.IntN(2) == 0, Tracked: r.IntN(2) == 0, Strength: Rungs[r.IntN(len(Rungs))], State: []State{Unsaid, Open, Done}[r.IntN(3)]})
		}
		if r.IntN(3) == 0 {
			rec.Merits = []Merit{{Kind: Blameless}}
		}
		rec.Help = helpFor(rec)
		out = append(out, rec)
	}
	return out
}

// TestMergeIsAssociative: parts may be added up in any order and grouping.
func TestMergeIsAssociative(t *testing.T) {
	records := someRecords(900)
	want := &Aggregate{}
	for _, r := range records {
		want.Add(r)
	}
	if want.Total.Documents != 900 || want.Total.Unreadable == 0 || len(want.Queue.Dated) != QueueLength {
		t.Fatalf("the records test nothing: %+v", want.Total)
	}
	for seed := range uint64(5) {
		r := rand.New(rand.NewPCG(seed, 1))
		r.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
		parts := []*Aggregate{{}, {}, {}, {}}
		for _, rec := range records {
			parts[r.IntN(4)].Add(rec)
		}
		left, right := &Aggregate{}, &Aggregate{}
		left.Merge(parts[2])
		left.Merge(parts[0])
		right.Merge(parts[1])
		right.Merge(parts[3])
		right.Merge(left)
		if !reflect.DeepEqual(right, want) {
			t.Errorf("seed %d: the sum depends on the order", seed)
		}
	}
}

func TestAggregateSurvivesJSON(t *testing.T) {
	want, got := &Aggregate{}, &Aggregate{}
	for _, r := range someRecords(50) {
		want.Add(r)
	}
	b, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, got); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Error("it comes back changed")
	}
}

func TestMergeKeepsNothingOfTheOther(t *testing.T) {
	records := someRecords(40)
	a, b := &Aggregate{}, &Aggregate{}
	for _, r := range records {
		b.Add(r)
	}
	before, _ := json.Marshal(b)
	a.Merge(b)
	for _, r := range records {
		a.Add(r)
	}
	if after, _ := json.Marshal(b); string(after) != string(before) {
		t.Error("adding to the sum changed a part of it")
	}
}

func TestPeriods(t *testing.T) {
	g := &Aggregate{}
	for i, day := range []Day{"2022-11-03", "2023-05-01", ""} {
		g.Add(&Record{Path: fmt.Sprint(i), Hash: "x", Date: day, Words: 100})
	}
	r := NewReport(g, nil, nil, 0)
	if got, want := names(r.Quarters), "[2022-Q4 2023-Q1 2023-Q2 ]"; got != want {
		t.Errorf("quarters %s, want %s", got, want)
	}
	if got, want := names(r.Years), "[2022 2023 ]"; got != want {
		t.Errorf("years %s, want %s", got, want)
	}
}

func names(rows []Row) string {
	var out []string
	for _, r := range rows {
		out = append(out, r.Name)
	}
	return fmt.Sprint(out)
}

func TestFolderArea(t *testing.T) {
	for _, c := range []struct{ file, root, want string }{
		{"postmortems/x.md", "postmortems", "."},
		{"postmortems/payments/2024/x.md", "postmortems/", "payments"},
		{"payments/2024-03/q1/x.md", ".", "payments"},
		{"/srv/docs/a/b/c/x.md", "/srv/docs", "a/b"},
		{"x.md", "x.md", "."},
		{"../a/x.md", "..", "a"},
	} {
		if got := FolderArea(c.file, c.root); got != c.want {
			t.Errorf("FolderArea(%q, %q) = %q, want %q", c.file, c.root, got, c.want)
		}
	}
}

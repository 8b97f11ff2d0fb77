package analyzer

import (
	"testing"
	"time"
)

func TestDateAt(t *testing.T) {
	for _, c := range []struct {
		in               string
		year, month, day int
		words            int // tokens it takes; 0: no date
		ambiguous        bool
	}{
		{"2024-03-15", 2024, 3, 15, 1, false},
		{"2024/3/5", 2024, 3, 5, 1, false},
		{"2024-03-15T14:07:00Z", 2024, 3, 15, 1, false},
		{"15.03.2024", 2024, 3, 15, 1, false},
		{"05.03.22", 2022, 3, 5, 1, false},
		{"15/03/2024", 2024, 3, 15, 1, false},
		{"09/18/23", 2023, 9, 18, 1, false},
		{"03/04/2024", 2024, 0, 0, 1, true},
		{"5/5/2024", 2024, 5, 5, 1, false},
		{"31/02/2024", 0, 0, 0, 0, false},
		{"15 March 2024", 2024, 3, 15, 3, false},
		{"15th of March, 2024", 2024, 3, 15, 5, false},
		{"14. may", 0, 5, 14, 3, false},
		{"30 Sept is", 0, 9, 30, 2, false},
		{"March 15, 2024", 2024, 3, 15, 4, false},
		{"Mar. 3rd", 0, 3, 3, 3, false},
		{"Aug 24", 0, 8, 24, 2, false},
		{"February 29", 0, 2, 29, 2, false},
		{"February 30", 0, 0, 0, 0, false},
		{"March 2024", 2024, 3, 0, 2, false},
		{"June", 0, 6, 0, 1, false},
		{"may", 0, 0, 0, 0, false},
		{"Q3", 0, 9, 0, 1, false},
		{"Q4 2025", 2025, 12, 0, 2, false},
		{"2025-Q1", 2025, 3, 0, 3, false},
		{"H1 2026", 2026, 6, 0, 2, false},
		{"1.31.0", 0, 0, 0, 0, false},
		{"10.0.20.1", 0, 0, 0, 0, false},
		{"5 nodes", 0, 0, 0, 0, false},
		{"Q5", 0, 0, 0, 0, false},
		{"HTTP2", 0, 0, 0, 0, false},
	} {
		d := Parse("x.md", []byte("by "+c.in), nil)
		x, ok := d.DateAt(1)
		if !ok {
			if c.words > 0 {
				t.Errorf("%q: no date", c.in)
			}
			continue
		}
		got := [...]int{x.Year, int(x.Month), x.Day, x.End - x.First}
		if want := [...]int{c.year, c.month, c.day, c.words}; got != want || x.Ambiguous != c.ambiguous {
			t.Errorf("%q: %v ambiguous=%v, want %v %v", c.in, got, x.Ambiguous, want, c.ambiguous)
		}
	}
}

func TestDateLast(t *testing.T) {
	near := time.Date(2024, 11, 20, 0, 0, 0, 0, time.UTC)
	for in, want := range map[string]string{
		"15 January": "2025-01-15", "Q4": "2024-12-31", "November 5": "2024-11-05", "February": "2025-02-28", "March 2024": "2024-03-31", "30 Sep": "2024-09-30",
	} {
		d := Parse("x.md", []byte(in), nil)
		x, _ := d.DateAt(0)
		if got, ok := x.Last(near); !ok || got.Format(time.DateOnly) != want {
			t.Errorf("%q near %s: %s %v, want %s", in, near.Format(time.DateOnly), got.Format(time.DateOnly), ok, want)
		}
		if _, ok := x.Last(time.Time{}); ok != (x.Year != 0) {
			t.Errorf("%q without a day near it: ok is %v", in, ok)
		}
	}
	if _, ok := (Date{Year: 2024, Ambiguous: true}).Last(near); ok {
		t.Error("an ambiguous date was resolved")
	}
}

package auditpage

import (
	"slices"
	"testing"

	"github.com/blamelint/blamelint/analyzer/audit"
)

func yearRow(name string, documents, words, language, items, owned int64) audit.Row {
	return audit.Row{Name: name, Count: audit.Count{Documents: documents, Words: words, Groups: map[string]int64{"language": language},
		Actions: audit.ActionCount{Items: items, Owner: owned}}}
}

// TestImprovements: only what got better is told, and only of years with enough
// documents.
func TestImprovements(t *testing.T) {
	for _, c := range []struct {
		name  string
		years []audit.Row
		want  []string
	}{
		{"better than ever", []audit.Row{yearRow("2020", 9, 10000, 50, 100, 20), yearRow("2021", 9, 10000, 40, 100, 50), yearRow("2022", 9, 10000, 20, 100, 60)},
			[]string{"Fewer words that a reader could take as blame: 2.0 per 1,000 words in 2022, after 5.0 in 2020.", "More open action items have an owner: 60 % in 2022, after 20 % in 2020."}},
		{"better than the year before alone", []audit.Row{yearRow("2020", 9, 10000, 10, 100, 90), yearRow("2021", 9, 10000, 40, 100, 50), yearRow("2022", 9, 10000, 20, 100, 60)},
			[]string{"Fewer words that a reader could take as blame: 2.0 per 1,000 words in 2022, after 4.0 in 2021.", "More open action items have an owner: 60 % in 2022, after 50 % in 2021."}},
		{"better once, and then not", []audit.Row{yearRow("2020", 9, 10000, 50, 100, 20), yearRow("2021", 9, 10000, 10, 100, 80), yearRow("2022", 9, 10000, 20, 100, 60)}, nil},
		{"the same", []audit.Row{yearRow("2020", 9, 10000, 20, 100, 60), yearRow("2021", 9, 10000, 20, 100, 60)}, nil},
		{"too few documents", []audit.Row{yearRow("2020", 9, 10000, 50, 100, 20), yearRow("2021", 4, 10000, 1, 100, 99)}, nil},
		{"no date", []audit.Row{yearRow("2020", 9, 10000, 50, 100, 20), yearRow("", 9, 10000, 1, 100, 99)}, nil},
	} {
		if got := improvements(c.years); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestQuarterLabels: the labels of years have room, and each year that has
// words has its line.
func TestQuarterLabels(t *testing.T) {
	var quarters, years []audit.Row
	for _, name := range []string{"2019-Q4", "2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4", "2021-Q1"} {
		quarters = append(quarters, yearRow(name, 9, 1000, 5, 0, 0))
	}
	for _, name := range []string{"2019", "2020", "2021"} {
		y := yearRow(name, 9, 1000, 5, 0, 0)
		y.Findings = 5
		years = append(years, y)
	}
	var labels []string
	var spans []int
	for _, c := range quarterColumns(quarters, years) {
		labels, spans = append(labels, c.label), append(spans, c.span)
	}
	if want := []string{"", "2020", "", "", "", "2021"}; !slices.Equal(labels, want) {
		t.Errorf("labels %q, want %q", labels, want)
	}
	if want := []int{1, 4, 0, 0, 0, 1}; !slices.Equal(spans, want) {
		t.Errorf("lines over %v columns, want %v", spans, want)
	}
}

// TestNewest: those with a date, and the last of them.
func TestNewest(t *testing.T) {
	at := func(days ...audit.Day) (list []audit.Promised) {
		for _, d := range days {
			list = append(list, audit.Promised{Date: d})
		}
		return list
	}
	for _, c := range []struct{ places, want []audit.Promised }{
		{at("2020-01-01", "2021-01-01", "2022-01-01", "", ""), at("2021-01-01", "2022-01-01")},
		{at("2020-01-01", "", ""), at("2020-01-01", "")},
		{at("2020-01-01"), at("2020-01-01")},
	} {
		if got := newest(c.places, 2); !slices.Equal(got, c.want) {
			t.Errorf("%v of %v, want %v", got, c.places, c.want)
		}
	}
}

package auditpage

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// postings reads the scripts of an index back.
func postings(t *testing.T, read func(name string) string) map[string][]int {
	t.Helper()
	var begins []string
	data := strings.TrimSuffix(strings.TrimPrefix(read("data/beginnings.js"), "blamelint.beginnings("), ");\n")
	if err := json.Unmarshal([]byte(data), &begins); err != nil {
		t.Fatal(err)
	}
	out := map[string][]int{}
	for _, b := range begins {
		text := read("data/words/" + b + ".js")
		_, text, _ = strings.Cut(text, ", ")
		words := map[string]string{}
		if err := json.Unmarshal([]byte(strings.TrimSuffix(text, ");\n")), &words); err != nil {
			t.Fatal(err)
		}
		for w, list := range words {
			if beginning(w) != b {
				t.Errorf("%q lies under %q", w, b)
			}
			n := 0
			for distance := range strings.FieldsSeq(list) {
				d, err := strconv.ParseInt(distance, 36, 64)
				if err != nil {
					t.Fatal(err)
				}
				n += int(d)
				out[w] = append(out[w], n)
			}
		}
	}
	return out
}

func readFile(t *testing.T, f *folder, name string) string {
	t.Helper()
	data, err := os.ReadFile(f.path(name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestIndex: whatever the bound in memory, each word has all its documents.
func TestIndex(t *testing.T) {
	want := map[string][]int{}
	docs := make([][]section, 300)
	for i := range docs {
		words := []string{"the", fmt.Sprintf("w%d", i%7), fmt.Sprintf("x%03d", i)}
		if i%50 == 0 {
			words = append(words, "überlauf", "数据库", "constructor", "Ñandú")
		}
		docs[i] = []section{{Title: words[0], Text: strings.Join(words[1:], "-") + " " + words[1] + ". a [name]"}}
		for _, w := range words {
			w = strings.ToLower(w)
			want[w] = append(want[w], i)
		}
	}
	for _, bound := range []int{1, 5000, indexBound} {
		dir := t.TempDir()
		f, err := openFolder(dir)
		if err != nil {
			t.Fatal(err)
		}
		x := newIndex(f)
		x.bound = bound
		for i, d := range docs {
			if err := x.add(i, d); err != nil {
				t.Fatal(err)
			}
		}
		if err := x.close(); err != nil {
			t.Fatal(err)
		}
		got := postings(t, func(name string) string { return readFile(t, f, name) })
		if len(got) != len(want) {
			t.Errorf("bound %d: %d words, want %d", bound, len(got), len(want))
		}
		for w, list := range want {
			if !slices.Equal(got[w], list) {
				t.Errorf("bound %d: %q is in %v, want %v", bound, w, got[w], list)
			}
		}
	}
}

func TestOrdered(t *testing.T) {
	n := 0
	err := ordered(slices.Values(make([]int, 100)), 3, func(int) int { return 1 }, func(k int) error {
		if n += k; n == 60 {
			return fmt.Errorf("enough")
		}
		return nil
	})
	if n != 60 || err == nil {
		t.Errorf("%d were taken, error %v", n, err)
	}
	var in, out []int
	for i := range 500 {
		in = append(in, i)
	}
	if err := ordered(slices.Values(in), 4, func(i int) int { return 3 * i }, func(i int) error { out = append(out, i/3); return nil }); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(in, out) {
		t.Error("the order is another one")
	}
}

func TestTicks(t *testing.T) {
	for _, v := range []float64{0, 1e-9, .013, .2, .99, 1, 3, 4.99, 5, 5.01, 9.9, 10, 24.3, 33.3, 99, 101, 12345678} {
		ticks := ticksTo(v)
		if len(ticks) < 2 || len(ticks) > 7 {
			t.Errorf("%v: %d ticks: %v", v, len(ticks), ticks)
		}
		last := ticks[len(ticks)-1]
		if last < v*(1-1e-9) || v > 0 && ticks[len(ticks)-2] >= v {
			t.Errorf("%v: from %v to %v", v, ticks[0], last)
		}
	}
}

func TestOutOf(t *testing.T) {
	for _, c := range []struct {
		n, total int64
		want     string
	}{{0, 0, "–"}, {0, 9, "0 %"}, {1, 1000, "under 1 %"}, {999, 1000, "over 99 %"}, {5, 5, "100 %"}, {1, 3, "33 %"}} {
		if got := outOf(c.n, c.total); got != c.want {
			t.Errorf("%d of %d: %s, want %s", c.n, c.total, got, c.want)
		}
	}
}

func TestPageName(t *testing.T) {
	seen := map[string]string{}
	for _, path := range []string{"a.md", "A.md", "b/a.md", "ü/../x.md", ".md", "x/Größe 2024.md", strings.Repeat("long", 90) + ".md", "<script>.md", "con"} {
		name := pageName(path)
		if other, ok := seen[name]; ok {
			t.Errorf("%q and %q are both %s", path, other, name)
		}
		seen[name] = path
		rest, _ := strings.CutPrefix(name, "pages/")
		if strings.Trim(rest, "abcdefghijklmnopqrstuvwxyz0123456789-/") != "" || len(name) > 90 || strings.Count(name, "/") != 2 {
			t.Errorf("%q becomes %q", path, name)
		}
	}
}

package analyzer

import (
	"slices"
	"testing"
)

// TestSets: of every prepared word, a prepared set says what its list says.
func TestSets(t *testing.T) {
	var words []Word
	for w := range prepared.allWords() {
		words = append(words, w)
	}
	if len(words) != prepared.words-1 || prepared.setCount() < 1000 {
		t.Fatalf("%d words in the slots, %d in the table, %d sets", len(words), prepared.words-1, prepared.setCount())
	}
	for n := range prepared.setCount() {
		s := setNumbered(n)
		if s.number() != n {
			t.Fatalf("the set %d has the number %d", n, s.number())
		}
		members := make([]bool, prepared.words)
		for w := range s.All() {
			members[w.number()] = true
		}
		for _, w := range words {
			if s.Has(w) != members[w.number()] {
				t.Errorf("set %d, %q: %t", n, w, s.Has(w))
			}
		}
	}
}

// restoreMade undoes, at the end of the test, what it makes.
func restoreMade(t *testing.T) {
	m, rows, shift := made, setRows, rowShift
	made = vocabularyMaker{}
	setRows, rowShift = readRows(prepared.rows) // without what an incomplete table has made
	t.Cleanup(func() { made, setRows, rowShift = m, rows, shift })
}

// sameRow is two words that no prepared set tells apart.
func sameRow(t *testing.T) (a, b Word) {
	seen := map[Word]Word{}
	for w := range prepared.allWords() {
		if other, ok := seen[w>>16]; ok {
			return other, w
		}
		seen[w>>16] = w
	}
	t.Fatal("each word has a row of its own")
	return 0, 0
}

// TestMadeSet: words and sets that are not in the table work with those that
// are, and leave these as they are.
func TestMadeSet(t *testing.T) {
	restoreMade(t)
	in, out := sameRow(t)
	fresh, later := W("quxword"), Word(0)
	empty := Words("")
	mixed := Words(in.String() + " quxword " + in.String())
	both := Words("quxlater", mixed, Determiners)
	later = W("quxlater")
	the := W("the")

	if want := []Word{in, fresh}; !slices.Equal(slices.Collect(mixed.All()), want) {
		t.Errorf("the set holds %v, not %v", slices.Collect(mixed.All()), want)
	}
	want := append([]Word{later, in, fresh}, slices.Collect(Determiners.All())...)
	if got := slices.Collect(both.All()); !slices.Equal(got, want) {
		t.Errorf("the union holds %v, not %v", got, want)
	}
	for _, c := range []struct {
		name string
		set  Set
		has  []Word
		not  []Word
	}{
		{"made", mixed, []Word{in, fresh}, []Word{0, out, later, the}},
		{"a union", both, []Word{in, fresh, later, the}, []Word{0, out}},
		{"prepared", Determiners, []Word{the}, []Word{0, in, out, fresh, later}},
		{"empty", empty, nil, []Word{0, in, out, fresh, later, the}},
		{"zero", Set{}, nil, []Word{0, in, out, fresh, later, the}},
	} {
		for _, w := range c.has {
			if !c.set.Has(w) {
				t.Errorf("%s: %q is missing", c.name, w)
			}
		}
		for _, w := range c.not {
			if c.set.Has(w) {
				t.Errorf("%s: %q is in it", c.name, w)
			}
		}
	}
	if again := Words(in.String() + " quxword " + in.String()); again != mixed {
		t.Error("what is asked for twice is made twice")
	}
	if lookupWord("QuxWord") != fresh || fresh.String() != "quxword" {
		t.Errorf("%q is %q", "QuxWord", lookupWord("QuxWord"))
	}
}

// TestManySets: there is room for some more sets than are prepared, and what
// does not fit is not taken for another.
func TestManySets(t *testing.T) {
	restoreMade(t)
	defer func() {
		if recover() == nil {
			t.Error("there is no end to the sets")
		}
		if n := prepared.setCount() + len(made.sets); n != 8*rowSize {
			t.Errorf("%d sets fit, not %d", n, 8*rowSize)
		}
	}()
	for last := (Set{}); ; {
		next := Words("quxword", last)
		if next == last {
			t.Fatal("two sets are one")
		}
		last = next
	}
}

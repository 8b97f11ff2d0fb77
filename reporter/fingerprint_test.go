package reporter

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// TestLineHashes compares with what the action's own JavaScript gives for the
// same bytes.
func TestLineHashes(t *testing.T) {
	lines := []string{"e3a1e5705f5f64e0:1", "5ea6280f8a5d5417:1", "b5e3a439005c94e9:1", "a17ecda415a069e4:1", "c129715d7a2bc9a3:1"}
	for source, want := range map[string][]string{
		"":                                       {"c129715d7a2bc9a3:1"},
		"# T\n\nA line.\nA line.\n":              lines,
		"# T\r\n\r\nA line.\r\nA line.\r\n":      lines,
		"# T\r\rA line.\rA line.\r":              lines,
		" #\tT \n\t\n A line. \nA line.\n":       lines,
		"a\r \nb\n\r\nc\t d\r\r\n":               {"92a5cb031d307421:1", "3101fbd2856bfada:1", "1d293f67497aaf18:1", "ba514139fb359664:1", "f59e475b4f9e2a0a:1", "3c5bef55b72b93c9:1", "c129715d7a2bc9a3:1"},
		"\ufeff# 面倒 🚢\n\tNaïve  🚢🚢\n":            {"9fcca99fb2032633:1", "a5801d7a8f50abfc:1", "c129715d7a2bc9a3:1"},
		twice(twenty("The rota was to blame. ")): {"a58d181f175194de:1", "a58d181f175194de:2", "43b6461eda086fe2:1"},
	} {
		if got := hashes(source); !slices.Equal(got, want) {
			t.Errorf("%q:\ngot  %v\nwant %v", short(source, 40), got, want)
		}
	}
}

func twenty(s string) string { return strings.Repeat(s, 20) + "\n" }
func twice(s string) string  { return s + s + "end" }

func hashes(source string) []string {
	var list []string
	for _, h := range lineHashes([]byte(source)) {
		list = append(list, fmt.Sprintf("%x:%d", h.value, h.occurrence))
	}
	return list
}

// TestLineHashesByDefinition computes the sums as they are defined.
func TestLineHashesByDefinition(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	pieces := []string{"a", "b ", "\t", "\n", "\r", "\r\n", "🚢", "é", "long long line of words", "\n\n"}
	for range 200 {
		var b strings.Builder
		for range rng.Intn(120) {
			b.WriteString(pieces[rng.Intn(len(pieces))])
		}
		source := b.String()
		folded := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(source)
		folded = strings.NewReplacer(" ", "", "\t", "").Replace(folded)
		seen := map[uint64]int{}
		var want []string
		for rest := folded; ; {
			units := append(utf16.Encode([]rune(rest)), 0xFFFF)
			var sum uint64
			for i := range hashed {
				sum *= 37
				if i < len(units) {
					sum += uint64(units[i])
				}
			}
			seen[sum]++
			want = append(want, fmt.Sprintf("%x:%d", sum, seen[sum]))
			_, after, ok := strings.Cut(rest, "\n")
			if !ok {
				break
			}
			rest = after
		}
		if got := hashes(source); !slices.Equal(got, want) {
			t.Fatalf("%q:\ngot  %v\nwant %v", source, got, want)
		}
	}
}

// TestFingerprintsAreDistinct: findings of one rule keep their identities
// apart, also in one line and in lines that read the same.
func TestFingerprintsAreDistinct(t *testing.T) {
	source := twenty("It was careless, careless. ")
	source += source + "Fine.\n"
	p := newFingerprints([]byte(source))
	own := lineHashes([]byte(source))
	seen := map[lineHash]bool{}
	for i, line := range []int{1, 1, 1, 2, 2, 3} {
		h := p.line("judgment", line)
		if first := i == 0 || i == 3 || i == 5; first != (h == own[line-1]) {
			t.Errorf("finding %d: %v, and the line has %v", i, h, own[line-1])
		}
		if h.value != own[line-1].value || seen[h] {
			t.Errorf("finding %d: %v", i, h)
		}
		seen[h] = true
	}
	if h := p.line("fault", 1); h != own[0] {
		t.Errorf("another rule: %v, want %v", h, own[0])
	}
	if h := p.line("fault", 99); h != own[len(own)-1] {
		t.Errorf("a line past the end: %v", h)
	}
}

func BenchmarkLineHashes(b *testing.B) {
	src := []byte(strings.Repeat("A line of some words, as documents have them.\n", 20000))
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		lineHashes(src)
	}
}

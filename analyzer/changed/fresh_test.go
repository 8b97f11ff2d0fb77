package changed

import (
	"strings"
	"testing"
)

func TestFresh(t *testing.T) {
	for name, c := range map[string]struct{ before, now, want string }{
		"same":                {"a b c", "a b c", "..."},
		"nothing before":      {"", "a b", "nn"},
		"nothing now":         {"a b", "", ""},
		"inserted":            {"a c", "a b c", ".n."},
		"moved":               {"a b c", "c a b", "..."},
		"changed":             {"a b c", "a x c", ".n."},
		"twice":               {"a b", "a b b", "..n"},
		"copy before":         {"x a y", "a x a y", "n..."},
		"copy beside":         {"x a y", "x a a y", "..n."},
		"two of three":        {"x a y a", "a x a y a", "n...."},
		"all copies familiar": {"a a", "a a a", "..n"},
		"empty":               {"a", "a - -", "..."},
	} {
		split := func(s string) []string {
			out := strings.Fields(s)
			for i := range out {
				out[i] = strings.Trim(out[i], "-")
			}
			return out
		}
		got := ""
		for _, f := range fresh(split(c.before), split(c.now)) {
			got += map[bool]string{true: "n", false: "."}[f]
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

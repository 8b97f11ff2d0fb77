package suggest

import "testing"

func TestNearest(t *testing.T) {
	rules := []string{"human-error", "root-cause", "fault", "outage", "omission", "why-who", "counterfactual"}
	for name, want := range map[string]string{
		"human-eror":  "human-error",
		"Human-Error": "human-error",
		"humanerror":  "human-error",
		"huamn-error": "human-error",
		"rootcause":   "root-cause",
		"falut":       "fault",
		"counterfact": "counterfactual",
		"whywho":      "why-who",
		"spelling":    "",
		"x":           "",
		"":            "",
	} {
		if got := Nearest(name, rules); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestNearestDoesNotDependOnOrder(t *testing.T) {
	a, b := Nearest("cat", []string{"bat", "car"}), Nearest("cat", []string{"car", "bat"})
	if a != b || a != "bat" {
		t.Errorf("got %q and %q, want bat twice", a, b)
	}
}

func TestHint(t *testing.T) {
	if got, want := Hint("nevr", []string{"note", "never"}), ` – did you mean "never"?`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Hint("entirely else", []string{"note"}); got != "" {
		t.Errorf("got %q, want no hint", got)
	}
}

package facilitate

import (
	"strings"
	"testing"
)

// allForms are the questions of every rule and kind.
func allForms() map[string][]form {
	out := map[string][]form{"any": anyForms, "factor": factorForms, "absent": absentForms}
	kinds := []string{"", "person", "check", "if", "nobody", "nobody-did", "left-out", "forgot", "missed", "undone", "entered", "who", "why", "change", "called", "found", "checked", "thought", "repair", "said", "impact", "skill", "time"}
	for _, rule := range []string{"counterfactual", "omission", "human-error", "root-cause", "single-cause", "named-individual", "outage", "hindsight", "judgment", "fault", "team-blame",
		"why-who", "negativity", "timeline-order", "timeline-judgment", "duration-mismatch", "impact-unquantified", "empty-section"} {
		for _, k := range kinds {
			if list := formsOf(rule, k); len(list) > 0 {
				out[rule+"/"+k] = list
			}
		}
	}
	return out
}

// TestQuestionsAskForConditions: no question asks who, or why somebody did
// something; each is a question, and no longer than one can say.
func TestQuestionsAskForConditions(t *testing.T) {
	n := 0
	for rule, list := range allForms() {
		for _, f := range list {
			for _, q := range []string{f.ask, f.then} {
				if q == "" {
					continue
				}
				n++
				low := " " + strings.ToLower(q)
				if strings.Contains(low, " why ") || strings.HasPrefix(low, " who ") || strings.HasPrefix(low, " whose ") {
					t.Errorf("%s: %q", rule, q)
				}
				if !strings.Contains(q, "?") || len(q) > 130 {
					t.Errorf("%s: %q is no question that one can say", rule, q)
				}
			}
		}
	}
	if n < 60 {
		t.Errorf("only %d questions", n)
	}
}

// TestEveryRuleCanAskWithoutWords: where a sentence gives neither a subject nor
// a verb that fits, there is still a question.
func TestEveryRuleCanAskWithoutWords(t *testing.T) {
	for rule, list := range allForms() {
		x := words{words: "the words", title: "Impact"}
		ok := false
		for _, f := range list {
			_, fits := x.fill(f.ask)
			ok = ok || fits
		}
		if !ok {
			t.Errorf("%s: every question needs words from the sentence", rule)
		}
	}
}

func TestTrim(t *testing.T) {
	q := func(ranks ...int) (list []Question) {
		for i, r := range ranks {
			list = append(list, Question{Line: i, rank: r})
		}
		return list
	}
	for _, c := range []struct {
		list []Question
		n    int
		want []int
	}{
		{q(1, 2, 3), 3, []int{0, 1, 2}},
		{q(1, 3, 2), 2, []int{1, 2}},
		{q(5, 5, 5, 5), 2, []int{0, 1}},
		{q(1, 9, 5, 5, 5), 3, []int{1, 2, 3}},
		{nil, 2, nil},
	} {
		kept, left := trim(c.list, c.n)
		var got []int
		for _, k := range kept {
			got = append(got, k.Line)
		}
		if len(got) != len(c.want) || left != len(c.list)-len(c.want) {
			t.Errorf("trim to %d: %v left %d, want %v", c.n, got, left, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("trim to %d: %v, want %v", c.n, got, c.want)
			}
		}
	}
}

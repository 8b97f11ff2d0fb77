package analyzer

import "testing"

func TestKeySurvives(t *testing.T) {
	base := Finding{Rule: "omission", Sentence: "We didn't look at the queue – it was \"full\"."}
	for name, f := range map[string]Finding{
		"apostrophe":  {Rule: "omission", Sentence: "We didn’t look at the queue – it was \"full\"."},
		"punctuation": {Rule: "omission", Sentence: "we didn't look at the queue; it was “full”!"},
		"place":       {Rule: "omission", Sentence: base.Sentence, Start: Position{40, 2}, Section: "Elsewhere", Severity: Error},
		"cut":         {Rule: "omission", Sentence: "… " + base.Sentence + " …"},
	} {
		if f.Key() != base.Key() {
			t.Errorf("%s: %s, want %s", name, f.Key(), base.Key())
		}
	}
}

func TestKeyDiffers(t *testing.T) {
	base := Finding{Rule: "omission", Sentence: "We did not look at the queue."}
	for name, f := range map[string]Finding{
		"rule":  {Rule: "fault", Sentence: base.Sentence},
		"words": {Rule: "omission", Sentence: "We did not look at the queues."},
		"parts": {Rule: "omission", Sentence: "We did not look at thequeue."},
		"place": {Rule: "omission", Text: "Impact", Doc: true},
	} {
		if f.Key() == base.Key() {
			t.Errorf("%s: the key is the same", name)
		}
	}
}

func TestKeyCounter(t *testing.T) {
	var c KeyCounter
	for _, want := range []struct {
		key string
		n   int
	}{{"a", 1}, {"b", 1}, {"a", 2}} {
		if n := c.Next(want.key); n != want.n {
			t.Errorf("%s: %d, want %d", want.key, n, want.n)
		}
	}
}

// TestKeyOfDocument: what is said of a document is known again when its title
// or a figure changes, and told apart from what else is said of it.
func TestKeyOfDocument(t *testing.T) {
	base := Finding{Rule: "action-too-many", Doc: true, Text: "Disk full", Message: "12 action items are many."}
	same := Finding{Rule: "action-too-many", Doc: true, Text: "The full disk", Message: "14 action items are many."}
	other := Finding{Rule: "action-too-many", Doc: true, Text: "Disk full", Message: "12 action items are few."}
	if base.Key() != same.Key() || base.Key() == other.Key() {
		t.Errorf("%q, %q, %q", base.Anchor(), same.Anchor(), other.Anchor())
	}
}

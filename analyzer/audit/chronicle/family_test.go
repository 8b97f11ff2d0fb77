package chronicle

import (
	"slices"
	"testing"
)

// TestFamily: a verb and the nouns of it find each other; words that only look
// alike do not.
func TestFamily(t *testing.T) {
	for w, want := range map[string][]string{
		"expiry": {"expired"}, "expires": {"expiry"}, "expired": {"expiry"}, "recovery": {"recovered"}, "recover": {"recovery"},
		"deploy": {"deployment"}, "deployment": {"deployed"}, "failure": {"failed"}, "failing": {"failure"}, "closed": {"closure"},
		"story": nil, "stored": nil, "memory": nil, "directory": nil, "query": nil, "element": nil, "disk": nil, "dns": nil, "": nil,
	} {
		if got := family(w); got[0] != w || !slices.Equal(got[1:], want) && len(got)+len(want) > 1 {
			t.Errorf("%q: %q, want %q", w, got, want)
		}
	}
}

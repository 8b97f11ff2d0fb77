package audit

import (
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
)

func TestMask(t *testing.T) {
	d := analyzer.Parse("x.md", []byte(strings.Join([]string{
		"# Full disk", "Author: Marlo Tench", "Marlo Tench restarted the importer. Then Ada Lovelace, the incident commander, called.",
		"## Action items", "- Cap the retries at 3 (Owner: Juno Fairweld)", "- Alert on a full disk (Owner: Platform Team)",
	}, "\n\n")), nil)
	m := NewMasker(d)
	for in, want := range map[string]string{
		"Marlo Tench restarted it; Marlo was on call":     "[name] restarted it; [name] was on call",
		"Ada's call, then Lovelaces":                      "[name]'s call, then Lovelaces",
		"Adaptive retries, asked Juno Fairweld":           "Adaptive retries, asked [name]",
		"the Platform Team":                               "the Platform Team",
		"21:47 @nova-b suggests, and @dma. So @here":      "21:47 [name] suggests, and [name]. So @here",
		"CODEOWNERS say @org/storage, npm i @babel/core":  "CODEOWNERS say @org/storage, npm i @babel/core",
		"mail ada.l@example.org, at 5 rps@p99, build @2x": "mail [name]@example.org, at 5 [name]@p99, build @2x",
		"@": "@",
	} {
		if got := m.Mask(in); got != want {
			t.Errorf("Mask(%q)\n got %q\nwant %q", in, got, want)
		}
	}
}

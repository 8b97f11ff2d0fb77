package rules

import (
	"testing"

	"github.com/blamelint/blamelint/analyzer/ruletest"
)

func TestExamples(t *testing.T) {
	for _, r := range All() {
		t.Run(r.ID, func(t *testing.T) { ruletest.Run(t, r) })
	}
}

package rules

import (
	"slices"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
)

func TestPrecision(t *testing.T) {
	for _, p := range precisions {
		if !slices.ContainsFunc(All(), func(r *analyzer.Rule) bool { return r.ID == p.rule }) {
			t.Errorf("%s is measured and is no rule", p.rule)
		}
		share, ok := Precision(p.rule)
		if raw := float64(p.right) / float64(p.right+p.wrong); !ok || share <= 0 || share >= 1 || (share > raw) != (raw < 0.5) && raw != 0.5 {
			t.Errorf("%s: %v of %+v", p.rule, share, p)
		}
	}
	if _, ok := Precision("no-such-rule"); ok {
		t.Error("a rule that is not there has been measured")
	}
}

package analyzer_test

import (
	"testing"

	"github.com/blamelint/blamelint/analyzer"
)

// TestCodeEndsWithItsBlock: the spaces that inline code ends with are not part
// of the reading text, so they must not be part of the token either.
func TestCodeEndsWithItsBlock(t *testing.T) {
	for _, text := range []string{"`a  `", "`a  `    ", "# `a \t`\n\nb", "- `a  `\n- b\n"} {
		d := analyzer.Parse("x.md", []byte(text), nil)
		if len(d.Tokens) == 0 || d.Word(0) != "a" {
			t.Errorf("%q: %d tokens", text, len(d.Tokens))
		}
		for i := range d.Tokens {
			if end := d.BlockOf(i).TextEnd; int(d.Tokens[i].End) > end {
				t.Errorf("%q: token %d ends at %d, its block at %d", text, i, d.Tokens[i].End, end)
			}
		}
	}
}

package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blamelint/blamelint/analyzer"
)

// offerDeletion adds to f the rewrite that leaves out the tokens from first up
// to, not including, end, with the commas that set them off, and gives the
// next word the capital if they open the sentence. Where marks of emphasis or
// a line's end stand among them no rewrite is offered.
func offerDeletion(p *analyzer.Pass, f *analyzer.Finding, first, end int, safe bool, message string) {
	s := p.SentenceOf(first)
	opens := first == s.First
	before := first > s.First && p.Tokens[first-1].Word == wordComma
	after := end < s.End && p.Tokens[end].Word == wordComma
	lo, hi := first, end
	switch {
	case opens && after:
		hi++
	case before && (after || end >= s.End-1):
		lo--
		if after {
			hi++
		}
	}
	if hi >= s.End || p.Tokens[hi].Kind == analyzer.PunctToken && opens || opens && wordAt(p, first, hi) == wOf {
		return // "With the hindsight of a year, …" says more than its first words
	}
	span, text := p.TokensSpan(lo, hi), ""
	if opens {
		next := p.TokensSpan(hi, hi+1)
		span.End = next.End
		text = p.Word(hi)
		if p.Tokens[first].Is(analyzer.Capital) {
			text = upperFirst(text)
		}
	} else {
		span.Start = p.TokensSpan(lo-1, lo).End
	}
	if !plainSource(p, span) {
		return
	}
	f.FixEdits(safe, message, analyzer.Edit{Span: span, New: text})
}

// upperFirst gives s a capital.
func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// plainSource reports whether a range of the source is words, commas and
// spaces of one line.
func plainSource(p *analyzer.Pass, s analyzer.Span) bool {
	return !strings.ContainsFunc(string(p.Source[s.Start:s.End]), func(r rune) bool {
		return r != ' ' && r != ',' && r != '\'' && r != '’' && r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

package rules

import (
	"strings"
	"unicode"

	"github.com/blamelint/blamelint/analyzer"
)

// Small questions about the words around a trigger. Outside the trigger's
// sentence every answer is the zero Word.

// wordAt is the word at token i if it stands in the sentence of token of.
func wordAt(p *analyzer.Pass, of, i int) analyzer.Word {
	s := p.SentenceOf(of)
	if i < s.First || i >= s.End {
		return 0
	}
	return p.Tokens[i].Word
}

// inSentence reports whether token i stands in the sentence of token of.
func inSentence(p *analyzer.Pass, of, i int) bool {
	s := p.SentenceOf(of)
	return s.First <= i && i < s.End
}

// skipLeft is the first token at or left of i that is not in set; it looks at
// 40 tokens at most.
func skipLeft(p *analyzer.Pass, i int, set analyzer.Set) int {
	low := max(p.SentenceOf(min(i+1, len(p.Tokens)-1)).First, i-40)
	for i >= low && set.Has(p.Tokens[i].Word) {
		i--
	}
	return i
}

// anyWithin reports whether a word of set stands among the tokens from first
// up to, not including, end, within the sentence of token of.
func anyWithin(p *analyzer.Pass, of, first, end int, set analyzer.Set) bool {
	s := p.SentenceOf(of)
	for i := max(first, s.First); i < min(end, s.End); i++ {
		if set.Has(p.Tokens[i].Word) {
			return true
		}
	}
	return false
}

// opensBlock reports whether only numbers and marks stand before token i in
// its block.
func opensBlock(p *analyzer.Pass, i int) bool {
	for j := p.BlockOf(i).FirstToken; j < i; j++ {
		if k := p.Tokens[j].Kind; k != analyzer.PunctToken && k != analyzer.NumberToken {
			return false
		}
	}
	return true
}

// isHeading reports whether a block is the head of a section and nothing but
// that.
func isHeading(b *analyzer.Block) bool {
	return b.Kind == analyzer.Heading || b.Bold && b.Section != nil && b.Section.Head == b
}

// caseLike writes text, which is in lower case, in the case of model: capitals
// throughout, a capital for each word, or one for the first.
func caseLike(model, text string) string {
	words := strings.FieldsFunc(model, func(r rune) bool { return r == ' ' || r == '-' || r == '\n' })
	upper := func(s string) bool { return strings.IndexFunc(s, unicode.IsUpper) == 0 }
	switch {
	case len(words) == 0:
		return text
	case len(model) > 3 && strings.ToUpper(model) == model && strings.ToLower(model) != model:
		return strings.ToUpper(text)
	case len(words) > 1 && upper(words[0]) && upper(words[len(words)-1]):
		return titleWords(text)
	case upper(words[0]):
		return strings.ToUpper(text[:1]) + text[1:]
	}
	return text
}

func titleWords(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, " ")
}

var (
	denialWords = analyzer.Words("no not n't never neither nor without nobody nothing none hardly rarely cannot")
	clauseWords = analyzer.Words("but because while although though if unless whereas since when , ; : — – ( ) . ? !")
)

// deniedBefore reports whether a denial stands left of token i in its clause,
// at most reach tokens away; it looks through "that" ("we do not think that").
func deniedBefore(p *analyzer.Pass, i, reach int) bool {
	s := p.SentenceOf(i)
	for j := i - 1; j >= max(s.First, i-reach); j-- {
		switch w := p.Tokens[j].Word; {
		case denialWords.Has(w):
			return true
		case clauseWords.Has(w) || w == wAnd:
			return false
		}
	}
	return false
}

var wAnd = analyzer.W("and")

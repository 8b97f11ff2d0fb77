package rules

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// leaveOut offers the sentence without the adjective at i, which stands before
// its noun: "a sloppy edit" becomes "an edit". What is left still says who did
// what; it is for the author to say what it was like.
func (j *judge) leaveOut(i int, f *analyzer.Finding) {
	s := j.SentenceOf(i)
	if f == nil || i+1 >= s.End || !plainNeighbour(j.Pass, i+1) || i > s.First && !plainNeighbour(j.Pass, i-1) {
		return
	}
	const message = "Leave the judgment out"
	if i > s.First && juDegrees.Has(j.Tokens[i-1].Word) {
		return
	}
	article := wordAt(j.Pass, i, i-1)
	if article != aWord && article != anWord {
		offerDeletion(j.Pass, f, i, i+1, false, message)
		return
	}
	text := caseLike(j.Word(i-1), "a")
	if vowelSound(j.Word(i + 1)) {
		text = caseLike(j.Word(i-1), "an")
	}
	span := j.TokensSpan(i-1, i+1)
	if plainSource(j.Pass, span) {
		f.FixEdits(false, message, analyzer.Edit{Span: span, New: text})
	}
}

var (
	aWord  = analyzer.W("a")
	anWord = analyzer.W("an")
)

// plainNeighbour reports whether the token at i is a word that can stand next
// to the noun: no conjunction, no mark.
func plainNeighbour(p *analyzer.Pass, i int) bool {
	t := &p.Tokens[i]
	return t.Kind == analyzer.WordToken && !analyzer.Coordinators.Has(t.Word)
}

// vowelSound reports whether "an" stands before a word.
func vowelSound(w string) bool {
	w = strings.ToLower(w)
	for _, p := range []string{"one", "uni", "use", "usu", "eu", "ubi"} {
		if strings.HasPrefix(w, p) {
			return false
		}
	}
	return strings.HasPrefix(w, "hour") || strings.HasPrefix(w, "hon") || w != "" && strings.IndexByte("aeiou", w[0]) >= 0
}

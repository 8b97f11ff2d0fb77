package rules

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

const factorsFix = "Ask for contributing factors"

var (
	wOpen         = analyzer.W("(")
	rcaWords      = analyzer.Words("rca rcas")
	wColonOrEnd   = analyzer.Words(": – — - -- ( / & and or , |")
	rootPlurals   = analyzer.Words("causes root-causes rootcauses")
	analysisNouns = analyzer.Words("analysis analyses")
	articles      = analyzer.Words("the a an")
	traceForms    = map[bool]string{true: "tracing", false: "traced"}
)

// fixRoot adds the rewrite that fits where the words stand. Only a heading or
// lead-in, where nothing else has to change, is safe.
func fixRoot(p *analyzer.Pass, f *analyzer.Finding, first, end int, words string) {
	last := p.Tokens[end-1].Word
	switch {
	case rcaWords.Has(last):
		fixRCA(p, f, first, end, words)
	case fixHeading(p, f, first, end, words):
	case rootVerbs.Has(last):
		gerund := strings.HasSuffix(strings.ToLower(words), "ing")
		f.Fix(false, "Say what it was traced to", caseLike(words, traceForms[gerund]))
	case analysisNouns.Has(wordAt(p, first, end)):
		fixAnalysis(p, f, first, end, words)
	case !rootPlurals.Has(last) && !articles.Has(wordAt(p, first, first-1)), attributive(p, first, end):
	case rootPlurals.Has(last):
		fixNoun(p, f, first, end, words, "contributing factors")
	case articles.Has(wordAt(p, first, first-1)):
		fixSingular(p, f, first, end, words)
	}
}

// fixRCA calls the document or the meeting a review; a heading that says
// nothing else is about causes.
func fixRCA(p *analyzer.Pass, f *analyzer.Finding, first, end int, words string) {
	b := p.BlockOf(first)
	if isHeading(b) && opensBlock(p, first) && end == b.EndToken {
		fixHeading(p, f, first, end, words)
		return
	}
	text := "incident review"
	if strings.HasSuffix(strings.ToLower(words), "s") {
		text += "s"
	}
	f.Fix(false, "Call it a review", caseStart(p, first, text))
}

// fixSingular turns "the root cause was" into "a contributing factor was", and
// "find the root cause" into "find the contributing factors".
func fixSingular(p *analyzer.Pass, f *analyzer.Finding, first, end int, words string) {
	j := end
	if ph := phraseIn(p, first, end+1); wordAt(p, first, end) == wOf && ph.End > ph.First {
		j = ph.End
	}
	asked := wasBeen.Has(wordAt(p, first, first-2)) || asWords.Has(wordAt(p, first, first-2))
	switch {
	case asked || thatClause(p, first, j), wasBeen.Has(wordAt(p, first, j)) && anyWithin(p, first, j+1, j+4, unknownWords):
	case wasBeen.Has(wordAt(p, first, j)), wasWords.Has(wordAt(p, first, j)):
		fixNoun(p, f, first, end, words, "contributing factor", analyzer.Edit{
			Span: p.TokensSpan(first-1, first), New: caseLike(p.Word(first-1), "a")})
	case wordAt(p, first, first-1) == wThe && first-1 > p.SentenceOf(first).First:
		fixNoun(p, f, first, end, words, "contributing factors")
	}
}

// thatClause reports whether a verb that has to agree follows the noun that ends
// before token j, behind a relative clause or words in between: "the root cause,
// which we know, was".
func thatClause(p *analyzer.Pass, first, j int) bool {
	if wasBeen.Has(wordAt(p, first, j)) || wasWords.Has(wordAt(p, first, j)) {
		return false
	}
	return anyWithin(p, first, j, j+16, agreeing)
}

var agreeing = analyzer.Words("was is has")

// caseStart gives text a capital if token i begins its sentence.
func caseStart(p *analyzer.Pass, i int, text string) string {
	if p.SentenceOf(i).First == i {
		return strings.ToUpper(text[:1]) + text[1:]
	}
	return text
}

// fixNoun replaces the tokens from first up to, not including, end; "of" after
// them becomes "to".
func fixNoun(p *analyzer.Pass, f *analyzer.Finding, first, end int, words, text string, more ...analyzer.Edit) {
	edits := append(more, analyzer.Edit{Span: p.TokensSpan(first, end), New: caseLike(words, text)})
	if wordAt(p, first, end) == wOf {
		edits = append(edits, analyzer.Edit{Span: p.TokensSpan(end, end+1), New: "to"})
	}
	f.FixEdits(false, factorsFix, edits...)
}

// fixAnalysis turns "a root cause analysis" into "an incident analysis".
func fixAnalysis(p *analyzer.Pass, f *analyzer.Finding, first, end int, words string) {
	edits := []analyzer.Edit{{Span: f.Span, New: caseLike(words, "incident")}}
	if wordAt(p, first, first-1) == wA {
		edits = append(edits, analyzer.Edit{Span: p.TokensSpan(first-1, first), New: caseLike(p.Word(first-1), "an")})
	}
	f.FixEdits(false, "Name the analysis after the incident", edits...)
}

// attributive reports whether the words qualify a noun after them, as in "root
// cause ticket".
func attributive(p *analyzer.Pass, first, end int) bool {
	if !inSentence(p, first, end) || p.Tokens[end].Kind == analyzer.PunctToken {
		return false
	}
	t := p.Tag(end)
	return t == tagger.NN || t == tagger.NNS || t == tagger.NNP || t == tagger.NNPS || t == tagger.VBG
}

// fixHeading rewrites a heading, a lead-in ("**Root cause:** …") or a table
// field that holds nothing else, and reports whether it did.
func fixHeading(p *analyzer.Pass, f *analyzer.Finding, first, end int, words string) bool {
	b := p.BlockOf(first)
	start := first
	if start > b.FirstToken && p.Tokens[start-1].Word == wThe {
		start--
	}
	if !opensBlock(p, start) {
		return false
	}
	stop := end
	if stop < b.EndToken && analysisNouns.Has(p.Tokens[stop].Word) {
		stop++
	}
	if stop+2 < b.EndToken && p.Tokens[stop].Word == wOpen && p.Word(stop+1) == "s" {
		stop += 3 // "Root cause(s)"
	}
	closed := stop == b.EndToken || p.Tokens[stop].Word == wColon
	alone := closed && (isHeading(b) || b.Kind == analyzer.Cell || stop < b.EndToken)
	joined := stop < b.EndToken && isHeading(b) && wColonOrEnd.Has(p.Tokens[stop].Word)
	of := stop < b.EndToken && isHeading(b) && p.Tokens[stop].Word == wOf
	if !alone && !joined && !of {
		return false
	}
	edits := []analyzer.Edit{{Span: p.TokensSpan(start, stop), New: caseLike(p.TokensText(start, stop), "contributing factors")}}
	if strings.EqualFold(words, "RCA") {
		edits[0].New = "Contributing factors"
	}
	if of {
		edits = append(edits, analyzer.Edit{Span: p.TokensSpan(stop, stop+1), New: "to"})
	}
	f.FixEdits(!anchored(p, b), factorsFix, edits...)
	return true
}

// anchored reports whether a link of the document points to the anchor of
// heading b, which a rewrite would change.
func anchored(p *analyzer.Pass, b *analyzer.Block) bool {
	if b.Kind != analyzer.Heading {
		return false
	}
	slug := "#" + strings.ReplaceAll(strings.ToLower(strings.TrimSpace(p.BlockText(b))), " ", "-")
	for i := range p.Links {
		if d := p.Links[i].Destination; strings.HasPrefix(d, "#") && (strings.HasPrefix(slug, d) || strings.HasPrefix(d, slug)) {
			return true
		}
	}
	return false
}

package analyzer

// Context questions that every language rule asks before it reports: is the
// word used or only mentioned, is it denied, is it somebody else's.

// Words that announce that a word is spoken of rather than used.
var (
	mentionNouns = Words(`word words term terms phrase phrases label labels wording vocabulary expression expressions category
		categories language heading headings concept notion idea question questions statement sentence`)
	mentionVerbs = Words(`avoid avoids avoided avoiding say says saying said call calls called calling write writes writing wrote use uses using
		accept accepts reject rejects rejected ban bans banned replace replaces replaced stop stopped drop dropped retire retired leave
		leaves left prefer prefers instead never forbid forbids discourage discourages mention mentions refrain ask asks asking`)
	blameless = Words(`blameless blamelessly blamelessness blame-free no-blame blame-aware just-culture`)
)

// Mentioned reports whether the words at token i are spoken of, not used: in
// quotation marks with a word about words in the sentence, next to such words
// ("the term root cause, which we avoid"), or in a sentence that explains
// blamelessness.
func (d *Document) Mentioned(i int) bool {
	s := d.SentenceOf(i)
	nouns, verbs, near := false, false, false
	for j := max(s.First, i-mentionWindow); j < min(s.End, i+mentionWindow); j++ {
		w := d.Tokens[j].Word
		switch {
		case w == 0:
		case blameless.Has(w):
			return true
		case mentionNouns.Has(w):
			nouns = true
			near = near || i-mentionReach <= j && j <= i+mentionReach && (!d.marksBetween(i, j) || d.pointsBack(j))
		case mentionVerbs.Has(w):
			verbs = true
		}
	}
	if d.Tokens[i].Is(Quoted) {
		return nouns || verbs
	}
	return near && (verbs || d.Tokens[i].Is(Emphasised)) || verbs && d.Tokens[i].Is(Emphasised) && d.askedNear(i)
}

// mentionWindow bounds how much of a sentence is read for words about words,
// so that no sentence costs more than linear time.
const mentionWindow = 60

// marksBetween reports whether a comma or the like stands after token i and
// before token j, so that the word about words at j belongs to something else.
func (d *Document) marksBetween(i, j int) bool {
	for k := i + 1; k < j; k++ {
		if d.Tokens[k].Kind == PunctToken && !closers.Has(d.Tokens[k].Word) && d.Tokens[k].Word != wHyphen {
			return true
		}
	}
	return false
}

// pointsBack reports whether the word about words at j stands for one named
// before ("we dropped the term in 2022") and does not announce the next ("the
// word nightmare").
func (d *Document) pointsBack(j int) bool {
	s := d.SentenceOf(j)
	if j == s.First || !Determiners.Has(d.Tokens[j-1].Word) {
		return false
	}
	if j+1 >= s.End {
		return true
	}
	next := &d.Tokens[j+1]
	return next.Kind == PunctToken && !openers.Has(next.Word) || Prepositions.Has(next.Word) || Auxiliary.Has(next.Word)
}

// mentionReach is how far a word about words may stand from the word it is
// about if no quotation marks show the connection, in tokens.
const mentionReach = 6

// askedNear reports whether a verb of saying or avoiding stands shortly before
// token i.
func (d *Document) askedNear(i int) bool {
	s := d.SentenceOf(i)
	for j := i - 1; j >= max(s.First, i-mentionReach); j-- {
		if mentionVerbs.Has(d.Tokens[j].Word) {
			return true
		}
	}
	return false
}

// Negated reports whether the noun phrase at token i is denied: "no root
// cause", "was not human error", "there is no single cause".
func (d *Document) Negated(i int) bool {
	s := d.SentenceOf(i)
	for j := i - 1; j >= max(s.First, i-8); j-- {
		t := &d.Tokens[j]
		switch {
		case denials.Has(t.Word):
			return true
		case t.Kind == PunctToken && t.Word != wHyphen && !closers.Has(t.Word) && !openers.Has(t.Word):
			return false
		case Coordinators.Has(t.Word) && t.Word != wOr && t.Word != wNor:
			return false
		case Subordinators.Has(t.Word) && t.Word != wAs:
			return false
		}
	}
	return false
}

var (
	denials = Words("no not n't never without neither nor rather cannot isn't nothing")
	openers = Words(`" “ ‘ ' « ( [`)
	wOr     = W("or")
	wNor    = W("nor")
	wAs     = W("as")
)

// Reported reports whether token i stands in somebody else's words: a block
// quotation, or quotation marks.
func (d *Document) Reported(i int) bool {
	b := d.BlockOf(i)
	return b.Quote > 0 && !d.callout(b) || d.Tokens[i].Is(Quoted)
}

// callout reports whether a block quotation is a box for the author's own
// words: it opens with a label such as "tl;dr", "Note:" or "[!IMPORTANT]".
func (d *Document) callout(b *Block) bool {
	i := b.FirstToken
	for i < b.EndToken && d.Tokens[i].Kind == PunctToken {
		i++
	}
	if i+1 >= b.EndToken || !calloutLabels.Has(d.Tokens[i].Word) {
		return false
	}
	next := &d.Tokens[i+1]
	return next.Kind == PunctToken || d.Tokens[i].Word == wTLDR || d.Tokens[i].Is(Strong) && !next.Is(Strong)
}

var (
	wTLDR         = W("tldr")
	calloutLabels = Words(`tldr tl note notes update updates important warning caution tip summary disclaimer edit correction info attention context
		heads-up takeaway lesson abstract`)
)

// Follows reports whether the tokens from i on are the words given, and the
// token after them. Marks between them break the run.
func (d *Document) Follows(i int, words ...Word) (end int, ok bool) {
	if i < 0 || i+len(words) > len(d.Tokens) {
		return i, false
	}
	for k, w := range words {
		if d.Tokens[i+k].Word != w {
			return i, false
		}
	}
	if len(words) > 0 && d.Tokens[i].Sentence != d.Tokens[i+len(words)-1].Sentence {
		return i, false
	}
	return i + len(words), true
}

// Instruction reports whether a block is a template's instruction to the
// author rather than the author's words: "Describe what happened", "[list the
// impact here]".
func (d *Document) Instruction(b *Block) bool {
	if b == nil || b.EndToken == b.FirstToken {
		return false
	}
	i := b.FirstToken
	for i < b.EndToken && d.Tokens[i].Kind == PunctToken {
		i++
	}
	if i == b.EndToken {
		return false
	}
	first, last := &d.Tokens[b.FirstToken], &d.Tokens[b.EndToken-1]
	bracketed := openers.Has(first.Word) && first.Word != wOpen && closers.Has(last.Word) || d.Word(b.FirstToken) == "[" || d.Word(b.FirstToken) == "<"
	slanted := d.Tokens[i].Is(Emphasised) && d.Tokens[max(b.EndToken-2, i)].Is(Emphasised)
	ask := instructions.Has(d.Tokens[i].Word) && (i+1 == b.EndToken || d.Tokens[i+1].Word != wColon)
	question := last.Word == wQuestion
	return ask && (bracketed || slanted || b.Quote > 0) || slanted && b.Quote > 0 && (ask || question || d.yours(b)) || bracketed && ask
}

// yours reports whether a block speaks to the author.
func (d *Document) yours(b *Block) bool {
	for i := b.FirstToken; i < b.EndToken; i++ {
		if youWords.Has(d.Tokens[i].Word) {
			return true
		}
	}
	return false
}

var (
	youWords     = Words("you your")
	instructions = Words(`describe list explain summarise summarize write provide include add give note state use fill insert detail document outline avoid
		replace delete remove enter run put attach link mention identify what how when who why which where please`)
)

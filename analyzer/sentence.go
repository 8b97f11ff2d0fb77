package analyzer

// Abbreviations after which a full stop ends no sentence.
var abbreviations = Words(`e.g i.e e.g. i.e. etc vs approx ca cf dr mr mrs ms prof st no nos fig figs sec vol inc ltd co corp dept
	est min max avg jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun al incl resp ref
	eng ver rev hr hrs pp ed eds jr sr gen sgt capt cmdr frau herr mme mlle a.k.a c`)

// Marks that the sentence splitter and the rules look at.
var (
	wDot      = W(".")
	wEllipsis = W("…")
	wDots3    = W("...")
	wBang     = W("!")
	wQuestion = W("?")
	wComma    = W(",")
	wColon    = W(":")
	wSemi     = W(";")
	wOpen     = W("(")
	wClose    = W(")")
	wEmDash   = W("—")
	wEnDash   = W("–")
	wDashes   = W("--")
	wHyphen   = W("-")
	wSlash    = W("/")
)

var (
	stops   = Words(". … ... ! ?")
	closers = Words(`) ] " ” ’ » '`)
)

// splitSentences cuts the tokens of every block into sentences.
func splitSentences(d *Document) {
	d.Sentences = emptied(d.scratch.sentences, len(d.Tokens)/12+len(d.Blocks))
	for _, b := range d.Blocks {
		b.FirstSentence = len(d.Sentences)
		for first := b.FirstToken; first < b.EndToken; {
			end := sentenceEnd(d, first, b.EndToken)
			n := int32(len(d.Sentences))
			for i := first; i < end; i++ {
				d.Tokens[i].Sentence = n
			}
			d.Sentences = append(d.Sentences, Sentence{Block: b, First: first, End: end})
			first = end
		}
		b.EndSentence = len(d.Sentences)
	}
}

// sentenceEnd finds the end of the sentence that begins at first.
func sentenceEnd(d *Document, first, end int) int {
	for i := first; i < end; i++ {
		t := &d.Tokens[i]
		if i > first && t.Is(LineStart) {
			return i
		}
		if t.Kind != PunctToken || !stops.Has(t.Word) {
			continue
		}
		next := i + 1
		for next < end && (closers.Has(d.Tokens[next].Word) || stops.Has(d.Tokens[next].Word)) && !d.Tokens[next].Is(SpaceBefore) {
			next++
		}
		if next == end || endsSentence(d, first, i, next) {
			return next
		}
		i = next - 1
	}
	return end
}

// endsSentence decides whether the stop at token i ends a sentence when the
// next one would begin at token next.
func endsSentence(d *Document, first, i, next int) bool {
	stop, n := d.Tokens[i].Word, &d.Tokens[next]
	if n.Is(LineStart) {
		return true
	}
	if !n.Is(SpaceBefore) {
		return false
	}
	lower := n.Kind == WordToken && !n.Is(Capital)
	switch stop {
	case wQuestion, wBang:
		return !lower || next == i+1
	case wEllipsis, wDots3:
		return !lower
	}
	if lower || i == first {
		return false
	}
	prev := &d.Tokens[i-1]
	if d.Tokens[i].Is(SpaceBefore) {
		return true
	}
	if abbreviations.Has(prev.Word) && prev.Word != wNoAbbr {
		return false
	}
	if prev.Word == wNoAbbr {
		return n.Kind != NumberToken
	}
	initial := prev.End-prev.Start == 1 && prev.Is(Capital) && prev.Kind == WordToken
	return !initial
}

// "No." is an abbreviation only before a number.
var wNoAbbr = W("no")

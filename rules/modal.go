package rules

import (
	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

// mood says which past a modal group imagines.
type mood uint8

const (
	noMood     mood = iota
	mightMood       // "might have"
	wouldMood       // "would have", "'d have"
	couldMood       // "could have"
	shouldMood      // "should have", "ought to have", "needed to have"
)

// A modalGroup is a modal with "have" and the verb it governs: "could, and
// frankly should, have been paused".
type modalGroup struct {
	first, end int // tokens of the group, with the verb if it is adjacent
	mood       mood
	negated    bool
	needed     bool            // "needed to have"
	been       bool            // "have been …"
	verb       int             // the participle; the token "been" of a plain "have been"; -1 if nothing follows ("should have.")
	passive    bool            // "have been checked"
	asked      analyzer.Phrase // the subject of a question or inversion: "couldn't we have"; empty otherwise
	lone       bool            // nothing follows "have"
	have       int
}

var (
	modalMoods = map[analyzer.Word]mood{}

	// Modals that open a group; contracted and misspelled ones are words of their own.
	modalWords = moodWords(shouldMood, "should ought needed shoulda shouldve shouldnt should'nt shouldn't oughta") +
		moodWords(couldMood, "could coulda couldve couldnt could'nt couldn't") +
		moodWords(wouldMood, "would woulda wouldve wouldnt would'nt wouldn't 'd") +
		moodWords(mightMood, "might mighta mightve mightn't")
	modals = analyzer.Words(modalWords)
	// presentModal is what some write for "could": "this can have been avoided".
	presentModal = analyzer.Words(moodWords(couldMood, "can"))

	// Modals that hold their own "have", and those that hold a negation.
	fused       = analyzer.Words("shoulda coulda woulda mighta shouldve couldve wouldve mightve")
	fusedNot    = analyzer.Words("shouldnt should'nt shouldn't couldnt could'nt couldn't wouldnt would'nt wouldn't mightn't")
	haveSlips   = analyzer.Words("of had has") // "should of checked", "should had checked"
	wordsNot    = analyzer.Words("not n't never")
	wordTo      = analyzer.W("to")
	wordHave    = analyzer.W("have")
	wordOf      = analyzer.W("of")
	wordBeen    = analyzer.W("been")
	wordHad     = analyzer.W("had")
	wordHadD    = analyzer.W("'d")
	wordComma   = analyzer.W(",")
	wordOpen    = analyzer.W("(")
	wordClose   = analyzer.W(")")
	wordNeeded  = analyzer.W("needed")
	wordAsk     = analyzer.W("?")
	wordColon   = analyzer.W(":")
	wordIf      = analyzer.W("if")
	wordOnly    = analyzer.W("only")
	wordThat    = analyzer.W("that")
	wordHaveVe  = analyzer.W("'ve")
	wordWho     = analyzer.W("who")
	dashes      = analyzer.Words("— – -- -")
	joiners     = analyzer.Words("and or but nor")
	innerPhrase = analyzer.Words("at in by on for of from with as")
)

// moodWords notes the mood of each word and gives the words back.
func moodWords(m mood, words string) string {
	for _, w := range wordsOf(words) {
		modalMoods[w] = m
	}
	return words + " "
}

func wordsOf(words string) (out []analyzer.Word) {
	for len(words) > 0 {
		n := 0
		for n < len(words) && words[n] != ' ' {
			n++
		}
		if n > 0 {
			out = append(out, analyzer.W(words[:n]))
		}
		words = words[min(n+1, len(words)):]
	}
	return out
}

// modalReach bounds how far "have" may stand from its modal, in tokens.
const modalReach = 14

// readModal reads the group whose modal is token i; ok is false if no "have"
// with a participle belongs to it.
func readModal(p *analyzer.Pass, i int) (g modalGroup, ok bool) {
	r := modalReader{p: p, s: around(p, i), g: modalGroup{first: i, verb: -1, have: -1}}
	r.take(i)
	j := i + 1
	if !fused.Has(p.Tokens[i].Word) {
		if j = r.toHave(j); j < 0 {
			return g, false
		}
	} else {
		r.g.have = i
	}
	if !r.verb(j) {
		return g, false
	}
	return r.g, true
}

type modalReader struct {
	p *analyzer.Pass
	s analyzer.Sentence
	g modalGroup
}

func (r *modalReader) word(i int) analyzer.Word {
	if i >= r.s.End {
		return 0
	}
	return r.p.Tokens[i].Word
}

// take notes the modal at i; the stronger of two decides: "could and should".
func (r *modalReader) take(i int) {
	w := r.word(i)
	r.g.mood = max(r.g.mood, modalMoods[w])
	r.g.negated = r.g.negated || fusedNot.Has(w)
	r.g.needed = r.g.needed || w == wordNeeded
}

// toHave walks from j to the token after "have", over adverbs, negations,
// insertions, a second modal and an inverted subject; -1 if there is no way.
func (r *modalReader) toHave(j int) int {
	limit := min(r.s.End, j+modalReach)
	for j < limit {
		w := r.word(j)
		switch {
		case w == wordHave || w == wordHaveVe || haveSlips.Has(w) && r.participleNext(j):
			r.g.have = j
			return j + 1
		case wordsNot.Has(w):
			r.g.negated = true
			j++
		case w == wordTo:
			if h := r.word(j + 1); h != wordHave && h != wordHaveVe {
				return -1
			}
			j++
		case joiners.Has(w) && r.modalAfter(j+1) > 0:
			j = r.modalAfter(j + 1)
			r.take(j)
			j++
		case adverb(r.p, j):
			j++
		default:
			k := r.insertion(j)
			if k < 0 {
				if k = r.subject(j); k < 0 {
					return -1
				}
			}
			j = k
		}
	}
	return -1
}

// participleNext tells "should of checked" from "should of course".
func (r *modalReader) participleNext(j int) bool {
	j++
	for j < r.s.End && (wordsNot.Has(r.word(j)) || analyzer.Adverbs.Has(r.word(j))) {
		j++
	}
	return j < r.s.End && participle(r.p, j)
}

// modalAfter is the modal at j, after adverbs; 0 if there is none.
func (r *modalReader) modalAfter(j int) int {
	for ; j < r.s.End && (adverb(r.p, j) || r.word(j) == wordComma); j++ {
	}
	if j < r.s.End && modals.Has(r.word(j)) {
		return j
	}
	return 0
}

// insertion skips ", in our view," and "(and should)" and "at the very
// least", and returns the token after it, or -1.
func (r *modalReader) insertion(j int) int {
	w := r.word(j)
	closer := analyzer.Word(0)
	switch {
	case w == wordComma:
		closer = wordComma
	case w == wordOpen:
		closer = wordClose
	case dashes.Has(w):
		closer = w
	case innerPhrase.Has(w):
		for k := j + 1; k < min(r.s.End, j+5); k++ {
			if h := r.word(k); h == wordHave || h == wordHaveVe {
				return k
			}
			if r.p.Tokens[k].Kind == analyzer.PunctToken {
				return -1
			}
		}
		return -1
	default:
		return -1
	}
	for k := j + 1; k < min(r.s.End, j+10); k++ {
		if modals.Has(r.word(k)) {
			r.take(k)
		}
		if r.word(k) == closer {
			return k + 1
		}
	}
	return -1
}

// subject skips the subject of an inversion: "couldn't we have".
func (r *modalReader) subject(j int) int {
	if r.g.asked.End > 0 || !clauseStart(r.p, r.g.first) {
		return -1
	}
	ph := r.p.PhraseAt(j)
	if ph.End <= j {
		return -1
	}
	r.g.asked = ph
	return ph.End
}

// verb reads what follows "have" at j.
func (r *modalReader) verb(j int) bool {
	for {
		w := r.word(j)
		switch {
		case wordsNot.Has(w):
			r.g.negated = true
		case w == wordBeen && !r.g.been:
			r.g.been, r.g.verb = true, j
		case j < r.s.End && adverb(r.p, j) && !(r.g.been && r.bareEnd(j)):
		default:
			k := r.insertion(j)
			if k < 0 || k >= r.s.End || r.word(k) != wordBeen && !participle(r.p, k) {
				return r.finish(j)
			}
			j = k - 1 // "should have – and often would have – checked"
		}
		j++
	}
}

// bareEnd reports whether the clause ends after token j.
func (r *modalReader) bareEnd(j int) bool {
	return j+1 >= r.s.End || r.p.Tokens[j+1].Kind == analyzer.PunctToken
}

var clauseEnds = analyzer.Words(`. , ; ! ? ) ] … ... " ” ’ — – -- and but because when if so though although as than yet`)

func (r *modalReader) finish(j int) bool {
	p := r.p
	r.g.end = j
	if j < r.s.End {
		t := &p.Tokens[j]
		switch {
		case r.g.been && participle(p, j):
			r.g.passive, r.g.verb, r.g.end = true, j, j+1
			return true
		case r.g.been && t.Kind == analyzer.WordToken && p.Tag(j) == tagger.VBG:
			r.g.been, r.g.verb, r.g.end = false, j, j+1
			return true
		case r.g.been:
			r.g.end = r.complement(j)
			return true
		case perfect(p, j), r.baseForm(j):
			r.g.verb, r.g.end = j, j+1
			return true
		case !clauseEnds.Has(t.Word):
			return false
		}
	}
	if r.g.been {
		r.g.end = r.g.verb + 1
		return true
	}
	return r.alone()
}

// alone accepts "should have." and nothing more: the verb was said before. A
// cell or heading "Should have" is a column of a plan.
func (r *modalReader) alone() bool {
	for r.g.end > r.g.have+1 && adverb(r.p, r.g.end-1) {
		r.g.end--
	}
	r.g.lone = true
	return r.g.first > r.s.First && r.laterModal() < 0
}

// laterModal is the modal that takes the sentence on: "could have, and should
// have, asked".
func (r *modalReader) laterModal() int {
	for j := r.g.end; j < min(r.s.End, r.g.end+4); j++ {
		if modals.Has(r.word(j)) {
			return j
		}
	}
	return -1
}

// complement takes one adjective after "have been" into the span: "should have
// been obvious".
func (r *modalReader) complement(j int) int {
	t := &r.p.Tokens[j]
	if t.Kind != analyzer.WordToken || determiners.Has(t.Word) {
		return r.g.verb + 1
	}
	if tag := r.p.Tag(j); tag == tagger.JJ || tag == tagger.JJR {
		return j + 1
	}
	return r.g.verb + 1
}

// baseForm catches "should have make the backup", which writers of other
// mother tongues use.
func (r *modalReader) baseForm(j int) bool {
	if j+1 >= r.s.End || r.g.mood != shouldMood || !baseVerbs.Has(r.word(j)) {
		return false
	}
	w := r.word(j + 1)
	return analyzer.Determiners.Has(w) || analyzer.PersonPronouns.Has(w) || w == analyzer.W("it")
}

var baseVerbs = analyzer.Words(`make do take check test use run call tell ask verify review notice see look stop go give inform write save
	remove add change update restart wait rollback revert notify keep send confirm inspect validate`)

// clauseStart reports whether a clause may begin at token i: at the start of
// the sentence, after a mark, a coordinator or a question word.
func clauseStart(p *analyzer.Pass, i int) bool {
	s := around(p, i)
	j := i - 1
	for j >= s.First && (adverb(p, j) || p.Tokens[j].Kind == analyzer.PunctToken && j == s.First) {
		j--
	}
	if j < s.First {
		return true
	}
	t := &p.Tokens[j]
	return t.Kind == analyzer.PunctToken || analyzer.Coordinators.Has(t.Word) || openingWords.Has(t.Word)
}

var openingWords = analyzer.Words("why how what when where who which ok okay well so hmm hm anyway and but or yes no yeah also then honestly")

// endsAsQuestion reports whether the sentence of token i ends with a question
// mark.
func endsAsQuestion(p *analyzer.Pass, i int) bool {
	s := around(p, i)
	for j := s.End - 1; j >= max(s.First, s.End-4); j-- {
		if p.Tokens[j].Word == wordAsk {
			return true
		}
	}
	return false
}

package rules

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

// How much care people are said to have taken: "zero care", "little thought",
// "without any diligence", "with more attention".

var (
	// cares are what is measured so.
	cares = analyzer.Words(`attention care diligence discipline thought regard rigour rigor thoroughness foresight forethought experience skill skills
		caution vigilance consideration effort respect professionalism judgment judgement circumspection common-sense competence commitment`)
	known          = analyzer.Words("experience skill skills effort competence commitment respect")
	careModifiers  = analyzer.Words("any much enough due proper real sufficient great basic necessary requisite own the of that and or adequate reasonable particular special")
	scarce         = analyzer.Words("zero scant minimal scanty negligible")
	wMuch          = analyzer.W("much")
	wEnough        = analyzer.W("enough")
	wMore          = analyzer.W("more")
	faintWords     = analyzer.Words("hardly barely scarcely")
	emphatics      = analyzer.Words("precious very too so preciously far")
	givenVerbs     = analyzer.Words("paid pay pays paying took take takes taken taking gave give given giving show shows showed shown put devoted applied exercised displayed used spent had has have having invested brought")
	wentVerbs      = analyzer.Words("was were is went goes had has been being whatsoever")
	barePlusRegard = analyzer.Words("regard thought forethought consideration diligence")
	caringAfter    = analyzer.Words("to with for in about of at from whatsoever on when by while as , . ; : ! )")
)

// meagre judges a scarce measure of care; token i is the noun.
func (j *judge) meagre(i int) {
	first, ok := j.scarceBefore(i)
	if !ok || first < 0 || conditional(j.Pass, i) || j.imagined(first) || j.nounAdded(i) || onlySaid(j.Pass, i) {
		return
	}
	if j.careOfPeople(first, i) {
		j.report(first, i+1, false, judgesLack, adviseLack)
	}
}

// nounAdded is "care labels": another noun follows.
func (j *judge) nounAdded(i int) bool {
	n := i + 1
	return inSentence(j.Pass, i, n) && j.Tokens[n].Kind == analyzer.WordToken && !caringAfter.Has(j.Tokens[n].Word) && (isNounTag(j.Tag(n)) || traitFollows.Has(j.Tokens[n].Word)) && !j.IsVerb(n)
}

// scarceBefore finds the words of scarcity left of the noun at i.
func (j *judge) scarceBefore(i int) (first int, ok bool) {
	s := j.SentenceOf(i)
	k := i - 1
	much, enough, anyMod := false, false, false
	for ; k >= max(s.First, i-5); k-- {
		w := j.Tokens[k].Word
		if !careModifiers.Has(w) {
			break
		}
		much, enough, anyMod = much || w == wMuch, enough || w == wEnough, true
	}
	if k < s.First {
		return 0, false
	}
	before := wordAt(j.Pass, i, k-1)
	switch w := j.Tokens[k].Word; {
	case scarce.Has(w):
		return k, true
	case w == wLittle && before != aWord && before != wThe:
		if emphatics.Has(before) {
			return k - 1, before != wTooLack // "too little" is judged elsewhere
		}
		return k, true
	case w == wNoLack && j.Tokens[i].Word == wRegard && k == i-1:
		return k, true
	case w == wNoLack && toDetail(j.Pass, i):
		return k, true
	case faintWords.Has(w) && (much || anyMod):
		return k, true
	case w == wWithout && (anyMod || barePlusRegard.Has(j.Tokens[i].Word)):
		return k, true
	case (w == wNotWord || w == wNotAbbr) && (much || enough):
		if w == wNotAbbr {
			k--
		}
		return k, true
	case haveForms.Has(w) && (much || enough) && (before == wNotWord || before == wNotAbbr):
		return k - 1, true
	}
	return 0, false
}

var (
	wRegard  = analyzer.W("regard")
	detailOf = analyzer.Words("detail details whatsoever")
)

// toDetail is "no attention to detail", "no care whatsoever".
func toDetail(p *analyzer.Pass, i int) bool {
	return detailOf.Has(wordAt(p, i, i+1)) || wordAt(p, i, i+1) == wTo && detailOf.Has(wordAt(p, i, i+2))
}

// careOfPeople reports whether it is people who took so little care: the words
// of scarcity are the tokens from first to i.
func (j *judge) careOfPeople(first, i int) bool {
	s := j.SentenceOf(i)
	if first == s.First {
		if known.Has(j.Tokens[i].Word) && j.Tokens[first].Word != wNotWord && !scarce.Has(j.Tokens[first].Word) {
			return false
		}
		return !anyWithin(j.Pass, i, i+1, i+4, neededWords) && (!inSentence(j.Pass, i, i+1) || caringAfter.Has(j.Tokens[i+1].Word) || wentVerbs.Has(j.Tokens[i+1].Word))
	}
	if j.Tokens[first].Word == wWithout {
		return j.doneByPeople(first)
	}
	k := first - 1
	for k > s.First && (adverb(j.Pass, k) || wordWith == j.Tokens[k].Word) {
		k--
	}
	switch w := j.Tokens[k].Word; {
	case wordAt(j.Pass, i, first-1) == wordWith:
		return endingVerdict(j.Pass, first-2) > component || !known.Has(j.Tokens[i].Word) && j.doneByPeople(first-1)
	case givenVerbs.Has(w), doForms.Has(w):
		g := j.Subject(k)
		return acting(g) || g.Passive && !known.Has(j.Tokens[i].Word)
	case haveForms.Has(j.Tokens[first+1].Word): // "did not have enough"
		return acting(j.Subject(first + 1))
	case wasForms.Has(w), presentBe.Has(w), w == wAnd || j.Word(k) == ",":
		return thereWords.Has(wordAt(j.Pass, i, k-1)) || wentVerbs.Has(wordAt(j.Pass, i, i+1)) && wordAt(j.Pass, i, i+2) != 0 && !known.Has(j.Tokens[i].Word)
	}
	return false
}

var neededWords = analyzer.Words("needed required necessary needs")

var (
	wordWith   = analyzer.W("with")
	presentBe  = analyzer.Words("is are 's")
	thereWords = analyzer.Words("there")
)

// doneByPeople reports whether the verb before token i is an act of people, or a
// passive that keeps its agent to itself.
func (j *judge) doneByPeople(i int) bool {
	v := mainVerbBefore(j.Pass, i)
	if v < 0 {
		return false
	}
	g := j.Subject(v)
	return acting(g) || nobodyKnown(g) && !formOf(j.Pass, v).modal
}

var (
	// positive adjectives compare those who acted with better people.
	positive = analyzer.Words("", carefulWords, analyzer.Words(`decent half-decent sane sensible self-respecting half-competent reasonable responsible alert
		mature skilled trained proper real good seasoned capable clever smart wise intelligent sober grown-up`))
	exacting   = analyzer.Words("competent diligent decent half-decent sane self-respecting half-competent conscientious careful attentive responsible sensible prudent")
	anyOrNo    = analyzer.Words("any no every")
	wouldWords = analyzer.Words("would could might 'd wouldn't couldn't should")
	afterWould = analyzer.Words("have never not n't 've know see notice check ask think wonder sign read do leave let put hang accept agree")
	neverDo    = analyzer.Words("never n't not")
	lessMore   = analyzer.Words("less more")
)

// better judges "a more careful packer would have seen it", "no sane engineer
// signs that", "professional drivers don't".
func (j *judge) better(i int) {
	if deniedThought(j.Pass, i) || conditional(j.Pass, i) || j.Tokens[i].Is(analyzer.MixedCase) || deniedBefore(j.Pass, i, 14) && wordAt(j.Pass, i, i-1) != wNoLack {
		return
	}
	ph, ok := j.exemplar(i)
	if !ok {
		return
	}
	first := i
	if lessMore.Has(wordAt(j.Pass, i, i-1)) {
		first--
	}
	det := first - 1
	v := afterAdverbs(j.Pass, ph.End)
	w, next := wordAt(j.Pass, i, v), wordAt(j.Pass, i, v+1)
	strict := exacting.Has(j.Tokens[i].Word) || first < i
	d := wordAt(j.Pass, i, det)
	general := anyOrNo.Has(d) || d == aWord || d == anWord || det < j.SentenceOf(i).First || first < i || analyzer.Somebody.Has(wordAt(j.Pass, i, first-1))
	switch {
	case !general:
	case wouldWords.Has(w) && afterWould.Has(next):
		j.report(first, i+1, false, judgesPerson, advisePerson)
	case strict && anyOrNo.Has(d) && inSentence(j.Pass, i, v) && (j.Tag(v) == tagger.VBZ || j.Tag(v) == tagger.VBP) && !analyzer.BeForms.Has(w):
		j.report(i, i+1, false, judgesPerson, advisePerson)
	case (det < j.SentenceOf(i).First || d == aWord) && (doForms.Has(w) && neverDo.Has(next) || wordAt(j.Pass, i, ph.End) == wNever) && !analyzer.BeForms.Has(w):
		j.report(i, v+1, false, judgesPerson, advisePerson)
	}
}

// exemplar is the human phrase that the adjective at i belongs to: "a careful
// packer", "somebody more careful".
func (j *judge) exemplar(i int) (ph analyzer.Phrase, ok bool) {
	at := i - 1
	if lessMore.Has(wordAt(j.Pass, i, at)) {
		at--
	}
	if analyzer.Somebody.Has(wordAt(j.Pass, i, at)) {
		return analyzer.Phrase{First: at, End: i + 1, Head: at}, true
	}
	if !inSentence(j.Pass, i, i+1) {
		return ph, false
	}
	ph = j.PhraseAt(i + 1)
	if ph.End <= ph.First || ph.First != i+1 {
		return ph, false
	}
	a := j.Class(ph)
	if a == analyzer.SystemAgent && ofPeopleOnly.Has(j.Tokens[i].Word) {
		return ph, trade(j.Word(ph.Head)) && !thingNouns.Has(j.Tokens[ph.Head].Word) && !codeNouns.Has(j.Tokens[ph.Head].Word)
	}
	return ph, a.Human() && a != analyzer.WeAgent && !analyzer.PersonPronouns.Has(j.Tokens[ph.Head].Word)
}

// ofPeopleOnly are adjectives that make a person of a noun that no list knows.
var ofPeopleOnly = analyzer.Words("competent diligent conscientious self-respecting half-competent half-decent attentive careful experienced")

// trade reports whether a noun ends like a trade: "packer", "machinist".
func trade(w string) bool {
	for _, end := range []string{"er", "or", "ist", "man", "woman", "ian"} {
		if len(w) > len(end)+2 && strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// moreCare judges "with more care the crates would have survived"; token i is
// the noun.
func (j *judge) moreCare(i int) {
	first := i - 1
	for first > i-3 && careModifiers.Has(wordAt(j.Pass, i, first)) {
		first--
	}
	if wordAt(j.Pass, i, first) != wMore || conditional(j.Pass, i) || j.nounAdded(i) {
		return
	}
	if wordAt(j.Pass, i, first-1) == wLittle {
		first--
	}
	before := skipLeft(j.Pass, first-1, aBit)
	with := wordAt(j.Pass, i, before) == wordWith
	if !with && !(opensBlock(j.Pass, before+1) || before < j.SentenceOf(i).First) {
		return
	}
	reach := 3
	if with {
		reach = 12
	}
	s := j.SentenceOf(i)
	for k := i + 1; k < min(s.End, i+reach); k++ {
		if wouldWords.Has(j.Tokens[k].Word) && anyWithin(j.Pass, k, k+1, k+4, haveForms) {
			j.report(first, i+1, false, judgesLack, adviseLack)
			return
		}
	}
	for k := first - 1; with && k >= max(s.First, first-12); k-- {
		if wouldWords.Has(j.Tokens[k].Word) && anyWithin(j.Pass, k, k+1, k+4, haveForms) {
			j.report(first, i+1, false, judgesLack, adviseLack)
			return
		}
	}
}

var aBit = analyzer.Words("a bit little just only of some somewhat")

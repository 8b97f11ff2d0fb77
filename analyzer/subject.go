package analyzer

import "github.com/blamelint/blamelint/analyzer/tagger"

// Agent classes who acts.
type Agent uint8

// The classes of agents. Those from WeAgent on are human.
const (
	NoAgent       Agent = iota
	SystemAgent         // software, data, a thing, an unknown noun
	AffectedAgent       // users and customers: those who bore the impact
	OrgAgent            // an outside organisation
	WeAgent             // the authors: "we", "I"
	PersonAgent         // a role, a pronoun, an unnamed human
	NameAgent           // a personal name or handle
	TeamAgent           // a named team or a department
)

// Human reports whether the agent is a person, a team or "we".
func (a Agent) Human() bool { return a >= WeAgent }

// A Phrase is a noun phrase: the tokens from First up to, not including, End;
// Head is the token of its main noun.
type Phrase struct{ First, End, Head int }

// A Subject says who is the agent of a verb.
type Subject struct {
	Phrase
	Agent   Agent
	Dropped bool // no subject is written: an imperative, or a terse note such as "Forgot to page"
	Passive bool // the verb is passive; the phrase is then the agent after "by", if any
}

// maxReach bounds how far back a subject is looked for, in tokens, so that no
// sentence costs more than linear time.
const maxReach = 60

// Subject finds the agent of the verb group that holds token v: a finite verb
// or its auxiliary. For a passive it is the phrase after "by"; without one,
// Agent is NoAgent.
func (d *Document) Subject(v int) Subject {
	if d.passive(v) {
		s := d.byAgent(v)
		s.Passive = true
		return s
	}
	return d.GrammaticalSubject(v)
}

// GrammaticalSubject finds the subject of the verb group that holds token v,
// whether active or passive.
func (d *Document) GrammaticalSubject(v int) Subject {
	f := subjectFinder{d: d, s: d.SentenceOf(v), low: v - maxReach}
	f.low = max(f.low, f.s.First)
	return f.before(v, 0)
}

func isNoun(t Tag) bool {
	switch t {
	case tagger.NN, tagger.NNS, tagger.NNP, tagger.NNPS, tagger.PRP, tagger.CD, tagger.EX, tagger.FW:
		return true
	}
	return false
}

func isVerb(t Tag) bool {
	switch t {
	case tagger.VB, tagger.VBD, tagger.VBG, tagger.VBN, tagger.VBP, tagger.VBZ, tagger.MD:
		return true
	}
	return false
}

func isFinite(t Tag) bool {
	switch t {
	case tagger.VBD, tagger.VBP, tagger.VBZ, tagger.MD:
		return true
	}
	return false
}

type subjectFinder struct {
	d   *Document
	s   *Sentence
	low int // no token before this one is looked at
}

func (f *subjectFinder) word(i int) Word { return f.d.Tokens[i].Word }

// before finds the subject of the verb at v among the tokens left of it.
func (f *subjectFinder) before(v, depth int) Subject {
	i := f.skipVerbGroup(v - 1)
	if q, ok := f.inverted(v, i); ok {
		return q
	}
	for hops := 0; i >= f.low && hops < 12; hops++ {
		w, t := f.word(i), &f.d.Tokens[i]
		switch {
		case Relatives.Has(w) && w != wThat:
			return f.antecedent(i, depth)
		case w == wThat && f.relativeThat(i):
			return f.antecedent(i, depth)
		case Coordinators.Has(w) || w == wComma && f.verbBefore(i):
			return f.coordinated(i, depth)
		case w == wTo || w == wFrom || w == wBy && f.d.Tag(v) == tagger.VBG || w == wWithout:
			return f.controller(i, depth)
		case t.Kind == PunctToken && w != wClose && !closers.Has(w):
			if w == wComma {
				if j := f.parenthesis(i); j >= f.low {
					i = j
					continue
				}
			}
			return Subject{Dropped: true}
		case Subordinators.Has(w):
			return Subject{Dropped: true}
		case w == wClose:
			i = f.skipBracket(i)
			continue
		case f.d.Adverb(i):
			i--
			continue
		}
		p := f.phraseEnding(i)
		if p.End == p.First {
			return Subject{Dropped: true}
		}
		next, ok := f.attached(p)
		if !ok {
			return f.withCoordinates(p)
		}
		if Relatives.Has(f.word(next)) {
			return f.antecedent(next, depth)
		}
		i = next
	}
	return Subject{Dropped: true}
}

var (
	wThat    = W("that")
	wTo      = W("to")
	wFrom    = W("from")
	wBy      = W("by")
	wWithout = W("without")
	wNo      = W("no")
	wOne     = W("one")
	wOf      = W("of")
)

// skipVerbGroup walks left over auxiliaries, negations and adverbs.
func (f *subjectFinder) skipVerbGroup(i int) int {
	for ; i >= f.low; i-- {
		w := f.word(i)
		if Auxiliary.Has(w) || Negations.Has(w) && w != wNo && w != wWithout && !Somebody.Has(w) || f.d.Adverb(i) {
			if w == wHas && f.possessive(i) {
				return i
			}
			continue
		}
		if w == wComma && i-1 >= f.low && f.d.Adverb(i-1) {
			continue
		}
		return i
	}
	return i
}

// possessive reports whether the 's at i is a genitive and not "is" or "has".
func (f *subjectFinder) possessive(i int) bool {
	return i+1 < f.s.End && f.d.Tag(i) == tagger.POS
}

// Adverb reports whether token i is an adverb.
func (d *Document) Adverb(i int) bool {
	if Adverbs.Has(d.Tokens[i].Word) {
		return true
	}
	if d.Tokens[i].Kind != WordToken {
		return false
	}
	t := d.Tag(i)
	return t == tagger.RB || t == tagger.RBR || t == tagger.RBS
}

// inverted finds the subject of a question or inversion: "did the operators
// open", "had we looked".
func (f *subjectFinder) inverted(v, i int) (Subject, bool) {
	aux := v
	if !Auxiliary.Has(f.word(aux)) || i >= f.low && !f.clauseMark(i) {
		return Subject{}, false
	}
	j := aux + 1
	for j < f.s.End && (f.word(j) == wNot || f.word(j) == wNotFull) {
		j++
	}
	p := f.d.PhraseAt(j)
	if p.End == p.First {
		return Subject{}, false
	}
	return f.withCoordinates(p), true
}

var wNotFull = W("not")

// clauseMark reports whether a clause may begin after token i.
func (f *subjectFinder) clauseMark(i int) bool {
	t := &f.d.Tokens[i]
	return t.Kind == PunctToken || Coordinators.Has(t.Word) || Subordinators.Has(t.Word) || whWords.Has(t.Word)
}

var whWords = Words("why how what when where who which whose whom once")

// relativeThat tells "the engineer that ran it" from "that" as a conjunction
// or pronoun: a noun stands before it and no verb of saying.
func (f *subjectFinder) relativeThat(i int) bool {
	return i > f.low && isNoun(f.d.Tag(i-1))
}

// antecedent is the noun phrase before a relative pronoun at i.
func (f *subjectFinder) antecedent(i, depth int) Subject {
	j := i - 1
	for j >= f.low && (f.word(j) == wComma || Prepositions.Has(f.word(j)) || f.word(j) == wOpen) {
		j--
	}
	if j < f.low || f.d.Tokens[j].Kind == PunctToken && !closers.Has(f.word(j)) {
		// "who" that asks, or "whoever": a human all the same.
		if Somebody.Has(f.word(i)) {
			return Subject{Phrase: Phrase{i, i + 1, i}, Agent: PersonAgent}
		}
		return Subject{Dropped: true}
	}
	p := f.phraseEnding(j)
	if p.End == p.First {
		if f.word(i) == wWho {
			return Subject{Phrase: Phrase{i, i + 1, i}, Agent: PersonAgent}
		}
		return Subject{Dropped: true}
	}
	// "the night desk of the depot, who": "who" wants a human, so look further
	// left until one is found.
	s := f.withCoordinates(p)
	for hops := 0; f.word(i) == wWho && !s.Agent.Human() && s.Agent != AffectedAgent && s.Agent != OrgAgent && hops < 3; hops++ {
		next, ok := f.attached(s.Phrase)
		if !ok {
			s.Agent = PersonAgent
			break
		}
		q := f.phraseEnding(next)
		if q.End == q.First {
			s.Agent = PersonAgent
			break
		}
		s = f.withCoordinates(q)
	}
	return s
}

var wWho = W("who")

// verbBefore reports whether a finite verb stands left of i in the sentence.
func (f *subjectFinder) verbBefore(i int) bool {
	for j := i - 1; j >= f.low; j-- {
		if w := f.word(j); w == wSemi || w == wColon || w == wEmDash {
			return false
		}
		if isFinite(f.d.Tag(j)) {
			return true
		}
	}
	return false
}

// coordinated shares the subject of an earlier verb: "opened the console and
// failed to …".
func (f *subjectFinder) coordinated(i, depth int) Subject {
	if depth > 3 {
		return Subject{Dropped: true}
	}
	for j := i - 1; j >= f.low; j-- {
		w := f.word(j)
		if w == wSemi || w == wEmDash {
			break
		}
		if isFinite(f.d.Tag(j)) && f.d.Tokens[j].Kind == WordToken {
			if s := f.before(j, depth+1); !s.Dropped {
				return s
			}
		}
	}
	return Subject{Dropped: true}
}

// controller finds who does what an infinitive, "by …ing" or "without …ing"
// says: the subject of the main verb before it or, if it opens the sentence,
// after the comma.
func (f *subjectFinder) controller(i, depth int) Subject {
	if depth > 3 {
		return Subject{Dropped: true}
	}
	for j := i - 1; j >= f.low; j-- {
		w := f.word(j)
		if w == wSemi || w == wColon || w == wEmDash {
			break
		}
		if isFinite(f.d.Tag(j)) && f.d.Tokens[j].Kind == WordToken {
			if f.d.passive(j) {
				s := f.d.byAgent(j)
				s.Passive = true
				return s
			}
			return f.before(j, depth+1)
		}
	}
	for j := i + 1; j < min(f.s.End, i+maxReach); j++ {
		if f.word(j) == wComma {
			if p := f.d.PhraseAt(j + 1); p.End > p.First {
				return f.withCoordinates(p)
			}
		}
	}
	return Subject{Dropped: true}
}

// parenthesis skips ", in red," or ", along with …," that ends with the comma
// at i, and returns the token before the opening comma; f.low-1 if there is
// none.
func (f *subjectFinder) parenthesis(i int) int {
	for j := i - 1; j >= f.low; j-- {
		if f.word(j) == wComma {
			return j - 1
		}
		if f.word(j) == wSemi || f.word(j) == wColon {
			break
		}
	}
	return f.low - 1
}

func (f *subjectFinder) skipBracket(i int) int {
	for j := i - 1; j >= f.low; j-- {
		if f.word(j) == wOpen {
			return j - 1
		}
	}
	return i - 1
}

// phraseEnding is the noun phrase whose last token is i.
func (f *subjectFinder) phraseEnding(i int) Phrase {
	if f.d.Tokens[i].Kind == PunctToken && closers.Has(f.word(i)) {
		i--
	}
	if i < f.low || !f.inPhrase(i) || !f.mayHead(i) {
		return Phrase{}
	}
	first := i
	for first > f.low && f.inPhrase(first-1) {
		first--
		if w := f.word(first); Determiners.Has(w) && w != wAll && !f.genitiveBefore(first) {
			break
		}
		if PersonPronouns.Has(f.word(first)) && possessives.Has(f.word(first)) || WePronouns.Has(f.word(first)) {
			break
		}
	}
	return Phrase{first, i + 1, i}
}

var (
	wAll        = W("all")
	possessives = Words("my our your his her its their whose")
)

func (f *subjectFinder) genitiveBefore(i int) bool {
	return i > f.low && f.word(i-1) == wHas
}

// mayHead reports whether token i can be the main noun of a phrase.
func (f *subjectFinder) mayHead(i int) bool {
	t := &f.d.Tokens[i]
	if t.Kind == CodeToken || t.Kind == IdentToken || t.Kind == HandleToken || t.Kind == URLToken {
		return true
	}
	return t.Kind != PunctToken && (isNoun(f.d.Tag(i)) || f.d.Tag(i) == tagger.DT || humanWord(t.Word) || SystemPronouns.Has(t.Word) || f.nominal(i))
}

// nominal catches nouns that the tagger takes for adjectives or participles:
// a capitalised word in the middle of a sentence, a word after a determiner.
func (f *subjectFinder) nominal(i int) bool {
	if f.d.Tokens[i].Is(Capital) && i > f.s.First {
		return true
	}
	tag := f.d.Tag(i)
	return (tag == tagger.JJ || tag == tagger.VBG) && i > f.low && Determiners.Has(f.word(i-1))
}

// inPhrase reports whether token i can stand within a noun phrase.
func (f *subjectFinder) inPhrase(i int) bool {
	t := &f.d.Tokens[i]
	switch t.Kind {
	case CodeToken, IdentToken, HandleToken, NumberToken, URLToken:
		return true
	case PunctToken:
		return t.Word == wHyphen || t.Word == wHas && f.possessive(i)
	}
	if t.Word == wHas {
		return f.possessive(i)
	}
	if Coordinators.Has(t.Word) || Prepositions.Has(t.Word) && !t.Is(Capital) || Relatives.Has(t.Word) && t.Word != wThat || Auxiliary.Has(t.Word) {
		return false
	}
	if Determiners.Has(t.Word) || humanWord(t.Word) || WePronouns.Has(t.Word) || PersonPronouns.Has(t.Word) {
		return true
	}
	tag := f.d.Tag(i)
	switch tag {
	case tagger.JJ, tagger.JJR, tagger.JJS, tagger.PRPS, tagger.PDT, tagger.DT, tagger.VBN, tagger.VBG:
		return true
	}
	return isNoun(tag) || f.nominal(i)
}

// attached tells whether p hangs on what stands before it (a preposition, or
// the verb of a relative clause) and gives the token to go on from.
func (f *subjectFinder) attached(p Phrase) (next int, ok bool) {
	i := p.First - 1
	if i < f.low {
		return 0, false
	}
	w := f.word(i)
	switch {
	case w == wOf && i > f.low && f.quantity(i-1):
		return 0, false // "two of us": those who are counted act
	case Prepositions.Has(w) && !Subordinators.Has(w) || w == wOf:
		j := i - 1
		for j >= f.low && (f.d.Adverb(j) || Prepositions.Has(f.word(j)) || f.word(j) == wComma) {
			j--
		}
		if j < f.low {
			// "In August the engineer forgot": the preposition opens the sentence
			// and the phrase is its object; the true subject follows it, so the
			// caller's phrase is all there is.
			return 0, false
		}
		return j, true
	case isVerb(f.d.Tag(i)) && !Auxiliary.Has(w):
		return f.relativeBefore(i)
	}
	return 0, false
}

// quantity reports whether token i counts what follows "of".
func (f *subjectFinder) quantity(i int) bool {
	return quantities.Has(f.word(i)) || f.d.Tokens[i].Kind == NumberToken
}

var quantities = Words("one two three four five six some any none all both each either neither most many several few half everyone")

// relativeBefore finds the relative pronoun whose clause holds the verb at i.
func (f *subjectFinder) relativeBefore(i int) (int, bool) {
	for j := i - 1; j >= f.low; j-- {
		w := f.word(j)
		if Relatives.Has(w) && (w != wThat || f.relativeThat(j)) {
			return j, true
		}
		if f.d.Tokens[j].Kind == PunctToken || Subordinators.Has(w) {
			break
		}
	}
	return 0, false
}

// withCoordinates classes a phrase together with those joined to it by "and":
// one human among them makes it human.
func (f *subjectFinder) withCoordinates(p Phrase) Subject {
	s := Subject{Phrase: p, Agent: f.d.Class(p)}
	i := p.First - 1
	for hops := 0; hops < 4 && i > f.low && (f.word(i) == wAnd || f.word(i) == wComma && hops > 0); hops++ {
		q := f.phraseEnding(i - 1)
		if q.End == q.First || f.startsClause(q) {
			break
		}
		if a := f.d.Class(q); a.Human() && !s.Agent.Human() {
			s.Phrase, s.Agent = q, a
		}
		i = q.First - 1
	}
	return s
}

var wAnd = W("and")

// startsClause reports whether phrase q is the object of a verb, so that the
// "and" after it joins clauses rather than nouns.
func (f *subjectFinder) startsClause(q Phrase) bool {
	i := q.First - 1
	return i >= f.low && (isVerb(f.d.Tag(i)) || Prepositions.Has(f.word(i)))
}

// PhraseAt is the noun phrase that begins at token i; empty if none does.
func (d *Document) PhraseAt(i int) Phrase {
	if i >= len(d.Tokens) {
		return Phrase{}
	}
	s := d.SentenceOf(i)
	f := subjectFinder{d: d, s: s, low: s.First}
	end, head := i, -1
	for end < s.End && f.inPhrase(end) {
		if end > i && head >= 0 && (Determiners.Has(f.word(end)) || WePronouns.Has(f.word(end)) || PersonPronouns.Has(f.word(end)) && !f.genitiveBefore(end)) {
			break
		}
		if f.mayHead(end) {
			head = end
		}
		end++
		if head == end-1 && (WePronouns.Has(f.word(head)) || PersonPronouns.Has(f.word(head)) || Somebody.Has(f.word(head))) && !possessives.Has(f.word(head)) {
			break
		}
	}
	if head < 0 {
		return Phrase{}
	}
	return Phrase{i, head + 1, head}
}

// passive reports whether the verb group around v is passive: a form of "be"
// or "get" and a participle.
func (d *Document) passive(v int) bool {
	s := d.SentenceOf(v)
	be := false
	for i := v; i >= s.First && i > v-8; i-- {
		w := d.Tokens[i].Word
		if (BeForms.Has(w) || GetForms.Has(w)) && !(w == wHas && d.Tag(i) == tagger.POS) {
			be = true
		}
		if i < v && !Auxiliary.Has(w) && !GetForms.Has(w) && !d.Adverb(i) && w != wComma {
			break
		}
	}
	for i := v; i < s.End && i < v+8; i++ {
		w, t := d.Tokens[i].Word, d.Tag(i)
		switch {
		case BeForms.Has(w) || GetForms.Has(w):
			be = true
		case Auxiliary.Has(w) || d.Adverb(i) || w == wComma:
		case t == tagger.VBN || t == tagger.VBD:
			return be
		default:
			return false
		}
	}
	return false
}

// byAgent is the phrase after "by" that follows the passive verb group at v.
func (d *Document) byAgent(v int) Subject {
	s := d.SentenceOf(v)
	for i := v + 1; i < min(s.End, v+14); i++ {
		t := &d.Tokens[i]
		if t.Word == wBy {
			if p := d.PhraseAt(i + 1); p.End > p.First {
				return Subject{Phrase: p, Agent: d.Class(p)}
			}
		}
		if t.Kind == PunctToken && t.Word != wComma && !closers.Has(t.Word) || Coordinators.Has(t.Word) {
			break
		}
	}
	return Subject{}
}

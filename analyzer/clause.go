package analyzer

import "github.com/blamelint/blamelint/analyzer/tagger"

// A clauseKind says how a clause hangs on the one around it.
type clauseKind uint8

const (
	mainClause     clauseKind = iota
	relativeClause            // "who ran it", "the team wrote" (of a job)
	subClause                 // "because …", "that …", "after …", and what is said or thought
	bracketClause             // between brackets
)

// A clause is what shares one subject.
type clause struct {
	kind   clauseKind
	who    bool // opened by "who": the subject is human
	prep   bool // opened by a word that may be a preposition after all: "after", "as"
	aside  bool // between the commas after the subject
	thinks bool // the participle is one of thought: "thinking the alarm was false"
	packed bool // a participle or infinitive took the phrases that follow the subject
	parent int  // index of the clause around it, -1 for none
	verb   int  // main token of its last finite verb, -1 for none
	gerund int  // token of an "…ing" that may be the subject, -1 for none
	act    int  // token of an "…ing" after a conjunction, which may be the next subject, -1 for none
	subj   Phrase
	more   []Phrase // joined to the subject by "and"
	asides []Phrase
	object Phrase // the last phrase after the verb that no preposition governs
	fresh  bool   // a comma or conjunction stands before the object: it may begin a clause
	voice  bool   // its last finite verb is passive
}

// A verbGroup is a verb with its auxiliaries, negations and adverbs.
type verbGroup struct {
	first, main int // tokens; main is the last verb
	clause      int // the clause whose subject it has
	own         Phrase
	finite      bool
	passive     bool
	infinitive  bool
}

// A reading is what the clause parser found in one sentence.
type reading struct {
	clauses []clause
	groups  []verbGroup // ascending
}

// Limits of a reading: clauses nested deeper are read as one, and phrases
// joined beyond the limit are passed over, so that a sentence costs time in
// proportion to its length.
const (
	maxNesting = 40
	maxJoined  = 8
)

// parser reads a sentence from left to right, once. It keeps a stack of
// clauses (through parent) and attaches each verb group to one of them.
type parser struct {
	d     *Document
	end   int // token after the last
	force int // a token that is a verb whatever its tag, -1 for none
	r     *reading
	cur   int
	depth int
	chain [4]Phrase // the last phrases since a clause began, nearest first
	prep  bool      // a preposition waits for its object
	coord bool      // a conjunction stands directly before
	comma bool      // a comma stands directly before
	prev  int       // the main clause before a dash or semicolon, -1 for none
}

// read parses the tokens from first to end.
func (d *Document) read(first, end, force int) *reading {
	m := d.scratch
	r := m.work // grown by the sentences before
	m.work = reading{}
	r.clauses, r.groups = r.clauses[:0], r.groups[:0]
	p := parser{d: d, end: end, force: force, r: &r, prev: -1}
	p.open(mainClause, -1)
	for i := first; i < end; {
		i = max(p.step(i), i+1)
	}
	out := &m.parsed.take(1)[0]
	*out = reading{m.clauses.keep(r.clauses), m.groups.keep(r.groups)}
	m.work = r
	return out
}

func (p *parser) word(i int) Word { return p.d.Tokens[i].Word }

func (p *parser) clause() *clause { return &p.r.clauses[p.cur] }

// open begins a clause inside the one with index parent.
func (p *parser) open(k clauseKind, parent int) *clause {
	if p.depth >= maxNesting && parent >= 0 {
		parent = 0
		p.depth = 1
	}
	p.r.clauses = append(p.r.clauses, clause{kind: k, parent: parent, verb: -1, gerund: -1, act: -1})
	p.cur = len(p.r.clauses) - 1
	p.depth++
	return p.clause()
}

// pop goes back to the clause around the current one.
func (p *parser) pop() bool {
	up := p.clause().parent
	if up < 0 {
		return false
	}
	p.cur = up
	p.depth--
	return true
}

func (p Phrase) empty() bool { return p.End <= p.First }

// step reads what stands at token i and returns the token to go on from.
func (p *parser) step(i int) int {
	t := &p.d.Tokens[i]
	if i == p.force {
		return p.group(i)
	}
	switch {
	case t.Kind == PunctToken && !p.d.possessive(i) && t.Word != wAmpersand:
		return p.mark(i)
	case Coordinators.Has(t.Word) && !(t.Word == wThen || t.Word == wYet) || p.d.Tag(i) == tagger.CC && t.Word != wPlus:
		if p.prep && Prepositions.Has(p.word(i-1)) {
			p.prep = false // a particle: "the disk filled up and nobody looked"
		}
		p.coord = true
		return i + 1
	case p.relative(i):
		return p.openRelative(i)
	case p.subordinator(i):
		return p.openSub(i)
	case t.Word == wTo:
		return p.to(i)
	}
	if n := p.d.stamp(i, p.end); n > i {
		return n
	}
	if p.beginsGroup(i) {
		return p.group(i)
	}
	if p.floating(i) {
		return i + 1
	}
	if ph := p.d.phraseAt(i, p.end, p.force); !ph.empty() {
		ph = p.objectTail(ph)
		p.phrase(ph)
		return ph.End
	}
	if Prepositions.Has(t.Word) {
		p.prep = p.d.Tag(i) != tagger.RP // "it turns out nobody looked"
		return i + 1
	}
	if !p.d.Adverb(i) {
		p.comma = false
	}
	return i + 1
}

// objectTail adds a plural that the tagger took for a verb to the object of a
// verb: "closed the toll lanes without".
func (p *parser) objectTail(ph Phrase) Phrase {
	c, n := p.clause(), ph.End
	if c.verb != ph.First-1 || n >= p.end || n == p.force || p.d.Tag(n) != tagger.VBZ || Auxiliary.Has(p.word(n)) || p.d.Tokens[ph.Head].Kind != WordToken || p.d.closed(ph.Head) {
		return ph
	}
	if n+1 < p.end && p.d.Tokens[n+1].Kind != PunctToken && !Prepositions.Has(p.word(n+1)) && !Coordinators.Has(p.word(n+1)) {
		return ph
	}
	return Phrase{ph.First, n + 1, n}
}

// floating is "both" in "we both forgot": it belongs to the subject before it.
func (p *parser) floating(i int) bool {
	c := p.clause()
	after := c.verb < 0 && !c.subj.empty() && c.subj.End == i || c.verb >= 0 && !c.object.empty() && c.object.End == i
	return floaters.Has(p.word(i)) && after && i+1 < p.end && (i+1 == p.force || p.d.verbal(p.pastAdverbs(i+1)))
}

var floaters = Words("both all each ourselves themselves himself herself myself itself")

var (
	wThen = W("then")
	wYet  = W("yet")
	wPlus = W("plus")
)

// mark reads punctuation.
func (p *parser) mark(i int) int {
	w, t := p.word(i), &p.d.Tokens[i]
	switch {
	case w == wComma:
		p.atComma()
	case w == wOpen || openBrackets.Has(w):
		p.prep, p.coord = false, false
		p.open(bracketClause, p.cur)
	case w == wClose || closeBrackets.Has(w):
		p.closeBracket()
	case w == wHyphen || w == wSlash:
		spaced := t.Is(SpaceBefore) && i+1 < p.end && p.d.Tokens[i+1].Is(SpaceBefore)
		switch {
		case w == wSlash:
			p.coord = true
		case spaced:
			p.dash(i)
		}
	case w == wEmDash || w == wEnDash || w == wDashes:
		p.dash(i)
	case quotationMarks.Has(w) || w == wDot:
	default:
		p.restart()
	}
	return i + 1
}

var (
	openBrackets   = Words("[ {")
	closeBrackets  = Words("] }")
	quotationMarks = Words(`" “ ” „ ‘ ' ’ « » * _`)
)

// restart begins a main clause of its own.
func (p *parser) restart() {
	p.prev = p.cur
	p.prep, p.coord, p.comma = false, false, false
	p.chain = [4]Phrase{}
	p.depth = 0
	p.open(mainClause, -1)
}

// dash reads a dash: around an aside ("the crew - all new - forgot"), or as a
// full stop.
func (p *parser) dash(i int) {
	for c := p.clause(); c.kind == subClause || c.kind == relativeClause; c = p.clause() {
		up := &p.r.clauses[c.parent]
		if up.verb >= 0 || up.subj.empty() {
			break
		}
		p.pop()
	}
	c := p.clause()
	if c.verb < 0 && !c.subj.empty() && (c.aside || p.anotherDash(i)) {
		c.aside = !c.aside
		p.prep, p.coord = false, false
		return
	}
	p.restart()
}

// anotherDash reports whether a dash follows within the next words, before any
// finite verb.
func (p *parser) anotherDash(i int) bool {
	for j := i + 1; j < min(p.end, i+14); j++ {
		switch w := p.word(j); w {
		case wEmDash, wEnDash, wDashes:
			return true
		case wHyphen:
			if p.d.Tokens[j].Is(SpaceBefore) {
				return true
			}
		case wSemi, wColon:
			return false
		}
	}
	return false
}

func (p *parser) closeBracket() {
	for c := p.clause(); c.kind != bracketClause; c = p.clause() {
		if !p.pop() {
			return
		}
	}
	p.pop()
	p.prep, p.coord, p.comma = false, false, false
}

// atComma closes what a comma closes: relative clauses, clauses in front of
// the main one, and asides.
func (p *parser) atComma() {
	p.prep, p.comma = false, true
	for {
		c := p.clause()
		if c.kind != relativeClause && c.kind != subClause || c.verb < 0 && c.subj.empty() && c.gerund < 0 && !c.packed {
			break
		}
		if !p.pop() {
			break
		}
	}
	c := p.clause()
	c.packed, c.gerund = false, -1
	if c.verb < 0 && !c.subj.empty() {
		if c.aside {
			c.asides = c.asides[:min(len(c.asides), maxJoined)]
		}
		c.aside = !c.aside || p.coord
	}
	p.coord = false
}

// relative reports whether a relative pronoun stands at i.
func (p *parser) relative(i int) bool {
	w := p.word(i)
	if !Relatives.Has(w) && w != wWhoever {
		return false
	}
	switch w {
	case wThat:
		return p.relativeThat(i)
	case wWhich:
		return p.prep || !p.chain[0].empty()
	}
	return true
}

var (
	wWhich   = W("which")
	wWhoever = W("whoever")
	wWhose   = W("whose")
	wWhom    = W("whom")
)

// relativeThat tells "the engineer that ran it" from "that" as a conjunction,
// determiner or pronoun: a noun stands before it and a verb after it.
func (p *parser) relativeThat(i int) bool {
	if p.chain[0].empty() || p.chain[0].End != i && !(p.comma && p.chain[0].End == i-1) {
		return false
	}
	j := p.pastAdverbs(i + 1)
	return j < p.end && p.d.Tag(i) != tagger.DT && (j == p.force || p.d.verbal(j) && p.d.Tag(j) != tagger.VBG || p.d.Tag(j) == tagger.VB)
}

func (p *parser) pastAdverbs(j int) int {
	for j < p.end && j != p.force && p.d.Adverb(j) && !p.d.verbal(j) {
		j++
	}
	return j
}

func (p *parser) openRelative(i int) int {
	w := p.word(i)
	ante := p.chain
	viaPrep := p.prep
	p.prep, p.coord, p.comma = false, false, false
	c := p.open(relativeClause, p.cur)
	c.who = w == wWho || w == wWhoever
	j := p.pastAdverbs(i + 1)
	subjectRole := j < p.end && (j == p.force || p.d.verbal(j) || p.d.Tag(j) == tagger.VB || p.word(j) == wComma || c.who && p.d.pos(j) == tagger.VBN)
	switch {
	case w == wWhose:
		p.chain = [4]Phrase{}
		if ph := p.d.phraseAt(i, p.end, p.force); !ph.empty() {
			p.phrase(ph)
			return ph.End
		}
	case w == wWhom && subjectRole: // "none of whom checked"
		c.who = true
		c.subj = p.humanAntecedent(i, ante)
	case w == wWhom || viaPrep || !subjectRole:
	case c.who:
		c.subj = p.humanAntecedent(i, ante)
	default:
		c.subj = ante[0]
		if c.subj.empty() {
			c.subj = Phrase{i, i + 1, i}
		}
	}
	return i + 1
}

// humanAntecedent is what "who" stands for: the nearest human phrase before
// it, or the pronoun itself.
func (p *parser) humanAntecedent(i int, ante [4]Phrase) Phrase {
	if p.word(i) == wWhoever {
		return Phrase{i, i + 1, i}
	}
	for _, ph := range ante {
		if ph.empty() {
			break
		}
		if a := p.d.Class(ph); a.Human() || a == AffectedAgent || a == OrgAgent {
			return ph
		}
	}
	if !ante[0].empty() && ante[0].End >= i-1 {
		return ante[0]
	}
	return Phrase{i, i + 1, i}
}

// Words that are prepositions before a phrase and conjunctions before a
// clause.
var eitherClause = Words("after before since until till as like than once except")

// subordinator reports whether a conjunction stands at i that begins a clause
// below the current one, or may do so.
func (p *parser) subordinator(i int) bool {
	w := p.word(i)
	switch {
	case w == wThat:
		return p.d.Tag(i) != tagger.DT && i+1 < p.end && !p.d.closesClause(i+1) && !timeNouns.Has(p.word(i+1))
	case w == wThan || w == wLike:
		return true
	case eitherClause.Has(w):
		return true
	case w == wOnceWord:
		return false
	}
	return Subordinators.Has(w)
}

var (
	wThan     = W("than")
	wLike     = W("like")
	wOnceWord = W("once")
)

// closesClause reports whether nothing that a clause could begin with stands
// at i.
func (d *Document) closesClause(i int) bool {
	t := &d.Tokens[i]
	return t.Kind == PunctToken && !openers.Has(t.Word) || Prepositions.Has(t.Word) && d.Tag(i) == tagger.IN || d.verbal(i)
}

func (p *parser) openSub(i int) int {
	w := p.word(i)
	coord := p.coord
	p.prep, p.comma = false, false
	// "so", as in "it was late, so forgot to", goes on with the subject.
	if w == wSo && i+1 < p.end && p.d.verbal(i+1) {
		p.coord = true
		return i + 1
	}
	p.coord = false
	c := p.clause()
	// A new conjunction ends a clause of the same kind: "because …, and because …".
	if coord && c.kind == subClause && c.verb >= 0 {
		p.pop()
	}
	kind := subClause
	if w == wThat && c.verb < 0 && !c.subj.empty() && p.chain[0].End == i {
		kind = relativeClause // "the job that the intern wrote"
	}
	n := p.open(kind, p.cur)
	n.prep = eitherClause.Has(w)
	p.chain = [4]Phrase{}
	return i + 1
}

var wSo = W("so")

// to reads an infinitive or the preposition.
func (p *parser) to(i int) int {
	j := p.pastAdverbs(i + 1)
	if j >= p.end || !(j == p.force || p.d.infinitive(j)) {
		p.prep = true
		return i + 1
	}
	c := p.clause()
	g := verbGroup{first: i + 1, main: j, clause: p.cur, infinitive: true}
	if c.verb >= 0 && !c.object.empty() && c.object.End == i && objectControl.Has(p.word(c.verb)) {
		g.own = c.object
	}
	for (BeForms.Has(p.word(g.main)) || HaveForms.Has(p.word(g.main))) && g.main+1 < p.end && (p.d.participle(g.main+1) || BeForms.Has(p.word(g.main+1))) {
		g.passive = g.passive || BeForms.Has(p.word(g.main)) && p.d.participle(g.main+1)
		g.main++
	}
	p.pack(c)
	p.add(g)
	return g.main + 1
}

// objectControl are verbs whose object does what the infinitive says.
var objectControl = Words(`ask asks asked asking tell tells told telling remind reminds reminded reminding allow allows allowed allowing let lets
	letting cause causes caused causing force forces forced forcing want wants wanted expect expects expected enable enables enabled enabling
	instruct instructs instructed require requires required permit permits permitted order orders ordered advise advises advised urge
	urged teach taught train trained help helps helped warn warned beg begged get gets got lead leads led invite invited encourage
	encouraged need needs needed prompt prompts prompted`)

// pack marks that the phrases to follow belong to a participle or infinitive,
// not to the clause.
func (p *parser) pack(c *clause) {
	if c.verb < 0 {
		c.packed = true
	}
	p.prep, p.coord, p.comma = false, false, false
}

func (p *parser) add(g verbGroup) { p.r.groups = append(p.r.groups, g) }

// phrase gives a noun phrase its place in the current clause.
func (p *parser) phrase(ph Phrase) {
	prep, coord, comma := p.prep, p.coord, p.comma
	p.prep, p.coord, p.comma = false, false, false
	if prep && !nominatives.Has(p.word(ph.Head)) {
		p.remember(ph)
		return
	}
	c := p.clause()
	switch {
	case c.verb >= 0 && !c.object.empty() && c.object.End == ph.First && !coord && p.verbAfter(ph) && p.depth < maxNesting:
		p.open(relativeClause, p.cur).subj = ph // "we saw the flag they set"
	case c.verb >= 0:
		c.object, c.fresh = ph, coord || comma
	case c.packed && !(c.subj.empty() && nominatives.Has(p.word(ph.Head))):
		if c.subj.empty() && c.gerund < 0 && !c.object.empty() && !coord && !comma {
			c.subj, c.packed = ph, false // "to fix it the crew forgot"
		} else {
			c.object, c.fresh = ph, coord || comma
		}
	case c.subj.empty():
		c.subj, c.packed = ph, false
		p.chain = [4]Phrase{}
	case c.aside && !coord:
		c.asides = append(c.asides, ph)
	case coord:
		p.join(c, ph)
	case p.d.timePhrase(ph):
		return
	case p.d.timePhrase(c.subj):
		c.subj = ph // "Last week the crew forgot"
	case c.prep && c.parent >= 0:
		p.pop() // "after the deploy the crew forgot": no clause, but a preposition
		p.phrase(ph)
		return
	case p.verbAfter(ph):
		p.open(relativeClause, p.cur).subj = ph // "the flag the engineer set"
	default:
		c.asides = append(c.asides, ph)
	}
	p.remember(ph)
}

var nominatives = Words("i we he she they")

// join adds a phrase to the subject.
func (p *parser) join(c *clause, ph Phrase) {
	if len(c.more) < maxJoined {
		c.more = append(c.more, c.asides...)
		c.more = append(c.more, ph)
	}
	c.asides, c.aside = nil, false
}

// verbAfter reports whether a verb follows a phrase at once.
func (p *parser) verbAfter(ph Phrase) bool {
	j := p.pastAdverbs(ph.End)
	return j < p.end && (j == p.force || p.d.verbal(j))
}

func (p *parser) remember(ph Phrase) {
	copy(p.chain[1:], p.chain[:3])
	p.chain[0] = ph
}

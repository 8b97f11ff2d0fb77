package analyzer

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer/tagger"
)

// beginsGroup reports whether a verb group begins at i.
func (p *parser) beginsGroup(i int) bool {
	d := p.d
	if d.Tokens[i].Kind != WordToken && !d.Tokens[i].Is(0) && !Auxiliary.Has(p.word(i)) {
		return false
	}
	if d.Adverb(i) && !d.verbal(i) {
		return false
	}
	switch d.pos(i) {
	case tagger.MD, tagger.VBD, tagger.VBP, tagger.VBZ:
		return true
	case tagger.VB:
		return !(p.prep && !p.comma)
	case tagger.VBG:
		return !p.modifies(i) && !(d.Tokens[i].Is(Capital) && d.teamName(i) && i+1 < p.end && d.verbal(i+1))
	case tagger.VBN:
		return !p.modifies(i)
	}
	return Auxiliary.Has(p.word(i)) && !d.possessive(i) && !isNoun(d.Tag(i))
}

// modifies reports whether the participle at i belongs to the noun after it:
// "failing pods", "with existing state".
func (p *parser) modifies(i int) bool {
	if i+1 >= p.end || i == p.force {
		return false
	}
	n := p.d.pos(i + 1)
	if n != tagger.NN && n != tagger.NNS && n != tagger.NNP && n != tagger.JJ {
		return false
	}
	if i+1 == p.force {
		return false
	}
	c := p.clause()
	if p.prep {
		return i == 0 || !gerundPrepositions.Has(p.word(i-1))
	}
	return p.coord && c.verb >= 0 && p.d.pos(i) == tagger.VBN || c.verb < 0 && c.subj.empty() && n == tagger.NNS || c.verb >= 0 && c.object.empty() && !p.comma && BeForms.Has(p.word(c.verb))
}

// gerundPrepositions stand before an act rather than a thing.
var gerundPrepositions = Words("by without after before when while besides despite through for from of instead upon in than rather")

// verbal reports whether a finite verb or auxiliary stands at i.
func (d *Document) verbal(i int) bool {
	switch d.pos(i) {
	case tagger.MD, tagger.VBD, tagger.VBP, tagger.VBZ:
		return true
	case tagger.VBN:
		return pastForms.Has(d.Tokens[i].Word)
	}
	return Auxiliary.Has(d.Tokens[i].Word) && !d.possessive(i) && !isNoun(d.Tag(i)) && d.Tokens[i].Kind != NumberToken
}

// pos is the part of speech of token i, set right where the tagger is known to
// slip: at the start of a terse note it takes verbs for names.
func (d *Document) pos(i int) Tag {
	t := d.Tag(i)
	if d.Tokens[i].Kind != WordToken {
		if t == tagger.VBZ || t == tagger.VBP || t == tagger.MD || t == tagger.VBD {
			return t
		}
		return tagger.NN
	}
	if isVerb(t) {
		if neverVerbs.Has(d.Tokens[i].Word) {
			return tagger.RB
		}
		if t == tagger.VBG && d.Tokens[i].Is(Capital) && i > d.SentenceOf(i).First && (TeamNames.Has(d.Tokens[i].Word) || Departments.Has(d.Tokens[i].Word)) {
			return tagger.NNP // "it was Ticketing that"
		}
		if (t == tagger.VB || t == tagger.VBP) && d.afterDeterminer(i) {
			return tagger.NN // "the nightly build"
		}
		if TeamNouns.Has(d.Tokens[i].Word) && i > 0 && d.Tokens[i-1].Sentence == d.Tokens[i].Sentence && !isVerb(d.Tag(i-1)) && d.Tag(i-1) != tagger.PRP {
			return tagger.NN // "the cabin crew that"
		}
		return t
	}
	if pastForms.Has(d.Tokens[i].Word) {
		return tagger.VBD
	}
	return t
}

// afterDeterminer reports whether an article stands before token i, perhaps
// with an adjective of time.
func (d *Document) afterDeterminer(i int) bool {
	for j := i - 1; j >= max(0, i-2); j-- {
		w := d.Tokens[j].Word
		if w == wThe || w == wA || w == wAn {
			return d.Tokens[j].Sentence == d.Tokens[i].Sentence
		}
		if !timely.Has(w) {
			return false
		}
	}
	return false
}

// neverVerbs are adverbs that the tagger takes for verbs.
var neverVerbs = Words("straight overnight alongside upfront beforehand afterwards sideways")

// pastForms are past tenses that are neither nouns nor participles.
var pastForms = Words(`forgot broke chose wrote took gave went knew was were did had became began threw drove flew grew spoke woke
	froze overlooked neglected ignored omitted didn't`)

func (d *Document) participle(i int) bool {
	t := d.pos(i)
	return t == tagger.VBN || t == tagger.VBD
}

// infinitive reports whether the word after "to" at i is a verb.
func (d *Document) infinitive(i int) bool {
	switch d.pos(i) {
	case tagger.VB, tagger.VBP:
		return true
	case tagger.VBD, tagger.VBN:
		return BeForms.Has(d.Tokens[i].Word) || HaveForms.Has(d.Tokens[i].Word)
	case tagger.NN:
		// "to page", "to test": a noun without determiner is a verb here, unless it
		// has the ending of a noun: "to production".
		return d.Tokens[i].Kind == WordToken && !d.Tokens[i].Is(Capital) && !nounEnding(d.Word(i))
	}
	return Auxiliary.Has(d.Tokens[i].Word)
}

// nounEnding reports whether a word can only be a noun by its ending.
func nounEnding(w string) bool {
	for _, e := range []string{"tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "ship", "hood", "er", "or", "ics", "logy"} {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// group reads the verb group at i and attaches it to a clause.
func (p *parser) group(i int) int {
	switch p.d.pos(i) {
	case tagger.VBG:
		if i != p.force || !p.d.Tokens[i].Is(0) {
			return p.gerund(i)
		}
	case tagger.VBN:
		if c := p.clause(); p.coord && c.voice && c.verb >= 0 {
			break
		}
		if i != p.force && !p.terse(i) && !p.opensNote(i) || p.followedByBy(i) {
			return p.participle(i)
		}
	}
	g, subj, next := p.scan(i)
	if !subj.empty() {
		p.inverted(g, subj)
		return next
	}
	if g.main == i && p.d.pos(i) == tagger.VB && i != p.force && p.bare(g) {
		return next
	}
	joined := p.coord
	g.clause = p.attach()
	if c := &p.r.clauses[g.clause]; joined && c.voice && g.first == g.main && p.d.participle(i) && (p.d.pos(i) == tagger.VBN || !p.d.byAgent(i).empty()) {
		g.passive = true // "was done and announced"
	}
	p.finish(g)
	return next
}

// finish records a finite verb in its clause.
func (p *parser) finish(g verbGroup) {
	g.finite = true
	p.add(g)
	c := &p.r.clauses[g.clause]
	p.cur = g.clause
	c.verb, c.voice = g.main, g.passive
	c.object, c.act, c.aside, c.packed = Phrase{}, -1, false, false
	p.prep, p.coord, p.comma = false, false, false
	p.chain = [4]Phrase{}
	if !c.subj.empty() {
		p.remember(c.subj)
	}
}

// bare reads a base form without "to": "let the disk fill up", "saw it fail".
func (p *parser) bare(g verbGroup) bool {
	c := p.clause()
	if c.verb < 0 || c.object.empty() || p.coord || p.comma {
		return false
	}
	g.clause, g.own = p.cur, c.object
	p.add(g)
	p.pack(c)
	return true
}

// scan finds the extent of the finite verb group at i. In an inversion ("did
// the operators open") it also gives the subject.
func (p *parser) scan(i int) (g verbGroup, subj Phrase, next int) {
	d := p.d
	g = verbGroup{first: i, main: i}
	be := false
	j, at := i, -1 // at: where the verb of an inversion stands, whatever its tag
	for steps := 0; j < p.end && steps < 16; steps++ {
		w := p.word(j)
		switch {
		case j == p.force && !Auxiliary.Has(w):
			g.main, g.passive = j, be && d.participle(j)
			return g, subj, j + 1
		case w == wDone && be:
			g.main, g.passive = j, true
			return g, subj, j + 1
		case Auxiliary.Has(w) && !d.possessive(j) || GetForms.Has(w) && d.participleSoon(j+1, p.end):
			be = BeForms.Has(w) && w != wHas || GetForms.Has(w) || w == wHas && d.participleSoon(j+1, p.end) || be && HaveForms.Has(w)
			g.main = j
			if j == i && subj.empty() && p.invertible(i) {
				if ph, n := p.subjectAfter(j + 1); !ph.empty() {
					subj, j, at = ph, n, n
					continue
				}
			}
			j++
		case d.Adverb(j) && !(j == i):
			j++
		case w == wComma && p.modalAhead(j):
			j = p.modalAt(j)
		case isVerb(d.pos(j)) || isNoun(d.pos(j)) && j == at:
			if j > i && d.pos(j) == tagger.VBG && !be || j > i && !auxBefore(d, j, i) {
				return g, subj, g.main + 1
			}
			g.passive = be && d.participle(j) && j > i
			g.main = j
			return g, subj, j + 1
		default:
			return g, subj, g.main + 1
		}
	}
	return g, subj, max(g.main+1, i+1)
}

// auxBefore reports whether an auxiliary stands between i and j, so that the
// verb at j belongs to the group.
func auxBefore(d *Document, j, i int) bool {
	for k := j - 1; k >= i; k-- {
		if w := d.Tokens[k].Word; Auxiliary.Has(w) || GetForms.Has(w) {
			return true
		}
	}
	return false
}

// participleSoon reports whether a participle follows, adverbs aside.
func (d *Document) participleSoon(j, end int) bool {
	for k := 0; j < end && k < 4; k++ {
		if d.pos(j) == tagger.VBN || d.pos(j) == tagger.VBD && !BeForms.Has(d.Tokens[j].Word) {
			return true
		}
		if !d.Adverb(j) && !BeForms.Has(d.Tokens[j].Word) {
			return false
		}
		j++
	}
	return false
}

// modalAhead reads "could, and frankly should, have paused" as one group: the
// comma at j leads to another modal or to "have".
func (p *parser) modalAhead(j int) bool { return p.modalAt(j) > j }

func (p *parser) modalAt(j int) int {
	for k := j + 1; k < min(p.end, j+5); k++ {
		w := p.word(k)
		switch {
		case Modals.Has(w) || w == wHaveFull:
			return k
		case !Coordinators.Has(w) && !p.d.Adverb(k):
			return j
		}
	}
	return j
}

var (
	wNever    = W("never")
	wHaveFull = W("have")
	wDone     = W("done")
)

// invertible reports whether the current clause still waits for its subject,
// so that one may follow the auxiliary.
func (p *parser) invertible(i int) bool {
	c := p.clause()
	if c.prep && c.verb < 0 && c.parent >= 0 && p.r.clauses[c.parent].verb < 0 && p.r.clauses[c.parent].subj.empty() && DoForms.Has(p.word(i)) {
		return true // "only after the third call did Support …"
	}
	return c.verb < 0 && (c.subj.empty() || p.word(c.subj.Head) == wWhat || p.d.timePhrase(c.subj)) && !c.packed && c.gerund < 0
}

var wWhat = W("what")

// subjectAfter finds the subject that follows an auxiliary.
func (p *parser) subjectAfter(j int) (Phrase, int) {
	for j < p.end && (p.word(j) == wNot || p.word(j) == wNotFull || p.d.Adverb(j) && p.d.Tag(j) == tagger.RB) {
		j++
	}
	if j >= p.end || p.d.verbal(j) {
		return Phrase{}, j
	}
	ph := p.d.phraseAt(j, p.end, p.force)
	if ph.empty() {
		return ph, j
	}
	// "the engineer on call": take the phrases that hang on it along.
	last := ph
	for n := ph.End; n+1 < p.end && Prepositions.Has(p.word(n)) && p.word(n) != wTo; n = last.End {
		q := p.d.phraseAt(n+1, p.end, p.force)
		if q.empty() {
			break
		}
		last = q
	}
	// The last noun may be the verb: "did the operator retry".
	if p.swallows(last) {
		if last == ph {
			ph = Phrase{ph.First, ph.Head, ph.Head - 1}
		}
		return ph, last.Head
	}
	return ph, last.End
}

// swallows reports whether the main noun of ph is rather the verb of an
// inversion: no verb follows, and another noun stands before it.
func (p *parser) swallows(ph Phrase) bool {
	h := ph.Head
	if h == ph.First || !p.d.mayHead(h-1, ph.First) || p.d.Tokens[h].Kind != WordToken || p.d.Tokens[h].Is(Capital) {
		return false
	}
	if h+1 >= p.end {
		return true
	}
	switch p.d.pos(h + 1) {
	case tagger.VB, tagger.VBN, tagger.VBG:
		return false
	}
	return !p.d.verbal(h+1) && !(p.d.Adverb(h+1) && h+2 < p.end && isVerb(p.d.pos(h+2)))
}

func (p *parser) inverted(g verbGroup, subj Phrase) {
	if c := p.clause(); c.prep && !c.subj.empty() {
		p.pop()
	}
	c := p.clause()
	c.subj = subj
	g.clause = p.cur
	p.finish(g)
}

// attach chooses the clause of a finite verb.
func (p *parser) attach() int {
	for hops := 0; hops <= maxNesting; hops++ {
		c := p.clause()
		var up *clause
		if c.parent >= 0 {
			up = &p.r.clauses[c.parent]
		}
		waiting := up != nil && up.verb < 0 && !up.subj.empty() && c.kind != bracketClause
		switch {
		case c.verb < 0 && c.subj.empty() && c.gerund < 0:
			return p.subjectless(c, up)
		case c.verb < 0 && c.prep && waiting:
			p.pop()
			continue
		case c.verb < 0 && c.thinks && !c.object.empty() && !p.comma:
			c.thinks = false // "thinking the alarm was false"
			n := p.open(subClause, p.cur)
			n.subj = p.r.clauses[n.parent].object
			return p.cur
		case c.verb < 0:
			if c.aside && len(c.asides) > 0 && !p.comma {
				c.subj, c.more = c.asides[len(c.asides)-1], nil // "Monday morning, the operator forgot"
			}
			return p.cur
		case c.who && c.verb >= 0 && !p.coord && !waiting && p.word(c.subj.Head) == wWhoever:
			subj := c.subj
			n := p.open(mainClause, c.parent)
			n.subj, n.who = subj, true // "and whoever chose it was …"
			return p.cur
		case p.coord || p.comma && !waiting:
			return p.cur // "stopped the job, forgot the key and left"
		case waiting:
			p.pop()
			continue
		case up != nil && c.who && up.verb < 0 && up.subj.empty():
			up.subj = c.subj // "whoever held the pager was"
			p.pop()
			continue
		case up != nil && c.kind == subClause && up.verb < 0 && !c.object.empty():
			up.subj = c.object
			p.pop()
			continue
		case c.kind == relativeClause && p.endsRelative(c):
			p.pop() // "we did not know the flag they set controlled …"
			continue
		case !c.object.empty() || c.act >= 0:
			return p.complement(c)
		default:
			return p.cur
		}
	}
	return p.cur
}

// complement opens the clause whose subject was taken for an object: "we
// thought the operator had …", "we rolled back and the operator had …".
func (p *parser) complement(c *clause) int {
	subj, act, parent, kind := c.object, c.act, p.cur, subClause
	if c.fresh || act >= 0 {
		parent, kind = c.parent, c.kind
	}
	n := p.open(kind, parent)
	if act >= 0 {
		n.gerund = act // "…, and copying it was lazy"
	} else {
		n.subj = subj
	}
	return p.cur
}

// subjectless is a finite verb in a clause that has no subject yet: it goes on
// with the subject before a dash, or with that of the clause around it.
func (p *parser) subjectless(c, up *clause) int {
	switch {
	case p.coord && c.kind == mainClause && p.prev >= 0:
		prev := p.r.clauses[p.prev]
		c.subj, c.more = prev.subj, prev.more
	case c.kind == subClause && up != nil && !up.subj.empty():
		c.subj, c.more = up.subj, up.more
	}
	return p.cur
}

// gerund reads an "…ing" form that stands by itself.
func (p *parser) gerund(i int) int {
	c := p.clause()
	g := verbGroup{first: i, main: i, clause: p.cur}
	for (BeForms.Has(p.word(g.main)) || HaveForms.Has(p.word(g.main))) && g.main+1 < p.end && (p.d.participle(g.main+1) || BeForms.Has(p.word(g.main+1)) || p.d.Adverb(g.main+1) && g.main+2 < p.end && p.d.participle(g.main+2)) {
		if p.d.Adverb(g.main+1) && !p.d.participle(g.main+1) {
			g.main++
		}
		g.passive = g.passive || BeForms.Has(p.word(g.main)) || BeForms.Has(p.word(g.first))
		g.main++
	}
	if g.passive {
		g.passive = p.d.participle(g.main) && !BeForms.Has(p.word(g.main))
	}
	before := p.chain[0]
	adjacent := !before.empty() && before.End == i && !p.prep
	switch {
	case adjacent:
		g.own = before // "the engineer running the job", "pods failing to start"
	case c.kind == subClause && c.subj.empty() && c.verb < 0:
		g.clause = c.parent // "while looking at it, …"
	case c.verb < 0 && c.subj.empty() && !p.prep:
		c.gerund = i
	}
	if p.coord && c.verb >= 0 {
		c.act = i
	}
	p.pack(c)
	c.thinks = c.thinks || thoughts.Has(p.word(g.main))
	p.add(g)
	return g.main + 1
}

// thoughts take a clause without "that" as their object.
var thoughts = Words(`thinking believing assuming saying knowing noticing realising realizing hoping seeing finding claiming reporting meaning ensuring
	suspecting supposing expecting imagining trusting arguing stating guessing concluding feeling`)

// participle reads a past participle without auxiliary: "the change pushed by
// Ops".
func (p *parser) participle(i int) int {
	c := p.clause()
	g := verbGroup{first: i, main: i, clause: p.cur, passive: true}
	p.pack(c)
	p.add(g)
	return i + 1
}

// terse reports whether the participle at i serves as a finite verb, as in the
// terse notes of a timeline: "on-call missed page".
func (p *parser) terse(i int) bool {
	c := p.clause()
	if participlesOnly(p.d, i) || c.subj.empty() {
		return false
	}
	if w := p.word(max(i-1, 0)); w == wNever && (c.verb < 0 || c.object.empty() || c.who) {
		return true // "whoever wrote it never bothered"
	}
	if c.verb >= 0 {
		fresh := c.fresh && !c.object.empty() && p.pastAdverbs(c.object.End) == i
		return fresh || c.kind == relativeClause && p.endsRelative(c)
	}
	if p.d.closed(c.subj.Head) && c.subj.End >= i-2 {
		return true // nobody says "somebody needed by us"
	}
	return !p.verbLater(i)
}

// verbLater reports whether a finite verb follows the participle at i in its
// clause.
func (p *parser) verbLater(i int) bool {
	for j := i + 1; j < min(p.end, i+25); j++ {
		w := p.word(j)
		switch {
		case p.word(j-1) == wTo:
		case w == wSemi || w == wColon || w == wComma || w == wEmDash || w == wOpen || Coordinators.Has(w):
			return false
		case Subordinators.Has(w) || Relatives.Has(w):
			return false
		case p.d.verbal(j):
			return true
		}
	}
	return false
}

// participlesOnly reports whether the form at i cannot be a past tense.
func participlesOnly(d *Document, i int) bool {
	w := d.Word(i)
	n := len(w)
	return n > 4 && (w[n-2:] == "en" || w[n-2:] == "wn") || w == "done" || w == "gone" || w == "seen" || w == "begun"
}

// opensNote reports whether the participle at i is the verb of a note without
// subject: "Missed the page", "Missed to renew".
func (p *parser) opensNote(i int) bool {
	c := p.clause()
	if c.verb >= 0 || !c.subj.empty() || c.gerund >= 0 || c.packed || c.kind != mainClause || p.prep || participlesOnly(p.d, i) || i+1 >= p.end || p.verbLater(i) {
		return false
	}
	n := i + 1
	if p.word(n) == wTo {
		return n+1 < p.end && p.d.infinitive(n+1)
	}
	return p.d.inPhrase(n) && !p.d.phraseAt(n, p.end, p.force).empty()
}

// endsRelative reports whether a second verb in the relative clause c belongs
// to the clause around it: "the script the intern wrote failed".
func (p *parser) endsRelative(c *clause) bool {
	if c.parent < 0 {
		return false
	}
	up := &p.r.clauses[c.parent]
	return up.verb < 0 && !up.subj.empty() || up.verb >= 0 && !up.object.empty() && c.object.empty() && !c.who
}

func (p *parser) followedByBy(i int) bool {
	j := p.pastAdverbs(i + 1)
	if j >= p.end || p.word(j) != wBy {
		return false
	}
	c := p.clause()
	return !p.d.byAgent(i).empty() && c.verb < 0
}

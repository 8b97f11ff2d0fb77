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

// maxReach bounds the part of a sentence that is read again for one token, so
// that no sentence costs more than linear time.
const maxReach = 80

// Subject finds the agent of the verb group that holds token v: a finite verb
// or its auxiliary, an infinitive, a gerund. For a passive it is the phrase
// after "by"; without one, Agent is NoAgent.
func (d *Document) Subject(v int) Subject {
	r, g := d.verbAt(v)
	if g.passive {
		return d.passiveSubject(g)
	}
	s := d.subjectIn(r, g)
	// "The gates were closed without checking": whoever closed them.
	if c := &r.clauses[g.clause]; !g.finite && g.own.empty() && c.voice && c.verb >= 0 && !(g.infinitive && (objectControl.Has(d.Tokens[c.verb].Word) || meantTo.Has(d.Tokens[c.verb].Word))) {
		for i := range r.groups {
			if r.groups[i].main == c.verb {
				return d.passiveSubject(&r.groups[i])
			}
		}
	}
	return s
}

// meantTo are participles whose own subject does what the infinitive says.
var meantTo = Words("supposed meant scheduled paged assigned bound due going able about trained prepared obliged forced tempted inclined designed")

// GrammaticalSubject finds the subject of the verb group that holds token v,
// whether active or passive.
func (d *Document) GrammaticalSubject(v int) Subject {
	r, g := d.verbAt(v)
	s := d.subjectIn(r, g)
	s.Passive = g.passive
	return s
}

// VerbGroup is the extent of the verb group that holds token v: its first
// token, auxiliaries and adverbs included, and its main verb.
func (d *Document) VerbGroup(v int) (first, main int) {
	_, g := d.verbAt(v)
	return g.first, g.main
}

// IsVerb reports whether the sentence reads with a verb at token i.
func (d *Document) IsVerb(i int) bool {
	return d.readingOf(int(d.Tokens[i].Sentence)).groupOf(i) != nil
}

// passiveSubject is the phrase after "by".
func (d *Document) passiveSubject(g *verbGroup) Subject {
	s := Subject{Passive: true}
	if p := d.byAgent(g.main); !p.empty() {
		s.Phrase, s.Agent = p, d.Class(p)
	}
	return s
}

// subjectIn classes the subject of a group together with the phrases joined to
// it: one human among them makes it human.
func (d *Document) subjectIn(r *reading, g *verbGroup) Subject {
	if !g.own.empty() {
		return Subject{Phrase: g.own, Agent: d.Class(g.own)}
	}
	c := &r.clauses[g.clause]
	if c.subj.empty() {
		if c.gerund >= 0 && c.gerund != g.main {
			return Subject{Phrase: Phrase{c.gerund, c.gerund + 1, c.gerund}, Agent: SystemAgent}
		}
		return Subject{Dropped: true}
	}
	s := Subject{Phrase: c.subj, Agent: d.Class(c.subj)}
	for _, q := range c.more {
		if a := d.Class(q); a.Human() && !s.Agent.Human() {
			s.Phrase, s.Agent = q, a
		}
	}
	if c.who && !s.Agent.Human() && s.Agent != AffectedAgent && s.Agent != OrgAgent {
		s.Agent = PersonAgent
	}
	return s
}

// verbAt finds the verb group that holds token v. If the reading of the
// sentence sees no verb there, the words around v are read again with a verb
// at v.
func (d *Document) verbAt(v int) (*reading, *verbGroup) {
	r := d.readingOf(int(d.Tokens[v].Sentence))
	if g := r.groupOf(v); g != nil {
		return r, g
	}
	s := d.SentenceOf(v)
	r = d.read(max(s.First, v-maxReach), min(s.End, v+maxReach), v)
	if g := r.groupOf(v); g != nil {
		return r, g
	}
	r.clauses = append(r.clauses, clause{parent: -1, verb: v, gerund: -1, act: -1})
	return r, &verbGroup{first: v, main: v, clause: len(r.clauses) - 1, finite: true}
}

// groupOf finds the group that holds token v.
func (r *reading) groupOf(v int) *verbGroup {
	lo, hi := 0, len(r.groups)
	for lo < hi {
		mid := (lo + hi) / 2
		if r.groups[mid].main < v {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(r.groups) && r.groups[lo].first <= v {
		return &r.groups[lo]
	}
	return nil
}

// readingOf is the reading of a sentence, made when first asked for.
func (d *Document) readingOf(s int) *reading {
	if d.readings == nil {
		d.readings = grown(d.scratch.readings, len(d.Sentences))
	}
	if d.readings[s] == nil {
		sent := &d.Sentences[s]
		d.readings[s] = d.read(sent.First, sent.End, -1)
	}
	return d.readings[s]
}

// byAgent is the phrase after the "by" that follows the passive verb at v, if
// it names an agent rather than a time, an amount or a manner.
func (d *Document) byAgent(v int) Phrase {
	s := d.SentenceOf(v)
	for i := v + 1; i < min(s.End, v+14); i++ {
		t := &d.Tokens[i]
		if t.Word == wBy && i+1 < s.End {
			if p := d.PhraseAt(i + 1); !p.empty() && !d.timePhrase(p) && !manners.Has(d.Tokens[p.Head].Word) && d.Tokens[p.Head].Kind != NumberToken && d.pos(i+1) != tagger.VBG {
				return p
			}
		}
		if t.Kind == PunctToken && t.Word != wComma && !closers.Has(t.Word) && !t.Is(Quoted) || Coordinators.Has(t.Word) || Subordinators.Has(t.Word) && !eitherClause.Has(t.Word) {
			break
		}
	}
	return Phrase{}
}

// manners follow "by" without being agents: "by mistake", "by hand".
var manners = Words(`mistake accident hand default design chance error coincidence now then far law itself themselves nature means way virtue
	percent per hook mail e-mail email phone telephone fax post reference name choice definition itself large`)

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

// Adverb reports whether token i is an adverb.
func (d *Document) Adverb(i int) bool {
	t := &d.Tokens[i]
	if Adverbs.Has(t.Word) || Negations.Has(t.Word) && !Somebody.Has(t.Word) && t.Word != wNo && t.Word != wWithout && t.Word != wCannot && !SystemPronouns.Has(t.Word) && t.Word != wNone {
		return true
	}
	if t.Kind != WordToken {
		return false
	}
	switch d.Tag(i) {
	case tagger.RB, tagger.RBR, tagger.RBS:
		return !Prepositions.Has(t.Word)
	}
	return false
}

var (
	wThat       = W("that")
	wTo         = W("to")
	wBy         = W("by")
	wFrom       = W("from")
	wWithout    = W("without")
	wNo         = W("no")
	wNone       = W("none")
	wCannot     = W("cannot")
	wOne        = W("one")
	wOf         = W("of")
	wWho        = W("who")
	wNotFull    = W("not")
	possessives = Words("my our your his her its their whose")
)

// Governor is the main verb of the clause on which the gerund or infinitive at
// v hangs, and whether that verb is passive; -1 if there is none.
func (d *Document) Governor(v int) (main int, passive bool) {
	r, g := d.verbAt(v)
	if g.finite {
		return -1, false
	}
	c := &r.clauses[g.clause]
	return c.verb, c.voice
}

package analyzer

import (
	"github.com/blamelint/blamelint/analyzer/english"
	"github.com/blamelint/blamelint/analyzer/names"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

// subject weighs the verb a candidate is the subject of, or the noun it only
// qualifies.
func (f *nameFinder) subject(c *candidate, i, end int) int {
	d := f.d
	p := d.predicateAt(i, end)
	if key := d.Tokens[c.key].Word; key == wWillVerb || key == wMay {
		return f.modal(c, p, i)
	}
	if p.weight != noAct {
		return f.actScore(c, p)
	}
	t := &d.Tokens[i]
	ambiguous := c.class == wordGiven || c.class == thingGiven
	switch {
	case t.Is(Capital) && ambiguous && !notNames.Has(t.Word):
		return -6 // "Max CPU"
	case t.Is(AllCaps) && c.class == cleanGiven && !RoleNouns.Has(t.Word):
		return -4
	case t.Is(Capital) || functionWords.Has(t.Word) || d.plainAdverb(i):
		return 0
	case orgHeads.Has(t.Word) && !f.clean(c), c.kind.Has(names.Eponym) && names.Lookup(d.Word(i)).Has(names.EponymHead):
		return -14
	case f.clean(c):
		return f.cleanSubject(c, i, p)
	case ambiguous:
		return f.ambiguousSubject(c, i)
	}
	return -10
}

// functionWords end a noun phrase, so that the name before them qualifies
// nothing.
var functionWords = Words("to", Prepositions, Determiners, Coordinators, Subordinators, Relatives)

var (
	wWillVerb = W("will")
	wMay      = W("may")
)

// modal tells "Will merged" from "Will merge".
func (f *nameFinder) modal(c *candidate, p predicate, i int) int {
	d := f.d
	j := i
	for j < p.verb && (Negations.Has(d.Tokens[j].Word) || d.plainAdverb(j)) {
		j++
	}
	past := p.weight != noAct && (p.form == pastForm || p.form == thirdForm) && (!p.aux || !bareAux.Has(d.Tokens[j].Word))
	switch {
	case c.class == fullName || past:
		return f.actScore(c, p)
	case p.weight == noAct && p.form != baseForm && c.mid:
		if t := d.Tag(i); t == tagger.VBD || t == tagger.VBZ {
			return 8
		}
	}
	return -30
}

// bareAux follow a modal: "May have been".
var bareAux = Words("have be get do")

// cleanSubject weighs a word after a given name that is no known verb: a noun
// there makes the name a modifier ("the John Deere gateway").
func (f *nameFinder) cleanSubject(c *candidate, i int, p predicate) int {
	d := f.d
	s := d.SentenceOf(c.first)
	switch {
	case p.form == baseForm || p.form == ingForm:
		return 0
	case orgHeads.Has(d.Tokens[i].Word):
		return -10
	case c.kind.Has(names.Eponym) && c.class != fullName:
		return -12 // "Shannon entropy"
	case c.class != fullName && !c.titled && f.nounWithVerb(i, s.End):
		return -12 // "Baxter pumps lost their settings"
	case c.first > s.First && articles.Has(d.Tokens[c.first-1].Word):
		return -12
	}
	return -1
}

// nounWithVerb reports whether token i is an English word, no pronoun, with a
// verb right behind it.
func (f *nameFinder) nounWithVerb(i, end int) bool {
	d := f.d
	w := d.Tokens[i].Word
	return i+1 < end && english.Known(d.Word(i)) && !SystemPronouns.Has(w) && !humanWord(w) && !possessives.Has(w) && d.predicateAt(i+1, end).weight != noAct
}

// ambiguousSubject weighs a word that is no known verb after a given name that
// is something else, too. The tagger is asked only if its answer can tip the
// scale.
func (f *nameFinder) ambiguousSubject(c *candidate, i int) int {
	if c.class == wordGiven && c.score >= 4 {
		switch f.d.Tag(i) {
		case tagger.VBD, tagger.VBZ, tagger.VBN:
			return 6
		}
	}
	return -12
}

// actWeights gives the weight of a verb by class of its subject: rows are
// classes, columns anyAct, workAct, speakAct, handAct, mindAct, stateAct.
var actWeights = map[nameClass][6]int{
	cleanGiven:   {5, 10, 12, 12, 14, 14},
	fullName:     {5, 10, 12, 12, 14, 14},
	wordGiven:    {6, 11, 12, 12, 14, 14},
	thingGiven:   {0, 2, 5, 8, 9, 12},
	surnameClass: {2, 8, 9, 10, 12, 14},
	unknownClass: {1, 6, 5, 9, 10, 10},
	thingClass:   {-4, -4, 0, 4, 6, 8},
	wordClass:    {0, 0, 0, 0, 0, 0},
}

// actScore weighs a verb whose subject the candidate is.
func (f *nameFinder) actScore(c *candidate, p predicate) int {
	if p.weight == noAct {
		return 0
	}
	class := c.class
	if class == cleanGiven && c.kind.Grade() == names.Rare {
		class = surnameClass
	}
	w := actWeights[class][p.weight-anyAct]
	if f.machineAct(c, p) {
		return min(w-12, -4)
	}
	if c.class == thingGiven && f.inert(c, p) {
		w = actWeights[wordGiven][p.weight-anyAct]
	}
	if c.class != thingClass && f.humanHint(p.verb, f.d.SentenceOf(c.first).End) {
		w += 6
	}
	return w
}

// machineAct reports whether a name that also is, or may be, a product's stands
// before a verb that tells of software.
func (f *nameFinder) machineAct(c *candidate, p predicate) bool {
	switch c.class {
	case thingGiven, thingClass, unknownClass, surnameClass:
	case cleanGiven:
		if !c.kind.Has(names.Eponym) {
			return false
		}
	default:
		return false
	}
	base := f.verbStem(p.verb)
	return machineVerbs.Has(base) || p.form == thirdForm && streamVerbs.Has(base) && f.d.sectionKind(f.d.BlockOf(c.first)) != Timeline
}

// verbStem is the base of the verb at token i by its ending alone.
func (f *nameFinder) verbStem(i int) Word {
	base, _ := verbOf(f.d.Word(i))
	if base == 0 {
		base, _ = f.d.actVerb(i)
	}
	return base
}

var (
	// What programs do and people do not.
	machineVerbs = Words(`compact replicate rebalance evict poll scrape ingest emit serialise serialize deserialise deserialize spawn respawn allocate cache buffer
		enqueue dequeue checkpoint autoscale multiplex expire lag persist stream decompress
		load-balance fsync garbage-collect segfault crashloop oom leak backpressure`)
	// Of these, the habit is a program's: "X tails the log"; in a timeline people do them, too.
	streamVerbs = Words("tail drain write read send forward fetch push pull watch keep hold store collect aggregate process handle queue copy consume produce publish accept return")
)

// inert reports whether the thing that bears a given name, too, does not act
// as the verb says: months, languages, and places but for a few verbs.
func (f *nameFinder) inert(c *candidate, p predicate) bool {
	switch {
	case !c.kind.Has(names.Product | names.Company | names.Place | names.Bot):
		return true
	case c.kind.Has(names.Company | names.Bot):
		return false
	case c.kind.Has(names.Product) && !languages.Has(lookupWord(f.d.Word(c.key))):
		return false
	}
	base, _ := f.d.actVerb(p.verb)
	return p.weight > anyAct && !siteVerbs.Has(base)
}

var (
	languages = Words("ada julia pascal ruby crystal jade")
	// What is said of sites and regions, and of programs in a language.
	siteVerbs = Words(`lose see take hold keep come go stay fail switch recover get have report confirm drop hit return spend need use show
		observe escalate approve ask tell agree respond reach receive start stop restart build compile trigger call share hand leave arrive flow pass land return`)
)

// humanHint looks after a verb for what only people have or do: "by hand",
// "from her phone".
func (f *nameFinder) humanHint(v, end int) bool {
	d := f.d
	for i := v + 1; i < min(end, v+14); i++ {
		switch w := d.Tokens[i].Word; {
		case w == wByHand && d.Tokens[i-1].Word == wBy, handWords.Has(w):
			return true
		case w == wSemi:
			return false
		}
	}
	return false
}

var (
	wByHand   = W("hand")
	handWords = Words("manually accidentally mistakenly inadvertently unintentionally erroneously phone laptop headset keyboard plug cable memory")
)

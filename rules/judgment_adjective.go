package rules

import (
	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

var (
	copulas = analyzer.Words("", analyzer.BeForms, analyzer.Words(`seem seems seemed look looks looked become became becomes grow grew grown get gets got gotten getting remain
		remained feel felt called labelled labeled considered deemed found prove proved act acted acting appear appears appeared stay stayed sound sounded
		turned keep kept making made make makes`))
	juDegrees    = analyzer.Words("too so very rather quite plain simply just a bit little pretty really downright utterly completely totally more most less how as somewhat frankly both also even still far way extremely incredibly criminally grossly merely")
	dummies      = analyzer.Words("it this that which what")
	demonstrated = analyzer.Words("that this which what")
	unrealMods   = analyzer.Words("would could might may should 'd")
	wUnaccept    = analyzer.W("unacceptable")
	wAcceptable  = analyzer.W("acceptable")
	wCowboy      = analyzer.W("cowboy")
	wUnwilling   = analyzer.W("unwilling")
)

// adjective judges an adjective by what it is said of. personal adjectives
// need a reason to be silent, the others a reason to be reported.
func (j *judge) adjective(i int, isPersonal bool) {
	if j.denied(i) || j.Tokens[i].Is(analyzer.MixedCase) || j.partOfName(i) {
		return
	}
	w := j.Tokens[i].Word
	if h, ok := j.nounAfter(i); ok {
		j.attribute(i, h, isPersonal)
		return
	}
	if j.ofPeople(i) {
		j.report(i, i+1, false, judgesAct, adviseAct)
		return
	}
	if j.madePeople(i) {
		j.report(i, i+1, false, judgesPerson, advisePerson)
		return
	}
	if j.howPeople(i) {
		j.report(i, i+1, false, judgesPerson, advisePerson)
		return
	}
	if j.outOfOrder(i, isPersonal) {
		return
	}
	be, ok := j.copulaBefore(i)
	if !ok {
		if j.fragment(i) && (isPersonal || !onlyPeople.Has(w)) && w != wUnaccept && w != wCowboy {
			j.report(i, i+1, false, judgesPerson, advisePerson)
		} else if w == wUnwilling && wordAt(j.Pass, i, i+1) == wTo && j.SentenceOf(i).First == i {
			j.report(i, i+1, false, judgesPerson, advisePerson)
		} else if isPersonal && j.loose(i) {
			j.report(i, i+1, false, judgesAct, adviseAct)
		}
		return
	}
	j.predicate(i, be, isPersonal)
}

// denied is "not careless", "no careless edit", "would be foolish": nothing is
// judged.
func (j *judge) denied(i int) bool {
	if onlySaid(j.Pass, i) || deniedThought(j.Pass, i) || anyWithin(j.Pass, i, i-4, i, tolerance) {
		return true
	}
	s := j.SentenceOf(i)
	for k := i - 1; k >= max(s.First, i-5); k-- {
		w := j.Tokens[k].Word
		switch {
		case denialWords.Has(w) || unrealMods.Has(w):
			return true
		case !juDegrees.Has(w) && !copulas.Has(w) && !adverb(j.Pass, k) && !analyzer.Determiners.Has(w) && w != wAnd:
			return conditional(j.Pass, i)
		}
	}
	return conditional(j.Pass, i)
}

// tolerance are verbs of designs that reckon with people: "it tolerates a
// careless keystroke".
var tolerance = analyzer.Words("tolerate tolerates tolerated assume assumes withstand withstands survive survives forgive forgives expect expects against")

// partOfName reports whether the adjective at i is capitalised as part of a
// name: "the Hasty Pudding".
func (j *judge) partOfName(i int) bool {
	s := j.SentenceOf(i)
	return i > s.First && i+1 < s.End && j.Tokens[i].Is(analyzer.Capital) && j.Tokens[i+1].Is(analyzer.Capital) && j.Tokens[i-1].Kind == analyzer.WordToken &&
		!j.Tokens[i].Is(analyzer.AllCaps) && !isHeading(j.BlockOf(i))
}

// nounAfter is the noun that the adjective at i stands before: "a careless and
// hasty edit".
func (j *judge) nounAfter(i int) (head int, ok bool) {
	s := j.SentenceOf(i)
	k := i + 1
	for hops := 0; hops < 2 && k+1 < s.End && (analyzer.Coordinators.Has(j.Tokens[k].Word) || j.Word(k) == "," || j.Word(k) == "/"); hops++ {
		next := k + 1
		if !personal.Has(j.Tokens[next].Word) && !shared.Has(j.Tokens[next].Word) && j.Tag(next) != tagger.JJ {
			return 0, false
		}
		k = next + 1
	}
	if k >= s.End || analyzer.Determiners.Has(j.Tokens[k].Word) || j.Tokens[k].Kind == analyzer.PunctToken || j.Tokens[k].Kind == analyzer.NumberToken || analyzer.WePronouns.Has(j.Tokens[k].Word) || analyzer.PersonPronouns.Has(j.Tokens[k].Word) {
		return 0, false
	}
	if w := j.Word(k); j.Tag(k) == tagger.VBG && len(w) > 5 {
		return k, true // "sloppy reviewing"
	}
	ph := j.PhraseAt(k)
	if ph.End <= ph.First || analyzer.SystemPronouns.Has(j.Tokens[ph.Head].Word) {
		return 0, false
	}
	return ph.Head, true
}

// attribute judges an adjective before the noun at h.
func (j *judge) attribute(i, h int, isPersonal bool) {
	w, noun := j.Tokens[i].Word, j.Tokens[h].Word
	ph := analyzer.Phrase{First: i, End: h + 1, Head: h}
	class := j.Class(ph)
	people := class.Human() || class == analyzer.OrgAgent || analyzer.TeamNouns.Has(noun)
	if w == wUnwilling {
		return
	}
	switch {
	case people:
		if w == wCowboy || weakly.Has(w) && !analyzer.RoleNouns.Has(noun) {
			return
		}
		j.leaveOut(i, j.report(i, i+1, false, judgesPerson, advisePerson))
	case class == analyzer.AffectedAgent:
		return
	case onlyPeople.Has(w):
		return
	case deeds.Has(noun) || j.nominalAct(h):
		if thingNouns.Has(noun) && !isPersonal {
			return
		}
		own := ownProcess.Has(noun) && anyWithin(j.Pass, i, i-3, i, weOwners)
		if own {
			j.leaveOut(i, j.report(i, i+1, true, judgesOwn, adviseOwn))
			return
		}
		j.leaveOut(i, j.report(i, i+1, false, judgesAct, adviseAct))
	case isPersonal && (outright.Has(w) || !thingNouns.Has(noun) && !codeNouns.Has(noun)) && j.Tokens[h].Kind == analyzer.WordToken:
		j.leaveOut(i, j.report(i, i+1, false, judgesAct, adviseAct))
	}
}

// outright adjectives are about people whatever stands behind them: "a careless
// copy".
var outright = analyzer.Words("careless negligent irresponsible incompetent thoughtless unprofessional amateurish slapdash reckless")

// systemic are adjectives of software that people share the name with: "the
// planner is ignorant of partial indexes".
var systemic = analyzer.Words("ignorant oblivious greedy lazy dumb naive naïve stupid forgetful unwilling incapable indifferent impatient")

// weakly are adjectives that "tired crew" and the like do not deserve.
var weakly = analyzer.Words("absent inadequate distracted weak thick dense messy")

// nominalAct reports whether the noun at h is an "…ing" of people: "careless
// handling", "hasty restarting".
func (j *judge) nominalAct(h int) bool {
	w := j.Word(h)
	return len(w) > 6 && w[len(w)-3:] == "ing" && !thingNouns.Has(j.Tokens[h].Word)
}

// copulaBefore is the verb that links the adjective at i to its subject.
func (j *judge) copulaBefore(i int) (be int, ok bool) {
	s := j.SentenceOf(i)
	for k := i - 1; k >= max(s.First, i-7); k-- {
		w := j.Tokens[k].Word
		switch {
		case copulas.Has(w) && !(w == wGenitive && j.Tag(k) == tagger.POS):
			return k, true
		case juDegrees.Has(w) || adverb(j.Pass, k):
		case k == i-1 && (w == wAnd || j.Word(k) == ","):
		case k < i-1 && (personal.Has(w) || shared.Has(w) || j.Tag(k) == tagger.JJ) && (j.Tokens[k+1].Word == wAnd || j.Word(k+1) == ","):
		case j.Word(k) == "," && k < i-1:
		default:
			return 0, false
		}
	}
	return 0, false
}

// ofPeople is "how stupid of us".
func (j *judge) ofPeople(i int) bool {
	if wordAt(j.Pass, i, i+1) != wOf || !inSentence(j.Pass, i, i+2) {
		return false
	}
	return j.Class(j.PhraseAt(i + 2)).Human()
}

// howPeople is "how careless we were".
func (j *judge) howPeople(i int) bool {
	if wordAt(j.Pass, i, i-1) != wHowWord || !inSentence(j.Pass, i, i+2) {
		return false
	}
	ph := j.PhraseAt(i + 1)
	return ph.End > ph.First && j.Class(ph).Human() && analyzer.BeForms.Has(wordAt(j.Pass, i, ph.End))
}

var wHowWord = analyzer.W("how")

// madePeople is "made us complacent", "found the crew negligent".
func (j *judge) madePeople(i int) bool {
	for k := i - 1; k >= max(j.SentenceOf(i).First, i-7); k-- {
		w := j.Tokens[k].Word
		if rendering.Has(w) && k < i-1 {
			ph := j.PhraseAt(k + 1)
			return ph.End == i && j.Class(ph).Human()
		}
		if clauseStops.Has(w) {
			return false
		}
	}
	return false
}

var rendering = analyzer.Words("made makes making make rendered left kept called calls considered found thought labelled labeled deemed judged")

// actRelative is ", which was plainly irresponsible": the act before the comma
// is judged, not the thing.
func (j *judge) actRelative(be int) bool {
	k := be - 1
	for k > j.SentenceOf(be).First && adverb(j.Pass, k) {
		k--
	}
	return wordAt(j.Pass, be, k) == wWhichRel && k > 0 && j.Word(k-1) == ","
}

var wWhichRel = analyzer.W("which")

// predicate judges "X was careless".
func (j *judge) predicate(i, be int, isPersonal bool) {
	w := j.Tokens[i].Word
	g := j.GrammaticalSubject(be)
	next := wordAt(j.Pass, i, i+1)
	head := analyzer.Word(0)
	if g.End > g.First {
		head = j.Tokens[g.Head].Word
	}
	act := next == wTo || next == wOf
	human := g.Agent.Human() || g.Agent == analyzer.OrgAgent
	switch {
	case isPersonal && j.actRelative(be):
		j.report(i, i+1, false, judgesAct, adviseAct)
	case nobodySubject(j.Pass, g) || g.Agent == analyzer.AffectedAgent:
		return
	case w == wUnaccept:
		j.unacceptable(i, g, human)
		return
	case human:
		if !isPersonal && j.Shared(g.Phrase) && g.Agent != analyzer.TeamAgent && systemic.Has(w) {
			return
		}
		if weakly.Has(w) || w == wCowboy || w == wUnwilling && next != wTo {
			return
		}
		j.report(i, i+1, false, judgesPerson, advisePerson)
	case onlyPeople.Has(w):
		return
	case j.gerundSubject(g), act && dummies.Has(head):
		j.report(i, i+1, false, judgesAct, adviseAct)
	case demonstrated.Has(head), deeds.Has(head) && (!thingNouns.Has(head) || absolute.Has(w)):
		own := ownProcess.Has(head) && anyWithin(j.Pass, i, g.First, g.End, weOwners)
		j.report(i, i+1, own, judgesAct, adviseAct)
	case isPersonal && (g.Dropped || dummies.Has(head) || !thingNouns.Has(head) && j.Tokens[g.Head].Kind == analyzer.WordToken):
		j.report(i, i+1, false, judgesAct, adviseAct)
	}
}

// absolute adjectives judge whatever they are said of.
var absolute = analyzer.Words("inexcusable unforgivable unpardonable indefensible unjustifiable unconscionable")

// gerundSubject is "sharing one key was dumb".
func (j *judge) gerundSubject(g analyzer.Subject) bool {
	return g.End == g.First+1 && j.Tag(g.First) == tagger.VBG
}

var limitNouns = analyzer.Words(`value values level levels reading readings concentration concentrations temperature temperatures latency latencies rate rates noise deviation deviations
	tolerance pressure voltage dose doses margin margins drift error errors input inputs format formats character characters certificate certificates`)

// unacceptable judges "is unacceptable": of what people did a warning, of the
// time it took a note, of figures nothing.
func (j *judge) unacceptable(i int, g analyzer.Subject, human bool) {
	head := analyzer.Word(0)
	if g.End > g.First {
		head = j.Tokens[g.Head].Word
	}
	switch {
	case !human && (limitNouns.Has(head) || anyWithin(j.Pass, i, max(j.SentenceOf(i).First, i-10), i, limitNouns) && !deeds.Has(head)):
		return // "values above 4 are unacceptable": a limit
	case human || j.gerundSubject(g) || deeds.Has(head) && !thingNouns.Has(head):
		j.report(i, i+1, false, judgesAct, adviseAct)
	default:
		j.report(i, i+1, true, judgesOwn, adviseOwn)
	}
}

// fragment is a sentence that is nothing but the judgment: "Irresponsible.",
// "Reckless, even."
func (j *judge) fragment(i int) bool {
	s := j.SentenceOf(i)
	for k := s.First; k < s.End; k++ {
		t := &j.Tokens[k]
		if k != i && t.Kind != analyzer.PunctToken && !juDegrees.Has(t.Word) && !adverb(j.Pass, k) && !fragmentWords.Has(t.Word) {
			return false
		}
	}
	return true
}

var fragmentWords = analyzer.Words("even and simple plain or frankly honestly us me them him her of how")

// loose reports whether a personal adjective stands behind a comma or a colon
// as a comment: "a restart at noon, foolish in a storm".
func (j *judge) loose(i int) bool {
	s := j.SentenceOf(i)
	if i == s.First {
		return false
	}
	return j.Tokens[i-1].Kind == analyzer.PunctToken && j.Word(i-1) != "-" && !j.Tokens[i].Is(analyzer.Quoted)
}

// adverb judges "carelessly pulled", "naively assumed".
func (j *judge) adverb(i int) {
	if j.denied(i) {
		return
	}
	s := j.SentenceOf(i)
	v, reach := -1, 3
	if i == s.First {
		reach = 8
	}
	for k := i + 1; k < min(s.End, i+reach); k++ {
		if participle(j.Pass, k) || isVerbTag(j.Tag(k)) {
			v = k
			break
		}
	}
	for k := i - 1; v < 0 && k >= max(s.First, i-8) && !clauseStops.Has(j.Tokens[k].Word); k-- {
		if participle(j.Pass, k) || isVerbTag(j.Tag(k)) {
			v = k
		}
	}
	if v < 0 {
		return
	}
	sub := j.Subject(v)
	if sub.Agent.Human() || sub.Agent == analyzer.OrgAgent || personAdverbs.Has(j.Tokens[i].Word) && (sub.Dropped || nobodyKnown(sub)) {
		j.report(i, i+1, false, judgesPerson, advisePerson)
	}
}

// personAdverbs are those that software never deserves.
var personAdverbs = analyzer.Words("carelessly negligently recklessly irresponsibly incompetently thoughtlessly unprofessionally foolishly stupidly sloppily hastily rashly inexcusably")

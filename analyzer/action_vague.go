package analyzer

var (
	// comparatives promise more of a quality without saying how much.
	comparatives = Words(`better improved enhanced stronger closer deeper clearer further greater increased more less fewer smarter faster quicker easier tighter broader wider
		safer simpler cleaner richer nicer good best proper adequate sufficient optimal extra robust additional`)
	// plainQualities are those of them that are vague only before a bare noun.
	plainQualities = Words("good proper adequate sufficient robust additional extra best optimal")

	hedges = Words("worst low-hanging etc various stuff things misc miscellaneous sundry whatever somehow something")

	// genericNouns narrow nothing: every service has them.
	genericNouns = Words(`monitoring alerting alert alerts test tests testing doc docs documentation logging log logs observability tooling tool tools dashboard dashboards
		process processes procedure procedures communication communications performance security reliability resilience resiliency stability scalability
		availability quality infrastructure infra system systems coverage training practice practices safeguard safeguards check checks measure measures
		automation visibility code review reviews metric metrics redundancy capacity planning incident incidents response deployment deployments release
		releases runbook runbooks playbook playbooks issue issues problem problems bug bugs thing things area areas way ways solution solutions option options
		plan plans strategy strategies workflow workflows environment environments validation controls control guardrail guardrails maintenance architecture
		robustness usability technical debt debts error errors handling work team teams data service services software knowledge sharing awareness
		collaboration coordination efficiency ux ui user experience support operations hygiene policy policies backup backups failover recovery disaster
		situation situations configuration config setup management load stress integration unit e2e end-to-end smoke regression penetration chaos engineering
		audits audit cleanup refactoring debugging detection prevention mitigation transparency governance`)
)

// content counts the tokens that narrow what is meant: words other than
// function words, qualities and the most general verbs.
func (g *grader) content(first, end int) (n, generic int) {
	d := g.d
	for i := first; i < end; i++ {
		t := &g.d.Tokens[i]
		switch t.Kind {
		case PunctToken:
			continue
		case WordToken:
			if emptyWords.Has(t.Word) || isLy(d.Word(i)) && !lyNouns.Has(t.Word) {
				continue
			}
		}
		n++
		if genericNouns.Has(t.Word) {
			generic++
		}
	}
	return n, generic
}

var (
	thinWords = Words(`high full other others new general overall future potential possible existing current different similar important necessary needed sure able there here too much
		own please pls everyone automatic time no`)
	emptyWords = Words("", Determiners, Prepositions, Coordinators, Auxiliary, comparatives, Adverbs, WePronouns, PersonPronouns, SystemPronouns, Somebody, Negations, hedges, thinWords)
)

// specific reports whether the tokens hold something exact: a number, a name
// in code, how it is to be done, when it applies.
func (g *grader) specific(first, end int) bool {
	d := g.d
	for i := first; i < end; i++ {
		t := &d.Tokens[i]
		switch {
		case t.Kind == NumberToken, t.Kind == CodeToken, t.Kind == IdentToken, t.Is(Quoted):
			return true
		case t.Word == aw.by && i+1 < end:
			if _, form := verbOf(d.Word(i + 1)); form == ingVerb {
				return true
			}
		case exactWords.Has(t.Word) && i > first, pointers.Has(t.Word) && i+1 < end && d.Tokens[i+1].Kind == WordToken:
			return true
		case t.Word == aw.so && i+1 < end && d.Tokens[i+1].Word == aw.that:
			return true
		case t.Word == aw.colon && i+1 == end:
			// The details follow.
			return true
		case t.Word == aw.colon && i+1 < end:
			if n, _ := g.content(i+1, end); n >= 3 {
				return true
			}
		}
	}
	return false
}

var (
	pointers   = Words("this these")
	exactWords = Words("when whenever if unless until per including specifically namely via")
)

// vague says what leaves the scope of an item open.
func (g *grader) vague() Flaw {
	if k := g.a.PeopleFix.Kind; k == Care || k == Talk || g.bareTraining() {
		return g.a.PeopleFix
	}
	for _, f := range [...]func() Flaw{g.hope, g.hedge, g.neglected, g.improves, g.comparative, g.broad} {
		if v := f(); v.Found() {
			return v
		}
	}
	return Flaw{}
}

// hope finds items that only wish that it will not happen again: "Prevent
// similar incidents", "Make sure this doesn't happen again", "Avoid mistakes".
func (g *grader) hope() Flaw {
	l := g.lead
	if l.kind != imperative && l.kind != gerundLead && l.kind != clauseLead || !hopeVerbs.Has(l.verb) || g.means(l.next) {
		return Flaw{}
	}
	strong := l.verb == aw.prevent || l.verb == aw.avoid
	for i := l.next; i < min(g.end, l.next+7); i++ {
		w := g.word(i)
		if g.d.Tokens[i].Kind == NumberToken || g.d.Tokens[i].Kind == CodeToken {
			return Flaw{}
		}
		again := w == aw.again && i+1 >= g.end-1
		noun := hopeNouns.Has(w) && (i+1 >= g.end || g.d.Tokens[i+1].Kind == PunctToken || futureCues.Has(g.word(i+1))) && i <= l.next+3
		if again || noun && (strong || humanSlips.Has(w)) && l.verb != aw.make && l.verb != aw.ensure {
			return g.flaw(Wish, l.at, i+1)
		}
	}
	return Flaw{}
}

var (
	hopeVerbs = Words("prevent avoid make ensure stop reduce minimise minimize eliminate")
	hopeNouns = Words(`mistake mistakes error errors incident incidents outage outages recurrence recurrences reoccurrence repetition surprise surprises problem problems
		issue issues downtime`)
	humanSlips = Words("mistake mistakes surprise surprises recurrence recurrences reoccurrence repetition")
	futureCues = Words("in from like of going again")
)

// hedge finds "etc", "various", "some dashboards", "the vast majority".
func (g *grader) hedge() Flaw {
	depth := 0
	for i := g.first; i < g.end; i++ {
		switch t := &g.d.Tokens[i]; {
		case isDash(t.Word) && t.Is(SpaceBefore):
			return Flaw{}
		case t.Word == aw.open:
			depth++
		case t.Word == aw.close:
			depth--
		case depth > 0 || t.Is(Quoted) || t.Kind != WordToken:
		default:
			if n := g.hedgeAt(i); n > 0 {
				if qualityAdverbs.Has(t.Word) || t.Word == aw.a {
					return g.flaw(Comparative, i, i+1)
				}
				return g.flaw(Hedge, i, min(i+n, g.end))
			}
		}
	}
	return Flaw{}
}

// hedgeAt is how many tokens the hedge at token i takes; 0 if there is none.
func (g *grader) hedgeAt(i int) int {
	d := g.d
	w, next, prev := d.Tokens[i].Word, g.word(i+1), g.word(i-1)
	last := i+1 >= g.end || d.Tokens[i+1].Kind == PunctToken
	switch {
	case w == aw.something:
		if i == g.first {
			return 1
		}
		if next == aw.like || prev == aw.or {
			return 2
		}
	case hedges.Has(w):
		if w != aw.things || i < g.purpose() {
			return 1
		}
	case w == aw.some:
		if i+1 < g.end && d.Tokens[i+1].Kind == WordToken && next != aw.of && !g.quantity(i+1) {
			return 2
		}
	case (w == aw.so || w == aw.and) && i > g.first:
		if next == aw.on || next == aw.forth || next == aw.more && (i+2 >= g.end || d.Tokens[i+2].Kind == PunctToken) {
			return 2
		}
	case w == aw.vast && next == aw.majority, w == aw.as && (next == aw.needed2 || next == aw.appropriate), (w == aw.where || w == aw.if_) && vagueEnds.Has(next), w == aw.in && next == aw.general:
		return 2
	case w == aw.a && bitWords.Has(next) && (i+2 >= g.end || d.Tokens[i+2].Kind == PunctToken || comparatives.Has(g.word(i+2))):
		return 2
	case w == aw.as && next == aw.a && g.word(i+2) == aw.whole:
		return 3
	case w == aw.set2 && next == aw.of && prev == aw.a && g.lead.verb == aw.build && !g.specific(i+2, g.end):
		return 2
	case qualityAdverbs.Has(w) && last && i > g.lead.at:
		return 1
	}
	return 0
}

// word is the Word of token i, 0 outside the sentence.
func (g *grader) word(i int) Word {
	if i < g.first || i >= g.end {
		return 0
	}
	return g.d.Tokens[i].Word
}

var (
	bitWords  = Words("bit little lot")
	vagueEnds = Words("appropriate possible necessary needed applicable sensible")
	// At the end of a clause these promise a quality that nobody has defined.
	qualityAdverbs = Words("effectively properly adequately appropriately efficiently sufficiently suitably sensibly smoothly reasonably")
)

// quantity tells "some time ago" and "some users" in a condition.
func (g *grader) quantity(i int) bool {
	return AffectedNouns.Has(g.d.Tokens[i].Word) || timeUnits.Has(g.d.Tokens[i].Word) || g.d.Tokens[i].Word == aw.time
}

// neglected finds "the importer needs love", "the docs could do with some
// attention": what will be different is not said.
func (g *grader) neglected() Flaw {
	if g.lead.kind != wishLead {
		return Flaw{}
	}
	for i := g.lead.next; i < min(g.end, g.lead.next+5); i++ {
		if loveWords.Has(g.word(i)) && (i+1 >= g.end || g.d.Tokens[i+1].Kind == PunctToken || Adverbs.Has(g.word(i+1))) {
			return g.flaw(Comparative, g.lead.at, i+1)
		}
	}
	return Flaw{}
}

var loveWords = Words("love attention care tlc work help polish improvement improvements cleanup refactoring overhaul clean-up thought thinking")

// improves flags "Improve the alerts": no reader can tell from what to what.
func (g *grader) improves() Flaw {
	d, l := g.d, g.lead
	if !g.d.act(l) {
		return Flaw{}
	}
	limit := 0
	switch {
	case aspectKeep.Has(l.verb) && g.gerundAt(l.next):
		if base, _ := verbOf(d.Word(l.next)); !improveVerbs.Has(base) || g.specific(l.next+1, g.end) {
			return Flaw{}
		}
		return g.flaw(Comparative, l.at, g.phraseEnd(l.next+1))
	case workOn.Has(l.verb), qualityGivers.Has(l.verb):
		return g.onQuality()
	case improveVerbs.Has(l.verb):
		limit = 30
	case hardenVerbs.Has(l.verb) && l.kind != passiveLead:
		limit = 3
	default:
		return Flaw{}
	}
	object := g.purposeStart(l.next)
	if f := g.lessOf(object); f.Found() {
		return f
	}
	if n, generic := g.content(l.next, object); n > limit || limit < 10 && generic < n || g.specific(l.next, object) || g.means(l.next) {
		return Flaw{}
	}
	if l.kind == passiveLead {
		return g.whole(Comparative)
	}
	return g.flaw(Comparative, l.at, g.phraseEnd(l.next))
}

// onQuality flags "Work on performance", "Ensure high availability": nothing but
// the name of a quality or a field of work.
func (g *grader) onQuality() Flaw {
	l := g.lead
	if !workOn.Has(l.verb) && !qualityGivers.Has(l.verb) || g.specific(l.next, g.end) {
		return Flaw{}
	}
	first := l.next
	if workOn.Has(l.verb) {
		if w := g.word(first); !Prepositions.Has(w) || g.gerundAt(first+1) {
			return Flaw{}
		}
		first++
	}
	if n, generic := g.content(first, g.end); n > 0 && (generic == n && n <= 2 || n == 1 && workOn.Has(l.verb)) {
		return g.flaw(Comparative, l.at, g.end)
	}
	return Flaw{}
}

var (
	aspectKeep    = Words("keep continue")
	workOn        = Words("work")
	qualityGivers = Words("ensure guarantee assure secure")
)

// lessOf flags "Reduce noise", "Minimise drift between the sites": such things
// have no amount that could be reached.
func (g *grader) lessOf(end int) Flaw {
	l := g.lead
	if !hardenVerbs.Has(l.verb) || g.specific(l.next, end) || g.means(l.next) {
		return Flaw{}
	}
	for i := l.next; i < min(end, l.next+3); i++ {
		w := g.word(i)
		if diffuse.Has(w) && (i+1 >= end || g.d.Tokens[i+1].Kind != WordToken || Prepositions.Has(g.word(i+1)) || Coordinators.Has(g.word(i+1)) || g.word(i+1) == aw.as) {
			return g.flaw(Comparative, l.at, i+1)
		}
	}
	return Flaw{}
}

var diffuse = Words(`drift noise toil fatigue complexity risk risks load friction clutter churn flakiness overhead effort stress pressure confusion uncertainty workload
		dependency dependencies dependence reliance chaos debt`)

// purposeStart is where "to …" or "so …" begins after i, or the end.
func (g *grader) purposeStart(i int) int {
	for ; i < g.end; i++ {
		if w := g.d.Tokens[i].Word; w == aw.so || w == aw.to && g.purposeVerb(i+1) {
			return i
		}
	}
	return g.end
}

// purposeVerb reports whether the verb of a purpose stands at token i; after
// "add" and the like, "to" may have an object: "add logs to chain start".
func (g *grader) purposeVerb(i int) bool {
	if i >= g.end {
		return false
	}
	base, form := verbOf(g.d.Word(i))
	return form == bareVerb && !(toVerbs.Has(g.lead.verb) && nounVerbs.Has(base))
}

// means reports whether the tokens from i on say how: "by adding …".
func (g *grader) means(i int) bool {
	for ; i+1 < g.end; i++ {
		if g.d.Tokens[i].Word == aw.by {
			if _, form := verbOf(g.d.Word(i + 1)); form == ingVerb {
				return true
			}
		}
	}
	return false
}

// phraseEnd is the end of the object that begins at i: at most five words.
func (g *grader) phraseEnd(i int) int {
	j := i
	for j < g.end && j < i+5 && g.d.Tokens[j].Kind != PunctToken {
		if w := g.d.Tokens[j].Word; j > i && (Prepositions.Has(w) && w != aw.of || Coordinators.Has(w)) {
			break
		}
		j++
	}
	return j
}

// comparative flags "better alerts", "more tests", "be clearer", "X
// improvements".
func (g *grader) comparative() Flaw {
	d, l := g.d, g.lead
	for i := g.first; i < g.end; i++ {
		t := &d.Tokens[i]
		w := t.Word
		if t.Kind != WordToken || t.Is(Quoted) {
			continue
		}
		if improvementNouns.Has(w) && (l.kind == nounLead || (l.kind == wishLead || l.kind == passiveLead) && i < l.at) {
			if n, _ := g.content(g.first, g.end); n <= 6 && !g.specific(g.first, g.end) {
				return g.whole(Comparative)
			}
		}
		if !comparatives.Has(w) || i+1 < g.end && d.Tokens[i+1].Word == aw.than || g.moreAdverb(i) {
			continue
		}
		if w == aw.more && i > g.first && (spelledNumbers.Has(d.Tokens[i-1].Word) || d.Tokens[i-1].Kind == NumberToken || d.Tokens[i-1].Word == aw.once || d.Tokens[i-1].Word == aw.no) {
			continue
		}
		n, generic := g.content(i+1, g.end)
		if m, gen := g.content(i+1, g.purposeStart(i+1)); gen > 0 && l.kind != wishLead {
			n, generic = m, gen
		}
		exact := g.specific(i+1, g.end) || !improveVerbs.Has(l.verb) && g.explained()
		direct := i <= l.next+1 || Determiners.Has(d.Tokens[i-1].Word) && i <= l.next+2
		switch {
		case l.verb == aw.make && d.act(l) && g.endsIn(i) && !g.specific(l.next, g.end):
			return g.flaw(Comparative, l.at, i+1)
		case exact:
		case l.kind == nounLead && i == g.first && n <= 4 && !plainQualities.Has(w),
			l.kind == nounLead && i == g.first && n <= 4 && generic > 0,
			d.act(l) && direct && n <= 3 && (generic > 0 || !plainQualities.Has(w)) && n > 0,
			l.kind == wishLead && n <= 4 && !(plainQualities.Has(w) && i+1 >= g.end),
			aw.be == l.verb || aw.become == l.verb || aw.get == l.verb && direct,
			i+1 == g.end && i > g.first && !plainQualities.Has(w):
			return g.flaw(Comparative, i, g.phraseEnd(i+1))
		}
	}
	return Flaw{}
}

// endsIn reports whether the comparative at token i ends its clause, with or
// without the quality: "… faster", "… more robust".
func (g *grader) endsIn(i int) bool {
	if w := g.word(i); (w == aw.more || w == aw.less) && i+1 < g.end && g.d.Tokens[i+1].Kind == WordToken {
		i++
	}
	return i+1 >= g.end || g.d.Tokens[i+1].Kind == PunctToken && g.word(i+1) != aw.colon
}

var (
	improvementNouns = Words("improvement improvements enhancement enhancements optimisation optimisations optimization optimizations hardening")
)

// explained reports whether the item goes on to explain itself at length.
func (g *grader) explained() bool {
	h := &g.a.head
	if h.details {
		return true
	}
	n := h.blockEnd - g.end
	for _, b := range h.body {
		n += b.EndToken - b.FirstToken
	}
	return n > minExplanation
}

// minExplanation is the number of tokens after the first sentence from which
// on they narrow what it says.
const minExplanation = 20

// moreAdverb reports whether token i is the "more" of "more than 5" or of
// "more or less".
func (g *grader) moreAdverb(i int) bool {
	return i+1 < g.end && (g.d.Tokens[i].Word == aw.more || g.d.Tokens[i].Word == aw.less) && (g.d.Tokens[i+1].Word == aw.than || g.d.Tokens[i+1].Word == aw.or)
}

// broad flags words that leave open what they are about: "Add tests", "Discuss
// options", "Scalability".
func (g *grader) broad() Flaw {
	d, l := g.d, g.lead
	if l.verb == aw.do && g.contains(l.next, min(g.end, l.next+2), bestWords) {
		return g.flaw(Broad, l.at, min(l.next+2, g.end))
	}
	if g.specific(g.first, g.end) {
		return Flaw{}
	}
	n, generic := g.content(l.next, g.end)
	question := g.contains(l.next, g.end, questionWords)
	switch {
	case l.kind == nounLead || l.kind == statement:
		if n, generic := g.content(g.first, g.end); n > 0 && n == generic && n <= 4 && !g.contains(g.first, g.end, Prepositions) || n <= 2 && g.end-g.first <= 4 {
			return g.whole(Broad)
		}
	case l.kind == prohibition:
	case l.kind == wishLead:
		if improveVerbs.Has(l.verb) {
			return g.whole(Comparative)
		}
	case discussVerbs.Has(l.verb) && !question && (n <= 2 || generic > 0 || g.contains(l.next, g.end, openChoices) || !g.prepositional(l.next)):
		return g.flaw(Broad, l.at, g.phraseEnd(g.weakEnd(l)))
	case (g.weakLead(l, g.end) || l.verb == aw.monitor) && !question && !concreteWeak.Has(l.verb) && n <= 2 && !g.singular() && !g.explained() && (n <= 1 || !g.prepositional(l.next)) && !g.rescued():
		return g.flaw(Broad, l.at, g.phraseEnd(g.weakEnd(l)))
	case d.act(l) && generalMakers.Has(l.verb) && n > 0 && n == generic && n <= 3 && !question && l.kind != passiveLead && !g.explained():
		return g.flaw(Broad, l.at, g.phraseEnd(l.next))
	}
	return Flaw{}
}

// singular reports whether the object is one thing: "a second cluster".
func (g *grader) singular() bool {
	w := g.word(g.weakEnd(g.lead))
	return w == aw.a || w == aw.an
}

var (
	concreteWeak  = Words("read keep be become take have")
	generalMakers = Words(`add create set setup implement write introduce have establish build do update fix define develop enable provide expand extend increase start get
		deliver produce make put perform conduct`)
)

var openChoices = Words("option options improvement improvements solution solutions alternative alternatives way ways idea ideas approach approaches topic")

var bestWords = Words("everything anything best utmost whatever")

var discussVerbs = Words("discuss brainstorm talk chat debate")

// prepositional reports whether the object from i on is narrowed by "for …" or
// the like.
func (g *grader) prepositional(i int) bool {
	for j := i + 1; j < g.end; j++ {
		if w := g.d.Tokens[j].Word; Prepositions.Has(w) && j+1 < g.end && j > g.weakEnd(g.lead) {
			return true
		}
	}
	return false
}

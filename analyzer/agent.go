package analyzer

import "github.com/blamelint/blamelint/analyzer/tagger"

// humanWord reports whether a word by itself stands for a human.
func humanWord(w Word) bool {
	return WePronouns.Has(w) || PersonPronouns.Has(w) && !possessives.Has(w) || Somebody.Has(w) || RoleNouns.Has(w)
}

// Class says who a noun phrase stands for.
func (d *Document) Class(p Phrase) Agent {
	if p.End <= p.First {
		return NoAgent
	}
	h := &d.Tokens[p.Head]
	switch {
	case h.Kind == HandleToken:
		return NameAgent
	case h.Kind == CodeToken || h.Kind == URLToken || h.Kind == IdentToken:
		return SystemAgent
	case WePronouns.Has(h.Word) && !possessives.Has(h.Word):
		return WeAgent
	case PersonPronouns.Has(h.Word) && !possessives.Has(h.Word):
		return d.pronoun(p)
	case Somebody.Has(h.Word), h.Word == wOne && d.negatedOne(p):
		return d.somebody(p)
	case SystemPronouns.Has(h.Word):
		return SystemAgent
	case AffectedNouns.Has(h.Word):
		return AffectedAgent
	case RoleNouns.Has(h.Word):
		return d.role(p)
	}
	return d.group(p)
}

// negatedOne is "no one" and "not one of us".
func (d *Document) negatedOne(p Phrase) bool {
	return p.Head > 0 && Negations.Has(d.Tokens[p.Head-1].Word)
}

// somebody classes "nobody on the trading floor": a human, unless those who
// are spoken of bore the impact.
func (d *Document) somebody(p Phrase) Agent {
	s := d.SentenceOf(p.Head)
	for i := p.End; i < min(s.End, p.End+5); i++ {
		if AffectedNouns.Has(d.Tokens[i].Word) {
			return AffectedAgent
		}
		if isVerb(d.Tag(i)) {
			break
		}
	}
	return PersonAgent
}

// pronoun classes "they", which may stand for things, by the last plural noun
// before it.
func (d *Document) pronoun(p Phrase) Agent {
	if !theyWords.Has(d.Tokens[p.Head].Word) {
		return PersonAgent
	}
	b := d.BlockOf(p.Head)
	for i := p.First - 1; i >= max(b.FirstToken, p.First-40); i-- {
		w := d.Tokens[i].Word
		switch {
		case RoleNouns.Has(w) || TeamNouns.Has(w) || Somebody.Has(w):
			return PersonAgent
		case AffectedNouns.Has(w):
			return AffectedAgent
		case TeamNames.Has(w) && d.Tokens[i].Is(Capital), OrgNouns.Has(w):
			return PersonAgent
		}
		if t := d.Tag(i); (t == tagger.NNP || t == tagger.NNPS) && d.teamName(i) {
			return PersonAgent
		}
	}
	return SystemAgent
}

var theyWords = Words("they them themselves")

// role classes a role noun; nouns that software shares need a human modifier
// or a plain determiner outside technical use.
func (d *Document) role(p Phrase) Agent {
	h := d.Tokens[p.Head].Word
	if !softwareRoles.Has(h) {
		return d.teamOfRoles(p)
	}
	for i := p.First; i < p.Head; i++ {
		t := &d.Tokens[i]
		if t.Kind == CodeToken || t.Kind == IdentToken {
			return SystemAgent
		}
		if humanModifiers.Has(t.Word) || RoleNouns.Has(t.Word) && !softwareRoles.Has(t.Word) || TeamNames.Has(t.Word) {
			return PersonAgent
		}
	}
	if softOperators.Has(h) && d.bare(p) {
		return PersonAgent
	}
	return SystemAgent
}

// Alone ("the operator"), these are people; with a technical modifier ("the
// Kafka operator") they are software.
var softOperators = Words(`operator operators manager managers driver drivers supervisor supervisors dispatcher dispatchers author reviewer chief
	editor member members head mod mods owner guard guards lead leads user principal clerk`)

// bare reports whether a phrase is only a determiner and its head.
func (d *Document) bare(p Phrase) bool {
	for i := p.First; i < p.Head; i++ {
		if w := d.Tokens[i].Word; !Determiners.Has(w) && !possessives.Has(w) {
			return false
		}
	}
	return true
}

// teamOfRoles is PersonAgent for one role; a plural role with a modifier that
// names a group ("the previous shift", "the field engineers") stays a person.
func (d *Document) teamOfRoles(p Phrase) Agent { return PersonAgent }

// group classes what is neither pronoun nor role: teams, organisations, names,
// things.
func (d *Document) group(p Phrase) Agent {
	h := &d.Tokens[p.Head]
	switch {
	case TeamNouns.Has(h.Word):
		if d.machineGroup(p) {
			return SystemAgent
		}
		if d.unnamedTeam(p) {
			return PersonAgent
		}
		return TeamAgent
	case OrgNouns.Has(h.Word):
		return OrgAgent
	case d.teamName(p.Head):
		return TeamAgent
	case d.PersonName(p.Head):
		return NameAgent
	}
	return SystemAgent
}

// machineGroup tells an auto-scaling group or a security group from people.
func (d *Document) machineGroup(p Phrase) bool {
	if !ambiguousGroups.Has(d.Tokens[p.Head].Word) {
		return false
	}
	for i := p.First; i < p.Head; i++ {
		t := &d.Tokens[i]
		if humanModifiers.Has(t.Word) || TeamNames.Has(t.Word) || RoleNouns.Has(t.Word) || teamModifiers.Has(t.Word) {
			return false
		}
	}
	return true
}

var (
	ambiguousGroups = Words("group groups unit desk shift division divisions board hotline office")
	teamModifiers   = Words(`working core release night day early late evening morning graveyard weekend previous first second third integration esports
		service change network storage mainframe customer client editorial advisory review trading news timetable depot ground cabin maintenance`)
)

// unnamedTeam is "the team", "our team", "the whole crew": we, in other words.
func (d *Document) unnamedTeam(p Phrase) bool {
	for i := p.First; i < p.Head; i++ {
		w := d.Tokens[i].Word
		if !Determiners.Has(w) && !possessives.Has(w) && !plainModifiers.Has(w) {
			return false
		}
	}
	return true
}

var plainModifiers = Words("whole entire same own other full small tired large new two three both all")

// teamName reports whether token i is a department called by a bare name:
// "QA", "Marketing", "DevOps".
func (d *Document) teamName(i int) bool {
	t := &d.Tokens[i]
	if !TeamNames.Has(t.Word) {
		return false
	}
	if t.Is(AllCaps) {
		return t.Word != wIt || t.Is(AllCaps)
	}
	if !t.Is(Capital) {
		return false
	}
	// A capital at the start of a sentence says nothing: "Support for TLS 1.3"
	// is no team. A verb must follow at once.
	s := d.SentenceOf(i)
	if i > s.First {
		return true
	}
	return i+1 < s.End && (isFinite(d.Tag(i+1)) || d.Tokens[i+1].Word == wHas || d.Adverb(i+1))
}

var wIt = W("it")

package rules

import (
	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/tagger"
)

// Idioms of people who leave a thing undone; the agent is the subject of the
// first verb.
var omissionIdioms = idioms(false,
	"dropped|drop|dropping the|that ball",
	"turned|turn|turning a blind eye",
	"turned|turn|turning a deaf ear",
	"looked|looking the other way",
	"looked|looking away",
	"closed|closing|shut|shutting our|their|his|her eyes to",
	"kept|keeping silent|quiet about",
	"brushed|brushing|shrugged it|them|this|that|these aside|off|away",
	"brushed|brushing|shrugged aside|off|away",
	"wrote|writing it|them|this|that off",
	"took|taking no notice",
	"paid|paying no|little|scant attention|heed",
	"gave|giving no|little|scant thought|attention|heed",
	"lost sight|track",
	"swept|sweeping it|them|this|that under the rug|carpet",
	"buried|burying our|their|his|her head|heads in the sand",
	"took|taking our|their|his|her|my|your eye|eyes off",
	"glossed|glossing over",
	"stood|standing idly? by",
	"slept|sleeping through",
	"sat|sitting on the|that|this|these|our|his|her|their|its|a complaint|complaints|message|messages|notice|notices|letter|letters|claim|claims|ticket|tickets|alert|alerts|report|reports|request|requests|warning|warnings|patch|patches|fix|finding|findings|page|mail|mails|email|advisory|bug|issue|pull",
	"sat|sitting on our|their|his|her hands",
	"never|not|n't got|get|gotten around|round to",
	"is|are|was|were|'m|am|'re not|n't keeping to|up",
	"passed|passing the buck",
	"did|do|does not|n't take|make|find|spare|invest|bother the|any|enough|much|sufficient? time|trouble|effort|minute|moment|pains to",
	"never took|made|found|spared the|any|enough|much? time|trouble|effort|moment to",
)

// What a thing does when nobody stops it.
var slipIdioms = idioms(false,
	"fell|fall|falls|falling|fallen through|between the cracks|gaps|net",
	"slipped|slip|slips|slipping through|past the|our|their|both|all|two|three? code|peer|human|manual? cracks|gaps|net|fingers|review|reviews|reviewers|reviewer|testing|qa|us|everyone|everybody",
	"slipped|slip|slips|slipping past all|both|each|most|several? two|three|four|five|six? of? us|them|everyone|everybody|reviewers|engineers|people|eyes",
	"slipped|slip|slips|slipping my|our|his|her|their|everyone|everybody|nobody 's? mind|minds|attention",
	"escaped|escape|escapes|eluded|evaded my|our|his|her|their|everyone|everybody|everyone's 's? notice|attention|eye|eyes",
)

// What came into nobody's head.
var mindIdioms = idioms(false,
	"occurred|occurs|occur to no one|person|soul",
	"occurred|occurs|occur to nobody|noone|no-one",
	"crossed|entered nobody|noone|no-one 's mind|minds|head",
	"crossed|entered no one 's? mind|minds|head",
	"could|can be bothered|arsed to",
	"never occurred|crossed|entered to|our|anyone|anybody|anyone's|their|my|his|her us|them|me|him|her|anyone|anybody|mind|minds",
	"not a|one single? soul|person|engineer|human|reviewer|operator|colleague noticed|saw|spotted|checked|looked|asked|realised|realized|questioned|read|tested|thought|reacted|answered",
)

var couldWords = analyzer.Words("could can")

// What nobody in particular did; notes.
var undoneIdioms = idioms(true,
	"no|little|scant thought|attention|consideration|heed was|were given|paid",
	"no attempt|effort|attempts|efforts was|were|had|has been? made",
	"did|does not|n't occur to anyone|anybody|us|me|them|him|her",
)

var omissionIndex = indexIdioms(omissionIdioms, slipIdioms, mindIdioms, undoneIdioms)

var (
	wDrop = analyzer.Words("dropped drop dropping")
)

// omissionIdiomAt judges the idioms above.
func omissionIdiomAt(p *analyzer.Pass, i int) (o omittedAct, ok bool) {
	for _, d := range omissionIdioms {
		if end, found := d.at(p, i); found {
			return peopleIdiom(p, i, end)
		}
	}
	for _, d := range slipIdioms {
		if end, found := d.at(p, i); found {
			f := formOf(p, i)
			o = omittedAct{first: i, end: end, kind: nobodyKind}
			return o, !f.unreal() && !conditional(p, i) && !nobodySubject(p, p.GrammaticalSubject(i))
		}
	}
	for _, d := range mindIdioms {
		if end, found := d.at(p, i); found {
			if couldWords.Has(p.Tokens[i].Word) {
				return omittedAct{first: i, end: end, kind: nobodyKind}, nobodySubject(p, p.GrammaticalSubject(end-2)) && !conditional(p, i)
			}
			return omittedAct{first: i, end: end, kind: nobodyKind}, !formOf(p, i).unreal() && !conditional(p, i)
		}
	}
	for _, d := range undoneIdioms {
		if end, found := d.at(p, i); found {
			return omittedAct{first: i, end: end, kind: negatedKind, note: true}, !conditional(p, i)
		}
	}
	return o, false
}

// peopleIdiom judges an idiom from i to end by its subject.
func peopleIdiom(p *analyzer.Pass, i, end int) (o omittedAct, ok bool) {
	v := i
	for v+1 < end && (denialWords.Has(p.Tokens[v].Word) || adverb(p, v)) {
		v++
	}
	o = omittedAct{first: i, end: end, kind: ignoredKind, by: p.Subject(v)}
	f := formOf(p, i)
	if f.unreal() || conditional(p, i) || nobodySubject(p, o.by) || wDrop.Has(p.Tokens[i].Word) && nounFollows(p, end) {
		return o, false
	}
	return o, somebodyActs(p, o.by) || o.by.Dropped && !f.present || nobodyKnown(o.by) && !f.now() && brushed.Has(p.Tokens[i].Word)
}

var brushed = analyzer.Words("brushed shrugged swept glossed")

// nounFollows is "dropped the ball bearings".
func nounFollows(p *analyzer.Pass, end int) bool {
	if !inSentence(p, end-1, end) || p.Tokens[end].Kind != analyzer.WordToken || analyzer.Prepositions.Has(p.Tokens[end].Word) {
		return false
	}
	t := p.Tag(end)
	return t == tagger.NN || t == tagger.NNS
}

var (
	parted     = analyzer.Words("wrote brushed shrugged swept explained")
	particles  = analyzer.Words("off aside away")
	errorWords = analyzer.Words("error errors failure failures crash crashes message messages result results")
)

// partedAt judges verbs whose particle stands behind the object: "wrote this
// warning off", "brushed the signs aside".
func partedAt(p *analyzer.Pass, i int) (o omittedAct, ok bool) {
	if !parted.Has(p.Tokens[i].Word) || !inSentence(p, i, i+1) {
		return o, false
	}
	ph := p.PhraseAt(i + 1)
	if ph.End <= ph.First || ph.End > i+7 || !particles.Has(wordAt(p, i, ph.End)) {
		return o, false
	}
	o = omittedAct{first: i, end: ph.End + 1, kind: ignoredKind, by: p.Subject(i)}
	head := p.Tokens[ph.Head].Word
	sign := signNouns.Has(head) || analyzer.SystemPronouns.Has(head) || anyWithin(p, i, i+1, ph.End, errorWords)
	return o, sign && somebodyActs(p, o.by) && !o.by.Passive && !formOf(p, i).unreal() && !nobodySubject(p, o.by)
}

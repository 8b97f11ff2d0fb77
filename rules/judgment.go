package rules

import (
	"github.com/blamelint/blamelint/analyzer"
)

var judgment = &analyzer.Rule{
	ID:      "judgment",
	Name:    "Judging character, competence or care",
	Summary: `"careless", "sloppy", "lack of diligence", "bad decision", "cut corners": what people are, in place of what they met`,
	Doc: `When others go wrong we look for it in their character: they were careless, inexperienced, complacent. When we go wrong ourselves we see the
circumstances. Psychologists call this the fundamental attribution error, and a review that gives in to it ends with a wish for better people. The
next person at the same desk, with the same screen and the same clock, will do the same.

Describe the situation in which the act made sense: what was known, what was asked of people at the same time, how often the same thing had gone well
before. "Inexperienced" is often a fact about rosters and training that can be told as such: "in the second week on the job, alone on shift".

Warnings stand where a person, a team or what they did is judged. An organisation's words about its own process, and apologies ("this is not
acceptable"), are notes. Software may be lazy, naive, greedy or dumb without anybody minding.`,
	Sources:  []analyzer.Source{dekker, pagerDuty, sreBook, kerth},
	Group:    analyzer.Language,
	Severity: analyzer.Warning,
	Examples: []analyzer.Example{{
		Bad:  "The duty planner was «careless» with the tide table.",
		Good: "The duty planner read the tide table of the next harbour; both sheets have the same colour and no name on top.",
	}, {
		Bad:  "Two pallets were lost to a «lack of diligence» in the cold store, and the count was «slapdash».",
		Good: "Two pallets were booked twice in the cold store. The count is done in gloves at -25 °C, with a scanner that shows three digits.",
	}, {
		Bad:  "Opening the lock at night was a «poor decision». A skipper «should know better».",
		Good: "The skipper opened the lock at night: the ferry was late, and the rule against it is in the winter orders.",
	}, {
		Bad:  "The fitters «cut corners», and our «sloppy» hand-over process did the rest.",
		Good: "The fitters left out the second clamp, which was out of stock. The hand-over form has no field for it.",
	}},
	Silent: []string{
		"Lazy loading and a naive Bayes filter kept the page small.",
		"The greedy matcher swallowed the closing bracket.",
		"The sloppy quorum took the write; the dumb terminal showed it a second later.",
		"A lack of memory stopped the renderer, and its lack of locks hid the race.",
		"The scanner cuts corners of forms that are too wide.",
		"The crew was not careless: the two lamps look the same in daylight.",
		"The checkout experience was poor on old phones.",
		"The gateway answered 406 Not Acceptable.",
		"File ownership changed during the copy.",
		"The worker fell asleep at once, as its queue was empty.",
		"The planner is ignorant of partial indexes.",
		"Bad sectors and a weak signal delayed the copy.",
		"The decision table had a bad row.",
		"Judgment was entered by the court on Friday.",
		"Latency rose to an unacceptable level.",
		"The experience of the last two storms is in the handbook.",
		"We ask what made a step look right, and leave words such as \"careless\" out.",
	},
	Check: checkJudgment,
}

func checkJudgment(p *analyzer.Pass) {
	j := judge{Pass: p, seen: map[int]bool{}}
	for i := range p.Each(personal) {
		j.adjective(i, true)
	}
	for i := range p.Each(shared) {
		j.adjective(i, false)
	}
	for i := range p.Each(judgingAdverbs) {
		j.adverb(i)
	}
	for i := range p.Each(characterNouns) {
		j.character(i)
	}
	for i := range p.Each(insults) {
		j.insult(i)
	}
	for i := range p.Each(lackWords) {
		j.lack(i)
	}
	for i := range p.Each(rankWords) {
		j.decision(i)
	}
	for i := range p.Each(misjudged) {
		j.misjudged(i)
	}
	for _, i := range judgmentIndex.starts(p) {
		j.idiom(i)
	}
	for _, i := range ironyIndex.starts(p) {
		j.irony(i)
	}
	for _, i := range stateIndex.starts(p) {
		j.state(i)
	}
	for _, i := range wisdomAt.starts(p) {
		j.wisdom(i)
	}
	for _, i := range rightAt.starts(p) {
		j.saneMind(i)
	}
	for i := range p.Each(carefulWords) {
		j.careful(i)
	}
	for i := range p.Each(positive) {
		j.better(i)
	}
	for i := range p.Each(cares) {
		j.meagre(i)
		j.moreCare(i)
	}
	for i := range p.Each(softTraits) {
		j.softTrait(i)
	}
	for i := range p.Each(seriousWord) {
		j.seriously(i)
	}
	for i := range p.Each(poorlyWord) {
		j.poorly(i)
	}
}

// judge looks at one document; it keeps what it has reported, since the word
// lists meet on the same words.
type judge struct {
	*analyzer.Pass
	seen map[int]bool // tokens reported
}

// The messages, by what is judged; %q is the writer's words.
const (
	judgesPerson = "%q judges people; a reader may look for the cause in their character and not in what they met."
	judgesAct    = "%q judges an act by its outcome; at the time it was one of the things that could reasonably be done."
	judgesLack   = "%q explains by what people are said to lack; a reader may conclude that other people would have done better."
	judgesOwn    = "%q is a judgment where a reader needs to know what happened; even about one's own work it closes the question."
)

// report reports the tokens from first up to end, once; nil if it did before or
// if they are not the author's own.
func (j *judge) report(first, end int, note bool, format, advice string) *analyzer.Finding {
	for k := first; k < end; k++ {
		if j.seen[k] {
			return nil
		}
	}
	if quotedOrMentioned(j.Pass, first) {
		return nil
	}
	for k := first; k < end; k++ {
		j.seen[k] = true
	}
	f := j.Report(j.TokensSpan(first, end), format, j.TokensText(first, end)).Suggest(advice)
	if note {
		f.Note()
	}
	return f
}

const (
	advisePerson = "Say what they saw, knew and were busy with at that moment, and how often the same way of working had gone well before."
	adviseAct    = "Say what the step was meant to achieve, what spoke for it at the time, and what was not visible from there."
	adviseLack   = "Turn it into a fact that can be changed: time, staffing, training, tools, how the work was shared out."
	adviseOwn    = "Say which part of it worked against you, and what is being changed about that part."
)

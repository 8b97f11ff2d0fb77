package rules

import "github.com/blamelint/blamelint/analyzer"

// Idioms that judge people whatever their subject.
var judgingIdioms = idioms(false,
	"asleep at the wheel|switch|helm",
	"should|ought to? know better",
	"bad|poor|terrible|questionable lapse of judgment|judgement",
	"amateur hour",
	"corners had|have? were|was|are|been|being|got cut",
	"the lazy way out",
	"no excuse for|here",
	"could not|n't be bothered|arsed",
	"out of his|her|their|our depth",
	"in over his|her|their|our head|heads",
	"rookie|amateur|beginner|novice|schoolboy mistake|mistakes|move|moves|error|errors|stuff",
	"too lazy|careless|sloppy|complacent|proud|arrogant|impatient|stubborn|cocky to|for",
	"half asleep",
	"no business being|doing|touching",
	"gross negligence",
	"dereliction of duty",
	"wishful thinking",
	"overly|too confident",
	"asking for trouble",
	"too junior|inexperienced|immature to|for",
	"blind faith|optimism|obedience|confidence in",
	"tunnel vision",
	"wilful|willful ignorance|blindness|neglect",
)

// Idioms that judge whoever acts: with a thing as their subject they mean what
// they say ("the mill cuts corners").
var actingIdioms = idioms(false,
	"cut|cuts|cutting corners",
	"took|taking the easy way|option",
	"took|taking a|the|some|many? shortcut|shortcuts",
	"phoned|phoning it in",
	"winged|winging it",
	"asked|asking for trouble",
	"shot|shooting from the hip",
	"rested|resting on our|their|his|her laurels",
	"did not|n't care",
	"did not|n't take it|this|that|them seriously",
	"acted|acting in bad faith",
	"do|does not|n't care",
	"not|n't paying|pay attention",
	"fell|fall|falls|falling short|below of? the|our|what|any|all? standard|standards|expectation|expectations|we|expected|required|professional",
	"can|could not|n't be trusted|relied with|to|on",
)

// conductNouns are what people do, judged as they would be.
var conductNouns = analyzer.Words("conduct behaviour behavior attitude performance professionalism workmanship")

var judgmentIndex = indexIdioms(judgingIdioms, actingIdioms, conductIdioms)

// idiom judges the idioms above.
func (j *judge) idiom(i int) {
	for _, d := range judgingIdioms {
		if end, ok := d.at(j.Pass, i); ok {
			if !conditional(j.Pass, i) && !deniedBefore(j.Pass, i, 3) {
				j.report(i, end, false, judgesPerson, advisePerson)
			}
			return
		}
	}
	if !j.conduct(i, actingIdioms, false) {
		j.conduct(i, conductIdioms, true)
	}
}

// conduct judges an idiom that is a deed, if people do it; strictly, they have
// to be named.
func (j *judge) conduct(i int, list []idiom, strictly bool) (found bool) {
	for _, d := range list {
		end, ok := d.at(j.Pass, i)
		if !ok {
			continue
		}
		s := j.Subject(i)
		f := formOf(j.Pass, i)
		if f.modal || f.infinitive || f.denied || conditional(j.Pass, i) || nobodySubject(j.Pass, s) {
			return true
		}
		if acting(s) || !strictly && (nobodyKnown(s) || s.Dropped || s.End > s.First && conductNouns.Has(j.Tokens[s.Head].Word)) {
			j.report(i, end, d.note, judgesPerson, advisePerson)
		}
		return true
	}
	return false
}

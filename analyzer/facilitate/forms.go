package facilitate

// A form is a question, with a second one to go on with. What stands in braces
// is filled in from the sentence; a form is passed over if the sentence does
// not give it.
type form struct{ ask, then string }

// formsOf are the questions for a finding of a rule, the closest first.
func formsOf(rule, kind string) []form {
	switch rule + "/" + kind {
	case "counterfactual/person":
		return personForms
	case "counterfactual/check":
		return checkForms
	case "counterfactual/if":
		return ifForms
	case "omission/nobody":
		return nobodyForms
	case "omission/nobody-did":
		return nobodyDidForms
	case "omission/left-out":
		return leftOutForms
	case "omission/forgot":
		return forgotForms
	case "omission/missed":
		return missedForms
	case "omission/undone":
		return undoneForms
	case "human-error/entered":
		return enteredForms
	case "why-who/who":
		return whoForms
	case "why-who/why":
		return whyForms
	case "named-individual/change":
		return changeForms
	case "named-individual/called":
		return calledForms
	case "judgment/impact":
		return negativityForms
	case "judgment/time":
		return timeForms
	case "judgment/skill":
		return skillForms
	case "named-individual/checked":
		return checkedForms
	case "named-individual/found":
		return foundForms
	case "named-individual/thought":
		return thoughtForms
	case "named-individual/repair":
		return repairForms
	case "named-individual/said":
		return saidForms
	}
	switch rule {
	case "human-error":
		return errorForms
	case "root-cause", "single-cause":
		return causeForms
	case "outage":
		return outageForms
	case "hindsight":
		return hindsightForms
	case "judgment":
		return judgmentForms
	case "fault":
		return faultForms
	case "team-blame":
		return teamForms
	case "negativity":
		return negativityForms
	case "timeline-order":
		return orderForms
	case "timeline-judgment":
		return []form{{"What happened here, told as it looked at that minute?", ""}}
	case "duration-mismatch":
		return []form{{"When did it begin and when was it over, for those affected? “{words}” and the timeline do not agree yet.", ""}}
	case "impact-unquantified":
		return []form{{"How many people or requests were affected, for how long, and how do we know?", ""}}
	case "empty-section":
		return []form{{"What belongs under “{title}”? One sentence is enough.", ""}}
	case "named-individual":
		return actionForms
	}
	return nil
}

var (
	personForms = []form{
		{"What did {who} see and know at that moment?", "What made the next step look like the right one?"},
		{"By which screen, message or habit does something like this normally reach {who}?", ""},
		{"What else was going on for {who} just then, and what competed for attention?", ""},
		{"What was known at that moment, and which step did that suggest?", ""},
		{"How does this go on a good day, and what was different on this one?", ""},
		{"What does our way of working make easy here, and what does it make hard?", ""},
	}
	checkForms = []form{
		{"Which signals did exist at that moment, and where did they end up?", ""},
		{"What do the checks that we have look at, and what do they leave out?", ""},
		{"What does a check like this need in order to work here, and what stands in its way today?", ""},
	}
	ifForms = []form{
		{"What has to be in place for this to come up by itself, without anybody having to think of it?", ""},
		{"Which part of what this sentence imagines is within our reach, and at what cost?", ""},
	}
	nobodyForms = []form{
		{"Where could it be seen at the time, and how does what is shown there reach a person?", ""},
		{"What did it look like next to everything else that was going on?", ""},
		{"How long can something like this stay quiet today, and what makes it speak up?", ""},
	}
	nobodyDidForms = []form{
		{"At which point of the work does this normally come up, and what brings it up?", ""},
		{"What has to be there for this to happen without anybody having to remember it?", ""},
	}
	leftOutForms = []form{
		{"How does this step normally go, and what was different this time?", ""},
		{"What shows, while the work is going on, that this step is still open?", ""},
	}
	forgotForms = []form{
		{"What brings “{step}” to mind at the moment when it is needed?", "What came in between this time?"},
		{"What do the screen, the checklist or the tool show right before this step is due?", "What came in between this time?"},
	}
	missedForms = []form{
		{"What did this sign look like then, and what set it apart from the everyday ones?", ""},
		{"How often had something like it come up before, and what had it meant until then?", ""},
		{"What did {who} have on the screen just then?", ""},
		{"What was looked at instead, and what spoke for that?", ""},
	}
	undoneForms = []form{
		{"What does “{step}” take in practice: which page, which permission, how many minutes?", ""},
		{"What did {who} do in that time, and what spoke for it?", ""},
		{"What did {who} have to go by at that point?", ""},
		{"What was done in that time, and what spoke for it?", ""},
		{"How does this step normally go, and what was different this time?", ""},
		{"What has to be there for this step to take care of itself?", ""},
	}
	errorForms = []form{
		{"What did the screen show at the moment of the step, and what made it look right?", "What could lead any of us to the same step?"},
		{"What accepts a step like this without asking back, and what could ask?", ""},
		{"Where else can the same step have the same effect, whoever is on duty?", ""},
	}
	enteredForms = []form{
		{"What was meant, what was entered, and what took it without asking?", ""},
	}
	causeForms = []form{
		{"What had to be true at the same time for this to happen?", "Which of these conditions are still there today?"},
		{"What made it possible, what let it spread, and what kept it hidden?", ""},
		{"By which other way could we end up here again, with this one thing repaired?", ""},
	}
	outageForms = []form{
		{"What exactly could people no longer do, and what went on working for them?", ""},
	}
	hindsightForms = []form{
		{"What did this look like before anybody knew how it would end?", ""},
		{"What else could the same signs have meant at that time?", ""},
		{"What makes it stand out the next time, to somebody who does not know where to look?", ""},
	}
	judgmentForms = []form{
		{"What was this step meant to achieve, and what spoke for taking it then?", ""},
		{"Which goals pulled in different directions at that point?", ""},
		{"What did it look like as an ordinary piece of work, on the day before?", ""},
	}
	timeForms = []form{
		{"What did the time go into, and what would make it shorter?", ""},
		{"What were people waiting for in that time?", ""},
	}
	skillForms = []form{
		{"What does this step ask people to know, and where do they find it at the moment when they need it?", ""},
		{"How does somebody learn this here, and what shows whether it is enough?", ""},
	}
	faultForms = []form{
		{"Which conditions let this do harm, whoever was there?", ""},
		{"What do people need from us to tell early, and in full, what they saw and did?", ""},
	}
	teamForms = []form{
		{"What had {who} been told, by which route, and what could be done with it?", ""},
		{"What does this piece of work look like from where {who} stands?", ""},
		{"Where does the work pass to {who}, and what can get lost on the way?", ""},
		{"Where does the work pass from one team to the next, and what can get lost on the way?", ""},
	}
	whyForms = []form{
		{"What spoke, at that moment, for what was done instead?", "What could lead the next responder to “{step}”?"},
		{"What spoke, at that moment, for what was done instead?", ""},
		{"How did things look from the inside at that point?", ""},
		{"What did the last times teach people to expect here?", ""},
	}
	whoForms = []form{
		{"What did the change look like to those who handled it, and how did it go through?", ""},
		{"How does something like this get its go-ahead: what is looked at, and what is not on the page?", ""},
	}
	negativityForms = []form{
		{"How large was it in numbers: how many, for how long, and what had to be done by hand?", ""},
		{"What was hardest for those affected, and what could they do about it?", ""},
	}
	orderForms = []form{
		{"At what time was this, and what was known by then? In the document it stands after a later entry.", ""},
	}
	changeForms = []form{
		{"What made this change look right at the time?", "What did the tools show before it took effect?"},
		{"What was the change meant to bring about, and what looked at it on the way?", ""},
	}
	calledForms = []form{
		{"What did the call or page say, and what could be seen from there in the first minutes?", ""},
		{"What told people that this was the moment to call for help?", ""},
	}
	checkedForms = []form{
		{"What did this check look at, and what was outside its view?", ""},
		{"What did the result of this check tell people at the time?", ""},
	}
	foundForms = []form{
		{"What led to looking there, and what could lead the next responder there sooner?", ""},
		{"What did this view show that the others did not?", ""},
	}
	thoughtForms = []form{
		{"What pointed that way at the time, and what was the first sign that pointed elsewhere?", ""},
	}
	repairForms = []form{
		{"What was this step expected to do, and what was seen afterwards?", ""},
		{"How was this step chosen among those that were possible?", ""},
	}
	saidForms = []form{
		{"Where did this message go, and what could be done with it there?", ""},
	}
	actionForms = []form{
		{"What could have led any responder to take that action?", ""},
		{"What did the situation look like from there?", ""},
		{"How does this usually go, and what was different this time?", ""},
	}
)

// Package rules holds blamelint's rules, one a file; All is the table of
// contents.
package rules

import "github.com/blamelint/blamelint/analyzer"

// All returns every rule in the order in which they are listed for people:
// language, then action items, then structure. The slice is the caller's own;
// the rules are shared and must not be changed.
func All() []*analyzer.Rule {
	return []*analyzer.Rule{
		counterfactual,
		omission,
		humanError,
		rootCause,
		namedIndividual,
		outage,
		hindsight,
		judgment,
		fault,
		teamBlame,
		whyWho,
		negativity,
		actionNotActionable,
		actionVague,
		actionUnbounded,
		actionNoOwner,
		actionUntracked,
		actionPeopleFix,
		actionNone,
		actionTooMany,
		actionAllWeak,
		actionNoPriority,
		actionHorizon,
		actionDuplicate,
		missingSection,
		emptySection,
		timelineOrder,
		timelineTimezone,
		timelineStartsLate,
		timelineJudgment,
		timelineEvidence,
		durationMismatch,
		impactUnquantified,
		singleCause,
		fixInNarrative,
		undefinedAcronym,
		lateReview,
		noOwner,
		externalMessage,
	}
}

// The works that the rules' claims rest on.
var (
	pagerDuty = analyzer.Source{Title: "PagerDuty, Postmortem guide: blameless postmortems", URL: "https://postmortems.pagerduty.com/culture/blameless/"}
	sreBook   = analyzer.Source{Title: "Google, Site Reliability Engineering, chapter 15: Postmortem Culture", URL: "https://sre.google/sre-book/postmortem-culture/"}
	workbook  = analyzer.Source{Title: "Google, The Site Reliability Workbook, chapter 10: Postmortem Culture", URL: "https://sre.google/workbook/postmortem-culture/"}
	dekker    = analyzer.Source{Title: "Dekker, The Field Guide to Understanding 'Human Error'"}
	cook      = analyzer.Source{Title: "Cook, How Complex Systems Fail", URL: "https://how.complexsystems.fail/"}
	allspaw   = analyzer.Source{Title: "Allspaw, The Infinite Hows", URL: "https://www.oreilly.com/radar/the-infinite-hows/"}
	kerth     = analyzer.Source{Title: "Kerth, Project Retrospectives: the prime directive", URL: "https://retrospectivewiki.org/index.php?title=The_Prime_Directive"}
	fausey    = analyzer.Source{Title: "Fausey and Boroditsky 2010, Subtle linguistic cues influence perceived blame and financial liability"}
)

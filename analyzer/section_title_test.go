package analyzer

import (
	"slices"
	"strings"
	"testing"
)

// titles are headings as teams write them, by the kinds that they name. Those
// under "other" name none. A "?" in front marks a kind that is only given if no
// other section has it.
var titles = map[string]string{
	"summary": `Summary|Executive summary|Exec Summary|Incident Summary|Issue Summary|Overview|TL;DR|tl;dr|TLDR|Abstract|Synopsis|In short|In brief|In a nutshell|At a glance|What happened?|What happened
		What happened on March 3|Brief summary of the incident|Summary of events|High-level summary|1. Summary|1) Summary|2.1 Overview|📝 Summary|:memo: Summary|Summary (public)|Short version|The short version
		Incident overview|Problem summary|Management summary|What was the issue?|What occurred|Recap|Executive Summary of the Outage|What went on|Key facts|Quick facts|SUMMARY|Summary {#summary}|**Summary**|What actually happened
		Executive brief|The quick version|One-minute version|In one paragraph|The management version`,
	"?summary": `Background|Introduction|Context|Description|Incident description|The incident|Problem statement|Incident details|Details|Details of the bug|Description of the incident|What we know|Preamble|The problem|Issue description|The Issue`,
	"impact": `Impact|Customer impact|User impact|Business Impact|Impact on customers|Impact on users and partners|Impact assessment|Impact analysis|Impact statement|💥 Impact|Who was affected?|Who was impacted by this incident?
		What was affected|Which services were affected|How were you affected?|How we were affected|What users saw|What players saw|What our customers experienced|What did customers experience?|What was the customer experience during the incident?|Customer experience
		Affected services|Affected customers|Services affected|Systems impacted|Consequences|Effect on patients|Effects|Blast radius|The fallout|Damage|What it meant for travellers|What does this mean for you?|How many customers were affected?|How bad was it?
		Scope of impact|Summary of the impact|Impact in numbers|3. Impact|III. Impact|Impact & Severity|Severity & Impact|Estimated impact|Financial impact|What passengers noticed|What callers heard and how many were affected|Impacted systems|User-visible impact
		How did this affect our users?|SLO impact|What was impacted|Potential impact|Who got burned|What was damaged|What guests got|Who was locked out`,
	"?impact": `Severity|Scope|Symptoms|User symptoms|Downtime|Risks and hazards`,
	"timeline": `Timeline|Incident timeline|Timeline of events|Timeline (UTC)|Timeline (all times in CET)|Timeline: all times UTC|Detailed timeline|Chronology|Chronology of events|Sequence of events|Course of events|Log of events|Event log|Incident log|Events|Key events
		Response timeline|Yearly billing job: timeline|How it unfolded|How the incident unfolded|How events unfolded|Minute by minute|Blow by blow|Play-by-play|⏱ Timeline|Time line|Timelines|Incident history|4 Timeline|Appendix A: Timeline|Timeline & Events|Who did what when
		As it happened|Chain of events|Timeline of our response|Timeline {WIP}|Key timestamps|A short timeline|Sequence|How the night went|How it all went|Hour by hour|From first alert to all-clear|Order of events|When things happened|When did it happen`,
	"?timeline": `The clock|When`,
	"causes": `Root cause|Root causes|Root Cause Analysis|Root-cause analysis|Cause|Causes|The cause|Contributing factors|Contributing Factor(s)|Contributing causes|Causal factors|Contributory factors|RCA|Five whys|5 Whys|The five whys|Why it happened|Why did this happen?|Why it broke
		What caused the outage|What caused it?|What led to it|What broke|What failed?|How did this happen?|How it came about|How we got here|Trigger|Triggers|Root cause(s)|Proximate cause|Technical cause|Why|Causal analysis|Root of the problem|Origin of the incident|Fault
		What contributed|Which factors came together|Contributing conditions|Systemic factors|Reasons for the failure|What changed|Cause identification: 5 whys|🔎 Contributing factors|Underlying causes|What were the causes?|Why things broke|Failure analysis|Root issue|What came together|What played a part|What lined up|How it all came together|What played into it|Ingredients|Contributing stuff|Contributing|How it came to be|How did it come to this|What brought us here|What got us into it`,
	"?causes":   `Analysis|Technical details|Investigation|Findings|Deep dive|Technical analysis|What we found|Incident analysis|Diagnosis|Vulnerability details|Under the hood|Explanations`,
	"went-well": `What went well|What went well?|What went right|Things that went well|What worked|What worked well|What we did well|Went well|Positives|The good|Good stuff|Good things|What was good|What helped|What saved us|👍 What went well|Pros|Strengths|Successes|What went great|Where we did well|Bright spots|What did go well|What has functioned|What we were happy with|Pretty good|Great catches|What paid off|On the sunny side|What we enjoyed|What we really appreciated|Things people liked`,
	"went-wrong": `What went wrong|What went wrong?|What didn't go well|What did not go well|What didn’t go well?|What didn't go so well?|What went poorly|What went badly|What went less well|Things that went poorly|Things that did not go well|What did not work|What didn't work well|What didn't
		What could have gone better|What could have been better?|What can be improved|What could be improved|What to improve|Areas for improvement|Areas of improvement|Opportunities for improvement|Room for improvement|Negatives|The bad|Bad things|The ugly|What was difficult|What was hard|What was not good|What we could do better
		What hurt|Where we struggled|Not so well|Went wrong|What slowed us down|What made it worse|What we would do differently|Could be better|👎 What went wrong|What was missing|Improvement areas|Pain points|What did not go as planned|Where we fell short|What we are unhappy about|What we were not proud of|Not great|What bothered us|What we wish we had done|Less happy moments|On the down side|What we liked least|Things we did not love`,
	"action-items": `Action items|Action Item|Action items & owners|Actions|Follow-up|Follow-ups|Follow up|Followups|Follow-up actions|Next steps|Next Steps and Owners|Remediation|Remediation items|Repair items|Corrective actions|Corrective and preventive measures|Corrective & Preventative Measures|Preventive measures
		Prevention|Future prevention|How will we prevent this?|How do we prevent this from happening again?|How are we preventing it from happening again?|What we're doing about it|What are we doing about it?|What are we doing to prevent this?|What will we do|What we will do|What we'll do|What we are changing|What's next|What is next|What happens next?
		What is being done to prevent future incidents?|How are we making incidents like this less likely or less impactful?|To do|TODO|To-do list|Todos|Moving forward|Going forward|Looking ahead|The path forward|Where do we go from here?|Recommendations|Countermeasures|Measures|Improvements|Planned improvements|Improvement plan|Action plan|Plan of action
		✅ Corrective actions|7. Actions|Future work|Further work|Proposed changes|Remedial measures|Proactive measures|Mitigating actions|Preventing a recurrence|Preventing recurrence|Making sure it does not happen again|So this does not happen again|Steps to prevent recurrence|Steps we are taking|Actions we are taking|How we will improve|How can we do better?
		Outstanding tasks|Open items|Long-term actions|Short-term improvements|Immediate actions (completed)|What remains to be done|What we have changed|What changes now|Commitments to our users: next steps|Resolving actions|Work items|Tasks|CAPA|Proposed mitigations|Safeguards|Things we agreed on|What will be done from now on|From now on|What we decided|Recommendations adopted|Stuff we are going to do`,
	"?action-items":           `Solutions|Fixes|Agreed decisions|Hence|Outcomes`,
	"detection":               `Detection|How was the incident detected?|How did we find out?|How we noticed|Who noticed|Why was this hard to detect?|How we were alerted|Time to detect|Discovery`,
	"resolution":              `Resolution|Recovery|Mitigation|Response|Incident response|How we fixed it|How did we respond?|How was it resolved|What we did|What did we do|Fix|The fix|Details of fix|Resolution steps|Actions taken|Steps taken|Containment|How we recovered|Workaround`,
	"lessons":                 `Lessons learned|Lessons|Lesson learnt|What we learned|What did we learn?|Learnings|Key takeaways|Takeaways|Retrospective|What we take from it`,
	"lucky":                   `Where we got lucky|How we got lucky|Luck|Where did we get lucky?`,
	"people":                  `People involved|Participants|Attendees|Authors|Acknowledgements|Who was involved|Roles|Responders|Credits|Thanks`,
	"external":                `Status page|External communication|Customer communication|Messaging|External message|Public statement|Communications`,
	"causes resolution":       `Root cause and resolution|Causes & fix|What broke and how we fixed it`,
	"impact timeline":         `Impact and timeline|Timeline / Impact|Incident timeline and impact`,
	"went-well went-wrong":    `What went well / what went wrong|What went well and what didn't|What went well and not so well|The good and the bad|What went well, what went poorly|What worked and what did not work`,
	"went-well lucky":         `What went well & where did we get lucky`,
	"went-wrong resolution":   `What went wrong and how was it fixed?`,
	"causes went-wrong":       `What went wrong and why?`,
	"summary causes":          `What happened and why|What happened and why it happened`,
	"summary impact":          `Summary and impact|Impact + Summary`,
	"action-items resolution": `Actions taken and future prevention|Resolution and next steps`,
	"action-items lessons":    `Remediation and architectural lessons|Lessons learned and action items|Lessons & follow-ups`,
	"detection resolution":    `Detection and response|Detection & mitigation`,
	"other": `References|Links|Appendix|Supporting information|Glossary|Status|Date|Conclusion|Contact us|GitHub Actions workflow|DNS resolution|HTTP response codes|System overview|Architecture overview|How does the cache work?|How the scheduler works|What should you do?|What can customers do?|How can customers make incidents like this less impactful?
		Monday|2024-03-15|10:40 Root cause found|11:05 Impact ends|Why we are publishing this|Why this matters|Third-party disclosure|A note on words|Open questions|Some vocabulary|On hindsight|Recurrence|Backlog check|Leadup|Budget for actions runners|Broken deploys with no actions budget|Log snippet|Example crash log|API|Phase 1|Step 2|Graphs|Attachments|Distribution list|Approval
		Boot sequence|Load factors|Rollout|Background jobs|Incident number|The wallet service|Query plan|Terminology|A word of thanks to nobody`,
}

func TestReadTitle(t *testing.T) {
	n := 0
	for want, list := range titles {
		for title := range strings.SplitSeq(list, "|") {
			for title := range strings.SplitSeq(title, "\n") {
				n++
				checkTitle(t, strings.TrimSpace(title), want)
			}
		}
	}
	t.Logf("%d titles", n)
}

func checkTitle(t *testing.T, title, want string) {
	t.Helper()
	d := Parse("x.md", []byte("# Report\n\n## "+title+"\n\nText.\n"), nil)
	b := d.Blocks[1]
	got := d.readTitle(b.FirstToken, b.EndToken, false)
	var names []string
	for _, k := range got.kinds.Kinds() {
		names = append(names, k.String())
	}
	for _, k := range got.weak.Kinds() {
		names = append(names, "?"+k.String())
	}
	slices.Sort(names)
	list := strings.Fields(strings.ReplaceAll(want, "other", ""))
	slices.Sort(list)
	if !slices.Equal(names, list) {
		t.Errorf("%q is read as %v, want %v", title, names, list)
	}
}

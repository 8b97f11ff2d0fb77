package analyzer

// The words of headings. Teams agree on what a section is for and on nothing
// else, so these lists hold what such headings say in general: the templates
// of Google's SRE book, PagerDuty, Atlassian, Etsy, GitLab and Azure, public
// sector reports, and plain questions. Alternatives stand between bars; in
// clauses a "*" is any few words and "?" makes a word optional.

// clausePatterns are read from the start of a heading's clause; the first that
// fits decides, so the negated and narrower ones come first.
var clausePatterns = compileClauses(
	clauses{Other, `
		what|how should|must|can|could|may|do|to you|users|customers|i|readers
		what|how you|users|customers|readers should|must|can|could|may|need
		how * work|works
		why * matters|matter|care|blameless|sharing|share|writing|write|publishing|publish|telling|wrote`},
	clauses{ActionItems, `
		what|how|steps|actions|measures|work|plans|plan * prevent|prevents|preventing|prevented|avoid|avoiding * recurrence|reoccurrence|again|future|repeat|repetition|happening|incidents|this|it *
		what we|i will|'ll|shall|plan|intend|want ?to improve|fix|strengthen|better ?next|now
		what * doing|do|done|change|changing|going * prevent|avoid|improve|fix|address|ensure|stop *
		how ?do|can|will|are|is|could|should|might|to|have|we|i|did ?we|i|it|this ?do|to|be|going|plan|planning|will|can prevent|prevented|preventing|avoid|avoiding|improve|improving|better|ensure|ensuring|making|make|addressing|fixing|stop|reduce|reducing *`},
	clauses{Lucky, `
		* lucky|luckily|luck|fortunate`},
	clauses{WentWrong, `
		what|things|where|stuff|which|how|that * not|n't|never * well|right|smoothly|work|worked|good|great|plan|planned|expected|intended|helpful|best
		what|things|that * made|make * worse|harder|difficult|slower|longer
		what * in the way
		what let * down
		what we|i missed
		what|where|how * failed|let us|them ?down
		what was slow|late|painful|unclear|ugly|frustrating|clumsy|slower
		what cost|costs us|time *
		weak points|spots|spot|point
		minus|minuses|delta|deltas
		what|things|where|stuff|which * wrong|badly|poorly|awry|sideways|amiss|south|worse|worst
		what|things|where|stuff|which * less|not * well|good|smoothly|great|effective|helpful|ideal
		what|things|where|stuff|which * better|improve|improved|improvement|improving|differently|smoother|faster
		what|things|which|where * hard|difficult|challenging|hurt|hindered|struggled|struggle|confusing|confused|slowed|missing|lacking|surprised
		what|where * fell|fall short
		what|things|that|where * not|n't|never|less|hardly * happy|satisfied|pleased|proud|glad|comfortable|content ?with|about|of
		what|things|that * unhappy|dissatisfied|disappointed|ashamed|regret|embarrassed|annoyed|annoying|irritated|bothered|bothers|worried|worries|stung|bugged|lacked|lacks|jarred|suffered|creaked|misfired|stumbled ?with|about|by|us
		what we|i|they|teams wish|wished *
		where * struggled|stumbled|lost time|lose time
		not|less ?so|as|very|too|exactly great|good|well|smooth|nice|proud|pretty|ideal|happy|fine
		what|which did not|n't
		what was not|n't
		could|can|should|might * better|improved|improve|differently|faster
		what|things|that|which * liked|enjoyed|loved less|least
		what|things|that|which * not|n't|never like|enjoy|love
		less|not ?so|quite good|great|nice|pretty|fine|lovely|happy things|stuff|parts|bits|news|surprises|moments
		?on ?the other|down|dark|minus|negative|flip side|hand
		went|going|gone|go ?less|not|so wrong|badly|poorly|sideways|awry
		did|do|does|was|were|not|has|had ?not|n't * well|good|right|smoothly|great|work|plan
		less|not ?so|as|very well|good|great
		worked|working|went less|poorly|badly|not
		need|needs improvement|improving|work|attention
		area|areas|opportunity|opportunities|room|points|scope|potential|space for|of|to improvement|improvements|improve|growth|improving
		to improve|be ?improved|better
		improvement|improvements area|areas|point|points|opportunity|opportunities
		?the bad|ugly|negative|negatives|cons|lows ?stuff|things|parts|points|news|bits|aspects|experiences
		pain points|point
		stop doing
		made it worse`},
	clauses{WentWell, `
		what|things|where|stuff|which|that * well|right|great|smoothly|good|positive|nicely|fine|best
		what|things|stuff|which|that ?we|also|had|has|have worked|helped|saved|works|work|succeeded
		what * proud|held|positively ?up|of
		what|things|that|which ?we|i|they|you|people|also ?really liked|loved|enjoyed|appreciated ?about *
		?on ?the bright|brighter|positive|plus|sunny|up|good side
		what|things|that * happy|pleased|glad|satisfied|grateful|thankful|relieved|content ?with|about|of|for
		what|things|that ?has|have|had|actually|did functioned|function|functions|delivered|performed|shone|shines|clicked|paid|stood|carried|rescued|eased|sped *
		pretty|really|quite|rather|actually|surprisingly great|good|well|nice|cool|neat|smooth|fine|okay|ok ?stuff|things|parts|bits
		great|nice|lovely|awesome|fabulous|happy stuff|things|parts|bits|work|catch|catches|saves|surprises
		what|things|that * according|as to|planned|intended|expected|designed *
		what * prevented|stopped|limited|averted|avoided worse|more|it
		successful parts|aspects|measures|actions|steps
		well done
		plus|pluses
		went|gone|going|goes|worked|done|did|doing|works|go ?really|very|so|pretty|quite well|right|great|good|smoothly|fine
		?the good|positive|positives|pros|wins|strengths|successes|highs ?stuff|things|parts|points|news|bits|aspects|catch|catches|experiences
		bright spots|spot
		keep doing
		thumbs up`},
	clauses{Lessons, `
		what|which|things * learn|learned|learnt|learning|take|teach|taught|remember
		?the key|main takeaways|takeaway|learnings|learning`},
	clauses{Resolution, `
		what ?did|was|were|has|have ?been|we|i|they|been ?been|have do|did|done ?immediately|already`},
	clauses{ActionItems, `
		what|how|where|things|stuff * doing|do|done|changing ?about|with|from ?it|this|that|now ?on
		what ?'s|is|happens|comes|will|happen|are|come|are ?we|happen|come|going|to next|now|ahead
		what|things|items|stuff * we|i|they|team * do|change|changing|changed|doing|plan|planning|planned|improving|intend|propose|proposing|commit|committing|fixing|going|building|promise|decided|agreed|next|now
		from now on
		what|things|stuff * decided|agreed ?on|to|upon *
		what 's|is|are|will|has|have ?be|been|being changing|change|changed
		what|things|work ?still remains|remain|needs|need|left|has|have ?to|be ?be|done|do
		what changes ?now
		where * from here
		where ?do|to|should|can|will|are|is|shall ?we|i|it|this ?to go|next|going|headed ?next|now|from
		what|now what|now
		* happen|happens|happening|occur ?ever again
		never again
		making sure *
		making * less *
		moving|going|looking|way|path|road|plan|plans|next|steps forward|ahead
		next
		then what
		what * after|then|later
		guarding|hardening|avoiding *
		mitigations|fixes|improvements|changes|measures|plans|actions for the|a future
		improvements ?already made
		work|items|tasks|things ?still to|planned|remaining|outstanding|left ?follow|do|fix|be ?up|done
		still to do
		?the way|path|road forward|ahead
		?the path|road to|towards recovery|reliability|improvement
		to|todo do|dos|do's|list ?next|now
		actions ?that|which we
		actions|steps|changes ?that|which|we ?will|are|'re|'ve|have ?to prevent|avoid|taking|take|improve|making|make|planned|implementing|required|needed *
		changes|steps ?we|that|which|'re|are ahead|made
		improving|strengthening|preventing|ensuring *
		follow up|ups|on
		plan of action|actions|attack
		resolving|mitigating|remediating|repair action|actions`},
	clauses{Impact, `
		what * stopped|stop working|responding
		who|whom|which|what * affected|impacted|felt|hit|harmed|disrupted|lost|unavailable|affect|impact|impacts
		how * affected|impacted|affect|impact|impacts|hurt|felt|feel|looked
		how bad|severe|serious|many|much|widespread|big|large *
		who|what ?got|was|were|is|are hurt|burned|burnt|bitten|damaged|broken|locked ?out|by|in *
		what * you|users|user|customers|customer|clients|players|people|visitors|readers|patients|passengers|members|subscribers|callers|students|partners|merchants|tenants|guests|developers|riders|drivers|consumers|others|everyone|staff * see|saw|seen|got|experience|experienced|notice|noticed|feel|felt|encounter|encountered|observed|observe|miss|missed|lost|lose
		what|how * mean|means|meant
		affected|impacted *
		?the cost|costs|price|toll
		blast radius`},
	clauses{Detection, `
		how|when|who|where * find|found ?out
		how|when|who|where * detect|detected|discover|discovered|notice|noticed|alerted|aware|know|knew|spotted|spot|reported|learned|learnt|learn|hear|heard|realised|realized
		why * detect|detected|notice|noticed|caught|catch|alert|alerted|alarm|undetected|unnoticed|spotted|sooner|earlier
		time to detect|detection|notice`},
	clauses{Resolution, `
		what|how|when * fixed|fix|resolve|resolved|recovered|recover|restored|restore|mitigated|mitigate|respond|responded|repaired|repair|solved|solve|addressed|remediated|remediate|reverted|handled|handle|react|reacted|contained|contain|stopped|ended|reduced|limited|tried
		fixing|resolving|restoring|recovering|getting ?the|it|this|service|services|back *
		stopping the bleeding
		time|getting to|back to resolve|resolution|recover|recovery|mitigate|normal|restore
		back to normal
		actions|steps|measures ?we|already|immediately taken|took|performed|implemented|completed|done
		immediate|initial|short-term|emergency fix|fixes|response|actions|measures|steps taken`},
	clauses{Timeline, `
		how|as|what * unfolded|unfold|evolved|developed|progressed|played ?out
		what|when happened when
		when ?did ?what|it|this|things|everything happened|happen ?what
		as it happened
		how ?the|that day|night|morning|afternoon|evening|week|weekend|shift|hours|incident|outage|launch|it|things|everything ?all went|ran|passed|looked|proceeded|transpired|unrolled|ran
		hour|minute|day|step by hour|minute|day|step
		from * to end|finish|fix|recovery|resolution|all-clear|recovered
		?the course|unfolding|progress|progression of|in *
		?the|a sequence|course|chain|log|order|list|history|chronology|chronicle|flow|record|diary of ?the events|event|actions
		minute|hour|blow|play|day|step by minute|hour|blow|play|day|step
		key|main|major|important|significant times|timestamps|events|dates|milestones|moments
		?the events|log|logbook|history|times|story|timestamps|milestones
		who did what ?when`},
	clauses{Causes, `
		what|which|who * caused|cause|causes|causing|triggered|trigger|triggers|led|broke|broken|failed|fail|fails|contributed|contribute|contributes|behind|changed|allowed|enabled|made
		what ?went|was|were|is|did go|go wrong
		what|which * set * off|motion
		where * came|come|from from
		what factors|conditions|circumstances|reasons *
		which|what * factors|conditions|circumstances|reasons *
		why
		why it|this|the|did|was|were|is|do|does|had|has|things|that|so|we|our *
		how * happen|happened|happens|occur|occurred|fail|failed|break|broke|possible|started|start|begin|began
		how ?did|it|this|that|we|things|could|the|it ?this|it come|came ?about|to ?be|this|that|here|such *
		what * got|brought|landed|put us|me|them ?there|here|into *
		what|how|which * came|come|comes|coming|added|lined|piled|stacked together|up
		what|which|how * coincided|combined|conspired|aligned|collided|converged|interacted|intersected|mattered|interplayed
		what|which|that * played ?a|its|their|into|in ?part|role|together|it
		what * went into *
		what it took
		contributing ?stuff|things|bits|pieces|circumstances|aspects
		ingredients
		how * get|got here
		?the root|roots|source|origin|origins of
		?the reason|reasons|explanation for|behind|why *
		5|five|the ?five whys|why
		whys`},
	clauses{Summary, `
		what|which * happened|happen|happening|occurred|occur|transpired
		what ?'s|is went|was|going ?going on|down
		what ?is|was|'s ?the|this|it|our incident|issue|problem|about|matter|this|outage|event
		in short|brief|summary|nutshell|a|sum ?nutshell|few|word|words|sentence *
		at a glance
		?the|in ?a short|quick|brief|condensed|one-paragraph|one-minute|two-minute|one-page|elevator|management version|story|answer|pitch
		?in one|two|a|three|few paragraph|sentence|sentences|line|lines|minute|minutes
		tl dr
		key|quick|fast|basic|incident|the facts|fact
		things to know
		what ?you need|should|must|to ?to know
		bottom line *`},
	clauses{External, `
		statement|message|letter|notice|email|note|announcement|update to|for ?the|our|all customers|public|users|clients|press|community|passengers|patients|players|guests|members`},
	clauses{People, `
		who * involved|responded|participated|helped|worked|present|attended|on-call|paged`},
)

// weakClauses say little by themselves: what they announce depends on which
// sections the document has besides.
var weakClauses = compileClauses(
	clauses{Summary, `
		what * know
		about this|the|what *
		details|detail|description|background|introduction|context|preamble|problem|issue|incident|situation|outage|event|explanation|narrative|intro|purpose|scenario|prologue|preface
		?short|brief|incident|issue|problem|event|outage|general details|description|background|introduction|context|information|narrative|statement|info|story`},
	clauses{Causes, `
		what|things * found|find|discovered
		?the analysis|investigation|diagnosis|findings|finding|diagnostics|debugging|discussion|conditions|conclusions|bug|vulnerability|flaw|origin|origins|mechanism|explanation
		explanations|analyses|diagnoses|explained
		?the technical|incident|vulnerability|exploit|attack|bug|issue|failure|problem|post-incident|outage|investigation|full|more details|detail|analysis|explanation|findings|description|background|deep|investigation|dive
		details|detail|analysis|description|explanation|mechanism|anatomy|investigation of|on|about *
		deep|technical|deeper dive|details
		under the hood`},
	clauses{Impact, `
		symptoms|symptom|severity|scope|exposure|downtime|losses|loss|risk|risks|extent|magnitude|scale|damages|disruption
		?incident|user|customer|potential|observed|visible|external symptoms|symptom|severity|scope|losses|loss|risks|hazards|downtime
		risks|risk and hazards`},
	clauses{ActionItems, `
		?the|proposed|possible|potential|our solutions|remedies|fixes|commitments|improvements|mitigations
		?the|our plan|backlog
		?the|our|agreed|resulting decisions|decision|resolutions|conclusions|agreements|consequence|outcomes|outcome ?taken|made|reached
		therefore|hence|consequently|thus
		changes|tickets|jira|bugs|issues ?filed|opened|created|links
		?related|follow-up|filed|open|jira tickets|issues|bugs`},
	clauses{Timeline, `
		?the|by clock
		when`},
	clauses{WentWrong, `
		?the|our|other|identified|some problems|challenges|issues|difficulties|obstacles|shortcomings|complications|failures|weaknesses|gaps|struggles`},
)

// headNouns end the noun phrase of a heading: "customer impact", "incident
// timeline". A phrase counts by its last words; the longest that fits decides.
var headNouns = compileNouns(
	clauses{Summary, `summary|summaries|overview|abstract|synopsis|tldr|recap|brief|bluf|gist|executive brief|executive briefing|nutshell`},
	clauses{Impact, `impact|impacts|effect|effects|consequence|consequences|repercussions|ramifications|fallout|harm|damage|blast radius|
		customer experience|user experience|player experience|customer perspective|user perspective|customer view|affected|impacted|
		users affected|customers affected|financial loss|service disruption|patient safety|slo violations|affected users|affected customers|affected services`},
	clauses{Timeline, `timeline|sequence|sequences|course of the incident|course of the day|course of the night|order of events|timelines|time-line|time line|chronology|chronicle|event log|events log|incident log|outage log|event history|incident history|
		sequence of events|course of events|chain of events|key events|key times|incident events|main events|play-by-play|event sequence|logbook|running log|response log|activity log|recovery log|time table|timetable|events timeline`},
	clauses{Causes, `cause|causes|causation|contributing factors|contributing factor|contributory factors|contributory factor|causal factors|causal factor|underlying factors|
		contributing conditions|contributing issues|contributing events|contributing elements|aggravating factors|systemic factors|causative factors|factors|root issue|root issues|root problem|root|root-cause|root-causes|
		rca|rcas|whys|trigger|triggers|fault|fault analysis|causal analysis|failure analysis|failure mode|failure modes|reason|reasons|latent conditions|contributors to the incident|cause analysis|causal tree|
		enabling conditions|causal chain|chain of causes|ishikawa|fishbone|fishbone diagram|triggering event|triggering events|triggering condition|underlying problems|underlying issues|underlying problem|underlying issue|fault tree|causality|vulnerabilities exploited`},
	clauses{ActionItems, `action|actions|action items|action item|action-items|action-item|action points|action point|action plan|action plans|action list|action log|action register|action steps|
		follow-up|follow-ups|followup|followups|follow up|follow ups|follow-on|follow-up items|follow-up work|follow-up tasks|follow-up actions|follow up items|follow up actions|follow up work|follow up tasks|follow-up plan|
		remediation|remediations|remediation plan|remediation steps|remediation items|repair items|repair item|prevention|preventions|prevention plan|recommendations|recommendation|next step|next steps|next actions|next tasks|
		improvement|improvements|improvement plan|improvement actions|improvement items|todo|todos|to-do|to-dos|to do|todo list|todo items|countermeasure|countermeasures|counter-measures|counter measures|
		measures|measure|future work|future plan|future plans|future steps|future actions|future changes|future prevention|future improvements|future mitigations|future mitigation|further work|further steps|further actions|
		remaining work|outstanding work|outstanding tasks|outstanding items|open items|open tasks|planned work|planned changes|planned fixes|planned improvements|proposed changes|proposed fixes|proposed fix|proposed solution|proposed solutions|
		proposed improvements|proposed work|proposed mitigations|proposed mitigation|upcoming work|upcoming changes|corrective steps|corrective|preventive|preventative|remedial|remedies|preventive steps|preventative steps|preventive work|proactive steps|capa|safeguards|tasks|tasks created|
		work items|work item|deliverables|roadmap|commitments|hardening|plan forward|backlog items|homework|promises|follow-through|repairs|ais|ars|jira tickets|improvement work|long-term plan|long-term fixes`},
	clauses{Detection, `detection|discovery|alerting`},
	clauses{Resolution, `resolution|resolutions|recovery|mitigation|mitigations|incident response|our response|initial response|immediate response|team response|response actions|response|responses|fix|the fix|
		hotfix|containment|restoration|workaround|workarounds|solution|stabilisation|stabilization|eradication|rollback|actions taken|action taken|steps taken|measures taken|mitigation steps|resolution steps|recovery steps|recovery actions|
		mitigation actions|mitigating actions|containment actions|response steps`},
	clauses{Lessons, `lesson|lessons|lessons learned|lessons learnt|lesson learned|lesson learnt|learning|learnings|takeaway|takeaways|take-aways|take aways|reflection|reflections|retrospective|retro|insights`},
	clauses{Lucky, `luck|lucky breaks`},
	clauses{WentWell, `positives|successes|wins|strengths|kudos|upsides`},
	clauses{WentWrong, `negatives|deficiencies|room for improvement|pain points|shortcomings|downsides|improvement areas|improvement opportunities`},
	clauses{People, `people|participants|participant|attendees|attendee|roles|responders|responder|contacts|contact|team members|authors|author|acknowledgements|acknowledgments|acknowledgement|credits|credit|thanks|
		people involved|team involved|teams involved|incident team|response team|facilitator|reviewers|invitees|stakeholders|owners|owner|points of contact|contributors|on call`},
	clauses{External, `external summary|public summary|customer summary|customer-facing summary|external message|external messages|public message|public statement|external statement|customer message|customer messaging|messaging|
		external communication|external communications|customer communication|customer communications|community communication|communication|communications|comms|customer comms|external comms|status page|statuspage|status page updates|status updates|public communication|
		public communications|external email|internal email|statement to the public|press statement|announcement|announcements|external`},
)

// Words that may follow the noun that names a section without changing what it
// is: "impact assessment", "timeline (draft)", "root cause identified".
var titleTails = Words(`analysis analyses assessment details detail report section list table statement description descriptions notes note info information review accepted agreed approved adopted endorsed
	identified found planned required needed proposed completed pending remaining ahead tracking tracker status items item update updates identification investigation metrics data
	breakdown discussion explanation window time times numbers draft findings log chart graph diagram view steps step plan plans duration level period overview summary diagram template category type
	evaluation experienced observed known revisited continued done open so far taken`)

// Words before the noun that say nothing about its subject, so that "Incident
// impact" alone on a line is a heading and "Network impact" in front of a
// colon may be anything.
var titleGeneric = Words(`the a an our its their this that these incident incidents outage event events issue issues problem problems service services customer customers user users client clients business
	brief short quick high-level executive technical detailed full complete initial overall general main primary potential total estimated actual key immediate short-term long-term near-term medium-term
	short long term mid-term midterm post-incident postmortem post-mortem key all any final preliminary possible known suspected probable likely direct indirect external internal system systems
	financial operational reputational public response recovery on of for to in from with during by and or after before more summary affected impacted approximate rough resulting
	root underlying contributing proximate sla slo patient product products company team teams corrective preventive preventative remedial proactive remediation mitigation future
	follow-up further planned proposed suggested recommended required outstanding open remaining agreed immediate security availability data revenue
	utc pst pdt est edt cet cest gmt bst ist local time times what how we us was is were are did has have been it happened downstream upstream regional region measured visible facing
	customer-facing user-facing end end-user member players player and guest community network platform production application down out up again`)

// Prepositions and the like that end the noun phrase of a heading.
var titleBreaks = Words(`of for on to from in by at during with after since per about across behind before until within between as vs versus that which who we i they upon over via around through under against
	is are was were has have had will would can could should did does do`)

// Articles and possessives in front of a heading.
var titleArticles = Words("the a an our its their this that these my your")

// Heads that only announce what stands after their preposition: "summary of
// the impact", "list of action items".
var titleCarriers = Words(`summary overview description details detail analysis list explanation statement discussion notes table recap assessment investigation review breakdown extent scope record log description
	estimate estimation number numbers count`)

// Words before a noun with which it means something else: "DNS resolution",
// "GitHub Actions", "system overview".
var titleVoid = map[Word]Set{
	W("sequence"):       Words("boot startup start shutdown init load genome escape number release upgrade deploy deployment install key attack failover call exploit transaction a"),
	W("resolution"):     Words("dns name path symbol dependency address conflict hostname host domain module type image screen entity"),
	W("response"):       Words("http api error server empty dns grpc json request query cached slow web"),
	W("responses"):      Words("http api error server empty dns cached slow"),
	W("actions"):        Words("github gitlab gitea ci user admin"),
	W("overview"):       Words("system architecture architectural service product platform infrastructure network cluster design stack component components protocol project company api feature"),
	W("recovery"):       Words("disaster key password data account panic crash"),
	W("detection"):      Words("fraud face object anomaly language intrusion spam bot leak"),
	W("fix"):            Words("bug"),
	W("factors"):        Words("load scale scaling form human risk replication two"),
	W("root"):           Words("git web document filesystem zone"),
	W("retrospective"):  {},
	W("measures"):       Words("security"),
	W("reason"):         Words("error exit status"),
	W("effects"):        Words("side network"),
	W("identification"): Words("user device"),
	W("rollback"):       {},
	W("tasks"):          Words("background celery cron scheduled ecs async"),
	W("fault"):          Words("page"),
	W("alerting"):       {},
}

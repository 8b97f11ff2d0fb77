package rules

import "github.com/blamelint/blamelint/analyzer"

// Adjectives of character, competence and care.
var (
	// personal adjectives can hardly be said of software.
	personal = analyzer.Words(`careless negligent reckless irresponsible incompetent complacent inattentive thoughtless half-hearted halfhearted amateurish
		unprofessional clueless cavalier slapdash overconfident over-confident arrogant foolish idiotic moronic inept slipshod
		inexperienced undisciplined ill-disciplined lackadaisical apathetic dishonest gullible short-sighted shortsighted ill-advised ill-considered
		unwise misguided impulsive overeager over-eager trigger-happy untrustworthy unthinking absent-minded absentminded heedless remiss neglectful
		feckless shoddy haphazard heavy-handed ham-fisted ham-handed inexcusable unforgivable unpardonable indefensible unjustifiable disgraceful deplorable
		pathetic senseless brainless boneheaded bone-headed harebrained hare-brained wrong-headed wrongheaded pig-headed pigheaded stubborn selfish
		cowardly hubristic unskilled unqualified half-assed half-arsed half-baked ill-judged ill-prepared underprepared unconscionable
		blasé blase nonchalant self-satisfied smug narrow-minded close-minded unmotivated uncooperative imprudent injudicious
		improvident incautious unwary foolhardy hot-headed big-headed know-it-all unserious spineless gutless callous derelict 
		bumbling fumbling bungling asinine imbecilic laughable ludicrous scatterbrained scatter-brained hapless uncaring indolent slothful workshy work-shy
		slovenly panicky hysterical tactless crass ill-conceived ill-thought-out ill-informed witless half-witted dull-witted dozy cocky cocksure conceited
		self-important high-handed presumptuous scatty ditsy ditzy disrespectful insolent obstinate bloody-minded reprehensible unprincipled
		uncommitted inconsiderate unobservant gung-ho cack-handed butterfingered thick-headed empty-headed muddle-headed woolly-minded`)
	// shared adjectives are said of software, data and numbers, too.
	shared = analyzer.Words(`sloppy lazy naive naïve dumb stupid greedy lax slack hasty ignorant insane silly overzealous over-zealous oblivious rash clumsy
		unacceptable impatient immature indifferent irrational unreasonable lousy unwilling dim-witted slow-witted crazy ridiculous absurd
		distracted incapable thick dense messy oversensitive cowboy weak absent inadequate unfit aimless mindless forgetful crude
		disorganised disorganized daft uninterested uninformed unprepared`)
	// onlyPeople are those of shared that count of people alone, not of acts:
	// "crazy load" and "weak keys" are figures of speech or facts.
	onlyPeople = analyzer.Words("insane unwilling crazy incapable thick dense distracted oblivious ignorant indifferent greedy forgetful impatient weak absent inadequate unfit immature unprepared")
	// adverbs of the same; they count where a person acts.
	judgingAdverbs = analyzer.Words(`carelessly negligently recklessly irresponsibly incompetently thoughtlessly unprofessionally foolishly stupidly idiotically
		sloppily lazily naively naïvely hastily arrogantly complacently rashly clumsily half-heartedly haphazardly unthinkingly mindlessly
		inexcusably unforgivably amateurishly cavalierly imprudently ineptly dishonestly selfishly stubbornly impulsively unwisely heedlessly`)
	// faults of character are nouns.
	characterNouns = analyzer.Words(`carelessness negligence sloppiness laziness incompetence recklessness irresponsibility naivety naiveté naivete foolishness
		stupidity complacency inexperience inattention inattentiveness thoughtlessness unprofessionalism laxity slackness haste hubris
		arrogance overconfidence over-confidence apathy cowardice folly idiocy ineptitude ineptness dereliction indiscipline shortsightedness ignorance greed
		short-sightedness hastiness rashness forgetfulness absent-mindedness half-heartedness amateurism clumsiness cluelessness
		gullibility stubbornness nonchalance foolhardiness imprudence amateurishness insouciance obstinacy bravado slovenliness heedlessness tactlessness
		thick-headedness wrong-headedness pig-headedness bloody-mindedness cockiness disorganisation ham-fistedness`)
	insults = analyzer.Words(`idiot idiots fool fools moron morons clown clowns slacker slackers imbecile imbeciles dimwit dimwits numpty muppet muppets
		bozo bozos buffoon buffoons incompetents amateurs noob noobs n00b n00bs `)
	// traits are what people are said to lack.
	traits = analyzer.Words(`attention care diligence discipline ownership experience rigour rigor thoroughness competence competency professionalism foresight
		judgment judgement accountability responsibility vigilance caution commitment effort initiative interest concern motivation seriousness
		integrity prudence conscientiousness attentiveness carefulness common-sense sense focus leadership curiosity humility maturity
		respect engagement dedication alertness self-discipline skill skills forethought circumspection follow-through backbone courage
		honesty due-diligence buy-in patience mindfulness consideration regard sincerity`)
	// bareTraits are those that "no X" can deny: "there was no discipline".
	bareTraits = analyzer.Words("discipline diligence rigour rigor professionalism thoroughness ownership accountability vigilance foresight common-sense integrity self-discipline due-diligence")
	// lesserTraits are knowledge and dealings: what is missing is a fact.

	// deeds are nouns of what people do and decide.
	deeds = analyzer.Words(`edit edits review reviews decision decisions change changes handling job work handover hand-over hand-overs handovers mistake mistakes
		move moves call calls habit habits attitude attitudes behaviour behavior behaviours behaviors judgement judgment assumption assumptions
		question questions excuse excuses response reaction attempt attempts rollback rollout roll-out cut-over cutover note notes
		naming planning management communication coordination supervision oversight storage use choice choices thinking error errors omission
		shortcut shortcuts remark remarks comment comments treatment conduct act acts action actions deletion upgrade
		purchase step trust belief optimism ambition zeal fix fixes idea ideas workmanship craftsmanship housekeeping bookkeeping record-keeping
		practice practices culture process processes procedure procedures reasoning advice promise promises announcement tone language merge commit
		commits deploy deploys deployment deployments release restart testing engineering leadership stewardship disregard reliance
		negligence oversights slip slips blunder statement answer plan plans bet gamble stunt preparation preparations workaround workarounds
		thing things documentation paperwork labelling labeling transfer wording instruction instructions copy-paste copy-and-paste approval approvals sign-off wishful delay delays part of`)
	// ownProcess are deeds of an organisation rather than of a person.
	ownProcess = analyzer.Words(`process processes procedure procedures practice practices culture workflow workflows naming rollout roll-out policy policies
		release documentation governance on-boarding onboarding offboarding bookkeeping housekeeping planning standards
		organisation organization monitoring alerting testing change-management`)
	// thingNouns keep even a personal adjective technical.
	thingNouns = analyzer.Words(`implementation implementations algorithm algorithms approach loading loader evaluation initialisation initialization init
		quorum terminal terminals pipe pipes regex matching match matcher phrase query queries test tests config configuration configs design
		datetime datetimes bayes classifier model models retry retries strategy search join scan scheduler client clients server
		proxy switch luck default defaults heuristic estimate baseline solution version code parser type types reference references import imports
		load volume amount amounts number numbers latency performance value values input timeout data backoff decoder reader
		garbage collector cleanup filter limiter rule rules firewall validation timestamps timestamp content tracker
		wait waits level levels result results risk error-rate quality condition conditions media request format traffic
		scale prices price cost costs demand loss delay delays downtime impact time times duration gateway signal signals
		lock locks fsync write writes read reads string strings cache caches mode copy copies deserialization deserialisation binding`)
)

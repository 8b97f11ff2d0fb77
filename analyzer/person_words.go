package analyzer

// The vocabulary by which personal names are told from other proper nouns.
// Verbs stand in their base form; actVerb finds the others.

// Verbs by how surely their subject is a person.
var (
	// What only somebody with a mind or a life of their own does.
	mindVerbs = Words(`notice realise realize recognise recognize think believe suspect wonder remember recall forget assume misread misremember
		misunderstand misjudge mistake feel fear worry panic regret apologise apologize hesitate doubt guess hope wish hate love enjoy
		theorise theorize hypothesise hypothesize speculate overhear hear mishear wake sleep oversleep sigh laugh cry
		commute phone telephone dial mistype type fat-finger fatfinger eyeball google brainstorm improvise volunteer promise admit confess
		complain joke shout yell cheer celebrate retire resign reminisce empathise empathize misspell squint stroll ponder puzzle muse decide
		intend overlook neglect misplace misinterpret mis-click misclick deduce intuit grumble swear nod shrug smile text babysit
		mentor deputise deputize`)
	// What wants hands.
	handVerbs = Words(`pull unplug plug climb walk drive ride unscrew screw solder tape glue carry lift grease hammer rush hurry sit stand
		drag lean whisper scribble sketch draw phone ring knock lug hike cycle-home bike jog fly-out photograph fetch borrow lend`)
	// What persons say, and organisations too.
	speechVerbs = Words(`say tell ask reply suggest propose recommend advise mention explain inform announce comment share claim argue discuss talk speak
		chat debate brief thank congratulate invite remind clarify quip insist agree disagree confirm warn declare state stress emphasise
		emphasize reckon object protest concede chime message email e-mail dm page ping volunteer point-out recap summarise summarize
		consult reassure`)
	// What engineers do, and machines at times.
	opsVerbs = Words(`restart deploy redeploy merge revert roll rollback push force-push release ship commit rebase cherry-pick tag bump upgrade downgrade
		patch hotfix fix repair debug troubleshoot investigate check double-check verify test review approve edit change update modify
		configure reconfigure misconfigure set reset run rerun execute trigger launch start stop kill terminate reboot drain undrain cordon
		uncordon scale resize add remove delete drop create recreate open reopen close lock unlock disable enable re-enable turn switch flip
		toggle pin unpin pause unpause resume mute unmute silence acknowledge ack escalate join leave take hand pick find locate identify
		track trace isolate determine discover pinpoint diagnose spot observe monitor watch look see dig poke begin continue finish complete attempt try manage
		work build rebuild compile write rewrite copy move migrate bring restore recover apply install uninstall reinstall replace swap
		rotate renew revoke grant block unblock ban allow deny rename raise lower increase decrease double halve reduce extend cut shut
		put send resend replay reload reprovision provision declare call file log upload download import export publish republish withdraw cancel
		prepare plan schedule clean clear flush purge truncate compare analyse analyze inspect examine assess correct adjust tweak tune
		bounce cycle power-cycle power connect disconnect reconnect help assist support own lead run coordinate organise organize facilitate
		make do get give keep hold lose miss ignore omit skip break use share sync resync point resolve solve address mark label note record
		document follow alert notify contact reach respond react return come go arrive post report provide offer learn understand figure
		experiment clone fork squash backport seed re-seed reseed promote demote fail-over failover whitelist blacklist allowlist blackhole route
		reroute divert redirect disarm arm quarantine evacuate intervene interrupt take-over relieve cover hand-over kick bisect reproduce replicate
		confirm summon involve loop pass leave choose select prefer want need consider conclude propose implement introduce develop design
		author draft amend commission decommission retire archive unarchive tail grep ssh log-in login sign misuse misapply adopt refuse
		accept reject decline request order book buy wire rewire swap unmount mount format wipe erase overwrite expand shrink snapshot tidy
		mirror reimage re-image reflash flash attach detach replug reseat cancel void refund reissue re-issue translate rotate sweep nuke
		botch fumble revisit recheck re-check recalculate re-run re-send hard-code hardcode sneak smoke-test load-test profile instrument graph
		query paste type print scan empty fill refill drain load unload throttle unthrottle rate-limit cap uncap bypass override raise escalate
		attend miss bless greenlight green-light veto postpone delay move land yank back-out ping poke nudge chase dispatch email
		enter re-enter confirm compare cross-check leave spend waste wait step jump hop head let end mean notice reuse upload quote repoint re-point
		widen narrow tighten loosen cover teach train coach hire swap rotate rescue save spin stand rally steer pinpoint reassign assign transfer forward
		halt unwind tick untick fail succeed mess screw abort apply grab throw toss fit align calibrate weigh pour deliver drive sail dock park
		shunt couple uncouple vote elect countersign unpack restock teach enrol enroll admit discharge triage prescribe administer inject operate
		moderate ban kick respawn nerf estimate calculate measure`)
)

var actVerbs = Words("", mindVerbs, handVerbs, speechVerbs, opsVerbs, personObjectVerbs, orgObjectVerbs, talkVerbs, involvers, leanVerbs)

// irregularForms gives "base past participle" of irregular verbs above. The marks
// between them are words of the vocabulary, too.
const irregularForms = `think thought thought ; forget forgot forgotten ; misread misread misread ; misunderstand misunderstood misunderstood ; mistake mistook mistaken ;
	feel felt felt ; overhear overheard overheard ; hear heard heard ; mishear misheard misheard ; wake woke woken ; sleep slept slept ;
	oversleep overslept overslept ; misspell misspelt misspelt ; drive drove driven ; ride rode ridden ; sit sat sat ; stand stood stood ; ring rang rung ;
	draw drew drawn ; lend lent lent ; say said said ; tell told told ; speak spoke spoken ; set set set ; reset reset reset ; run ran run ;
	rerun reran rerun ; find found found ; take took taken ; leave left left ; begin began begun ; build built built ; rebuild rebuilt rebuilt ;
	write wrote written ; rewrite rewrote rewritten ; bring brought brought ; cut cut cut ; shut shut shut ; put put put ; send sent sent ;
	resend resent resent ; withdraw withdrew withdrawn ; lead led led ; make made made ; do did done ; get got got ; give gave given ; keep kept kept ;
	hold held held ; lose lost lost ; break broke broken ; come came come ; go went gone ; learn learnt learnt ; understand understood understood ;
	choose chose chosen ; see saw seen ; dig dug dug ; spend spent spent ; let let let ; mean meant meant ; overwrite overwrote overwritten ;
	shrink shrank shrunk ; swear swore sworn ; steal stole stolen ; buy bought bought ; sell sold sold ; teach taught taught ; sweep swept swept ;
	fly flew flown ; spin spun spun ; override overrode overridden ; read read read ; know knew known ; misconfigure misconfigured misconfigured ;
	pay paid paid ; catch caught caught ; seek sought sought ; fall fell fallen ; bet bet bet ; redo redid redone ; undo undid undone ; stick stuck stuck ;
	hit hit hit ; unwind unwound unwound`

// Verbs whose object is a person: "paged", "woke". orgObjectVerbs take
// organisations as well.
var (
	personObjectVerbs = Words(`page wake phone ring dm text remind thank blame reprimand fire hire train interview convince persuade reassure congratulate
		summon relieve brief scold praise distract interrupt startle teach coach mentor ask call tell`)
	orgObjectVerbs = Words("ping message email e-mail inform notify contact alert consult loop tag invite involve reach tell ask call cc help assist")
	// talkVerbs come before "with" or "to" and a person.
	talkVerbs = Words("discuss talk work chat pair speak sync confer meet debate check coordinate consult collaborate agree hand escalate assign reach report point delegate page turn")
)

// Participles and adjectives that say something of a person after "was".
var personStates = Words(`paged woken phoned blamed reprimanded fired hired trained reminded thanked briefed interviewed distracted surprised confused puzzled
	worried unaware asleep awake sure certain afraid anxious tired exhausted sick ill on-call oncall pinged told asked called informed
	notified alerted contacted summoned careless lazy negligent reckless guilty accountable inattentive inexperienced sleepy stressed panicked
	overwhelmed hesitant reluctant keen happy unhappy annoyed angry furious sorry convinced unsure under-slept unavailable scolded praised
	promoted mistaken`)

// Nouns after a possessive. personalNouns belong to persons only, workNouns
// to persons and organisations.
var (
	personalNouns = Words(`roommate husband wife spouse boyfriend girlfriend mother father mum dad kid kids son daughter phone laptop keyboard headset desk
		shift mistake mistakes fault memory vacation leave holiday holidays lunch home house car hands fingers head boss attention
		carelessness negligence inexperience haste inattention calendar absence pager birthday evening weekend watch oversight forgetfulness
		diligence bravery heroics rescue quickness handiwork workstation laptop's pc macbook notebook commute bad-luck typo typos recollection
		slip blunder judgement judgment error`)
	workNouns = Words(`idea hunch suspicion suggestion advice opinion words message messages email e-mail concern concerns manager colleague help presence comment
		comments pr prs pull patch fix change changes work contribution contributions participation effort efforts question answer request thinking
		expertise knowledge experience decision choice action actions investigation analysis findings hypothesis theory guess script account
		access credentials password terminal session console shell branch commit commits review approval notes note team reply heat map
		proposal observation discovery intervention test check report plan reading understanding account role`)
)

// Departments and places of work, in "Ada from billing".
var deptNouns = Words(`desk team office department dept group unit crew squad facilities lending billing accounting accounts reception liaison
	customs service services relations procurement catering housekeeping payroll floor counter ward lab laboratory workshop warehouse
	shop shift watch bridge control room centre center helpdesk noc soc ops it engineering finance hr legal marketing sales support security
	operations logistics purchasing compliance platform infrastructure networking networks data research analytics design product qa
	maintenance dispatch editorial communications comms treasury risk audit quality planning administration management pharmacy radiology
	surgery admissions triage nursing leasing claims underwriting settlement trading clearing fulfilment fulfillment returns merchandising
	development devops sre backend frontend mobile web storage database databases tooling release releases integrations`, TeamNouns)

// Trades that end the names of companies: "Quill Logistics".
var tradeHeads = Words(`storage logistics ticketing automation energy telecom telecoms freight shipping airlines airways insurance hosting payments consulting
	analytics studios robotics electronics aerospace pharma pharmaceuticals healthcare industries enterprises international broadcasting railways transport
	transit textiles chemicals plastics printing publishing communications manufacturing construction facilities utilities telecommunications semiconductor
	semiconductors logistic wireless broadband fibre fiber colocation datacenters datacentres catering couriers diagnostics biotech interactive entertainment
	games gaming motors instruments devices`)

// Nouns that make an organisation or a place of the name before them.
var orgHeads = Words(`inc inc. ltd ltd. llc gmbh ag sa bv plc corp corp. corporation co company limited labs lab foundation bank group systems technologies technology software
	networks network cloud services solutions partners holdings capital ventures media press university college school institute academy
	hospital clinic street st avenue ave road rd boulevard blvd lane square park airport station county river lake bridge tower building house
	church museum library stadium arena centre center trust prize award hotel mall valley beach island islands springs city town village
	region zone cluster server node host database cache queue pipeline service api app bot gateway proxy bridge chain protocol token dao
	dashboard console cli sdk framework engine platform portal exchange wallet mainnet testnet hub team crew squad committee
	hosts nodes clusters servers pods workers instances machines boxes devices racks switches routers cables department division office desk eve day village ward line lines pump pumps`, tradeHeads)

// Kinds of software and machines that teams give a name to.
var namedThings = Words(`bot bots robot robots script scripts program programs service services daemon daemons job jobs cron cronjob scheduler pipeline server
	servers host machine box node cluster database db queue cache proxy gateway tool app application assistant agent chatbot runner worker importer exporter
	crawler scraper parser compiler library framework module package mainframe printer router switch appliance dashboard bridge binary container vm
	microservice monolith backend frontend model crane drone vehicle truck van ferry boat ship cart forklift elevator lift oven kiosk terminal cat dog
	parrot system platform workflow automation orchestrator controller balancer watchdog monitor pager deployer releaser bouncer notifier mailer indexer
	linter lambda function cronjobs process engine instance sensor plugin integration codebase repository project environment cage rack`)

// plainHeads are those of orgHeads that are nobody's family name in practice.
var plainHeads = Words(`street st avenue ave road rd boulevard blvd square station hospital clinic airport county university college school institute
	academy city town village region zone hotel company limited inc ltd llc gmbh corp corporation bank group labs foundation systems technologies
	networks cloud services solutions holdings cluster server node host database`, tradeHeads)

// Words before a name that say what kind of thing bears it.
var thingPrefixes = Words(`hurricane storm typhoon cyclone superstorm tropical host hostname cluster server node machine vm ship vessel mv hms uss ss rv
	project codename codenamed code-named release version repo repository branch service tool database lake mount mt saint st san santa são sao port fort new
	old north south east west upper lower operation mission satellite telescope rover station queen king pope emperor
	app application library framework package module board robot crane drone game character ferry boat locomotive train tram truck tug tanker
	trawler aircraft plane jet probe container printer ward hall buoy turbine tractor harvester kiosk pod
		ring barge line route substation feeder transformer pump boiler reactor rig building campus tower bridge tunnel lock dam river street road square district region province county city town village island harbour harbor airport terminal cable fibre fiber rack excavator furnace kiln oven mainframe firma firm company vendor supplier carrier provider startup agency telco bank messrs hotel school college university hospital clinic`)

// Role nouns of people from outside, whose names are credits.
var outsiders = Words(`researcher researchers hacker hackers attacker attackers whitehat white-hat reporter finder journalist customer client user
	users bounty exploiter blogger`)

// Words of thanks.
var thankWords = Words(`thank thanks thanking thanked thankful grateful kudos shout-out shoutout shoutouts appreciate appreciated appreciation
	congratulations congrats bravo tx thx acknowledgements acknowledgments acknowledgement courtesy indebted`)

// Times of day and zones, which stand before the first word of an entry.
var clockWords = Words("am pm a.m. p.m. utc gmt cet cest est edt pst pdt mst mdt cst cdt bst ist jst kst sgt aest aedt nzst nzdt gst et pt ct mt z h hrs hours uhr local approx approximately ca circa around about mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december")

// Months and days need a reason to be read as names.
var calendarPrepositions = Words("in on by since until till from of during before after through this last next early late mid every each between and to")

// Words that are no names however they are written.
var notNames = Words(`we i he she they it you who what when where why how which there here this that these those yes no ok okay lol fyi tl tldr n/a na tbd todo
	note notes warning error errors update edit resolved open closed done new first second third finally initially eventually later today
	yesterday tomorrow tonight morning evening night please thanks thank sorry hi hello dear best regards cheers sincerely`,
	Determiners, Prepositions, Coordinators, Subordinators, WePronouns, PersonPronouns, SystemPronouns, Somebody, BeForms, HaveForms, DoForms, GetForms, Negations, Adverbs, Relatives,
	Words("should could would might must can shall ought"))

// Two capital letters that stand for something technical.
var shortAcronyms = Words(`ab ac ad ae af ag ai ak al am an ap ar as at av aw az ba bb bc bd be bf bi bo bp br bs bu by ca cc cd ce cf cg ch ci cl cm cn co cp cr cs ct cu cv
	db dc dd de dg di dj dk dl dm dn do dp dr ds du ea ec ed ee eg el em en eo ep er es et eu ev ex fb fe ff fi fm fn fo fp fs ft fw fx fy ga gb gc gm gp gt
	gw ha hb hd hk hp hq hr hs ht hw ia ic id ie if im in io ip ir is it iv ix jp js kb kg km kp kv la lb le lg lo ls lt lv ma mb mc md me mi mm mn mo mq ms mt mx na nb
	nc nd ne nf ng nj nl nm no np nr ns nt nv nw ny nz oc od of oh ok on oo op or os ot ou ow pa pb pc pd pe pg ph pi pk pl pm pn po pp pr ps pt pv qa qc qr ra rc rd
	re rf rh ri rm rn ro rs ru rx sa sc sd se sf sg sh si sk sl sm sn so sp sq ss st sw sx ta tb tc td te tf th tk tl tm to tp ts tt tv tx tz ua ui uk ul un up us ut
	bq cb dt df fc fr hv kr ld lp mf ml mp rb rg rl rp rt sb sr vf vg wf wo za xl xs xt oa pu gr hu tn uu
	ux va vc vd ve vi vm vn vp vs vt wa wc we wi wp ws wv wy xp xr xx yo zk`)

// Parts of identifiers; one of them makes an identifier a thing.
var thingParts = Words(`node exporter svc service deploy prod production staging dev test web www db database api job jobs tmp temp idx index table tables server client
	host cluster pod worker workers queue cache max min num count total size limit rate timeout connections config conf cfg app user users admin root
	id uid key keys token session data log logs file files dir path url uri http https tcp udp ip dns proxy gateway router switch firewall
	build release branch main master bot ci cd kube k8s aws gcp azure us eu ap east west north south redis kafka mysql postgres mongo nginx
	http2 grpc rpc json yaml xml sql csv cron backup restore migration schema metric metrics alert alerts monitor health check status
	state lock mutex thread process pid cpu mem memory disk io net eth lo vm container image docker registry repo env var vars param
	params arg args flag flags feature toggle event events msg message topic stream shard replica primary secondary standby leader follower zone
	region edge core lib pkg module plugin hook script tool util utils helper common shared internal external public private
	request response error errors retry batch sync async read write get set put post delete update insert select from to on off new old
	time date day hour minute second ms sec version ver v1 v2 system sys info type name value list map array string int bool float
	auth login oauth saml ldap cert certs tls ssl ca payment payments order orders cart checkout search report reports team ops
	oncall noc support help all here channel everyone group security infra platform sre eng engineering`)

// Accounts that stand for several people, or nobody.
var groupHandles = Words(`here channel everyone all team oncall on-call ops devops sre noc soc support help helpdesk security infra infrastructure platform eng
	engineering dev devs developers admins admin moderators mods staff maintainers core leads lead managers management group latest next main
	master media import override deprecated param return returns type types version transactional test mention mentions username user
	handle name someone somebody person owner reviewer assignee author me you us itops qa it hr legal finance marketing sales product design data
	backend frontend mobile web dba dbas networking network storage database release releases docs documentation comms community bot
	status official news hq labs foundation protocol dao official support-team incident incidents commander ic responder responders
	example organisation organization company org everyone-here`)

// Nouns after @word that make it a piece of code.
var atNouns = Words("annotation annotations decorator decorators query queries rule rules package packages scope tag directive macro module version mention mentions attribute import imports")

// Adjectives that are part of a nickname: "Big Dave".
var nicknameWords = Words("big little old young uncle auntie aunt ol crazy mad lucky fast papa mama grandpa grandma master captain")

// Gods and heroes, after whom machines are called more often than children.
var mythNames = Words(`zeus thor odin apollo hermes hera athena ares artemis poseidon hades atlas titan orion pegasus phoenix janus minerva mercury vulcan juno
	vesta osiris anubis horus gaia rhea hyperion helios selene nyx triton perseus hercules heracles achilles ajax odysseus ulysses calypso pandora
	morpheus theseus medusa circe electra icarus daedalus midas nemesis eros fenrir heimdall valkyrie baldur freyr merlin arthur-pendragon gandalf frodo
	bilbo aragorn legolas gollum sauron vader yoda skywalker skynet neo bertha daisy-chain gizmo`)

// shortened are given names that are abbreviations in technical prose.
var shortened = Words("max al art eve")

// vocabularyNames are the names among the words that the rules ask about.
var vocabularyNames = Words("", mythNames, shortened, stockNames)

// Ranks before a name: "Sister Bridget".
var rankWords = Words(`sister brother father captain cpt sergeant sgt officer constable inspector colonel major lieutenant judge justice nurse matron
	commissioner councillor senator president minister chief superintendent warden reverend rabbi imam coach skipper`)

// Ends of made-up company and product names.
var brandEndings = []string{"flow", "stake", "chain", "labs", "base", "swap", "node", "cloud", "soft", "tech", "bank", "mail", "ware", "works", "data",
	"stack", "desk", "coin", "link", "wire", "sync", "grid", "scan", "force", "watch", "guard", "shield", "verse", "craft", "forge", "stream",
	"store", "cast", "docs", "path", "gate", "dash", "view", "metrics", "trace", "duty", "scape", "tics", "gram", "nomics", "sphere", "finity",
	"daemon", "proxy", "cache", "queue", "router", "server", "bridge", "vault", "stats", "board", "space", "market", "trade", "finance", "protocol"}

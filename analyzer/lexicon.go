package analyzer

// The word classes by which the analyzer tells who acts. They are written
// from the field's own usage; no list is taken from another tool.

// WePronouns speak for the authors; PersonPronouns for others. Somebody stands
// for an unnamed human.
var (
	WePronouns     = Words("i we us me our ours my ourselves myself")
	PersonPronouns = Words("he she him her his hers himself herself they them their themselves you your yourself")
	Somebody       = Words("who whoever whom someone somebody anyone anybody everyone everybody nobody noone no-one")
	SystemPronouns = Words("it its itself this that these those which something anything everything nothing")
)

// RoleNouns name what a person does; a noun phrase with such a head is human.
var RoleNouns = withPlurals(`engineer engineers developer developers dev devs operator operators administrator administrators admin admins
	sysadmin sysadmins dba dbas sre sres programmer programmers coder coders architect architects maintainer maintainers contributor
	contributors committer committers reviewer reviewers approver approvers author authors tester testers responder responders on-call oncall
	on-caller on-callers commander commanders manager managers lead leads leader leaders supervisor supervisors director directors
	officer officers cto ceo ciso cio vp head heads chief owner owners facilitator facilitators scribe scribes analyst analysts
	specialist specialists technician technicians tech techs consultant consultants contractor contractors intern interns apprentice apprentices trainee
	trainees junior juniors senior seniors newcomer newcomers colleague colleagues coworker coworkers teammate teammates peer peers employee employees
	staff staffer staffers worker workers person persons people human humans individual individuals man men woman women guy guys
	folk folks member members participant participants volunteer volunteers student students moderator moderators mod mods validator-operator
	agent agents representative representatives rep reps clerk clerks dispatcher dispatchers pharmacist pharmacists nurse nurses doctor doctors
	physician physicians surgeon surgeons pilot pilots driver drivers captain captains controller planner planners trader traders broker-dealer teacher
	teachers editor editors writer writers designer designers researcher researchers scientist scientists auditor auditors inspector inspectors
	signaller signallers courier couriers caretaker installer-crew electrician electricians mechanic mechanics plumber guard guards
	janitor accountant accountants lawyer lawyers buyer buyers seller cashier cashiers receptionist receptionists chef cook cooks
	painter roofer bricklayer carpenter glazier porter baker caterer waiter bartender barista gardener tailor butcher rigger stevedore foreman overseer
	bookkeeper midwife paramedic firefighter solicitor barrister paralegal surveyor adjuster actuary auctioneer plasterer cabinetmaker
	farmer farmers fitter fitters welder temp temps freelancer freelancers expert experts professional professionals
	stakeholder stakeholders sponsor decision-maker decision-makers coordinator coordinators assistant assistants
	chair chairperson president secretary founder founders partner-manager steward stewards keeper custodian custodians foreman foremen
	hire hires superuser implementer implementers creator creators proposer whoever somebody insider
	team-lead teamlead shift-lead watchstander pager-holder librarian registrar caller callers attendee attendees organiser organisers
	organizer organizers presenter handler-crew merchandiser baker brewer brewer's millwright purser stewardess usher tutor tutors
	lecturer lecturers professor professors principal deputy deputies governor commissioner commissioners minister mayor
	rookie rookies novice novices veteran veterans boss bosses adult adults kid kids yours myself crewman crewmen fireman linesman linesmen
	salesperson salespeople sales-rep executive executives management leadership
	gardener gardeners porter porters storekeeper storekeepers purser pursers butcher waiter waiters waitress bartender bartenders
	bricklayer forester skipper skippers sailor sailors coach coaches referee referees umpire judge judges notary notaries
	bailiff sheriff constable detective detectives soldier soldiers paramedic paramedics midwife midwives dentist dentists therapist
	therapists carer carers caregiver caregivers teller tellers croupier bookkeeper bookkeepers concierge housekeeper barista baristas
	grower growers shepherd vet vets zookeeper archivist stoker signalman signalmen shunter
	lock-keeper warden wardens doorman bouncer lifeguard lifeguards instructor instructors trainer trainers dean rector bursar
	invigilator examiner examiners helmsman bosun boatswain stevedore stevedores longshoreman rigger riggers machinist machinists
	ganger surveyor surveyors draughtsman anaesthetist anaesthetists anesthetist radiographer radiologist phlebotomist matron
	auctioneer auctioneers copywriter copywriters subeditor sub-editor scorer scorekeeper timekeeper timekeepers
	photographer cameraman stagehand projectionist organist handyman deckhand farmhand warehouseman
	storeman groundskeeper roofer plasterer glazier locksmith locksmiths blacksmith gunsmith goldsmith tradesman craftsman serviceman
	repairman repairmen businessman chairman chairwoman spokesman spokeswoman spokesperson salesman saleswoman layman workman workmen
	youngster pensioner jurors juror prosecutor barrister solicitor paralegal actuary underwriter underwriters adjuster adjusters
	economist statistician mathematician biologist chemist chemists physicist geologist meteorologist
	eng engs dude bloke lad chap lady gentleman fella validators attendant attendants installer installers investor investors shareholder shareholders vc vcs landlord
	scaffolder scaffolders hauler hauliers haulier patrolman ranger rangers curator curators narrator signer signers cosigner cosigners co-signer co-signers signatory signatories keyholder keyholders key-holder trustee trustees
	secretaries headteacher headteachers headmaster housekeepers canteen-worker medic medics caseworker caseworkers
	deckhands switchman trackman stagehands stage-manager lighting-designer cameramen newsreader journalist journalists columnist photographers
	undertaker roadie roadies crane-driver forklift-driver stocker forewoman toolmaker welders millers bakers brewers
	cheesemaker winemaker beekeeper herdsman agronomist agronomists veterinarian groundsman groundsmen umpires invigilators proctor
	proctors registrars bursars deans provost magistrate magistrates bailiffs ombudsman councillor councillors councilman alderman senator
	ministers officials civil-servant civil-servants bureaucrat firefighter firefighters policeman policemen policewoman constables sergeant
	sergeants lieutenant airman airmen astronaut cosmonaut flight-controller flight-director radiographers radiologists sonographer pathologist
	pathologists physiotherapist optician orderlies superintendent superintendents caretakers janitors newbie newbies beginner beginners
	freshman layperson laypeople sysop sysops webmaster webmasters netadmin sys-admin sys-admins tpm swe swes sdet sdets csm
	proofreader proofreaders typist typists treasurer treasurers cfo coo
	aide announcer assessor banker barber bellhop cabbie caddie cartographer cleaner cobbler costumier countersigner dietitian distiller diver
	dresser dyer farrier gravedigger grocer harbourmaster jeweller jeweler jockey joiner lumberjack mason orderly quartermaster saddler
	seamstress sexton sommelier stablehand stagehand stationmaster triager trucker typesetter usherette valet verger vicar vintner weaver`)

// TeamNouns name a group of people; a phrase with such a head is a team.
var TeamNouns = Words(`team teams crew crews squad squads department departments dept division divisions unit-team desk shift
	group groups office-team tribe guild workgroup committee committees board staff personnel
	operations-team hotline helpdesk help-desk servicedesk back-office front-office
	rota organisation-team office offices section branch bureau council directorate secretariat brigade taskforce task-force`)

// TeamNames are departments and functions that are called by a bare name.
var TeamNames = Words(`qa ops devops secops netops dataops mlops finops itops sre infosec procurement marketing facilities compliance legal hr it
	finance accounting sales support operations engineering logistics purchasing product security infrastructure infra platform
	networking dba dbas noc soc pmo customer-support customer-service devrel backend frontend helpdesk dispatch maintenance
	housekeeping administration payroll billing merchandising editorial catering design management leadership payments bizops
	development research analytics growth recruiting treasury risk audit quality manufacturing planning comms communications`)

// OrgNouns name an outside organisation.
var OrgNouns = Words(`consultancy consultancies telco telcos msp msps ministry ministries government governments parliament municipality commission inspectorate police embassy consulate consortium syndicate union
	unions federation institute institution institutions council councils court courts prosecution administration railways airline airlines vendor vendors supplier suppliers provider providers carrier carriers contractor-firm company companies firm firms
	partner partners agency agencies isp registrar-company manufacturer manufacturers utility bank banks regulator authority authorities
	organisation organisations organization organizations foundation upstream integrator integrators subcontractor subcontractors reseller
	exchange-operator hoster datacentre datacenter colo`)

// AffectedNouns name those who bore the impact. What they would have seen or
// did not notice is impact, not omission.
var AffectedNouns = Words(`user users customer customers client clients visitor visitors subscriber subscribers patient patients passenger passengers
	reader readers viewer viewers shopper shoppers player players tenant tenants guest guests buyer buyers rider riders pupil pupils
	citizen citizens consumer consumers applicant applicants merchant merchants listener listeners traveller travellers traveler
	travelers resident residents taxpayer taxpayers policyholder policyholders donor donors learner learners parent parents
	attacker attackers hacker hackers adversary intruder exploiter thief`)

// Auxiliaries, by what they help with.
var (
	Modals    = Words("should could would might may must can will shall ought ca wo sha cannot 'll 'd")
	BeForms   = Words("is are was were be been being am 're 'm 's")
	HaveForms = Words("have has had having 've 'd")
	DoForms   = Words("do does did done doing")
	GetForms  = Words("get gets got gotten getting")
	Auxiliary = Words("", Modals, BeForms, HaveForms, DoForms)
	Negations = Words("not n't never no neither nor without hardly cannot nobody none nothing")
)

// Function words that bound phrases and clauses.
var (
	Prepositions = Words(`of in on at by for with from to into onto over under about after before during between among across through against within
		without upon per via toward towards since until till despite except including like along alongside behind beside besides beyond near than as
		regarding concerning off out up down around throughout amid outside inside`)
	Determiners = Words(`a an the this that these those my our your his her its their some any no each every both all another either neither
		several many few most such what which whose`)
	Coordinators  = Words("and or but nor & then yet")
	Subordinators = Words(`because when while although though if unless whereas since as so that after before until once where whether how why
		wherever whenever than lest provided whereby`)
	Relatives = Words("who which that whom whose")
	Adverbs   = Words(`also just only even still again already then later soon now simply clearly obviously apparently evidently probably possibly perhaps
		maybe really actually certainly definitely surely ideally easily quickly immediately initially originally eventually finally first
		mistakenly accidentally inadvertently unintentionally erroneously incorrectly wrongly repeatedly frankly sadly unfortunately
		always never ever often sometimes usually rarely hardly barely almost nearly completely totally entirely fully partly partially
		all both either rather quite very too so instead thus therefore hence however indeed nonetheless nevertheless anyway
		potentially presumably subsequently previously recently manually deliberately knowingly blindly blatantly consistently
		routinely collectively together afterwards meanwhile promptly literally have-also well n't not plainly arguably
		effectively essentially basically technically theoretically likely reasonably probably long twice once plain outright`)
)

// humanModifiers are words whose presence beside an ambiguous noun makes it a
// person: "the duty operator", "the operator on the night desk".
var humanModifiers = Words(`booking ticketing travel estate insurance call-centre call-center check-in customs leasing letting union duty night-shift day-shift night on-call oncall senior junior new experienced human lead chief shift network database
	release field plant station control-room first second our their tired relief weekend trainee crane train bus truck van tram tower
	bridge incident warehouse store shop hospital ward line signal former previous outgoing incoming responsible acting remote
	evening morning night-time weekday support community volunteer product project account engineering program programme site sales marketing
	delivery office branch regional general team two three four some several many most other another each every`)

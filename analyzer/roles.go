package analyzer

import "strings"

// Nouns that name people in one trade and software in another.
var (
	// hardRoles are software unless a modifier says otherwise.
	hardRoles = Words(`controller controllers scheduler schedulers broker brokers worker workers agent agents handler handlers client clients
		master masters leader follower followers collector collectors bot bots crawler crawlers peer peers host guest
		consumer consumers producer producers subscriber subscribers listener listeners reader readers writer head heads validator monitor
		monitors caller callers creator assistant assistants supervisor-process guards mods principal principals seller watcher runner runners
		builder builders scanner scanners custodian steward navigator sponsor individual-node proposer author-bot`)
	// softRoles are people unless a modifier says otherwise.
	softRoles = Words(`operator operators manager managers driver drivers supervisor supervisors dispatcher dispatchers editor editors owner owners
		guard lead leads user chief member members mod planner planners coordinator coordinators
		registrar chef cook tech techs temp temps admin admins validators writers pilot pilots captain signer signers cosigner cosigners
		commander commanders tutor tutors navigator observer observers moderator`)
	// softwareRoles are those of both kinds that are most often software.
	softwareRoles = Words(`operator operators dispatcher dispatchers manager managers driver drivers supervisor supervisors editor owner author
		reviewer guard guards lead chief mod member members user partner signer signers cosigner`, hardRoles)
	// machineModifiers make a soft role software.
	machineModifiers = Words(`package memory window session connection lock secret secrets cache file task resource resources certificate cert certs
		key keys queue buffer plugin config configuration device cluster node transaction volume process content tag deployment load event events
		state job jobs partition consumer container boot bootloader kubernetes k8s helm terraform ternary comparison logical boolean arithmetic
		assignment comma unary binary cloud lambda gpu nvme jdbc odbc storage-class csi graphics display printer usb kernel block raid disk
		audio wifi wi-fi ethernet database-access db sql postgres mysql redis kafka prometheus elasticsearch mongodb cassandra query route
		index cost-based execution input schema payload json yaml xml text code visual level hex wysiwyg request message group topic quorum raft
		etcd member-list dns domain-name type branch rate null bounds stack heap pipeline thread traffic ingress api data dataset object
		sidecar virtual ai voice smart chat automatic automated autonomous web-based in-process out-of-process supervisor package-level
		autopilot flight-control cruise motor stepper hsm kms threshold line-level led bus-level spi i2c serial parallel tape optical software`)
)

// Crafts are departments whose names name no service: at sea, on a stage, in a
// hospital.
var Crafts = Words(`inbound outbound goods-in stores freight fleet pilotage stevedoring wardrobe props scenery lighting costume costumes rigging
	concierge kitchen banqueting triage oncology maternity paediatrics pediatrics anaesthetics anesthesia outpatients biochemistry haematology
	hematology phlebotomy physiotherapy portering newsdesk subtitling bindery prepress bursary registrar welding moulding machining metrology
	buying receivables payables invoicing valuations passports permits probate elections recruitment recruiting translations
	cleaning commissioning travel fundraising membership returns complaints outreach advertising branding
	sustainability conservation exhibitions harvest dairy ambulance insurance reinsurance
	correspondence mailroom printing packing despatch guest-services loans mortgages disputes chargebacks ecommerce e-commerce`)

// Departments are names of functions that are common nouns as well: only a
// capital and a verb that takes a human say that people are meant.
var Departments = Words(`curriculum admissions enrolment enrollment underwriting lending pricing fulfilment fulfillment warehouse reception
	radiology pharmacy cardiology pathology nursing laboratory lab timetabling crewing signalling signaling rostering moderation community
	firmware hardware localization localisation events purchasing treasury licensing claims catering housekeeping distribution
	safety events partnerships partnership education it-support tooling reliability observability release search mobile web integrations integration
	identity data monetization monetisation trust curation transport transportation shipping loyalty retail wholesale publishing production
	broadcast studio editorial newsroom booking bookings reservations ticketing performance metering grid trading settlement settlements
	custody ledger underwriters portfolio actuarial examinations registry estates grounds parks customs immigration collections e-filing
	governance tax revenue pensions benefits systems services records network networks applications storage hosting desktop digital telecoms
	telephony buildings works scheduling sourcing logistics rosters claims admissions surgery theatre theatres`, Crafts)

// withPlurals makes a set of nouns and their regular plurals. Call it in
// package-level variables only.
func withPlurals(words string) Set {
	var b strings.Builder
	for w := range strings.FieldsSeq(words) {
		b.WriteString(w)
		b.WriteByte(' ')
		switch {
		case strings.HasSuffix(w, "s") || strings.HasSuffix(w, "men") || strings.HasSuffix(w, "people") || strings.HasSuffix(w, "ship"):
		case strings.HasSuffix(w, "man"):
			b.WriteString(w[:len(w)-2] + "en ")
		case strings.HasSuffix(w, "ch") || strings.HasSuffix(w, "sh") || strings.HasSuffix(w, "x"):
			b.WriteString(w + "es ")
		case strings.HasSuffix(w, "ry") || strings.HasSuffix(w, "ty"):
			b.WriteString(w[:len(w)-1] + "ies ")
		default:
			b.WriteString(w + "s ")
		}
	}
	return Words(b.String())
}

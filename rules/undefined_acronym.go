package rules

import (
	"slices"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/english"
)

// undefinedAcronymOptions are the abbreviations that need no explanation.
type undefinedAcronymOptions struct {
	Known []string `yaml:"known" help:"further abbreviations that your readers know"`
	Max   int      `yaml:"max" help:"abbreviations reported for one document; 0 for all"`
}

var undefinedAcronym = &analyzer.Rule{
	ID:      "undefined-acronym",
	Name:    "An abbreviation that newcomers do not know",
	Summary: "an abbreviation in capitals that is neither common nor explained in the document",
	Doc: `Postmortems are read by people who were not there: new colleagues, other teams, auditors, yourself in two years. An abbreviation that
everybody knew that week stops them, and they do not ask. Explain it where it stands first, in brackets or in half a sentence, or write it out.

Common abbreviations of computing and everyday English are known, and your own can be added under ` + "`known`" + `. An abbreviation counts as explained if the
document has it in brackets after words or with words in brackets after it, says what it "stands for", "is" or "means", or lists it with a colon or in a
table. Each is reported once, where it stands first.`,
	Sources:  []analyzer.Source{pdHow, workbook},
	Group:    analyzer.Structure,
	Severity: analyzer.Off,
	Strict:   analyzer.Note,
	Options:  &undefinedAcronymOptions{Known: []string{}, Max: 5},
	Examples: []analyzer.Example{{
		Bad:  "The «QFG» dropped half of the letters, and the QFG was restarted.",
		Good: "The QFG (queue front gate) dropped half of the letters, and the QFG was restarted.",
	}, {
		Bad:  "At 10:00 «BKZ» called the desk.",
		Good: "At 10:00 the booking centre (BKZ) called the desk.",
	}, {
		Bad:  "The «PLR» was full, so the «MXO» stopped.",
		Good: "The parcel ledger was full, so the sorter stopped.",
	}},
	Silent: []string{
		"The API answered with HTTP 503, and DNS over UDP was slow in the EU.",
		"NOTE: THE LIFT STOPPED AT NOON.",
		"The front gate (QFG) was restarted; the QFG is old.",
		"QFG stands for queue front gate. The QFG was restarted.",
		"QFG: the queue front gate\n\nThe QFG was restarted.",
		"Ticket QFG-120 and the file `QFG.yaml` were read.",
		"The certificate of ACME Ltd expired at 10:00 CEST.",
		"They shouted STOP, and it did.",
		"The SEV1 became a SEV2.",
		"QFG, the queue front gate, was restarted.",
		"> The QFG is down\n\nA customer wrote this.",
	},
	Check: checkUndefinedAcronym,
}

// knownAcronyms are those of computing, of units and places, and of reports.
var knownAcronyms = analyzer.Words(`a i ok tv pc id ids ui ux it hr pr qa vs us uk eu usa uae un am pm ad bc tbd tba tbc faq fyi eta etc asap aka ps nb po ceo cto cfo cio coo vp cpo ciso
	api apis http https url urls uri uris html css js ts json xml yaml yml csv tsv pdf sql nosql dns dnssec tcp udp ip ipv4 ipv6 ips tls ssl ssh sftp ftp smtp imap pop vpn vpns lan wan vlan nat bgp ospf cdn cdns dhcp ntp arp icmp mtu rtt qos
	cpu cpus gpu gpus ram ssd ssds hdd io iops nic os bios kvm vm vms gb mb kb tb pb gib mib kib tib ms ns khz mhz ghz kw mw v ac dc led usb
	aws gcp ec2 s3 rds eks ecs gke aks iam vpc elb alb nlb sqs sns kms emr ami ebs efs sdk sdks cli gui ide ci cd cicd pr prs mr mrs rfc rfcs crud rest rpc grpc soap jwt oauth saml sso mfa 2fa otp ldap ad rbac acl acls csrf xss cve cves cwe
	slo slos sla slas sli slis sre sres mttr mttd mtbf mtta rca rcas rto rpo kpi kpis okr okrs sev pir sev1 sev2 sev3 sev4 p0 p1 p2 p3 p4 p5 p50 p90 p95 p99 p999 ic ics oncall irc
	utc gmt cet cest bst pst pdt est edt cst cdt mst mdt ist jst sgt aest aedt eet eest msk hst akst wet
	usd eur gbp jpy chf sek nok dkk aud cad inr brl cny btc eth usdc usdt dai
	oom ooms oomkilled gc jvm jit jar war orm mvc dom ascii utf utf8 utf16 bom crlf eof eol regex uuid uuids guid sha sha1 sha256 md5 hmac rsa aes ecdsa pki ca cas csr pem crl ocsp acme
	db dbs dba dbas etl olap oltp wal lru fifo lifo ttl ttls tps qps rps rpm cron pid pids uid gid tty env dev prod uat poc mvp ga eol lts mit bsd gpl
	todo fixme wip tldr tl dr note warning info error debug trace fatal critical important caution tip get post put patch delete head options select insert update alter drop create commit rollback begin end null true false nan yes no not and or
	lb lbs vip fqdn tld mx ns txt cname soa ptr srv aaaa spf dkim dmarc raid nas san nfs smb fs zfs lvm iscsi pxe ups pdu pos sku skus erp crm cms isp isps sms mms gps nfc rfid pin qr iot plc mes
	xml xsd dtd svg png jpg jpeg gif mp3 mp4 hls rtmp webrtc sip voip pstn ivr lte 4g 5g wifi wlan ssid asn rpki roa as ix ixp
	nasa nist iso ietf ieee w3c owasp gdpr hipaa pci dss sox nhs fda faa atm ecg mri it's who
	gpg gnu na apac emea latam et pt ct mt pat pats wasm bmc ipmi kyc iptv adr bb xs csp ceph ui ux posix ansi sql cidr nda roi esg lcd oled dvr cctv hvac tbh imo imho fwiw btw lgtm nit wrt iirc k8s ha hpa vpa pvc pvs pv crd crds etcd oci helm yum apt rpm npm pip gem cpan git svn hg gh gl mtls waf ddos dos siem soc edr ids ips noc msp saas paas iaas b2b b2c dao defi nft evm rpc tvl l1 l2 cex dex`)

func checkUndefinedAcronym(p *analyzer.Pass) {
	o := analyzer.Options[undefinedAcronymOptions](p)
	first, defined := map[string]int{}, map[string]bool{}
	var order []string
	for i := range p.Tokens {
		t := &p.Tokens[i]
		if !t.Is(analyzer.AllCaps) || t.Kind != analyzer.WordToken || t.End-t.Start < 2 || t.End-t.Start > 6 || knownAcronyms.Has(t.Word) {
			continue
		}
		w := p.Word(i)
		if _, seen := first[w]; !seen {
			if !acronym(p, i, o.Known) {
				continue
			}
			first[w] = i
			order = append(order, w)
		}
		defined[w] = defined[w] || explained(p, i)
	}
	n := 0
	for _, w := range order {
		if defined[w] || defined[strings.TrimSuffix(w, "S")] {
			continue
		}
		if n++; o.Max > 0 && n > o.Max {
			return
		}
		f := p.Report(p.TokensSpan(first[w], first[w]+1), "%q is not explained; a reader from another team may not know it.", w)
		f.Suggest("Explain it in brackets where it stands first, or write it out.")
	}
}

// acronym reports whether token i is an abbreviation in running text: not in a
// shout, an identifier or a name such as a ticket's.
func acronym(p *analyzer.Pass, i int, known []string) bool {
	b := p.BlockOf(i)
	w := p.Word(i)
	if b.Kind == analyzer.Heading || b.Quote > 0 || p.Tokens[i].Is(analyzer.Quoted|analyzer.Struck) || strings.ContainsAny(w, "-_.'’0123456789") || !ascii(w) {
		return false
	}
	for _, k := range known {
		if strings.EqualFold(k, w) {
			return false
		}
	}
	capsBefore := i > b.FirstToken && shouted(p, i-1)
	capsAfter := i+1 < b.EndToken && shouted(p, i+1)
	if capsBefore || capsAfter || len(w) > 5 || len(w) > 2 && english.Known(w) || p.PersonName(i) {
		return false
	}
	// Five letters with a vowel are more often a word or a name.
	return len(w) < 5 || !strings.ContainsAny(w, "AEIOUY")
}

func shouted(p *analyzer.Pass, i int) bool {
	t := &p.Tokens[i]
	return t.Is(analyzer.AllCaps) && t.Kind == analyzer.WordToken && !knownAcronyms.Has(t.Word)
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

var (
	explainVerbs = analyzer.Words("stands means is are = refers denotes")
	lbracket     = []string{"(", "["}
)

// explained reports whether the words around token i say what it means.
func explained(p *analyzer.Pass, i int) bool {
	b := p.BlockOf(i)
	word := func(j int) string {
		if j < b.FirstToken || j >= b.EndToken {
			return ""
		}
		return p.Word(j)
	}
	switch {
	case slices.Contains(lbracket, word(i-1)) && i-1 > b.FirstToken:
		return true
	case slices.Contains(lbracket, word(i+1)):
		return i+2 < b.EndToken && p.Tokens[i+2].Kind == analyzer.WordToken
	case word(i+1) == ":" && (i == b.FirstToken || i == b.FirstToken+1), word(i+1) == "=" || word(i+1) == "–" && i == b.FirstToken:
		return true
	case b.Row != nil && b.Column == 0 && b.EndToken-b.FirstToken == 1 && len(b.Row.Cells) == 2:
		return true
	case word(i+1) == "," && (word(i+2) == "the" || word(i+2) == "our" || word(i+2) == "a" || word(i+2) == "an"):
		return true
	}
	return i+1 < b.EndToken && explainVerbs.Has(p.Tokens[i+1].Word) && (word(i+1) != "is" && word(i+1) != "are" || word(i+2) == "the" || word(i+2) == "our" || word(i+2) == "a" || word(i+2) == "an" || word(i+2) == "short")
}

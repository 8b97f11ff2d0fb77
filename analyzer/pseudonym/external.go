package pseudonym

import (
	"bytes"
	"cmp"
	"net/netip"
	"slices"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// An Inside is something that means nothing to a reader outside, or tells more
// than one wants to: it is for people to take out of a public summary.
type Inside struct {
	Kind  InsideKind
	Text  string
	Lines []int // 1-based, ascending
}

// InsideKind says what gives something away.
type InsideKind uint8

// The kinds, in the order in which they are listed.
const (
	HostName InsideKind = iota
	Address             // an IP address
	TicketLink
	ToolLink // a link to a tool that people outside cannot open
	Channel  // of a chat
	Mail
	Named     // one of the names that the caller asked for
	OtherLink // any other link: it may be public
)

var insideNames = [...]string{"host name", "IP address", "ticket", "internal tool", "chat channel", "e-mail address", "internal name", "link"}

// String is the name used in reports.
func (k InsideKind) String() string { return insideNames[k] }

// Insides lists what people may want to take out of src before it is read
// outside: in text, code, comments and links alike. internal are further names
// of tools and projects, compared without case. The list is in order of kind
// and then of the first line.
func Insides(src []byte, internal []string) []Inside {
	x := insides{lines: analyzer.NewLineIndex(src), at: map[insideKey]int{}}
	for i := 0; i < len(src); {
		if !chunkByte(src[i]) {
			i++
			continue
		}
		end := i + 1
		for end < len(src) && chunkByte(src[end]) {
			end++
		}
		x.chunk(src, i, end)
		i = end
	}
	x.internal(src, internal)
	for i := range x.list {
		slices.Sort(x.list[i].Lines)
	}
	slices.SortStableFunc(x.list, func(a, b Inside) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Lines[0], b.Lines[0])) })
	return x.list
}

type insideKey struct {
	kind InsideKind
	text string
}

type insides struct {
	lines *analyzer.LineIndex
	at    map[insideKey]int
	list  []Inside
}

func (x *insides) add(kind InsideKind, text string, offset int) {
	key := insideKey{kind, text}
	i, ok := x.at[key]
	if !ok {
		i = len(x.list)
		x.at[key] = i
		x.list = append(x.list, Inside{Kind: kind, Text: text})
	}
	if line := x.lines.Line(offset); !slices.Contains(x.list[i].Lines, line) && len(x.list[i].Lines) < maxInsideLines {
		x.list[i].Lines = append(x.list[i].Lines, line)
	}
}

// maxInsideLines bounds the lines kept of one thing.
const maxInsideLines = 50

// chunkByte reports whether a byte can stand within an address or a name.
func chunkByte(c byte) bool {
	return c > ' ' && c != 0x7F && !strings.ContainsRune("|<>()[]{}\"'`*,;!", rune(c))
}

// maxChunk bounds a name or link, in bytes.
const maxChunk = 2000

func (x *insides) chunk(src []byte, start, end int) {
	s := strings.Trim(string(src[start:min(end, start+maxChunk)]), ".:?_~=/\\")
	if len(s) < 3 {
		return
	}
	anchor := start > 1 && src[start-1] == '(' && src[start-2] == ']'
	switch {
	case strings.Contains(s, "://"):
		x.link(s, start)
	case strings.Contains(s, "@"):
		if m := Addresses([]byte(s)); len(m) > 0 {
			x.add(Mail, s[m[0].Start:m[0].End], start)
		}
	case isAddress(s) && !versionBefore(src, start):
		x.add(Address, s, start)
	case s[0] == '#':
		switch {
		case anchor:
		case number(s[1:]) && len(s) > 2:
			x.add(TicketLink, s, start)
		case channel(s):
			x.add(Channel, s, start)
		}
	case ticketKey(s):
		x.add(TicketLink, s, start)
	case hostName(s):
		x.add(HostName, s, start)
	}
}

// link sorts a link by where it leads.
func (x *insides) link(s string, at int) {
	i := strings.Index(s, "://")
	rest := s[i+3:]
	host, path, _ := strings.Cut(rest, "/")
	host = strings.ToLower(host)
	if _, after, ok := strings.Cut(host, "@"); ok {
		host = after
	}
	host, _, _ = strings.Cut(host, ":")
	if strings.HasSuffix(host, "example.invalid") {
		return
	}
	switch low := "/" + strings.ToLower(path); {
	case contains(low, "/browse/", "/issues/", "/issue/", "/pull/", "/merge_requests/", "/tickets/", "/ticket/", "/incidents/") || contains(host, "jira.", "linear.app", "zendesk.com"):
		x.add(TicketLink, s, at)
	case contains(host, "slack.com", "atlassian.net", "confluence.", "grafana", "kibana.", "splunk", "pagerduty.com", "datadoghq", "docs.google.com", "notion.so", "sharepoint.com",
		"teams.microsoft.com", "opsgenie.com", "jenkins", "sentry", "looker", "honeycomb") || insideHost(host):
		x.add(ToolLink, s, at)
	default:
		x.add(OtherLink, s, at)
	}
}

func contains(s string, parts ...string) bool {
	return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(s, p) })
}

// isAddress reports whether s is an IP address, perhaps with a port or prefix,
// that is not just this machine.
func isAddress(s string) bool {
	s, _, _ = strings.Cut(s, "/")
	if strings.Count(s, ".") != 3 && strings.Count(s, ":") < 2 {
		return false
	}
	a, err := netip.ParseAddr(s)
	if err != nil {
		p, err := netip.ParseAddrPort(s)
		if err != nil {
			return false
		}
		a = p.Addr()
	}
	return !a.IsLoopback() && !a.IsUnspecified()
}

// versionBefore tells "version 2.4.1.7" from an address.
func versionBefore(src []byte, at int) bool {
	before := bytes.Fields(src[max(0, at-20):at])
	if len(before) == 0 {
		return false
	}
	switch strings.ToLower(string(bytes.Trim(before[len(before)-1], "*_`("))) {
	case "version", "release", "build", "v", "versions":
		return true
	}
	return false
}

func number(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// channel recognises "#ops-alerts"; a colour such as "#ffcc00" is none.
func channel(s string) bool {
	name := s[1:]
	if len(name) < 2 || name[0] < 'a' || name[0] > 'z' || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789_-") != "" {
		return false
	}
	return !(len(name) == 6 || len(name) == 3) || strings.Trim(name, "abcdef0123456789") != ""
}

// ticketKey recognises "OPS-881"; names of standards and severities are none.
func ticketKey(s string) bool {
	i := strings.LastIndexByte(s, '-')
	if i < 1 || i > 10 || !number(s[i+1:]) || len(s)-i > 8 {
		return false
	}
	for k := range i {
		if c := s[k]; (c < 'A' || c > 'Z') && (k == 0 || c < '0' || c > '9') {
			return false
		}
	}
	switch s[:i] {
	case "UTF", "SHA", "ISO", "RFC", "TLS", "SSL", "HTTP", "SEV", "P", "COVID", "CVE", "MD", "AES", "IPV", "TCP", "UDP", "IEEE", "S", "T1", "H", "Q", "FY", "CP", "UTC", "GMT", "ASCII", "JDK", "K8S", "A", "B", "C":
		return false
	}
	return true
}

// insideHost reports whether a host is known inside alone by its ending.
func insideHost(h string) bool {
	for _, end := range [...]string{".internal", ".local", ".corp", ".lan", ".intra", ".intranet", ".svc", ".home.arpa", ".consul"} {
		if strings.HasSuffix(h, end) {
			return true
		}
	}
	return h == "localhost"
}

// hostName recognises full names of hosts, and short ones by the parts that
// fleets are named with: "db-prod-3", "web.eu-west-1".
func hostName(s string) bool {
	name, _, _ := strings.Cut(strings.ToLower(s), ":")
	name, _, _ = strings.Cut(name, "/")
	if len(name) < 4 || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-.") != "" || name[0] < 'a' || name[0] > 'z' {
		return false
	}
	if insideHost(name) && name != "localhost" {
		return true
	}
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		return publicEnding(name[i+1:]) && !strings.Contains(name, "..")
	}
	parts := strings.Split(name, "-")
	if len(parts) < 2 || s != strings.ToLower(s) {
		return false
	}
	for _, p := range parts {
		switch strings.TrimRight(p, "0123456789") {
		case "prod", "production", "staging", "stage", "stg", "replica", "standby":
			return true
		}
	}
	last := parts[len(parts)-1]
	return number(last) && len(last) <= 3 && fleet(strings.TrimRight(parts[0], "0123456789"))
}

// fleet are the first parts that names of machines have.
func fleet(p string) bool {
	switch p {
	case "db", "web", "app", "api", "node", "host", "srv", "vm", "worker", "master", "redis", "kafka", "es", "lb", "proxy", "cache", "queue", "ip", "shard", "pg", "mysql", "postgres", "bastion", "gw", "dns", "ns", "mx", "mail":
		return true
	}
	return false
}

// publicEnding are endings of hosts; those that are also endings of files
// ("md", "sh", "py") are not.
func publicEnding(s string) bool {
	switch s {
	case "com", "net", "org", "io", "dev", "app", "cloud", "uk", "de", "fr", "eu", "us", "info", "biz", "co", "edu", "gov", "example", "test", "ch", "at", "nl", "se", "no", "fi", "it", "es", "ca", "au", "jp", "in", "tech", "ai", "systems":
		return true
	}
	return false
}

// internal finds names that the caller knows, in any case.
func (x *insides) internal(src []byte, list []string) {
	low := strings.ToLower(string(src))
	if len(low) != len(src) {
		low = string(src) // a letter changed its length: exact spelling only
	}
	for _, name := range list {
		want := strings.ToLower(strings.TrimSpace(name))
		if want == "" {
			continue
		}
		for at := 0; at < len(low); {
			i := strings.Index(low[at:], want)
			if i < 0 {
				break
			}
			i += at
			at = i + len(want)
			if (i == 0 || !alnum(low[i-1])) && (at == len(low) || !alnum(low[at])) {
				x.add(Named, name, i)
			}
		}
	}
}

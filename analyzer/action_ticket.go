package analyzer

import (
	"slices"
	"sort"
	"strings"
)

// linksIn are the links whose text lies in a range of Document.Text.
func (d *Document) linksIn(start, end int) []Link {
	i := sort.Search(len(d.Links), func(i int) bool { return d.Links[i].TextEnd > start })
	j := i
	for j < len(d.Links) && d.Links[j].TextStart < end {
		j++
	}
	return d.Links[i:j]
}

// readTickets adds the tickets among the tokens to an item.
func (d *Document) readTickets(a *ActionItem, first, end int) {
	if first >= end {
		return
	}
	links := d.linksIn(int(d.Tokens[first].Start), int(d.Tokens[end-1].End))
	for _, l := range links {
		if text := d.Text[l.TextStart:l.TextEnd]; isTracker(l.Destination) || ticketText(text) {
			a.addTicket(text, l.Destination)
		}
	}
	for i := first; i < end; i++ {
		if n := d.ticketAt(i, end); n > 0 && !d.Tokens[i].Is(Linked) {
			text := d.TokensText(i, i+n)
			url := ""
			if d.Tokens[i].Kind == URLToken {
				url = text
			}
			a.addTicket(text, url)
			i += n - 1
		}
	}
}

// maxTags is more tickets or owners than one item has.
const maxTags = 40

func (a *ActionItem) addTicket(text, url string) {
	if len(a.Tickets) >= maxTags {
		return
	}
	for _, t := range a.Tickets {
		if t.Text == text && t.URL == url {
			return
		}
	}
	a.Tickets = append(a.Tickets, Ticket{Text: text, URL: url})
}

// ticketText reports whether a link's text says that it leads to a ticket:
// "issue", "jira link", "#12", "OPS-881".
func ticketText(s string) bool {
	fields := strings.Fields(strings.ToLower(s))
	if len(fields) == 0 || len(fields) > 4 {
		return false
	}
	for _, f := range fields {
		f = strings.Trim(f, "#:.,()[]")
		if ticketNouns.Has(lookupWord(f)) {
			return true
		}
	}
	at := strings.LastIndexByte(s, '#')
	slash := strings.LastIndexByte(s, '/')
	return isKey(s) || len(fields) == 1 && (at >= 0 && isDigits(s[at+1:]) || slash > 0 && isDigits(s[slash+1:]) && len(s)-slash > 3) // "forum/3021"
}

var (
	ticketNouns = Words(`ticket tickets issue issues pr prs mr mrs jira bug bugs task tasks story epic card cr crs gh github gitlab linear asana trello shortcut pull-request
		merge-request change-request`)
	numberedNouns  = Words("ticket issue pr mr cr bug jira task story epic card chg inc ritm chore gh bz phab")
	referenceNouns = Words("reference ref case file")
	// After these a number counts something else: "step #2".
	ordinalNouns = Words(`step steps option phase part attempt try reason point section chapter figure table line round node host shard replica instance number rank priority
		version pod disk rack item channel`)
)

// ticketAt is how many tokens the ticket at token i takes; 0 if there is none.
func (d *Document) ticketAt(i, end int) int {
	t := &d.Tokens[i]
	if n := d.repoTicket(i, end); n > 0 {
		return n
	}
	switch t.Kind {
	case URLToken:
		if isTracker(d.Word(i)) {
			return 1
		}
	case IdentToken:
		s := d.Word(i)
		if s[0] == '#' && len(s) < 10 && isDigits(s[1:]) && (i == 0 || !ordinalNouns.Has(d.Tokens[i-1].Word)) {
			return 1
		}
		if isKey(s) {
			return 1
		}
	case PunctToken:
		// "!123" is a merge request.
		if t.Word == aw.bang && i+1 < end && d.Tokens[i+1].Kind == NumberToken && !d.Tokens[i+1].Is(SpaceBefore) && isDigits(d.Word(i+1)) && t.Is(SpaceBefore) {
			return 2
		}
	case WordToken:
		if isKey(d.Word(i)) {
			return 1
		}
		return d.numberedTicket(i, end)
	}
	return 0
}

// repoTicket is how many tokens "org/repo#12", "repo#12" or "org/repo!7" takes
// at token i; 0 if there is none.
func (d *Document) repoTicket(i, end int) int {
	if i+1 >= end || d.Tokens[i+1].Is(SpaceBefore) || d.Tokens[i].Kind != WordToken && d.Tokens[i].Kind != IdentToken || ordinalNouns.Has(d.Tokens[i].Word) {
		return 0
	}
	j := i + 1
	for j+1 < end && j < i+5 && d.Tokens[j].Word == aw.slash && !d.Tokens[j].Is(SpaceBefore) && !d.Tokens[j+1].Is(SpaceBefore) {
		j += 2
	}
	if j >= end || d.Tokens[j].Is(SpaceBefore) {
		return 0
	}
	switch s := d.Word(j); {
	case d.Tokens[j].Kind == IdentToken && s[0] == '#' && isDigits(s[1:]):
		return j + 1 - i
	case d.Tokens[j].Word == aw.bang && j > i+1 && j+1 < end && d.Tokens[j+1].Kind == NumberToken && !d.Tokens[j+1].Is(SpaceBefore):
		return j + 2 - i
	}
	return 0
}

// numberedTicket reads "PR 123", "pull request #4", "ticket 2024-118".
func (d *Document) numberedTicket(i, end int) int {
	j := i + 1
	switch w := d.Tokens[i].Word; {
	case (w == aw.pull || w == aw.merge) && j < end && d.Tokens[j].Word == aw.request:
		j++
	case numberedNouns.Has(w), referenceNouns.Has(w):
	default:
		return 0
	}
	for j < end && j < i+4 && (d.Tokens[j].Word == aw.colon || d.Tokens[j].Word == aw.dot || d.Tokens[j].Word == aw.hash || d.Tokens[j].Word == aw.no) {
		j++
	}
	if j >= end || j > i+4 {
		return 0
	}
	s := d.Word(j)
	if referenceNouns.Has(d.Tokens[i].Word) && strings.Count(s, "-") > 0 && hasDigit(s) && len(s) > 5 {
		return j + 1 - i // "reference 24-0417-B"
	}
	if j == i+1 && keyShaped(s) && !isKey(s) {
		return j + 1 - i // even if it looks like a standard: "ticket TLS-2207"
	}
	if d.Tokens[j].Kind == NumberToken && strings.IndexFunc(s, func(r rune) bool { return (r < '0' || r > '9') && r != '-' }) < 0 || s[0] == '#' && isDigits(s[1:]) {
		return j + 1 - i
	}
	return 0
}

// Names of standards and units that look like a tracker's key.
var notKeys = Words(`utf sha md iso rfc ieee ipv tls ssl http aes rsa cve gpt covid sev erc eip bip crc mp ec din en sp ansi ascii base cp cwe dns win us eu fips gdpr
		hipaa pci nist owasp ssae soc iec itu ecma posix pep jep jsr kip bep prc p q l h t v b s r w day week month phase step tier level layer type class
		part option plan item stage wave group zone area block page line row col dc az pop v2 ed x`)

// isKey reports whether s is a tracker's key such as "OPS-881": upper-case
// letters, a hyphen, a number.
func isKey(s string) bool {
	if isSerial(s) {
		return true
	}
	project, _, _ := strings.Cut(s, "-")
	return keyShaped(s) && !notKeys.Has(lookupWord(project))
}

// keyShaped reports whether s is formed like a tracker's key; so are the names
// of some standards.
func keyShaped(s string) bool {
	project, number, ok := strings.Cut(s, "-")
	if !ok || len(project) < 2 || len(project) > 12 || len(number) > 8 || !isDigits(number) {
		return false
	}
	for i := range len(project) {
		if c := project[i]; (c < 'A' || c > 'Z') && (i == 0 || (c < '0' || c > '9') && c != '_') {
			return false
		}
	}
	return true
}

// isSerial reports whether s is a ticket as help desks number them: "T256789",
// "INC0012345".
func isSerial(s string) bool {
	i := 0
	for i < len(s) && s[i] >= 'A' && s[i] <= 'Z' {
		i++
	}
	return i >= 1 && i <= 5 && (i > 1 || s[0] == 'T') && len(s)-i >= 5 && len(s)-i <= 10 && isDigits(s[i:]) && (i == 1 || !notKeys.Has(lookupWord(s[:i])))
}

// trackerParts are parts of the addresses of tickets, issues and changes in
// the trackers and forges that are in wide use.
var trackerParts = []string{
	"/issues/", "/issue/", "/pull/", "/pulls/", "/pull-requests/", "/merge_requests/", "/browse/", "/ticket/", "/tickets/", "/bugs/", "/bug/", "/work_items/",
	"/_workitems/", "show_bug.cgi", "linear.app/", "trello.com/c/", "app.asana.com/", "clickup.com/t/", "app.shortcut.com/", "youtrack", "pivotaltracker.com/",
	"issuetracker.", "bugs.launchpad.net/", "/projects/", "atlassian.net/", "monday.com/boards", "/-/epics/", "servicenow", "/boards/", "/story/", "/stories/",
	"/_git/", "/discussions/", "/changes/", "phabricator", "zendesk.com/", "height.app/", "basecamp.com/", "go/bug", "/gerrit", "jira",
}

// isTracker reports whether a link leads to a ticket, an issue or a change.
func isTracker(url string) bool {
	if strings.Contains(url, "/wiki/") || strings.Contains(url, "/blob/") || strings.Contains(url, "/pages/") {
		return numberedPath(url) // a project may be called "wiki"
	}
	for _, p := range trackerParts {
		if strings.Contains(url, p) {
			return true
		}
	}
	last := url[strings.LastIndexByte(url, '/')+1:]
	if at := strings.IndexAny(last, "?#"); at >= 0 {
		last = last[:at]
	}
	return isKey(last)
}

// numberedPath reports whether an address ends as those of issues and pull
// requests do, in a word for them and a number.
func numberedPath(url string) bool {
	at := strings.LastIndexByte(url, '/')
	if at < 0 || !isDigits(url[at+1:]) {
		return false
	}
	for _, p := range trackerParts[:6] {
		if strings.HasSuffix(url[:at+1], p) {
			return true
		}
	}
	return false
}

// dropCounters takes keys that only number the items, "CA-1", "CA-2", for what
// they are: no tickets.
func dropCounters(items []*ActionItem) {
	seen := map[string]int{} // by project: how many items it numbers from 1 on
	for i, a := range items {
		for _, t := range a.Tickets {
			if project, n := keyParts(t); n > 0 && n <= i+1 {
				seen[project]++
			}
		}
	}
	for _, a := range items {
		a.Tickets = slices.DeleteFunc(a.Tickets, func(t Ticket) bool {
			project, n := keyParts(t)
			return n > 0 && n <= len(items) && seen[project] > 1
		})
	}
}

// keyParts splits a key without a link into its project and number; the number
// is 0 for other tickets.
func keyParts(t Ticket) (project string, number int) {
	project, n, ok := strings.Cut(t.Text, "-")
	if !ok || t.URL != "" || !isDigits(n) || len(n) > 3 {
		return "", 0
	}
	return project, parseDigits(n)
}

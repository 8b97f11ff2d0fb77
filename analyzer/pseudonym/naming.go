package pseudonym

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/names"
)

// A naming is one place, or one string, that names a person.
type naming struct {
	mention *analyzer.Mention // nil: a string from a field
	at      int               // source offset
	words   []string          // folded, without titles; initials without their dot
	text    string
	handle  bool
	short   bool   // initials such as "EM"
	role    string // what it says of the person
	author  bool
	listed  bool
	roster  bool // from the repository, which knows many who have no part in the document
	token   int  // 1 more than the token of an account that is no mention
	person  *Person
	others  []*Person // whom it could be as well
}

// observe collects all namings, in the order of the text for those that stand
// in it.
func (c *Cast) observe() {
	d := c.doc
	mentions := d.Mentions()
	for i := range mentions {
		m := &mentions[i]
		n := &naming{mention: m, at: d.TokensSpan(m.First, m.End).Start, text: d.TokensText(m.First, m.End), handle: m.Handle, role: m.Role, listed: m.Use == analyzer.Listed}
		n.words = nameWords(n.text)
		if len(n.words) == 0 || c.isProduct(n.text) || c.ours(m) {
			continue
		}
		n.short = m.End-m.First == 1 && d.Tokens[m.First].Is(analyzer.AllCaps) && len(n.text) <= 3 && !n.handle
		if n.role == "" && n.listed {
			n.role = c.apposition(m.End)
		}
		c.seen = append(c.seen, n)
	}
	c.observeHandles()
	c.observeSpeakers()
	c.observeColumns()
	c.accounts = map[string]bool{}
	for _, n := range c.seen {
		if n.handle {
			c.accounts[plainAccount(n.words[0])] = true
		}
	}
	c.observeFields()
	for _, a := range d.Actions() {
		for _, o := range a.Owners {
			c.observeText(o, a.Span.Start, nameField{people: true})
		}
	}
	for _, p := range c.settings.People {
		c.observeKnown(p, false)
	}
	if c.settings.Roster == nil {
		return
	}
	for _, p := range c.settings.Roster() {
		// Of the people of a repository only full names say enough.
		if strings.Contains(p.Name, " ") {
			c.observeKnown(p, true)
		}
	}
}

// ours reports whether a mention is a role already, as in a document that has
// roles in its author field.
func (c *Cast) ours(m *analyzer.Mention) bool {
	for i := m.First; i < m.End; i++ {
		w := fold(c.doc.Word(i))
		if w != responder && w != author && len(w) > 1 && !isRole(c.doc, i) {
			return false
		}
	}
	return true
}

// observeHandles takes the accounts that are no mentions: one person too many
// without a name does less harm than one too few.
func (c *Cast) observeHandles() {
	d := c.doc
	for i := range d.Tokens {
		if k := d.Tokens[i].Kind; k != analyzer.HandleToken && !(k == analyzer.CodeToken && c.accountAsCode(i)) || d.PersonName(i) {
			continue
		}
		h := strings.TrimPrefix(d.Word(i), "@")
		if len(h) < 2 || strings.Contains(h, "/") || names.IsBot(h) || c.isProduct(h) || groupAccount(h) || !unicode.IsLetter(rune(h[0])) {
			continue
		}
		c.seen = append(c.seen, &naming{at: d.TokensSpan(i, i+1).Start, text: d.Word(i), words: []string{fold(h)}, handle: true, token: i + 1})
	}
}

// accountAsCode reports whether inline code is an account, as in timelines that
// set accounts so; "@media" and "@Override" are not.
func (c *Cast) accountAsCode(i int) bool {
	h, ok := strings.CutPrefix(c.doc.Word(i), "@")
	if !ok || h == "" || strings.ContainsFunc(h, func(r rune) bool {
		return !unicode.IsLower(r) && !unicode.IsDigit(r) && r != '-' && r != '_' && r != '.'
	}) {
		return false
	}
	return c.doc.BlockOf(i).Section.Within(analyzer.Timeline) || names.Lookup(h).Has(names.GivenName)
}

// groupAccount reports whether an account is that of a group.
func groupAccount(h string) bool {
	for _, w := range strings.FieldsFunc(fold(h), func(r rune) bool { return r == '-' || r == '_' || r == '.' }) {
		switch w {
		case "all", "here", "channel", "everyone", "oncall", "on", "call", "devs", "dev", "admins", "leads", "engineers", "owners", "maintainers", "reviewers", "bot", "alerts", "status",
			"incident", "incidents", "core", "infra", "web", "api", "backend", "frontend", "qa", "it", "noc", "soc", "helpdesk", "org":
			return true
		}
		if teamWord(w) {
			return true
		}
	}
	return false
}

// apposition is the role that follows a name in a field: "Ada Quill, duty
// manager". i is the token after the name.
func (c *Cast) apposition(i int) string {
	d := c.doc
	if i <= 0 || i >= len(d.Tokens) || d.Word(i) != "," && d.Word(i) != "(" {
		return ""
	}
	end := d.SentenceOf(i - 1).End
	j := i + 1
	for j < end && d.Tokens[j].Kind == analyzer.WordToken && j-i <= 4 && !analyzer.Prepositions.Has(d.Tokens[j].Word) && !d.Tokens[j].Is(analyzer.LineStart) {
		j++
	}
	if j == i+1 || !isRole(d, j-1) {
		return ""
	}
	return lowerRole(d.TokensText(i+1, j))
}

// isRole reports whether token i is a noun for somebody with a part in things.
func isRole(d *analyzer.Document, i int) bool {
	return analyzer.RoleNouns.Has(d.Tokens[i].Word)
}

// lowerRole lowers the words of a role that are not abbreviations.
func lowerRole(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if len(w) > 4 || strings.ToUpper(w) != w {
			words[i] = strings.ToLower(w)
		}
	}
	if len(words) > 0 {
		switch words[0] {
		case "the", "our", "a", "an":
			words = words[1:]
		}
	}
	role := strings.Join(words, " ")
	if role == "on-call" || role == "oncall" || role == "on call" {
		return "on-call engineer"
	}
	return role
}

// nameField is what is known of the people in a field.
type nameField struct {
	author, listed bool
	role           string
	people         bool // holds names of people, also in lower case
}

// observeFields reads the names in the fields of the document and its front
// matter.
func (c *Cast) observeFields() {
	for _, f := range c.doc.Meta().Fields {
		var kind nameField
		switch f.Kind {
		case analyzer.AuthorField:
			kind = nameField{author: true, listed: true, people: true}
		case analyzer.OwnerField:
			kind = nameField{listed: true, people: true}
		default:
			if !peopleField(f.Name) {
				continue
			}
			kind = nameField{listed: true, people: true}
			if isRoleName(f.Name) {
				kind.role = lowerRole(f.Name)
			}
		}
		c.observeText(f.Value, f.NameAt.Start, kind)
		if f.Kind == analyzer.AuthorField && !f.ValueAt.Empty() {
			for _, n := range c.seen {
				n.author = n.author || n.mention != nil && f.ValueAt.Start <= n.at && n.at < f.ValueAt.End
			}
		}
	}
}

// peopleField reports whether a field holds people by its name.
func peopleField(name string) bool {
	for _, w := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch w {
		case "reviewer", "reviewers", "participant", "participants", "attendee", "attendees", "responder", "responders", "facilitator", "facilitators",
			"scribe", "commander", "engineer", "engineers", "contact", "contacts", "assignee", "assignees", "approver", "approvers", "contributors",
			"people", "helpers", "team", "lead", "coordinator", "manager":
			return true
		}
	}
	return false
}

// isRoleName reports whether the name of a field is a role in the incident.
func isRoleName(name string) bool {
	low := strings.ToLower(name)
	for _, end := range [...]string{"commander", "scribe", "facilitator", "coordinator", "manager", "engineer"} {
		if strings.HasSuffix(low, end) {
			return true
		}
	}
	return false
}

// observeText reads the names in a string such as "Ada Quill, duty manager; @ben".
func (c *Cast) observeText(s string, at int, f nameField) {
	if len(s) > 2000 {
		return
	}
	s = strings.NewReplacer(" and ", ",", " & ", ",", ";", ",", "/", ",", "(", ",", ")", ",", "[", ",", "]", ",", "\"", "", "*", "", "`", "").Replace(s)
	var last *naming
	for part := range strings.SplitSeq(s, ",") {
		part = strings.TrimSpace(part)
		if name, address, ok := strings.Cut(part, "<"); ok && strings.Contains(address, "@") {
			part = strings.TrimSpace(name)
		}
		switch {
		case part == "" || strings.Contains(part, "@") && !strings.HasPrefix(part, "@"):
			continue
		case looksLikeName(part) || c.isAccount(part) || f.people && (lowerName(part) || f.listed && unknownName(part)):
			if i := bytes.Index(c.doc.Source[at:min(at+maxFieldReach, len(c.doc.Source))], []byte(part)); i >= 0 {
				at += i
			}
			last = &naming{at: at, text: part, words: nameWords(part), author: f.author, listed: f.listed, role: f.role, handle: strings.HasPrefix(part, "@")}
			c.seen = append(c.seen, last)
		case last != nil && last.role == "" && f.listed && isRoleName(strings.ToLower(firstClause(part))):
			last.role = lowerRole(firstClause(part))
		}
	}
}

// isAccount reports whether somebody's account is spelled so.
func (c *Cast) isAccount(s string) bool {
	if strings.Contains(s, " ") {
		return false
	}
	return c.accounts[plainAccount(s)]
}

// maxFieldReach is how far behind the start of a field its names are looked
// for, in bytes.
const maxFieldReach = 4 << 10

// firstClause is a phrase up to its first preposition.
func firstClause(s string) string {
	for _, p := range [...]string{" of ", " at ", " for ", " in "} {
		s, _, _ = strings.Cut(s, p)
	}
	return s
}

// observeKnown takes a person of the settings or of the repository.
func (c *Cast) observeKnown(p analyzer.PersonEntry, roster bool) {
	if p.Name != "" {
		c.seen = append(c.seen, &naming{at: len(c.doc.Source), text: p.Name, words: nameWords(p.Name), role: p.Role, roster: roster, handle: !strings.Contains(p.Name, " ") && strings.HasPrefix(p.Name, "@")})
	}
	if h := strings.TrimPrefix(p.Handle, "@"); h != "" {
		c.seen = append(c.seen, &naming{at: len(c.doc.Source), text: "@" + h, words: []string{fold(h)}, role: p.Role, handle: true, roster: roster})
	}
}

const thing = names.Product | names.Company | names.Place | names.Calendar | names.Bot

// looksLikeName reports whether a string of a field or owner column, which may
// also hold teams, is a person's name or handle.
func looksLikeName(s string) bool {
	if strings.HasPrefix(s, "@") {
		return len(s) > 2 && !strings.ContainsAny(s, " /") && !names.IsBot(s[1:]) && names.Lookup(s[1:]).Has(names.GivenName)
	}
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	first := names.Lookup(strings.Trim(words[0], "."))
	if len(words) == 1 {
		return first.Has(names.GivenName) && !first.Has(thing|names.EnglishWord) && capital(words[0])
	}
	for _, w := range words {
		if !capital(w) && !names.Lookup(w).Has(names.Particle) || teamWord(w) {
			return false
		}
	}
	last := names.Lookup(words[len(words)-1])
	return first.Has(names.GivenName) && !first.Has(names.CommonWord) || utf8.RuneCountInString(strings.Trim(words[0], ".")) == 1 && last.Has(names.Surname)
}

// lowerName is a given name in lower case, as in a document that writes
// everything so.
func lowerName(s string) bool {
	k := names.Lookup(s)
	return !strings.ContainsAny(s, " \t") && len(s) > 2 && k.Has(names.GivenName) && !k.Has(thing|names.EnglishWord)
}

// unknownName is two or three words with capitals, in a field for people, of
// which the first means nothing else.
func unknownName(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 3 || ordinary(words[0]) || isRoleName(s) {
		return false
	}
	for _, w := range words {
		if !capital(w) || teamWord(w) || strings.ToUpper(w) == w {
			return false
		}
	}
	return true
}

// teamWord reports whether a word ends the name of a team.
func teamWord(w string) bool {
	switch strings.ToLower(strings.Trim(w, ".,")) {
	case "team", "teams", "group", "squad", "department", "office", "desk", "guild", "crew", "ops", "sre", "support", "engineering", "platform", "data", "security",
		"services", "systems", "labs", "inc", "foundation", "ltd", "gmbh", "corp", "networks", "company", "product", "operations", "infrastructure":
		return true
	}
	return false
}

func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// fold makes spellings of one name equal: in lower case and without accents, which
// accounts, paths and hurried writers leave out ("José", "jose").
func fold(s string) string { return strings.Map(foldRune, s) }

// foldRune is negative for an accent that stands behind its letter.
func foldRune(r rune) rune {
	if unicode.Is(unicode.Mn, r) {
		return -1
	}
	return plainLetter(unicode.ToLower(r))
}

// nameWords are the folded words of a name without titles and marks.
func nameWords(s string) []string {
	var out []string
	for _, w := range strings.Fields(strings.TrimPrefix(s, "@")) {
		w = fold(strings.Trim(w, ".,;:()[]*_`'\"’"))
		if w == "" || len(out) == 0 && names.Lookup(w).Has(names.Title) && len(strings.Fields(s)) > 1 {
			continue
		}
		out = append(out, w)
	}
	return out
}

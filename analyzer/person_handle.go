package analyzer

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer/names"
)

// handle takes "@ada" at token i if it may be one person's account, and
// returns the token after it.
func (f *nameFinder) handle(i int) int {
	d := f.d
	name := strings.TrimPrefix(d.Word(i), "@")
	if !f.personalHandle(name) {
		return i + 1
	}
	end := d.SentenceOf(i).End
	if i+1 < end && atNouns.Has(d.Tokens[i+1].Word) {
		return i + 1
	}
	c := candidate{first: i, end: i + 1, key: i, class: handleClass, score: 14}
	// "@Tony Yang": a chat program writes the display name after the sign.
	if i+1 < end && f.joins(i+1, i) && !notNames.Has(d.Tokens[i+1].Word) && lookupName(name).Has(names.GivenName) {
		if k := classOf(lookupName(d.Word(i + 1))); k != wordClass && k != thingClass {
			c.end = i + 2
		}
	}
	f.cands = append(f.cands, c)
	return c.end
}

// personalHandle reports whether an account name, without "@", may be that of
// one person.
func (f *nameFinder) personalHandle(name string) bool {
	if len(name) < 2 || strings.Contains(name, "/") || names.IsBot(name) || f.isProduct(name) {
		return false
	}
	letters := strings.TrimLeft(name, "0123456789._-")
	if letters == "" || name[0] >= '0' && name[0] <= '9' && !strings.HasPrefix(name, "0x") {
		return false
	}
	if k := strings.LastIndexByte(name, '.'); k > 0 && topDomains.Has(lookupWord(name[k+1:])) {
		return false
	}
	k := names.Lookup(name)
	if k.Has(names.Product|names.Company|names.Bot) && !k.Has(names.GivenName) {
		return false
	}
	return !groupName(name)
}

var topDomains = Words("com org net io dev social app cloud uk de fr eu us info xyz online chat space gov edu")

// groupName reports whether every part of an account name, or its last one,
// stands for a group or a function: oncall-game, sre-team, infra_leads.
func groupName(name string) bool {
	low := strings.ToLower(name)
	if groupHandles.Has(lookupWord(low)) {
		return true
	}
	parts := strings.FieldsFunc(low, func(r rune) bool { return r == '-' || r == '_' || r == '.' })
	if len(parts) < 2 {
		return false
	}
	group := func(s string) bool {
		w := lookupWord(s)
		return groupHandles.Has(w) || TeamNouns.Has(w) || TeamNames.Has(w)
	}
	last := lookupWord(parts[len(parts)-1])
	if TeamNouns.Has(last) || strings.HasSuffix(low, "s") && groupHandles.Has(last) || callWords.Has(last) {
		return true
	}
	if first := lookupWord(parts[0]); TeamNouns.Has(first) || callWords.Has(first) {
		return true
	}
	for _, p := range parts {
		if !group(p) {
			return false
		}
	}
	return true
}

// callWords stand for whoever is on duty.
var callWords = Words("oncall on-call call noc soc support helpdesk status news official everyone all hq")

// bareAccount takes an account name without "@" at token i: lower-case
// letters with digits or underscores, as the agent of a person's verb.
func (f *nameFinder) bareAccount(i int) {
	d := f.d
	w := d.Word(i)
	if !f.accountLike(w) {
		return
	}
	c := candidate{first: i, end: i + 1, key: i, class: bareClass}
	j, end := f.after(&c)
	if j >= end {
		return
	}
	if d.Tokens[j].Word == wComma || d.Tokens[j].Word == wOpen {
		c.class = unknownClass
		c.score = f.apposition(&c, j, end) + f.left(&c)
		c.class = bareClass
	} else if p := d.predicateAt(j, end); p.weight > anyAct && p.form != ingForm {
		c.score = bareWeights[p.weight] + f.left(&c)
		if f.humanHint(p.verb, end) {
			c.score += 4
		}
	} else {
		c.score = max(f.left(&c), 0)
	}
	f.cands = append(f.cands, c)
}

var bareWeights = map[verbWeight]int{workAct: 10, speakAct: 10, handAct: 12, mindAct: 14, stateAct: 12}

// accountLike reports whether an identifier looks like somebody's account
// rather than a host, a version or a variable.
func (f *nameFinder) accountLike(w string) bool {
	if len(w) < 4 || len(w) > 24 || strings.ContainsAny(w, "/@#:(){}$%+=") || !strings.ContainsAny(w, "abcdefghijklmnopqrstuvwxyz") {
		return false
	}
	if name, ok := strings.CutSuffix(w, ".eth"); ok {
		return !strings.Contains(name, ".")
	}
	if strings.Contains(w, ".") || names.IsBot(w) || f.isProduct(w) || groupName(w) {
		return false
	}
	digits, groups, under := 0, 0, strings.Count(w, "_")
	for i := range len(w) {
		if isDigit(w[i]) {
			digits++
			if i == 0 || !isDigit(w[i-1]) {
				groups++
			}
		}
	}
	switch {
	case strings.HasPrefix(w, "0x"):
		return true
	case isDigit(w[0]) || under > 1 || groups > 1 || digits*2 > len(w):
		return false
	case under == 1:
		return namedParts(w)
	case isDigit(w[len(w)-1]):
		return digits > 1 && len(w)-digits > 3 && !thingIdentifier(w)
	}
	return digits == 1 && len(w) > 3 && strings.ContainsAny(w, "013457") && leet(w)
}

// namedParts reports whether one side of an underscore is a given name, or one
// is an initial and the other no English word: ada_l, marek_z.
func namedParts(w string) bool {
	if thingIdentifier(w) {
		return false
	}
	a, b, _ := strings.Cut(w, "_")
	given := func(s string) bool { return names.Lookup(strings.Trim(s, "0123456789")).Grade() > names.Rare }
	return given(a) || given(b) || len(a) == 1 && len(b) > 3 || len(b) == 1 && len(a) > 3
}

// leet reports whether a digit stands for a letter within a word: t0ny.
func leet(w string) bool {
	plain := strings.NewReplacer("0", "o", "1", "i", "3", "e", "4", "a", "5", "s", "7", "t").Replace(w)
	return !ordinary(plain) && !names.Lookup(w).Has(thingKinds)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// thingIdentifier reports whether a part of an identifier names a thing.
func thingIdentifier(w string) bool {
	if '0' <= w[0] && w[0] <= '9' && !strings.HasPrefix(w, "0x") {
		return true
	}
	for part := range strings.FieldsFuncSeq(strings.ToLower(w), func(r rune) bool { return r == '_' || r == '-' }) {
		stem := strings.Trim(part, "0123456789")
		k := lookupName(stem)
		switch {
		case thingParts.Has(lookupWord(part)) || thingParts.Has(lookupWord(stem)):
			return true
		case k.Has(names.GivenName) || len(stem) <= 2 && stem == part:
		case k.Has(names.EnglishWord | names.Product | names.Company | names.Place | names.Calendar):
			return true
		case len(stem) > 1 && len(stem) < 4 && stem != part:
			return true // "pg14", "h2o"
		}
	}
	return false
}

// capitals takes initials at token i: "JW fails the cluster over", "M.D.".
func (f *nameFinder) capitals(i int) int {
	d := f.d
	w := d.Word(i)
	dotted := strings.HasSuffix(w, ".")
	if dotted && len(w) > 6 || !dotted && len(w) != 2 && len(w) != 3 {
		return i + 1
	}
	c := candidate{first: i, end: i + 1, key: i, class: initialsClass}
	if isInitial(d, i) && dotted {
		if s := d.SentenceOf(i); i+1 < s.End && f.joins(i+1, i) {
			return f.chain(i)
		}
	}
	if len(w) == 3 || shortAcronyms.Has(d.Tokens[i].Word) || names.Lookup(w).Has(thingKinds) || !f.startLike(i) && !dotted {
		return i + 1
	}
	if j, end := f.after(&c); j < end {
		c.score = f.initialsScore(&c, j, end)
		f.cands = append(f.cands, c)
	}
	return i + 1
}

func (f *nameFinder) initialsScore(c *candidate, j, end int) int {
	d := f.d
	b := d.BlockOf(c.first)
	if b.Kind == Heading {
		return -20
	}
	score := 0
	if d.Tokens[j].Kind == WordToken {
		if p := d.predicateAt(j, end); p.weight > anyAct && (p.form == thirdForm || p.form == pastForm) {
			score = map[verbWeight]int{workAct: 8, speakAct: 8, handAct: 10, mindAct: 12, stateAct: 10}[p.weight]
		}
	}
	if score > 0 && (f.timeBefore(c.first) || d.sectionKind(b) == Timeline) {
		score += 3
	}
	return score
}

// timeBefore reports whether a time stands before token i in its sentence.
func (f *nameFinder) timeBefore(i int) bool {
	d := f.d
	for j := i - 1; j >= d.SentenceOf(i).First; j-- {
		if t := &d.Tokens[j]; t.Kind == NumberToken {
			return true
		} else if t.Kind != PunctToken && !clockWords.Has(t.Word) {
			break
		}
	}
	if b := d.BlockOf(i); b.Row != nil && b.Column > 0 && b.Row.Cells[0].EndToken > b.Row.Cells[0].FirstToken {
		c := b.Row.Cells[0]
		return d.Tokens[c.FirstToken].Kind == NumberToken || d.Tokens[c.EndToken-1].Kind == NumberToken
	}
	return false
}

// readProfiles notes the links whose text is an account on the site they
// point to, or a name with a profile behind it.
func (f *nameFinder) readProfiles() {
	for _, l := range f.d.Links {
		if !profilePage(l.Destination) {
			if i := f.d.tokenAt(l.TextStart); sitePage(l.Destination) && i < len(f.d.Tokens) {
				if f.sites == nil {
					f.sites = map[int]bool{}
				}
				f.sites[i] = true
			}
			continue
		}
		i := f.d.tokenAt(l.TextStart)
		if i < 0 || i >= len(f.d.Tokens) || int(f.d.Tokens[i].Start) >= l.TextEnd {
			continue
		}
		if f.profiles == nil {
			f.profiles = map[int]bool{}
		}
		f.profiles[i] = true
		f.linkedAccount(i, l)
	}
}

// linkedAccount takes a link's text that is the account itself.
func (f *nameFinder) linkedAccount(i int, l Link) {
	d := f.d
	text := strings.Trim(d.Text[l.TextStart:min(l.TextEnd, len(d.Text))], "[]@ ")
	account := strings.Trim(l.Destination[strings.LastIndexByte(strings.TrimRight(l.Destination, "/"), '/')+1:], "/@")
	if ordinary(text) || !strings.EqualFold(text, account) || d.Tokens[i].Kind == HandleToken || !f.personalHandle(account) || strings.ContainsAny(text, " \n") {
		return
	}
	c := candidate{first: i, end: i + 1, key: i, class: bareClass, score: 4}
	if classOf(lookupName(text)) == thingClass {
		return
	}
	c.class = surnameClass
	c.score += f.right(&c) + f.left(&c)
	c.class = bareClass
	f.extra = append(f.extra, c)
}

// sitePage reports whether a URL is the front page of a site.
func sitePage(url string) bool {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		return false
	}
	_, path, _ := strings.Cut(rest, "/")
	return strings.Trim(path, "/") == ""
}

var profileHosts = []string{"github.com/", "gitlab.com/", "twitter.com/", "x.com/", "codeberg.org/", "bitbucket.org/", "linkedin.com/in/", "keybase.io/", "bsky.app/profile/", "t.me/"}

// profilePage reports whether a URL is that of one account.
func profilePage(url string) bool {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		return false
	}
	rest = strings.TrimPrefix(rest, "www.")
	for _, h := range profileHosts {
		if path, ok := strings.CutPrefix(rest, h); ok {
			path = strings.Trim(path, "/")
			return path != "" && !strings.ContainsAny(path, "/?#")
		}
	}
	return strings.Contains(rest, "/@") && strings.Count(strings.Trim(rest, "/"), "/") == 1
}

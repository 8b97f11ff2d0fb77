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
		if k := classOf(d.nameKind(i + 1)); k != wordClass && k != thingClass {
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
// letters with digits or underscores, as the agent of a person's verb or
// beside a role.
func (f *nameFinder) bareAccount(i int) {
	d := f.d
	like := f.accountLike(d.Word(i))
	if like == noAccount {
		return
	}
	c := candidate{first: i, end: i + 1, key: i, class: bareClass}
	j, end := f.after(&c)
	if j >= end {
		return
	}
	c.score = f.left(&c)
	if w := d.Tokens[j].Word; w == wComma || w == wOpen {
		c.class = unknownClass
		c.score += f.apposition(&c, j, end)
		c.class = bareClass
	} else if p := d.predicateAt(j, end); like == likelyAccount && p.weight > anyAct && p.form != ingForm {
		c.score += bareWeights[p.weight]
		if f.humanHint(p.verb, end) {
			c.score += 4
		}
	}
	f.cands = append(f.cands, c)
}

var bareWeights = map[verbWeight]int{workAct: 10, speakAct: 10, handAct: 12, mindAct: 14, stateAct: 12}

// likeness says whether an identifier looks like somebody's account rather
// than a host, a version or a variable.
type likeness uint8

const (
	noAccount likeness = iota
	maybeAccount
	likelyAccount
)

func (f *nameFinder) accountLike(w string) likeness {
	if len(w) < 4 || len(w) > 24 || strings.ContainsAny(w, "/@#:(){}$%+=") || !strings.ContainsAny(w, "abcdefghijklmnopqrstuvwxyz") {
		return noAccount
	}
	if name, ok := strings.CutSuffix(w, ".eth"); ok && !strings.Contains(name, ".") {
		return likelyAccount
	}
	if strings.Contains(w, ".") {
		return noAccount
	}
	like := spelledAccount(w)
	if like != noAccount && (names.IsBot(w) || f.isProduct(w) || groupName(w)) {
		return noAccount
	}
	return like
}

// spelledAccount is accountLike by the spelling alone, which nearly always
// says no and costs least.
func spelledAccount(w string) likeness {
	if rest, ok := strings.CutPrefix(w, "0x"); ok {
		if strings.ContainsAny(rest, "ghijklmnopqrstuvwxyz_") {
			return likelyAccount
		}
		return noAccount
	}
	digits, groups := countDigits(w)
	under := strings.Count(w, "_")
	switch {
	case isDigit(w[0]) || under > 1 || groups > 1 || digits*2 > len(w):
		return noAccount
	case under == 1:
		return namedParts(w)
	case isDigit(w[len(w)-1]):
		return numberedAccount(w, digits)
	case digits == 1:
		return leet(w)
	}
	return noAccount
}

// countDigits counts the digits of a word and the runs they form.
func countDigits(w string) (digits, groups int) {
	for i := range len(w) {
		if isDigit(w[i]) {
			digits++
			if i == 0 || !isDigit(w[i-1]) {
				groups++
			}
		}
	}
	return digits, groups
}

// numberedAccount judges a word with digits at its end: jlin42, not web12.
func numberedAccount(w string, digits int) likeness {
	stem := w[:len(w)-digits]
	k := names.Lookup(stem)
	switch {
	case digits < 2 || len(stem) < 4 || thingIdentifier(w) || strings.HasPrefix(stem, "lib"):
		return noAccount
	case mythNames.Has(lookupWord(stem)) || classOf(k) == thingGiven, k == 0 && digits > 3, k.Has(names.GivenName) && k.Grade() == names.Rare:
		return noAccount
	}
	return likelyAccount
}

// namedParts judges the sides of an underscore: one is a given name, or one is
// an initial and the other no English word.
func namedParts(w string) likeness {
	if thingIdentifier(w) {
		return noAccount
	}
	a, b, _ := strings.Cut(w, "_")
	given := func(s string) bool { return names.Lookup(strings.Trim(s, "0123456789")).Grade() > names.Rare }
	if given(a) || given(b) || len(a) == 1 && len(b) > 3 || len(b) == 1 && len(a) > 3 {
		return likelyAccount
	}
	return noAccount
}

// leet judges a word in which a digit stands for a letter: t0ny.
func leet(w string) likeness {
	plain := strings.NewReplacer("0", "o", "1", "i", "3", "e", "4", "a", "5", "s", "7", "t").Replace(w)
	switch {
	case plain == w || names.Lookup(w).Has(thingKinds):
		return noAccount
	case names.Lookup(plain).Grade() > names.Rare:
		return likelyAccount
	}
	return maybeAccount
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

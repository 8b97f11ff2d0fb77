package analyzer

import (
	"strings"
)

// readProfiles notes the links whose text is an account on the site they
// point to, or a name with a profile behind it.
func (f *nameFinder) readProfiles() {
	for _, l := range f.d.Links {
		if deepPage(l.Destination) {
			continue
		}
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

// deepPage reports whether a URL has too many parts for a front page or a
// profile, as those of most links have.
func deepPage(url string) bool {
	_, rest, _ := strings.Cut(url, "://")
	parts := 1 // the host
	for i := 1; i < len(rest) && parts < 4; i++ {
		if rest[i] != '/' && rest[i-1] == '/' {
			parts++
		}
	}
	return parts == 4
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

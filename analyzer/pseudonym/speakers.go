package pseudonym

import (
	"bytes"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/names"
)

// observeSpeakers takes the names above the lines of a chat that was pasted:
// "alice [9:03 AM]", "<alice> done".
func (c *Cast) observeSpeakers() {
	src := c.doc.Source
	for at := 0; at < len(src); {
		end := bytes.IndexByte(src[at:], '\n')
		if end < 0 {
			end = len(src) - at
		}
		c.speaker(at, src[at:at+end])
		at += end + 1
	}
}

// maxSpeaker bounds the line that holds a speaker and a time, in bytes.
const maxSpeaker = 80

func (c *Cast) speaker(at int, line []byte) {
	start := len(line) - len(bytes.TrimLeft(line, "> \t*_"))
	rest := line[start:min(len(line), start+maxSpeaker)]
	n := 0
	for n < len(rest) && (alnum(rest[n]) || n > 0 && (rest[n] == '.' || rest[n] == '_' || rest[n] == '-')) {
		n++
	}
	name, after := string(rest[:n]), strings.TrimLeft(string(rest[n:]), " \t*_")
	if n < 2 || len(after) < 5 || after[0] != '[' || groupAccount(name) || names.Lookup(name).Has(names.Calendar) || !unicode.IsLetter(rune(name[0])) {
		return
	}
	inside, _, closed := strings.Cut(after[1:], "]")
	if hour, minute, ok := strings.Cut(strings.ToLower(inside), ":"); !closed || !ok || !number(hour) || len(hour) > 2 || len(minute) < 2 || !number(minute[:2]) || len(inside) > 12 {
		return
	}
	x := &naming{at: at + start, text: name, words: []string{fold(name)}, handle: true}
	d := c.doc
	if k := sort.Search(len(d.Tokens), func(k int) bool { return d.TokensSpan(k, k+1).End > x.at }); k < len(d.Tokens) && d.Word(k) == name && !d.PersonName(k) {
		x.token = k + 1
	}
	c.seen = append(c.seen, x)
}

// speakerName reports whether a word may be somebody's name in a chat.
func speakerName(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) && !groupAccount(s) && (lowerName(s) || !ordinary(fold(s)))
}

// observeColumns takes the words in columns for people that are nobody's name
// otherwise: accounts without "@". A word with a capital there may as well be a
// company.
func (c *Cast) observeColumns() {
	d := c.doc
	for _, t := range d.Tables {
		for k := range len(t.Rows) {
			for _, b := range t.Rows[k].Cells {
				h := t.HeaderCell(b.Column)
				if k == 0 || h == nil || b.EndToken-b.FirstToken != 1 || !peopleColumn(d.BlockText(h)) {
					continue
				}
				i := b.FirstToken
				if w := d.Word(i); d.Tokens[i].Kind != analyzer.CodeToken && !d.PersonName(i) && len(w) > 2 && speakerName(w) && !teamWord(w) && !c.isProduct(w) && (strings.ToLower(w) == w || strings.ContainsAny(w, "0123456789")) && strings.ToUpper(w) != w {
					c.seen = append(c.seen, &naming{at: d.TokensSpan(i, i+1).Start, text: w, words: []string{fold(w)}, handle: true, listed: true, token: i + 1})
				}
			}
		}
	}
}

// peopleColumn reports whether a column holds people by its header.
func peopleColumn(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "who", "actor", "person", "responder", "by", "assignee", "owner", "reported by", "user", "participant", "engineer", "author":
		return true
	}
	return false
}

package analyzer

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer/names"
)

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

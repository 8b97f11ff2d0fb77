package baseline

import (
	"slices"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// A Matcher recognises known findings, each entry as often as it counts. It is
// used by one goroutine; as what it answers depends on what it was asked
// before, documents come in a fixed order.
type Matcher struct {
	slots map[key][]*slot // each list in the order of paths
	text  func(path string) (normal string, ok bool)
}

// A slot is an entry, and what has become of it.
type slot struct {
	Entry
	left int      // not matched yet
	to   []string // the paths of the documents that it was matched in
}

// NewMatcher makes a matcher of entries. text gives the normal form of all the
// text of a document, by its path in an entry; ok is false if there is no such
// document. It tells a passage that has moved from one that was copied.
func NewMatcher(entries []Entry, text func(path string) (normal string, ok bool)) *Matcher {
	m := &Matcher{slots: map[key][]*slot{}, text: text}
	for _, e := range tidy(slices.Clone(entries)) {
		k := key{e.Rule, e.Sentence}
		m.slots[k] = append(m.slots[k], &slot{Entry: e, left: e.Count})
	}
	return m
}

// A Match is what Split has recognised in one document.
type Match struct{ slots []*slot }

// Known is the number of findings that were recognised.
func (x Match) Known() int { return len(x.slots) }

// Split drops from findings, of the document at path, those that are known, in
// place. The path is as in entries.
func (m *Matcher) Split(path string, findings []analyzer.Finding) ([]analyzer.Finding, Match) {
	var match Match
	kept := findings[:0]
	for i := range findings {
		if s := m.find(path, &findings[i]); s != nil {
			s.left--
			s.to = append(s.to, path)
			match.slots = append(match.slots, s)
		} else {
			kept = append(kept, findings[i])
		}
	}
	clear(findings[len(kept):])
	return kept, match
}

// Undo forgets a match, the last one that was made: its document is going to be
// looked at anew.
func (m *Matcher) Undo(x Match) {
	for _, s := range x.slots {
		s.left++
		s.to = s.to[:len(s.to)-1]
	}
}

// find is an entry for a finding: one of its own document, or one of a document
// that no longer holds the sentence.
func (m *Matcher) find(path string, f *analyzer.Finding) *slot {
	k := key{f.Rule, f.Anchor()}
	slots := m.slots[k]
	for _, s := range slots {
		if s.Path == path && s.left > 0 {
			return s
		}
	}
	for _, s := range slots {
		if s.left > 0 && s.Path != path && m.hasLeft(s.Path, k.sentence, f.Sentence == "") {
			return s
		}
	}
	return nil
}

// hasLeft reports whether a document is gone, or the sentence from it. A
// message about a whole document is no text that could be looked for in it.
func (m *Matcher) hasLeft(path, sentence string, whole bool) bool {
	text, ok := m.text(path)
	return !ok || !whole && !strings.Contains(" "+text+" ", " "+sentence+" ")
}

// Entries are the entries as they would be written now: what was matched under
// the path where it was found, the rest as it was unless drop says that it has
// vanished. dropped counts the findings left out.
func (m *Matcher) Entries(drop func(Entry) bool) (entries []Entry, dropped int) {
	for _, slots := range m.slots {
		for _, s := range slots {
			for _, path := range s.to {
				entries = append(entries, Entry{path, s.Rule, s.Sentence, 1})
			}
			if s.left == 0 {
				continue
			}
			rest := Entry{s.Path, s.Rule, s.Sentence, s.left}
			if drop(rest) {
				dropped += s.left
			} else {
				entries = append(entries, rest)
			}
		}
	}
	return tidy(entries), dropped
}

// EntriesOf makes entries of findings, all of the document at path.
func EntriesOf(path string, findings []analyzer.Finding) []Entry {
	entries := make([]Entry, len(findings))
	for i := range findings {
		entries[i] = Entry{path, findings[i].Rule, findings[i].Anchor(), 1}
	}
	return tidy(entries)
}

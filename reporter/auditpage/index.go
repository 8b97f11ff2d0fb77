package auditpage

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blamelint/blamelint/analyzer/audit"
)

// An index says in which documents a word stands. The words of one beginning
// (their first two characters) share a script, so that the browser loads only
// what a query asks for. While the report is made, words are gathered in memory
// up to a bound, then written in order to a file of their own, a run; in the end
// the runs are merged. Words of one beginning stand together in a run, since
// UTF-8 sorts as its characters do.
type index struct {
	folder *folder
	words  map[string][]byte // for each word, the documents since the last run: numbers in base 36, each before a space
	size   int               // bytes of words, roughly
	bound  int               // of size
	seen   map[string]bool   // words of the document in hand
	runs   int               // files that hold one
}

// indexBound is how many bytes of the index are held in memory.
const indexBound = 8 << 20

// Bounds of a word, in characters: one letter finds everything, and what is
// longer is no word but an identifier that nobody types.
const (
	minWord = 2
	maxWord = 32
)

func newIndex(f *folder) *index {
	return &index{folder: f, bound: indexBound, words: map[string][]byte{}, seen: map[string]bool{}}
}

// add takes in the text of a document; documents come in ascending order.
func (x *index) add(doc int, sections []section) error {
	clear(x.seen)
	n := append(strconv.AppendInt(nil, int64(doc), 36), ' ')
	for i := range sections {
		for _, s := range [...]string{sections[i].Title, sections[i].Text} {
			for w := range wordsIn(strings.ReplaceAll(s, audit.Masked, " ")) {
				if x.seen[w] {
					continue
				}
				list, ok := x.words[w]
				if !ok {
					w = strings.Clone(w)
					x.size += len(w) + 100 // what an entry of a map takes
				}
				x.seen[w] = true
				x.words[w] = append(list, n...)
				x.size += len(n)
			}
		}
	}
	if x.size > x.bound {
		return x.spill()
	}
	return nil
}

// wordsIn yields the words of a text in lower case, as assets/list.js cuts a
// query: runs of letters, marks and digits.
func wordsIn(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) }) {
			if n := utf8.RuneCountInString(w); n < minWord || n > maxWord {
				continue
			}
			if !yield(strings.ToLower(w)) {
				return
			}
		}
	}
}

// beginning is the name of the script that holds a word: its first two
// characters if they are letters or digits of ASCII, else the numbers of their
// code points.
func beginning(word string) string {
	var b strings.Builder
	n := 0
	for _, r := range word {
		if n++; n > 2 {
			break
		}
		if r < utf8.RuneSelf {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "-%x", r)
		}
	}
	return b.String()
}

func (x *index) runPath(n int) string {
	return x.folder.path(fmt.Sprintf("data/words/%d.run", n))
}

// gathered yields the words in memory, in order, with their documents.
func (x *index) gathered() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, word := range slices.Sorted(maps.Keys(x.words)) {
			if !yield(word, string(x.words[word])) {
				return
			}
		}
	}
}

// spill writes the words in memory as a run.
func (x *index) spill() error {
	if err := os.MkdirAll(x.folder.path("data/words"), 0o755); err != nil {
		return err
	}
	out, err := os.Create(x.runPath(x.runs))
	if err != nil {
		return err
	}
	x.runs++
	w := bufio.NewWriter(out)
	for word, docs := range x.gathered() {
		fmt.Fprintf(w, "%s %s\n", word, docs)
	}
	clear(x.words)
	x.size = 0
	return errors.Join(w.Flush(), out.Close())
}

// readRun yields what spill wrote.
func readRun(r io.Reader, failed *error) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		b := bufio.NewReader(r)
		for {
			line, err := b.ReadString('\n')
			if err != nil {
				if err != io.EOF {
					*failed = err
				}
				return
			}
			word, docs, _ := strings.Cut(line[:len(line)-1], " ")
			if !yield(word, docs) {
				return
			}
		}
	}
}

// close merges the runs with what is in memory into scripts, and lists their
// beginnings.
func (x *index) close() (err error) {
	var failed error
	var sources []iter.Seq2[string, string]
	for n := range x.runs {
		run, err := os.Open(x.runPath(n))
		if err != nil {
			return err
		}
		defer os.Remove(run.Name())
		defer run.Close()
		sources = append(sources, readRun(run, &failed))
	}
	w := indexWriter{folder: x.folder}
	for word, docs := range mergeRuns(append(sources, x.gathered())) {
		if err := w.add(word, docs); err != nil {
			return err
		}
	}
	return errors.Join(failed, w.close())
}

// mergeRuns yields each word once, with its documents from all runs in their
// order. Runs are ordered by word.
func mergeRuns(runs []iter.Seq2[string, string]) iter.Seq2[string, []string] {
	return func(yield func(string, []string) bool) {
		type head struct {
			word, docs string
			ok         bool
			next       func() (string, string, bool)
		}
		heads := make([]head, len(runs))
		for i, run := range runs {
			next, stop := iter.Pull2(run)
			defer stop()
			h := head{next: next}
			h.word, h.docs, h.ok = next()
			heads[i] = h
		}
		for {
			least, any := "", false
			for _, h := range heads {
				if h.ok && (!any || h.word < least) {
					least, any = h.word, true
				}
			}
			if !any {
				return
			}
			var docs []string
			for i := range heads {
				if h := &heads[i]; h.ok && h.word == least {
					docs = append(docs, h.docs)
					h.word, h.docs, h.ok = h.next()
				}
			}
			if !yield(least, docs) {
				return
			}
		}
	}
}

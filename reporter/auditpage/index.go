package auditpage

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
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
// up to a bound, then appended to files, one a beginning; in the end each of
// these is read, sorted and written as a script.
type index struct {
	folder *folder
	words  map[string][]byte // for each word, the documents since the last spill: numbers in base 36, each before a space
	size   int               // bytes of words, roughly
	bound  int               // of size
	seen   map[string]bool   // words of the document in hand
	began  map[string]bool   // beginnings that have a file
}

// indexBound is how many bytes of the index are held in memory.
const indexBound = 24 << 20

// Bounds of a word, in characters: one letter finds everything, and what is
// longer is no word but an identifier that nobody types.
const (
	minWord = 2
	maxWord = 32
)

func newIndex(f *folder) *index {
	return &index{folder: f, bound: indexBound, words: map[string][]byte{}, seen: map[string]bool{}, began: map[string]bool{}}
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
				x.seen[w] = true
				list, ok := x.words[w]
				if !ok {
					w = strings.Clone(w)
					x.size += len(w) + 100 // what an entry of a map takes
				}
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
func wordsIn(s string) func(yield func(string) bool) {
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

// beginning is the name of the file that holds a word: its first two
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

func (x *index) gathering(beginning string) string {
	return x.folder.path("data/words/" + beginning + ".tmp")
}

// spill appends what is gathered to the files of the beginnings.
func (x *index) spill() error {
	if err := os.MkdirAll(x.folder.path("data/words"), 0o755); err != nil {
		return err
	}
	var out *os.File
	var w *bufio.Writer
	end := func() error {
		if out == nil {
			return nil
		}
		return errors.Join(w.Flush(), out.Close())
	}
	current := ""
	for _, word := range slices.SortedFunc(maps.Keys(x.words), byBeginning) {
		if b := beginning(word); b != current || out == nil {
			if err := end(); err != nil {
				return err
			}
			current, x.began[b] = b, true
			var err error
			if out, err = os.OpenFile(x.gathering(b), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644); err != nil {
				return err
			}
			w = bufio.NewWriter(out)
		}
		fmt.Fprintf(w, "%s %s\n", word, x.words[word])
	}
	clear(x.words)
	x.size = 0
	return end()
}

func byBeginning(a, b string) int {
	if c := strings.Compare(beginning(a), beginning(b)); c != 0 {
		return c
	}
	return strings.Compare(a, b)
}

// close turns the gathered files into scripts, and lists the beginnings.
func (x *index) close() error {
	if err := x.spill(); err != nil {
		return err
	}
	list := slices.Sorted(maps.Keys(x.began))
	for _, b := range list {
		if err := x.finish(b); err != nil {
			return fmt.Errorf("the index of words: %w", err)
		}
	}
	quoted := make([]string, len(list))
	for i, b := range list {
		quoted[i] = strconv.Quote(b)
	}
	return x.folder.write("data/beginnings.js", []byte("blamelint.beginnings(["+strings.Join(quoted, ",")+"]);\n"))
}

// finish writes the script of one beginning: for each word, the first document
// and then the distances from each to the next, in base 36.
func (x *index) finish(b string) error {
	data, err := os.ReadFile(x.gathering(b))
	if err != nil {
		return err
	}
	lists := map[string][]string{} // one text for each spill
	for line := range strings.Lines(string(data)) {
		word, docs, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		lists[word] = append(lists[word], docs)
	}
	var out strings.Builder
	fmt.Fprintf(&out, "blamelint.words(%q, {\n", b)
	for i, word := range slices.Sorted(maps.Keys(lists)) {
		if i > 0 {
			out.WriteString(",\n")
		}
		name, err := json.Marshal(word)
		if err != nil {
			return err
		}
		out.Write(name)
		out.WriteString(":\"")
		last := int64(0)
		for k, docs := range lists[word] {
			for j, doc := range strings.Fields(docs) {
				n, err := strconv.ParseInt(doc, 36, 64)
				if err != nil {
					return err
				}
				if j+k > 0 {
					out.WriteByte(' ')
				}
				out.WriteString(strconv.FormatInt(n-last, 36))
				last = n
			}
		}
		out.WriteByte('"')
	}
	out.WriteString("\n});\n")
	if err := x.folder.write("data/words/"+b+".js", []byte(out.String())); err != nil {
		return err
	}
	if err := os.Remove(x.gathering(b)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

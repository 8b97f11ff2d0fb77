package auditpage

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// An indexWriter writes the scripts: for each word, the first document and
// then the distances from each to the next, in base 36.
type indexWriter struct {
	folder *folder
	script strings.Builder
	now    string // the beginning of the script; empty before the first
	names  []string
}

// add takes in the words in ascending order.
func (w *indexWriter) add(word string, runs []string) error {
	if b := beginning(word); b != w.now {
		if err := w.end(); err != nil {
			return err
		}
		w.now = b
		w.names = append(w.names, b)
		fmt.Fprintf(&w.script, "blamelint.words(%q, {\n", b)
	} else {
		w.script.WriteString(",\n")
	}
	name, err := json.Marshal(word)
	if err != nil {
		return err
	}
	w.script.Write(name)
	w.script.WriteString(":\"")
	last := int64(-1)
	for _, docs := range runs {
		for doc := range strings.FieldsSeq(docs) {
			n, err := strconv.ParseInt(doc, 36, 64)
			if err != nil {
				return fmt.Errorf("the index of words: %w", err)
			}
			if last >= 0 {
				w.script.WriteByte(' ')
			}
			w.script.WriteString(strconv.FormatInt(n-max(last, 0), 36))
			last = n
		}
	}
	w.script.WriteByte('"')
	return nil
}

// end writes the script in hand.
func (w *indexWriter) end() error {
	if w.now == "" {
		return nil
	}
	w.script.WriteString("\n});\n")
	text := w.script.String()
	w.script.Reset()
	return w.folder.write("data/words/"+w.now+".js", []byte(text))
}

func (w *indexWriter) close() error {
	if err := w.end(); err != nil {
		return err
	}
	list, err := json.Marshal(append([]string{}, w.names...))
	if err != nil {
		return err
	}
	return w.folder.write("data/beginnings.js", []byte("blamelint.beginnings("+string(list)+");\n"))
}

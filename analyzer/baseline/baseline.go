// Package baseline keeps the findings that a team knows of and does not want to
// hear about again, so that only new ones are reported.
package baseline

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// version is that of the file's form. A program reads its own and older ones.
const version = 1

const note = `Findings that are known and not reported. "blamelint baseline --help" tells more.`

// An Entry is one or more known findings of a rule in equal sentences of one
// document. It is found again by its rule and sentence wherever that stands; the
// path is for people, and for telling a move from a copy.
type Entry struct {
	Path     string // with slashes, relative to the folder of the baseline
	Rule     string
	Sentence string // normalised, as Finding.Anchor gives it
	Count    int    // at least 1
}

// jsonEntry is an Entry as the file has it.
type jsonEntry struct {
	Path     string `json:"path"`
	Rule     string `json:"rule"`
	Sentence string `json:"sentence"`
	Count    int    `json:"count,omitempty"` // 1 if left out
}

// Read reads a baseline. Entries that are there twice, as after a merge, are
// added up; order does not matter.
func Read(data []byte) ([]Entry, error) {
	var head struct {
		Version int `json:"version"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return nil, syntaxError(data, err)
	}
	switch {
	case head.Version > version:
		return nil, fmt.Errorf("made by a newer blamelint (version %d of the file, this one reads %d)", head.Version, version)
	case head.Version < 1:
		return nil, errors.New(`not a baseline: it has no "version"`)
	}
	var file struct {
		Version  int         `json:"version"`
		Note     string      `json:"note"`
		Findings []jsonEntry `json:"findings"`
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&file); err != nil {
		return nil, syntaxError(data, err)
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, errors.New("there is something after the end of the baseline")
	}
	entries := make([]Entry, 0, len(file.Findings))
	for _, e := range file.Findings {
		if e.Rule == "" || e.Count < 0 {
			return nil, fmt.Errorf("an entry for %q has no rule, or a count below 1", e.Path)
		}
		entries = append(entries, Entry{e.Path, e.Rule, e.Sentence, max(e.Count, 1)})
	}
	return tidy(entries), nil
}

// syntaxError adds the line to an error of the JSON decoder.
func syntaxError(data []byte, err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	at := int64(-1)
	if errors.As(err, &syntax) {
		at = syntax.Offset
	} else if errors.As(err, &kind) {
		at = kind.Offset
	}
	if at < 0 || at > int64(len(data)) {
		return err
	}
	return fmt.Errorf("line %d: %w", 1+bytes.Count(data[:at], []byte("\n")), err)
}

// Format writes a baseline: an entry a line, in the order of paths, rules and
// sentences, so that it reads well in reviews and merges well.
func Format(entries []Entry) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "{\n  \"version\": %d,\n  \"note\": %s,\n  \"findings\": [", version, quote(note))
	for i, e := range tidy(slices.Clone(entries)) {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "\n    {\"path\": %s, \"rule\": %s, \"sentence\": %s", quote(e.Path), quote(e.Rule), quote(e.Sentence))
		if e.Count > 1 {
			fmt.Fprintf(&b, ", \"count\": %d", e.Count)
		}
		b.WriteByte('}')
	}
	if len(entries) > 0 {
		b.WriteString("\n  ")
	}
	b.WriteString("]\n}\n")
	return b.Bytes()
}

// quote writes a string for JSON. Bytes that are not UTF-8 become U+FFFD.
func quote(s string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(strings.ToValidUTF8(s, "\uFFFD")) // a string is always encoded
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}

// tidy sorts entries in place and adds up equal ones.
func tidy(entries []Entry) []Entry {
	slices.SortFunc(entries, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Sentence, b.Sentence))
	})
	out := entries[:0]
	for _, e := range entries {
		if n := len(out) - 1; n >= 0 && out[n].Path == e.Path && out[n].Rule == e.Rule && out[n].Sentence == e.Sentence {
			out[n].Count += e.Count
		} else {
			out = append(out, e)
		}
	}
	return out
}

// key is what an entry is found by.
type key struct{ rule, sentence string }

package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/blamelint/blamelint/analyzer"
)

// Context is what a record takes from outside the document.
type Context struct {
	Root  string                           // the argument that the document lies below; its folders below that are its area
	Git   Day                              // of the first commit that has it; empty if unknown
	Group func(rule string) analyzer.Group // of a rule
}

// NewRecord makes the record of a document that was analysed. It needs
// res.Document, and res.Merits if merits are to be counted; it keeps nothing
// of either. A fault of a rule becomes the record's error.
func NewRecord(res *analyzer.Result, c Context) *Record {
	r := &Record{Path: slashed(res.Path), Area: FolderArea(res.Path, c.Root), Hash: HashOf(res.Source), Suppressed: len(res.Suppressed)}
	if len(res.Faults) > 0 {
		r.Error = "a fault in blamelint: " + strings.Join(res.Faults, "; ")
	}
	d := res.Document
	if d == nil {
		return r
	}
	names := NewMasker(d)
	r.Area = areaOf(d, c.Root)
	r.Title = cut(names.Mask(fold(d.Meta().Title)), maxTitle)
	r.Date, r.DateFrom = dateOf(d, c.Git)
	r.Severity = d.Meta().Severity
	r.Words = wordsOf(d)
	r.Findings = make([]Finding, 0, len(res.Findings))
	for i := range res.Findings {
		r.Findings = append(r.Findings, newFinding(d, &res.Findings[i], names, c))
	}
	for _, a := range d.Actions() {
		r.Actions = append(r.Actions, newAction(d, a, names))
	}
	for _, text := range res.Merits {
		r.Merits = append(r.Merits, Merit{MeritKindOf(text), text})
	}
	r.Help = helpFor(r)
	return r
}

// NewUnreadable makes the record of a document that could not be read.
func NewUnreadable(path, root string, err error) *Record {
	return &Record{Path: slashed(path), Area: FolderArea(path, root), Error: err.Error()}
}

// HashOf is what Record.Hash is of a document's bytes.
func HashOf(source []byte) string {
	sum := sha256.Sum256(source)
	return hex.EncodeToString(sum[:])
}

// What is kept of texts, in bytes: enough to recognise them.
const (
	maxTitle   = 200
	maxExcerpt = 240
	maxItem    = 300
)

func wordsOf(d *analyzer.Document) (n int) {
	for i := range d.Tokens {
		if k := d.Tokens[i].Kind; k == analyzer.WordToken || k == analyzer.IdentToken || k == analyzer.NumberToken {
			n++
		}
	}
	return n
}

func newFinding(d *analyzer.Document, f *analyzer.Finding, names *Masker, c Context) Finding {
	out := Finding{
		Rule: f.Rule, Group: string(c.Group(f.Rule)), Severity: f.Severity.String(),
		Line: f.Start.Line, Column: f.Start.Column, EndLine: f.End.Line, EndColumn: f.End.Column,
		Start: f.Span.Start, End: f.Span.End, Doc: f.Doc, Section: sectionKind(d, f.Span.Start),
		Message: names.Mask(f.Message), Advice: names.Mask(f.Advice), Key: f.Key(),
	}
	if !f.Doc {
		out.Excerpt = names.Mask(around(f.Sentence, fold(f.Text)))
	}
	return out
}

// sectionKind is the kind of the innermost section around a byte that has one.
func sectionKind(d *analyzer.Document, at int) string {
	if b := d.BlockAt(at); b != nil {
		for s := b.Section; s != nil; s = s.Parent {
			if s.Kind != analyzer.Other {
				return s.Kind.String()
			}
		}
	}
	return analyzer.Other.String()
}

func newAction(d *analyzer.Document, a *analyzer.ActionItem, names *Masker) Action {
	text := fold(a.Text)
	if topic := fold(a.Topic); topic != "" && topic != text {
		text = strings.TrimSuffix(topic+": "+text, ": ")
	}
	out := Action{
		Line: a.Line, Owner: len(a.Owners) > 0, Tracked: a.Tracked(),
		Bounded: !a.Unbounded.Found(), Actionable: !a.NotActionable.Found(), Specific: !a.Vague.Found(),
		PeopleFix: a.PeopleFix.Found(), Strength: a.Strength.String(),
	}
	text = names.Mask(text)
	out.Text, out.Key = cut(text, maxItem), promiseKey(text)
	switch {
	case a.Done:
		out.State = Done
	case a.Form == analyzer.TaskForm || a.Status != "":
		out.State = Open
	}
	if day, ok := d.DueDay(a); ok {
		out.Due = DayOf(day)
	}
	return out
}

func slashed(p string) string { return filepath.ToSlash(p) }

// fold writes s on one line.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// cut shortens s to at most n bytes, at a word if there is one near.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	if i := strings.LastIndexByte(s[:n], ' '); i > n/2 {
		n = i
	}
	return s[:n] + " …"
}

// around is a sentence, cut to some bytes with the words of interest in the
// middle.
func around(sentence, words string) string {
	if len(sentence) <= maxExcerpt {
		return sentence
	}
	at := max(0, strings.Index(sentence, words))
	from := max(0, at-(maxExcerpt-min(len(words), maxExcerpt))/2)
	for from > 0 && sentence[from-1] != ' ' {
		from--
	}
	out := cut(sentence[from:], maxExcerpt)
	if from > 0 {
		out = "… " + out
	}
	return out
}

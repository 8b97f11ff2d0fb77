package analyzer

import (
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// An Engine runs a set of rules over documents. It is safe for concurrent
// use.
type Engine struct {
	rules    []*Rule
	known    map[string]bool
	settings func(path string) *Settings
}

// NewEngine prepares the rules. settings gives the settings of one file; it
// may be nil or return nil for the defaults, and must be safe for concurrent
// use.
func NewEngine(rules []*Rule, settings func(path string) *Settings) *Engine {
	known := make(map[string]bool, len(rules)+1)
	for _, r := range rules {
		known[r.ID] = true
	}
	if settings == nil {
		settings = func(string) *Settings { return nil }
	}
	return &Engine{rules: rules, known: known, settings: settings}
}

// A Result is what Analyze found in one document.
type Result struct {
	Path       string
	Source     []byte
	Findings   []Finding // ordered by Compare
	Suppressed []Finding // silenced by comments, in the same order
	Faults     []string  // rules that broke on this document, with the reason; the others' findings stand
	Merits     []string  // what the document does well, a sentence each; left to rules.AddMerits
	Document   *Document // drop it to free the memory of the model; nil if the model itself broke
}

// Release drops the model of the document and hands its memory on; what the
// result says of its findings stays.
func (r *Result) Release() {
	if r.Document != nil {
		r.Document.Release()
		r.Document = nil
	}
}

// SeverityIn is the severity of the rule under s.
func (r *Rule) SeverityIn(s *Settings) Severity {
	if sev, ok := s.Severity[r.ID]; ok {
		return sev
	}
	if s.Strict && r.Strict != Off {
		return r.Strict
	}
	return r.Severity
}

// Analyze reads one document. It is pure: the same path, source and settings
// give the same result. It never panics: a fault becomes a line in
// Result.Faults.
func (e *Engine) Analyze(path string, source []byte) *Result {
	s := e.settings(path)
	if s == nil {
		s = defaultSettings
	}
	res := &Result{Path: path, Source: source}
	res.parse(s)
	if res.Document == nil {
		return res
	}
	res.Document.facts.settings = s
	p := Pass{Document: res.Document, Settings: s}
	for _, r := range e.rules {
		if sev := r.SeverityIn(s); sev != Off {
			p.Rule, p.Severity, p.options = r, sev, s.Options[r.ID]
			res.run(&p)
		}
	}
	res.Findings = p.findings
	res.suppress(e.known)
	slices.SortStableFunc(res.Findings, Compare)
	slices.SortStableFunc(res.Suppressed, Compare)
	res.Document.complete(res.Findings)
	res.Document.complete(res.Suppressed)
	return res
}

func (res *Result) parse(s *Settings) {
	defer res.guard("document model", "")
	res.Document = Parse(res.Path, res.Source, s)
}

// run lets the rule of the pass add its findings to those of the rules before.
func (res *Result) run(p *Pass) {
	defer res.guard("rule ", p.Rule.ID)
	p.Rule.Check(p)
}

func (res *Result) suppress(known map[string]bool) {
	defer res.guard("suppressions", "")
	res.Findings, res.Suppressed = applySuppressions(res.Document, res.Findings, known)
}

// guard, deferred, turns a panic into a fault that names what broke and where.
func (res *Result) guard(what, id string) {
	if v := recover(); v != nil {
		res.Faults = append(res.Faults, fmt.Sprintf("%s%s: %v (at %s)", what, id, v, panicPlace()))
	}
}

// panicPlace is the file and line that panicked. Call it in the deferred
// function that recovers.
func panicPlace() string {
	var pcs [32]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs[:])])
	panicking := false
	for {
		f, more := frames.Next()
		switch {
		case strings.HasPrefix(f.Function, "runtime."):
			panicking = panicking || f.Function == "runtime.gopanic"
		case panicking:
			return fmt.Sprintf("%s:%d", filepath.Base(f.File), f.Line)
		}
		if !more {
			return "unknown place"
		}
	}
}

// complete fills in what findings, in order, say about their places.
func (d *Document) complete(findings []Finding) {
	starts, ends := d.Lines.Cursor(), d.Lines.Cursor()
	for i := range findings {
		f := &findings[i]
		f.Span.Start = min(max(f.Span.Start, 0), len(d.Source))
		f.Span.End = min(max(f.Span.End, f.Span.Start), len(d.Source))
		f.Start, f.End = starts.Position(f.Span.Start), ends.Position(f.Span.End)
		f.Text = string(d.Source[f.Span.Start:f.Span.End])
		for i := range f.Related {
			r := &f.Related[i]
			r.Start, r.End = d.Lines.Position(r.Span.Start), d.Lines.Position(r.Span.End)
			r.Text = string(d.Source[r.Span.Start:r.Span.End])
		}
		d.locate(f)
	}
}

// locate fills in the section and the sentence of a finding.
func (d *Document) locate(f *Finding) {
	b := d.BlockAt(f.Span.Start)
	if b == nil {
		return
	}
	if b.Section != nil {
		f.Section = b.Section.Title
	}
	if !f.Doc {
		f.Sentence = d.sentenceAt(b, f.Span)
	}
}

// BlockAt is the block that holds the source byte at offset, or nil.
func (d *Document) BlockAt(offset int) *Block {
	i, _ := slices.BinarySearchFunc(d.Blocks, offset, func(b *Block, at int) int {
		if b.Span.End <= at {
			return -1
		}
		return 1
	})
	for ; i < len(d.Blocks); i++ {
		if b := d.Blocks[i]; b.Span.Start <= offset && offset < b.Span.End {
			return b
		} else if b.Span.Start > offset {
			break
		}
	}
	return nil
}

// maxSentence bounds Finding.Sentence, in bytes of the reading text on either
// side of the words: nobody reads more, and a document of one endless sentence
// must not be copied once a finding.
const maxSentence = 400

// sentenceAt is the text of the sentences of b that span touches.
func (d *Document) sentenceAt(b *Block, s Span) string {
	sentences := d.Sentences[b.FirstSentence:b.EndSentence]
	i, _ := slices.BinarySearchFunc(sentences, s.Start, func(x Sentence, at int) int {
		if d.SentenceSpan(&x).End <= at {
			return -1
		}
		return 1
	})
	if i == len(sentences) {
		return ""
	}
	first, end := sentences[i].First, sentences[i].End
	for i++; i < len(sentences) && d.SentenceSpan(&sentences[i]).Start < s.End; i++ {
		end = sentences[i].End
	}
	return d.excerpt(first, end, s)
}

// joinWords puts one space between the words of s, bytes that are not UTF-8
// included.
func joinWords(s string) string {
	if wordsJoined(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	start := -1 // of the word in hand
	for i, r := range s {
		switch space := unicode.IsSpace(r); {
		case space && start >= 0:
			b.WriteString(s[start:i])
			start = -1
		case !space && start < 0:
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			start = i
		}
	}
	if start >= 0 {
		b.WriteString(s[start:])
	}
	return b.String()
}

// wordsJoined reports whether s is ASCII with single blanks between its words,
// as it mostly is.
func wordsJoined(s string) bool {
	last := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf || c < ' ' || c == ' ' && last == ' ' {
			return false
		}
		last = c
	}
	return last != ' ' || s == ""
}

// excerpt is the reading text of tokens [first, end), cut to maxSentence bytes
// around s, with white space folded.
func (d *Document) excerpt(first, end int, s Span) string {
	low, high := first, end
	if whole := d.TokensSpan(first, end); whole.Start <= s.Start-maxSentence || whole.End >= s.End+maxSentence {
		n := end - first
		low += sort.Search(n, func(k int) bool { return d.TokensSpan(first+k, first+k+1).End > s.Start-maxSentence })
		high = first + sort.Search(n, func(k int) bool { return d.TokensSpan(first+k, first+k+1).Start >= s.End+maxSentence })
	}
	text := joinWords(d.TokensText(low, high))
	if low > first {
		text = "… " + text
	}
	if high < end {
		text += " …"
	}
	return text
}

package analyzer

import (
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
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
	Document   *Document // drop it to free the memory of the model; nil if the model itself broke
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
	res.guard("document model", func() { res.Document = Parse(path, source, s) })
	if res.Document == nil {
		return res
	}
	res.Document.facts.settings = s
	for _, r := range e.rules {
		if sev := r.SeverityIn(s); sev != Off {
			res.run(r, sev, s)
		}
	}
	res.guard("suppressions", func() {
		res.Findings, res.Suppressed = applySuppressions(res.Document, res.Findings, e.known)
	})
	slices.SortStableFunc(res.Findings, Compare)
	slices.SortStableFunc(res.Suppressed, Compare)
	for i := range res.Findings {
		res.Document.complete(&res.Findings[i])
	}
	for i := range res.Suppressed {
		res.Document.complete(&res.Suppressed[i])
	}
	return res
}

func (res *Result) run(r *Rule, sev Severity, s *Settings) {
	p := Pass{Document: res.Document, Rule: r, Severity: sev, Settings: s, options: s.Options[r.ID]}
	res.guard("rule "+r.ID, func() { r.Check(&p) })
	res.Findings = append(res.Findings, p.findings...)
}

// guard runs f; a panic becomes a fault that names what broke and where.
func (res *Result) guard(what string, f func()) {
	defer func() {
		if v := recover(); v != nil {
			res.Faults = append(res.Faults, fmt.Sprintf("%s: %v (at %s)", what, v, panicPlace(debug.Stack())))
		}
	}()
	f()
}

// panicPlace is the first line of this module in a stack.
func panicPlace(stack []byte) string {
	seen := false
	for line := range strings.Lines(string(stack)) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "panic(") {
			seen = true
		}
		if seen && strings.HasPrefix(line, "/") && strings.Contains(line, "blamelint") {
			if i := strings.LastIndexByte(line, '/'); i >= 0 {
				return strings.TrimSpace(strings.SplitN(line[i+1:], " ", 2)[0])
			}
		}
	}
	return "unknown place"
}

// complete fills in what a finding says about its place.
func (d *Document) complete(f *Finding) {
	f.Span.Start = min(max(f.Span.Start, 0), len(d.Source))
	f.Span.End = min(max(f.Span.End, f.Span.Start), len(d.Source))
	f.Start, f.End = d.Lines.Position(f.Span.Start), d.Lines.Position(f.Span.End)
	f.Text = string(d.Source[f.Span.Start:f.Span.End])
	for i := range f.Related {
		r := &f.Related[i]
		r.Start, r.End = d.Lines.Position(r.Span.Start), d.Lines.Position(r.Span.End)
		r.Text = string(d.Source[r.Span.Start:r.Span.End])
	}
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

// sentenceAt is the text of the sentences of b that span touches.
func (d *Document) sentenceAt(b *Block, s Span) string {
	first, end := -1, -1
	for i := b.FirstSentence; i < b.EndSentence; i++ {
		if d.SentenceSpan(&d.Sentences[i]).Overlaps(s) {
			if first < 0 {
				first = d.Sentences[i].First
			}
			end = d.Sentences[i].End
		}
	}
	if first < 0 {
		return ""
	}
	return strings.Join(strings.Fields(d.TokensText(first, end)), " ")
}

package reporter

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/mod/semver"

	"github.com/blamelint/blamelint/analyzer"
)

// sarif writes one run in SARIF 2.1.0, for GitHub code scanning and other
// viewers. Lines and columns are 1-based, columns count code points, ends are
// exclusive. The severities keep their names, which are SARIF's. Paths are
// relative to the root of the repository.
//
// Findings that comments have silenced are left out unless Options.Suppressed
// asks for them: GitHub would show them as open.
type sarif struct {
	w       io.Writer
	o       Options
	limit   int // of results
	results []rankedResult
	total   int
}

func newSARIF(w io.Writer, o Options) Reporter { return &sarif{w: w, o: o, limit: maxResults} }

// maxResults is how many results GitHub shows of a run.
const maxResults = 5000

type rankedResult struct {
	*sarifResult
	severity analyzer.Severity
	order    int
}

const sarifBase = "%SRCROOT%"

func (s *sarif) Report(r *analyzer.Result) error {
	list := r.Findings
	if s.o.Suppressed {
		list = slices.Concat(list, r.Suppressed)
	}
	if len(list) == 0 {
		return nil
	}
	d := sarifDocument{
		o: &s.o, source: r.Source, artifact: sarifArtifactOf(s.o.repositoryPath(r.Path)),
		places: places{source: r.Source}, prints: newFingerprints(r.Source),
	}
	for i := range list {
		s.results = append(s.results, rankedResult{d.result(&list[i]), list[i].Severity, s.total})
		s.total++
	}
	if len(s.results) > 2*s.limit {
		s.prune()
	}
	return nil
}

// prune keeps the gravest results, the earlier ones among equals.
func (s *sarif) prune() {
	if len(s.results) <= s.limit {
		return
	}
	slices.SortFunc(s.results, func(a, b rankedResult) int {
		return cmp.Or(cmp.Compare(b.severity, a.severity), cmp.Compare(a.order, b.order))
	})
	clear(s.results[s.limit:])
	s.results = s.results[:s.limit]
	slices.SortFunc(s.results, func(a, b rankedResult) int { return cmp.Compare(a.order, b.order) })
}

func (s *sarif) Close(sum Summary) error {
	s.prune()
	run := sarifRun{
		Tool:              sarifTool{s.driver()},
		Invocations:       []sarifInvocation{s.invocation(sum)},
		AutomationDetails: sarifAutomation{"blamelint/"},
		BaseIDs:           map[string]sarifArtifact{sarifBase: {Description: &sarifText{"The root of the repository."}}},
		ColumnKind:        "unicodeCodePoints",
		Results:           make([]*sarifResult, len(s.results)),
	}
	for i, r := range s.results {
		run.Results[i] = r.sarifResult
	}
	enc := json.NewEncoder(s.w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

func (s *sarif) driver() sarifDriver {
	d := sarifDriver{
		Name: "blamelint", FullName: "blamelint, a linter for blameless postmortems", InformationURI: home,
		Rules: make([]sarifRule, len(s.o.Rules)),
		Notifications: []sarifDescription{
			sarifDescribe("unreadable", "CouldNotBeRead", "A document or a configuration could not be read in full."),
			sarifDescribe("left-out", "ResultsLeftOut", "There are more results than code scanning shows."),
		},
	}
	d.SemanticVersion = semanticVersion(s.o.version())
	d.Version = d.SemanticVersion
	for i, r := range s.o.Rules {
		d.Rules[i] = s.rule(r)
	}
	return d
}

func sarifDescribe(id, name, text string) sarifDescription {
	return sarifDescription{id, name, sarifText{text}, sarifText{text}, sarifHelp{text, text}}
}

// semanticVersion is the version without the "v" of Go's modules; a build from
// a working tree comes before all releases.
func semanticVersion(v string) string {
	if v = semver.Canonical(v); v != "" {
		return v[1:]
	}
	return "0.0.0-devel"
}

func (s *sarif) rule(r *analyzer.Rule) sarifRule {
	level := max(r.Severity, r.Strict)
	if r.Severity != analyzer.Off {
		level = r.Severity
	}
	page := r.Page()
	return sarifRule{
		ID: r.ID, Name: pascalCase(r.Name), HelpURI: ruleURL(r.ID),
		Short: sarifText{asSentence(r.Name)}, Full: sarifText{asSentence(r.Summary)}, Help: sarifHelp{page, page},
		Configuration: sarifConfig{r.Severity != analyzer.Off, sarifLevels[level]},
		Properties: sarifRuleProps{
			Tags:            []string{"postmortem", "blameless", strings.ReplaceAll(string(r.Group), " ", "-")},
			Precision:       s.precision(r.ID),
			ProblemSeverity: sarifProblems[level],
		},
	}
}

var (
	sarifLevels   = [...]string{analyzer.Off: "none", analyzer.Error: "error", analyzer.Warning: "warning", analyzer.Note: "note"}
	sarifProblems = [...]string{analyzer.Off: "recommendation", analyzer.Error: "error", analyzer.Warning: "warning", analyzer.Note: "recommendation"}
)

// precision puts the measured share of right findings into the four words that
// GitHub knows. The limits are ours: at "very-high" one finding in twenty may
// be wrong, at "high" one in ten, at "medium" one in four.
func (s *sarif) precision(rule string) string {
	if s.o.Precision == nil {
		return ""
	}
	share, ok := s.o.Precision(rule)
	switch {
	case !ok:
		return ""
	case share >= 0.95:
		return "very-high"
	case share >= 0.9:
		return "high"
	case share >= 0.75:
		return "medium"
	}
	return "low"
}

// pascalCase is a name that a program can use: "HumanErrorAsTheExplanation".
func pascalCase(name string) string {
	var b strings.Builder
	for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		b.WriteString(capital(word))
	}
	return b.String()
}

func asSentence(s string) string { return capital(strings.TrimSuffix(s, ".")) + "." }

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func (s *sarif) invocation(sum Summary) sarifInvocation {
	inv := sarifInvocation{Successful: sum.Failed == 0}
	for _, f := range sum.Failures {
		n := sarifNotification{Descriptor: sarifReference{"unreadable", 0}, Level: "error", Message: sarifMessage(clean(f.Reason))}
		if f.Path == "" {
			inv.Config = append(inv.Config, n)
			continue
		}
		n.Locations = []sarifLocation{{Physical: sarifPhysical{Artifact: sarifArtifactOf(s.o.repositoryPath(f.Path))}}}
		inv.Execution = append(inv.Execution, n)
	}
	if out := s.total - len(s.results); out > 0 {
		inv.Execution = append(inv.Execution, sarifNotification{
			Descriptor: sarifReference{"left-out", 1}, Level: "warning",
			Message: sarifText{fmt.Sprintf("%s left out: code scanning shows %d, and these are the gravest.", wasWere(out, "result"), s.limit)},
		})
	}
	return inv
}

func wasWere(n int, noun string) string {
	if n == 1 {
		return "1 " + noun + " was"
	}
	return plural(n, noun) + " were"
}

// A sarifDocument makes the results of one document.
type sarifDocument struct {
	o        *Options
	source   []byte
	artifact sarifArtifact
	places   places
	prints   *fingerprints
}

func (d *sarifDocument) result(f *analyzer.Finding) *sarifResult {
	h := d.prints.line(f.Rule, f.Start.Line)
	r := &sarifResult{
		RuleID: f.Rule, RuleIndex: d.ruleIndex(f.Rule), Level: sarifLevels[f.Severity], Message: sarifMessage(statement(f)),
		Locations: []sarifLocation{{Physical: sarifPhysical{d.artifact, sarifRegionOf(f.Start, f.End, f.Text)}}},
		Fingerprints: map[string]string{
			"primaryLocationLineHash": fmt.Sprintf("%x:%d", h.value, h.occurrence),
			"blamelint/v1":            fingerprint(f, &d.prints.keys),
		},
	}
	for i, rel := range f.Related {
		message := sarifMessage(short(clean(rel.Message), maxMessage))
		r.Related = append(r.Related, sarifLocation{i + 1, sarifPhysical{d.artifact, sarifRegionOf(rel.Start, rel.End, rel.Text)}, &message})
	}
	for _, fix := range f.Fixes {
		if len(fix.Edits) > 0 {
			r.Fixes = append(r.Fixes, d.fix(f, fix))
		}
	}
	if f.Suppressed != "" {
		r.Suppressions = []sarifSuppression{{"inSource", clean(f.Suppressed)}}
	}
	return r
}

func (d *sarifDocument) ruleIndex(id string) *int {
	i := slices.IndexFunc(d.o.Rules, func(r *analyzer.Rule) bool { return r.ID == id })
	if i < 0 {
		return nil
	}
	return &i
}

func (d *sarifDocument) fix(f *analyzer.Finding, fix analyzer.Fix) sarifFix {
	out := sarifFix{Changes: []sarifChange{{Artifact: d.artifact}}}
	if fix.Message != "" {
		out.Description = &sarifText{short(clean(fix.Message), maxMessage)}
	}
	for _, e := range fix.Edits {
		out.Changes[0].Replacements = append(out.Changes[0].Replacements, sarifReplacement{
			Deleted:  *sarifRegionOf(d.places.position(f, e.Span.Start), d.places.position(f, e.Span.End), ""),
			Inserted: sarifText{e.New},
		})
	}
	return out
}

// sarifRegionOf is a region with its words, if there are any.
func sarifRegionOf(start, end analyzer.Position, words string) *sarifRegion {
	r := &sarifRegion{StartLine: start.Line, StartColumn: start.Column, EndLine: end.Line, EndColumn: end.Column}
	if words != "" {
		r.Snippet = &sarifText{short(printable(words), maxMessage)}
	}
	return r
}

// printable is text of several lines without control characters, which some
// data bases refuse.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || r == '\r' {
			return r
		}
		if r < ' ' {
			return cleanRune(r)
		}
		return r
	}, s)
}

// sarifMessage is text in which brackets of a document do not become a link.
func sarifMessage(s string) sarifText {
	if strings.Contains(s, "](") {
		s = strings.NewReplacer("[", `\[`, "]", `\]`).Replace(s)
	}
	return sarifText{s}
}

// sarifArtifactOf percent-encodes a path: relative ones stand on the root of
// the repository, absolute ones become file URIs.
func sarifArtifactOf(path string) sarifArtifact {
	drive := len(path) > 2 && path[1] == ':' && path[2] == '/' // C:/x
	segments := strings.Split(path, "/")
	for i, s := range segments {
		if s = url.PathEscape(s); i > 0 || !drive {
			s = strings.ReplaceAll(s, ":", "%3A") // which would end a scheme
		}
		segments[i] = s
	}
	uri := strings.Join(segments, "/")
	switch {
	case drive:
		return sarifArtifact{URI: "file:///" + uri}
	case strings.HasPrefix(path, "/"):
		return sarifArtifact{URI: "file://" + uri}
	}
	return sarifArtifact{URI: uri, BaseID: sarifBase}
}

// Package reporter writes findings, one output format a file. A finding
// carries all that a format needs; no reporter holds lint logic, and only html
// reads the document, to show it.
package reporter

import (
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/suggest"
)

// A Reporter writes the results of one run. It is used by one goroutine.
type Reporter interface {
	// Report takes in one document; documents come in the order of the input.
	Report(*analyzer.Result) error
	// Close ends the report. It does not close the writer.
	Close(Summary) error
}

// Summary counts a run.
type Summary struct {
	Files      int // documents read
	Flagged    int // documents with findings
	Errors     int
	Warnings   int
	Notes      int
	Suppressed int // findings silenced by comments
	Known      int // findings left out, since the baseline holds them
	Unchanged  int // documents that were not read, since only what is new was asked for
	Failed     int // files that could not be read in full
	Failures   []Failure
}

// A Failure is why a document, or a configuration, could not be read in full.
type Failure struct {
	Path   string // empty if the reason says it
	Reason string
	Config []Place // what is wrong in a configuration file, which Reason says too
}

// A Place is a mistake in a file that is not a document.
type Place struct {
	File    string
	Line    int // 1-based, 0 when unknown
	Column  int // 1-based, in code points, 0 when unknown
	Message string
}

// Findings is the number of findings of all severities.
func (s Summary) Findings() int { return s.Errors + s.Warnings + s.Notes }

// Add counts one result.
func (s *Summary) Add(r *analyzer.Result) {
	s.Files++
	if len(r.Findings) > 0 {
		s.Flagged++
	}
	s.Suppressed += len(r.Suppressed)
	for i := range r.Findings {
		switch r.Findings[i].Severity {
		case analyzer.Error:
			s.Errors++
		case analyzer.Warning:
			s.Warnings++
		case analyzer.Note:
			s.Notes++
		}
	}
}

// Options are what a run knows and some formats need. The zero value is usable.
type Options struct {
	Color    bool             // the writer is a terminal that shows colours
	Terminal bool             // the writer is a terminal, which control characters in a document could confuse
	Width    int              // columns of the terminal; 0 means 100
	Quiet    bool             // findings only, no summary
	Unsafe   bool             // in formats that apply rewrites: also those that may change the meaning
	Version  func() string    // of blamelint; costs some time
	Rules    []*analyzer.Rule // every rule, also those that are off

	// FailOn is the least severity that makes the run fail; Off means that none
	// does.
	FailOn analyzer.Severity
	// Suppressed asks for the findings that comments have silenced, in formats
	// that can mark them as such.
	Suppressed bool
	// Precision is the measured share of a rule's findings that reviewers agree
	// with, from 0 to 1; ok is false if it has not been measured. Nil: none has.
	Precision func(rule string) (share float64, ok bool)
	// Elsewhere reports findings that a reader meets in another place, such as a
	// comment beside their lines. markdown counts them and github makes no
	// annotation of them. Nil: there are none.
	Elsewhere func(*analyzer.Finding) bool
	// MaxBytes bounds the page that markdown writes; 0 means what GitHub allows
	// for a summary. Heads and the list of failures may come on top.
	MaxBytes int
	// RepositoryPath turns a document's path into what code hosts want: with
	// slashes and relative to the root of the repository, or else absolute. Nil
	// leaves paths as they are. It may cost a look at the file system.
	RepositoryPath func(path string) string
}

// repositoryPath applies the option of that name.
func (o *Options) repositoryPath(path string) string {
	if o.RepositoryPath == nil {
		return filepath.ToSlash(path)
	}
	return o.RepositoryPath(path)
}

// elsewhere applies the option of that name.
func (o *Options) elsewhere(f *analyzer.Finding) bool {
	return o.Elsewhere != nil && o.Elsewhere(f)
}

// rule finds a rule by its ID; nil if there is none.
func (o *Options) rule(id string) *analyzer.Rule {
	for _, r := range o.Rules {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// version is the version of blamelint, or empty.
func (o *Options) version() string {
	if o.Version == nil {
		return ""
	}
	return o.Version()
}

// home is where the project lives.
const home = "https://github.com/blamelint/blamelint"

// RuleURL is the page of a rule.
func RuleURL(id string) string { return ruleURL(id) }

func ruleURL(id string) string { return home + "/blob/main/docs/rules/" + id + ".md" }

// formats is the table of contents of this package.
var formats = map[string]func(io.Writer, Options) Reporter{
	"checkstyle": newCheckstyle,
	"diff":       newDiff,
	"github":     newGitHub,
	"gitlab":     newGitLab,
	"html":       newHTML,
	"json":       newJSON,
	"jsonl":      newJSONL,
	"junit":      newJUnit,
	"markdown":   newMarkdown,
	"rdjsonl":    newRDJSONL,
	"sarif":      newSARIF,
	"text":       newText,
}

// ReadsDocument reports whether a format shows the whole document, so that
// Result.Document has to be kept until it has reported.
func ReadsDocument(format string) bool { return format == "html" }

// Names lists the formats in alphabetical order.
func Names() []string { return slices.Sorted(maps.Keys(formats)) }

// New makes the reporter of a format, which writes to w without buffering.
func New(name string, w io.Writer, o Options) (Reporter, error) {
	f, ok := formats[name]
	if !ok {
		return nil, fmt.Errorf("unknown format %q%s", name, hint(name))
	}
	if o.Width <= 0 {
		o.Width = 100
	}
	return f(w, o), nil
}

// ShowsMerits reports whether a format shows what a document does well, and so
// wants Result.Merits.
func ShowsMerits(name string) bool { return name == "markdown" || name == "html" }

func hint(name string) string {
	if h := suggest.Hint(name, Names()); h != "" {
		return h
	}
	return fmt.Sprintf(" (one of %s)", strings.Join(Names(), ", "))
}

package reporter

import (
	"io"

	"github.com/blamelint/blamelint/analyzer"
)

// gitlab writes a code quality report: one JSON array, from which GitLab makes
// the widget of a merge request. error is major, warning minor, note info;
// critical and blocker are left to what breaks programs. Paths are relative to
// the root of the repository.
//
// GitLab takes findings of two runs for the same if their fingerprints are
// equal, and wants them to be unique in a report; ours are the finding's key
// and its occurrence in the whole report, so that a renamed document is no new
// one.
//
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
type gitlab struct {
	w    io.Writer
	o    Options
	keys analyzer.KeyCounter
	any  bool
}

func newGitLab(w io.Writer, o Options) Reporter { return &gitlab{w: w, o: o} }

type gitlabIssue struct {
	Type        string         `json:"type"`
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Categories  []string       `json:"categories"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

var gitlabSeverities = [...]string{analyzer.Error: "major", analyzer.Warning: "minor", analyzer.Note: "info"}

func (g *gitlab) Report(r *analyzer.Result) error {
	path := g.o.repositoryPath(r.Path)
	for i := range r.Findings {
		f := &r.Findings[i]
		issue := gitlabIssue{
			Type: "issue", Description: statement(f), CheckName: f.Rule, Categories: []string{"Clarity"},
			Fingerprint: fingerprint(f, &g.keys), Severity: gitlabSeverities[f.Severity],
			Location: gitlabLocation{path, gitlabLines{f.Start.Line, f.End.Line}},
		}
		if err := g.item(issue); err != nil {
			return err
		}
	}
	return nil
}

// item writes one element of the array, a line each.
func (g *gitlab) item(v any) error {
	before := ",\n"
	if !g.any {
		g.any, before = true, "[\n"
	}
	_, err := io.WriteString(g.w, before+string(encode(v)))
	return err
}

func (g *gitlab) Close(Summary) error {
	end := "\n]\n"
	if !g.any {
		end = "[]\n"
	}
	_, err := io.WriteString(g.w, end)
	return err
}

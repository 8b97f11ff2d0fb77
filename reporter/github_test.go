package reporter

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
)

// A runnerCommand is what a runner of GitHub Actions takes out of the log.
type runnerCommand struct {
	name, data string
	properties map[string]string
}

// runnerCommands reads a log as the runner does (actions/runner,
// src/Runner.Common/ActionCommand.cs), but takes every name for that of a
// command. Other commands than annotations are an error, as is anything in the
// runner's older form, "##[name]".
func runnerCommands(t testing.TB, log string) []runnerCommand {
	t.Helper()
	var list []runnerCommand
	for _, line := range regexp.MustCompile("[\r\n\v\f\u0085\u2028\u2029]").Split(log, -1) {
		rest := strings.TrimSpace(strings.Map(visible, line))
		if strings.Contains(rest, "##[") {
			t.Errorf("a command of the older form: %s", line)
		}
		rest, ok := strings.CutPrefix(rest, "::")
		info, data, complete := strings.Cut(rest, "::")
		if !ok || !complete {
			continue
		}
		name, list2, _ := strings.Cut(info, " ")
		c := runnerCommand{name, unescapeCommand(data), map[string]string{}}
		for _, p := range strings.Split(list2, ",") {
			if k, v, ok := strings.Cut(p, "="); ok {
				c.properties[k] = unescapeCommand(v)
			}
		}
		if !slices.Contains([]string{"error", "warning", "notice"}, name) {
			t.Errorf("a command %q: %s", name, line)
		}
		list = append(list, c)
	}
	return list
}

// visible drops what comparisons of text may pass over.
func visible(r rune) rune {
	if strings.ContainsRune("\u200b\u200c\u200d\u2060\ufeff\u00ad", r) {
		return -1
	}
	return r
}

func unescapeCommand(s string) string {
	for _, pair := range [][2]string{{"%0D", "\r"}, {"%0A", "\n"}, {"%3A", ":"}, {"%2C", ","}, {"%25", "%"}} {
		s = strings.ReplaceAll(s, pair[0], pair[1])
	}
	return s
}

func TestGitHubCommands(t *testing.T) {
	f := at("x 100%, y: z\n", "100%, y", 1, analyzer.Finding{Rule: "judgment", Severity: analyzer.Note, Message: "\"100%, y\"\nis %0A: so", Advice: "Do."})
	out := report(t, "github", sampleOptions(), trial{results: []*analyzer.Result{{Path: "a,b:c=50%25.md", Source: []byte("x 100%, y: z\n"), Findings: []analyzer.Finding{f}}}})
	got := runnerCommands(t, out)
	want := runnerCommand{"notice", "\"100%, y\"\nis %0A: so\nDo.", map[string]string{
		"file": "docs/a,b:c=50%25.md", "line": "1", "endLine": "1", "col": "3", "endColumn": "10", "title": "Judgment of people (judgment)",
	}}
	if len(got) != 1 || got[0].name != want.name || got[0].data != want.data || !maps.Equal(got[0].properties, want.properties) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

// TestGitHubShowsTheGravest: ten of each level, those on changed lines first,
// and a line about the rest.
func TestGitHubShowsTheGravest(t *testing.T) {
	source := strings.Repeat("to blame\n", 40)
	var findings []analyzer.Finding
	for n := range 40 {
		f := at(source, "to blame", n+1, warning)
		f.Severity = []analyzer.Severity{analyzer.Note, analyzer.Warning, analyzer.Warning, analyzer.Error}[n%4]
		f.Changed = n >= 20 && n%4 == 1
		findings = append(findings, f)
	}
	res := &analyzer.Result{Path: "x.md", Source: []byte(source), Findings: findings}
	out := report(t, "github", Options{}, trial{results: []*analyzer.Result{res}})
	var got []string
	for _, c := range runnerCommands(t, out) {
		got = append(got, c.name+" "+c.properties["line"])
	}
	var want []string
	for n := range 10 {
		want = append(want, fmt.Sprintf("error %d", 4*n+4))
	}
	for _, line := range []int{22, 26, 30, 34, 38, 2, 3, 6, 7, 10} {
		want = append(want, fmt.Sprintf("warning %d", line))
	}
	for n := range 10 {
		want = append(want, fmt.Sprintf("notice %d", 4*n+1))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
	if rest := "\nWithout an annotation: 10 more warnings. GitHub shows 10 of a level; the log above has them all.\n"; !strings.Contains(out, rest) {
		t.Errorf("no line about the rest in\n%s", out)
	}
}

// TestGitHubFailuresComeFirst: what was not read is told before what was found.
func TestGitHubFailuresComeFirst(t *testing.T) {
	got := runnerCommands(t, report(t, "github", sampleOptions(), sample(t)))
	if len(got) != 7 || got[0].properties["file"] != "docs/gone.md" || got[0].data != "no such file or directory" || got[1].properties["file"] != "" {
		t.Errorf("got %+v", got)
	}
}

// TestGitHubInjection: no place that a document or a file name reaches can give
// the runner a command, also where the text is wrapped.
func TestGitHubInjection(t *testing.T) {
	for _, evil := range []string{
		"::error::x", " ::set-env name=a::b", "\r::error::x", "\u2028::error::x", "\v::error::x", "\x85::error::x", "\u00a0\u3000::error::x",
		"\u200b::error::x", "##[error]x", "#\r##[error]x", "##[add-path]/tmp", "::stop-commands::x", "%0A::error::x", "::error file=%3A,line=1::x",
		strings.Repeat("a ", 60) + "::add-mask::x", strings.Repeat("a ", 46) + "::debug::x", ": :debug::x", ":::debug::x", "\ufeff::debug::x",
	} {
		f := at(evil, evil, 1, analyzer.Finding{Rule: "fault", Severity: analyzer.Error, Message: evil, Advice: evil})
		f.Related = []analyzer.Related{{Text: evil, Message: evil}}
		f.FixEdits(true, evil, analyzer.Edit{Span: f.Span, New: evil})
		res := &analyzer.Result{Path: evil, Source: []byte(evil), Findings: []analyzer.Finding{f}}
		out := report(t, "github", Options{}, trial{[]*analyzer.Result{res}, []Failure{{Path: evil, Reason: evil}, {Reason: evil}}})
		if got := runnerCommands(t, out); len(got) != 3 {
			t.Errorf("%q: %d commands, want 3: %+v in\n%q", evil, len(got), got, out)
		}
	}
}

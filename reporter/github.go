package reporter

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/blamelint/blamelint/analyzer"
)

// github writes what a step of GitHub Actions prints: the findings as text for
// the log, then workflow commands, which become annotations and which the
// runner takes out of the log. error and warning keep their names, note is
// notice. Paths are relative to the root of the repository; lines and columns
// are 1-based, columns count code points.
//
// GitHub shows ten annotations of each level a step. These are the ones on
// changed lines first; a line of text says how many more findings there are.
//
// https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
type github struct {
	w      io.Writer
	o      Options
	text   Reporter
	levels [analyzer.Error + 1]level
}

// maxAnnotations is how many annotations of a level GitHub shows for a step.
const maxAnnotations = 10

// A level holds the annotations of one severity: the first ones, in their
// order, and how many there are in all.
type level struct {
	first []annotation
	total int
}

type annotation struct {
	rank    int // lower is shown first
	command string
}

// The ranks of annotations.
const (
	rankFailure = iota
	rankChanged
	rankOther
)

func newGitHub(w io.Writer, o Options) Reporter {
	o.Color = false
	return &github{w: w, o: o, text: newText(logWriter{w}, o)}
}

func (g *github) Report(r *analyzer.Result) error {
	path := ""
	if len(r.Findings) > 0 {
		path = g.o.repositoryPath(r.Path)
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		if g.o.elsewhere(f) {
			continue
		}
		rank := rankOther
		if f.Changed {
			rank = rankChanged
		}
		g.levels[f.Severity].add(rank, func() string { return g.command(path, f) })
	}
	return g.text.Report(r)
}

// add keeps an annotation if it is among the first ones.
func (l *level) add(rank int, command func() string) {
	l.total++
	if n := len(l.first); n == maxAnnotations {
		if l.first[n-1].rank <= rank {
			return
		}
		l.first = l.first[:n-1]
	}
	l.first = append(l.first, annotation{rank, command()})
	slices.SortStableFunc(l.first, func(a, b annotation) int { return cmp.Compare(a.rank, b.rank) })
}

var githubLevels = [...]string{analyzer.Error: "error", analyzer.Warning: "warning", analyzer.Note: "notice"}

func (g *github) command(path string, f *analyzer.Finding) string {
	title := f.Rule
	if r := g.o.rule(f.Rule); r != nil && r.Name != "" {
		title = fmt.Sprintf("%s (%s)", r.Name, f.Rule)
	}
	properties := []string{"file", path, "line", fmt.Sprint(f.Start.Line), "endLine", fmt.Sprint(f.End.Line)}
	if f.Start.Line == f.End.Line { // columns of a range over several lines are refused
		properties = append(properties, "col", fmt.Sprint(f.Start.Column), "endColumn", fmt.Sprint(f.End.Column))
	}
	message := f.Message
	if f.Advice != "" {
		message += "\n" + f.Advice
	}
	return workflowCommand(githubLevels[f.Severity], message, append(properties, "title", title)...)
}

// workflowCommand escapes as the runner expects it; properties are pairs of a
// name and a value.
func workflowCommand(name, message string, properties ...string) string {
	var b strings.Builder
	b.WriteString("::" + name)
	for i := 0; i+1 < len(properties); i += 2 {
		sep := ","
		if i == 0 {
			sep = " "
		}
		b.WriteString(sep + properties[i] + "=" + escapeProperty.Replace(logSafe(properties[i+1])))
	}
	lines := strings.Split(short(message, maxMessage), "\n")
	for i := range lines {
		lines[i] = escapeData.Replace(logSafe(lines[i]))
	}
	b.WriteString("::" + strings.Join(lines, "%0A"))
	return b.String()
}

var (
	escapeData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	escapeProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func (g *github) Close(s Summary) error {
	for _, f := range s.Failures {
		for _, p := range f.Config {
			g.levels[analyzer.Error].add(rankFailure, func() string { return g.place(p) })
		}
		if len(f.Config) == 0 {
			g.levels[analyzer.Error].add(rankFailure, func() string { return g.failure(f) })
		}
	}
	var b bytes.Buffer
	for _, severity := range [...]analyzer.Severity{analyzer.Error, analyzer.Warning, analyzer.Note} {
		for _, a := range g.levels[severity].first {
			b.WriteString(a.command + "\n")
		}
	}
	b.WriteString(g.more())
	if _, err := b.WriteTo(g.w); err != nil {
		return err
	}
	return g.text.Close(s)
}

func (g *github) failure(f Failure) string {
	if f.Path == "" {
		return workflowCommand("error", f.Reason, "title", "Could not be read")
	}
	return workflowCommand("error", f.Reason, "file", g.o.repositoryPath(f.Path), "title", "Could not be read in full")
}

// place is a mistake in a configuration file, at its line.
func (g *github) place(p Place) string {
	p.File = g.o.repositoryPath(p.File)
	return p.Annotation()
}

// Annotation is the mistake as a command for the runner of GitHub Actions.
func (p Place) Annotation() string {
	properties := []string{"file", p.File}
	if p.Line > 0 {
		properties = append(properties, "line", fmt.Sprint(p.Line))
	}
	if p.Column > 0 {
		properties = append(properties, "col", fmt.Sprint(p.Column))
	}
	return workflowCommand("error", p.Message, append(properties, "title", "Configuration")...)
}

// Annotation is a command for the runner of GitHub Actions, without a line end:
// level is error, warning or notice. Nothing in the message can become another
// command.
func Annotation(level, message string) string {
	return workflowCommand(level, message, "title", "blamelint")
}

// LogWriter keeps what is written to the log of GitHub Actions from being read
// as a command. Each call of Write must end with a line.
func LogWriter(w io.Writer) io.Writer { return logWriter{w} }

// more says how many findings have no annotation.
func (g *github) more() string {
	var parts []string
	for _, severity := range [...]analyzer.Severity{analyzer.Error, analyzer.Warning, analyzer.Note} {
		l := &g.levels[severity]
		if n := l.total - len(l.first); n > 0 {
			parts = append(parts, plural(n, "more "+severity.String()))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return fmt.Sprintf("\nWithout an annotation: %s. GitHub shows %d of a level; the log above has them all.\n", strings.Join(parts, ", "), maxAnnotations)
}

// A logWriter keeps text from being read as a command. The runner takes a line
// that begins with "::", after any space, for one, and "##[" at any place. Each
// call of Write must end with a line.
type logWriter struct{ w io.Writer }

func (l logWriter) Write(p []byte) (int, error) {
	var b bytes.Buffer
	for line := range bytes.Lines(p) {
		if rest := bytes.TrimLeftFunc(line, blank); bytes.HasPrefix(rest, []byte("::")) {
			b.Write(line[:len(line)-len(rest)])
			b.WriteString(": ")
			line = rest[1:]
		}
		b.Write(bytes.ReplaceAll(line, []byte("##["), []byte("## [")))
	}
	_, err := b.WriteTo(l.w)
	return len(p), err
}

// blank reports what a runner may skip at the start of a line.
func blank(r rune) bool {
	return unicode.IsSpace(r) || !unicode.IsGraphic(r)
}

// logSafe is one line of text for a command.
func logSafe(s string) string { return strings.ReplaceAll(clean(s), "##[", "## [") }

package reporter

import (
	"fmt"
	"io"
	"strconv"

	"github.com/blamelint/blamelint/analyzer"
)

// junit writes the XML of test runners: a suite for each document, a case for
// each finding. A finding that makes the run fail (--fail-on) is a failure of
// the type that its severity names; any other is a case that passes, with the
// finding in its output. A document without findings is one case that passes;
// one that could not be read in full has a case with an error.
//
// The name of a case holds no line number: servers compare names from one run
// to the next, and text that has moved is no new failure.
type junit struct {
	w    io.Writer
	o    Options
	x    xmlWriter
	open bool // the root element has begun
}

func newJUnit(w io.Writer, o Options) Reporter { return &junit{w: w, o: o} }

func (j *junit) Report(r *analyzer.Result) error {
	failures := 0
	for i := range r.Findings {
		if j.fails(&r.Findings[i]) {
			failures++
		}
	}
	j.suite(r.Path, max(1, len(r.Findings)), failures, 0)
	names := analyzer.KeyCounter{}
	for i := range r.Findings {
		j.finding(r.Path, &r.Findings[i], &names)
	}
	if len(r.Findings) == 0 {
		j.x.empty("testcase", "classname", r.Path, "name", "blameless", "file", r.Path, "time", "0")
		j.x.line()
	}
	return j.endSuite()
}

func (j *junit) fails(f *analyzer.Finding) bool {
	return j.o.FailOn != analyzer.Off && f.Severity >= j.o.FailOn
}

func (j *junit) finding(path string, f *analyzer.Finding, names *analyzer.KeyCounter) {
	name := caseName(f)
	if n := names.Next(name); n > 1 {
		name = fmt.Sprintf("%s #%d", name, n)
	}
	j.x.open("testcase", "classname", path, "name", name, "file", path, "line", strconv.Itoa(f.Start.Line), "time", "0")
	body := fmt.Sprintf("%s:%d:%d: %s", clean(path), f.Start.Line, f.Start.Column, statement(f))
	if f.Sentence != "" {
		body += "\n" + clean(f.Sentence)
	}
	if j.fails(f) {
		j.x.open("failure", "type", f.Severity.String(), "message", short(clean(f.Message), maxMessage))
		j.x.text(body)
		j.x.close("failure")
	} else {
		j.x.open("system-out")
		j.x.text(f.Severity.String() + ": " + body)
		j.x.close("system-out")
	}
	j.x.close("testcase")
	j.x.line()
}

// caseName is the rule and the words.
func caseName(f *analyzer.Finding) string {
	if f.Text == "" {
		return f.Rule
	}
	return f.Rule + ": " + cutText("", f.Text, "", 60).words
}

func (j *junit) Close(s Summary) error {
	j.begin()
	for _, f := range s.Failures {
		path := f.Path
		if path == "" {
			path = "configuration"
		}
		j.suite(path, 1, 0, 1)
		j.x.open("testcase", "classname", path, "name", "can be read", "file", path, "time", "0")
		j.x.empty("error", "type", "unreadable", "message", clean(f.Reason))
		j.x.close("testcase")
		j.x.line()
		if err := j.endSuite(); err != nil {
			return err
		}
	}
	j.x.close("testsuites")
	j.x.line()
	return j.flush()
}

func (j *junit) begin() {
	if !j.open {
		j.open = true
		j.x.WriteString(xmlHeader)
		j.x.open("testsuites", "name", "blamelint")
		j.x.line()
	}
}

func (j *junit) suite(path string, tests, failures, errors int) {
	j.begin()
	j.x.open("testsuite", "name", path, "tests", strconv.Itoa(tests), "failures", strconv.Itoa(failures),
		"errors", strconv.Itoa(errors), "skipped", "0", "time", "0")
	j.x.line()
}

func (j *junit) endSuite() error {
	j.x.close("testsuite")
	j.x.line()
	return j.flush()
}

func (j *junit) flush() error {
	_, err := j.x.WriteTo(j.w)
	return err
}

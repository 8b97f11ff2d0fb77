package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/blamelint/blamelint/reporter/consumer"
)

// lintIn runs the program in a folder and gives its report.
func lintIn(t *testing.T, dir string, args ...string) string {
	t.Helper()
	t.Chdir(dir)
	var stdout, stderr bytes.Buffer
	code := run(append([]string{"--no-git", "--no-config", "--fail-on", "never"}, args...), nil, &stdout, &stderr)
	if code != exitClean {
		t.Fatalf("%v: exit code %d\n%s", args, code, stderr.String())
	}
	return stdout.String()
}

// nasty is a document whose findings hold what could break a report.
const nasty = "# Sums \x1b[31m & <b>tags</b> ]]> ::error::x\n\n## Causes ##[error]y\n\n" +
	"In hindsight the \x01 root cause 🚢 was human error, \"human error\" and {0} [a](b) ]]> ::error::x %0A @everyone.\r\n\r\n" +
	"- The root cause: human error \x0b\x0c <script> `::set-output name=a::b`\n- We failed to notice \u2028 it, and failed to look.\n"

// TestSARIFOfSamples: Microsoft's validator, with GitHub's rules, has no error
// and no warning for what the real rules find in our documents; and each path
// leads to a file.
func TestSARIFOfSamples(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "50% über & [so] #1", "a:b.md"), nasty)
	root := consumer.Root()
	var reports []string
	for _, target := range []struct{ dir, path string }{
		{root, "testdata"}, {filepath.Join(root, "testdata"), "sample.md"}, {dir, "."},
	} {
		out := lintIn(t, target.dir, "--format", "sarif", target.path)
		reports = append(reports, out)
		base := target.dir
		if base != dir {
			base = root
		}
		checkURIs(t, out, base)
	}
	for _, c := range consumer.SARIF(t, reports...) {
		t.Error(c)
	}
}

func checkURIs(t *testing.T, sarif, base string) {
	t.Helper()
	for _, m := range regexp.MustCompile(`"uri": "(.*)"`).FindAllStringSubmatch(sarif, -1) {
		path := regexp.MustCompile(`%[0-9A-F]{2}`).ReplaceAllStringFunc(m[1], func(s string) string {
			var c byte
			_, _ = fmt.Sscanf(s, "%%%02X", &c)
			return string([]byte{c})
		})
		if _, err := os.Stat(filepath.Join(base, path)); err != nil {
			t.Errorf("%s leads nowhere: %v", m[1], err)
		}
	}
}

// TestReviewdog hands our reports to reviewdog in a real repository, where one
// line of two with findings has changed.
func TestReviewdog(t *testing.T) {
	dir := repository(t)
	count := strings.Count(lintIn(t, dir, "--format", "jsonl", "docs"), "\n")
	for format, reads := range map[string]string{"rdjsonl": "rdjsonl", "checkstyle": "checkstyle", "sarif": "sarif"} {
		report := lintIn(t, dir, "--format", format, "docs")
		all := reviewdog(t, dir, report, "-f="+reads, "-filter-mode=nofilter")
		if n := strings.Count(all, "\n"); format != "sarif" && n != count {
			t.Errorf("%s: reviewdog reads %d of %d findings:\n%s", format, n, count, all)
		}
		for mode, want := range map[string][]string{
			"added": {"5"}, "diff_context": {"5", "7"}, "file": {"5", "7", "37"}, "nofilter": {"5", "7", "37"},
		} {
			out := reviewdog(t, dir, report, "-f="+reads, "-filter-mode="+mode, "-reporter=rdjsonl", "-diff=git diff HEAD")
			if got := diagnosticLines(t, out, "docs/a b.md"); !slices.Equal(got, want) {
				t.Errorf("%s, %s: lines %v, want %v", format, mode, got, want)
			}
			if other := len(diagnosticLines(t, out, "docs/other.md")); (other > 0) != (mode == "nofilter") {
				t.Errorf("%s, %s: %d lines of a file that has not changed", format, mode, other)
			}
		}
	}
}

// TestReviewdogSuggestions: the rewrites reach reviewdog as they are.
func TestReviewdogSuggestions(t *testing.T) {
	dir := repository(t)
	report := lintIn(t, dir, "--format", "rdjsonl", "docs")
	out := reviewdog(t, dir, report, "-f=rdjsonl", "-filter-mode=nofilter", "-reporter=rdjsonl")
	ours, theirs := suggestions(t, report), suggestions(t, out)
	if len(ours) == 0 || !slices.Equal(ours, theirs) {
		t.Errorf("ours   %q\ntheirs %q", ours, theirs)
	}
}

// TestReviewdogReadsLongLines: reviewdog stops without a word at a line of 64
// KiB, so there must be none.
func TestReviewdogReadsLongLines(t *testing.T) {
	dir := repository(t)
	long := "The root cause was " + strings.Repeat("a full disk, ", 20000) + "and human error.\n"
	writeFile(t, filepath.Join(dir, "docs", "long.md"), long+"\n"+nasty)
	report := lintIn(t, dir, "--format", "rdjsonl", "docs")
	out := reviewdog(t, dir, report, "-f=rdjsonl", "-filter-mode=nofilter")
	if got, want := strings.Count(out, "\n"), strings.Count(report, "\n"); got != want {
		t.Errorf("reviewdog reads %d of %d findings", got, want)
	}
}

// repository is a git repository with a committed document, in which line 5
// has changed since, and one that has not changed.
func repository(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git here")
	}
	ownGit(t)
	dir := t.TempDir()
	file := filepath.Join(dir, "docs", "a b.md")
	text := "# Néw 🚢\n\n## Causes\n\n%s\n\nThe root cause was a full disk.\n" + strings.Repeat("\nLogs were kept.\n", 14) + "\nIt was human error.\n"
	writeFile(t, file, fmt.Sprintf(text, "Disks were full."))
	writeFile(t, filepath.Join(dir, "docs", "other.md"), "The root cause was a full disk.\n")
	git(t, dir, "init", "-q")
	git(t, dir, "add", "-A")
	git(t, dir, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "-m", "first")
	writeFile(t, file, fmt.Sprintf(text, "🚢 é: the root cause was a full disk."))
	return dir
}

func reviewdog(t *testing.T, dir, report string, args ...string) string {
	t.Helper()
	cmd := consumer.Command(t, "reviewdog", append([]string{"-diff=git diff HEAD", "-name=blamelint", "-fail-level=none"}, args...)...)
	cmd.Dir = dir
	cmd.Stdin = strings.NewReader(report)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("reviewdog %v: %v\n%s", args, err, stderr.String())
	}
	return string(out)
}

type diagnostic struct {
	Location struct {
		Path  string `json:"path"`
		Range struct {
			Start struct {
				Line int `json:"line"`
			} `json:"start"`
		} `json:"range"`
	} `json:"location"`
	Suggestions []json.RawMessage `json:"suggestions"`
}

// diagnosticLines are the lines of a file that reviewdog reports on.
func diagnosticLines(t *testing.T, out, path string) []string {
	t.Helper()
	var lines []string
	for _, d := range diagnostics(t, out) {
		if d.Location.Path == path {
			lines = append(lines, fmt.Sprint(d.Location.Range.Start.Line))
		}
	}
	return slices.Compact(lines)
}

func suggestions(t *testing.T, out string) []string {
	t.Helper()
	var list []string
	for _, d := range diagnostics(t, out) {
		for _, s := range d.Suggestions {
			var v map[string]any
			if err := json.Unmarshal(s, &v); err != nil {
				t.Fatal(err)
			}
			if v["text"] == "" {
				delete(v, "text") // reviewdog leaves out what is empty
			}
			canonical, _ := json.Marshal(v)
			list = append(list, string(canonical))
		}
	}
	return list
}

func diagnostics(t *testing.T, out string) []diagnostic {
	t.Helper()
	var list []diagnostic
	for line := range strings.Lines(out) {
		var d diagnostic
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		list = append(list, d)
	}
	return list
}

// samples lints all our documents, and the nasty one.
func samples(t *testing.T, format string) string {
	t.Helper()
	nastyFile := filepath.Join(t.TempDir(), "nasty.md")
	writeFile(t, nastyFile, nasty)
	return lintIn(t, consumer.Root(), "--format", format, "testdata", nastyFile)
}

// TestJSONOfSamples: the schema that we publish describes what we write.
func TestJSONOfSamples(t *testing.T) {
	schema, err := validator.NewCompiler().Compile("../../docs/findings.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := validator.UnmarshalJSON(strings.NewReader(samples(t, "json")))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(doc); err != nil {
		t.Error(err)
	}
	if n := len(doc.(map[string]any)["findings"].([]any)); n < 50 {
		t.Errorf("only %d findings", n)
	}
}

// TestOthersReadSamples: the readers of the remaining formats find as much as
// there is.
func TestOthersReadSamples(t *testing.T) {
	count := strings.Count(samples(t, "jsonl"), "\n")
	if complaints, err := consumer.CodeClimate(t, samples(t, "gitlab")); err != nil {
		t.Errorf("gitlab: %v\n%.2000s", err, complaints)
	}
	if err := consumer.XML(t, samples(t, "checkstyle")); err != nil {
		t.Errorf("checkstyle: %v", err)
	}
	junit := samples(t, "junit")
	cases := 0
	for _, s := range consumer.JUnit(t, junit) {
		for _, c := range s.Cases {
			if c.Name != "blameless" {
				cases++
			}
		}
	}
	if cases != count {
		t.Errorf("junit: %d cases, %d findings", cases, count)
	}
	if !consumer.JUnitPasses(t, junit) {
		t.Error("junit: a failure, with --fail-on never")
	}
}

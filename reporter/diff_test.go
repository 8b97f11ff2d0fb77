package reporter

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bluekeyes/go-gitdiff/gitdiff"

	"github.com/blamelint/blamelint/analyzer"
)

// diffNames are file names that a patch has to write with care.
var diffNames = []string{
	"a.md", "a b.md", " lead and trail .md ", `"quoted".md`, `back\slash.md`, "new\nline.md", "tab\t.md", "naïve 名.md", "bad\xff.md",
	"-dash.md", "a => b.md", "b/a/b.md", "#.md", "dev/null", "x.md\t2024-01-01",
}

// randomDocument makes a document of few different lines, so that a comparison
// can go astray, with random rewrites by findings that say evil things.
func randomDocument(rnd *rand.Rand, name string) *analyzer.Result {
	pieces := []string{"a\n", "b\n", "\n", "a b c\n", "--- a/x\n", "+++ b/x\n", "@@ -1 +1 @@\n", "é\r\n", "\xff\n", "# h\n", "\\ No newline\n", "\r", "x"}
	var src []byte
	for range rnd.IntN(40) {
		src = append(src, pieces[rnd.IntN(len(pieces))]...)
	}
	r := &analyzer.Result{Path: name, Source: src}
	for range rnd.IntN(7) {
		start := rnd.IntN(len(src) + 1)
		f := analyzer.Finding{
			Rule: "fault", Severity: analyzer.Warning, Span: analyzer.Span{Start: start, End: start + rnd.IntN(min(len(src)-start, 9)+1)},
			Message: "\ndiff --git a/evil b/evil\n--- a/evil\r\n+++ b/evil\n@@ -1 +1 @@\n-a\n+b\n",
		}
		f.Start = analyzer.NewLineIndex(src).Position(start)
		f.Text = string(src[f.Span.Start:f.Span.End])
		if rnd.IntN(4) > 0 {
			f.Fix(rnd.IntN(2) == 0, "\n--- a\n+++ b\n@@ -1 +1 @@\n", pieces[rnd.IntN(len(pieces))]+pieces[rnd.IntN(len(pieces))][1:])
		}
		r.Findings = append(r.Findings, f)
	}
	slices.SortFunc(r.Findings, analyzer.Compare)
	return r
}

// TestDiffParsesBack reads the patches of random documents with another's
// parser and applies them.
func TestDiffParsesBack(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	hunks := 0
	for i := range 3000 {
		r := randomDocument(rnd, diffNames[i%len(diffNames)])
		unsafe := rnd.IntN(2) == 0
		out := report(t, "diff", Options{Unsafe: unsafe}, trial{results: []*analyzer.Result{r}})
		files, _, err := gitdiff.Parse(strings.NewReader(out))
		if err != nil {
			t.Fatalf("%v in\n%s", err, out)
		}
		want := analyzer.ApplyFixes(r.Source, r.Findings, unsafe)
		if len(want.Applied) == 0 || bytes.Equal(want.Source, r.Source) {
			if len(files) > 0 {
				t.Fatalf("a patch of nothing:\n%s", out)
			}
			continue
		}
		if len(files) != 1 {
			t.Fatalf("%d files in\n%s", len(files), out)
		}
		hunks += len(files[0].TextFragments)
		var got bytes.Buffer
		if err := gitdiff.Apply(&got, bytes.NewReader(r.Source), files[0]); err != nil {
			t.Fatalf("%v\n%q\n%s", err, r.Source, out)
		}
		if got.String() != string(want.Source) {
			t.Fatalf("%q became %q, want %q, by\n%s", r.Source, got.String(), want.Source, out)
		}
	}
	if hunks < 1000 {
		t.Errorf("only %d hunks were read", hunks)
	}
}

// TestGitApplies lets git apply one patch for many documents.
func TestGitApplies(t *testing.T) {
	needProgram(t, "git")
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	dir := t.TempDir()
	git(t, dir, "", "init", "-q")
	rnd := rand.New(rand.NewPCG(5, 6))
	var run trial
	for i, name := range diffNames {
		for n := range 20 {
			r := randomDocument(rnd, fmt.Sprintf("%d/%d/%s", i, n, name))
			file := filepath.Join(dir, r.Path)
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, r.Source, 0o644); err != nil {
				t.Skipf("such names are not possible here: %v", err)
			}
			run.results = append(run.results, r)
		}
	}
	patch := report(t, "diff", Options{}, run)
	git(t, dir, patch, "apply", "--check")
	git(t, dir, patch, "apply")
	for _, r := range run.results {
		got, err := os.ReadFile(filepath.Join(dir, r.Path))
		if err != nil {
			t.Fatal(err)
		}
		if want := analyzer.ApplyFixes(r.Source, r.Findings, false).Source; !bytes.Equal(got, want) {
			t.Errorf("%q: %q became %q, want %q", r.Path, r.Source, got, want)
		}
	}
}

func git(t *testing.T, dir, stdin string, args ...string) {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir, cmd.Stdin = dir, strings.NewReader(stdin)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

// needProgram skips a test whose peer is missing, except in CI.
func needProgram(t *testing.T, name string) {
	t.Helper()
	if _, err := exec.LookPath(name); err == nil {
		return
	} else if os.Getenv("CI") == "true" {
		t.Fatalf("%s is needed in CI: %v", name, err)
	} else {
		t.Skipf("no %s to check with: %v", name, err)
	}
}

// TestDiffHeaders: the header of a hunk says what is rewritten in it, and
// nothing that could be read as a line of the patch.
func TestDiffHeaders(t *testing.T) {
	src := strings.Repeat("one\n", 3) + "It was his fault.\n" + strings.Repeat("two\n", 8) + "It was her fault.\nIt was their fault.\n"
	r := &analyzer.Result{Path: "a.md", Source: []byte(src)}
	for i, who := range []string{"his", "her", "their"} {
		f := at(src, who+" fault", 1, analyzer.Finding{Rule: "fault", Severity: analyzer.Warning, Message: who + "\nfault"})
		f.Fix(i > 0, "Name a factor", "a factor")
		r.Findings = append(r.Findings, f)
	}
	out := report(t, "diff", Options{Unsafe: true}, trial{results: []*analyzer.Result{r}})
	want := "diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n" +
		"@@ -1,7 +1,7 @@ fault: his fault (unsafe: Name a factor)\n one\n one\n one\n-It was his fault.\n+It was a factor.\n two\n two\n two\n" +
		"@@ -10,5 +10,5 @@ fault: her fault | fault: their fault\n two\n two\n two\n" +
		"-It was her fault.\n+It was a factor.\n-It was their fault.\n+It was a factor.\n"
	if out != want {
		t.Errorf("got\n%s\nwant\n%s", out, want)
	}
	if out := report(t, "diff", Options{}, trial{results: []*analyzer.Result{r}}); !strings.Contains(out, "\n#    1 rewrite may change the meaning; --unsafe puts them into the patch.\n") {
		t.Errorf("got\n%s", out)
	}
}

// TestDiffLeavesOut: of rewrites that meet, the patch has one, and says so.
func TestDiffLeavesOut(t *testing.T) {
	src := "It was his own fault.\n"
	first := at(src, "his own", 1, analyzer.Finding{Rule: "fault", Severity: analyzer.Error, Message: "m"})
	second := at(src, "own fault", 1, analyzer.Finding{Rule: "judgment", Severity: analyzer.Note, Message: "m"})
	first.Fix(true, "", "its")
	second.Fix(true, "", "doing")
	out := report(t, "diff", Options{}, trial{results: []*analyzer.Result{{Path: "a.md", Source: []byte(src), Findings: []analyzer.Finding{first, second}}}})
	for _, want := range []string{
		"#    The rewrite for judgment at 1:12 meets that for fault at 1:8, which is in the patch. Apply it,\n#    and run blamelint again.\n",
		"+It was its fault.\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

// TestDiffOnTerminal: a terminal gets colours and no control characters.
func TestDiffOnTerminal(t *testing.T) {
	src := "\x1b[2J It was his fault.\n"
	f := at(src, "his fault", 1, analyzer.Finding{Rule: "fault", Severity: analyzer.Error, Message: "m"})
	f.Fix(true, "", "a factor")
	run := trial{results: []*analyzer.Result{{Path: "a.md", Source: []byte(src), Findings: []analyzer.Finding{f}}}}
	if out := report(t, "diff", Options{Terminal: true}, run); strings.Contains(out, "\x1b") || !strings.Contains(out, "+␛[2J It was a factor.") {
		t.Errorf("got %q", out)
	}
	if out := report(t, "diff", Options{Terminal: true, Color: true}, run); !strings.Contains(out, "\x1b[32m+␛[2J It was a factor.\x1b[0m\n") {
		t.Errorf("got %q", out)
	}
	if out := report(t, "diff", Options{}, run); !strings.Contains(out, "+\x1b[2J It was a factor.\n") {
		t.Errorf("a patch must hold the bytes of the file: %q", out)
	}
}

package reporter

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/reporter/consumer"
)

func readSARIF(t testing.TB, out string) sarifRun {
	t.Helper()
	var log sarifLog
	readJSON(t, out, &log)
	if len(log.Runs) != 1 {
		t.Fatalf("%d runs", len(log.Runs))
	}
	return log.Runs[0]
}

// TestSARIFConsumer: the validator of the SARIF standard's editors has nothing
// to say, whatever a document holds.
func TestSARIFConsumer(t *testing.T) {
	o := sampleOptions()
	o.Suppressed = true
	var outs []string
	for _, run := range []trial{sample(t), evil(), {}, pathological()} {
		outs = append(outs, report(t, "sarif", o, run))
	}
	outs = append(outs, leavesOut(t, o))
	outs = append(outs, report(t, "sarif", Options{}, trial{}))
	for _, c := range consumer.SARIF(t, outs...) {
		t.Error(c)
	}
	if broken := strings.Replace(outs[0], `"startLine": 5`, `"startLine": 0`, 1); len(consumer.SARIF(t, broken)) == 0 {
		t.Error("the validator takes anything")
	}
}

// leavesOut is a report with fewer results than findings. The validator needs
// half a minute for as many results as really are the limit.
func leavesOut(t testing.TB, o Options) string {
	t.Helper()
	var b bytes.Buffer
	r := &sarif{w: &b, o: o, limit: 3}
	for _, res := range many(20).results {
		if err := r.Report(res); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Close(Summary{}); err != nil {
		t.Fatal(err)
	}
	if len(readSARIF(t, b.String()).Invocations[0].Execution) == 0 {
		t.Error("nothing was left out")
	}
	return b.String()
}

// pathological is a run over documents with uncommon paths.
func pathological() trial {
	var run trial
	for _, path := range paths {
		run.results = append(run.results, &analyzer.Result{Path: path, Source: []byte("to blame\n"), Findings: []analyzer.Finding{at("to blame\n", "to blame", 1, warning)}})
	}
	return run
}

var paths = []string{"a b.md", "100%.md", "ü/面.md", "a:b.md", "/abs/x.md", "#?&[].md", "a\\b.md", "<stdin>", "\"'`.md", "%2F.md", "a\nb.md", "~/x;y=1,2.md"}

// TestSARIFPaths: a URI leads back to the path.
func TestSARIFPaths(t *testing.T) {
	for _, path := range append([]string{"C:/x y.md", "\xff.md"}, paths...) {
		a := sarifArtifactOf(path)
		u, err := url.Parse(a.URI)
		if err != nil {
			t.Errorf("%q: %v", path, err)
			continue
		}
		got, want := u.Path, path
		if path[1] == ':' && path[2] == '/' {
			want = "/" + path
		}
		if absolute := u.Scheme == "file"; absolute == (a.BaseID != "") || absolute != (filepath.IsAbs(path) || strings.HasPrefix(want, "/C:")) {
			t.Errorf("%q: %+v", path, a)
		}
		if got != want || u.RawQuery != "" || u.Fragment != "" {
			t.Errorf("%q: %s leads to %q", path, a.URI, got)
		}
		if strings.ContainsFunc(a.URI, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune("\"<>\\^`{|}", r) }) {
			t.Errorf("%q: not encoded: %s", path, a.URI)
		}
	}
}

func many(n int) trial {
	source := "It was careless.\n"
	res := &analyzer.Result{Path: "x.md", Source: []byte(source)}
	for i := range n {
		f := at(source, "careless", 1, analyzer.Finding{Rule: "judgment", Severity: analyzer.Warning, Message: fmt.Sprintf("Finding %d.", i)})
		if i == n-1 {
			f.Severity = analyzer.Error
		}
		res.Findings = append(res.Findings, f)
	}
	return trial{results: []*analyzer.Result{res}}
}

// TestSARIFKeepsTheGravest: past the limit the gravest stay, in the order of
// the documents, and a notification counts the others.
func TestSARIFKeepsTheGravest(t *testing.T) {
	for _, n := range []int{maxResults, maxResults + 1, 3*maxResults + 7} {
		run := readSARIF(t, report(t, "sarif", sampleOptions(), many(n)))
		want := min(n, maxResults)
		if len(run.Results) != want || run.Results[want-1].Level != "error" || run.Results[0].Message.Text != "Finding 0." {
			t.Fatalf("%d results, the last is %+v", len(run.Results), run.Results[len(run.Results)-1])
		}
		if kept := run.Results[want-2].Message.Text; kept != fmt.Sprintf("Finding %d.", want-2) {
			t.Errorf("of %d, the last warning is %s", n, kept)
		}
		told := run.Invocations[0].Execution
		if out := n - want; out == 0 && len(told) > 0 || out > 0 && (len(told) != 1 || !strings.HasPrefix(told[0].Message.Text, fmt.Sprint(out, " result"))) {
			t.Errorf("%d left out, told %+v", n-want, told)
		}
		seen := map[string]bool{}
		for _, r := range run.Results {
			seen[r.Fingerprints["primaryLocationLineHash"]] = true
		}
		if len(seen) != want {
			t.Errorf("%d results, %d fingerprints", want, len(seen))
		}
	}
}

func TestSARIFSuppressed(t *testing.T) {
	o := sampleOptions()
	without := readSARIF(t, report(t, "sarif", o, sample(t)))
	o.Suppressed = true
	with := readSARIF(t, report(t, "sarif", o, sample(t)))
	if len(without.Results) != 5 || len(with.Results) != 6 {
		t.Fatalf("%d results without, %d with", len(without.Results), len(with.Results))
	}
	last := with.Results[5]
	if want := []sarifSuppression{{"inSource", "it is the page's own message"}}; !slices.Equal(last.Suppressions, want) {
		t.Errorf("got %+v", last.Suppressions)
	}
	for i, r := range without.Results {
		if a, b := string(encode(r)), string(encode(with.Results[i])); a != b {
			t.Errorf("result %d differs:\n%s\n%s", i, a, b)
		}
	}
}

func TestSARIFPrecision(t *testing.T) {
	for share, want := range map[float64]string{1: "very-high", 0.95: "very-high", 0.949: "high", 0.9: "high", 0.8: "medium", 0.75: "medium", 0.7: "low", 0: "low"} {
		s := sarif{o: Options{Precision: func(string) (float64, bool) { return share, true }}}
		if got := s.precision("x"); got != want {
			t.Errorf("%v: %s, want %s", share, got, want)
		}
	}
	run := readSARIF(t, report(t, "sarif", sampleOptions(), trial{}))
	got := map[string]string{}
	for _, r := range run.Tool.Driver.Rules {
		got[r.ID] = r.Properties.Precision
	}
	if got["human-error"] != "very-high" || got["judgment"] != "high" || got["action-no-owner"] != "" {
		t.Errorf("got %v", got)
	}
}

func TestSARIFVersion(t *testing.T) {
	for v, want := range map[string]string{
		"v1.2.3": "1.2.3", "v0.0.0-20250102030405-abcdefabcdef+dirty": "0.0.0-20250102030405-abcdefabcdef", "(devel)": "0.0.0-devel", "": "0.0.0-devel",
	} {
		if got := semanticVersion(v); got != want {
			t.Errorf("%s: %s, want %s", v, got, want)
		}
	}
}

// TestSARIFHasNoLinks: brackets in a document do not become a link in a message.
func TestSARIFHasNoLinks(t *testing.T) {
	run := readSARIF(t, report(t, "sarif", sampleOptions(), sample(t)))
	if got, want := run.Results[3].Message.Text, `"was careless" judges; see \[the plan\](https://example.org).`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := sarifMessage("an [open] question").Text; got != "an [open] question" {
		t.Errorf("got %s", got)
	}
}

// TestSARIFRegions: a region of the report, read as columns of code points,
// holds the words.
func TestSARIFRegions(t *testing.T) {
	run := readSARIF(t, report(t, "sarif", sampleOptions(), sample(t)))
	source := sample(t).results[0].Source
	x := analyzer.NewLineIndex(source)
	for _, r := range run.Results {
		g := r.Locations[0].Physical.Region
		words := string(source[x.Offset(analyzer.Position{Line: g.StartLine, Column: g.StartColumn}):x.Offset(analyzer.Position{Line: g.EndLine, Column: g.EndColumn})])
		if g.Snippet == nil && words != "" || g.Snippet != nil && words != g.Snippet.Text {
			t.Errorf("%+v holds %q", g, words)
		}
	}
	if b, _ := json.Marshal(run); strings.Contains(string(b), "security-severity") {
		t.Error("nothing here is about security")
	}
}

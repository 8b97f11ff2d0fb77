package auditpage_test

import (
	"context"
	"errors"
	"iter"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/blamelint/blamelint/analyzer/audit"
	"github.com/blamelint/blamelint/analyzer/audit/audittest"
	"github.com/blamelint/blamelint/reporter/auditpage"
)

func TestSameBytes(t *testing.T) {
	c := small(t, 60)
	one, two := filepath.Join(t.TempDir(), "new", "report"), t.TempDir()
	c.write(t, one)
	o := testOptions
	o.Jobs = 5
	if err := auditpage.Write(t.Context(), two, c.material(), o); err != nil {
		t.Fatal(err)
	}
	if d := difference(files(t, one), files(t, two)); d != "" {
		t.Error(d)
	}
}

// TestSecondRun: after a change, a report has the same bytes as one that is
// made anew, and only the documents that changed are read.
func TestSecondRun(t *testing.T) {
	c := small(t, 40)
	dir := t.TempDir()
	c.write(t, dir)
	if n := c.read.Load(); n < 39 {
		t.Fatalf("%d documents were read", n)
	}
	gone := c.records[3]
	c.records = slices.Delete(slices.Clone(c.records), 3, 4)
	changed := *c.records[7]
	changed.Help.Why = "It is another one now."
	c.records[7] = &changed
	c.read.Store(0)
	c.write(t, dir)
	if n := c.read.Load(); n != 1 {
		t.Errorf("%d documents were read again, want 1", n)
	}
	anew := t.TempDir()
	c.write(t, anew)
	got := files(t, dir)
	if d := difference(got, files(t, anew)); d != "" {
		t.Error(d)
	}
	for name, text := range got {
		if strings.Contains(text, gone.Path) {
			t.Errorf("%s still knows %s", name, gone.Path)
		}
	}
}

func TestFolder(t *testing.T) {
	c := small(t, 3)
	dir := t.TempDir()
	mine := filepath.Join(dir, "thesis.txt")
	if err := os.WriteFile(mine, []byte("years of work"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := auditpage.Write(t.Context(), dir, c.material(), testOptions); err == nil || !strings.Contains(err.Error(), "not a report") {
		t.Errorf("a folder with other files: %v", err)
	}
	if got := files(t, dir); len(got) != 1 {
		t.Errorf("files in it: %d", len(got))
	}
}

func TestErrors(t *testing.T) {
	c := small(t, 30)
	m := c.material()
	broken := errors.New("the disk is gone")
	records := m.Records
	m.Records = func() iter.Seq2[*audit.Record, error] {
		return func(yield func(*audit.Record, error) bool) {
			n := 0
			for r, err := range records() {
				if n++; n == 5 {
					yield(nil, broken)
					return
				}
				if !yield(r, err) {
					return
				}
			}
		}
	}
	dir := t.TempDir()
	if err := auditpage.Write(t.Context(), dir, m, testOptions); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "index.html")); err == nil {
		t.Error("a report that is not whole has an overview")
	}
	ctx, stop := context.WithCancel(t.Context())
	o := testOptions
	o.Progress = func(done int) {
		if done == 3 {
			stop()
		}
	}
	if err := auditpage.Write(ctx, dir, c.material(), o); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	c.write(t, dir) // an interrupted report can be gone on with
	anew := t.TempDir()
	c.write(t, anew)
	if d := difference(files(t, dir), files(t, anew)); d != "" {
		t.Error(d)
	}
}

// TestUnreadable: a document that changed or cannot be read has a row, and a
// page if anything is known of it.
func TestUnreadable(t *testing.T) {
	c := newCorpus(map[string]string{"a/b.md": "# Title\n\nThey forgot <it>.\n"})
	sources := c.sources
	c.sources = nil
	c.records = append(c.records, audit.NewUnreadable("c/<d>.md", ".", errors.New("permission <denied>")))
	dir := t.TempDir()
	c.write(t, dir)
	got := files(t, dir)
	if s := got["index.html"]; !strings.Contains(s, "c/&lt;d&gt;.md") || !strings.Contains(s, "<td>permission &lt;denied&gt;</td>") {
		t.Error("the overview does not tell what could not be read")
	}
	pages := 0
	for name, text := range got {
		if strings.HasPrefix(name, "pages/") && strings.HasSuffix(name, ".html") {
			pages++
			if !strings.Contains(text, "Line 3: &#34;forgot&#34; reads as a judgment.") || !strings.Contains(text, "The text cannot be shown") {
				t.Errorf("the page says %s", text)
			}
		}
	}
	if pages != 1 {
		t.Errorf("%d pages", pages)
	}
	c.sources = sources
	c.write(t, dir)
	for name, text := range files(t, dir) {
		if strings.HasPrefix(name, "pages/") && strings.Contains(text, "cannot be shown") {
			t.Errorf("%s was not tried again", name)
		}
	}
}

// TestEmpty: a report on nothing is a report.
func TestEmpty(t *testing.T) {
	dir := t.TempDir()
	(&corpus{}).write(t, dir)
	if s := files(t, dir)["index.html"]; !strings.Contains(s, "There is no postmortem to read yet.") {
		t.Error(s)
	}
	checkLinks(t, files(t, dir))
}

// checkLinks reads all pages as a browser does, and demands that every link
// within the report leads somewhere, that no ID is there twice, and that there
// is no script but ours.
func checkLinks(t *testing.T, got map[string]string) {
	t.Helper()
	ids := map[string]map[string]bool{}
	type target struct{ from, file, id string }
	var targets []target
	for name, text := range got {
		if path.Ext(name) != ".html" {
			continue
		}
		root, err := html.Parse(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		ids[name] = map[string]bool{}
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			for _, a := range n.Attr {
				switch {
				case a.Key == "id" && ids[name][a.Val]:
					t.Errorf("%s: twice the id %q", name, a.Val)
				case a.Key == "id":
					ids[name][a.Val] = true
				case strings.HasPrefix(a.Key, "on") || a.Key == "style":
					t.Errorf("%s: %s has %s=%q", name, n.Data, a.Key, a.Val)
				case a.Key == "href" || a.Key == "src":
					u, err := url.Parse(a.Val)
					if err != nil {
						t.Errorf("%s: %v", name, err)
					} else if u.Scheme == "" {
						file := name
						if u.Path != "" {
							file = path.Join(path.Dir(name), u.Path)
						}
						targets = append(targets, target{name, file, u.Fragment})
					} else if u.Scheme != "https" && a.Val != "data:," {
						t.Errorf("%s: a link to %q", name, a.Val)
					}
				}
			}
			if kind := attribute(n, "type"); n.Data == "script" && attribute(n, "src") == "" && kind != "application/json" || n.Data == "iframe" || n.Data == "object" {
				t.Errorf("%s: a %s", name, n.Data)
			}
		}
	}
	for _, x := range targets {
		if _, ok := got[x.file]; !ok {
			t.Errorf("%s links to %s, which is not there", x.from, x.file)
		} else if x.id != "" && x.file != "documents.html" && !ids[x.file][x.id] {
			t.Errorf("%s links to %s#%s, which is not there", x.from, x.file, x.id)
		}
	}
	if len(targets) < 10 {
		t.Errorf("only %d links", len(targets))
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func TestLinks(t *testing.T) {
	dir := t.TempDir()
	small(t, 120).write(t, dir)
	checkLinks(t, files(t, dir))
}

// hostile are documents that would do harm if any of their text were taken for
// markup or script.
func hostile() *corpus {
	attack := `</script><script>alert(1)</script><img src=x onerror=alert(2)> "' onload=alert(3) &lt; ` + "\u202e\u2028"
	text := "---\ntitle: " + `'</title><script>alert(4)</script>'` + "\nservice: '<svg onload=alert(5)>'\ndate: 2024-05-06\n---\n\n# " + attack + "\n\nThey forgot it. " + attack +
		"\n\n## Timeline " + attack + "\n\n- [x](javascript:alert(6)) obviously\n\n## Action items\n\n- Add a limit " + attack + "\n"
	return newCorpus(map[string]string{
		`<b onclick="alert(7)">/"><script>alert(8)</script>.md`: text,
		`__proto__/constructor.md`:                              text,
		"plain/ä'`${x}\\.md":                                    text,
	})
}

func TestHostile(t *testing.T) {
	dir := t.TempDir()
	hostile().write(t, dir)
	got := files(t, dir)
	checkLinks(t, got)
	for name, text := range got {
		if path.Ext(name) == ".js" && !strings.HasPrefix(name, "assets/") && strings.ContainsAny(text, "<>\u2028") {
			t.Errorf("%s holds markup: %s", name, text)
		}
	}
}

// TestNobodyIsNamed: what is made from records and what the search reads holds
// no name of a person, and no word that ranks.
func TestNobodyIsNamed(t *testing.T) {
	dir := largeSite(t)
	ranking := regexp.MustCompile(`(?i)\b(worst|best|top \d+|leaderboard|offenders?|culprits?)\b`)
	read := 0
	for name, text := range files(t, dir) {
		prose := strings.HasPrefix(name, "pages/") && path.Ext(name) == ".html"
		if !prose {
			read++
			for _, person := range audittest.Owners() {
				if strings.Contains(text, person) {
					t.Errorf("%s names %s", name, person)
				}
			}
		}
		if path.Ext(name) == ".html" && !prose {
			if w := ranking.FindString(text); w != "" {
				t.Errorf("%s says %q", name, w)
			}
		}
	}
	if read < many {
		t.Errorf("%d files were looked at", read)
	}
}

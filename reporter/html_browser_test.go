package reporter

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/reporter/consumer"
)

var screenshots = flag.String("screenshots", "", "a `folder` for what the browser shows of the HTML report")

// openPage opens a report from the disk in a browser window of its own.
func openPage(t *testing.T, out string, width, height int64, dark bool) *consumer.Window {
	t.Helper()
	file := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(file, []byte(out), 0o644); err != nil {
		t.Fatal(err)
	}
	return consumer.Open(t, file, "", consumer.View{Width: width, Height: height, Dark: dark})
}

// Counts of what can be seen.
const (
	shownRemarks = `[...document.querySelectorAll(".remark")].filter(r => r.checkVisibility()).length`
	shownMarks   = `document.querySelectorAll("mark[data-for]:not(.off)").length`
	shownNumbers = `[...document.querySelectorAll(".ref")].filter(r => r.checkVisibility()).length`
)

func samplePage(t *testing.T) string {
	return report(t, "html", sampleOptions(), sample(t))
}

func TestHTMLFilters(t *testing.T) {
	b := openPage(t, samplePage(t), 1400, 900, false)
	b.Want("remarks", shownRemarks, 5)
	b.Want("numbers", shownNumbers, 5)
	marks := b.Number(shownMarks)
	b.Screenshot(*screenshots, "filters")

	b.Click(`input[value="error"]`)
	b.Want("remarks without errors", shownRemarks, 3)
	b.Want("numbers without errors", shownNumbers, 3)
	if n := b.Number(shownMarks); n >= marks {
		t.Errorf("%d marks without errors, %d with them", n, marks)
	}
	if s := b.Text(`document.getElementById("shown").textContent`); s != "3 of 5 remarks shown." {
		t.Errorf("told %q", s)
	}
	b.Click(`input[value="error"]`)
	b.Click(".filters summary")
	b.Click(`input[value="judgment"]`)
	b.Want("remarks without a rule", shownRemarks, 4)
	b.Click(`[data-all="false"]`)
	b.Want("remarks without any rule", shownRemarks, 0)
	b.Want("marks without any rule", shownMarks, 0)
	b.Click("#next")
	b.Click(`[data-all="true"]`)
	b.Want("remarks with all rules", shownRemarks, 5)
	b.Want("marks with all rules", shownMarks, marks)
}

func TestHTMLByKeyboard(t *testing.T) {
	b := openPage(t, samplePage(t), 1400, 900, false)
	active := `document.querySelector(".remark.active")?.id ?? ""`
	focus := `document.activeElement.id || document.activeElement.className`
	press := func(keys string) { t.Helper(); b.Do(chromedp.KeyEvent(keys)) }

	press(kb.Tab)
	if s := b.Text(focus); s != "skip" {
		t.Errorf("the first stop is %q", s)
	}
	if b.Text(`getComputedStyle(document.activeElement).outlineStyle`) == "none" {
		t.Error("the focus cannot be seen")
	}
	press(kb.Enter)
	if s := b.Text(focus); s != "documents" {
		t.Errorf("the skip link leads to %q", s)
	}
	for _, step := range []struct{ key, want string }{
		{"n", "d1f1"}, {"n", "d1f2"}, {"p", "d1f1"}, {"p", "d1f5"}, {"n", "d1f1"}, {"n", "d1f2"}, {"n", "d1f3"},
	} {
		press(step.key)
		if got := b.Text(active); got != step.want || b.Text(focus) != step.want {
			t.Errorf("after %s: %s is active, %s has the focus, want %s", step.key, got, b.Text(focus), step.want)
		}
	}
	if words := b.Text(`[...document.querySelectorAll("mark.active")].map(m => m.textContent).join("")`); words != "human error" {
		t.Errorf("the words of the active remark are %q", words)
	}
	if s := b.Text(`location.hash`); s != "#d1f3" {
		t.Errorf("the address is %q", s)
	}
	b.Screenshot(*screenshots, "keyboard")
	press(kb.Escape)
	if s := b.Text(active); s != "" {
		t.Errorf("after Escape %s is active", s)
	}
	b.Click("#keys")
	press("n")
	if s := b.Text(active); s != "" {
		t.Errorf("with the keys off, n makes %s active", s)
	}
	b.Do(chromedp.Focus("#next"))
	press(kb.Enter)
	if s := b.Text(active); s != "d1f1" {
		t.Errorf("the button makes %q active", s)
	}
	b.Do(chromedp.Focus(`.ref[href="#d1f4"]`))
	press(kb.Enter)
	if s := b.Text(active); s != "d1f4" {
		t.Errorf("the number makes %q active", s)
	}
	b.Do(chromedp.Focus(`#d1f4 .number`))
	press(kb.Enter)
	if s := b.Text(`document.activeElement.hash`); s != "#d1f4" {
		t.Errorf("back leads to %q", s)
	}
}

// manyRemarks is a real document with a remark on every fortieth word.
func manyRemarks(t *testing.T) string {
	t.Helper()
	source, err := os.ReadFile("../testdata/sample.md")
	if err != nil {
		t.Fatal(err)
	}
	r := &analyzer.Result{Path: "sample.md", Source: source, Document: analyzer.Parse("sample.md", source, nil)}
	for i := 7; i < len(r.Document.Tokens); i += 40 {
		f := analyzer.Finding{Rule: []string{"human-error", "judgment", "action-no-owner"}[i%3], Severity: analyzer.Severity(1 + i%3),
			Span: r.Document.TokensSpan(i, i+1), Message: strings.Repeat("A reader may take this word for a verdict. ", 1+i%2), Advice: "Say what it was like."}
		f.Start, f.End = r.Document.Lines.Position(f.Span.Start), r.Document.Lines.Position(f.Span.End)
		f.Fix(true, "Say it plainly", "something else")
		r.Findings = append(r.Findings, f)
	}
	return report(t, "html", sampleOptions(), trial{results: []*analyzer.Result{r}})
}

// TestHTMLMargin: on a wide screen remarks stand in the margin and cover
// neither each other nor the text; the active one is level with its words. On a
// phone they stand below, and nothing is wider than the screen.
func TestHTMLMargin(t *testing.T) {
	out := manyRemarks(t)
	const overlaps = `(() => { const boxes = [...document.querySelectorAll(".remark")].map(r => r.getBoundingClientRect());
		return boxes.filter((a, i) => boxes.some((b, j) => i < j && a.left < b.right && b.left < a.right && a.top < b.bottom - 1 && b.top < a.bottom - 1)).length })()`
	const beside = `[...document.querySelectorAll(".remark")].filter(r => r.getBoundingClientRect().left >= r.closest(".prose").getBoundingClientRect().right).length`
	const tooWide = `document.documentElement.scrollWidth - document.documentElement.clientWidth`
	for _, dark := range []bool{false, true} {
		name := map[bool]string{false: "light", true: "dark"}[dark]
		b := openPage(t, out, 1400, 1000, dark)
		n := b.Number(shownRemarks)
		b.Want("remarks in the margin", beside, n)
		b.Want("remarks over others", overlaps, 0)
		b.Screenshot(*screenshots, "wide-"+name)
		for range 3 {
			b.Click("#next")
		}
		b.Want("remarks over others once one is active", overlaps, 0)
		b.Want("pixels between the remark and its words", `Math.floor(Math.abs(document.querySelector("mark.active").getBoundingClientRect().top - document.querySelector(".remark.active").getBoundingClientRect().top) / 20)`, 0)
		b.Screenshot(*screenshots, "wide-active-"+name)

		b = openPage(t, out, 390, 844, dark)
		b.Want("remarks in the margin of a phone", beside, 0)
		b.Want("remarks over others on a phone", overlaps, 0)
		b.Want("pixels too wide for a phone", tooWide, 0)
		b.Screenshot(*screenshots, "phone-"+name)
		b.Click("#next")
		b.Click("#next")
		b.Screenshot(*screenshots, "phone-active-"+name)
	}
}

// TestHTMLWithoutFindings opens pages that have little to show.
func TestHTMLWithoutFindings(t *testing.T) {
	for name, run := range map[string]trial{"nothing": {}, "calm": {results: sample(t).results[1:]}, "evil": evil()} {
		b := openPage(t, report(t, "html", sampleOptions(), run), 1200, 800, false)
		want := 0
		for _, r := range run.results {
			want += len(r.Findings)
		}
		b.Want(name, shownRemarks, want)
		b.Screenshot(*screenshots, name)
	}
}

// TestHTMLIsAccessible hands pages to axe-core, on a wide screen and a phone,
// in light and in dark.
func TestHTMLIsAccessible(t *testing.T) {
	for _, c := range []struct {
		out   string
		width int64
		dark  bool
	}{{samplePage(t), 1400, false}, {samplePage(t), 390, true}, {manyRemarks(t), 1400, true}, {manyRemarks(t), 390, false}} {
		b := openPage(t, c.out, c.width, 900, c.dark)
		if s := b.Violations(); s != "" {
			t.Errorf("width %d, dark %v: %s", c.width, c.dark, short(s, 2000))
		}
	}
}

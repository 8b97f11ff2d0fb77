package reporter

import (
	std "context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/reporter/consumer"
)

var screenshots = flag.String("screenshots", "", "a `folder` for what the browser shows of the HTML report")

// A browser has one page open and keeps what it complains about and asks for.
type browser struct {
	t   *testing.T
	ctx std.Context

	mu    sync.Mutex
	noise []string
}

// openPage opens a report from the disk in a browser window of its own.
func openPage(t *testing.T, out string, width, height int64, dark bool) *browser {
	t.Helper()
	file := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(file, []byte(out), 0o644); err != nil {
		t.Fatal(err)
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(consumer.Browser(t)), chromedp.NoSandbox, chromedp.DisableGPU)
	alloc, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	ctx, stop := chromedp.NewContext(alloc)
	t.Cleanup(stop)
	b := &browser{t: t, ctx: ctx}
	url := "file://" + filepath.ToSlash(file)
	b.check(chromedp.Listen(ctx, func(event any) { b.listen(event, url) }))
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	call(b, network.Enable, network.EnableParams{})
	call(b, log.Enable, cdp.Empty{})
	call(b, runtime.Enable, cdp.Empty{})
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}})
	b.do(chromedp.EmulateViewport(width, height), chromedp.Navigate(url), chromedp.WaitReady("body"))
	t.Cleanup(b.quiet)
	return b
}

func call[P, R any](b *browser, command cdp.Command[P, R], params P) {
	b.t.Helper()
	_, err := chromedp.Call(b.ctx, command, params)
	b.check(err)
}

func (b *browser) check(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

func (b *browser) listen(event any, url string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *log.EventEntryAdded:
		b.noise = append(b.noise, "log: "+e.Entry.Text)
	case *runtime.EventConsoleAPICalled:
		b.noise = append(b.noise, fmt.Sprintf("console: %v", e.Args))
	case *runtime.EventExceptionThrown:
		b.noise = append(b.noise, "exception: "+e.ExceptionDetails.Text)
	case *network.EventRequestWillBeSent:
		if u := e.Request.URL; u != url && !strings.HasPrefix(u, "data:") {
			b.noise = append(b.noise, "request: "+u)
		}
	}
}

// quiet demands that the page complained of nothing and asked for nothing.
func (b *browser) quiet() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, n := range b.noise {
		b.t.Error(n)
	}
}

// patience bounds how long a step may wait for the page.
const patience = time.Minute

func (b *browser) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := std.WithTimeout(b.ctx, patience)
	defer cancel()
	b.check(chromedp.Do(ctx, steps...))
}

func evaluate[T any](b *browser, js string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](js, chromedp.EvalAwaitPromise))
	b.check(err)
	return v
}

func (b *browser) text(js string) string { b.t.Helper(); return evaluate[string](b, js) }
func (b *browser) number(js string) int  { b.t.Helper(); return evaluate[int](b, js) }

func (b *browser) want(what, js string, want int) {
	b.t.Helper()
	if got := b.number(js); got != want {
		b.t.Errorf("%s: %d, want %d", what, got, want)
	}
}

// screenshot keeps what the window shows if -screenshots asks for it.
func (b *browser) screenshot(name string) {
	b.t.Helper()
	if *screenshots == "" {
		return
	}
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	b.check(err)
	if err := os.WriteFile(filepath.Join(*screenshots, name+".png"), png, 0o644); err != nil {
		b.t.Fatal(err)
	}
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
	b.want("remarks", shownRemarks, 5)
	b.want("numbers", shownNumbers, 5)
	marks := b.number(shownMarks)
	b.screenshot("filters")

	b.do(chromedp.Click(`input[value="error"]`))
	b.want("remarks without errors", shownRemarks, 3)
	b.want("numbers without errors", shownNumbers, 3)
	if n := b.number(shownMarks); n >= marks {
		t.Errorf("%d marks without errors, %d with them", n, marks)
	}
	if s := b.text(`document.getElementById("shown").textContent`); s != "3 of 5 remarks shown." {
		t.Errorf("told %q", s)
	}
	b.do(chromedp.Click(`input[value="error"]`), chromedp.Click(".filters summary"), chromedp.Click(`input[value="judgment"]`))
	b.want("remarks without a rule", shownRemarks, 4)
	b.do(chromedp.Click(`[data-all="false"]`))
	b.want("remarks without any rule", shownRemarks, 0)
	b.want("marks without any rule", shownMarks, 0)
	b.do(chromedp.Click("#next"))
	b.do(chromedp.Click(`[data-all="true"]`))
	b.want("remarks with all rules", shownRemarks, 5)
	b.want("marks with all rules", shownMarks, marks)
}

func TestHTMLByKeyboard(t *testing.T) {
	b := openPage(t, samplePage(t), 1400, 900, false)
	active := `document.querySelector(".remark.active")?.id ?? ""`
	focus := `document.activeElement.id || document.activeElement.className`
	press := func(keys string) { t.Helper(); b.do(chromedp.KeyEvent(keys)) }

	press(kb.Tab)
	if s := b.text(focus); s != "skip" {
		t.Errorf("the first stop is %q", s)
	}
	if b.text(`getComputedStyle(document.activeElement).outlineStyle`) == "none" {
		t.Error("the focus cannot be seen")
	}
	press(kb.Enter)
	if s := b.text(focus); s != "documents" {
		t.Errorf("the skip link leads to %q", s)
	}
	for _, step := range []struct{ key, want string }{
		{"n", "d1f1"}, {"n", "d1f2"}, {"p", "d1f1"}, {"p", "d1f5"}, {"n", "d1f1"}, {"n", "d1f2"}, {"n", "d1f3"},
	} {
		press(step.key)
		if got := b.text(active); got != step.want || b.text(focus) != step.want {
			t.Errorf("after %s: %s is active, %s has the focus, want %s", step.key, got, b.text(focus), step.want)
		}
	}
	if words := b.text(`[...document.querySelectorAll("mark.active")].map(m => m.textContent).join("")`); words != "human error" {
		t.Errorf("the words of the active remark are %q", words)
	}
	if s := b.text(`location.hash`); s != "#d1f3" {
		t.Errorf("the address is %q", s)
	}
	b.screenshot("keyboard")
	press(kb.Escape)
	if s := b.text(active); s != "" {
		t.Errorf("after Escape %s is active", s)
	}
	b.do(chromedp.Click("#keys"))
	press("n")
	if s := b.text(active); s != "" {
		t.Errorf("with the keys off, n makes %s active", s)
	}
	b.do(chromedp.Focus("#next"))
	press(kb.Enter)
	if s := b.text(active); s != "d1f1" {
		t.Errorf("the button makes %q active", s)
	}
	b.do(chromedp.Focus(`.ref[href="#d1f4"]`))
	press(kb.Enter)
	if s := b.text(active); s != "d1f4" {
		t.Errorf("the number makes %q active", s)
	}
	b.do(chromedp.Focus(`#d1f4 .number`))
	press(kb.Enter)
	if s := b.text(`document.activeElement.hash`); s != "#d1f4" {
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
		n := b.number(shownRemarks)
		b.want("remarks in the margin", beside, n)
		b.want("remarks over others", overlaps, 0)
		b.screenshot("wide-" + name)
		for range 3 {
			b.do(chromedp.Click("#next"))
		}
		b.want("remarks over others once one is active", overlaps, 0)
		b.want("pixels between the remark and its words", `Math.floor(Math.abs(document.querySelector("mark.active").getBoundingClientRect().top - document.querySelector(".remark.active").getBoundingClientRect().top) / 20)`, 0)
		b.screenshot("wide-active-" + name)

		b = openPage(t, out, 390, 844, dark)
		b.want("remarks in the margin of a phone", beside, 0)
		b.want("remarks over others on a phone", overlaps, 0)
		b.want("pixels too wide for a phone", tooWide, 0)
		b.screenshot("phone-" + name)
		b.do(chromedp.Click("#next"), chromedp.Click("#next"))
		b.screenshot("phone-active-" + name)
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
		b.want(name, shownRemarks, want)
		b.screenshot(name)
	}
}

// TestHTMLIsAccessible hands pages to axe-core, on a wide screen and a phone,
// in light and in dark.
func TestHTMLIsAccessible(t *testing.T) {
	axe := string(consumer.Module(t, "axe-core/axe.min.js"))
	const violations = `axe.run().then(r => r.violations.map(v => v.id + ": " + v.nodes.map(n => n.html + " " + n.failureSummary).join("\n")).join("\n"))`
	for _, c := range []struct {
		out   string
		width int64
		dark  bool
	}{{samplePage(t), 1400, false}, {samplePage(t), 390, true}, {manyRemarks(t), 1400, true}, {manyRemarks(t), 390, false}} {
		b := openPage(t, c.out, c.width, 900, c.dark)
		b.number(axe + "; 1")
		if s := b.text(violations); s != "" {
			t.Errorf("width %d, dark %v: %s", c.width, c.dark, short(s, 2000))
		}
	}
}

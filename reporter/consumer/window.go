package consumer

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A Window has one page open and keeps what it complains about and asks for.
// When the test ends it demands that this was nothing.
type Window struct {
	t   *testing.T
	ctx context.Context

	mu    sync.Mutex
	noise []string
}

// A View is how wide and high a window is, in pixels, and what the reader
// prefers.
type View struct {
	Width, Height int64
	Dark          bool
}

// Open opens a file from the disk in a window of its own. The page may load
// what lies below the folder may, and data; if may is empty, the file alone.
func Open(t *testing.T, file, may string, v View) *Window {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(Browser(t)), chromedp.NoSandbox, chromedp.DisableGPU)
	alloc, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	ctx, stop := chromedp.NewContext(alloc)
	t.Cleanup(stop)
	b := &Window{t: t, ctx: ctx}
	url := FileURL(file)
	if may != "" {
		may = FileURL(may) + "/"
	}
	b.check(chromedp.Listen(ctx, func(event any) { b.listen(event, url, may) }))
	call(b, network.Enable, network.EnableParams{})
	call(b, log.Enable, cdp.Empty{})
	call(b, runtime.Enable, cdp.Empty{})
	b.Look(v)
	b.Do(chromedp.Navigate(url), chromedp.WaitReady("body"))
	t.Cleanup(b.quiet)
	return b
}

// Look changes how the window looks.
func (b *Window) Look(v View) {
	b.t.Helper()
	scheme := "light"
	if v.Dark {
		scheme = "dark"
	}
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}})
	b.Do(chromedp.EmulateViewport(v.Width, v.Height))
}

func call[P, R any](b *Window, command cdp.Command[P, R], params P) {
	b.t.Helper()
	_, err := chromedp.Call(b.ctx, command, params)
	b.check(err)
}

func (b *Window) check(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

func (b *Window) listen(event any, url, may string) {
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
		u, _, _ := strings.Cut(e.Request.URL, "#")
		if u != url && !strings.HasPrefix(u, "data:") && (may == "" || !strings.HasPrefix(u, may)) {
			b.noise = append(b.noise, "request: "+u)
		}
	}
}

// quiet demands that the page complained of nothing and asked for nothing.
func (b *Window) quiet() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, n := range b.noise {
		b.t.Error(n)
	}
}

// patience ends a step that would wait for ever. It is far from what any machine
// takes.
const patience = 8 * time.Minute

// Do takes steps, and fails the test if one fails.
func (b *Window) Do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	b.check(chromedp.Do(ctx, steps...))
}

// Click clicks at an element once it keeps its place: what comes into view when
// the page scrolls may get another height some frames later.
func (b *Window) Click(what string) {
	b.t.Helper()
	b.Do(chromedp.WaitVisible(what))
	b.Text(fmt.Sprintf(`new Promise(done => { const e = document.querySelector(%q); let last = "", same = 0; const look = () => {
		e.scrollIntoView({ block: "nearest", behavior: "instant" });
		const r = e.getBoundingClientRect(), now = r.left + " " + r.top;
		same = now === last ? same + 1 : 0; last = now;
		if (same > 3) done(now); else requestAnimationFrame(look); }; look(); })`, what))
	b.Do(chromedp.Click(what))
}

// Follow follows a link, and waits until the page that it leads to, which has the
// element there, has run its scripts. It takes the keyboard: the place of a link
// may still change when the mouse is on its way.
func (b *Window) Follow(link, there string) {
	b.t.Helper()
	b.Do(chromedp.Focus(link), chromedp.KeyEvent(kb.Enter))
	b.Arrive(there)
}

// Arrive waits until a page that has the element there has run its scripts.
func (b *Window) Arrive(there string) {
	b.t.Helper()
	b.Do(chromedp.WaitReady(there))
	b.Text(`new Promise(done => document.readyState === "complete" ? done("") : addEventListener("load", () => done("")))`)
}

// Until waits for a text that a script gives.
func (b *Window) Until(what, js, want string) {
	b.t.Helper()
	wait := fmt.Sprintf(`new Promise(done => { const late = Date.now() + %d; const look = () => { const now = %s; if (now === %q || Date.now() > late) done(now); else setTimeout(look, 25); }; look(); })`,
		patience.Milliseconds(), js, want)
	if got := b.Text(wait); got != want {
		b.t.Errorf("%s: %q, want %q", what, got, want)
	}
}

// Evaluate is the value of a script.
func Evaluate[T any](b *Window, js string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](js, chromedp.EvalAwaitPromise))
	b.check(err)
	return v
}

// Text is a text that a script gives.
func (b *Window) Text(js string) string { b.t.Helper(); return Evaluate[string](b, js) }

// Number is a number that a script gives.
func (b *Window) Number(js string) int { b.t.Helper(); return Evaluate[int](b, js) }

// Want compares the number that a script gives.
func (b *Window) Want(what, js string, want int) {
	b.t.Helper()
	if got := b.Number(js); got != want {
		b.t.Errorf("%s: %d, want %d", what, got, want)
	}
}

// Screenshot keeps what the window shows as name.png in a folder; it does
// nothing if there is none.
func (b *Window) Screenshot(folder, name string) {
	b.t.Helper()
	if folder == "" {
		return
	}
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	b.check(err)
	if err := os.WriteFile(filepath.Join(folder, name+".png"), png, 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// FileURL is the address of a file, or of a folder without a slash at the end.
func FileURL(path string) string { return "file://" + filepath.ToSlash(path) }

// Violations are what axe-core finds wrong with the page as it is, a line each.
// It is told not to ask for style sheets once more, which a page's policy may
// forbid.
func (b *Window) Violations() string {
	b.t.Helper()
	b.Number(string(Module(b.t, "axe-core/axe.min.js")) + "; 1")
	return b.Text(`axe.run({ preload: false }).then(r => r.violations.map(v => v.id + ": " + v.nodes.map(n => n.html + " " + n.failureSummary).join("\n")).join("\n"))`)
}

// Press presses a key that writes a character, as a keyboard does: if the page
// takes the key for itself, nothing is written.
func (b *Window) Press(char rune) {
	b.t.Helper()
	text := string(char)
	call(b, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: text, Text: text})
	call(b, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyUp, Key: text})
}

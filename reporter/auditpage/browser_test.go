package auditpage_test

import (
	"cmp"
	"flag"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/blamelint/blamelint/analyzer/audit"
	"github.com/blamelint/blamelint/reporter/auditpage"
	"github.com/blamelint/blamelint/reporter/consumer"
)

var screenshots = flag.String("screenshots", "", "a `folder` for what the browser shows of the audit's report")

var (
	desk  = consumer.View{Width: 1280, Height: 900}
	night = consumer.View{Width: 1280, Height: 900, Dark: true}
	phone = consumer.View{Width: 390, Height: 844}
)

// TestBrowser opens the report on many documents. A window fails its test if
// the page writes to the console, or asks for anything outside the report.
func TestBrowser(t *testing.T) {
	consumer.Browser(t)
	c, dir := large(t), largeSite(t)
	for name, test := range map[string]func(*testing.T, *corpus, string){
		"search": testSearch, "passages": testPassages, "sort": testSort, "filter": testFilter, "permalink": testPermalink,
		"keyboard": testKeyboard, "document": testDocument, "overview": testOverview, "back": testBack,
	} {
		t.Run(name, func(t *testing.T) { test(t, c, dir) })
	}
}

// openList opens the list in a state and waits until it is all there.
func openList(t *testing.T, dir, state string, v consumer.View) *consumer.Window {
	t.Helper()
	b := consumer.Open(t, filepath.Join(dir, "documents.html"), dir, v)
	if state != "" {
		b.Do(chromedp.Navigate("about:blank"), chromedp.Navigate(consumer.FileURL(filepath.Join(dir, "documents.html"))+"#"+state))
	}
	b.Do(chromedp.WaitReady("html[data-ready]"))
	return b
}

const (
	status = `document.getElementById("status").textContent`
	paths  = `[...document.querySelectorAll("#results > li")].map(li => (li.querySelector(".path") ?? li.querySelector("h2")).textContent).join("\n")`
)

// typeQuery types a query in place of the one that is there.
func typeQuery(b *consumer.Window, q string) {
	b.Number(`document.getElementById("q").value = ""; 1`)
	b.Do(chromedp.SendKeys("#q", q))
}

func found(n int) string {
	if n == 0 {
		return "No postmortem matches."
	}
	s := fmt.Sprintf("%d of 2,001 postmortems.", n)
	if n > 50 {
		s += " The first 50 are shown."
	}
	if n > 999 {
		s = strings.Replace(s, fmt.Sprint(n), fmt.Sprintf("1,%03d", n-1000), 1)
	}
	return s
}

var query = regexp.MustCompile(`[\p{L}\p{M}\p{N}]+`)

// matches says of each record whether all words of a query begin a word of its
// text or stand in its title, path or area. It reads the documents, not the
// index.
func (c *corpus) matches(q string) (list []*audit.Record) {
	for _, r := range c.records {
		names := strings.ToLower(r.Title + "\n" + r.Path + "\n" + r.Area)
		text := ""
		if source, ok := c.sources[r.Path]; ok {
			text = auditpage.TextOf(r.Path, []byte(source))
		}
		words := query.FindAllString(strings.ToLower(text), -1)
		all := true
		for _, w := range query.FindAllString(strings.ToLower(q), -1) {
			all = all && (len(w) == 1 || strings.Contains(names, w) || slices.ContainsFunc(words, func(s string) bool { return strings.HasPrefix(s, w) }))
		}
		if all {
			list = append(list, r)
		}
	}
	return list
}

func testSearch(t *testing.T, c *corpus, dir string) {
	b := openList(t, dir, "", desk)
	b.Until("at first", status, "2,001 postmortems. The first 50 are shown.")
	for _, q := range []string{"certificate", "Health CHECK", "zebra", "incident-00042", "qqqq", "a limit"} {
		typeQuery(b, q)
		b.Until(q, status, found(len(c.matches(q))))
	}
	b.Click("#reset")
	b.Until("after a reset", status, "2,001 postmortems. The first 50 are shown.")
	if s := b.Text("location.hash"); s != "" {
		t.Errorf("after a reset the address is %q", s)
	}
	b.Click("#more")
	b.Want("results", `document.querySelectorAll("#results > li").length`, 100)
	b.Want("the focus is on a result", `[...document.querySelectorAll("#results > li")].indexOf(document.activeElement.closest("li"))`, 50)
}

// testPassages: results show where the words stand, and lead there.
func testPassages(t *testing.T, _ *corpus, dir string) {
	b := openList(t, dir, "q=certificate&sort=path", desk)
	b.Until("passages", `String(document.querySelectorAll(".passages").length > 2)`, "true")
	if s := b.Text(`[...new Set([...document.querySelectorAll(".passages mark")].map(m => m.textContent.toLowerCase()))].join(" ")`); !strings.HasPrefix(s, "certificate") {
		t.Errorf("marked: %q", s)
	}
	b.Screenshot(*screenshots, "search")
	b.Follow(`.passages a[href*="#d1s"]`, "body.document")
	if s := b.Text(`document.querySelector(location.hash)?.tagName ?? ""`); !regexp.MustCompile(`^(H\d|P)$`).MatchString(s) {
		t.Errorf("the passage leads to %q", s)
	}
}

func testSort(t *testing.T, c *corpus, dir string) {
	b := openList(t, dir, "", desk)
	newest := func(a, b *audit.Record) int {
		return cmp.Or(cmp.Compare(b.Date, a.Date), cmp.Compare(a.Path, b.Path))
	}
	rate := func(r *audit.Record) float64 {
		if r.Words == 0 {
			return 0
		}
		return float64(len(r.Findings)) / float64(r.Words)
	}
	for order, compare := range map[string]func(a, b *audit.Record) int{
		"new": newest,
		"remarks": func(a, b *audit.Record) int {
			return cmp.Or(cmp.Compare(len(b.Findings), len(a.Findings)), newest(a, b))
		},
		"rate": func(a, b *audit.Record) int { return cmp.Or(cmp.Compare(rate(b), rate(a)), newest(a, b)) },
		"path": func(a, b *audit.Record) int { return cmp.Compare(a.Path, b.Path) },
	} {
		list := slices.SortedFunc(slices.Values(c.records), compare)
		b.Do(chromedp.SetValue("#sort", order))
		b.Number(`document.getElementById("sort").dispatchEvent(new Event("input", { bubbles: true })); 1`)
		b.Until(order, paths, firstPaths(list))
	}
	var queue []string
	for _, q := range c.material().Report.Queue[:50] {
		queue = append(queue, q.Path)
	}
	b.Click("#reset")
	b.Until("the review queue", paths, strings.Join(queue, "\n"))
	b.Screenshot(*screenshots, "list")
}

func firstPaths(list []*audit.Record) string {
	var out []string
	for _, r := range list[:min(50, len(list))] {
		out = append(out, r.Path)
	}
	return strings.Join(out, "\n")
}

func testFilter(t *testing.T, c *corpus, dir string) {
	has := func(r *audit.Record, rule string) bool {
		return slices.ContainsFunc(r.Findings, func(f audit.Finding) bool { return f.Rule == rule })
	}
	area := c.records[0].Area
	b := openList(t, dir, "show=unread", desk)
	for state, keep := range map[string]func(*audit.Record) bool{
		"area=" + area:             func(r *audit.Record) bool { return r.Area == area },
		"when=2023":                func(r *audit.Record) bool { return r.Date.Year() == "2023" },
		"when=2023-Q2":             func(r *audit.Record) bool { return r.Date.Quarter() == "2023-Q2" },
		"when=none":                func(r *audit.Record) bool { return r.Date == "" },
		"rule=omission":            func(r *audit.Record) bool { return has(r, "omission") },
		"show=unread":              func(r *audit.Record) bool { return r.Error != "" },
		"show=calm":                func(r *audit.Record) bool { return len(r.Findings) == 0 && !r.Unreadable() },
		"rule=hindsight&when=2024": func(r *audit.Record) bool { return has(r, "hindsight") && r.Date.Year() == "2024" },
		"show=owner&area=" + area: func(r *audit.Record) bool {
			return r.Area == area && open(r, func(a *audit.Action) bool { return !a.Owner })
		},
		"show=untracked&rule=omission": func(r *audit.Record) bool {
			return has(r, "omission") && open(r, func(a *audit.Action) bool { return !a.Tracked })
		},
	} {
		n := 0
		for _, r := range c.records {
			if keep(r) {
				n++
			}
		}
		if n == many+1 {
			t.Fatalf("%s leaves nothing out", state)
		}
		b.Number(fmt.Sprintf("location.hash = %q; 1", state))
		b.Until(state, status, found(n))
	}
}

func open(r *audit.Record, is func(*audit.Action) bool) bool {
	return slices.ContainsFunc(r.Actions, func(a audit.Action) bool { return a.Open() && is(&a) })
}

// testPermalink: the address of a view shows that view again.
func testPermalink(t *testing.T, _ *corpus, dir string) {
	b := openList(t, dir, "", desk)
	b.Do(chromedp.SendKeys("#q", "queue worker"), chromedp.SetValue("#when", "2022"), chromedp.SetValue("#sort", "old"))
	b.Number(`document.getElementById("sort").dispatchEvent(new Event("input", { bubbles: true })); 1`)
	b.Until("the address", "location.hash", "#q=queue+worker&sort=old&when=2022")
	b.Until("the oldest", `String(document.querySelectorAll("#results > li").length > 3 && document.querySelector("#results .n").textContent.includes(" January 2022"))`, "true")
	want := b.Text(paths)
	b = openList(t, dir, strings.TrimPrefix(b.Text("location.hash"), "#"), desk)
	b.Until("the same view", paths, want)
	b.Number(`location.hash = "when=2021"; 1`)
	b.Until("another view", `document.getElementById("q").value + document.getElementById("when").value`, "2021")
	b.Number(`location.hash = "sort=nonsense&when=1066&show=%3Cb%3E"; 1`)
	b.Until("a view that there is not", status, "2,001 postmortems. The first 50 are shown.")
}

func testKeyboard(t *testing.T, c *corpus, dir string) {
	b := openList(t, dir, "", desk)
	focus := `String([...document.querySelectorAll("#results h2 a")].indexOf(document.activeElement))`
	press := func(keys string) { t.Helper(); b.Do(chromedp.KeyEvent(keys)) }
	press(kb.Tab)
	if s := b.Text("document.activeElement.className"); s != "skip" {
		t.Errorf("the first stop is %q", s)
	}
	b.Press('/')
	if s := b.Text("document.activeElement.id"); s != "q" {
		t.Errorf("/ leads to %q", s)
	}
	press("cache")
	b.Until("typed", status, found(len(c.matches("cache"))))
	press(kb.ArrowDown)
	b.Until("down", focus, "0")
	for _, step := range []struct{ key, want string }{{"j", "1"}, {"j", "2"}, {"k", "1"}, {"k", "0"}, {"k", "0"}} {
		press(step.key)
		b.Until(step.key, focus, step.want)
	}
	if b.Text(`getComputedStyle(document.activeElement).outlineStyle`) == "none" {
		t.Error("the focus cannot be seen")
	}
	title := b.Text("document.activeElement.textContent")
	press(kb.Enter)
	b.Arrive("body.document")
	if s := b.Text(`document.querySelector("h1").textContent`); s != title {
		t.Errorf("Enter opens %q, want %q", s, title)
	}
	b = openList(t, dir, "", desk)
	b.Click("#keys")
	b.Do(chromedp.KeyEvent("j"))
	b.Until("with the keys off", focus, "-1")
}

// testBack: a document leads back to the list as it was left.
func testBack(t *testing.T, _ *corpus, dir string) {
	b := openList(t, dir, "q=cache&sort=new", desk)
	b.Follow("#results h2 a", "body.document")
	b.Follow(".back a", "html[data-ready]")
	b.Until("back", "location.hash", "#q=cache&sort=new")
	if s := b.Text(`document.getElementById("q").value`); s != "cache" {
		t.Errorf("the search is for %q", s)
	}
}

// testDocument follows a permanent link to a remark.
func testDocument(t *testing.T, c *corpus, dir string) {
	i := slices.IndexFunc(c.records, func(r *audit.Record) bool { return len(r.Findings) > 8 })
	page := filepath.Join(dir, filepath.FromSlash(auditpage.PageName(c.records[i].Path))+".html")
	b := consumer.Open(t, page, dir, desk)
	b.Want("remarks", `document.querySelectorAll(".remark").length`, len(c.records[i].Findings))
	b.Want("action items", `document.querySelectorAll("section.card tbody tr").length`, len(c.records[i].Actions))
	id := b.Text(`document.querySelectorAll(".permalink")[4].id`)
	b.Do(chromedp.Navigate(consumer.FileURL(page)+"#"+id), chromedp.WaitReady(".remark.active"))
	b.Want("the remark", `[...document.querySelectorAll(".remark")].indexOf(document.querySelector(".remark.active"))`, 4)
	b.Screenshot(*screenshots, "document")
	b.Do(chromedp.KeyEvent("n"))
	b.Want("the next remark", `[...document.querySelectorAll(".remark")].indexOf(document.querySelector(".remark.active"))`, 5)
	if s, want := b.Text("location.hash"), b.Text(`"#" + document.querySelectorAll(".permalink")[5].id`); s != want {
		t.Errorf("the address is %q, want %q", s, want)
	}
	b.Follow(`.remark.active .name a`, "body.rules")
	if s := b.Text("location.hash"); !strings.HasPrefix(s, "#rule-") {
		t.Errorf("the rule's name leads to %q", s)
	}
}

// testOverview: the three to help first are the first of the queue, and each
// has a reason.
func testOverview(t *testing.T, c *corpus, dir string) {
	b := consumer.Open(t, filepath.Join(dir, "index.html"), dir, desk)
	queue := c.material().Report.Queue
	for i := range 3 {
		at := fmt.Sprintf(`document.querySelectorAll(".first > li")[%d]`, i)
		if s := b.Text(at + `.querySelector("a").getAttribute("href")`); s != auditpage.PageName(queue[i].Path)+".html" {
			t.Errorf("the page of %d is %s", i+1, s)
		}
		if s := b.Text(at + `.lastElementChild.textContent`); s != queue[i].Help.Why {
			t.Errorf("the reason of %d is %q", i+1, s)
		}
	}
	if b.Text(`document.querySelector("main h2").textContent`) != "What is done well" {
		t.Error("the overview does not begin with what is done well")
	}
	b.Want("charts", `document.querySelectorAll("figure.chart svg[role=img] > title").length`, 6)
	b.Want("charts that are described by the words below them", `[...document.querySelectorAll("figure.chart")].filter(f =>
		f.querySelector("svg > desc").textContent === f.querySelector("p.desc").textContent && f.querySelector("svg > title").textContent === f.querySelector("figcaption").textContent).length`, 6)
	b.Want("tables of charts", `[...document.querySelectorAll("figure.chart")].filter(f => f.querySelectorAll("tbody tr").length > 1).length`, 6)
	for i, height := range []int64{900, 900, 900, 900} {
		b.Do(chromedp.EmulateViewport(1280, height))
		b.Number(fmt.Sprintf("scrollTo(0, %d); 1", i*850))
		b.Screenshot(*screenshots, fmt.Sprintf("overview-%d", i+1))
	}
	b.Click(`#over-time summary`)
	b.Follow(`#over-time tbody a[href*="2022"]`, "html[data-ready]")
	n := 0
	for _, r := range c.records {
		if r.Date.Year() == "2022" {
			n++
		}
	}
	b.Until("the year's postmortems", status, found(n))
}

// TestPagesAreAccessible hands every kind of page to axe-core, wide and narrow,
// light and dark, and demands that nothing is wider than a phone.
func TestPagesAreAccessible(t *testing.T) {
	c, dir := large(t), largeSite(t)
	i := slices.IndexFunc(c.records, func(r *audit.Record) bool { return len(r.Findings) > 8 && len(r.Actions) > 3 })
	b := consumer.Open(t, filepath.Join(dir, "index.html"), dir, phone)
	for name, page := range map[string]string{
		"index": "index.html", "documents": "documents.html", "actions": "actions.html", "rules": "rules.html", "search": "documents.html#q=certificate&sort=path", "document": auditpage.PageName(c.records[i].Path) + ".html",
	} {
		for kind, view := range map[string]consumer.View{"night": night, "phone": phone} {
			b.Look(view)
			b.Do(chromedp.Navigate("about:blank"), chromedp.Navigate(consumer.FileURL(dir)+"/"+page), chromedp.WaitReady("body"))
			if name == "search" {
				b.Until("passages", `String(document.querySelectorAll(".passages").length > 0)`, "true")
			} else if name == "documents" {
				b.Do(chromedp.WaitReady("html[data-ready]"))
			}
			b.Number(`document.querySelectorAll("details").forEach(d => d.open = true); 1`)
			b.Want(name+" "+kind+": pixels too wide", `document.documentElement.scrollWidth - document.documentElement.clientWidth`, 0)
			if s := b.Violations(); s != "" {
				t.Errorf("%s %s: %s", name, kind, s[:min(len(s), 2000)])
			}
			b.Number(`document.querySelectorAll("details").forEach(d => d.open = false); 1`)
			b.Screenshot(*screenshots, name+"-"+kind)
		}
	}
}

// TestHostileInBrowser: nothing of what documents say runs.
func TestHostileInBrowser(t *testing.T) {
	dir := t.TempDir()
	c := hostile()
	c.write(t, dir)
	pages := []string{"index.html", "actions.html", "rules.html"}
	for _, r := range c.records {
		pages = append(pages, auditpage.PageName(r.Path)+".html")
	}
	b := consumer.Open(t, filepath.Join(dir, "index.html"), dir, desk)
	for _, page := range pages {
		b.Do(chromedp.Navigate(consumer.FileURL(filepath.Join(dir, filepath.FromSlash(page)))), chromedp.WaitReady("body"))
		b.Want(page+": pictures", `document.images.length`, 0)
	}
	b = openList(t, dir, "q=alert", desk)
	b.Until("documents", status, "3 postmortems.")
	b.Until("passages", `String(document.querySelectorAll(".passages").length)`, "3")
	b.Want("pictures", `document.images.length`, 0)
	b.Want("scripts", `document.querySelectorAll("main script, main svg").length`, 0)
	for _, q := range []string{"constructor", "__proto__", "toString", "ä'`${x}"} {
		typeQuery(b, q)
		b.Until("searching for "+q, `document.getElementById("results").querySelectorAll("li h2").length > 0 ? "some" : "none"`, map[bool]string{true: "none", false: "some"}[q == "toString"])
	}
}

package analyzer

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// letters are the grades of an item as testdata/action-items.txt writes them.
func letters(a *ActionItem) string {
	if a.Done {
		return "D"
	}
	grade := func(good bool, letter string) string {
		if good {
			return strings.ToUpper(letter)
		}
		return letter
	}
	return grade(!a.NotActionable.Found(), "a") + grade(!a.Vague.Found(), "s") + grade(!a.Unbounded.Found(), "b") +
		grade(len(a.Owners) > 0, "o") + grade(a.Tracked(), "t") + grade(a.PeopleFix.Found(), "p")
}

// TestActionWording holds the reading of single items to what a careful reader
// says of them.
func TestActionWording(t *testing.T) {
	f, err := os.Open("testdata/action-items.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n := 0
	for sc := bufio.NewScanner(f); sc.Scan(); {
		want, item, ok := strings.Cut(sc.Text(), "\t")
		if !ok {
			continue
		}
		n++
		d := Parse("x.md", []byte("# Incident of 2024-04-20\n\n## Action items\n\n"+item+"\n"), nil)
		items := d.Actions()
		if len(items) != 1 {
			t.Errorf("%d items in %q", len(items), item)
			continue
		}
		got := []byte(letters(items[0]))
		for i := range got {
			if i < len(want) && want[i] == '?' {
				got[i] = '?'
			}
		}
		if string(got) != want {
			t.Errorf("%s, want %s: %q", got, want, item)
		}
	}
	if n < 300 {
		t.Errorf("only %d items were read", n)
	}
}

// expected is what a person wrote down about a document's items.
type expected struct {
	Actions []struct {
		Line       int
		Actionable *bool
		Specific   *bool
		Bounded    *bool
		Owner      *string
		Tracked    *bool
		PeopleFix  *bool `json:"people_fix"`
		Done       bool
	}
}

func readExpected(t *testing.T, path string) (out expected) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return out
}

// TestActionsOfPostmortems demands that the items of the project's own
// postmortems are found and read as a person read them.
func TestActionsOfPostmortems(t *testing.T) {
	files, _ := filepath.Glob("../testdata/postmortems/*.expect.json")
	files = append(files, "../testdata/sample.expect.json")
	if len(files) < 10 {
		t.Fatalf("only %d documents", len(files))
	}
	for _, f := range files {
		md := strings.TrimSuffix(f, ".expect.json") + ".md"
		src, err := os.ReadFile(md)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(md), func(t *testing.T) {
			got := map[int]*ActionItem{}
			for _, a := range Parse(md, src, nil).Actions() {
				got[a.Line] = a
			}
			readExpected(t, f).compare(t, got)
		})
	}
}

func (e expected) compare(t *testing.T, got map[int]*ActionItem) {
	t.Helper()
	for _, w := range e.Actions {
		a := got[w.Line]
		delete(got, w.Line)
		if a == nil {
			t.Errorf("line %d: no item", w.Line)
			continue
		}
		owner := strings.Join(a.Owners, ", ")
		if w.Owner == nil && owner != "" || w.Owner != nil && !strings.HasPrefix(owner, *w.Owner) {
			t.Errorf("line %d: owner %q", w.Line, owner)
		}
		check := func(what string, got bool, want *bool) {
			if want != nil && got != *want {
				t.Errorf("line %d: %s is %v, want %v: %q", w.Line, what, got, *want, a.Text)
			}
		}
		check("done", a.Done, &w.Done)
		check("tracked", a.Tracked(), w.Tracked)
		if !w.Done {
			check("actionable", !a.NotActionable.Found(), w.Actionable)
			check("specific", !a.Vague.Found(), w.Specific)
			check("bounded", !a.Unbounded.Found(), w.Bounded)
			check("people fix", a.PeopleFix.Found(), w.PeopleFix)
		}
	}
	for line, a := range got {
		t.Errorf("line %d is no item: %q", line, a.Text)
	}
}

// summary is one line about an item: line, form, state, text, owners, due
// date, tickets, priority.
func summary(a *ActionItem) string {
	state := "open"
	if a.Done {
		state = "done"
	}
	var tickets []string
	for _, t := range a.Tickets {
		tickets = append(tickets, t.Text)
	}
	text := a.Text
	if a.Topic != "" {
		text = a.Topic + " / " + text
	}
	return fmt.Sprintf("%d %s %s | %s | %s | %s | %s | %s", a.Line, a.Form, state, text, strings.Join(a.Owners, ", "), a.Due.Text, strings.Join(tickets, ", "), a.Priority)
}

var actionForms = []struct{ name, doc, want string }{
	{"HTML table", `## Action items
<table>
<tr><th>Action</th><th>Who</th><th>When</th></tr>
<tr><td>Warm the cache</td><td>Ana</td><td>2024-05-01</td></tr>
<tr>
  <td>Page on disk &gt; 80 %</td>
  <td></td>
  <td>Q3</td>
</tr>
</table>`, `
4 table open | Warm the cache | Ana | 2024-05-01 |  |
6 table open | Page on disk > 80 % |  | Q3 |  |`},
	{"HTML list", `## Action items
<ul>
<li>Add a smoke test for the checkout (Jo)</li>
<li>Split the pool by tenant
<ul><li>three workers each</li></ul></li>
</ul>`, `
3 list open | Add a smoke test for the checkout | Jo |  |  |
4 list open | Split the pool by tenant |  |  |  |`},
	{"bullets that explain", `**Follow-ups**

1. Alert on the age of the oldest message
   - fires after 10 minutes
   - pages the queue team
2. Move the importer
   1. copy the keys`, `
3 list open | Alert on the age of the oldest message |  |  |  |
6 list open | Move the importer |  |  |  |`},
	{"bullets that are work", `## Actions
* ICL to bump the library
  * Hypha to test it on the provider chain
    * it may conflict with the patch
* Prevent
  - [ ] Add a lock
  - [x] Drop the old job`, `
2 list open | bump the library | ICL |  |  |
3 list open | test it on the provider chain | Hypha |  |  |
6 task open | Add a lock |  |  |  |
7 task done | Drop the old job |  |  |  |`},
	{"groups by sub-heading and label", `## Action items
### Prevent
* Add a check for country codes (J. Doe)
### Detect (Q3 2024)
* Alert on empty results (SEA-9)
### References
* the log`, `
3 list open | Add a check for country codes | J. Doe |  |  |
5 list open | Alert on empty results |  | Q3 2024 | SEA-9 |`},
	{"marked in place", `Text. TODO: add a graph.

**Action item (Lena):** replace the batteries by 1 May. They were old.

It broke. Action: rewrite chapter 3.

AI: order two controllers`, `
3 marked open | replace the batteries | Lena | by 1 May |  |
5 marked open | rewrite chapter 3 |  |  |  |
7 marked open | order two controllers |  |  |  |`},
	{"lead-ins", `## Resolution

We restarted it.

- first node
- second node

To prevent this we will take the following steps:

- Cap the retries at 3
- Split the pool

What you can do:

- Rotate your keys`, `
10 list open | Cap the retries at 3 |  |  |  |
11 list open | Split the pool |  |  |  |`},
	{"decided against", `## Next steps

- Cap the retries at 3

What we decided against:

- A new broker`, `
3 list open | Cap the retries at 3 |  |  |  |`},
	{"columns in another order", `## Next steps
| Priority | Description | Status | Assigned to | Target |
|---|---|---|---|---|
| High | Enforce 2FA | In progress | @core | 2024-07 |
| P3 | Archive old sites | Complete | Sam | |
| | | | | |`, `
4 table open | Enforce 2FA | @core | 2024-07 |  | high
5 table done | Archive old sites | Sam |  |  | low`},
	{"a table without a section", `| Action Item | Type | Owner | Bug |
|---|---|---|---|
| Fix the flag | prevent | Ann | **DONE** |
| _Verb first_ | _type_ | _name_ | _link_ |
| Add a probe | detect | TBD | [#12](https://git.example/o/r/issues/12) |`, `
3 table done | Fix the flag | Ann |  |  |
5 table open | Add a probe |  |  | #12 |`},
	{"no table of work", `## Timeline
| Time | Action | Who |
|---|---|---|
| 10:00 | Restarted node | Ann |`, ``},
	{"fields under an item", `## Action items
- **Add a rate limit to the login**
  - **Owner:** Identity team
  - **Priority:** P1
  - **Ticket:** [ID-77](https://jira.example/browse/ID-77)
- Write the guide (owner: Mo; due: Fri)
- [ ] Name the folder by its time
  Owner: loader crew
  Due: 2025-03-07`, `
2 list open | Add a rate limit to the login | Identity team |  | ID-77 | high
6 list open | Write the guide | Mo | Fri |  |
7 task open | Name the folder by its time | loader crew | 2025-03-07 |  |`},
	{"keys that only count", `## Actions
| ID | Action | Owner |
|---|---|---|
| NSK-1 | Add a state | Ann |
| NSK-2 | Show the limiter | Bo |
| OPS-881 | Drop the drill | Bo |`, `
4 table open | Add a state | Ann |  |  |
5 table open | Show the limiter | Bo |  |  |
6 table open | Drop the drill | Bo |  | OPS-881 |`},
	{"details after numbers", `## Remediation

1. **New table**
- created it
- filled it

2. **Metrics**
We want graphs and alarms for:

- reads
- writes`, `
3 list open | New table |  |  |  |
7 list open | Metrics / We want graphs and alarms for: |  |  |  |`},
	{"labels that own", `## Action items
- Hypha: Shorten the voting period
- Hypha + ICL: Publish the report
- ICL to write a guideline
- Queue lag: alert on it
- [ICL] Check the bridge`, `
2 list open | Shorten the voting period | Hypha |  |  |
3 list open | Publish the report | Hypha, ICL |  |  |
4 list open | write a guideline | ICL |  |  |
5 list open | Queue lag / alert on it |  |  |  |
6 list open | Check the bridge | ICL |  |  |`},
	{"names after a dash", `## Todo
- Add a lock — @ann, #12
- Drop the job — @bo
- Close the port — night desk
- Forbid the flag — production`, `
2 list open | Add a lock | @ann |  | #12 |
3 list open | Drop the job | @bo |  |  |
4 list open | Close the port | night desk |  |  |
5 list open | Forbid the flag | production |  |  |`},
	{"groups named by who has them", `## Action items
- paint shop
  - [ ] Cut the branch by a script (REL-3)
- Lena
  - [ ] Time the build
- unassigned
  - [ ] Drop the old runner`, `
3 task open | Cut the branch by a script | paint shop |  | REL-3 |
5 task open | Time the build | Lena |  |  |
7 task open | Drop the old runner |  |  |  |`},
	{"groups named by purpose", `## Action items
- detection
  - [ ] Alert on a slow build
- unassigned
  - [ ] Drop the old runner`, `
3 task open | Alert on a slow build |  |  |  |
5 task open | Drop the old runner |  |  |  |`},
	{"headings named by who has them", `## Action items
### Search
- Cap the query length
### Nobody yet
- Drop the old index
## Follow-ups
### Detection
- Alert on a full disk`, `
3 list open | Cap the query length | Search |  |  |
5 list open | Drop the old index |  |  |  |
8 list open | Alert on a full disk |  |  |  |`},
	{"lines that say who and when", `## Action items
- Snapshot the index each night
  - the job runs on the second host
  - ops/search#14, Maike will review it
- Halve the shards
  - until 20 September
  - the largest has 80 GB
- Print the plan
  - tracked as IDX-9
- Name the folder
  - like the one of OPS-77 in spring`, `
2 list open | Snapshot the index each night | Maike |  | ops/search#14 |
5 list open | Halve the shards |  | until 20 September |  |
8 list open | Print the plan |  |  | IDX-9 |
10 list open | Name the folder |  |  |  |`},
	{"brackets in the mark", `Text.

Action item (harbour office, 3 May): dredge the basin

Action item (unowned): move the buoy

Action item (low, HB-41): paint the buoy`, `
3 marked open | dredge the basin | harbour office | 3 May |  |
5 marked open | move the buoy |  |  |  |
7 marked open | paint the buoy |  |  | HB-41 | low`},
	{"who is there owns nothing", `## Action items

Present: Ole, Kim

- Ole: put up a sign`, `
5 list open | put up a sign | Ole |  |  |`},
	{"columns by what stands in them", `## Corrective actions
| No | CAPA | In charge | By when | Remarks |
|---|---|---|---|---|
| 1 | Count the rows of both files | Ledger crew | 2 July | |
| 2 | Keep the file for 30 days | nobody yet | 9 July | |`, `
4 table open | Count the rows of both files | Ledger crew | 2 July |  |
5 table open | Keep the file for 30 days |  | 9 July |  |`},
	{"this week", `## Next steps
- This week:
  - Lower the limit
- Later:
  - Raise the roof`, `
3 list open | Lower the limit |  | This week |  |
5 list open | Raise the roof |  |  |  |`},
	{"nothing", "## Action items\n\n- none\n- TBD\n\n> - quoted item\n\n## Lessons\n\n- Queues hide problems", ``},
	{"a title over all parts", `# How we will prevent the next one

## Summary

- It was slow

## Timeline

- 10:00 start`, ``},
}

func TestActionForms(t *testing.T) {
	for _, c := range actionForms {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, a := range Parse("x.md", []byte(c.doc), nil).Actions() {
				got = append(got, strings.TrimRight(summary(a), " "))
			}
			if g := strings.Join(got, "\n"); g != strings.TrimPrefix(c.want, "\n") {
				t.Errorf("read\n%s\nwant\n%s", g, strings.TrimPrefix(c.want, "\n"))
			}
		})
	}
}

// TestActionPlaces demands that what rules underline lies in the item's first
// line.
func TestActionPlaces(t *testing.T) {
	src := []byte("## Action items\n\n- **Alerts.** These should be\n  better everywhere, _etc_\n- Keep an\n  eye on it\n- Ana to improve &amp; extend `x`\n")
	d := Parse("x.md", src, nil)
	for _, a := range d.Actions() {
		checkPlaces(t, d, a)
	}
	if n := len(d.Actions()); n != 3 {
		t.Errorf("%d items", n)
	}
}

func checkPlaces(t *testing.T, d *Document, a *ActionItem) {
	t.Helper()
	spans := []Span{a.Words}
	for _, f := range []Flaw{a.NotActionable, a.Vague, a.Unbounded, a.PeopleFix} {
		if f.Found() {
			spans = append(spans, f.Span)
		}
	}
	for _, s := range spans {
		if s.Empty() || s.End > len(d.Source) || d.Lines.Line(s.Start) != a.Line || d.Lines.Line(s.End-1) != a.Line {
			t.Errorf("%q: span %v is not on line %d", a.Text, s, a.Line)
		}
	}
	if a.Span.Empty() || a.Span.End > len(d.Source) {
		t.Errorf("%q: span %v", a.Text, a.Span)
	}
}

func TestDueDay(t *testing.T) {
	d := Parse("2024-04-20-slow.md", []byte("## Action items\n\n- Add a lock by 3 May\n- Drop it within 2 weeks\n- Sort by 03/04\n- Add it by 03/04/2024\n- Move it in Q4"), nil)
	var got []string
	for _, a := range d.Actions() {
		if day, ok := d.DueDay(a); ok {
			got = append(got, day.Format(time.DateOnly))
		} else {
			got = append(got, "-")
		}
	}
	if g := strings.Join(got, " "); g != "2024-05-03 2024-05-04 - - 2024-12-31" {
		t.Error(g)
	}
}

func TestIncidentDay(t *testing.T) {
	for _, c := range []struct{ path, doc, want string }{
		{"2024-04-20-slow.md", "# Slow search", "2024-04-20"},
		{"20240420.md", "# Slow search", "2024-04-20"},
		{"x.md", "# Slow search on 20 April 2024\n\nIt began on 19 April 2024.", "2024-04-20"},
		{"x.md", "# Slow search\n\nOn 03/04/2024 and 20 April 2024.", "2024-04-20"},
		{"x.md", "# Slow search\n\nIn April.", "0001-01-01"},
	} {
		if got := Parse(c.path, []byte(c.doc), nil).IncidentDay().Format(time.DateOnly); got != c.want {
			t.Errorf("%s %q: %s, want %s", c.path, c.doc, got, c.want)
		}
	}
}

func FuzzActions(f *testing.F) {
	for _, c := range actionForms {
		f.Add([]byte(c.doc))
	}
	f.Add([]byte("## Action items\n- [x]\n- @\n- **:**\n- (\n- – \n- by\n- Owner:\n- | |\n- : :\n- to be\n- no\n- a, b, c and d to"))
	f.Add([]byte("# ACtion\n* ICL to b\n* (ICL)"))
	f.Add([]byte("# ACtion\n* 00000\n  * :\n  * Owner:\n  * will it\n* nobody\n  * x\n* TODO(:"))
	f.Fuzz(func(t *testing.T, src []byte) {
		d := Parse("x.md", src, nil)
		last := -1
		for _, a := range d.Actions() {
			checkPlaces(t, d, a)
			if a.Span.Start < last {
				t.Errorf("item at %d after %d", a.Span.Start, last)
			}
			last = a.Span.Start
			d.DueDay(a)
		}
	})
}

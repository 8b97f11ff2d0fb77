package pseudonym

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
)

func of(text string, s *analyzer.Settings) *Cast {
	return Of(analyzer.Parse("x.md", []byte(text), s), s)
}

func TestRoles(t *testing.T) {
	settings := &analyzer.Settings{
		People:   []analyzer.PersonEntry{{Name: "Wilhelmina Stroud", Handle: "wstr", Role: "duty chemist"}},
		Products: []string{"Ottilie"},
		Roster:   func() []analyzer.PersonEntry { return []analyzer.PersonEntry{{Name: "Zbynda Karr", Handle: "zk77"}} },
	}
	for _, c := range []struct{ name, text, want string }{
		{"full name, given name, surname",
			"Owner: Ines Valcour\n\nInes rolled back the pump firmware. Later Valcour called the plant.\n",
			"Owner: responder A\n\nResponder A rolled back the pump firmware. Later responder A called the plant.\n"},
		{"role from a field",
			"**Incident commander:** Marcus Oyelaran\n\nAt 7:02 Marcus paged the plant. Marcus's page got lost.\n",
			"**Incident commander:** (name withheld)\n\nAt 7:02 the incident commander paged the plant. The incident commander's page got lost.\n"},
		{"with and without accents, and in the path of a link",
			"Owner: Iñés Välcour\n\nInes rolled back the pump. In\u0303e\u0301s called [the plant](https://wiki.example/people/ines.valcour).\n",
			"Owner: responder A\n\nResponder A rolled back the pump. Responder A called [the plant](https://wiki.example/people/responder-a).\n"},
		{"role in brackets",
			"**Participants:** Ada Quill (incident commander), Ben Okoro (on-call)\n\n- 10:00 Ada called Ben.\n",
			"**Participants:** incident commander, on-call engineer\n\n- 10:00 The incident commander called the on-call engineer.\n"},
		{"role behind a comma",
			"Prepared by: Callista Brun, duty manager\n\nCallista opened the gate.\n",
			"Prepared by: duty manager\n\nThe duty manager opened the gate.\n"},
		{"role beside the name in the text",
			"**Incident commander:** Ada Quill\n\nThe incident commander, Ada Quill, paged the plant.\n",
			"**Incident commander:** (name withheld)\n\nThe incident commander paged the plant.\n"},
		{"a column of owners",
			"## Action items\n\n| Action | Owner |\n|---|---|\n| Block the valve | Ines Valcour |\n",
			"## Action items\n\n| Action | Owner |\n|---|---|\n| Block the valve | Responder A |\n"},
		{"accounts are people's",
			"**Helpers:** Ines Valcour, Ben Okoro\n\n- 10:00 @ivalcour restarts the pump, @ben.okoro watches.\n",
			"**Helpers:** responder A, responder B\n\n- 10:00 Responder A restarts the pump, responder B watches.\n"},
		{"account beside the name",
			"Ines Valcour (@xx_9) restarted the pump. Then @xx_9 left.\n",
			"Responder A restarted the pump. Then responder A left.\n"},
		{"initial and surname",
			"Rollout paused by Dashiell Okonkwo.\n\n| Action | Owner |\n|---|---|\n| Pause it | D. Okonkwo |\n",
			"Rollout paused by responder A.\n\n| Action | Owner |\n|---|---|\n| Pause it | Responder A |\n"},
		{"two with one role",
			"**On-call engineers:** Ines Valcour, Ben Okoro\n\nInes paged Ben.\n",
			"**On-call engineers:** responder A, responder B\n\nResponder A paged responder B.\n"},
		{"e-mail addresses",
			"Owner: Ines Valcour\n\nWrite to ines.valcour@plant.example or [Ines](mailto:ines@plant.example); alerts go to oncall@plant.example.\n",
			"Owner: responder A\n\nWrite to responder A or [responder A](mailto:responder-a@example.invalid); alerts go to oncall@plant.example.\n"},
		{"front matter",
			"---\nauthor: Ines Valcour\nreviewers: [ben.okoro@plant.example, \"@cleo\"]\n---\n\n# Pump\n\nInes fixed it.\n",
			"---\nauthor: responder A\nreviewers: [responder B, \"responder C\"]\n---\n\n# Pump\n\nResponder A fixed it.\n"},
		{"code and links",
			"Owner: Ines Valcour\n\nInes ran `sudo -u ines pump`, see [her change](https://git.example/ivalcour/pump).\n\n```\nines: stop\n```\n",
			"Owner: responder A\n\nResponder A ran `sudo -u responder-a pump`, see [her change](https://git.example/responder-a/pump).\n\n```\nresponder-a: stop\n```\n"},
		{"comments",
			"Owner: Ines Valcour\n\n<!-- ask Ines first -->\n\nDone.\n",
			"Owner: responder A\n\n<!-- ask responder A first -->\n\nDone.\n"},
		{"marked up apart",
			"Owner: Ines Valcour\n\nIt was **Ines** Valcour who paged the plant.\n",
			"Owner: responder A\n\nIt was **responder A** who paged the plant.\n"},
		{"over the end of a line",
			"Owner: Ines Valcour\n\nThe pump was restarted by Ines\nValcour at noon.\n",
			"Owner: responder A\n\nThe pump was restarted by responder A at noon.\n"},
		{"a name that ends in s",
			"Owner: Charles Wyndham\n\nCharles' pager was flat.\n",
			"Owner: responder A\n\nResponder A's pager was flat.\n"},
		{"chat lines in lower case",
			"- thu 10:00: juno moves the records\n\n> **juno:** done\n",
			"- thu 10:00: responder A moves the records\n\n> **responder A:** done\n"},
		{"a pasted chat",
			"> bentwell [9:03 AM]\n> it is back, says zorf-9\n>\n> zorf-9 [9:04]\n> yes\n\nThen bentwell restarted the pump.\n",
			"> responder A [9:03 AM]\n> it is back, says responder B\n>\n> responder B [9:04]\n> yes\n\nThen responder A restarted the pump.\n"},
		{"a column for people",
			"## Timeline\n\n| Time | Who | What |\n|---|---|---|\n| 10:00 | Qx7b | reports a leak |\n| 10:05 | Platform | looks |\n",
			"## Timeline\n\n| Time | Who | What |\n|---|---|---|\n| 10:00 | Responder A | reports a leak |\n| 10:05 | Platform | looks |\n"},
		{"a title",
			"Owner: Ada Quill\n\nMs Quill asked the plant to wait.\n",
			"Owner: responder A\n\nResponder A asked the plant to wait.\n"},
		{"from the configuration",
			"Wilhelmina looked at the log, and @wstr told the plant.\n",
			"The duty chemist looked at the log, and the duty chemist told the plant.\n"},
		{"from the repository",
			"Zbynda Karr restarted the pump.\n",
			"Responder A restarted the pump.\n"},
		{"a role that is taken",
			"Responder A is the name of our bot. Ines Valcour restarted it.\n",
			"Responder A is the name of our bot. Responder B restarted it.\n"},
		{"products, companies, teams, laws and places stay",
			"Jenkins restarted Cassandra at Acme Corp in Lisbon; QA and @storage-oncall watched. Murphy's law. Ottilie is our till.\n",
			"Jenkins restarted Cassandra at Acme Corp in Lisbon; QA and @storage-oncall watched. Murphy's law. Ottilie is our till.\n"},
		{"CRLF", "Owner: Ines Valcour\r\n\r\nInes paged the plant.\r\n", "Owner: responder A\r\n\r\nResponder A paged the plant.\r\n"},
		{"nothing", "", ""},
	} {
		got := string(of(c.text, settings).Apply())
		if got != c.want {
			t.Errorf("%s:\ngot  %q\nwant %q", c.name, got, c.want)
		}
		if again := string(of(got, settings).Apply()); again != got {
			t.Errorf("%s: a second run changes %q into %q", c.name, got, again)
		}
	}
}

func TestUnsure(t *testing.T) {
	c := of("Owners: Ines Valcour, Ines Brandt\n\nInes restarted the pump.\n", nil)
	if len(c.Unsure) != 1 || c.Unsure[0].Text != "Ines" || !slices.Equal(c.Unsure[0].Roles, []string{"responder B", "responder A"}) {
		t.Errorf("unsure: %+v", c.Unsure)
	}
}

func TestLeft(t *testing.T) {
	c := of("Owner: Ines Valcour\n\nInes said that she called the plant.\n\nThen Tobsa restarted the pump.\n", nil)
	if !slices.Equal(c.Pronouns, []int{3}) {
		t.Errorf("pronouns in lines %v", c.Pronouns)
	}
	// Whoever reads it is told of a word that may be a name, or it is gone.
	told := slices.ContainsFunc(c.Left, func(l Left) bool { return l.Text == "Tobsa" })
	if gone := !bytes.Contains(c.Apply(), []byte("Tobsa")); told == gone {
		t.Errorf("told of the name: %v, gone: %v", told, gone)
	}
}

// TestLeftInHosts: a host keeps its name, and whoever reads the result is told.
func TestLeftInHosts(t *testing.T) {
	c := of("Owner: Zbynda Valcour\n\nZbynda's laptop (`zbynda-mbp`) was off. The host zbynda-mbp came back at noon.\n", nil)
	var got []string
	for _, l := range c.Left {
		got = append(got, l.Text)
	}
	if !slices.Equal(got, []string{"zbynda-mbp"}) {
		t.Errorf("told of %q", got)
	}
}

// TestSpellings: the mapping names every spelling of a person once.
func TestSpellings(t *testing.T) {
	c := of("**Owner:** Ines Valcour\n\nInes paged the plant, then @ivalcour left. Valcour came back; Ines, too. Mail: ines@plant.example\n", nil)
	if len(c.People) != 1 {
		t.Fatalf("%d people: %v", len(c.People), c.People)
	}
	if got, want := c.People[0].Spellings, []string{"Ines Valcour", "Ines", "@ivalcour", "Valcour", "ines@plant.example"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if n := c.Places(); n[0] != 6 {
		t.Errorf("%d places", n[0])
	}
}

// checkGone demands that nothing in text names one of the people, that a second
// run finds nothing to do, and that the edits are in order.
func checkGone(t *testing.T, what string, source []byte, c *Cast, s *analyzer.Settings) {
	t.Helper()
	at := 0
	for _, e := range c.Edits() {
		if e.Span.Start < at || e.Span.End < e.Span.Start || e.Span.End > len(source) {
			t.Fatalf("%s: edits overlap or leave the text at %v", what, e.Span)
		}
		at = e.Span.End
	}
	text := c.Apply()
	mapped := map[string]bool{}
	for _, p := range c.People {
		for _, w := range slices.Concat(p.full, p.singles, p.handles) {
			mapped[w] = true
		}
	}
	d := analyzer.Parse("x.md", text, s)
	for _, m := range d.Mentions() {
		for _, w := range nameWords(d.TokensText(m.First, m.End)) {
			if mapped[w] {
				t.Errorf("%s: %q is still named\n%s", what, w, around(text, d.TokensSpan(m.First, m.End).Start))
			}
		}
	}
	if again := Of(d, s); len(again.Edits()) > 0 {
		t.Errorf("%s: a second run would change %q\n%s", what, string(text[again.Edits()[0].Span.Start:again.Edits()[0].Span.End]), around(text, again.Edits()[0].Span.Start))
	}
}

func around(text []byte, at int) string {
	return string(text[max(0, at-60):min(len(text), at+60)])
}

// TestDocuments runs over the project's own postmortems.
func TestDocuments(t *testing.T) {
	files, err := filepath.Glob("../../testdata/*/*.md")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, f := range append(files, "../../testdata/sample.md") {
		source, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		checkGone(t, f, source, of(string(source), nil), nil)
	}
}

// The parts that stories are made of.
var (
	givens   = []string{"Ines", "Marcus", "Dashiell", "Callista", "Farida", "Gonzalo", "Theo", "Solveig", "Piotr", "Aurelio", "Benedikta", "Gwendolyn", "Ulla", "Tomasz", "Priya"}
	surnames = []string{"Valcour", "Oyelaran", "Okonkwo", "Holmqvist", "Ramaswamy", "Vandermeer", "Batista", "Olufsen", "Achebe", "Solheim-Roy", "Moreau"}
	heads    = []string{
		"**Incident commander:** %[1]s %[2]s\n", "**Author:** %[1]s %[2]s\n", "Owner: %[1]s %[2]s, duty manager\n", "| Role | Name |\n|---|---|\n| Ops lead | %[1]s %[2]s |\n",
		"**Participants:** %[1]s %[2]s (scribe)\n", "---\nauthor: %[1]s %[2]s\n---\n",
	}
	lines = []string{
		"- 10:00 %[1]s merges the change", "- 10:05 @%[3]s restarts `pump-2`", "%[1]s %[2]s called the plant, and %[1]s's phone was flat.", "The change by %[1]s %[2]s was rolled back.",
		"Ask %[3]s@plant.example about it.", "> **%[1]s:** it works here", "- [ ] Close the valve (%[1]s %[2]s, 3 May)", "[%[1]s's log](https://git.example/%[3]s/log)", "We paged %[1]s at 10:20.",
		"| 10:30 | %[1]s closes the valve |", "<!-- %[1]s agrees -->", "Thanks to **%[1]s** and to *%[2]s's* crew.", "```\n%[3]s: done\n```", "Then %[2]s tested it again, \"with care\", as %[1]s says.",
	}
)

// TestNobodyIsLeft is the property that matters: after the edits nobody who was
// given a role is named, in whatever mixture of spellings.
func TestNobodyIsLeft(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	people := 0
	for n := range 400 {
		var b strings.Builder
		b.WriteString("# Pump stood still\n\n")
		var names [][]string
		for range 1 + r.IntN(3) {
			first, last := givens[r.IntN(len(givens))], surnames[r.IntN(len(surnames))]
			names = append(names, []string{first, last})
			head := fmt.Sprintf(heads[r.IntN(len(heads))], first, last)
			if strings.HasPrefix(head, "---") {
				b.Reset()
			}
			b.WriteString(head + "\n")
		}
		b.WriteString("## Timeline\n\n")
		for range 2 + r.IntN(8) {
			p := names[r.IntN(len(names))]
			handle := strings.ToLower(p[0][:1] + strings.ReplaceAll(p[1], "-", ""))
			fmt.Fprintf(&b, lines[r.IntN(len(lines))]+"\n\n", p[0], p[1], handle)
		}
		source := []byte(b.String())
		c := of(b.String(), nil)
		people += len(c.People)
		checkGone(t, fmt.Sprintf("story %d\n%s", n, source), source, c, nil)
		text := c.Apply()
		for _, p := range names {
			if full := p[0] + " " + p[1]; bytes.Contains(text, []byte(full)) {
				t.Errorf("story %d: %s is still named in\n%s", n, full, source)
			}
		}
		if t.Failed() {
			return
		}
	}
	if people < 400 {
		t.Errorf("only %d people in all stories", people)
	}
}

// FuzzOf: whatever the bytes, nothing panics and the edits stay apart.
func FuzzOf(f *testing.F) {
	for _, s := range []string{
		"", "@", "@@@", "Owner: Ada\xffQuill", "# Ada Quill\n\nAda", "a@b.c a@b.c", "---\nauthor: [\n---\nAda Quill did it", "| Owner |\n|---|\n| Ada Quill", "`@ada` `@ada`", "Ada\u202eQuill paged Ben Okoro",
		"Ada Quill" + strings.Repeat(" Quill", 50), strings.Repeat("@ada ", 200), "Ines İnes ınes paged", "Charles' Charles' Charles'", "**Ada** *Quill* ~~Ada~~ Quill", "Responder A paged Ada Quill",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c := of(s, nil)
		at := 0
		for _, e := range c.Edits() {
			if e.Span.Start < at || e.Span.End < e.Span.Start || e.Span.End > len(s) {
				t.Fatalf("edits overlap or leave the text at %v", e.Span)
			}
			at = e.Span.End
		}
		c.Apply()
		c.Plain(s)
		Insides([]byte(s), []string{"x"})
	})
}

func TestInsides(t *testing.T) {
	const text = "See https://grafana.plant.example/d/1 and OPS-881, PR #9917 or [wiki](https://wiki.corp.example/x#part).\n" +
		"10.1.2.3 and `db-prod-3.eu.internal:5432` and web-prod-2; version 2.4.1.7, fe80::1 and 127.0.0.1.\n" +
		"UTF-8, TLS-1, SEV-2, README.md, main.go, #ffcc00, #ops-alerts, [here](#part), a-b-c, 2024-03-01.\n" +
		"https://jira.plant.example/browse/OPS-881 oncall@plant.example Zebra\n"
	var got []string
	for _, x := range Insides([]byte(text), []string{"zebra"}) {
		got = append(got, fmt.Sprintf("%s %s %v", x.Kind, x.Text, x.Lines))
	}
	want := []string{
		"host name db-prod-3.eu.internal:5432 [2]", "host name web-prod-2 [2]", "IP address 10.1.2.3 [2]", "IP address fe80::1 [2]", "ticket OPS-881 [1]", "ticket #9917 [1]",
		"ticket https://jira.plant.example/browse/OPS-881 [4]", "internal tool https://grafana.plant.example/d/1 [1]", "chat channel #ops-alerts [3]", "e-mail address oncall@plant.example [4]",
		"internal name zebra [4]", "link https://wiki.corp.example/x#part [1]",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

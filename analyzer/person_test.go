package analyzer_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
)

// told parses text under settings and returns the names told of in it.
func told(t *testing.T, text string, s analyzer.Settings) (names []string, mentions []analyzer.Mention) {
	t.Helper()
	probe := &analyzer.Rule{ID: "probe", Severity: analyzer.Note, Check: func(p *analyzer.Pass) {
		for _, m := range p.Mentions() {
			if m.Use == analyzer.Told {
				names = append(names, p.TokensText(m.First, m.End))
				mentions = append(mentions, m)
			}
		}
	}}
	e := analyzer.NewEngine([]*analyzer.Rule{probe}, func(string) *analyzer.Settings { return &s })
	for _, f := range e.Analyze("x.md", []byte(text)).Faults {
		t.Error(f)
	}
	return names, mentions
}

func TestMentionsBySettings(t *testing.T) {
	roster := func() []analyzer.PersonEntry {
		return []analyzer.PersonEntry{{Name: "Zbynda Qual", Handle: "zqual"}}
	}
	for _, tt := range []struct {
		name, text string
		settings   analyzer.Settings
		want       []string
	}{
		{"unknown word", "Zbynda restarted the pump.", analyzer.Settings{}, nil},
		{"person", "Zbynda restarted the pump.", analyzer.Settings{People: []analyzer.PersonEntry{{Name: "Zbynda Qual"}}}, []string{"Zbynda"}},
		{"handle", "Then zqual restarted the pump.", analyzer.Settings{People: []analyzer.PersonEntry{{Handle: "@zqual"}}}, []string{"zqual"}},
		{"roster", "Zbynda restarted the pump.", analyzer.Settings{Roster: roster}, []string{"Zbynda"}},
		{"person who is a product", "We use Jenkins daily, and Jenkins restarted the pump.",
			analyzer.Settings{People: []analyzer.PersonEntry{{Name: "Rhys Jenkins"}}}, []string{"Jenkins"}},
		{"product", "Miriam restarted the pump.", analyzer.Settings{Products: []string{"miriam"}}, nil},
		{"product of two words", "Miriam Sloane restarted the pump. Miriam slept.", analyzer.Settings{Products: []string{"Miriam Sloane"}}, []string{"Miriam"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got, _ := told(t, tt.text, tt.settings); !slices.Equal(got, tt.want) {
				t.Errorf("told of %q, want %q", got, tt.want)
			}
		})
	}
}

func TestRosterIsAskedOnlyInDoubt(t *testing.T) {
	asked := 0
	s := analyzer.Settings{Roster: func() []analyzer.PersonEntry { asked++; return nil }}
	told(t, "The pump was restarted, and nothing else was done.\n", s)
	if asked != 0 {
		t.Errorf("the roster was asked %d times about a text without names", asked)
	}
	told(t, "Zbynda restarted the pump; Grindl and Vorpo watched.\n", s)
	if asked != 1 {
		t.Errorf("the roster was asked %d times, want once", asked)
	}
}

func TestRoles(t *testing.T) {
	for _, tt := range []struct {
		text, role, instead string
		settings            analyzer.Settings
	}{
		{text: "Incident commander: Miriam Castel\n\nAt noon Miriam closed the valve.", role: "incident commander", instead: "the incident commander"},
		{text: "- **On-call:** @mcastel\n\nAt noon @mcastel closed the valve.", role: "on-call engineer", instead: "the on-call engineer"},
		{text: "| Role | Name |\n|---|---|\n| Scribe | Miriam Castel |\n\nAt noon Miriam closed the valve.", role: "scribe", instead: "the scribe"},
		{text: "Author: Miriam Castel\n\nAt noon Miriam closed the valve.", role: ""},
		{text: "Our night operator, Miriam Castel, closed the valve.", role: "night operator", instead: ""},
		{text: "Miriam Castel, our night operator, closed the valve.", role: "night operator", instead: "our night operator"},
		{text: "Tide warden: Miriam Castel\n\nAt noon Miriam closed the valve.", role: "tide warden", instead: "the tide warden",
			settings: analyzer.Settings{Roles: []string{"Tide warden"}}},
		{text: "At noon Miriam closed the valve.", role: "duty engineer", instead: "the duty engineer",
			settings: analyzer.Settings{People: []analyzer.PersonEntry{{Name: "Miriam Castel", Role: "duty engineer"}}}},
	} {
		_, ms := told(t, tt.text, tt.settings)
		if len(ms) != 1 {
			t.Errorf("%d mentions in %q, want 1", len(ms), tt.text)
			continue
		}
		if m := ms[0]; m.Role != tt.role || m.Instead != tt.instead || (m.Role != "") == m.Cut.Empty() {
			t.Errorf("role %q, instead %q, cut %v in %q; want role %q, instead %q", m.Role, m.Instead, m.Cut, tt.text, tt.role, tt.instead)
		}
	}
}

// TestMentionsTagLittle holds the search to the promise that a document in
// which no name is in doubt is never tagged.
func TestMentionsTagLittle(t *testing.T) {
	d := analyzer.Parse("x.md", []byte("Miriam restarted the pump while Kafka rebalanced. @zqual asked Grafana's vendor.\n"), nil)
	if n := len(d.Mentions()); n != 2 {
		t.Errorf("%d mentions, want 2", n)
	}
	if n := d.TaggedSentences(); n != 0 {
		t.Errorf("%d sentences were tagged", n)
	}
}

// TestMentionsSoup reads word soup: mentions ascend, do not overlap and stay
// within the tokens, whatever the text.
func TestMentionsSoup(t *testing.T) {
	words := strings.Fields(`Ada Will May Mark Kafka Sydney JW A. K. Dr. Mr the our by with to from who , . : ( ) – - — & and or 's n't @ada @ada_b ada_l 0xab kn0pee
		14:02 2024 paged restarted was had been Team Owner: Author: Reviewers Street law lead, the CTO she her in on at # | > ** [x](https://github.com/x)
		[Ada](https://github.com/ada/y/pull/3) van der al-Khatib O'Brien St. Storm Eve JP É Þór ’ “ ” " ' …`)
	words = append(words, "\n", "\n\n", "\n- ", "\n1. ", "\n> ", "\n|a|b|\n|-|-|\n| ")
	x := uint64(88172645463325252)
	next := func(n int) int {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		return int(x % uint64(n))
	}
	for range 3000 {
		var b strings.Builder
		for range 3 + next(40) {
			b.WriteString(words[next(len(words))])
			if next(5) > 0 {
				b.WriteByte(' ')
			}
		}
		checkMentions(t, b.String())
	}
}

func checkMentions(t *testing.T, text string) {
	t.Helper()
	defer func() {
		if v := recover(); v != nil {
			t.Fatalf("%v in %q", v, text)
		}
	}()
	d := analyzer.Parse("x.md", []byte(text), nil)
	last := 0
	for _, m := range d.Mentions() {
		if m.First < last || m.End <= m.First || m.End > len(d.Tokens) || m.Verb >= len(d.Tokens) {
			t.Fatalf("mention %+v after %d in %q", m, last, text)
		}
		for i := m.First; i < m.End; i++ {
			if !d.PersonName(i) {
				t.Fatalf("token %d of mention %+v is no name in %q", i, m, text)
			}
		}
		last = m.End
	}
}

package names_test

import (
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer/names"
)

func TestLookup(t *testing.T) {
	for _, tt := range []struct {
		word string
		has  names.Kind // all of these
		not  names.Kind // none of these
	}{
		{"Mary", names.GivenName, names.EnglishWord | names.Product},
		{"MARK", names.GivenName | names.EnglishWord | names.CommonWord, names.Product},
		{"will", names.GivenName | names.CommonWord, names.Place},
		{"Kafka", names.Product, names.GivenName},
		{"Cassandra", names.Product | names.GivenName, names.EnglishWord},
		{"Jenkins", names.Product | names.Surname, names.EnglishWord},
		{"Travis", names.Product | names.GivenName, 0},
		{"travis ci", names.Product, names.GivenName},
		{"Grafana", names.Product, names.GivenName},
		{"Microsoft", names.Company, names.GivenName},
		{"Frankfurt", names.Place, names.GivenName},
		{"us-east-1", names.Place, names.GivenName},
		{"san jose", names.Place, names.GivenName},
		{"Austin", names.Place | names.GivenName, 0},
		{"French", names.Place, names.GivenName},
		{"May", names.Calendar | names.GivenName | names.CommonWord, 0},
		{"April", names.Calendar | names.GivenName, 0},
		{"Tuesday", names.Calendar, names.GivenName},
		{"Murphy", names.Eponym | names.Surname, 0},
		{"Dijkstra", names.Eponym, names.EnglishWord},
		{"law", names.EponymHead, names.GivenName},
		{"Hurricane", names.StormHead, names.GivenName},
		{"dependabot", names.Bot, names.GivenName},
		{"Mrs", names.Title, names.GivenName},
		{"van", names.Particle, 0},
		{"van der", names.Particle, names.GivenName},
		{"O'Brien", names.Surname, names.GivenName},
		{"O’Brien", names.Surname, names.GivenName},
		{"OBrien", names.Surname, names.GivenName},
		{"3scale", 0, names.GivenName},
		{"c++", names.Product, names.GivenName},
		{"node.js", names.Product, names.GivenName},
	} {
		k := names.Lookup(tt.word)
		if k&tt.has != tt.has {
			t.Errorf("Lookup(%q) = %v, want all of %v", tt.word, k, tt.has)
		}
		if k.Has(tt.not) {
			t.Errorf("Lookup(%q) = %v, want none of %v", tt.word, k, tt.not)
		}
	}
}

func TestLookupOfNothing(t *testing.T) {
	for _, word := range []string{
		"", "x", "-", "xqzzt", "rollback", "restarted", "a name that is longer than any key",
		"日本", "Анна", "a\x00b", "mary\xff", strings.Repeat("é", 40), "mary ", " mary", "mary's",
	} {
		if k := names.Lookup(word); k != 0 {
			t.Errorf("Lookup(%q) = %v, want none", word, k)
		}
	}
}

func TestFoldedSpellings(t *testing.T) {
	for _, spellings := range [][]string{
		{"José", "JOSÉ", "jose", "Jose\u0301"},
		{"Søren", "Soren", "Soeren"},
		{"Jörg", "Jorg", "Joerg", "Jo\u0308rg"},
		{"Łukasz", "Lukasz"},
		{"Małgorzata", "MALGORZATA"},
		{"Guðrún", "Gudrun"},
		{"Þórður", "Thordur"},
		{"Nguyễn", "Nguyen"},
		{"Kaʻimi", "Ka'imi", "Kaimi"},
		{"Weiß", "Weiss", "WEISS"},
		{"Håkon", "Haakon", "Hakon"},
	} {
		for _, s := range spellings {
			if k := names.Lookup(s); !k.Has(names.GivenName | names.Surname) {
				t.Errorf("Lookup(%q) = %v, want the name as for %q", s, k, spellings[0])
			}
		}
	}
}

// A name with its diacritic is not the English word that is left without it.
func TestDiacriticTellsNameFromWord(t *testing.T) {
	for _, tt := range []struct{ name, word string }{{"Pär", "Par"}, {"Åsa", "asa"}, {"Rosé", "rose"}} {
		if k := names.Lookup(tt.name); k.Has(names.EnglishWord) {
			t.Errorf("Lookup(%q) = %v, want no EnglishWord", tt.name, k)
		}
	}
	if k := names.Lookup("rose"); !k.Has(names.EnglishWord) {
		t.Errorf("Lookup(rose) = %v, want EnglishWord", k)
	}
}

func TestCompounds(t *testing.T) {
	for word, want := range map[string]string{
		"Eun-jung":     names.Lookup("Eunjung").String(),
		"Anne-Solveig": "GivenName(known)",
		"Okafor-Novak": "Surname",
	} {
		if got := names.Lookup(word).String(); got != want {
			t.Errorf("Lookup(%q) = %v, want %v", word, got, want)
		}
	}
	for _, word := range []string{"blue-green", "add-on", "on-call", "roll-back", "mark-sweep", "Austin-Dallas", "kafka-connect", "-", "a-", "-b", "anna-", "-anna", "anna--maria", "anna-x"} {
		if k := names.Lookup(word); k != 0 {
			t.Errorf("Lookup(%q) = %v, want none", word, k)
		}
	}
}

func TestGrades(t *testing.T) {
	for word, want := range map[string]names.Grade{
		"Maria": names.Common, "Mohammed": names.Common, "Priya": names.Common, "Bob": names.Common,
		"Siobhan": names.Known, "Thandeka": names.Known,
		"London": names.Rare, "Legend": names.Rare,
		"Kafka": names.NotGiven, "deploy": names.NotGiven,
	} {
		if k := names.Lookup(word); k.Grade() != want {
			t.Errorf("Lookup(%q) = %v, want grade %d", word, k, want)
		}
	}
}

func TestKindString(t *testing.T) {
	for k, want := range map[names.Kind]string{
		0:                               "none",
		names.Product | names.Surname:   "Surname|Product",
		names.Lookup("Maria") & 0xc001:  "GivenName(common)",
		names.Particle | names.Calendar: "Calendar|Particle",
	} {
		if got := k.String(); got != want {
			t.Errorf("Kind %#x prints as %q, want %q", uint16(k), got, want)
		}
	}
}

// One name a culture, none of them written down while looking at the lists.
func TestNamesOfManyCultures(t *testing.T) {
	for _, name := range strings.Fields(`
		Siobhan Callum Beatrix Tyrone Maisie Joaquín Ximena Guadalupe Thiago Conceição Rodrigo Benoît
		Mathilde Loïc Jürgen Annegret Torsten Søren Ingrid Åsa Eero Päivi Guðrún Zbigniew Małgorzata
		Ondřej Milica Dragan Oleksandr Svetlana Dmitri Răzvan Ildikó Mehmet Özlem Khalid Fatima Youssef
		Reza Shirin Moshe Yael Rajesh Priyanka Karthik Harpreet Tharindu Xiaoming Wei Jihoon Minjung
		Haruki Keiko Thuy Chukwuemeka Oluwaseun Kwame Thandiwe Keoni`) {
		if k := names.Lookup(name); !k.Has(names.GivenName) {
			t.Errorf("Lookup(%q) = %v, want GivenName", name, k)
		}
	}
}

func TestIsBot(t *testing.T) {
	for _, name := range []string{
		"dependabot[bot]", "Dependabot", "@dependabot", "renovate[bot]", "GitHub Actions", "github-actions[bot]",
		"release-bot", "ReleaseBot", "k8s-ci-robot", "svc-deploy", "acme-ci", "Service Account", "some_bot", "Deploy Bot",
		"bors", "Atlantis",
	} {
		if !names.IsBot(name) {
			t.Errorf("IsBot(%q) = false", name)
		}
	}
	for _, name := range []string{"", "@", "Grace Talbot", "abbott", "Cabot", "Bob", "robotham", "Ci Chen", "mercy", "alice-botha", "Lucia"} {
		if names.IsBot(name) {
			t.Errorf("IsBot(%q) = true", name)
		}
	}
}

func TestLookupDoesNotAllocate(t *testing.T) {
	words := []string{"Siobhan", "Jörg", "travis ci", "nothing of that kind", "Nguyễn", "us-east-1", "c++"}
	if n := testing.AllocsPerRun(100, func() {
		for _, w := range words {
			names.Lookup(w)
		}
	}); n != 0 {
		t.Errorf("Lookup allocates %v times for %d words, want 0", n, len(words))
	}
}

func FuzzLookup(f *testing.F) {
	for _, w := range []string{"", "Bob", "Zoë", "\xff", "van der", "o'", "ß", "1password", "us-east-1"} {
		f.Add(w)
	}
	f.Fuzz(func(t *testing.T, word string) {
		k := names.Lookup(word)
		if (k.Grade() != names.NotGiven) != k.Has(names.GivenName) {
			t.Errorf("Lookup(%q) = %v: a grade and no given name, or the reverse", word, k)
		}
		if k.Has(names.CommonWord) && !k.Has(names.EnglishWord) {
			t.Errorf("Lookup(%q) = %v: a common word that is no English word", word, k)
		}
		names.IsBot(word)
	})
}

func BenchmarkLookup(b *testing.B) {
	for _, bb := range []struct{ name, word string }{
		{"given", "Siobhan"}, {"accented", "Małgorzata"}, {"absent", "restarted"}, {"crowded", "maria"}, {"two words", "new york"},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				names.Lookup(bb.word)
			}
		})
	}
}

package reporter

import (
	"testing"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/reporter/consumer"
)

// TestXMLConsumer: libxml2 reads what we write.
func TestXMLConsumer(t *testing.T) {
	for _, format := range []string{"checkstyle", "junit"} {
		for name, run := range map[string]trial{"sample": sample(t), "evil": evil(), "nothing": {}} {
			if err := consumer.XML(t, report(t, format, sampleOptions(), run)); err != nil {
				t.Errorf("%s, %s: %s", format, name, short(err.Error(), 1000))
			}
		}
	}
	if consumer.XML(t, "<a>\x01</a>") == nil {
		t.Error("xmllint takes anything")
	}
}

// TestJUnitConsumer: junit2json reads the cases, and junitparser agrees with us
// whether the run failed.
func TestJUnitConsumer(t *testing.T) {
	suites := consumer.JUnit(t, report(t, "junit", sampleOptions(), sample(t)))
	if len(suites) != 4 {
		t.Fatalf("%d suites: %+v", len(suites), suites)
	}
	failed := 0
	for i, c := range suites[0].Cases {
		failed += len(c.Failures)
		if c.File != "ferry.md" || i == 2 && c.Name != "human-error: human error #2" {
			t.Errorf("case %d: %+v", i, c)
		}
	}
	if s := suites[0]; s.Tests != len(s.Cases) || s.Tests != 5 || s.Failures != failed || failed != 3 {
		t.Errorf("%d tests, %d cases, %d failures, %d failed", s.Tests, len(s.Cases), s.Failures, failed)
	}
	for i, s := range suites[2:] {
		if s.Errors != 1 || len(s.Cases) != 1 || len(s.Cases[0].Errors) != 1 {
			t.Errorf("unread %d: %+v", i, s)
		}
	}
	lenient := sampleOptions()
	lenient.FailOn = analyzer.Off
	read := trial{results: sample(t).results}
	for name, test := range map[string]struct {
		o      Options
		run    trial
		passes bool
	}{
		"findings": {sampleOptions(), read, false},
		"lenient":  {lenient, read, true},
		"unread":   {lenient, sample(t), false},
		"clean":    {sampleOptions(), trial{results: read.results[1:]}, true},
		"nothing":  {sampleOptions(), trial{}, true},
		"evil":     {sampleOptions(), evil(), false},
	} {
		if got := consumer.JUnitPasses(t, report(t, "junit", test.o, test.run)); got != test.passes {
			t.Errorf("%s: passes: %v", name, got)
		}
	}
}

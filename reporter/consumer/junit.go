package consumer

import (
	"encoding/json"
	"errors"
	"os/exec"
	"path/filepath"
	"testing"
)

// A Suite is a test suite as others read it.
type Suite struct {
	Name     string `json:"name"`
	Tests    int    `json:"tests"`
	Failures int    `json:"failures"`
	Errors   int    `json:"errors"`
	Cases    []struct {
		Name     string `json:"name"`
		File     string `json:"file"`
		Failures []struct {
			Inner string `json:"inner"`
		} `json:"failure"`
		Errors []struct{} `json:"error"`
	} `json:"testcase"`
}

// JUnit hands a report to junit2json and gives what it read.
func JUnit(t testing.TB, report string) []Suite {
	t.Helper()
	file := filepath.Join(t.TempDir(), "junit.xml")
	write(t, file, report)
	out, err := Command(t, "junit2json", file).Output()
	if err != nil {
		t.Fatalf("junit2json: %v\n%s", err, out)
	}
	var all struct {
		Suites []Suite `json:"testsuite"`
	}
	if err := json.Unmarshal(out, &all); err != nil {
		t.Fatalf("junit2json: %v\n%s", err, out)
	}
	return all.Suites
}

// JUnitPasses asks junitparser whether all cases of a report have passed.
func JUnitPasses(t testing.TB, report string) bool {
	t.Helper()
	file := filepath.Join(t.TempDir(), "junit.xml")
	write(t, file, report)
	out, err := Command(t, "junitparser", "verify", file).CombinedOutput()
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1 || len(out) > 0) {
		t.Fatalf("junitparser: %v\n%s", err, out)
	}
	return err == nil
}

// XML asks xmllint whether a report is well-formed.
func XML(t testing.TB, report string) error {
	t.Helper()
	file := filepath.Join(t.TempDir(), "report.xml")
	write(t, file, report)
	if out, err := Command(t, "xmllint", "--noout", "--nonet", "--huge", file).CombinedOutput(); err != nil {
		return errors.New(string(out))
	}
	return nil
}

package consumer

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// offline keeps the validator from asking the network whether each link in a
// report can be reached.
const offline = `<?xml version="1.0" encoding="utf-8"?>
<Properties>
  <Properties Key="SARIF2006.UrisShouldBeReachable.Options">
    <Property Key="RuleEnabled" Value="Disabled" Type="Driver.RuleEnabledState" />
  </Properties>
</Properties>
`

var sarifComplaint = regexp.MustCompile(`(?m)^.*: (error|warning) (\w+): .*$`)

// SARIF hands reports to Microsoft's validator, with its rules for SARIF and
// for GitHub code scanning, and gives its complaints: errors and warnings, a
// line each. The validator itself ends with 0 whatever it finds.
func SARIF(t testing.TB, reports ...string) []string {
	t.Helper()
	dir := t.TempDir()
	config := filepath.Join(dir, "offline.xml")
	files := []string{"validate"}
	write(t, config, offline)
	for i, r := range reports {
		file := filepath.Join(dir, string(rune('a'+i))+".sarif")
		write(t, file, r)
		files = append(files, file)
	}
	// The program's wrapper hands its arguments to a shell.
	cmd := Command(t, "sarif-multitool", append(files, "--rule-kind", `"Sarif;Ghas"`, "--level", `"Error;Warning"`, "--config", config)...)
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "Analysis completed successfully") {
		t.Fatalf("the validator did not finish: %v\n%s", err, out)
	}
	return sarifComplaint.FindAllString(string(out), -1)
}

func write(t testing.TB, file, content string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

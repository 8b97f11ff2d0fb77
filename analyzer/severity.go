package analyzer

import "fmt"

// Severity grades a finding. The zero value is Off.
type Severity uint8

// The severities, from silent to grave.
const (
	Off     Severity = iota
	Note             // reasonable reviewers differ
	Warning          // a careful blameless reviewer would ask for a rewrite
	Error            // blames a person or a team outright
)

var severityNames = [...]string{"off", "note", "warning", "error"}

// String is the name used in config files, flags and reports.
func (s Severity) String() string {
	if int(s) < len(severityNames) {
		return severityNames[s]
	}
	return fmt.Sprintf("severity(%d)", uint8(s))
}

// ParseSeverity reads one of off, note, warning, error.
func ParseSeverity(name string) (Severity, error) {
	for i, n := range severityNames {
		if n == name {
			return Severity(i), nil
		}
	}
	return Off, fmt.Errorf("unknown severity %q (one of off, note, warning, error)", name)
}

// MarshalText writes the name, so that a Severity reads well in JSON and YAML.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads a name; see ParseSeverity.
func (s *Severity) UnmarshalText(b []byte) (err error) {
	*s, err = ParseSeverity(string(b))
	return err
}

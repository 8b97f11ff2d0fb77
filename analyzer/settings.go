package analyzer

// Settings are what the configuration says for one file. The zero value is
// usable: recommended severities, no people, no aliases. Settings are read
// only once an Engine has them.
type Settings struct {
	// Severity overrides per rule ID; a rule that is absent has the severity of
	// the preset.
	Severity map[string]Severity
	// Options per rule ID: a pointer to the rule's options struct.
	Options map[string]any
	Strict  bool // the strict preset

	// Aliases are further section titles per kind, compared without case.
	Aliases map[string][]string // kind name ("timeline") -> titles
	// People are names and handles known to be persons, Products names known
	// not to be, Roles names of roles ("incident commander").
	People   []PersonEntry
	Products []string
	Roles    []string
	// Roster gives further known people (authors of the repository, CODEOWNERS)
	// the first time a rule asks; may be nil.
	Roster func() []PersonEntry
}

// A PersonEntry is a person known from the configuration or the repository.
type PersonEntry struct {
	Name   string // "Ada Lovelace"; may be empty
	Handle string // without "@"; may be empty
	Role   string // "incident commander"; may be empty
}

var defaultSettings = &Settings{}

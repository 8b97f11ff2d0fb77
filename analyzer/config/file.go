// Package config reads .blamelint.yaml: which files to lint, how grave each
// rule is, and who and what a team's words stand for.
//
// Decoding is strict. An unknown key or value is an error with its file, line
// and column, and with the name that was probably meant.
package config

import (
	"go.yaml.in/yaml/v4"

	"github.com/blamelint/blamelint/analyzer"
)

// File is the content of a configuration file. The comments on its fields are
// the descriptions in docs/blamelint.schema.json.
type File struct {
	// Which severities the rules start from: recommended reports what a careful reviewer would ask to rewrite; strict adds house style.
	Preset Preset `yaml:"preset,omitempty"`

	// Globs of the files to lint when a directory is given; all Markdown files without it. Relative to this file; a pattern without a slash matches a name at any depth.
	Include []Glob `yaml:"include,omitempty"`

	// Globs of files and directories to leave out when a directory is given.
	Exclude []Glob `yaml:"exclude,omitempty"`

	// Severity and options of each rule.
	Rules Rules `yaml:"rules,omitempty"`

	// Rules for some paths only; later entries win.
	Overrides []Override `yaml:"overrides,omitempty"`

	// Further titles under which your postmortems keep each kind of section, compared without case.
	Sections Sections `yaml:"sections,omitempty"`

	// People whose names or handles may appear in a postmortem.
	People []Person `yaml:"people,omitempty"`

	// Roles that stand for a person, such as "incident commander".
	Roles []Name `yaml:"roles,omitempty"`

	// Products, services and projects whose names could be taken for a person's.
	Products []Name `yaml:"products,omitempty"`
}

// An Override changes rules for the files that match one of its paths.
type Override struct {
	// Globs of the files that these rules are for, relative to this file.
	Paths []Glob `yaml:"paths" jsonschema:"minItems=1"`

	// Severity and options of each rule, on top of the rules above.
	Rules Rules `yaml:"rules,omitempty"`
}

// A Preset is a set of severities that the rules start from.
type Preset string

// The presets.
const (
	Recommended Preset = "recommended"
	Strict      Preset = "strict"
)

// Presets lists the presets.
var Presets = []string{string(Recommended), string(Strict)}

// Name is a text that is not empty.
type Name string

// Sections maps a section kind ("timeline") to further titles.
type Sections map[string][]Name

// Rules maps a rule's ID to its entry.
type Rules map[string]RuleEntry

// A RuleEntry is what a configuration says of one rule: a severity alone, or a
// mapping of severity and options.
type RuleEntry struct {
	Severity analyzer.Severity
	Set      bool       // a severity is given
	options  *yaml.Node // a mapping to decode over the defaults, checked before; or nil
}

// A Person is a name, an @handle, or a mapping of name, handle and role.
type Person struct {
	// The name as it is written in documents.
	Name Name `yaml:"name,omitempty"`
	// The handle, with or without the @.
	Handle Name `yaml:"handle,omitempty"`
	// What the person does in an incident, such as "incident commander".
	Role Name `yaml:"role,omitempty"`
}

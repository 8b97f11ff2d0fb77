package main

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/invopop/jsonschema"
	validator "github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/config"
)

const schemaFile = "../../docs/blamelint.schema.json"

// TestSchema keeps the schema that editors read equal to the types and rules
// that the program reads: "make docs" writes it.
func TestSchema(t *testing.T) {
	want := schema(t)
	if *update {
		if err := os.WriteFile(schemaFile, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(schemaFile)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not current: run make docs (%v)", schemaFile, err)
	}
}

// schema describes config.File: the keys come from its yaml tags, the
// descriptions from its comments, the rules and their options from the rules.
func schema(t *testing.T) []byte {
	t.Helper()
	r := jsonschema.Reflector{
		FieldNameTag:   "yaml",
		ExpandedStruct: true,
		DoNotReference: true,
		Anonymous:      true,
		Mapper:         schemaOf,
	}
	if err := r.AddGoComments("github.com/blamelint/blamelint", "../..", jsonschema.WithFullComment()); err != nil {
		t.Fatal(err)
	}
	r.CommentMap = ours(r.CommentMap)
	s := r.Reflect(&config.File{})
	s.Title = "blamelint configuration"
	s.Description = "Settings of blamelint, a linter for blameless postmortems, in .blamelint.yaml."
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// ours keys the comments by import path: the generator takes the path of the
// folder, which leads out of this one.
func ours(comments map[string]string) map[string]string {
	out := make(map[string]string, len(comments))
	for k, v := range comments {
		if i := strings.Index(k, "analyzer/"); i >= 0 {
			out["github.com/blamelint/blamelint/"+k[i:]] = v
		}
	}
	return out
}

// schemaOf describes the types that read themselves from YAML.
func schemaOf(t reflect.Type) *jsonschema.Schema {
	switch t {
	case reflect.TypeFor[config.Preset]():
		return enum(config.Presets)
	case reflect.TypeFor[config.Name](), reflect.TypeFor[config.Glob]():
		return text()
	case reflect.TypeFor[config.Sections]():
		s := object()
		for _, kind := range config.SectionKinds() {
			s.Properties.Set(kind, &jsonschema.Schema{Type: "array", Items: text()})
		}
		return s
	case reflect.TypeFor[config.Person]():
		return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{text(), personSchema()}}
	case reflect.TypeFor[config.Rules]():
		return rulesSchema()
	case reflect.TypeFor[analyzer.Severity]():
		return enum(config.Severities())
	}
	return nil
}

func personSchema() *jsonschema.Schema {
	s := object()
	s.Properties.Set("name", text())
	s.Properties.Set("handle", text())
	s.Properties.Set("role", text())
	s.AnyOf = []*jsonschema.Schema{{Required: []string{"name"}}, {Required: []string{"handle"}}}
	return s
}

func rulesSchema() *jsonschema.Schema {
	s := object()
	for _, r := range allRules() {
		entry := object()
		entry.Properties.Set("severity", enum(config.Severities()))
		for _, o := range options(r) {
			entry.Properties.Set(o.name, o.schema)
		}
		s.Properties.Set(r.ID, &jsonschema.Schema{
			Description: r.Summary,
			AnyOf:       []*jsonschema.Schema{enum(config.Severities()), entry},
		})
	}
	return s
}

type optionSchema struct {
	name   string
	schema *jsonschema.Schema
}

// options describes the options of a rule by the types of its struct.
func options(r *analyzer.Rule) []optionSchema {
	if r.Options == nil {
		return nil
	}
	reflector := jsonschema.Reflector{FieldNameTag: "yaml", ExpandedStruct: true, DoNotReference: true, Anonymous: true, Mapper: schemaOf}
	props := reflector.Reflect(r.Options).Properties
	var list []optionSchema
	for _, o := range r.OptionList() {
		if s, ok := props.Get(o.Name); ok {
			s.Description = o.Help + " (default: " + o.Default + ")"
			list = append(list, optionSchema{o.Name, s})
		}
	}
	return list
}

func object() *jsonschema.Schema {
	return &jsonschema.Schema{Type: "object", Properties: jsonschema.NewProperties(), AdditionalProperties: jsonschema.FalseSchema}
}

func text() *jsonschema.Schema {
	one := uint64(1)
	return &jsonschema.Schema{Type: "string", MinLength: &one}
}

func enum(words []string) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "string"}
	for _, w := range words {
		s.Enum = append(s.Enum, w)
	}
	return s
}

// TestSchemaAgrees holds the schema and the program to the same verdict, so
// that an editor never objects to what works, nor waves through what does not.
func TestSchemaAgrees(t *testing.T) {
	compiled, err := validator.NewCompiler().Compile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		source string
		fine   bool
	}{
		{"preset: strict", true},
		{"preset: lax", false},
		{"ruels: {}", false},
		{"rules: {root-cause: error}", true},
		{"rules: {root-cause: {severity: note}}", true},
		{"rules: {root-cause: {}}", true},
		{"rules: {root-cause: fatal}", false},
		{"rules: {root-cause: [error]}", false},
		{"rules: {root-cause: {sevrity: note}}", false},
		{"rules: {root-cuase: error}", false},
		{"rules: {suppression: off}", true},
		{"include: [a, 'b/**']\nexclude: ['*.draft.md']", true},
		{"include: a", false},
		{"include: ['']", false},
		{"sections: {timeline: [Log], other: [Notes]}", true},
		{"sections: {time: [Log]}", false},
		{"people: [Ada, '@grace', {name: Alan, handle: alan, role: scribe}]", true},
		{"people: [{role: scribe}]", false},
		{"people: [{name: Alan, age: 3}]", false},
		{"roles: [scribe]\nproducts: [Otto]", true},
		{"overrides: [{paths: [a], rules: {root-cause: off}}]", true},
		{"overrides: [{paths: [a], rule: {}}]", false},
		{"overrides: [{rules: {root-cause: off}}]", false},
		{"overrides: [{paths: [], rules: {root-cause: off}}]", false},
	} {
		_, parseErr := config.Parse("c.yaml", "/base", []byte(test.source), allRules())
		var value any
		if err := yaml.Load([]byte(test.source), &value); err != nil {
			t.Fatal(err)
		}
		if schemaErr := compiled.Validate(value); (parseErr == nil) != test.fine || (schemaErr == nil) != test.fine {
			t.Errorf("%q: want fine %v\nprogram: %v\nschema: %v", test.source, test.fine, parseErr, schemaErr)
		}
	}
}

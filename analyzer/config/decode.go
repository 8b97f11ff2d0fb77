package config

import (
	"fmt"
	"reflect"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/suggest"
)

// A decoder reads YAML nodes into Go values and gathers what is wrong instead
// of stopping at the first. The Go types are the grammar: a struct allows the
// keys of its yaml tags, and a type with a fromNode method reads itself.
type decoder struct {
	file  string
	rules []*analyzer.Rule
	errs  Errors
}

type fromNode interface {
	fromNode(d *decoder, n *yaml.Node)
}

func (d *decoder) errorf(n *yaml.Node, format string, args ...any) {
	d.errs = append(d.errs, Error{d.file, n.Line, n.Column, fmt.Sprintf(format, args...)})
}

// value decodes n into v, which must be settable. A null leaves v as it is:
// "rules:" with nothing under it is a mapping that nobody has filled in yet.
func (d *decoder) value(n *yaml.Node, v reflect.Value) {
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	if isNull(n) {
		return
	}
	if f, ok := v.Addr().Interface().(fromNode); ok {
		f.fromNode(d, n)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		d.structure(n, v)
	case reflect.Slice:
		d.list(n, v)
	case reflect.Map:
		d.table(n, v)
	default:
		d.scalar(n, v)
	}
}

func (d *decoder) structure(n *yaml.Node, v reflect.Value) {
	fields := fieldsOf(v.Type())
	d.pairs(n, func(key, value *yaml.Node) {
		if i, ok := fields[key.Value]; ok {
			d.value(value, v.Field(i))
			return
		}
		d.unknown(key, "key", key.Value, fieldNames(v.Type()))
	})
}

func (d *decoder) list(n *yaml.Node, v reflect.Value) {
	if n.Kind != yaml.SequenceNode {
		d.errorf(n, "want a list, not %s", describe(n))
		return
	}
	list := reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content))
	for i, item := range n.Content {
		if isNull(item) {
			d.errorf(item, "want %s, not nothing", want(v.Type().Elem()))
			continue
		}
		d.value(item, list.Index(i))
	}
	v.Set(list)
}

func (d *decoder) table(n *yaml.Node, v reflect.Value) {
	table := reflect.MakeMap(v.Type())
	d.pairs(n, func(key, value *yaml.Node) {
		k, e := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		d.value(key, k)
		d.value(value, e)
		table.SetMapIndex(k, e)
	})
	v.Set(table)
}

func (d *decoder) scalar(n *yaml.Node, v reflect.Value) {
	fits := n.Kind == yaml.ScalarNode
	if fits && v.Kind() == reflect.String {
		fits = n.ShortTag() == "!!str" // 12 or yes without quotes is more often a slip than a name
	}
	if !fits || n.Decode(v.Addr().Interface()) != nil {
		d.errorf(n, "want %s, not %s", want(v.Type()), describe(n))
	}
}

// pairs calls yield for each key and value of a mapping; a key that comes
// twice is an error, because the reader cannot tell which one counts.
func (d *decoder) pairs(n *yaml.Node, yield func(key, value *yaml.Node)) {
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	if n.Kind != yaml.MappingNode {
		d.errorf(n, "want a mapping, not %s", describe(n))
		return
	}
	first := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if line, twice := first[key.Value]; twice {
			d.errorf(key, "%q is given twice, first in line %d", key.Value, line)
			continue
		}
		first[key.Value] = key.Line
		yield(key, value)
	}
}

// unknown reports a name that is none of those that are known. A long list of
// names would bury the message, so it is shown only when it is short.
func (d *decoder) unknown(n *yaml.Node, what, name string, known []string) {
	hint := suggest.Hint(name, known)
	if hint == "" && len(known) <= 12 {
		hint = fmt.Sprintf(" (one of %s)", strings.Join(known, ", "))
	}
	d.errorf(n, "unknown %s %q%s", what, name, hint)
}

// choice reads a scalar that must be one of the known names.
func (d *decoder) choice(n *yaml.Node, what string, known []string) (string, bool) {
	if n.Kind != yaml.ScalarNode || isNull(n) {
		d.errorf(n, "want one of %s, not %s", strings.Join(known, ", "), describe(n))
		return "", false
	}
	for _, k := range known {
		if n.Value == k {
			return k, true
		}
	}
	d.unknown(n, what, n.Value, known)
	return "", false
}

func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null"
}

func fieldsOf(t reflect.Type) map[string]int {
	fields := make(map[string]int, t.NumField())
	for i := range t.NumField() {
		if name := fieldName(t.Field(i)); name != "" {
			fields[name] = i
		}
	}
	return fields
}

func fieldNames(t reflect.Type) []string {
	var names []string
	for i := range t.NumField() {
		if name := fieldName(t.Field(i)); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// fieldName is the key of a struct field: its yaml tag, or its name in lower
// case as the YAML library has it.
func fieldName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
	switch {
	case name == "-" || !f.IsExported():
		return ""
	case name == "":
		return strings.ToLower(f.Name)
	}
	return name
}

// describe says what a node is, in the words of somebody who writes YAML.
func describe(n *yaml.Node) string {
	switch n.Kind {
	case yaml.AliasNode:
		return describe(n.Alias)
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	}
	switch n.ShortTag() {
	case "!!null":
		return "nothing"
	case "!!str":
		return fmt.Sprintf("the text %q", n.Value)
	}
	return n.Value
}

// want says what a Go type expects, in the same words.
func want(t reflect.Type) string {
	if t == reflect.TypeFor[time.Duration]() {
		return `a duration such as "36h"`
	}
	switch t.Kind() {
	case reflect.Bool:
		return "true or false"
	case reflect.String:
		return "a text"
	case reflect.Float32, reflect.Float64:
		return "a number"
	case reflect.Slice:
		return "a list"
	case reflect.Struct, reflect.Map:
		return "a mapping"
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return "a whole number, not below 0"
	}
	return "a whole number"
}

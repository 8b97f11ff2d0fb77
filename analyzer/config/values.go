package config

import (
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/blamelint/blamelint/analyzer"
)

// Severities lists what a rule's severity may be.
func Severities() []string { return slices.Clone(severities) }

// SectionKinds lists the kinds of sections that can be given further titles.
func SectionKinds() []string { return slices.Clone(sectionKinds) }

var severities = []string{"off", "note", "warning", "error"}

// sectionKinds are the names of analyzer.Kind; "other" makes a title that is
// recognised by mistake an ordinary one.
var sectionKinds = []string{"summary", "impact", "timeline", "causes", "went-well", "went-wrong", "action-items",
	"people", "external", "detection", "resolution", "lessons", "lucky", "other"}

func (p *Preset) fromNode(d *decoder, n *yaml.Node) {
	if name, ok := d.choice(n, "preset", Presets); ok {
		*p = Preset(name)
	}
}

func (s *Name) fromNode(d *decoder, n *yaml.Node) {
	if n.Kind != yaml.ScalarNode {
		d.errorf(n, "want a text, not %s", describe(n))
		return
	}
	if *s = Name(strings.TrimSpace(n.Value)); *s == "" {
		d.errorf(n, "want a text, not an empty one")
	}
}

func (s *Sections) fromNode(d *decoder, n *yaml.Node) {
	*s = Sections{}
	d.pairs(n, func(key, value *yaml.Node) {
		kind, ok := d.choice(key, "section kind", sectionKinds)
		if !ok {
			return
		}
		var titles []Name
		d.value(value, reflect.ValueOf(&titles).Elem())
		(*s)[kind] = titles
	})
}

func (r *Rules) fromNode(d *decoder, n *yaml.Node) {
	*r = Rules{}
	d.pairs(n, func(key, value *yaml.Node) {
		for _, rule := range d.rules {
			if rule.ID == key.Value {
				(*r)[rule.ID] = d.entry(rule, value)
				return
			}
		}
		d.unknown(key, "rule", key.Value, ids(d.rules))
	})
}

// entry reads what is said of one rule: "error", or a mapping.
func (d *decoder) entry(rule *analyzer.Rule, n *yaml.Node) (e RuleEntry) {
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	switch n.Kind {
	case yaml.ScalarNode:
		e.Set = d.severity(n, &e.Severity)
	case yaml.MappingNode:
		d.ruleMapping(rule, n, &e)
	default:
		d.errorf(n, "want a severity or a mapping, not %s", describe(n))
	}
	return e
}

func (d *decoder) ruleMapping(rule *analyzer.Rule, n *yaml.Node, e *RuleEntry) {
	options := &yaml.Node{Kind: yaml.MappingNode, Line: n.Line, Column: n.Column}
	known := append([]string{"severity"}, optionNames(rule)...)
	d.pairs(n, func(key, value *yaml.Node) {
		switch {
		case key.Value == "severity":
			e.Set = d.severity(value, &e.Severity)
		case slices.Contains(known, key.Value):
			options.Content = append(options.Content, key, value)
		default:
			d.unknown(key, "option of "+rule.ID, key.Value, known)
		}
	})
	if len(options.Content) > 0 {
		e.options = options
		d.value(options, reflect.ValueOf(cloneOptions(rule)).Elem()) // for its errors
	}
}

func (d *decoder) severity(n *yaml.Node, s *analyzer.Severity) bool {
	name, ok := d.choice(n, "severity", severities)
	if ok {
		*s, _ = analyzer.ParseSeverity(name)
	}
	return ok
}

func (o *Override) fromNode(d *decoder, n *yaml.Node) {
	type fields Override // without this method
	before := len(d.errs)
	d.value(n, reflect.ValueOf((*fields)(o)).Elem())
	if len(o.Paths) == 0 && len(d.errs) == before {
		d.errorf(n, "an override needs paths")
	}
}

func (p *Person) fromNode(d *decoder, n *yaml.Node) {
	if n.Kind == yaml.MappingNode {
		type fields Person
		before := len(d.errs)
		d.value(n, reflect.ValueOf((*fields)(p)).Elem())
		if p.Name == "" && p.Handle == "" && len(d.errs) == before {
			d.errorf(n, "want a name or a handle")
		}
	} else {
		p.Name.fromNode(d, n)
		if handle, ok := strings.CutPrefix(string(p.Name), "@"); ok {
			*p = Person{Handle: Name(handle)}
		}
	}
	p.Handle = Name(strings.TrimPrefix(string(p.Handle), "@"))
}

func ids(rules []*analyzer.Rule) []string {
	list := make([]string, len(rules))
	for i, r := range rules {
		list[i] = r.ID
	}
	return list
}

// optionNames lists the option keys of a rule.
func optionNames(rule *analyzer.Rule) []string {
	if rule.Options == nil {
		return nil
	}
	return fieldNames(reflect.TypeOf(rule.Options).Elem())
}

// cloneOptions is a copy of a rule's default options, as a pointer. The copy
// is shallow: decoding replaces lists and tables, it never writes into them.
func cloneOptions(rule *analyzer.Rule) any {
	defaults := reflect.ValueOf(rule.Options).Elem()
	clone := reflect.New(defaults.Type())
	clone.Elem().Set(defaults)
	return clone.Interface()
}

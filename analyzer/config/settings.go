package config

import (
	"reflect"

	"github.com/blamelint/blamelint/analyzer"
)

// Settings are what the configuration says for the file at path. Files to
// which the same overrides apply share one value, which must not be changed.
func (c *Config) Settings(path string) *analyzer.Settings {
	applies := make([]byte, len(c.File.Overrides))
	if len(applies) > 0 {
		rel := c.rel(path)
		for i, o := range c.File.Overrides {
			if matchAny(o.Paths, rel) {
				applies[i] = 1
			}
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if s, ok := c.settings[string(applies)]; ok {
		return s
	}
	s := c.build(applies)
	c.settings[string(applies)] = s
	return s
}

func (c *Config) build(applies []byte) *analyzer.Settings {
	s := &analyzer.Settings{
		Strict:   c.File.Preset == Strict,
		Severity: map[string]analyzer.Severity{},
		Options:  map[string]any{},
		Products: texts(c.File.Products),
		Roles:    texts(c.File.Roles),
		Aliases:  map[string][]string{},
	}
	for kind, titles := range c.File.Sections {
		s.Aliases[kind] = texts(titles)
	}
	for _, p := range c.File.People {
		s.People = append(s.People, analyzer.PersonEntry{
			Name: string(p.Name), Handle: string(p.Handle), Role: string(p.Role),
		})
	}
	c.apply(s, c.File.Rules)
	for i, o := range c.File.Overrides {
		if applies[i] == 1 {
			c.apply(s, o.Rules)
		}
	}
	// Every rule gets its severity by name: what a suppression of a rule that
	// is off silences cannot be known, and no rule has to be asked twice.
	for _, r := range c.rules {
		s.Severity[r.ID] = r.SeverityIn(s)
	}
	return s
}

// apply puts the entries of rules on top of s: an option that an entry does
// not name keeps the value it had. Decoding cannot fail here, since Parse has
// read the same nodes into the same types.
func (c *Config) apply(s *analyzer.Settings, rules Rules) {
	for _, r := range c.rules {
		e, ok := rules[r.ID]
		if !ok {
			continue
		}
		if e.Set {
			s.Severity[r.ID] = e.Severity
		}
		if e.options != nil {
			if s.Options[r.ID] == nil {
				s.Options[r.ID] = cloneOptions(r)
			}
			new(decoder).value(e.options, reflect.ValueOf(s.Options[r.ID]).Elem())
		}
	}
}

func texts(names []Name) []string {
	list := make([]string, len(names))
	for i, n := range names {
		list[i] = string(n)
	}
	return list
}

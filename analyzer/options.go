package analyzer

import (
	"fmt"
	"reflect"
	"strings"
)

// An Option is one setting of a rule, as its options struct declares it.
type Option struct {
	Name    string // key in the configuration
	Default string // as YAML
	Help    string // the field's "help" tag
}

// OptionList describes the options of a rule in the order of its struct; nil
// if it has none.
func (r *Rule) OptionList() []Option {
	if r.Options == nil {
		return nil
	}
	v := reflect.ValueOf(r.Options).Elem()
	var out []Option
	for i := range v.NumField() {
		f := v.Type().Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if name == "" {
			name = strings.ToLower(f.Name)
		}
		out = append(out, Option{Name: name, Default: yamlValue(v.Field(i)), Help: f.Tag.Get("help")})
	}
	return out
}

func yamlValue(v reflect.Value) string {
	switch v.Kind() {
	case reflect.String:
		return fmt.Sprintf("%q", v.String())
	case reflect.Slice:
		parts := make([]string, v.Len())
		for i := range parts {
			parts[i] = yamlValue(v.Index(i))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return fmt.Sprint(v.Interface())
}

func (r *Rule) optionsPage() string {
	list := r.OptionList()
	if len(list) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n## Options\n\n| Option | Default | Meaning |\n| --- | --- | --- |\n")
	for _, o := range list {
		fmt.Fprintf(&b, "| `%s` | `%s` | %s |\n", o.Name, o.Default, strings.ReplaceAll(o.Help, "|", "\\|"))
	}
	return b.String()
}

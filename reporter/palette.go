package reporter

import "github.com/blamelint/blamelint/analyzer"

// A palette paints text for a terminal, or leaves it as it is. The sixteen
// colours of the terminal's own theme are used, so that it reads well on light
// and dark ones.
type palette struct{ on bool }

func newPalette(on bool) palette { return palette{on} }

func (p palette) sgr(code, s string) string {
	if !p.on || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p palette) title(s string) string { return p.sgr("1", s) }
func (p palette) place(s string) string { return p.sgr("36", s) }
func (p palette) dim(s string) string   { return p.sgr("2", s) }
func (p palette) good(s string) string  { return p.sgr("32", s) }
func (p palette) bad(s string) string   { return p.sgr("31", s) }

func (p palette) severity(v analyzer.Severity, s string) string { return p.sgr(severityColor(v), s) }
func (p palette) words(v analyzer.Severity, s string) string {
	return p.sgr("1;"+severityColor(v), s)
}

func severityColor(v analyzer.Severity) string {
	switch v {
	case analyzer.Error:
		return "31" // red
	case analyzer.Warning:
		return "33" // yellow
	}
	return "34" // blue
}

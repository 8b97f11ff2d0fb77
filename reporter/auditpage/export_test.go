package auditpage

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// PageName is where the page of a document lies, without ".html".
func PageName(path string) string { return pageName(path) }

// TextOf is the text of a document that the search finds.
func TextOf(path string, source []byte) string {
	d := analyzer.Parse(path, source, nil)
	defer d.Release()
	var b strings.Builder
	for _, s := range sectionsOf(d) {
		b.WriteString(s.Title + "\n" + strings.ReplaceAll(s.Text, "[name]", " ") + "\n")
	}
	return b.String()
}

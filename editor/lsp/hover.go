package lsp

import (
	"slices"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// hover shows what is said about the words under the pointer, and the rule's
// page: what it flags, why that matters, and what to write instead.
func (s *server) hover(sn *snapshot, res *analyzer.Result, p positionParams) any {
	r := sn.ruler(s.enc)
	at := r.at(p.Position)
	var f *analyzer.Finding
	for i := range res.Findings {
		g := &res.Findings[i]
		if g.Span.Start > at {
			break
		}
		inside := at < g.Span.End || at == g.Span.End && f == nil
		if inside && (f == nil || g.Span.Len() <= f.Span.Len() || f.Span.End == at) {
			f = g
		}
	}
	if f == nil {
		return nil
	}
	return hover{s.markup(hoverText(f, s.rules[f.Rule])), r.textRange(f.Span)}
}

func hoverText(f *analyzer.Finding, rule *analyzer.Rule) string {
	text := "**" + f.Message + "**"
	if f.Advice != "" {
		text += "\n\n" + f.Advice
	}
	if rule != nil {
		text += "\n\n---\n\n" + rule.Page()
	}
	return text
}

// markup is Markdown if the client can show it. Pages read well as they are, so
// that plain text is the same text.
func (s *server) markup(text string) markupContent {
	if slices.Contains(s.client.TextDocument.Hover.ContentFormat, "markdown") {
		return markupContent{"markdown", text}
	}
	return markupContent{"plaintext", strings.ReplaceAll(text, "**", "")}
}

package lsp

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// suppress offers to silence a finding where it stands. A reason belongs to it:
// a client that can ask for one runs the command askCommand and passes it on;
// for the others the place of the reason stays empty, and the rule on
// suppressions reminds the author of it.
func (b *actionBuilder) suppress(d *analyzer.Document, f *analyzer.Finding) {
	if f.Rule == analyzer.SuppressionRule.ID || !wants(b.only, quickFix) {
		return
	}
	edit := suppression(d, f, "")
	if b.s.prompts() {
		title := fmt.Sprintf("Keep these words and say why (%s)", f.Rule)
		b.add(codeAction{Title: title, Kind: quickFix, Diagnostics: b.diagnostics(f), Command: &command{
			Title: title, Command: askCommand,
			Arguments: []any{suppressArguments{b.sn.doc.uri, b.sn.version, b.r.textRange(f.Span), f.Rule, ""}},
		}}, nil)
		return
	}
	title := fmt.Sprintf("Keep these words: silence %s here (fill in why)", f.Rule)
	b.add(codeAction{Title: title, Kind: quickFix, Diagnostics: b.diagnostics(f)}, []analyzer.Edit{edit})
}

func (s *server) prompts() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.settings.Prompts && s.client.Workspace.ApplyEdit
}

// suppression is the edit that silences a finding. A paragraph or a heading has
// the comment on the line before it. In a list or a table a line of its own
// would part what belongs together, so there it stands at the end of the line;
// and a finding without words, or in no block, is silenced for the file.
func suppression(d *analyzer.Document, f *analyzer.Finding, reason string) analyzer.Edit {
	reason = strings.Join(strings.Fields(strings.NewReplacer("-->", "→", "--", "–").Replace(reason)), " ")
	nl := eol(d.Source)
	b := d.BlockAt(f.Span.Start)
	switch {
	case f.Doc || f.Span.Empty() || b == nil || b.Kind == analyzer.HTML || b.Kind == analyzer.Code:
		at := afterFrontMatter(d)
		return insertion(at, comment("file", f.Rule, reason)+nl+nl)
	case b.Row != nil:
		// Within the row's last cell: what follows its last bar is dropped.
		return insertion(lineEnd(d, f.Span.Start, b.Span.End), " "+comment("line", f.Rule, reason))
	case b.Item != nil:
		return insertion(lineEnd(d, f.Span.Start, b.Span.End), " "+comment("line", f.Rule, reason))
	}
	line := d.Lines.LineSpan(d.Lines.Line(b.Span.Start))
	prefix := string(d.Source[line.Start:b.Span.Start])
	if i := strings.IndexFunc(prefix, func(r rune) bool { return r != ' ' && r != '\t' && r != '>' }); i >= 0 {
		prefix = prefix[:i] // the marks of a heading or of emphasis
	}
	return insertion(line.Start, prefix+comment("next-block", f.Rule, reason)+nl)
}

func comment(reach, rule, reason string) string {
	return strings.Join(strings.Fields(fmt.Sprintf("<!-- blamelint-disable-%s %s -- %s -->", reach, rule, reason)), " ")
}

func insertion(at int, text string) analyzer.Edit {
	return analyzer.Edit{Span: analyzer.Span{Start: at, End: at}, New: text}
}

// lineEnd is the end of the line that holds the byte at offset, or limit if
// that comes first; in front of spaces.
func lineEnd(d *analyzer.Document, offset, limit int) int {
	end := min(d.Lines.LineSpan(d.Lines.Line(offset)).End, max(limit, offset))
	return offset + len(bytes.TrimRight(d.Source[offset:end], " \t"))
}

// afterFrontMatter is the start of the first line after the front matter.
func afterFrontMatter(d *analyzer.Document) int {
	if d.FrontMatter.Empty() {
		return 0
	}
	line := d.Lines.Line(d.FrontMatter.End)
	for bytes.Equal(bytes.TrimSpace(d.Source[d.Lines.LineSpan(line).Start:d.Lines.LineSpan(line).End]), []byte("---")) ||
		bytes.Equal(bytes.TrimSpace(d.Source[d.Lines.LineSpan(line).Start:d.Lines.LineSpan(line).End]), []byte("+++")) {
		line++
	}
	return d.Lines.LineSpan(line).Start
}

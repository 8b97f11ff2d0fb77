package lsp

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// The kinds of code actions.
const (
	quickFix   = "quickfix"
	rewrite    = "refactor.rewrite"
	fixAllKind = "source.fixAll.blamelint"
)

var actionKinds = []string{quickFix, rewrite, fixAllKind}

// wants reports whether the client asks for a kind: for all, for this one, or
// for one that it belongs to.
func wants(only []string, kind string) bool {
	return len(only) == 0 || slices.ContainsFunc(only, func(o string) bool {
		return o == "" || o == kind || strings.HasPrefix(kind, o+".")
	})
}

// codeActions are what can be done about the findings in a range, best first.
func (s *server) codeActions(sn *snapshot, res *analyzer.Result, p codeActionParams) any {
	r := sn.ruler(s.enc)
	at := r.span(p.Range)
	b := &actionBuilder{s: s, sn: sn, r: r, only: p.Context.Only, list: []codeAction{}}
	var here []*analyzer.Finding
	for i := range res.Findings {
		if f := &res.Findings[i]; f.Span.Start <= at.End && at.Start <= f.Span.End {
			here = append(here, f)
		}
	}
	for _, f := range here {
		b.rewrites(f)
	}
	for _, f := range here {
		b.question(f)
	}
	b.names(here, at)
	sn.withModel(func(d *analyzer.Document) {
		for _, f := range here {
			b.suppress(d, f)
		}
	})
	b.fixAll(res)
	return b.list
}

// An actionBuilder gathers the code actions of one request.
type actionBuilder struct {
	s    *server
	sn   *snapshot
	r    *ruler
	only []string
	list []codeAction
}

// add appends an action that makes edits to the document, for clients that know
// what a code action is; the older ones could only run a command.
func (b *actionBuilder) add(a codeAction, edits []analyzer.Edit) {
	if !wants(b.only, a.Kind) || len(edits) == 0 && a.Command == nil && a.Edit == nil {
		return
	}
	if a.Edit == nil && len(edits) > 0 {
		a.Edit = b.s.documentEdit(b.sn, b.textEdits(edits))
	}
	b.list = append(b.list, a)
}

func (b *actionBuilder) textEdits(edits []analyzer.Edit) []textEdit {
	list := make([]textEdit, len(edits))
	for i, e := range edits {
		list[i] = textEdit{b.r.textRange(e.Span), e.New}
	}
	return list
}

// documentEdit is an edit of the version that it was made for: a client does
// not apply it to another.
func (s *server) documentEdit(sn *snapshot, edits []textEdit) *workspaceEdit {
	if s.client.Workspace.WorkspaceEdit.DocumentChanges {
		return &workspaceEdit{DocumentChanges: []any{documentEdit{versionedDocumentID{sn.doc.uri, &sn.version}, edits}}}
	}
	return &workspaceEdit{Changes: map[string][]textEdit{sn.doc.uri: edits}}
}

func (b *actionBuilder) diagnostics(f *analyzer.Finding) []diagnostic {
	return []diagnostic{b.s.diagnostic(b.sn.doc.uri, b.sn.ruler(b.s.enc), b.sn.ruler(b.s.enc), f)}
}

// rewrites offers each rewrite of a finding.
func (b *actionBuilder) rewrites(f *analyzer.Finding) {
	for i, fix := range f.Fixes {
		edits := withLineEnds(b.sn.text, fix.Edits)
		b.add(codeAction{
			Title: fixTitle(fix), Kind: quickFix, Diagnostics: b.diagnostics(f),
			Preferred: i == 0 && fix.Safe,
		}, edits)
	}
}

// maxPreview bounds what a title shows of the new words, in bytes.
const maxPreview = 60

// fixTitle says what a rewrite does, and shows the words if they are few.
func fixTitle(fix analyzer.Fix) string {
	if len(fix.Edits) != 1 {
		return fix.Message
	}
	text := strings.Join(strings.Fields(fix.Edits[0].New), " ")
	if text == "" || len(text) > maxPreview {
		return fix.Message
	}
	return fmt.Sprintf("%s: “%s”", fix.Message, text)
}

// withLineEnds gives edits the line ends of the document.
func withLineEnds(text []byte, edits []analyzer.Edit) []analyzer.Edit {
	if eol(text) == "\n" {
		return edits
	}
	out := slices.Clone(edits)
	for i, e := range out {
		out[i].New = strings.ReplaceAll(strings.ReplaceAll(e.New, "\r\n", "\n"), "\n", "\r\n")
	}
	return out
}

// eol is how the lines of a text end.
func eol(text []byte) string {
	if i := bytes.IndexByte(text, '\n'); i > 0 && text[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// fixAll offers all safe rewrites at once.
func (b *actionBuilder) fixAll(res *analyzer.Result) {
	edits := safeEdits(res)
	if len(edits) == 0 || !wants(b.only, fixAllKind) {
		return
	}
	b.add(codeAction{Title: "Apply all rewrites that cannot change the meaning", Kind: fixAllKind}, edits)
}

// safeEdits are the edits that "blamelint --fix" would make, in ascending order.
func safeEdits(res *analyzer.Result) (edits []analyzer.Edit) {
	for _, r := range analyzer.ApplyFixes(res.Source, res.Findings, false).Applied {
		edits = append(edits, r.Edits...)
	}
	slices.SortFunc(edits, func(a, b analyzer.Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return edits
}

// willSave answers the question that an editor asks before it writes a file.
func (s *server) willSave(sn *snapshot, res *analyzer.Result, _ documentParams) any {
	s.mu.Lock()
	wanted := s.settings.FixOnSave
	s.mu.Unlock()
	if !wanted {
		return []textEdit{}
	}
	b := &actionBuilder{s: s, sn: sn, r: sn.ruler(s.enc)}
	return b.textEdits(safeEdits(res))
}

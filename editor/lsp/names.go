package lsp

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/config"
)

// maxName bounds what may be added to a list of names, in bytes.
const maxName = 80

// names offers to tell the configuration what a name stands for: that one which
// is taken for a person's is none, and that selected words are a person, a
// product or a role.
func (b *actionBuilder) names(here []*analyzer.Finding, selected analyzer.Span) {
	for _, f := range here {
		if f.Rule == "named-individual" {
			b.name("products", plainName(f.Text), "“%s” is not a person: add it to the products in %s", b.diagnostics(f))
		}
	}
	word := plainName(string(b.sn.text[selected.Start:selected.End]))
	if first, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(first) && !strings.HasPrefix(word, "@") {
		return
	}
	if !slices.ContainsFunc(here, func(f *analyzer.Finding) bool { return plainName(f.Text) == word }) {
		b.name("people", word, "“%s” is a person: add them to the people in %s", nil)
		b.name("products", word, "“%s” is a product or a service: add it to the products in %s", nil)
	}
	b.name("roles", word, "“%s” is a role: add it to the roles in %s", nil)
}

// plainName is a name without the marks around it; empty if it cannot be one.
func plainName(s string) string {
	s = strings.Trim(s, " \t*_`[](){}.,;:!?\"'’“”")
	if s == "" || len(s) > maxName || strings.ContainsAny(s, "\r\n|<>") {
		return ""
	}
	return s
}

func (b *actionBuilder) name(list, name, title string, about []diagnostic) {
	if name == "" || !wants(b.only, quickFix) {
		return
	}
	path, text, create := b.s.configOf(b.sn.doc.path)
	if path == "" || create && !slices.Contains(b.s.client.Workspace.WorkspaceEdit.ResourceOperations, "create") {
		return
	}
	edit, ok := addToList(text, list, name, b.s.options.Rules)
	if !ok {
		return
	}
	b.add(codeAction{
		Title: fmt.Sprintf(title, name, filepath.Base(path)), Kind: quickFix, Diagnostics: about,
		Edit: b.s.fileEdit(path, text, edit, create),
	}, nil)
}

// configOf is the configuration file for a document and its text; if there is
// none, where one would be made.
func (s *server) configOf(document string) (path string, text []byte, create bool) {
	s.mu.Lock()
	project, folders := s.project, s.folders
	s.mu.Unlock()
	path = project.ConfigFile(document)
	if path != "" {
		text, err := os.ReadFile(path)
		if err != nil {
			return "", nil, false
		}
		return path, text, false
	}
	if len(folders) == 0 {
		return "", nil, false
	}
	return filepath.Join(folders[0], config.Names[0]), nil, true
}

// fileEdit is an edit of a file that is not, as far as the server knows, open.
func (s *server) fileEdit(path string, text []byte, e analyzer.Edit, create bool) *workspaceEdit {
	uri := uriOf(path)
	r := newRuler(text, analyzer.NewLineIndex(text), s.enc)
	edits := []textEdit{{r.textRange(e.Span), e.New}}
	if !s.client.Workspace.WorkspaceEdit.DocumentChanges {
		return &workspaceEdit{Changes: map[string][]textEdit{uri: edits}}
	}
	var changes []any
	if create {
		c := createFile{Kind: "create", URI: uri}
		c.Options.IgnoreIfExists = true
		changes = append(changes, c)
	}
	return &workspaceEdit{DocumentChanges: append(changes, documentEdit{versionedDocumentID{uri, nil}, edits})}
}

// addToList is the edit that adds a name to one of the lists of a configuration
// and leaves all else as it is, comments included. It fails if the name is in
// the list, or if the file is not one that can be read.
func addToList(text []byte, list, name string, rules []*analyzer.Rule) (e analyzer.Edit, ok bool) {
	if _, err := config.Parse("", "", text, rules); err != nil {
		return e, false
	}
	var root yaml.Node
	if len(bytes.TrimSpace(text)) > 0 {
		if err := yaml.Unmarshal(text, &root); err != nil {
			return e, false
		}
	}
	e, ok = listEdit(text, &root, list, strconv.Quote(name))
	if !ok {
		return e, false
	}
	// What was written is read again: an edit that a file of an unusual shape
	// would misread is not offered.
	next := slices.Concat(text[:e.Span.Start], []byte(e.New), text[e.Span.End:])
	c, err := config.Parse("", "", next, rules)
	return e, err == nil && len(c.File.People)+len(c.File.Products)+len(c.File.Roles) > 0
}

func listEdit(text []byte, root *yaml.Node, list, quoted string) (e analyzer.Edit, ok bool) {
	lines := analyzer.NewLineIndex(text)
	key, value := find(root, list)
	switch {
	case key == nil:
		start := ""
		if len(text) > 0 && text[len(text)-1] != '\n' {
			start = "\n"
		}
		return insertion(len(text), start+list+": ["+quoted+"]\n"), true
	case value.Kind == yaml.ScalarNode: // nothing yet
		at := lines.Offset(analyzer.Position{Line: key.Line, Column: key.Column}) + len(list) + 1
		return insertion(at, " ["+quoted+"]"), true
	case value.Kind != yaml.SequenceNode || has(value, quoted):
		return e, false
	}
	at := lines.Offset(analyzer.Position{Line: value.Line, Column: value.Column})
	if value.Style&yaml.FlowStyle != 0 {
		if len(value.Content) > 0 {
			quoted += ", "
		}
		return insertion(at+1, quoted), true
	}
	first := value.Content[0]
	item := lines.Offset(analyzer.Position{Line: first.Line, Column: first.Column})
	line := lines.LineSpan(first.Line)
	return insertion(line.Start, string(text[line.Start:item])+quoted+"\n"), true
}

// find is a key of the top mapping and its value, or nil.
func find(root *yaml.Node, name string) (key, value *yaml.Node) {
	if root.Kind == yaml.DocumentNode && len(root.Content) > 0 {
		root = root.Content[0]
	}
	for i := 0; root.Kind == yaml.MappingNode && i+1 < len(root.Content); i += 2 {
		if root.Content[i].Value == name {
			return root.Content[i], root.Content[i+1]
		}
	}
	return nil, nil
}

func has(list *yaml.Node, quoted string) bool {
	return slices.ContainsFunc(list.Content, func(n *yaml.Node) bool { return strconv.Quote(n.Value) == quoted })
}

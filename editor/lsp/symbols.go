package lsp

import (
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// The kinds of symbols that sections are shown as: one that is recognised as a
// part of a postmortem looks different from one that is not.
const (
	symbolNamespace = 3
	symbolString    = 15
)

// symbols are the sections of a document, with the kinds that they have been
// recognised as.
func (s *server) symbols(sn *snapshot, _ *analyzer.Result, _ documentParams) any {
	if len(sn.text) > maxDocument {
		return []*documentSymbol{}
	}
	var top []*documentSymbol
	sn.withModel(func(d *analyzer.Document) { top = sectionSymbols(d, sn, s.enc) })
	if s.client.TextDocument.DocumentSymbol.Hierarchical {
		return top
	}
	return flatten(sn.doc.uri, "", top, []symbolInformation{})
}

func sectionSymbols(d *analyzer.Document, sn *snapshot, enc encoding) []*documentSymbol {
	top := []*documentSymbol{}
	starts, ends := sn.ruler(enc), sn.ruler(enc)
	of := map[*analyzer.Section]*documentSymbol{}
	for _, sec := range d.Sections {
		if sec.Head == nil || sec.Title == "" {
			continue
		}
		sym := &documentSymbol{Name: sec.Title, Kind: symbolString}
		if sec.Kinds != 0 {
			sym.Kind, sym.Detail = symbolNamespace, kindNames(sec)
		}
		head := sec.Head.Span
		span := around(sec.Span, head)
		sym.Range = textRange{starts.position(span.Start), ends.position(span.End)}
		sym.SelectionRange = textRange{starts.position(head.Start), ends.position(head.End)}
		of[sec] = sym
		parent := sec.Parent
		for parent != nil && of[parent] == nil {
			parent = parent.Parent
		}
		if parent == nil {
			top = append(top, sym)
		} else {
			of[parent].Children = append(of[parent].Children, sym)
		}
	}
	return top
}

// around is a span with the head in it: that of a line of fields has a head that
// is larger than itself.
func around(s, head analyzer.Span) analyzer.Span {
	if s.Empty() {
		return head
	}
	return analyzer.Span{Start: min(s.Start, head.Start), End: max(s.End, head.End)}
}

func kindNames(sec *analyzer.Section) string {
	var names []string
	for _, k := range sec.Kinds.Kinds() {
		names = append(names, k.String())
	}
	return strings.Join(names, ", ")
}

func flatten(uri, container string, from []*documentSymbol, into []symbolInformation) []symbolInformation {
	for _, sym := range from {
		into = append(into, symbolInformation{sym.Name, sym.Kind, location{uri, sym.Range}, container})
		into = flatten(uri, sym.Name, sym.Children, into)
	}
	return into
}

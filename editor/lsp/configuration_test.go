package lsp

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/config"
)

func hasCode(code string) func(diagnostic) bool {
	return func(d diagnostic) bool { return d.Code == code }
}

// TestConfiguration: a change of the file, told by the client or noticed
// without it, is felt at once; a mistake in it is shown at its line and changes
// nothing else.
func TestConfiguration(t *testing.T) {
	for _, told := range []bool{true, false} {
		c := dial(t, pushing, `{}`)
		uri := c.openText("draft.md", draft)
		if !slices.ContainsFunc(c.diagnostics(uri, 1), hasCode("root-cause")) {
			t.Fatal("nothing to switch off")
		}
		last := func() []diagnostic {
			list := c.shown[uri]
			return list[len(list)-1].Diagnostics
		}
		save := func(text string) (file string) {
			file = c.write(config.Names[0], text)
			if told {
				c.notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": file, "type": 2}}})
			}
			return file
		}
		save("rules:\n  root-cause: off\n")
		c.until("root-cause to go", func() bool { return !slices.ContainsFunc(last(), hasCode("root-cause")) })
		file := save("# 🔧\nrules:\n  root-cause: off\n  rot-cause: \"🔧\"  # typing\n")
		wrong := c.diagnostics(file, 0)
		if len(wrong) != 1 || wrong[0].Range.Start != (position{3, 2}) || !strings.Contains(wrong[0].Message, "root-cause") {
			t.Errorf("got %+v", wrong)
		}
		var now fullReport
		c.call("textDocument/diagnostic", documentDiagnosticParams{Document: documentID{uri}}, &now)
		if now.Kind != "full" || slices.ContainsFunc(now.Items, hasCode("root-cause")) {
			t.Errorf("a typing error has changed what is found: %+v", now)
		}
		save("exclude: ['draft.md']\n")
		c.until("silence", func() bool {
			return len(last()) == 0 && len(c.shown[file]) > 1 && len(c.shown[file][len(c.shown[file])-1].Diagnostics) == 0
		})
	}
}

// TestEarlyChange: a change is noticed that comes after the configuration was
// read and before somebody watches it.
func TestEarlyChange(t *testing.T) {
	c := begin(t, pushing, `{}`, testRules())
	uri := c.openText("draft.md", draft)
	if !slices.ContainsFunc(c.diagnostics(uri, 1), hasCode("root-cause")) {
		t.Fatal("nothing to switch off")
	}
	c.write(config.Names[0], "rules:\n  root-cause: off\n")
	c.notify("initialized", struct{}{})
	c.until("root-cause to go", func() bool {
		list := c.shown[uri]
		return !slices.ContainsFunc(list[len(list)-1].Diagnostics, hasCode("root-cause"))
	})
}

// TestWatching: a client that can watch files is asked to, and to ask anew.
func TestWatching(t *testing.T) {
	c := dial(t, `{"textDocument": {"diagnostic": {}}, "workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}, "diagnostics": {"refreshSupport": true}}}`, `{}`)
	asked := func(method, with string) func() bool {
		return func() bool {
			for _, r := range c.asked {
				if r.Method == method && (r.Params == nil || strings.Contains(string(*r.Params), with)) {
					return true
				}
			}
			return false
		}
	}
	c.until("a registration", asked("client/registerCapability", "**/"+config.Names[0]))
	file := c.write(config.Names[0], "preset: strict\n")
	c.notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": file, "type": 1}}})
	c.until("a refresh", asked("workspace/diagnostic/refresh", ""))
}

// TestAddToList: a name joins its list and nothing else changes.
func TestAddToList(t *testing.T) {
	for _, tc := range []struct{ before, after string }{
		{"", "products: [\"Ada B\"]\n"},
		{"preset: strict", "preset: strict\nproducts: [\"Ada B\"]\n"},
		{"# ours\nproducts: [Kit]  # one\n", "# ours\nproducts: [\"Ada B\", Kit]  # one\n"},
		{"products: []\n", "products: [\"Ada B\"]\n"},
		{"products:\n", "products: [\"Ada B\"]\n"},
		{"products: # soon\nroles: [x]\n", "products: [\"Ada B\"] # soon\nroles: [x]\n"},
		{"products:\n  # first\n  - Kit # k\n  - \"Lo\"\n", "products:\n  # first\n  - \"Ada B\"\n  - Kit # k\n  - \"Lo\"\n"},
		{"products:\r\n- Kit\r\n", "products:\r\n- \"Ada B\"\n- Kit\r\n"},
		{"products: [Ada B]\n", ""},
		{"products: {a: b}\n", ""},
		{"products: [\n", ""},
		{"nonsense: 1\n", ""},
	} {
		e, ok := addToList([]byte(tc.before), "products", "Ada B", testRules())
		got := ""
		if ok {
			got = tc.before[:e.Span.Start] + e.New + tc.before[e.Span.End:]
		}
		if got != tc.after {
			t.Errorf("%q became %q, want %q", tc.before, got, tc.after)
		}
	}
}

// TestNames: what the configuration is told about a name is what the next look
// goes by.
func TestNames(t *testing.T) {
	c := dial(t, pushing, `{}`)
	text := "# Labels\n\n## Timeline\n\n- 10:02 Charlotte Weaver restarted the queue.\n- 10:05 Loomis was told.\n"
	uri := c.openText("draft.md", text)
	c.diagnostics(uri, 1)
	var offered []string
	var products string
	for _, words := range []string{"Charlotte Weaver", "Loomis"} {
		for _, a := range c.actions(uri, rangeOf(t, text, words), quickFix) {
			if len(a.Edit.DocumentChanges) != 2 || a.Edit.DocumentChanges[0].Kind != "create" {
				continue
			}
			offered = append(offered, a.Title)
			if e := a.Edit.DocumentChanges[1].Edits[0]; strings.HasPrefix(e.NewText, "products:") {
				products = e.NewText
			}
		}
	}
	c.write(config.Names[0], products) // now that the server has been asked, which may look at any time
	if len(offered) < 3 {
		t.Fatalf("offered %q", offered)
	}
	cfg, err := config.NewLoader(testRules()).For(filepath.Join(c.dir, "draft.md"))
	if err != nil || len(cfg.File.Products) != 1 {
		t.Fatalf("products %v, %v", cfg, err)
	}
	c.notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{}})
	// With the file there, it is edited rather than made.
	for _, a := range c.actions(uri, rangeOf(t, text, "Loomis"), quickFix) {
		if len(a.Edit.DocumentChanges) > 1 {
			t.Errorf("%s would make a file that is there", a.Title)
		}
	}
}

// TestHover: the rule's page, over exactly the words.
func TestHover(t *testing.T) {
	c := dial(t, pushing, `{}`)
	uri := c.openText("draft.md", draft)
	words := rangeOf(t, draft, "should have checked")
	var h hover
	c.call("textDocument/hover", positionParams{documentID{uri}, position{words.Start.Line, words.Start.Character + 3}}, &h)
	if h.Contents.Kind != "markdown" || !strings.Contains(h.Contents.Value, "# counterfactual") || h.Range.Start != words.Start {
		t.Errorf("got %+v", h)
	}
	var nothing *hover
	c.call("textDocument/hover", positionParams{documentID{uri}, position{1, 0}}, &nothing)
	if nothing != nil {
		t.Errorf("got %+v over nothing", nothing)
	}
}

const promises = "# Labels\n\n## Summary\n\n3% of the labels were late.\n\n## Action items\n\n" +
	"- [ ] 🔒 Reject label templates without a version (@kit, by 2024-05-03, [LAB-12](https://tracker.example/LAB-12))\n- Improve monitoring\n"

// TestGrades: the same grades as lenses and as inlay hints, at their items.
func TestGrades(t *testing.T) {
	c := dial(t, pushing, `{}`)
	uri := c.openText("draft.md", promises)
	var lenses []codeLens
	c.call("textDocument/codeLens", documentParams{documentID{uri}}, &lenses)
	if len(lenses) != 2 || lenses[0].Range.Start.Line != 8 || lenses[1].Range.Start.Line != 9 {
		t.Fatalf("got %+v", lenses)
	}
	if first, second := lenses[0].Command.Title, lenses[1].Command.Title; strings.Contains(first, "who") || !strings.Contains(second, "who takes it on") {
		t.Errorf("got %q and %q", first, second)
	}
	p := dial(t, pulling, `{}`)
	uri = p.openText("draft.md", promises)
	var hints []inlayHint
	p.call("textDocument/inlayHint", rangeParams{documentID{uri}, textRange{position{9, 0}, position{10, 0}}}, &hints)
	if len(hints) != 1 || hints[0].Label != "· "+lenses[1].Command.Title || !strings.Contains(hints[0].Tooltip.Value, "– owner") {
		t.Errorf("got %+v", hints)
	}
}

// TestSymbols: sections with the kinds they are taken for, nested as they are.
func TestSymbols(t *testing.T) {
	c := dial(t, pushing, `{}`)
	uri := c.openText("draft.md", promises)
	var top []*documentSymbol
	c.call("textDocument/documentSymbol", documentParams{documentID{uri}}, &top)
	if len(top) != 1 || len(top[0].Children) != 2 || top[0].Children[1].Detail != analyzer.ActionItems.String() {
		t.Fatalf("got %+v", top)
	}
	if s := top[0].Children[0]; s.Name != "Summary" || s.Range.Start.Line != 2 || s.SelectionRange.End.Line != 2 {
		t.Errorf("got %+v", s)
	}
	flat := dial(t, pulling, `{}`)
	uri = flat.openText("draft.md", promises)
	var list []symbolInformation
	flat.call("textDocument/documentSymbol", documentParams{documentID{uri}}, &list)
	if len(list) != 3 || list[2].Container != "Labels" {
		t.Errorf("got %+v", list)
	}
	for _, path := range documents(t) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		c.call("textDocument/documentSymbol", documentParams{documentID{c.openText(filepath.Base(path), string(text))}}, &top)
		inside(t, path, top, nil)
	}
}

// inside demands what clients do: a selection within its range.
func inside(t *testing.T, path string, list []*documentSymbol, in *documentSymbol) {
	before := func(a, b position) bool { return a.Line < b.Line || a.Line == b.Line && a.Character <= b.Character }
	for _, s := range list {
		if !before(s.Range.Start, s.SelectionRange.Start) || !before(s.SelectionRange.End, s.Range.End) {
			t.Errorf("%s: %s: selection %v outside %v", path, s.Name, s.SelectionRange, s.Range)
		}
		inside(t, path, s.Children, s)
	}
}

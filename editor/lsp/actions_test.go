package lsp

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
)

func (a testAction) textEdits(t *testing.T, version int) []textEdit {
	t.Helper()
	if len(a.Edit.DocumentChanges) != 1 || a.Edit.DocumentChanges[0].Document.Version == nil || *a.Edit.DocumentChanges[0].Document.Version != version {
		t.Fatalf("%s: the edit is not one of version %d: %+v", a.Title, version, a.Edit)
	}
	return a.Edit.DocumentChanges[0].Edits
}

func whole(text string) textRange { return textRange{End: position{strings.Count(text, "\n") + 1, 0}} }

// withFixes is a document that has rewrites of both kinds.
func withFixes(t *testing.T) (text string, f analyzer.Finding) {
	t.Helper()
	engine := analyzer.NewEngine(testRules(), nil)
	text = "# 🧯 Parcel labels 標籤\n\n## Root Cause Analysis\n\nA 🔥 root cause analysis followed. The outage hit 3% of the labels.\n"
	for _, f := range engine.Analyze("x.md", []byte(text)).Findings {
		if len(f.Fixes) > 0 {
			return text, f
		}
	}
	t.Fatal("no rule rewrites anything in this document")
	return
}

// TestRewrites: each rewrite is offered, and makes of the text what the rule
// had in mind.
func TestRewrites(t *testing.T) {
	c := dial(t, pushing, `{}`)
	text, f := withFixes(t)
	uri := c.openText("draft.md", text)
	list := c.actions(uri, rangeOf(t, text, f.Text), quickFix)
	for _, fix := range f.Fixes {
		i := slices.IndexFunc(list, func(a testAction) bool { return a.Title == fixTitle(fix) })
		if i < 0 {
			t.Fatalf("%q is not offered: %+v", fix.Message, list)
		}
		want := text
		for _, e := range slices.Backward(fix.Edits) {
			want = want[:e.Span.Start] + e.New + want[e.Span.End:]
		}
		if got := apply(text, list[i].textEdits(t, 1), utf16Units); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if other := c.actions(uri, whole(text), "refactor.extract"); len(other) > 0 {
		t.Errorf("offered what was not asked for: %+v", other)
	}
}

// TestFixAll: the safe rewrites, and no others, by action, by command and
// before saving.
func TestFixAll(t *testing.T) {
	c := dial(t, pushing, `{"fixOnSave": true}`)
	text, _ := withFixes(t)
	uri := c.openText("draft.md", text)
	list := c.actions(uri, textRange{}, "source.fixAll")
	if len(list) != 1 || list[0].Kind != fixAllKind {
		t.Fatalf("got %+v", list)
	}
	edits := list[0].textEdits(t, 1)
	fixed := apply(text, edits, utf16Units)
	engine := analyzer.NewEngine(testRules(), nil)
	for _, f := range engine.Analyze("x.md", []byte(fixed)).Findings {
		if slices.ContainsFunc(f.Fixes, func(x analyzer.Fix) bool { return x.Safe }) {
			t.Errorf("still there: %s", f.Message)
		}
	}
	var before []textEdit
	c.call("textDocument/willSaveWaitUntil", map[string]any{"textDocument": documentID{uri}, "reason": 1}, &before)
	if got := apply(text, before, utf16Units); got != fixed || fixed == text {
		t.Errorf("before saving %q, by action %q", got, fixed)
	}
	c.call("workspace/executeCommand", map[string]any{"command": fixAllCommand, "arguments": []any{documentID{uri}}}, nil)
	c.until("the edit", func() bool { return len(c.edits) == 1 })
	c.notify("workspace/didChangeConfiguration", map[string]any{"settings": map[string]any{"blamelint": map[string]any{"fixOnSave": false}}})
	c.call("textDocument/willSaveWaitUntil", map[string]any{"textDocument": documentID{uri}, "reason": 1}, &before)
	if len(before) != 0 {
		t.Errorf("rewrites before saving that nobody wants: %v", before)
	}
}

// TestSuppressEverything: whatever the finding and wherever it stands, the
// suppression silences it, and changes nothing about the others.
func TestSuppressEverything(t *testing.T) {
	engine := analyzer.NewEngine(testRules(), nil)
	tried := 0
	for _, path := range append(documents(t), shapes(t)) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		res := engine.Analyze("x.md", text)
		for i := range res.Findings {
			f := &res.Findings[i]
			if f.Rule == analyzer.SuppressionRule.ID {
				continue
			}
			tried++
			e := suppression(res.Document, f, "the regulator's words -- kept --> as they are")
			after := string(text[:e.Span.Start]) + e.New + string(text[e.Span.Start:])
			now := engine.Analyze("x.md", []byte(after))
			at := f.Span.Start
			if at >= e.Span.Start {
				at += len(e.New)
			}
			if !slices.ContainsFunc(now.Suppressed, func(g analyzer.Finding) bool {
				return g.Rule == f.Rule && g.Text == f.Text && (g.Span.Start == at || f.Doc || f.Span.Empty())
			}) {
				t.Errorf("%s: %s at %v is not silenced by %q in\n%s", filepath.Base(path), f.Rule, f.Start, e.New, near(after, e.Span.Start))
			}
			for _, g := range now.Findings {
				if g.Rule == analyzer.SuppressionRule.ID {
					t.Errorf("%s: %s: %s", filepath.Base(path), g.Message, near(after, e.Span.Start))
				}
			}
			if n := len(now.Findings) + len(now.Suppressed); n != len(res.Findings)+len(res.Suppressed) {
				t.Errorf("%s: %d findings were %d before %q:\n%s", filepath.Base(path), n, len(res.Findings)+len(res.Suppressed), e.New, near(after, e.Span.Start))
			}
		}
	}
	if tried < 20 {
		t.Errorf("only %d suppressions were tried", tried)
	}
}

func near(text string, at int) string { return text[max(0, at-120):min(len(text), at+200)] }

// shapes writes a document with the same sentence in every place that Markdown
// has for one.
func shapes(t *testing.T) string {
	const s = "They should have checked the valve."
	var b strings.Builder
	b.WriteString("---\ntitle: Valves\n---\n\n# Valves\n\n")
	for _, shape := range []string{"%s\n", "## Why %s\n", "- one\n- %s\n- three\n", "1. one\n   - two %s\n     and more\n2. three\n", "> quoted\n> %s\n\n", "> - %s\n",
		"| a | b |\n| --- | --- |\n| x | %s |\n| %s | y |\n", "a | b\n--- | ---\nx | %s\n", "**%s**\n", "Setext %s\n======\n", "- [ ] %s\n", "Text before\n%s Text after\n", "<div>\n\n%s\n\n</div>\n",
		"- one\n\n  %s\n\n- two\n", "Ends in spaces %s   \nand goes on\n", "* _%s_\n"} {
		fmt.Fprintf(&b, strings.ReplaceAll(shape, "%s", "%[1]s")+"\n", s)
	}
	path := filepath.Join(t.TempDir(), "shapes.md")
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestQuestions: a question that is put into the text stands there whole, and no
// rule objects to it.
func TestQuestions(t *testing.T) {
	c := dial(t, pushing, `{}`)
	engine := analyzer.NewEngine(testRules(), nil)
	asked := map[string]bool{}
	for _, path := range append(documents(t), shapes(t)) {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text := string(raw)
		before := engine.Analyze(filepath.Join(c.dir, filepath.Base(path)), raw)
		uri := c.openText(filepath.Base(path), text)
		for _, a := range c.actions(uri, whole(text), rewrite) {
			if asked[filepath.Base(path)+a.Title] && !strings.HasSuffix(path, "shapes.md") {
				continue
			}
			asked[filepath.Base(path)+a.Title] = true
			after := apply(text, a.textEdits(t, 1), utf16Units)
			q := strings.TrimPrefix(a.Title, "Ask instead: ")
			at := insertedAt(text, after)
			added := analyzer.Span{Start: at, End: at + len(after) - len(text)}
			if !strings.Contains(after[added.Start:min(len(after), added.End+1)], q) {
				t.Errorf("%s: %q became %q", path, q, near(after, at))
			}
			for _, f := range engine.Analyze(before.Path, []byte(after)).Findings {
				if f.Span.Overlaps(added) && !slices.ContainsFunc(before.Findings, func(g analyzer.Finding) bool { return g.Rule == f.Rule && g.Span.Start == f.Span.Start }) {
					t.Errorf("%s: %s objects to %q: %s", path, f.Rule, q, near(after, at))
				}
			}
		}
	}
	if len(asked) < 10 {
		t.Errorf("only %d questions were asked", len(asked))
	}
}

// insertedAt is where two texts begin to differ.
func insertedAt(before, after string) int {
	for i := range before {
		if i >= len(after) || before[i] != after[i] {
			return i
		}
	}
	return len(before)
}

// TestQuestionsAreOfRules: no question waits for a rule that does not exist.
func TestQuestionsAreOfRules(t *testing.T) {
	n := 0
	for _, r := range testRules() {
		if len(questionsFor(r.ID)) > 0 {
			n++
		}
		for _, q := range questionsFor(r.ID) {
			if !strings.HasSuffix(q, "?") || strings.HasPrefix(q, "Why") || strings.HasPrefix(q, "Who") {
				t.Errorf("%s: %q", r.ID, q)
			}
		}
	}
	src, err := os.ReadFile("questions.go")
	if err != nil {
		t.Fatal(err)
	}
	if cases := strings.Count(string(src), "\tcase \""); cases != n {
		t.Errorf("%d rules have questions, the table has %d", n, cases)
	}
}

// TestPromptedSuppression: a client that asks for the reason passes it on.
func TestPromptedSuppression(t *testing.T) {
	c := dial(t, pushing, `{"prompts": true}`)
	uri := c.openText("draft.md", draft)
	var ask *command
	for _, a := range c.actions(uri, rangeOf(t, draft, "should have"), quickFix) {
		if a.Command != nil && a.Command.Command == askCommand {
			ask = a.Command
		}
	}
	if ask == nil {
		t.Fatal("no action asks for a reason")
	}
	args := ask.Arguments[0].(map[string]any)
	args["reason"] = "quoted from the chat"
	c.call("workspace/executeCommand", map[string]any{"command": suppressCommand, "arguments": []any{args}}, nil)
	c.until("the edit", func() bool { return len(c.edits) == 1 })
	args["version"] = 7
	wantCode(t, c.try("workspace/executeCommand", map[string]any{"command": suppressCommand, "arguments": []any{args}}, nil), codeContentModified)
	for _, bad := range []any{[]any{}, []any{1}, []any{map[string]any{"uri": "file:///x"}}} {
		if c.try("workspace/executeCommand", map[string]any{"command": suppressCommand, "arguments": bad}, nil) == nil {
			t.Errorf("%v was taken", bad)
		}
	}
}

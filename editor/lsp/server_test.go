package lsp

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/blamelint/blamelint/analyzer"
)

const draft = "# 🚒 Kettle queue 停滞\n\n## Summary\n\n停滞 🔥 happened; the engineer should have checked the 队列 first. The root cause was a full disk.\n"

func codes(list []diagnostic) (out []string) {
	for _, d := range list {
		out = append(out, d.Code)
	}
	return out
}

// TestPush: the live text, not the file, is what is linted.
func TestPush(t *testing.T) {
	c := dial(t, pushing, `{}`)
	uri := c.openText("draft.md", draft)
	list := c.diagnostics(uri, 1)
	want := rangeOf(t, draft, "should have checked")
	i := slices.IndexFunc(list, func(d diagnostic) bool { return d.Code == "counterfactual" })
	if i < 0 || list[i].Range.Start != want.Start {
		t.Fatalf("diagnostics %+v, want counterfactual at %v", list, want)
	}
	if list[i].Source != "blamelint" || list[i].CodePage == nil || !strings.HasSuffix(list[i].CodePage.Href, "/counterfactual.md") {
		t.Errorf("got %+v", list[i])
	}
	gone := rangeOf(t, draft, "; the engineer should have checked the 队列 first. The root cause was a full disk")
	c.change(uri, 2, contentChange{&gone, ""})
	if list := c.diagnostics(uri, 2); len(list) != 0 {
		t.Errorf("after the words are gone: %+v", list)
	}
	c.notify("textDocument/didClose", documentParams{documentID{uri}})
	c.until("the retraction", func() bool {
		last := c.shown[uri][len(c.shown[uri])-1]
		return last.Version == nil && len(last.Diagnostics) == 0
	})
}

// TestSameAsCommandLine: every document of the project has the findings, at the
// places, that the engine gives for it.
func TestSameAsCommandLine(t *testing.T) {
	c := dial(t, pushing, `{}`)
	engine := analyzer.NewEngine(testRules(), nil)
	for _, path := range documents(t) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		uri := c.openText(filepath.Base(path), string(text))
		list := c.diagnostics(uri, 1)
		res := engine.Analyze(filepath.Join(c.dir, filepath.Base(path)), text)
		if len(list) != len(res.Findings) {
			t.Fatalf("%s: %d diagnostics, %d findings", path, len(list), len(res.Findings))
		}
		for i, f := range res.Findings {
			line, column := res.Document.Lines.UTF16(f.Span.Start)
			if got := list[i].Range.Start; list[i].Code != f.Rule || got != (position{line, column}) {
				t.Errorf("%s: %s at %v, want %s at %d:%d", path, list[i].Code, got, f.Rule, line, column)
			}
			line, column = res.Document.Lines.UTF16(f.Span.End)
			if got := list[i].Range.End; got != (position{line, column}) {
				t.Errorf("%s: %s ends at %v, want %d:%d", path, f.Rule, got, line, column)
			}
		}
	}
}

func documents(t testing.TB) []string {
	list, err := filepath.Glob("../../testdata/clean/*.md")
	if err != nil {
		t.Fatal(err)
	}
	more, err := filepath.Glob("../../testdata/postmortems/*.md")
	if err != nil {
		t.Fatal(err)
	}
	list = append(append(list, more...), "../../testdata/sample.md")
	if len(list) < 10 {
		t.Fatalf("only %d documents", len(list))
	}
	return list
}

// TestPull: a client that asks is not told as well, and is not told twice.
func TestPull(t *testing.T) {
	c := dial(t, pulling, `{}`)
	uri := c.openText("draft.md", draft)
	var full fullReport
	c.call("textDocument/diagnostic", documentDiagnosticParams{Document: documentID{uri}}, &full)
	if !slices.Contains(codes(full.Items), "counterfactual") || full.Kind != "full" {
		t.Fatalf("got %+v", full)
	}
	var same map[string]any
	c.call("textDocument/diagnostic", documentDiagnosticParams{documentID{uri}, full.ResultID}, &same)
	if _, items := same["items"]; same["kind"] != "unchanged" || items {
		t.Errorf("got %v", same)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.shown[uri]) > 0 {
		t.Errorf("diagnostics were pushed to a client that pulls: %v", c.shown[uri])
	}
}

// TestPullAll: open documents as they are in the editor, others as on disk.
func TestPullAll(t *testing.T) {
	c := dial(t, pulling, `{}`)
	disk := c.write("disk.md", draft)
	c.write("open.md", draft)
	open := c.openText("open.md", "# All went well\n")
	pull := func(p any) map[string]map[string]any {
		var r struct{ Items []map[string]any }
		c.call("workspace/diagnostic", p, &r)
		out := map[string]map[string]any{}
		for _, i := range r.Items {
			out[i["uri"].(string)] = i
		}
		return out
	}
	first := pull(map[string]any{"previousResultIds": []any{}})
	if n := len(first[disk]["items"].([]any)); n == 0 || len(first[open]["items"].([]any)) != 0 {
		t.Fatalf("got %v", first)
	}
	again := pull(map[string]any{"previousResultIds": []any{
		map[string]any{"uri": disk, "value": first[disk]["resultId"]}, map[string]any{"uri": disk + "x", "value": "disk-0"},
	}})
	if again[disk]["kind"] != "unchanged" || len(again[disk+"x"]["items"].([]any)) != 0 {
		t.Errorf("got %v", again)
	}
	c.write("disk.md", draft+"\nSomebody was careless.\n")
	if now := pull(map[string]any{"previousResultIds": []any{map[string]any{"uri": disk, "value": first[disk]["resultId"]}}}); now[disk]["kind"] != "full" {
		t.Errorf("a changed file is called unchanged: %v", now[disk])
	}
	c.call("workspace/diagnostic", map[string]any{"previousResultIds": []any{}, "partialResultToken": "t"}, nil)
	c.until("partial results", func() bool {
		return slices.ContainsFunc(c.told, func(r *jsonrpc2.Request) bool {
			return r.Method == "$/progress" && strings.Contains(string(*r.Params), "disk.md")
		})
	})
}

// TestEncodings: the same words are found in whatever units the client counts.
func TestEncodings(t *testing.T) {
	for _, enc := range []encoding{utf8Units, utf16Units, utf32Units} {
		c := dial(t, `{"general": {"positionEncodings": ["`+string(enc)+`"]}, "textDocument": {"publishDiagnostics": {"versionSupport": true}}}`, `{}`)
		uri := c.openText("draft.md", draft)
		r := newRuler([]byte(draft), analyzer.NewLineIndex([]byte(draft)), enc)
		for _, d := range c.diagnostics(uri, 1) {
			if d.Code == "root-cause" {
				if s := r.span(d.Range); !strings.Contains(draft[s.Start:s.End], "root cause") {
					t.Errorf("%s: %v is %q", enc, d.Range, draft[s.Start:s.End])
				}
			}
		}
		from := strings.Index(draft, "队列")
		edit := r.textRange(analyzer.Span{Start: from, End: from + len("队列")})
		c.change(uri, 2, contentChange{&edit, "🧵 queue"})
		var h hover
		c.call("textDocument/hover", positionParams{documentID{uri}, r.textRange(analyzer.Span{Start: strings.Index(draft, "should"), End: 0}).Start}, &h)
		c.diagnostics(uri, 2)
	}
	if got := chooseEncoding([]string{"utf-32", "utf-8"}); got != utf8Units {
		t.Errorf("chose %s", got)
	}
	if got := chooseEncoding(nil); got != utf16Units {
		t.Errorf("chose %s", got)
	}
}

// TestLifecycle: each message in its time.
func TestLifecycle(t *testing.T) {
	c := dial(t, pushing, `{}`)
	for method, code := range map[string]int64{"initialize": jsonrpc2.CodeInvalidRequest, "textDocument/unheardOf": jsonrpc2.CodeMethodNotFound} {
		wantCode(t, c.try(method, struct{}{}, nil), code)
	}
	wantCode(t, c.try("textDocument/hover", []int{1}, nil), jsonrpc2.CodeInvalidParams)
	c.notify("$/unheardOf", struct{}{})
	var h *hover
	c.call("textDocument/hover", positionParams{Document: documentID{"file:///not/open.md"}}, &h)
	if h != nil {
		t.Errorf("got %+v about a document that is not open", h)
	}
	c.call("shutdown", nil, nil)
	wantCode(t, c.try("textDocument/hover", positionParams{}, nil), jsonrpc2.CodeInvalidRequest)
	c.notify("exit", nil)
	if err := <-c.served; err != nil {
		t.Errorf("after an orderly end: %v", err)
	}
}

func wantCode(t testing.TB, err error, code int64) {
	t.Helper()
	var e *jsonrpc2.Error
	if !errors.As(err, &e) || e.Code != code {
		t.Errorf("got %v, want code %d", err, code)
	}
}

// TestClientDies: the end of the stream ends the server, also while it works.
func TestClientDies(t *testing.T) {
	c := dial(t, pushing, `{}`)
	c.openText("draft.md", strings.Repeat(draft, 500))
	c.conn.Close()
	if err := <-c.served; !errors.Is(err, ErrUnfinished) {
		t.Errorf("got %v", err)
	}
}

// TestOutside: a document outside the workspace, and one without a file.
func TestOutside(t *testing.T) {
	c := dial(t, pushing, `{}`)
	elsewhere := uriOf(filepath.Join(t.TempDir(), "draft.md"))
	for _, uri := range []string{elsewhere, "untitled:Untitled-1", "vscode-vfs://github/x/y.md", "%zz:"} {
		var p didOpenParams
		p.Document.URI, p.Document.Version, p.Document.Text = uri, 1, draft
		c.notify("textDocument/didOpen", p)
		if list := c.diagnostics(uri, 1); len(list) == 0 {
			t.Errorf("%s: no diagnostics", uri)
		}
	}
}

// TestLargeBuffer: five megabytes are linted while other questions are
// answered, and a request about them can be taken back.
func TestLargeBuffer(t *testing.T) {
	c := dial(t, pushing, `{}`)
	text := strings.Repeat(draft[strings.Index(draft, "停滞 🔥"):]+"\n", 5<<20/110)
	large := c.openText("large.md", text)
	small := c.openText("small.md", draft)
	c.diagnostics(small, 1)
	c.change(large, 2, contentChange{&textRange{position{0, 0}, position{0, 2}}, "停机"})
	if n := len(c.diagnostics(large, 2)); n != maxDiagnostics+1 {
		t.Errorf("%d diagnostics", n)
	}
}

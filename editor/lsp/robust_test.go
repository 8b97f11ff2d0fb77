package lsp

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/blamelint/blamelint/analyzer"
)

// talk sends bytes to a server, ends the stream, and returns what came back.
func talk(t testing.TB, input string) (answers []map[string]any) {
	var out bytes.Buffer
	_ = Serve(context.Background(), strings.NewReader(input), &out, Options{Version: "test", Rules: testRules(), Load: loadTestProject})
	r := bufio.NewReader(&out)
	for {
		if _, err := r.Peek(1); err == io.EOF {
			return answers
		}
		var n int
		if _, err := fmt.Fscanf(r, "Content-Length: %d\r\n\r\n", &n); err != nil {
			t.Fatalf("the server's own framing: %v", err)
		}
		body := make([]byte, n)
		if _, err := io.ReadFull(r, body); err != nil {
			t.Fatal(err)
		}
		var m map[string]any
		if err := json.Unmarshal(body, &m); err != nil {
			t.Fatalf("%v: %s", err, body)
		}
		answers = append(answers, m)
	}
}

func frame(body string) string { return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body) }

const hello = `{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}`

// TestMalformed: what cannot be read is answered, and what follows is read.
func TestMalformed(t *testing.T) {
	for name, tc := range map[string]struct {
		bytes string
		code  float64 // 0: no answer
	}{
		"not JSON":                {frame(`{"jsonrpc"`), jsonrpc2.CodeParseError},
		"empty":                   {frame(``), jsonrpc2.CodeParseError},
		"null":                    {frame(`null`), jsonrpc2.CodeInvalidRequest},
		"neither call nor answer": {frame(`{"jsonrpc": "2.0", "id": 7}`), jsonrpc2.CodeInvalidRequest},
		"both":                    {frame(`{"id": 7, "method": "x", "result": 1}`), jsonrpc2.CodeInvalidRequest},
		"method no text":          {frame(`{"id": 7, "method": 8}`), jsonrpc2.CodeParseError},
		"a batch":                 {frame(`[` + hello + `]`), jsonrpc2.CodeParseError},
		"strange id":              {frame(`{"id": {}, "method": "x"}`), jsonrpc2.CodeInvalidRequest},
		"deep":                    {frame(strings.Repeat("[", 200000)), jsonrpc2.CodeParseError},
		"no header":               {"GET / HTTP/1.1\r\nHost: x\r\n\r\n", 0},
		"no length":               {"Content-Type: x\r\n\r\n", 0},
		"bad length":              {"Content-Length: -5\r\nContent-Length: ten\r\n\r\n", 0},
		"long header":             {strings.Repeat("x", 100000) + "\n", 0},
		"an answer to nothing":    {frame(`{"jsonrpc": "2.0", "id": 99, "result": null}`), 0},
		"other headers":           {"content-type: application/vscode-jsonrpc; charset=utf8\r\n", 0},
	} {
		t.Run(name, func(t *testing.T) {
			got := talk(t, tc.bytes+frame(hello))
			var code float64
			answered := false
			for _, m := range got {
				if e, bad := m["error"].(map[string]any); bad {
					code = e["code"].(float64)
				}
				answered = answered || m["id"] == 1.0 && m["result"] != nil
			}
			if code != tc.code || !answered {
				t.Errorf("code %v, want %v; initialize answered: %v", code, tc.code, answered)
			}
		})
	}
	if got := talk(t, "Content-Length: 999999999999999\r\n\r\n{}"); len(got) != 0 {
		t.Errorf("got %v", got)
	}
	bye := frame(`{"jsonrpc": "2.0", "method": "exit"}`)
	if got := talk(t, frame(hello)+bye+frame(`{"jsonrpc"`)+frame(hello)); len(got) != 1 {
		t.Errorf("after exit there are answers: %v", got)
	}
}

// TestCancel: a request that is taken back is answered as such, and nothing is
// left of it.
func TestCancel(t *testing.T) {
	c, gate := dialGated(t, pulling)
	uri := c.openText("draft.md", draft)
	ctx, stop := context.WithTimeout(context.Background(), patienceOfTests)
	defer stop()
	call, err := c.conn.DispatchCall(ctx, "textDocument/diagnostic", documentDiagnosticParams{Document: documentID{uri}},
		jsonrpc2.PickID(jsonrpc2.ID{Str: "slow", IsString: true}))
	if err != nil {
		t.Fatal(err)
	}
	<-gate.reached
	c.notify("$/cancelRequest", map[string]string{"id": "slow"})
	c.notify("$/cancelRequest", map[string]any{"id": []int{1}})
	wantCode(t, call.Wait(ctx, nil), codeRequestCancelled)
	gate.open()
	c.call("textDocument/diagnostic", documentDiagnosticParams{Document: documentID{uri}}, nil)
}

// TestStale: a question about a text that has changed meanwhile is not answered
// from the old one.
func TestStale(t *testing.T) {
	c, gate := dialGated(t, pulling)
	uri := c.openText("draft.md", draft)
	ctx, stop := context.WithTimeout(context.Background(), patienceOfTests)
	defer stop()
	var calls []jsonrpc2.Waiter
	for v := 2; v < 6; v++ {
		call, err := c.conn.DispatchCall(ctx, "textDocument/diagnostic", documentDiagnosticParams{Document: documentID{uri}})
		if err != nil {
			t.Fatal(err)
		}
		calls = append(calls, call)
		<-gate.reached // by the first, which is under way while the others wait
		c.change(uri, v, contentChange{&textRange{}, "x"})
	}
	c.taken()
	gate.open()
	if err := calls[0].Wait(ctx, nil); err != nil {
		t.Errorf("the analysis that was under way: %v", err)
	}
	for _, call := range calls[1:] {
		wantCode(t, call.Wait(ctx, nil), codeServerCancelled)
	}
	c.call("textDocument/diagnostic", documentDiagnosticParams{Document: documentID{uri}}, nil)
}

// TestSync: after any changes in any encoding, the text is the client's.
func TestSync(t *testing.T) {
	rnd := rand.New(rand.NewPCG(6, 17))
	pieces := []string{"a", "é", "队", "🔥", "\n", "\r\n", "\r", "👩‍🚒", " ", "should have ", ""}
	for _, enc := range []encoding{utf8Units, utf16Units, utf32Units} {
		text := []rune(draft)
		d := &document{turn: make(chan struct{}, 1)}
		sn := newSnapshot(d, 1, []byte(draft), 1)
		for v := range 2000 {
			from := rnd.IntN(len(text) + 1)
			to := min(len(text), from+rnd.IntN(4))
			now := []byte(string(text))
			r := newRuler(now, analyzer.NewLineIndex(now), enc)
			at := analyzer.Span{Start: len(string(text[:from])), End: len(string(text[:to]))}
			change := r.textRange(at)
			if back := r.span(change); back != at && !splitsLineEnd(now, at) {
				t.Fatalf("%s: %v became %v", enc, at, back)
			}
			if splitsLineEnd(now, at) {
				continue // no client has a cursor there
			}
			piece := pieces[rnd.IntN(len(pieces))]
			sn = sn.changed([]contentChange{{&change, piece}}, v, int64(v), enc)
			text = append(append(append([]rune{}, text[:from]...), []rune(piece)...), text[to:]...)
			if string(sn.text) != string(text) {
				t.Fatalf("%s: after change %d %q, want %q", enc, v, sn.text, string(text))
			}
		}
	}
}

func splitsLineEnd(text []byte, s analyzer.Span) bool {
	splits := func(at int) bool { return at > 0 && at < len(text) && text[at-1] == '\r' && text[at] == '\n' }
	return splits(s.Start) || splits(s.End)
}

// TestRulerClamps: positions that no text has mean the nearest that it has.
func TestRulerClamps(t *testing.T) {
	text := []byte("a🔥\nb")
	for _, enc := range []encoding{utf8Units, utf16Units, utf32Units} {
		r := newRuler(text, analyzer.NewLineIndex(text), enc)
		for _, p := range []position{{-1, 0}, {0, -1}, {0, 2}, {0, 3}, {0, 99}, {9, 9}, {1, 7}} {
			if at := r.at(p); at < 0 || at > len(text) || at < len(text) && !utf8.RuneStart(text[at]) {
				t.Errorf("%s: %v is byte %d", enc, p, at)
			}
		}
	}
}

// TestMemory: ten thousand edits leave no more behind than one. If each left
// only its text, that would be ten megabytes; what is allowed is the
// memory of an analysis that may still be under way.
func TestMemory(t *testing.T) {
	c := dial(t, pushing, `{}`)
	text := strings.Repeat(draft, 10)
	uri := c.openText("draft.md", text)
	c.diagnostics(uri, 1)
	edit := func(from, to int) {
		for v := from; v <= to; v++ {
			word := "x"
			if v%2 == 0 {
				c.change(uri, v, contentChange{&textRange{position{4, 0}, position{4, 0}}, word})
			} else {
				c.change(uri, v, contentChange{&textRange{position{4, 0}, position{4, 1}}, ""})
			}
		}
		c.until("the last version", func() bool {
			list := c.shown[uri]
			at := list[len(list)-1].Version
			return at != nil && *at == to
		})
		c.mu.Lock()
		c.shown[uri] = nil // the test's own memory is not what is measured
		c.mu.Unlock()
	}
	edit(2, 500)
	before := heap()
	edit(501, 10501)
	after := heap()
	if grown := int64(after) - int64(before); grown > 8<<20 {
		t.Errorf("%d bytes more after 10,000 edits", grown)
	}
}

func heap() uint64 {
	var m runtime.MemStats
	for range 3 {
		runtime.GC()
	}
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// FuzzConversation: whatever a client says, the server lives, says only what is
// JSON, and ends when the stream does.
func FuzzConversation(f *testing.F) {
	open := `{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///x.md","version":1,"text":"The 🔥 engineer should have known. The root cause was x."}}}`
	for _, second := range []string{
		`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///x.md","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":4},"end":{"line":0,"character":5}},"text":"队"},{"text":"all"}]}}`,
		`{"jsonrpc":"2.0","id":2,"method":"textDocument/codeAction","params":{"textDocument":{"uri":"file:///x.md"},"range":{"start":{"line":0,"character":0},"end":{"line":9,"character":9}},"context":{"only":["quickfix"]}}}`,
		`{"jsonrpc":"2.0","id":"a","method":"textDocument/hover","params":{"textDocument":{"uri":"file:///x.md"},"position":{"line":0,"character":20}}}`,
		`{"jsonrpc":"2.0","id":3,"method":"textDocument/diagnostic","params":{"textDocument":{"uri":"file:///x.md"}}}`,
		`{"jsonrpc":"2.0","id":3,"method":"workspace/diagnostic","params":{"previousResultIds":[]}}`,
		`{"jsonrpc":"2.0","id":4,"method":"textDocument/documentSymbol","params":{"textDocument":{"uri":"file:///x.md"}}}`,
		`{"jsonrpc":"2.0","id":5,"method":"workspace/executeCommand","params":{"command":"blamelint.suppress","arguments":[{"uri":"file:///x.md","version":1}]}}`,
		`{"jsonrpc":"2.0","id":6,"method":"textDocument/inlayHint","params":{"textDocument":{"uri":"file:///x.md"},"range":{"start":{"line":-1,"character":-1},"end":{"line":99999999,"character":3}}}}`,
		`{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":3}}`,
		`{"jsonrpc":"2.0","method":"workspace/didChangeConfiguration","params":{"settings":{"blamelint":{"debounce":"x"}}}}`,
		`{"jsonrpc":"2.0","id":7,"method":"shutdown"}`, `{"method":"exit"}`,
	} {
		f.Add(open, second, "")
		f.Add(second, open, "Content-Length: 3\r\n\r\n{}")
	}
	f.Fuzz(func(t *testing.T, first, second, raw string) {
		talk(t, frame(hello)+frame(`{"jsonrpc":"2.0","method":"initialized","params":{}}`)+frame(first)+frame(second)+raw+frame(first))
	})
}

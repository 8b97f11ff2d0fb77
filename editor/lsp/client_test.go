package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/config"
	"github.com/blamelint/blamelint/rules"
)

// testRules are those of the command.
var testRules = sync.OnceValue(func() []*analyzer.Rule { return append(rules.All(), analyzer.SuppressionRule) })

// A testProject reads the configuration as the command does, without git.
type testProject struct{ loader *config.Loader }

func loadTestProject() Project { return testProject{config.NewLoader(testRules())} }

func (p testProject) Settings(path string) (*analyzer.Settings, error) {
	c, err := p.loader.For(path)
	if err != nil {
		return nil, err
	}
	return c.Settings(path), nil
}

func (p testProject) Includes(path string) bool {
	c, err := p.loader.For(path)
	return err != nil || c.Includes(path)
}

func (p testProject) ConfigFile(path string) string {
	c, err := p.loader.For(path)
	if err != nil {
		return err.(config.Errors)[0].File
	}
	return c.Path
}

func (p testProject) Files(dirs []string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, dir := range dirs {
			files, _ := filepath.Glob(filepath.Join(dir, "*.md"))
			for _, f := range files {
				if p.Includes(f) && !yield(f) {
					return
				}
			}
		}
	}
}

// A testClient is the editor's end of a conversation. The library's own codec
// frames its messages, so that each end checks the other.
type testClient struct {
	t      testing.TB
	conn   *jsonrpc2.Conn
	served chan error
	dir    string

	mu      sync.Mutex
	arrived *sync.Cond
	shown   map[string][]published // diagnostics, by URI, in order
	asked   []*jsonrpc2.Request    // what the server has asked for
	told    []*jsonrpc2.Request    // other notifications
	edits   []applyEditParams
}

type published struct {
	Version     *int         `json:"version"`
	Diagnostics []diagnostic `json:"diagnostics"`
}

type pipes struct {
	io.Reader
	io.WriteCloser
}

// dial starts a server and says initialize. caps are the client's capabilities
// as JSON, options its initializationOptions.
func dial(t testing.TB, caps, options string) *testClient {
	t.Helper()
	return dialRules(t, caps, options, testRules())
}

// dialRules starts a server that has other rules than the command.
func dialRules(t testing.TB, caps, options string, list []*analyzer.Rule) *testClient {
	t.Helper()
	c := begin(t, caps, options, list)
	c.notify("initialized", struct{}{})
	return c
}

// begin starts a server, and leaves it to the test to say that it is initialized.
func begin(t testing.TB, caps, options string, list []*analyzer.Rule) *testClient {
	t.Helper()
	c := &testClient{t: t, served: make(chan error, 1), shown: map[string][]published{}, dir: realDir(t)}
	c.arrived = sync.NewCond(&c.mu)
	in, toServer := io.Pipe()
	fromServer, out := io.Pipe()
	go func() {
		c.served <- Serve(context.Background(), in, out, Options{Version: "test", Rules: list, Load: loadTestProject})
		out.Close()
		in.Close()
	}()
	stream := jsonrpc2.NewBufferedStream(pipes{fromServer, toServer}, jsonrpc2.VSCodeObjectCodec{})
	c.conn = jsonrpc2.NewConn(context.Background(), stream, c)
	t.Cleanup(func() { c.conn.Close() })
	c.call("initialize", map[string]any{
		"rootUri": uriOf(c.dir), "capabilities": json.RawMessage(caps), "initializationOptions": json.RawMessage(options),
	}, nil)
	return c
}

// A gate is a rule that keeps an analysis under way for as long as a test needs
// it there: how long a text takes to read depends on the machine.
type gate struct {
	reached chan struct{} // closed when the first analysis has come to the rule
	open    func()        // lets all pass
}

// dialGated starts a server whose analyses wait at a gate.
func dialGated(t testing.TB, caps string) (*testClient, gate) {
	opened := make(chan struct{})
	g := gate{make(chan struct{}), sync.OnceFunc(func() { close(opened) })}
	reach := sync.OnceFunc(func() { close(g.reached) })
	c := dialRules(t, caps, `{}`, []*analyzer.Rule{{
		ID: "gate", Group: analyzer.Language, Severity: analyzer.Note,
		Check: func(*analyzer.Pass) { reach(); <-opened },
	}})
	t.Cleanup(g.open)
	return c, g
}

// taken waits until the server has taken in all that was sent so far.
func (c *testClient) taken() {
	c.t.Helper()
	wantCode(c.t, c.try("blamelint/none", struct{}{}, nil), jsonrpc2.CodeMethodNotFound)
}

func realDir(t testing.TB) string {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// Handle takes in what the server sends of its own.
func (c *testClient) Handle(ctx context.Context, conn *jsonrpc2.Conn, r *jsonrpc2.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch r.Method {
	case "textDocument/publishDiagnostics":
		var p struct {
			URI string `json:"uri"`
			published
		}
		if err := json.Unmarshal(*r.Params, &p); err != nil {
			c.t.Error(err)
		}
		c.shown[p.URI] = append(c.shown[p.URI], p.published)
	case "workspace/applyEdit":
		var p applyEditParams
		if err := json.Unmarshal(*r.Params, &p); err != nil {
			c.t.Error(err)
		}
		c.edits = append(c.edits, p)
		go conn.Reply(ctx, r.ID, map[string]bool{"applied": true})
	default:
		if r.Notif {
			c.told = append(c.told, r)
		} else {
			c.asked = append(c.asked, r)
			go conn.Reply(ctx, r.ID, nil)
		}
	}
	c.arrived.Broadcast()
}

// patienceOfTests ends a test that would wait for ever. It is far from what any
// machine takes.
const patienceOfTests = 8 * time.Minute

// until waits for something to have arrived.
func (c *testClient) until(what string, ok func() bool) {
	c.t.Helper()
	late := time.AfterFunc(patienceOfTests, func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.arrived.Broadcast()
	})
	defer late.Stop()
	deadline := time.Now().Add(patienceOfTests)
	c.mu.Lock()
	defer c.mu.Unlock()
	for !ok() {
		if time.Now().After(deadline) {
			c.t.Fatalf("waited in vain for %s", what)
		}
		c.arrived.Wait()
	}
}

// diagnostics waits for those of a version; version 0 is any.
func (c *testClient) diagnostics(uri string, version int) (list []diagnostic) {
	c.t.Helper()
	c.until("diagnostics of "+uri, func() bool {
		for _, p := range c.shown[uri] {
			if version == 0 || p.Version != nil && *p.Version == version {
				list = p.Diagnostics
				return true
			}
		}
		return false
	})
	return list
}

func (c *testClient) try(method string, params, result any) error {
	ctx, cancel := context.WithTimeout(context.Background(), patienceOfTests)
	defer cancel()
	return c.conn.Call(ctx, method, params, result)
}

// call asks, and asks again where the server says that the text or its settings
// have changed meanwhile, as editors do.
func (c *testClient) call(method string, params, result any) {
	c.t.Helper()
	deadline := time.Now().Add(patienceOfTests)
	for {
		err := c.try(method, params, result)
		var e *jsonrpc2.Error
		changed := errors.As(err, &e) && (e.Code == codeContentModified || e.Code == codeServerCancelled)
		if err != nil && (!changed || time.Now().After(deadline)) {
			c.t.Fatalf("%s: %v", method, err)
		}
		if err == nil {
			return
		}
	}
}

func (c *testClient) notify(method string, params any) {
	c.t.Helper()
	if err := c.conn.Notify(context.Background(), method, params); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
}

// write puts a file into the client's folder, at once, so that the server never
// sees half of it, and returns its URI.
func (c *testClient) write(name, text string) string {
	c.t.Helper()
	path := filepath.Join(c.dir, name)
	if err := os.WriteFile(path+".new", []byte(text), 0o644); err != nil {
		c.t.Fatal(err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		c.t.Fatal(err)
	}
	return uriOf(path)
}

func (c *testClient) openText(name, text string) (uri string) {
	uri = uriOf(filepath.Join(c.dir, name))
	c.notify("textDocument/didOpen", map[string]any{
		"textDocument": map[string]any{"uri": uri, "languageId": "markdown", "version": 1, "text": text},
	})
	return uri
}

func (c *testClient) change(uri string, version int, changes ...contentChange) {
	c.t.Helper()
	var p didChangeParams
	p.Document.URI, p.Document.Version, p.Changes = uri, version, changes
	c.notify("textDocument/didChange", p)
}

func (c *testClient) actions(uri string, r textRange, only ...string) []testAction {
	c.t.Helper()
	var list []testAction
	c.call("textDocument/codeAction", map[string]any{
		"textDocument": documentID{uri}, "range": r, "context": map[string]any{"diagnostics": []any{}, "only": only},
	}, &list)
	return list
}

type testAction struct {
	Title     string   `json:"title"`
	Kind      string   `json:"kind"`
	Preferred bool     `json:"isPreferred"`
	Command   *command `json:"command"`
	Edit      testEdit `json:"edit"`
}

type testEdit struct {
	Changes         map[string][]textEdit `json:"changes"`
	DocumentChanges []struct {
		Kind     string              `json:"kind"`
		URI      string              `json:"uri"`
		Document versionedDocumentID `json:"textDocument"`
		Edits    []textEdit          `json:"edits"`
	} `json:"documentChanges"`
}

// apply makes the edits of one document, as an editor that counts in enc does.
func apply(text string, edits []textEdit, enc encoding) string {
	r := newRuler([]byte(text), analyzer.NewLineIndex([]byte(text)), enc)
	for i := len(edits) - 1; i >= 0; i-- {
		s := r.span(edits[i].Range)
		text = text[:s.Start] + edits[i].NewText + text[s.End:]
	}
	return text
}

// rangeOf is where words stand, counted in UTF-16.
func rangeOf(t testing.TB, text, words string) textRange {
	t.Helper()
	at := strings.Index(text, words)
	if at < 0 {
		t.Fatalf("no %q in the text", words)
	}
	return newRuler([]byte(text), analyzer.NewLineIndex([]byte(text)), utf16Units).textRange(analyzer.Span{Start: at, End: at + len(words)})
}

const (
	pushing = `{"textDocument": {"publishDiagnostics": {"relatedInformation": true, "versionSupport": true},
		"codeAction": {"codeActionLiteralSupport": {}}, "hover": {"contentFormat": ["markdown"]},
		"documentSymbol": {"hierarchicalDocumentSymbolSupport": true}, "codeLens": {}},
		"workspace": {"applyEdit": true, "workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]}}}`
	pulling = `{"textDocument": {"diagnostic": {}, "inlayHint": {}}, "workspace": {"diagnostics": {"refreshSupport": true}}}`
)

package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/blamelint/blamelint/analyzer"
)

// The error codes that LSP adds to those of JSON-RPC.
const (
	codeNotInitialized   = -32002
	codeServerCancelled  = -32802
	codeContentModified  = -32801
	codeRequestCancelled = -32800
)

// ErrUnfinished is what Serve returns when the client has gone, or has said
// exit, without having said shutdown.
var ErrUnfinished = errors.New("the editor left without a shutdown request")

// A server is one conversation.
type server struct {
	options Options
	conn    *jsonrpc2.Conn
	engine  *analyzer.Engine
	rules   map[string]*analyzer.Rule
	ctx     context.Context // ends with the conversation

	phase  atomic.Int32
	client capabilities
	enc    encoding
	serial atomic.Int64

	mu        sync.Mutex
	settings  userSettings
	project   Project
	loads     int64             // how often the configuration has been loaded
	watched   map[string]string // the state of the configuration files, by directory; see configStates
	folders   []string          // paths of the workspace
	documents map[string]*document
	calls     map[jsonrpc2.ID]context.CancelFunc
	broken    map[string]bool // URIs of configuration files that diagnostics are shown for
	disk      diskCache

	requests, notifications map[string]method

	life    sync.Mutex
	over    bool           // nothing more is begun
	running sync.WaitGroup // what goes on beside the reading of messages

	answering sync.WaitGroup // requests; only the goroutine that reads adds to it
}

// The phases of a conversation.
const (
	phaseNew int32 = iota
	phaseReady
	phaseShutdown
)

// Serve answers one client until it says exit, goes away, or ctx ends. It
// closes neither stream.
func Serve(ctx context.Context, in io.Reader, out io.Writer, o Options) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	s := &server{
		options: o, ctx: ctx, enc: utf16Units, settings: defaultUserSettings(),
		rules: make(map[string]*analyzer.Rule, len(o.Rules)), documents: map[string]*document{},
		calls: map[jsonrpc2.ID]context.CancelFunc{}, broken: map[string]bool{}, watched: map[string]string{},
	}
	for _, r := range o.Rules {
		s.rules[r.ID] = r
	}
	s.requests, s.notifications = requestMethods(), notificationMethods()
	s.engine = analyzer.NewEngine(o.Rules, s.settingsOf)
	st := newStream(in, out)
	st.last = func() { wait(&s.answering, owed) } // what has been asked is still answered
	opened := make(chan struct{})
	s.conn = jsonrpc2.NewConn(ctx, st, handler(func(ctx context.Context, c *jsonrpc2.Conn, r *jsonrpc2.Request) {
		<-opened // s.conn is set
		s.handle(ctx, r)
	}), jsonrpc2.SetLogger(log.New(io.Discard, "", 0)))
	close(opened)
	<-s.conn.DisconnectNotify()
	stop()
	s.finish()
	if s.phase.Load() != phaseShutdown {
		return ErrUnfinished
	}
	return nil
}

// How long the end of a conversation waits for answers that are owed, and for
// other things that are still being written: a client that is gone may have left
// a pipe that nobody reads.
const (
	owed     = time.Minute
	patience = 2 * time.Second
)

func (s *server) finish() {
	s.life.Lock()
	s.over = true
	s.life.Unlock()
	wait(&s.running, patience)
}

// wait waits for a group, but not for longer than a time.
func wait(g *sync.WaitGroup, limit time.Duration) {
	done := make(chan struct{})
	go func() { g.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(limit):
	}
}

// background runs f beside the reading of messages.
func (s *server) background(f func()) {
	s.life.Lock()
	defer s.life.Unlock()
	if !s.over {
		s.running.Go(f)
	}
}

// A handler takes in one message. While it runs, no other is read.
type handler func(context.Context, *jsonrpc2.Conn, *jsonrpc2.Request)

// Handle implements jsonrpc2.Handler.
func (h handler) Handle(ctx context.Context, c *jsonrpc2.Conn, r *jsonrpc2.Request) { h(ctx, c, r) }

// A task is the part of a request that is done beside the reading of further
// messages. It returns the result, or an error that becomes the answer.
type task func(ctx context.Context) (any, error)

// A method takes in a message in its turn, and returns what is left to do. Of a
// notification nothing is.
type method func(s *server, params json.RawMessage) (task, error)

func (s *server) handle(ctx context.Context, r *jsonrpc2.Request) {
	params := json.RawMessage("{}")
	if r.Params != nil && string(*r.Params) != "null" {
		params = *r.Params
	}
	if r.Notif {
		s.notified(r.Method, params)
		return
	}
	work, err := s.accept(r.Method, params)
	if work == nil || err != nil {
		s.answering.Go(func() { s.reply(ctx, r.ID, nil, err) })
		return
	}
	ctx, cancel := context.WithCancel(ctx)
	s.mu.Lock()
	s.calls[r.ID] = cancel
	s.mu.Unlock()
	s.answering.Go(func() {
		defer cancel()
		result, err := s.perform(ctx, r.Method, work)
		if ctx.Err() != nil {
			result, err = nil, &jsonrpc2.Error{Code: codeRequestCancelled, Message: "cancelled"}
		}
		s.mu.Lock()
		delete(s.calls, r.ID)
		s.mu.Unlock()
		s.reply(ctx, r.ID, result, err)
	})
}

// notified takes in a notification; one that is unknown or out of place is
// passed over, as the protocol wants it.
func (s *server) notified(name string, params json.RawMessage) {
	m, known := s.notifications[name]
	if !known || s.phase.Load() != phaseReady && name != "exit" {
		return
	}
	if _, err := s.guard(name, func() (any, error) { _, err := m(s, params); return nil, err }); err != nil {
		s.log(name + ": " + err.Error())
	}
}

// accept finds the method of a request.
func (s *server) accept(name string, params json.RawMessage) (work task, err error) {
	m, known := s.requests[name]
	switch phase := s.phase.Load(); {
	case phase == phaseNew && name != "initialize":
		return nil, &jsonrpc2.Error{Code: codeNotInitialized, Message: "say initialize first"}
	case phase == phaseShutdown:
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidRequest, Message: "after shutdown nothing is answered"}
	case phase == phaseReady && name == "initialize":
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidRequest, Message: "initialize has been said"}
	case !known:
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeMethodNotFound, Message: "blamelint does not know the method " + name}
	}
	_, err = s.guard(name, func() (any, error) { work, err = m(s, params); return nil, err })
	return work, err
}

func (s *server) perform(ctx context.Context, name string, work task) (any, error) {
	return s.guard(name, func() (any, error) { return work(ctx) })
}

// guard turns a panic into an error: a fault in one feature must not take the
// author's other diagnostics away.
func (s *server) guard(name string, f func() (any, error)) (result any, err error) {
	defer func() {
		if v := recover(); v != nil {
			s.log(fmt.Sprintf("a fault in blamelint: %s: %v\n%s", name, v, debug.Stack()))
			result, err = nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInternalError, Message: fmt.Sprintf("a fault in blamelint: %v", v)}
		}
	}()
	return f()
}

func (s *server) reply(ctx context.Context, id jsonrpc2.ID, result any, err error) {
	var answer *jsonrpc2.Error
	switch {
	case err == nil:
		if s.conn.Reply(ctx, id, result) != nil {
			return // the client has gone
		}
		return
	case errors.As(err, &answer):
	case errors.Is(err, errStale):
		answer = &jsonrpc2.Error{Code: codeContentModified, Message: err.Error()}
	default:
		answer = &jsonrpc2.Error{Code: jsonrpc2.CodeInternalError, Message: err.Error()}
	}
	_ = s.conn.ReplyWithError(ctx, id, answer) // likewise
}

// notify tells the client something. That it may have gone is noticed where
// messages are read.
func (s *server) notify(method string, params any) { _ = s.conn.Notify(s.ctx, method, params) }

// ask calls the client and passes over its answer. It must not be waited for
// while a message is being taken in.
func (s *server) ask(method string, params any) {
	s.background(func() { _ = s.conn.Call(s.ctx, method, params, nil) })
}

// log writes to the client's log.
func (s *server) log(text string) {
	s.background(func() { s.notify("window/logMessage", messageParams{4, text}) })
}

// decode reads the parameters of a message.
func decode[P any](params json.RawMessage) (P, error) {
	var p P
	if err := json.Unmarshal(params, &p); err != nil {
		return p, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: err.Error()}
	}
	return p, nil
}

// take makes a method of a function that is done with its message at once.
func take[P any](f func(*server, P)) method {
	return func(s *server, params json.RawMessage) (task, error) {
		p, err := decode[P](params)
		if err == nil {
			f(s, p)
		}
		return nil, err
	}
}

// answer makes a method of a function that returns what is left to do.
func answer[P any](f func(*server, P) task) method {
	return func(s *server, params json.RawMessage) (task, error) {
		p, err := decode[P](params)
		if err != nil {
			return nil, err
		}
		return f(s, p), nil
	}
}

// about makes a method of a function that answers from an open document's
// findings. About a document that is not open there is nothing to say.
func about[P interface{ uri() string }](f func(*server, *snapshot, *analyzer.Result, P) any) method {
	return answer(func(s *server, p P) task {
		sn := s.snapshot(p.uri())
		if sn == nil {
			return nil
		}
		return func(ctx context.Context) (any, error) {
			res, err := sn.result(ctx, s.engine)
			if err != nil {
				return nil, err
			}
			return f(s, sn, res, p), nil
		}
	})
}

func (p documentParams) uri() string   { return p.Document.URI }
func (p positionParams) uri() string   { return p.Document.URI }
func (p rangeParams) uri() string      { return p.Document.URI }
func (p codeActionParams) uri() string { return p.Document.URI }

package lsp

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/blamelint/blamelint/analyzer"
)

// A document is a buffer that the client has open. Its text changes only on
// the goroutine that reads messages.
type document struct {
	uri  string
	path string // where its configuration is looked for

	turn chan struct{} // held by the one analysis that runs

	mu        sync.Mutex
	current   *snapshot // nil once the buffer is closed
	settings  *analyzer.Settings
	cost      time.Duration // of the last analysis
	timer     *time.Timer
	due       bool       // diagnostics are to be sent
	sending   bool       // a goroutine sees to it
	publish   sync.Mutex // held while diagnostics are sent, so that they arrive in order
	published bool       // diagnostics that the client still shows
}

// A snapshot is a document at one version. It does not change; what is read
// off it is computed when somebody first asks.
type snapshot struct {
	doc      *document
	version  int
	text     []byte
	lines    *analyzer.LineIndex
	settings *analyzer.Settings // nil: built-in
	excluded bool               // the configuration leaves the file out
	serial   int64              // differs for each snapshot

	start sync.Once
	ready chan struct{}
	res   *analyzer.Result // nil if err is set
	err   error

	mu    sync.Mutex // a Document is for one goroutine at a time
	model *analyzer.Document
}

func newSnapshot(d *document, version int, text []byte, serial int64) *snapshot {
	return &snapshot{
		doc: d, version: version, text: text, serial: serial,
		lines: analyzer.NewLineIndex(text), ready: make(chan struct{}),
	}
}

// errStale says that the text has changed before it could be read.
var errStale = errors.New("the text has changed")

// maxDocument bounds what is analysed, in bytes, as on the command line.
const maxDocument = 32 << 20

// keepModel is up to which size, in bytes, a document's model stays in memory
// beside its findings: it is many times larger than the text.
const keepModel = 1 << 20

// result waits for the findings. It fails with errStale, or with ctx's error.
// A snapshot that nobody waits for any more is still analysed if it is the
// newest, since the next question will be about it.
func (sn *snapshot) result(ctx context.Context, engine *analyzer.Engine) (*analyzer.Result, error) {
	sn.start.Do(func() { go sn.analyze(engine) })
	select {
	case <-sn.ready:
		return sn.res, sn.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// analyze runs the rules, one analysis of a document at a time: while a large
// one runs, the versions that are typed meanwhile are passed over.
func (sn *snapshot) analyze(engine *analyzer.Engine) {
	defer close(sn.ready)
	d := sn.doc
	d.turn <- struct{}{}
	defer func() { <-d.turn }()
	if sn.stale() {
		sn.err = errStale
		return
	}
	if sn.excluded || len(sn.text) > maxDocument {
		sn.res = &analyzer.Result{Path: d.path, Source: sn.text}
		return
	}
	began := time.Now()
	sn.res = engine.Analyze(d.path, sn.text)
	if len(sn.text) <= keepModel {
		sn.model = sn.res.Document
	}
	sn.res.Document = nil
	d.mu.Lock()
	d.cost = time.Since(began)
	d.mu.Unlock()
}

func (sn *snapshot) stale() bool {
	sn.doc.mu.Lock()
	defer sn.doc.mu.Unlock()
	return sn.doc.current != sn
}

// withModel lends the model of the text to f.
func (sn *snapshot) withModel(f func(*analyzer.Document)) {
	sn.mu.Lock()
	defer sn.mu.Unlock()
	m := sn.model
	if m == nil {
		m = analyzer.Parse(sn.doc.path, sn.text, sn.settings)
		if len(sn.text) <= keepModel {
			sn.model = m
		}
	}
	f(m)
}

// ruler converts positions of the snapshot.
func (sn *snapshot) ruler(enc encoding) *ruler { return newRuler(sn.text, sn.lines, enc) }

// changed applies the client's changes, each to the text that the one before
// has left.
func (sn *snapshot) changed(changes []contentChange, version int, serial int64, enc encoding) *snapshot {
	text, lines := sn.text, sn.lines
	for _, c := range changes {
		if c.Range == nil {
			text = []byte(c.Text)
		} else {
			s := newRuler(text, lines, enc).span(*c.Range)
			next := make([]byte, 0, len(text)-s.Len()+len(c.Text))
			next = append(append(append(next, text[:s.Start]...), c.Text...), text[s.End:]...)
			text = next
		}
		lines = analyzer.NewLineIndex(text)
	}
	next := newSnapshot(sn.doc, version, text, serial)
	return next
}

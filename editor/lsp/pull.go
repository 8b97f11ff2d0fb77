package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/blamelint/blamelint/analyzer"
)

// pull answers a client that asks for the diagnostics of one document.
func (s *server) pull(p documentDiagnosticParams) task {
	sn := s.snapshot(p.Document.URI)
	return func(ctx context.Context) (any, error) {
		if sn == nil {
			return fullReport{Kind: "full", Items: []diagnostic{}}, nil
		}
		id := strconv.FormatInt(sn.serial, 10)
		if id == p.PreviousResultID {
			return unchangedReport{"unchanged", id}, nil
		}
		res, err := sn.result(ctx, s.engine)
		if errors.Is(err, errStale) {
			return nil, askAgain()
		}
		if err != nil {
			return nil, err
		}
		return fullReport{"full", id, s.diagnostics(sn, res)}, nil
	}
}

// askAgain is the answer about a text that is no longer there.
func askAgain() error {
	e := &jsonrpc2.Error{Code: codeServerCancelled, Message: errStale.Error()}
	e.SetError(map[string]bool{"retriggerRequest": true})
	return e
}

// A fileState tells one state of a file from another.
type fileState struct {
	size     int64
	modified time.Time
	loads    int64 // of the configuration
}

// diskCache remembers which state of a file on disk has which result.
type diskCache struct {
	mu     sync.Mutex
	states map[string]fileState // by URI
	ids    map[string]string
	serial int
}

// id names the state of a file: the same name for the same state.
func (c *diskCache) id(uri string, now fileState) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ids == nil {
		c.states, c.ids = map[string]fileState{}, map[string]string{}
	}
	if c.ids[uri] == "" || c.states[uri] != now {
		c.serial++
		c.states[uri], c.ids[uri] = now, fmt.Sprintf("disk-%d", c.serial)
	}
	return c.ids[uri]
}

// pullAll answers a client that asks for the diagnostics of all postmortems of
// the workspace: those that are open as they are in the editor, the others as
// they are on disk. They are sent one by one if the client can take them so.
func (s *server) pullAll(p workspaceDiagnosticParams) task {
	s.mu.Lock()
	project, folders, loads := s.project, append([]string(nil), s.folders...), s.loads
	s.mu.Unlock()
	seen := make(map[string]string, len(p.PreviousResultIDs))
	for _, r := range p.PreviousResultIDs {
		seen[r.URI] = r.Value
	}
	return func(ctx context.Context) (any, error) {
		all := []workspaceDocumentReport{}
		send := func(r workspaceDocumentReport) {
			if len(p.PartialResultToken) == 0 || string(p.PartialResultToken) == "null" {
				all = append(all, r)
				return
			}
			s.notify("$/progress", progressParams{p.PartialResultToken, workspaceDiagnosticReport{[]workspaceDocumentReport{r}}})
		}
		for path := range project.Files(folders) {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			if r, ok := s.report(ctx, path, loads, seen); ok {
				send(r)
			}
			delete(seen, uriOf(path))
		}
		for _, uri := range slices.Sorted(maps.Keys(seen)) { // files that are gone
			send(workspaceDocumentReport{URI: uri, Kind: "full", Items: []diagnostic{}})
		}
		return workspaceDiagnosticReport{all}, nil
	}
}

// report is the state of one document of the workspace; ok is false if it
// cannot be read.
func (s *server) report(ctx context.Context, path string, loads int64, seen map[string]string) (r workspaceDocumentReport, ok bool) {
	uri := uriOf(path)
	r = workspaceDocumentReport{URI: uri, Kind: "full"}
	if d := s.documentAt(path); d != nil {
		sn := d.snapshot()
		if sn == nil {
			return r, false
		}
		res, err := sn.result(ctx, s.engine)
		if err != nil {
			return r, false
		}
		r.URI, r.Version, r.ResultID = d.uri, &sn.version, strconv.FormatInt(sn.serial, 10)
		r.Items = s.diagnostics(sn, res)
		return r, true
	}
	info, err := os.Stat(path)
	if err != nil || info.Size() > maxDocument {
		return r, false
	}
	r.ResultID = s.disk.id(uri, fileState{info.Size(), info.ModTime(), loads})
	if seen[uri] == r.ResultID {
		r.Kind = "unchanged"
		return r, true
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return r, false
	}
	res := s.engine.Analyze(path, text)
	lines := analyzer.NewLineIndex(text)
	r.Items = s.diagnosticsIn(uri, newRuler(text, lines, s.enc), newRuler(text, lines, s.enc), res)
	return r, true
}

// documentAt is the open document of a file, or nil.
func (s *server) documentAt(path string) *document {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, d := range s.documents {
		if d.path == path {
			return d
		}
	}
	return nil
}

// MarshalJSON leaves the items out of an unchanged report, and keeps an empty
// list in a full one.
func (r workspaceDocumentReport) MarshalJSON() ([]byte, error) {
	out := map[string]any{"uri": r.URI, "version": r.Version, "kind": r.Kind}
	if r.ResultID != "" {
		out["resultId"] = r.ResultID
	}
	if r.Kind == "full" {
		out["items"] = append([]diagnostic{}, r.Items...)
	}
	return json.Marshal(out)
}

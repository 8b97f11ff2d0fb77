package lsp

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/blamelint/blamelint/analyzer"
)

// The commands. askCommand is never run here: it is what a client that said it
// prompts intercepts, to ask for a reason and run suppressCommand with it.
const (
	askCommand      = "blamelint.ask"
	suppressCommand = "blamelint.suppress"
	fixAllCommand   = "blamelint.fixAll"
)

var commandNames = []string{suppressCommand, fixAllCommand}

type suppressArguments struct {
	URI     string    `json:"uri"`
	Version int       `json:"version"`
	Range   textRange `json:"range"`
	Rule    string    `json:"rule"`
	Reason  string    `json:"reason"`
}

// execute runs a command of workspace/executeCommand. What it changes is sent
// to the client, which is the one to apply it.
func (s *server) execute(p executeCommandParams) task {
	var a suppressArguments
	if len(p.Arguments) != 1 || json.Unmarshal(p.Arguments[0], &a) != nil {
		return failing(jsonrpc2.CodeInvalidParams, p.Command+" takes one argument, an object")
	}
	sn := s.snapshot(a.URI)
	switch {
	case p.Command != suppressCommand && p.Command != fixAllCommand:
		return failing(jsonrpc2.CodeInvalidParams, "unknown command "+p.Command)
	case sn == nil:
		return failing(jsonrpc2.CodeInvalidParams, "not open: "+a.URI)
	}
	return func(ctx context.Context) (any, error) {
		res, err := sn.result(ctx, s.engine)
		if err != nil {
			return nil, err
		}
		edits := safeEdits(res)
		label := "blamelint: safe rewrites"
		if p.Command == suppressCommand {
			label = "blamelint: keep these words"
			if edits, err = s.suppressionAt(sn, res, a); err != nil {
				return nil, err
			}
		}
		if len(edits) == 0 {
			return nil, nil
		}
		b := &actionBuilder{s: s, sn: sn, r: sn.ruler(s.enc)}
		return nil, s.conn.Call(ctx, "workspace/applyEdit",
			applyEditParams{label, *s.documentEdit(sn, b.textEdits(edits))}, nil)
	}
}

func failing(code int64, why string) task {
	return func(context.Context) (any, error) { return nil, &jsonrpc2.Error{Code: code, Message: why} }
}

// suppressionAt finds the finding that the client has been offered to silence.
func (s *server) suppressionAt(sn *snapshot, res *analyzer.Result, a suppressArguments) (edits []analyzer.Edit, err error) {
	if sn.version != a.Version {
		return nil, errStale
	}
	at := sn.ruler(s.enc).span(a.Range)
	for i := range res.Findings {
		if f := &res.Findings[i]; f.Rule == a.Rule && f.Span == at {
			sn.withModel(func(d *analyzer.Document) { edits = []analyzer.Edit{suppression(d, f, a.Reason)} })
			return edits, nil
		}
	}
	return nil, fmt.Errorf("%s has no finding there", a.Rule)
}

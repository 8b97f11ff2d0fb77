// Package lsp is the language server: the engine and the configuration of the
// command line, asked while somebody writes.
//
// It speaks LSP 3.17 over a pair of streams. Messages are read one after the
// other, and what they change is changed before the next one is read; requests
// are then answered on goroutines of their own, from the text as it was when
// they came in. Offsets inside are bytes, as everywhere in the analyzer; the
// client's positions are made and read in position.go only.
//
// JSON-RPC comes from github.com/sourcegraph/jsonrpc2: it is kept up, hands
// over messages in order, imports nothing outside the standard library, and
// leaves the framing to us (see stream.go). github.com/creachadair/jrpc2 is as
// well kept, but it runs notifications beside requests and brings net/http into
// the binary. The protocol's structures are written by hand in protocol.go: the
// packages that have them all are years behind or weigh more than the server,
// which needs a tenth of them.
package lsp

import (
	"iter"

	"github.com/blamelint/blamelint/analyzer"
)

// Options are what a server needs from the program around it.
type Options struct {
	Version string
	Rules   []*analyzer.Rule // every rule, also those that are off

	// Load reads the configuration anew. It is called at the start and whenever
	// a configuration file has changed.
	Load func() Project
}

// A Project is what the configuration said when it was loaded. It must be safe
// for concurrent use.
type Project interface {
	// Settings are those of the file at path, which need not exist. The error,
	// if any, is of type config.Errors.
	Settings(path string) (*analyzer.Settings, error)
	// Includes reports whether a run over the file's directory would lint it.
	Includes(path string) bool
	// ConfigFile is the configuration for the file at path, empty if there is
	// none; it is given for a broken one too.
	ConfigFile(path string) string
	// Files are the documents below the directories, as a run would find them.
	Files(dirs []string) iter.Seq[string]
}

// ruleURL is the page of a rule on the web.
func ruleURL(id string) string {
	return "https://github.com/blamelint/blamelint/blob/main/docs/rules/" + id + ".md"
}

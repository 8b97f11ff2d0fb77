package lsp

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"github.com/sourcegraph/jsonrpc2"
)

// userSettings are what the author sets in the editor: initializationOptions,
// and "blamelint" in the settings of workspace/didChangeConfiguration.
type userSettings struct {
	// How long to wait after a keystroke, in milliseconds; below 0 the server
	// goes by how long the document takes.
	Debounce int `json:"debounce"`
	// Apply the safe rewrites when a document is saved.
	FixOnSave bool `json:"fixOnSave"`
	// Where the grades of action items are shown: lens, inlay, off, or auto.
	ActionItems string `json:"actionItems"`
	// Whether all documents of the workspace are checked: on, off, or auto, that
	// is if a configuration file stands at the top of the workspace.
	Workspace string `json:"workspace"`
	// The client runs the command "blamelint.ask" itself: it asks for a reason
	// and passes it on.
	Prompts bool `json:"prompts"`
}

func defaultUserSettings() userSettings {
	return userSettings{Debounce: -1, ActionItems: "auto", Workspace: "auto"}
}

// read takes over what raw says, and leaves what it does not mention.
func (u *userSettings) read(raw json.RawMessage) error {
	if len(raw) == 0 {
		return nil
	}
	next := *u
	if err := json.Unmarshal(raw, &next); err != nil {
		return err
	}
	*u = next
	return nil
}

func (s *server) initialize(p initializeParams) task {
	s.client = p.Capabilities
	s.enc = chooseEncoding(p.Capabilities.General.PositionEncodings)
	var warning string
	if err := s.settings.read(p.Options); err != nil {
		warning = "initializationOptions: " + err.Error()
	}
	s.folders = foldersOf(p)
	s.note(s.folders...)
	s.project = s.options.Load()
	s.loads++
	s.phase.Store(phaseReady)
	result := map[string]any{
		"capabilities": s.offer(),
		"serverInfo":   map[string]string{"name": "blamelint", "version": s.options.Version},
	}
	return func(context.Context) (any, error) {
		if warning != "" {
			s.log(warning)
		}
		return result, nil
	}
}

func foldersOf(p initializeParams) (dirs []string) {
	add := func(uri string) {
		if dir, ok := pathOf(uri); ok && !slices.Contains(dirs, dir) {
			dirs = append(dirs, dir)
		}
	}
	for _, f := range p.WorkspaceFolders {
		add(f.URI)
	}
	switch {
	case len(dirs) > 0:
	case p.RootURI != nil:
		add(*p.RootURI)
	case p.RootPath != nil && *p.RootPath != "":
		add(uriOf(*p.RootPath))
	}
	return dirs
}

// offer is what the server can do, in the form that the client understands.
func (s *server) offer() map[string]any {
	c := map[string]any{
		"positionEncoding": s.enc,
		"textDocumentSync": map[string]any{
			"openClose": true, "change": 2, "save": true, "willSaveWaitUntil": true,
		},
		"diagnosticProvider": map[string]any{
			"identifier": "blamelint", "interFileDependencies": false, "workspaceDiagnostics": s.checksWorkspace(),
		},
		"hoverProvider":          true,
		"documentSymbolProvider": true,
		"codeActionProvider":     true,
		"executeCommandProvider": map[string]any{"commands": commandNames},
		"workspace": map[string]any{
			"workspaceFolders": map[string]any{"supported": true, "changeNotifications": true},
		},
	}
	if s.client.TextDocument.CodeAction.Literals != nil {
		c["codeActionProvider"] = map[string]any{"codeActionKinds": actionKinds}
	}
	switch s.gradesAs() {
	case "lens":
		c["codeLensProvider"] = map[string]any{}
	case "inlay":
		c["inlayHintProvider"] = map[string]any{}
	}
	return c
}

// gradesAs is how the grades of action items are shown: "lens", "inlay" or
// "off".
func (s *server) gradesAs() string {
	switch s.settings.ActionItems {
	case "lens", "inlay", "off":
		return s.settings.ActionItems
	}
	if s.client.TextDocument.InlayHint != nil {
		return "inlay"
	}
	return "lens"
}

// checksWorkspace reports whether the client is invited to ask for all
// documents. Unless told so, it is where somebody has configured blamelint: not
// every repository with Markdown in it holds postmortems.
func (s *server) checksWorkspace() bool {
	switch s.settings.Workspace {
	case "on":
		return true
	case "off":
		return false
	}
	return slices.ContainsFunc(s.folders, hasConfig)
}

func (s *server) initialized(none) {
	every := pollEvery
	if s.client.Workspace.DidChangeWatchedFiles.DynamicRegistration {
		s.ask("client/registerCapability", registrationParams{[]registration{{
			ID: "blamelint-configuration", Method: "workspace/didChangeWatchedFiles", Options: watchOptions{watchedGlobs()},
		}}})
		every = pollAbove
	}
	s.background(func() { s.watch(every) })
	s.background(s.showConfigErrors)
}

// How often the configuration is looked at: where the client cannot watch
// files, and where it can, for those above the workspace.
const (
	pollEvery = time.Second
	pollAbove = 15 * time.Second
)

func (s *server) shutdown(none) { s.phase.Store(phaseShutdown) }

func (s *server) exit(none) {
	wait(&s.answering, owed)
	_ = s.conn.Close() // the streams are not ours to close
}

func (s *server) cancel(p cancelParams) {
	var id jsonrpc2.ID
	if json.Unmarshal(p.ID, &id) != nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if cancel := s.calls[id]; cancel != nil {
		cancel()
	}
}

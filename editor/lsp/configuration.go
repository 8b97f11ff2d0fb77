package lsp

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/config"
)

func isConfig(path string) bool { return slices.Contains(config.Names, filepath.Base(path)) }

// hasConfig reports whether a configuration file stands in a directory.
func hasConfig(dir string) bool {
	return slices.ContainsFunc(config.Names, func(name string) bool {
		info, err := os.Stat(filepath.Join(dir, name))
		return err == nil && info.Mode().IsRegular()
	})
}

func watchedGlobs() []fileWatcher {
	list := make([]fileWatcher, len(config.Names))
	for i, name := range config.Names {
		list[i].Glob = "**/" + name
	}
	return list
}

func (s *server) watchedFilesChanged(none) { s.reload() }

func (s *server) didChangeConfiguration(p changeConfigurationParams) {
	var of struct {
		Blamelint json.RawMessage `json:"blamelint"`
	}
	if json.Unmarshal(p.Settings, &of) != nil {
		return // some clients send null: "ask me", which nothing here needs
	}
	s.mu.Lock()
	err := s.settings.read(of.Blamelint)
	s.mu.Unlock()
	if err != nil {
		s.log("settings: " + err.Error())
	}
}

func (s *server) didChangeFolders(p changeFoldersParams) {
	gone, added := foldersOf(initializeParams{WorkspaceFolders: p.Event.Removed}), foldersOf(initializeParams{WorkspaceFolders: p.Event.Added})
	s.note(added...)
	s.mu.Lock()
	s.folders = slices.DeleteFunc(slices.Clone(s.folders), func(dir string) bool { return slices.Contains(gone, dir) })
	s.folders = append(s.folders, added...)
	s.mu.Unlock()
	s.background(s.showConfigErrors)
}

// reload reads the configuration anew and looks at everything under it.
func (s *server) reload() {
	now := configStates(s.configDirs())
	project := s.options.Load()
	s.mu.Lock()
	maps.Copy(s.watched, now)
	s.project = project
	s.loads++
	s.mu.Unlock()
	for _, d := range s.open() {
		s.renew(d)
		s.push(d, 0)
	}
	s.background(s.showConfigErrors)
	w := s.client.Workspace
	for method, c := range map[string]supported{
		"workspace/diagnostic/refresh": w.Diagnostics,
		"workspace/codeLens/refresh":   w.CodeLens,
		"workspace/inlayHint/refresh":  w.InlayHint,
	} {
		if c.RefreshSupport {
			s.ask(method, nil)
		}
	}
}

// renew makes a new snapshot of the text as it is.
func (s *server) renew(d *document) {
	s.install(d, func(old *snapshot) *snapshot {
		if old == nil {
			return nil
		}
		sn := newSnapshot(d, old.version, old.text, s.serial.Add(1))
		return sn
	})
}

// watch looks at the configuration files from time to time.
func (s *server) watch(every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-s.ctx.Done():
			return
		case <-tick.C:
		}
		if s.configChanged() {
			s.reload()
		}
	}
}

// note remembers the state of the configuration files for documents in the
// directories. It comes before they are read for the first time, so that no
// change after that is missed.
func (s *server) note(dirs ...string) {
	now := configStates(dirs)
	s.mu.Lock()
	defer s.mu.Unlock()
	for dir, state := range now {
		if _, known := s.watched[dir]; !known {
			s.watched[dir] = state
		}
	}
}

// configChanged reports whether a configuration file that may matter is another
// one than when it was looked at last.
func (s *server) configChanged() bool {
	now := configStates(s.configDirs())
	s.mu.Lock()
	defer s.mu.Unlock()
	for dir, state := range now {
		if was, known := s.watched[dir]; known && was != state {
			return true
		}
	}
	return false
}

// configStates gives, for the directories and those above them, a text that
// changes whenever a configuration file in there does.
func configStates(dirs []string) map[string]string {
	states := map[string]string{}
	for _, dir := range dirs {
		for {
			if _, seen := states[dir]; seen {
				break
			}
			var b strings.Builder
			for _, name := range config.Names {
				if info, err := os.Stat(filepath.Join(dir, name)); err == nil {
					fmt.Fprintf(&b, "%s %d %d\n", name, info.Size(), info.ModTime().UnixNano())
				}
			}
			states[dir] = b.String()
			dir = filepath.Dir(dir)
		}
	}
	return states
}

// configDirs are the directories whose configuration matters now.
func (s *server) configDirs() (dirs []string) {
	for _, place := range s.places() {
		dirs = append(dirs, filepath.Dir(place))
	}
	return dirs
}

// places are the paths whose configuration matters now.
func (s *server) places() (paths []string) {
	for _, d := range s.open() {
		paths = append(paths, d.path)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, dir := range s.folders {
		paths = append(paths, filepath.Join(dir, "any.md"))
	}
	return paths
}

// showConfigErrors publishes what is wrong in configuration files at its place
// in them, and takes back what is no longer wrong.
func (s *server) showConfigErrors() {
	places := s.places()
	s.mu.Lock()
	defer s.mu.Unlock() // also keeps two of these apart
	wrong := map[string]config.Errors{}
	for _, place := range places {
		var errs config.Errors
		if _, err := s.project.Settings(place); errors.As(err, &errs) && len(errs) > 0 {
			wrong[uriOf(errs[0].File)] = errs
		}
	}
	for uri := range s.broken {
		if wrong[uri] == nil {
			delete(s.broken, uri)
			s.notify("textDocument/publishDiagnostics", publishDiagnosticsParams{URI: uri, Diagnostics: []diagnostic{}})
		}
	}
	for _, uri := range slices.Sorted(maps.Keys(wrong)) {
		s.broken[uri] = true
		s.notify("textDocument/publishDiagnostics", publishDiagnosticsParams{URI: uri, Diagnostics: s.configDiagnostics(wrong[uri])})
	}
}

// configDiagnostics underlines each error up to the end of its line.
func (s *server) configDiagnostics(errs config.Errors) []diagnostic {
	text, err := os.ReadFile(errs[0].File)
	if err != nil {
		text = nil
	}
	lines := analyzer.NewLineIndex(text)
	list := make([]diagnostic, 0, len(errs))
	for _, e := range errs {
		at := lines.Offset(analyzer.Position{Line: max(e.Line, 1), Column: max(e.Column, 1)})
		end := lines.LineSpan(lines.Line(at)).End
		list = append(list, diagnostic{
			Range:    newRuler(text, lines, s.enc).textRange(analyzer.Span{Start: at, End: max(at, end)}),
			Severity: 1, Code: "configuration", Source: source, Message: e.Message,
		})
	}
	return list
}

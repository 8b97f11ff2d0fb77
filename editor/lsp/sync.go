package lsp

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

func (s *server) didOpen(p didOpenParams) {
	d := &document{uri: p.Document.URI, path: s.placeOf(p.Document.URI), turn: make(chan struct{}, 1)}
	s.mu.Lock()
	old := s.documents[d.uri]
	s.documents[d.uri] = d
	s.mu.Unlock()
	if old != nil {
		old.close()
	}
	s.note(filepath.Dir(d.path))
	s.install(d, func(*snapshot) *snapshot {
		return newSnapshot(d, p.Document.Version, []byte(p.Document.Text), s.serial.Add(1))
	})
	s.push(d, 0)
	s.background(s.showConfigErrors) // its directory may have a configuration of its own
}

// placeOf is the path that stands for a URI. A buffer without a file belongs to
// the workspace.
func (s *server) placeOf(uri string) string {
	if path, ok := pathOf(uri); ok {
		return path
	}
	name := uri[strings.LastIndexAny(uri, "/:")+1:]
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.folders) > 0 {
		return filepath.Join(s.folders[0], filepath.Base(filepath.Clean("/"+name)))
	}
	return filepath.Base(filepath.Clean("/" + name))
}

func (s *server) didChange(p didChangeParams) {
	d := s.document(p.Document.URI)
	if d == nil || d.snapshot() == nil {
		s.log("didChange for a document that is not open: " + p.Document.URI)
		return
	}
	s.install(d, func(old *snapshot) *snapshot {
		return old.changed(p.Changes, p.Document.Version, s.serial.Add(1), s.enc)
	})
	s.push(d, s.delay(d))
}

func (s *server) didClose(p documentParams) {
	s.mu.Lock()
	d := s.documents[p.Document.URI]
	delete(s.documents, p.Document.URI)
	s.mu.Unlock()
	if d != nil {
		d.close()
		s.background(func() { s.retract(d) })
	}
}

// didSave is the moment to look at the configuration, should the client not
// watch it.
func (s *server) didSave(p documentParams) {
	if path, ok := pathOf(p.Document.URI); ok && isConfig(path) {
		s.reload()
	}
}

// install makes the snapshot that next gives the current one, under the settings
// of its path. next is given the snapshot so far, and may return nil to leave it.
func (s *server) install(d *document, next func(old *snapshot) *snapshot) {
	d.mu.Lock()
	defer d.mu.Unlock()
	s.mu.Lock()
	project := s.project
	s.mu.Unlock()
	sn := next(d.current)
	if sn == nil {
		return
	}
	// A typing error in the configuration must not change what is found: the
	// last settings that were right stay.
	if settings, err := project.Settings(d.path); err == nil {
		d.settings = settings
	}
	sn.settings, sn.excluded = d.settings, !project.Includes(d.path)
	d.current = sn
}

// settingsOf gives the engine the settings of a path: those of the newest
// snapshot, for an open document.
func (s *server) settingsOf(path string) *analyzer.Settings {
	s.mu.Lock()
	project := s.project
	for _, d := range s.documents {
		if d.path == path {
			s.mu.Unlock()
			d.mu.Lock()
			defer d.mu.Unlock()
			return d.settings
		}
	}
	s.mu.Unlock()
	settings, _ := project.Settings(path)
	return settings
}

func (s *server) document(uri string) *document {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.documents[uri]
}

// snapshot is the open document as it is now, or nil.
func (s *server) snapshot(uri string) *snapshot {
	if d := s.document(uri); d != nil {
		return d.snapshot()
	}
	return nil
}

func (d *document) snapshot() *snapshot {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.current
}

func (d *document) close() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.current = nil
	if d.timer != nil {
		d.timer.Stop()
	}
}

// open are the open documents.
func (s *server) open() []*document {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := make([]*document, 0, len(s.documents))
	for _, d := range s.documents {
		list = append(list, d)
	}
	slices.SortFunc(list, func(a, b *document) int { return strings.Compare(a.uri, b.uri) })
	return list
}

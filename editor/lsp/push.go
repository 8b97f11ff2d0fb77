package lsp

import (
	"fmt"
	"time"

	"github.com/blamelint/blamelint/analyzer"
)

// A document whose analysis is cheap is looked at on every keystroke: that costs
// less than a frame of the screen, and what is typed while one analysis runs is
// joined for the next. One that takes longer is looked at when the author
// pauses, for twice as long as it takes, but not for longer than longest.
const (
	cheap   = 50 * time.Millisecond
	longest = 500 * time.Millisecond
)

// delay is how long to wait for further changes of a document.
func (s *server) delay(d *document) time.Duration {
	s.mu.Lock()
	wanted := s.settings.Debounce
	s.mu.Unlock()
	if wanted >= 0 {
		return time.Duration(wanted) * time.Millisecond
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.cost < cheap {
		return 0
	}
	return min(2*d.cost, longest)
}

// push sends diagnostics after a while, unless the client asks for them itself:
// one that does both would show each finding twice.
func (s *server) push(d *document, after time.Duration) {
	if s.client.TextDocument.Diagnostic != nil {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.timer != nil {
		d.timer.Stop()
	}
	if after <= 0 {
		s.send(d)
		return
	}
	d.timer = time.AfterFunc(after, func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		s.send(d)
	})
}

// send has diagnostics sent. There is one goroutine for it, however fast somebody
// types: what comes while it works is joined for its next turn. d.mu is held.
func (s *server) send(d *document) {
	d.due = true
	if d.sending {
		return
	}
	d.sending = true
	s.background(func() {
		for s.isDue(d) {
			s.publish(d)
		}
	})
}

// isDue reports whether there are diagnostics to send, and takes it that they
// will be.
func (s *server) isDue(d *document) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	due := d.due
	d.due, d.sending = false, due
	return due
}

func (s *server) publish(d *document) {
	sn := d.snapshot()
	if sn == nil {
		return
	}
	res, err := sn.result(s.ctx, s.engine)
	if err != nil {
		return // the newer text has its own timer
	}
	list := s.diagnostics(sn, res)
	d.publish.Lock()
	defer d.publish.Unlock()
	if sn.stale() {
		return
	}
	d.published = true
	p := publishDiagnosticsParams{URI: d.uri, Diagnostics: list}
	if s.client.TextDocument.PublishDiagnostics.VersionSupport {
		p.Version = &sn.version
	}
	s.notify("textDocument/publishDiagnostics", p)
}

// retract takes back the diagnostics of a closed document.
func (s *server) retract(d *document) {
	d.publish.Lock()
	defer d.publish.Unlock()
	if d.published && s.document(d.uri) == nil {
		d.published = false
		s.notify("textDocument/publishDiagnostics", publishDiagnosticsParams{URI: d.uri, Diagnostics: []diagnostic{}})
	}
}

// diagnostics are the findings of a snapshot in the client's terms.
func (s *server) diagnostics(sn *snapshot, res *analyzer.Result) []diagnostic {
	return s.diagnosticsIn(sn.doc.uri, sn.ruler(s.enc), sn.ruler(s.enc), res)
}

// maxDiagnostics bounds what is sent about one document: an editor that has to
// draw tens of thousands of them stands still, and nobody reads them.
const maxDiagnostics = 2000

// diagnosticsIn converts findings. There are two rulers, because starts ascend
// and ends nearly do.
func (s *server) diagnosticsIn(uri string, starts, ends *ruler, res *analyzer.Result) []diagnostic {
	list := make([]diagnostic, 0, len(res.Findings))
	for i := range res.Findings {
		if i == maxDiagnostics {
			list = append(list, more(len(res.Findings)-i))
			break
		}
		list = append(list, s.diagnostic(uri, starts, ends, &res.Findings[i]))
	}
	for _, fault := range res.Faults {
		list = append(list, diagnostic{Severity: 2, Source: source, Message: "A fault in blamelint: " + fault})
	}
	return list
}

func (s *server) diagnostic(uri string, starts, ends *ruler, f *analyzer.Finding) diagnostic {
	d := diagnostic{
		Range:    textRange{starts.position(f.Span.Start), ends.position(f.Span.End)},
		Severity: severities[f.Severity],
		Code:     f.Rule,
		CodePage: &codeDescription{ruleURL(f.Rule)},
		Source:   source,
		Message:  f.Message,
	}
	if f.Advice != "" {
		d.Message += "\n" + f.Advice
	}
	if s.client.TextDocument.PublishDiagnostics.RelatedInformation {
		for _, r := range f.Related {
			at := newRuler(starts.text, starts.lines, starts.enc)
			d.Related = append(d.Related, relatedInformation{location{uri, at.textRange(r.Span)}, r.Message})
		}
	}
	return d
}

const source = "blamelint"

var severities = [...]int{analyzer.Off: 3, analyzer.Note: 3, analyzer.Warning: 2, analyzer.Error: 1}

// more stands for the findings that are not sent.
func more(n int) diagnostic {
	return diagnostic{Severity: 3, Source: source, Message: fmt.Sprintf("There are %d more findings in this document; the command line shows all of them.", n)}
}

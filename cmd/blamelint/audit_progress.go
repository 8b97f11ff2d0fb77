package main

import (
	"fmt"
	"io"
	"sync/atomic"
	"time"

	"github.com/schollz/progressbar/v3"

	"github.com/blamelint/blamelint/analyzer/audit"
	"github.com/blamelint/blamelint/reporter/records"
)

// A progress tells on standard error how far an audit is: as a bar on a
// terminal, elsewhere as a line now and then. A nil progress is silent.
type progress struct {
	done  int64
	w     io.Writer // nil: silent
	bar   *progressbar.ProgressBar
	total atomic.Int64 // documents counted so far
	halt  atomic.Bool  // stops the counting
	began time.Time
	told  time.Time // when the last line was written
}

// tellEvery is the time between lines where nobody watches.
const tellEvery = 10 * time.Second

func (au *auditor) startProgress(paths []string) *progress {
	now := time.Now()
	p := &progress{began: now, told: now}
	if au.flags.quiet {
		return p
	}
	p.w = au.app.stderr
	t := terminalOf(au.app.stderr, "never")
	if !t.watched {
		return p
	}
	p.bar = newBar(p.w)
	go p.count(&walker{loader: au.settings.loader}, paths)
	return p
}

func newBar(w io.Writer) *progressbar.ProgressBar {
	return progressbar.NewOptions64(1,
		progressbar.OptionSetWriter(w), progressbar.OptionSetDescription("audit"), progressbar.OptionFullWidth(),
		progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("documents"), progressbar.OptionSetPredictTime(true),
		progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
}

// count finds out how many documents there are, while the first are read.
func (p *progress) count(w *walker, paths []string) {
	var n int64
	for range w.inputs(paths) {
		n++
		if p.halt.Load() {
			return
		}
	}
	p.total.Store(n)
}

func (p *progress) add(*audit.Record) {
	p.done++
	switch {
	case p.bar != nil:
		p.move()
	case p.w != nil && p.done%64 == 0 && time.Since(p.told) >= tellEvery:
		p.told = time.Now()
		rate := float64(p.done) / p.told.Sub(p.began).Seconds()
		fmt.Fprintf(p.w, "blamelint: %s, %.0f a second\n", records.Amount(p.done, "document", "documents"), rate)
	}
}

// move moves the bar. Until all documents are counted, there is a little more
// to do than has been done.
func (p *progress) move() {
	total := p.total.Load()
	if total < p.done {
		total = p.done + 1
	}
	if p.bar.GetMax64() != total {
		p.bar.ChangeMax64(total)
	}
	_ = p.bar.Set64(p.done) // a terminal that has gone away is no reason to stop
}

// pages tells how many pages of the report are written; there is one for each
// document.
func (p *progress) pages(done int64) {
	switch {
	case p.bar != nil:
		p.bar.Describe("pages")
		p.bar.ChangeMax64(p.done)
		_ = p.bar.Set64(done) // as in move
	case p.w != nil && time.Since(p.told) >= tellEvery:
		p.told = time.Now()
		fmt.Fprintf(p.w, "blamelint: %s\n", records.Amount(done, "page", "pages"))
	}
}

func (p *progress) stop() {
	p.halt.Store(true)
	p.clear()
}

// clear takes the bar away, so that there is room for a line.
func (p *progress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear() // as above
	}
}

func plainCount(n int64, one, many string) string { return records.Amount(n, one, many) }

package main

import (
	"bytes"
	"io"
	"testing"
	"testing/synctest"
	"time"
)

// TestProgressLines: where nobody watches, a line comes now and then.
func TestProgressLines(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var b bytes.Buffer
		began := time.Now()
		p := &progress{w: &b, began: began, told: began, done: 1279}
		quiet := &progress{began: began, told: began, done: 63}
		time.Sleep(16 * time.Second)
		p.add(nil)
		time.Sleep(tellEvery - time.Nanosecond)
		p.done += 63
		p.add(nil) // just told
		if got, want := b.String(), "blamelint: 1,280 documents, 80 a second\n"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		quiet.add(nil) // writes nowhere
	})
}

// TestProgressBar: until all documents are counted, the bar is never full.
func TestProgressBar(t *testing.T) {
	p := &progress{w: io.Discard, bar: newBar(io.Discard)}
	for range 5 {
		p.add(nil)
	}
	if full := p.bar.GetMax64(); full != 6 || p.bar.State().CurrentNum != 5 {
		t.Errorf("%d of %d", p.bar.State().CurrentNum, full)
	}
	p.total.Store(40)
	p.add(nil)
	if full := p.bar.GetMax64(); full != 40 || p.bar.State().CurrentNum != 6 {
		t.Errorf("%d of %d", p.bar.State().CurrentNum, full)
	}
}

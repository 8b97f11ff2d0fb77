package lsp

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// BenchmarkKeystroke measures, in a document of 5,000 words on a warm server,
// the time from the moment a keystroke is sent to the moment its diagnostics
// have come back, framing and JSON on both ends included. It reports the 99th
// percentile.
func BenchmarkKeystroke(b *testing.B) {
	for name, caps := range map[string]string{"push": pushing, "pull": pulling} {
		b.Run(name, func(b *testing.B) { keystrokes(b, caps, name == "pull") })
	}
}

func keystrokes(b *testing.B, caps string, pull bool) {
	c := dial(b, caps, `{}`)
	text := words(5000)
	uri := c.openText("draft.md", text)
	line := strings.Count(text[:len(text)/2], "\n")
	var times []time.Duration
	strike := func(v int) {
		began := time.Now()
		c.change(uri, v, contentChange{&textRange{position{line, 0}, position{line, 0}}, string(rune('a' + v%26))})
		if pull {
			c.call("textDocument/diagnostic", documentDiagnosticParams{Document: documentID{uri}}, nil)
		} else {
			c.diagnostics(uri, v)
		}
		times = append(times, time.Since(began))
		c.mu.Lock()
		c.shown[uri] = nil
		c.mu.Unlock()
	}
	for v := range 50 {
		strike(v + 2)
	}
	times = nil
	v := 100
	b.ReportAllocs()
	for b.Loop() {
		strike(v)
		v++
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "p99-ms")
}

// words is a document of about n words, with a finding in every hundred or so.
func words(n int) string {
	var b strings.Builder
	for section := 1; len(strings.Fields(b.String())) < n; section++ {
		if section%4 == 1 {
			b.WriteString(draft[strings.Index(draft, "## Summary"):] + "\n")
		}
		b.WriteString("At 10:02 UTC the on-call engineer saw the queue of parcels grow from 200 to 41,000 and paged the label team.\n")
		b.WriteString("The printer service read its limit from a file that the night job had replaced; nothing compared the two.\n\n")
		b.WriteString("- 10:05 the limit was raised\n- 10:09 the queue fell, and 3% of the labels had been printed twice\n\n")
	}
	return b.String()
}

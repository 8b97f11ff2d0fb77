package reporter

import (
	"io"
	"os"
	"testing"

	"github.com/blamelint/blamelint/analyzer"
)

// BenchmarkFormat writes a document with a finding in every sentence in each
// format.
func BenchmarkFormat(b *testing.B) {
	src, err := os.ReadFile("../testdata/sample.md")
	if err != nil {
		b.Fatal(err)
	}
	rule := &analyzer.Rule{ID: "sample", Severity: analyzer.Warning, Check: func(p *analyzer.Pass) {
		for i := range p.Sentences {
			s := &p.Sentences[i]
			p.Report(p.TokensSpan(s.First, s.First+1), "%q begins a sentence.", p.TokensText(s.First, s.First+1))
		}
	}}
	rules := []*analyzer.Rule{rule}
	res := analyzer.NewEngine(rules, nil).Analyze("sample.md", src)
	for _, name := range Names() {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r, err := New(name, io.Discard, Options{Rules: rules})
				if err != nil {
					b.Fatal(err)
				}
				if err := r.Report(res); err != nil {
					b.Fatal(err)
				}
				if err := r.Close(Summary{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

package tagger

import (
	"strings"
	"testing"

	"github.com/jdkato/prose/v2"
)

// passage is a paragraph as the linter meets them.
const passage = "At 14:02 the deploy of checkout-api 2.31 began to fail , because the new index had not been built " +
	"on the replica . The on-call engineer saw the alert within two minutes , but the runbook pointed to a dashboard " +
	"that was retired in 2021 , so she could not tell which shard was slow . We should have tested the migration " +
	"against production-sized data . Error rates rose to 12 % of requests ( see graphs.example.com/errors ) before " +
	"traffic was moved to eu-west-1 . It is n't clear why the health check did n't notice ."

// BenchmarkTag measures a warm tagger; ns/word is what counts.
func BenchmarkTag(b *testing.B) {
	words := strings.Fields(passage)
	out := make([]Tag, 0, len(words))
	b.ReportAllocs()
	b.SetBytes(int64(len(passage)))
	for b.Loop() {
		out = Tagger{}.Tag(words, out)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(words)), "ns/word")
}

// BenchmarkProse measures prose on the same words, with its model loaded; it
// cuts the text into words as well, since it does not take them.
func BenchmarkProse(b *testing.B) {
	doc, err := prose.NewDocument("load", prose.WithSegmentation(false), prose.WithExtraction(false))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.SetBytes(int64(len(passage)))
	for b.Loop() {
		if _, err := prose.NewDocument(passage, prose.WithSegmentation(false), prose.WithExtraction(false), prose.UsingModel(doc.Model)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(strings.Fields(passage))), "ns/word")
}

// BenchmarkRead measures the look-ups alone: a word's rows, without the sums.
func BenchmarkRead(b *testing.B) {
	words := strings.Fields(passage)
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range words {
			var w word
			w.read(text)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(words)), "ns/word")
}

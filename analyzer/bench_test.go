package analyzer

import (
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"github.com/blamelint/blamelint/analyzer/ruletest/corpus"
)

// BenchmarkFloor parses with goldmark and GFM alone.
func BenchmarkFloor(b *testing.B) {
	docs, size := corpus.Read(b, "../testdata")
	p := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, src := range docs {
			p.Parse(text.NewReader(src))
		}
	}
}

// BenchmarkMarkdown parses as Parse does, without the model.
func BenchmarkMarkdown(b *testing.B) {
	docs, size := corpus.Read(b, "../testdata")
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, src := range docs {
			markdown.Parse(text.NewReader(src))
		}
	}
}

// BenchmarkModel builds the whole document model.
func BenchmarkModel(b *testing.B) {
	docs, size := corpus.Read(b, "../testdata")
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, src := range docs {
			Parse("x.md", src, nil).Release()
		}
	}
}

// BenchmarkTriggers looks for the words that rules begin with, which nearly
// every document lacks: those of many sets, one after the other.
func BenchmarkTriggers(b *testing.B) {
	docs, size := corpus.Read(b, "../testdata")
	parsed := make([]*Document, len(docs))
	for i, src := range docs {
		parsed[i] = Parse("x.md", src, nil)
	}
	sets := []Set{RoleNouns, TeamNouns, Determiners, Prepositions, Negations, Adverbs, WePronouns, PersonPronouns, Coordinators, Auxiliary}
	b.SetBytes(size)
	found := 0
	for b.Loop() {
		for _, d := range parsed {
			for _, s := range sets {
				for range d.Each(s) {
					found++
				}
			}
		}
	}
	if found == 0 {
		b.Error("no word was found")
	}
}

// BenchmarkTags tags every word, which no real run does.
func BenchmarkTags(b *testing.B) {
	docs, size := corpus.Read(b, "../testdata")
	parsed := make([]*Document, len(docs))
	for i, src := range docs {
		parsed[i] = Parse("x.md", src, nil)
	}
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range parsed {
			clear(d.tags.tags)
			for s := range d.Sentences {
				for i := d.Sentences[s].End - 1; i >= d.Sentences[s].First; i-- {
					d.Tag(i)
				}
			}
		}
	}
}

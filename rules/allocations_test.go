package rules

import (
	"runtime"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"github.com/blamelint/blamelint/analyzer"
	"github.com/blamelint/blamelint/analyzer/ruletest/corpus"
)

// TestAllocations bounds what reading a document asks of the allocator by what
// goldmark asks for when it parses the same text. The allowance is a tenth more
// than was needed when the bound was set; what grows it grows every run.
func TestAllocations(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates, too")
	}
	docs, _ := corpus.Read(t, "../testdata")
	engine := analyzer.NewEngine(All(), nil)
	markdown := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList)).Parser()
	parse := testing.AllocsPerRun(5, func() {
		for _, src := range docs {
			markdown.Parse(text.NewReader(src))
		}
	})
	ours := testing.AllocsPerRun(5, func() {
		for _, src := range docs {
			engine.Analyze("x.md", src).Release()
		}
	})
	const allowed = 2.0
	t.Logf("%.0f allocations, goldmark alone %.0f: %.2f times", ours, parse, ours/parse)
	if ours > allowed*parse {
		t.Errorf("%.0f allocations, more than %.1f times goldmark's %.0f", ours, allowed, parse)
	}
}

// TestNoGrowth: after the first hundred documents, a thousand more leave
// nothing behind.
func TestNoGrowth(t *testing.T) {
	docs, _ := corpus.Read(t, "../testdata")
	engine := analyzer.NewEngine(All(), nil)
	read := func(n int) {
		for i := range n {
			engine.Analyze("x.md", docs[i%len(docs)]).Release()
		}
	}
	read(100)
	before := heap()
	read(1000)
	if after := heap(); after > before+1<<20 {
		t.Errorf("%d bytes more after a thousand documents", after-before)
	}
}

// heap is the memory in use that nothing can free.
func heap() uint64 {
	var m runtime.MemStats
	for range 3 {
		runtime.GC()
	}
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

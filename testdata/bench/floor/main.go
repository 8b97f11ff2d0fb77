// Command floor is the least that any Markdown linter in Go does: it reads the
// files it is given, or those below the folders it is given, and parses each
// with goldmark and its GFM extensions. It is what blamelint's speed is
// measured against; build it with "go build ./testdata/bench/floor".
package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

func main() {
	p := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()
	blocks := 0
	for _, root := range os.Args[1:] {
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || filepath.Ext(path) != ".md" {
				return err
			}
			src, err := os.ReadFile(path)
			if err == nil {
				blocks += p.Parse(text.NewReader(src)).ChildCount()
			}
			return err
		})
		if err != nil {
			fmt.Fprintln(os.Stderr, "floor:", err)
			os.Exit(2)
		}
	}
	fmt.Println(blocks)
}
